//! The places of the back office: the rail, the bar above and the bar below.

use super::choices::{AccountMenu, TOP};
use super::palette::PaletteHandle;
use crate::paths;
use crate::ui::bell::BellLink;
use crate::ui::here::{Here, here};
use crate::ui::icon::{Icon, icon};
use crate::ui::pop::keep_inside;
use crate::ui::reader::{Signed, language, reader};
use crate::ui::words;
use domain::collaborators::{Group, Right, Rights};
use domain::language::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Who is signed in, the bell, search, the places, and the account's menu.
#[component]
pub fn Rail(palette: PaletteHandle) -> impl IntoView {
    let language = language();
    let reader = reader();
    let path = use_location().pathname;
    let at = move |place: &'static str| move || (path.get() == place).then_some("page");
    let within = move |place: &'static str| move || (path.get() != place && path.get().starts_with(place)).then_some("within");
    let theme = lower_first(words::theme_long(language, reader.theme));
    let account = reader.account;
    let here = here();
    let is_operator = account.as_ref().is_some_and(|account| account.is_operator);
    let sees_panel = Memo::new(move |_| here.shows(paths::PANEL));
    let sales = move || {
        view! {
            <li>
                <a href=paths::PANEL aria-current=at(paths::PANEL) class=within(paths::PANEL)>
                    {icon(icondata::LuStore)}
                    {words::nav_sales(language)}
                </a>
                <ul>
                    <li>
                        <a href=paths::SALES aria-current=at(paths::SALES)>
                            {words::nav_list(language)}
                        </a>
                    </li>
                </ul>
            </li>
        }
        .into_any()
    };
    // An entry comes and goes with what the reader may do; while it stays, so does the focus on it.
    let entry = move |place: &'static str, drawing: Icon, word: &'static str| {
        let shown = Memo::new(move |_| here.shows(place));
        move || {
            shown.get().then(|| {
                view! {
                    <li>
                        <a href=place aria-current=at(place) class=within(place)>
                            {icon(drawing)}
                            {word}
                        </a>
                    </li>
                }
                .into_any()
            })
        }
    };
    let list = entry(paths::SALES, icondata::LuReceiptText, words::nav_list(language));
    let coming = coming(here, language);
    view! {
        <header class="rail">
            <div class="rail-head">
                {account
                    .clone()
                    .map(|account| {
                        view! {
                            <a class="account-switch" href=paths::ASSIST aria-label=words::nav_assist(language)>
                                <Initial account=account.clone() />
                                <span>
                                    <b>{account.here.name.clone()}</b>
                                    <small>
                                        {if account.here.is_owner { words::owner(language) } else { words::helping(language) }} " · "
                                        {account.here.currency.code()}
                                    </small>
                                </span>
                            </a>
                        }
                    })} <BellLink />
            </div>
            <a class="search" href=move || here.search_at() on:click=move |event| palette.open_instead(&event)>
                {icon(icondata::LuSearch)}
                {words::search_or_go(language)}
                <kbd>"/"</kbd>
            </a>
            <nav aria-label=words::nav_main(language)>
                <ul class="nav-list">
                    {move || if sees_panel.get() { Some(sales()) } else { list() }}
                    {entry(paths::REPORTS, icondata::LuChartColumn, words::nav_reports(language))}
                    {entry(paths::CUSTOMERS, icondata::LuUsers, words::nav_customers(language))}
                    {entry(paths::PRODUCTS, icondata::LuPackage, words::nav_products(language))}
                    {entry(paths::AGENDA, icondata::LuCalendarDays, words::nav_agenda(language))}
                    {entry(paths::COLLABORATORS, icondata::LuUserPlus, words::nav_collaborators(language))}
                    {is_operator
                        .then(|| {
                            view! {
                                <li>
                                    <a href=paths::VERIFICATION aria-current=at(paths::VERIFICATION) class=within(paths::VERIFICATION)>
                                        {icon(icondata::LuBadgeCheck)}
                                        {words::nav_verification(language)}
                                    </a>
                                </li>
                            }
                        })}
                </ul>
                {coming}
            </nav>
            <div class="rail-foot">
                <details class="opens" on:toggle=keep_inside>
                    <summary class="account-switch">
                        <span>
                            <b>{account.map(|account| account.email)}</b>
                            <small>{language.endonym()} " · " {theme}</small>
                        </span>
                        {icon(icondata::LuChevronsUpDown)}
                    </summary>
                    <AccountMenu place="rail" class="pop menu stay up" />
                </details>
            </div>
        </header>
    }
    .into_any()
}

