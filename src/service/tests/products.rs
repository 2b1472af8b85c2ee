//! A service from its first word to the market: on both engines.

use crate::common::engines;
use crate::services::{PICTURE, account, approved, filled, now, offices};
use chrono::TimeDelta;
use domain::id::OwnerId;
use domain::product::information::InformationForm;
use domain::product::online::Part;
use domain::product::price::PriceForm;
use domain::product::search::Search;
use domain::product::verification::{Decision, ForbiddenWords, Remark, Remarks};
use domain::product::view::{Permission, Shown};
use domain::product::{Field, State, Step};
use service::office::Office;
use service::pictures;
use service::products::{ProductError, Rules, calendar, market, registration, submission, verification};
use std::sync::Arc;

#[tokio::test]
async fn a_draft_is_saved_as_it_is_typed_and_says_what_is_missing() {
    for (office, owner, _, _dir) in offices().await {
        let id = registration::start(&office, owner, now()).await.unwrap();
        let read = registration::read(&office, owner, id, now()).await.unwrap();
        assert_eq!(registration::open_step(&read.missing), Step::Information);
        let short = InformationForm { name: "X".into(), ..read.draft.information.clone() };
        let saved = registration::save(&office, owner, id, read.version, Part::Information(short), false, now()).await.unwrap();
        let again = registration::read(&office, owner, id, now()).await.unwrap();
        assert_eq!((again.draft.information.name.as_str(), again.version), ("X", saved.version), "what is wrong is kept as typed");
        assert!(again.missing.iter().any(|fault| fault.field == Field::Name));
        let refused = submission::submit(&office, owner, id, again.version, now()).await;
        assert!(matches!(refused, Err(ProductError::Faults(faults)) if faults.len() > 3));
    }
}

#[tokio::test]
async fn pictures_that_no_version_uses_go_after_a_day() {
    for (office, owner, operator, _dir) in offices().await {
        let other: OwnerId = account(&office, "bia@example.com", "BR", false).await.into();
        let image = async |id| registration::read(&office, owner, id, now()).await.unwrap().draft.information.image.unwrap();
        let send = async |owner, at| pictures::keep(&office, owner, PICTURE.to_vec(), at).await.unwrap();
        let is_there = async |picture| pictures::file(&office, picture, 320).await.unwrap().is_some();

        // On sale with one picture, in draft with another; a third was replaced before it was sent anywhere.
        let id = approved(&office, owner, operator).await;
        let on_sale = image(id).await;
        let replaced = send(owner, now()).await;
        registration::set_picture(&office, owner, id, replaced, now()).await.unwrap();
        let in_draft = send(owner, now()).await;
        registration::set_picture(&office, owner, id, in_draft, now()).await.unwrap();
        let of_another = send(other, now()).await;
        let fresh = send(owner, now() + TimeDelta::hours(2)).await;

        let a_day_later = now() + TimeDelta::hours(25);
        assert_eq!(pictures::prune(&office, now() + TimeDelta::hours(24)).await.unwrap(), 0, "not before a day has passed");
        assert_eq!(pictures::prune(&office, a_day_later).await.unwrap(), 2);
        assert!(is_there(on_sale).await && is_there(in_draft).await && is_there(fresh).await);
        assert!(!is_there(replaced).await && !is_there(of_another).await);
        let mut tx = office.db.read().await.unwrap();
        assert_eq!(pictures::facts(&mut tx, owner, replaced).await.unwrap(), None);
        drop(tx);
        assert_eq!(pictures::prune(&office, a_day_later).await.unwrap(), 0);
        assert_eq!(pictures::prune(&office, now() + TimeDelta::hours(27)).await.unwrap(), 1, "the last one has had its day");
    }
}

#[tokio::test]
async fn two_windows_do_not_overwrite_each_other_unseen() {
    for (office, owner, _, _dir) in offices().await {
        let id = registration::start(&office, owner, now()).await.unwrap();
        let read = registration::read(&office, owner, id, now()).await.unwrap();
        let name = |name: &str| Part::Information(InformationForm { name: name.into(), ..read.draft.information.clone() });
        registration::save(&office, owner, id, read.version, name("First window"), false, now()).await.unwrap();
        let second = registration::save(&office, owner, id, read.version, name("Second window"), false, now()).await;
        assert!(matches!(second, Err(ProductError::Stale(version)) if version == read.version + 1));
        assert_eq!(registration::read(&office, owner, id, now()).await.unwrap().draft.information.name, "First window");
    }
}

