//! Calendars as other programs write them, and as somebody might who means harm.

use super::*;

const ZONE: Tz = chrono_tz::America::Sao_Paulo;

fn window() -> Span {
    Span { from: "2026-03-01T00:00:00Z".parse().unwrap(), to: "2026-05-01T00:00:00Z".parse().unwrap() }
}

fn own(uids: &[&str]) -> HashSet<String> {
    uids.iter().map(|uid| (*uid).to_owned()).collect()
}

fn read(events: &str) -> Vec<String> {
    let events = events.replace("\n    ", "\n");
    let text = format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{}\nEND:VCALENDAR\n", events.trim()).replace('\n', "\r\n");
    let spans = busy(&text, window(), ZONE, &own(&["3@counter.example"])).unwrap();
    spans.iter().map(|span| format!("{}/{}", span.from.format("%m-%dT%H:%M"), span.to.format("%m-%dT%H:%M"))).collect()
}

#[test]
fn what_is_no_calendar_says_nothing() {
    for text in ["", "<html>", "BEGIN:VEVENT\r\nEND:VEVENT"] {
        assert_eq!(busy(text, window(), ZONE, &own(&[])), Err(NotACalendar), "{text}");
    }
}

#[test]
fn a_series_of_whole_days_ends_on_the_day_that_it_names() {
    let found = read("BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20260310\nRRULE:FREQ=WEEKLY;UNTIL=20260324\nEND:VEVENT");
    assert_eq!(found, ["03-10T03:00/03-11T03:00", "03-17T03:00/03-18T03:00", "03-24T03:00/03-25T03:00"]);
}

