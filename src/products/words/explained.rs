//! What the state of a product means for its owner, and what comes next.

use domain::language::Language;
use domain::product::State;

/// The state of the product itself.
pub fn explained(language: Language, state: State) -> &'static str {
    match state {
        State::Draft => draft(language),
        State::InVerification => in_verification(language),
        State::Approved => approved(language),
        State::Returned => returned(language),
        State::Suspended => suspended(language),
        State::Archived => archived(language),
    }
}

/// The state of changes to a product that is on sale.
pub fn revision_explained(language: Language, state: State) -> &'static str {
    match state {
        State::InVerification => revision_in_verification(language),
        State::Returned => revision_returned(language),
        _ => revision_draft(language),
    }
}

domain::texts! {
    draft: "Only you see it. When everything is filled in, send it to verification from the last step."
        | "Solo tú lo ves. Cuando esté todo completo, envíalo a verificación desde el último paso."
        | "Só você o vê. Quando estiver tudo preenchido, envie para verificação na última etapa."
        | "Lo vedi solo tu. Quando è tutto compilato, invialo alla verifica dall’ultimo passo.";
    in_verification: "Somebody is looking it over now. This usually takes about 15 minutes and never more than a working day. You get an e-mail with the answer; until then it cannot be changed."
        | "Alguien lo está revisando. Suele tardar unos 15 minutos y nunca más de un día hábil. Recibirás un correo con la respuesta; hasta entonces no se puede cambiar."
        | "Alguém está revisando. Em geral leva uns 15 minutos e nunca mais de um dia útil. Você recebe um e-mail com a resposta; até lá não dá para alterar."
        | "Qualcuno lo sta controllando. Di solito servono circa 15 minuti, mai più di un giorno lavorativo. Riceverai un’e-mail con la risposta; fino ad allora non si può modificare.";
    approved: "It is on sale: whoever has the link can book a time."
        | "Está a la venta: quien tenga el enlace puede reservar una hora."
        | "Está à venda: quem tiver o link pode agendar um horário."
        | "È in vendita: chi ha il link può prenotare un orario.";
    returned: "It came back with remarks. Mend what they name and send it again from the last step."
        | "Ha vuelto con observaciones. Corrige lo que indican y envíalo otra vez desde el último paso."
        | "Voltou com observações. Corrija o que elas indicam e envie de novo na última etapa."
        | "È tornato con osservazioni. Correggi ciò che indicano e invialo di nuovo dall’ultimo passo.";
    suspended: "The operator has taken it off sale. Sessions already booked stay. Answer the e-mail that you got about it, or write to whoever runs this installation."
        | "Quien opera la plataforma lo ha retirado de la venta. Las sesiones ya reservadas se mantienen. Responde al correo que recibiste o escribe a quien administra esta instalación."
        | "A operação o tirou da venda. As sessões já agendadas continuam. Responda ao e-mail que você recebeu ou escreva a quem administra esta instalação."
        | "Il gestore l’ha tolto dalla vendita. Le sessioni già prenotate restano. Rispondi all’e-mail che hai ricevuto o scrivi a chi gestisce questa installazione.";
    archived: "You have put it away: nobody can buy it. Take it out of the archive to work on it as a draft."
        | "Lo has archivado: nadie puede comprarlo. Sácalo del archivo para trabajar en él como borrador."
        | "Você o arquivou: ninguém pode comprá-lo. Tire-o do arquivo para trabalhar nele como rascunho."
        | "L’hai archiviato: nessuno può acquistarlo. Toglilo dall’archivio per lavorarci come bozza.";
    revision_draft: "Your latest changes are not on sale yet: send them to verification from the last step. Buyers see the approved version meanwhile."
        | "Tus últimos cambios aún no están a la venta: envíalos a verificación desde el último paso. Mientras tanto se ve la versión aprobada."
        | "Suas últimas alterações ainda não estão à venda: envie-as para verificação na última etapa. Enquanto isso, quem compra vê a versão aprovada."
        | "Le tue ultime modifiche non sono ancora in vendita: inviale alla verifica dall’ultimo passo. Intanto si vede la versione approvata.";
    revision_in_verification: "Your latest changes are being looked over. Buyers see the approved version meanwhile."
        | "Tus últimos cambios se están revisando. Mientras tanto se ve la versión aprobada."
        | "Suas últimas alterações estão em revisão. Enquanto isso, quem compra vê a versão aprovada."
        | "Le tue ultime modifiche sono in verifica. Intanto si vede la versione approvata.";
    revision_returned: "Your latest changes came back with remarks. Buyers see the approved version meanwhile."
        | "Tus últimos cambios han vuelto con observaciones. Mientras tanto se ve la versión aprobada."
        | "Suas últimas alterações voltaram com observações. Enquanto isso, quem compra vê a versão aprovada."
        | "Le tue ultime modifiche sono tornate con osservazioni. Intanto si vede la versione approvata.";
}
