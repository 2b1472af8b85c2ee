//! The log is whole: what changes something in an owner's account stands in it, with what it was before and after and where it came from.

use crate::centre::{Centre, SEES, centres, now};
use crate::common::{at, engines, owner};
use crate::counter::{counters, hours};
use crate::{purchases, services};
use chrono::TimeDelta;
use domain::agenda::StretchForm;
use domain::booking::GiveBack;
use domain::checkout::CouponForm;
use domain::collaborators::audit::{Action, Actor, Change, Entry, Object, Pair, Text};
use domain::collaborators::{Event, KeyRights, Products, Right};
use domain::figures::Span;
use domain::id::{AccountId, OwnerId, ProductId};
use domain::language::Language;
use domain::money::{Currency, Money};
use domain::product::online::Part;
use domain::product::price::PriceForm;
use domain::product::verification::Decision;
use service::accounts::{self, Reset, Visitor};
use service::asking::{Asking, Operator, Who};
use service::checkout::{self, By};
use service::import::{self, Mapping, Options};
use service::office::Office;
use service::products::{registration, submission, verification};
use service::{agenda, api_keys, collaborators as desk, coupons};
use store::Db;
use store::audit::{self, Filter};

const ADDRESS: &str = "192.0.2.7";

async fn log(db: &Db, owner: OwnerId) -> Vec<Entry> {
    audit::page(&mut db.read().await.unwrap(), owner, &Filter::default(), None, 1_000).await.unwrap()
}

/// The one entry about this action.
async fn the(office: &Office, owner: OwnerId, action: Action) -> Entry {
    let mut found: Vec<_> = log(&office.db, owner).await.into_iter().filter(|entry| entry.action == action).collect();
    assert_eq!(found.len(), 1, "{action}: {found:?}");
    found.remove(0)
}

fn text(text: &str) -> Option<Text> {
    Some(Text::of(text))
}

#[tokio::test]
async fn what_an_owner_changes_of_their_own_account_is_noted_and_what_stays_as_it_was_is_not() {
    for centre in centres().await {
        let office = &centre.office;
        let who = || Who::from(centre.ana).from_address(ADDRESS);
        accounts::set_profile(office, who(), "Ana Prado", "PT", now()).await.unwrap();
        accounts::set_profile(office, who(), "Ana Prado", "PT", now()).await.unwrap();
        let entry = the(office, centre.owner, Action::AccountChanged).await;
        assert_eq!((entry.actor, entry.object), (Actor::Owner { account: centre.ana }, Object::Account));
        assert_eq!(entry.address.as_deref(), Some(ADDRESS));
        let changes = [Change::Name(Pair::new(text("Ana"), text("Ana Prado"))), Change::Country(Pair::new(text("BR"), text("PT")))];
        assert_eq!(entry.changes, changes);

        let later = now() + TimeDelta::minutes(1);
        accounts::set_language(office, who(), Language::English, later).await.unwrap();
        accounts::set_language(office, who(), Language::Italian, later).await.unwrap();
        let changes = vec![Change::Language(Pair::new(Some(Language::English), Some(Language::Italian)))];
        assert_eq!(centre.log().await[0].changes, changes, "the first changed nothing");
        assert_eq!(centre.log().await.len(), 2);
    }
}

#[tokio::test]
async fn another_password_is_noted_without_it_and_so_is_each_key_that_dies_with_the_old_one_wherever_it_is() {
    for centre in centres().await {
        let office = &centre.office;
        let profile = centre.profile("Keys", SEES.with(Right::ToolsApiAndNotifications)).await;
        let (bia, _) = centre.helper("bia@example.com", profile).await;
        let own = Asking::owner_here(bia.account.into(), now());
        api_keys::add(office, &own, "Mine", KeyRights::Everything).await.unwrap();
        api_keys::add(office, &centre.asks(&bia).await, "Elsewhere", KeyRights::Everything).await.unwrap();
        accounts::request_reset(office, "bia@example.com", &Visitor::default(), now()).await.unwrap();
        let letters = store::letters::newest(&mut office.db.read().await.unwrap(), 100).await.unwrap();
        let token = letters.iter().find_map(|letter| letter.body_text.split("/reset?token=").nth(1)?.split_whitespace().next()).unwrap();
        let reset = Reset { password: "quite another battery".into(), revoke_keys: true, profile: None };
        let visitor = Visitor { address: ADDRESS.into(), user_agent: String::new() };
        accounts::reset_password(office, token, &reset, &visitor, now()).await.unwrap();

        let entry = the(office, bia.account.into(), Action::AccountChanged).await;
        assert_eq!((entry.changes, entry.address.as_deref()), (vec![Change::Written(Text::of("password"))], Some(ADDRESS)));
        assert_eq!(the(office, bia.account.into(), Action::KeyRevoked).await.name.as_str(), "Mine");
        let entry = the(office, centre.owner, Action::KeyRevoked).await;
        assert_eq!((entry.name.as_str(), entry.address.as_deref()), ("Elsewhere", None), "her address is nothing to Ana");
        assert_eq!(entry.actor, Actor::Invited { account: Some(bia.account) });
        for owner in [bia.account.into(), centre.owner] {
            let written = serde_json::to_string(&log(&office.db, owner).await).unwrap();
            assert!(!written.contains("battery") && !written.contains(token), "{written}");
        }
    }
}