#[tokio::test]
async fn the_duration_is_fixed_by_the_first_continue() {
    for (office, owner, _, _dir) in offices().await {
        let (id, version) = filled(&office, owner, "Falar em público").await;
        let read = registration::read(&office, owner, id, now()).await.unwrap();
        let mut sessions = read.draft.sessions.clone();
        sessions.duration = "90".into();
        let saved = registration::save(&office, owner, id, version, Part::Sessions(sessions), true, now()).await.unwrap();
        assert_eq!(saved.duration_locked.map(|duration| duration.minutes()), Some(60));
        assert_eq!(saved.missing.iter().map(|fault| fault.field).collect::<Vec<_>>(), [Field::Duration]);
    }
}

#[tokio::test]
async fn countries_that_may_not_sell_online_services_are_told_before_they_start() {
    for (db, _dir) in engines().await {
        let office = Office::new(db, "https://counter.example");
        let owner = account(&office, "lucia@example.com", "AR", false).await.into();
        let listed = registration::list(&office, &domain::collaborators::Acting::owner(owner)).await.unwrap();
        assert_eq!(listed.permission, Permission::NotFrom { country: "AR".into(), countries: vec!["BR".into()] });
        assert!(matches!(registration::start(&office, owner, now()).await, Err(ProductError::NotFromHere(country)) if country == "AR"));
    }
}

#[tokio::test]
async fn what_this_installation_allows_is_set() {
    for (db, _dir) in engines().await {
        let mut office = Office::new(db, "https://counter.example");
        let owner = account(&office, "ana@example.com", "PT", false).await.into();
        let mut rules = Rules { forbidden: ForbiddenWords::parse("ease"), ..Rules::shipped() };
        rules.limits.countries = vec!["PT".into()];
        rules.limits.longest_session = 30;
        rules.limits.prices.iter_mut().for_each(|limit| limit.least = 30_000);
        (office.rules, office.reach) = (Arc::new(rules), None);
        let (id, version) = filled(&office, owner, "Speaking with Ease").await;
        let read = registration::read(&office, owner, id, now()).await.unwrap();
        assert_eq!(read.limits, office.rules.limits, "the browser learns the same figures");
        let Err(ProductError::Faults(faults)) = submission::submit(&office, owner, id, version, now()).await else { panic!("taken") };
        let fields: Vec<Field> = faults.iter().map(|fault| fault.field).collect();
        // The name stands on the page that begins with it, too.
        assert_eq!(fields[..3], [Field::Duration, Field::Amount, Field::Name]);
        assert!(fields[3..].iter().all(|field| matches!(field, Field::Block(_))), "{fields:?}");
    }
}

#[tokio::test]
async fn an_approved_service_is_in_the_market_and_its_producer_is_told() {
    for (office, owner, operator, _dir) in offices().await {
        let (id, version) = filled(&office, owner, "Falar em público").await;
        assert!(matches!(market::page(&office, "falar-em-publico", now()).await, Err(ProductError::NotFound)), "not before it is approved");
        submission::submit(&office, owner, id, version, now()).await.unwrap();
        let later = now() + chrono::TimeDelta::minutes(9);
        let queue = verification::queue(&office, later).await.unwrap();
        assert_eq!((queue.waiting.len(), queue.waiting[0].since, queue.median_wait), (1, now(), None));
        let examined = verification::examine(&office, owner, id, now()).await.unwrap();
        assert_eq!((examined.page.name.as_str(), examined.changed), ("Falar em público", None));
        verification::decide(&office, operator, owner, id, now(), &Decision::Approve, later).await.unwrap();
        assert_eq!(verification::queue(&office, later).await.unwrap().median_wait, Some(9 * 60));
        let page = market::page(&office, "falar-em-publico", now()).await.unwrap();
        assert!(matches!(page.place, Shown::Own(_)));
        assert_eq!(market::search(&office, &Search::default()).await.unwrap().total, 1);
        let mut tx = office.db.read().await.unwrap();
        let letter = &store::letters::newest(&mut tx, 1).await.unwrap()[0];
        assert_eq!((letter.recipient.as_str(), letter.subject.as_str()), ("ana@example.com", "“Falar em público” já está à venda"));
        assert!(letter.body_text.contains("https://counter.example/p/falar-em-publico"));
    }
}

