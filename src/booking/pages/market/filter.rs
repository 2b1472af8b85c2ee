//! The plain form that writes the market's address: words, kind, language, highest price.

use crate::booking::words;
use crate::paths;
use crate::ui::format;
use crate::ui::icon::icon;
use domain::language::Language;
use domain::money::Currency;
use domain::product::kind::Group;
use domain::product::market::Tongue;
use domain::product::search::Search;
use leptos::prelude::*;

/// The form, filled with what is asked; `currency` is chosen where no highest price has one.
pub(super) fn filter(search: &Search, currencies: &[Currency], currency: Currency, language: Language) -> AnyView {
    let kinds: Vec<_> = Group::ALL.into_iter().map(|group| kinds(group, search.kind_code(), language)).collect();
    let tongues: Vec<_> =
        Tongue::ALL.into_iter().map(|tongue| option(tongue.code(), tongue.title(language), search.tongue == Some(tongue))).collect();
    let chosen = search.most.map_or(currency, |most| most.currency);
    let money: Vec<_> = currencies.iter().map(|currency| option(currency.code(), currency.code(), *currency == chosen)).collect();
    let most = search.most.map(|most| format::amount(most.minor, most.currency, language));
    let clear = search.narrows().then(|| {
        view! {
            <a class="btn quiet" href=paths::MARKET>
                {words::show_all(language)}
            </a>
        }
    });
    view! {
        <form class="market-filter" method="get" action=paths::MARKET role="search" aria-label=words::filter(language)>
            <div class="field wide">
                <label for="q">{words::text(language)}</label>
                <input class="input" id="q" name="q" type="search" value=search.text.clone() maxlength="120" />
            </div>
            <div class="field">
                <label for="kind">{words::kind(language)}</label>
                <select class="input" id="kind" name="kind">
                    {option("", words::all_kinds(language), search.kind_code().is_none())}
                    {kinds}
                </select>
            </div>
            <div class="field">
                <label for="language">{words::tongue(language)}</label>
                <select class="input" id="language" name="language">
                    {option("", words::all_tongues(language), search.tongue.is_none())}
                    {tongues}
                </select>
            </div>
            <div class="field">
                <label for="most">{words::most(language)}</label>
                <div class="market-most">
                    <input class="input" id="most" name="most" inputmode="decimal" autocomplete="off" value=most />
                    <select class="input" name="currency" aria-label=words::currency(language)>
                        {money}
                    </select>
                </div>
            </div>
            <button class="btn main" type="submit">
                {icon(icondata::LuSearch)}
                {words::search(language)}
            </button>
            {clear}
        </form>
    }
    .into_any()
}

fn kinds(group: Group, chosen: Option<&str>, language: Language) -> AnyView {
    let all = option(group.code(), &words::all_of(language, group.title(language)), chosen == Some(group.code()));
    let kinds: Vec<_> = group.kinds().map(|kind| option(kind.code(), kind.title(language), chosen == Some(kind.code()))).collect();
    view! { <optgroup label=group.title(language)>{all} {kinds}</optgroup> }.into_any()
}

fn option(code: &'static str, word: &str, is_chosen: bool) -> AnyView {
    view! {
        <option value=code selected=is_chosen>
            {word.to_owned()}
        </option>
    }
    .into_any()
}
