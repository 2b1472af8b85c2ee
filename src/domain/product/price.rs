//! The third step: one fixed price and how it may be paid.

use super::fault::{Faults, Reason};
use super::{Fault, Field, Limits};
use crate::booking::Reason as Entry;
use crate::booking::typed::number;
use crate::money::{Currency, Money, MoneyError};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, strum::EnumString, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Mode {
    #[default]
    One,
    Instalments,
}

/// Who pays for the waiting that instalments mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, strum::EnumString, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Bearer {
    /// Interest is added to what the buyer pays.
    #[default]
    Buyer,
    /// The buyer pays the price and no more.
    Seller,
}

/// As typed and saved; anything in it may be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PriceForm {
    pub amount: String,
    pub currency: String,
    pub mode: Mode,
    /// Most instalments.
    pub instalments: String,
    pub bearer: Bearer,
    /// Buyers abroad also see about how much it is in other currencies.
    pub converts: bool,
}

/// How the price may be paid; all at once is always possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Plan {
    One,
    Instalments { most: u32, bearer: Bearer },
}

/// A checked [`PriceForm`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    pub amount: Money,
    pub plan: Plan,
    pub converts: bool,
}

impl PriceForm {
    /// The amount as far as it can be read, whatever else is wrong.
    pub fn amount(&self) -> Option<Money> {
        Currency::parse(&self.currency).ok().and_then(|currency| read_amount(&self.amount, currency).ok())
    }

    /// All faults at once, each at its field.
    pub fn check(&self, limits: &Limits) -> Result<Price, Vec<Fault>> {
        let mut faults = Faults::default();
        let limit = match self.currency.as_str() {
            "" => Err(Entry::Missing.into()),
            code => Currency::parse(code).ok().and_then(|currency| limits.price(currency)).ok_or(Reason::NotInList),
        };
        let limit = faults.keep(Field::Currency, limit);
        let amount = match limit {
            _ if self.amount.trim().is_empty() => Err(Entry::Missing.into()),
            None => Ok(None),
            Some(limit) => match read_amount(&self.amount, limit.currency) {
                Ok(money) if money.minor < limit.least => Err(Reason::TooLow(Money::new(limit.least, limit.currency))),
                Ok(money) if money.minor > limit.most => Err(Reason::TooHigh(Money::new(limit.most, limit.currency))),
                Ok(money) => Ok(Some(money)),
                Err(MoneyError::TooLarge) => Err(Reason::TooHigh(Money::new(limit.most, limit.currency))),
                Err(MoneyError::TooManyDecimals) => Err(Reason::TooManyDecimals),
                Err(_) => Err(Reason::NotAnAmount),
            },
        };
        let amount = faults.keep(Field::Amount, amount).flatten();
        let plan = match self.mode {
            Mode::One => Some(Plan::One),
            Mode::Instalments => faults
                .keep(Field::Instalments, number(&self.instalments, 2, limits.most_instalments))
                .map(|most| Plan::Instalments { most, bearer: self.bearer }),
        };
        match (amount, plan) {
            (Some(amount), Some(plan)) if faults.0.is_empty() => Ok(Price { amount, plan, converts: self.converts }),
            _ => Err(faults.0),
        }
    }
}

