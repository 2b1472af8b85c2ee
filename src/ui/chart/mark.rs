//! How series are told apart: hue, and besides it dash and mark of a line, or texture of a surface, so that no eye is left out. Series
//! are counted from 0; the sixth is the last that has one of its own.

use super::scale::percent;
use leptos::prelude::*;

/// How many can be told apart.
pub const SERIES: usize = 6;

/// The classes by which the style gives hue and dash.
const CLASSES: [&str; SERIES] = ["s1", "s2", "s3", "s4", "s5", "s6"];
/// Circle, square, diamond, triangles, cross: outlines around their middle, in pixels.
const MARKS: [&str; SERIES] = [
    "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
    "M-3.25-3.25h6.5v6.5h-6.5z",
    "M0-4.75L4.75 0L0 4.75L-4.75 0z",
    "M0-4.5L4.25 3.25H-4.25z",
    "M0 4.5L4.25-3.25H-4.25z",
    "M-1.5-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z",
];

/// The class of a series.
pub fn class(index: usize) -> &'static str {
    CLASSES[index.min(SERIES - 1)]
}

/// A series' mark at a place in hundredths of a per cent.
pub fn mark(index: usize, x: i64, y: i64) -> AnyView {
    let outline = MARKS[index.min(SERIES - 1)];
    view! {
        <svg x=percent(x) y=percent(y) width="1" height="1" overflow="visible">
            <path class=format!("dot {}", class(index)) d=outline></path>
        </svg>
    }
    .into_any()
}

/// The textures of surfaces, for one drawing of this id; `zoom` where it is not drawn in pixels.
pub fn textures(id: &str, count: usize, zoom: i64) -> AnyView {
    let texture = |index: usize| {
        let turned = match index {
            1 => 45,
            3 => -45,
            5 => 90,
            _ => 0,
        };
        let relief = if index == 2 {
            view! { <circle cx="3" cy="3" r="1.2" fill="var(--sheet)" fill-opacity=".55"></circle> }.into_any()
        } else {
            view! { <rect width="6" height="1.5" fill="var(--sheet)" fill-opacity=".45"></rect> }.into_any()
        };
        view! {
            <pattern
                id=format!("{id}-{index}")
                width="6"
                height="6"
                patternUnits="userSpaceOnUse"
                patternTransform=format!("rotate({turned}) scale({zoom})")
            >
                <rect width="6" height="6" fill=hue(index)></rect>
                {relief}
            </pattern>
        }
    };
    view! { <defs>{(1..count.min(SERIES)).map(texture).collect_view()}</defs> }.into_any()
}

/// What fills the surface of a series.
pub fn fill(id: &str, index: usize) -> String {
    if index == 0 { hue(0) } else { format!("url(#{id}-{})", index.min(SERIES - 1)) }
}

/// The colour of a series.
pub fn hue(index: usize) -> String {
    format!("var(--{})", class(index))
}

/// A series' line as its key shows it.
pub fn line_sample(index: usize) -> AnyView {
    view! {
        <i class="sample">
            <svg class="chart" aria-hidden="true">
                <line class=format!("line {}", class(index)) x1="0" x2="100%" y1="50%" y2="50%"></line>
                {mark(index, 5_000, 5_000)}
            </svg>
        </i>
    }
    .into_any()
}

/// The faint line of what is compared.
pub fn twin_sample() -> AnyView {
    view! {
        <i class="sample">
            <svg class="chart" aria-hidden="true">
                <line class="line before" x1="0" x2="100%" y1="50%" y2="50%"></line>
            </svg>
        </i>
    }
    .into_any()
}

/// A series' surface as its key shows it.
pub fn fill_sample(id: &str, index: usize) -> AnyView {
    view! {
        <i class="swatch">
            <svg class="chart" aria-hidden="true">
                <rect width="100%" height="100%" rx="3" fill=fill(id, index)></rect>
            </svg>
        </i>
    }
    .into_any()
}
