//! Anything in any order at any time, held against a model that is simple enough to be right: it knows intervals, no ticks, and tidies
//! nothing up.

use crate::common::at;
use crate::counter::{Counter, counters, hours, minutes, paid};
use chrono::TimeDelta;
use domain::Time;
use domain::booking::{ClaimState, Slot};
use domain::figures::Span;
use domain::id::{BookingId, ClaimId};
use domain::sale::Cause;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use service::bookings::{self, BookingError, Confirmation, Late, Visitor};
use std::sync::atomic::{AtomicI64, Ordering};
use store::bookings::By;

/// What may happen. Numbers of claims and visitors are taken as remainders.
#[derive(Debug, Clone)]
enum Act {
    Hold { who: usize, start: i64 },
    Release { who: usize },
    Begin { claim: usize },
    Fail { claim: usize },
    Confirm { claim: usize, again: bool },
    Cancel { claim: usize },
    Reschedule { claim: usize, start: i64 },
    End { claim: usize, missed: bool },
    Tidy,
    Wait { seconds: i64 },
}

fn acts() -> impl Strategy<Value = Act> {
    let claim = 0_usize..40;
    prop_oneof![
        6 => (0_usize..4, 0_i64..11).prop_map(|(who, start)| Act::Hold { who, start }),
        3 => (0_usize..4).prop_map(|who| Act::Release { who }),
        4 => claim.clone().prop_map(|claim| Act::Begin { claim }),
        1 => claim.clone().prop_map(|claim| Act::Fail { claim }),
        4 => (claim.clone(), prop::bool::weighted(0.1)).prop_map(|(claim, again)| Act::Confirm { claim, again }),
        1 => claim.clone().prop_map(|claim| Act::Cancel { claim }),
        2 => (claim.clone(), 0_i64..11).prop_map(|(claim, start)| Act::Reschedule { claim, start }),
        1 => (claim, any::<bool>()).prop_map(|(claim, missed)| Act::End { claim, missed }),
        1 => Just(Act::Tidy),
        // Often to the second at which something is up.
        6 => prop_oneof![Just(60), Just(15 * 60), Just(15 * 60 - 1), Just(30 * 60), Just(10 * 60), 1_i64..1_200].prop_map(|seconds| Act::Wait { seconds }),
    ]
}

#[derive(Debug, Clone, PartialEq)]
enum Is {
    Held,
    Paying,
    Booked,
    Lapsed,
    Released { at: Time },
    Over,
}

/// A claim as the model has it.
#[derive(Debug, Clone)]
struct Piece {
    id: ClaimId,
    who: usize,
    start: Time,
    is: Is,
    deadline: Time,
    began: Time,
    sale: Option<u128>,
    booking: Option<usize>,
}

impl Piece {
    fn keep_until(&self) -> Time {
        if self.is == Is::Paying { self.deadline + minutes(30) } else { self.deadline }
    }

    /// An overdue claim is a lapsed one.
    fn is(&self, now: Time) -> Is {
        if matches!(self.is, Is::Held | Is::Paying) && now >= self.keep_until() { Is::Lapsed } else { self.is.clone() }
    }

    fn is_live(&self, now: Time) -> bool {
        matches!(self.is(now), Is::Held | Is::Paying | Is::Booked)
    }

    /// Half an hour and ten minutes after it.
    fn range(&self) -> Span {
        Span { from: self.start, to: self.start + minutes(40) }
    }

    fn meets(&self, start: Time) -> bool {
        self.start < start + minutes(40) && start < self.start + minutes(40)
    }
}

struct Model {
    day: Time,
    now: Time,
    pieces: Vec<Piece>,
    secrets: [Option<String>; 4],
    /// By number: id, and the piece that is its time now.
    bookings: Vec<(BookingId, usize)>,
    sales: u128,
}

impl Model {
    fn start(&self, index: i64) -> Time {
        self.day + TimeDelta::hours(9) + minutes(15 * index)
    }

    fn is_free(&self, start: Time, except: Option<usize>) -> bool {
        !self.pieces.iter().enumerate().any(|(index, piece)| Some(index) != except && piece.is_live(self.now) && piece.meets(start))
    }

