//! The kinds of service that may be offered: a closed list of two levels (decision 27).

use crate::language::Language;
use serde::{Deserialize, Serialize};

/// The first level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumString, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Group {
    Wellbeing,
    Classes,
    Consulting,
    Mentoring,
}

/// The second level. Its code (`wellbeing.psychology`) is stored and stands in addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumString, strum::IntoStaticStr)]
pub enum Kind {
    #[serde(rename = "wellbeing.psychology")]
    #[strum(serialize = "wellbeing.psychology")]
    Psychology,
    #[serde(rename = "wellbeing.holistic")]
    #[strum(serialize = "wellbeing.holistic")]
    HolisticTherapy,
    #[serde(rename = "wellbeing.training")]
    #[strum(serialize = "wellbeing.training")]
    PersonalTraining,
    #[serde(rename = "wellbeing.nutrition")]
    #[strum(serialize = "wellbeing.nutrition")]
    Nutrition,
    #[serde(rename = "wellbeing.couples")]
    #[strum(serialize = "wellbeing.couples")]
    Couples,
    #[serde(rename = "classes.languages")]
    #[strum(serialize = "classes.languages")]
    Languages,
    #[serde(rename = "classes.music")]
    #[strum(serialize = "classes.music")]
    Music,
    #[serde(rename = "classes.speaking")]
    #[strum(serialize = "classes.speaking")]
    Speaking,
    #[serde(rename = "consulting.finance")]
    #[strum(serialize = "consulting.finance")]
    Finance,
    #[serde(rename = "consulting.business")]
    #[strum(serialize = "consulting.business")]
    Business,
    #[serde(rename = "consulting.marketing")]
    #[strum(serialize = "consulting.marketing")]
    Marketing,
    #[serde(rename = "mentoring.personal")]
    #[strum(serialize = "mentoring.personal")]
    PersonalGrowth,
    #[serde(rename = "mentoring.business")]
    #[strum(serialize = "mentoring.business")]
    BusinessGrowth,
}

impl Group {
    pub const ALL: [Self; 4] = [Self::Wellbeing, Self::Classes, Self::Consulting, Self::Mentoring];

    /// The kinds of this group, in the order of the list.
    pub fn kinds(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(move |kind| kind.group() == self)
    }

    pub fn code(self) -> &'static str {
        self.into()
    }

    pub fn title(self, language: Language) -> &'static str {
        match self {
            Self::Wellbeing => wellbeing(language),
            Self::Classes => classes(language),
            Self::Consulting => consulting(language),
            Self::Mentoring => mentoring(language),
        }
    }
}

impl Kind {
    pub const ALL: [Self; 13] = [
        Self::Psychology,
        Self::HolisticTherapy,
        Self::PersonalTraining,
        Self::Nutrition,
        Self::Couples,
        Self::Languages,
        Self::Music,
        Self::Speaking,
        Self::Finance,
        Self::Business,
        Self::Marketing,
        Self::PersonalGrowth,
        Self::BusinessGrowth,
    ];

    /// `wellbeing.psychology`.
    pub fn code(self) -> &'static str {
        self.into()
    }

    pub fn group(self) -> Group {
        use Kind::*;
        match self {
            Psychology | HolisticTherapy | PersonalTraining | Nutrition | Couples => Group::Wellbeing,
            Languages | Music | Speaking => Group::Classes,
            Finance | Business | Marketing => Group::Consulting,
            PersonalGrowth | BusinessGrowth => Group::Mentoring,
        }
    }

    pub fn title(self, language: Language) -> &'static str {
        match self {
            Self::Psychology => psychology(language),
            Self::HolisticTherapy => holistic_therapy(language),
            Self::PersonalTraining => personal_training(language),
            Self::Nutrition => nutrition(language),
            Self::Couples => couples(language),
            Self::Languages => languages(language),
            Self::Music => music(language),
            Self::Speaking => speaking(language),
            Self::Finance => finance(language),
            Self::Business => business(language),
            Self::Marketing => marketing(language),
            Self::PersonalGrowth => personal_growth(language),
            Self::BusinessGrowth => business_growth(language),
        }
    }
}

crate::texts! {
    wellbeing: "Health and wellbeing" | "Salud y bienestar" | "Saúde e bem-estar" | "Salute e benessere";
    classes: "Private classes" | "Clases particulares" | "Aulas particulares" | "Lezioni private";
    consulting: "Consulting" | "Consultoría" | "Consultoria" | "Consulenza";
    mentoring: "Mentoring and coaching" | "Mentoría y coaching" | "Mentoria e coaching" | "Mentoring e coaching";
    psychology: "Psychology" | "Psicología" | "Psicologia" | "Psicologia";
    holistic_therapy: "Holistic therapy" | "Terapias holísticas" | "Terapias holísticas" | "Terapie olistiche";
    personal_training: "Personal training" | "Entrenamiento personal" | "Personal trainer" | "Personal training";
    nutrition: "Nutrition" | "Nutrición" | "Nutrição" | "Nutrizione";
    couples: "Couples therapy" | "Terapia de pareja" | "Terapia de casal" | "Terapia di coppia";
    languages: "Languages" | "Idiomas" | "Idiomas" | "Lingue";
    music: "Music" | "Música" | "Música" | "Musica";
    speaking: "Public speaking" | "Oratoria" | "Oratória" | "Public speaking";
    finance: "Finance" | "Finanzas" | "Finanças" | "Finanza";
    business: "Business" | "Empresas" | "Negócios" | "Aziende";
    marketing: "Digital marketing" | "Marketing digital" | "Marketing digital" | "Marketing digitale";
    personal_growth: "Personal development" | "Desarrollo personal" | "Desenvolvimento pessoal" | "Crescita personale";
    business_growth: "Business development" | "Desarrollo empresarial" | "Desenvolvimento empresarial" | "Crescita d’impresa";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kinds_code_begins_with_its_groups_and_reads_back() {
        for kind in Kind::ALL {
            assert_eq!(kind.code().split_once('.').map(|(group, _)| group), Some(kind.group().code()));
            assert_eq!(kind.code().parse(), Ok(kind));
        }
        assert!(Group::ALL.iter().all(|group| group.kinds().next().is_some()), "no empty group");
    }
}
