//! What may be asked, what is refused, and that a question survives its address.

use super::*;
use crate::id::ProductId;
use crate::reports::Narrowing;
use crate::sale::{Method, State};
use proptest::prelude::*;
use strum::IntoEnumIterator;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-03-15")
}

fn asked(report: Report, pairs: &[(&str, &str)]) -> Result<Question, Vec<(String, ParameterFault)>> {
    Question::parse(report, pairs.iter().copied(), today())
        .map_err(|faults| faults.into_iter().map(|fault| (fault.parameter, fault.reason)).collect())
}

#[test]
fn every_wrong_parameter_is_named() {
    let faults = asked(
        Report::Earnings,
        &[
            ("from", "31/12/2026"),
            ("granularity", "hour"),
            ("state", "sold"),
            ("currency", "R$"),
            ("colour", "red"),
            ("cursor", "-1"),
            ("sort", "beauty"),
            ("draw", "lost"),
            ("by", "method"),
            ("product", "7"),
        ],
    )
    .unwrap_err();
    let named: Vec<_> = faults.iter().map(|(name, fault)| (name.as_str(), *fault)).collect();
    assert_eq!(
        named,
        [
            ("from", ParameterFault::NotADate),
            ("granularity", ParameterFault::NotAValue),
            ("state", ParameterFault::NotAValue),
            ("currency", ParameterFault::NotAValue),
            ("colour", ParameterFault::Unknown),
            ("cursor", ParameterFault::NotACursor),
            ("sort", ParameterFault::NotAValue),
            ("product", ParameterFault::NotAnId),
            ("by", ParameterFault::NotAValue),
            ("draw", ParameterFault::NotAValue),
        ]
    );
}

#[test]
fn a_filter_that_the_report_does_not_know_is_a_fault_however_it_came() {
    assert_eq!(asked(Report::PurchaseRecovery, &[("state", "approved")]), Err(vec![("state".into(), ParameterFault::Unknown)]));
    let mut question = Question::new(Report::PurchaseRecovery);
    question.narrowed.states.push(State::Approved);
    assert_eq!(question.faults()[0].reason, ParameterFault::Unknown);
    let mut question = Question::new(Report::Earnings);
    question.narrowed.texts.insert(Narrowing::Device, "a\0".into());
    question.narrowed.methods = vec![Method::Pix; 3];
    let named: Vec<String> = question.faults().into_iter().map(|fault| fault.parameter).collect();
    assert_eq!(named, ["method", "device"]);
}

#[test]
fn one_end_of_a_period_is_enough() {
    let days = |pairs: &[(&str, &str)]| asked(Report::Earnings, pairs).unwrap().when;
    let period = |from, to| When::Days(Period { from: day(from), to: day(to) });
    assert_eq!(days(&[("from", "2026-03-01")]), period("2026-03-01", "2026-03-15"));
    assert_eq!(days(&[("to", "2026-03-30")]), period("2026-03-01", "2026-03-30"));
    assert_eq!(days(&[]), When::Preset(Preset::Last30Days));
    assert_eq!(
        asked(Report::Earnings, &[("from", "2026-03-02"), ("to", "2026-03-01")]),
        Err(vec![("to".into(), ParameterFault::EndsBeforeStart)])
    );
    for wild in ["1600-01-01", "9999-01-01", "+262142-12-31", "-262143-01-01"] {
        assert!(asked(Report::Earnings, &[("from", wild)]).is_err() && asked(Report::Earnings, &[("to", wild)]).is_err(), "{wild}");
    }
}

#[test]
fn a_series_has_no_more_stretches_than_can_be_drawn() {
    let mut question = asked(Report::Earnings, &[("granularity", "day")]).unwrap();
    let ten_years = Period::new(day("2010-01-01"), day("2019-12-31"));
    assert_eq!(question.granularity(&ten_years), Granularity::Day);
    let long = Period::new(Period::FIRST, Period::LAST);
    assert_eq!(question.granularity(&long), Granularity::Month);
    question.granularity = None;
    assert_eq!(question.granularity(&Period::new(day("2026-01-01"), day("2026-03-31"))), Granularity::Day);
}

#[test]
fn a_row_leads_to_the_question_about_it() {
    let question = asked(Report::SalesByOrigin, &[("cursor", "50"), ("source", "x")]).unwrap();
    let narrowed = question.narrowed_to("instagram\u{1f}\u{1f}bio").unwrap();
    assert_eq!(narrowed.query(), "?source=instagram&medium=-&campaign=bio");
    assert_eq!(asked(Report::SalesByOrigin, &[("source", "instagram"), ("medium", "-"), ("campaign", "bio")]), Ok(narrowed));
    let by_hour = asked(Report::Earnings, &[("by", "hour")]).unwrap();
    assert_eq!(by_hour.narrowed_to("1\u{1f}09"), None);
}

