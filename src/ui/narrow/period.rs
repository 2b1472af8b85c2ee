//! The days that an address is about: periods that move with the days, each a link, and a form for days of one's own.

use super::{Chip, FilterForm, Narrows};
use crate::ui::format;
use crate::ui::icon::tiny_icon;
use crate::ui::reader::language;
use crate::ui::words::narrow as words;
use domain::IntoEnumIterator;
use domain::reports::{Preset, When};
use leptos::prelude::*;

/// An address about some days.
pub trait Timed: Narrows {
    fn when(&self) -> When;

    /// The same about other days.
    fn about(&mut self, when: When);
}

/// A link that asks the same with something else, marked where that is so already.
pub fn choice<N: Narrows>(asked: Memo<N>, word: &'static str, change: impl Fn(&mut N) + Clone + Send + Sync + 'static) -> AnyView {
    let other = Memo::new(move |_| {
        let mut other = asked.get();
        change(&mut other);
        other.address()
    });
    let is_chosen = move || asked.with(|asked| other.with(|other| *other == asked.address()));
    view! {
        <a class="check" href=move || other.get() aria-current=move || is_chosen().then_some("true")>
            {word}
            {move || is_chosen().then(|| view! { <small>{tiny_icon(icondata::LuCheck)}</small> })}
        </a>
    }
    .into_any()
}

/// Which days.
#[component]
pub fn PeriodChip<N: Timed>(asked: Memo<N>) -> impl IntoView {
    let language = language();
    let presets: Vec<_> =
        Preset::iter().map(|preset| choice(asked, preset.label(language), move |asked| asked.about(When::Preset(preset)))).collect();
    let value = move || {
        Some(match asked.with(Timed::when) {
            When::Preset(preset) => preset.label(language).to_owned(),
            When::Days(period) => format::day_range(period.from, period.to, language),
        })
    };
    let day = move |is_first: bool| match asked.with(Timed::when) {
        When::Days(period) => if is_first { period.from } else { period.to }.to_string(),
        When::Preset(_) => String::new(),
    };
    view! {
        <Chip label=words::period(language) value>
            <div class="two-columns">{presets}</div>
            <FilterForm asked names=&["period", "from", "to"]>
                <p class="label">{words::period_own(language)}</p>
                <div class="pair">
                    <div class="field">
                        <label for="from">{words::from(language)}</label>
                        <input class="input small" type="date" id="from" name="from" min="1970-01-01" max="2199-12-31" value=move || day(true) prop:value=move || day(true) />
                    </div>
                    <div class="field">
                        <label for="to">{words::to(language)}</label>
                        <input class="input small" type="date" id="to" name="to" min="1970-01-01" max="2199-12-31" value=move || day(false) prop:value=move || day(false) />
                    </div>
                </div>
            </FilterForm>
        </Chip>
    }
    .into_any()
}
