//! The words of the links to share.

use domain::language::Language;

domain::texts! {
    title: "Links to share" | "Enlaces para compartir" | "Links para compartilhar" | "Link da condividere";
    lead: "Each leads to your page and counts its visits. Make one for each place, and you see which brings more people."
        | "Cada uno lleva a tu página y cuenta sus visitas. Crea uno para cada lugar y verás cuál trae a más gente."
        | "Cada um leva à sua página e conta as visitas. Crie um para cada lugar e veja qual traz mais gente."
        | "Ognuno porta alla tua pagina e conta le visite. Creane uno per ogni luogo e vedrai quale porta più persone.";
    own: "The product’s link" | "El enlace del producto" | "O link do produto" | "Il link del prodotto";
    one_visit: "1 visit" | "1 visita" | "1 visita" | "1 visita";
    many_visits(count: &str): "{count} visits" | "{count} visitas" | "{count} visitas" | "{count} visite";
    copy: "Copy" | "Copiar" | "Copiar" | "Copia";
    copy_of(source: &str): "Copy the link for {source}" | "Copiar el enlace para {source}" | "Copiar o link para {source}" | "Copia il link per {source}";
    copy_own: "Copy the product’s link" | "Copiar el enlace del producto" | "Copiar o link do produto" | "Copia il link del prodotto";
    copied: "Copied" | "Copiado" | "Copiado" | "Copiato";
    source: "Where you share it" | "Dónde lo compartes" | "Onde você compartilha" | "Dove lo condividi";
    source_example: "Instagram, newsletter…" | "Instagram, boletín…" | "Instagram, newsletter…" | "Instagram, newsletter…";
    add: "Make a link" | "Crear enlace" | "Criar link" | "Crea link";
    with_coupon: "Links with a coupon" | "Enlaces con cupón" | "Links com cupom" | "Link con un buono";
    no_more: "The product has as many links as it may have." | "El producto tiene todos los enlaces que puede tener."
        | "O produto já tem todos os links que pode ter." | "Il prodotto ha già tutti i link che può avere.";
}

/// So many visits.
pub fn visits(language: Language, count: i64, written: &str) -> String {
    if count == 1 { one_visit(language).to_owned() } else { many_visits(language, written) }
}
