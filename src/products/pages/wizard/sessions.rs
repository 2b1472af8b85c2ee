//! The second step: how many sessions are sold together, how long one is, and when it can be booked.

mod bundle;
mod controls;
mod exceptions;
mod preview;
mod rules;
mod units;
mod week;

use super::work::work;
use crate::products::words::sessions as words;
use crate::ui::load::Load;
use crate::ui::reader::language;
use crate::zones::zones;
use bundle::WhatIsSold;
use domain::product::Step;
use exceptions::{Absences, Dates};
use leptos::prelude::*;
use preview::{Asked, Preview};
use rules::{Period, Reach, Rhythm, Zone};
use week::Week;

/// The step; beside it what buyers would see.
#[component]
pub fn SessionsStep() -> impl IntoView {
    let language = language();
    let work = work();
    let open = Signal::derive(move || work.may_change(Step::Sessions));
    // Whatever is fetched is begun here, once, and not in a view that is made when something else has come.
    let zones = Resource::new(|| (), |()| zones());
    let asked = Asked::new(work);
    let zone = move |zones: Vec<String>| view! { <Zone zones open /> }.into_any();
    view! {
        <div class="sessions-step">
            <div class="sessions-layout">
                <div class="sessions-form">
                    <Part title=words::what(language) id="part-what">
                        <WhatIsSold open />
                    </Part>
                    <Part title=words::hours_of_week(language) id="part-week">
                        <Week open />
                    </Part>
                    <Part title=words::where_and_when(language) id="part-period">
                        <Load resource=zones skeleton=zone_skeleton view=zone />
                        <Period open />
                    </Part>
                    <Part title=words::dates(language) why=words::dates_why(language) id="part-dates">
                        <Dates open />
                    </Part>
                    <Part title=words::absences(language) why=words::absences_why(language) id="part-absences">
                        <Absences open />
                    </Part>
                    <Part title=words::booking(language) id="part-booking">
                        <Reach open />
                        <Rhythm open />
                    </Part>
                </div>
                <Preview asked zones />
            </div>
        </div>
    }
    .into_any()
}

fn zone_skeleton() -> AnyView {
    view! {
        <div class="field" aria-busy="true" aria-hidden="true">
            <span class="bone short"></span>
            <span class="bone full zone-bone"></span>
        </div>
    }
    .into_any()
}

/// A part of the step under its heading.
#[component]
fn Part(title: &'static str, #[prop(optional)] why: Option<&'static str>, id: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="sessions-part" aria-labelledby=id>
            <div>
                <h2 id=id>{title}</h2>
                {why.map(|why| view! { <p class="hint">{why}</p> })}
            </div>
            {children()}
        </section>
    }
    .into_any()
}
