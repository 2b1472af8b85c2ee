//! The catalogue of rights as a tree: groups whose boxes stand for all of theirs, a search, and what each right opens.

use crate::collaborators::words;
use crate::ui::reader::language;
use domain::IntoEnumIterator;
use domain::collaborators::{Group, Right, Rights, Ticked};
use domain::language::Language;
use leptos::prelude::*;

/// Boxes by the name of `field`, and what is chosen of them.
#[component]
pub(super) fn Tree(field: &'static str, chosen: RwSignal<Rights>) -> impl IntoView {
    let language = language();
    let sought = RwSignal::new(String::new());
    let groups = Group::iter().map(|group| view! { <OfGroup field group chosen sought /> }).collect_view();
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
            />
            <p role="status">{move || words::chosen(language, &chosen.get().len().to_string())}</p>
        </div>
        <div class="rights">{groups}</div>
    }
    .into_any()
}

#[component]
fn OfGroup(field: &'static str, group: Group, chosen: RwSignal<Rights>, sought: RwSignal<String>) -> impl IntoView {
    let language = language();
    let ticked = Memo::new(move |_| group.ticked(chosen.get()));
    let counted = move || {
        let all = group.rights().count();
        let some = group.rights().filter(|right| chosen.get().contains(*right)).count();
        words::some_of(language, &some.to_string(), &all.to_string())
    };
    let mixed = move || (ticked.get() == Ticked::Some).then(counted);
    let shows_any = move || group.rights().any(|right| sought.with(|text| right.answers_to(text, language)));
    let id = format!("group-{}", group.name());
    let (said, some) = (format!("{id}-some"), format!("{id}-some"));
    let labelled = id.clone();
    let lines = group.rights().map(|right| line(field, right, chosen, sought, language)).collect_view();
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
                        on:change=move |_| chosen.update(|chosen| *chosen = group.press(*chosen))
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

fn line(field: &'static str, right: Right, chosen: RwSignal<Rights>, sought: RwSignal<String>, language: Language) -> AnyView {
    let press = move |event| {
        let checked = event_target_checked(&event);
        chosen.update(|chosen| *chosen = if checked { chosen.with(right) } else { chosen.without(right) });
    };
    let coming = right.is_coming().then(|| {
        view! {
            <span class="coming" title=words::coming_why(language)>
                {words::coming(language)}
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
            {coming}
            <small id=opens>{right.explanation(language)}</small>
        </div>
    }
    .into_any()
}
