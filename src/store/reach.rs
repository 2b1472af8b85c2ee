//! Narrowing a statement to the products that somebody is let see.

use crate::bulk;
use crate::db::Arg;
use domain::collaborators::Products;
use domain::id::ProductId;

/// ` AND column IN (…)`, its values added to `args`; nothing for who sees all products.
pub(crate) fn among(products: &Products, column: &str, args: &mut Vec<Arg>) -> String {
    products.only().map_or_else(String::new, |only| list(only, column, args))
}

/// The same for these products.
pub(crate) fn list(products: impl ExactSizeIterator<Item = ProductId>, column: &str, args: &mut Vec<Arg>) -> String {
    let sql = format!(" AND {column} IN ({})", bulk::list(products.len(), args.len() + 1));
    args.extend(products.map(|product| Arg::from(product.0)));
    sql
}
