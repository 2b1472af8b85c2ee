//! A chip with a list of boxes to tick, and the lists that more than one page offers.

use super::{Chip, FilterForm, Narrows};
use crate::ui::reader::language;
use crate::ui::words::narrow as words;
use domain::sale::{Method, State};
use leptos::prelude::*;

/// The states that can be chosen, those that are looked for most first.
pub const STATES: [State; 17] = [
    State::Approved,
    State::Complete,
    State::WaitingPayment,
    State::UnderAnalysis,
    State::Processing,
    State::Started,
    State::Abandoned,
    State::Declined,
    State::NoFunds,
    State::Expired,
    State::Blocked,
    State::Cancelled,
    State::Overdue,
    State::Disputed,
    State::PartiallyRefunded,
    State::Refunded,
    State::Chargeback,
];

/// The methods that can be chosen, those of most sales first.
pub const METHODS: [Method; 13] = [
    Method::CreditCard,
    Method::Pix,
    Method::Boleto,
    Method::PayPal,
    Method::DebitCard,
    Method::TwoCards,
    Method::Wallet,
    Method::AccountBalance,
    Method::BankTransfer,
    Method::DirectDebit,
    Method::FinancedInstallments,
    Method::Cash,
    Method::Unknown,
];

/// Any of several values of one parameter.
#[component]
pub fn Ticks<N: Narrows>(
    asked: Memo<N>,
    /// The one parameter.
    names: &'static [&'static str; 1],
    label: &'static str,
    /// Of the whole list, for who hears it.
    list: &'static str,
    /// Value and word of each box.
    options: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let language = language();
    let name = names[0];
    let known = options.clone();
    let value = move || {
        let chosen = asked.with(|asked| asked.values(name));
        let of = |value: &str| known.iter().find(|(known, _)| *known == value).map(|(_, word)| lower_first(word));
        match chosen.as_slice() {
            [] => None,
            [one] => of(one),
            [first, more @ ..] => of(first).map(|first| words::and_more(language, &first, more.len())),
        }
    };
    let boxes: Vec<_> = options
        .into_iter()
        .map(|(value, word)| {
            let checked = move || asked.with(|asked| asked.values(name).iter().any(|chosen| chosen == value));
            view! {
                <label class="check">
                    <input type="checkbox" name=name value=value checked=checked prop:checked=checked />
                    {word}
                </label>
            }
        })
        .collect();
    view! {
        <Chip label value>
            <FilterForm asked names>
                <fieldset>
                    <legend class="label">{label}</legend>
                    <div class="long" tabindex="0" role="group" aria-label=list>
                        {boxes}
                    </div>
                </fieldset>
            </FilterForm>
        </Chip>
    }
    .into_any()
}

/// For words in the middle of a line.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
