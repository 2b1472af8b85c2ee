//! Days and clock readings. Clock readings are those of the zone that is meant, made by the server.

use crate::Time;
use crate::language::Language;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

/// Between two dates that have spaces themselves: with narrow ones around it.
const DASH: &str = "\u{2009}–\u{2009}";

const MONTHS: [[&str; 12]; 4] = [
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
    ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
];
const MONTHS_SHORT: [[&str; 12]; 4] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
    ["jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."],
    ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"],
];
const WEEKDAYS_SHORT: [[&str; 7]; 4] = [
    ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    ["dom", "lun", "mar", "mié", "jue", "vie", "sáb"],
    ["dom.", "seg.", "ter.", "qua.", "qui.", "sex.", "sáb."],
    ["dom", "lun", "mar", "mer", "gio", "ven", "sab"],
];
const WEEKDAYS: [[&str; 7]; 4] = [
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
    ["domingo", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado"],
    ["domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"],
];

fn row(language: Language) -> usize {
    match language {
        Language::English => 0,
        Language::Spanish => 1,
        Language::Portuguese => 2,
        Language::Italian => 3,
    }
}

/// `Intl.DateTimeFormat(tag, { month: "long" })`.
pub fn month_name(day: NaiveDate, language: Language) -> &'static str {
    MONTHS[row(language)][day.month0() as usize]
}

/// `Intl.DateTimeFormat(tag, { month: "short", day: "numeric" })`, its part `month`.
pub fn month_short(day: NaiveDate, language: Language) -> &'static str {
    MONTHS_SHORT[row(language)][day.month0() as usize]
}

/// `Intl.DateTimeFormat(tag, { weekday: "short" })`.
pub fn weekday_short(day: NaiveDate, language: Language) -> &'static str {
    WEEKDAYS_SHORT[row(language)][day.weekday().num_days_from_sunday() as usize]
}

/// Weekday and number, as under a bar: `Sun 15`, `dom. 15`.
pub fn day_short(day: NaiveDate, language: Language) -> String {
    format!("{} {}", weekday_short(day, language), day.day())
}

/// `Intl.DateTimeFormat(tag, { day: "numeric", month: "short" })`.
pub fn day_month(day: NaiveDate, language: Language) -> String {
    let (number, month) = (day.day(), month_short(day, language));
    match language {
        Language::English => format!("{month} {number}"),
        Language::Portuguese => format!("{number} de {month}"),
        Language::Spanish | Language::Italian => format!("{number} {month}"),
    }
}

/// `Intl.DateTimeFormat(tag, { day: "numeric", month: "long" })`.
pub fn day_month_long(day: NaiveDate, language: Language) -> String {
    let (number, month) = (day.day(), month_name(day, language));
    match language {
        Language::English => format!("{month} {number}"),
        Language::Spanish | Language::Portuguese => format!("{number} de {month}"),
        Language::Italian => format!("{number} {month}"),
    }
}

/// `Intl.DateTimeFormat(tag, { day: "numeric", month: "long", year: "numeric" })`.
pub fn day_long(day: NaiveDate, language: Language) -> String {
    let (date, year) = (day_month_long(day, language), day.year());
    match language {
        Language::English => format!("{date}, {year}"),
        Language::Spanish | Language::Portuguese => format!("{date} de {year}"),
        Language::Italian => format!("{date} {year}"),
    }
}

/// `Intl.DateTimeFormat(tag, { month: "long", year: "numeric" })`.
pub fn month_year(day: NaiveDate, language: Language) -> String {
    let (month, year) = (month_name(day, language), day.year());
    match language {
        Language::Spanish | Language::Portuguese => format!("{month} de {year}"),
        Language::English | Language::Italian => format!("{month} {year}"),
    }
}

/// `Intl.DateTimeFormat(tag, { weekday: "long", day: "numeric", month: "long" })`.
pub fn weekday_day(day: NaiveDate, language: Language) -> String {
    let (weekday, date) = (weekday_long(day, language), day_month_long(day, language));
    match language {
        Language::English | Language::Spanish | Language::Portuguese => format!("{weekday}, {date}"),
        Language::Italian => format!("{weekday} {date}"),
    }
}

/// `Intl.DateTimeFormat(tag, { weekday: "short", day: "numeric", month: "short", year: "numeric" })`.
pub fn weekday_day_year(day: NaiveDate, language: Language) -> String {
    let (weekday, date) = (weekday_short(day, language), day_month_year(day, language));
    match language {
        Language::English | Language::Spanish | Language::Portuguese => format!("{weekday}, {date}"),
        Language::Italian => format!("{weekday} {date}"),
    }
}

