//! newsclip against the file system: a folder of articles to one stream, to
//! files, and as one large file, beside a bare reader, `cat`, `cp` and the
//! Python script that a user would write. Ratios of runs side by side.
//!
//! ```text
//! cargo bench --bench batch -- [--files 100000] [--rounds 5] [--jobs N] [--folder DIR]
//! ```
//!
//! The corpus is written once and kept (in `target/`, or DIR); the rest of the
//! folder is scratch. Run it twice: the first run warms the cache.

mod corpus;
mod measure;
mod reader;

use std::env;
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

use measure::{Contender, Measured, load, side_by_side, start_to_exit};

/// The mean size of an article.
const BYTES: usize = 5_500;

struct Options {
    files: usize,
    rounds: usize,
    jobs: usize,
    folder: PathBuf,
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<_> = env::args().skip(1).collect();
    if let [read, folder, jobs] = &*words
        && read == "--read"
    {
        return Ok(reader::read_all(Path::new(folder), jobs.parse()?)?);
    }
    let options = options(&words)?;
    fs::create_dir_all(&options.folder)?;
    let input = options.folder.join("articles");
    println!("writing {} articles (once)", options.files);
    corpus::write(&input, options.files, BYTES)?;
    let large = options.folder.join("large.ndjson");
    let newsclip = env!("CARGO_BIN_EXE_newsclip");
    println!("load {}, {} threads, {} rounds, medians\n", load(), options.jobs, options.rounds);
    stream(&options, newsclip, &input)?;
    files(&options, newsclip, &input)?;
    memory(&options, newsclip, &input)?;
    one_large_file(&options, newsclip, &input, &large)?;
    export(&options, newsclip)?;
    flat(&options, newsclip)?;
    start(&options, newsclip, &input)?;
    println!("load {}", load());
    Ok(())
}

fn options(words: &[String]) -> Result<Options, Box<dyn Error>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
    let mut options = Options { files: 100_000, rounds: 5, jobs: cores, folder };
    let mut words = words.iter().filter(|word| *word != "--bench");
    while let Some(word) = words.next() {
        let value = words.next().ok_or("each option takes a value")?;
        match word.as_str() {
            "--files" => options.files = value.parse()?,
            "--rounds" => options.rounds = value.parse()?,
            "--jobs" => options.jobs = value.parse()?,
            "--folder" => options.folder = PathBuf::from(value),
            _ => return Err(format!("no option {word}").into()),
        }
    }
    Ok(options)
}

fn contender(name: &'static str, words: &[&str], to: &str) -> Contender {
    let words = words.iter().map(|word| (*word).to_owned()).collect();
    Contender { name, words, to: to.to_owned(), tree: None }
}

/// Prints times, and ratios to some of the others.
fn print(title: &str, measured: &[Measured], files: usize, against: &[&str]) {
    println!("{title}");
    for this in measured {
        let each = this.time.as_secs_f64() * 1e6 / files as f64;
        let mut line = format!(
            "  {:32} {:9.1} ms {each:8.2} µs an article",
            this.name,
            this.time.as_secs_f64() * 1e3
        );
        if let Some(peak) = this.peak {
            line += &format!("  {:5.1} MB", peak as f64 / 1024.0);
        }
        for other in against.iter().filter_map(|name| measured.iter().find(|it| it.name == *name)) {
            let ratio = this.time.as_secs_f64() / other.time.as_secs_f64();
            line += &format!("  {ratio:6.2} × {}", other.name);
        }
        println!("{line}");
    }
    println!();
}

