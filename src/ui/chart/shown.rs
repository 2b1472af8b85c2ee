//! What a reader has hidden of a drawing.

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
