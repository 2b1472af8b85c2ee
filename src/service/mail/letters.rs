//! The letters, their words in four languages and their one layout.

use crate::office::Office;
use crate::secret::Secret;
use askama::Template;
use domain::Time;
use domain::id::{LetterId, ProductId};
use domain::language::Language;
use domain::name::Email;
use domain::product::verification::Remark;
use domain::texts;
use store::letters::{Attached, Letter};
use store::{StoreError, Tx, letters};

/// What a letter says, before it has a recipient.
pub struct Content {
    pub(super) language: Language,
    pub(super) subject: String,
    pub(super) paragraphs: Vec<String>,
    /// Words and address of the one thing to do.
    pub(super) button: Option<(String, String)>,
    pub(super) closing: String,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct Html<'a> {
    language: &'static str,
    content: &'a Content,
}

/// Puts a letter into the outbox, in the transaction of what causes it.
pub async fn post(tx: &mut Tx, office: &Office, to: &Email, content: &Content, now: Time) -> Result<(), StoreError> {
    put(tx, office, to.as_str(), content, With::default(), now).await.map(|_| ())
}

/// The same, and which letter it is: for who wants to know whether it could be delivered.
pub async fn post_known(tx: &mut Tx, office: &Office, to: &Email, content: &Content, now: Time) -> Result<LetterId, StoreError> {
    put(tx, office, to.as_str(), content, With::default(), now).await
}

/// The same with an entry for the reader's calendar.
pub async fn post_with_entry(
    tx: &mut Tx,
    office: &Office,
    to: &Email,
    content: &Content,
    calendar: &str,
    now: Time,
) -> Result<(), StoreError> {
    put(tx, office, to.as_str(), content, With { calendar: Some(calendar.to_owned()), file: None }, now).await.map(|_| ())
}

/// The same work for a letter that goes to nobody.
pub async fn post_to_nobody(tx: &mut Tx, office: &Office, content: &Content, now: Time) -> Result<(), StoreError> {
    put(tx, office, "", content, With::default(), now).await.map(|_| ())
}

/// The same with a file to keep.
pub async fn post_with_file(
    tx: &mut Tx,
    office: &Office,
    to: &Email,
    content: &Content,
    file: Attached,
    now: Time,
) -> Result<(), StoreError> {
    put(tx, office, to.as_str(), content, With { calendar: None, file: Some(file) }, now).await.map(|_| ())
}

/// What travels with a letter.
#[derive(Default)]
struct With {
    calendar: Option<String>,
    file: Option<Attached>,
}

async fn put(tx: &mut Tx, office: &Office, recipient: &str, content: &Content, with: With, now: Time) -> Result<LetterId, StoreError> {
    let mut text = content.paragraphs.join("\n\n");
    if let Some((words, address)) = &content.button {
        text.push_str(&format!("\n\n{words}:\n{address}"));
    }
    text.push_str(&format!("\n\n{}\n", content.closing));
    let html = Html { language: content.language.tag(), content }.render().map_err(|e| StoreError::Corrupt(format!("letter: {e}")))?;
    let letter = Letter {
        id: LetterId(office.id(now)),
        recipient: recipient.to_owned(),
        subject: content.subject.clone(),
        body_text: text,
        body_html: html,
        calendar: with.calendar,
        file: with.file,
        created_at: now,
        attempts: 0,
        sent_at: None,
    };
    letters::add(tx, &letter).await?;
    Ok(letter.id)
}

pub fn confirm_address(language: Language, office: &Office, name: &str, token: &Secret) -> Content {
    Content {
        language,
        subject: confirm_subject(language).into(),
        paragraphs: vec![hello(language, name), confirm_why(language).into()],
        button: Some((confirm_button(language).into(), format!("{}/confirm?token={}", office.public_url, token.reveal()))),
        closing: not_you(language).into(),
    }
}

pub fn already_have_account(language: Language, office: &Office) -> Content {
    Content {
        language,
        subject: already_subject(language).into(),
        paragraphs: vec![already_why(language).into()],
        button: Some((sign_in_button(language).into(), format!("{}/sign-in", office.public_url))),
        closing: not_you(language).into(),
    }
}

pub fn reset_password(language: Language, office: &Office, token: &Secret) -> Content {
    Content {
        language,
        subject: reset_subject(language).into(),
        paragraphs: vec![reset_why(language).into()],
        button: Some((reset_button(language).into(), format!("{}/reset?token={}", office.public_url, token.reveal()))),
        closing: not_you(language).into(),
    }
}

