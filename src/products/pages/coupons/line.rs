//! One coupon: what it takes off, for what and until when, how often it was used, its links, and its end.

use crate::products::api::EndCoupon;
use crate::products::words::coupons as words;
use crate::ui::act::ActionForm;
use crate::ui::clipboard;
use crate::ui::dial::Dial;
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::pop::keep_inside;
use domain::checkout::Discount;
use domain::checkout::coupons::{CouponState, Line, Link};
use domain::language::Language;
use domain::money::Money;
use leptos::prelude::*;

pub(super) fn line(line: &Line, end: ServerAction<EndCoupon>, language: Language) -> AnyView {
    let write = |money: &Money| format::money(money.minor, money.currency, language);
    let off = match line.discount {
        Discount::Percent(hundredths) => format::exact_percent(hundredths, language),
        Discount::Amount(amount) => write(&amount),
    };
    let products = if line.products.is_empty() { words::all_products(language).to_owned() } else { line.products.join(", ") };
    let until = line.last_day.map(|day| words::until(language, &format::day_month_year(day, language)));
    let facts: Vec<String> = [words::off(language, &off), products].into_iter().chain(until).collect();
    let uses = format::count(line.uses.into(), language);
    let used = match line.most_uses {
        Some(most) => words::used_of(language, &uses, &format::count(most.into(), language)),
        None => words::used(language, &uses),
    };
    let sold = line.sold.iter().map(|money| view! { <small>{words::sold_with(language, &write(money))}</small> }).collect_view();
    view! {
        <li>
            <span class="words">
                <b class="code">{line.code.as_str().to_owned()}</b>
                <small>{facts.join(" · ")}</small>
                <span class=format!("state {}", class(line.state))>
                    <Dial percent=percent(line) />
                    {words::state(language, line.state)}
                </span>
            </span>
            <span class="end">
                <b>{used}</b>
                {sold}
            </span>
            <span class="actions">{links(line, language)} {(line.state != CouponState::Ended).then(|| ending(line, end, language))}</span>
        </li>
    }
    .into_any()
}

/// The colour of a state, as a class.
fn class(state: CouponState) -> &'static str {
    match state {
        CouponState::Good => "sold",
        CouponState::NotYet => "waiting",
        CouponState::UsedUp | CouponState::Over | CouponState::Ended => "returned",
    }
}

/// The ring fills as a coupon is used; one without a limit is full.
fn percent(line: &Line) -> u8 {
    let of_limit = |most: u32| u8::try_from(u64::from(line.uses.min(most)) * 100 / u64::from(most.max(1))).unwrap_or(100);
    match line.state {
        CouponState::Good => line.most_uses.map_or(100, of_limit),
        CouponState::UsedUp => 100,
        CouponState::NotYet | CouponState::Over | CouponState::Ended => 0,
    }
}

/// One link as a button, several under one.
fn links(line: &Line, language: Language) -> AnyView {
    let code = line.code.as_str();
    match line.links.as_slice() {
        [] => ().into_any(),
        [one] => copy(one, words::link(language).to_owned(), code, "btn small", language),
        several => {
            let buttons = several.iter().map(|one| copy(one, one.product.clone(), code, "", language)).collect_view();
            view! {
                <details class="opens" on:toggle=keep_inside>
                    <summary class="btn small" aria-label=words::links_of(language, code)>
                        {icon(icondata::LuCopy)}
                        {words::links(language)}
                    </summary>
                    <div class="pop menu end">{buttons}</div>
                </details>
            }
            .into_any()
        }
    }
}

/// A button that copies a link; without scripts the link itself, to be copied as one copies links.
fn copy(link: &Link, word: String, code: &str, class: &'static str, language: Language) -> AnyView {
    let copied = RwSignal::new(false);
    let text = link.url.clone();
    let press = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        copied.set(clipboard::copy(&text).is_some());
    };
    view! {
        <a class=class href=link.url.clone() on:click=press aria-label=words::link_of(language, code, &link.product)>
            {icon(icondata::LuCopy)}
            <span>{move || if copied.get() { words::copied(language).to_owned() } else { word.clone() }}</span>
        </a>
        <span class="hidden-text" role="status">
            {move || copied.get().then(|| words::copied(language))}
        </span>
    }
    .into_any()
}

/// The button that ends it, which asks first.
fn ending(line: &Line, end: ServerAction<EndCoupon>, language: Language) -> AnyView {
    let code = line.code.as_str().to_owned();
    let why = if line.is_named { words::end_why(language) } else { words::remove_why(language) };
    view! {
        <details class="opens" on:toggle=keep_inside>
            <summary class="btn quiet small" aria-label=words::end_named(language, &code)>
                {words::end(language)}
            </summary>
            <div class="pop end">
                <p class="label">
                    <b>{words::end_ask(language, &code)}</b>
                </p>
                <p class="label">{why}</p>
                <ActionForm action=end>
                    <input type="hidden" name="code" value=code.clone() />
                    <div class="foot">
                        <button class="btn main danger small" type="submit" disabled=move || end.pending().get()>
                            {words::end_named(language, &code)}
                        </button>
                    </div>
                </ActionForm>
            </div>
        </details>
    }
    .into_any()
}
