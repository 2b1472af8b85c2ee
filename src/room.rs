//! Rooms of the back office are loaded when they are entered: a page's code is fetched with its room's, the first time that one of them is asked for.

use leptos::prelude::*;
use leptos_router::hooks::use_url;
#[cfg(feature = "ssr")]
use {crate::paths, crate::server::assets::manifest, axum::http, leptos_axum::ResponseOptions};
#[cfg(not(feature = "ssr"))]
use {wasm_bindgen_futures::JsFuture, wasm_bindgen_futures::js_sys::Promise};

/// Makes routes of a room's pages, which are components without properties: `room!(list: SalesPage)`, then in the table of routes
/// `view={Lazy::<SalesPage>::new()}`. The pages of a room travel together, whichever module they come from. What some rooms share
/// becomes a file for just these rooms: few rooms make few crumbs.
macro_rules! room {
    ($room:ident: $($page:ident),+ $(,)?) => {$(
        // Named as the component is, which is a function.
        #[doc = concat!("The route of the page [`", stringify!($page), "`].")]
        pub struct $page {}

        const _: () = {
            use $crate::room::{announce, dress, or_load_page};
            use leptos::prelude::{AnyView, IntoAny};
            use wasm_split_helpers::{SplitLoaderError, wasm_split};

            #[allow(non_snake_case)]
            #[wasm_split($room, fallible, preload(fetch))]
            fn $page() -> Result<AnyView, SplitLoaderError> {
                Ok(self::$page().into_any())
            }

            impl leptos_router::LazyRoute for $page {
                fn data() -> Self {
                    Self {}
                }

                async fn preload() {
                    dress(stringify!($room)).await;
                    or_load_page(fetch().await).await;
                }

                async fn view(_: Self) -> AnyView {
                    announce(stringify!($room));
                    dress(stringify!($room)).await;
                    or_load_page($page().await).await
                }
            }
        };
    )+};
}
pub(crate) use room;

/// Tells the browser with the first byte of a page to fetch the code of its room, which the client would ask for only once it runs.
pub fn announce(room: &str) {
    #[cfg(feature = "ssr")]
    if let (Some(response), Some(files)) = (use_context::<ResponseOptions>(), manifest().rooms.get(room)) {
        for file in files {
            if let Ok(link) = format!("<{file}>; rel=preload; as=fetch; crossorigin").parse() {
                response.append_header(http::header::LINK, link);
            }
        }
    }
    #[cfg(not(feature = "ssr"))]
    let _ = room;
}

/// The rooms whose pages are styled by the one sheet that every document has, and the addresses of these pages.
#[cfg(not(feature = "ssr"))]
const LIGHT_ROOMS: [&str; 3] = ["panel", "list", "door"];
#[cfg(feature = "ssr")]
pub const LIGHT_PAGES: [&str; 8] =
    [paths::PANEL, paths::SALES, paths::SIGN_IN, paths::SIGN_UP, paths::CHECK_MAIL, paths::CONFIRM, paths::FORGOT, paths::RESET];

/// Names the other sheet in a document that does not have it.
pub const MORE_STYLE: &str = "more-style";

/// Waits for the style that a room needs and the document does not have yet.
pub async fn dress(room: &str) {
    #[cfg(not(feature = "ssr"))]
    if !LIGHT_ROOMS.contains(&room)
        && let Ok(Some(named)) = document().query_selector(&format!("meta[name={MORE_STYLE}]"))
        && let (Some(head), Some(href)) = (named.parent_element(), named.get_attribute("content"))
        && let Ok(link) = document().create_element("link")
    {
        // Whoever comes after finds it on its way.
        let _ = named.remove_attribute("name");
        let loaded = Promise::new(&mut |done, _| {
            for event in ["load", "error"] {
                let _ = link.add_event_listener_with_callback(event, &done);
            }
        });
        let is_put = link
            .set_attribute("rel", "stylesheet")
            .and(link.set_attribute("href", &href))
            .and(head.append_child(&link).map(|_| ()))
            .is_ok();
        if is_put {
            let _ = JsFuture::from(loaded).await;
        }
    }
    #[cfg(feature = "ssr")]
    let _ = room;
}

/// A page that the browser's program does not have is asked of the server: those at the counter, and what is not there at all.
#[component]
pub fn Elsewhere() -> impl IntoView {
    #[cfg(not(feature = "ssr"))]
    {
        let wanted = wanted();
        let location = window().location();
        // The document goes; an `Err` would mean that this is no address.
        let _ = if wanted == shown() { location.reload() } else { location.set_href(&wanted) };
    }
    #[cfg(feature = "ssr")]
    crate::ui::states::NotFound()
}

/// The code of a room, or else the page in the old way: a client that was open while the server was renewed asks for a code that is
/// gone. A page that the server has sent already stays as it is, and its links and forms work.
pub async fn or_load_page<T, E>(loaded: Result<T, E>) -> T {
    match loaded {
        Ok(loaded) => loaded,
        Err(_) => {
            let wanted = wanted();
            if wanted != shown() {
                // The document goes; an `Err` would mean that this is no address.
                let _ = window().location().set_href(&wanted);
            }
            std::future::pending().await
        }
    }
}

/// The address that the reader wants to see.
fn wanted() -> String {
    use_url().with_untracked(|url| match url.search() {
        "" => url.path().to_owned(),
        search => format!("{}?{search}", url.path()),
    })
}

/// The address of the present document.
fn shown() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}
