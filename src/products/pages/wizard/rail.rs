//! The steps beside the page: which are done, which miss something, and where one is.

use super::work::work;
use crate::paths;
use crate::products::words::wizard as words;
use crate::ui::dial::Dial;
use crate::ui::reader::language;
use domain::product::Step;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// A link to each step with a ring that fills as its fields are in order.
#[component]
pub fn StepRail(step: Memo<Step>) -> impl IntoView {
    let language = language();
    let work = work();
    let id = work.registration.with_value(|registration| registration.id);
    let line = move |of: Step| {
        let missing = Memo::new(move |_| work.faults_of(of));
        let percent = Memo::new(move |_| {
            let wrong: BTreeSet<_> =
                work.faults.with(|faults| faults.iter().map(|fault| fault.field).filter(|field| field.step() == of).collect());
            share(of, wrong.len())
        });
        let remarks = work.registration.with_value(|registration| registration.remarks.iter().any(|remark| remark.field.step() == of));
        let told = move || match missing.get() {
            0 => words::done(language).to_owned(),
            1 => words::to_do_one(language).to_owned(),
            count => words::to_do(language, &count.to_string()),
        };
        view! {
            <li class=move || if missing.get() == 0 { "done" } else { "open" }>
                <a href=paths::step(id, of) aria-current=move || (step.get() == of).then_some("step")>
                    {move || view! { <Dial percent=percent.get() core=percent.get() == 100 /> }}
                    <span class="words">
                        <b>{of.title(language)}</b>
                        <small>
                            {told}
                            {remarks.then(|| view! { <span class="returned">{" · "}{words::has_remark(language)}</span> })}
                        </small>
                    </span>
                </a>
            </li>
        }
    };
    let place = move || {
        let at = Step::ALL.iter().position(|known| *known == step.get()).unwrap_or_default() + 1;
        words::step_of(language, &at.to_string(), &Step::ALL.len().to_string())
    };
    view! {
        <nav class="step-rail" aria-label=words::steps(language)>
            <p class="label">{place}</p>
            <ol>{Step::ALL.map(line)}</ol>
        </nav>
    }
    .into_any()
}

/// How far the ring of a step is filled, with so many fields wrong.
fn share(step: Step, wrong: usize) -> u8 {
    let fields = match step {
        Step::Information => 6,
        Step::Sessions | Step::Page => 3,
        Step::Price => 2,
        Step::PersonalData | Step::Finish => 1,
    };
    let done = fields - wrong.min(fields);
    if wrong == 0 { 100 } else { (done * 100 / fields).min(90) as u8 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_step_without_faults_has_a_full_ring() {
        for step in Step::ALL {
            assert_eq!(share(step, 0), 100);
            assert!(share(step, 1) < 100);
            assert_eq!(share(step, 99), 0);
        }
    }
}
