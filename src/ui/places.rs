//! The places of the back office, and by which rights they are shown: the menus ask what the doors ask, so that nothing is offered that would be refused.

use crate::paths;
use domain::collaborators::{Right, Rights};
use domain::reports::Report;

/// A place in the menus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub path: &'static str,
    /// Any one of these shows it; none for the owner's alone.
    pub shown_by: Rights,
    /// Whether it is nothing for who works with some products.
    pub spans_account: bool,
}

/// What decides about the places of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sight {
    pub rights: Rights,
    pub is_owner: bool,
    /// Whether only some products are seen.
    pub is_limited: bool,
}

impl Sight {
    fn shows(self, place: &Place) -> bool {
        self.is_owner || (self.rights.touches(place.shown_by) && !(place.spans_account && self.is_limited))
    }
}

/// In the order of the menus.
pub const PLACES: [Place; 9] = [
    Place { path: paths::PANEL, shown_by: Rights::of(&[Right::SalesSearchByPeriod]), spans_account: false },
    Place {
        path: paths::SALES,
        shown_by: Rights::of(&[
            Right::SalesResendNotifications,
            Right::SalesEditBuyerEmail,
            Right::SalesResendPurchaseEmail,
            Right::SalesSearch,
            Right::SalesIssueBoletos,
            Right::SalesSearchByPeriod,
            Right::SalesRequestRefunds,
        ]),
        spans_account: false,
    },
    Place { path: paths::IMPORT, shown_by: Rights::NONE, spans_account: false },
    Place { path: paths::REPORTS, shown_by: Report::OPEN, spans_account: false },
    Place { path: paths::PRODUCTS, shown_by: SEE_PRODUCTS, spans_account: false },
    Place { path: paths::NEW_PRODUCT, shown_by: Rights::of(&[Right::ProductsManage]), spans_account: true },
    Place { path: paths::AGENDA, shown_by: SEE_PRODUCTS, spans_account: false },
    Place { path: paths::COUPONS, shown_by: Rights::of(&[Right::ProductsManageOffers]), spans_account: true },
    Place { path: paths::COLLABORATORS, shown_by: Rights::of(&[Right::ToolsCollaborators]), spans_account: false },
];

const SEE_PRODUCTS: Rights = Rights::of(&[Right::ProductsView, Right::ProductsManage]);

/// Whether a place is shown to a reader; what is no place of the list is everybody's.
pub fn is_shown(path: &str, sight: Sight) -> bool {
    PLACES.iter().find(|place| place.path == path).is_none_or(|place| sight.shows(place))
}

/// Where a reader begins.
pub fn first(sight: Sight) -> &'static str {
    PLACES.iter().find(|place| sight.shows(place)).map_or(paths::ASSIST, |place| place.path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_works_with_some_products_is_not_offered_what_is_of_all_of_them() {
        let limited = |right| Sight { rights: Rights::of(&[right]), is_owner: false, is_limited: true };
        assert_eq!(first(limited(Right::ProductsManageOffers)), paths::ASSIST);
        assert_eq!(first(Sight { is_limited: false, ..limited(Right::ProductsManageOffers) }), paths::COUPONS);
        assert!(is_shown(paths::PRODUCTS, limited(Right::ProductsManage)) && !is_shown(paths::NEW_PRODUCT, limited(Right::ProductsManage)));
        assert!(is_shown(paths::ACCOUNT, limited(Right::ReportsEarnings)), "what is one's own is no place of the account");
    }
}
