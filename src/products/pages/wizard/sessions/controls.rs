//! Controls that this step has more than one of: a day or a time, a choice of usual values, and the way back from a removal.

use super::super::entry::{Entry, bind, described_by};
use super::super::work::work;
use crate::products::words::sessions as words;
use crate::ui::dial::Dial;
use crate::ui::reader::language;
use domain::product::Field;
use leptos::html::{Input, Select};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long a removal can be taken back.
const UNDO: Duration = Duration::from_secs(10);

/// An input of a type other than text that belongs to a field: its first control has the field's id, the others are named by `label`.
#[component]
pub fn Control(
    field: Field,
    /// `date`, `time` or `text`.
    kind: &'static str,
    #[prop(into)] value: Signal<String>,
    put: Callback<String>,
    #[prop(into)] open: Signal<bool>,
    /// The name of a control that is not the field's first.
    #[prop(optional)]
    label: Option<&'static str>,
    #[prop(optional)] placeholder: Option<&'static str>,
) -> impl IntoView {
    let work = work();
    let fault = work.fault_at(field);
    let node = NodeRef::<Input>::new();
    let write = move |text: &str| {
        if let Some(node) = node.get_untracked() {
            node.set_value(text);
        }
    };
    bind(move || node.get().map(|node| node.value()), write, value, put);
    view! {
        <input
            class="input"
            id=label.is_none().then(|| field.to_string())
            node_ref=node
            type=kind
            step=(kind == "time").then_some("300")
            autocomplete="off"
            aria-label=label
            placeholder=placeholder
            value=value.get_untracked()
            disabled=move || !open.get()
            aria-invalid=move || fault.get().map(|_| "true")
            aria-describedby=described_by(work, field, false)
            on:input=move |event| put.run(event_target_value(&event))
            on:blur=move |_| work.leave(field)
        />
    }
    .into_any()
}

/// A choice of usual values; one that is not among them is offered too.
#[component]
pub fn Choice(
    field: Field,
    #[prop(into)] label: String,
    /// Value and word.
    usual: Vec<(String, String)>,
    /// The word of a value that is not usual.
    word: fn(&str) -> String,
    #[prop(into)] value: Signal<String>,
    put: Callback<String>,
    #[prop(into)] open: Signal<bool>,
) -> impl IntoView {
    let work = work();
    let fault = work.fault_at(field);
    let node = NodeRef::<Select>::new();
    let write = move |text: &str| {
        if let Some(node) = node.get_untracked() {
            node.set_value(text);
        }
    };
    bind(move || node.get().map(|node| node.value()), write, value, put);
    let present = value.get_untracked();
    let mut options = usual;
    if !options.iter().any(|(known, _)| *known == present) {
        let word = word(&present);
        options.push((present.clone(), word));
    }
    let option = move |(key, word): (String, String)| {
        let selected = key == present;
        view! { <option value=key selected=selected>{word}</option> }
    };
    view! {
        <Entry field label>
            <select
                class="input"
                id=field.to_string()
                node_ref=node
                autocomplete="off"
                disabled=move || !open.get()
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=described_by(work, field, false)
                on:change=move |event| {
                    put.run(event_target_value(&event));
                    work.leave(field);
                }
            >
                {options.into_iter().map(option).collect_view()}
            </select>
        </Entry>
    }
    .into_any()
}

/// What was removed last, for as long as it can be taken back.
pub struct Removed<T: Send + Sync + 'static> {
    last: RwSignal<Option<(usize, T)>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl<T: Send + Sync + 'static> Clone for Removed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Removed<T> {}

impl<T: Clone + Send + Sync + 'static> Removed<T> {
    pub fn new() -> Self {
        Self { last: RwSignal::new(None), timer: StoredValue::new(None) }
    }

    pub fn note(&self, place: usize, what: T) {
        self.clear();
        self.last.set(Some((place, what)));
        let last = self.last;
        self.timer.set_value(set_timeout_with_handle(move || drop(last.try_set(None)), UNDO).ok());
    }

    /// Gives back what was removed and from where.
    pub fn take(&self) -> Option<(usize, T)> {
        let taken = self.last.get_untracked();
        self.clear();
        taken
    }

    fn clear(&self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        self.last.set(None);
    }

    /// The offer to take it back, while it stands.
    pub fn offer(self, back: Callback<()>) -> AnyView {
        let language = language();
        view! {
            <div role="status">
                {move || {
                    self.last
                        .with(Option::is_some)
                        .then(|| {
                            view! {
                                <div class="note removed">
                                    <Dial percent=100 class="runs" />
                                    <div>
                                        <p>{words::entry_removed(language)}</p>
                                    </div>
                                    <button class="btn small" type="button" on:click=move |_| back.run(())>
                                        {words::undo(language)}
                                    </button>
                                </div>
                            }
                        })
                }}
            </div>
        }
        .into_any()
    }
}
