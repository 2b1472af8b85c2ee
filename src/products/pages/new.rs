//! What can be sold, and whether it may be from here.

use crate::paths;
use crate::products::api::{StartProduct, list_products};
use crate::products::words;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, problem_of};
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::{language, may_start_products};
use crate::ui::words as common;
use domain::language::Language;
use domain::product::view::{Permission, Products};
use leptos::prelude::*;

/// Says what an online service is, and starts one.
#[component]
pub fn NewProductPage() -> impl IntoView {
    let language = language();
    let products = Resource::new(|| (), |()| list_products());
    let lines = [
        (icondata::LuVideo, words::what_1(language)),
        (icondata::LuCalendarClock, words::what_2(language)),
        (icondata::LuBadgeCheck, words::what_3(language)),
    ];
    view! {
        <AppFrame title=words::new_title(language) narrow=true>
            <header class="page-head">
                <div>
                    <a class="back" href=paths::PRODUCTS>
                        {icon(icondata::LuChevronLeft)}
                        {words::title(language)}
                    </a>
                    <h1>{words::new_title(language)}</h1>
                </div>
            </header>
            <section class="card new-service" aria-labelledby="service">
                <h2 id="service">{words::online_service(language)}</h2>
                <ul class="what">
                    {lines
                        .map(|(drawing, line)| {
                            view! {
                                <li>
                                    {icon(drawing)}
                                    <span>{line}</span>
                                </li>
                            }
                        })}
                </ul>
                <Load resource=products skeleton=start_skeleton view=move |products: Products| may(&products.permission, language) />
            </section>
        </AppFrame>
    }
    .into_any()
}

/// The button that starts, or why there is none.
fn may(permission: &Permission, language: Language) -> AnyView {
    match permission {
        Permission::Granted if may_start_products() => view! { <Start /> }.into_any(),
        Permission::Granted => view! { <p class="note wait">{words::not_limited(language)}</p> }.into_any(),
        Permission::NotFrom { country, countries } => not_from(country, countries, language),
    }
}

/// The country rule, told before anything is begun.
pub fn not_from(country: &str, countries: &[String], language: Language) -> AnyView {
    let names: Vec<_> = countries.iter().map(|code| common::country(language, code)).collect();
    view! {
        <div class="note wait">
            {icon(icondata::LuGlobeLock)}
            <div>
                <b>{words::not_from(language, common::country(language, country))}</b>
                <p>{words::only_from(language, &names.join(", "))}</p>
            </div>
        </div>
    }
    .into_any()
}

/// A plain form: it works without scripts.
#[component]
fn Start() -> impl IntoView {
    let language = language();
    let action = ServerAction::<StartProduct>::new();
    let problem = problem_of(action);
    view! {
        <ActionForm action>
            <FormProblem problem />
            <div class="actions">
                <button class="btn main" type="submit" disabled=move || action.pending().get()>
                    {words::start(language)}
                    {icon(icondata::LuArrowRight)}
                </button>
                <span class="muted">{words::start_hint(language)}</span>
            </div>
        </ActionForm>
    }
    .into_any()
}

fn start_skeleton() -> AnyView {
    view! {
        <div class="actions" aria-busy="true" aria-hidden="true">
            <span class="bone"></span>
        </div>
    }
    .into_any()
}
