//! The words around the catalogue of rights, whose own words are the domain's.

domain::texts! {
    find_right: "Find a right" | "Buscar un permiso" | "Buscar uma permissão" | "Cerca un permesso";
    chosen(count: &str): "{count} chosen" | "{count} elegidos" | "{count} escolhidas" | "{count} scelti";
    some_of(some: &str, all: &str): "some of them: {some} of {all}" | "algunos: {some} de {all}" | "algumas: {some} de {all}" | "alcuni: {some} di {all}";
    coming: "coming" | "próximamente" | "em breve" | "in arrivo";
    coming_why: "Opens later, by itself, for whoever has it." | "Se abrirá más adelante, por sí solo, para quien lo tenga." | "Abre mais tarde, sozinho, para quem tiver." | "Si aprirà più avanti, da solo, per chi lo ha.";
    by_code: "by code for now" | "por ahora, por código" | "por ora, pelo código" | "per ora, dal codice";
    by_code_why: "Its action is coming. Until then it shows one sale to who knows its code."
        | "Su acción llegará. Hasta entonces muestra una venta a quien conoce su código."
        | "A ação dela virá. Até lá mostra uma venda a quem sabe o código dela."
        | "La sua azione arriverà. Fino ad allora mostra una vendita a chi ne conosce il codice.";
}
