//! Saved views: whose they are, when they are mailed and to whom, and to whom not any more.

use crate::centre::{Centre, SEES, centres, now};
use crate::common::{at, event, news, put};
use domain::Time;
use domain::collaborators::audit::{Action, Actor, Object};
use domain::collaborators::{Event, Right};
use domain::id::ViewId;
use domain::language::Language;
use domain::reports::{Answer, Question, Report, Rhythm, ViewFault, ViewForm};
use domain::sale::State;
use service::asking::Asking;
use service::reports::export::{export, table};
use service::sheets::csv;
use service::views::{self, ViewError};
use store::letters::{self, Attached, Letter};

fn draw(_: &Question, answer: &Answer, _: Language, _: Time) -> Option<Attached> {
    Some(Attached { name: "table.csv".into(), kind: "text/csv".into(), content: csv(&table(answer)).ok()? })
}

fn form(name: &str, rhythm: &str) -> ViewForm {
    ViewForm { name: name.into(), rhythm: rhythm.into() }
}

/// Centres in which two sales were made in May.
async fn with_sales() -> Vec<Centre> {
    let centres = centres().await;
    for centre in &centres {
        let owner = store::owners::get(&mut centre.office.db.read().await.unwrap(), centre.owner).await.unwrap().unwrap();
        let sale = |code: &str, created: &str, gross: i64| {
            let created = at(created);
            news(code, &format!("{code}@example.com"), created, gross, vec![event(State::Approved, created)])
        };
        put(&centre.office.db, &owner, &[sale("A", "2026-05-10T12:00:00Z", 10_000), sale("B", "2026-05-31T23:00:00Z", 2_550)]).await;
    }
    centres
}

async fn save(centre: &Centre, asking: &Asking, name: &str, rhythm: &str, query: &str) -> Result<ViewId, ViewError> {
    let question = views::question(Report::Earnings, query, "2026-06-01".parse().unwrap());
    views::save(&centre.office, asking, &form(name, rhythm), &question).await
}

/// Letters with a table, the newest first.
async fn mailed(centre: &Centre) -> Vec<Letter> {
    let mut tx = centre.office.db.read().await.unwrap();
    let mut all = Vec::new();
    for mut letter in letters::newest(&mut tx, 100).await.unwrap() {
        letter.file = letters::file(&mut tx, letter.id).await.unwrap();
        all.extend(letter.file.is_some().then_some(letter));
    }
    all
}

