//! The panel: what sold and what was lost in the last seven days, live.

mod empty;
mod latest;
mod sections;
mod skeleton;

use crate::sales::api::{Figures, figures};
use crate::sales::words::panel as words;
use crate::ui::cards::{LostCard, SoldCard, day_at};
use crate::ui::dial::Dial;
use crate::ui::format;
use crate::ui::frame::AppFrame;
use crate::ui::live::live;
use crate::ui::load::LoadLive;
use crate::ui::reader::language;
use crate::ui::rich::rich;
use crate::ui::words as common;
use chrono::NaiveDate;
use domain::panel::{CurrencyPanel, DAYS, Panel};
use empty::FirstSteps;
use latest::Latest;
use leptos::prelude::*;
use sections::Sections;

/// The panel's page: a sentence, cards for each currency, the latest sales, and the sections of sales management.
#[component]
pub fn PanelPage() -> impl IntoView {
    let language = language();
    let live = live();
    // The version that was asked for: another only once a message tells of one that is newer than what came.
    let wanted = RwSignal::new(-1_i64);
    let answer = Resource::new(move || wanted.get(), |_| figures());
    Effect::new(move |_| {
        let newest = live.version.get();
        let is_behind = answer.with(|answer| match answer {
            Some(Ok(figures)) => newest > figures.panel.version,
            Some(Err(_)) => newest > wanted.get_untracked(),
            None => false,
        });
        if is_behind {
            wanted.set(newest);
        }
    });
    let read = move || answer.get();
    let retry = move || answer.refetch();
    let view = move |figures: Signal<Option<Figures>>| page(figures, live.connected);
    view! {
        <AppFrame title=common::nav_sales(language)>
            <LoadLive read retry skeleton=skeleton::skeleton view />
        </AppFrame>
    }
    .into_any()
}

/// Made once; its parts read the newest figures.
fn page(figures: Signal<Option<Figures>>, connected: ReadSignal<Option<bool>>) -> AnyView {
    let is_empty = Memo::new(move |_| figures.with(|figures| figures.as_ref().is_some_and(|figures| !figures.panel.has_sales)));
    (move || {
        if is_empty.get() {
            view! { <FirstSteps /> }.into_any()
        } else {
            view! {
                <Headline figures connected />
                <div class="split">
                    <div class="stack">
                        {move || figures.with(|figures| figures.as_ref().map(|figures| currencies(&figures.panel)))}
                        <Latest figures />
                    </div>
                    {move || {
                        figures
                            .with(|figures| {
                                figures.as_ref().map(|figures| view! { <Sections all=figures.all to_win_back=people_to_win_back(&figures.panel) /> })
                            })
                    }}
                </div>
            }
                .into_any()
        }
    })
    .into_any()
}

/// The sentence, the days it speaks of, and whether the page is live.
#[component]
fn Headline(figures: Signal<Option<Figures>>, connected: ReadSignal<Option<bool>>) -> impl IntoView {
    let language = language();
    let sentence = move || figures.with(|figures| figures.as_ref().map(|figures| rich(&sentence(&figures.panel))));
    let days = move || {
        figures.with(|figures| {
            figures.as_ref().map(|figures| {
                let panel = &figures.panel;
                let days = format::day_range(panel.first_day, last_day(panel), language);
                format!("{days}, {}", common::zone_time(language, &format::zone_place(&panel.time_zone)))
            })
        })
    };
    view! {
        <header class="page-head headline">
            <div>
                <h1>{sentence}</h1>
                <p class="small">
                    {days} " " <span aria-hidden="true">"·"</span> " " <span class="live" class:off=move || connected.get() != Some(true)>
                        <Dial percent=100 />
                        {move || words::liveness(language, connected.get())}
                    </span>
                </p>
            </div>
        </header>
    }
    .into_any()
}

fn currencies(panel: &Panel) -> AnyView {
    let first_day = panel.first_day;
    panel.currencies.iter().cloned().map(|panel| view! { <CurrencySection panel first_day /> }).collect_view().into_any()
}

fn sentence(panel: &Panel) -> String {
    let sum = |of: fn(&domain::panel::CurrencyPanel) -> i64| panel.currencies.iter().map(of).sum();
    words::headline(language(), sum(|panel| panel.sold.now.count), sum(|panel| panel.sold.before.count))
}

fn people_to_win_back(panel: &Panel) -> i64 {
    panel.currencies.iter().map(|panel| panel.to_win_back).sum()
}

/// The last of the panel's days: today.
fn last_day(panel: &Panel) -> NaiveDate {
    day_at(panel.first_day, DAYS - 1)
}

/// The two cards of a currency under its name.
#[component]
fn CurrencySection(panel: CurrencyPanel, first_day: NaiveDate) -> impl IntoView {
    let code = panel.currency.code();
    view! {
        <section class="currency" aria-labelledby=format!("in-{code}")>
            <div class="section-head">
                <h2 id=format!("in-{code}")>{format::currency_name(panel.currency, language())}</h2>
                <span class="muted">{code}</span>
            </div>
            <div class="cards">
                <SoldCard panel=panel.clone() first_day />
                <LostCard panel first_day />
            </div>
        </section>
    }
    .into_any()
}
