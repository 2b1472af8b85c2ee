//! The line of filters: each chip opens a panel with a plain form, which works before and without scripts.

use super::asked::cleared;
use super::periods;
use crate::paths;
use crate::sales::api::Choices;
use crate::sales::words::list as words;
use crate::ui::format;
use crate::ui::icon::{icon, tiny_icon};
use crate::ui::narrow::{Chip, FilterForm, METHODS, Only, STATES, Ticks};
use crate::ui::reader::{language, may};
use crate::ui::words as common;
use crate::ui::words::narrow;
use domain::collaborators::Right;
use domain::listing::{Filter, Sort};
use leptos::prelude::*;

const ORDERS: [(Sort, bool); 6] = [
    (Sort::Created, false),
    (Sort::Created, true),
    (Sort::Approved, false),
    (Sort::Approved, true),
    (Sort::Gross, false),
    (Sort::Gross, true),
];

/// The search, all filters, the order, and the way back to everything. Who may not search by text is offered no place to type one, and who
/// finds a sale by its code alone nothing else.
#[component]
pub(super) fn Chips(choices: Choices, filter: Memo<Filter>) -> impl IntoView {
    let (searches, lists) = (may(Right::SalesSearch), may(Right::SalesSearchByPeriod));
    view! {
        <div class="chips" role="group" aria-label=narrow::filters(language())>
            {(searches || !lists).then(|| view! { <SearchBox filter /> })}
            {(searches || lists).then(|| view! { <Narrowing choices filter /> })}
        </div>
    }
    .into_any()
}

#[component]
fn Narrowing(choices: Choices, filter: Memo<Filter>) -> impl IntoView {
    let language = language();
    let Choices { today, products, currencies } = choices;
    let clear_all = move || {
        filter.with(Filter::narrows).then(|| {
            let everything = filter.with(|filter| paths::sales(&cleared(filter)));
            view! {
                <a class="btn quiet small" href=everything>
                    {narrow::clear_all(language)}
                </a>
            }
        })
    };
    view! {
            <PeriodChip today filter />
            <Ticks
                asked=filter
                names=&["state"]
                label=words::state(language)
                list=words::states(language)
                options=STATES.map(|state| (state.name(), common::state(language, state))).into()
            />
            <ProductChip products filter />
            <Ticks
                asked=filter
                names=&["method"]
                label=words::method(language)
                list=words::methods(language)
                options=METHODS.map(|method| (method.name(), common::method(language, method))).into()
            />
            <CurrencyChip currencies filter />
            <OrderChip filter />
            {clear_all}
    }
    .into_any()
}

/// The line before its choices are known.
pub(super) fn chips_skeleton() -> AnyView {
    let bones = (0..5).map(|_| view! { <span class="btn"><span class="bone short"></span></span> }).collect_view();
    view! {
        <div class="chips" aria-busy="true" aria-hidden="true">
            {bones}
        </div>
    }
    .into_any()
}

#[component]
fn SearchBox(filter: Memo<Filter>) -> impl IntoView {
    let language = language();
    let text = move || filter.with(|filter| filter.text.clone().unwrap_or_default());
    view! {
        <Only class="search-box" asked=filter names=&["q"]>
            {icon(icondata::LuSearch)}
            <label class="hidden-text" for="q">
                {words::search(language)}
            </label>
            <input class="input small" id="q" name="q" type="search" maxlength="120" placeholder=words::search(language) value=text prop:value=text />
        </Only>
    }
    .into_any()
}

#[component]
fn PeriodChip(today: chrono::NaiveDate, filter: Memo<Filter>) -> impl IntoView {
    let language = language();
    let period = move || filter.with(|filter| (filter.from, filter.to));
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let (from, to) = (move || day(period().0), move || day(period().1));
    let presets = periods::presets(today, language).map(|(name, preset)| {
        let href = move || filter.with(|filter| paths::sales(&Filter { from: preset.0, to: preset.1, ..filter.first_page() }));
        let is_chosen = move || period() == preset;
        view! {
            <a class="check" href=href aria-current=move || is_chosen().then_some("true")>
                {name}
                {move || is_chosen().then(|| view! { <small>{tiny_icon(icondata::LuCheck)}</small> })}
            </a>
        }
    });
    view! {
        <Chip label=narrow::period(language) value=move || periods::name(period(), today, language)>
            <p class="label">{words::created(language)}</p>
            {presets}
            <FilterForm asked=filter names=&["from", "to"]>
                <div class="pair">
                    <div class="field">
                        <label for="from">{narrow::from(language)}</label>
                        <input class="input small" type="date" id="from" name="from" value=from prop:value=from />
                    </div>
                    <div class="field">
                        <label for="to">{narrow::to(language)}</label>
                        <input class="input small" type="date" id="to" name="to" value=to prop:value=to />
                    </div>
                </div>
            </FilterForm>
        </Chip>
    }
    .into_any()
}