#[test]
fn a_rule_that_would_be_followed_for_ever_or_is_not_understood_says_nothing_new() {
    let sixty: Vec<String> = (0..60).map(|number| number.to_string()).collect();
    let bomb = format!("FREQ=YEARLY;BYMINUTE={0};BYSECOND={0}", sixty.join(","));
    for rule in [bomb.as_str(), "FREQ=YEARLY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5", "FREQ=SOMETIMES"] {
        let text = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260309T100000Z\r\nDTEND:20260309T110000Z\r\n\
             RRULE:{rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        assert_eq!(busy(&text, window(), ZONE, &own(&[])), Err(NotACalendar), "{rule}");
    }
}

#[test]
fn times_are_read_on_the_clock_that_they_name() {
    let found = read(
        "BEGIN:VEVENT
    UID:1
    DTSTART:20260309T100000Z
    DTEND:20260309T110000Z
    END:VEVENT
    BEGIN:VEVENT
    UID:2
    DTSTART;TZID=Europe/Madrid:20260310T100000
    DURATION:PT1H30M
    END:VEVENT
    BEGIN:VEVENT
    UID:3
    DTSTART:20260311T100000
    DTEND:20260311T110000
    END:VEVENT
    BEGIN:VEVENT
    UID:4
    DTSTART;VALUE=DATE:20260312
    END:VEVENT",
    );
    let expected = ["03-09T10:00/03-09T11:00", "03-10T09:00/03-10T10:30", "03-11T13:00/03-11T14:00", "03-12T03:00/03-13T03:00"];
    assert_eq!(found, expected);
}

#[test]
fn a_series_keeps_to_its_clock_and_leaves_out_what_was_moved_or_dropped() {
    let found = read(
        "BEGIN:VEVENT
    UID:weekly
    DTSTART;TZID=Europe/Madrid:20200106T090000
    DTEND;TZID=Europe/Madrid:20200106T100000
    RRULE:FREQ=WEEKLY;BYDAY=MO
    EXDATE;TZID=Europe/Madrid:20260309T090000
    END:VEVENT
    BEGIN:VEVENT
    UID:weekly
    RECURRENCE-ID;TZID=Europe/Madrid:20260316T090000
    DTSTART;TZID=Europe/Madrid:20260317T120000
    DTEND;TZID=Europe/Madrid:20260317T130000
    END:VEVENT",
    );
    assert_eq!(found[..4], ["03-02T08:00/03-02T09:00", "03-17T11:00/03-17T12:00", "03-23T08:00/03-23T09:00", "03-30T07:00/03-30T08:00"]);
    assert_eq!(found.len(), 8, "the clocks of Madrid changed on the 29th, and the series went on");
}

#[test]
fn what_is_listed_beside_a_rule_or_without_one_is_busy() {
    let found = read(
        "BEGIN:VEVENT
    UID:1
    DTSTART:20260309T100000Z
    DTEND:20260309T110000Z
    RDATE:20260310T120000Z,20260311T120000Z
    RDATE;VALUE=PERIOD:20260312T100000Z/20260312T103000Z,20260313T100000Z/PT2H
    EXDATE:20260311T120000Z
    END:VEVENT",
    );
    let expected = ["03-09T10:00/03-09T11:00", "03-10T12:00/03-10T13:00", "03-12T10:00/03-12T10:30", "03-13T10:00/03-13T12:00"];
    assert_eq!(found, expected);
    let found =
        read("BEGIN:VEVENT\nUID:1\nDTSTART:20260309T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=1\nRDATE:20260312T100000Z\nEND:VEVENT");
    assert_eq!(found, ["03-09T10:00/03-09T11:00", "03-12T10:00/03-12T11:00"]);
}

#[test]
fn clocks_are_known_by_the_names_that_windows_gives_them() {
    let found = read("BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Tokyo Standard Time:20260310T100000\nDURATION:PT1H\nEND:VEVENT");
    assert_eq!(found, ["03-10T01:00/03-10T02:00"]);
}

#[test]
fn an_event_longer_than_time_does_no_harm() {
    let found = read("BEGIN:VEVENT\nUID:1\nDTSTART:20260309T100000Z\nDURATION:P4294967295W\nRRULE:FREQ=YEARLY;COUNT=2\nEND:VEVENT");
    assert!(found.len() <= 1, "{found:?}");
}

#[test]
fn more_than_is_kept_is_told() {
    let text = |count: usize| {
        let event = format!(
            "BEGIN:VEVENT\r\nUID:x\r\nDTSTART:20260301T000000Z\r\nDURATION:PT1M\r\nRRULE:FREQ=MINUTELY;INTERVAL=2;COUNT={count}\r\nEND:VEVENT"
        );
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{event}\r\nEND:VCALENDAR\r\n")
    };
    assert!(busy(&text(MOST), window(), ZONE, &own(&[])).is_ok_and(|spans| spans.len() == MOST));
    assert_eq!(busy(&text(MOST + 1), window(), ZONE, &own(&[])), Err(TooLarge));
}

#[test]
fn what_is_free_cancelled_or_ours_takes_nothing_and_what_meets_is_one() {
    let event = |uid: &str, from: &str, to: &str, more: &str| {
        format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART:20260309T{from}00Z\nDTEND:20260309T{to}00Z\n{more}END:VEVENT\n")
    };
    let events = [
        event("1", "1000", "1100", "TRANSP:TRANSPARENT\n"),
        event("2", "1000", "1100", "STATUS:CANCELLED\n"),
        event("3@counter.example", "1000", "1100", ""),
        event("4", "1200", "1300", ""),
        event("5", "1230", "1400", ""),
        event("6", "1500", "1500", ""),
        event("7@counter.example", "1800", "1900", ""),
    ];
    let expected = ["03-09T12:00/03-09T14:00", "03-09T18:00/03-09T19:00"];
    assert_eq!(read(&events.concat()), expected, "what was bought of another producer here is not free");
}

#[test]
fn a_rule_without_end_or_sense_is_followed_only_so_far() {
    let series = |rule: &str| {
        let event = format!("BEGIN:VEVENT\r\nUID:x\r\nDTSTART:19700101T000000Z\r\nDURATION:PT5M\r\nRRULE:{rule}\r\nEND:VEVENT");
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{event}\r\nEND:VCALENDAR\r\n")
    };
    let began = std::time::Instant::now();
    for rule in ["FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;COUNT=3"] {
        assert_eq!(busy(&series(rule), window(), ZONE, &own(&[])), Ok(Vec::new()), "{rule}");
    }
    for rule in ["FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=900000"] {
        assert_eq!(busy(&series(rule), window(), ZONE, &own(&[])), Err(TooLarge), "{rule}: not followed to the window, and not silently");
    }
    for rule in ["FREQ=NEVER", "x"] {
        assert_eq!(busy(&series(rule), window(), ZONE, &own(&[])), Err(NotACalendar), "{rule}");
    }
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}
