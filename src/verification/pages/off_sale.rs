//! Taking a page off sale by its address, and putting back what is off sale.

use crate::paths;
use crate::problem::Problem;
use crate::ui::form::{FormProblem, Submit, TextField};
use crate::ui::icon::icon;
use crate::ui::reader::language;
use crate::verification::api::{find_on_sale, suspend_product};
use crate::verification::words;
use domain::language::Language;
use domain::product::State;
use domain::product::view::OnSale;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{FormData, HtmlFormElement};

/// What is looked for and done here; it outlives the list that is drawn anew after each.
#[derive(Clone, Copy)]
pub(super) struct Acts {
    find: Action<String, Result<OnSale, Problem>>,
    change: Action<OnSale, Result<OnSale, Problem>>,
}

impl Acts {
    /// `on_change` after something went off sale or back.
    pub fn new(on_change: impl Fn() + Send + Sync + 'static) -> Self {
        let find = Action::new(|address: &String| find_on_sale(address.clone()));
        let change = Action::new(|product: &OnSale| {
            let product = product.clone();
            async move { suspend_product(product.owner, product.id, product.state == State::Approved).await.map(|()| product) }
        });
        Effect::new(move |_| {
            if change.value().with(|done| matches!(done, Some(Ok(_)))) {
                find.clear();
                on_change();
            }
        });
        Self { find, change }
    }
}

#[component]
pub(super) fn OffSale(suspended: Vec<OnSale>, acts: Acts) -> impl IntoView {
    let language = language();
    let Acts { find, change } = acts;
    let told = move || match change.value().get() {
        Some(Ok(product)) => note(&product, language),
        _ => ().into_any(),
    };
    let problem = Signal::derive(move || {
        let of_change = change.value().with(|done| done.as_ref().and_then(|done| done.as_ref().err().cloned()));
        of_change.or_else(|| find.value().with(|found| found.as_ref().and_then(|found| found.as_ref().err().cloned())))
    });
    let look = move |event: SubmitEvent| {
        event.prevent_default();
        let form = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let address = form.and_then(|form| FormData::new_with_form(&form).ok()).and_then(|data| data.get("page").as_string());
        if let Some(address) = address.filter(|address| !address.trim().is_empty()) {
            change.clear();
            find.dispatch(address);
        }
    };
    let found = move || match find.value().get() {
        Some(Ok(product)) => view! { <ul class="rows">{line(product, acts, language)}</ul> }.into_any(),
        _ => ().into_any(),
    };
    let off: Vec<_> = suspended.into_iter().map(|product| line(product, acts, language)).collect();
    view! {
        <section class="card links" aria-labelledby="off-sale">
            <div>
                <h2 id="off-sale" class="card-title">
                    {words::off_sale(language)}
                </h2>
                <p class="muted">{words::off_sale_why(language)}</p>
            </div>
            <div role="status" class="status-place">
                {told}
            </div>
            {(!off.is_empty()).then(|| view! { <ul class="rows">{off}</ul> })}
            <form on:submit=look>
                <FormProblem problem />
                <TextField name="page" label=words::address_of_page(language) placeholder=paths::sales_page("…") autocomplete="off" />
                <Submit label=words::find(language) pending=find.pending() class="btn" />
            </form>
            {found}
        </section>
    }
    .into_any()
}

fn line(product: OnSale, Acts { change, .. }: Acts, language: Language) -> AnyView {
    let is_off = product.state == State::Suspended;
    let name = match is_off {
        true => view! { <b>{product.name.clone()}</b> }.into_any(),
        false => view! { <a href=paths::sales_page(&product.slug)>{product.name.clone()}</a> }.into_any(),
    };
    let what = if is_off { words::put_back } else { words::take_off };
    let label = what(language, &product.name);
    let (short, class) =
        if is_off { (words::put_back_short(language), "btn small") } else { (words::take_off_short(language), "btn small danger") };
    let producer = product.producer.clone();
    let press = move |_| {
        change.dispatch(product.clone());
    };
    view! {
        <li>
            <span class="words">{name} <small>{producer}</small></span>
            <button class=class type="button" aria-label=label disabled=move || change.pending().get() on:click=press>
                {short}
            </button>
        </li>
    }
    .into_any()
}

fn note(before: &OnSale, language: Language) -> AnyView {
    let told = if before.state == State::Approved { words::taken_off } else { words::put_back_done };
    view! {
        <div class="note good">
            {icon(icondata::LuCircleCheck)} <div>
                <p>{told(language, &before.name)}</p>
            </div>
        </div>
    }
    .into_any()
}
