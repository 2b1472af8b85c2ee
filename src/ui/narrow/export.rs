//! Tables to keep of what an address asks for.

use super::{Chip, Narrows};
use crate::ui::icon::icon;
use crate::ui::reader::language;
use crate::ui::words::narrow as words;
use leptos::prelude::*;

/// A workbook for people, a table for programs, and paper.
#[component]
pub fn ExportChip<N: Narrows>(asked: Memo<N>) -> impl IntoView {
    let language = language();
    let link = move |kind: &'static str, glyph, word: &'static str, hint: &'static str| {
        // Not followed by the client: the browser keeps what comes.
        view! {
            <a class="check" rel="external" download="" href=move || asked.with(|asked| asked.table(kind))>
                {icon(glyph)}
                {word}
                <small>{hint}</small>
            </a>
        }
    };
    let print = |_| {
        let _ = window().print();
    };
    view! {
        <Chip label=words::export(language) value=|| None>
            {link("xlsx", icondata::LuTable, words::as_xlsx(language), ".xlsx")}
            {link("csv", icondata::LuFileText, words::as_csv(language), ".csv")}
            <button class="check scripted" type="button" on:click=print>
                {icon(icondata::LuPrinter)}
                {words::print(language)}
            </button>
        </Chip>
    }
    .into_any()
}
