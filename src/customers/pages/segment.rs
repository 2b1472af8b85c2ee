//! One segment with its customers: of a dynamic one those that fit now, of a frozen one those that were kept.

use super::rows;
use crate::customers::api::read_segment;
use crate::customers::words;
use crate::paths;
use crate::problem::Problem;
use crate::ui::frame::{AppFrame, DocumentTitle};
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::language;
use crate::ui::states::{Empty, rows_skeleton};
use domain::customers::{Answer, Kind, Segment, Sort};
use domain::id::SegmentId;
use domain::language::Language;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// A segment of the owner; another's or none is an address that leads nowhere.
#[component]
pub fn SegmentPage() -> impl IntoView {
    let language = language();
    let (params, query) = (use_params_map(), use_query_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<SegmentId>().ok())));
    let place = Memo::new(move |_| {
        query.with(|query| {
            let sort = query.get("sort").and_then(|sort| Sort::parse(&sort)).unwrap_or_default();
            (sort, query.get("cursor").and_then(|cursor| cursor.parse().ok()).unwrap_or(0))
        })
    });
    let read = Resource::new_blocking(
        move || (id.get(), place.get()),
        |(id, (sort, cursor))| async move {
            match id {
                Some(id) => read_segment(id, sort, cursor).await,
                None => Err(Problem::NotFound),
            }
        },
    );
    view! {
        <AppFrame title=words::segments(language)>
            <Load resource=read skeleton=rows_skeleton view=move |(segment, answer)| page(&segment, &answer, language) />
        </AppFrame>
    }
    .into_any()
}

fn page(segment: &Segment, answer: &Answer, language: Language) -> AnyView {
    let id = segment.id;
    let to = move |sort: Sort, cursor: u32| format!("{}?sort={}&cursor={cursor}", paths::segment(id), sort.to_text());
    let body = if answer.totals.customers == 0 {
        view! {
            <div class="card">
                <Empty title=words::nothing(language) text=words::nothing_why(language)>
                    ""
                </Empty>
            </div>
        }
        .into_any()
    } else {
        rows::cards(answer, &to, language)
    };
    let frozen = (segment.kind == Kind::Frozen).then(|| view! { <p class="muted">{words::frozen_figures(language)}</p> });
    view! {
        <DocumentTitle title=segment.name.clone() />
        <header class="page-head">
            <div>
                <a class="back" href=paths::SEGMENTS>
                    {icon(icondata::LuChevronLeft)}
                    {words::segments(language)}
                </a>
                <h1>{segment.name.clone()}</h1>
                <p>
                    {words::kind(language, segment.kind)} " · " {words::customers(language, segment.size)} " · "
                    <a class="link" href=paths::customers(&segment.question)>
                        {words::the_question(language)}
                    </a>
                </p>
            </div>
        </header>
        {body}
        {frozen}
    }
    .into_any()
}
