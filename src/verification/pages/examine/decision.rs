//! The operator's answer: approve, or return with a reason for each field, asked once more in words before it is given.

mod reasons;

use super::fields;
use crate::problem::Problem;
use crate::ui::form::FormProblem;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use crate::verification::api::decide_product;
use crate::verification::pages::queue::after;
use crate::verification::words;
use domain::language::Language;
use domain::product::verification::{Decision, Remarks};
use domain::product::view::Examined;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use leptos_router::hooks::use_navigate;
use reasons::{Reasons, ReasonsEditor};

/// How far the operator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Choosing,
    AskingToApprove,
    WritingReasons,
    AskingToReturn,
}

#[component]
pub(super) fn DecisionForm(examined: Examined) -> impl IntoView {
    let language = language();
    let (owner, id, seen) = (examined.waiting.owner, examined.waiting.id, examined.waiting.since);
    let decide = Action::new(move |decision: &Decision| {
        let decision = decision.clone();
        async move {
            let answer = if decision == Decision::Approve { "approved" } else { "returned" };
            decide_product(owner, id, seen, decision).await.map(|()| answer)
        }
    });
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(Ok(answer)) = decide.value().get() {
            navigate(&after(answer), Default::default());
        }
    });
    let problem = Signal::derive(move || decide.value().with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().cloned())));
    let stage = RwSignal::new(Stage::Choosing);
    Effect::new(move |before: Option<Stage>| {
        let stage = stage.get();
        if before.is_some_and(|before| before != stage) {
            request_animation_frame(focus_question);
        }
        stage
    });
    let reasons = Reasons::new(fields::of_submission(&examined.submitted, language));
    let (name, producer) = (examined.waiting.name, examined.waiting.producer);
    let ask = StoredValue::new(Ask { name, producer, of_revision: examined.waiting.of_revision });
    let body = move || match stage.get() {
        Stage::Choosing => choosing(stage, language),
        Stage::AskingToApprove => ask.with_value(|ask| ask.to_approve(stage, decide, language)),
        Stage::WritingReasons => view! { <Writing stage reasons ask /> }.into_any(),
        Stage::AskingToReturn => ask.with_value(|ask| ask.to_return(stage, reasons, decide, language)),
    };
    view! {
        <section class="card stack decision" aria-labelledby="answer">
            <h2 id="answer" tabindex="-1">
                {words::answer(language)}
            </h2>
            <FormProblem problem />
            {body}
        </section>
    }
    .into_any()
}

type Decide = Action<Decision, Result<&'static str, Problem>>;

/// What the questions name.
struct Ask {
    name: String,
    producer: String,
    of_revision: bool,
}

impl Ask {
    fn to_approve(&self, stage: RwSignal<Stage>, decide: Decide, language: Language) -> AnyView {
        let why = if self.of_revision { words::approve_changes_why } else { words::approve_why };
        view! {
            <h3 id="question" tabindex="-1">
                {words::approve_ask(language, &self.name)}
            </h3>
            <p class="muted">{why(language, &self.producer)}</p>
            <div class="actions">
                <button class="btn main" type="button" disabled=move || decide.pending().get() on:click=move |_| { decide.dispatch(Decision::Approve); }>
                    {words::approve_name(language, &self.name)}
                </button>
                {back(stage, Stage::Choosing, language)}
            </div>
        }
        .into_any()
    }

    fn to_return(&self, stage: RwSignal<Stage>, reasons: Reasons, decide: Decide, language: Language) -> AnyView {
        let remarks = reasons.remarks().unwrap_or_default();
        let count = remarks.len();
        let told = if count == 1 { words::return_one(language).to_owned() } else { words::return_many(language, &count.to_string()) };
        let lines: Vec<_> = remarks
            .iter()
            .map(|remark| {
                view! {
                    <div>
                        <dt>{reasons.name_of(remark.field)}</dt>
                        <dd>{remark.words.clone()}</dd>
                    </div>
                }
            })
            .collect();
        let send = move |_| {
            if let Ok(remarks) = Remarks::new(reasons.remarks().unwrap_or_default()) {
                decide.dispatch(Decision::Return(remarks));
            }
        };
        view! {
            <h3 id="question" tabindex="-1">
                {words::return_ask(language, &self.name)}
            </h3>
            <p class="muted">{told}</p>
            <dl class="decision-reasons">{lines}</dl>
            <div class="actions">
                <button class="btn main danger" type="button" disabled=move || decide.pending().get() on:click=send>
                    {words::return_name(language, &self.name)}
                </button>
                {back(stage, Stage::WritingReasons, language)}
            </div>
        }
        .into_any()
    }
}

fn choosing(stage: RwSignal<Stage>, language: Language) -> AnyView {
    view! {
        <div class="actions">
            <button class="btn main" type="button" on:click=move |_| stage.set(Stage::AskingToApprove)>
                {icon(icondata::LuCheck)}
                {words::approve(language)}
            </button>
            <button class="btn" type="button" on:click=move |_| stage.set(Stage::WritingReasons)>
                {icon(icondata::LuCornerUpLeft)}
                {words::send_back(language)}
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn Writing(stage: RwSignal<Stage>, reasons: Reasons, ask: StoredValue<Ask>) -> impl IntoView {
    let language = language();
    let go_on = move |_| {
        if reasons.try_all().is_some() {
            stage.set(Stage::AskingToReturn);
        } else {
            request_animation_frame(|| {
                focus(".decision [aria-invalid='true']");
            });
        }
    };
    view! {
        <h3 id="question" tabindex="-1">
            {words::send_back(language)}
        </h3>
        <p class="muted">{ask.with_value(|ask| words::return_why(language, &ask.producer))}</p>
        <ReasonsEditor reasons />
        <div class="actions">
            <button class="btn main" type="button" on:click=go_on>
                {words::go_on(language)}
            </button>
            {back(stage, Stage::Choosing, language)}
        </div>
    }
    .into_any()
}

fn back(stage: RwSignal<Stage>, to: Stage, language: Language) -> AnyView {
    view! {
        <button class="btn quiet" type="button" on:click=move |_| stage.set(to)>
            {words::cancel(language)}
        </button>
    }
    .into_any()
}

/// The reader goes on where the question is; without one, at the card's heading.
fn focus_question() {
    if !focus("#question") {
        focus("#answer");
    }
}

fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|element| element.focus().is_ok())
}
