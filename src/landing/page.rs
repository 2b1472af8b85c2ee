//! The page that greets who is not signed in, with a picture of the panel.

use crate::landing::words;
use crate::paths;
use crate::ui::cards::{LostCard, SoldCard};
use crate::ui::frame::PublicFrame;
use crate::ui::head::{PublicHead, origin};
use crate::ui::icon::icon;
use crate::ui::reader::{language, reader};
use crate::ui::states::way_on;
use crate::ui::words as common;
use chrono::NaiveDate;
use domain::figures::{LostReason, Sums};
use domain::language::Language;
use domain::money::Currency;
use domain::panel::{Compared, CurrencyPanel, DAYS};
use leptos::prelude::*;

/// What Mostrador is, and the doors; who is signed in finds the way to their panel.
#[component]
pub fn LandingPage() -> impl IntoView {
    let language = language();
    let reader = reader();
    let is_signed_in = reader.account.is_some();
    let (way, word) = way_on(language);
    let end = if is_signed_in {
        view! { <a class="btn quiet" href=way>{word}</a> }
    } else {
        view! { <a class="btn quiet" href=paths::SIGN_IN>{common::sign_in(language)}</a> }
    };
    let ways = if is_signed_in {
        view! { <a class="btn main wide-ish" href=way>{word}</a> }.into_any()
    } else {
        view! {
            <a class="btn main wide-ish" href=paths::SIGN_UP>
                {words::sign_up(language)}
            </a>
            <a class="btn" href=paths::SIGN_IN>
                {common::sign_in(language)}
            </a>
        }
        .into_any()
    };
    let letters = reader.demo.then(|| view! { <a class="btn quiet" href=paths::DEV_MAIL>{words::demo_mail(language)}</a> });
    let promises = [
        (icondata::LuActivity, words::promise_live(language)),
        (icondata::LuFileUp, words::promise_import(language)),
        (icondata::LuHardDrive, words::promise_own(language)),
    ];
    view! {
        <PublicFrame title=words::title(language) end=end.into_any()>
            <PublicHead title=words::title(language) description=words::lead(language).to_owned() origin=origin() path=paths::HOME.to_owned() language />
            <div class="landing">
                <div>
                    <h1>{words::title(language)}</h1>
                    <p class="lead">{words::lead(language)}</p>
                    <div class="actions">{ways} {letters}</div>
                    <ul class="promises">{promises.map(|(drawing, promise)| view! { <li>{icon(drawing)} {promise}</li> })}</ul>
                </div>
                <Picture />
            </div>
        </PublicFrame>
    }
    .into_any()
}

/// The panel's two cards with invented figures.
#[component]
fn Picture() -> impl IntoView {
    let panel = sample(language());
    let first_day = NaiveDate::from_ymd_opt(2026, 11, 15).unwrap_or_default();
    view! {
        <div class="shot" aria-hidden="true" inert=true>
            <SoldCard panel=panel.clone() first_day />
            <LostCard panel first_day short=true />
        </div>
    }
}

/// A good week, in the money of the reader's language.
fn sample(language: Language) -> CurrencyPanel {
    let currency = match language {
        Language::English => Currency::USD,
        Language::Portuguese => Currency::BRL,
        Language::Spanish | Language::Italian => Currency::EUR,
    };
    let sums = |count: i64, units: i64| Sums { count, gross: units * 100, net: units * 82, net_known: count };
    let week = |counts: [i64; DAYS], units: [i64; DAYS]| std::array::from_fn::<Sums, DAYS, _>(|day| sums(counts[day], units[day]));
    let days = week([14, 19, 24, 17, 22, 21, 11], [4120, 6030, 7812, 5240, 6985, 6610, 3447]);
    let days_before = week([13, 16, 18, 20, 17, 19, 8], [3980, 4890, 5630, 6420, 5105, 6020, 2410]);
    let reasons = vec![
        (LostReason::Abandoned, sums(27, 8120)),
        (LostReason::Declined, sums(14, 4390)),
        (LostReason::NoFunds, sums(7, 2020)),
        (LostReason::Expired, sums(11, 3870)),
        (LostReason::Blocked, sums(2, 532)),
    ];
    let lost = Compared { now: reasons.iter().map(|(_, sums)| *sums).sum(), ..Compared::default() };
    let sold = Compared { now: days.into_iter().sum(), before: days_before.into_iter().sum(), days, days_before };
    CurrencyPanel { currency, sold, lost, reasons, to_win_back: 43 }
}
