//! What the address asks the list for.

use crate::paths;
use domain::name::fold;
use domain::product::State;
use domain::product::view::Line;

/// Words of the name, and a state of the product or of its changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    pub text: String,
    pub state: Option<State>,
}

impl Asked {
    /// A state that does not exist narrows nothing.
    pub fn understand(text: Option<String>, state: Option<String>) -> Self {
        Self { text: text.unwrap_or_default().trim().to_owned(), state: state.and_then(|state| state.parse().ok()) }
    }

    /// Whether a product is asked for.
    pub fn holds(&self, line: &Line) -> bool {
        let of_state = self.state.is_none_or(|state| line.state == state || line.revision == Some(state));
        of_state && fold(&line.name).contains(&fold(&self.text))
    }

    pub fn address(&self) -> String {
        let text: String = self.text.bytes().map(escaped).collect();
        let pairs = [(!text.is_empty()).then(|| format!("q={text}")), self.state.map(|state| format!("state={}", state.name()))];
        let query = pairs.into_iter().flatten().collect::<Vec<_>>().join("&");
        if query.is_empty() { paths::PRODUCTS.to_owned() } else { format!("{}?{query}", paths::PRODUCTS) }
    }
}

fn escaped(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { (byte as char).to_string() } else { format!("%{byte:02X}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::ProductId;

    fn named(name: &str, state: State, revision: Option<State>) -> Line {
        Line {
            id: ProductId(uuid::Uuid::nil()),
            name: name.into(),
            image: None,
            slug: None,
            state,
            revision,
            price: None,
            missing: 0,
            remarks: 0,
            updated_at: domain::Time::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_product_is_found_by_folded_words_and_by_the_state_of_its_changes() {
        let line = named("Sessão de Piano", State::Approved, Some(State::Returned));
        let asked = |text: &str, state: &str| Asked::understand(Some(text.into()), Some(state.into()));
        assert!(asked(" sessao ", "returned").holds(&line));
        assert!(asked("", "approved").holds(&line));
        assert!(asked("", "unheard-of").holds(&line));
        assert!(!asked("", "draft").holds(&line));
        assert!(!asked("violin", "").holds(&line));
    }

    #[test]
    fn an_address_is_read_back() {
        let asked = Asked { text: "aula & som".into(), state: Some(State::InVerification) };
        assert_eq!(asked.address(), "/products?q=aula%20%26%20som&state=in_verification");
        assert_eq!(Asked::default().address(), "/products");
    }
}
