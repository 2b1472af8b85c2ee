//! Saved views of reports: kept by whoever works here, for themselves, and mailed to them in the rhythm that they chose.

use crate::asking::Asking;
use crate::collaborators::senders::Staff;
use crate::mail::letters::post_with_file;
use crate::mail::views::{Report as Letter, mailed};
use crate::office::Office;
use crate::reports::{self, ReportError, is_open};
use domain::Time;
use domain::calendar::day_of;
use domain::collaborators::Acting;
use domain::id::ViewId;
use domain::language::Language;
use domain::reports::{Answer, MOST_VIEWS, Question, Report, Rhythm, SavedView, ViewFault, ViewForm};
use store::letters::Attached;
use store::views::{self, Kept};
use store::{StoreError, Tx, accounts, owners};

/// Most letters of one round: the rest have the next.
const ROUND: u32 = 50;

/// Why something was not done with a view.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    /// Unknown, another person's, or of a report that is not for them.
    #[error("no such view")]
    NotFound,
    #[error("{0}")]
    Fault(#[from] ViewFault),
    #[error(transparent)]
    Report(#[from] ReportError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes the file of an answer in somebody's language, by the floor that knows words; none where it cannot be made.
pub type Drawing = fn(&Question, &Answer, Language, Time) -> Option<Attached>;

/// What the person saved in this account, of the reports that they may see now.
pub async fn list(office: &Office, asking: &Asking) -> Result<Vec<SavedView>, ViewError> {
    let mut tx = office.db.read().await?;
    let zone = owners::get(&mut tx, asking.owner()).await?.ok_or(ViewError::NotFound)?.zone;
    let kept = views::list(&mut tx, asking.owner(), asking.account).await?;
    let today = day_of(asking.now, zone);
    let seen = kept.into_iter().filter(|view| is_open(&asking.acting, view.report));
    Ok(seen
        .map(|view| SavedView {
            id: view.id,
            name: view.name,
            report: view.report,
            when: question(view.report, &view.query, today).when,
            query: view.query,
            rhythm: view.mailed.map(|(rhythm, _)| rhythm),
            next_day: view.mailed.map(|(_, next)| day_of(next, zone)),
        })
        .collect())
}

/// Keeps a question under a name.
///
/// # Errors
/// [`ViewError::Fault`] with what is wrong with the name; nothing is kept then.
pub async fn save(office: &Office, asking: &Asking, form: &ViewForm, question: &Question) -> Result<ViewId, ViewError> {
    if !is_open(&asking.acting, question.report) || !question.faults().is_empty() {
        return Err(ViewError::NotFound);
    }
    let view = form.check()?;
    let (owner, account, now) = (asking.owner(), asking.account, asking.now);
    let mut tx = office.db.write().await?;
    let zone = owners::get(&mut tx, owner).await?.ok_or(ViewError::NotFound)?.zone;
    if views::count(&mut tx, owner, account).await? >= MOST_VIEWS {
        return Err(ViewFault::TooMany.into());
    }
    let id = ViewId(office.id(now));
    let next = view.rhythm.map(|rhythm| rhythm.next(now, zone));
    let query = question.first_page().query();
    if !views::add(&mut tx, (owner, id, account), &view, (question.report, &query), (next, now)).await? {
        return Err(ViewFault::Taken.into());
    }
    tx.commit().await?;
    Ok(id)
}

/// Sets how often a view is mailed; none for not at all.
pub async fn set_rhythm(office: &Office, asking: &Asking, id: ViewId, rhythm: Option<Rhythm>) -> Result<(), ViewError> {
    let mut tx = office.db.write().await?;
    let zone = owners::get(&mut tx, asking.owner()).await?.ok_or(ViewError::NotFound)?.zone;
    let mailed = rhythm.map(|rhythm| (rhythm, rhythm.next(asking.now, zone)));
    if !views::set_rhythm(&mut tx, (asking.owner(), asking.account, id), mailed).await? {
        return Err(ViewError::NotFound);
    }
    Ok(tx.commit().await?)
}

/// Removes a view of the person.
pub async fn remove(office: &Office, asking: &Asking, id: ViewId) -> Result<(), ViewError> {
    let mut tx = office.db.write().await?;
    if !views::remove(&mut tx, asking.owner(), asking.account, id).await? {
        return Err(ViewError::NotFound);
    }
    Ok(tx.commit().await?)
}

/// Mails a view to the person at once, whatever its rhythm.
pub async fn send_now(office: &Office, asking: &Asking, id: ViewId, draw: Drawing) -> Result<(), ViewError> {
    let view = views::get(&mut office.db.read().await?, asking.owner(), asking.account, id).await?.ok_or(ViewError::NotFound)?;
    let letter = write(office, &asking.acting, &view, draw, asking.now).await?;
    let mut tx = office.db.write().await?;
    post(&mut tx, office, letter, asking.now).await?;
    Ok(tx.commit().await?)
}

/// Mails what is due, each once however many nodes there are; how many letters. Who may not see a report any more gets no letter, and the
/// view is not mailed from then on; what cannot be answered now waits for its next turn.
pub async fn send_due(office: &Office, draw: Drawing, now: Time) -> Result<u32, StoreError> {
    let mut sent = 0;
    for _ in 0..ROUND {
        let mut tx = office.db.read().await?;
        let Some(view) = views::due(&mut tx, now).await? else { break };
        let staff = Staff::read(&mut tx, view.owner, now).await?;
        let zone = owners::get(&mut tx, view.owner).await?.map(|owner| owner.zone);
        drop(tx);
        let acting = staff.acting(view.account, now).filter(|acting| is_open(acting, view.report));
        let next = match (&acting, zone, view.mailed) {
            (Some(_), Some(zone), Some((rhythm, _))) => Some(rhythm.next(now, zone)),
            _ => None,
        };
        let letter = match &acting {
            Some(acting) => match write(office, acting, &view, draw, now).await {
                Ok(letter) => Some(letter),
                Err(ViewError::Store(error) | ViewError::Report(ReportError::Store(error))) => return Err(error),
                Err(error) => {
                    tracing::warn!(view = %view.id, "a saved view is not mailed: {error}");
                    None
                }
            },
            None => None,
        };
        let mut tx = office.db.write().await?;
        if views::take_turn(&mut tx, &view, next).await? {
            if let Some(letter) = letter {
                post(&mut tx, office, letter, now).await?;
                sent += 1;
            }
            tx.commit().await?;
        }
    }
    Ok(sent)
}

/// What a view's letter says, and the file with it.
async fn write(office: &Office, acting: &Acting, view: &Kept, draw: Drawing, now: Time) -> Result<Letter, ViewError> {
    let today = reports::today(&office.db, acting, now).await?;
    let account = accounts::get(&mut office.db.read().await?, view.account).await?.ok_or(ViewError::NotFound)?;
    let question = question(view.report, &view.query, today);
    let answer = reports::ask_whole(&office.db, acting, &question, now).await?;
    let file = draw(&question, &answer, account.language, now).ok_or(ViewError::NotFound)?;
    Ok(mailed(office, &account, view, &answer, file))
}

async fn post(tx: &mut Tx, office: &Office, letter: Letter, now: Time) -> Result<(), StoreError> {
    post_with_file(tx, office, &letter.to, &letter.content, letter.file, now).await
}

/// The question of an address on a day; what is no parameter, or none any more, is left out.
pub fn question(report: Report, query: &str, today: chrono::NaiveDate) -> Question {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    Question::understand(report, &pairs, today).0
}
