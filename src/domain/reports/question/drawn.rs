//! What of an answer is drawn: what the report draws of itself, or the measure that is chosen.

use super::Question;
use crate::reports::Measure;

impl Question {
    /// What is drawn, beside each other where the report draws several; nothing where it has no measures.
    pub fn drawn(&self) -> Vec<Measure> {
        let own = || self.spec().map_or_else(Vec::new, |spec| spec.drawn.to_vec());
        self.draw.map_or_else(own, |chosen| vec![chosen])
    }

    /// The one measure that matters most: what is drawn by value, what rows are compared in, and ordered by.
    pub fn measure(&self) -> Option<Measure> {
        self.draw.or(Some(self.spec()?.sort))
    }

    /// The same question with this measure drawn, from the first page; with what the report draws of itself, where the measure is chosen
    /// already.
    #[must_use]
    pub fn drawing(&self, measure: Measure) -> Self {
        let is_own = self.spec().is_some_and(|spec| spec.drawn == [measure]);
        let draw = (!is_own && self.draw != Some(measure)).then_some(measure);
        Self { draw, ..self.first_page() }
    }
}
