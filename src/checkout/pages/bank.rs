//! The step of the sandbox's bank: in a trial the buyer says here whether it passes.

use crate::checkout::api::{AnswerStep, bank_step};
use crate::checkout::words;
use crate::paths;
use crate::ui::frame::PublicFrame;
use crate::ui::load::Load;
use crate::ui::reader::language;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Meta;
use leptos_router::hooks::{use_params_map, use_query_map};

/// Two buttons: it passes, or it does not; after an answer the way back alone.
#[component]
pub fn BankPage() -> impl IntoView {
    let language = language();
    let params = use_params_map();
    let query = use_query_map();
    let payment = Memo::new(move |_| params.with(|params| params.get("payment").unwrap_or_default()));
    let back = Memo::new(move |_| query.with(|query| query.get("back").unwrap_or_default()));
    let waits = Resource::new_blocking(move || payment.get(), bank_step);
    let draw = move |waits: bool| {
        let answers = if waits {
            view! {
                <form method="post" action=AnswerStep::PATH class="actions">
                    <input type="hidden" name="payment" value=payment.get_untracked() />
                    <input type="hidden" name="back" value=back.get_untracked() />
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
                    <a class="btn main" rel="external" href=paths::inside(&back.get_untracked()).to_owned()>
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
    };
    view! {
        <PublicFrame title=words::bank_title(language)>
            <Meta name="robots" content="noindex" />
            <div class="checkout narrow">
                <Load resource=waits skeleton=|| ().into_any() view=draw />
            </div>
        </PublicFrame>
    }
    .into_any()
}
