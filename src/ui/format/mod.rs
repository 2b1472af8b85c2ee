//! Figures, money and time as a reader of each language writes them. The browser's `Intl` is the reference: each function names the
//! call that it follows, and the tests hold what that call answers.

mod money;
mod number;
mod time;

pub use money::*;
pub use number::*;
pub use time::*;

/// A space that does not break.
const NBSP: char = '\u{a0}';