#[test]
fn what_is_drawn_is_chosen_among_the_measures_of_the_report_and_orders_the_rows() {
    assert_eq!(asked(Report::Earnings, &[("draw", "beauty")]), Err(vec![("draw".into(), ParameterFault::NotAValue)]));
    let own = Question::new(Report::ProductEarnings);
    assert_eq!((own.drawn(), own.measure()), (vec![Measure::Gross], Some(Measure::Gross)));
    let chosen = asked(Report::ProductEarnings, &[("draw", "refunds"), ("cursor", "50")]).unwrap();
    assert_eq!((chosen.drawn(), chosen.measure()), (vec![Measure::Refunds], Some(Measure::Refunds)));
    assert_eq!(chosen.order(), Sort { by: Some(Measure::Refunds), ascending: false });
    assert_eq!(chosen.drawing(Measure::Net).query(), "?draw=net");
    assert_eq!(chosen.drawing(Measure::Refunds), own, "chosen again it is let go");
    assert_eq!(chosen.drawing(Measure::Gross), own, "what is drawn anyway is not chosen");
    let sorted = asked(Report::ProductEarnings, &[("draw", "refunds"), ("sort", "name")]).unwrap();
    assert_eq!((sorted.order().by, sorted.query().as_str()), (None, "?draw=refunds&sort=name"));
}

#[test]
fn a_report_that_draws_two_measures_draws_one_of_them_when_it_is_chosen() {
    let own = Question::new(Report::PurchaseRecovery);
    assert_eq!(own.drawn(), [Measure::LostGross, Measure::RecoveredGross]);
    let one = own.drawing(Measure::RecoveredGross);
    assert_eq!((one.drawn(), one.query().as_str()), (vec![Measure::RecoveredGross], "?draw=recovered_gross"));
    assert_eq!(one.drawing(Measure::RecoveredGross), own);
}

/// Any question that has no fault.
fn any_question() -> impl Strategy<Value = Question> {
    let reports: Vec<Report> = Report::iter().filter(|report| report.spec().is_some()).collect();
    let days = (0_u64..80_000, 0_u64..4_000)
        .prop_map(|(from, length)| When::Days(Period::new(Period::FIRST + Days::new(from), Period::FIRST + Days::new(from + length))));
    let presets = prop::sample::select(Preset::iter().collect::<Vec<_>>()).prop_map(When::Preset);
    let texts = prop::collection::btree_map(
        prop::sample::select(
            Narrowing::iter().filter(|way| !matches!(way, Narrowing::Product | Narrowing::Method | Narrowing::State)).collect::<Vec<_>>(),
        ),
        "[a-zA-Zç&=?#%+ ,/-]{0,12}".prop_map(|text| text.trim().to_owned()).prop_filter("stands for nothing", |text| text != "-"),
        0..3,
    );
    let methods = prop::sample::subsequence(Method::iter().collect::<Vec<_>>(), 0..3);
    let products =
        prop::collection::hash_set(any::<u128>(), 0..3).prop_map(|ids| ids.into_iter().map(|id| ProductId(Uuid::from_u128(id))).collect());
    let chosen = (prop::option::of(0_usize..3), 0_usize..3, prop::option::of(prop::bool::ANY), any::<prop::sample::Index>(), 0_u32..500);
    (prop::sample::select(reports), prop_oneof![days, presets], texts, methods, products, chosen).prop_map(
        |(report, when, texts, methods, products, (granularity, compare, sort, index, cursor))| {
            let spec = report.spec().unwrap();
            let allowed = |way| spec.narrowings.contains(&way);
            Question {
                report,
                when,
                granularity: granularity.and_then(|index| Granularity::iter().nth(index)),
                compare: Compare::iter().nth(compare).unwrap(),
                currency: sort.map(|_| Currency::EUR),
                by: (spec.dimensions().count() > 0).then(|| *index.get(&spec.dimensions().collect::<Vec<_>>())),
                draw: granularity.map(|_| *index.get(spec.measures)),
                narrowed: Narrowed {
                    products: if allowed(Narrowing::Product) { products } else { Vec::new() },
                    methods: if allowed(Narrowing::Method) { methods } else { Vec::new() },
                    states: Vec::new(),
                    texts: texts.into_iter().filter(|(way, _)| allowed(*way)).collect(),
                },
                sort: sort.map(|ascending| Sort { by: Some(*index.get(spec.measures)), ascending }),
                cursor,
            }
        },
    )
}

proptest! {
    #[test]
    fn a_question_survives_its_address(question in any_question()) {
        let pairs = question.pairs();
        let again = Question::parse(question.report, pairs.iter().map(|(name, value)| (*name, value.as_str())), today());
        prop_assert_eq!(again, Ok(question.clone()));
        prop_assert_eq!(serde_json::from_str::<Question>(&serde_json::to_string(&question).unwrap()).unwrap(), question);
    }

    #[test]
    fn no_address_is_too_strange(name in "(from|to|period|by|draw|sort|cursor|product|state|source|currency)", value in "\\PC{0,20}|[0-9-]{0,14}") {
        for report in Report::iter() {
            let _ = Question::parse(report, [(name.as_str(), value.as_str())], today());
        }
    }
}
