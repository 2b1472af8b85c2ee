//! The text of a line through points, and of the ground below it.

/// Where a point stands; none where its value is not known.
pub type Spot = Option<(i64, i64)>;

/// The stretches of points that are known without interruption, as ranges of their places.
fn stretches(spots: &[Spot]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut first = 0;
    for (index, spot) in spots.iter().chain(&[None]).enumerate() {
        if spot.is_none() {
            if index > first {
                found.push(first..index);
            }
            first = index + 1;
        }
    }
    found
}

/// A line through the points; it is interrupted where one is not known.
pub fn line(spots: &[Spot]) -> String {
    let mut text = String::new();
    for stretch in stretches(spots).into_iter().filter(|stretch| stretch.len() > 1) {
        for (index, (x, y)) in spots[stretch].iter().flatten().enumerate() {
            text += &format!("{}{x} {y}", if index == 0 { 'M' } else { 'L' });
        }
    }
    text
}

/// What lies between the line and the height `base`.
pub fn area(spots: &[Spot], base: i64) -> String {
    let mut text = String::new();
    for stretch in stretches(spots).into_iter().filter(|stretch| stretch.len() > 1) {
        let known: Vec<_> = spots[stretch].iter().flatten().collect();
        if let (Some((first, _)), Some((last, _))) = (known.first(), known.last()) {
            text += &format!("M{first} {base}");
            text.extend(known.iter().map(|(x, y)| format!("L{x} {y}")));
            text += &format!("L{last} {base}Z");
        }
    }
    text
}

/// The places of points that no line reaches.
pub fn lone(spots: &[Spot]) -> Vec<usize> {
    stretches(spots).into_iter().filter(|stretch| stretch.len() == 1).map(|stretch| stretch.start).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_interrupted_where_a_value_is_not_known() {
        let spots = [Some((0, 5)), Some((10, 0)), None, Some((30, 7)), None, Some((50, 1)), Some((60, 2))];
        assert_eq!(line(&spots), "M0 5L10 0M50 1L60 2");
        assert_eq!(lone(&spots), [3]);
        assert_eq!(area(&spots[..3], 9), "M0 9L0 5L10 0L10 9Z");
        assert_eq!((line(&[]), area(&[None], 9), lone(&[Some((1, 1))])), (String::new(), String::new(), vec![0]));
    }

    proptest! {
        #[test]
        fn every_known_point_is_on_a_line_or_alone(spots in prop::collection::vec(prop::option::of((0_i64..100, 0_i64..100)), 0..20)) {
            let text = line(&spots);
            let on_lines = text.matches(['M', 'L']).count();
            prop_assert_eq!(on_lines + lone(&spots).len(), spots.iter().flatten().count());
        }
    }
}
