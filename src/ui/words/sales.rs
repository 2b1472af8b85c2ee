//! What sales are called: states, methods, reasons of loss, causes and sources.

use domain::figures::LostReason;
use domain::language::Language;
use domain::sale::{Cause, Method, Source, State};

domain::texts! {
    state_started: "Started" | "Iniciada" | "Iniciada" | "Iniziata";
    state_abandoned: "Abandoned" | "Abandonada" | "Abandonada" | "Abbandonata";
    state_waiting_payment: "Waiting for payment" | "Pendiente de pago" | "Aguardando pagamento" | "In attesa di pagamento";
    state_under_analysis: "Under analysis" | "En análisis" | "Em análise" | "In verifica";
    state_processing: "Processing" | "Procesando" | "Processando" | "In elaborazione";
    state_approved: "Approved" | "Aprobada" | "Aprovada" | "Approvata";
    state_complete: "Complete" | "Completa" | "Concluída" | "Conclusa";
    state_declined: "Declined" | "Rechazada" | "Recusada" | "Rifiutata";
    state_no_funds: "No funds" | "Sin fondos" | "Sem saldo" | "Fondi insufficienti";
    state_blocked: "Blocked" | "Bloqueada" | "Bloqueada" | "Bloccata";
    state_cancelled: "Cancelled" | "Cancelada" | "Cancelada" | "Annullata";
    state_expired: "Expired" | "Caducada" | "Expirada" | "Scaduta";
    state_overdue: "Overdue" | "Atrasada" | "Em atraso" | "In ritardo";
    state_disputed: "Disputed" | "En disputa" | "Em disputa" | "Contestata";
    state_partially_refunded: "Partly refunded" | "Reembolso parcial" | "Reembolso parcial" | "Rimborso parziale";
    state_refunded: "Refunded" | "Reembolsada" | "Reembolsada" | "Rimborsata";
    state_chargeback: "Chargeback" | "Contracargo" | "Chargeback" | "Chargeback";

    method_unknown: "not chosen" | "sin elegir" | "não escolhido" | "non scelto";
    method_credit_card: "Card" | "Tarjeta" | "Cartão" | "Carta";
    method_two_cards: "Two cards" | "Dos tarjetas" | "Dois cartões" | "Due carte";
    method_account_balance: "Account balance" | "Saldo en cuenta" | "Saldo em conta" | "Saldo del conto";
    method_bank_transfer: "Bank transfer" | "Transferencia" | "Transferência" | "Bonifico";
    method_direct_debit: "Direct debit" | "Domiciliación" | "Débito em conta" | "Addebito diretto";
    method_debit_card: "Debit card" | "Tarjeta de débito" | "Cartão de débito" | "Carta di debito";
    method_financed: "Financed instalments" | "Cuotas financiadas" | "Parcelamento financiado" | "Rate finanziate";
    method_cash: "Cash" | "Efectivo" | "Dinheiro" | "Contanti";
    method_wallet: "Phone wallet" | "Cartera digital" | "Carteira digital" | "Wallet digitale";

    cause_buyer: "By the buyer" | "Por quien compró" | "Pelo comprador" | "Dall’acquirente";
    cause_owner: "By you or your team" | "Por ti o tu equipo" | "Por você ou sua equipe" | "Da te o dal tuo team";
    cause_gateway: "By the payment service" | "Por el servicio de pago" | "Pelo serviço de pagamento" | "Dal servizio di pagamento";
    cause_import: "From an import" | "De una importación" | "De uma importação" | "Da un’importazione";
    cause_schedule: "By the clock" | "Por plazo" | "Por prazo" | "Per scadenza";

    source_checkout: "Mostrador" | "Mostrador" | "Mostrador" | "Mostrador";
    source_import: "Imported" | "Importada" | "Importada" | "Importata";
    source_hotmart: "Hotmart" | "Hotmart" | "Hotmart" | "Hotmart";
}

/// The name of a state, as an adjective of a sale.
pub fn state(language: Language, state: State) -> &'static str {
    let name = match state {
        State::Started => state_started,
        State::Abandoned => state_abandoned,
        State::WaitingPayment => state_waiting_payment,
        State::UnderAnalysis => state_under_analysis,
        State::Processing => state_processing,
        State::Approved => state_approved,
        State::Complete => state_complete,
        State::Declined => state_declined,
        State::NoFunds => state_no_funds,
        State::Blocked => state_blocked,
        State::Cancelled => state_cancelled,
        State::Expired => state_expired,
        State::Overdue => state_overdue,
        State::Disputed => state_disputed,
        State::PartiallyRefunded => state_partially_refunded,
        State::Refunded => state_refunded,
        State::Chargeback => state_chargeback,
    };
    name(language)
}

/// The name of a way to pay.
pub fn method(language: Language, method: Method) -> &'static str {
    match method {
        Method::Unknown => method_unknown(language),
        Method::CreditCard => method_credit_card(language),
        Method::TwoCards => method_two_cards(language),
        Method::AccountBalance => method_account_balance(language),
        Method::Boleto => "Boleto",
        Method::Pix => "Pix",
        Method::PayPal => "PayPal",
        Method::Wallet => method_wallet(language),
        Method::BankTransfer => method_bank_transfer(language),
        Method::DirectDebit => method_direct_debit(language),
        Method::DebitCard => method_debit_card(language),
        Method::FinancedInstallments => method_financed(language),
        Method::Cash => method_cash(language),
    }
}

/// The state that stands for a reason of loss.
pub fn lost_state(reason: LostReason) -> State {
    match reason {
        LostReason::Abandoned => State::Abandoned,
        LostReason::Declined => State::Declined,
        LostReason::NoFunds => State::NoFunds,
        LostReason::Blocked => State::Blocked,
        LostReason::Expired => State::Expired,
        LostReason::Cancelled => State::Cancelled,
    }
}

/// The name of a reason of loss: that of its state.
pub fn lost_reason(language: Language, reason: LostReason) -> &'static str {
    state(language, lost_state(reason))
}

/// Who moved a sale.
pub fn cause(language: Language, cause: Cause) -> &'static str {
    match cause {
        Cause::Buyer => cause_buyer(language),
        Cause::Owner => cause_owner(language),
        Cause::Gateway => cause_gateway(language),
        Cause::Import => cause_import(language),
        Cause::Schedule => cause_schedule(language),
    }
}

/// Where a sale came from.
pub fn source(language: Language, source: Source) -> &'static str {
    match source {
        Source::Checkout => source_checkout(language),
        Source::Import => source_import(language),
        Source::Hotmart => source_hotmart(language),
    }
}