/// `keys_revoked`: whether any API key was.
pub fn password_changed(language: Language, office: &Office, keys_revoked: bool) -> Content {
    let mut paragraphs = vec![changed_why(language).to_owned()];
    if keys_revoked {
        paragraphs.push(changed_keys(language).into());
    }
    Content {
        language,
        subject: changed_subject(language).into(),
        paragraphs,
        button: Some((changed_button(language).into(), format!("{}/forgot", office.public_url))),
        closing: changed_closing(language).into(),
    }
}

pub fn product_approved(language: Language, office: &Office, name: &str, slug: &str) -> Content {
    Content {
        language,
        subject: approved_subject(language, name),
        paragraphs: vec![approved_why(language, name)],
        button: Some((approved_button(language).into(), format!("{}/p/{slug}", office.public_url))),
        closing: product_closing(language).into(),
    }
}

/// Each remark as a paragraph of its own, under its field's name.
pub fn product_returned(language: Language, office: &Office, name: &str, id: ProductId, remarks: &[Remark]) -> Content {
    let list = remarks.iter().map(|remark| format!("{}: {}", remark.field.label(language), remark.words));
    Content {
        language,
        subject: returned_subject(language, name),
        paragraphs: std::iter::once(returned_why(language, name)).chain(list).collect(),
        button: Some((returned_button(language).into(), format!("{}/products/{id}", office.public_url))),
        closing: product_closing(language).into(),
    }
}

pub fn product_suspended(language: Language, office: &Office, name: &str, id: ProductId) -> Content {
    Content {
        language,
        subject: suspended_subject(language, name),
        paragraphs: vec![suspended_why(language, name)],
        button: Some((returned_button(language).into(), format!("{}/products/{id}", office.public_url))),
        closing: product_closing(language).into(),
    }
}

texts! {
    approved_subject(name: &str): "“{name}” is on sale" | "«{name}» ya está a la venta" | "“{name}” já está à venda" | "«{name}» è in vendita";
    approved_why(name: &str): "good news: “{name}” has been verified. Its page is open; share its address and the first sessions can be booked."
        | "buenas noticias: «{name}» ha sido verificado. Su página está abierta; comparte su dirección y podrán reservarse las primeras sesiones."
        | "boas notícias: “{name}” foi verificado. A página está aberta; compartilhe o endereço e as primeiras sessões poderão ser agendadas."
        | "buone notizie: «{name}» è stato verificato. La sua pagina è aperta; condividi l’indirizzo e si potranno prenotare le prime sessioni.";
    approved_button: "Open the page" | "Abrir la página" | "Abrir a página" | "Apri la pagina";
    returned_subject(name: &str): "“{name}” needs a few changes" | "«{name}» necesita algunos cambios" | "“{name}” precisa de algumas mudanças" | "«{name}» ha bisogno di qualche modifica";
    returned_why(name: &str): "we looked at “{name}”. Before it can be sold, please change the following and send it again:"
        | "hemos revisado «{name}». Antes de venderlo, cambia lo siguiente y envíalo de nuevo, por favor:"
        | "analisamos “{name}”. Antes de vendê-lo, mude o seguinte e envie de novo, por favor:"
        | "abbiamo esaminato «{name}». Prima di venderlo, modifica quanto segue e invialo di nuovo, per favore:";
    returned_button: "Open the product" | "Abrir el producto" | "Abrir o produto" | "Apri il prodotto";
    suspended_subject(name: &str): "“{name}” was taken off sale" | "«{name}» se retiró de la venta" | "“{name}” foi retirado de venda" | "«{name}» è stato ritirato dalla vendita";
    suspended_why(name: &str): "“{name}” was taken off sale by those who run this installation. What has been booked already stays booked. Answer this mail to learn more."
        | "quienes administran esta instalación retiraron «{name}» de la venta. Lo ya reservado sigue en pie. Responde a este correo para saber más."
        | "quem administra esta instalação retirou “{name}” de venda. O que já foi agendado continua valendo. Responda a este e-mail para saber mais."
        | "chi gestisce questa installazione ha ritirato «{name}» dalla vendita. Ciò che è già prenotato resta valido. Rispondi a questa e-mail per saperne di più.";
    product_closing: "You get this letter because the product is yours." | "Recibes esta carta porque el producto es tuyo." | "Você recebe esta mensagem porque o produto é seu." | "Ricevi questa lettera perché il prodotto è tuo.";
}