#[tokio::test]
async fn nobody_approves_what_they_have_not_seen() {
    for (office, owner, operator, _dir) in offices().await {
        let (id, version) = filled(&office, owner, "Falar em público").await;
        submission::submit(&office, owner, id, version, now()).await.unwrap();
        let before = now() - TimeDelta::minutes(1);
        let answer = verification::decide(&office, operator, owner, id, before, &Decision::Approve, now()).await;
        assert!(matches!(answer, Err(ProductError::Stale(_))));
        let answer = verification::suspend(&office, operator, owner, id, false, now()).await;
        assert!(matches!(answer, Err(ProductError::NotNow(State::InVerification))), "putting back is not approving");
    }
}

#[tokio::test]
async fn hours_half_typed_leave_the_page_as_it_was() {
    for (office, owner, operator, _dir) in offices().await {
        let id = approved(&office, owner, operator).await;
        let read = registration::read(&office, owner, id, now()).await.unwrap();
        let mut sessions = read.draft.sessions.clone();
        sessions.schedule.weekly[0] = "9-".into();
        registration::save(&office, owner, id, read.version, Part::Sessions(sessions), false, now()).await.unwrap();
        assert_eq!(market::page(&office, "falar-em-publico", now()).await.unwrap().name, "Falar em público");
        let far = chrono::NaiveDate::MAX;
        let month = calendar::of_service(&office, "falar-em-publico", Some(far), None, now()).await.unwrap();
        assert!(!month.has_next && month.first > now().date_naive(), "the last month in which something can be booked");
    }
}

#[tokio::test]
async fn a_returned_service_names_each_problem_and_what_changed_is_shown() {
    for (office, owner, operator, _dir) in offices().await {
        let (id, version) = filled(&office, owner, "Falar em público").await;
        submission::submit(&office, owner, id, version, now()).await.unwrap();
        let remark = Remark { field: Field::Description, words: "Diga o que se aprende.".into() };
        let decision = Decision::Return(Remarks::new(vec![remark.clone()]).unwrap());
        verification::decide(&office, operator, owner, id, now(), &decision, now()).await.unwrap();
        let read = registration::read(&office, owner, id, now()).await.unwrap();
        assert_eq!((read.state, read.remarks), (State::Returned, vec![remark]));
        let body = store::letters::newest(&mut office.db.read().await.unwrap(), 1).await.unwrap()[0].body_text.clone();
        assert!(body.contains("Descrição: Diga o que se aprende."), "{body}");
        let mended = InformationForm { description: "Em uma hora se aprende a abrir uma fala. ".repeat(6), ..read.draft.information };
        let saved = registration::save(&office, owner, id, read.version, Part::Information(mended), true, now()).await.unwrap();
        submission::submit(&office, owner, id, saved.version, now()).await.unwrap();
        let examined = verification::examine(&office, owner, id, now()).await.unwrap();
        assert_eq!(examined.changed, Some(vec![Field::Description, Field::Block(2)]), "the page that was made of it follows");
    }
}

#[tokio::test]
async fn hours_of_a_service_on_sale_count_at_once_and_words_wait_for_the_operator() {
    for (office, owner, operator, _dir) in offices().await {
        let id = approved(&office, owner, operator).await;
        let read = registration::read(&office, owner, id, now()).await.unwrap();
        let mut sessions = read.draft.sessions.clone();
        sessions.schedule.weekly = std::array::from_fn(|day| if day == 0 { "10-11".into() } else { String::new() });
        let saved = registration::save(&office, owner, id, read.version, Part::Sessions(sessions), true, now()).await.unwrap();
        let month = calendar::of_service(&office, "falar-em-publico", None, None, now()).await.unwrap();
        assert!(month.days.iter().all(|day| day.slots.len() == 1), "one hour on Mondays");
        let named = InformationForm { name: "Falar bem".into(), ..read.draft.information };
        let saved = registration::save(&office, owner, id, saved.version, Part::Information(named), true, now()).await.unwrap();
        assert_eq!((saved.state, saved.revision), (State::Approved, Some(State::Draft)));
        assert_eq!(market::page(&office, "falar-em-publico", now()).await.unwrap().name, "Falar em público");
        submission::submit(&office, owner, id, saved.version, now()).await.unwrap();
        verification::decide(&office, operator, owner, id, now(), &Decision::Approve, now()).await.unwrap();
        assert_eq!(market::page(&office, "falar-em-publico", now()).await.unwrap().name, "Falar bem", "at the address that was shared");
    }
}

