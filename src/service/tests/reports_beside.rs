//! Reports that are asked while sales come in and days are summed up: each answer is whole, and in the end all is counted.

use crate::common::{at, engines, owner};
use crate::dice::Dice;
use chrono::{Days, NaiveDate};
use domain::Time;
use domain::collaborators::Acting;
use domain::customers;
use domain::reports::{Answer, Figures, Question, Report, ServedBy};
use service::import::{self, Mapping, Options};
use service::reports;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Db, verify};

/// Sales of two years; every fifth is told of again after it went on.
const SALES: usize = 5_000;

const TODAY: &str = "2026-01-15";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Time {
    at("2026-01-15T12:00:00Z")
}

/// A sale as its row says it, and how it ended.
struct Sold {
    day: NaiveDate,
    state: &'static str,
    /// The day on which it was given back, where the row or a later one says so.
    back: Option<NaiveDate>,
    buyer: u64,
    method: &'static str,
    device: &'static str,
    currency: &'static str,
    gross: i64,
}

/// Sales of two years of which many fall on the same few days.
fn sold() -> Vec<Sold> {
    let mut dice = Dice(5);
    let busy = ["2024-11-29", "2025-01-01", "2025-06-30", "2025-11-28"].map(day);
    let sale = |_| {
        let day = if dice.roll(3) == 0 { dice.pick(&busy) } else { day("2024-01-01") + Days::new(dice.roll(731)) };
        let state = dice.pick(&["approved", "approved", "complete", "complete", "complete", "declined", "refunded", "chargeback"]);
        Sold {
            day,
            state,
            back: matches!(state, "refunded" | "chargeback").then(|| day + Days::new(1 + dice.roll(9))),
            buyer: dice.roll(40),
            method: dice.pick(&["credit_card", "pix", "boleto"]),
            device: dice.pick(&["phone", "computer", ""]),
            currency: dice.pick(&["BRL", "BRL", "EUR"]),
            gross: 1_000 + dice.roll(90_000) as i64,
        }
    };
    (0..SALES).map(sale).collect()
}

/// The file: each sale, and some way further on what became of every fifth, which until then is only approved.
fn file(sales: &[Sold]) -> Vec<u8> {
    let mut file = String::from(
        "transaction,state,created_at,approved_at,state_at,buyer_email,product,currency,gross,method,device,refunded_amount\n",
    );
    let mut line = |index: usize, sale: &Sold, state: &str| {
        let Sold { day, buyer, method, device, currency, gross, .. } = sale;
        let at = match sale.back.filter(|_| state == sale.state) {
            Some(back) => format!("{back} 13:00:00"),
            None => format!("{day} 12:05:00"),
        };
        let approved = if state == "declined" { String::new() } else { format!("{day} 12:01:00") };
        let gross = format!("{}.{:02}", gross / 100, gross % 100);
        let refunded = if state == "refunded" { gross.as_str() } else { "" };
        let row = format!(
            "T{index},{state},{day} 12:00:00,{approved},{at},b{buyer}@example.com,course {},{currency},{gross},{method},{device},{refunded}",
            index % 7
        );
        writeln!(file, "{row}").unwrap();
    };
    let comes_again = |index: usize, sale: &Sold| index.is_multiple_of(5) && sale.state != "declined";
    for (index, sale) in sales.iter().enumerate() {
        line(index, sale, if comes_again(index, sale) { "approved" } else { sale.state });
        if let Some(earlier) = index.checked_sub(SALES / 4).filter(|earlier| comes_again(*earlier, &sales[*earlier])) {
            line(earlier, &sales[earlier], sales[earlier].state);
        }
    }
    for (index, sale) in sales.iter().enumerate().skip(SALES - SALES / 4).filter(|(index, sale)| comes_again(*index, sale)) {
        line(index, sale, sale.state);
    }
    file.into_bytes()
}

/// Reports and their parameters: of whole months, of edges, beside the year before, in another currency, and of what no sum knows.
const QUESTIONS: [(Report, &str); 7] = [
    (Report::Earnings, "from=2024-01-01&to=2025-12-31&granularity=month&compare=none&currency=BRL"),
    (Report::Earnings, "from=2025-01-01&to=2025-12-31&granularity=week&compare=year&currency=EUR"),
    (Report::PaymentMethods, "from=2024-01-01&to=2025-12-31&granularity=month&compare=none&currency=BRL"),
    (Report::PaymentMethods, "from=2024-11-15&to=2025-07-10&granularity=day&compare=before&currency=EUR"),
    (Report::EarningsByDevice, "from=2024-01-01&to=2025-12-31&granularity=month&compare=none&currency=BRL"),
    (Report::EarningsByDevice, "from=2024-06-11&to=2025-11-29&granularity=week&compare=none&currency=BRL"),
    (Report::EarningsByDevice, "from=2024-01-01&to=2025-12-31&compare=none&currency=BRL&method=pix&state=complete"),
];

