//! The reasons of a return: a field and words for each, checked when they are to be sent.

use crate::ui::form::fault_line;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use crate::verification::words;
use domain::product::verification::{Remark, Remarks, RemarksError};
use domain::product::{Field, Step};
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

type Groups = Vec<(Step, Vec<(Field, String)>)>;

/// What is written so far.
#[derive(Clone, Copy)]
pub(super) struct Reasons {
    lines: RwSignal<Vec<Line>>,
    /// Grows, so that keys are never used twice.
    next: RwSignal<u32>,
    tried: RwSignal<bool>,
    groups: StoredValue<Groups>,
    /// What is made by a press must outlive the button.
    home: StoredValue<Option<WeakOwner>>,
}

#[derive(Clone, Copy)]
struct Line {
    key: u32,
    field: RwSignal<String>,
    words: RwSignal<String>,
}

impl Line {
    fn new(key: u32) -> Self {
        Self { key, field: RwSignal::new(String::new()), words: RwSignal::new(String::new()) }
    }

    fn remark(self) -> Option<Remark> {
        let words = self.words.with(|words| words.trim().to_owned());
        let field = self.field.with(|field| field.parse().ok())?;
        check(&words).is_ok().then_some(Remark { field, words })
    }
}

impl Reasons {
    pub fn new(groups: Groups) -> Self {
        Self {
            lines: RwSignal::new(vec![Line::new(0)]),
            next: RwSignal::new(1),
            tried: RwSignal::new(false),
            groups: StoredValue::new(groups),
            home: StoredValue::new(Owner::current().map(|owner| owner.downgrade())),
        }
    }

    /// All of them; none while one is not complete.
    pub fn remarks(self) -> Option<Vec<Remark>> {
        self.lines.with(|lines| lines.iter().map(|line| line.remark()).collect())
    }

    /// The same, and from now on what is wrong is told.
    pub fn try_all(self) -> Option<Vec<Remark>> {
        self.tried.set(true);
        untrack(|| self.remarks())
    }

    pub fn name_of(self, field: Field) -> String {
        self.groups.with_value(|groups| {
            groups
                .iter()
                .flat_map(|(_, fields)| fields)
                .find(|(known, _)| *known == field)
                .map(|(_, name)| name.clone())
                .unwrap_or_default()
        })
    }

    fn add(self) {
        let key = self.next.get_untracked();
        self.next.set(key + 1);
        let Some(home) = self.home.get_value().and_then(|home| home.upgrade()) else { return };
        let line = home.with(|| Line::new(key));
        self.lines.update(|lines| lines.push(line));
        request_animation_frame(move || focus(&format!("reason-{key}-field")));
    }

    fn remove(self, key: u32) {
        self.lines.update(|lines| lines.retain(|line| line.key != key));
        let last = self.lines.with_untracked(|lines| lines.last().map(|line| line.key));
        request_animation_frame(move || focus(&last.map_or("question".to_owned(), |key| format!("reason-{key}-field"))));
    }
}

#[component]
pub(super) fn ReasonsEditor(reasons: Reasons) -> impl IntoView {
    let language = language();
    view! {
        <ol class="decision-lines">
            <For each=move || reasons.lines.get() key=|line| line.key children=move |line| view! { <ReasonLine reasons line /> } />
        </ol>
        <button class="btn small" type="button" on:click=move |_| reasons.add()>
            {icon(icondata::LuPlus)}
            {words::add_reason(language)}
        </button>
    }
    .into_any()
}

#[component]
fn ReasonLine(reasons: Reasons, line: Line) -> impl IntoView {
    let language = language();
    let key = line.key;
    let (field_id, words_id) = (format!("reason-{key}-field"), format!("reason-{key}-words"));
    let field_fault = Signal::derive(move || {
        let missing = reasons.tried.get() && line.field.with(String::is_empty);
        missing.then(|| words::field_missing(language))
    });
    let words_fault = Signal::derive(move || {
        let wrong = line.words.with(|words| check(words).err());
        wrong.filter(|_| reasons.tried.get()).map(|wrong| wrong.sentence(language))
    });
    let number = move || reasons.lines.with(|lines| lines.iter().position(|other| other.key == key).unwrap_or_default() + 1);
    let options = reasons.groups.with_value(|groups| {
        groups
            .iter()
            .map(|(step, fields)| {
                let fields: Vec<_> = fields
                    .iter()
                    .map(|(field, name)| {
                        let code = field.to_string();
                        let selected = line.field.with_untracked(|field| *field == code);
                        view! {
                            <option value=code selected=selected>
                                {name.clone()}
                            </option>
                        }
                    })
                    .collect();
                view! { <optgroup label=step.title(language)>{fields}</optgroup> }
            })
            .collect_view()
    });
    let remove = move || {
        (reasons.lines.with(Vec::len) > 1).then(|| {
            view! {
                <button
                    class="btn quiet square small"
                    type="button"
                    aria-label=move || words::remove_reason(language, &number().to_string())
                    on:click=move |_| reasons.remove(key)
                >
                    {icon(icondata::LuX)}
                </button>
            }
        })
    };
    view! {
        <li>
            <div class="field">
                <label for=field_id.clone()>{words::field(language)}</label>
                <div class="decision-field">
                    <select
                        class="input small"
                        id=field_id.clone()
                        aria-invalid=move || field_fault.get().map(|_| "true")
                        aria-describedby=error_id(&field_id, field_fault)
                        on:change=move |event| line.field.set(event_target_value(&event))
                    >
                        <option value="">{words::choose_field(language)}</option>
                        {options}
                    </select>
                    {remove}
                </div>
                {error(&field_id, field_fault)}
            </div>
            <div class="field">
                <label for=words_id.clone()>{words::reason(language)}</label>
                <textarea
                    class="input small"
                    id=words_id.clone()
                    rows="3"
                    maxlength=Remarks::LONGEST.to_string()
                    prop:value=move || line.words.get()
                    aria-invalid=move || words_fault.get().map(|_| "true")
                    aria-describedby=error_id(&words_id, words_fault)
                    on:input=move |event| line.words.set(event_target_value(&event))
                ></textarea>
                {error(&words_id, words_fault)}
            </div>
        </li>
    }
    .into_any()
}

fn error_id(id: &str, fault: Signal<Option<&'static str>>) -> impl Fn() -> Option<String> + Send + Sync + 'static {
    let id = format!("{id}-error");
    move || fault.get().map(|_| id.clone())
}

fn error(id: &str, fault: Signal<Option<&'static str>>) -> impl Fn() -> AnyView + Send + Sync + 'static {
    let id = format!("{id}-error");
    move || fault_line(&id, fault.get())
}

/// Whether words are a reason.
fn check(words: &str) -> Result<(), RemarksError> {
    match words.trim() {
        "" => Err(RemarksError::Empty),
        words if words.chars().count() > Remarks::LONGEST => Err(RemarksError::TooLong),
        _ => Ok(()),
    }
}

fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
