//! An owner's collaborators centre with whoever a test needs in it.

use crate::common::{at, bytes, engines};
use domain::Time;
use domain::account::SignUp;
use domain::collaborators::{InPerson, InviteForm, ProfileForm, Right, Rights};
use domain::id::{AccountId, CollaboratorId, Mint, OwnerId, ProfileId, SessionId};
use domain::language::Language;
use domain::money::Currency;
use domain::name::Email;
use service::accounts::{Known, recognise};
use service::asking::Asking;
use service::collaborators::{self, CollaboratorsError};
use service::office::Office;
use store::sessions::Session;
use store::{accounts, sessions};

pub const SEES: Rights = Rights::of(&[Right::SalesSearchByPeriod, Right::ProductsView]);
pub const INVITES: Rights = Rights::of(&[Right::SalesSearchByPeriod, Right::ProductsView, Right::ToolsCollaborators]);

/// Ana's account, on one engine.
pub struct Centre {
    pub office: Office,
    pub ana: AccountId,
    pub owner: OwnerId,
    _dir: Option<tempfile::TempDir>,
}

/// Somebody with a session of their own.
pub struct Person {
    pub account: AccountId,
    pub token: String,
}

pub fn now() -> Time {
    at("2026-06-01T12:00:00Z")
}

pub async fn centres() -> Vec<Centre> {
    let mut centres = Vec::new();
    for (db, dir) in engines().await {
        centres.push(Centre::with(Office::new(db, "https://counter.example"), dir).await);
    }
    centres
}

/// An account whose address is proven, without the cost of a password.
pub async fn account(office: &Office, email: &str, name: &str) -> AccountId {
    let mut random = bytes();
    let id = AccountId(Mint::new(&mut random).id(now()));
    let form = SignUp {
        name: name.into(),
        email: Email::parse(email).unwrap(),
        password: "unused".into(),
        country: "BR",
        time_zone: "America/Sao_Paulo".into(),
        currency: Currency::BRL,
        language: Language::English,
    };
    let mut tx = office.db.write().await.unwrap();
    accounts::add(&mut tx, id, &form, "hash", false, Some(now()), now()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

impl Centre {
    pub async fn with(mut office: Office, dir: Option<tempfile::TempDir>) -> Self {
        office.limits = false;
        let ana = account(&office, "ana@example.com", "Ana").await;
        Self { office, ana, owner: ana.into(), _dir: dir }
    }

    pub async fn person(&self, email: &str, name: &str) -> Person {
        let account = account(&self.office, email, name).await;
        self.session(account).await
    }

    pub async fn session(&self, account: AccountId) -> Person {
        let token = self.office.secret();
        let id = SessionId(self.office.id(now()));
        let session = Session { id, created_at: now(), seen_at: now(), user_agent: String::new(), address: String::new() };
        let mut tx = self.office.db.write().await.unwrap();
        sessions::add(&mut tx, account, &session, &token.hash(), now() + chrono::TimeDelta::days(90)).await.unwrap();
        tx.commit().await.unwrap();
        Person { account, token: token.reveal().to_owned() }
    }

    pub fn asking(&self) -> Asking {
        Asking { address: Some("192.0.2.7".into()), ..Asking::owner_here(self.owner, now()) }
    }

    pub fn in_person(&self) -> InPerson {
        self.asking().acting.in_person().unwrap()
    }

    pub async fn profile(&self, name: &str, rights: Rights) -> ProfileId {
        let form = ProfileForm { name: name.into(), rights };
        collaborators::save(&self.office, self.in_person(), &self.asking(), None, &form).await.unwrap()
    }

    /// Gives a profile other rights.
    pub async fn edit(&self, id: ProfileId, rights: Rights) {
        let kept = collaborators::profile(&self.office, self.owner, id).await.unwrap();
        let form = ProfileForm { name: kept.profile.name, rights };
        collaborators::save(&self.office, self.in_person(), &self.asking(), Some((id, kept.version)), &form).await.unwrap();
    }

    pub async fn invite(&self, asking: &Asking, email: &str, profile: ProfileId) -> Result<CollaboratorId, CollaboratorsError> {
        collaborators::invite(&self.office, asking, &invitation(email, profile)).await
    }

    /// The link in the newest letter of invitation to this address.
    pub async fn link(&self, email: &str) -> String {
        let letters = store::letters::newest(&mut self.office.db.read().await.unwrap(), 100).await.unwrap();
        let letter = letters.iter().find(|letter| letter.recipient == email && letter.body_text.contains("/invitation/")).unwrap();
        let token = letter.body_text.split("/invitation/").nth(1).and_then(|rest| rest.split_whitespace().next());
        token.unwrap().to_owned()
    }

    pub async fn known(&self, person: &Person, now: Time) -> Known {
        recognise(&self.office, &person.token, now).await.unwrap().unwrap()
    }

    /// As use cases are told that this person asks.
    pub async fn asks(&self, person: &Person) -> Asking {
        let known = self.known(person, now()).await;
        Asking { acting: known.acting, account: known.account.id, key: None, address: None, now: now() }
    }

    /// Somebody who was invited into a profile, accepted, and is in the centre.
    pub async fn helper(&self, email: &str, profile: ProfileId) -> (Person, CollaboratorId) {
        let person = self.person(email, "Helper").await;
        let id = self.invite(&self.asking(), email, profile).await.unwrap();
        let link = self.link(email).await;
        collaborators::accept(&self.office, &link, &self.known(&person, now()).await, "", now()).await.unwrap();
        (person, id)
    }

    /// Everything in the log, as it lies there.
    pub async fn log(&self) -> Vec<domain::collaborators::audit::Entry> {
        let mut tx = self.office.db.read().await.unwrap();
        store::audit::page(&mut tx, self.owner, &store::audit::Filter::default(), None, 1_000).await.unwrap()
    }
}

pub fn invitation(email: &str, profile: ProfileId) -> InviteForm {
    InviteForm { name: "Bia".into(), email: email.into(), profile: profile.to_string(), language: "it".into(), ..InviteForm::default() }
}
