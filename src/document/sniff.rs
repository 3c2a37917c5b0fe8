//! Files that are not plain text, by their first bytes.

/// First bytes that no text begins with, and the kind of file.
const MAGIC: [(&[u8], &str); 20] = [
    (b"%PDF-", "a PDF file"),
    (b"\x7FELF", "an ELF program"),
    (b"\x1F\x8B", "gzip-compressed data"),
    (b"\xFD7zXZ\0", "xz-compressed data"),
    (b"\x28\xB5\x2F\xFD", "Zstandard-compressed data"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"Rar!\x1A\x07", "a RAR archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG\r\n\x1A\n", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"OggS\0", "Ogg sound or video"),
    (b"fLaC\0", "FLAC sound"),
    (b"{\\rtf", "RTF"),
    (b"%!PS-", "PostScript"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Microsoft Office document"),
    (b"SQLite format 3\0", "an SQLite database"),
];

/// The kind of a file that is not text, by its bytes.
pub(super) fn bytes(bytes: &[u8]) -> Option<&'static str> {
    let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
    magic.map(|(_, kind)| *kind).or_else(|| structured(bytes))
}

/// Kinds whose first bytes alone could be text, or that need a second look.
fn structured(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some(zip(bytes)),
        [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, ..] => Some("bzip2-compressed data"),
        [b'I', b'D', b'3', 2..=4, 0, ..] => Some("MP3 sound"),
        [0xFF, 0xFB | 0xF3 | 0xF2, ..] => Some("MP3 sound"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] if bytes.first() == Some(&0) => Some("MP4 video"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("a WebP image"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => Some("WAV sound"),
        [b'M', b'Z', _, 0, _, 0, ..] => Some("a Windows program"),
        _ => None,
    }
}

/// What a ZIP archive holds, by the names of its first entries.
fn zip(bytes: &[u8]) -> &'static str {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let holds = |name: &[u8]| memchr::memmem::find(head, name).is_some();
    if holds(b"application/epub+zip") {
        "an EPUB book"
    } else if holds(b"application/vnd.oasis.opendocument") {
        "an OpenDocument file"
    } else if holds(b"[Content_Types].xml") || holds(b"word/") {
        "a Microsoft Office document (ZIP)"
    } else {
        "a ZIP archive"
    }
}

/// How far into a text that begins with `<` to look for tags.
const LOOK: usize = 64 * 1024;

/// The kind of a text that is markup.
pub(super) fn text(text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    if !text.starts_with('<') {
        return None;
    }
    let begins = |tag: &str| {
        let head = text.as_bytes().get(..tag.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(tag.as_bytes()))
    };
    if ["<!doctype html", "<html", "<head>", "<body"].iter().any(|tag| begins(tag)) {
        Some("HTML")
    } else if begins("<?xml") {
        let html = memchr::memmem::find(&text.as_bytes()[..text.len().min(1024)], b"<html");
        Some(if html.is_some() { "HTML" } else { "XML" })
    } else if is_tag(text) && is_mostly_tags(text) {
        Some("HTML")
    } else {
        None
    }
}

/// Does it begin as a tag or a comment does?
fn is_tag(text: &str) -> bool {
    matches!(text.as_bytes(), [b'<', b'a'..=b'z' | b'A'..=b'Z' | b'!', ..])
}

/// Is half of it or more between `<` and `>`?
fn is_mostly_tags(text: &str) -> bool {
    let (mut tags, mut rest) = (0_usize, 0_usize);
    let mut is_tag = false;
    for byte in text.bytes().take(LOOK).filter(|byte| !byte.is_ascii_whitespace()) {
        is_tag |= byte == b'<';
        *(if is_tag { &mut tags } else { &mut rest }) += 1;
        is_tag &= byte != b'>';
    }
    // A lone `<` at the start of a text opens nothing.
    tags >= rest && memchr::memchr(b'>', text.as_bytes()).is_some()
}
