//! The one way in which pages that the server alone draws wait for data: the answer comes when everything is there.

use crate::problem::Problem;
use crate::ui::states::ErrorBox;
use futures::StreamExt;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use leptos_router::hooks::{use_params_map, use_query_map};
use std::future::Future;

/// Draws what an answer says, or what went wrong.
///
/// It is drawn where it was waited for: what a [`Suspend`] gives back is drawn later, when another request's reader may be the present one on
/// this thread, and closures inside it would find that reader's context.
pub fn once<T, F>(answer: impl Future<Output = Result<T, Problem>> + Send + 'static, view: F) -> AnyView
where
    T: Send + 'static,
    F: FnOnce(T) -> AnyView + Send + 'static,
{
    Suspend::new(async move {
        let drawn = match answer.await {
            Ok(value) => view(value),
            Err(problem) => view! { <ErrorBox problem /> }.into_any(),
        };
        InertElement::new(drawn.to_html_stream_in_order().collect::<String>().await)
    })
    .into_any()
}

/// A part of the present address's path, by the name that the route gives it.
pub fn of_path(name: &str) -> String {
    use_params_map().with_untracked(|params| params.get(name).unwrap_or_default())
}

/// A parameter of the present address that says something.
pub fn asked_for(name: &str) -> Option<String> {
    told(name).filter(|value| !value.is_empty())
}

/// A parameter of the present address, also one that is empty.
pub fn told(name: &str) -> Option<String> {
    use_query_map().with_untracked(|query| query.get(name))
}

/// Lets a browser without scripts ask for the page again after so many seconds.
pub fn refresh_without_scripts(seconds: i64) -> AnyView {
    view! { <noscript inner_html=format!("<meta http-equiv=\"refresh\" content=\"{seconds}\">")></noscript> }.into_any()
}
