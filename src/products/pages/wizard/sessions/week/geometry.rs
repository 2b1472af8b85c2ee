//! The measures of the drawn week: minutes and pixels, the steps that a drag falls on, and where keys lead.

use domain::booking::{ClockRange, DAY, Hours, TICK};

/// Pixels of one hour; a multiple of 12, so that five minutes are whole pixels.
const HOUR: u16 = 36;
/// Minutes to which dragging and keys keep.
pub const STEP: u16 = 15;
/// The same while a modifier is held.
pub const FINE: u16 = TICK;

/// The part of the day that is drawn, from one full hour to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    pub from: u16,
    pub to: u16,
}

impl View {
    pub const WHOLE: Self = Self { from: 0, to: DAY };

    /// What is useful: from seven to nine in the evening, and whatever else is open.
    pub fn around<'a>(days: impl Iterator<Item = &'a Hours>) -> Self {
        let useful = Self { from: 7 * 60, to: 21 * 60 };
        days.flat_map(Hours::ranges)
            .fold(useful, |view, range| Self { from: view.from.min(range.from() / 60 * 60), to: view.to.max(range.to().div_ceil(60) * 60) })
    }

    pub fn height(self) -> u16 {
        self.y(self.to)
    }

    /// Pixels from the top.
    pub fn y(self, minute: u16) -> u16 {
        minute.clamp(self.from, self.to).saturating_sub(self.from) * HOUR / 60
    }

    /// The minute at so many pixels from the top, within the view.
    pub fn minute(self, y: f64) -> u16 {
        let minute = f64::from(self.from) + y * 60.0 / f64::from(HOUR);
        minute.round().clamp(f64::from(self.from), f64::from(self.to)) as u16
    }

    /// The full hours, for lines and their names.
    pub fn hours(self) -> impl Iterator<Item = u16> {
        (self.from / 60..=self.to / 60).map(|hour| hour * 60)
    }
}

/// What a press took hold of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grip {
    /// Empty space: a new stretch.
    Draw,
    Move,
    From,
    To,
}

/// The stretch that a drag from one minute to another makes of what was taken hold of.
pub fn dragged(grip: Grip, old: Option<ClockRange>, origin: u16, now: u16, step: u16) -> Option<ClockRange> {
    let range = match (grip, old) {
        (Grip::Draw, _) => {
            let (low, high) = (origin.min(now), origin.max(now));
            let from = low / step * step;
            (from, (high.div_ceil(step) * step).max(from + step).min(DAY))
        }
        (Grip::Move, Some(old)) => {
            let steps = (i32::from(now) - i32::from(origin) + i32::from(step) / 2).div_euclid(i32::from(step));
            return moved(old, steps * i32::from(step));
        }
        (Grip::From, Some(old)) => (snap(now, step).min(old.to().saturating_sub(step)), old.to()),
        (Grip::To, Some(old)) => (old.from(), snap(now, step).max(old.from() + step).min(DAY)),
        (_, None) => return None,
    };
    ClockRange::new(range.0, range.1).ok()
}

/// What a press without a drag adds: an hour from the half hour before it, as far as there is room.
pub fn pressed(hours: &Hours, minute: u16) -> Option<ClockRange> {
    let before = hours.ranges().iter().filter(|range| range.to() <= minute).map(|range| range.to()).max().unwrap_or(0);
    let after = hours.ranges().iter().filter(|range| range.from() > minute).map(|range| range.from()).min().unwrap_or(DAY);
    let from = (minute / 30 * 30).max(before);
    ClockRange::new(from, (from + 60).min(after)).ok()
}

/// Hours to begin with, or one more after a break; before the first where the evening is full.
pub fn suggested(hours: &Hours) -> Option<ClockRange> {
    let (Some(first), Some(last)) = (hours.ranges().first(), hours.ranges().last()) else {
        return ClockRange::new(9 * 60, 12 * 60).ok();
    };
    let after = last.to() + 60;
    let before = first.from().checked_sub(120);
    ClockRange::new(after, after + 60).ok().or_else(|| before.and_then(|from| ClockRange::new(from, from + 60).ok()))
}

/// Where a key leads a stretch: days to the right, and the stretch there. Arrows move it; with shift, up and down move its end, left
/// and right its beginning.
pub fn keyed(range: ClockRange, key: &str, shift: bool, fine: bool) -> Option<(i8, ClockRange)> {
    let step = if fine { FINE } else { STEP };
    let ranged = |from: u16, to: u16| ClockRange::new(from, to).ok().map(|range| (0, range));
    match (key, shift) {
        ("ArrowUp", false) => moved(range, -i32::from(step)).map(|range| (0, range)),
        ("ArrowDown", false) => moved(range, i32::from(step)).map(|range| (0, range)),
        ("ArrowLeft", false) => Some((-1, range)),
        ("ArrowRight", false) => Some((1, range)),
        ("ArrowUp", true) => ranged(range.from(), range.to() - step),
        ("ArrowDown", true) => ranged(range.from(), (range.to() + step).min(DAY)),
        ("ArrowLeft", true) => ranged(range.from().saturating_sub(step), range.to()),
        ("ArrowRight", true) => ranged(range.from() + step, range.to()),
        _ => None,
    }
}

