//! The numbers behind a drawing, one key away.

use crate::ui::words;
use domain::language::Language;
use leptos::prelude::*;

/// A table that opens below a drawing: in each row its name, then figures.
pub fn as_table(name: String, (heads, rows): (Vec<String>, Vec<Vec<String>>), language: Language) -> AnyView {
    let head = |(column, text): (usize, String)| view! { <th scope="col" class=(column > 0).then_some("num")>{text}</th> };
    let row = |cells: Vec<String>| {
        let cell = |(column, text): (usize, String)| match column {
            0 => view! { <th scope="row">{text}</th> }.into_any(),
            _ => view! { <td class="num">{text}</td> }.into_any(),
        };
        view! { <tr>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
    };
    view! {
        <details class="as-table">
            <summary>{words::as_table(language)}</summary>
            // Wider than a phone where there are many series.
            <div class="scroll" tabindex="0" role="group" aria-label=name>
                <table>
                    <thead>
                        <tr>{heads.into_iter().enumerate().map(head).collect_view()}</tr>
                    </thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
