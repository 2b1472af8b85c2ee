//! What the address asks for, as far as it can be understood.

use crate::paths;
use crate::ui::narrow::Narrows;
use domain::listing::{Filter, Sort};
use domain::parameter::ParameterError;
use leptos_router::params::ParamsMap;

/// The filter that an address stands for, and what of it was left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Asked {
    pub filter: Filter,
    pub faults: Vec<ParameterError>,
}

impl Asked {
    /// Reads the parameters; those that are wrong are left out and told.
    pub fn understand(query: ParamsMap) -> Self {
        // What a form's failed answer adds to the address is no parameter of this page.
        let mut pairs: Vec<(String, String)> =
            query.into_iter().filter(|(name, _)| !name.starts_with("__")).map(|(name, value)| (name.into_owned(), value)).collect();
        let parse = |pairs: &[(String, String)]| Filter::parse(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        match parse(&pairs) {
            Ok(filter) => Self { filter, faults: Vec::new() },
            Err(faults) => {
                pairs.retain(|(name, _)| faults.iter().all(|fault| fault.parameter != *name));
                Self { filter: parse(&pairs).unwrap_or_default(), faults }
            }
        }
    }
}

/// What the totals depend on: the filter without order and place.
pub(super) fn selection(filter: &Filter) -> Filter {
    Filter { sort: Sort::default(), ascending: false, ..filter.first_page() }
}

/// Everything, in the same order.
pub(super) fn cleared(filter: &Filter) -> Filter {
    Filter { sort: filter.sort, ascending: filter.ascending, ..Filter::default() }
}

impl Narrows for Filter {
    const PARAMETERS: &'static [&'static str] = &["from", "to", "state", "method", "product", "currency", "q", "sort"];

    fn path(&self) -> String {
        paths::SALES.to_owned()
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        self.first_page().pairs()
    }

    fn parsed(&self, pairs: &[(&str, &str)]) -> Option<Self> {
        Self::parse(pairs.iter().copied()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::sale::State;

    #[test]
    fn what_is_wrong_is_told_and_the_rest_holds() {
        let query = [("state", "approved"), ("state", "complete"), ("colour", "red"), ("from", "soon"), ("method", ""), ("__err", "x")];
        let asked = Asked::understand(query.into_iter().collect());
        assert_eq!(asked.filter.states, [State::Approved, State::Complete]);
        assert_eq!(asked.faults.iter().map(|fault| fault.parameter.as_str()).collect::<Vec<_>>(), ["colour", "from"]);
    }
}