    /// What a visitor who wants a time is granted, by the words of decision 20.
    fn grant(&self, who: usize) -> Option<(Time, Time)> {
        let of_chain =
            |piece: &&Piece| piece.who == who && matches!(piece.is(self.now), Is::Held | Is::Paying | Is::Lapsed | Is::Released { .. });
        let ends = |piece: &Piece| if let Is::Released { at } = piece.is { at } else { piece.deadline };
        let last = self.pieces.iter().filter(of_chain).max_by_key(|piece| ends(piece));
        match last {
            Some(last) if self.now < ends(last) + minutes(10) => {
                (self.now < last.began + minutes(30)).then(|| (last.began, (self.now + minutes(15)).min(last.began + minutes(30))))
            }
            _ => Some((self.now, self.now + minutes(15))),
        }
    }

    async fn act(&mut self, counter: &Counter, act: &Act) -> Result<(), TestCaseError> {
        let now = self.now;
        match act {
            Act::Wait { seconds } => self.now += TimeDelta::seconds(*seconds),
            Act::Tidy => {
                bookings::lapse_overdue(&counter.office, now).await.unwrap();
            }
            Act::Hold { who, start } => self.hold(counter, *who, self.start(*start)).await?,
            Act::Release { who } => {
                let Some(secret) = &self.secrets[*who] else { return Ok(()) };
                let mut expected = 0;
                for piece in self.pieces.iter_mut().filter(|piece| piece.who == *who && piece.is(now) == Is::Held) {
                    piece.is = Is::Released { at: now };
                    expected += 1;
                }
                prop_assert_eq!(bookings::release(&counter.office, secret, None, now).await.unwrap(), expected);
            }
            Act::Begin { claim } => {
                let Some(index) = self.pick(*claim) else { return Ok(()) };
                // Those that moved to another time have another visitor's secret, or none.
                let piece = &mut self.pieces[index];
                let secret = self.secrets[piece.who].clone().unwrap();
                let begun = counter.begin(piece.id, &secret, now).await;
                let is_as_it_should = match (piece.is(now), &begun) {
                    (Is::Held, Ok(_)) => {
                        piece.is = Is::Paying;
                        true
                    }
                    (Is::Paying, Err(BookingError::Paying)) | (Is::Lapsed, Err(BookingError::Lapsed)) => true,
                    (Is::Booked | Is::Over, Err(BookingError::NotNow(_) | BookingError::NotFound)) => true,
                    (Is::Released { .. }, Err(BookingError::NotNow(_))) => true,
                    _ => false,
                };
                prop_assert!(is_as_it_should, "{:?}: {:?}", self.pieces[index], begun);
            }
            Act::Fail { claim } => {
                let Some(index) = self.pick(*claim) else { return Ok(()) };
                let piece = &mut self.pieces[index];
                let standing = counter.fail(piece.id, now).await;
                if piece.is == Is::Paying {
                    let is_left = now < piece.deadline;
                    piece.is = if is_left { Is::Held } else { Is::Lapsed };
                    prop_assert_eq!(standing.state(), if is_left { ClaimState::Held } else { ClaimState::Lapsed });
                }
            }
            Act::Confirm { claim, again } => self.confirm(counter, *claim, *again).await?,
            Act::Cancel { claim } => {
                let Some((booking, index)) = self.booking(*claim) else { return Ok(()) };
                let mut tx = counter.office.db.write().await.unwrap();
                let cancelled = bookings::cancel(&mut tx, &counter.office, counter.owner, booking, &By::cause(Cause::Buyer), now).await;
                tx.commit().await.unwrap();
                prop_assert_eq!(cancelled.is_ok(), self.pieces[index].is == Is::Booked);
                self.pieces[index].is = Is::Over;
            }
            Act::End { claim, missed } => {
                let Some((booking, index)) = self.booking(*claim) else { return Ok(()) };
                let (office, owner, by) = (&counter.office, counter.owner, By::cause(Cause::Owner));
                let mut tx = office.db.write().await.unwrap();
                let ended = if *missed {
                    bookings::no_show(&mut tx, office, owner, booking, &by, now).await
                } else {
                    bookings::complete(&mut tx, office, owner, booking, &by, now).await
                };
                tx.commit().await.unwrap();
                let piece = &mut self.pieces[index];
                prop_assert_eq!(ended.is_ok(), piece.is == Is::Booked && now >= piece.start);
                if ended.is_ok() {
                    piece.is = Is::Over;
                }
            }
            Act::Reschedule { claim, start } => self.reschedule(counter, *claim, self.start(*start)).await?,
        }
        Ok(())
    }