/// Reads an amount as people of any of the four languages type it: `1.234,50`, `1,234.50`, `R$ 250`, `249,9`. A single separator
/// followed by exactly three figures groups thousands, unless the currency itself has three decimals.
pub fn read_amount(text: &str, currency: Currency) -> Result<Money, MoneyError> {
    let text = text.trim();
    let text = text.strip_prefix(currency.sign()).or_else(|| text.strip_prefix(currency.code())).unwrap_or(text);
    let text = text.strip_suffix(currency.sign()).or_else(|| text.strip_suffix(currency.code())).unwrap_or(text);
    let figures: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')).collect();
    let decimal = match figures.rfind([',', '.']) {
        None => None,
        Some(last) => {
            let other_kind = figures[..last].contains(if figures[last..].starts_with(',') { '.' } else { ',' });
            let same_kind = figures[..last].contains(if figures[last..].starts_with(',') { ',' } else { '.' });
            let tail = figures.len() - last - 1;
            let groups = same_kind || (!other_kind && tail == 3 && currency.decimals() != 3);
            (!groups).then_some(last)
        }
    };
    let (whole, decimals) = decimal.map_or((figures.as_str(), None), |at| (&figures[..at], Some(&figures[at + 1..])));
    let mut groups = whole.split([',', '.']);
    let first = groups.next().unwrap_or("");
    let grouped = whole.len() > first.len();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let well_formed = digits(first)
        && (!grouped || first.len() <= 3)
        && groups.all(|group| group.len() == 3 && digits(group))
        && !(whole.contains(',') && whole.contains('.'))
        && decimals.is_none_or(digits);
    if !well_formed {
        return Err(MoneyError::NotANumber);
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    Money::parse(&decimals.map_or(whole.clone(), |decimals| format!("{whole}.{decimals}")), currency)
}

crate::texts! {
    guarantee: "Guarantee: 7 days"
        | "Garantía: 7 días"
        | "Garantia: 7 dias"
        | "Garanzia: 7 giorni";
    /// Shown beside it; nobody edits the term (decision 22).
    guarantee_explained: "Buyers have 7 calendar days to change their mind, counted from the scheduled date of the session. In general that date coincides with the date of purchase. This term is the same for all online services and cannot be changed."
        | "Quien compra tiene 7 días naturales para arrepentirse, contados desde la fecha programada de la sesión. Por regla general, esa fecha coincide con la de la compra. Este plazo es igual para todos los servicios online y no se puede cambiar."
        | "Quem compra tem 7 dias corridos para desistir, contados da data agendada da sessão. Em regra, essa data coincide com a da compra. Esse prazo é igual para todos os serviços online e não pode ser alterado."
        | "Chi acquista ha 7 giorni di calendario per ripensarci, contati dalla data fissata per la sessione. Di norma questa data coincide con quella dell’acquisto. Il termine è uguale per tutti i servizi online e non si può cambiare.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn form(amount: &str) -> PriceForm {
        PriceForm { amount: amount.into(), currency: "BRL".into(), ..PriceForm::default() }
    }

    fn reasons(form: &PriceForm) -> Vec<(Field, Reason)> {
        form.check(&Limits::default()).unwrap_err().into_iter().map(|fault| (fault.field, fault.reason)).collect()
    }

    #[test]
    fn amounts_are_read_as_they_are_written_in_all_four_languages() {
        for (text, minor) in [
            ("250", 25_000),
            ("249,9", 24_990),
            ("249.90", 24_990),
            ("1.234,50", 123_450),
            ("1,234.50", 123_450),
            ("1.234", 123_400),
            ("1.234.567", 123_456_700),
            ("R$ 1 234,5", 123_450),
            ("250 BRL", 25_000),
        ] {
            assert_eq!(read_amount(text, Currency::BRL), Ok(Money::new(minor, Currency::BRL)), "{text}");
        }
        for wrong in ["", "-5", "1,2,3", "12.34.567", "1.234,", ",5", "1.23,456.00", "five", "1e3", "٣"] {
            assert!(read_amount(wrong, Currency::BRL).is_err(), "{wrong}");
        }
        let dinar = Currency::parse("KWD").unwrap();
        assert_eq!(read_amount("1.234", dinar), Ok(Money::new(1_234, dinar)));
    }

    #[test]
    fn a_price_keeps_its_limits() {
        assert_eq!(reasons(&form("0")), [(Field::Amount, Reason::TooLow(Money::new(500, Currency::BRL)))]);
        assert_eq!(reasons(&form("30000,01")), [(Field::Amount, Reason::TooHigh(Money::new(3_000_000, Currency::BRL)))]);
        assert_eq!(reasons(&form("99999999999999999")), [(Field::Amount, Reason::TooHigh(Money::new(3_000_000, Currency::BRL)))]);
        assert_eq!(reasons(&form("40,005")), [(Field::Amount, Reason::TooHigh(Money::new(3_000_000, Currency::BRL)))]);
        assert_eq!(reasons(&form("10,0051")), [(Field::Amount, Reason::TooManyDecimals)]);
        let many = PriceForm { mode: Mode::Instalments, instalments: "25".into(), currency: "XYZ".into(), ..form("") };
        assert_eq!(
            reasons(&many),
            [
                (Field::Currency, Reason::NotInList),
                (Field::Amount, Entry::Missing.into()),
                (Field::Instalments, Entry::OutOfRange { least: 2, most: 12 }.into()),
            ]
        );
    }

    proptest! {
        #[test]
        fn reading_an_amount_never_panics(text in "\\PC{0,20}|[0-9., ]{0,14}") {
            let _ = read_amount(&text, Currency::BRL);
        }

        #[test]
        fn a_plain_figure_is_read_as_itself(minor in 0_i64..Money::MAX_MINOR) {
            let money = Money::new(minor, Currency::BRL);
            prop_assert_eq!(read_amount(&money.to_plain(), Currency::BRL), Ok(money));
            prop_assert_eq!(read_amount(&money.to_plain().replace('.', ","), Currency::BRL), Ok(money));
        }
    }
}