#[tokio::test]
async fn a_price_is_fixed_and_another_one_is_another_product() {
    for (office, owner, operator, _dir) in offices().await {
        let id = approved(&office, owner, operator).await;
        let read = registration::read(&office, owner, id, now()).await.unwrap();
        let dearer = Part::Price(PriceForm { amount: "300".into(), ..read.draft.price });
        let refused = registration::save(&office, owner, id, read.version, dearer, true, now()).await;
        assert!(matches!(refused, Err(ProductError::Fixed(Field::Amount))));
        let copy = registration::duplicate(&office, owner, id, true, now()).await.unwrap();
        let copy = registration::read(&office, owner, copy, now()).await.unwrap();
        assert_eq!((copy.state, copy.draft.price.amount.as_str()), (State::Draft, ""));
        assert!(copy.slug.is_none());
    }
}

#[tokio::test]
async fn two_services_of_one_name_have_two_addresses() {
    for (office, owner, operator, _dir) in offices().await {
        approved(&office, owner, operator).await;
        approved(&office, owner, operator).await;
        assert!(market::page(&office, "falar-em-publico", now()).await.is_ok());
        assert!(market::page(&office, "falar-em-publico-2", now()).await.is_ok());
    }
}

#[tokio::test]
async fn suspended_and_archived_services_are_off_the_market() {
    for (office, owner, operator, _dir) in offices().await {
        let id = approved(&office, owner, operator).await;
        verification::suspend(&office, operator, owner, id, true, now()).await.unwrap();
        assert!(matches!(market::page(&office, "falar-em-publico", now()).await, Err(ProductError::NotFound)));
        assert!(market::search(&office, &Search::default()).await.unwrap().offered.is_empty());
        verification::suspend(&office, operator, owner, id, false, now()).await.unwrap();
        assert!(market::page(&office, "falar-em-publico", now()).await.is_ok());
        registration::archive(&office, owner, id, true, now()).await.unwrap();
        assert!(market::page(&office, "falar-em-publico", now()).await.is_err());
        registration::archive(&office, owner, id, false, now()).await.unwrap();
        assert_eq!(registration::read(&office, owner, id, now()).await.unwrap().state, State::Draft);
    }
}

#[tokio::test]
async fn another_owner_finds_nothing() {
    for (office, owner, operator, _dir) in offices().await {
        let id = approved(&office, owner, operator).await;
        let other: OwnerId = account(&office, "bea@example.com", "BR", false).await.into();
        assert!(matches!(registration::read(&office, other, id, now()).await, Err(ProductError::NotFound)));
        assert!(matches!(registration::archive(&office, other, id, true, now()).await, Err(ProductError::NotFound)));
        assert!(matches!(registration::duplicate(&office, other, id, false, now()).await, Err(ProductError::NotFound)));
        assert!(registration::list(&office, &domain::collaborators::Acting::owner(other)).await.unwrap().lines.is_empty());
    }
}

#[tokio::test]
async fn free_times_are_shown_in_the_readers_zone_with_the_producers_beside() {
    for (office, owner, operator, _dir) in offices().await {
        approved(&office, owner, operator).await;
        let month = calendar::of_service(&office, "falar-em-publico", None, Some("Europe/Madrid"), now()).await.unwrap();
        let first = &month.days[0];
        assert_eq!((first.day.to_string().as_str(), first.slots.len()), ("2026-03-02", 7), "after a day's notice");
        assert_eq!(first.slots[0].local.to_string(), "2026-03-02 13:00:00");
        assert_eq!(first.slots[0].producers.to_string(), "2026-03-02 09:00:00");
        assert_eq!((month.has_previous, month.has_next), (false, true));
        let far = calendar::of_service(&office, "falar-em-publico", Some("2030-01-01".parse().unwrap()), None, now()).await.unwrap();
        assert!(far.days.is_empty() && !far.has_next);
    }
}
