//! What can be done with a product as a whole: copies, putting it away and taking it out.

use crate::paths;
use crate::problem::Problem;
use crate::products::api::{archive_product, duplicate_product};
use crate::products::words;
use crate::ui::icon::icon;
use crate::ui::pop::close_around;
use crate::ui::reader::{language, may, may_start_products};
use domain::collaborators::Right;
use domain::id::ProductId;
use domain::product::{State, Step};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// Makes a copy and leads to it; with the second, what went wrong.
pub fn copy(id: ProductId, another_price: bool) -> (Callback<()>, AnyView) {
    let navigate = use_navigate();
    let action = Action::new(move |(): &()| duplicate_product(id, another_price));
    let step = if another_price { Step::Price } else { Step::Information };
    Effect::new(move |_| {
        if let Some(Ok(copy)) = action.value().get() {
            navigate(&paths::step(copy, step), Default::default());
        }
    });
    let start = Callback::new(move |()| {
        if !action.pending().get_untracked() {
            action.dispatch(());
        }
    });
    (start, told(Signal::derive(move || action.value().get().and_then(Result::err))))
}

/// Whether the reader may begin a product like another at a price of their own.
pub fn may_price_another() -> bool {
    may_start_products() && may(Right::ProductsManageOffers)
}

/// The acts as buttons, of a menu or of a page.
#[component]
pub fn Acts(
    id: ProductId,
    #[prop(into)] name: String,
    state: State,
    /// After it was put away or taken out.
    changed: Callback<()>,
    /// Classes of each button.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let language = language();
    let asks = RwSignal::new(false);
    let (duplicate, no_duplicate) = copy(id, false);
    let (reprice, no_reprice) = copy(id, true);
    let put = Action::new(move |away: &bool| archive_product(id, *away));
    Effect::new(move |_| {
        if let Some(Ok(())) = put.value().get() {
            changed.run(());
        }
    });
    let problem = told(Signal::derive(move || put.value().get().and_then(Result::err)));
    let away = match state {
        State::Archived => view! {
            <button class=class type="button" on:click=move |_| {
                put.dispatch(false);
            }>
                {icon(icondata::LuArchiveRestore)}
                {words::take_out(language)}
            </button>
        }
        .into_any(),
        State::InVerification => ().into_any(),
        _ => view! {
            <button class=class type="button" on:click=move |_| asks.set(true)>
                {icon(icondata::LuArchive)}
                {words::archive(language)}
            </button>
        }
        .into_any(),
    };
    let sure = move |event: MouseEvent| {
        close_around(event.target());
        put.dispatch(true);
    };
    let why = if state == State::Approved { words::archive_on_sale(language) } else { words::archive_draft(language) };
    let question = words::archive_ask(language, &name);
    let archive_named = words::archive_named(language, &name);
    view! {
        <div class="acts" hidden=move || asks.get()>
            {may_start_products()
                .then(|| {
                    view! {
                        <button class=class type="button" on:click=move |_| duplicate.run(())>
                            {icon(icondata::LuCopy)}
                            {words::duplicate(language)}
                        </button>
                    }
                })}
            {may_price_another()
                .then(|| {
                    view! {
                        <button class=class type="button" on:click=move |_| reprice.run(())>
                            {icon(icondata::LuCopyPlus)}
                            {words::another_price(language)}
                        </button>
                    }
                })}
            {away}
        </div>
        {move || {
            asks.get()
                .then(|| {
                    view! {
                        <div class="asks">
                            <p>
                                <b>{question.clone()}</b>
                            </p>
                            <p class="muted">{why}</p>
                            <div class="actions">
                                <button class="btn main danger small" type="button" on:click=sure>
                                    {archive_named.clone()}
                                </button>
                                <button class="btn quiet small" type="button" on:click=move |_| asks.set(false)>
                                    {words::leave_it(language)}
                                </button>
                            </div>
                        </div>
                    }
                })
        }}
        {no_duplicate}
        {no_reprice}
        {problem}
    }
    .into_any()
}

fn told(problem: Signal<Option<Problem>>) -> AnyView {
    let language = language();
    let note = move || {
        problem.get().map(|problem| {
            view! {
                <div class="note bad">
                    {icon(icondata::LuCircleAlert)}
                    <div>
                        <p>{problem.sentence(language)}</p>
                    </div>
                </div>
            }
        })
    };
    view! { <div role="alert">{note}</div> }.into_any()
}
