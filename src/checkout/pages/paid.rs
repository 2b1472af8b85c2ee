//! What became of a form: booked, on its way, refused, or too late.

use crate::checkout::api::checkout_status;
use crate::checkout::words;
use crate::paths;
use crate::ui::calendar::readings;
use crate::ui::format;
use crate::ui::frame::PublicFrame;
use crate::ui::icon::icon;
use crate::ui::once::{asked_for, of_path, once, refresh_without_scripts};
use crate::ui::reader::language;
use domain::booking::Late;
use domain::checkout::view::{Element, Outcome};
use domain::language::Language;
use leptos::prelude::*;
use leptos_meta::{Meta, Script};

/// How long until the page asks again what the provider says, in seconds.
const AGAIN: i64 = 3;

/// What became of the form with the key of the address.
#[component]
pub fn PaidPage() -> impl IntoView {
    let language = language();
    let (slug, key, zone) = (of_path("slug"), asked_for("order").unwrap_or_default(), asked_for("zone"));
    let outcome = once(checkout_status(slug.clone(), key.clone(), zone.clone()), move |outcome| {
        let zone = zone.unwrap_or_default();
        let here = paths::paid(&slug, &key, &zone);
        drawn(outcome, &slug, &zone, here, language)
    });
    view! {
        <PublicFrame title=words::paid_title(language)>
            <Meta name="robots" content="noindex" />
            <div class="checkout narrow">
                {outcome}
            </div>
        </PublicFrame>
    }
    .into_any()
}

fn drawn(outcome: Outcome, slug: &str, zone: &str, here: String, language: Language) -> AnyView {
    // What is decided elsewhere is asked for again.
    let again = matches!(outcome, Outcome::Pending | Outcome::Confirm { .. }).then_some(AGAIN);
    let said = |drawing, title, why, inside, ways| said(drawing, (title, why), inside, ways, again);
    match outcome {
        Outcome::Booked { time, producers_zone, link, .. } => {
            let way = link.map(|token| {
                view! {
                    <a class="btn main" href=paths::booking(&token, None)>
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
                <a class="btn" href=here>
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
                <a class="btn main" href=step>
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
                <a class="btn main" href=to>
                    {label}
                </a>
            };
            said(icondata::LuCircleAlert, words::refused(language), words::refusal(refusal, language), ().into_any(), way.into_any())
        }
        Outcome::Late { late, is_back } => {
            let why = if late == Late::PaidTwice { words::late_twice(language) } else { words::late_time(language) };
            let money = if is_back { words::money_is_back(language) } else { words::money_goes_back(language) };
            let way = view! {
                <a class="btn" href=paths::times(slug, None, zone)>
                    {words::all_times(language)}
                </a>
            };
            said(icondata::LuCircleAlert, words::late(language), why, view! { <p>{money}</p> }.into_any(), way.into_any())
        }
    }
}

fn said(
    drawing: icondata::Icon,
    (title, why): (&'static str, &'static str),
    inside: AnyView,
    ways: AnyView,
    again: Option<i64>,
) -> AnyView {
    view! {
        <section class="card said" role="status" data-again=again>
            {icon(drawing)}
            <h1>{title}</h1>
            <p>{why}</p>
            {inside}
            <div class="actions">{ways}</div>
        </section>
    }
    .into_any()
}
