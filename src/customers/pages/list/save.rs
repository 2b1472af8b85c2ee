//! The form that keeps the selection as a segment; it works without scripts.

use crate::customers::api::MakeSegment;
use crate::customers::words;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, SelectField, Submit, TextField, problem_of};
use crate::ui::reader::language;
use crate::ui::typed::Typed;
use domain::customers::{Kind, Question};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[component]
pub(super) fn Save(question: Question) -> impl IntoView {
    let language = language();
    let make = ServerAction::<MakeSegment>::new();
    let problem = problem_of(make);
    let typed = Typed::of(MakeSegment::PATH);
    let kinds = [(Kind::Dynamic, words::dynamic_long(language)), (Kind::Frozen, words::frozen_long(language))];
    let kinds: Vec<(String, String)> = kinds.map(|(kind, word)| (kind.name().to_owned(), word.to_owned())).into();
    let chosen = typed.get("kind").unwrap_or_else(|| Kind::Dynamic.name().to_owned());
    view! {
        <section class="card stack" aria-labelledby="save-segment">
            <h2 id="save-segment">{words::save(language)}</h2>
            <ActionForm action=make attr:class="stack">
                <FormProblem problem />
                <input type="hidden" name="question" value=question.query() />
                <div class="pair">
                    <TextField name="name" id="segment-name" label=words::name(language) value=typed.text("name") autocomplete="off" />
                    <SelectField
                        name="kind"
                        id="segment-kind"
                        label=words::kind_word(language)
                        options=Signal::stored(kinds)
                        value=Signal::stored(chosen)
                    />
                </div>
                <div class="actions">
                    <Submit label=words::save(language) pending=make.pending() class="btn main" />
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}
