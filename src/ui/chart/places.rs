//! Figures by place: countries as bars of one length scale, the regions of each below it.

use super::bars::{Span, bar, ranked};
use super::data::{Part, Place, Ranking};
use super::rows::Row;
use crate::ui::reader::language;
use crate::ui::words;
use leptos::prelude::*;

/// Countries with their regions, in the order in which they come; `of` says what they are, its own parts are not looked at. Shares are
/// of all countries.
#[component]
pub fn PlacesChart(of: Ranking, places: Vec<Place>) -> impl IntoView {
    let language = language();
    let mut of = of;
    of.parts = places.iter().map(|place| place.whole.clone()).collect();
    let span = Span::around(&of.parts);
    let row = |part: Part, is_within| Row { bar: bar(&part, span), part, sample: ().into_any(), is_within };
    let named = places.iter().flat_map(|place| {
        let country = &place.whole;
        let regions = place.regions.iter().map(|region| (words::chart_region(language, &country.name, &region.name), region));
        std::iter::once((country.name.clone(), country)).chain(regions)
    });
    let table = of.table(named, language);
    let rows = places.into_iter().flat_map(|place| {
        let regions = place.regions.into_iter().map(|region| row(region, true));
        std::iter::once(row(place.whole, false)).chain(regions).collect::<Vec<_>>()
    });
    let rows = rows.collect();
    ranked(&of, rows, table)
}
