//! The steps of setting a service up, each at its own address, saved as one goes.

mod confirm;
mod entry;
mod finish;
mod foot;
mod information;
mod page;
mod personal;
mod picture;
mod price;
mod rail;
mod saver;
mod sessions;
mod work;

pub use work::{Work, work};

use crate::paths;
use crate::problem::Problem;
use crate::products::api::read_product;
use crate::products::words::wizard as words;
use crate::ui::frame::{AppFrame, DocumentTitle};
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::language;
use crate::ui::states::Fault;
use domain::id::ProductId;
use domain::product::Step;
use domain::product::view::Registration;
use finish::FinishStep;
use foot::{Foot, SavedNote};
use information::InformationStep;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};
use page::PageStep;
use personal::PersonalStep;
use price::PriceStep;
use rail::StepRail;
use sessions::SessionsStep;

/// One step of one product; an unknown step or another owner's product is an address that leads nowhere.
#[component]
pub fn WizardPage() -> impl IntoView {
    let language = language();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<ProductId>().ok())));
    let step = Memo::new(move |_| params.with(|params| params.get("step").and_then(|step| step.parse::<Step>().ok())));
    let is_step = Memo::new(move |_| step.get().is_some());
    let registration = Resource::new_blocking(
        move || id.get(),
        |id| async move {
            match id {
                Some(id) => read_product(id).await,
                None => Err(Problem::NotFound),
            }
        },
    );
    // The steps share what was typed: it is read once, not once for each of them.
    let wizard = move |registration| {
        let step = Memo::new(move |_| step.get().unwrap_or(Step::Information));
        view! { <Wizard registration step /> }.into_any()
    };
    view! {
        <AppFrame title=words::setting_up(language)>
            {move || {
                if is_step.get() {
                    view! { <Load resource=registration skeleton view=wizard /> }.into_any()
                } else {
                    view! { <Fault problem=Problem::NotFound /> }.into_any()
                }
            }}
        </AppFrame>
    }
    .into_any()
}

/// The present step between the rail and the foot that all share.
#[component]
fn Wizard(registration: Registration, step: Memo<Step>) -> impl IntoView {
    let language = language();
    let product = paths::product(registration.id);
    let work = Work::new(registration);
    provide_context(work);
    go_to_field(work, step);
    let name = move || {
        let name = work.information.with(|form| form.name.trim().to_owned());
        if name.is_empty() { words::nameless(language).to_owned() } else { name }
    };
    let body = move || match step.get() {
        Step::Information => view! { <InformationStep /> }.into_any(),
        Step::Sessions => view! { <SessionsStep /> }.into_any(),
        Step::Price => view! { <PriceStep /> }.into_any(),
        Step::Page => view! { <PageStep /> }.into_any(),
        Step::PersonalData => view! { <PersonalStep /> }.into_any(),
        Step::Finish => view! { <FinishStep /> }.into_any(),
    };
    view! {
        {move || view! { <DocumentTitle title=format!("{} · {}", step.get().title(language), name()) /> }}
        <header class="page-head wizard-head">
            <div>
                <a class="back" href=product>
                    {icon(icondata::LuChevronLeft)}
                    <span class="wizard-name">{name}</span>
                </a>
                <h1 id="step-title" tabindex="-1">{move || step.get().title(language)}</h1>
                <p>{move || words::about_step(language, step.get())}</p>
            </div>
            <SavedNote />
        </header>
        <div class="note wait needs-script">
            {icon(icondata::LuCircleAlert)}
            <div>
                <p>{words::needs_script(language)}</p>
            </div>
        </div>
        <div class="wizard">
            <StepRail step />
            <div class="wizard-step">
                <Closed step />
                {body}
                <Foot step />
            </div>
        </div>
    }
    .into_any()
}

/// Says why a step cannot be changed now.
#[component]
fn Closed(step: Memo<Step>) -> impl IntoView {
    let language = language();
    let work = work();
    let why = move || {
        let step = step.get();
        let closed = !work.may_change(step) && step != Step::Price;
        closed.then(|| words::closed(language, work.working_state()))
    };
    move || {
        why().map(|why| {
            view! {
                <div class="note wait" role="status">
                    {icon(icondata::LuLock)}
                    <div>
                        <p>{why}</p>
                    </div>
                </div>
            }
        })
    }
}

/// A link to a field leads to it: what is wrong there is told, and the cursor stands in it.
fn go_to_field(work: Work, step: Memo<Step>) {
    let hash = use_location().hash;
    Effect::new(move |before: Option<Step>| {
        let step = step.get();
        let hash = hash.get();
        let id = hash.trim_start_matches('#').to_owned();
        if id.parse::<domain::product::Field>().is_ok() {
            work.try_step(step);
            request_animation_frame(move || work::focus_id(&id));
        } else if before.is_some_and(|before| before != step) {
            request_animation_frame(|| work::focus_id("step-title"));
        }
        step
    });
}

fn skeleton() -> AnyView {
    let bones = (0..4)
        .map(|_| view! { <div class="field"><span class="bone short"></span><span class="bone full input"></span></div> })
        .collect_view();
    view! {
        <div class="stack" aria-busy="true" aria-hidden="true">
            <header class="page-head">
                <div>
                    <p class="h1">
                        <span class="bone"></span>
                    </p>
                </div>
            </header>
            <div class="wizard">
                <div></div>
                <div class="wizard-step">{bones}</div>
            </div>
        </div>
    }
    .into_any()
}
