//! One product that waits, as buyers would see it, and the answer.

mod decision;
mod facts;
mod fields;
mod history;

use crate::paths;
use crate::problem::Problem;
use crate::ui::format;
use crate::ui::frame::{AppFrame, DocumentTitle};
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::language;
use crate::ui::sales_page::{Offer, Stage, external_page, own_page};
use crate::verification::api::{OnDesk, examine_product};
use crate::verification::words;
use decision::DecisionForm;
use domain::id::{OwnerId, ProductId};
use domain::language::Language;
use domain::product::view::Shown;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// A product that waits; one that does not is an address that leads nowhere.
#[component]
pub fn ExaminePage() -> impl IntoView {
    let language = language();
    let params = use_params_map();
    let asked = Memo::new(move |_| {
        params.with(|params| {
            let owner = params.get("owner")?.parse::<OwnerId>().ok()?;
            Some((owner, params.get("id")?.parse::<ProductId>().ok()?))
        })
    });
    let examined = Resource::new_blocking(
        move || asked.get(),
        |asked| async move {
            match asked {
                Some((owner, id)) => examine_product(owner, id).await,
                None => Err(Problem::NotFound),
            }
        },
    );
    view! {
        <AppFrame title=words::title(language)>
            <Load resource=examined skeleton view=move |desk| page(&desk, language) />
        </AppFrame>
    }
    .into_any()
}

fn page(desk: &OnDesk, language: Language) -> AnyView {
    let examined = &desk.examined;
    let waiting = &examined.waiting;
    let what = if waiting.of_revision { words::revision(language) } else { words::new_service(language) };
    let ago = format::ago(waiting.since, desk.as_of, language).unwrap_or_else(|| format::date_time(desk.since, language));
    let exact = format!("{} {}", format::date_time_exact(desk.since, language), format::offset(desk.since, waiting.since));
    let offer = Offer::from(&examined.page);
    let preview = match &examined.page.place {
        Shown::Own(blocks) => own_page(&offer, blocks, Stage::Inside, language, || facts::hours(&examined.submitted, language)),
        Shown::External(url) => external_page(&offer, &examined.page.description, Stage::Inside, language, facts::external(url, language)),
    };
    view! {
        <DocumentTitle title=waiting.name.clone() />
        <header class="page-head">
            <div>
                <a class="back" href=paths::VERIFICATION>
                    {icon(icondata::LuChevronLeft)}
                    {words::title(language)}
                </a>
                <h1>{waiting.name.clone()}</h1>
                <p>
                    {words::by(language, &waiting.producer)} " · " {what} " · " {words::since(language)} " "
                    <time datetime=format::machine_time(waiting.since) title=exact.clone() tabindex="0">
                        {ago}
                        <span class="hidden-text">" (" {exact.clone()} ")"</span>
                    </time>
                </p>
            </div>
        </header>
        <div class="examine">
            <section class="stack" aria-labelledby="as-buyers">
                <h2 id="as-buyers">{words::as_buyers(language)}</h2>
                <div class="card examine-page">{preview}</div>
            </section>
            <div class="stack">
                <DecisionForm examined=examined.clone() />
                {facts::changed(examined, language)}
                {facts::card(examined, language)}
                {history::card(desk, language)}
            </div>
        </div>
    }
    .into_any()
}

fn skeleton() -> AnyView {
    view! {
        <div class="stack" aria-busy="true" aria-hidden="true">
            <header class="page-head">
                <div>
                    <p class="h1">
                        <span class="bone long"></span>
                    </p>
                    <p>
                        <span class="bone"></span>
                    </p>
                </div>
            </header>
        </div>
    }
    .into_any()
}