texts! {
    hello(name: &str): "Hello {name}," | "Hola, {name}:" | "Olá, {name}," | "Ciao {name},";
    not_you: "If this was not you, you need not do anything." | "Si no fuiste tú, no tienes que hacer nada." | "Se não foi você, não precisa fazer nada." | "Se non sei stato tu, non devi fare nulla.";
    confirm_subject: "Confirm your address" | "Confirma tu dirección" | "Confirme seu endereço" | "Conferma il tuo indirizzo";
    confirm_why: "one more step and your Mostrador account is open: confirm that this address is yours, with the password that you chose. The link works for 48 hours."
        | "un paso más y tu cuenta de Mostrador quedará abierta: confirma que esta dirección es tuya, con la contraseña que elegiste. El enlace sirve durante 48 horas."
        | "falta um passo para abrir sua conta no Mostrador: confirme que este endereço é seu, com a senha que você escolheu. O link vale por 48 horas."
        | "ancora un passo e il tuo account Mostrador è aperto: conferma che questo indirizzo è tuo, con la password che hai scelto. Il link vale 48 ore.";
    confirm_button: "Confirm my address" | "Confirmar mi dirección" | "Confirmar meu endereço" | "Conferma il mio indirizzo";
    already_subject: "You already have an account" | "Ya tienes una cuenta" | "Você já tem uma conta" | "Hai già un account";
    already_why: "Somebody asked to open a Mostrador account with this address, which has one already. Sign in, or choose a new password there."
        | "Alguien pidió abrir una cuenta de Mostrador con esta dirección, que ya tiene una. Inicia sesión o elige allí una contraseña nueva."
        | "Alguém pediu para abrir uma conta no Mostrador com este endereço, que já tem uma. Entre, ou escolha lá uma nova senha."
        | "Qualcuno ha chiesto di aprire un account Mostrador con questo indirizzo, che ne ha già uno. Accedi o scegli lì una nuova password.";
    sign_in_button: "Sign in" | "Iniciar sesión" | "Entrar" | "Accedi";
    reset_subject: "Choose a new password" | "Elige una contraseña nueva" | "Escolha uma nova senha" | "Scegli una nuova password";
    reset_why: "A new password was asked for your Mostrador account. The link works once, for an hour; all your sessions will end."
        | "Se pidió una contraseña nueva para tu cuenta de Mostrador. El enlace sirve una vez, durante una hora; se cerrarán todas tus sesiones."
        | "Foi pedida uma nova senha para sua conta no Mostrador. O link vale uma vez, por uma hora; todas as suas sessões serão encerradas."
        | "È stata richiesta una nuova password per il tuo account Mostrador. Il link vale una volta, per un'ora; tutte le tue sessioni termineranno.";
    reset_button: "Choose a new password" | "Elegir una contraseña nueva" | "Escolher uma nova senha" | "Scegli una nuova password";
    changed_subject: "Your password was changed" | "Tu contraseña ha cambiado" | "Sua senha foi alterada" | "La tua password è stata cambiata";
    changed_why: "The password of your Mostrador account was changed just now, and all sessions were ended."
        | "La contraseña de tu cuenta de Mostrador acaba de cambiar y se han cerrado todas las sesiones."
        | "A senha da sua conta no Mostrador acabou de ser alterada, e todas as sessões foram encerradas."
        | "La password del tuo account Mostrador è appena stata cambiata e tutte le sessioni sono terminate.";
    changed_keys: "The API keys of the account were revoked as well: programs that used them need new ones."
        | "También se revocaron las claves de API de la cuenta: los programas que las usaban necesitan otras."
        | "As chaves de API da conta também foram revogadas: os programas que as usavam precisam de outras."
        | "Anche le chiavi API dell'account sono state revocate: i programmi che le usavano hanno bisogno di nuove chiavi.";
    changed_button: "That was not me: choose another" | "No fui yo: elegir otra" | "Não fui eu: escolher outra" | "Non sono stato io: scegline un'altra";
    changed_closing: "If this was you, all is well." | "Si fuiste tú, todo está bien." | "Se foi você, está tudo certo." | "Se sei stato tu, va tutto bene.";
}
