//! The panel before its figures come, in their shape.

use crate::sales::words::panel as words;
use crate::ui::reader::language;
use leptos::prelude::*;

/// One currency, five sales and the sections, all of bones.
pub fn skeleton() -> AnyView {
    view! {
        <h1 class="hidden-text">{words::loading(language())}</h1>
        <div class="stack" aria-busy="true" aria-hidden="true">
            <header class="page-head headline">
                <div>
                    <p class="h1">{bone("long")} " " {bone("long")} " " {bone("long phone")}</p>
                    <p class="small">{bone("long")}</p>
                </div>
            </header>
            <div class="split">
                <div class="stack">
                    <section class="currency">
                        <div class="section-head">
                            <h2>{bone("")}</h2>
                        </div>
                        <div class="cards">{sold()} {lost()}</div>
                    </section>
                    <section class="card latest">
                        <div class="section-head">
                            <h2>{bone("")}</h2>
                        </div>
                        <ul class="rows">{(0..5).map(|_| row()).collect_view()}</ul>
                    </section>
                </div>
                <div class="aside">
                    <h2>{bone("")}</h2>
                    <ul class="rows sections">{(0..10).map(|_| section()).collect_view()}</ul>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn bone(kind: &'static str) -> impl IntoView {
    let class = if kind.is_empty() { "bone".to_owned() } else { format!("bone {kind}") };
    view! { <span class=class></span> }
}

fn sold() -> AnyView {
    let name = |_| {
        view! {
            <li>
                <span>{bone("tiny")}</span>
                " "
                <span>{bone("tiny")}</span>
            </li>
        }
    };
    view! {
        <article class="card figure-card sold">
            <h3>{bone("round")} {bone("short")}</h3>
            <p class="big">
                <b>{bone("short")}</b>
                " "
                {bone("long")}
            </p>
            <dl class="pairs">
                <div>
                    <dt>{bone("short")}</dt>
                    <dd>{bone("")} <small>{bone("short")}</small></dd>
                </div>
                <div>
                    <dt>{bone("short")}</dt>
                    <dd>{bone("")}</dd>
                </div>
            </dl>
            <figure class="day-chart">
                <div class="plot">{bone("full")}</div>
                <ol class="names">{(0..7).map(name).collect_view()}</ol>
                <figcaption>{bone("long")}</figcaption>
            </figure>
        </article>
    }
    .into_any()
}

fn lost() -> AnyView {
    let reason = |_| view! { <li>{bone("round")} {bone("")} <b>{bone("short")}</b></li> };
    view! {
        <article class="card figure-card lost">
            <h3>{bone("round")} {bone("short")}</h3>
            <p class="big">
                <b>{bone("short")}</b>
                " "
                {bone("")}
            </p>
            <div class="stacked">{bone("full")}</div>
            <ul class="reasons">{(0..5).map(reason).collect_view()}</ul>
            <div class="win-back">
                <p>{bone("long")}</p>
                <div class="actions">
                    <span class="btn small">{bone("")}</span>
                </div>
            </div>
        </article>
    }
    .into_any()
}

fn row() -> AnyView {
    view! {
        <li>
            <span class="state">{bone("round")} {bone("")}</span>
            <span class="words">
                <span>{bone("")}</span>
                <small>{bone("long")}</small>
            </span>
            <span class="end">
                <b>{bone("")}</b>
                <small>{bone("short")}</small>
            </span>
        </li>
    }
    .into_any()
}

fn section() -> AnyView {
    view! { <li>{bone("round")} <span class="name">{bone("")}</span> {bone("short")}</li> }.into_any()
}
