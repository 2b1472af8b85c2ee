//! Asking for something to be done in the account that the page was drawn for: another tab may have gone into another account meanwhile.

use crate::ui::reader::reader;
use futures::{Sink, Stream};
use leptos::form::ActionForm as Plain;
use leptos::prelude::*;
use leptos::server_fn::Http;
use leptos::server_fn::client::Client;
use leptos::server_fn::client::browser::BrowserClient;
use leptos::server_fn::codec::PostUrl;
use leptos::server_fn::error::FromServerFnError;
use leptos::server_fn::request::ClientReq;
use leptos::server_fn::request::browser::BrowserRequest;
use leptos::server_fn::response::browser::BrowserResponse;
use leptos::server_fn::{Bytes, ServerFn};
use serde::de::DeserializeOwned;
use std::future::Future;

/// The name under which a document, a call and a form say whose account they are about.
pub const HEADER: &str = "drawn-for";
pub const FIELD: &str = "as";

/// A form of the back office: where no script runs, it says by itself whose account it was drawn for.
#[component]
pub fn ActionForm<F, O>(action: ServerAction<F>, children: Children) -> impl IntoView
where
    F: DeserializeOwned + ServerFn<Protocol = Http<PostUrl, O>> + Clone + Send + Sync + 'static,
    <<F::Client as Client<F::Error>>::Request as ClientReq<F::Error>>::FormData: From<leptos::web_sys::FormData>,
    F::Output: Send + Sync + 'static,
    F::Error: Send + Sync + 'static,
    F::Client: Client<F::Error>,
    O: 'static,
{
    let field = reader().account.map(|account| view! { <input type="hidden" name=FIELD value=account.here.owner.to_string() /> });
    view! {
        <Plain action=action>
            {field}
            {children()}
        </Plain>
    }
}

/// How the back office calls its server functions: each call says whose account the document was drawn for.
pub struct Told;

impl<E, I, O> Client<E, I, O> for Told
where
    E: FromServerFnError,
    I: FromServerFnError,
    O: FromServerFnError,
{
    type Request = BrowserRequest;
    type Response = BrowserResponse;

    fn send(request: Self::Request) -> impl Future<Output = Result<Self::Response, E>> + Send {
        if let Some(owner) = drawn_for() {
            request.headers().set(HEADER, &owner);
        }
        <BrowserClient as Client<E, I, O>>::send(request)
    }

    fn open_websocket(
        path: &str,
    ) -> impl Future<Output = Result<(impl Stream<Item = Result<Bytes, Bytes>> + Send + 'static, impl Sink<Bytes> + Send + 'static), E>> + Send
    {
        <BrowserClient as Client<E, I, O>>::open_websocket(path)
    }

    fn spawn(future: impl Future<Output = ()> + Send + 'static) {
        <BrowserClient as Client<E, I, O>>::spawn(future);
    }
}

/// The account that stands in the head of the present document.
#[cfg(feature = "hydrate")]
fn drawn_for() -> Option<String> {
    document().query_selector(&format!("meta[name={HEADER}]")).ok()??.get_attribute("content")
}

/// On the server nobody calls.
#[cfg(not(feature = "hydrate"))]
fn drawn_for() -> Option<String> {
    None
}

/// The field that says whose account a plain form was drawn for, where it is not an [`ActionForm`].
pub fn drawn_as() -> Option<(&'static str, String)> {
    reader().account.map(|account| (FIELD, account.here.owner.to_string()))
}

/// What is asked of an address without a server function's form, with the account that the page was drawn for.
pub fn as_drawn(path: &str) -> String {
    reader().account.map_or_else(|| path.to_owned(), |account| format!("{path}?{FIELD}={}", account.here.owner))
}
