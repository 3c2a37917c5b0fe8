//! The hazards of Markdown, a case a row: what is written, and that every renderer
//! shows the text: at the start, in the middle and at the end of a paragraph,
//! in a headline and in a list.

use std::borrow::Cow;

use newsclip::{Article, Format};

use super::written;
use crate::properties::html::{RENDERERS, blocks};

/// The Markdown of a paragraph, which every renderer must show as the text.
#[track_caller]
fn check(text: &'static str, expected: &str) {
    let article = Article { body: vec![Cow::Borrowed(text)], ..Article::default() };
    let markdown = written(Format::Markdown, std::slice::from_ref(&article));
    assert_eq!(markdown, format!("---\n{{}}\n---\n\n{expected}\n"));
    let texts = [
        text.to_owned(),
        format!("before {text} after"),
        format!("before {text}"),
        format!("{text} after"),
        format!("{text} {text}"),
        format!("“{text}”, 東京{text}京"),
    ];
    for text in texts {
        check_rendered(&text);
    }
}

#[track_caller]
fn check_rendered(text: &str) {
    let text = Cow::Borrowed(text);
    let article = Article {
        headline: Some(text.clone()),
        body: vec![text.clone(), text.clone()],
        source: vec![text.clone(), text.clone()],
        ..Article::default()
    };
    let markdown = written(Format::Markdown, std::slice::from_ref(&article));
    let shown = ["h1", "p", "p", "li", "li"].map(|tag| (tag.to_owned(), text.to_string()));
    for (name, render) in RENDERERS {
        assert_eq!(blocks(&render(&markdown)), shown, "{name}: {markdown}");
    }
    assert_eq!(Format::Markdown.read(&markdown), Ok(vec![article.into_owned()]));
}

#[test]
fn marks_of_inline_markup_are_escaped_anywhere() {
    check(r"C:\new\*", r"C:\\new\\\*");
    check("`code` and ``", r"\`code\` and \`\`");
    check("*strong* 2*3*4 **", r"\*strong\* 2\*3\*4 \*\*");
    check("[sic] [a](b) [c]", r"\[sic\] \[a\](b) \[c\]");
    check("[[wiki|link]]", r"\[\[wiki\|link\]\]");
    check("a | b ||", r"a \| b \|\|");
}

#[test]
fn an_underscore_within_a_word_stays() {
    check("_a_ b_c d_", r"\_a\_ b_c d\_");
    check("été_là __init__", r"été_là \_\_init\_\_");
    check("e\u{301}_b", "e\u{301}\\_b");
}

#[test]
fn an_image_is_text() {
    check("![a](b) wow!", r"!\[a\](b) wow!".replacen('!', r"\!", 1).as_str());
    check("!! [note]", r"!! \[note\]");
}

#[test]
fn html_is_text() {
    check("<b>x</b> <!-- y --> <?z?>", "&lt;b>x&lt;/b> &lt;!-- y --> &lt;?z?>");
    check("<script>", "&lt;script>");
    check("<http://a.b>", "&lt;<http://a.b>>");
    check("1 < 2 > 0", "1 &lt; 2 > 0");
}

#[test]
fn an_entity_is_text() {
    check("&amp; &#9; &copy", r"&amp;amp; &amp;\#9; &amp;copy");
    check("AT&T & Co, a&1", "AT&amp;T & Co, a&1");
}

#[test]
fn marks_that_begin_a_block_are_escaped_at_the_start_only() {
    check("> a > b", r"\> a > b");
    check("- a - b", r"\- a - b");
    check("---", r"\---");
    check("- - -", r"\- - -");
    check("+ a + b", r"\+ a + b");
    check("=", r"\=");
    check("= a = b", r"\= a = b");
    check(": a : b", r"\: a : b");
    check("::: note", r"\::: note");
    check("***", r"\*\*\*");
    check("___", r"\_\_\_");
    check("key: value", "key: value");
}

