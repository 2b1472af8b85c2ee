//! Letters about helping in another's account: the invitation, what became of it, and the end.

use super::letters::Content;
use crate::office::Office;
use crate::secret::Secret;
use chrono::NaiveDate;
use domain::collaborators::{Group, OwnersOwn, Rights};
use domain::language::Language;
use domain::texts;
use domain::written::day_long;
use strum::IntoEnumIterator;

/// An invitation as its letter tells of it.
#[derive(Debug, Clone, Copy)]
pub struct Invited<'a> {
    pub language: Language,
    pub name: &'a str,
    /// Who invites.
    pub inviter: &'a str,
    /// Whose account it is.
    pub owner: &'a str,
    pub profile: &'a str,
    pub rights: Rights,
    /// The last day on which it can be accepted, by the owner's calendar.
    pub until: NaiveDate,
    /// The last day of access.
    pub last_day: Option<NaiveDate>,
    /// The products that are opened; none for all.
    pub products: Option<&'a [String]>,
}

/// Says who invites into whose account, what that opens, and what it never opens.
pub fn invitation(office: &Office, invited: &Invited<'_>, token: &Secret) -> Content {
    let Invited { language, name, inviter, owner, profile, .. } = *invited;
    let why = if inviter == owner { by_owner(language, owner, profile) } else { by_other(language, inviter, owner, profile) };
    let mut paragraphs = vec![hello(language, name), why, opens(language).to_owned()];
    paragraphs.extend(Group::iter().filter_map(|group| {
        let labels: Vec<&str> = group.rights().filter(|right| invited.rights.contains(*right)).map(|right| right.label(language)).collect();
        (!labels.is_empty()).then(|| format!("{}: {}.", group.title(language), labels.join(" · ")))
    }));
    paragraphs.extend(invited.products.map(|names| only(language, &names.join(" · "))));
    paragraphs.extend(invited.last_day.map(|day| ends(language, &day_long(day, language))));
    let never: Vec<&str> = OwnersOwn::iter().map(|own| own.title(language)).collect();
    paragraphs.push(never_opens(language, &never.join(", ")));
    paragraphs.push(good_until(language, &day_long(invited.until, language)));
    let address = format!("{}/invitation/{}", office.public_url, token.reveal());
    let button = Some((look(language).to_owned(), address));
    Content { language, subject: subject(language, owner), paragraphs, button, closing: not_known(language).into() }
}

/// Tells who sent an invitation what became of it.
pub fn answered(office: &Office, language: Language, inviter: &str, who: &str, is_accepted: bool) -> Content {
    let (subject, what) = if is_accepted {
        (accepted_subject(language, who), accepted(language, who))
    } else {
        (declined_subject(language, who), declined(language, who))
    };
    let button = Some((to_centre(language).to_owned(), format!("{}/collaborators", office.public_url)));
    Content { language, subject, paragraphs: vec![hello(language, inviter), what], button, closing: sent_it(language).into() }
}

/// Tells somebody that another's account is closed to them.
pub fn shut(language: Language, name: &str, owner: &str) -> Content {
    let paragraphs = vec![hello(language, name), shut_why(language, owner)];
    Content { language, subject: shut_subject(language, owner), paragraphs, button: None, closing: shut_ask(language, owner) }
}