#[tokio::test]
async fn the_keys_of_who_is_shut_out_are_noted_with_who_shut_them_out() {
    for centre in centres().await {
        let office = &centre.office;
        let profile = centre.profile("Keys", SEES.with(Right::ToolsApiAndNotifications)).await;
        let (bia, id) = centre.helper("bia@example.com", profile).await;
        api_keys::add(office, &centre.asks(&bia).await, "Panel", KeyRights::Everything).await.unwrap();
        desk::apply(office, centre.in_person(), &centre.asking(), id, Event::Suspend).await.unwrap();
        let entry = the(office, centre.owner, Action::KeyRevoked).await;
        assert_eq!((entry.name.as_str(), entry.actor), ("Panel", Actor::Owner { account: centre.ana }));
    }
}

#[tokio::test]
async fn a_coupon_is_noted_with_what_it_takes_off_how_long_and_how_often_and_ended_once() {
    for (counter, _) in purchases::open(|_| {}).await {
        let office = &counter.office;
        let percent = CouponForm {
            code: "verao".into(),
            takes: "12,5".into(),
            unit: "percent".into(),
            last_day: "2026-03-20".into(),
            most_uses: "3".into(),
            ..CouponForm::default()
        };
        coupons::add(office, counter.owner, &percent, purchases::now()).await.unwrap();
        let made = the(office, counter.owner, Action::CouponMade).await;
        let expected = [
            Change::Percent(Pair::new(None, Some(1_250))),
            Change::LastDay(Pair::new(None, "2026-03-20".parse().ok())),
            Change::Uses(Pair::new(None, Some(3))),
        ];
        assert_eq!((made.name.as_str(), made.changes.as_slice()), ("VERAO", &expected[..]));
        coupons::end(office, counter.owner, "VERAO", purchases::now()).await.unwrap();
        coupons::end(office, counter.owner, "VERAO", purchases::now()).await.unwrap();
        let ended = the(office, counter.owner, Action::CouponEnded).await;
        assert_eq!(ended.changes, [Change::State(Pair::new(text("good"), text("ended")))]);
        assert_eq!(ended.key(), made.key(), "both are found as the same coupon's");

        let product = coupons::list(office, counter.owner, purchases::now()).await.unwrap().products[0].id;
        let form = CouponForm { code: "dez".into(), takes: "10".into(), unit: "BRL".into(), product: product.to_string(), ..percent };
        coupons::add(office, counter.owner, &form, purchases::now() + TimeDelta::minutes(1)).await.unwrap();
        let made = log(&office.db, counter.owner).await.remove(0);
        assert_eq!(made.changes[0], Change::Amount(Pair::new(None, Some(Money::new(1_000, Currency::BRL)))));
        assert_eq!(made.changes.last(), Some(&Change::Products(Pair::new(None, Products::some([product]).ok()))));
    }
}

