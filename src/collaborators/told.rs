//! Entries of the log in words: who, and what it was before and after, by the owner's clock.

use super::words;
use crate::ui::format;
use chrono::NaiveDateTime;
use domain::Time;
use domain::calendar::local;
use domain::collaborators::audit::{Actor, Change, Entry, Object, Pair, Text};
use domain::collaborators::{Products, Rights, State};
use domain::figures::Span;
use domain::id::AccountId;
use domain::language::Language;
use domain::product::{self, Step};

/// To whom it is told, and with what names.
pub struct Told<'a> {
    /// Everybody whom the log tells of.
    pub people: &'a [(AccountId, String)],
    /// The owner's.
    pub zone: &'a str,
    pub language: Language,
}

impl Told<'_> {
    /// Who did it.
    pub fn who(&self, entry: &Entry) -> String {
        let named = |account: AccountId| self.people.iter().find(|(id, _)| *id == account).map(|(_, name)| name.clone());
        match entry.actor {
            Actor::Program => words::program(self.language).to_owned(),
            Actor::Key { account, .. } => {
                let made_by = named(account).map(|name| format!(" · {name}"));
                format!("{}{}", words::api_key(self.language), made_by.unwrap_or_default())
            }
            actor => actor.account().and_then(named).unwrap_or_else(|| words::whoever(self.language).to_owned()),
        }
    }

    /// By which right; nothing where none was needed.
    pub fn right(&self, entry: &Entry) -> Option<String> {
        entry.actor.right().map(|right| format!("{} › {}", right.group().title(self.language), right.label(self.language)))
    }

    /// What changed.
    pub fn changes(&self, entry: &Entry) -> Vec<String> {
        entry.changes.iter().map(|change| self.change(change, entry.object)).collect()
    }

    fn change(&self, change: &Change, object: Object) -> String {
        let language = self.language;
        let text = |text: &Text| text.as_str().to_owned();
        let named = |name: &Text| self.name(name.as_str(), object).to_owned();
        let count = |count: &i64| format::count(*count, language);
        let (label, sides) = match change {
            Change::Name(change) => (words::name(language), sides(change, text)),
            Change::Email(change) => (words::email(language), sides(change, |email| email.as_str().to_owned())),
            Change::Profile(change) => (words::profile(language), sides(change, text)),
            Change::Rights(change) => (words::rights(language), sides(change, |rights| self.rights(rights))),
            Change::State(change) => (words::state(language), sides(change, named)),
            Change::Products(change) => (words::products(language), sides(change, |products| self.products(products))),
            Change::LastDay(change) => (words::last_day_of(language), sides(change, |day| format::day_month_year(*day, language))),
            Change::Language(change) => (words::language(language), sides(change, |language| language.endonym().to_owned())),
            Change::StartsAt(change) => (words::begins(language), sides(change, |at| self.moment(*at))),
            Change::Amount(change) => {
                (words::amount(language), sides(change, |money| format::money(money.minor, money.currency, language)))
            }
            Change::Count(change) => (words::number(language), sides(change, count)),
            Change::Country(change) => (words::country(language), sides(change, text)),
            Change::Percent(change) => (words::discount(language), sides(change, |percent| format::exact_percent(*percent, language))),
            Change::Uses(change) => (words::most_uses(language), sides(change, count)),
            Change::Kind(change) => (words::kind(language), sides(change, named)),
            Change::Period(change) => (words::period(language), sides(change, |span| self.period(span))),
            Change::Host(change) => (words::calendar_at(language), sides(change, text)),
            Change::Written(what) => return words::written(language, self.field(what.as_str())),
        };
        format!("{label}: {sides}")
    }

    fn rights(&self, rights: &Rights) -> String {
        rights.iter().map(|right| right.label(self.language)).collect::<Vec<_>>().join(", ")
    }

    fn products(&self, products: &Products) -> String {
        match products.only() {
            None => words::all_products(self.language).to_owned(),
            Some(only) => words::some_only(self.language, &only.len().to_string()),
        }
    }

    fn local(&self, at: Time) -> NaiveDateTime {
        local(at, self.zone)
    }

    fn moment(&self, at: Time) -> String {
        let local = self.local(at);
        format!("{}, {}", format::day_month_year(local.date(), self.language), format::time(local))
    }

    fn period(&self, span: &Span) -> String {
        format!("{} – {}", self.moment(span.from), self.moment(span.to))
    }

    /// A machine name in words, as far as there are any.
    fn name<'a>(&self, name: &'a str, object: Object) -> &'a str {
        let language = self.language;
        match (object, name) {
            (Object::Collaborator(_), name) => name.parse::<State>().map_or(name, |state| state.title(language)),
            (Object::Product(_), name) => name.parse::<product::State>().map_or(name, |state| state.title(language)),
            (_, "completed") => words::completed(language),
            (_, "no_show") => words::no_show(language),
            (_, "good") => words::good(language),
            (_, "not_yet") => words::not_yet(language),
            (_, "used_up") => words::used_up(language),
            (_, "over") => words::run_out(language),
            (_, "ended") => words::ended(language),
            (_, "away") => words::away(language),
            (_, "open") => words::extra_hours(language),
            (_, name) => name,
        }
    }

    /// What a field is called that was written anew.
    fn field<'a>(&self, name: &'a str) -> &'a str {
        let language = self.language;
        match name {
            "information" => Step::Information.title(language),
            "sessions" => Step::Sessions.title(language),
            "price" => Step::Price.title(language),
            "page" => Step::Page.title(language),
            "personal" => Step::PersonalData.title(language),
            "terms" => words::terms(language),
            "picture" => words::picture(language),
            "password" => words::password(language),
            "meeting" => words::meeting(language),
            "notes" => words::notes(language),
            name => name,
        }
    }
}

