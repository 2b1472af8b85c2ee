//! Words of texts that come with sales as machine names, where the names are known: devices and checkout pages.

use super::Text;
use crate::reports::Narrowing;

crate::texts! {
    mobile: "Phone" | "Teléfono" | "Celular" | "Telefono";
    desktop: "Computer" | "Computadora" | "Computador" | "Computer";
    tablet: "Tablet" | "Tableta" | "Tablet" | "Tablet";

    own_page: "Own checkout page" | "Página de pago propia" | "Página de pagamento própria" | "Pagina di pagamento propria";
    sales_page: "Sales page" | "Página de ventas" | "Página de vendas" | "Pagina di vendita";
    checkout_link: "Checkout link" | "Enlace de pago" | "Link de pagamento" | "Link di pagamento";
    link_in_bio: "Link in bio" | "Enlace en la bio" | "Link na bio" | "Link in bio";
    members_area: "Members’ area" | "Área de miembros" | "Área de membros" | "Area riservata";
    order_bump: "Added at checkout" | "Añadido al pagar" | "Adicionado no pagamento" | "Aggiunto al pagamento";
    renewal: "Renewal" | "Renovación" | "Renovação" | "Rinnovo";
}

const DEVICES: &[(&str, Text)] = &[("mobile", mobile), ("desktop", desktop), ("tablet", tablet)];

const CHECKOUT_ORIGINS: &[(&str, Text)] = &[
    ("mostrador", own_page),
    ("sales_page", sales_page),
    ("checkout_link", checkout_link),
    ("link_in_bio", link_in_bio),
    ("members_area", members_area),
    ("order_bump", order_bump),
    ("renewal", renewal),
];

/// The machine names of a way to narrow that have words, each with its word.
pub fn values(way: Narrowing) -> &'static [(&'static str, Text)] {
    match way {
        Narrowing::Device => DEVICES,
        Narrowing::CheckoutOrigin => CHECKOUT_ORIGINS,
        _ => &[],
    }
}
