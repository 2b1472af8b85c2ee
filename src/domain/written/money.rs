//! Amounts with their currency's sign.

use super::NBSP;
use super::number::{decimal_sign, grouped};
use crate::language::Language;
use crate::money::Currency;

/// `new Intl.NumberFormat(tag, { style: "currency", currency }).format(amount)`, except that cents are never rounded away: where
/// `Intl` knows no decimals and the standard does (COP), an amount that has cents shows them.
pub fn money(minor: i64, currency: Currency, language: Language) -> String {
    let digits = amount(minor, currency, language);
    let sign = if minor < 0 { "-" } else { "" };
    let symbol = symbol(currency, language);
    match language {
        Language::English if symbol.ends_with(|last: char| last.is_alphanumeric() || last == '.') => {
            format!("{sign}{symbol}{NBSP}{digits}")
        }
        Language::English => format!("{sign}{symbol}{digits}"),
        Language::Portuguese => format!("{sign}{symbol}{NBSP}{digits}"),
        Language::Spanish | Language::Italian => format!("{sign}{digits}{NBSP}{symbol}"),
    }
}

/// The digits of an amount without sign and currency.
pub fn amount(minor: i64, currency: Currency, language: Language) -> String {
    let unit = 10_u64.pow(currency.decimals());
    let (whole, cents) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    let whole = grouped(whole, language);
    if currency.decimals() == 0 || (cents == 0 && rarely_has_cents(currency)) {
        return whole;
    }
    format!("{whole}{}{cents:0width$}", decimal_sign(language), width = currency.decimals() as usize)
}

/// Currencies to which CLDR gives no decimals while ISO 4217 does.
fn rarely_has_cents(currency: Currency) -> bool {
    let codes = "AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SLL SOS SYP YER";
    codes.split(' ').any(|code| code == currency.code())
}

/// The currency's sign where the language has one of its own, else its code.
pub fn symbol(currency: Currency, language: Language) -> &'static str {
    use Language::*;
    match (currency.code(), language) {
        ("EUR", _) => "€",
        ("USD", English) => "$",
        ("USD", Spanish | Portuguese) => "US$",
        ("XPF", _) => "CFPF",
        ("GBP", English | Portuguese | Italian) => "£",
        ("BRL", English | Portuguese) => "R$",
        ("MXN", English | Portuguese) => "MX$",
        ("CAD", English | Portuguese | Italian) => "CA$",
        ("AUD", English | Italian) => "A$",
        ("AUD", Portuguese) => "AU$",
        ("CNY", English | Portuguese | Italian) => "CN¥",
        ("JPY", English) => "¥",
        ("JPY", Portuguese) => "JP¥",
        ("ILS", English | Portuguese | Italian) => "₪",
        ("NZD", English | Portuguese | Italian) => "NZ$",
        ("XCD", English | Portuguese | Italian) => "EC$",
        ("XAF", English | Portuguese | Italian) => "FCFA",
        ("XOF", English | Portuguese | Italian) => "F\u{202f}CFA",
        ("HKD", English | Portuguese) => "HK$",
        ("INR", English | Portuguese) => "₹",
        ("KRW", English | Portuguese) => "₩",
        ("TWD", English | Portuguese) => "NT$",
        ("VND", English | Spanish | Portuguese) => "₫",
        ("PHP", English | Italian) => "₱",
        ("THB", Spanish | Portuguese | Italian) => "฿",
        (code, _) => code,
    }
}

crate::texts! {
    name_brl: "Brazilian real" | "Real brasileño" | "Real brasileiro" | "Real brasiliano";
    name_usd: "US dollar" | "Dólar estadounidense" | "Dólar americano" | "Dollaro statunitense";
    name_eur: "Euro" | "Euro" | "Euro" | "Euro";
    name_mxn: "Mexican peso" | "Peso mexicano" | "Peso mexicano" | "Peso messicano";
    name_cop: "Colombian peso" | "Peso colombiano" | "Peso colombiano" | "Peso colombiano";
    name_ars: "Argentine peso" | "Peso argentino" | "Peso argentino" | "Peso argentino";
    name_clp: "Chilean peso" | "Peso chileno" | "Peso chileno" | "Peso cileno";
    name_pen: "Peruvian sol" | "Sol peruano" | "Sol peruano" | "Sol peruviano";
    name_uyu: "Uruguayan peso" | "Peso uruguayo" | "Peso uruguaio" | "Peso uruguayano";
    name_gbp: "British pound" | "Libra esterlina" | "Libra esterlina" | "Sterlina britannica";
    name_chf: "Swiss franc" | "Franco suizo" | "Franco suíço" | "Franco svizzero";
    name_cad: "Canadian dollar" | "Dólar canadiense" | "Dólar canadense" | "Dollaro canadese";
    name_jpy: "Japanese yen" | "Yen japonés" | "Iene japonês" | "Yen giapponese";
}

