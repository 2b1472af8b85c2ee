//! The step of the sandbox's bank: in a trial the buyer says here whether it passes.

use crate::checkout::api::{AnswerStep, bank_step};
use crate::checkout::words;
use crate::paths;
use crate::ui::frame::PublicFrame;
use crate::ui::once::{asked_for, of_path, once};
use crate::ui::reader::language;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Meta;

/// Two buttons: it passes, or it does not; after an answer the way back alone.
#[component]
pub fn BankPage() -> impl IntoView {
    let language = language();
    let (payment, back) = (of_path("payment"), asked_for("back").unwrap_or_default());
    let step = once(bank_step(payment.clone()), move |waits| {
        let answers = if waits {
            view! {
                <form method="post" action=AnswerStep::PATH class="actions">
                    <input type="hidden" name="payment" value=payment />
                    <input type="hidden" name="back" value=back />
                    <button class="btn main" type="submit" name="passes" value="true">
                        {words::bank_yes(language)}
                    </button>
                    <button class="btn" type="submit" name="passes" value="false">
                        {words::bank_no(language)}
                    </button>
                </form>
            }
            .into_any()
        } else {
            view! {
                <div class="actions">
                    <a class="btn main" href=paths::inside(&back).to_owned()>
                        {words::go_to_bank(language)}
                    </a>
                </div>
            }
            .into_any()
        };
        view! {
            <section class="card said">
                <h1>{words::bank_title(language)}</h1>
                <p>{words::bank_lead(language)}</p>
                {answers}
            </section>
        }
        .into_any()
    });
    view! {
        <PublicFrame title=words::bank_title(language)>
            <Meta name="robots" content="noindex" />
            <div class="checkout narrow">
                {step}
            </div>
        </PublicFrame>
    }
    .into_any()
}