/// A day that cannot be mistaken for another, and its hour, for letters, which are kept: the parts are written as by [`weekday_long`],
/// [`day_long`] and [`time`]; they stand in Portuguese as they do after a preposition.
pub fn date_time_in_full(at: NaiveDateTime, language: Language) -> String {
    let (weekday, day, time) = (weekday_long(at.date(), language), day_long(at.date(), language), time(at));
    match language {
        Language::English | Language::Spanish => format!("{weekday}, {day}, {time}"),
        Language::Portuguese => format!("{day} ({weekday}), {time}"),
        Language::Italian => format!("{weekday} {day}, {time}"),
    }
}

/// `Intl.DateTimeFormat(tag, { weekday: "long" })`.
pub fn weekday_long(day: NaiveDate, language: Language) -> &'static str {
    WEEKDAYS[row(language)][day.weekday().num_days_from_sunday() as usize]
}

/// `Intl.DateTimeFormat(tag, { day: "numeric", month: "short", year: "numeric" })`.
pub fn day_month_year(day: NaiveDate, language: Language) -> String {
    let (date, year) = (day_month(day, language), day.year());
    match language {
        Language::English => format!("{date}, {year}"),
        Language::Portuguese => format!("{date} de {year}"),
        Language::Spanish | Language::Italian => format!("{date} {year}"),
    }
}

/// `Intl.DateTimeFormat(tag, { day: "numeric", month: "long" }).formatRange(from, to)` for days of one year; Italian writes the
/// second day without a zero before it, which `Intl` sets.
pub fn day_range(from: NaiveDate, to: NaiveDate, language: Language) -> String {
    if from.year() != to.year() {
        return format!("{}{DASH}{}", day_long(from, language), day_long(to, language));
    }
    if from.month() != to.month() {
        return format!("{}{DASH}{}", day_month_long(from, language), day_month_long(to, language));
    }
    match language {
        Language::English => format!("{}{DASH}{}", day_month_long(from, language), to.day()),
        Language::Portuguese => format!("{}{DASH}{}", from.day(), day_month_long(to, language)),
        Language::Spanish | Language::Italian => format!("{}–{}", from.day(), day_month_long(to, language)),
    }
}

/// `Intl.DateTimeFormat(tag, { day: "numeric", month: "short", year: "numeric" }).formatRange(from, to)`; Italian as in [`day_range`].
pub fn day_range_year(from: NaiveDate, to: NaiveDate, language: Language) -> String {
    let end = day_month_year(to, language);
    if from.year() != to.year() {
        return format!("{}{DASH}{end}", day_month_year(from, language));
    }
    if from.month() != to.month() {
        return format!("{}{DASH}{end}", day_month(from, language));
    }
    match language {
        Language::English => format!("{}{DASH}{}, {}", day_month(from, language), to.day(), to.year()),
        Language::Portuguese => format!("{}{DASH}{end}", from.day()),
        Language::Spanish | Language::Italian => format!("{}–{end}", from.day()),
    }
}

