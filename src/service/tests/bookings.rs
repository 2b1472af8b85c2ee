//! How a hold goes wrong, case by case, on both engines: none of these does here.

use crate::common::at;
use crate::counter;
use crate::counter::{Counter, SECOND, clocks, counters, hours, minutes};
use chrono::TimeDelta;
use domain::Time;
use domain::booking::{ClaimEvent, ClaimState, Standing};
use domain::sale::Cause;
use service::bookings::{self, BookingError, Confirmation, Late, Visitor};
use store::bookings::By;

const NINE: &str = "2026-03-09T09:00:00Z";
const TEN: &str = "2026-03-09T10:00:00Z";
const ELEVEN: &str = "2026-03-09T11:00:00Z";

fn now() -> Time {
    crate::services::now()
}

/// Counters that sell an hour, from nine to one o'clock in UTC.
async fn open() -> Vec<Counter> {
    let counters = counters().await;
    for counter in &counters {
        counter.sells("Hora", hours("UTC", "9-13", 60)).await;
    }
    counters
}

fn buyer() -> By {
    By::cause(Cause::Buyer)
}

#[tokio::test]
async fn a_time_is_one_visitors_for_fifteen_minutes_and_then_anybodys() {
    for counter in open().await {
        let granted = counter.hold("hora", TEN, None, now()).await.unwrap();
        assert_eq!((granted.held.slot.start, granted.held.deadline), (at(TEN), now() + minutes(15)));
        assert_eq!(counter.free("hora", "2026-03-09", now()).await, ["09:00", "11:00", "12:00"]);
        let Err(BookingError::Taken(nearest)) = counter.hold("hora", TEN, None, now() + minutes(15) - SECOND).await else {
            panic!("two have it")
        };
        assert_eq!(clocks(&nearest.before), ["11:00", "12:00", "09:00"], "three before it, also of the day before");
        assert_eq!(clocks(&nearest.after), ["11:00", "12:00", "09:00"]);
        // Nobody has tidied up, and reading does not.
        let later = now() + minutes(15);
        assert_eq!(counter.free("hora", "2026-03-09", later).await.len(), 4);
        assert_eq!(counter.claim(granted.held.id).await.standing.state(), ClaimState::Held);
        let second = counter.hold("hora", TEN, None, later).await.unwrap();
        assert_eq!(second.held.deadline, later + minutes(15));
        assert_eq!(counter.claim(granted.held.id).await.standing, Standing::Lapsed { deadline: later });
        counter.is_sound(later).await;
    }
}

#[tokio::test]
async fn choosing_the_same_time_again_keeps_it_and_its_deadline() {
    for counter in open().await {
        let (id, secret) = counter.held("hora", TEN, now()).await;
        let again = counter.hold("hora", TEN, Some(&secret), now() + minutes(7)).await.unwrap();
        assert_eq!((again.held.id, again.held.deadline), (id, now() + minutes(15)));
        assert!(again.secret.is_none(), "they have one");
        assert_eq!(again.held.now, now() + minutes(7), "for a reader whose clock is wrong");
    }
}

#[tokio::test]
async fn choosing_another_time_moves_the_hold_and_frees_the_first() {
    for counter in open().await {
        let (id, secret) = counter.held("hora", TEN, now()).await;
        let later = now() + minutes(10);
        let moved = counter.hold("hora", ELEVEN, Some(&secret), later).await.unwrap();
        assert_eq!(moved.held.deadline, later + minutes(15));
        assert_eq!(counter.free("hora", "2026-03-09", later).await, ["09:00", "10:00", "12:00"]);
        assert_eq!(counter.claim(id).await.standing, Standing::Released);
        // Going back finds the own time free; who has it meanwhile keeps it, and the visitor what they have.
        counter.held("hora", TEN, later).await;
        assert!(matches!(counter.hold("hora", TEN, Some(&secret), later).await, Err(BookingError::Taken(_))));
        let current = bookings::current(&counter.office, &secret, later).await.unwrap();
        assert_eq!(current.iter().map(|held| held.id).collect::<Vec<_>>(), [moved.held.id]);
        counter.is_sound(later).await;
    }
}

