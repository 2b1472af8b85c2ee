//! The buyer's page of a booking: what it shows and to whom, moving, messages, reminders, later sessions of a package.

use crate::common::at;
use crate::purchases;
use crate::purchases::{SLUG, START, booking, bought, count, later, letters, now, open, package};
use chrono::TimeDelta;
use domain::booking::{ClaimState, MOST_MESSAGE, PurchaseError, Scope};
use service::booked::{self, BookedError, reminders};
use service::checkout::{self, By, Stand, cancel};
use service::gateway::sandbox::Behaviour;

#[tokio::test]
async fn the_page_shows_the_session_by_the_readers_clock_and_only_to_who_has_its_secret() {
    for (counter, sandbox) in open(|form| form.schedule.notice = "120".into()).await {
        let office = &counter.office;
        let mine = bought(&counter, &sandbox, START, now()).await;
        let token = mine.link.unwrap();
        let page = booked::page(office, &token, None, None, now()).await.unwrap();
        assert_eq!((page.service.as_str(), page.producer.as_str(), page.slug.as_deref()), ("Aula", "Ana Souza", Some(SLUG)));
        assert_eq!((page.zone.as_str(), page.starts.to_string().as_str()), ("Europe/Rome", "2026-03-10 11:00:00"));
        assert_eq!((page.paid.minor, page.back, page.state), (25_000, 0, ClaimState::Booked));
        assert_eq!(page.guarantee.unwrap().to_string(), "2026-03-17", "the last day that counts");
        assert_eq!(page.moves_until.unwrap().to_string(), "2026-03-10 09:00:00");
        let (off, back) = page.call_off.unwrap();
        assert_eq!((off.scope, back.minor), (Scope::Purchase, 25_000));
        let tokyo = booked::page(office, &token, None, Some("Asia/Tokyo"), now()).await.unwrap();
        assert_eq!(tokyo.starts.to_string(), "2026-03-10 19:00:00");
        let odd = booked::page(office, &token, None, Some("Mars/Olympus"), now()).await.unwrap();
        assert_eq!(odd.zone, "Europe/Rome");

        let other = bought(&counter, &sandbox, "2026-03-11T10:00:00Z", now()).await;
        for (token, session) in [("nobodys", None), (token.as_str(), Some(other.booking))] {
            let refused = booked::page(office, token, session, None, now()).await;
            assert!(matches!(refused, Err(BookedError::NotFound)), "{refused:?}");
        }
        let file = booked::calendar_file(office, &token, None, now()).await.unwrap();
        assert!(file.contains("METHOD:REQUEST") && file.replace("\r\n ", "").contains(&format!("UID:{}@counter.example", mine.booking)));
        cancel(office, Some(&sandbox), (counter.owner, mine.booking), &By::Buyer, None, now()).await.unwrap();
        let page = booked::page(office, &token, None, None, now()).await.unwrap();
        assert_eq!((page.state, page.back, page.call_off.is_none(), page.moves_until), (ClaimState::Cancelled, 25_000, true, None));
    }
}

