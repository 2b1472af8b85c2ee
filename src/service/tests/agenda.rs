//! A producer's agenda: what is booked, marked, moved and told, and the stretches that take free times and never a booking.

use crate::common::at;
use crate::counter::{Counter, counters, hours, minutes};
use chrono::NaiveDateTime;
use domain::Time;
use domain::agenda::{Asked, Fault, StretchForm, StretchKind, View};
use domain::booking::{ClaimEvent, ClaimState};
use domain::collaborators::audit::{Action, Actor};
use domain::collaborators::{Acting, Limits, Products, Right, Rights};
use domain::figures::Span;
use domain::id::BookingId;
use domain::sale::Cause;
use service::agenda::{self, AgendaError, Mark};
use service::asking::Asking;
use service::products::calendar;

const TEN: &str = "2026-03-09T10:00:00Z";
const ELEVEN: &str = "2026-03-09T11:00:00Z";

fn now() -> Time {
    crate::services::now()
}

/// Counters that sell an hour, from nine to one o'clock of the producer's clock, which is three hours behind UTC.
async fn open() -> Vec<Counter> {
    let counters = counters().await;
    for counter in &counters {
        counter.sells("Hora", hours("America/Sao_Paulo", "6-13", 60)).await;
    }
    counters
}

fn clock(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

/// Recipient, text and calendar entry of all letters that have one, the first written first.
async fn letters(counter: &Counter) -> Vec<(String, String, String)> {
    let sql = "SELECT recipient, body_text, calendar FROM letters WHERE calendar IS NOT NULL ORDER BY created_at, id";
    counter.office.db.read().await.unwrap().all(sql, vec![]).await.unwrap()
}

fn unfolded(calendar: &str) -> String {
    calendar.replace("\r\n ", "")
}

async fn session(counter: &Counter, id: BookingId, now: Time) -> domain::agenda::Session {
    agenda::session(&counter.office, counter.owner, id, now).await.unwrap()
}

fn is_refused<T: std::fmt::Debug>(result: Result<T, AgendaError>, fault: Fault) {
    match result {
        Err(AgendaError::Refused(found)) => assert_eq!(found, fault),
        other => panic!("{other:?} is not {fault:?}"),
    }
}

#[tokio::test]
async fn the_days_of_an_agenda_hold_what_is_booked_and_what_is_held() {
    for counter in open().await {
        let booking = counter.booked("hora", TEN, 1, now()).await;
        counter.held("hora", ELEVEN, now()).await;
        let asked = Asked { day: Some("2026-03-11".parse().unwrap()), ..Asked::default() };
        let week = agenda::agenda(&counter.office, &domain::collaborators::Acting::owner(counter.owner), asked, now()).await.unwrap();
        assert_eq!((week.first.to_string(), week.last.to_string()), ("2026-03-09".into(), "2026-03-15".into()));
        let told: Vec<_> = week.entries.iter().map(|entry| (entry.booking, entry.start, entry.state, entry.buyer.as_deref())).collect();
        assert_eq!(
            told,
            [
                (Some(booking.id), clock("2026-03-09T07:00:00"), ClaimState::Booked, Some("Bia Lima")),
                (None, clock("2026-03-09T08:00:00"), ClaimState::Held, None)
            ],
            "on the owner's clock"
        );
        let later = agenda::agenda(&counter.office, &domain::collaborators::Acting::owner(counter.owner), asked, now() + minutes(15))
            .await
            .unwrap();
        assert_eq!(later.entries.len(), 1, "what has lapsed is gone, whoever noticed");
        let other = Asked { product: Some(domain::id::ProductId(uuid::Uuid::nil())), ..asked };
        assert!(
            agenda::agenda(&counter.office, &domain::collaborators::Acting::owner(counter.owner), other, now())
                .await
                .unwrap()
                .entries
                .is_empty()
        );
        let day = Asked { view: View::Day, day: Some("2026-03-10".parse().unwrap()), ..Asked::default() };
        assert!(
            agenda::agenda(&counter.office, &domain::collaborators::Acting::owner(counter.owner), day, now())
                .await
                .unwrap()
                .entries
                .is_empty()
        );
        // Another owner sees nothing of it.
        let stranger: domain::id::OwnerId = crate::services::account(&counter.office, "bruno@example.com", "BR", false).await.into();
        assert!(
            agenda::agenda(&counter.office, &domain::collaborators::Acting::owner(stranger), asked, now())
                .await
                .unwrap()
                .entries
                .is_empty()
        );
        assert!(matches!(agenda::session(&counter.office, stranger, booking.id, now()).await, Err(AgendaError::NotFound)));
        let moved = agenda::move_to(&counter.office, stranger, booking.id, clock("2026-03-09T09:00:00"), now()).await;
        assert!(matches!(moved, Err(AgendaError::NotFound)));
        let told = agenda::tell(&counter.office, stranger, booking.id, "https://meet.example.org/a", "", now()).await;
        assert!(matches!(told, Err(AgendaError::NotFound)));
    }
}

#[tokio::test]
async fn a_session_is_marked_once_and_not_before_it_begins() {
    for counter in open().await {
        let met = counter.booked("hora", TEN, 1, now()).await;
        let missed = counter.booked("hora", ELEVEN, 2, now()).await;
        let office = &counter.office;
        is_refused(agenda::mark(office, counter.owner, met.id, Mark::Completed, at(TEN) - minutes(1)).await, Fault::NotBegun);
        agenda::mark(office, counter.owner, met.id, Mark::Completed, at(TEN)).await.unwrap();
        is_refused(agenda::mark(office, counter.owner, met.id, Mark::NoShow, at(ELEVEN)).await, Fault::Over);
        agenda::mark(office, counter.owner, missed.id, Mark::NoShow, at(ELEVEN)).await.unwrap();
        let (met, missed) = (session(&counter, met.id, at(ELEVEN)).await, session(&counter, missed.id, at(ELEVEN)).await);
        assert_eq!((met.state, missed.state), (ClaimState::Completed, ClaimState::NoShow));
        assert_eq!(met.can, domain::agenda::Can::default(), "nothing is left to do");
        let last = met.history.last().unwrap();
        assert_eq!((last.event, last.cause), (ClaimEvent::Complete, Cause::Owner));
        counter.is_sound(at(ELEVEN)).await;
    }
}

#[tokio::test]
async fn a_session_that_moves_tells_both_calendars_in_the_same_step() {
    for counter in open().await {
        let booking = counter.booked("hora", TEN, 1, now()).await;
        counter.booked("hora", ELEVEN, 2, now()).await;
        let office = &counter.office;
        let to = |text: &'static str| agenda::move_to(office, counter.owner, booking.id, clock(text), now());
        is_refused(to("2026-03-09T08:30:00").await, Fault::Taken);
        is_refused(to("2026-02-09T08:30:00").await, Fault::Past);
        is_refused(to("2026-03-10T08:32:00").await, Fault::NotFive);
        assert!(letters(&counter).await.is_empty(), "nobody is told of what did not happen");
        // Outside the hours: the producer may.
        to("2026-03-10T20:05:00").await.unwrap();
        to("2026-03-10T20:05:00").await.unwrap();
        let letters = letters(&counter).await;
        assert_eq!(letters.len(), 2, "to the time that it has, it does not move");
        let buyers = letters.iter().find(|letter| letter.0 == "bia@example.com").unwrap();
        assert!(
            ["9 de março de 2026 (segunda-feira), 07:00", "10 de março de 2026 (terça-feira), 20:05", "America/Recife"]
                .iter()
                .all(|text| buyers.1.contains(text))
        );
        for (_, _, entry) in &letters {
            let entry = unfolded(entry);
            for line in ["METHOD:REQUEST", "SEQUENCE:1", "DTSTART:20260310T230500Z", &format!("UID:{}", booking.uid)] {
                assert!(entry.contains(line), "{line} in {entry}");
            }
        }
        let session = session(&counter, booking.id, now()).await;
        assert_eq!((session.start, session.bought_for), (clock("2026-03-10T20:05:00"), Some(clock("2026-03-09T07:00:00"))));
        assert_eq!(session.guarantee.to_string(), "2026-03-16", "it counts from what was bought");
        let moves: Vec<_> = session.history.iter().map(|told| told.event).filter(|event| *event == ClaimEvent::Reschedule).collect();
        assert_eq!(moves.len(), 1);
        assert_eq!(counter.free("hora", "2026-03-09", now()).await[..2], ["06:00", "07:00"], "the old time is free again");
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn the_times_that_a_session_can_move_to_leave_out_its_own() {
    for counter in open().await {
        let booking = counter.booked("hora", TEN, 1, now()).await;
        let month = calendar::for_session(&counter.office, counter.owner, booking.id, None, None, now()).await.unwrap();
        let day = month.days.iter().find(|day| day.day.to_string() == "2026-03-09").unwrap();
        let starts: Vec<_> = day.slots.iter().map(|reading| reading.local.format("%H").to_string()).collect();
        assert_eq!(starts, ["06", "08", "09", "10", "11", "12"]);
    }
}

#[tokio::test]
async fn where_a_session_is_met_is_told_once() {
    for counter in open().await {
        let booking = counter.booked("hora", TEN, 1, now()).await;
        let tell = |link: &'static str, notes: &'static str| agenda::tell(&counter.office, counter.owner, booking.id, link, notes, now());
        is_refused(tell("meet.example.org", "").await, Fault::NotAnAddress);
        is_refused(tell("http://meet.example.org/a", "").await, Fault::NotAnAddress);
        tell("https://meet.example.org/a", "Bring the three lines.\r\nAnd tea.").await.unwrap();
        tell("https://meet.example.org/a", "Only tea.").await.unwrap();
        let letters = letters(&counter).await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].1.contains("https://meet.example.org/a"));
        let entry = unfolded(&letters[0].2);
        assert!(entry.contains("SEQUENCE:1") && entry.contains("URL:https://meet.example.org/a"), "{entry}");
        let session = session(&counter, booking.id, now()).await;
        assert_eq!((session.meeting_link.as_deref(), session.notes.as_str()), (Some("https://meet.example.org/a"), "Only tea."));
        agenda::mark(&counter.office, counter.owner, booking.id, Mark::Completed, at(TEN)).await.unwrap();
        is_refused(tell("https://meet.example.org/b", "").await, Fault::Over);
    }
}

fn stretch(kind: &str, day: &str, from: &str, until: &str) -> StretchForm {
    StretchForm { kind: kind.into(), from_day: day.into(), from_time: from.into(), until_time: until.into(), ..StretchForm::default() }
}

#[tokio::test]
async fn an_absence_takes_free_times_of_all_services_and_never_what_is_booked() {
    for counter in open().await {
        counter.sells("Outra", hours("UTC", "9-13", 60)).await;
        let booking = counter.booked("hora", TEN, 1, now()).await;
        let (held, secret) = counter.held("hora", ELEVEN, now()).await;
        let away = stretch("away", "2026-03-09", "07:00", "12:00");
        let inside = agenda::add_stretch(&counter.office, counter.owner, &away, now()).await.unwrap();
        assert_eq!(inside, 1, "the session that stands inside is told");
        assert_eq!(counter.free("hora", "2026-03-09", now()).await, ["06:00", "12:00"]);
        assert_eq!(counter.free("outra", "2026-03-09", now()).await, ["09:00"], "on whatever clock its hours are");
        let refused = counter.hold("hora", "2026-03-09T12:00:00Z", None, now()).await;
        assert!(matches!(refused, Err(service::bookings::BookingError::NotOffered(_))), "nobody takes it by its address either");
        // What was held before goes on.
        counter.begin(held, &secret, now()).await.unwrap();
        counter.confirm(held, 2, now()).await;
        let day = Asked { view: View::Day, day: Some("2026-03-09".parse().unwrap()), ..Asked::default() };
        let shown = agenda::agenda(&counter.office, &domain::collaborators::Acting::owner(counter.owner), day, now()).await.unwrap();
        assert_eq!(shown.entries.len(), 2);
        assert!(shown.entries.iter().all(|entry| entry.state == ClaimState::Booked));
        assert_eq!((shown.stretches[0].kind, shown.stretches[0].sessions), (StretchKind::Away, 2));
        assert_eq!(session(&counter, booking.id, now()).await.state, ClaimState::Booked);
        let stranger: domain::id::OwnerId = crate::services::account(&counter.office, "bruno@example.com", "BR", false).await.into();
        let removed = agenda::remove_stretch(&counter.office, stranger, shown.stretches[0].id, now()).await;
        assert!(matches!(removed, Err(AgendaError::NotFound)));
        agenda::remove_stretch(&counter.office, counter.owner, shown.stretches[0].id, now()).await.unwrap();
        assert_eq!(counter.free("hora", "2026-03-09", now()).await.len(), 5, "all but the two that are booked");
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn extra_hours_open_a_day_and_can_be_booked() {
    for counter in open().await {
        let extra = stretch("open", "2026-03-09", "20:00", "22:00");
        agenda::add_stretch(&counter.office, counter.owner, &extra, now()).await.unwrap();
        assert_eq!(counter.free("hora", "2026-03-09", now()).await[7..], ["20:00", "21:00"]);
        counter.booked("hora", "2026-03-09T23:00:00Z", 1, now()).await;
        assert_eq!(counter.free("hora", "2026-03-09", now()).await[7..], ["21:00"]);
        is_refused(agenda::add_stretch(&counter.office, counter.owner, &stretch("away", "2026-02-01", "", ""), now()).await, Fault::Past);
    }
}

#[tokio::test]
async fn the_feed_is_behind_its_secret_alone_and_tells_of_what_is_called_off() {
    for counter in open().await {
        let office = &counter.office;
        let kept = counter.booked("hora", TEN, 1, now()).await;
        let off = counter.booked("hora", ELEVEN, 2, now()).await;
        let secret = agenda::new_feed(office, counter.owner, now()).await.unwrap();
        let mut tx = office.db.write().await.unwrap();
        let by = store::bookings::By::cause(Cause::Owner);
        service::bookings::cancel(&mut tx, office, counter.owner, off.id, &by, now()).await.unwrap();
        tx.commit().await.unwrap();
        let file = unfolded(&agenda::published(office, secret.reveal(), now()).await.unwrap());
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 2, "{file}");
        assert!(file.contains(&format!("UID:{}", kept.uid)) && file.contains(&format!("UID:{}", off.uid)));
        assert_eq!((file.matches("STATUS:CONFIRMED").count(), file.matches("STATUS:CANCELLED").count()), (1, 1));
        assert_eq!(file, unfolded(&agenda::published(office, secret.reveal(), now() + minutes(5)).await.unwrap()), "nothing changed");
        assert!(!counter.contains(secret.reveal()).await, "only its hash is kept");
        let second = agenda::new_feed(office, counter.owner, now()).await.unwrap();
        assert!(matches!(agenda::published(office, secret.reveal(), now()).await, Err(AgendaError::NotFound)));
        agenda::published(office, second.reveal(), now()).await.unwrap();
        agenda::stop_feed(office, counter.owner, now()).await.unwrap();
        assert!(matches!(agenda::published(office, second.reveal(), now()).await, Err(AgendaError::NotFound)));
    }
}

#[tokio::test]
async fn the_table_of_sessions_says_who_did_not_come_and_holds_no_formula() {
    for counter in open().await {
        let office = &counter.office;
        let booking = counter.booked("hora", TEN, 1, now()).await;
        agenda::mark(office, counter.owner, booking.id, Mark::NoShow, at(TEN)).await.unwrap();
        let sql = "UPDATE bookings SET buyer_name = '=1+1' WHERE owner_id = $1";
        let mut tx = office.db.write().await.unwrap();
        tx.run(sql, vec![counter.owner.0.into()]).await.unwrap();
        tx.commit().await.unwrap();
        let table = agenda::export(office, &service::asking::Asking::owner_here(counter.owner, now()), (None, None)).await.unwrap();
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines[0], "start,end,time_zone,service,buyer,email,state,meeting_link");
        assert_eq!(lines[1], "2026-03-09 07:00,2026-03-09 08:00,America/Sao_Paulo,Hora,'=1+1,bia@example.com,no_show,");
        assert_eq!(lines.len(), 2);
        let none =
            agenda::export(office, &service::asking::Asking::owner_here(counter.owner, now()), (Some("2026-04-01".parse().unwrap()), None))
                .await
                .unwrap();
        assert_eq!(none.lines().count(), 1);
    }
}

#[tokio::test]
async fn no_producer_floods_a_buyer_with_letters() {
    for counter in open().await {
        let booking = counter.booked("hora", TEN, 1, now()).await;
        let office = &counter.office;
        for number in 0..20 {
            let link = format!("https://meet.example.org/{number}");
            agenda::tell(office, counter.owner, booking.id, &link, "", now()).await.unwrap();
        }
        let often = agenda::tell(office, counter.owner, booking.id, "https://meet.example.org/x", "", now()).await;
        assert!(matches!(often, Err(AgendaError::TooOften)), "{often:?}");
        let often = agenda::move_to(office, counter.owner, booking.id, clock("2026-03-10T20:05:00"), now()).await;
        assert!(matches!(often, Err(AgendaError::TooOften)), "{often:?}");
        agenda::tell(office, counter.owner, booking.id, "https://meet.example.org/19", "Only words.", now()).await.unwrap();
        let later = now() + minutes(61);
        agenda::tell(office, counter.owner, booking.id, "https://meet.example.org/x", "", later).await.unwrap();
        assert_eq!(letters(&counter).await.len(), 21);
    }
}

#[tokio::test]
async fn a_feed_of_very_many_sessions_tells_of_the_nearest() {
    for counter in open().await {
        for (number, day) in (9..=13).enumerate() {
            counter.booked("hora", &format!("2026-03-{day:02}T10:00:00Z"), number as u128 + 1, now()).await;
        }
        let mut tx = counter.office.db.read().await.unwrap();
        let here = at("2026-03-11T09:00:00Z");
        let lines = store::agenda::feed_lines(&mut tx, counter.owner, at("2026-03-01T00:00:00Z"), here, 1).await.unwrap();
        let days: Vec<String> = lines.iter().map(|line| line.slot.start.format("%d").to_string()).collect();
        assert_eq!(days, ["10", "11"]);
    }
}

#[tokio::test]
async fn who_works_with_some_services_finds_theirs_however_many_sessions_others_have() {
    for counter in open().await {
        let own = counter.sells("Voz", hours("America/Sao_Paulo", "6-13", 60)).await;
        for (number, day) in (2..=8).enumerate() {
            counter.booked("hora", &format!("2026-03-{day:02}T10:00:00Z"), number as u128 + 1, now()).await;
        }
        let hers = counter.booked("voz", TEN, 20, now()).await;
        let window = Span { from: at("2026-03-01T00:00:00Z"), to: at("2026-04-01T00:00:00Z") };
        let mut tx = counter.office.db.read().await.unwrap();
        let among = Products::some([own]).unwrap();
        let found = store::agenda::between(&mut tx, (counter.owner, &among), window, None, 1).await.unwrap();
        let ids: Vec<_> = found.into_iter().filter_map(|line| line.booking).map(|booked| booked.id).collect();
        assert_eq!(ids, [hers.id], "narrowed before it is cut");
        assert!(store::agenda::has_any(&mut tx, counter.owner, &among).await.unwrap());
        let none = Products::some([domain::id::ProductId(uuid::Uuid::from_u128(7))]).unwrap();
        assert!(!store::agenda::has_any(&mut tx, counter.owner, &none).await.unwrap(), "of others' sessions nothing is told");
    }
}

#[tokio::test]
async fn an_export_is_noted_with_a_right_that_its_reader_has() {
    for counter in open().await {
        for (minute, right) in [Right::ProductsView, Right::ProductsManage].into_iter().enumerate() {
            let acting = Acting::collaborator(counter.owner, Rights::of(&[right]), Limits::default());
            let account = counter.operator;
            let asking = Asking { acting, account, key: None, address: None, now: now() + minutes(minute as i64 + 1) };
            agenda::export(&counter.office, &asking, (None, None)).await.unwrap();
            let mut tx = counter.office.db.read().await.unwrap();
            let newest = store::audit::page(&mut tx, counter.owner, &store::audit::Filter::default(), None, 1).await.unwrap();
            assert_eq!((newest[0].action, &newest[0].actor), (Action::SessionsExported, &Actor::Collaborator { account, right }));
        }
    }
}
