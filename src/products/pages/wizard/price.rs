//! The third step: one fixed price and how it may be paid, with the buyer's instalments to the cent.

mod seen;
mod table;

use super::entry::{Entry, Line, Pick, described_by};
use super::work::work;
use crate::products::words::wizard as words;
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use domain::language::Language;
use domain::product::price::{Bearer, Mode, guarantee, guarantee_explained};
use domain::product::{Field, Limits, State, Step};
use leptos::prelude::*;
use seen::{Fixed, Seen};
use table::Instalments;

#[component]
pub fn PriceStep() -> impl IntoView {
    let work = work();
    let fixed = Memo::new(move |_| work.state.get() == State::Approved);
    move || {
        if fixed.get() {
            view! { <Fixed /> }.into_any()
        } else if work.prices {
            view! { <Asked /> }.into_any()
        } else {
            view! { <Seen /> }.into_any()
        }
    }
}

#[component]
fn Asked() -> impl IntoView {
    let language = language();
    let work = work();
    let form = work.price;
    let closed = Signal::derive(move || !work.may_change(Step::Price));
    let limits = work.registration.with_value(|registration| registration.limits.clone());
    let amount = Signal::derive(move || form.with(|form| form.amount.clone()));
    let currency = Signal::derive(move || form.with(|form| form.currency.clone()));
    let most = Signal::derive(move || form.with(|form| form.instalments.clone()));
    let is_in_parts = Memo::new(move |_| form.with(|form| form.mode == Mode::Instalments));
    let rate = limits.monthly_rate;
    let numbers: Vec<_> = (2..=limits.most_instalments).map(|count| (count.to_string(), words::up_to_times(language, count))).collect();
    let set_mode = move |mode: Mode| {
        form.update(|form| {
            form.mode = mode;
            if mode == Mode::Instalments && form.instalments.is_empty() {
                form.instalments = limits.most_instalments.to_string();
            }
        });
        work.saver.now();
    };
    let set_bearer = move |bearer: Bearer| {
        form.update(|form| form.bearer = bearer);
        work.saver.now();
    };
    let modes = [(Mode::One, words::one_payment(language)), (Mode::Instalments, words::in_instalments(language))];
    let bearers = [
        (Bearer::Buyer, words::buyer_pays(language), words::buyer_pays_why(language, &per_cent(rate, language))),
        (Bearer::Seller, words::seller_pays(language), words::seller_pays_why(language).to_owned()),
    ];
    view! {
        <div class="pair">
            <Line
                field=Field::Amount
                value=amount
                put=Callback::new(move |text| form.update(|form| form.amount = text))
                inputmode="decimal"
                hint=words::amount_hint(language)
                disabled=closed
            />
            <Pick
                field=Field::Currency
                value=currency
                put=Callback::new(move |code| form.update(|form| form.currency = code))
                groups=currencies(&work.registration.with_value(|registration| registration.limits.clone()), language)
                disabled=closed
            />
        </div>
        <p class="hint">{words::one_fixed_price(language)}</p>
        <fieldset class="field">
            <legend>{words::payment(language)}</legend>
            <div>
                <div class="choice">
                    {modes
                        .map(|(mode, word)| {
                            view! {
                                <label>
                                    <input
                                        type="radio"
                                        name="mode"
                                        autocomplete="off"
                                        checked=form.with_untracked(|form| form.mode == mode)
                                        prop:checked=move || form.with(|form| form.mode == mode)
                                        disabled=move || closed.get()
                                        on:change=move |_| set_mode(mode)
                                    />
                                    {word}
                                </label>
                            }
                        })}
                </div>
            </div>
        </fieldset>
        {move || {
            let numbers = numbers.clone();
            let bearers = bearers.clone();
            is_in_parts
                .get()
                .then(|| {
                    view! {
                        <Pick
                            field=Field::Instalments
                            value=most
                            put=Callback::new(move |count| form.update(|form| form.instalments = count))
                            groups=vec![("", numbers)]
                            disabled=closed
                        />
                        <Entry field=Field::Bearer group=true>
                            {bearers
                                .map(|(bearer, word, why)| {
                                    view! {
                                        <label class="option">
                                            <input
                                                type="radio"
                                                name="bearer"
                                                autocomplete="off"
                                                checked=form.with_untracked(|form| form.bearer == bearer)
                                                prop:checked=move || form.with(|form| form.bearer == bearer)
                                                disabled=move || closed.get()
                                                on:change=move |_| set_bearer(bearer)
                                            />
                                            <span>
                                                <b>{word}</b>
                                                <small>{why}</small>
                                            </span>
                                        </label>
                                    }
                                })}
                        </Entry>
                    }
                })
        }}
        <Instalments />
        <Conversion closed />
        <Guarantee />
    }
    .into_any()
}

/// Whether buyers abroad see the price in their own currency.
#[component]
fn Conversion(closed: Signal<bool>) -> impl IntoView {
    let language = language();
    let work = work();
    let form = work.price;
    let toggle = move |event| {
        form.update(|form| form.converts = event_target_checked(&event));
        work.saver.now();
    };
    view! {
        <label class="option">
            <input
                class="switch"
                id=Field::Conversion.to_string()
                type="checkbox"
                role="switch"
                autocomplete="off"
                checked=form.with_untracked(|form| form.converts)
                prop:checked=move || form.with(|form| form.converts)
                disabled=move || closed.get()
                aria-describedby=described_by(work, Field::Conversion, false)
                on:change=toggle
            />
            <span>
                <b>{Field::Conversion.label(language)}</b>
                <small>{words::conversion_why(language)}</small>
            </span>
        </label>
    }
    .into_any()
}

/// The term that nobody edits.
#[component]
fn Guarantee() -> impl IntoView {
    let language = language();
    view! {
        <div class="note good">
            {icon(icondata::LuShieldCheck)}
            <div>
                <b>{guarantee(language)}</b>
                <p>{guarantee_explained(language)}</p>
            </div>
        </div>
    }
    .into_any()
}

fn currencies(limits: &Limits, language: Language) -> Vec<(&'static str, Vec<(String, String)>)> {
    let option = |code: &'static str, name: &'static str| (code.to_owned(), format!("{code} · {name}"));
    let options = limits.prices.iter().map(|limit| option(limit.currency.code(), format::currency_name(limit.currency, language)));
    vec![("", options.collect())]
}

/// Hundredths of a per cent as they are written: 299 is `2.99 %`.
fn per_cent(hundredths: u32, language: Language) -> String {
    let point = if language == Language::English { '.' } else { ',' };
    format!("{}{point}{:02}\u{a0}%", hundredths / 100, hundredths % 100)
}
