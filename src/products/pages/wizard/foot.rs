//! Below each step the ways back and on, and above it how saving goes.

use super::saver::Status;
use super::work::{focus_first_fault, work};
use crate::paths;
use crate::problem::Problem;
use crate::products::words::wizard as words;
use crate::ui::dial::Dial;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use crate::ui::words as common;
use domain::product::Step;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};

/// Back, and *Continue*, which leads on where nothing is wrong at the step and else to what is.
#[component]
pub fn Foot(step: Memo<Step>) -> impl IntoView {
    let language = language();
    let work = work();
    let id = work.registration.with_value(|registration| registration.id);
    let navigate = use_navigate();
    let left = RwSignal::new(None::<Step>);
    Effect::new(move |_| {
        if let Some(next) = left.get().and_then(Step::next) {
            left.set(None);
            navigate(&paths::step(id, next), Default::default());
        }
    });
    Effect::new(move |_| {
        let Some(step) = work.saver.gone.get() else { return };
        work.saver.gone.set(None);
        if untrack(|| work.faults_of(step)) > 0 {
            request_animation_frame(focus_first_fault);
        } else {
            left.set(Some(step));
        }
    });
    let press = move |_| {
        let step = step.get_untracked();
        if untrack(|| work.may_change(step)) {
            work.try_step(step);
            work.saver.go_on(step);
        } else {
            left.set(Some(step));
        }
    };
    let back = move || {
        step.get().previous().map(|previous| {
            view! {
                <a class="btn" href=paths::step(id, previous)>
                    {icon(icondata::LuArrowLeft)}
                    {words::back(language)}
                </a>
            }
        })
    };
    let on = move || {
        step.get().next().map(|next| {
            view! {
                <button class="btn main" type="button" on:click=press>
                    {words::go_on(language)}
                    {icon(icondata::LuArrowRight)}
                </button>
                <p class="muted">{words::next_is(language, next.title(language))}</p>
            }
        })
    };
    view! { <div class="wizard-foot">{on} {back}</div> }.into_any()
}

/// Whether what was typed is saved; else why not, and what to do.
#[component]
pub fn SavedNote() -> impl IntoView {
    let language = language();
    let work = work();
    let state = move || match work.saver.status.get() {
        Status::Untouched => ().into_any(),
        Status::Saving => view! {
            <span class="saved-note">
                <Dial percent=30 class="turns" />
                {words::saving(language)}
            </span>
        }
        .into_any(),
        Status::Saved => view! {
            <span class="saved-note">
                {icon(icondata::LuCheck)}
                {words::saved(language)}
            </span>
        }
        .into_any(),
        Status::Refused(problem) => view! { <NotSaved problem /> }.into_any(),
    };
    view! { <div class="saved-place" role="status">{state}</div> }.into_any()
}

#[component]
fn NotSaved(problem: Problem) -> impl IntoView {
    let language = language();
    let work = work();
    let here = use_location();
    let way = match &problem {
        Problem::Stale(_) => {
            let reload = move |_| {
                let _ = window().location().reload();
            };
            view! { <button class="btn small" type="button" on:click=reload>{words::reload(language)}</button> }.into_any()
        }
        Problem::NotSignedIn => {
            let sign_in = move || paths::sign_in_then(&here.pathname.get());
            view! { <a class="btn small" href=sign_in>{common::sign_in(language)}</a> }.into_any()
        }
        Problem::Offline | Problem::Unavailable(_) | Problem::Internal(_) => {
            view! { <button class="btn small" type="button" on:click=move |_| work.saver.now()>{common::try_again(language)}</button> }
                .into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <div class="note bad">
            {icon(icondata::LuCircleAlert)}
            <div>
                <b>{words::not_saved(language)}</b>
                <p>{problem.sentence(language)}</p>
                <div class="actions">{way}</div>
            </div>
        </div>
    }
    .into_any()
}
