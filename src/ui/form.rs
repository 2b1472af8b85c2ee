//! Fields of forms: a label, the control, a hint or what is wrong, and what was typed is kept.

pub use crate::ui::words::fault_text;

use crate::problem::Problem;
use crate::ui::dial::Dial;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use crate::ui::states::IncidentNumber;
use crate::ui::words;
use domain::account::Field;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use std::borrow::Cow;

/// Why an action did not happen, once it came back.
pub fn problem_of<S>(action: ServerAction<S>) -> Signal<Option<Problem>>
where
    S: ServerFn<Error = Problem> + Clone + Send + Sync + 'static,
    S::Output: Send + Sync + 'static,
{
    let value = action.value();
    Signal::derive(move || value.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().cloned())))
}

/// What is wrong with a field, from the problem that an action came back with.
pub fn fault_at(problem: Signal<Option<Problem>>, field: Field) -> Signal<Option<&'static str>> {
    let language = language();
    Signal::derive(move || {
        problem.with(|problem| problem.as_ref().and_then(|problem| problem.at(field))).map(|fault| fault_text(language, fault))
    })
}

/// A sentence under a field while something is wrong with it; it may be a fixed one or one that names an amount.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sentence(Signal<Option<Cow<'static, str>>>);

impl Sentence {
    fn is_there(self) -> bool {
        self.0.with(Option::is_some)
    }
}

impl From<Signal<Option<&'static str>>> for Sentence {
    fn from(sentence: Signal<Option<&'static str>>) -> Self {
        Self(Signal::derive(move || sentence.get().map(Cow::Borrowed)))
    }
}

impl From<Signal<Option<String>>> for Sentence {
    fn from(sentence: Signal<Option<String>>) -> Self {
        Self(Signal::derive(move || sentence.get().map(Cow::Owned)))
    }
}

/// A line to type into. `name` is its id too, unless `id` says otherwise.
#[component]
pub fn TextField(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional)] id: Option<&'static str>,
    /// The input's type: `text`, `email`, `password` (with a button that shows it), `search`, `date`.
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] placeholder: String,
    #[prop(optional)] autocomplete: &'static str,
    #[prop(default = true)] required: bool,
    /// Which keyboard a phone offers: `numeric`, `decimal`.
    #[prop(optional)]
    inputmode: &'static str,
    #[prop(optional, into)] error: Sentence,
) -> impl IntoView {
    let id = id.unwrap_or(name);
    let shown = RwSignal::new(false);
    let is_password = kind == "password";
    let kind_now = move || if is_password && shown.get() { "text" } else { kind };
    let has_hint = !hint.is_empty();
    let input = view! {
        <input
            class="input"
            id=id
            name=name
            type=kind_now
            value=(!value.is_empty()).then_some(value)
            placeholder=(!placeholder.is_empty()).then_some(placeholder)
            autocomplete=(!autocomplete.is_empty()).then_some(autocomplete)
            inputmode=(!inputmode.is_empty()).then_some(inputmode)
            required=required
            // Where no script runs; of several, the first has it.
            autofocus=untrack(|| error.is_there())
            aria-invalid=move || error.is_there().then_some("true")
            aria-describedby=move || described_by(id, error.is_there(), has_hint)
        />
    };
    let control = if is_password { view! { <WithReveal shown>{input}</WithReveal> }.into_any() } else { input.into_any() };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {control}
            <Under id hint error />
        </div>
    }
    .into_any()
}