fn questions() -> Vec<Question> {
    let question = |(report, query): &(Report, &str)| {
        Question::parse(*report, query.split('&').filter_map(|pair| pair.split_once('=')), day(TODAY)).unwrap()
    };
    QUESTIONS.iter().map(question).collect()
}

/// What one answer says in several ways must be the same.
fn assert_whole(answer: &Answer) {
    let told = format!("{} {:?} at {}", answer.report, answer.period, answer.version);
    assert_eq!(answer.series.iter().map(|point| point.figures).sum::<Figures>(), answer.totals, "series of {told}");
    if let Some(before) = answer.totals_before {
        assert_eq!(answer.series.iter().filter_map(|point| point.before).sum::<Figures>(), before, "compared series of {told}");
    }
    assert_eq!(answer.cursor, None, "all values are on one page");
    if answer.by.is_some() {
        assert_eq!(answer.rows.iter().map(|row| row.figures).sum::<Figures>(), answer.totals, "rows of {told}");
    }
    for (index, point) in answer.series.iter().enumerate().filter(|_| !answer.stacks.is_empty()) {
        assert_eq!(answer.stacks.iter().map(|stack| stack.points[index]).sum::<Figures>(), point.figures, "stacks of {told}");
    }
}

/// The figures by key of a question's rows, or all together; counted from the sales as they were made up.
fn recount(sales: &[Sold], question: &Question, answer: &Answer) -> BTreeMap<String, Figures> {
    let mut keys: BTreeMap<String, Figures> = BTreeMap::new();
    let counts = |sale: &&Sold| {
        let is_free = question.narrowed.states.is_empty() || (sale.state == "complete" && sale.method == "pix");
        sale.currency == answer.currency.code() && is_free
    };
    for sale in sales.iter().filter(counts) {
        let mut figures = Figures::default();
        if answer.period.contains(sale.day) {
            match sale.state {
                "declined" => (figures.lost, figures.lost_gross) = (1, sale.gross),
                "approved" | "complete" => (figures.sold, figures.gross) = (1, sale.gross),
                _ => (figures.returned, figures.returned_amount) = (1, sale.gross),
            }
        }
        if sale.back.is_some_and(|back| answer.period.contains(back)) {
            match sale.state {
                "refunded" => (figures.refunds, figures.refunded) = (1, sale.gross),
                _ => (figures.chargebacks, figures.charged_back) = (1, sale.gross),
            }
        }
        let key = match question.report {
            Report::PaymentMethods => sale.method,
            Report::EarningsByDevice => sale.device,
            _ => "",
        };
        *keys.entry(key.to_owned()).or_default() += figures;
    }
    keys
}

/// Only what [`recount`] knows and the report shows.
fn known(report: Report, figures: Figures) -> [i64; 10] {
    let Figures { sold, gross, lost, lost_gross, returned, returned_amount, refunds, refunded, chargebacks, charged_back, .. } = figures;
    let (has_lost, has_returned) = (report == Report::PaymentMethods, report != Report::PaymentMethods);
    let of = |shown: bool, figure: i64| if shown { figure } else { 0 };
    [
        sold,
        gross,
        of(has_lost, lost),
        of(has_lost, lost_gross),
        of(has_returned, returned),
        of(has_returned, returned_amount),
        refunds,
        refunded,
        chargebacks,
        charged_back,
    ]
}

/// What was seen while sales came in.
#[derive(Default)]
struct Seen {
    answers: usize,
    versions: BTreeSet<i64>,
    /// By version: what all that was sold in two years came to, in whatever report.
    whole: HashMap<i64, (i64, i64)>,
    last: HashMap<usize, Answer>,
}

impl Seen {
    /// Versions never go back, and what stands at one version is the same however and however often it is asked.
    fn note(&mut self, version: i64) {
        assert!(self.versions.last().is_none_or(|last| *last <= version), "an answer of {version} after one of {:?}", self.versions.last());
        self.versions.insert(version);
        self.answers += 1;
    }

    fn whole(&mut self, version: i64, sold: (i64, i64), told: &str) {
        let known = self.whole.entry(version).or_insert(sold);
        assert_eq!(*known, sold, "{told} at {version}");
    }