#[tokio::test]
async fn a_hold_moves_to_a_time_that_it_overlaps_itself() {
    for counter in counters().await {
        let change = |form: &mut _| {
            hours("UTC", "9-13", 60)(form);
            form.schedule.step = "15".into();
            form.schedule.after = "15".into();
        };
        counter.sells("Hora", change).await;
        let (_, secret) = counter.held("hora", TEN, now()).await;
        for start in ["2026-03-09T10:15:00Z", "2026-03-09T09:45:00Z", TEN] {
            assert_eq!(counter.hold("hora", start, Some(&secret), now()).await.unwrap().held.slot.start, at(start));
            assert_eq!(counter.busy(now()).await.len(), 1);
            counter.is_sound(now()).await;
        }
        // In the way of the next one only by half: refused, and not half moved.
        counter.held("hora", "2026-03-09T11:15:00Z", now()).await;
        let refused = counter.hold("hora", "2026-03-09T10:15:00Z", Some(&secret), now()).await;
        assert!(matches!(refused, Err(BookingError::Taken(_))));
        assert_eq!(bookings::current(&counter.office, &secret, now()).await.unwrap()[0].slot.start, at(TEN));
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn the_own_time_is_among_the_free_ones_of_its_visitor_alone() {
    for counter in open().await {
        let (_, secret) = counter.held("hora", TEN, now()).await;
        let day = |secret| service::products::calendar::for_visitor(&counter.office, "hora", None, None, secret, now());
        let mine = day(Some(secret.as_str())).await.unwrap();
        let others = day(None).await.unwrap();
        let count = |month: &domain::product::view::Month| month.days.iter().map(|day| day.slots.len()).sum::<usize>();
        assert_eq!(count(&mine), count(&others) + 1);
    }
}

#[tokio::test]
async fn a_visitor_holds_for_half_an_hour_and_then_rests() {
    for counter in open().await {
        let (_, secret) = counter.held("hora", TEN, now()).await;
        let hold = |start, minute| counter.hold("hora", start, Some(secret.as_str()), now() + minutes(minute));
        assert_eq!(hold(ELEVEN, 14).await.unwrap().held.deadline, now() + minutes(29));
        assert_eq!(hold(TEN, 28).await.unwrap().held.deadline, now() + minutes(30), "no more than is left of the chain");
        let Err(BookingError::Resting { until }) = hold(ELEVEN, 30).await else { panic!("for ever") };
        assert_eq!(until, now() + minutes(40));
        assert!(matches!(hold(TEN, 39).await, Err(BookingError::Resting { .. })), "nor by letting it lapse");
        assert_eq!(hold(TEN, 40).await.unwrap().held.deadline, now() + minutes(55));
        // Letting go and taking again is no way around it.
        assert_eq!(bookings::release(&counter.office, &secret, None, now() + minutes(41)).await.unwrap(), 1);
        assert_eq!(hold(ELEVEN, 50).await.unwrap().held.deadline, now() + minutes(65));
        assert_eq!(hold(TEN, 60).await.unwrap().held.deadline, now() + minutes(70));
    }
}

#[tokio::test]
async fn an_address_keeps_no_more_times_than_it_may() {
    for counter in counters().await {
        let change = |form: &mut _| {
            hours("UTC", "0-24", 15)(form);
        };
        counter.sells("Hora", change).await;
        let start = |n: i64| at("2026-03-09T00:00:00Z") + minutes(15 * n);
        let hold = |n, address| bookings::hold(&counter.office, "hora", start(n), Visitor { secret: None, address }, now());
        let mut secret = None;
        for n in 0..60 {
            secret = hold(n, "198.51.100.1").await.unwrap().secret;
        }
        assert!(matches!(hold(60, "198.51.100.1").await, Err(BookingError::TooMany)));
        hold(60, "198.51.100.2").await.unwrap();
        // Moving takes no more than there is.
        let secret = secret.unwrap();
        let visitor = Visitor { secret: Some(secret.reveal()), address: "198.51.100.1" };
        bookings::hold(&counter.office, "hora", start(61), visitor, now()).await.unwrap();
        bookings::release(&counter.office, secret.reveal(), None, now()).await.unwrap();
        hold(62, "198.51.100.1").await.unwrap();
        assert!(matches!(hold(63, "198.51.100.1").await, Err(BookingError::TooMany)));
        let mut open = counter.office.clone();
        open.limits = false;
        let visitor = Visitor { secret: None, address: "198.51.100.1" };
        bookings::hold(&open, "hora", start(63), visitor, now()).await.unwrap();
        // What has lapsed does not count.
        let later = now() + minutes(15);
        let visitor = Visitor { secret: None, address: "198.51.100.1" };
        bookings::hold(&counter.office, "hora", start(64), visitor, later).await.unwrap();
        counter.is_sound(later).await;
    }
}

#[tokio::test]
async fn no_id_opens_anothers_hold() {
    for counter in open().await {
        let (id, _) = counter.held("hora", TEN, now()).await;
        let (own, secret) = counter.held("hora", ELEVEN, now()).await;
        assert_eq!(bookings::release(&counter.office, &secret, Some(id), now()).await.unwrap(), 0);
        assert!(matches!(counter.begin(id, &secret, now()).await, Err(BookingError::NotFound)));
        assert_eq!(bookings::current(&counter.office, &secret, now()).await.unwrap()[0].id, own);
        for stranger in ["", "A", &id.to_string()] {
            assert!(bookings::current(&counter.office, stranger, now()).await.unwrap().is_empty());
            assert_eq!(bookings::release(&counter.office, stranger, None, now()).await.unwrap(), 0);
            let granted = counter.hold("hora", NINE, Some(stranger), now()).await.unwrap();
            let given = granted.secret.expect("a secret that nobody was given is nobody's");
            assert_ne!(given.reveal(), stranger);
            bookings::release(&counter.office, given.reveal(), None, now()).await.unwrap();
        }
        assert_eq!(counter.claim(id).await.standing.state(), ClaimState::Held);
    }
}

#[tokio::test]
async fn what_the_calendar_does_not_offer_is_not_held_whatever_is_asked() {
    for counter in counters().await {
        let change = |form: &mut _| {
            hours("UTC", "9-13", 60)(form);
            form.schedule.after = "30".into();
            form.schedule.notice = "120".into();
        };
        counter.sells("Hora", change).await;
        let asked = |start: &'static str, now| counter.hold("hora", start, None, now);
        for start in
            ["2026-03-09T09:30:00Z", "2026-03-09T10:00:01Z", "2026-03-09T13:00:00Z", "2020-03-09T10:00:00Z", "2199-03-09T10:00:00Z"]
        {
            let Err(BookingError::NotOffered(nearest)) = asked(start, now()).await else { panic!("{start}") };
            assert!(nearest.before.len() + nearest.after.len() >= 3, "{start}: {nearest:?}");
        }
        assert!(matches!(asked(TEN, at("2026-03-09T08:00:01Z")).await, Err(BookingError::NotOffered(_))), "two hours before");
        let before = at("2026-03-09T07:00:00Z");
        assert!(matches!(counter.hold("other", TEN, None, before).await, Err(BookingError::NotFound)));
        // The buffer is in the way of the next start, on the page as in the database.
        asked(TEN, before).await.unwrap();
        assert_eq!(counter.free("hora", "2026-03-09", before).await, ["12:00"], "the one before needs its own buffer");
        assert!(matches!(asked(ELEVEN, before).await, Err(BookingError::Taken(_))));
        assert!(matches!(asked(NINE, before).await, Err(BookingError::Taken(_))));
        service::products::registration::archive(
            &counter.office,
            counter.owner,
            counter.hold("hora", "2026-03-09T12:00:00Z", None, before).await.unwrap().held.product,
            true,
            before,
        )
        .await
        .unwrap();
        assert!(matches!(asked(TEN, before).await, Err(BookingError::NotFound)));
    }
}

#[tokio::test]
async fn services_of_one_producer_share_the_calendar_also_where_they_overlap_in_part() {
    for counter in counters().await {
        counter.sells("Hora", hours("UTC", "9-13", 60)).await;
        counter.sells("Meia", hours("UTC", "8:30-13:30", 90)).await;
        let (_, secret) = counter.held("hora", TEN, now()).await;
        let start = "2026-03-09T10:00:00Z";
        assert_eq!(counter.free("meia", "2026-03-09", now()).await, ["08:30", "11:30"]);
        assert!(matches!(counter.hold("meia", start, None, now()).await, Err(BookingError::Taken(_))));
        // The same visitor may hold one of each.
        counter.hold("meia", "2026-03-09T08:30:00Z", Some(&secret), now()).await.unwrap();
        assert_eq!(bookings::current(&counter.office, &secret, now()).await.unwrap().len(), 2);
        assert_eq!(counter.free("hora", "2026-03-09", now()).await, ["11:00", "12:00"]);
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn a_payment_confirmed_around_the_deadline_is_a_booking_and_after_the_grace_a_refund() {
    for counter in open().await {
        let deadline = now() + minutes(15);
        let cases = [
            (deadline - SECOND, true),
            (deadline, true),
            (deadline + SECOND, true),
            (deadline + minutes(30) - SECOND, true),
            (deadline + minutes(30), false),
            (deadline + minutes(31), false),
        ];
        for (index, (confirmed_at, is_booked)) in (0..).zip(cases) {
            let start = (at(NINE) + TimeDelta::days(index)).to_rfc3339();
            let (id, secret) = counter.held("hora", &start, now()).await;
            assert!(matches!(counter.begin(id, &secret, deadline).await, Err(BookingError::Lapsed)), "begun too late");
            counter.begin(id, &secret, deadline - SECOND).await.unwrap();
            assert!(matches!(counter.begin(id, &secret, deadline - SECOND).await, Err(BookingError::Paying)), "begun twice");
            assert_eq!(bookings::current(&counter.office, &secret, deadline).await.unwrap().len(), 1, "kept while it is paid");
            assert!(matches!(
                counter.hold("hora", &start, None, confirmed_at.min(deadline + minutes(30)) - SECOND).await,
                Err(BookingError::Taken(_))
            ));
            let confirmed = counter.confirm(id, 1, confirmed_at).await;
            match (confirmed, is_booked) {
                (Confirmation::Booked { booking, link }, true) => {
                    assert_eq!((booking.claim, booking.bought_for, booking.sequence), (id, at(&start), 0));
                    let found = store::bookings::by_link(&mut counter.office.db.read().await.unwrap(), &link.hash()).await.unwrap();
                    assert_eq!(found, Some(*booking.clone()));
                    assert!(
                        matches!(counter.confirm(id, 1, confirmed_at + minutes(90)).await, Confirmation::Already(same) if same == booking)
                    );
                    assert!(matches!(counter.confirm(id, 2, confirmed_at).await, Confirmation::Refund(Late::PaidTwice)));
                }
                (Confirmation::Refund(Late::TimeIsUp), false) => {
                    counter.hold("hora", &start, None, confirmed_at).await.expect("free for the next");
                }
                (other, _) => panic!("{confirmed_at}: {other:?}"),
            }
        }
        counter.is_sound(deadline + minutes(31)).await;
    }
}

#[tokio::test]
async fn money_that_comes_for_a_lapsed_hold_gets_the_time_only_if_nobody_has_it() {
    for counter in open().await {
        let later = now() + minutes(20);
        let lapsed = async |start| {
            let (id, secret) = counter.held("hora", start, now()).await;
            counter.begin(id, &secret, now()).await.unwrap();
            assert_eq!(counter.fail(id, now() + minutes(1)).await, Standing::Held { deadline: now() + minutes(15) });
            id
        };
        let (free, taken, relapsed) = (lapsed(NINE).await, lapsed(TEN).await, lapsed(ELEVEN).await);
        let (other, _) = counter.held("hora", TEN, later).await;
        assert!(matches!(counter.confirm(free, 1, later).await, Confirmation::Booked { .. }));
        assert!(matches!(counter.confirm(taken, 2, later).await, Confirmation::Refund(Late::Taken)));
        assert_eq!(counter.claim(taken).await.standing.state(), ClaimState::Lapsed, "nothing is booked");
        // Somebody else had it, and let it lapse as well.
        counter.held("hora", ELEVEN, now() + minutes(16)).await;
        assert!(matches!(counter.confirm(relapsed, 3, now() + minutes(31)).await, Confirmation::Booked { .. }));
        assert!(matches!(counter.confirm(other, 4, later).await, Confirmation::Booked { .. }));
        assert!(matches!(counter.confirm(taken, 2, later).await, Confirmation::Refund(Late::Taken)), "said twice");
        counter.is_sound(now() + minutes(31)).await;
    }
}

#[tokio::test]
async fn a_refused_confirmation_leaves_a_transaction_in_which_the_refund_is_written() {
    for counter in open().await {
        let (id, _) = counter.held("hora", TEN, now()).await;
        let later = now() + minutes(16);
        counter.held("hora", TEN, later).await;
        let mut tx = counter.office.db.write().await.unwrap();
        let confirmed = bookings::confirm(&mut tx, &counter.office, counter.owner, id, &counter::paid(1), later).await.unwrap();
        assert!(matches!(confirmed, Confirmation::Refund(Late::Taken)));
        store::throttles::count(&mut tx, "written with it", 60, later).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = counter.office.db.read().await.unwrap();
        assert_eq!(store::throttles::attempts(&mut tx, "written with it", 60, later).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a_payment_under_way_holds_its_time_and_a_failed_one_gives_back_what_is_left() {
    for counter in open().await {
        let (id, secret) = counter.held("hora", TEN, now()).await;
        counter.begin(id, &secret, now() + minutes(5)).await.unwrap();
        assert!(matches!(counter.hold("hora", ELEVEN, Some(&secret), now() + minutes(6)).await, Err(BookingError::Paying)));
        assert_eq!(counter.hold("hora", TEN, Some(&secret), now() + minutes(6)).await.unwrap().held.id, id, "the page again");
        assert!(matches!(bookings::release(&counter.office, &secret, Some(id), now()).await, Err(BookingError::Paying)));
        assert_eq!(bookings::release(&counter.office, &secret, None, now()).await.unwrap(), 0);
        assert_eq!(counter.fail(id, now() + minutes(14)).await, Standing::Held { deadline: now() + minutes(15) });
        assert_eq!(counter.fail(id, now() + minutes(14)).await, Standing::Held { deadline: now() + minutes(15) }, "said twice");
        counter.begin(id, &secret, now() + minutes(14)).await.unwrap();
        assert_eq!(counter.fail(id, now() + minutes(20)).await, Standing::Lapsed { deadline: now() + minutes(15) });
        counter.held("hora", TEN, now() + minutes(20)).await;
        counter.is_sound(now() + minutes(20)).await;
    }
}

#[tokio::test]
async fn what_was_given_back_is_refunded_when_its_money_comes() {
    for counter in open().await {
        let (id, secret) = counter.held("hora", TEN, now()).await;
        assert_eq!(bookings::release(&counter.office, &secret, Some(id), now()).await.unwrap(), 1);
        assert_eq!(counter.free("hora", "2026-03-09", now()).await.len(), 4);
        assert!(matches!(counter.confirm(id, 1, now()).await, Confirmation::Refund(Late::GivenBack)));
        assert!(matches!(counter.begin(id, &secret, now()).await, Err(BookingError::NotNow(_))));
        assert_eq!(bookings::release(&counter.office, &secret, Some(id), now()).await.unwrap(), 0, "once");
    }
}

#[tokio::test]
async fn a_session_that_moves_frees_its_old_time_and_keeps_what_it_is() {
    for counter in open().await {
        let booking = counter.booked("hora", TEN, 1, now()).await;
        counter.booked("hora", ELEVEN, 2, now()).await;
        let reschedule = async |start: &str, by: &By, now| {
            let mut tx = counter.office.db.write().await.unwrap();
            let moved = bookings::reschedule(&mut tx, &counter.office, counter.owner, booking.id, at(start), by, now).await;
            tx.commit().await.unwrap();
            moved
        };
        let Err(BookingError::Taken(nearest)) = reschedule(ELEVEN, &buyer(), now()).await else { panic!("two have it") };
        assert_eq!(clocks(&nearest.after)[0], "12:00");
        assert_eq!(clocks(&nearest.before)[1..], ["09:00", "10:00"], "its own time too");
        assert!(matches!(reschedule("2026-03-09T09:30:00Z", &buyer(), now()).await, Err(BookingError::NotOffered(_))));
        assert_eq!(counter.free("hora", "2026-03-09", now()).await, ["09:00", "12:00"], "refused, nothing has moved");

        let moved = reschedule("2026-03-09T12:00:00Z", &buyer(), now()).await.unwrap();
        assert_eq!((moved.from.start, moved.to.start), (at(TEN), at("2026-03-09T12:00:00Z")));
        assert_eq!((&moved.booking.uid, moved.booking.sequence, moved.booking.bought_for), (&booking.uid, 1, at(TEN)));
        assert_eq!(counter.free("hora", "2026-03-09", now()).await, ["09:00", "10:00"]);
        assert_eq!(counter.claim(booking.claim).await.standing, Standing::Rescheduled);
        assert!(matches!(counter.confirm(booking.claim, 1, now()).await, Confirmation::Already(_)), "its payment said again");

        // The producer may place it anywhere that is free.
        let by = By::cause(Cause::Owner);
        let moved = reschedule("2026-03-09T09:55:00Z", &by, now()).await.unwrap();
        assert_eq!(moved.booking.sequence, 2);
        assert!(matches!(reschedule("2026-03-09T10:30:00Z", &by, now()).await, Err(BookingError::Taken(_))), "but not on another's");
        assert!(matches!(reschedule("2026-03-09T10:02:00Z", &by, now()).await, Err(BookingError::NotOffered(_))));
        assert!(matches!(reschedule("2026-02-09T10:00:00Z", &by, now()).await, Err(BookingError::NotOffered(_))), "nor in the past");
        let begun = at("2026-03-09T09:55:00Z");
        assert!(matches!(reschedule("2026-03-10T10:00:00Z", &by, begun).await, Err(BookingError::Lapsed)), "nor when it has begun");
        counter.is_sound(now()).await;

        let told = store::bookings::events(&mut counter.office.db.read().await.unwrap(), counter.owner, booking.claim).await.unwrap();
        let moves: Vec<_> = told.iter().map(|told| (told.event, told.to)).collect();
        use ClaimEvent::{BeginPayment, Confirm, Reschedule, Take};
        use ClaimState::{Booked, Held, Paying, Rescheduled};
        assert_eq!(moves, [(Take, Held), (BeginPayment, Paying), (Confirm, Booked), (Reschedule, Rescheduled)]);
    }
}

#[tokio::test]
async fn a_session_is_called_off_met_or_missed_and_that_is_its_end() {
    for counter in open().await {
        let (first, second, third) = (
            counter.booked("hora", NINE, 1, now()).await,
            counter.booked("hora", TEN, 2, now()).await,
            counter.booked("hora", ELEVEN, 3, now()).await,
        );
        let (office, owner, by) = (&counter.office, counter.owner, By::cause(Cause::Owner));
        let mut tx = office.db.write().await.unwrap();
        let off = bookings::cancel(&mut tx, office, owner, first.id, &buyer(), now()).await.unwrap();
        assert_eq!(off.sequence, 1, "calendars are told");
        assert!(matches!(bookings::cancel(&mut tx, office, owner, first.id, &by, now()).await, Err(BookingError::NotNow(_))));
        assert!(matches!(bookings::complete(&mut tx, office, owner, second.id, &by, at(TEN) - SECOND).await, Err(BookingError::NotNow(_))));
        bookings::complete(&mut tx, office, owner, second.id, &by, at(TEN)).await.unwrap();
        bookings::no_show(&mut tx, office, owner, third.id, &by, at(ELEVEN) + minutes(20)).await.unwrap();
        assert!(matches!(bookings::no_show(&mut tx, office, owner, second.id, &by, at(ELEVEN)).await, Err(BookingError::NotNow(_))));
        let other = domain::id::OwnerId(domain::id::AccountId(counter.operator.0).0);
        assert!(matches!(bookings::cancel(&mut tx, office, other, third.id, &by, now()).await, Err(BookingError::NotFound)));
        tx.commit().await.unwrap();
        assert!(counter.free("hora", "2026-03-09", now()).await.contains(&"09:00".to_owned()));
        counter.is_sound(now()).await;
    }
}

#[tokio::test]
async fn who_watches_a_calendar_sees_times_go_and_come_back() {
    for counter in open().await {
        let mark = async |now| {
            let mut tx = counter.office.db.read().await.unwrap();
            let marks = store::bookings::marks(&mut tx, &[counter.owner, counter.operator.into()], now).await.unwrap();
            assert!(marks.iter().all(|(owner, _)| *owner == counter.owner));
            marks.first().map(|(_, mark)| *mark).unwrap_or_default()
        };
        let (one, two, three) = (now(), now() + SECOND, now() + SECOND * 2);
        let empty = mark(one).await;
        let (_, secret) = counter.held("hora", TEN, one).await;
        let held = mark(one).await;
        assert_ne!(empty, held);
        assert_eq!(held, mark(two).await, "nothing happened");
        counter.hold("hora", ELEVEN, Some(&secret), two).await.unwrap();
        let moved = mark(two).await;
        assert_ne!(moved, held);
        bookings::release(&counter.office, &secret, None, three).await.unwrap();
        assert_eq!(mark(three).await, empty);
        counter.held("hora", TEN, three).await;
        assert_ne!(mark(three + minutes(15) - SECOND).await, empty);
        assert_eq!(mark(three + minutes(15)).await, empty, "time is up, and nobody wrote anything");
        assert_eq!(bookings::lapse_overdue(&counter.office, three + minutes(15)).await.unwrap(), 1);
        assert_eq!(bookings::lapse_overdue(&counter.office, three + minutes(15)).await.unwrap(), 0);
        counter.is_sound(three + minutes(15)).await;
    }
}

#[tokio::test]
async fn times_are_held_right_where_the_clocks_change() {
    // Zone, the day of the change, and what buyers see of a night with sessions of half an hour until four.
    let cases = [
        ("America/New_York", "2026-03-08", "2026-03-08T06:30:00Z", "2026-03-08T07:00:00Z"),
        ("America/New_York", "2026-11-01", "2026-11-01T05:30:00Z", "2026-11-01T07:00:00Z"),
        ("Europe/Madrid", "2026-03-29", "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z"),
        ("Europe/Madrid", "2026-10-25", "2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z"),
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", "2018-11-04T03:30:00Z"),
        ("Australia/Lord_Howe", "2026-04-05", "2026-04-04T14:30:00Z", "2026-04-04T15:30:00Z"),
        ("Australia/Lord_Howe", "2026-10-04", "2026-10-03T15:00:00Z", "2026-10-03T15:30:00Z"),
    ];
    for (zone, day, around, next) in cases {
        for counter in counters().await {
            counter.sells("Noite", hours(zone, "0-4", 30)).await;
            let now = at(&format!("{day}T00:00:00Z")) - TimeDelta::days(2);
            let free = counter.free("noite", day, now).await;
            let (id, _) = counter.held("noite", around, now).await;
            let claim = counter.claim(id).await;
            assert_eq!(claim.range.to - claim.range.from, minutes(30), "{zone} {day}: half an hour of real time");
            counter.hold("noite", next, None, now).await.unwrap_or_else(|error| panic!("{zone} {day}: {error}"));
            assert_eq!(counter.free("noite", day, now).await.len(), free.len() - 2, "{zone} {day}: two are gone of {free:?}");
            // Every other one of that night can be had too, and none of them twice.
            let month =
                service::products::calendar::of_service(&counter.office, "noite", Some(day.parse().unwrap()), None, now).await.unwrap();
            for slot in month.days.iter().find(|found| found.day.to_string() == day).unwrap().slots.iter().map(|reading| reading.slot) {
                counter.held("noite", &slot.start.to_rfc3339(), now).await;
            }
            assert!(counter.free("noite", day, now).await.is_empty());
            counter.is_sound(now).await;
        }
    }
}

#[tokio::test]
async fn a_calendar_that_was_tampered_with_does_not_verify() {
    for counter in open().await {
        counter.booked("hora", TEN, 1, now()).await;
        counter.held("hora", ELEVEN, now()).await;
        counter.is_sound(now()).await;
        let differences = async |sql: &str| {
            let mut tx = counter.office.db.write().await.unwrap();
            tx.run(sql, vec![]).await.unwrap();
            store::verify::verify(&mut tx).await.unwrap().differences
        };
        for (sql, said) in [
            ("DELETE FROM claim_ticks WHERE tick = (SELECT MAX(tick) FROM claim_ticks)", "it has 11 of its 12 ticks"),
            ("UPDATE claim_ticks SET tick = tick + 1 WHERE tick = (SELECT MAX(tick) FROM claim_ticks)", "is not live there"),
            ("UPDATE claims SET state = 7 WHERE state = 0", "its last event says"),
            ("UPDATE claims SET booking_id = NULL", "its time is no claim of its own"),
            ("DELETE FROM bookings", "the time of no booking"),
        ] {
            let found = differences(sql).await;
            assert!(found.iter().any(|difference| difference.contains(said)), "{sql}: {found:#?}");
        }
        let mut tx = counter.office.db.write().await.unwrap();
        assert!(tx.run("UPDATE booking_events SET at = at + 1", vec![]).await.is_err(), "what happened stays");
    }
}

#[tokio::test]
async fn an_order_that_fails_late_leaves_the_payment_of_another_alone() {
    for counter in counters().await {
        counter.sells("Aula", hours("UTC", "08:00-20:00", 30)).await;
        let now = at("2026-03-09T12:00:00Z");
        let (id, secret) = counter.held("aula", "2026-03-10T10:00:00Z", now).await;
        counter.begin_by(id, &secret, "the-first-order-key", now).await.unwrap();
        counter.fail_by(id, "the-first-order-key", now).await;
        counter.begin_by(id, &secret, "the-second-order-key", now).await.unwrap();
        // Beyond the deadline, falling back would free the time.
        let standing = counter.fail_by(id, "the-first-order-key", now + minutes(20)).await;
        assert_eq!(standing.state(), ClaimState::Paying, "told once more of the first");
        assert!(matches!(counter.confirm(id, 1, now + minutes(21)).await, Confirmation::Booked { .. }));
        counter.is_sound(now).await;
    }
}

#[tokio::test]
async fn what_is_suspended_is_not_begun_to_be_paid_and_who_was_paying_gets_the_session() {
    for counter in counters().await {
        let product = counter.sells("Aula", hours("UTC", "08:00-20:00", 30)).await;
        let now = at("2026-03-09T12:00:00Z");
        let (paying, first) = counter.held("aula", "2026-03-10T10:00:00Z", now).await;
        let (held, second) = counter.held("aula", "2026-03-10T11:00:00Z", now).await;
        counter.begin(paying, &first, now).await.unwrap();
        service::products::verification::suspend(&counter.office, counter.operator, counter.owner, product, true, now).await.unwrap();
        let begun = counter.begin(held, &second, now).await;
        assert!(matches!(begun, Err(BookingError::NotFound)), "{begun:?}");
        assert!(matches!(counter.confirm(paying, 1, now).await, Confirmation::Booked { .. }), "money was asked for while it was on sale");
        counter.is_sound(now).await;
    }
}

/// Who lapses what is overdue has locked it, and wants the claim that is just being confirmed.
#[tokio::test]
async fn a_confirmation_waits_for_who_lapses_before_it_has_anything_that_they_want() {
    for counter in counters().await {
        if !matches!(counter.office.db, store::Db::Postgres { .. }) {
            continue;
        }
        counter.sells("Aula", hours("UTC", "08:00-20:00", 30)).await;
        let now = at("2026-03-09T12:00:00Z");
        // Overdue first, and so the first that everybody locks.
        let (overdue, _) = counter.held("aula", "2026-03-10T10:00:00Z", now - minutes(1)).await;
        let (late, _) = counter.held("aula", "2026-03-10T11:00:00Z", now).await;
        let now = now + minutes(20);
        let mut other = counter.office.db.write().await.unwrap();
        store::bookings::locked(&mut other, counter.owner, overdue).await.unwrap();
        let (confirmed, locked) = futures::join!(
            async {
                let mut tx = counter.office.db.write().await.unwrap();
                let confirmed = bookings::confirm(&mut tx, &counter.office, counter.owner, late, &counter::paid(1), now).await;
                tx.commit().await.unwrap();
                confirmed
            },
            async {
                tokio::time::sleep(std::time::Duration::from_millis(300)).await;
                let locked = store::bookings::locked(&mut other, counter.owner, late).await;
                other.commit().await.unwrap();
                locked
            }
        );
        assert!(locked.is_ok(), "{locked:?}");
        assert!(matches!(confirmed, Ok(Confirmation::Booked { .. })), "{confirmed:?}");
        counter.is_sound(now).await;
    }
}

#[tokio::test]
async fn times_that_nobody_paid_are_forgotten_after_a_month_with_their_moves() {
    for counter in counters().await {
        counter.sells("Aula", hours("UTC", "08:00-20:00", 30)).await;
        let now = at("2026-03-09T12:00:00Z");
        let booked = counter.booked("aula", "2026-03-10T09:00:00Z", 1, now).await;
        let (lapsed, _) = counter.held("aula", "2026-03-10T10:00:00Z", now).await;
        let (released, secret) = counter.held("aula", "2026-03-10T11:00:00Z", now).await;
        bookings::release(&counter.office, &secret, Some(released), now).await.unwrap();
        bookings::lapse_overdue(&counter.office, now + minutes(20)).await.unwrap();
        let sweep = async |now| {
            let mut tx = counter.office.db.write().await.unwrap();
            store::sessions::sweep(&mut tx, now).await.unwrap();
            tx.commit().await.unwrap();
        };
        let there = async |id| {
            let mut tx = counter.office.db.read().await.unwrap();
            let claim = store::bookings::get(&mut tx, counter.owner, id).await.unwrap();
            (claim.is_some(), store::bookings::events(&mut tx, counter.owner, id).await.unwrap().len())
        };
        sweep(now + TimeDelta::days(30)).await;
        assert_eq!((there(lapsed).await, there(released).await), ((true, 2), (false, 0)), "the one ended twenty minutes later");
        sweep(now + TimeDelta::days(31)).await;
        assert_eq!(there(lapsed).await, (false, 0));
        assert!(there(booked.claim).await.0 && there(booked.claim).await.1 > 0, "what was bought stays");
        counter.is_sound(now).await;
        let mut tx = counter.office.db.write().await.unwrap();
        assert!(tx.run("DELETE FROM booking_events", vec![]).await.is_err(), "and no move of what is there goes");
    }
}
