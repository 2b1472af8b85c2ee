//! The cards of one currency's week: what sold, day by day, and what was lost, by reason.

use crate::paths;
use crate::ui::chart::{Day, DayChart, StackedBar};
use crate::ui::dial::Dial;
use crate::ui::format;
use crate::ui::reader::language;
use crate::ui::rich::rich;
use crate::ui::words::{self as common, cards as words};
use chrono::{Days, NaiveDate};
use domain::figures::{LostReason, Sums};
use domain::language::Language;
use domain::listing::Filter;
use domain::money::Currency;
use domain::panel::{CurrencyPanel, DAYS, change_percent};
use domain::sale::State;
use leptos::prelude::*;

const SOLD: [State; 4] = [State::Approved, State::Complete, State::Disputed, State::PartiallyRefunded];

/// What sold: count, gross and net beside a week earlier, and the days.
#[component]
pub fn SoldCard(panel: CurrencyPanel, first_day: NaiveDate) -> impl IntoView {
    let language = language();
    let currency = panel.currency;
    let (now, before) = (panel.sold.now, panel.sold.before);
    let from = match before.count {
        0 => words::none_by_this_hour(language).to_owned(),
        count => words::from_by_this_hour(language, &format::count(count, language)),
    };
    let gross_before = (before.gross != 0)
        .then(|| view! { <small>{trend(now.gross, before.gross, language)} {words::from_before(language, &format::money(before.gross, currency, language))}</small> });
    view! {
        <article class="card figure-card sold">
            <h3>
                <Dial percent=100 />
                {words::sold(language)}
            </h3>
            <p class="big">
                <b>{format::count(now.count, language)}</b>
                " "
                <span>{trend(now.count, before.count, language)} {from}</span>
            </p>
            <dl class="pairs">
                <div>
                    <dt>{common::gross(language)}</dt>
                    <dd>{format::money(now.gross, currency, language)} {gross_before}</dd>
                </div>
                <div>
                    <dt>{common::net(language)}</dt>
                    <dd>{net(&now, currency, language)}</dd>
                </div>
            </dl>
            <DayChart currency days=days(&panel, first_day, language) />
        </article>
    }
    .into_any()
}

/// What was lost: count, value, reasons, and who may be won back.
#[component]
pub fn LostCard(
    panel: CurrencyPanel,
    first_day: NaiveDate,
    /// Without people to win back and their links, for a picture of the card.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let language = language();
    let currency = panel.currency;
    let lost = panel.lost.now;
    let count = format::count(lost.count, language);
    let worth = match lost.count {
        0 => words::no_attempt_lost(language).into_any(),
        attempts => {
            let words = if attempts == 1 { words::attempts_one(language) } else { words::attempts_many(language) };
            view! {
                {words}
                " "
                <strong class="money">{format::money(lost.gross, currency, language)}</strong>
            }
            .into_any()
        }
    };
    let reasons = panel.reasons.iter().map(|(reason, sums)| reason_line(*reason, *sums, currency, first_day, language)).collect_view();
    let shares = panel.reasons.iter().map(|(reason, sums)| (colour(*reason), sums.count)).collect();
    let all: Vec<State> = LostReason::ALL.into_iter().map(common::lost_state).collect();
    let list = paths::sales(&week(&all, currency, first_day));
    let see = if lost.count == 1 { words::see_lost_one(language).to_owned() } else { words::see_lost(language, &count) };
    let win_back = (!short && lost.count > 0).then(|| {
        view! {
            <div class="win-back">
                <p>{rich(&words::win_back(language, panel.to_win_back))}</p>
                <div class="actions">
                    <a class="btn small" href=list.clone()>
                        {words::recover(language)}
                    </a>
                    <a class="link small" href=list>
                        {see}
                    </a>
                </div>
            </div>
        }
    });
    let bar = (lost.count > 0).then(|| view! { <StackedBar parts=shares /> });
    view! {
        <article class="card figure-card lost">
            <h3>
                <Dial percent=30 />
                {words::lost(language)}
            </h3>
            <p class="big">
                <b>{count}</b>
                " "
                <span>{worth}</span>
            </p>
            {bar}
            <ul class="reasons">{reasons}</ul>
            {win_back}
        </article>
    }
    .into_any()
}

fn reason_line(reason: LostReason, sums: Sums, currency: Currency, first_day: NaiveDate, language: Language) -> impl IntoView {
    let list = paths::sales(&week(&[common::lost_state(reason)], currency, first_day));
    view! {
        <li>
            <i class=format!("swatch {}", colour(reason))></i>
            <a class="cover" href=list>
                {common::lost_reason(language, reason)}
            </a>
            <b>{format::count(sums.count, language)}</b>
            <span class="num">{format::money(sums.gross, currency, language)}</span>
        </li>
    }
}

/// A reason's colour, the same in every currency.
fn colour(reason: LostReason) -> &'static str {
    match reason {
        LostReason::Abandoned => "r1",
        LostReason::Declined => "r2",
        LostReason::NoFunds => "r3",
        LostReason::Expired => "r4",
        LostReason::Blocked => "r5",
        LostReason::Cancelled => "r6",
    }
}

/// What stays, as far as it is known.
fn net(sums: &Sums, currency: Currency, language: Language) -> impl IntoView {
    let partly = || words::known_for(language, &format::count(sums.net_known, language), &format::count(sums.count, language));
    let amount = if sums.net_known == 0 && sums.count > 0 {
        common::unknown(language).to_owned()
    } else {
        format::money(sums.net, currency, language)
    };
    let note = (sums.net_known > 0 && sums.net_known < sums.count).then(|| view! { <small>{partly()}</small> });
    (amount, note)
}

/// A change with its arrow and colour, and a space; nothing where before was nothing.
fn trend(now: i64, before: i64, language: Language) -> impl IntoView {
    change_percent(now, before).map(|change| {
        let class = match change {
            0 => "trend",
            up if up > 0 => "trend up",
            _ => "trend down",
        };
        let told = if change == 0 && now != before {
            format!("≈\u{a0}{}", format::percent(0, language))
        } else {
            format::percent_change(change, language)
        };
        view! {
            <span class=class>{told}</span>
            " "
        }
    })
}

/// The days of the chart, each with the list of what it sold.
fn days(panel: &CurrencyPanel, first_day: NaiveDate, language: Language) -> Vec<Day> {
    let sums = panel.sold.days.iter().zip(&panel.sold.days_before).enumerate();
    sums.map(|(index, (now, before))| {
        let day = day_at(first_day, index);
        let earlier = day.checked_sub_days(Days::new(DAYS as u64)).unwrap_or(day);
        let filter = Filter { from: Some(day), to: Some(day), states: SOLD.to_vec(), currency: Some(panel.currency), ..Filter::default() };
        Day {
            name: if index == DAYS - 1 { common::today(language).to_owned() } else { format::day_short(day, language) },
            name_before: format::day_short(earlier, language),
            href: paths::sales(&filter),
            count: now.count,
            gross: now.gross,
            count_before: before.count,
            gross_before: before.gross,
        }
    })
    .collect()
}

/// The panel's days of one currency, narrowed to some states.
fn week(states: &[State], currency: Currency, first_day: NaiveDate) -> Filter {
    let (from, to) = (Some(first_day), Some(day_at(first_day, DAYS - 1)));
    Filter { from, to, states: states.to_vec(), currency: Some(currency), ..Filter::default() }
}

/// The day at a place of a week.
pub fn day_at(first_day: NaiveDate, index: usize) -> NaiveDate {
    first_day.checked_add_days(Days::new(index as u64)).unwrap_or(first_day)
}
