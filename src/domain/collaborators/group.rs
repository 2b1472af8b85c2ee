//! The nine groups under which rights are shown, and how much of one is chosen.

use super::{Right, Rights};
use crate::language::Language;

/// A group of rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Group {
    Receipts,
    Sales,
    Products,
    Reports,
    /// Affiliates and subscriptions.
    Other,
    Withdrawal,
    Tools,
    /// What everybody can read of products and seller.
    Profile,
    Extensions,
}

/// How the box of a group stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticked {
    None,
    /// Shown as neither on nor off.
    Some,
    All,
}

impl Group {
    /// The machine name: `sales`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Its rights, in the order of the catalogue.
    pub fn rights(self) -> impl Iterator<Item = Right> {
        Right::ALL.iter().copied().filter(move |right| right.group() == self)
    }

    /// How much of what is offered of the group is among `chosen`.
    pub fn ticked(self, offered: Rights, chosen: Rights) -> Ticked {
        let whole = self.among(offered);
        if chosen.holds(whole) {
            Ticked::All
        } else if chosen.touches(whole) {
            Ticked::Some
        } else {
            Ticked::None
        }
    }

    /// What is chosen after a press on the group's box: all that is offered of it, unless all of that was.
    pub fn press(self, offered: Rights, chosen: Rights) -> Rights {
        let whole = self.among(offered);
        if self.ticked(offered, chosen) == Ticked::All { chosen.minus(whole) } else { chosen.union(whole) }
    }

    /// Those of its rights that are offered.
    pub fn among(self, offered: Rights) -> Rights {
        self.rights().collect::<Rights>().common(offered)
    }

    /// What readers call it.
    pub fn title(self, language: Language) -> &'static str {
        match self {
            Self::Receipts => receipts(language),
            Self::Sales => sales(language),
            Self::Products => products(language),
            Self::Reports => reports(language),
            Self::Other => other(language),
            Self::Withdrawal => withdrawal(language),
            Self::Tools => tools(language),
            Self::Profile => profile(language),
            Self::Extensions => extensions(language),
        }
    }
}

crate::texts! {
    receipts: "Receipts" | "Recibos" | "Recibos" | "Ricevute";
    sales: "Sales" | "Ventas" | "Vendas" | "Vendite";
    products: "Products and agenda" | "Productos y agenda" | "Produtos e agenda" | "Prodotti e agenda";
    reports: "Reports" | "Informes" | "Relatórios" | "Report";
    other: "Affiliates and subscriptions" | "Afiliados y suscripciones" | "Afiliados e assinaturas" | "Affiliati e abbonamenti";
    withdrawal: "Withdrawals" | "Retiros" | "Saques" | "Prelievi";
    tools: "Tools" | "Herramientas" | "Ferramentas" | "Strumenti";
    profile: "Public profile" | "Perfil público" | "Perfil público" | "Profilo pubblico";
    extensions: "Extensions" | "Extensiones" | "Extensões" | "Estensioni";
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn a_box_is_mixed_until_its_whole_group_is_chosen() {
        let one = Rights::of(&[Right::ProductsView]);
        assert_eq!(Group::Products.ticked(Rights::ALL, Rights::NONE), Ticked::None);
        assert_eq!(Group::Products.ticked(Rights::ALL, one), Ticked::Some);
        assert_eq!(Group::Sales.ticked(Rights::ALL, one), Ticked::None, "another group's right counts for nothing");
        let all = Group::Products.press(Rights::ALL, one);
        assert_eq!((Group::Products.ticked(Rights::ALL, all), all.len()), (Ticked::All, 3));
        assert_eq!(Group::Products.press(Rights::ALL, all), Rights::NONE);
    }

    #[test]
    fn a_box_stands_for_what_is_offered_of_its_group() {
        let offered = Rights::of(&[Right::ProductsView, Right::SalesSearch]);
        let pressed = Group::Products.press(offered, Rights::NONE);
        assert_eq!(pressed, Rights::of(&[Right::ProductsView]), "what is not offered is not chosen");
        assert_eq!((Group::Products.ticked(offered, pressed), Group::Products.ticked(Rights::ALL, pressed)), (Ticked::All, Ticked::Some));
    }

    #[test]
    fn pressing_one_box_leaves_the_other_groups_as_they_are() {
        for group in Group::iter() {
            let pressed = group.press(Rights::ALL, Rights::ALL);
            assert!(
                Group::iter().all(|other| other.ticked(Rights::ALL, pressed) == if other == group { Ticked::None } else { Ticked::All })
            );
        }
    }

    #[test]
    fn no_two_groups_have_one_title() {
        for language in Language::ALL {
            let titles: std::collections::BTreeSet<_> = Group::iter().map(|group| group.title(language)).collect();
            assert_eq!(titles.len(), 9, "{language:?}");
        }
    }
}
