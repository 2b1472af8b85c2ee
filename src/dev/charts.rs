//! Every drawing of figures with figures that are made up: as they usually are, and as they rarely are.

use super::figures;
use crate::ui::chart::{BarChart, ColumnChart, DonutChart, HeatChart, LineChart, PlacesChart, StackedChart};
use crate::ui::frame::PublicFrame;
use crate::ui::reader::language;
use domain::language::Language;
use leptos::prelude::*;

// Travels with the pages that draw.
crate::room::room!(reports: ChartsPage);

/// All drawings one below the other.
#[component]
pub fn ChartsPage() -> impl IntoView {
    let language = language();
    view! {
        <PublicFrame title=title(language)>
            <div class="page">
                <header class="page-head">
                    <div>
                        <h1>{title(language)}</h1>
                        <p>{lead(language)}</p>
                    </div>
                </header>
                <div class="stack">
                    {card(lines(language), view! { <LineChart of=figures::days("days", 30, language) /> }.into_any())}
                    {card(several(language), view! { <LineChart of=figures::methods("methods", 6, language) /> }.into_any())}
                    {card(year(language), view! { <LineChart of=figures::days("year", 365, language) /> }.into_any())}
                    {card(columns(language), view! { <ColumnChart of=figures::days("columns", 14, language) /> }.into_any())}
                    {card(stacked(language), view! { <StackedChart of=figures::methods("stacked", 9, language) /> }.into_any())}
                    {card(bars(language), view! { <BarChart of=figures::ranking("bars", 8, language) /> }.into_any())}
                    {card(donut(language), view! { <DonutChart of=figures::ranking("donut", 8, language) /> }.into_any())}
                    {card(places(language), places_view(language))}
                    {card(hours(language), view! { <HeatChart of=figures::week("hours", language) /> }.into_any())}
                    {card(below_zero(language), below_zero_view(language))}
                    {card(one_point(language), one_view(language))}
                    {card(only_zero(language), view! { <LineChart of=figures::zero("zero", language) /> }.into_any())}
                    {card(very_large(language), view! { <LineChart of=figures::large("large", language) /> }.into_any())}
                    {card(nothing(language), view! { <LineChart of=figures::days("none", 0, language) /> }.into_any())}
                </div>
            </div>
        </PublicFrame>
    }
    .into_any()
}

fn card(title: &'static str, drawn: AnyView) -> AnyView {
    view! {
        <section class="card stack">
            <h2>{title}</h2>
            {drawn}
        </section>
    }
    .into_any()
}

fn places_view(language: Language) -> AnyView {
    let (of, places) = figures::places("places", language);
    view! { <PlacesChart of places /> }.into_any()
}

fn below_zero_view(language: Language) -> AnyView {
    view! {
        <LineChart of=figures::below_zero("net-line", language) />
        <ColumnChart of=figures::below_zero("net-columns", language) />
        <BarChart of=figures::below_zero_ranking("net-bars", language) />
    }
    .into_any()
}

fn one_view(language: Language) -> AnyView {
    view! {
        <LineChart of=figures::days("one-line", 1, language) />
        <ColumnChart of=figures::days("one-column", 1, language) />
        <DonutChart of=figures::ranking("one-donut", 1, language) />
    }
    .into_any()
}

domain::texts! {
    title: "Drawings" | "Gráficos" | "Gráficos" | "Grafici";
    lead: "Every way in which figures are drawn, with figures that are made up."
        | "Todas las formas en que se dibujan las cifras, con cifras inventadas."
        | "Todas as formas de desenhar números, com números inventados."
        | "Tutti i modi in cui si disegnano i dati, con dati inventati.";
    lines: "A line with the period before" | "Una línea con el período anterior" | "Uma linha com o período anterior" | "Una linea con il periodo precedente";
    several: "Six lines" | "Seis líneas" | "Seis linhas" | "Sei linee";
    year: "A year by day" | "Un año por días" | "Um ano por dia" | "Un anno per giorno";
    columns: "Columns" | "Columnas" | "Colunas" | "Colonne";
    stacked: "Stacked columns" | "Columnas apiladas" | "Colunas empilhadas" | "Colonne impilate";
    bars: "Bars" | "Barras" | "Barras" | "Barre";
    donut: "Ring" | "Anillo" | "Anel" | "Anello";
    places: "Places" | "Lugares" | "Lugares" | "Luoghi";
    hours: "Weekday and hour" | "Día y hora" | "Dia e hora" | "Giorno e ora";
    below_zero: "Below zero" | "Bajo cero" | "Abaixo de zero" | "Sotto zero";
    one_point: "One point" | "Un solo punto" | "Um único ponto" | "Un solo punto";
    only_zero: "Only zero" | "Solo ceros" | "Só zeros" | "Solo zeri";
    very_large: "Very large" | "Muy grandes" | "Muito grandes" | "Molto grandi";
    nothing: "Nothing" | "Nada" | "Nada" | "Niente";
}
