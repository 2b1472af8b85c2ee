//! Parts of a ring.

use super::scale::WHOLE;

/// Points of a ring stand in a square of this half side around its middle.
pub const REACH: i64 = 1_000;
/// What is cut out of the middle.
const HOLE: i64 = 640;

/// The outline of the part of a ring from one turn to another, both from the top and clockwise.
pub fn outline(from: i64, to: i64) -> String {
    let (from, to) = (from.clamp(0, WHOLE), to.clamp(0, WHOLE));
    if to <= from {
        return String::new();
    }
    if to - from == WHOLE {
        // An arc that ends where it begins is none: two halves, and two the other way round for the hole.
        return [(REACH, 1), (HOLE, 0)].map(|(r, way)| format!("M0 -{r}A{r} {r} 0 1 {way} 0 {r}A{r} {r} 0 1 {way} 0 -{r}Z")).concat();
    }
    let long = i64::from(to - from > WHOLE / 2);
    let [(a, b), (c, d)] = [from, to].map(|turn| at(turn, REACH));
    let [(e, f), (g, h)] = [to, from].map(|turn| at(turn, HOLE));
    format!("M{a} {b}A{REACH} {REACH} 0 {long} 1 {c} {d}L{e} {f}A{HOLE} {HOLE} 0 {long} 0 {g} {h}Z")
}

/// Where one is after a turn from the top, clockwise, at some distance from the middle.
fn at(turn: i64, distance: i64) -> (i64, i64) {
    const QUARTER: i64 = WHOLE / 4;
    let turn = turn.rem_euclid(WHOLE);
    let (quarter, rest) = (turn / QUARTER, turn % QUARTER);
    let (far, near) = (scaled(sine(rest), distance), scaled(sine(QUARTER - rest), distance));
    match quarter {
        0 => (far, -near),
        1 => (near, far),
        2 => (-far, near),
        _ => (-near, -far),
    }
}

fn scaled(sine: f64, distance: i64) -> i64 {
    (sine * distance as f64).round() as i64
}

/// The sine of a turn up to a quarter, by its series: additions and multiplications give the same on every machine, the sines of
/// libraries do not.
fn sine(turn: i64) -> f64 {
    let angle = turn as f64 / WHOLE as f64 * std::f64::consts::TAU;
    let square = angle * angle;
    [110.0, 72.0, 42.0, 20.0, 6.0].into_iter().fold(1.0, |sum, divisor| 1.0 - square / divisor * sum) * angle
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_part_goes_from_turn_to_turn() {
        assert_eq!(outline(0, 2_500), "M0 -1000A1000 1000 0 0 1 1000 0L640 0A640 640 0 0 0 0 -640Z");
        assert!(outline(0, 7_500).starts_with("M0 -1000A1000 1000 0 1 1 -1000 0L"), "more than a half is the long way");
        assert!(outline(0, WHOLE).contains("0 1000A1000 1000 0 1 1 0 -1000ZM0 -640A"), "all of it has no seam");
        assert_eq!((outline(5, 5), outline(9, 5)), (String::new(), String::new()), "nothing has no outline");
    }

    proptest! {
        #[test]
        fn points_of_a_ring_are_where_libraries_put_them(turn in 0..WHOLE) {
            let angle = turn as f64 / WHOLE as f64 * std::f64::consts::TAU;
            let (x, y) = at(turn, REACH);
            prop_assert!((x as f64 - angle.sin() * 1_000.0).abs() <= 0.51 && (y as f64 + angle.cos() * 1_000.0).abs() <= 0.51);
        }
    }
}
