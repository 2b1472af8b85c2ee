//! What is sold: the nine products of the demo's producer, and any number by a power law for benchmarks.

use super::random::Dice;
use domain::money::Currency;
use store::sales::Product;

/// Something sold, with what it costs and who else earns.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub code: String,
    pub name: String,
    pub category: &'static str,
    /// How often it is chosen in Brazil and elsewhere.
    pub home: u64,
    pub abroad: u64,
    /// Minor units of BRL, USD and EUR.
    pub prices: [i64; 3],
    pub kind: Kind,
    /// Who shares the earnings, and their part per mille.
    pub coproducer: Option<(&'static str, i64)>,
    /// Sales per mille that an affiliate brings.
    pub by_affiliate: u64,
    /// Whether the buyer pays the interest of instalments.
    pub buyer_bears_interest: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Course,
    /// Cheap, free of tax, and offered beside the others at the checkout.
    Book,
    /// Charged every month.
    Club,
    /// A session or a package of them.
    Session,
}

impl Item {
    pub fn price(&self, currency: Currency) -> i64 {
        self.prices[match currency.code() {
            "USD" => 1,
            "EUR" => 2,
            _ => 0,
        }]
    }

    pub fn product(&self) -> Product {
        Product { code: self.code.clone(), name: self.name.clone(), category: Some(self.category.to_owned()), brand: None }
    }
}

/// All that an owner sells.
#[derive(Debug, Clone)]
pub(super) struct Catalogue {
    pub items: Vec<Item>,
    home: Vec<u64>,
    abroad: Vec<u64>,
    /// Positions of clubs and of books, to draw renewals and extras from.
    pub clubs: Vec<usize>,
    pub books: Vec<usize>,
}

impl Catalogue {
    fn new(items: Vec<Item>) -> Self {
        let of = |kind: Kind| items.iter().enumerate().filter(|(_, item)| item.kind == kind).map(|(position, _)| position).collect();
        Self {
            home: items.iter().map(|item| item.home).collect(),
            abroad: items.iter().map(|item| item.abroad).collect(),
            clubs: of(Kind::Club),
            books: of(Kind::Book),
            items,
        }
    }

    /// What somebody at home or abroad chooses.
    pub fn draw(&self, dice: &mut Dice, home: bool) -> usize {
        dice.position(if home { &self.home } else { &self.abroad })
    }

    /// Portuguese for those who speak it and for those who learn it, by one teacher.
    pub fn demo() -> Self {
        let azevedo = Some(("Henrique Azevedo", 200));
        let item = |code: &str, name: &str, category, home, abroad, prices, kind, coproducer, by_affiliate| Item {
            code: code.into(),
            name: name.into(),
            category,
            home,
            abroad,
            prices,
            kind,
            coproducer,
            by_affiliate,
            buyer_bears_interest: !matches!(kind, Kind::Session),
        };
        Self::new(vec![
            item("redacao-sem-medo", "Redação sem Medo", "Writing", 300, 6, [39_700, 9_700, 8_900], Kind::Course, None, 260),
            item("gramatica-sem-dor", "E-book Gramática sem Dor", "E-books", 210, 30, [4_700, 1_200, 1_100], Kind::Book, None, 90),
            item("oratoria", "Oratória: Fale em Público", "Public speaking", 150, 10, [69_700, 14_900, 13_900], Kind::Course, azevedo, 300),
            item("clube-conversacao", "Clube de Conversação", "Subscriptions", 60, 110, [7_900, 1_900, 1_700], Kind::Club, None, 40),
            item(
                "portuguese-a1",
                "Portuguese for Foreigners: Level A1",
                "Languages",
                20,
                330,
                [49_700, 12_700, 11_700],
                Kind::Course,
                None,
                180,
            ),
            item(
                "portugues-b1",
                "Portugués para hispanohablantes: B1",
                "Languages",
                8,
                230,
                [44_700, 9_700, 8_900],
                Kind::Course,
                None,
                160,
            ),
            item("celpe-bras", "Preparatório Celpe-Bras", "Languages", 25, 110, [89_700, 19_700, 17_900], Kind::Course, azevedo, 120),
            item("aula-particular", "Aula particular (50 min)", "Sessions", 80, 90, [16_000, 3_900, 3_600], Kind::Session, None, 0),
            item(
                "mentoria-oratoria",
                "Mentoria de Oratória (4 sessões)",
                "Sessions",
                50,
                25,
                [149_700, 34_900, 31_900],
                Kind::Session,
                azevedo,
                60,
            ),
        ])
    }

    /// `count` products whose sales fall as one over their rank.
    pub fn bench(seed: u64, count: usize) -> Self {
        let items = (0..count.max(1)).map(|rank| {
            let mut dice = Dice::new(seed, (4 << 60) | rank as u64);
            let (topic, category) = TOPICS[rank % TOPICS.len()];
            // One form after another, so that any number of products has clubs and books.
            let (before, after, kind, low, high) = FORMS[rank % FORMS.len()];
            let brl = dice.between(low, high) * 1_000 - 300;
            let usd = (brl / 4 / 100).max(1) * 100 - 1;
            // Beyond the product of the two lists names would repeat.
            let round = rank / (TOPICS.len() * FORMS.len());
            let name = if round == 0 { format!("{before}{topic}{after}") } else { format!("{before}{topic}{after} {}", round + 1) };
            let popularity = |exponent_half: bool| 1_000_000 / (rank as u64 + if exponent_half { 4 } else { 1 });
            Item {
                code: format!("P{:05}", 10_000 + rank * 37),
                name,
                category,
                home: popularity(false),
                abroad: popularity(true),
                prices: [brl, usd, usd * 92 / 100],
                kind,
                coproducer: dice.chance(200).then(|| *dice.pick(COPRODUCERS)),
                by_affiliate: dice.below(350),
                buyer_bears_interest: dice.chance(700),
            }
        });
        Self::new(items.collect())
    }
}

const COPRODUCERS: &[(&str, i64)] = &[("Henrique Azevedo", 200), ("Marina Prado", 300), ("Estúdio Ipê", 150), ("Lorenzo Conti", 500)];

/// Forms of products: words before and after the topic, kind, least and most price in tens of reais.
const FORMS: [(&str, &str, Kind, i64, i64); 7] = [
    ("Curso de ", "", Kind::Course, 20, 90),
    ("", " in Practice", Kind::Course, 30, 140),
    ("E-book ", "", Kind::Book, 3, 9),
    ("Clube ", "", Kind::Club, 3, 12),
    ("Mentoría de ", "", Kind::Session, 60, 250),
    ("", ": aula particular", Kind::Session, 12, 30),
    ("Formação em ", "", Kind::Course, 100, 300),
];

const TOPICS: [(&str, &str); 20] = [
    ("English", "Languages"),
    ("Fotografia", "Arts"),
    ("Excel", "Business"),
    ("Yoga", "Wellbeing"),
    ("Finanças pessoais", "Finance"),
    ("Español", "Languages"),
    ("Marketing digital", "Marketing"),
    ("Violão", "Music"),
    ("Nutrição", "Wellbeing"),
    ("Python", "Technology"),
    ("Confeitaria", "Cooking"),
    ("Oratória", "Public speaking"),
    ("Italiano", "Languages"),
    ("Investimentos", "Finance"),
    ("Canto", "Music"),
    ("Copywriting", "Marketing"),
    ("Pilates", "Wellbeing"),
    ("Design de interiores", "Arts"),
    ("Liderança", "Business"),
    ("Jardinagem", "Home"),
];
