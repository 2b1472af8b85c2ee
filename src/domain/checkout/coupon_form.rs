//! A coupon as its owner types it, and as it is made when nothing in it is wrong.

use super::coupon::{Code, Discount};
use super::coupon_fault::{CouponFault, CouponField, CouponReason};
use super::coupons::Priced;
use crate::id::ProductId;
use crate::money::{Currency, Money};
use crate::product::Limits;
use crate::product::price::read_amount;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

/// Most uses that can be asked for.
const MOST_USES: u32 = 1_000_000;

/// As typed; a field that did not come is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CouponForm {
    pub code: String,
    /// How much it takes off.
    pub takes: String,
    /// `percent`, or the code of a currency.
    pub unit: String,
    /// The last day on which it is good; empty for no end.
    pub last_day: String,
    /// Empty for as often as anybody likes.
    pub most_uses: String,
    /// Empty for all products.
    pub product: String,
}

/// What a form is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    pub limits: &'a Limits,
    /// What the owner has on sale.
    pub products: &'a [Priced],
    /// By the owner's calendar.
    pub today: NaiveDate,
}

/// A checked [`CouponForm`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCoupon {
    pub code: Code,
    pub discount: Discount,
    pub last_day: Option<NaiveDate>,
    pub most_uses: Option<u32>,
    pub product: Option<ProductId>,
}

impl CouponForm {
    /// All faults at once, each at its field.
    pub fn check(&self, terms: &Terms<'_>) -> Result<NewCoupon, Vec<CouponFault>> {
        let mut faults = Vec::new();
        let code = keep(&mut faults, CouponField::Code, self.code());
        let product = keep(&mut faults, CouponField::Product, self.product(terms));
        let discount = self.discount(terms, product.flatten()).map_err(|fault| faults.push(fault)).ok();
        let last_day = keep(&mut faults, CouponField::LastDay, self.last_day(terms.today));
        let most_uses = keep(&mut faults, CouponField::MostUses, self.most_uses());
        match (code, discount, last_day, most_uses, product) {
            (Some(code), Some(discount), Some(last_day), Some(most_uses), Some(product)) => {
                Ok(NewCoupon { code, discount, last_day, most_uses, product: product.map(|product| product.id) })
            }
            _ => Err(faults),
        }
    }

    fn code(&self) -> Result<Code, CouponReason> {
        if self.code.trim().is_empty() {
            return Err(CouponReason::Missing);
        }
        Code::parse(&self.code).map_err(|_| CouponReason::NotACode)
    }

    fn product<'a>(&self, terms: &Terms<'a>) -> Result<Option<&'a Priced>, CouponReason> {
        match self.product.trim() {
            "" => Ok(None),
            id => terms.products.iter().find(|product| product.id.to_string() == id).map(Some).ok_or(CouponReason::NotInList),
        }
    }

    /// What it takes off, which must leave something to pay of the product, or of the dearest that there is.
    fn discount(&self, terms: &Terms<'_>, product: Option<&Priced>) -> Result<Discount, CouponFault> {
        let at = |field, reason| CouponFault { field, reason };
        let typed = self.takes.trim();
        let currency = match self.unit.trim() {
            "percent" => None,
            code => {
                let currency = Currency::parse(code).ok().filter(|currency| terms.limits.price(*currency).is_some());
                Some(currency.ok_or(at(CouponField::Unit, CouponReason::NotInList))?)
            }
        };
        if let (Some(currency), Some(product)) = (currency, product)
            && product.price.currency != currency
        {
            return Err(at(CouponField::Unit, CouponReason::OtherCurrency { currency: product.price.currency }));
        }
        if typed.is_empty() {
            return Err(at(CouponField::Takes, CouponReason::Missing));
        }
        let discount = match currency {
            None => Discount::Percent(percentage(typed).ok_or(at(CouponField::Takes, CouponReason::NotAPercentage))?),
            Some(currency) => {
                let amount = read_amount(typed, currency).ok().filter(|amount| amount.minor > 0);
                Discount::Amount(amount.ok_or(at(CouponField::Takes, CouponReason::NotAnAmount))?)
            }
        };
        let fits =
            |price: &&Priced| product.is_none_or(|product| product.id == price.id) && currency.is_none_or(|c| c == price.price.currency);
        let prices: Vec<Money> = terms.products.iter().filter(fits).map(|product| product.price).collect();
        let least = |price: Money| terms.limits.price(price.currency).map_or(1, |limit| limit.least.max(1));
        let leaves_enough = |price: &Money| price.minor - discount.of(*price) >= least(*price);
        match prices.iter().max_by_key(|price| price.minor) {
            Some(price) if !prices.iter().any(leaves_enough) => {
                let most = Money::new((price.minor - least(*price)).max(0), price.currency);
                Err(at(CouponField::Takes, CouponReason::TooMuch { most }))
            }
            _ => Ok(discount),
        }
    }

    fn last_day(&self, today: NaiveDate) -> Result<Option<NaiveDate>, CouponReason> {
        match self.last_day.trim() {
            "" => Ok(None),
            text => match text.parse::<NaiveDate>() {
                Ok(day) if day < today => Err(CouponReason::Past),
                Ok(day) if day.year() < 2200 => Ok(Some(day)),
                _ => Err(CouponReason::NotADay),
            },
        }
    }

    fn most_uses(&self) -> Result<Option<u32>, CouponReason> {
        match self.most_uses.trim() {
            "" => Ok(None),
            text => text.parse().ok().filter(|count| (1..=MOST_USES).contains(count)).map(Some).ok_or(CouponReason::NotACount),
        }
    }
}

