//! The line of filters of a report: which days, beside which, in what steps, and of which sales.

mod asked;
mod more;

use super::keep::ViewsChip;
use crate::reports::api::Choices;
use crate::reports::words;
use crate::ui::format;
use crate::ui::narrow::{Chip, ExportChip, FilterForm, METHODS, Narrows, PeriodChip, STATES, Ticks, choice};
use crate::ui::reader::language;
use crate::ui::words as common;
use crate::ui::words::narrow;
use domain::listing::ProductName;
use domain::money::Currency;
use domain::reports::{Compare, Dimension, Granularity, Narrowed, Narrowing, Question, Report};
use leptos::prelude::*;
use more::{MoreChip, Said};

/// Everything that can be asked of a report beside its order and page.
#[component]
pub(super) fn Chips(choices: Choices, report: Report, pairs: Memo<Vec<(String, String)>>) -> impl IntoView {
    let language = language();
    let Choices { today, products, currencies, values, views } = choices;
    let asked = Memo::new(move |_| pairs.with(|pairs| Question::understand(report, pairs, today).0));
    let spec = report.spec();
    let narrows = move |way: Narrowing| spec.is_some_and(|spec| spec.narrowings.contains(&way));
    let clear_all = move || {
        let cleared = asked.with(|asked| {
            (asked.narrowed != Narrowed::default()).then(|| Question { narrowed: Narrowed::default(), ..asked.first_page() })
        });
        cleared.map(|cleared| {
            view! {
                <a class="btn quiet small" href=cleared.address()>
                    {narrow::clear_all(language)}
                </a>
            }
        })
    };
    view! {
        <div class="chips" role="group" aria-label=narrow::filters(language)>
            <PeriodChip asked />
            <CompareChip asked />
            <StepChip asked />
            {spec.is_some_and(|spec| !spec.or_by.is_empty()).then(|| view! { <ByChip asked report /> })}
            {narrows(Narrowing::Product).then(|| view! { <ProductChip asked products /> })}
            {narrows(Narrowing::Method)
                .then(|| {
                    view! {
                        <Ticks
                            asked
                            names=&["method"]
                            label=Narrowing::Method.label(language)
                            list=Narrowing::Method.label(language)
                            options=METHODS.map(|method| (method.name(), common::method(language, method))).into()
                        />
                    }
                })}
            {narrows(Narrowing::State)
                .then(|| {
                    view! {
                        <Ticks
                            asked
                            names=&["state"]
                            label=Narrowing::State.label(language)
                            list=Narrowing::State.label(language)
                            options=STATES.map(|state| (state.name(), common::state(language, state))).into()
                        />
                    }
                })}
            <MoreChip asked report values />
            {(currencies.len() > 1).then(|| view! { <CurrencyChip asked currencies /> })}
            <Said asked />
            {clear_all}
            <span class="chips-end">
                <ViewsChip asked views />
                <ExportChip asked />
            </span>
        </div>
    }
    .into_any()
}

/// The line before its choices are known.
pub(super) fn skeleton() -> AnyView {
    let bones = (0..5).map(|_| view! { <span class="btn"><span class="bone short"></span></span> }).collect_view();
    view! {
        <div class="chips" aria-busy="true" aria-hidden="true">
            {bones}
        </div>
    }
    .into_any()
}

#[component]
fn CompareChip(asked: Memo<Question>) -> impl IntoView {
    let language = language();
    let ways = [Compare::Before, Compare::Year, Compare::None]
        .map(|compare| choice(asked, compare.label(language), move |asked| asked.compare = compare));
    let value = move || match asked.with(|asked| asked.compare) {
        Compare::None => None,
        compare => Some(lower_first(compare.label(language))),
    };
    view! {
        <Chip label=words::compare(language) value>
            <p class="label">{words::compared(language)}</p>
            {ways}
        </Chip>
    }
    .into_any()
}

#[component]
fn StepChip(asked: Memo<Question>) -> impl IntoView {
    let language = language();
    let steps = [None, Some(Granularity::Day), Some(Granularity::Week), Some(Granularity::Month)].map(|granularity| {
        let word = granularity.map_or_else(|| words::fitting(language), |granularity| granularity.label(language));
        choice(asked, word, move |asked| asked.granularity = granularity)
    });
    let value = move || asked.with(|asked| asked.granularity).map(|granularity| lower_first(granularity.label(language)));
    view! {
        <Chip label=words::granularity(language) value>
            <p class="label">{words::granularity(language)}</p>
            {steps}
        </Chip>
    }
    .into_any()
}

#[component]
fn ByChip(asked: Memo<Question>, report: Report) -> impl IntoView {
    let language = language();
    let own = report.spec().and_then(|spec| spec.by);
    let word = move |by: Option<Dimension>| by.map_or_else(|| words::in_total(language), |by| by.label(language));
    let others = report.spec().into_iter().flat_map(|spec| spec.or_by.iter().copied().map(Some));
    let ways: Vec<_> = std::iter::once(None)
        .chain(others)
        .map(|by| choice(asked, word(by.or(own)), move |asked| (asked.by, asked.sort) = (by, None)))
        .collect();
    let value = move || Some(lower_first(word(asked.with(|asked| asked.by).or(own))));
    view! {
        <Chip label=words::by(language) value>
            <p class="label">{words::by(language)}</p>
            {ways}
        </Chip>
    }
    .into_any()
}

/// Figures of two currencies are never added: one of them is asked for.
#[component]
fn CurrencyChip(asked: Memo<Question>, currencies: Vec<Currency>) -> impl IntoView {
    let language = language();
    let ways: Vec<_> = currencies
        .into_iter()
        .map(|currency| choice(asked, format::currency_name(currency, language), move |asked| asked.currency = Some(currency)))
        .collect();
    let value = move || asked.with(|asked| asked.currency.map(|currency| currency.code().to_owned()));
    view! {
        <Chip label=narrow::currency(language) value>
            <p class="label">{narrow::currency(language)}</p>
            {ways}
        </Chip>
    }
    .into_any()
}

#[component]
fn ProductChip(asked: Memo<Question>, products: Vec<ProductName>) -> impl IntoView {
    let language = language();
    let names = StoredValue::new(products.clone());
    let chosen = move || asked.with(|asked| asked.narrowed.products.clone());
    let value = move || match chosen().as_slice() {
        [] => None,
        [one] => {
            let name = names.with_value(|names| names.iter().find(|known| known.id == *one).map(|known| known.name.clone()));
            Some(name.unwrap_or_else(|| narrow::one_product(language).to_owned()))
        }
        [first, more @ ..] => {
            let name = names.with_value(|names| names.iter().find(|known| known.id == *first).map(|known| known.name.clone()));
            let name = name.unwrap_or_else(|| narrow::one_product(language).to_owned());
            Some(narrow::and_more(language, &name, more.len()))
        }
    };
    let boxes: Vec<_> = products
        .into_iter()
        .map(|product| {
            let id = product.id;
            let checked = move || chosen().contains(&id);
            view! {
                <label class="check">
                    <input type="checkbox" name="product" value=id.to_string() checked=checked prop:checked=checked />
                    {product.name}
                </label>
            }
        })
        .collect();
    view! {
        <Chip label=narrow::product(language) value>
            <FilterForm asked names=&["product"]>
                <fieldset>
                    <legend class="label">{narrow::product(language)}</legend>
                    <div class="long" tabindex="0" role="group" aria-label=narrow::product(language)>
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