#[tokio::test]
async fn a_session_moves_until_the_cut_off_and_both_calendars_follow() {
    for (counter, sandbox) in open(|form| form.schedule.notice = "60".into()).await {
        let office = &counter.office;
        let mine = bought(&counter, &sandbox, START, now()).await;
        let token = mine.link.unwrap();
        let month = booked::times_to_move(office, &token, None, None, None, now()).await.unwrap();
        let starts: Vec<_> = month.days.iter().flat_map(|day| &day.slots).map(|reading| reading.slot.start).collect();
        assert!(!starts.contains(&at(START)) && starts.contains(&at("2026-03-10T10:30:00Z")), "all but the one it has");
        let to = at("2026-03-12T15:00:00Z");
        let moved = booked::move_session(office, &token, None, to, at("2026-03-10T09:00:00Z")).await.unwrap();
        assert_eq!((moved.to.start, moved.booking.sequence), (to, 1));
        let twice = booked::move_session(office, &token, None, to, at("2026-03-10T09:01:00Z")).await.unwrap();
        assert_eq!(twice.booking.sequence, 1, "to where it is, it does not move");
        let late = booked::move_session(office, &token, None, at("2026-03-13T15:00:00Z"), at("2026-03-12T14:00:01Z")).await;
        assert!(matches!(late, Err(BookedError::Rules(PurchaseError::TooLate))), "{late:?}");
        counter.booked(SLUG, "2026-03-13T15:00:00Z", 7, now()).await;
        let taken = booked::move_session(office, &token, None, at("2026-03-13T15:00:00Z"), now()).await;
        assert!(matches!(taken, Err(BookedError::Taken(_))), "{taken:?}");
        let never = booked::move_session(office, &token, None, at("2026-03-13T15:07:00Z"), now()).await;
        assert!(matches!(never, Err(BookedError::Taken(_))), "{never:?}");
        for (address, subject) in [("bia@example.com", "Nuovo orario: Aula"), ("ana@example.com", "Novo horário: Aula")] {
            let letters = letters(&counter, address).await;
            let told: Vec<_> = letters.iter().filter(|letter| letter.subject == subject).collect();
            assert_eq!(told.len(), 1);
            let entry = told[0].calendar.as_deref().unwrap();
            assert!(
                entry.contains("METHOD:REQUEST") && entry.contains("SEQUENCE:1") && entry.contains("DTSTART:20260312T150000Z"),
                "{entry}"
            );
        }
        // The link of a later letter opens the same page.
        let letter = letters(&counter, "bia@example.com").await.into_iter().find(|letter| letter.subject == "Nuovo orario: Aula").unwrap();
        let fresh = letter.body_text.split("/booking/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        assert_ne!(fresh, token);
        assert_eq!(booked::page(office, &fresh, None, None, now()).await.unwrap().booking, mine.booking);
        let page = booked::page(office, &token, None, None, now()).await.unwrap();
        assert_eq!(page.guarantee.unwrap().to_string(), "2026-03-17", "moving it does not move the guarantee");
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn messages_reach_the_other_side_and_have_bounds() {
    for (mut counter, sandbox) in open(|_| {}).await {
        let mine = bought(&counter, &sandbox, START, now()).await;
        let token = mine.link.unwrap();
        counter.office.limits = true;
        let (office, owner) = (&counter.office, counter.owner);
        booked::write_as_buyer(office, &token, None, "  Ciao!\r\nDove ci vediamo?\u{7}  ", now()).await.unwrap();
        booked::write_as_producer(office, owner, mine.booking, "Por vídeo.", later(1)).await.unwrap();
        booked::write_as_buyer(office, &token, None, " \n ", later(1)).await.unwrap();
        let page = booked::page(office, &token, None, None, now()).await.unwrap();
        let said: Vec<_> = page.messages.iter().map(|message| (message.is_buyers, message.body.as_str())).collect();
        assert_eq!(said, [(true, "Ciao!\nDove ci vediamo?"), (false, "Por vídeo.")], "an empty one is none");
        let to_ana = letters(&counter, "ana@example.com").await;
        assert!(to_ana.iter().any(|letter| letter.subject == "Bia Lima sobre “Aula”" && letter.body_text.contains("Dove ci vediamo?")));
        let to_bia = letters(&counter, "bia@example.com").await;
        assert!(to_bia.iter().any(|letter| letter.subject == "Ana Souza su «Aula»" && letter.body_text.contains("Por vídeo.")));
        let long = booked::write_as_buyer(office, &token, None, &"é".repeat(MOST_MESSAGE + 1), now()).await;
        assert!(matches!(long, Err(BookedError::TooLong)), "{long:?}");
        booked::write_as_buyer(office, &token, None, &"é".repeat(MOST_MESSAGE), later(2)).await.unwrap();
        let other = domain::id::OwnerId(counter.operator.0);
        let stranger = booked::write_as_producer(office, other, mine.booking, "?", now()).await;
        assert!(matches!(stranger, Err(BookedError::NotFound)), "{stranger:?}");
        for number in 0..17 {
            booked::write_as_buyer(office, &token, None, &format!("{number}?"), later(3)).await.unwrap();
        }
        booked::write_as_buyer(office, &token, None, "16?", later(3)).await.unwrap();
        let often = booked::write_as_buyer(office, &token, None, "?", later(3)).await;
        assert!(matches!(often, Err(BookedError::TooOften)), "{often:?}");
        booked::write_as_producer(office, owner, mine.booking, "!", later(3)).await.unwrap();
        let said = booked::about(office, owner, mine.booking, "UTC").await.unwrap();
        assert_eq!(said.len(), 21, "what a browser sent twice is said once");
    }
}

#[tokio::test]
async fn a_session_is_reminded_of_once_a_day_and_once_an_hour_before() {
    for (counter, sandbox) in open(|_| {}).await {
        let nodes = counter.nodes().await;
        let (office, second) = (&counter.office, nodes.last().unwrap());
        let start = at("2026-03-12T10:00:00Z");
        let mine = bought(&counter, &sandbox, "2026-03-12T10:00:00Z", now()).await;
        let reminded = async |subject: &str| letters(&counter, "bia@example.com").await.iter().filter(|one| one.subject == subject).count();
        let (day, hour) = ("Tra poco: Aula", "Entro un’ora: Aula");
        assert_eq!(reminders::work(office, start - TimeDelta::hours(25)).await.unwrap(), 0);
        let (one, two) =
            futures::join!(reminders::work(office, start - TimeDelta::hours(24)), reminders::work(second, start - TimeDelta::hours(24)));
        assert_eq!(one.unwrap() + two.unwrap(), 1, "two nodes at once");
        assert_eq!(reminders::work(office, start - TimeDelta::hours(20)).await.unwrap(), 0);
        assert_eq!((reminded(day).await, reminded(hour).await), (1, 0));
        assert_eq!(reminders::work(office, start - TimeDelta::minutes(60)).await.unwrap(), 1);
        assert_eq!(reminders::work(office, start - TimeDelta::minutes(1)).await.unwrap(), 0);
        assert_eq!((reminded(day).await, reminded(hour).await), (1, 1));

        // Moved: its new time is reminded of, the old one not.
        let token = mine.link.unwrap();
        let to = at("2026-03-15T10:00:00Z");
        booked::move_session(office, &token, None, to, start - TimeDelta::hours(3)).await.unwrap();
        assert_eq!(reminders::work(office, start - TimeDelta::minutes(30)).await.unwrap(), 0);
        assert_eq!(reminders::work(office, to - TimeDelta::hours(10)).await.unwrap(), 1, "late is better than never");
        cancel(office, Some(&sandbox), (counter.owner, mine.booking), &By::Buyer, None, to - TimeDelta::hours(2)).await.unwrap();
        assert_eq!(reminders::work(office, to - TimeDelta::minutes(30)).await.unwrap(), 0, "called off");

        // Bought an hour before: no letter about tomorrow.
        let soon = at("2026-03-20T10:00:00Z");
        bought(&counter, &sandbox, "2026-03-20T10:00:00Z", soon - TimeDelta::hours(3)).await;
        assert_eq!(reminders::work(office, soon - TimeDelta::minutes(170)).await.unwrap(), 0);
        assert_eq!(reminders::work(office, soon - TimeDelta::minutes(60)).await.unwrap(), 1);
        assert_eq!(reminded(hour).await, 2);
        let producers = letters(&counter, "ana@example.com").await;
        assert_eq!(producers.iter().filter(|letter| letter.subject.starts_with("Em ")).count(), 4, "the producer as often");
    }
}

#[tokio::test]
async fn later_sessions_of_a_package_are_booked_without_paying_until_none_is_left() {
    for (counter, sandbox) in open(package).await {
        let (office, owner) = (&counter.office, counter.owner);
        let first = bought(&counter, &sandbox, START, now()).await;
        let token = first.link.unwrap();
        let page = booked::page(office, &token, None, None, now()).await.unwrap();
        assert_eq!((page.left, page.left_until.unwrap().to_string().as_str(), page.sessions.len()), (2, "2026-06-07", 1));
        let month = booked::later_times(office, &token, Some("2026-06-01".parse().unwrap()), None, now()).await.unwrap();
        assert_eq!(month.days.last().unwrap().day.to_string(), "2026-06-07", "the package ends");
        let second = booked::book_later(office, &token, at("2026-03-17T10:00:00Z"), now()).await.unwrap();
        let taken = booked::book_later(office, &token, at("2026-03-17T10:00:00Z"), now()).await;
        assert!(matches!(taken, Err(BookedError::Taken(_))), "{taken:?}");
        let late = booked::book_later(office, &token, at("2026-06-08T10:00:00Z"), now()).await;
        assert!(matches!(late, Err(BookedError::Rules(PurchaseError::NothingLeft))), "{late:?}");
        // Two at once for the last one.
        let nodes = counter.nodes().await;
        let (one, two) = futures::join!(
            booked::book_later(office, &token, at("2026-03-18T10:00:00Z"), now()),
            booked::book_later(nodes.last().unwrap(), &token, at("2026-03-19T10:00:00Z"), now())
        );
        assert_eq!([one.is_ok(), two.is_ok()].into_iter().filter(|done| *done).count(), 1, "{one:?} {two:?}");
        let page = booked::page(office, &token, Some(second), None, now()).await.unwrap();
        assert_eq!((page.booking, page.left, page.sessions.len()), (second, 0, 3), "one secret opens all of the purchase");
        assert_eq!(count(&counter, "SELECT COUNT(*) FROM sales").await, 1);
        assert_eq!(letters(&counter, "bia@example.com").await.iter().filter(|letter| letter.subject == "Prenotato: Aula").count(), 3);

        // After the guarantee a later one goes back at its part; inside it, all of it ends.
        let off = cancel(office, Some(&sandbox), (owner, second), &By::Buyer, None, now()).await.unwrap();
        assert_eq!((off.scope, off.back.minor), (Scope::Purchase, 25_000));
        assert_eq!(count(&counter, "SELECT COUNT(*) FROM claims WHERE state = 5").await, 3, "none of its sessions stays");
        assert_eq!(booking(&counter, owner, first.booking).await.sequence, 1);
        let none = booked::book_later(office, &token, at("2026-03-20T10:00:00Z"), now()).await;
        assert!(matches!(none, Err(BookedError::Rules(PurchaseError::NothingLeft))), "{none:?}");
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn what_was_bought_is_what_was_shown_when_the_form_was_sent() {
    for (counter, sandbox) in open(|form| {
        package(form);
        form.schedule.notice = "120".into();
    })
    .await
    {
        let (office, owner) = (&counter.office, counter.owner);
        let (_, secret) = counter.held(SLUG, START, now()).await;
        let form = purchases::form("a-key-of-the-form", Behaviour::Step);
        let stand = checkout::buy(office, &sandbox, SLUG, &form, &purchases::buyer(&secret), now()).await.unwrap();
        assert!(matches!(stand, Stand::Action(_)), "{stand:?}");
        let mut tx = office.db.write().await.unwrap();
        let change = |from: &str, to: &str| format!("UPDATE online_services SET published = REPLACE(published, '{from}', '{to}')");
        assert_eq!(tx.run(change(r#""count":"3""#, r#""count":"2""#), vec![]).await.unwrap(), 1);
        tx.run(change(r#""validity":"90""#, r#""validity":"1""#), vec![]).await.unwrap();
        tx.run(change(r#""notice":"120""#, r#""notice":"1440""#), vec![]).await.unwrap();
        tx.commit().await.unwrap();
        let (name,): (String,) = {
            let sql = "SELECT provider_id FROM payments WHERE owner_id = $1";
            office.db.read().await.unwrap().one(sql, vec![owner.0.into()]).await.unwrap()
        };
        sandbox.answer(&name, true, later(1)).await.unwrap();
        purchases::works(&counter, &sandbox, later(1)).await;
        let Stand::Booked(booked) = checkout::status(office, &secret, "a-key-of-the-form", later(1)).await.unwrap() else { panic!() };
        let page = booked::page(office, &booked.link.unwrap(), None, None, later(1)).await.unwrap();
        assert_eq!((page.left, page.left_until.unwrap().to_string().as_str()), (2, "2026-06-07"));
        assert_eq!(page.moves_until.unwrap().to_string(), "2026-03-10 09:00:00", "two hours before eleven in Rome");
    }
}

#[tokio::test]
async fn sessions_that_cannot_be_reminded_of_keep_none_behind_them_waiting() {
    for (counter, sandbox) in open(|_| {}).await {
        let office = &counter.office;
        bought(&counter, &sandbox, START, now()).await;
        let mine = bought(&counter, &sandbox, "2026-03-10T12:00:00Z", now()).await;
        let sql = "UPDATE bookings SET buyer_language = 'nobodys' WHERE id <> $1";
        let mut tx = office.db.write().await.unwrap();
        tx.run(sql, vec![mine.booking.0.into()]).await.unwrap();
        tx.commit().await.unwrap();
        let due = store::bookings::reminders::due;
        let window = (at("2026-03-10T09:30:00Z"), at("2026-03-10T13:00:00Z"));
        let mut tx = office.db.read().await.unwrap();
        let first = due(&mut tx, store::bookings::reminders::Kind::Hour, window, 0, None, 1).await.unwrap();
        let second = due(&mut tx, store::bookings::reminders::Kind::Hour, window, 0, first.first(), 1).await.unwrap();
        assert_eq!((first.len(), second[0].booking), (1, mine.booking), "page by page");
        drop(tx);
        assert_eq!(reminders::work(office, at("2026-03-10T11:30:00Z")).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a_letter_opens_no_page_a_year_after_the_session() {
    for (counter, sandbox) in open(|_| {}).await {
        let (office, owner) = (&counter.office, counter.owner);
        let mine = bought(&counter, &sandbox, START, now()).await;
        booked::write_as_producer(office, owner, mine.booking, "Por vídeo.", later(1)).await.unwrap();
        let letter = letters(&counter, "bia@example.com").await.into_iter().find(|letter| letter.subject.starts_with("Ana Souza")).unwrap();
        let link = letter.body_text.split("/booking/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        let sweep = async |at| {
            let mut tx = office.db.write().await.unwrap();
            store::sessions::sweep(&mut tx, at).await.unwrap();
            tx.commit().await.unwrap();
        };
        sweep(at("2027-03-10T10:00:00Z")).await;
        booked::page(office, &link, None, None, now()).await.unwrap();
        sweep(at("2027-03-10T10:31:00Z")).await;
        let gone = booked::page(office, &link, None, None, now()).await;
        assert!(matches!(gone, Err(BookedError::NotFound)), "{gone:?}");
        booked::page(office, &mine.link.unwrap(), None, None, now()).await.unwrap();
    }
}