/// The bar above on a phone: whose account this is, the bell, search and settings.
#[component]
pub fn TopBar(palette: PaletteHandle) -> impl IntoView {
    let language = language();
    let here = here();
    view! {
        <header class="topbar">
            {reader()
                .account
                .map(|account| {
                    view! {
                        <Initial account=account.clone() />
                        <b>{account.here.name}</b>
                    }
                })}
            <BellLink />
            <a class="btn quiet square" href=move || here.search_at() aria-label=words::search(language) on:click=move |event| palette.open_instead(&event)>
                {icon(icondata::LuSearch)}
            </a>
            <details class="opens" on:toggle=keep_inside>
                <summary class="btn quiet square" aria-label=words::settings(language)>
                    {icon(icondata::LuSettings2)}
                </summary>
                <AccountMenu place=TOP class="pop menu stay end" />
            </details>
        </header>
    }
    .into_any()
}

/// The bar below on a phone: five places.
#[component]
pub fn Tabs() -> impl IntoView {
    let language = language();
    let path = use_location().pathname;
    let here = here();
    let tab = move |place: &'static str, drawing: Icon, word: &'static str| {
        let shown = Memo::new(move |_| here.shows(place));
        move || {
            shown.get().then(|| {
                view! {
                    <li>
                        <a href=place aria-current=move || (path.get() == place).then_some("page")>
                            {icon(drawing)}
                            {word}
                        </a>
                    </li>
                }
            })
        }
    };
    view! {
        <nav class="tabs" aria-label=words::nav_short(language)>
            <ul>
                {tab(paths::PANEL, icondata::LuStore, words::nav_sales(language))}
                {tab(paths::SALES, icondata::LuReceiptText, words::nav_list(language))}
                {tab(paths::PRODUCTS, icondata::LuPackage, words::nav_products(language))}
                {tab(paths::AGENDA, icondata::LuCalendarDays, words::nav_agenda(language))} {tab(paths::ACCOUNT, icondata::LuCircleUserRound, words::nav_account(language))}
            </ul>
        </nav>
    }
    .into_any()
}

/// A place that is not built yet: no link.
#[component]
fn Coming(drawing: Icon, word: &'static str) -> impl IntoView {
    view! { <span class="coming">{icon(drawing)} {word}</span> }
}

/// The account's first letter on its colour.
#[component]
fn Initial(account: Signed) -> impl IntoView {
    let letter: String = account.here.name.chars().take(1).flat_map(char::to_uppercase).collect();
    view! {
        <span class=format!("account c{}", account.here.hue()) aria-hidden="true">
            {letter}
        </span>
    }
}

/// The places that will be there, of those that the reader may see.
fn coming(here: Here, language: Language) -> impl IntoView {
    let of = |group: Group| group.rights().collect::<Rights>();
    let places = [
        (Rights::of(&[Right::WithdrawalsMake]), icondata::LuWallet, words::nav_balance(language)),
        (of(Group::Tools), icondata::LuWrench, words::nav_tools(language)),
    ];
    let any = Memo::new(move |_| places.iter().any(|(rights, ..)| here.has_any(*rights)));
    move || {
        any.get().then(|| {
            let shown = places.map(|(rights, drawing, word)| {
                let shown = Memo::new(move |_| here.has_any(rights));
                move || shown.get().then(|| view! { <li><Coming drawing word /></li> })
            });
            view! {
                <p class="nav-label" id="rail-coming">
                    {words::nav_coming(language)}
                </p>
                <ul class="nav-list" aria-labelledby="rail-coming">
                    {shown}
                </ul>
            }
        })
    }
}

/// For words in the middle of a line.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