/// A choice from a list of values and their words.
#[component]
pub fn SelectField(
    name: &'static str,
    #[prop(into)] label: String,
    /// Value and word.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    #[prop(optional)] id: Option<&'static str>,
    /// The value that is chosen at first.
    #[prop(optional, into)]
    value: Signal<String>,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] autocomplete: &'static str,
    #[prop(optional, into)] error: Sentence,
) -> impl IntoView {
    let id = id.unwrap_or(name);
    let has_hint = !hint.is_empty();
    let option = move |(key, word): (String, String)| {
        let selected = value.with(|value| *value == key);
        view! { <option value=key selected=selected>{word}</option> }
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select
                class="input"
                id=id
                name=name
                autocomplete=(!autocomplete.is_empty()).then_some(autocomplete)
                aria-invalid=move || error.is_there().then_some("true")
                aria-describedby=move || described_by(id, error.is_there(), has_hint)
            >
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
            <Under id hint error />
        </div>
    }
    .into_any()
}

/// The button that sends a form; while `pending` it is busy and cannot be pressed twice.
#[component]
pub fn Submit(
    #[prop(into)] label: String,
    #[prop(optional, into)] pending: Signal<bool>,
    /// Classes of the button.
    #[prop(default = "btn main wide")]
    class: &'static str,
) -> impl IntoView {
    let language = language();
    view! {
        <button class=class type="submit" aria-busy=move || pending.get().then_some("true") disabled=move || pending.get()>
            {move || pending.get().then(|| view! { <Dial percent=30 class="turns" /> })}
            {label}
            {move || pending.get().then(|| view! { <span class="hidden-text">{words::sending(language)}</span> })}
        </button>
    }
    .into_any()
}

/// What went wrong with a form as a whole, above its fields; moves focus to the first field that is wrong.
#[component]
pub fn FormProblem(#[prop(into)] problem: Signal<Option<Problem>>) -> impl IntoView {
    let language = language();
    Effect::new(move |_| {
        if problem.with(|problem| {
            matches!(
                problem,
                Some(Problem::Fields(_) | Problem::Checkout(_) | Problem::Coupon(_) | Problem::Collaborator(_) | Problem::View(_))
            )
        }) {
            request_animation_frame(focus_first_fault);
        }
    });
    view! {
        <div role="alert">
            {move || {
                problem
                    .get()
                    .map(|problem| {
                        view! {
                            <div class="note bad">
                                {icon(icondata::LuCircleAlert)} <div>
                                    <p>{problem.told(language)}</p>
                                    <IncidentNumber problem />
                                </div>
                            </div>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// Puts the cursor where the first field is wrong.
fn focus_first_fault() {
    use leptos::wasm_bindgen::JsCast;
    let found = document().query_selector("[aria-invalid='true']").ok().flatten();
    if let Some(field) = found.and_then(|field| field.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

fn described_by(id: &str, has_error: bool, has_hint: bool) -> Option<String> {
    if has_error { Some(format!("{id}-error")) } else { has_hint.then(|| format!("{id}-hint")) }
}

/// A password's input with the button that shows what was typed.
#[component]
fn WithReveal(shown: RwSignal<bool>, children: Children) -> impl IntoView {
    let language = language();
    let label = move || if shown.get() { words::hide_password(language) } else { words::show_password(language) };
    view! {
        <div class="with-button">
            {children()}
            <button
                class="btn quiet"
                type="button"
                aria-label=label
                aria-pressed=move || if shown.get() { "true" } else { "false" }
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {icon(icondata::LuEye)}
            </button>
        </div>
    }
}

/// What is wrong, under its control, which names this id in its `aria-describedby`; nothing while nothing is.
pub fn fault_line(id: &str, sentence: Option<impl Into<String>>) -> AnyView {
    sentence
        .map(|sentence| {
            view! {
                <p class="error" id=id.to_owned()>
                    {icon(icondata::LuCircleAlert)}
                    <span>{sentence.into()}</span>
                </p>
            }
        })
        .into_any()
}

/// The line under a control: what is wrong, else the hint.
#[component]
fn Under(id: &'static str, hint: String, error: Sentence) -> impl IntoView {
    move || match error.0.get() {
        Some(sentence) => fault_line(&format!("{id}-error"), Some(sentence)),
        None => (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint.clone()}</p> }).into_any(),
    }
}
