//! What became of a form: booked, on its way, refused, or too late.

use crate::checkout::api::checkout_status;
use crate::checkout::words;
use crate::paths;
use crate::ui::calendar::readings;
use crate::ui::format;
use crate::ui::frame::PublicFrame;
use crate::ui::icon::icon;
use crate::ui::live::{again_while, refresh_without_scripts};
use crate::ui::load::Load;
use crate::ui::reader::language;
use domain::booking::Late;
use domain::checkout::view::{Element, Outcome};
use domain::language::Language;
use leptos::prelude::*;
use leptos_meta::{Meta, Script};
use leptos_router::hooks::{use_params_map, use_query_map};

/// How long until the page asks again what the provider says, in seconds.
const AGAIN: i64 = 3;

/// What became of the form with the key of the address.
#[component]
pub fn PaidPage() -> impl IntoView {
    let language = language();
    let params = use_params_map();
    let query = use_query_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()));
    let key = Memo::new(move |_| query.with(|query| query.get("order").unwrap_or_default()));
    let zone = Memo::new(move |_| query.with(|query| query.get("zone").filter(|zone| !zone.is_empty())));
    let outcome = Resource::new_blocking(move || (slug.get(), key.get(), zone.get()), |(slug, key, zone)| checkout_status(slug, key, zone));
    let is_open = Signal::derive(move || outcome.with(|outcome| matches!(outcome, Some(Ok(Outcome::Pending | Outcome::Confirm { .. })))));
    again_while(is_open, AGAIN, move || outcome.refetch());
    let draw = move |outcome: Outcome| {
        let here = paths::paid(&slug.get_untracked(), &key.get_untracked(), &zone.get_untracked().unwrap_or_default());
        drawn(outcome, &slug.get_untracked(), &zone.get_untracked().unwrap_or_default(), here, language)
    };
    view! {
        <PublicFrame title=words::paid_title(language)>
            <Meta name="robots" content="noindex" />
            <div class="checkout narrow">
                <Load resource=outcome skeleton view=draw />
            </div>
        </PublicFrame>
    }
    .into_any()
}

fn drawn(outcome: Outcome, slug: &str, zone: &str, here: String, language: Language) -> AnyView {
    match outcome {
        Outcome::Booked { time, producers_zone, link, .. } => {
            let way = link.map(|token| {
                view! {
                    <a class="btn main" rel="external" href=paths::booking(&token, None)>
                        {words::to_booking(language)}
                    </a>
                }
            });
            let inside = view! {
                <p class="held-day">{format::weekday_day(time.local.date(), language)}</p>
                <p class="held-time">{readings(&time, &producers_zone, language)}</p>
            };
            said(icondata::LuCircleCheck, words::booked(language), words::booked_why(language), inside.into_any(), way.into_any())
        }
        Outcome::Pending => {
            let way = view! {
                <a class="btn" rel="external" href=here>
                    {words::reload(language)}
                </a>
            };
            said(
                icondata::LuHourglass,
                words::pending(language),
                words::pending_why(language),
                refresh_without_scripts(AGAIN),
                way.into_any(),
            )
        }
        Outcome::GoTo(step) => {
            let way = view! {
                <a class="btn main" rel="external" href=step>
                    {words::go_to_bank(language)}
                </a>
            };
            said(icondata::LuLandmark, words::to_bank(language), words::to_bank_why(language), ().into_any(), way.into_any())
        }
        Outcome::Confirm { secret, element: Element { key, script } } => {
            let inside = view! {
                <div data-confirm=secret data-provider=key></div>
                <p class="note needs-script">{words::needs_script(language)}</p>
                <Script src=script />
                <Script src=super::card::SCRIPT type_="module" />
            };
            said(icondata::LuLandmark, words::to_bank(language), words::to_bank_why(language), inside.into_any(), ().into_any())
        }
        Outcome::Refused { refusal, is_held } => {
            let (to, label) = if is_held {
                (paths::checkout(slug, zone), words::try_again(language))
            } else {
                (paths::times(slug, None, zone), words::all_times(language))
            };
            let way = view! {
                <a class="btn main" rel="external" href=to>
                    {label}
                </a>
            };
            said(icondata::LuCircleAlert, words::refused(language), words::refusal(refusal, language), ().into_any(), way.into_any())
        }
        Outcome::Late { late, is_back } => {
            let why = if late == Late::PaidTwice { words::late_twice(language) } else { words::late_time(language) };
            let money = if is_back { words::money_is_back(language) } else { words::money_goes_back(language) };
            let way = view! {
                <a class="btn" rel="external" href=paths::times(slug, None, zone)>
                    {words::all_times(language)}
                </a>
            };
            said(icondata::LuCircleAlert, words::late(language), why, view! { <p>{money}</p> }.into_any(), way.into_any())
        }
    }
}

fn said(drawing: icondata::Icon, title: &'static str, why: &'static str, inside: AnyView, ways: AnyView) -> AnyView {
    view! {
        <section class="card said" role="status">
            {icon(drawing)}
            <h1>{title}</h1>
            <p>{why}</p>
            {inside}
            <div class="actions">{ways}</div>
        </section>
    }
    .into_any()
}

fn skeleton() -> AnyView {
    view! {
        <section class="card" aria-busy="true" aria-hidden="true">
            <p class="h1">
                <span class="bone long"></span>
            </p>
        </section>
    }
    .into_any()
}