#[tokio::test]
async fn a_view_is_its_makers_alone_and_has_a_name_of_its_own() {
    for centre in with_sales().await {
        let profile = centre.profile("Figures", SEES.with(Right::ReportsEarnings)).await;
        let (bia, _) = centre.helper("bia@example.com", profile).await;
        let (ana, bia) = (centre.asking(), centre.asks(&bia).await);
        let id = save(&centre, &ana, " May ", "", "?from=2026-05-01&to=2026-05-31&cursor=50&colour=red").await.unwrap();
        let kept = views::list(&centre.office, &ana).await.unwrap();
        assert_eq!((kept.len(), kept[0].id, kept[0].name.as_str()), (1, id, "May"));
        assert_eq!((kept[0].query.as_str(), kept[0].rhythm, kept[0].next_day), ("?from=2026-05-01&to=2026-05-31", None, None));
        assert!(matches!(save(&centre, &ana, "MAY", "daily", "").await, Err(ViewError::Fault(ViewFault::Taken))));
        assert!(matches!(save(&centre, &ana, "", "daily", "").await, Err(ViewError::Fault(ViewFault::Missing))));
        save(&centre, &bia, "may", "monthly", "").await.unwrap();
        assert_eq!(views::list(&centre.office, &bia).await.unwrap()[0].next_day, Some("2026-07-01".parse().unwrap()));
        assert!(matches!(views::remove(&centre.office, &bia, id).await, Err(ViewError::NotFound)));
        assert!(matches!(views::set_rhythm(&centre.office, &bia, id, Some(Rhythm::Daily)).await, Err(ViewError::NotFound)));
        assert!(matches!(views::send_now(&centre.office, &bia, id, draw).await, Err(ViewError::NotFound)));
        let devices = Question::new(Report::EarningsByDevice);
        assert!(matches!(views::save(&centre.office, &bia, &form("x", ""), &devices).await, Err(ViewError::NotFound)));
        views::remove(&centre.office, &ana, id).await.unwrap();
        assert_eq!(views::list(&centre.office, &ana).await.unwrap(), []);
        assert_eq!(views::list(&centre.office, &bia).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_view_that_is_due_is_mailed_once_with_the_figures_of_then_and_again_in_its_rhythm() {
    for centre in with_sales().await {
        let office = &centre.office;
        save(&centre, &centre.asking(), "Last month", "monthly", "?period=last_month").await.unwrap();
        // 06:00 in São Paulo is 09:00 in UTC; the first of June was over when it was saved.
        let (before, due) = (at("2026-07-01T08:59:59Z"), at("2026-07-01T09:00:00Z"));
        assert_eq!(views::send_due(office, draw, before).await.unwrap(), 0);
        let owner = store::owners::get(&mut office.db.read().await.unwrap(), centre.owner).await.unwrap().unwrap();
        let june = at("2026-06-15T12:00:00Z");
        put(&office.db, &owner, &[news("C", "c@example.com", june, 7_777, vec![event(State::Approved, june)])]).await;
        let (one, other) = tokio::join!(views::send_due(office, draw, due), views::send_due(office, draw, due));
        assert_eq!(one.unwrap() + other.unwrap(), 1, "two nodes send one letter");
        let letter = mailed(&centre).await.remove(0);
        let days = domain::written::day_range("2026-06-01".parse().unwrap(), "2026-06-30".parse().unwrap(), Language::English);
        assert_eq!((letter.recipient.as_str(), letter.subject), ("ana@example.com", format!("Last month: {days}")));
        assert!(letter.body_text.contains("R$\u{a0}77.77") || letter.body_text.contains("77.77"), "{}", letter.body_text);
        assert!(letter.body_text.contains("https://counter.example/reports/earnings?period=last_month"), "{}", letter.body_text);
        let file = letter.file.unwrap();
        let text = String::from_utf8(file.content).unwrap();
        assert!(text.starts_with("from,currency,sold,gross,") && text.contains("\n2026-06-15,BRL,1,77.77,"), "{text}");
        assert_eq!(views::send_due(office, draw, due).await.unwrap(), 0);
        assert_eq!(views::send_due(office, draw, at("2026-08-01T09:00:00Z")).await.unwrap(), 1);
        let kept = views::list(office, &Asking { now: at("2026-08-01T09:00:00Z"), ..centre.asking() }).await.unwrap();
        assert_eq!(kept[0].next_day, Some("2026-09-01".parse().unwrap()));
    }
}

#[tokio::test]
async fn who_may_not_see_a_report_any_more_gets_no_letter_about_it() {
    for centre in with_sales().await {
        let office = &centre.office;
        let profile = centre.profile("Figures", SEES.with(Right::ReportsEarnings)).await;
        let (bia, id) = centre.helper("bia@example.com", profile).await;
        let (cleo, _) = centre.helper("cleo@example.com", profile).await;
        for person in [&bia, &cleo] {
            save(&centre, &centre.asks(person).await, "Every day", "daily", "").await.unwrap();
        }
        service::collaborators::apply(office, centre.in_person(), &centre.asking(), id, Event::Suspend).await.unwrap();
        assert_eq!(views::send_due(office, draw, at("2026-06-02T12:00:00Z")).await.unwrap(), 1);
        assert_eq!(mailed(&centre).await[0].recipient, "cleo@example.com");
        centre.edit(profile, SEES).await;
        assert_eq!(views::send_due(office, draw, at("2026-06-03T12:00:00Z")).await.unwrap(), 0);
        centre.edit(profile, SEES.with(Right::ReportsEarnings)).await;
        assert_eq!(views::send_due(office, draw, at("2026-06-04T12:00:00Z")).await.unwrap(), 0, "it is not mailed again by itself");
        let asks = centre.asks(&cleo).await;
        let kept = views::list(office, &asks).await.unwrap();
        assert_eq!((kept.len(), kept[0].rhythm), (1, None), "the view is still there");
        views::send_now(office, &asks, kept[0].id, draw).await.unwrap();
        assert_eq!(mailed(&centre).await.len(), 2);
    }
}

#[tokio::test]
async fn an_export_is_whole_adds_up_and_is_noted() {
    for centre in with_sales().await {
        let office = &centre.office;
        let owner = store::owners::get(&mut office.db.read().await.unwrap(), centre.owner).await.unwrap().unwrap();
        let created = at("2026-05-20T12:00:00Z");
        let many: Vec<_> = (0..620_i64)
            .map(|index| {
                let day = if index % 2 == 0 { created } else { created - chrono::TimeDelta::days(31) };
                let mut sale = news(&format!("M{index}"), "m@example.com", day, 1_000 + index, vec![event(State::Approved, day)]);
                sale.product.code = format!("P{}", index / 2);
                sale.product.name = format!("=Course {}", index / 2);
                sale
            })
            .collect();
        put(&office.db, &owner, &many).await;
        let pairs = [("from", "2026-05-01"), ("to", "2026-05-31"), ("cursor", "50")];
        let question = Question::parse(Report::ProductEarnings, pairs, "2026-06-01".parse().unwrap()).unwrap();
        let answer = export(office, &centre.asking(), &question).await.unwrap();
        assert_eq!((answer.rows.len(), answer.cursor), (311, None));
        assert_eq!(answer.rows.iter().map(|row| row.figures).sum::<domain::reports::Figures>(), answer.totals);
        let before: i64 = answer.rows.iter().filter_map(|row| row.before).map(|before| before.gross).sum();
        assert_eq!(before, (0..310).map(|index| 1_001 + 2 * index).sum::<i64>(), "more rows than are looked for one by one");
        let text = String::from_utf8(csv(&table(&answer)).unwrap()).unwrap();
        assert_eq!(text.lines().count(), 312);
        assert!(text.starts_with("product,name,currency,sold,gross,"), "{text}");
        assert!(text.contains(",'=Course 309,BRL,1,16.18,"), "{text}");
        let entry = centre.log().await.into_iter().find(|entry| entry.action == Action::ReportExported).unwrap();
        assert_eq!(
            (entry.actor, entry.object, entry.name.as_str()),
            (Actor::Owner { account: centre.ana }, Object::Sales, "product_earnings")
        );
        assert_eq!(entry.at, now());
    }
}
