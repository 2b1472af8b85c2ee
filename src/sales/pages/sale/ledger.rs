//! The rows of the ledger that a sale has caused.

use crate::sales::words::sale as words;
use crate::ui::format;
use crate::ui::icon::tiny_icon;
use domain::language::Language;
use domain::listing::Detail;
use leptos::prelude::*;

/// The transfers, folded away; nothing where there are none.
pub(super) fn card(detail: &Detail, language: Language) -> AnyView {
    if detail.transfers.is_empty() {
        return ().into_any();
    }
    let count = detail.transfers.len();
    let told = if count == 1 { words::ledger_one(language).to_owned() } else { words::ledger_rows(language, count) };
    let rows: Vec<_> = detail
        .transfers
        .iter()
        .map(|transfer| {
            view! {
                <tr>
                    <td class="wraps">{words::account(language, transfer.debit)}</td>
                    <td class="wraps">{words::account(language, transfer.credit)}</td>
                    <td class="num">{format::money(transfer.amount, transfer.currency, language)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="card">
            <details>
                <summary class="section-head">
                    <h2>{words::ledger(language)}</h2>
                    <span class="actions muted">{told} {tiny_icon(icondata::LuChevronDown)}</span>
                </summary>
                <p class="muted small">{words::ledger_why(language)}</p>
                <div class="table-box">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{words::ledger_from(language)}</th>
                                <th scope="col">{words::ledger_to(language)}</th>
                                <th scope="col" class="num">
                                    {words::ledger_amount(language)}
                                </th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        </section>
    }
    .into_any()
}
