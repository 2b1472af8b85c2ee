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
    /// Places with the order references of their sales.
    orders: Vec<(u32, u64)>,
}

impl Tally {
    /// For customers with numbers below `count`.
    pub fn new(count: usize) -> Self {
        Self { places: vec![0; count], found: Vec::new(), orders: Vec::new() }
    }

    pub fn add(&mut self, sale: Sold) {
        // A number that nobody has is of nobody.
        let Some(place) = self.places.get_mut(sale.customer) else { return };
        if *place == 0 {
            self.found.push(Chosen { number: sale.customer, orders: 0, total: 0, first: sale.at, last: sale.at });
            *place = self.found.len() as u32;
        }
        let Some(found) = self.found.get_mut(*place as usize - 1) else { return };
        found.total += sale.gross;
        found.first = found.first.min(sale.at);
        found.last = found.last.max(sale.at);
        match sale.order {
            Some(order) => self.orders.push((*place - 1, order)),
            None => found.orders += 1,
        }
    }

    /// All who were found, in the order of their numbers.
    pub fn finish(mut self) -> Vec<Chosen> {
        drop(self.places);
        self.orders.sort_unstable();
        self.orders.dedup();
        for (place, _) in self.orders {
            self.found[place as usize].orders += 1;
        }
        self.found.sort_unstable_by_key(|found| found.number);
        self.found
    }
}
