//! The owner's coupons: what each takes off, how often it was used, and the form that makes another.

mod line;
mod new;

use crate::paths;
use crate::products::api::{EndCoupon, coupons};
use crate::products::words;
use crate::products::words::coupons as own;
use crate::ui::form::{FormProblem, problem_of};
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::LoadLive;
use crate::ui::reader::language;
use crate::ui::states::{Empty, rows_skeleton};
use domain::checkout::coupons::{Coupons, Line};
use domain::language::Language;
use leptos::prelude::*;
use line::line;
use new::NewCoupon;

/// The list, and below it the form.
#[component]
pub fn CouponsPage() -> impl IntoView {
    let language = language();
    let known = Resource::new_blocking(|| (), |()| coupons());
    let body = move |known_now: Signal<Option<Coupons>>| {
        let changed = Callback::new(move |()| known.refetch());
        view! {
            <List known=known_now changed />
            <NewCoupon known=known_now changed />
        }
        .into_any()
    };
    view! {
        <AppFrame title=own::title(language) narrow=true>
            <header class="page-head">
                <div>
                    <a class="back" href=paths::PRODUCTS>
                        {icon(icondata::LuChevronLeft)}
                        {words::title(language)}
                    </a>
                    <h1>{own::title(language)}</h1>
                    <p>{own::lead(language)}</p>
                </div>
            </header>
            <LoadLive read=move || known.get() retry=move || known.refetch() skeleton=rows_skeleton view=body />
        </AppFrame>
    }
    .into_any()
}

#[component]
fn List(known: Signal<Option<Coupons>>, changed: Callback<()>) -> impl IntoView {
    let language = language();
    let end = ServerAction::<EndCoupon>::new();
    let value = end.value();
    Effect::new(move |_| {
        if value.with(|answer| matches!(answer, Some(Ok(())))) {
            changed.run(());
        }
    });
    let problem = problem_of(end);
    let lines = Memo::new(move |_| known.with(|known| known.as_ref().map(|known| known.lines.clone()).unwrap_or_default()));
    view! {
        <section class="card" aria-label=own::title(language)>
            <FormProblem problem />
            {move || lines.with(|lines| rows(lines, end, language))}
        </section>
    }
    .into_any()
}

fn rows(lines: &[Line], end: ServerAction<EndCoupon>, language: Language) -> AnyView {
    if lines.is_empty() {
        return view! {
            <Empty title=own::none_yet(language) text=own::none_yet_why(language)>
                ""
            </Empty>
        }
        .into_any();
    }
    let lines: Vec<_> = lines.iter().map(|one| line(one, end, language)).collect();
    view! { <ul class="rows coupons">{lines}</ul> }.into_any()
}