#[test]
fn a_number_sign_after_a_word_stays() {
    check("# x", r"\# x");
    check_written("C# and F# too", "C# and F# too");
    // Pandoc takes it off a heading.
    check_written("C# and F#", r"C# and F\#");
    check("a ## b #tag #", r"a \#\# b \#tag \#");
    check("C##", r"C\#\#");
}

#[test]
fn a_numbered_paragraph_is_no_list() {
    check("1. x", r"1\. x");
    check("1) x", r"1\) x");
    check("1.", r"1\.");
    check("2024. Das Jahr", r"2024\. Das Jahr");
    check("1234567890. x", r"1234567890\. x");
    check("1.5 million", "1.5 million");
    check("x 1. y", "x 1. y");
}

#[test]
fn a_lettered_paragraph_is_no_list_to_pandoc() {
    check("a. x", r"a\. x");
    check("A. Smith", r"A\. Smith");
    check("iv) x", r"iv\) x");
    check("(1) x", r"(1\) x");
    check("(a) x", r"(a\) x");
    check("#. x", r"\#. x");
    check("(#) x", r"(\#\) x");
    check("(@) x", r"(@\) x");
    check("(@name) x", r"(@name\) x");
    check("@name. x", r"@name\. x");
    check("@name) x", r"@name\) x");
    check("@name x", "@name x");
    check("Mr. Smith", "Mr. Smith");
    check("(AP) x", "(AP) x");
}

#[test]
fn tildes_are_escaped_anywhere() {
    check("~~~ a ~b~ ~~c~~", r"\~\~\~ a \~b\~ \~\~c\~\~");
}

#[test]
fn a_caret_is_an_entity() {
    check("x^2^ ^block", "x&#94;2&#94; &#94;block");
    check("^[a note] [^1]: b", r"&#94;\[a note\] \[&#94;1\]: b");
}

#[test]
fn one_dollar_is_a_price_and_two_are_escaped() {
    check_written("$5 in all", "$5 in all");
    check("$5 or $6", r"\$5 or \$6");
    check("$$x$$ $`y`$", r"\$\$x\$\$ \$\`y\`\$");
}

/// For text that is escaped otherwise when it stands twice.
#[track_caller]
fn check_written(text: &'static str, expected: &str) {
    let article = Article { body: vec![Cow::Borrowed(text)], ..Article::default() };
    let markdown = written(Format::Markdown, &[article]);
    assert_eq!(markdown, format!("---\n{{}}\n---\n\n{expected}\n"));
    check_rendered(text);
}

#[test]
fn templates_of_site_generators_are_text() {
    check("{{ page.x }}", r"\{\{ page.x \}\}");
    check("{% raw %}", r"&#123;% raw %\}");
    check("{{< x >}} {{% y %}}", r"\{\{&lt; x >\}\} \{&#123;% y %\}\}");
    check("{: .class} {#id}", r"\{: .class\} \{\#id\}");
    for tag in ["{{", "{%", "{#"] {
        let article = Article { body: vec![Cow::Borrowed(tag)], ..Article::default() };
        assert!(!written(Format::Markdown, &[article]).contains(tag), "{tag}");
    }
}

#[test]
fn comments_highlights_and_insertions_are_text() {
    check("%%x%% 5%", "%&#37;x%&#37; 5%");
    check("==x== a=b", r"\=\=x=\= a=b");
    check("a ==x==", r"a =\=x=\=");
    check("a ++x++ C++", r"a +\+x+\+ C+\+");
}

#[test]
fn a_plain_url_is_a_link_that_shows_itself() {
    check("http://a.b/c_d*e", r"http\://a.b/c_d\*e");
    check("https://a.b/c?d=e&f=g#h", "<https://a.b/c?d=e&f=g#h>");
    check("see https://a.b/(c). And", "see <https://a.b/(c)>. And");
    check("(ftp://a.b/c)", "(<ftp://a.b/c>)");
    check("HTTP://A.B", "<HTTP://A.B>");
    check_written("“https://a.b/c?”, 東京", "“<https://a.b/c>?”, 東京");
    check("https://a.b/_c_/", "<https://a.b/_c_/>");
}

