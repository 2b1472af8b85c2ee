//! What an account is told inside the program, kept as what happened and put into words for its reader.

use crate::id::{ProductId, SaleId};
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
    /// Money that went back did not reach its buyer: it is the producer's to give again.
    RefundFailed {
        sale: SaleId,
        code: String,
    },
}

/// What a notice is about, which is where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Product(ProductId),
    Sale(SaleId),
}

/// How many notices are shown, the newest.
pub const MOST_SHOWN: usize = 20;

impl Notice {
    /// What it is about.
    pub fn about(&self) -> About {
        match self {
            Self::ProductApproved { product, .. } | Self::ProductReturned { product, .. } | Self::ProductSuspended { product, .. } => {
                About::Product(*product)
            }
            Self::RefundFailed { sale, .. } => About::Sale(*sale),
        }
    }

    /// One sentence for the reader.
    pub fn title(&self, language: Language) -> String {
        match self {
            Self::ProductApproved { name, .. } => approved(language, name),
            Self::ProductReturned { name, .. } => returned(language, name),
            Self::ProductSuspended { name, .. } => suspended(language, name),
            Self::RefundFailed { code, .. } => refund_failed(language, code),
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
    refund_failed(code: &str): "The refund of sale {code} did not reach the buyer: it has to be made another way."
        | "El reembolso de la venta {code} no llegó al comprador: hay que hacerlo de otra manera."
        | "O reembolso da venda {code} não chegou ao comprador: precisa ser feito de outra forma."
        | "Il rimborso della vendita {code} non è arrivato all'acquirente: va fatto in un altro modo.";
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