#[component]
fn ProductChip(products: Vec<domain::listing::ProductName>, filter: Memo<Filter>) -> impl IntoView {
    let language = language();
    let names = StoredValue::new(products.clone());
    let value = move || {
        let id = filter.with(|filter| filter.product)?;
        let name = names.with_value(|names| names.iter().find(|known| known.id == id).map(|known| known.name.clone()));
        Some(name.unwrap_or_else(|| narrow::one_product(language).to_owned()))
    };
    let options: Vec<_> = products
        .into_iter()
        .map(|product| {
            let id = product.id;
            view! {
                <option value=id.to_string() selected=move || filter.with(|filter| filter.product == Some(id))>
                    {product.name}
                </option>
            }
        })
        .collect();
    let present = move || filter.with(|filter| filter.product.map(|id| id.to_string()).unwrap_or_default());
    view! {
        <Chip label=narrow::product(language) value>
            <FilterForm asked=filter names=&["product"]>
                <label class="label" for="product">
                    {narrow::product(language)}
                </label>
                <select class="input small" id="product" name="product" prop:value=present>
                    <option value="">{narrow::all_products(language)}</option>
                    {options}
                </select>
            </FilterForm>
        </Chip>
    }
    .into_any()
}

#[component]
fn CurrencyChip(currencies: Vec<domain::money::Currency>, filter: Memo<Filter>) -> impl IntoView {
    let language = language();
    let radio = move |currency: Option<domain::money::Currency>| {
        let checked = move || filter.with(|filter| filter.currency == currency);
        let word = currency
            .map_or_else(|| words::all_currencies(language).to_owned(), |currency| format::currency_name(currency, language).to_owned());
        view! {
            <label class="check">
                <input type="radio" name="currency" value=currency.map_or("", |currency| currency.code()) checked=checked prop:checked=checked />
                {word}
                {currency.map(|currency| view! { <small>{currency.code()}</small> })}
            </label>
        }
    };
    let radios: Vec<_> = std::iter::once(None).chain(currencies.into_iter().map(Some)).map(radio).collect();
    view! {
        <Chip label=narrow::currency(language) value=move || filter.with(|filter| filter.currency.map(|currency| currency.code().to_owned()))>
            <FilterForm asked=filter names=&["currency"]>
                <fieldset>
                    <legend class="label">{narrow::currency(language)}</legend>
                    <div class="long">{radios}</div>
                </fieldset>
            </FilterForm>
        </Chip>
    }
    .into_any()
}

/// The order, also where a phone has no head of the table to press.
#[component]
fn OrderChip(filter: Memo<Filter>) -> impl IntoView {
    let language = language();
    let links = ORDERS.map(|(sort, ascending)| {
        let href = move || filter.with(|filter| paths::sales(&Filter { sort, ascending, ..filter.first_page() }));
        let is_chosen = move || filter.with(|filter| filter.sort == sort && filter.ascending == ascending);
        view! {
            <a class="check" href=href aria-current=move || is_chosen().then_some("true")>
                {words::order(language, sort, ascending)}
                {move || is_chosen().then(|| view! { <small>{tiny_icon(icondata::LuCheck)}</small> })}
            </a>
        }
    });
    let value = move || {
        let (sort, ascending) = filter.with(|filter| (filter.sort, filter.ascending));
        ((sort, ascending) != ORDERS[0]).then(|| periods::lower_first(words::order(language, sort, ascending)))
    };
    view! {
        <Chip label=words::order_label(language) value>
            <p class="label">{words::order_label(language)}</p>
            {links}
        </Chip>
    }
    .into_any()
}