    fn answer(&mut self, index: usize, answer: Answer) {
        assert_whole(&answer);
        self.note(answer.version);
        if QUESTIONS[index].1.starts_with(QUESTIONS[0].1) {
            self.whole(answer.version, (answer.totals.sold, answer.totals.gross), answer.report.name());
        }
        if let Some(last) = self.last.get(&index).filter(|last| last.version == answer.version) {
            // Days may have been summed up between the two.
            let figures = |answer: &Answer| (answer.totals, answer.totals_before, answer.series.clone(), answer.rows.clone());
            assert_eq!(figures(last), figures(&answer), "{} changed without a sale", answer.report);
        }
        self.last.insert(index, answer);
    }

    fn customers(&mut self, answer: &customers::Answer) {
        self.note(answer.version);
        let rows = &answer.rows;
        assert!(answer.cursor.is_none(), "all customers are on one page");
        let sum = |of: fn(&customers::Bought) -> i64| rows.iter().map(|row| of(&row.bought)).sum::<i64>();
        let totals =
            customers::Totals { customers: rows.len() as i64, orders: sum(|bought| bought.orders), total: sum(|bought| bought.total) };
        assert_eq!(answer.totals, totals, "customers at {}", answer.version);
        // Each sale is an order of its own here.
        self.whole(answer.version, (totals.orders, totals.total), "customers");
    }
}

/// Asks everything again and again until nothing comes any more.
async fn ask_until(db: Db, acting: Acting, is_over: Arc<AtomicBool>) -> Seen {
    let mut seen = Seen::default();
    let pairs = [("period", "all"), ("currency", "BRL")];
    let people = customers::Question::parse(pairs).unwrap();
    let questions = questions();
    while !is_over.load(Ordering::Relaxed) {
        for (index, question) in questions.iter().enumerate() {
            seen.answer(index, reports::ask(&db, &acting, question, now()).await.unwrap());
        }
        seen.customers(&service::customers::ask(&db, &acting, &people, now()).await.unwrap());
    }
    seen
}

/// Sums up days until nothing comes any more; how many rows the sums had by then.
async fn fold_until(db: Db, is_over: Arc<AtomicBool>) -> i64 {
    while !is_over.load(Ordering::Relaxed) {
        reports::fold(&db).await.unwrap();
        tokio::task::yield_now().await;
    }
    let mut tx = db.read().await.unwrap();
    let (sums,): (i64,) = tx.one("SELECT COUNT(*) FROM facets", vec![]).await.unwrap();
    sums
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn answers_are_whole_while_sales_come_in_and_days_are_summed_up() {
    let sales = sold();
    let file = file(&sales);
    for (db, _dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        let acting = Acting::owner(owner.id);
        let is_over = Arc::new(AtomicBool::new(false));
        let asking = tokio::spawn(ask_until(db.clone(), acting.clone(), is_over.clone()));
        let folding = tokio::spawn(fold_until(db.clone(), is_over.clone()));
        let dir = tempfile::tempdir().unwrap();
        let options = Options { time_zone: None, refusals: dir.path().join("refused.csv") };
        let summary = import::sales(&db, owner.id, file.as_slice(), &Mapping::standard(), &options, &now, &mut |_| {}).await.unwrap();
        is_over.store(true, Ordering::Relaxed);
        let (seen, sums) = (asking.await.unwrap(), folding.await.unwrap());
        assert_eq!((summary.accepted, summary.refused), (SALES as u64, 0));
        assert!(summary.updated > 0);
        let steps: BTreeSet<(i64, i64)> = seen.whole.values().copied().collect();
        assert!(seen.answers > 30 && steps.len() > 4 && sums > 0, "{} answers, {} steps, {sums} sums", seen.answers, steps.len());
        eprintln!("{} answers at {} versions, {} steps, {sums} sums", seen.answers, seen.versions.len(), steps.len());

        for is_folded in [false, true] {
            while is_folded && reports::fold(&db).await.unwrap() {}
            for question in questions() {
                let answer = reports::ask(&db, &acting, &question, now()).await.unwrap();
                assert_whole(&answer);
                let is_free = !question.narrowed.states.is_empty();
                assert_eq!(answer.served_by == ServedBy::Rollup, !is_free);
                let expected = recount(&sales, &question, &answer);
                let all = |figures: Figures| known(question.report, figures);
                assert_eq!(all(answer.totals), all(expected.values().copied().sum()), "{}", question.query());
                for row in &answer.rows {
                    assert_eq!(all(row.figures), all(expected[&row.key]), "{} of {}", row.key, question.query());
                }
            }
        }
        let report = verify::verify(&mut db.read().await.unwrap()).await.unwrap();
        assert!(report.differences.is_empty(), "{:#?}", report.differences);
    }
}