/// Before and after.
fn sides<T>(pair: &Pair<T>, write: impl Fn(&T) -> String) -> String {
    let side = |value: &Option<T>| value.as_ref().map_or_else(|| "–".to_owned(), &write);
    format!("{} → {}", side(&pair.before), side(&pair.after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::collaborators::audit::{Action, Masked};
    use domain::id::{CollaboratorId, EntryId, ProductId};
    use domain::money::{Currency, Money};
    use domain::name::Email;
    use uuid::Uuid;

    fn entry(actor: Actor, object: Object, changes: Vec<Change>) -> Entry {
        let at = "2026-03-09T12:00:00Z".parse().unwrap();
        Entry { id: EntryId(Uuid::nil()), at, actor, action: Action::AccountChanged, object, name: Text::of(""), changes, address: None }
    }

    #[test]
    fn changes_are_told_in_words_by_the_owners_clock() {
        let span = Span { from: "2026-03-09T12:00:00Z".parse().unwrap(), to: "2026-03-09T13:30:00Z".parse().unwrap() };
        let text = |text: &str| Some(Text::of(text));
        let email = Email::parse("ana@example.com").unwrap();
        let told = Told { people: &[], zone: "America/Sao_Paulo", language: Language::English };
        let said = |object: Object, change: Change| told.changes(&entry(Actor::Program, object, vec![change])).remove(0);
        let (product, person) = (Object::Product(ProductId(Uuid::nil())), Object::Collaborator(CollaboratorId(Uuid::nil())));
        for (object, change, expected) in [
            (product, Change::State(Pair::new(text("draft"), text("in_verification"))), "State: Draft → In verification"),
            (product, Change::Written(Text::of("price")), "Written anew: Price"),
            (product, Change::Amount(Pair::new(None, Some(Money::new(25_000, Currency::BRL)))), "Amount: – → R$250.00"),
            (person, Change::State(Pair::new(text("suspended"), text("accepted"))), "State: Suspended → Accepted"),
            (person, Change::Email(Pair::new(None, Some(Masked::of(&email)))), "E-mail: – → a•••@example.com"),
            (Object::Calendar, Change::Kind(Pair::new(None, text("away"))), "Kind: – → Away"),
            (Object::Coupon, Change::Percent(Pair::new(None, Some(1_250))), "Discount: – → 12.5%"),
        ] {
            assert_eq!(said(object, change), expected);
        }
        let period = said(Object::Calendar, Change::Period(Pair::new(None, Some(span))));
        assert!(period.contains("9:00") && period.contains("10:30"), "{period}");
    }

    #[test]
    fn who_did_it_is_named_also_where_nobody_has_a_name() {
        let ana = AccountId(Uuid::from_u128(1));
        let people = [(ana, "Ana".to_owned())];
        let told = Told { people: &people, zone: "UTC", language: Language::English };
        let who = |actor| told.who(&entry(actor, Object::Account, vec![]));
        assert_eq!(who(Actor::Owner { account: ana }), "Ana");
        assert_eq!(who(Actor::Invited { account: None }), "Whoever was invited");
        assert_eq!(who(Actor::Program), "Mostrador");
    }
}
