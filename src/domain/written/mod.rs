//! Figures, money and time as a reader of each language writes them, in pages and in letters. The browser's `Intl` is the reference: each
//! function names the call that it follows, and the tests hold what that call answers.

mod dates;
mod money;
mod number;

pub use dates::*;
pub use money::*;
pub use number::*;

/// A space that does not break.
const NBSP: char = '\u{a0}';
