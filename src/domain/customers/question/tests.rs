//! What may be asked, what is refused and where that is said, and that a question survives its address.

use super::*;
use crate::customers::Column;
use crate::reports::Preset;
use chrono::Days;
use proptest::prelude::*;
use strum::IntoEnumIterator;
use uuid::Uuid;

fn asked(query: &str) -> Result<Question, Vec<(String, ParameterFault)>> {
    Question::parse(query.split('&').filter_map(|pair| pair.split_once('=')))
        .map_err(|faults| faults.into_iter().map(|fault| (fault.parameter, fault.reason)).collect())
}

fn fault(parameter: &str, reason: ParameterFault) -> (String, ParameterFault) {
    (parameter.to_owned(), reason)
}

#[test]
fn a_missing_end_of_the_period_is_named_at_its_field() {
    use ParameterFault::{Missing, NotADate};
    assert_eq!(asked(""), Err(vec![fault("from", Missing), fault("to", Missing)]));
    assert_eq!(asked("by=frequency&from=2026-03-01"), Err(vec![fault("to", Missing)]));
    assert_eq!(asked("to=2026-03-01&from="), Err(vec![fault("from", Missing)]));
    assert_eq!(asked("from=yesterday&to=2026-03-01"), Err(vec![fault("from", NotADate)]));
    assert!(asked("from=2026-03-01&to=2026-03-01").is_ok() && asked("period=last_90_days").is_ok());
}

#[test]
fn every_wrong_parameter_is_named() {
    use ParameterFault::*;
    let faults = asked("by=beauty&from=2026-03-02&to=2026-03-01&product=7&currency=R$&sort=age&cursor=-1&colour=red&min_orders=2");
    let expected = [
        ("by", NotAValue),
        ("product", NotAnId),
        ("currency", NotAValue),
        ("sort", NotAValue),
        ("cursor", NotACursor),
        ("colour", Unknown),
        ("min_orders", Unknown),
        ("to", EndsBeforeStart),
    ];
    assert_eq!(faults, Err(expected.map(|(name, reason)| fault(name, reason)).to_vec()));
    let faults = asked("by=frequency&period=all&min_orders=0&min_amount=12.50&silent_since=1600-01-01&brand=Ana");
    let expected = [("min_amount", NotAValue), ("brand", Unknown), ("min_orders", NotAValue), ("silent_since", NotADate)];
    assert_eq!(faults, Err(expected.map(|(name, reason)| fault(name, reason)).to_vec()));
    assert_eq!(asked("period=all&brand=a%00").map(|_| ()), Ok(()));
    assert_eq!(asked("period=all&brand=a\0"), Err(vec![fault("brand", NotAValue)]));
}

#[test]
fn at_most_one_part_of_the_catalogue_is_asked_about() {
    let together = asked("period=all&brand=Ana&category=yoga&product=0190b5a0-0000-7000-8000-000000000000");
    assert_eq!(together, Err(vec![fault("category", ParameterFault::NotTogether), fault("product", ParameterFault::NotTogether)]));
    assert_eq!(asked("period=all&category=-").unwrap().by, By::Catalogue(Some(Part::Category(String::new()))));
}

#[test]
fn a_least_amount_says_of_which_currency() {
    assert_eq!(asked("by=frequency&period=all&min_amount=1000"), Err(vec![fault("currency", ParameterFault::Missing)]));
    let (question, faults) = Question::understand(&[
        ("by".to_owned(), "frequency".to_owned()),
        ("period".to_owned(), "all".to_owned()),
        ("min_amount".to_owned(), "1000".to_owned()),
        ("min_orders".to_owned(), "2".to_owned()),
    ]);
    let frequency = question.unwrap().frequency();
    assert_eq!((frequency.min_amount, frequency.min_orders, faults.len()), (None, Some(2), 1));
    assert_eq!(Question::understand(&[("from".to_owned(), "2026-03-01".to_owned())]).0, None);
}

/// Any question that has no fault.
fn any_question() -> impl Strategy<Value = Question> {
    let day = || (0_u64..80_000).prop_map(|day| Period::FIRST + Days::new(day));
    let days = (day(), 0_u64..4_000).prop_map(|(from, length)| When::Days(Period::new(from, from + Days::new(length))));
    let presets = prop::sample::select(Preset::iter().collect::<Vec<_>>()).prop_map(When::Preset);
    let text =
        || "[a-zA-Zç&=?#%+ ,/-]{0,12}".prop_map(|text| text.trim().to_owned()).prop_filter("stands for nothing", |text| text != NOT_STATED);
    let part = prop_oneof![
        any::<u128>().prop_map(|id| Part::Product(ProductId(Uuid::from_u128(id)))),
        text().prop_map(Part::Brand),
        text().prop_map(Part::Category),
    ];
    let frequency = (prop::option::of(1_u32..99), prop::option::of(1_i64..i64::MAX), prop::option::of(day()))
        .prop_map(|(min_orders, min_amount, silent_since)| By::Frequency(Frequency { min_orders, min_amount, silent_since }));
    let by = prop_oneof![prop::option::of(part).prop_map(By::Catalogue), frequency];
    let sort = (prop::sample::select(Column::iter().collect::<Vec<_>>()), any::<bool>()).prop_map(|(by, ascending)| Sort { by, ascending });
    (prop_oneof![days, presets], by, any::<bool>(), sort, 0_u32..500).prop_map(|(when, by, has_currency, sort, cursor)| {
        let needs_currency = matches!(by, By::Frequency(Frequency { min_amount: Some(_), .. }));
        Question { when, by, currency: (has_currency || needs_currency).then_some(Currency::EUR), sort, cursor }
    })
}

proptest! {
    #[test]
    fn a_question_survives_its_address(question in any_question()) {
        let pairs = question.pairs();
        let again = Question::parse(pairs.iter().map(|(name, value)| (*name, value.as_str())));
        prop_assert_eq!(again, Ok(question.clone()));
        prop_assert_eq!(Question::from_query(&question.query()), Ok(question.clone()));
        prop_assert_eq!(serde_json::from_str::<Question>(&serde_json::to_string(&question).unwrap()).unwrap(), question);
    }

    #[test]
    fn no_address_is_too_strange(name in "(by|from|to|period|sort|cursor|product|brand|min_orders|min_amount|silent_since|currency)", value in "\\PC{0,20}|[0-9-]{0,14}") {
        for by in ["catalogue", "frequency"] {
            let _ = Question::parse([("by", by), ("period", "all"), (name.as_str(), value.as_str())]);
        }
    }
}
