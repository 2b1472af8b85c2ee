//! The places of the back office, and by which rights they are shown: the menus ask what the doors ask, so that nothing is offered that would be refused.

use crate::paths;
use domain::collaborators::{Right, Rights};

/// A place in the menus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub path: &'static str,
    /// Any one of these shows it; none for the owner's alone.
    pub shown_by: Rights,
}

/// In the order of the menus.
pub const PLACES: [Place; 8] = [
    Place { path: paths::PANEL, shown_by: Rights::of(&[Right::SalesSearchByPeriod]) },
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
    },
    Place { path: paths::IMPORT, shown_by: Rights::NONE },
    Place { path: paths::PRODUCTS, shown_by: SEE_PRODUCTS },
    Place { path: paths::NEW_PRODUCT, shown_by: Rights::of(&[Right::ProductsManage]) },
    Place { path: paths::AGENDA, shown_by: SEE_PRODUCTS },
    Place { path: paths::COUPONS, shown_by: Rights::of(&[Right::ProductsManageOffers]) },
    Place { path: paths::COLLABORATORS, shown_by: Rights::of(&[Right::ToolsCollaborators]) },
];

const SEE_PRODUCTS: Rights = Rights::of(&[Right::ProductsView, Right::ProductsManage]);

/// Whether a place is shown to who has these rights; what is no place of the list is everybody's.
pub fn is_shown(path: &str, rights: Rights, is_owner: bool) -> bool {
    is_owner || PLACES.iter().find(|place| place.path == path).is_none_or(|place| rights.touches(place.shown_by))
}

/// Where who has these rights begins.
pub fn first(rights: Rights, is_owner: bool) -> &'static str {
    let shown = PLACES.iter().find(|place| is_owner || rights.touches(place.shown_by));
    shown.map_or(paths::ASSIST, |place| place.path)
}
