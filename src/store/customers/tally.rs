//! What each customer bought, added up sale by sale.

use crate::reports::Sold;

/// A customer of a selection, with what they bought there. Moments in microseconds, amounts in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chosen {
    /// The customer's number.
    pub number: usize,
    /// Orders: sales that share an order reference are one, a sale without one is one by itself.
    pub orders: i64,
    pub total: i64,
    pub first: i64,
    pub last: i64,
}

/// Customers in the making.
pub(super) struct Tally {
    /// Of each customer number the place among the found and one, 0 for who is not found yet.
    places: Vec<u32>,
    found: Vec<Chosen>,
    /// Of each found the first order reference that came, 0 before: most buy once, and millions who do take half the place so.
    first: Vec<u64>,
    /// Places with all other order references that came.
    others: Vec<(u32, u64)>,
}

/// Does work that takes long on a thread of its own.
pub(super) async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

impl Tally {
    /// For customers with numbers below `count`.
    pub fn new(count: usize) -> Self {
        Self { places: vec![0; count], found: Vec::new(), first: Vec::new(), others: Vec::new() }
    }

    pub fn add(&mut self, sale: Sold) {
        // A number that nobody has is of nobody.
        let Some(place) = self.places.get_mut(sale.customer) else { return };
        if *place == 0 {
            self.found.push(Chosen { number: sale.customer, orders: 0, total: 0, first: sale.at, last: sale.at });
            self.first.push(0);
            *place = self.found.len() as u32;
        }
        let place = *place - 1;
        let found = &mut self.found[place as usize];
        found.total += sale.gross;
        found.first = found.first.min(sale.at);
        found.last = found.last.max(sale.at);
        match (sale.order.map(|order| order.max(1)), &mut self.first[place as usize]) {
            (None, _) => found.orders += 1,
            (Some(order), first) if *first == 0 || *first == order => *first = order,
            (Some(order), _) => self.others.push((place, order)),
        }
    }

    /// All who were found, in the order of their numbers.
    pub async fn finish(self) -> Vec<Chosen> {
        apart(|| self.sorted()).await
    }

    fn sorted(mut self) -> Vec<Chosen> {
        drop(self.places);
        self.others.sort_unstable();
        self.others.dedup();
        self.found.iter_mut().zip(self.first).filter(|(_, first)| *first != 0).for_each(|(found, _)| found.orders += 1);
        self.others.into_iter().for_each(|(place, _)| self.found[place as usize].orders += 1);
        self.found.sort_unstable_by_key(|found| found.number);
        self.found
    }
}
