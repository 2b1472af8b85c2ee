//! What an account is made of and which passwords are taken.

use crate::collaborators::KeyFault;
use crate::language::Language;
use crate::money::Currency;
use crate::name::{Email, NameError, parse_country, parse_name};
use serde::{Deserialize, Serialize};

/// Light, dark, or as the reader's system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, strum::FromRepr)]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum Theme {
    #[default]
    System = 0,
    Light = 1,
    Dark = 2,
}

impl Theme {
    /// Value of `data-theme` on the document; none lets the system decide.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "system" => Some(Self::System),
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            _ => None,
        }
    }
}

/// What somebody types to open an account, as it comes from the form; a field that did not come is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignUpForm {
    pub name: String,
    pub email: String,
    pub password: String,
    pub country: String,
    pub time_zone: String,
    pub currency: String,
    pub language: String,
}

/// A checked [`SignUpForm`]; the time zone is checked where the zone tables are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignUp {
    pub name: String,
    pub email: Email,
    pub password: String,
    pub country: &'static str,
    pub time_zone: String,
    pub currency: Currency,
    pub language: Language,
}

/// The fields of the account forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Field {
    Name,
    Email,
    Password,
    Country,
    TimeZone,
    Currency,
    Language,
    /// Of a key.
    Rights,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    Missing,
    TooLong,
    NotAnAddress,
    Unprintable,
    NotInList,
    /// Fewer than [`PASSWORD_MIN`] characters.
    PasswordTooShort,
    /// Among the ones that are tried first, or the person's own name or address.
    PasswordTooCommon,
    /// Of a key for which none was chosen.
    NoRights,
    UnknownRight,
    /// Its maker does not have it.
    RightNotHeld,
}

impl From<KeyFault> for Fault {
    fn from(error: KeyFault) -> Self {
        match error {
            KeyFault::NoRights => Self::NoRights,
            KeyFault::Unknown => Self::UnknownRight,
            KeyFault::NotHeld => Self::RightNotHeld,
        }
    }
}

impl From<NameError> for Fault {
    fn from(error: NameError) -> Self {
        match error {
            NameError::Missing => Self::Missing,
            NameError::TooLong => Self::TooLong,
            NameError::NotAnAddress => Self::NotAnAddress,
            NameError::Unprintable => Self::Unprintable,
            NameError::UnknownCountry => Self::NotInList,
        }
    }
}

/// Least characters of a password (NIST SP 800-63B asks for 8 or more; length is what helps).
pub const PASSWORD_MIN: usize = 10;
/// Most bytes of a password, so that hashing one cannot be made slow.
pub const PASSWORD_MAX: usize = 256;
/// Most characters of a name.
pub const NAME_MAX: usize = 120;

impl SignUpForm {
    /// All faults at once, each at its field.
    pub fn check(&self) -> Result<SignUp, Vec<(Field, Fault)>> {
        let mut faults = Vec::new();
        let mut note = |field: Field, fault: Fault| faults.push((field, fault));
        let name = parse_name(&self.name, NAME_MAX).map_err(|e| note(Field::Name, e.into())).ok();
        let email = Email::parse(&self.email).map_err(|e| note(Field::Email, e.into())).ok();
        if let Err(fault) = check_password(&self.password, &[&self.name, &self.email]) {
            note(Field::Password, fault);
        }
        let country = parse_country(&self.country).map_err(|e| note(Field::Country, e.into())).ok();
        if self.time_zone.is_empty() {
            note(Field::TimeZone, Fault::Missing);
        }
        let currency = Currency::parse(&self.currency).map_err(|_| note(Field::Currency, Fault::NotInList)).ok();
        let language = Language::parse(&self.language);
        if language.is_none() {
            note(Field::Language, Fault::NotInList);
        }
        match (name, email, country, currency, language) {
            (Some(name), Some(email), Some(country), Some(currency), Some(language)) if faults.is_empty() => {
                Ok(SignUp { name, email, password: self.password.clone(), country, time_zone: self.time_zone.clone(), currency, language })
            }
            _ => Err(faults),
        }
    }
}

/// Whether a password is long enough and not one of those that are tried first; `about` holds the person's own words.
pub fn check_password(password: &str, about: &[&str]) -> Result<(), Fault> {
    if password.is_empty() {
        return Err(Fault::Missing);
    }
    if password.chars().count() < PASSWORD_MIN {
        return Err(Fault::PasswordTooShort);
    }
    if password.len() > PASSWORD_MAX {
        return Err(Fault::TooLong);
    }
    let folded = password.to_lowercase();
    let one_letter = folded.chars().all(|c| folded.starts_with(c));
    let common = [
        "1234567890",
        "0123456789",
        "qwertyuiop",
        "password123",
        "password1234",
        "senha12345",
        "contraseña",
        "abcdefghij",
        "mostrador1",
        "mostrador123",
    ];
    let own = about.iter().any(|word| word.trim().to_lowercase() == folded);
    if one_letter || own || common.contains(&folded.as_str()) { Err(Fault::PasswordTooCommon) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_of_a_form_are_told_at_once() {
        let form = SignUpForm {
            email: "ana@".into(),
            password: "short".into(),
            currency: "XX".into(),
            country: "ZZ".into(),
            ..SignUpForm::default()
        };
        let faults = form.check().unwrap_err();
        for expected in [
            (Field::Name, Fault::Missing),
            (Field::Email, Fault::NotAnAddress),
            (Field::Password, Fault::PasswordTooShort),
            (Field::Country, Fault::NotInList),
            (Field::TimeZone, Fault::Missing),
            (Field::Currency, Fault::NotInList),
            (Field::Language, Fault::NotInList),
        ] {
            assert!(faults.contains(&expected), "{expected:?}");
        }
    }

    #[test]
    fn ones_own_address_is_no_password() {
        assert_eq!(check_password("ana@exemplo.com", &["Ana", "ana@exemplo.com"]), Err(Fault::PasswordTooCommon));
        assert_eq!(check_password("aaaaaaaaaaaa", &[]), Err(Fault::PasswordTooCommon));
        assert_eq!(check_password("correct horse battery", &[]), Ok(()));
    }
}
