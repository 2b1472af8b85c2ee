//! Text with a little formatting, as a tree that a page draws without any markup of its author's.
//!
//! Empty lines part paragraphs; lines that begin with `- ` or `1. ` are lists; `**bold**`, `*italic*`, `[words](https://…)`. Whatever is not one
//! of these stays the text that it is.

use super::url::HttpsUrl;

/// The parts of a text, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rich(pub Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Lines, to be shown one under the other.
    Paragraph(Vec<Vec<Inline>>),
    List {
        numbered: bool,
        items: Vec<Vec<Inline>>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    Text(String),
    Bold(Vec<Inline>),
    Italic(Vec<Inline>),
    Link { to: HttpsUrl, words: String },
}

impl Rich {
    pub fn parse(text: &str) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        let mut goes_on = false;
        for line in text.lines().map(str::trim) {
            if line.is_empty() {
                goes_on = false;
                continue;
            }
            let (numbered, words) = match list_item(line) {
                Some((numbered, words)) => (Some(numbered), inline(words, true, true)),
                None => (None, inline(line, true, true)),
            };
            match (parts.last_mut().filter(|_| goes_on), numbered) {
                (Some(Part::Paragraph(lines)), None) => lines.push(words),
                (Some(Part::List { numbered, items }), Some(same)) if *numbered == same => items.push(words),
                (_, None) => parts.push(Part::Paragraph(vec![words])),
                (_, Some(numbered)) => parts.push(Part::List { numbered, items: vec![words] }),
            }
            goes_on = true;
        }
        Self(parts)
    }

    /// The words without their formatting, on one line: for descriptions in search results.
    pub fn plain(&self) -> String {
        let lines = self.0.iter().flat_map(|part| match part {
            Part::Paragraph(lines) => lines.iter(),
            Part::List { items, .. } => items.iter(),
        });
        let mut words = String::new();
        for line in lines {
            if !words.is_empty() {
                words.push(' ');
            }
            collect(line, &mut words);
        }
        words
    }
}

fn collect(line: &[Inline], into: &mut String) {
    for piece in line {
        match piece {
            Inline::Text(text) | Inline::Link { words: text, .. } => into.push_str(text),
            Inline::Bold(inner) | Inline::Italic(inner) => collect(inner, into),
        }
    }
}

/// `- words` or `3. words`: whether numbered, and the words.
fn list_item(line: &str) -> Option<(bool, &str)> {
    if let Some(words) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some((false, words.trim_start()));
    }
    let (number, words) = line.split_once(". ")?;
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    is_number.then_some((true, words.trim_start()))
}

/// Bold within bold is bold, so each kind nests once and the depth is bounded.
fn inline(text: &str, bold: bool, italic: bool) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    while let Some(marker) = text[at..].find(['*', '[']).map(|offset| at + offset) {
        let rest = &text[marker..];
        let piece = link(rest).or_else(|| {
            if let Some(inner) = between(rest, "**").filter(|_| bold) {
                Some((Inline::Bold(inline(inner, false, italic)), inner.len() + 4))
            } else {
                let inner = between(rest, "*").filter(|_| italic && !rest.starts_with("**"))?;
                Some((Inline::Italic(inline(inner, bold, false)), inner.len() + 2))
            }
        });
        match piece {
            Some((piece, length)) => {
                push_text(&mut found, &text[plain..marker]);
                found.push(piece);
                at = marker + length;
                plain = at;
            }
            // A pair of stars that opens nothing is passed over together.
            None => at = marker + if rest.starts_with("**") { 2 } else { 1 },
        }
    }
    push_text(&mut found, &text[plain..]);
    found
}

fn push_text(into: &mut Vec<Inline>, text: &str) {
    if !text.is_empty() {
        into.push(Inline::Text(text.to_owned()));
    }
}

/// What stands between two markers; like a word, it neither begins nor ends with a space.
fn between<'a>(text: &'a str, marker: &str) -> Option<&'a str> {
    let inner = text.strip_prefix(marker)?;
    let end = inner.match_indices(marker).map(|(at, _)| at).find(|at| {
        let inside = &inner[..*at];
        let star_of_bold = marker == "*" && (inner[at + 1..].starts_with('*') || inside.ends_with('*'));
        !inside.is_empty() && !star_of_bold
    })?;
    let inner = &inner[..end];
    (inner.trim().len() == inner.len()).then_some(inner)
}

/// `[words](https://…)` at the beginning of a text, and its length.
fn link(text: &str) -> Option<(Inline, usize)> {
    let inner = text.strip_prefix('[')?;
    // Neither part holds a bracket: looking stops at the next one, so that a line full of them is read once.
    let words = &inner[..inner.find(['[', ']'])?];
    let rest = inner[words.len()..].strip_prefix("](")?;
    let url = &rest[..rest.find([')', '['])?];
    if words.trim().is_empty() || !rest[url.len()..].starts_with(')') {
        return None;
    }
    let to = HttpsUrl::parse(url).ok()?;
    Some((Inline::Link { to, words: words.to_owned() }, words.len() + url.len() + 4))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(words: &str) -> Inline {
        Inline::Text(words.to_owned())
    }

    fn line(source: &str) -> Vec<Inline> {
        inline(source, true, true)
    }

    #[test]
    fn the_little_formatting_there_is() {
        let source = "One **bold** word\nand a second line\n\n- first\n- *second*\n\n1. one\n2. two";
        assert_eq!(
            Rich::parse(source).0,
            [
                Part::Paragraph(vec![vec![text("One "), Inline::Bold(vec![text("bold")]), text(" word")], vec![text("and a second line")]]),
                Part::List { numbered: false, items: vec![vec![text("first")], vec![Inline::Italic(vec![text("second")])]] },
                Part::List { numbered: true, items: vec![vec![text("one")], vec![text("two")]] },
            ]
        );
        assert_eq!(line("**a *b* c**"), [Inline::Bold(vec![text("a "), Inline::Italic(vec![text("b")]), text(" c")])]);
        assert_eq!(line("*a **b** c*"), [Inline::Italic(vec![text("a "), Inline::Bold(vec![text("b")]), text(" c")])]);
    }

    #[test]
    fn only_public_https_links_are_links() {
        let to = HttpsUrl::parse("https://example.com/a").unwrap();
        assert_eq!(line("see [here](https://example.com/a)."), [text("see "), Inline::Link { to, words: "here".into() }, text(".")]);
        for inert in ["[x](javascript:alert(1))", "[x](http://example.com)", "[x](https://localhost)", "[](https://example.com)", "[x]"] {
            assert_eq!(line(inert), [text(inert)]);
        }
    }

    #[test]
    fn markers_that_mark_nothing_stay() {
        for inert in ["2 * 3 * 4", "**", "* a", "a ** b ** c", "**open", "***", "<script>alert(1)</script>", "[[["] {
            assert_eq!(line(inert), [text(inert)], "{inert}");
        }
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(source in "[a-c *\\[\\]()\n1.-]{0,60}|\\PC{0,60}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assume!(!source.contains("https://"));
            prop_assert_eq!(letters(&Rich::parse(&source).plain()), letters(&source));
        }
    }

    #[test]
    fn a_long_text_of_markers_is_read_in_reasonable_steps() {
        for marker in ["*", "**", "[", "](", "**a*"] {
            let source = marker.repeat(10_000 / marker.len());
            assert!(Rich::parse(&source).plain().len() <= source.len());
        }
    }
}
