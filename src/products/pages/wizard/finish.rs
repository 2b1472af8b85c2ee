//! The last step: everything that is missing, the terms, and sending it to verification.

use super::confirm::Confirm;
use super::saver::Status;
use super::work::{focus_id, work};
use crate::paths;
use crate::problem::Problem;
use crate::products::api::submit_product;
use crate::products::pages::missing::Missing;
use crate::products::words::wizard as words;
use crate::ui::dial::Dial;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use domain::product::{Field, State, Step};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

#[component]
pub fn FinishStep() -> impl IntoView {
    let language = language();
    let work = work();
    let id = work.registration.with_value(|registration| registration.id);
    // A memo: every save tells the state, and who has pressed the button already must not be given a new one.
    let may_send = Memo::new(move |_| matches!(work.working_state(), State::Draft | State::Returned) && work.may_change(Step::Finish));
    let others =
        Signal::derive(move || work.faults.with(|faults| faults.iter().filter(|fault| fault.field != Field::Terms).cloned().collect()));
    let all_there = Memo::new(move |_| others.with(Vec::is_empty));
    view! {
        <section id="missing" tabindex="-1" aria-labelledby="missing-title">
            {move || {
                if all_there.get() {
                    view! {
                        <div class="note good">
                            {icon(icondata::LuCircleCheck)}
                            <div>
                                <h2 id="missing-title">{words::nothing_missing(language)}</h2>
                            </div>
                        </div>
                    }
                        .into_any()
                } else {
                    view! {
                        <h2 id="missing-title">{words::still_missing(language)}</h2>
                        <Missing id faults=others />
                    }
                        .into_any()
                }
            }}
        </section>
        <Terms />
        {move || if may_send.get() { view! { <Send /> }.into_any() } else { view! { <p class="muted">{words::nothing_to_send(language)}</p> }.into_any() }}
    }
    .into_any()
}

/// The terms in full, and their acceptance by version.
#[component]
fn Terms() -> impl IntoView {
    let language = language();
    let work = work();
    let current = work.registration.with_value(|registration| registration.limits.terms.clone());
    let version = current.clone();
    let is_accepted = Memo::new(move |_| work.accepted.with(|accepted| accepted.as_deref() == Some(version.as_str())));
    let closed = Signal::derive(move || !work.may_change(Step::Finish));
    let shown = current.clone();
    let accept = Callback::new(move |yes: bool| work.accepted.set(yes.then(|| current.clone())));
    view! {
        <section class="card terms" aria-labelledby="terms-title">
            <div class="section-head">
                <h2 id="terms-title">{words::terms_title(language)}</h2>
                <span class="muted">{words::terms_version(language, &shown)}</span>
            </div>
            <ul>{words::terms(language).map(|term| view! { <li>{term}</li> })}</ul>
            <Confirm field=Field::Terms is_confirmed=is_accepted put=accept closed title=words::terms_accept(language) />
        </section>
    }
    .into_any()
}

/// Sends it once everything typed is saved; what is wrong is told instead.
#[component]
fn Send() -> impl IntoView {
    let language = language();
    let work = work();
    let id = work.registration.with_value(|registration| registration.id);
    let problem = RwSignal::new(None::<Problem>);
    let wanted = RwSignal::new(false);
    let navigate = use_navigate();
    let submit = Action::new(move |version: &i64| submit_product(id, *version));
    Effect::new(move |_| {
        let status = work.saver.status.get();
        if !wanted.get() || work.saver.has_unsaved() {
            return;
        }
        wanted.set(false);
        // What was not saved is told above; sending the rest would be another product than the one that is seen.
        if !matches!(status, Status::Refused(_)) {
            submit.dispatch(work.saver.version());
        }
    });
    Effect::new(move |_| match submit.value().get() {
        Some(Ok(_)) => navigate(&paths::product(id), Default::default()),
        Some(Err(Problem::Product(faults))) => {
            work.tell(faults.clone());
            problem.set(Some(Problem::Product(faults)));
            request_animation_frame(|| focus_id("missing"));
        }
        Some(Err(other)) => problem.set(Some(other)),
        None => {}
    });
    let press = move |_| {
        problem.set(None);
        for step in Step::ALL {
            work.try_step(step);
        }
        let first = work.faults.with_untracked(|faults| faults.first().map(|fault| fault.field));
        match first {
            Some(Field::Terms) => request_animation_frame(|| focus_id("terms")),
            Some(_) => request_animation_frame(|| focus_id("missing")),
            None => {
                wanted.set(true);
                work.saver.now();
            }
        }
    };
    let busy = move || wanted.get() || submit.pending().get();
    let told = move || {
        problem.get().map(|problem| {
            view! {
                <div class="note bad">
                    {icon(icondata::LuCircleAlert)}
                    <div>
                        <p>{problem.sentence(language)}</p>
                    </div>
                </div>
            }
        })
    };
    view! {
        <div class="stack tight">
            <div role="alert">{told}</div>
            <p class="muted">{words::what_happens(language)}</p>
            <div class="actions">
                <button class="btn main" type="button" on:click=press aria-busy=move || busy().then_some("true")>
                    {move || {
                        if busy() { view! { <Dial percent=30 class="turns" /> }.into_any() } else { icon(icondata::LuSend).into_any() }
                    }}
                    {words::send(language)}
                </button>
            </div>
        </div>
    }
    .into_any()
}