/// What a currency is called, as a heading; its code where we have no name.
pub fn currency_name(currency: Currency, language: Language) -> &'static str {
    match currency.code() {
        "BRL" => name_brl(language),
        "USD" => name_usd(language),
        "EUR" => name_eur(language),
        "MXN" => name_mxn(language),
        "COP" => name_cop(language),
        "ARS" => name_ars(language),
        "CLP" => name_clp(language),
        "PEN" => name_pen(language),
        "UYU" => name_uyu(language),
        "GBP" => name_gbp(language),
        "CHF" => name_chf(language),
        "CAD" => name_cad(language),
        "JPY" => name_jpy(language),
        code => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_intl_writes_them() {
        // Of each currency: nothing, 1234.56, -1234.50 and a million; of yen 123456 and so on. A space here is one that does not break.
        let table = [
            (Language::English, "BRL", ["R$0.00", "R$1,234.56", "-R$1,234.50", "R$1,000,000.00"]),
            (Language::English, "USD", ["$0.00", "$1,234.56", "-$1,234.50", "$1,000,000.00"]),
            (Language::English, "EUR", ["€0.00", "€1,234.56", "-€1,234.50", "€1,000,000.00"]),
            (Language::English, "MXN", ["MX$0.00", "MX$1,234.56", "-MX$1,234.50", "MX$1,000,000.00"]),
            (Language::English, "JPY", ["¥0", "¥123,456", "-¥123,450", "¥100,000,000"]),
            (Language::English, "CHF", ["CHF 0.00", "CHF 1,234.56", "-CHF 1,234.50", "CHF 1,000,000.00"]),
            (Language::Spanish, "BRL", ["0,00 BRL", "1234,56 BRL", "-1234,50 BRL", "1.000.000,00 BRL"]),
            (Language::Spanish, "USD", ["0,00 US$", "1234,56 US$", "-1234,50 US$", "1.000.000,00 US$"]),
            (Language::Spanish, "EUR", ["0,00 €", "1234,56 €", "-1234,50 €", "1.000.000,00 €"]),
            (Language::Spanish, "MXN", ["0,00 MXN", "1234,56 MXN", "-1234,50 MXN", "1.000.000,00 MXN"]),
            (Language::Spanish, "JPY", ["0 JPY", "123.456 JPY", "-123.450 JPY", "100.000.000 JPY"]),
            (Language::Portuguese, "BRL", ["R$ 0,00", "R$ 1.234,56", "-R$ 1.234,50", "R$ 1.000.000,00"]),
            (Language::Portuguese, "USD", ["US$ 0,00", "US$ 1.234,56", "-US$ 1.234,50", "US$ 1.000.000,00"]),
            (Language::Portuguese, "EUR", ["€ 0,00", "€ 1.234,56", "-€ 1.234,50", "€ 1.000.000,00"]),
            (Language::Portuguese, "MXN", ["MX$ 0,00", "MX$ 1.234,56", "-MX$ 1.234,50", "MX$ 1.000.000,00"]),
            (Language::Portuguese, "JPY", ["JP¥ 0", "JP¥ 123.456", "-JP¥ 123.450", "JP¥ 100.000.000"]),
            (Language::Italian, "BRL", ["0,00 BRL", "1234,56 BRL", "-1234,50 BRL", "1.000.000,00 BRL"]),
            (Language::Italian, "USD", ["0,00 USD", "1234,56 USD", "-1234,50 USD", "1.000.000,00 USD"]),
            (Language::Italian, "EUR", ["0,00 €", "1234,56 €", "-1234,50 €", "1.000.000,00 €"]),
            (Language::Italian, "MXN", ["0,00 MXN", "1234,56 MXN", "-1234,50 MXN", "1.000.000,00 MXN"]),
            (Language::Italian, "JPY", ["0 JPY", "123.456 JPY", "-123.450 JPY", "100.000.000 JPY"]),
        ];
        for (language, code, expected) in table {
            let currency = Currency::parse(code).unwrap();
            for (minor, expected) in [0, 123_456, -123_450, 100_000_000].into_iter().zip(expected) {
                assert_eq!(money(minor, currency, language), expected.replace(' ', "\u{a0}"), "{code} {language:?}");
            }
        }
    }

    #[test]
    fn pesos_hide_cents_that_are_nothing_and_no_others() {
        assert_eq!(money(123_500, Currency::COP, Language::English), "COP\u{a0}1,235");
        assert_eq!(money(123_456, Currency::COP, Language::Spanish), "1234,56\u{a0}COP");
        assert_eq!(money(1_005, Currency::parse("KWD").unwrap(), Language::Portuguese), "KWD\u{a0}1,005");
    }
}