/// `Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })`.
pub fn time(at: NaiveDateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// `Intl.DateTimeFormat(tag, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" })`.
pub fn date_time(at: NaiveDateTime, language: Language) -> String {
    format!("{}, {}", day_month(at.date(), language), time(at))
}

/// The same with the year, and `second: "2-digit"`.
pub fn date_time_exact(at: NaiveDateTime, language: Language) -> String {
    format!("{}, {}:{:02}", day_month_year(at.date(), language), time(at), at.second())
}

/// A moment for `<time datetime>`.
pub fn machine_time(at: Time) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

/// By how much a clock reading differs from UTC: `GMT−3`, `GMT+5:30`, `GMT`.
pub fn offset(local: NaiveDateTime, at: Time) -> String {
    let minutes = (local - at.naive_utc()).num_minutes();
    let (sign, hours, rest) = (if minutes < 0 { '−' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60);
    match (hours, rest) {
        (0, 0) => "GMT".to_owned(),
        (hours, 0) => format!("GMT{sign}{hours}"),
        (hours, rest) => format!("GMT{sign}{hours}:{rest:02}"),
    }
}

/// The place in a zone's name as people write it: `America/Sao_Paulo` is `São Paulo`.
pub fn zone_place(zone: &str) -> String {
    match zone.rsplit('/').next().unwrap_or(zone) {
        "Sao_Paulo" => "São Paulo".to_owned(),
        "Cuiaba" => "Cuiabá".to_owned(),
        "Belem" => "Belém".to_owned(),
        "Araguaina" => "Araguaína".to_owned(),
        "Maceio" => "Maceió".to_owned(),
        "Santarem" => "Santarém".to_owned(),
        "Bogota" => "Bogotá".to_owned(),
        "Asuncion" => "Asunción".to_owned(),
        "Merida" => "Mérida".to_owned(),
        "Cancun" => "Cancún".to_owned(),
        "Panama" => "Panamá".to_owned(),
        "Mazatlan" => "Mazatlán".to_owned(),
        place => place.replace('_', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_intl_writes_them() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 15).unwrap();
        let at = NaiveDate::from_ymd_opt(2026, 11, 5).and_then(|day| day.and_hms_opt(4, 5, 8)).unwrap();
        let rows = [
            (Language::English, ["Sun 15", "Nov 15", "November 15", "November 15, 2026", "Nov 5, 04:05", "Nov 5, 2026, 04:05:08"]),
            (Language::Spanish, ["dom 15", "15 nov", "15 de noviembre", "15 de noviembre de 2026", "5 nov, 04:05", "5 nov 2026, 04:05:08"]),
            (
                Language::Portuguese,
                ["dom. 15", "15 de nov.", "15 de novembro", "15 de novembro de 2026", "5 de nov., 04:05", "5 de nov. de 2026, 04:05:08"],
            ),
            (Language::Italian, ["dom 15", "15 nov", "15 novembre", "15 novembre 2026", "5 nov, 04:05", "5 nov 2026, 04:05:08"]),
        ];
        for (language, expected) in rows {
            let written = [
                day_short(day, language),
                day_month(day, language),
                day_month_long(day, language),
                day_long(day, language),
                date_time(at, language),
                date_time_exact(at, language),
            ];
            assert_eq!(written, expected);
        }
    }

    #[test]
    fn months_and_weekdays_are_written_as_intl_writes_them() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        let rows = [
            (Language::English, "November 2026", "Monday, November 16", "Monday, November 16, 2026, 09:05"),
            (Language::Spanish, "noviembre de 2026", "lunes, 16 de noviembre", "lunes, 16 de noviembre de 2026, 09:05"),
            (Language::Portuguese, "novembro de 2026", "segunda-feira, 16 de novembro", "16 de novembro de 2026 (segunda-feira), 09:05"),
            (Language::Italian, "novembre 2026", "lunedì 16 novembre", "lunedì 16 novembre 2026, 09:05"),
        ];
        for (language, month, weekday, full) in rows {
            let at = day.and_hms_opt(9, 5, 0).unwrap();
            assert_eq!([month_year(day, language), weekday_day(day, language), date_time_in_full(at, language)], [month, weekday, full]);
        }
    }

    #[test]
    fn a_range_says_each_month_once() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let rows = [
            (Language::English, "November 15\u{2009}–\u{2009}21", "November 28\u{2009}–\u{2009}December 4"),
            (Language::Spanish, "15–21 de noviembre", "28 de noviembre\u{2009}–\u{2009}4 de diciembre"),
            (Language::Portuguese, "15\u{2009}–\u{2009}21 de novembro", "28 de novembro\u{2009}–\u{2009}4 de dezembro"),
            (Language::Italian, "15–21 novembre", "28 novembre\u{2009}–\u{2009}4 dicembre"),
        ];
        for (language, within, across) in rows {
            assert_eq!(day_range(day(11, 15), day(11, 21), language), within);
            assert_eq!(day_range(day(11, 28), day(12, 4), language), across);
        }
    }

    #[test]
    fn days_of_several_years_are_short_and_have_their_year() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let rows = [
            (Language::English, ["Mon, Nov 16, 2026", "Nov 15 – 21, 2026", "Nov 28 – Dec 14, 2026", "Dec 28, 2026 – Jan 13, 2027"]),
            (Language::Spanish, ["lun, 16 nov 2026", "15–21 nov 2026", "28 nov – 14 dic 2026", "28 dic 2026 – 13 ene 2027"]),
            (
                Language::Portuguese,
                [
                    "seg., 16 de nov. de 2026",
                    "15 – 21 de nov. de 2026",
                    "28 de nov. – 14 de dez. de 2026",
                    "28 de dez. de 2026 – 13 de jan. de 2027",
                ],
            ),
            (Language::Italian, ["lun 16 nov 2026", "15–21 nov 2026", "28 nov – 14 dic 2026", "28 dic 2026 – 13 gen 2027"]),
        ];
        for (language, expected) in rows {
            let written = [
                weekday_day_year(day(2026, 11, 16), language),
                day_range_year(day(2026, 11, 15), day(2026, 11, 21), language),
                day_range_year(day(2026, 11, 28), day(2026, 12, 14), language),
                day_range_year(day(2026, 12, 28), day(2027, 1, 13), language),
            ];
            assert_eq!(written, expected.map(|text| text.replace(" – ", DASH)));
        }
    }
}
