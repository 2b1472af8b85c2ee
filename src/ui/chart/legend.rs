//! Keys to a drawing: one for each series, which a press hides and shows again.

use leptos::prelude::*;

/// Which series are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown(u8);

impl Shown {
    pub const ALL: Self = Self(u8::MAX);
    /// The place of what is compared.
    pub const BEFORE: usize = 7;

    pub fn has(self, place: usize) -> bool {
        place > Self::BEFORE || self.0 & (1 << place) != 0
    }

    /// One of `count` series hidden or shown; all, when none would be left.
    pub fn toggled(self, place: usize, count: usize) -> Self {
        let next = Self(self.0 ^ (1 << place.min(Self::BEFORE)));
        if (0..count).any(|series| next.has(series)) { next } else { Self::ALL }
    }
}

/// A place among the series, its name, and what it looks like.
pub type Key = (usize, String, AnyView);

/// The keys of `count` series and of what they are compared with; nothing to press where there is only one.
pub fn legend(keys: Vec<Key>, count: usize, shown: RwSignal<Shown>) -> AnyView {
    let is_one = keys.len() == 1;
    let key = |(place, name, sample): Key| {
        if is_one {
            return view! { <li class="key">{sample} {name}</li> }.into_any();
        }
        let pressed = move || if shown.get().has(place) { "true" } else { "false" };
        view! {
            <li>
                <button class="key" type="button" aria-pressed=pressed on:click=move |_| shown.update(|shown| *shown = shown.toggled(place, count))>
                    {sample}
                    {name}
                </button>
            </li>
        }
        .into_any()
    };
    view! { <ul class="keys">{keys.into_iter().map(key).collect_view()}</ul> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_comes_back_and_something_is_always_shown() {
        let one_less = Shown::ALL.toggled(1, 3);
        assert_eq!([0, 1, 2, Shown::BEFORE].map(|place| one_less.has(place)), [true, false, true, true]);
        assert_eq!(one_less.toggled(1, 3), Shown::ALL);
        assert_eq!(one_less.toggled(0, 3).toggled(2, 3), Shown::ALL, "the last of them brings back all");
        assert!(!Shown::ALL.toggled(Shown::BEFORE, 1).has(Shown::BEFORE), "what is compared is no series");
    }
}