#[tokio::test]
async fn another_price_is_noted_with_the_one_before_and_a_stretch_with_its_kind_and_its_ends() {
    for counter in counters().await {
        let (office, owner) = (&counter.office, counter.owner);
        let id = registration::start(office, owner, services::now()).await.unwrap();
        let mut version = registration::read(office, owner, id, services::now()).await.unwrap().version;
        for (minutes, amount, instalments) in [(1, "250", ""), (2, "300,50", "x"), (3, "300.50", "2")] {
            let price =
                PriceForm { amount: amount.into(), currency: "BRL".into(), instalments: instalments.into(), ..PriceForm::default() };
            let now = services::now() + TimeDelta::minutes(minutes);
            version = registration::save(office, owner, id, version, Part::Price(price), false, now).await.unwrap().version;
        }
        let real = |minor| Some(Money::new(minor, Currency::BRL));
        let changed: Vec<_> = log(&office.db, owner).await.into_iter().filter(|entry| entry.action == Action::ProductChanged).collect();
        let changes: Vec<_> = changed.into_iter().rev().flat_map(|entry| entry.changes).collect();
        let expected = [
            Change::Amount(Pair::new(None, real(25_000))),
            Change::Amount(Pair::new(real(25_000), real(30_050))),
            // Its instalments too; and then nothing but those.
            Change::Written(Text::of("price")),
            Change::Written(Text::of("price")),
        ];
        assert_eq!(changes, expected);

        let form = StretchForm {
            kind: "away".into(),
            from_day: "2026-03-09".into(),
            from_time: "14:00".into(),
            until_time: "16:30".into(),
            ..StretchForm::default()
        };
        agenda::add_stretch(office, owner, &form, services::now()).await.unwrap();
        let span = Span { from: at("2026-03-09T17:00:00Z"), to: at("2026-03-09T19:30:00Z") };
        let kind = text("away");
        let added = the(office, owner, Action::StretchAdded).await;
        assert_eq!(added.changes, [Change::Kind(Pair::new(None, kind.clone())), Change::Period(Pair::new(None, Some(span)))]);
        let row = store::agenda::stretches(&mut office.db.read().await.unwrap(), owner, span).await.unwrap().remove(0);
        agenda::remove_stretch(office, owner, row.id, services::now()).await.unwrap();
        let removed = the(office, owner, Action::StretchRemoved).await;
        assert_eq!(removed.changes, [Change::Kind(Pair::new(kind, None)), Change::Period(Pair::new(Some(span), None))]);
    }
}

#[tokio::test]
async fn what_is_told_exported_and_connected_is_noted_by_what_it_was_and_never_with_what_leads_there() {
    for mut counter in counters().await {
        counter.office.reach = None;
        counter.sells("Hora", hours("America/Sao_Paulo", "6-13", 60)).await;
        let (office, owner, now) = (&counter.office, counter.owner, services::now());
        let id = counter.booked("hora", "2026-03-09T10:00:00Z", 1, now).await.id;
        for _ in 0..2 {
            agenda::tell(office, owner, id, "https://meet.example.com/secret-room", "Bring a pen.", now).await.unwrap();
        }
        let told = the(office, owner, Action::SessionNoted).await;
        assert_eq!(told.changes, [Change::Written(Text::of("meeting")), Change::Written(Text::of("notes"))], "once: again is nothing new");

        let days = ("2026-03-01".parse().ok(), "2026-03-31".parse().ok());
        agenda::export(office, &Asking::owner_here(owner, now), days).await.unwrap();
        let span = Span { from: at("2026-03-01T03:00:00Z"), to: at("2026-04-01T03:00:00Z") };
        assert_eq!(the(office, owner, Action::SessionsExported).await.changes, [Change::Period(Pair::new(None, Some(span)))]);

        agenda::set_outside(office, owner, "https://calendar.example.com/secret-feed.ics", now).await.unwrap();
        agenda::remove_outside(office, owner, now).await.unwrap();
        let host = || text("calendar.example.com");
        assert_eq!(the(office, owner, Action::CalendarConnected).await.changes, [Change::Host(Pair::new(None, host()))]);
        assert_eq!(the(office, owner, Action::CalendarDisconnected).await.changes, [Change::Host(Pair::new(host(), None))]);
        let written = serde_json::to_string(&log(&office.db, owner).await).unwrap();
        assert!(!written.contains("secret") && !written.contains("pen"), "{written}");
    }
}

#[tokio::test]
async fn a_session_called_off_is_noted_with_the_sum_and_the_address_that_it_came_from() {
    for (counter, sandbox) in purchases::open(|_| {}).await {
        let id = purchases::bought(&counter, &sandbox, purchases::START, purchases::now()).await.booking;
        let who = Who::from(counter.owner).from_address(ADDRESS);
        let by = By::Producer { who, give_back: GiveBack::Everything, reason: None };
        checkout::cancel(&counter.office, Some(&sandbox), (counter.owner, id), &by, None, purchases::now()).await.unwrap();
        let entry = the(&counter.office, counter.owner, Action::SessionCancelled).await;
        assert_eq!((entry.object, entry.address.as_deref()), (Object::Session(id), Some(ADDRESS)));
        assert_eq!(entry.actor, Actor::Owner { account: AccountId(counter.owner.0) });
        assert_eq!(entry.changes, [Change::Amount(Pair::new(None, Some(Money::new(25_000, Currency::BRL))))]);
    }
}

