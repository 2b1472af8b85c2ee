//! What the buttons over a text do: pure, on the text and its selection. Positions are counted as browsers count them, in UTF-16.

/// A button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    Bold,
    Italic,
    Link,
    List,
}

/// A text and what is selected in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub text: String,
    pub from: u32,
    pub to: u32,
}

/// Formats what is selected; what is formatted so already is made plain again. `words` stands in for a selection of nothing.
pub fn apply(tool: Tool, text: &str, from: u32, to: u32, words: &str) -> Edited {
    let units: Vec<u16> = text.encode_utf16().collect();
    let from = (from as usize).min(units.len());
    let to = (to as usize).clamp(from, units.len());
    let part = |range: std::ops::Range<usize>| String::from_utf16_lossy(&units[range]);
    let (before, chosen, after) = (part(0..from), part(from..to), part(to..units.len()));
    match tool {
        Tool::Bold => around(&before, &chosen, &after, "**", words),
        Tool::Italic => around(&before, &chosen, &after, "*", words),
        Tool::Link => {
            let inner = if chosen.trim().is_empty() { words } else { chosen.trim() };
            let head = format!("{before}[{inner}](");
            let address = "https://";
            let from = length(&head);
            Edited { text: format!("{head}{address}){after}"), from, to: from + length(address) }
        }
        Tool::List => list(&before, &chosen, &after, words),
    }
}

fn around(before: &str, chosen: &str, after: &str, marker: &str, words: &str) -> Edited {
    // A pair of stars is no single one.
    let single = |text: &str, at_end: bool| {
        marker != "*"
            || if at_end { !text.ends_with("**") || text.ends_with("***") } else { !text.starts_with("**") || text.starts_with("***") }
    };
    if let (Some(head), Some(tail)) = (before.strip_suffix(marker), after.strip_prefix(marker))
        && single(before, true)
        && single(after, false)
    {
        let from = length(head);
        return Edited { text: format!("{head}{chosen}{tail}"), from, to: from + length(chosen) };
    }
    // Spaces at the ends stay outside: what stands between markers neither begins nor ends with one.
    let inner = chosen.trim();
    let inner = if inner.is_empty() { words } else { inner };
    let lead = &chosen[..chosen.len() - chosen.trim_start().len()];
    let trail = if chosen.trim().is_empty() { "" } else { &chosen[chosen.trim_end().len()..] };
    let head = format!("{before}{lead}{marker}");
    let from = length(&head);
    Edited { text: format!("{head}{inner}{marker}{trail}{after}"), from, to: from + length(inner) }
}

/// The lines that the selection touches become items, or lines again where all of them are items.
fn list(before: &str, chosen: &str, after: &str, words: &str) -> Edited {
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').unwrap_or(after.len());
    let lines = format!("{}{chosen}{}", &before[start..], &after[..end]);
    let is_list = lines.lines().filter(|line| !line.trim().is_empty()).all(|line| line.starts_with("- ")) && !lines.trim().is_empty();
    let lines: Vec<String> = if lines.trim().is_empty() {
        vec![format!("- {words}")]
    } else if is_list {
        lines.lines().map(|line| line.strip_prefix("- ").unwrap_or(line).to_owned()).collect()
    } else {
        lines
            .lines()
            .map(|line| if line.trim().is_empty() || line.starts_with("- ") { line.to_owned() } else { format!("- {line}") })
            .collect()
    };
    let lines = lines.join("\n");
    let from = length(&before[..start]);
    Edited { text: format!("{}{lines}{}", &before[..start], &after[end..]), from, to: from + length(&lines) }
}

fn length(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::product::rich::{Inline, Part, Rich};

    fn edited(text: &str, from: u32, to: u32) -> Edited {
        Edited { text: text.into(), from, to }
    }

    #[test]
    fn a_selection_becomes_bold_and_plain_again() {
        let bold = apply(Tool::Bold, "Olá 😀 mundo", 7, 12, "x");
        assert_eq!(bold, edited("Olá 😀 **mundo**", 9, 14));
        assert_eq!(apply(Tool::Bold, &bold.text, bold.from, bold.to, "x"), edited("Olá 😀 mundo", 7, 12));
    }

    #[test]
    fn italic_within_bold_takes_no_star_of_it() {
        let both = apply(Tool::Italic, "**word**", 2, 6, "x");
        assert_eq!(both.text, "***word***");
        assert_eq!(apply(Tool::Italic, &both.text, both.from, both.to, "x").text, "**word**");
    }

    #[test]
    fn spaces_at_the_ends_stay_outside() {
        assert_eq!(apply(Tool::Bold, "a word b", 1, 7, "x"), edited("a **word** b", 4, 8));
        assert_eq!(apply(Tool::Italic, "", 0, 0, "italic"), edited("*italic*", 1, 7));
    }

    #[test]
    fn a_link_asks_for_its_address() {
        let link = apply(Tool::Link, "see here", 4, 8, "x");
        assert_eq!(link, edited("see [here](https://)", 11, 19));
    }

    #[test]
    fn lines_become_a_list_and_lines_again() {
        let list = apply(Tool::List, "first\none\ntwo\nlast", 7, 12, "x");
        assert_eq!(list.text, "first\n- one\n- two\nlast");
        assert_eq!(apply(Tool::List, &list.text, list.from, list.to, "x").text, "first\none\ntwo\nlast");
        assert_eq!(apply(Tool::List, "", 0, 0, "item").text, "- item");
    }

    #[test]
    fn what_the_buttons_write_is_understood() {
        let bold = apply(Tool::Bold, "word", 0, 4, "x").text;
        assert_eq!(Rich::parse(&bold).0, [Part::Paragraph(vec![vec![Inline::Bold(vec![Inline::Text("word".into())])]])]);
    }
}