    fn pick(&self, claim: usize) -> Option<usize> {
        (!self.pieces.is_empty()).then(|| claim % self.pieces.len())
    }

    fn booking(&self, claim: usize) -> Option<(BookingId, usize)> {
        (!self.bookings.is_empty()).then(|| self.bookings[claim % self.bookings.len()])
    }

    async fn hold(&mut self, counter: &Counter, who: usize, start: Time) -> Result<(), TestCaseError> {
        let now = self.now;
        let visitor = Visitor { secret: self.secrets[who].as_deref(), address: "203.0.113.7" };
        let result = bookings::hold(&counter.office, "hora", start, visitor, now).await;
        let own = self.pieces.iter().position(|piece| piece.who == who && matches!(piece.is(now), Is::Held | Is::Paying));
        if let Some(own) = own {
            if self.pieces[own].start == start {
                let held = result.unwrap().held;
                prop_assert_eq!((held.id, held.deadline), (self.pieces[own].id, self.pieces[own].deadline));
                return Ok(());
            }
            if self.pieces[own].is(now) == Is::Paying {
                prop_assert!(matches!(result, Err(BookingError::Paying)), "{:?}", result);
                return Ok(());
            }
        }
        let grant = self.grant(who);
        if start < now {
            prop_assert!(matches!(result, Err(BookingError::NotOffered(_))), "{:?}", result);
        } else if grant.is_some() && !self.is_free(start, own) {
            prop_assert!(matches!(result, Err(BookingError::Taken(_))), "{:?}", result);
        } else if let Some((began, deadline)) = grant {
            let granted = result.unwrap();
            prop_assert_eq!(granted.held.deadline, deadline);
            if let Some(own) = own {
                self.pieces[own].is = Is::Released { at: now };
            }
            if let Some(secret) = granted.secret {
                prop_assert!(self.secrets[who].is_none());
                self.secrets[who] = Some(secret.reveal().to_owned());
            }
            self.pieces.push(Piece { id: granted.held.id, who, start, is: Is::Held, deadline, began, sale: None, booking: None });
        } else {
            prop_assert!(matches!(result, Err(BookingError::Resting { .. })), "{:?}", result);
        }
        Ok(())
    }

    async fn confirm(&mut self, counter: &Counter, claim: usize, again: bool) -> Result<(), TestCaseError> {
        let Some(index) = self.pick(claim) else { return Ok(()) };
        let now = self.now;
        let piece = self.pieces[index].clone();
        let sale = piece.sale.filter(|_| !again).unwrap_or_else(|| {
            self.sales += 1;
            self.sales
        });
        let mut tx = counter.office.db.write().await.unwrap();
        let result = bookings::confirm(&mut tx, &counter.office, counter.owner, piece.id, &paid(sale), now).await.unwrap();
        tx.commit().await.unwrap();
        if piece.booking.is_some() {
            let same = piece.sale == Some(sale);
            let expected =
                if same { matches!(result, Confirmation::Already(_)) } else { matches!(result, Confirmation::Refund(Late::PaidTwice)) };
            prop_assert!(expected, "{:?}", result);
            return Ok(());
        }
        let is_within_grace = now < piece.deadline + minutes(30);
        let late = match piece.is(now) {
            Is::Released { .. } => Some(Late::GivenBack),
            _ if !is_within_grace => Some(Late::TimeIsUp),
            Is::Lapsed if !self.is_free(piece.start, Some(index)) => Some(Late::Taken),
            _ => None,
        };
        match (late, result) {
            (Some(late), Confirmation::Refund(said)) => prop_assert_eq!(late, said),
            (None, Confirmation::Booked { booking, .. }) => {
                self.bookings.push((booking.id, index));
                let number = self.bookings.len() - 1;
                let piece = &mut self.pieces[index];
                (piece.is, piece.sale, piece.booking) = (Is::Booked, Some(sale), Some(number));
            }
            (late, result) => prop_assert!(false, "{:?} {:?}: {:?}", piece, late, result),
        }
        Ok(())
    }

