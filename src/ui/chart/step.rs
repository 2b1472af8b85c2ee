//! Where keys lead among the points of a drawing, and in which of five steps of a hue a figure lies.

/// The point to which a key leads from one of `count`, which stand in rows of `columns`. In a single row every arrow leads along it; in
/// several, Home and End lead to the ends of a row.
pub fn led_to(at: usize, count: usize, columns: usize, key: &str) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let columns = columns.clamp(1, count);
    let row = at / columns * columns;
    let is_single = columns == 1 || columns == count;
    let to = match key {
        "ArrowRight" => at + 1,
        "ArrowLeft" => at.checked_sub(1)?,
        "ArrowDown" if is_single => at + 1,
        "ArrowUp" if is_single => at.checked_sub(1)?,
        "ArrowDown" => at + columns,
        "ArrowUp" => at.checked_sub(columns)?,
        "Home" if is_single => 0,
        "End" if is_single => last,
        "Home" => row,
        "End" => (row + columns - 1).min(last),
        _ => return None,
    };
    (to <= last).then_some(to)
}

/// Which fifth of the most a figure reaches, from 1 to 5; 0 where there is nothing.
pub fn fifth(value: i64, most: i64) -> u8 {
    if value <= 0 || most <= 0 {
        return 0;
    }
    let fifth = (i128::from(value) * 5 + i128::from(most) - 1) / i128::from(most);
    fifth.clamp(1, 5) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_lead_from_point_to_point_and_not_beyond() {
        let led = |at, key| led_to(at, 7, 7, key);
        assert_eq!(
            [led(0, "ArrowRight"), led(3, "ArrowLeft"), led(3, "ArrowDown"), led(3, "ArrowUp")],
            [Some(1), Some(2), Some(4), Some(2)]
        );
        assert_eq!([led(3, "Home"), led(3, "End")], [Some(0), Some(6)]);
        assert_eq!([led(6, "ArrowRight"), led(0, "ArrowUp"), led(0, "Enter"), led_to(0, 0, 1, "End")], [None; 4]);
        assert_eq!(led_to(2, 5, 1, "ArrowDown"), Some(3), "in a column too");
    }

    #[test]
    fn rows_are_walked_in_two_directions() {
        let led = |at, key| led_to(at, 168, 24, key);
        assert_eq!([led(30, "ArrowDown"), led(30, "ArrowUp"), led(30, "ArrowRight")], [Some(54), Some(6), Some(31)]);
        assert_eq!([led(30, "Home"), led(30, "End"), led(150, "ArrowDown"), led(6, "ArrowUp")], [Some(24), Some(47), None, None]);
    }

    #[test]
    fn figures_lie_in_five_steps() {
        assert_eq!([0, -3, 1, 20, 21, 99, 100].map(|value| fifth(value, 100)), [0, 0, 1, 1, 2, 5, 5]);
        assert_eq!((fifth(1, 1), fifth(5, 0), fifth(i64::MAX, i64::MAX)), (5, 0, 5));
    }
}