#[test]
fn any_other_url_is_no_link() {
    check("http://a.b/c|d", r"http\://a.b/c\|d");
    check("http://é.fr/_x_", r"http\://é.fr/\_x\_");
    check("xhttp://a.b", r"xhttp\://a.b");
    check("http://a.é.fr", r"http\://a.é.fr");
    check("https://a.b/https://c.d_", r"https\://a.b/<https://c.d>\_");
    check("git://a_b/_c", r"git\://a_b/\_c");
    check("http://a.b/?a&lt;b", r"http\://a.b/?a&amp;lt;b");
    check("http://a.b/?q==", r"http\://a.b/?q=\=");
    check("http://", r"http\://");
    check("www.a_b.c/_d", r"www\.a_b.c/\_d");
    check("WWW.x.y", r"WWW\.x.y");
    check("mailto:a_@b.de", r"mailto\:a\_@b.de");
    check("xmpp:_a@b.de", r"xmpp\:\_a@b.de");
    check("a_b@c_d.de _a@b.de", r"a_b@c_d.de \_a@b.de");
}

/// markdown-it shows the link `http://A.b/%C3%A9` as `http://A.b/é`, and
/// `ftp://@user` as `ftp://user`: the text of a link is an address that was
/// taken apart and put together again.
#[test]
fn a_url_that_a_renderer_would_show_otherwise_is_no_link() {
    check("http://a.b/%C3%A9", r"http\://a.b/%C3%A9");
    check("http://xn--bcher-kva.de/", r"http\://xn--bcher-kva.de/");
    check("ftp://@user", r"ftp\://@user");
    check("https://u:p@a.b/", r"https\://u:p@a.b/");
    check("http://a.b:+1", r"http\://a.b:+1");
    check("http://a.b:80/c", "<http://a.b:80/c>");
    check("http://a.b/?c&copy", r"http\://a.b/?c&amp;copy");
    check("http://~::#", r"http\://\~::\#");
    check("//@user.de", r"\//@user.de");
    check("//a.b/c", "//a.b/c");
    check("either//or // neither", "either//or // neither");
}

#[test]
fn a_tab_is_an_entity() {
    check("a\tb", "a&#9;b");
    check("-\tb", "\\-&#9;b");
}

#[test]
fn a_byte_order_mark_within_a_paragraph_is_an_entity() {
    check("a@b.de\u{FEFF}> c", "a@b.de&#65279;> c");
    check("東京，大阪！", "東京，大阪！");
}

#[test]
fn spaces_within_a_paragraph_stay() {
    check("a    b\u{A0}\u{A0}c \u{3000}d", "a    b\u{A0}\u{A0}c \u{3000}d");
}

#[test]
fn names_of_emoji_are_text() {
    check(":smile: a:+1:b", r"\:smile: a\:+1:b");
    check("at 10:30 or 10:30:15", r"at 10:30 or 10\:30:15");
}

#[test]
fn tasks_tables_footnotes_and_mentions_are_text() {
    check("[ ] a [x] b", r"\[ \] a \[x\] b");
    check("| a | b |", r"\| a \| b \|");
    check("[^1]: note", r"\[&#94;1\]: note");
    check("[a]: http://b.c", r"\[a\]: <http://b.c>");
    check("[!NOTE] x", r"\[!NOTE\] x");
    check("@user #1", r"@user \#1");
}

#[test]
fn news_text_is_left_as_it_is() {
    let plain = "“It’s 5.30 p.m.,” she said (in: Zürich) — 50% more; A-levels, U.S. & E.U. 10:30!";
    check(plain, plain);
    let arabic = "قال «المتحدث»: إن ١٢ شخصا...";
    check(arabic, arabic);
}
