//! What two people wrote to each other, and a plain form to go on.

use crate::problem::Problem;
use crate::ui::form::{FormProblem, Submit};
use crate::ui::format;
use crate::ui::reader::language;
use crate::ui::words::messages as words;
use domain::booking::{MOST_MESSAGE, Message};
use leptos::prelude::*;

/// A conversation as one of its sides reads it.
#[component]
pub fn Conversation(
    messages: Vec<Message>,
    /// Who reads.
    is_buyer: bool,
    /// Who is on the other side.
    #[prop(into)]
    other: String,
    /// Where the form is sent to, and what it says besides the message.
    action: &'static str,
    hidden: Vec<(&'static str, String)>,
    /// Whether the reader may write; who may not only reads.
    #[prop(default = true)]
    writes: bool,
    /// Why the last message was not sent.
    #[prop(into)]
    problem: Signal<Option<Problem>>,
) -> impl IntoView {
    let language = language();
    let line = |message: Message| {
        let is_own = message.is_buyers == is_buyer;
        let who = if is_own { words::you(language).to_owned() } else { other.clone() };
        let paragraphs = message.body.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
        view! {
            <li class:own=is_own>
                <p class="label">
                    {who} " · " <time datetime=format::machine_time(message.at)>{format::date_time(message.local, language)}</time>
                </p>
                <div class="said">{paragraphs}</div>
            </li>
        }
    };
    let list = match messages.is_empty() {
        true => view! { <p class="muted">{words::none(language, &other)}</p> }.into_any(),
        false => view! { <ol class="conversation">{messages.into_iter().map(line).collect_view()}</ol> }.into_any(),
    };
    let hidden = hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    let form = writes.then(|| {
        view! {
            <form class="stack" method="post" action=action>
                <FormProblem problem />
                {hidden}
                <div class="field">
                    <label for="message">{words::write_to(language, &other)}</label>
                    <textarea
                        class="input"
                        id="message"
                        name="body"
                        rows="3"
                        maxlength=MOST_MESSAGE.to_string()
                        required
                        aria-describedby="message-hint"
                    ></textarea>
                    <p class="hint" id="message-hint">
                        {words::also_by_mail(language)}
                    </p>
                </div>
                <div class="actions">
                    <Submit class="btn" label=words::send(language) />
                </div>
            </form>
        }
    });
    view! {
        {list}
        {form}
    }
    .into_any()
}