fn keep<T>(faults: &mut Vec<CouponFault>, field: CouponField, result: Result<T, CouponReason>) -> Option<T> {
    result.map_err(|reason| faults.push(CouponFault { field, reason })).ok()
}

/// Reads a percentage as people write it (`10`, `12,5`, `12.5 %`), in hundredths: above none and below all, with two decimals at most.
fn percentage(text: &str) -> Option<u16> {
    let text = text.trim_end_matches('%').trim_end().replace(',', ".");
    let hundredths = Decimal::from_str_exact(&text).ok()?.checked_mul(Decimal::ONE_HUNDRED)?;
    hundredths.fract().is_zero().then(|| hundredths.to_u16()).flatten().filter(|hundredths| (1..10_000).contains(hundredths))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn brl(minor: i64) -> Money {
        Money::new(minor, Currency::BRL)
    }

    fn priced(number: u128, price: Money) -> Priced {
        Priced { id: ProductId(Uuid::from_u128(number)), name: "Aula".into(), price }
    }

    fn form() -> CouponForm {
        CouponForm { code: "ana10".into(), takes: "10".into(), unit: "percent".into(), ..CouponForm::default() }
    }

    fn check(form: &CouponForm, products: &[Priced]) -> Result<NewCoupon, Vec<(CouponField, CouponReason)>> {
        let terms = Terms { limits: &Limits::default(), products, today: "2026-03-09".parse().unwrap() };
        form.check(&terms).map_err(|faults| faults.into_iter().map(|fault| (fault.field, fault.reason)).collect())
    }

    #[test]
    fn a_coupon_is_read_as_it_is_typed() {
        let products = [priced(1, brl(25_000)), priced(2, Money::new(5_000, Currency::EUR))];
        let plain = check(&form(), &products).unwrap();
        assert_eq!((plain.code.as_str(), plain.discount, plain.last_day), ("ANA10", Discount::Percent(1_000), None));
        let full = CouponForm {
            takes: "R$ 25,50".into(),
            unit: "BRL".into(),
            last_day: "2026-03-09".into(),
            most_uses: " 3 ".into(),
            product: products[0].id.to_string(),
            ..form()
        };
        let full = check(&full, &products).unwrap();
        assert_eq!((full.discount, full.most_uses, full.product), (Discount::Amount(brl(2_550)), Some(3), Some(products[0].id)));
        assert_eq!(full.last_day, "2026-03-09".parse().ok(), "today is a day to come");
        for (typed, hundredths) in [("12,5", 1_250), ("0.01", 1), ("99.99 %", 9_999), ("7%", 700), ("10.00", 1_000)] {
            let coupon = check(&CouponForm { takes: typed.into(), ..form() }, &[]).unwrap();
            assert_eq!(coupon.discount, Discount::Percent(hundredths), "{typed}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_told_at_its_field() {
        let form = CouponForm {
            code: "açaí 10".into(),
            takes: "100".into(),
            unit: "percent".into(),
            last_day: "2026-03-08".into(),
            most_uses: "0".into(),
            product: Uuid::nil().to_string(),
        };
        assert_eq!(
            check(&form, &[]),
            Err(vec![
                (CouponField::Code, CouponReason::NotACode),
                (CouponField::Product, CouponReason::NotInList),
                (CouponField::Takes, CouponReason::NotAPercentage),
                (CouponField::LastDay, CouponReason::Past),
                (CouponField::MostUses, CouponReason::NotACount),
            ])
        );
        let missing = [(CouponField::Code, CouponReason::Missing), (CouponField::Unit, CouponReason::NotInList)];
        assert_eq!(check(&CouponForm::default(), &[]), Err(missing.to_vec()));
    }

    #[test]
    fn a_coupon_must_leave_something_to_pay_of_what_it_is_for() {
        let products = [priced(1, brl(25_000)), priced(2, brl(1_000)), priced(3, Money::new(5_000, Currency::EUR))];
        let takes = |takes: &str, unit: &str, product: Option<usize>| CouponForm {
            takes: takes.into(),
            unit: unit.into(),
            product: product.map(|at| products[at].id.to_string()).unwrap_or_default(),
            ..form()
        };
        let too_much = |most| Err(vec![(CouponField::Takes, CouponReason::TooMuch { most })]);
        assert!(check(&takes("245", "BRL", None), &products).is_ok(), "of the dearest something is left");
        assert_eq!(check(&takes("245.01", "BRL", None), &products), too_much(brl(24_500)));
        assert_eq!(check(&takes("5,01", "BRL", Some(1)), &products), too_much(brl(500)));
        assert_eq!(check(&takes("60", "percent", Some(1)), &products), too_much(brl(500)));
        let other = Err(vec![(CouponField::Unit, CouponReason::OtherCurrency { currency: Currency::EUR })]);
        assert_eq!(check(&takes("10", "BRL", Some(2)), &products), other);
        assert_eq!(check(&takes("0", "BRL", None), &products), Err(vec![(CouponField::Takes, CouponReason::NotAnAmount)]));
    }

    proptest! {
        #[test]
        fn reading_a_percentage_never_panics_and_stays_within(text in "\\PC{0,12}|[0-9.,%]{0,8}") {
            prop_assert!(percentage(&text).is_none_or(|hundredths| (1..10_000).contains(&hundredths)));
        }
    }
}