/// As long as before, kept within the day.
fn moved(range: ClockRange, by: i32) -> Option<ClockRange> {
    let from = (i32::from(range.from()) + by).clamp(0, i32::from(DAY - range.minutes())) as u16;
    ClockRange::new(from, from + range.minutes()).ok()
}

/// `09:05`, and `24:00` for the day's end.
pub fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The nearest step.
fn snap(minute: u16, step: u16) -> u16 {
    (minute + step / 2) / step * step
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> ClockRange {
        ClockRange::parse(text).unwrap()
    }

    fn hours(text: &str) -> Hours {
        Hours::parse(text).unwrap()
    }

    #[test]
    fn the_view_has_all_that_is_open() {
        let days = [hours("9-12"), hours("6:30-8, 20-22:15")];
        assert_eq!(View::around(days.iter()), View { from: 6 * 60, to: 23 * 60 });
        assert_eq!(View::around([].iter()), View { from: 7 * 60, to: 21 * 60 });
        assert_eq!(View::around([].iter()).hours().count(), 15);
    }

    #[test]
    fn pixels_and_minutes_are_each_others_inverse() {
        let view = View { from: 7 * 60, to: 21 * 60 };
        for minute in (view.from..=view.to).step_by(5) {
            assert_eq!(view.minute(f64::from(view.y(minute))), minute);
        }
        assert_eq!(view.height(), 14 * HOUR);
        assert_eq!((view.minute(-50.0), view.minute(1e6)), (view.from, view.to), "a pointer beside it counts as at its edge");
        assert_eq!(view.y(0), 0, "what begins above begins at the top");
    }

    #[test]
    fn a_drag_falls_on_steps() {
        let old = Some(range("9:05-10"));
        for (grip, origin, now, step, made) in [
            (Grip::Draw, 547, 641, STEP, Some("9:00-10:45")),
            (Grip::Draw, 641, 547, FINE, Some("9:05-10:45")),
            (Grip::Draw, 540, 540, STEP, Some("9:00-9:15")),
            (Grip::Draw, 1440, 1440, STEP, None),
            (Grip::Move, 560, 573, STEP, Some("9:20-10:15")),
            (Grip::Move, 560, 0, STEP, Some("0:00-0:55")),
            (Grip::Move, 560, 1440, STEP, Some("23:05-24:00")),
            (Grip::From, 545, 571, STEP, Some("9:30-10")),
            (Grip::From, 545, 700, STEP, Some("9:45-10")),
            (Grip::To, 600, 0, STEP, Some("9:05-9:20")),
            (Grip::To, 600, 1439, FINE, Some("9:05-24:00")),
        ] {
            assert_eq!(dragged(grip, old, origin, now, step), made.map(range), "{grip:?} {origin} {now}");
        }
        assert_eq!(dragged(Grip::Move, None, 0, 60, STEP), None);
    }

    #[test]
    fn a_press_adds_an_hour_where_there_is_room() {
        assert_eq!(pressed(&hours(""), 565), Some(range("9-10")));
        assert_eq!(pressed(&hours("8-9:15, 9:40-12"), 565), Some(range("9:15-9:40")));
        assert_eq!(pressed(&hours(""), 1439), Some(range("23:30-24:00")));
        assert_eq!(pressed(&hours(""), 1440), None);
    }

    #[test]
    fn more_hours_follow_a_break() {
        assert_eq!(suggested(&hours("")), Some(range("9-12")));
        assert_eq!(suggested(&hours("9-12")), Some(range("13-14")));
        assert_eq!(suggested(&hours("20-23")), Some(range("18-19")));
        assert_eq!(suggested(&hours("1-23")), None);
    }

    #[test]
    fn arrows_move_and_with_shift_resize() {
        let old = range("9-10");
        let led = |key, shift, fine| keyed(old, key, shift, fine);
        assert_eq!(led("ArrowDown", false, false), Some((0, range("9:15-10:15"))));
        assert_eq!(led("ArrowUp", false, true), Some((0, range("8:55-9:55"))));
        assert_eq!(led("ArrowRight", false, false), Some((1, old)));
        assert_eq!(led("ArrowUp", true, false), Some((0, range("9-9:45"))));
        assert_eq!(led("ArrowLeft", true, false), Some((0, range("8:45-10"))));
        assert_eq!(keyed(range("9-9:15"), "ArrowUp", true, false), None, "nothing is left of it");
        assert_eq!(keyed(range("0-1"), "ArrowUp", false, false), Some((0, range("0-1"))));
        assert_eq!(led("Enter", false, false), None);
    }
}
