//! The one way in which pages wait for data: a skeleton first, the old content while new comes, and what went wrong.

use crate::problem::Problem;
use crate::ui::states::ErrorBox;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Shows `view` of the resource's value, made anew for each value; `skeleton` before the first, and the error where there is none.
#[component]
pub fn Load<T, S, V>(resource: Resource<Result<T, Problem>>, skeleton: S, view: V) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    S: Fn() -> AnyView + Send + Sync + 'static,
    V: Fn(T) -> AnyView + Send + Sync + 'static,
{
    let retry = Callback::new(move |()| resource.refetch());
    view! {
        <Transition fallback=skeleton>
            {move || {
                resource
                    .get()
                    .map(|answer| match answer {
                        Ok(value) => view(value),
                        Err(problem) => view! { <ErrorBox problem retry /> }.into_any(),
                    })
            }}
        </Transition>
    }
    .into_any()
}

/// Like [`Load`] for what changes under the reader's eyes: `view` is made once and reads the newest good value from a signal, which
/// is none only before the first. A later failure is told above what was there.
#[component]
pub fn LoadLive<T, R, A, S, V>(
    /// The present answer, from resources.
    read: R,
    /// Asks again.
    retry: A,
    skeleton: S,
    view: V,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    R: Fn() -> Option<Result<T, Problem>> + Clone + Send + Sync + 'static,
    A: Fn() + Send + Sync + 'static,
    S: Fn() -> AnyView + Send + Sync + 'static,
    V: Fn(Signal<Option<T>>) -> AnyView + Send + Sync + 'static,
{
    let retry = Callback::new(move |()| retry());
    view! {
        <Transition fallback=skeleton>
            {
                let read = read.clone();
                let read_problem = read.clone();
                let good = Memo::new(move |known: Option<&Option<T>>| match read() {
                    Some(Ok(value)) => Some(value),
                    _ => known.cloned().flatten(),
                });
                let problem = Memo::new(move |_| read_problem().and_then(Result::err));
                let has_good = Memo::new(move |_| good.with(Option::is_some));
                (
                    move || problem.get().map(|problem| view! { <ErrorBox problem retry /> }),
                    move || has_good.get().then(|| view(good.into())),
                )
            }
        </Transition>
    }
    .into_any()
}
