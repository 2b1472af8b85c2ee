//! Formatted text as elements: its author's markup never reaches the page.

use super::words;
use domain::language::Language;
use domain::product::rich::{Inline, Part, Rich};
use leptos::prelude::*;

/// Paragraphs and lists of a formatted text.
pub fn rich_text(text: &str, language: Language) -> AnyView {
    Rich::parse(text).0.iter().map(|piece| part(piece, language)).collect_view().into_any()
}

fn part(part: &Part, language: Language) -> AnyView {
    match part {
        Part::Paragraph(lines) => {
            let lines: Vec<_> = lines
                .iter()
                .enumerate()
                .map(|(index, line)| {
                    view! {
                        {(index > 0).then(|| view! { <br /> })}
                        {inline(line, language)}
                    }
                })
                .collect();
            view! { <p>{lines}</p> }.into_any()
        }
        Part::List { numbered, items } => {
            let items: Vec<_> = items.iter().map(|item| view! { <li>{inline(item, language)}</li> }).collect();
            if *numbered { view! { <ol>{items}</ol> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() }
        }
    }
}

fn inline(line: &[Inline], language: Language) -> AnyView {
    line.iter()
        .map(|piece| match piece {
            Inline::Text(text) => text.clone().into_any(),
            Inline::Bold(inner) => view! { <strong>{inline(inner, language)}</strong> }.into_any(),
            Inline::Italic(inner) => view! { <em>{inline(inner, language)}</em> }.into_any(),
            Inline::Link { to, words: text } => view! {
                <a class="link" href=to.to_string() target="_blank" rel="noopener nofollow">
                    {text.clone()}
                    <span class="hidden-text">" " {words::new_tab(language)}</span>
                </a>
            }
            .into_any(),
        })
        .collect_view()
        .into_any()
}
