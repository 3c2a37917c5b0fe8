//! HTML of the renderers as blocks of text.

/// A block of a rendered page: its tag and its text.
pub(crate) type Block = (String, String);

/// The blocks of the HTML. Links are their text; any other tag within a block
/// stays in its text, so that it is never equal to what was written.
pub(crate) fn blocks(html: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    let mut rest = html;
    while let Some((character, past)) = first(rest) {
        if let Some((tag, after)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
            let name = tag.split_ascii_whitespace().next().unwrap_or_default();
            match name {
                "p" | "h1" | "li" => {
                    blocks.push((name.to_owned(), String::new()));
                    open = true;
                }
                "/p" | "/h1" | "/li" => open = false,
                "a" | "/a" | "ul" | "/ul" => {}
                _ => push(&mut blocks, open, &format!("<{tag}>")),
            }
            rest = after;
        } else if let Some((decoded, after)) = entity(rest) {
            push(&mut blocks, open, &decoded.to_string());
            rest = after;
        } else {
            if open || character != '\n' {
                push(&mut blocks, open, &character.to_string());
            }
            rest = past;
        }
    }
    blocks
}

fn first(text: &str) -> Option<(char, &str)> {
    let mut rest = text.chars();
    Some((rest.next()?, rest.as_str()))
}

fn push(blocks: &mut Vec<Block>, open: bool, text: &str) {
    match blocks.last_mut().filter(|_| open) {
        Some((_, block)) => block.push_str(text),
        None => blocks.push(("outside".to_owned(), text.to_owned())),
    }
}

/// The entities that renderers write.
fn entity(text: &str) -> Option<(char, &str)> {
    let (name, after) = text.strip_prefix('&')?.split_once(';')?;
    let character = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((character, after))
}

/// Markdown to HTML.
type Renderer = fn(&str) -> String;

/// The renderers, by name, from plain CommonMark to everything switched on.
/// Each is told of front matter.
pub(crate) const RENDERERS: [(&str, Renderer); 7] = [
    ("pulldown-cmark", |text| pulldown(text, pulldown_cmark::Options::empty())),
    ("pulldown-cmark, all extensions", |text| pulldown(text, pulldown_cmark::Options::all())),
    ("comrak", |text| comrak(text, |_| {})),
    ("comrak, GFM", |text| comrak(text, gfm)),
    ("comrak, all extensions", |text| comrak(text, every_extension)),
    ("markdown-rs", |text| markdown_rs(text, markdown::Constructs::default())),
    ("markdown-rs, GFM and mathematics", |text| {
        let mut constructs = markdown::Constructs::gfm();
        constructs.math_flow = true;
        constructs.math_text = true;
        markdown_rs(text, constructs)
    }),
];

fn pulldown(text: &str, mut options: pulldown_cmark::Options) -> String {
    options |= pulldown_cmark::Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    // Typographic quotes change the text on purpose; nothing but an entity for
    // every quotation mark would keep them from it.
    options -= pulldown_cmark::Options::ENABLE_SMART_PUNCTUATION;
    let mut html = String::new();
    let mut metadata = false;
    let events = pulldown_cmark::Parser::new_ext(text, options).filter(|event| {
        use pulldown_cmark::{Event, Tag, TagEnd};
        match event {
            Event::Start(Tag::MetadataBlock(_)) => metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => {
                metadata = false;
                return false;
            }
            _ => {}
        }
        !metadata
    });
    pulldown_cmark::html::push_html(&mut html, events);
    html
}

fn comrak(text: &str, set: fn(&mut comrak::Options<'_>)) -> String {
    let mut options = comrak::Options::default();
    options.extension.front_matter_delimiter = Some("---".to_owned());
    set(&mut options);
    comrak::markdown_to_html(text, &options)
}

fn gfm(options: &mut comrak::Options<'_>) {
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = true;
}

/// All but `math_latex`: there `\[` is no escaped bracket but the beginning of
/// a formula, against CommonMark; and the two that GFM's contradict.
fn every_extension(options: &mut comrak::Options<'_>) {
    gfm(options);
    let extension = &mut options.extension;
    extension.superscript = true;
    extension.inline_footnotes = true;
    extension.description_lists = true;
    extension.multiline_block_quotes = true;
    extension.alerts = true;
    extension.ofm_callouts = true;
    extension.math_dollars = true;
    extension.math_code = true;
    extension.shortcodes = true;
    extension.wikilinks_title_after_pipe = true;
    extension.underline = true;
    extension.subscript = true;
    extension.spoiler = true;
    extension.greentext = true;
    extension.ofm_comments = true;
    extension.cjk_friendly_emphasis = true;
    extension.subtext = true;
    extension.highlight = true;
    extension.insert = true;
    extension.block_directive = true;
    extension.header_attributes = true;
    extension.fenced_code_attributes = true;
    extension.inline_code_attributes = true;
    extension.link_attributes = true;
    options.parse.relaxed_autolinks = true;
    options.parse.relaxed_tasklist_matching = true;
}

fn markdown_rs(text: &str, constructs: markdown::Constructs) -> String {
    let parse = markdown::ParseOptions {
        constructs: markdown::Constructs { frontmatter: true, ..constructs },
        ..markdown::ParseOptions::default()
    };
    let options = markdown::Options { parse, ..markdown::Options::default() };
    markdown::to_html_with_options(text, &options).expect("no MDX, no error")
}
