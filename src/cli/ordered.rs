//! A parallel map whose results arrive in the order of its inputs, with a
//! bounded number of them under way.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How items are handed to the threads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    /// Threads.
    pub(super) jobs: usize,
    /// Items that a thread takes at a time.
    pub(super) chunk: usize,
}

impl Pace {
    /// For files: so many at a time that the locks cost nothing beside opening
    /// and reading them.
    pub(super) const fn of_files(jobs: usize) -> Self {
        Self { jobs, chunk: 8 }
    }

    /// For items that are large each.
    pub(super) const fn one_by_one(jobs: usize) -> Self {
        Self { jobs, chunk: 1 }
    }
}

/// Chunks under way or waiting for their turn: of files, 64.
const WINDOW: usize = 8;

/// Calls `work` for chunks of `items` on threads, and `emit` with each
/// result in the order of the items. `work` gets a state of its thread's own,
/// made by `state`, and can hand out results ahead of its last one: such a call
/// returns when all before it has been handed out. Ends early when `emit`
/// breaks.
///
/// One job runs here, item by item, without a thread.
pub(super) fn in_order<T: Send, S, R: Send>(
    Pace { jobs, chunk }: Pace,
    items: impl Iterator<Item = T> + Send,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, Vec<T>, &mut Ahead<'_, R>) -> R + Sync,
    mut emit: impl FnMut(R) -> ControlFlow<()> + Send,
) {
    if jobs <= 1 {
        let mut state = state();
        for item in items {
            let mut flow = ControlFlow::Continue(());
            let last = work(&mut state, vec![item], &mut |result| {
                flow = emit(result);
                flow
            });
            if flow.is_break() || emit(last).is_break() {
                return;
            }
        }
        return;
    }
    let queue = Mutex::new(Queue { items, chunk, next: 0 });
    let window = Window::new();
    let emit = Mutex::new(emit);
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                let mut state = state();
                loop {
                    // A statement of its own: the queue is free again after it.
                    let taken = lock(&queue).take();
                    let Some((ticket, chunk)) = taken else { return };
                    if window.wait_for_room(ticket).is_break() {
                        return;
                    }
                    let emit = |result| lock(&emit)(result);
                    let mut ahead = |result| window.emit_ahead(ticket, result, emit);
                    let last = work(&mut state, chunk, &mut ahead);
                    window.deliver(ticket, last, emit);
                }
            });
        }
    });
}

/// Hands out a result ahead of the last one of its items.
pub(super) type Ahead<'a, R> = dyn FnMut(R) -> ControlFlow<()> + Send + 'a;

/// The inputs that are left, and the ticket of the next chunk.
struct Queue<I> {
    items: I,
    chunk: usize,
    next: usize,
}

impl<I: Iterator> Queue<I> {
    fn take(&mut self) -> Option<(usize, Vec<I::Item>)> {
        let chunk: Vec<_> = self.items.by_ref().take(self.chunk).collect();
        let ticket = self.next;
        self.next += 1;
        (!chunk.is_empty()).then_some((ticket, chunk))
    }
}

/// The results that wait for an earlier one.
struct Window<R> {
    inside: Mutex<Inside<R>>,
    moved: Condvar,
}

struct Inside<R> {
    /// The result of ticket `first` and of those after it, as far as they are there.
    waiting: VecDeque<Option<R>>,
    first: usize,
    /// Is a thread handing out results? Then it hands out the next ones too.
    emitting: bool,
    stopped: bool,
}

impl<R> Window<R> {
    fn new() -> Self {
        let inside = Inside { waiting: VecDeque::new(), first: 0, emitting: false, stopped: false };
        Self { inside: Mutex::new(inside), moved: Condvar::new() }
    }

    /// Waits until the ticket is inside the window. The earliest ticket always
    /// is, so that somebody always works.
    fn wait_for_room(&self, ticket: usize) -> ControlFlow<()> {
        let inside = self
            .moved
            .wait_while(lock(&self.inside), |inside| {
                !inside.stopped && ticket >= inside.first + WINDOW
            })
            .unwrap_or_else(PoisonError::into_inner);
        if inside.stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Waits for the ticket's turn, and hands out a result of it that is not the
    /// last.
    fn emit_ahead(
        &self,
        ticket: usize,
        result: R,
        emit: impl Fn(R) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let inside = self
            .moved
            .wait_while(lock(&self.inside), |inside| {
                !inside.stopped && (inside.emitting || inside.first != ticket)
            })
            .unwrap_or_else(PoisonError::into_inner);
        if inside.stopped {
            return ControlFlow::Break(());
        }
        let (inside, flow) = self.hand_out(inside, result, emit);
        drop(inside);
        self.moved.notify_all();
        flow
    }

    /// Hands out a result, without the lock, while nobody else does.
    fn hand_out<'w>(
        &'w self,
        mut inside: MutexGuard<'w, Inside<R>>,
        result: R,
        emit: impl FnOnce(R) -> ControlFlow<()>,
    ) -> (MutexGuard<'w, Inside<R>>, ControlFlow<()>) {
        inside.emitting = true;
        drop(inside);
        self.moved.notify_all();
        let flow = emit(result);
        let mut inside = lock(&self.inside);
        inside.emitting = false;
        inside.stopped |= flow.is_break();
        (inside, flow)
    }

    /// Puts a result in its place, and hands out all whose turn it is.
    fn deliver(&self, ticket: usize, result: R, mut emit: impl FnMut(R) -> ControlFlow<()>) {
        let mut inside = lock(&self.inside);
        let place = ticket - inside.first;
        if inside.waiting.len() <= place {
            inside.waiting.resize_with(place + 1, || None);
        }
        if let Some(slot) = inside.waiting.get_mut(place) {
            *slot = Some(result);
        }
        if inside.emitting {
            return;
        }
        while !inside.stopped {
            let Some(result) = inside.waiting.front_mut().and_then(Option::take) else { break };
            inside.waiting.pop_front();
            inside.first += 1;
            (inside, _) = self.hand_out(inside, result, &mut emit);
        }
        drop(inside);
        self.moved.notify_all();
    }
}

/// A lock whose holder panicked is still a lock: each input's panic is caught
/// where the input is worked on.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_arrive_in_the_order_of_the_inputs() {
        for jobs in [1, 2, 8] {
            let mut seen = Vec::new();
            in_order(
                Pace::of_files(jobs),
                0..1000,
                || (),
                |(), chunk, ahead| {
                    if chunk[0] % 3 == 0 {
                        thread::yield_now();
                    }
                    // The first half of a chunk ahead of the other.
                    let (first, second) = chunk.split_at(chunk.len() / 2);
                    let _ = ahead(first.to_vec());
                    second.to_vec()
                },
                |chunk| {
                    seen.extend(chunk);
                    ControlFlow::Continue(())
                },
            );
            assert_eq!(seen, (0..1000).collect::<Vec<_>>(), "{jobs} jobs");
        }
    }

    #[test]
    fn an_end_asked_for_ends_an_endless_input() {
        for jobs in [1, 2, 8] {
            let mut seen = 0;
            let count = |chunk: Vec<usize>| {
                seen += chunk.len();
                if seen >= 100 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            in_order(Pace::of_files(jobs), 0.., || (), |(), chunk, _| chunk, count);
            assert!((100..100 + Pace::of_files(jobs).chunk).contains(&seen), "{jobs} jobs: {seen}");
        }
    }
}
