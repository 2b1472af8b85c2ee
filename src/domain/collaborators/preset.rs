//! Profiles to begin with: what four kinds of helpers usually need.

use super::{ProfileForm, Right, Rights};
use crate::language::Language;

/// A kind of helper. Its rights are where a profile begins, not what it stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::EnumIter, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Preset {
    SupportAgent,
    Finance,
    Marketing,
    AgendaAssistant,
}

/// Answers buyers, and sees no figures.
const SUPPORT: Rights = Rights::of(&[
    Right::SalesResendNotifications,
    Right::SalesEditBuyerEmail,
    Right::SalesResendPurchaseEmail,
    Right::SalesSearch,
    Right::SalesIssueBoletos,
    Right::SalesRequestRefunds,
    Right::ProductsView,
    Right::SubscriptionsManage,
]);

/// Sees all money. Moving it is left for the owner to tick.
const FINANCE: Rights = Rights::of(&[
    Right::ReceiptsSend,
    Right::SalesSearch,
    Right::SalesSearchByPeriod,
    Right::ReportsPaymentMethods,
    Right::ReportsCommissionsGenerated,
    Right::ReportsSelfBilling,
    Right::ReportsAffiliatePayouts,
    Right::ReportsOverdueSubscriptions,
    Right::ReportsReceivedAsAffiliate,
    Right::ReportsProductEarningsDetail,
    Right::ReportsCoproductionEarnings,
    Right::ReportsProductEarnings,
    Right::ReportsAnnualSummary,
    Right::ReportsEarnings,
    Right::ReportsInvoices,
    Right::ToolsTaxInvoices,
]);

/// Brings visitors, and sees what came of it.
const MARKETING: Rights = Rights::of(&[
    Right::ProductsView,
    Right::ReportsEarningsByDevice,
    Right::ReportsAffiliateTrend,
    Right::ReportsAffiliatePerformance,
    Right::ReportsPurchaseRecovery,
    Right::ReportsSalesByCheckoutOrigin,
    Right::ReportsEarningsByLocation,
    Right::ReportsLeadsCollected,
    Right::ReportsSalesByOrigin,
    Right::ToolsMailingLists,
    Right::ToolsSurveys,
    Right::ToolsLeadCapture,
    Right::ToolsAffiliateMail,
    Right::ToolsAlternativePages,
    Right::ToolsTrackingPixels,
    Right::ToolsPromoMaterial,
    Right::ToolsDynamicPages,
    Right::ToolsLinkManager,
    Right::ToolsAnalytics,
    Right::ProfileProduct,
]);

/// Keeps the agenda, calling sessions off included.
const AGENDA: Rights = Rights::of(&[Right::SalesRequestRefunds, Right::ProductsManage, Right::ProductsView]);

impl Preset {
    /// The machine name: `support_agent`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    pub const fn rights(self) -> Rights {
        match self {
            Self::SupportAgent => SUPPORT,
            Self::Finance => FINANCE,
            Self::Marketing => MARKETING,
            Self::AgendaAssistant => AGENDA,
        }
    }

    /// What readers call it; also the name of the profile that begins with it.
    pub fn title(self, language: Language) -> &'static str {
        match self {
            Self::SupportAgent => support(language),
            Self::Finance => finance(language),
            Self::Marketing => marketing(language),
            Self::AgendaAssistant => agenda(language),
        }
    }

    /// What such a helper does, in one line.
    pub fn explanation(self, language: Language) -> &'static str {
        match self {
            Self::SupportAgent => support_does(language),
            Self::Finance => finance_does(language),
            Self::Marketing => marketing_does(language),
            Self::AgendaAssistant => agenda_does(language),
        }
    }

    /// A form for a profile that begins with it.
    pub fn form(self, language: Language) -> ProfileForm {
        ProfileForm { name: self.title(language).to_owned(), rights: self.rights() }
    }
}

crate::texts! {
    support: "Support agent" | "Atención al cliente" | "Atendimento" | "Assistenza clienti";
    support_does: "Answers buyers, finds their purchases, asks for refunds; sees no totals."
        | "Responde a los compradores, encuentra sus compras, solicita reembolsos; no ve totales."
        | "Responde aos compradores, encontra suas compras, pede reembolsos; não vê totais."
        | "Risponde agli acquirenti, trova i loro acquisti, chiede rimborsi; non vede i totali.";
    finance: "Finance" | "Finanzas" | "Financeiro" | "Amministrazione";
    finance_does: "Sees sales, earnings and invoices; moves no money."
        | "Ve ventas, ganancias y facturas; no mueve dinero."
        | "Vê vendas, ganhos e faturas; não movimenta dinheiro."
        | "Vede vendite, guadagni e fatture; non muove denaro.";
    marketing: "Marketing" | "Marketing" | "Marketing" | "Marketing";
    marketing_does: "Brings visitors by pages, links and affiliates, and sees what came of it."
        | "Atrae visitas con páginas, enlaces y afiliados, y ve qué resultó."
        | "Atrai visitas com páginas, links e afiliados, e vê o que resultou."
        | "Porta visite con pagine, link e affiliati, e vede che cosa ne è venuto.";
    agenda: "Agenda assistant" | "Asistente de agenda" | "Assistente de agenda" | "Assistente per l’agenda";
    agenda_does: "Keeps the agenda: moves, marks and calls off sessions, and edits services."
        | "Lleva la agenda: mueve, marca y cancela sesiones, y edita servicios."
        | "Cuida da agenda: remarca, anota e cancela sessões, e edita serviços."
        | "Cura l’agenda: sposta, segna e annulla le sessioni, e modifica i servizi.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn a_preset_makes_a_profile_that_nothing_is_wrong_with() {
        for preset in Preset::iter() {
            for language in Language::ALL {
                let (name, rights) = preset.form(language).check().unwrap();
                assert_eq!((name.as_str(), rights), (preset.title(language), preset.rights()));
            }
        }
    }

    #[test]
    fn no_preset_hands_out_money_people_or_keys() {
        let grave = Rights::of(&[Right::WithdrawalsMake, Right::ToolsCollaborators, Right::ToolsApiAndNotifications]);
        assert!(Preset::iter().all(|preset| !preset.rights().touches(grave)));
    }

    #[test]
    fn support_sees_no_totals_and_the_agenda_is_kept_whole() {
        assert!(!Preset::SupportAgent.rights().contains(Right::SalesSearchByPeriod));
        let agenda = Rights::of(&[Right::ProductsView, Right::ProductsManage, Right::SalesRequestRefunds]);
        assert!(Preset::AgendaAssistant.rights().holds(agenda));
    }
}
