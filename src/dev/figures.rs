//! Figures that are made up, always the same, for the drawings of the gallery.

use crate::paths;
use crate::ui::chart::{Bucket, Hour, Part, Place, Ranking, Series, Timeline, Unit, Weekly};
use crate::ui::format;
use crate::ui::words;
use chrono::{Datelike, Days, NaiveDate};
use domain::language::Language;
use domain::money::Currency;
use domain::sale::Method;

const REAIS: Unit = Unit::Money(Currency::BRL);
const METHODS: [Method; 9] = [
    Method::CreditCard,
    Method::Pix,
    Method::Boleto,
    Method::PayPal,
    Method::Wallet,
    Method::BankTransfer,
    Method::TwoCards,
    Method::DirectDebit,
    Method::Cash,
];

/// Gross of the last days, compared with as many before.
pub fn days(id: &'static str, count: usize, language: Language) -> Timeline {
    let buckets = (0..count).map(|index| bucket(index, count, language)).collect();
    let series =
        Series { key: "gross".to_owned(), name: words::gross(language).to_owned(), values: gross(count, 7), before: gross(count, 3) };
    Timeline {
        id,
        name: by_day(language).to_owned(),
        axis: words::day(language).to_owned(),
        unit: REAIS,
        buckets,
        series: vec![series],
        before: Some(before(language).to_owned()),
        unfinished: count > 1,
    }
}

/// Sales of eight weeks by payment method.
pub fn methods(id: &'static str, count: usize, language: Language) -> Timeline {
    let series = METHODS.iter().take(count).enumerate().map(|(place, method)| {
        let values = (0..8).map(|week| Some(made_up(week * 31 + place as i64 * 7) / (place as i64 + 2) / 10)).collect();
        Series { key: method.name().to_owned(), name: words::method(language, *method).to_owned(), values, before: Vec::new() }
    });
    Timeline { name: by_method(language).to_owned(), unit: Unit::Count, series: series.collect(), before: None, ..days(id, 8, language) }
}

/// Net with more given back than taken on some days, and two days that are not known.
pub fn below_zero(id: &'static str, language: Language) -> Timeline {
    let values = (0..14).map(|day| (!(5..7).contains(&day)).then(|| made_up(day) * 100 - 45_000)).collect();
    let series = Series { key: "net".to_owned(), name: words::net(language).to_owned(), values, before: Vec::new() };
    Timeline { name: words::net(language).to_owned(), series: vec![series], before: None, unfinished: false, ..days(id, 14, language) }
}

/// Nothing sold, which is known.
pub fn zero(id: &'static str, language: Language) -> Timeline {
    let mut of = days(id, 7, language);
    for series in &mut of.series {
        series.values = vec![Some(0); 7];
        series.before = vec![Some(0); 7];
    }
    of
}

/// As much as there are numbers.
pub fn large(id: &'static str, language: Language) -> Timeline {
    let mut of = days(id, 7, language);
    for series in &mut of.series {
        series.values = (1..=7).map(|day| Some(i64::MAX / 40 / day)).collect();
        series.before = Vec::new();
    }
    Timeline { before: None, ..of }
}

/// Gross by payment method.
pub fn ranking(id: &'static str, count: usize, language: Language) -> Ranking {
    let part = |(place, method): (usize, &Method)| Part {
        name: words::method(language, *method).to_owned(),
        value: 2_450_000 / (place as i64 * place as i64 + 1) + place as i64 * 1_250,
        before: Some(2_100_000 / (place as i64 + 1)),
        href: Some(paths::SALES.to_owned()),
    };
    Ranking {
        id,
        name: words::gross(language).to_owned(),
        axis: method(language).to_owned(),
        unit: REAIS,
        parts: METHODS.iter().take(count).enumerate().map(part).collect(),
        adds_up: true,
        before: Some(before(language).to_owned()),
    }
}

/// Some of them less than nothing.
pub fn below_zero_ranking(id: &'static str, language: Language) -> Ranking {
    let mut of = ranking(id, 4, language);
    of.parts[1].value = -640_000;
    of.parts[3].value = -35_000;
    Ranking { name: words::net(language).to_owned(), before: None, ..of }
}

/// Sales by country and, of one of them, region.
pub fn places(id: &'static str, language: Language) -> (Ranking, Vec<Place>) {
    let part = |name: &str, value: i64| Part { name: name.to_owned(), value, before: None, href: Some(paths::SALES.to_owned()) };
    let states = [("São Paulo", 612), ("Rio de Janeiro", 204), ("Minas Gerais", 187), ("Bahia", 61)];
    let countries = [("BR", 1_204), ("PT", 187), ("MX", 96), ("CO", 41), ("ES", 12)];
    let place = |(code, value): (&str, i64)| Place {
        whole: part(words::country(language, code), value),
        regions: if code == "BR" { states.map(|(name, value)| part(name, value)).to_vec() } else { Vec::new() },
    };
    let of = Ranking {
        name: words::sold_count(language).to_owned(),
        axis: country(language).to_owned(),
        unit: Unit::Count,
        parts: Vec::new(),
        before: None,
        ..ranking(id, 0, language)
    };
    (of, countries.map(place).to_vec())
}

/// Sales by weekday and hour: evenings, fewer at the weekend, none at night.
pub fn week(id: &'static str, language: Language) -> Weekly {
    let hour = |place: i64| {
        let (weekday, hour) = (place / 24, place % 24);
        let evening = 12 - (hour - 19).abs().min(12);
        let value = if hour < 7 { 0 } else { evening * (if weekday < 5 { 4 } else { 2 }) + made_up(place) % 9 };
        Hour { value, before: Some(value * 9 / 10), href: Some(paths::SALES.to_owned()) }
    };
    Weekly {
        id,
        name: by_hour(language).to_owned(),
        unit: Unit::Count,
        hours: (0..168).map(hour).collect(),
        before: Some(before(language).to_owned()),
    }
}

fn bucket(index: usize, count: usize, language: Language) -> Bucket {
    let last = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
    let back = |days: usize| last.checked_sub_days(Days::new(days as u64)).unwrap_or(last);
    let (day, earlier) = (back(count - 1 - index), back(2 * count - 1 - index));
    Bucket {
        label: if count > 60 { format!("{} {}", format::month_short(day, language), day.year()) } else { format::day_month(day, language) },
        name: format::weekday_day(day, language),
        before: Some(format::day_month_year(earlier, language)),
        href: Some(paths::SALES.to_owned()),
    }
}

/// Weekly ups and downs with some chance.
fn gross(count: usize, seed: i64) -> Vec<Option<i64>> {
    (0..count as i64).map(|day| Some(made_up(day * 13 + seed) * (5 + (day % 7 - 3).abs()) * 40 + day * 900)).collect()
}

/// Something between 300 and 999 that looks like chance.
fn made_up(seed: i64) -> i64 {
    300 + (seed * 7_919 + seed * seed * 104_729 + 31) % 700
}

domain::texts! {
    before: "the period before" | "el período anterior" | "o período anterior" | "il periodo precedente";
    by_day: "Gross by day" | "Bruto por día" | "Bruto por dia" | "Lordo per giorno";
    by_method: "Sales by week and payment method" | "Ventas por semana y método de pago" | "Vendas por semana e meio de pagamento" | "Vendite per settimana e metodo di pagamento";
    by_hour: "Sales by weekday and hour" | "Ventas por día de la semana y hora" | "Vendas por dia da semana e hora" | "Vendite per giorno e ora";
    method: "Payment method" | "Medio de pago" | "Meio de pagamento" | "Metodo di pagamento";
    country: "Country" | "País" | "País" | "Paese";
}
