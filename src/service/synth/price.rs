//! What a sale costs, in how many instalments, and who gets which part of it.

use super::catalogue::{Item, Kind};
use super::random::Dice;
use domain::money::Currency;
use domain::sale::{Amounts, Method, Settlement, Share};
use rust_decimal::Decimal;

/// The money of one sale.
pub(super) struct Price {
    pub amounts: Amounts,
    pub offer: String,
    pub installments: i64,
    pub affiliate: Option<&'static str>,
    pub coproducer: Option<&'static str>,
}

/// Draws offer, instalments and parts. `day` (days since 1970) moves the rates of exchange.
pub(super) fn price(dice: &mut Dice, item: &Item, currency: Currency, method: Method, renewal: bool, day: i64) -> Price {
    let (name, percent) = if renewal || item.kind == Kind::Club {
        ("monthly", 100)
    } else {
        *dice.weighted(&[(74, ("full", 100)), (16, ("launch", 80)), (10, ("coupon10", 90))])
    };
    let gross = item.price(currency) * percent / 100;
    let installments = installments(dice, gross, currency, method);
    let surcharge = if item.buyer_bears_interest { interest(gross, installments) } else { 0 };
    let settlement =
        (currency != Currency::BRL && dice.chance(450)).then(|| Settlement { currency: Currency::BRL, rate: Some(rate(currency, day)) });
    let mut amounts = Amounts {
        currency,
        gross,
        surcharge: Some(surcharge),
        tax: None,
        fee: None,
        affiliate: Share::Nobody,
        coproducer: Share::Nobody,
        stated_net: None,
        settlement,
    };
    let settled = amounts.settled_gross().unwrap_or(gross);
    // 9.9 % and one real, or half a unit of a harder currency.
    let fee = settled * 99 / 1_000 + if amounts.settled_in() == Currency::BRL { 100 } else { 50 };
    amounts.fee = Some(fee);
    // Tax on services at home, none on books and exports; now and then nobody has worked it out yet.
    let tax = if currency == Currency::BRL && item.kind != Kind::Book { settled * 2 / 100 } else { 0 };
    amounts.tax = (!dice.chance(25)).then_some(tax);
    let mut left = settled - fee - tax;
    let affiliate = (!renewal && dice.chance(item.by_affiliate)).then(|| *dice.weighted(AFFILIATES));
    if let Some((_, per_mille)) = affiliate {
        let commission = left * per_mille / 1_000;
        left -= commission;
        amounts.affiliate = if dice.chance(8) { Share::Unknown } else { Share::Amount(commission) };
    }
    if let Some((_, per_mille)) = item.coproducer {
        amounts.coproducer = Share::Amount(left * per_mille / 1_000);
    }
    Price {
        amounts,
        offer: format!("{}-{name}", item.code),
        installments,
        affiliate: affiliate.map(|(name, _)| name),
        coproducer: item.coproducer.map(|(name, _)| name),
    }
}

/// Names of affiliates and their commission per mille, by a power law too.
const AFFILIATES: &[(u32, (&str, i64))] = &[
    (30, ("Marina Prado", 400)),
    (18, ("Clube das Línguas", 500)),
    (12, ("Rafael Tavares", 400)),
    (9, ("Estudar Fora", 300)),
    (7, ("Blog da Bia", 400)),
    (6, ("Concursos em Foco", 350)),
    (5, ("Hablemos Brasil", 400)),
    (4, ("Tiago Nunes", 400)),
    (3, ("Professora Lívia", 500)),
    (2, ("Viver em Lisboa", 300)),
    (2, ("Daniel Rocha", 400)),
    (1, ("Letras & Cia.", 300)),
];

/// 1–12 by card in Brazil, none below ten reais.
fn installments(dice: &mut Dice, gross: i64, currency: Currency, method: Method) -> i64 {
    let splits = matches!(method, Method::CreditCard | Method::TwoCards | Method::FinancedInstallments) && currency == Currency::BRL;
    if !splits || gross < 9_000 {
        return 1;
    }
    let wanted = *dice.weighted(&[(36, 1), (8, 2), (11, 3), (5, 4), (5, 5), (9, 6), (2, 7), (2, 8), (2, 9), (5, 10), (1, 11), (18, 12)]);
    wanted.min(gross / 1_000).max(1)
}

/// What `installments` cost the buyer more, as the usual tables have it: 2.7 % for two, 1.65 % for each one more.
fn interest(gross: i64, installments: i64) -> i64 {
    if installments < 2 { 0 } else { gross * (270 + (installments - 2) * 165) / 10_000 }
}

/// BRL for one USD or EUR: two slow waves, so that neighbouring days differ by a little.
fn rate(currency: Currency, day: i64) -> Decimal {
    let wave = |period: i64, height: i64| (day.rem_euclid(period) - period / 2).abs() * height * 2 / period;
    let base = if currency == Currency::EUR { 58_200 } else { 52_100 };
    Decimal::new(base + wave(210, 3_400) + wave(17, 620), 4)
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::Catalogue;
    use super::*;

    #[test]
    fn the_parts_never_exceed_the_price() {
        let mut dice = Dice::new(3, 3);
        for item in Catalogue::demo().items.iter().chain(&Catalogue::bench(1, 60).items) {
            for n in 0..200 {
                for currency in [Currency::BRL, Currency::USD, Currency::EUR] {
                    let price = price(&mut dice, item, currency, Method::CreditCard, false, 20_000 + n);
                    assert!(price.amounts.net().is_none_or(|net| net > 0 && net < price.amounts.gross), "{item:?} {:?}", price.amounts);
                    assert!((1..=12).contains(&price.installments));
                }
            }
        }
    }
}
