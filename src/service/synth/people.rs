//! Buyers by their number: name, address, document and place follow from seed and number, so that nobody has to be remembered.

use super::names::names;
use super::places::{ABROAD, Culture, HOME_PER_MILLE, STATES};
use super::random::Dice;
use domain::name::{Email, NameError, fold};
use store::sales::Buyer;

/// A buyer, and where their prices and names come from.
pub(super) struct Person {
    pub buyer: Buyer,
    pub home: bool,
    pub euro: bool,
}

/// Which run of numbers a buyer is counted in: the two never share an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Crowd {
    Buyers,
    Subscribers,
}

/// The buyer with this number.
///
/// # Errors
/// [`NameError`] when a name of the lists makes no e-mail address: the tests show that none does.
pub(super) fn person(seed: u64, crowd: Crowd, number: u64) -> Result<Person, NameError> {
    let stream = (2 << 60) | (u64::from(crowd == Crowd::Subscribers) << 59) | number;
    let mut dice = Dice::new(seed, stream);
    let home = dice.below(1_000) < HOME_PER_MILLE;
    let (culture, country, euro, state, city) = if home {
        let (state, cities) = dice.weighted(&STATES);
        // Half of a state's buyers live in its capital, which stands first.
        let city = if dice.chance(500) { cities[0] } else { dice.pick(cities) };
        (Culture::Brazil, "BR", false, Some((*state).to_owned()), city)
    } else {
        let country = dice.weighted(&ABROAD);
        (country.culture, country.code, country.euro, None, *dice.pick(country.cities))
    };
    let (first_names, last_names) = names(culture);
    let (first, last) = (*dice.pick(first_names), *dice.pick(last_names));
    let second = dice.chance(280).then(|| *dice.pick(last_names)).filter(|second| *second != last);
    let name = match second {
        Some(second) => format!("{first} {second} {last}"),
        None => format!("{first} {last}"),
    };
    let domain = dice.weighted(&[(6, "example.com"), (3, "example.org"), (2, "example.net")]);
    // The number makes the address its buyer's alone; the dot keeps subscribers apart.
    let separator = if crowd == Crowd::Subscribers { "." } else { "" };
    let address = format!("{}.{}{separator}{number}@{domain}", plain(first), plain(last));
    let document = (home && dice.chance(930)).then(|| cpf(&mut dice));
    let email = Email::parse(&address)?;
    Ok(Person {
        buyer: Buyer { email, name: Some(name), document, country: Some(country.to_owned()), state, city: Some(city.to_owned()) },
        home,
        euro,
    })
}

/// The letters of a name, as they stand in an address.
fn plain(name: &str) -> String {
    fold(name).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// A Brazilian taxpayer's number of eleven digits, the last two of which check the others.
fn cpf(dice: &mut Dice) -> String {
    let mut digits: Vec<u64> = (0..9).map(|_| dice.below(10)).collect();
    for _ in 0..2 {
        let sum: u64 = digits.iter().rev().zip(2..).map(|(digit, weight)| digit * weight).sum();
        let rest = sum * 10 % 11;
        digits.push(if rest == 10 { 0 } else { rest });
    }
    digits.iter().filter_map(|digit| char::from_digit(*digit as u32, 10)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn everybody_has_an_address_of_their_own() {
        let mut addresses = HashSet::new();
        for number in 0..20_000 {
            for crowd in [Crowd::Buyers, Crowd::Subscribers] {
                assert!(addresses.insert(person(7, crowd, number).unwrap().buyer.email));
            }
        }
    }

    #[test]
    fn every_name_makes_an_address() {
        for culture in [Culture::Brazil, Culture::Portugal, Culture::Spain, Culture::Italy, Culture::LatinAmerica, Culture::English] {
            let (first, last) = names(culture);
            for name in first.iter().chain(last) {
                assert!(!plain(name).is_empty() && Email::parse(&format!("{}@example.com", plain(name))).is_ok(), "{name}");
            }
        }
    }

    #[test]
    fn the_last_two_digits_check_the_others() {
        let mut dice = Dice::new(1, 1);
        for _ in 0..100 {
            let digits: Vec<u32> = cpf(&mut dice).chars().filter_map(|c| c.to_digit(10)).collect();
            assert_eq!(digits.len(), 11);
            for checked in [9, 10] {
                let sum: u32 = (0..checked).map(|i| digits[i] * (checked as u32 + 1 - i as u32)).sum();
                assert_eq!(sum * 10 % 11 % 10, digits[checked]);
            }
        }
    }
}
