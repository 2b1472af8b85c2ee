//! The letter with a saved view: its figures in short, the table beside it.

use super::letters::Content;
use crate::office::Office;
use domain::language::Language;
use domain::name::Email;
use domain::reports::{Answer, Figures, Measure, Unit};
use domain::written::{self, day_range, exact_percent, money, percent_change};
use domain::{panel::change_percent, texts};
use store::accounts::Account;
use store::letters::Attached;
use store::views::Kept;

/// Measures that the letter tells of itself: the first of the report.
const TOLD: usize = 4;

/// A letter that waits to be put into the outbox.
pub struct Report {
    pub to: Email,
    pub content: Content,
    pub file: Attached,
}

/// What a view's letter says to whoever saved it.
pub fn mailed(office: &Office, account: &Account, view: &Kept, answer: &Answer, file: Attached) -> Report {
    let language = account.language;
    let days = day_range(answer.period.from, answer.period.to, language);
    let mut paragraphs = vec![told(language, view.report.label(language), &days)];
    let measures = answer.report.spec().map_or(&[][..], |spec| spec.measures);
    paragraphs.extend(measures.iter().take(TOLD).filter_map(|measure| line(*measure, answer, language)));
    paragraphs.push(attached(language).into());
    let closing = if view.mailed.is_some() { scheduled(language, &office.public_url) } else { asked_for(language).into() };
    let content = Content {
        language,
        subject: subject(language, &view.name, &days),
        paragraphs,
        button: Some((open(language).into(), format!("{}/reports/{}{}", office.public_url, view.report.name(), view.query))),
        closing,
    };
    Report { to: account.email.clone(), content, file }
}

/// `Gross: R$ 1,200 (+12% from R$ 1,071)`.
fn line(measure: Measure, answer: &Answer, language: Language) -> Option<String> {
    let text = |figures: &Figures| {
        let value = measure.value(figures)?;
        Some(match measure.unit() {
            Unit::Count => written::count(value, language),
            Unit::Money => money(value, answer.currency, language),
            Unit::Share => exact_percent(u16::try_from(value.max(0)).unwrap_or(u16::MAX), language),
        })
    };
    let now = text(&answer.totals)?;
    let beside = answer.totals_before.as_ref().and_then(|before| {
        let change = change_percent(measure.value(&answer.totals)?, measure.value(before)?)?;
        Some(compared(language, &percent_change(change, language), &text(before)?))
    });
    Some(format!("{}: {now}{}", measure.label(language), beside.map(|beside| format!(" ({beside})")).unwrap_or_default()))
}

texts! {
    subject(name: &str, days: &str): "{name}: {days}" | "{name}: {days}" | "{name}: {days}" | "{name}: {days}";
    told(report: &str, days: &str): "{report}, {days}." | "{report}, {days}." | "{report}, {days}." | "{report}, {days}.";
    compared(change: &str, before: &str): "{change}, {before} before" | "{change}, {before} antes" | "{change}, {before} antes" | "{change}, {before} prima";
    attached: "All rows are in the table that comes with this letter." | "Todas las filas están en la tabla que acompaña a este correo."
        | "Todas as linhas estão na tabela que acompanha este e-mail." | "Tutte le righe sono nella tabella allegata a questa e-mail.";
    open: "Open the report" | "Abrir el informe" | "Abrir o relatório" | "Apri il report";
    asked_for: "You asked for this letter just now." | "Acabas de pedir este correo." | "Você acabou de pedir este e-mail." | "Hai appena chiesto questa e-mail.";
    scheduled(at: &str): "You get this letter because you saved this view to be mailed; change or stop it at {at}/reports/views."
        | "Recibes este correo porque guardaste esta vista para recibirla; cámbialo o detenlo en {at}/reports/views."
        | "Você recebe este e-mail porque salvou esta visão para recebê-la; mude ou pare em {at}/reports/views."
        | "Ricevi questa e-mail perché hai salvato questa vista per riceverla; cambiala o fermala su {at}/reports/views.";
}