#[tokio::test]
async fn what_an_operator_decides_is_noted_with_the_states_and_their_address() {
    for (office, owner, operator, _dir) in services::offices().await {
        let by = || Operator { account: operator, address: Some(ADDRESS.into()) };
        let (id, version) = services::filled(&office, owner, "Voz").await;
        let now = services::now();
        submission::submit(&office, owner, id, version, now).await.unwrap();
        verification::decide(&office, by(), owner, id, now, &Decision::Approve, now).await.unwrap();
        verification::suspend(&office, by(), owner, id, true, now).await.unwrap();
        verification::suspend(&office, by(), owner, id, false, now).await.unwrap();
        for (action, before, after) in [
            (Action::ProductSubmitted, "draft", "in_verification"),
            (Action::ProductApproved, "in_verification", "approved"),
            (Action::ProductSuspended, "approved", "suspended"),
            (Action::ProductRestored, "suspended", "approved"),
        ] {
            let entry = the(&office, owner, action).await;
            assert_eq!(entry.changes, [Change::State(Pair::new(text(before), text(after)))], "{action}");
            if action != Action::ProductSubmitted {
                assert_eq!((entry.actor, entry.address.as_deref()), (Actor::Operator { account: operator }, Some(ADDRESS)), "{action}");
            }
        }
    }
}

#[tokio::test]
async fn an_import_is_noted_with_its_first_sale_and_at_its_end_and_one_that_brings_nothing_leaves_no_trace() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("sales.csv");
    let head = "transaction,state,created_at,buyer_email,product,currency,gross\n";
    let sale = |number: usize| format!("T{number},approved,2026-03-01T12:00:00Z,b@example.com,p,BRL,12.30\n");
    std::fs::write(&path, head.to_owned() + &(0..3).map(sale).collect::<String>()).unwrap();
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await.id;
        let options = Options { time_zone: None, refusals: dir.path().join("refused.csv") };
        for _ in 0..2 {
            import::file(&db, owner, &path, &Mapping::standard(), &options, &now, &mut |_| {}).await.unwrap();
        }
        let mut noted = log(&db, owner).await;
        noted.sort_by_key(|entry| entry.changes.len());
        let told: Vec<_> = noted.iter().map(|entry| (entry.action, entry.actor, entry.name.as_str())).collect();
        let expected = [(Action::SalesImported, Actor::Program, "sales.csv"), (Action::ImportFinished, Actor::Program, "sales.csv")];
        assert_eq!(told, expected);
        assert_eq!(noted[0].object, noted[1].object, "one import");
        assert_eq!(noted[1].changes, [Change::Count(Pair::new(None, Some(3)))]);
    }
}

#[tokio::test]
async fn an_export_reads_the_whole_log_once_whatever_its_length_and_is_noted_itself() {
    for centre in centres().await {
        let office = &centre.office;
        fill(&centre, 1_203).await;
        let people = desk::begin_export(office, centre.in_person(), &centre.asking()).await.unwrap();
        assert_eq!(people, [(centre.ana, "Ana".to_owned())]);
        let (mut read, mut before) = (Vec::new(), None);
        loop {
            let batch = desk::exported(office, centre.in_person(), &Filter::default(), before).await.unwrap();
            let Some(last) = batch.last() else { break };
            before = Some(last.id);
            read.extend(batch.into_iter().map(|entry| entry.id));
        }
        assert_eq!(read.len(), 1_204);
        assert!(read.windows(2).all(|pair| pair[1] < pair[0]), "each once, the newest first");
        let filter = Filter { action: Some(Action::LogExported), ..Filter::default() };
        assert_eq!(desk::exported(office, centre.in_person(), &filter, None).await.unwrap().len(), 1);
    }
}

/// So many entries about one product.
async fn fill(centre: &Centre, count: i64) {
    let mut tx = centre.office.db.write().await.unwrap();
    for number in 0..count {
        let at = now() - TimeDelta::minutes(count - number);
        let entry = Entry {
            id: domain::id::EntryId(centre.office.id(at)),
            at,
            actor: Actor::Owner { account: centre.ana },
            action: Action::ProductChanged,
            object: Object::Product(ProductId(centre.owner.0)),
            name: Text::of("Voz"),
            changes: vec![],
            address: None,
        };
        audit::add(&mut tx, centre.owner, &entry).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn the_list_says_who_invited_whom_where_that_was_not_the_owner() {
    for centre in centres().await {
        let profile = centre.profile("Support", crate::centre::INVITES).await;
        let (bia, _) = centre.helper("bia@example.com", profile).await;
        centre.invite(&centre.asks(&bia).await, "caio@example.com", profile).await.unwrap();
        let list = desk::list(&centre.office, centre.owner, &store::collaborators::Filter::default(), now()).await.unwrap();
        let told: Vec<_> = list.pages.iter().map(|page| (page.collaborator.email.as_str(), page.inviter.as_deref())).collect();
        assert!(told.contains(&("bia@example.com", None)) && told.contains(&("caio@example.com", Some("Helper"))), "{told:?}");
    }
}
