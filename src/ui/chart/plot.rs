//! What all drawings by stretches of time have in common: lines and names around, points to walk through, tip, keys and table.

use super::data::Timeline;
use super::legend::{Key, legend};
use super::scale::{Scale, middle, percent};
use super::shown::{Hidden, Shown};
use super::table::as_table;
use super::thin::thinned;
use super::walk::{Walk, Walked, point};
use crate::ui::reader::language;
use crate::ui::words;
use domain::language::Language;
use leptos::prelude::*;

/// What one kind of drawing does in its own way.
#[derive(Clone, Copy)]
pub struct Kind {
    /// What the scale must reach.
    pub reach: fn(&Timeline, Shown) -> Vec<i64>,
    pub draw: fn(&Timeline, Shown, Scale) -> AnyView,
    /// What is drawn of a stretch that is told of.
    pub touch: fn(&Timeline, Shown, Scale, usize) -> AnyView,
    /// What a key shows of a series.
    pub sample: fn(&Timeline, usize) -> AnyView,
    /// What a key shows of what is compared.
    pub twin: fn() -> AnyView,
    /// Whether names stand at the ends of lines.
    pub has_ends: bool,
}

/// The drawing, or a sentence in its place where there is nothing to draw. What is hidden of it is kept where there is a place for that.
pub fn plot(of: Timeline, kind: Kind, hidden: Option<Hidden>) -> AnyView {
    let language = language();
    if of.is_empty() {
        return nothing(of.name, language);
    }
    let count = of.buckets.len();
    let (id, unit, name, summary) = (of.id, of.unit, of.name.clone(), of.summary(language));
    let table = as_table(of.name.clone(), of.table(language), language);
    let names = names(&of);
    let shown = RwSignal::new(hidden.map_or(Shown::ALL, |hidden| hidden.shown(&of)));
    let keys = keys(&of, kind);
    let has_ends = kind.has_ends && keys.len() > 1;
    let walk = Walk::new(count, count);
    let spot = |index: usize| {
        let href = of.buckets.get(index).and_then(|bucket| bucket.href.clone());
        view! { <li>{point(walk, index, None, of.label(index, language), href, ().into_any())}</li> }
    };
    let spots = (0..count).map(spot).collect_view();
    let of = StoredValue::new(of);
    let press = move |place: usize| {
        let count = of.with_value(|of| of.series.len());
        shown.update(|shown| *shown = shown.toggled(place, count));
        if let Some(hidden) = hidden {
            of.with_value(|of| hidden.keep(of, shown.get_untracked()));
        }
    };
    let legend = legend(keys, shown, press);
    let scale = Memo::new(move |_| of.with_value(|of| Scale::around((kind.reach)(of, shown.get()), unit.one())));
    let lines = move || {
        let scale = scale.get();
        scale.lines().map(|value| line(value, scale, unit.short(value, language))).collect_view()
    };
    let drawn = move || of.with_value(|of| (kind.draw)(of, shown.get(), scale.get()));
    let touched = move || walk.told.get().map(|index| of.with_value(|of| (kind.touch)(of, shown.get(), scale.get(), index)));
    let tip = move || {
        walk.told.get().map(|index| {
            let (name, lines) = of.with_value(|of| (of.stretch(index, language), of.tip(index, shown.get(), language)));
            tip(name, lines, Some(middle(index, count)))
        })
    };
    let drawn = view! {
        <Walked walk class="plot">
            <svg class="chart" aria-hidden="true">
                {lines}
                {touched}
                {drawn}
                {names}
            </svg>
            <ol class="hits">{spots}</ol>
            {tip}
        </Walked>
    };
    let class = if has_ends { "drawn ends" } else { "drawn" };
    framed(class, id, (name, summary), drawn.into_any(), (legend, table).into_any(), language)
}

/// What stands around every drawing: its name and what is said of it as a whole, and below it keys and table.
pub fn framed(
    class: &'static str,
    id: &'static str,
    (name, summary): (String, String),
    drawn: AnyView,
    below: AnyView,
    language: Language,
) -> AnyView {
    let told = format!("{id}-told");
    view! {
        <figure class=class aria-label=name aria-describedby=told.clone()>
            <p class="hidden-text" id=told.clone()>
                {summary}
                " "
                {words::chart_keys(language)}
            </p>
            {drawn}
            <figcaption>{below}</figcaption>
        </figure>
    }
    .into_any()
}

/// In the place of a drawing without figures, as tall as it.
pub fn nothing(name: String, language: Language) -> AnyView {
    view! {
        <figure class="drawn" aria-label=name>
            <p class="plot nothing">{words::chart_empty(language)}</p>
        </figure>
    }
    .into_any()
}

/// The figures of a point, over it at a place in hundredths of a per cent; only ever drawn by a running program.
pub fn tip(name: String, lines: Vec<String>, x: Option<i64>) -> AnyView {
    let left = x.map(|x| format!("clamp(5rem, {}, calc(100% - 5rem))", percent(x)));
    let line = |line: String| view! { <span>{line}</span> };
    view! {
        <div class="tip" aria-hidden="true" style:left=left>
            <b>{name}</b>
            {lines.into_iter().map(line).collect_view()}
        </div>
    }
    .into_any()
}

fn line(value: i64, scale: Scale, short: String) -> AnyView {
    let y = percent(scale.y(value));
    view! {
        <line class=(value == 0).then_some("base") x1="0" x2="100%" y1=y.clone() y2=y.clone()></line>
        <text x="0" dx="-8" y=y dy="4" text-anchor="end">
            {short}
        </text>
    }
    .into_any()
}

/// The names of the stretches, as many as there is room for.
fn names(of: &Timeline) -> AnyView {
    let count = of.buckets.len();
    let letters = of.buckets.iter().map(|bucket| bucket.label.chars().count()).max().unwrap_or(0);
    let name = |(index, (bucket, room)): (usize, (&super::data::Bucket, Option<super::thin::Room>))| {
        let class = room?.class();
        let (x, label) = (percent(middle(index, count)), bucket.label.clone());
        Some(view! {
            <text class=class x=x y="100%" dy="20" text-anchor="middle">
                {label}
            </text>
        })
    };
    of.buckets.iter().zip(thinned(count, letters)).enumerate().filter_map(name).collect_view().into_any()
}

fn keys(of: &Timeline, kind: Kind) -> Vec<Key> {
    let series = of.series.iter().enumerate().map(|(place, series)| (place, series.name.clone(), (kind.sample)(of, place)));
    let twin = of.before.iter().map(|before| (Shown::BEFORE, before.clone(), (kind.twin)()));
    series.chain(twin).collect()
}