    async fn reschedule(&mut self, counter: &Counter, claim: usize, start: Time) -> Result<(), TestCaseError> {
        let Some((booking, index)) = self.booking(claim) else { return Ok(()) };
        let now = self.now;
        let mut tx = counter.office.db.write().await.unwrap();
        let by = By::cause(Cause::Buyer);
        let result = bookings::reschedule(&mut tx, &counter.office, counter.owner, booking, start, &by, now).await;
        tx.commit().await.unwrap();
        let piece = self.pieces[index].clone();
        if piece.is != Is::Booked {
            prop_assert!(matches!(result, Err(BookingError::NotNow(_))), "{:?}", result);
        } else if now >= piece.start {
            prop_assert!(matches!(result, Err(BookingError::Lapsed)), "{:?}", result);
        } else if start == piece.start {
            prop_assert_eq!(result.unwrap().booking.claim, piece.id);
        } else if start < now {
            prop_assert!(matches!(result, Err(BookingError::NotOffered(_))), "{:?}", result);
        } else if !self.is_free(start, Some(index)) {
            prop_assert!(matches!(result, Err(BookingError::Taken(_))), "{:?}", result);
        } else {
            let moved = result.unwrap();
            prop_assert_eq!((moved.from.start, moved.to.start), (piece.start, start));
            self.pieces[index].is = Is::Over;
            self.pieces.push(Piece { id: moved.booking.claim, start, ..piece });
            let number = claim % self.bookings.len();
            self.bookings[number].1 = self.pieces.len() - 1;
        }
        Ok(())
    }

    /// What the database says is taken is what the model says.
    async fn agrees(&self, counter: &Counter) -> Result<(), TestCaseError> {
        let mut expected: Vec<Span> = self.pieces.iter().filter(|piece| piece.is_live(self.now)).map(Piece::range).collect();
        expected.sort_by_key(|span| span.from);
        prop_assert_eq!(counter.busy_since(self.day, self.now).await, expected);
        for (who, secret) in self.secrets.iter().enumerate() {
            let Some(secret) = secret else { continue };
            let held = bookings::current(&counter.office, secret, self.now).await.unwrap();
            let expected: Vec<(ClaimId, Slot)> = self
                .pieces
                .iter()
                .filter(|piece| piece.who == who && matches!(piece.is(self.now), Is::Held | Is::Paying))
                .map(|piece| (piece.id, Slot { start: piece.start, end: piece.start + minutes(30) }))
                .collect();
            prop_assert_eq!(held.iter().map(|held| (held.id, held.slot)).collect::<Vec<_>>(), expected);
        }
        Ok(())
    }
}

#[test]
fn whatever_happens_in_whatever_order_the_calendar_is_what_a_simple_model_says() {
    let rounds = std::env::var("MOSTRADOR_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(30);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for counter in runtime.block_on(counters()) {
        runtime.block_on(async {
            let change = |form: &mut _| {
                hours("UTC", "9-12", 30)(form);
                form.schedule.step = "15".into();
                form.schedule.after = "10".into();
            };
            counter.sells("Hora", change).await;
        });
        // Each case has days of its own, and nobody from the ones before.
        let day = AtomicI64::new(0);
        let config = Config { cases: rounds, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
        let result = TestRunner::new(config).run(&prop::collection::vec(acts(), 1..80), |acts| {
            let day = at("2026-03-09T00:00:00Z") + TimeDelta::days(3 * day.fetch_add(1, Ordering::Relaxed));
            let now = day + TimeDelta::hours(7);
            let mut model = Model {
                day,
                now,
                pieces: Vec::new(),
                secrets: [const { None }; 4],
                bookings: Vec::new(),
                sales: day.timestamp() as u128 * 1_000,
            };
            runtime.block_on(async {
                for act in &acts {
                    model.act(&counter, act).await?;
                    model.agrees(&counter).await?;
                }
                // All that is stored so far, so not after each of very many.
                if rounds <= 30 {
                    counter.is_sound(model.now).await;
                }
                Ok(())
            })
        });
        result.unwrap_or_else(|error| panic!("{error}"));
        runtime.block_on(counter.is_sound(at("2026-03-09T00:00:00Z")));
    }
}
