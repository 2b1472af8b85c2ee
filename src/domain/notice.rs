//! What an account is told inside the program, kept as what happened and put into words for its reader.

use crate::id::ProductId;
use crate::language::Language;
use serde::{Deserialize, Serialize};

/// Something that happened to what an account has. Names are those of that moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "snake_case")]
pub enum Notice {
    ProductApproved {
        product: ProductId,
        name: String,
    },
    /// The operator asks for something to be mended.
    ProductReturned {
        product: ProductId,
        name: String,
    },
    ProductSuspended {
        product: ProductId,
        name: String,
    },
}

/// How many notices are shown, the newest.
pub const MOST_SHOWN: usize = 20;

impl Notice {
    /// What it is about.
    pub fn product(&self) -> ProductId {
        match self {
            Self::ProductApproved { product, .. } | Self::ProductReturned { product, .. } | Self::ProductSuspended { product, .. } => {
                *product
            }
        }
    }

    /// One sentence for the reader.
    pub fn title(&self, language: Language) -> String {
        match self {
            Self::ProductApproved { name, .. } => approved(language, name),
            Self::ProductReturned { name, .. } => returned(language, name),
            Self::ProductSuspended { name, .. } => suspended(language, name),
        }
    }
}

crate::texts! {
    approved(name: &str): "“{name}” was approved and is on sale."
        | "«{name}» fue aprobado y ya está a la venta."
        | "“{name}” foi aprovado e está à venda."
        | "«{name}» è stato approvato ed è in vendita.";
    returned(name: &str): "“{name}” came back: see what is to be mended, then send it again."
        | "«{name}» fue devuelto: mira qué hay que corregir y vuelve a enviarlo."
        | "“{name}” foi devolvido: veja o que deve ser corrigido e envie de novo."
        | "«{name}» è stato restituito: guarda che cosa va corretto e invialo di nuovo.";
    suspended(name: &str): "“{name}” was suspended and cannot be bought for now."
        | "«{name}» fue suspendido y por ahora no se puede comprar."
        | "“{name}” foi suspenso e por enquanto não pode ser comprado."
        | "«{name}» è stato sospeso e per ora non si può acquistare.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_names_what_it_is_about_in_every_language() {
        let product = ProductId("018f0000-0000-7000-8000-000000000001".parse().unwrap());
        let notice = Notice::ProductReturned { product, name: "Voz {clara}".into() };
        assert!(Language::ALL.iter().all(|language| notice.title(*language).contains("Voz {clara}")));
    }
}
