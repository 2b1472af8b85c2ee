//! Carrying letters: from the outbox over SMTP, again and later when the server does not take them.

use crate::office::Office;
use chrono::TimeDelta;
use domain::Time;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use store::StoreError;
use store::letters::{self, Letter};

/// Attempts before a letter is given up: with the pauses of [`pause`] about two days.
const MOST_ATTEMPTS: i64 = 12;
/// How long a sender has before another may try the same letter.
const LEASE: TimeDelta = TimeDelta::minutes(2);

/// What takes letters out of the house.
#[derive(Clone)]
pub enum Carrier {
    Smtp {
        transport: AsyncSmtpTransport<Tokio1Executor>,
        from: Mailbox,
    },
    /// Letters stay in the outbox, where the demo shows them.
    Kept,
}

/// Why a carrier cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum CarrierError {
    #[error("the SMTP address is wrong: {0}")]
    Url(#[from] lettre::transport::smtp::Error),
    #[error("the sender's address is wrong: {0}")]
    From(#[from] lettre::address::AddressError),
}

impl Carrier {
    /// `url` as `smtp://user:password@host:port`, `smtps://…`, with `?tls=required` where wanted; `from` as `Name <address>`.
    pub fn smtp(url: &str, from: &str) -> Result<Self, CarrierError> {
        Ok(Self::Smtp {
            transport: AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.timeout(Some(std::time::Duration::from_secs(20))).build(),
            from: from.parse()?,
        })
    }
}

/// Sends what is due, one letter after another; how many left. A crash between sending and noting it sends that letter twice, never
/// not at all.
pub async fn send_due(office: &Office, carrier: &Carrier, now: impl Fn() -> Time) -> Result<u32, StoreError> {
    let mut count = 0;
    loop {
        let mut tx = office.db.write().await?;
        let Some(letter) = letters::lease(&mut tx, now(), now() + LEASE).await? else { return Ok(count) };
        tx.commit().await?;
        if letter.recipient.is_empty() {
            let mut tx = office.db.write().await?;
            letters::remove(&mut tx, letter.id).await?;
            tx.commit().await?;
            continue;
        }
        let result = carry(carrier, &letter).await;
        let mut tx = office.db.write().await?;
        match result {
            Ok(()) => {
                match carrier {
                    Carrier::Smtp { .. } => letters::sent(&mut tx, letter.id, now()).await?,
                    Carrier::Kept => letters::kept(&mut tx, letter.id, now()).await?,
                }
                count += 1;
            }
            Err(error) => {
                let again = (error.again && letter.attempts < MOST_ATTEMPTS).then(|| now() + pause(letter.attempts));
                // A server's words hold the address it refused: they stay beside the letter and go into no log.
                tracing::warn!(letter = %letter.id, attempts = letter.attempts, code = error.code, "letter not taken");
                letters::failed(&mut tx, letter.id, &error.reason, again).await?;
            }
        }
        tx.commit().await?;
    }
}

struct NotTaken {
    /// The server's code, or what kind of thing went wrong: without anybody's data.
    code: String,
    reason: String,
    /// Whether a later attempt may help.
    again: bool,
}

async fn carry(carrier: &Carrier, letter: &Letter) -> Result<(), NotTaken> {
    let Carrier::Smtp { transport, from } = carrier else { return Ok(()) };
    let for_good = |reason: String| NotTaken { code: "unwritable".into(), reason, again: false };
    let message = Message::builder()
        .from(from.clone())
        .to(letter.recipient.parse().map_err(|e| for_good(format!("recipient: {e}")))?)
        .subject(letter.subject.clone())
        .message_id(Some(format!("<{}@{}>", letter.id.0.simple(), from.email.domain())))
        .multipart(parts(letter).map_err(|e| for_good(format!("parts: {e}")))?)
        .map_err(|e| for_good(e.to_string()))?;
    transport.send(message).await.map(|_| ()).map_err(|e| NotTaken { again: !e.is_permanent(), code: code_of(&e), reason: e.to_string() })
}

/// Text and HTML, and the invitation as mail programs look for it (RFC 6047): one more way to show the same. A file stands beside them.
fn parts(letter: &Letter) -> Result<MultiPart, lettre::message::header::ContentTypeErr> {
    let mut parts = MultiPart::alternative_plain_html(letter.body_text.clone(), letter.body_html.clone());
    if let Some(calendar) = &letter.calendar {
        let method = if calendar.contains("\nMETHOD:CANCEL") { "CANCEL" } else { "REQUEST" };
        let kind = ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}"))?;
        parts = parts.singlepart(SinglePart::builder().header(kind).body(calendar.clone()));
    }
    let Some(file) = &letter.file else { return Ok(parts) };
    let attached = Attachment::new(file.name.clone()).body(file.content.clone(), ContentType::parse(&file.kind)?);
    Ok(MultiPart::mixed().multipart(parts).singlepart(attached))
}

/// What kind of failure this is, in a word.
fn code_of(error: &lettre::transport::smtp::Error) -> String {
    match error.status() {
        Some(code) => code.to_string(),
        None if error.is_timeout() => "timeout".into(),
        None if error.is_tls() => "tls".into(),
        None if error.is_client() => "client".into(),
        None => "connection".into(),
    }
}

/// Half a minute after the first attempt, doubled with each further one, at most eight hours.
fn pause(attempts: i64) -> TimeDelta {
    TimeDelta::seconds((30 << (attempts - 1).clamp(0, 10)).min(8 * 3600))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::LetterId;
    use store::letters::Attached;

    #[test]
    fn an_invitation_goes_as_one_more_way_to_show_the_letter() {
        let letter = Letter {
            id: LetterId(uuid::Uuid::nil()),
            recipient: "bia@example.com".into(),
            subject: "Booked".into(),
            body_text: "words".into(),
            body_html: "<p>words</p>".into(),
            calendar: Some("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".into()),
            file: None,
            created_at: Time::default(),
            attempts: 0,
            sent_at: None,
        };
        let written = |letter: &Letter| String::from_utf8(parts(letter).unwrap().formatted()).unwrap();
        let with = written(&letter);
        assert!(with.starts_with("Content-Type: multipart/alternative"), "{with}");
        assert!(with.contains("Content-Type: text/calendar; charset=utf-8; method=REQUEST"), "{with}");
        let plain = Letter { calendar: None, ..letter };
        assert!(!written(&plain).contains("calendar"));
        let file =
            Attached { name: "vendas de março.xlsx".into(), kind: "application/octet-stream".into(), content: vec![0, 159, 146, 150] };
        let with = written(&Letter { file: Some(file), ..plain });
        assert!(with.starts_with("Content-Type: multipart/mixed"), "{with}");
        assert!(with.contains("Content-Type: multipart/alternative") && with.contains("Content-Disposition: attachment"), "{with}");
        assert!(with.contains("AJ+Slg=="), "{with}");
    }
}
