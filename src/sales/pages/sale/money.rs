//! Where the money of a sale goes: from what was paid down to what stays. What is not known is said so.

use crate::sales::words::sale as words;
use crate::ui::format;
use crate::ui::words as common;
use domain::language::Language;
use domain::listing::Detail;
use domain::money::Currency;
use domain::sale::{Settlement, Share};
use leptos::prelude::*;

/// The split of the money.
pub(super) fn card(detail: &Detail, language: Language) -> AnyView {
    view! {
        <section class="card" aria-labelledby="split">
            <div class="section-head">
                <h2 id="split">{words::money(language)}</h2>
                <span class="muted">{detail.line.currency.code()}</span>
            </div>
            <ul class="money-split">{rows(detail, language).into_iter().map(Row::view).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// One line of the split.
struct Row {
    name: String,
    small: Option<String>,
    /// A sum, not a part that is taken away.
    is_sum: bool,
    /// None where it is not known.
    amount: Option<String>,
    /// Where the bar begins and how long it is, in thousandths of the whole.
    bar: Option<(i64, i64)>,
    language: Language,
}

impl Row {
    fn view(self) -> AnyView {
        let class = if self.is_sum { "now" } else { "take" };
        let bar =
            self.bar.map(|(from, length)| view! { <rect class=class x=percent(from) width=percent(length) height="100%" rx="3"></rect> });
        let amount = match self.amount {
            Some(amount) => amount.into_any(),
            None => view! {
                <em class="unknown" title=words::unknown_why(self.language)>
                    {common::unknown(self.language)}
                </em>
            }
            .into_any(),
        };
        view! {
            <li class:sum=self.is_sum>
                <span>{self.name} {self.small.map(|small| view! { <small>{small}</small> })}</span>
                <svg class="chart" aria-hidden="true">
                    <rect class="given" width="100%" height="100%" rx="3"></rect>
                    {bar}
                </svg>
                <span class="num">{amount}</span>
            </li>
        }
        .into_any()
    }
}

fn rows(detail: &Detail, language: Language) -> Vec<Row> {
    let amounts = &detail.amounts;
    let (paid_in, settled_in) = (amounts.currency, amounts.settled_in());
    let money = |minor: i64, currency: Currency| format::money(minor, currency, language);
    let sum = |name: String, small: Option<String>, amount: Option<String>, bar: Option<(i64, i64)>| Row {
        name,
        small,
        is_sum: true,
        amount,
        bar,
        language,
    };
    let mut rows = vec![sum(words::gross(language).to_owned(), None, Some(money(amounts.gross, paid_in)), Some((0, 1000)))];
    if let Some(surcharge) = amounts.surcharge.filter(|surcharge| *surcharge != 0) {
        let small = Some(words::surcharge_on_top(language).to_owned());
        rows.push(Row {
            name: words::surcharge(language).to_owned(),
            small,
            is_sum: false,
            amount: Some(money(surcharge, paid_in)),
            bar: None,
            language,
        });
    }
    let whole = amounts.settled_gross();
    if let Some(Settlement { currency, rate }) = amounts.settlement {
        let small = rate
            .map_or_else(|| words::rate_unknown(language).to_owned(), |rate| words::settled_at(language, &rate.normalize().to_string()));
        let bar = whole.map(|_| (0, 1000));
        rows.push(sum(words::gross_in(language, currency.code()), Some(small), whole.map(|whole| money(whole, currency)), bar));
    }
    let person = |share: &Share| match share {
        Share::Nobody => None,
        Share::Unknown => Some(None),
        Share::Amount(amount) => Some(Some(*amount)),
    };
    let parts = [
        (words::tax(language), None, Some(amounts.tax)),
        (words::fee(language), None, Some(amounts.fee)),
        (words::affiliate(language), detail.affiliate.clone(), person(&amounts.affiliate)),
        (words::coproducer(language), detail.coproducer.clone(), person(&amounts.coproducer)),
        (
            words::unexplained(language),
            Some(words::unexplained_why(language).to_owned()),
            amounts.unexplained().filter(|rest| *rest != 0).map(Some),
        ),
    ];
    let mut rest = whole;
    for (name, small, part) in parts {
        let Some(amount) = part else { continue };
        let bar = whole.zip(rest).zip(amount).and_then(|((whole, rest), amount)| stretch(rest - amount, amount, whole));
        rest = rest.zip(amount).map(|(rest, amount)| rest - amount).or(rest);
        rows.push(Row {
            name: name.to_owned(),
            small,
            is_sum: false,
            amount: amount.map(|amount| money(-amount, settled_in)),
            bar,
            language,
        });
    }
    let net = amounts.settled_net();
    let small = amounts.settlement.and(amounts.net()).map(|net| words::net_in(language, &money(net, paid_in)));
    rows.push(sum(
        words::net(language).to_owned(),
        small,
        net.map(|net| money(net, settled_in)),
        whole.zip(net).and_then(|(whole, net)| stretch(0, net, whole)),
    ));
    if detail.refunded > 0 {
        rows.push(sum(words::refunded(language).to_owned(), None, Some(money(-detail.refunded, paid_in)), None));
    }
    rows
}

/// A part of the whole as beginning and length in thousandths; none where it lies outside.
fn stretch(from: i64, length: i64, whole: i64) -> Option<(i64, i64)> {
    if whole <= 0 || from < 0 || length <= 0 || from.checked_add(length)? > whole {
        return None;
    }
    let share = |part: i64| i64::try_from(i128::from(part) * 1000 / i128::from(whole)).ok();
    Some((share(from)?, share(length)?))
}

/// Thousandths as an attribute of a drawing: `81.5%`.
fn percent(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stay_within_the_whole() {
        assert_eq!(stretch(940, 60, 1000), Some((940, 60)));
        assert_eq!(stretch(-1, 60, 1000), None);
        assert_eq!(stretch(990, 60, 1000), None);
        assert_eq!(stretch(0, 0, 0), None);
        assert_eq!(percent(815), "81.5%");
    }
}