fn stream(options: &Options, newsclip: &str, input: &Path) -> Result<(), Box<dyn Error>> {
    let (input, jobs) = (input.display().to_string(), options.jobs.to_string());
    let out = options.folder.join("out").display().to_string();
    let me = env::current_exe()?.display().to_string();
    let convert = ["convert", &input, "-q", "--to", "ndjson", "--jobs", &jobs];
    let convert = [&[newsclip], &convert[..]].concat();
    let single = [&convert[..convert.len() - 1], &["1"]].concat();
    let cat = format!("find '{input}' -name '*.txt' -print0 | xargs -0 cat");
    let cat = ["sh", "-c", &*cat];
    let mut contenders = vec![
        contender("bare reader", &[&me, "--read", &input, &jobs], "/dev/null"),
        contender("find | xargs cat", &cat, "/dev/null"),
        contender("newsclip", &convert, "/dev/null"),
        contender("newsclip --jobs 1", &single, "/dev/null"),
    ];
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/batch/article.py");
    if std::process::Command::new("python3").arg("-V").output().is_ok() {
        // Once is enough for what takes so long.
        let python = [contender("Python script", &["python3", script, &input], "/dev/null")];
        let python = side_by_side(&python, 1)?;
        print("Python (one round)", &python, options.files, &[]);
    } else {
        println!("NOT RUN: there is no python3 here");
    }
    print(
        "to NDJSON, /dev/null",
        &side_by_side(&contenders, options.rounds)?,
        options.files,
        &["bare reader", "find | xargs cat"],
    );
    contenders.remove(0);
    contenders.iter_mut().for_each(|contender| contender.to.clone_from(&out));
    let measured = side_by_side(&contenders, options.rounds)?;
    print("to NDJSON, a file", &measured, options.files, &["find | xargs cat"]);
    Ok(())
}

fn files(options: &Options, newsclip: &str, input: &Path) -> Result<(), Box<dyn Error>> {
    let (input, jobs) = (input.display().to_string(), options.jobs.to_string());
    let tree = |name: &str| options.folder.join(name).display().to_string();
    let (records, copy) = (tree("records/"), tree("copy"));
    let convert =
        [newsclip, "convert", &input, "-q", "-o", &records, "--to", "ndjson", "-j", &jobs];
    let named = [&convert[..], &["--name", "{stem}"]].concat();
    let update = [&convert[..], &["--update"]].concat();
    let mut contenders = [
        contender("cp -r", &["cp", "-r", &input, &copy], "/dev/null"),
        contender("newsclip -o DIR/ --name {stem}", &named, "/dev/null"),
        contender("newsclip -o DIR/", &convert, "/dev/null"),
        contender("newsclip -o DIR/ again", &convert, "/dev/null"),
        contender("newsclip -o DIR/ --update", &update, "/dev/null"),
    ];
    // The last two find the tree that the one before them left.
    for (contender, tree) in contenders.iter_mut().zip([&copy, &records, &records]) {
        contender.tree = Some(tree.clone());
    }
    let measured = side_by_side(&contenders, options.rounds)?;
    print("one file an article", &measured, options.files, &["cp -r"]);
    let _ = fs::remove_dir_all(records);
    let _ = fs::remove_dir_all(copy);
    Ok(())
}

/// Ten times as many files take no more memory.
fn memory(options: &Options, newsclip: &str, input: &Path) -> Result<(), Box<dyn Error>> {
    let part = options.folder.join("tenth");
    corpus::write(&part, options.files / 10, BYTES)?;
    for (title, to) in [("stream", None), ("files", Some("records/")), ("names", Some("records/"))]
    {
        let run = |input: &Path| {
            let input = input.display().to_string();
            let mut words = vec![newsclip, "convert", &input, "-q", "--to", "ndjson"];
            let tree = to.map(|to| options.folder.join(to).display().to_string());
            if let Some(tree) = &tree {
                words.extend(["-o", tree]);
            }
            if title == "names" {
                words.extend(["--name", "{date}-{headline}"]);
            }
            let mut contender = contender("newsclip", &words, "/dev/null");
            contender.tree = tree;
            let measured = side_by_side(&[contender], 2);
            measured.map(|measured| measured[0].peak.unwrap_or_default() as f64 / 1024.0)
        };
        let (few, many) = (run(&part)?, run(input)?);
        let (tenth, all) = (options.files / 10, options.files);
        println!("peak memory, {title}: {few:.1} MB for {tenth} files, {many:.1} MB for {all}");
    }
    println!();
    Ok(())
}

