//! Which names stand under a drawing that may be narrow, and beside the ends of its lines.

/// How wide a drawing must be for a name to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    Any,
    Middle,
    Wide,
}

impl Room {
    /// The class by which the style hides a name where there is no room for it.
    pub fn class(self) -> Option<&'static str> {
        match self {
            Self::Any => None,
            Self::Middle => Some("mid"),
            Self::Wide => Some("wide"),
        }
    }
}

/// Least widths in pixels of the place under a drawing, from that of a phone.
const WIDTHS: [usize; 3] = [280, 420, 780];
/// Pixels of a letter, and of the space between two names.
const LETTER: usize = 6;
const BETWEEN: usize = 14;

/// Which of so many names in a row are shown, where the longest has so many letters: from the first, every one, every second … What is
/// shown where there is little room is shown where there is more.
pub fn thinned(count: usize, letters: usize) -> Vec<Option<Room>> {
    let fit = |width: usize| (width / (letters * LETTER + BETWEEN)).max(1);
    let wide = count.div_ceil(fit(WIDTHS[2])).max(1);
    let middle = count.div_ceil(fit(WIDTHS[1])).div_ceil(wide).max(1) * wide;
    let any = count.div_ceil(fit(WIDTHS[0])).div_ceil(middle).max(1) * middle;
    let room = |index: usize| match index {
        index if index.is_multiple_of(any) => Some(Room::Any),
        index if index.is_multiple_of(middle) => Some(Room::Middle),
        index if index.is_multiple_of(wide) => Some(Room::Wide),
        _ => None,
    };
    (0..count).map(room).collect()
}

/// Heights from 0 to `whole`, moved as little as it takes to be `gap` apart; in the order in which they came.
pub fn apart(heights: &[i64], gap: i64, whole: i64) -> Vec<i64> {
    let mut order: Vec<usize> = (0..heights.len()).collect();
    order.sort_by_key(|index| heights[*index]);
    // What does not fit at all stands closer.
    let gap = gap.min(whole / (heights.len().max(2) as i64 - 1));
    let mut moved = heights.to_vec();
    let mut least = 0;
    for index in &order {
        moved[*index] = moved[*index].max(least);
        least = moved[*index] + gap;
    }
    let mut most = whole;
    for index in order.iter().rev() {
        moved[*index] = moved[*index].min(most);
        most = moved[*index] - gap;
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_more_room_the_more_names() {
        let shown = |count, letters, room| thinned(count, letters).into_iter().flatten().filter(|least| *least <= room).count();
        assert_eq!([Room::Any, Room::Middle, Room::Wide].map(|room| shown(7, 5, room)), [4, 7, 7]);
        assert_eq!([Room::Any, Room::Middle, Room::Wide].map(|room| shown(30, 6, room)), [4, 8, 15]);
        assert_eq!(shown(1, 40, Room::Any), 1);
        assert_eq!(thinned(0, 4), []);
    }

    #[test]
    fn names_that_would_cover_each_other_move_apart() {
        assert_eq!(apart(&[50, 52, 90], 10, 100), [50, 60, 90]);
        assert_eq!(apart(&[100, 100, 0], 10, 100), [90, 100, 0]);
        assert_eq!(apart(&[5, 5, 5], 90, 100), [0, 50, 100], "as far as there is room");
        assert_eq!(apart(&[], 10, 100), Vec::<i64>::new());
    }

    proptest! {
        #[test]
        fn names_never_cover_each_other(count in 0_usize..500, letters in 1_usize..20) {
            let thinned = thinned(count, letters);
            for (room, width) in [Room::Any, Room::Middle, Room::Wide].into_iter().zip(WIDTHS) {
                let shown = thinned.iter().flatten().filter(|least| **least <= room).count();
                prop_assert!(shown <= 1 || shown * (letters * LETTER + BETWEEN) <= width, "{shown} of {count} in {width}");
            }
            prop_assert!(count == 0 || thinned[0] == Some(Room::Any));
        }

        #[test]
        fn moved_heights_are_apart_and_inside(heights in prop::collection::vec(0_i64..=1_000, 0..6)) {
            let mut moved = apart(&heights, 100, 1_000);
            moved.sort_unstable();
            prop_assert!(moved.iter().all(|height| (0..=1_000).contains(height)));
            prop_assert!(moved.windows(2).all(|pair| pair[1] - pair[0] >= 100));
        }
    }
}