texts! {
    hello(name: &str): "Hello {name}," | "Hola, {name}:" | "Olá, {name}," | "Ciao {name},";
    subject(owner: &str): "Invitation to help in {owner}’s account" | "Invitación para ayudar en la cuenta de {owner}" | "Convite para ajudar na conta de {owner}" | "Invito a collaborare nell’account di {owner}";
    by_owner(owner: &str, profile: &str): "{owner} invites you to help in their Mostrador account, with the profile “{profile}”."
        | "{owner} te invita a ayudar en su cuenta de Mostrador, con el perfil «{profile}»."
        | "{owner} convida você para ajudar na conta que tem no Mostrador, com o perfil “{profile}”."
        | "{owner} ti invita a collaborare nel suo account Mostrador, con il profilo «{profile}».";
    by_other(inviter: &str, owner: &str, profile: &str): "{inviter} invites you to help in {owner}’s Mostrador account, with the profile “{profile}”."
        | "{inviter} te invita a ayudar en la cuenta de Mostrador de {owner}, con el perfil «{profile}»."
        | "{inviter} convida você para ajudar na conta de {owner} no Mostrador, com o perfil “{profile}”."
        | "{inviter} ti invita a collaborare nell’account Mostrador di {owner}, con il profilo «{profile}».";
    opens: "You could do the following there:" | "Allí podrías hacer lo siguiente:" | "Lá você poderia fazer o seguinte:" | "Lì potresti fare quanto segue:";
    only(products: &str): "For these products only: {products}." | "Solo para estos productos: {products}." | "Só para estes produtos: {products}." | "Solo per questi prodotti: {products}.";
    ends(day: &str): "The access ends after {day}." | "El acceso termina después del {day}." | "O acesso termina depois de {day}." | "L’accesso termina dopo il {day}.";
    never_opens(what: &str): "It never lets you {what}: that stays with the owner."
        | "Nunca te permite {what}: eso queda para el titular."
        | "Nunca permite {what}: isso fica com o titular."
        | "Non ti permette mai di {what}: resta al titolare.";
    good_until(day: &str): "The link is good until {day}. Nothing happens before you accept on its page."
        | "El enlace sirve hasta el {day}. No pasa nada antes de que aceptes en su página."
        | "O link vale até {day}. Nada acontece antes de você aceitar na página."
        | "Il link vale fino al {day}. Non succede nulla prima che tu accetti nella sua pagina.";
    look: "Look at the invitation" | "Ver la invitación" | "Ver o convite" | "Vedi l’invito";
    not_known: "If you do not know who this is, you need not do anything." | "Si no sabes quién es, no tienes que hacer nada." | "Se você não sabe quem é, não precisa fazer nada." | "Se non sai chi sia, non devi fare nulla.";
    accepted_subject(who: &str): "{who} accepted your invitation" | "{who} aceptó tu invitación" | "{who} aceitou seu convite" | "{who} ha accettato il tuo invito";
    accepted(who: &str): "{who} accepted your invitation and can begin." | "{who} aceptó tu invitación y puede empezar." | "{who} aceitou seu convite e já pode começar." | "{who} ha accettato il tuo invito e può cominciare.";
    declined_subject(who: &str): "{who} declined your invitation" | "{who} rechazó tu invitación" | "{who} recusou seu convite" | "{who} ha rifiutato il tuo invito";
    declined(who: &str): "{who} declined your invitation. Nothing was opened." | "{who} rechazó tu invitación. No se abrió nada." | "{who} recusou seu convite. Nada foi aberto." | "{who} ha rifiutato il tuo invito. Non è stato aperto nulla.";
    to_centre: "Open the collaborators" | "Abrir los colaboradores" | "Abrir os colaboradores" | "Apri i collaboratori";
    sent_it: "You get this letter because you sent the invitation." | "Recibes esta carta porque enviaste la invitación." | "Você recebe esta mensagem porque enviou o convite." | "Ricevi questa lettera perché hai inviato l’invito.";
    shut_subject(owner: &str): "{owner}’s account is closed to you" | "La cuenta de {owner} se cerró para ti" | "A conta de {owner} foi fechada para você" | "L’account di {owner} è chiuso per te";
    shut_why(owner: &str): "You no longer have access to {owner}’s Mostrador account. Keys that you made there stopped working. Your own account stays as it is."
        | "ya no tienes acceso a la cuenta de Mostrador de {owner}. Las claves que creaste allí dejaron de funcionar. Tu propia cuenta sigue igual."
        | "você não tem mais acesso à conta de {owner} no Mostrador. As chaves que você criou lá pararam de funcionar. Sua própria conta continua como está."
        | "non hai più accesso all’account Mostrador di {owner}. Le chiavi che hai creato lì non funzionano più. Il tuo account resta com’è.";
    shut_ask(owner: &str): "Ask {owner} if you did not expect this." | "Pregunta a {owner} si no lo esperabas." | "Pergunte a {owner} se você não esperava por isso." | "Chiedi a {owner} se non te lo aspettavi.";
}
