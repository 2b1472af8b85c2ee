//! Calling a session off: what goes back is said before the button, which names the buyer.

use crate::agenda::api::CancelSession;
use crate::agenda::words;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, Submit, problem_of};
use crate::ui::format;
use crate::ui::reader::language;
use domain::agenda::{MOST_NOTES, Off, Session};
use leptos::prelude::*;

#[component]
pub(super) fn CallOff(session: Session, off: Off) -> impl IntoView {
    let language = language();
    let cancel = ServerAction::<CancelSession>::new();
    let problem = problem_of(cancel);
    let has_problem = problem.with_untracked(Option::is_some);
    let money = move |amount: domain::money::Money| format::money(amount.minor, amount.currency, language);
    let of = |way: &str, amount: domain::money::Money| format!("{way}:{}", amount.minor);
    let what = match off.by_the_rules {
        Some(by_the_rules) => view! {
            <fieldset class="stack">
                <legend class="label">{words::goes_back(language)}</legend>
                <label class="check">
                    <input type="radio" name="give_back" value=of("everything", off.everything) checked=true />
                    <span>{words::back_everything(language, &money(off.everything))}</span>
                </label>
                <label class="check">
                    <input type="radio" name="give_back" value=of("by_the_rules", by_the_rules) />
                    <span>{words::back_by_the_rules(language, &money(by_the_rules))}</span>
                </label>
            </fieldset>
        }
        .into_any(),
        None => view! {
            <p>{words::back_all(language, &money(off.everything))}</p>
            <input type="hidden" name="give_back" value=of("everything", off.everything) />
        }
        .into_any(),
    };
    view! {
        <section class="card" aria-label=words::call_off(language)>
            <details class="agenda-stretch" open=has_problem>
                <summary class="btn quiet danger">{words::call_off(language)}</summary>
                <ActionForm action=cancel attr:novalidate=true attr:class="stack">
                    <FormProblem problem />
                    <input type="hidden" name="id" value=session.id.to_string() />
                    {what}
                    <div class="field">
                        <label for="reason">{words::reason(language)}</label>
                        <textarea class="input" id="reason" name="reason" rows="3" maxlength=MOST_NOTES.to_string()></textarea>
                    </div>
                    <Submit label=words::call_off_named(language, &session.buyer.name) pending=cancel.pending() class="btn main danger" />
                </ActionForm>
            </details>
        </section>
    }
    .into_any()
}
