//! The number by which a country's tax office knows a person or a firm: CPF and CNPJ in Brazil.

use serde::{Deserialize, Serialize};

/// A checked document, written without punctuation and in upper case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Document {
    /// Of a person: eleven digits.
    Cpf(String),
    /// Of a firm: fourteen characters, letters among the first twelve since July 2026.
    Cnpj(String),
}

/// Whether a buyer with this billing country is asked for a document.
pub fn is_asked_for(country: &str) -> bool {
    country == "BR"
}

impl Document {
    /// Reads a CPF or a CNPJ with or without its punctuation; none where the check digits do not fit.
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String =
            text.chars().filter(|c| !matches!(c, '.' | '-' | '/' | ' ' | '\u{a0}')).map(|c| c.to_ascii_uppercase()).collect();
        if !plain.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
            return None;
        }
        match plain.len() {
            11 if has_check_digits(plain.as_bytes(), 11) => Some(Self::Cpf(plain)),
            14 if has_check_digits(plain.as_bytes(), 9) => Some(Self::Cnpj(plain)),
            _ => None,
        }
    }

    pub fn as_str(&self) -> &str {
        match self {
            Self::Cpf(text) | Self::Cnpj(text) => text,
        }
    }
}

/// Whether the last two characters are the check digits of those before: modulo 11, weights from 2 upwards from the right that begin
/// again after `heaviest`. A character counts by its code less that of zero, so that letters count too (Receita Federal, 2024). All
/// characters alike fit by arithmetic and belong to nobody.
///
/// The library for this draws random numbers and so does not compile for browsers; the tests compare with it.
fn has_check_digits(plain: &[u8], heaviest: u32) -> bool {
    let (body, digits) = plain.split_at(plain.len() - 2);
    let is_cpf = plain.len() == 11;
    let worth = |byte: u8| u32::from(byte - b'0');
    let check = |before: &[u8]| {
        let weights = (2..=heaviest).cycle();
        let sum: u32 = before.iter().rev().zip(weights).map(|(byte, weight)| worth(*byte) * weight).sum();
        let rest = sum % 11;
        b'0' + if rest < 2 { 0 } else { 11 - rest } as u8
    };
    let alike = plain.iter().all(|byte| *byte == plain[0]);
    let figures_only = !is_cpf || plain.iter().all(u8::is_ascii_digit);
    figures_only && !alike && digits[0] == check(body) && digits[1] == check(&plain[..plain.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn documents_are_read_with_and_without_punctuation() {
        assert_eq!(Document::parse("529.982.247-25"), Some(Document::Cpf("52998224725".into())));
        assert_eq!(Document::parse(" 11.222.333/0001-81 "), Some(Document::Cnpj("11222333000181".into())));
        assert_eq!(Document::parse("12.abc.345/01de-35"), Some(Document::Cnpj("12ABC34501DE35".into())), "the tax office's own example");
        for wrong in
            ["", "529.982.247-26", "111.111.111-11", "00000000000000", "1122233300018A", "5299822472", "٥٢٩٩٨٢٢٤٧٢٥", "A2998224725"]
        {
            assert_eq!(Document::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_the_library_makes_up_is_good() {
        for _ in 0..200 {
            for made in [cpf_cnpj::cpf::generate(), cpf_cnpj::cnpj::generate(), cpf_cnpj::cnpj::generate_alphanumeric()] {
                assert!(Document::parse(&made).is_some(), "{made}");
            }
        }
    }

    proptest! {
        #[test]
        fn the_library_says_the_same(cpf in "[0-9]{9}", first in 0_u8..=9, second in 0_u8..=9, cnpj in "[0-9A-Z]{12}[0-9]{2}") {
            let cpf = format!("{cpf}{first}{second}");
            prop_assert_eq!(Document::parse(&cpf).is_some(), cpf_cnpj::cpf::validate(&cpf));
            prop_assert_eq!(Document::parse(&cnpj).is_some(), cpf_cnpj::cnpj::validate(&cnpj));
        }

        #[test]
        fn one_wrong_figure_is_found(body in "[0-9]{8}1", at in 0_usize..11, by in 1_u8..=9) {
            let good = (0..100).map(|digits| format!("{body}{digits:02}")).find(|text| Document::parse(text).is_some());
            let Some(good) = good else { return Err(TestCaseError::reject("all alike")) };
            let mut bytes = good.into_bytes();
            bytes[at] = b'0' + (bytes[at] - b'0' + by) % 10;
            let changed = String::from_utf8(bytes).unwrap();
            // Two remainders give the check digit 0: only there may a wrong figure pass.
            if Document::parse(&changed).is_some() {
                prop_assert!(changed.ends_with('0') || changed[9..].starts_with('0'));
            }
        }

        #[test]
        fn reading_a_document_never_panics(text in "\\PC{0,20}") {
            let _ = Document::parse(&text);
        }
    }
}
