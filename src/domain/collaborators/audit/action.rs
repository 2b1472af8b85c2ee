//! What can be done in a centre, as the audit log tells it.

use crate::language::Language;
use serde::{Deserialize, Serialize};

/// Something that was done. Its machine name (`profile_created`) is stored: never rename one.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Action {
    ProfileCreated,
    ProfileChanged,
    ProfileDeleted,
    CollaboratorInvited,
    InvitationResent,
    InvitationRevoked,
    InvitationAccepted,
    InvitationDeclined,
    InvitationExpired,
    CollaboratorMoved,
    /// Products or last day.
    CollaboratorLimited,
    CollaboratorSuspended,
    CollaboratorResumed,
    CollaboratorRemoved,
    CollaboratorLeft,
    KeyMade,
    KeyRevoked,
    /// The owner's own account.
    AccountChanged,
    ProductStarted,
    ProductChanged,
    /// A product, to the operator.
    ProductSubmitted,
    ProductArchived,
    ProductDuplicated,
    ProductApproved,
    ProductReturned,
    ProductSuspended,
    ProductRestored,
    LinkAdded,
    CouponMade,
    CouponEnded,
    SessionMarked,
    SessionMoved,
    SessionCancelled,
    /// Notes for the buyer, or where the session is met.
    SessionNoted,
    BuyerWritten,
    SessionsExported,
    /// Time off, open hours.
    StretchAdded,
    StretchRemoved,
    /// The secret address under which other calendars read the sessions; never the address itself.
    FeedRenewed,
    FeedStopped,
    CalendarConnected,
    CalendarDisconnected,
    /// Written with the first sales that a file brings.
    SalesImported,
    /// Its last sale is recorded; how many came of it.
    ImportFinished,
    ImportUndone,
    SalesExported,
    /// A report, as a table.
    ReportExported,
    RefundRequested,
    LogExported,
    /// A selection of customers that is kept.
    SegmentMade,
    SegmentRenamed,
    SegmentDeleted,
}

impl Action {
    /// The machine name: `profile_created`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What whoever did it did, between their name and that of the object: “Ana *invited* Bea”.
    pub fn words(self, language: Language) -> &'static str {
        let words = match self {
            Self::ProfileCreated => profile_created,
            Self::ProfileChanged => profile_changed,
            Self::ProfileDeleted => profile_deleted,
            Self::CollaboratorInvited => collaborator_invited,
            Self::InvitationResent => invitation_resent,
            Self::InvitationRevoked => invitation_revoked,
            Self::InvitationAccepted => invitation_accepted,
            Self::InvitationDeclined => invitation_declined,
            Self::InvitationExpired => invitation_expired,
            Self::CollaboratorMoved => collaborator_moved,
            Self::CollaboratorLimited => collaborator_limited,
            Self::CollaboratorSuspended => collaborator_suspended,
            Self::CollaboratorResumed => collaborator_resumed,
            Self::CollaboratorRemoved => collaborator_removed,
            Self::CollaboratorLeft => collaborator_left,
            Self::KeyMade => key_made,
            Self::KeyRevoked => key_revoked,
            Self::AccountChanged => account_changed,
            Self::ProductStarted => product_started,
            Self::ProductChanged => product_changed,
            Self::ProductSubmitted => product_submitted,
            Self::ProductArchived => product_archived,
            Self::ProductDuplicated => product_duplicated,
            Self::ProductApproved => product_approved,
            Self::ProductReturned => product_returned,
            Self::ProductSuspended => product_suspended,
            Self::ProductRestored => product_restored,
            Self::LinkAdded => link_added,
            Self::CouponMade => coupon_made,
            Self::CouponEnded => coupon_ended,
            Self::SessionMarked => session_marked,
            Self::SessionMoved => session_moved,
            Self::SessionCancelled => session_cancelled,
            Self::SessionNoted => session_noted,
            Self::BuyerWritten => buyer_written,
            Self::SessionsExported => sessions_exported,
            Self::StretchAdded => stretch_added,
            Self::StretchRemoved => stretch_removed,
            Self::FeedRenewed => feed_renewed,
            Self::FeedStopped => feed_stopped,
            Self::CalendarConnected => calendar_connected,
            Self::CalendarDisconnected => calendar_disconnected,
            Self::SalesImported => sales_imported,
            Self::ImportFinished => import_finished,
            Self::ImportUndone => import_undone,
            Self::SalesExported => sales_exported,
            Self::ReportExported => report_exported,
            Self::RefundRequested => refund_requested,
            Self::LogExported => log_exported,
            Self::SegmentMade => segment_made,
            Self::SegmentRenamed => segment_renamed,
            Self::SegmentDeleted => segment_deleted,
        };
        words(language)
    }
}

