//! Words of the rights over receipts, products, affiliates, subscriptions, withdrawals, public pages and extensions.

crate::texts! {
    receipts: "Send receipts" | "Enviar recibos" | "Emitir recibos" | "Inviare ricevute";
    receipts_opens: "Issue and send commission receipts, and see those sent and received."
        | "Emitir y enviar recibos de comisiones, y ver los enviados y los recibidos."
        | "Emitir e enviar recibos de comissões e ver os enviados e os recebidos."
        | "Emettere e inviare ricevute delle commissioni e vedere quelle inviate e ricevute.";

    offers: "Manage offers" | "Gestionar ofertas" | "Gerenciar ofertas" | "Gestire le offerte";
    offers_opens: "Set the prices, coupons, instalments and plans of products."
        | "Definir precios, cupones, cuotas y planes de los productos."
        | "Definir preços, cupons, parcelas e planos dos produtos."
        | "Impostare prezzi, coupon, rate e piani dei prodotti.";

    products: "Manage products" | "Gestionar productos" | "Gerenciar produtos" | "Gestire i prodotti";
    products_opens: "Create and edit products, and keep the agenda: move sessions and note how they went."
        | "Crear y editar productos y llevar la agenda: mover sesiones y anotar cómo terminaron."
        | "Criar e editar produtos e cuidar da agenda: remarcar sessões e anotar como terminaram."
        | "Creare e modificare prodotti e curare l’agenda: spostare le sessioni e annotare com’è andata.";

    view_products: "View products" | "Ver productos" | "Ver produtos" | "Vedere i prodotti";
    view_products_opens: "See products and the agenda, without changing anything."
        | "Ver los productos y la agenda, sin cambiar nada."
        | "Ver os produtos e a agenda, sem alterar nada."
        | "Vedere i prodotti e l’agenda, senza modificare nulla.";

    affiliates: "Manage affiliates" | "Gestionar afiliados" | "Gerenciar afiliados" | "Gestire gli affiliati";
    affiliates_opens: "See affiliates, suspend them and change their commission."
        | "Ver a los afiliados, suspenderlos y cambiar su comisión."
        | "Ver os afiliados, suspendê-los e mudar a comissão deles."
        | "Vedere gli affiliati, sospenderli e cambiarne la commissione.";

    approve: "Approve affiliates" | "Aprobar afiliados" | "Aprovar afiliados" | "Approvare gli affiliati";
    approve_opens: "Accept or decline requests to become an affiliate."
        | "Aceptar o rechazar a quien pide ser afiliado."
        | "Aceitar ou recusar quem pede para ser afiliado."
        | "Accettare o rifiutare chi chiede di diventare affiliato.";

    subscriptions: "Manage subscriptions" | "Gestionar suscripciones" | "Gerenciar assinaturas" | "Gestire gli abbonamenti";
    subscriptions_opens: "Cancel or pause a subscription, change its plan, try a charge again."
        | "Cancelar o pausar una suscripción, cambiar su plan o reintentar un cobro."
        | "Cancelar ou pausar uma assinatura, mudar o plano ou repetir uma cobrança."
        | "Disdire o mettere in pausa un abbonamento, cambiarne il piano, ritentare un addebito.";

    filter: "Filter affiliation requests" | "Filtrar solicitudes de afiliación" | "Filtrar pedidos de afiliação"
        | "Filtrare le richieste di affiliazione";
    filter_opens: "Set the rules that sort affiliation requests and answer them."
        | "Definir las reglas que ordenan las solicitudes de afiliación y las responden."
        | "Definir as regras que organizam os pedidos de afiliação e os respondem."
        | "Impostare le regole che ordinano le richieste di affiliazione e vi rispondono.";

    withdrawals: "Make withdrawals" | "Hacer retiros" | "Fazer saques" | "Effettuare prelievi";
    withdrawals_opens: "See balance and statement, and ask for a withdrawal or an advance."
        | "Ver el saldo y los movimientos, y pedir un retiro o un anticipo."
        | "Ver o saldo e o extrato e pedir um saque ou uma antecipação."
        | "Vedere saldo ed estratto conto e chiedere un prelievo o un anticipo.";

    product_page: "Product’s public page" | "Página pública del producto" | "Página pública do produto" | "Pagina pubblica del prodotto";
    product_page_opens: "Edit what everybody can read about a product."
        | "Editar lo que todo el mundo puede leer sobre un producto."
        | "Editar o que todo mundo pode ler sobre um produto."
        | "Modificare ciò che tutti possono leggere di un prodotto.";

    seller_page: "Seller’s public page" | "Página pública del vendedor" | "Página pública do vendedor" | "Pagina pubblica del venditore";
    seller_page_opens: "Edit what everybody can read about the seller."
        | "Editar lo que todo el mundo puede leer sobre quien vende."
        | "Editar o que todo mundo pode ler sobre quem vende."
        | "Modificare ciò che tutti possono leggere di chi vende.";

    extensions: "Manage extensions" | "Gestionar extensiones" | "Gerenciar extensões" | "Gestire le estensioni";
    extensions_opens: "Switch extensions on and off."
        | "Activar y desactivar extensiones."
        | "Ativar e desativar extensões."
        | "Attivare e disattivare le estensioni.";
}
