//! The words of the coupons.

use domain::checkout::coupons::CouponState;
use domain::language::Language;

domain::texts! {
    title: "Coupons" | "Cupones" | "Cupons" | "Buoni";
    lead: "Who knows a code pays less. Make one for a friend, a class or a campaign, and see what it brings."
        | "Quien sabe un código paga menos. Crea uno para un amigo, una clase o una campaña y mira qué aporta."
        | "Quem sabe um código paga menos. Crie um para um amigo, uma turma ou uma campanha e veja o que ele traz."
        | "Chi conosce un codice paga meno. Creane uno per un amico, una classe o una campagna e guarda che cosa porta.";
    none_yet: "No coupons yet" | "Todavía no hay cupones" | "Ainda não há cupons" | "Ancora nessun buono";
    none_yet_why: "Make the first one below. Whoever follows its link finds it filled in at the checkout."
        | "Crea el primero aquí abajo. Quien siga su enlace lo encontrará puesto al pagar."
        | "Crie o primeiro aqui embaixo. Quem seguir o link o encontra preenchido ao pagar."
        | "Crea il primo qui sotto. Chi segue il suo link lo trova già inserito al pagamento.";
    off(what: &str): "{what} off" | "{what} de descuento" | "{what} de desconto" | "{what} di sconto";
    all_products: "All products" | "Todos los productos" | "Todos os produtos" | "Tutti i prodotti";
    until(day: &str): "until {day}" | "hasta el {day}" | "até {day}" | "fino al {day}";
    used_of(uses: &str, most: &str): "{uses} of {most} used" | "{uses} de {most} usados" | "{uses} de {most} usados" | "{uses} di {most} usati";
    used(uses: &str): "{uses} used" | "{uses} usados" | "{uses} usados" | "{uses} usati";
    sold_with(amount: &str): "{amount} sold" | "{amount} vendidos" | "{amount} vendidos" | "{amount} venduti";
    good: "Active" | "Activo" | "Ativo" | "Attivo";
    not_yet: "Not yet active" | "Aún no activo" | "Ainda não ativo" | "Non ancora attivo";
    used_up: "Used up" | "Agotado" | "Esgotado" | "Esaurito";
    over: "Expired" | "Vencido" | "Vencido" | "Scaduto";
    ended: "Ended" | "Terminado" | "Encerrado" | "Chiuso";
    links_of(code: &str): "Links with {code}" | "Enlaces con {code}" | "Links com {code}" | "Link con {code}";
    links: "Links" | "Enlaces" | "Links" | "Link";
    link: "Copy link" | "Copiar enlace" | "Copiar link" | "Copia link";
    link_of(code: &str, product: &str): "Copy the link of “{product}” with {code}" | "Copiar el enlace de «{product}» con {code}"
        | "Copiar o link de “{product}” com {code}" | "Copia il link di «{product}» con {code}";
    copied: "Copied" | "Copiado" | "Copiado" | "Copiato";
    end: "End" | "Terminar" | "Encerrar" | "Chiudi";
    end_named(code: &str): "End {code}" | "Terminar {code}" | "Encerrar {code}" | "Chiudi {code}";
    end_ask(code: &str): "End the coupon {code}?" | "¿Terminar el cupón {code}?" | "Encerrar o cupom {code}?" | "Chiudere il buono {code}?";
    end_why: "Nobody can begin to pay with it any more. What was sold with it stays as it is."
        | "Nadie podrá empezar a pagar con él. Lo vendido con él queda como está."
        | "Ninguém mais poderá começar a pagar com ele. O que foi vendido com ele fica como está."
        | "Nessuno potrà più iniziare a pagare con questo buono. Ciò che è stato venduto resta com’è.";
    remove_why: "Who comes with its link is told that it has ended. It was never used: you can make its code anew."
        | "A quien llegue con su enlace se le dice que terminó. Nunca se usó: puedes volver a crear su código."
        | "Quem chegar com o link fica sabendo que ele foi encerrado. Nunca foi usado: você pode criar o código de novo."
        | "Chi arriva con il suo link legge che è stato chiuso. Non è mai stato usato: puoi ricreare il suo codice.";
    new: "New coupon" | "Nuevo cupón" | "Novo cupom" | "Nuovo buono";
    code: "Code" | "Código" | "Código" | "Codice";
    code_hint: "What buyers type: letters without accents, figures and hyphens."
        | "Lo que escribe quien compra: letras sin acentos, cifras y guiones."
        | "O que quem compra digita: letras sem acento, números e hifens."
        | "Ciò che scrive chi acquista: lettere senza accenti, cifre e trattini.";
    takes: "It takes off" | "Descuenta" | "Desconta" | "Toglie";
    unit: "In" | "En" | "Em" | "In";
    percent: "Per cent" | "Por ciento" | "Por cento" | "Per cento";
    last_day: "Last day" | "Último día" | "Último dia" | "Ultimo giorno";
    last_day_hint: "Empty: no end." | "Vacío: sin fin." | "Vazio: sem fim." | "Vuoto: senza fine.";
    most_uses: "At most so often" | "Como máximo tantas veces" | "No máximo tantas vezes" | "Al massimo tante volte";
    most_uses_hint: "Empty: as often as anybody likes." | "Vacío: sin límite." | "Vazio: sem limite." | "Vuoto: senza limite.";
    product: "Good for" | "Válido para" | "Válido para" | "Valido per";
    add: "Make the coupon" | "Crear el cupón" | "Criar o cupom" | "Crea il buono";
    made(code: &str): "The coupon {code} is there." | "El cupón {code} está listo." | "O cupom {code} está pronto." | "Il buono {code} è pronto.";
}

/// Whether a coupon takes something off, as a word.
pub fn state(language: Language, state: CouponState) -> &'static str {
    match state {
        CouponState::Good => good(language),
        CouponState::NotYet => not_yet(language),
        CouponState::UsedUp => used_up(language),
        CouponState::Over => over(language),
        CouponState::Ended => ended(language),
    }
}