crate::texts! {
    profile_created: "created the profile" | "creó el perfil" | "criou o perfil" | "ha creato il profilo";
    profile_changed: "changed the profile" | "cambió el perfil" | "mudou o perfil" | "ha modificato il profilo";
    profile_deleted: "deleted the profile" | "eliminó el perfil" | "excluiu o perfil" | "ha eliminato il profilo";
    collaborator_invited: "invited" | "invitó a" | "convidou" | "ha invitato";
    invitation_resent: "sent the invitation again to" | "reenvió la invitación a" | "reenviou o convite a" | "ha rinviato l’invito a";
    invitation_revoked: "took back the invitation of" | "retiró la invitación de" | "retirou o convite de" | "ha revocato l’invito di";
    invitation_accepted: "accepted the invitation" | "aceptó la invitación" | "aceitou o convite" | "ha accettato l’invito";
    invitation_declined: "declined the invitation" | "rechazó la invitación" | "recusou o convite" | "ha rifiutato l’invito";
    invitation_expired: "closed the expired invitation of" | "cerró la invitación caducada de" | "encerrou o convite expirado de" | "ha chiuso l’invito scaduto di";
    collaborator_moved: "gave another profile to" | "dio otro perfil a" | "deu outro perfil a" | "ha dato un altro profilo a";
    collaborator_limited: "changed the limits of" | "cambió los límites de" | "mudou os limites de" | "ha cambiato i limiti di";
    collaborator_suspended: "suspended" | "suspendió a" | "suspendeu" | "ha sospeso";
    collaborator_resumed: "lifted the suspension of" | "levantó la suspensión de" | "retirou a suspensão de" | "ha riammesso";
    collaborator_removed: "removed" | "quitó a" | "removeu" | "ha rimosso";
    collaborator_left: "left the centre" | "dejó el centro" | "saiu da central" | "ha lasciato il centro";
    key_made: "made the API key" | "creó la clave de API" | "criou a chave de API" | "ha creato la chiave API";
    key_revoked: "revoked the API key" | "revocó la clave de API" | "revogou a chave de API" | "ha revocato la chiave API";
    account_changed: "changed the account" | "cambió la cuenta" | "mudou a conta" | "ha modificato l’account";
    product_started: "started the product" | "empezó el producto" | "começou o produto" | "ha iniziato il prodotto";
    product_changed: "edited the product" | "editó el producto" | "editou o produto" | "ha modificato il prodotto";
    product_submitted: "sent to verification" | "envió a verificación" | "enviou para verificação" | "ha inviato in verifica";
    product_archived: "archived the product" | "archivó el producto" | "arquivou o produto" | "ha archiviato il prodotto";
    product_duplicated: "duplicated the product" | "duplicó el producto" | "duplicou o produto" | "ha duplicato il prodotto";
    product_approved: "approved the product" | "aprobó el producto" | "aprovou o produto" | "ha approvato il prodotto";
    product_returned: "returned the product" | "devolvió el producto" | "devolveu o produto" | "ha restituito il prodotto";
    product_suspended: "suspended the product" | "suspendió el producto" | "suspendeu o produto" | "ha sospeso il prodotto";
    product_restored: "put back on sale" | "volvió a poner a la venta" | "pôs de volta à venda" | "ha rimesso in vendita";
    link_added: "made a link to" | "creó un enlace a" | "criou um link para" | "ha creato un link a";
    coupon_made: "made the coupon" | "creó el cupón" | "criou o cupom" | "ha creato il buono";
    coupon_ended: "ended the coupon" | "terminó el cupón" | "encerrou o cupom" | "ha chiuso il buono";
    session_marked: "noted how the session went" | "anotó cómo terminó la sesión" | "anotou como terminou a sessão" | "ha annotato com’è andata la sessione";
    session_moved: "moved the session" | "movió la sesión" | "remarcou a sessão" | "ha spostato la sessione";
    session_cancelled: "called off the session" | "canceló la sesión" | "cancelou a sessão" | "ha annullato la sessione";
    session_noted: "changed what the buyer is told of the session" | "cambió lo que se dice al comprador de la sesión" | "mudou o que se diz ao comprador sobre a sessão" | "ha cambiato ciò che si dice all’acquirente della sessione";
    buyer_written: "wrote to the buyer of the session" | "escribió al comprador de la sesión" | "escreveu ao comprador da sessão" | "ha scritto all’acquirente della sessione";
    sessions_exported: "exported the sessions" | "exportó las sesiones" | "exportou as sessões" | "ha esportato le sessioni";
    stretch_added: "added to the calendar" | "añadió al calendario" | "acrescentou ao calendário" | "ha aggiunto al calendario";
    stretch_removed: "removed from the calendar" | "quitó del calendario" | "removeu do calendário" | "ha tolto dal calendario";
    feed_renewed: "made a new address for the calendar" | "creó una nueva dirección del calendario" | "criou um novo endereço do calendário" | "ha creato un nuovo indirizzo del calendario";
    feed_stopped: "switched off the address of the calendar" | "desactivó la dirección del calendario" | "desativou o endereço do calendário" | "ha disattivato l’indirizzo del calendario";
    calendar_connected: "connected another calendar" | "conectó otro calendario" | "conectou outro calendário" | "ha collegato un altro calendario";
    calendar_disconnected: "disconnected the other calendar" | "desconectó el otro calendario" | "desconectou o outro calendário" | "ha scollegato l’altro calendario";
    sales_imported: "imported sales" | "importó ventas" | "importou vendas" | "ha importato vendite";
    import_finished: "finished the import of sales" | "terminó la importación de ventas" | "concluiu a importação de vendas" | "ha concluso l’importazione di vendite";
    import_undone: "undid an import of sales" | "deshizo una importación de ventas" | "desfez uma importação de vendas" | "ha annullato un’importazione di vendite";
    sales_exported: "exported sales" | "exportó ventas" | "exportou vendas" | "ha esportato vendite";
    report_exported: "exported the report" | "exportó el informe" | "exportou o relatório" | "ha esportato il report";
    refund_requested: "asked for a refund of the sale" | "solicitó el reembolso de la venta" | "pediu o reembolso da venda" | "ha chiesto il rimborso della vendita";
    log_exported: "exported the log" | "exportó el registro" | "exportou o registro" | "ha esportato il registro";
    segment_made: "made the segment" | "creó el segmento" | "criou o segmento" | "ha creato il segmento";
    segment_renamed: "renamed the segment" | "cambió el nombre del segmento" | "mudou o nome do segmento" | "ha rinominato il segmento";
    segment_deleted: "deleted the segment" | "eliminó el segmento" | "excluiu o segmento" | "ha eliminato il segmento";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use strum::IntoEnumIterator;

    #[test]
    fn no_two_actions_read_the_same_in_any_language() {
        for language in Language::ALL {
            let words: BTreeSet<_> = Action::iter().map(|action| action.words(language)).collect();
            assert_eq!(words.len(), Action::iter().count(), "{language:?}");
        }
    }

    #[test]
    fn an_action_is_stored_by_its_name() {
        for action in Action::iter() {
            assert_eq!(action.name().parse(), Ok(action));
            assert_eq!(serde_json::to_string(&action).unwrap(), format!("\"{action}\""));
        }
    }
}
