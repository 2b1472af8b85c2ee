//! The page as it will look, beside the blocks, on a phone's width and on a wide one: the same drawing that buyers get.

use super::desk::Desk;
use crate::products::api::preview_times;
use crate::products::words::page as words;
use crate::ui::calendar::MonthCalendar;
use crate::ui::icon::icon;
use crate::ui::reader::{language, reader};
use crate::ui::sales_page::{Offer, Stage, own_page};
use domain::language::Language;
use domain::product::instalments::instalment_table;
use domain::product::page::Block;
use domain::product::sessions::{Bundle, BundleKind};
use domain::product::view::Month;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long nothing is typed before the page is drawn anew.
const PAUSE: Duration = Duration::from_millis(150);

#[component]
pub fn Preview(desk: Desk) -> impl IntoView {
    let language = language();
    let offer = Memo::new(move |_| offer(desk));
    let blocks = settled(desk);
    let month = free_times(desk);
    let width = move |wide: bool, drawing: crate::ui::icon::Icon, name: &'static str| {
        view! {
            <button
                type="button"
                aria-pressed=move || if desk.is_wide.get() == wide { "true" } else { "false" }
                on:click=move |_| desk.is_wide.set(wide)
            >
                {icon(drawing)}
                {name}
            </button>
        }
    };
    let page =
        move || offer.with(|offer| blocks.with(|blocks| own_page(offer, blocks, Stage::Inside, language, || calendar(month, language))));
    view! {
        <section class="preview" aria-labelledby="preview-title">
            <div class="section-head">
                <h2 id="preview-title">{words::preview(language)}</h2>
                <div class="choice" role="group" aria-label=words::preview_width(language)>
                    {width(false, icondata::LuSmartphone, words::phone(language))}
                    {width(true, icondata::LuMonitor, words::wide(language))}
                </div>
            </div>
            <div class="preview-screen" tabindex="0" role="group" aria-labelledby="preview-title">
                // Nothing in it is to be pressed: a link would lead away from what is being written.
                <div class="preview-page" inert=true>
                    {page}
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// What is known of the service so far.
fn offer(desk: Desk) -> Offer {
    let work = desk.work;
    let limits = work.registration.with_value(|registration| registration.limits.clone());
    let price = work.price.with(|form| form.check(&limits).ok());
    let (bundle, duration) = work.sessions.with(|form| {
        let count = form.count.trim().parse().ok();
        let bundle = match form.bundle {
            BundleKind::Single => Some(Bundle::Single),
            BundleKind::Package => {
                count.zip(form.validity.trim().parse().ok()).map(|(count, validity)| Bundle::Package { count, validity })
            }
        };
        let minutes = form.duration.trim().parse().ok();
        (bundle, minutes.and_then(|minutes| domain::booking::Duration::new(minutes, limits.longest_session).ok()))
    });
    work.information.with(|form| Offer {
        name: match form.name.trim() {
            "" => words::nameless(language()).to_owned(),
            name => name.to_owned(),
        },
        image: form.image,
        producer: reader().account.map(|account| account.here.name).unwrap_or_default(),
        tongue: form.language.parse().ok(),
        kind: form.kind.parse().ok(),
        bundle,
        duration,
        price,
        instalments: price.map(|price| instalment_table(price.amount, price.plan, limits.monthly_rate)).unwrap_or_default(),
        // The rates are the server's: they are shown once it is on sale.
        abroad: None,
    })
}

/// The blocks a moment after the last change: a page is not drawn for every letter.
fn settled(desk: Desk) -> RwSignal<Vec<Block>> {
    let settled = RwSignal::new(untrack(|| desk.blocks()));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let blocks = desk.blocks();
        if settled.with_untracked(|settled| *settled == blocks) {
            return;
        }
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let draw = move || {
            settled.try_set(blocks.clone());
        };
        timer.set_value(set_timeout_with_handle(draw, PAUSE).ok());
    });
    settled
}

/// The free times of this month by the producer's clock, as soon as there are some.
fn free_times(desk: Desk) -> RwSignal<Option<Month>> {
    let month = RwSignal::new(None);
    Effect::new(move |_| {
        let form = desk.work.sessions.get();
        let locked = desk.work.duration_locked.get_untracked();
        leptos::task::spawn_local(async move {
            month.try_set(preview_times(form, locked, None, None).await.ok());
        });
    });
    month
}

fn calendar(month: RwSignal<Option<Month>>, language: Language) -> AnyView {
    let has_times = Memo::new(move |_| month.with(Option::is_some));
    view! {
        <section class="offer-times">
            <h4 class="h2">{words::free_times(language)}</h4>
            {move || {
                if has_times.get() {
                    view! { <MonthCalendar month=month id="preview-calendar" /> }.into_any()
                } else {
                    view! { <p class="muted">{words::no_times_yet(language)}</p> }.into_any()
                }
            }}
        </section>
    }
    .into_any()
}
