//! Parts of a whole as a ring: up to five and the rest, with the whole in its middle and the figures beside it.

use super::arc::{REACH, outline};
use super::data::{Part, Ranking};
use super::mark::{fill, fill_sample, textures};
use super::part::folded;
use super::plot::{framed, nothing};
use super::rows::{Row, Rows, list};
use super::scale::{WHOLE, share};
use super::table::as_table;
use super::walk::{Walk, Walked, follow};
use crate::ui::format;
use crate::ui::reader::language;
use crate::ui::words;
use leptos::prelude::*;

/// The ring and its rows. What is nothing or less has a row and no part of the ring; the table has all parts, also those of the rest.
#[component]
pub fn DonutChart(of: Ranking) -> impl IntoView {
    let language = language();
    if of.parts.is_empty() {
        return nothing(of.name, language);
    }
    let (name, total, summary) = (of.name.clone(), of.total(), of.summary(language));
    let table = as_table(of.name.clone(), of.table(of.named(), language), language);
    let parts = folded(of.parts, |count| words::chart_others(language, &format::count(count as i64, language)));
    let id = of.id;
    // Drawn in another measure than the keys beside it.
    let ring = format!("{id}-ring");
    let walk = Walk::new(parts.len(), 1);
    let arc = |(index, (from, to)): (usize, (i64, i64))| {
        let is_told = move || walk.told.get() == Some(index);
        (to > from).then(|| {
            view! {
                <path
                    data-at=index
                    class="slice"
                    class:told=is_told
                    d=outline(from, to)
                    fill=fill(&ring, index)
                    stroke-width="12"
                    on:click=move |event| follow(&event)
                ></path>
            }
        })
    };
    let arcs = turns(&parts, total).into_iter().enumerate().filter_map(arc).collect_view();
    let count = parts.len();
    let row = |(index, part): (usize, Part)| Row { part, sample: fill_sample(id, index), bar: ().into_any(), is_within: false };
    let rows = parts.into_iter().enumerate().map(row).collect();
    let shared = Rows { walk, unit: of.unit, total: Some(total), before: of.before.as_deref(), language };
    let rows = list(rows, &shared);
    let drawn = view! {
        <Walked walk class="ranked donut">
            <div class="ring" aria-hidden="true">
                <svg viewBox=format!("-{REACH} -{REACH} {0} {0}", 2 * REACH)>
                    {textures(id, count, 1)}
                    {textures(&ring, count, 10)} <circle r="820" fill="none" stroke="var(--line)" stroke-width="360"></circle> {arcs}
                </svg>
                <p>
                    <b>{of.unit.written(total, language)}</b>
                    <small>{words::chart_total(language)}</small>
                </p>
            </div>
            {rows}
        </Walked>
    };
    framed("drawn", id, (name, summary), drawn.into_any(), table, language)
}

/// From where to where each part turns; the last one ends at the top again.
fn turns(parts: &[Part], total: i64) -> Vec<(i64, i64)> {
    let mut sum = 0_i64;
    let turn = |sum: i64| share(sum, total);
    let turned = |part: &Part| {
        let from = turn(sum);
        sum = sum.saturating_add(part.value.max(0));
        (from, turn(sum).min(WHOLE))
    };
    parts.iter().map(turned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_each_other_around_the_ring() {
        let part = |value| Part { name: String::new(), value, before: None, href: None };
        let of = |values: &[i64]| {
            let parts: Vec<_> = values.iter().copied().map(part).collect();
            turns(&parts, values.iter().map(|value| value.max(&0)).sum())
        };
        assert_eq!(of(&[2, 1, -5, 1]), [(0, 5_000), (5_000, 7_500), (7_500, 7_500), (7_500, 10_000)]);
        assert_eq!(of(&[7]), [(0, 10_000)]);
        assert_eq!(of(&[0, 0]), [(0, 0), (0, 0)]);
        assert_eq!(of(&[1, 1, 1]).last(), Some(&(6_667, 10_000)), "thirds close the ring too");
    }
}