fn one_large_file(
    options: &Options,
    newsclip: &str,
    input: &Path,
    large: &Path,
) -> Result<(), Box<dyn Error>> {
    // As many records as fit the default of `--max-size` a hundred times.
    let records = options.folder.join("out").display().to_string();
    let (input, path) = (input.display().to_string(), large.display().to_string());
    let make = [newsclip, "convert", &input, "-q", "--to", "ndjson", "-o", &path];
    let status = std::process::Command::new(make[0]).args(&make[1..]).status()?;
    if !status.success() {
        return Err("the large file could not be made".into());
    }
    let size = fs::metadata(large)?.len() as f64 / 1e6;
    let convert = [newsclip, "convert", &path, "-q", "--to", "ndjson", "--max-size", "4G"];
    let contenders = [
        contender("cat", &["cat", &path], &records),
        contender("wc -l", &["wc", "-l", &path], "/dev/null"),
        contender("newsclip, records to records", &convert, "/dev/null"),
    ];
    let measured = side_by_side(&contenders, options.rounds.min(3))?;
    let title = format!("one file of {size:.0} MB");
    print(&title, &measured, options.files, &["cat", "wc -l"]);
    fs::remove_file(large)?;
    Ok(())
}

/// A database's export, on one thread, beside the script that a user would write.
fn export(options: &Options, newsclip: &str) -> Result<(), Box<dyn Error>> {
    let articles = options.files / 5;
    let path = options.folder.join("export.txt");
    corpus::export(&path, articles)?;
    let size = fs::metadata(&path)?.len() as f64 / 1e6;
    let path = path.display().to_string();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/batch/export.py");
    let convert = [newsclip, "convert", &path, "-q", "--to", "ndjson"];
    let mut contenders = vec![
        contender("wc -l", &["wc", "-l", &path], "/dev/null"),
        contender("newsclip", &convert, "/dev/null"),
    ];
    if std::process::Command::new("python3").arg("-V").output().is_ok() {
        contenders.push(contender("Python script", &["python3", script, &path], "/dev/null"));
    } else {
        println!("NOT RUN: there is no python3 here");
    }
    let measured = side_by_side(&contenders, options.rounds.min(3))?;
    let title = format!("an export of {articles} articles, {size:.0} MB");
    print(&title, &measured, articles, &["wc -l", "newsclip"]);
    fs::remove_file(&path)?;
    Ok(())
}

/// The time of one article by its size: twice the bytes, at most twice the time.
fn flat(options: &Options, newsclip: &str) -> Result<(), Box<dyn Error>> {
    println!("one article by its size (the start of the program taken off)");
    let path = options.folder.join("one.txt").display().to_string();
    let time = |size: usize| -> Result<f64, Box<dyn Error>> {
        fs::File::create(&path)?.write_all(corpus::article(0, size).as_bytes())?;
        // The same article many times in one run, so that its own time shows.
        let times = (64 << 20) / size.max(1 << 12);
        let list = options.folder.join("list").display().to_string();
        fs::write(&list, format!("{path}\n").repeat(times))?;
        let words = [newsclip, "convert", "-q", "-j", "1", "--to", "ndjson", "--files-from", &list];
        let measured = side_by_side(&[contender("newsclip", &words, "/dev/null")], 3)?;
        Ok(measured[0].time.as_secs_f64() / times as f64)
    };
    let mut before = None;
    for power in 10..=20 {
        let now = time(1 << power)?;
        let ratio =
            before.map_or(String::new(), |before| format!("  t(2n)/t(n) {:.2}", now / before));
        println!("  {:8} bytes {:10.2} µs{ratio}", 1 << power, now * 1e6);
        before = Some(now);
    }
    println!();
    Ok(())
}

fn start(options: &Options, newsclip: &str, input: &Path) -> Result<(), Box<dyn Error>> {
    let path = input.join("0000/000000.txt").display().to_string();
    let pair = [
        contender("cat", &["cat", &path], "/dev/null"),
        contender("newsclip", &[newsclip, "convert", &path], "/dev/null"),
    ];
    let rounds = 100 * options.rounds;
    let [cat, newsclip] = start_to_exit(&pair, rounds)?.map(|time| time.as_secs_f64() * 1e3);
    println!(
        "one article from start to exit, {rounds} pairs: cat {cat:.2} ms, newsclip {newsclip:.2} ms, \
         {:.2} ×, bound 2 × cat + 2 ms = {:.2} ms",
        newsclip / cat,
        2.0 * cat + 2.0
    );
    Ok(())
}
