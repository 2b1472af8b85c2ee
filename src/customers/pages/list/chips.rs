//! The line of filters of each way to ask: which days, what was bought, or how often and for how much; and tables to keep of the answer.

use crate::customers::api::Choices;
use crate::customers::asked::LEAST;
use crate::customers::words;
use crate::ui::format;
use crate::ui::narrow::{Chip, ExportChip, FilterForm, PeriodChip, choice};
use crate::ui::reader::language;
use crate::ui::words::narrow;
use domain::customers::{By, Part, Question};
use domain::listing::ProductName;
use domain::money::{Currency, Money};
use leptos::prelude::*;

/// Everything that can be asked beside order and page.
#[component]
pub(super) fn Chips(choices: Choices, asked: Memo<Question>) -> impl IntoView {
    let language = language();
    let Choices { products, currencies } = choices;
    let is_by_frequency = Memo::new(move |_| asked.with(|asked| matches!(asked.by, By::Frequency(_))));
    let known = currencies.clone();
    let own = move || {
        if is_by_frequency.get() {
            view! { <LeastChip asked currencies=known.clone() /> <SilentChip asked /> }.into_any()
        } else {
            view! { <PartChip asked products=products.clone() /> }.into_any()
        }
    };
    view! {
        <div class="chips" role="group" aria-label=narrow::filters(language)>
            <PeriodChip asked />
            {own}
            {(currencies.len() > 1).then(|| view! { <CurrencyChip asked currencies /> })}
            <span class="chips-end">
                <ExportChip asked />
            </span>
        </div>
    }
    .into_any()
}

/// The line before its choices are known.
pub(super) fn skeleton() -> AnyView {
    let bones = (0..3).map(|_| view! { <span class="btn"><span class="bone short"></span></span> }).collect_view();
    view! {
        <div class="chips" aria-busy="true" aria-hidden="true">
            {bones}
        </div>
    }
    .into_any()
}

#[component]
fn PartChip(asked: Memo<Question>, products: Vec<ProductName>) -> impl IntoView {
    let language = language();
    let names = StoredValue::new(products.clone());
    let stated = move |text: String| if text.is_empty() { words::not_stated(language).to_owned() } else { text };
    let value = move || {
        Some(match asked.with(|asked| asked.by.clone()) {
            By::Catalogue(Some(Part::Product(id))) => {
                let name = names.with_value(|names| names.iter().find(|known| known.id == id).map(|known| known.name.clone()));
                name.unwrap_or_else(|| narrow::one_product(language).to_owned())
            }
            By::Catalogue(Some(Part::Brand(text) | Part::Category(text))) => stated(text),
            _ => return None,
        })
    };
    let typed = move |wanted: &'static str| {
        let pairs = asked.with(Question::pairs);
        pairs.into_iter().find(|(name, _)| *name == wanted).map(|(_, value)| value).unwrap_or_default()
    };
    let options = products.into_iter().map(|product| {
        let id = product.id.to_string();
        let is_chosen = typed("product") == id;
        view! { <option value=id selected=is_chosen>{product.name}</option> }
    });
    let options = options.collect_view();
    let text = move |name: &'static str, word: &'static str| {
        view! {
            <div class="field">
                <label for=format!("part-{name}")>{word}</label>
                <input class="input small" id=format!("part-{name}") name=name maxlength="200" value=move || typed(name) prop:value=move || typed(name) />
            </div>
        }
    };
    view! {
        <Chip label=words::part(language) value>
            <FilterForm asked names=&["product", "brand", "category"]>
                <p class="hint">{words::part_hint(language)}</p>
                <div class="field">
                    <label for="part-product">{narrow::product(language)}</label>
                    <select class="input small" id="part-product" name="product">
                        <option value="">{narrow::all_products(language)}</option>
                        {options}
                    </select>
                </div>
                {text("brand", words::brand(language))}
                {text("category", words::category(language))}
            </FilterForm>
        </Chip>
    }
    .into_any()
}

#[component]
fn LeastChip(asked: Memo<Question>, currencies: Vec<Currency>) -> impl IntoView {
    let language = language();
    let frequency = move || asked.with(Question::frequency);
    let currency = move || asked.with(|asked| asked.currency);
    let amount = move || frequency().min_amount.zip(currency());
    let value = move || words::least(language, frequency(), currency());
    let orders = move || frequency().min_orders.map(|orders| orders.to_string()).unwrap_or_default();
    let least = move || amount().map(|(minor, currency)| Money::new(minor, currency).to_plain()).unwrap_or_default();
    let options = currencies.into_iter().map(|known| {
        let is_chosen = currency() == Some(known);
        view! { <option value=known.code() selected=is_chosen>{known.code()}</option> }
    });
    let options = options.collect_view();
    view! {
        <Chip label=words::at_least(language) value>
            <FilterForm asked names=&["min_orders", "min_amount", "currency"]>
                <div class="field">
                    <label for="min-orders">{words::min_orders(language)}</label>
                    <input class="input small" type="number" min="1" id="min-orders" name="min_orders" value=orders prop:value=orders />
                </div>
                <div class="pair">
                    <div class="field">
                        <label for="least">{words::min_amount(language)}</label>
                        <input class="input small" inputmode="decimal" id="least" name=LEAST maxlength="20" value=least prop:value=least />
                    </div>
                    <div class="field">
                        <label for="least-currency">{narrow::currency(language)}</label>
                        <select class="input small" id="least-currency" name="currency">
                            {options}
                        </select>
                    </div>
                </div>
            </FilterForm>
        </Chip>
    }
    .into_any()
}

#[component]
fn SilentChip(asked: Memo<Question>) -> impl IntoView {
    let language = language();
    let since = move || asked.with(|asked| asked.frequency().silent_since);
    let value = move || since().map(|day| format::day_month_year(day, language));
    let typed = move || since().map(|day| day.to_string()).unwrap_or_default();
    view! {
        <Chip label=words::silent(language) value>
            <FilterForm asked names=&["silent_since"]>
                <div class="field">
                    <label for="silent">{words::silent(language)}</label>
                    <input class="input small" type="date" id="silent" name="silent_since" min="1970-01-01" max="2199-12-31" value=typed prop:value=typed />
                </div>
            </FilterForm>
        </Chip>
    }
    .into_any()
}

#[component]
fn CurrencyChip(asked: Memo<Question>, currencies: Vec<Currency>) -> impl IntoView {
    let language = language();
    let ways: Vec<_> =
        currencies.into_iter().map(|currency| choice(asked, currency.code(), move |asked| asked.currency = Some(currency))).collect();
    let value = move || asked.with(|asked| asked.currency).map(|currency| currency.code().to_owned());
    view! { <Chip label=narrow::currency(language) value>{ways}</Chip> }.into_any()
}
