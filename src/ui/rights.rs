//! The catalogue of rights as a tree: groups whose boxes stand for all of theirs, a search, and what each right opens.

use crate::ui::reader::language;
use crate::ui::words::rights as words;
use domain::IntoEnumIterator;
use domain::collaborators::{Group, Right, Rights, Ticked};
use domain::language::Language;
use leptos::prelude::*;

/// Boxes by the name of `field`, and what is chosen of them.
#[component]
pub fn RightsTree(
    field: &'static str,
    chosen: RwSignal<Rights>,
    /// What can be chosen.
    #[prop(default = Rights::ALL)]
    offered: Rights,
    /// Without the lines that say what each right opens, where the tree is one field among others: they are still read out.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let language = language();
    let sought = RwSignal::new(String::new());
    let tree = Tree { field, offered, small, chosen, sought };
    let groups =
        Group::iter().filter(|group| !group.among(offered).is_empty()).map(|group| view! { <OfGroup group tree /> }).collect_view();
    view! {
        <div class="rights-head">
            <label class="hidden-text" for="find-right">
                {words::find_right(language)}
            </label>
            <input
                class="input"
                id="find-right"
                type="search"
                autocomplete="off"
                placeholder=words::find_right(language)
                on:input=move |event| sought.set(event_target_value(&event))
                // It looks for a right; it does not send the form around it.
                on:keydown=move |event| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                    }
                }
            />
            <p role="status">{move || words::chosen(language, &chosen.get().len().to_string())}</p>
        </div>
        <div class="rights" class:small=small>
            {groups}
        </div>
    }
    .into_any()
}

/// What the parts of one tree share.
#[derive(Clone, Copy)]
struct Tree {
    field: &'static str,
    offered: Rights,
    small: bool,
    chosen: RwSignal<Rights>,
    sought: RwSignal<String>,
}

#[component]
fn OfGroup(group: Group, tree: Tree) -> impl IntoView {
    let language = language();
    let Tree { offered, chosen, sought, .. } = tree;
    let own = group.among(offered);
    let ticked = Memo::new(move |_| group.ticked(offered, chosen.get()));
    let counted = move || words::some_of(language, &own.common(chosen.get()).len().to_string(), &own.len().to_string());
    let mixed = move || (ticked.get() == Ticked::Some).then(counted);
    let shows_any = move || own.iter().any(|right| sought.with(|text| right.answers_to(text, language)));
    let id = format!("group-{}", group.name());
    let (said, some) = (format!("{id}-some"), format!("{id}-some"));
    let labelled = id.clone();
    let lines = own.iter().map(|right| line(right, tree, language)).collect_view();
    view! {
        <fieldset class="rights-group" hidden=move || !shows_any()>
            <legend>
                <label class="check" for=labelled>
                    <input
                        type="checkbox"
                        id=id
                        prop:checked=move || ticked.get() == Ticked::All
                        prop:indeterminate=move || ticked.get() == Ticked::Some
                        aria-describedby=said
                        on:change=move |_| chosen.update(|chosen| *chosen = group.press(offered, *chosen))
                    />
                    {group.title(language)}
                </label>
                <small id=some>{mixed}</small>
            </legend>
            {lines}
        </fieldset>
    }
    .into_any()
}

fn line(right: Right, Tree { field, small, chosen, sought, .. }: Tree, language: Language) -> AnyView {
    let press = move |event| {
        let checked = event_target_checked(&event);
        chosen.update(|chosen| *chosen = if checked { chosen.with(right) } else { chosen.without(right) });
    };
    let later = match right {
        _ if right.is_coming() => Some((words::coming(language), words::coming_why(language))),
        _ if right.is_by_code() => Some((words::by_code(language), words::by_code_why(language))),
        _ => None,
    };
    let later = later.map(|(word, why)| {
        view! {
            <span class="coming" title=why>
                {word}
            </span>
        }
    });
    let id = format!("right-{}", right.name().replace('.', "-"));
    let (opens, labelled) = (format!("{id}-opens"), id.clone());
    let described = opens.clone();
    view! {
        <div class="right" hidden=move || !sought.with(|text| right.answers_to(text, language))>
            <label class="check" for=labelled>
                <input
                    type="checkbox"
                    id=id
                    name=field
                    value=right.name()
                    checked=untrack(|| chosen.get().contains(right))
                    prop:checked=move || chosen.get().contains(right)
                    aria-describedby=described
                    on:change=press
                />
                {right.label(language)}
            </label>
            {later}
            <small id=opens class=small.then_some("hidden-text")>{right.explanation(language)}</small>
        </div>
    }
    .into_any()
}
