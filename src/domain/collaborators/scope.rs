//! What whoever asks may do in the centre they are in: one value per request, never kept longer.

use super::{Limits, Products, Right, Rights};
use crate::id::{OwnerId, ProductId};
use crate::language::Language;

/// In whose centre a caller acts, and what they may do there. It cannot be sent, stored or typed: only who knows the caller makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    owner: OwnerId,
    part: Part,
}

/// Whoever is not the owner has rights, the owner has none: they need none.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Owner,
    Other { rights: Rights, limits: Limits },
}

/// The owner, in their own session. What is theirs alone takes this as an argument: no right and no key ever becomes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InPerson(OwnerId);

/// What is the owner's alone, for the sentence on profiles and invitations that says what they never give. No right stands for any of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter)]
pub enum OwnersOwn {
    PersonalData,
    BankData,
    Profiles,
    Rights,
    Deletion,
}

/// What of an owner's sales a caller finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SalesSight {
    /// The page of one sale, found by its exact code.
    pub by_code: bool,
    /// Search by text, and how far back it reaches.
    pub text: Option<Reach>,
    /// Lists of any period, their totals and their export.
    pub lists: bool,
}

/// How far back a search by text reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Days(u32),
    Everything,
}

/// Days that a search by text reaches back for who may not list sales.
const SEARCHED_DAYS: u32 = 90;

static UNLIMITED: std::sync::LazyLock<Limits> = std::sync::LazyLock::new(Limits::default);

impl Acting {
    /// The owner in person.
    pub fn owner(owner: OwnerId) -> Self {
        Self { owner, part: Part::Owner }
    }

    /// A collaborator whose centre is open. Rights over the account as a whole are nothing for who is limited to some products.
    pub fn collaborator(owner: OwnerId, rights: Rights, limits: Limits) -> Self {
        let rights = if limits.products.are_all() { rights } else { rights.iter().filter(|right| !right.spans_account()).collect() };
        Self { owner, part: Part::Other { rights, limits } }
    }

    /// A key with these rights, which can do no more than its maker can now, and is never the owner in person.
    pub fn key(&self, rights: Rights) -> Self {
        Self::collaborator(self.owner, rights.common(self.rights()), self.limits().clone())
    }

    /// The owner as somebody with this profile would see the centre.
    pub fn seeing_as(person: InPerson, rights: Rights, limits: Limits) -> Self {
        Self::collaborator(person.owner(), rights, limits)
    }

    /// Whose rows it works with.
    pub fn whose(&self) -> OwnerId {
        self.owner
    }

    pub fn is_owner(&self) -> bool {
        self.part == Part::Owner
    }

    /// The owner's pass to what is theirs alone; none for anybody else.
    pub fn in_person(&self) -> Option<InPerson> {
        self.is_owner().then_some(InPerson(self.owner))
    }

    /// What it may do; the owner every right, and more than rights.
    pub fn rights(&self) -> Rights {
        match &self.part {
            Part::Owner => Rights::ALL,
            Part::Other { rights, .. } => *rights,
        }
    }

    pub fn may(&self, right: Right) -> bool {
        self.rights().contains(right)
    }

    pub fn limits(&self) -> &Limits {
        match &self.part {
            Part::Owner => &UNLIMITED,
            Part::Other { limits, .. } => limits,
        }
    }

    /// The products over which it sees sums, lists and pages.
    pub fn products(&self) -> &Products {
        &self.limits().products
    }

    /// Whether a product, and what hangs on it, is there for this caller: what it does not reach is answered like what does not exist.
    pub fn reaches(&self, product: ProductId) -> bool {
        self.products().reach(product)
    }

    /// Whether it may start products. Who is limited to some would not see the new one.
    pub fn may_start_products(&self) -> bool {
        self.may(Right::ProductsManage) && self.products().are_all()
    }

    /// What of the sales it finds: a right to act on a sale opens the page of one whose code is known, and no list.
    pub fn sales_sight(&self) -> SalesSight {
        let lists = self.may(Right::SalesSearchByPeriod);
        let text = self.may(Right::SalesSearch).then_some(if lists { Reach::Everything } else { Reach::Days(SEARCHED_DAYS) });
        SalesSight { by_code: self.rights().iter().any(|right| right.group() == super::Group::Sales), text, lists }
    }
}

impl InPerson {
    pub fn owner(self) -> OwnerId {
        self.0
    }
}

impl OwnersOwn {
    /// What readers call it.
    pub fn title(self, language: Language) -> &'static str {
        match self {
            Self::PersonalData => personal_data(language),
            Self::BankData => bank_data(language),
            Self::Profiles => profiles(language),
            Self::Rights => rights(language),
            Self::Deletion => deletion(language),
        }
    }
}

crate::texts! {
    personal_data: "change personal data" | "cambiar los datos personales" | "mudar os dados pessoais" | "cambiare i dati personali";
    bank_data: "see or change bank data" | "ver o cambiar los datos bancarios" | "ver ou mudar os dados bancários"
        | "vedere o cambiare i dati bancari";
    profiles: "create or edit profiles" | "crear o editar perfiles" | "criar ou editar perfis" | "creare o modificare profili";
    rights: "give anybody other rights" | "dar otros permisos a alguien" | "dar outras permissões a alguém" | "dare altri permessi a qualcuno";
    deletion: "delete the account" | "eliminar la cuenta" | "excluir a conta" | "eliminare l’account";
}

#[cfg(test)]
mod tests;
