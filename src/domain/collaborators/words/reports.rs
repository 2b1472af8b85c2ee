//! Words of the rights over reports.

crate::texts! {
    payment_methods: "Payment methods" | "Medios de pago" | "Métodos de pagamento" | "Metodi di pagamento";
    payment_methods_opens: "How buyers pay: sales, amounts and approval by method."
        | "Cómo pagan los compradores: ventas, importes y aprobación por medio de pago."
        | "Como os compradores pagam: vendas, valores e aprovação por método."
        | "Come pagano gli acquirenti: vendite, importi e approvazioni per metodo.";

    customers: "Customers" | "Clientes" | "Clientes" | "Clienti";
    customers_opens: "Who buys, what and how often: the searches by catalogue and by frequency."
        | "Quién compra, qué y con qué frecuencia: las búsquedas por catálogo y por frecuencia."
        | "Quem compra, o quê e com que frequência: as buscas por catálogo e por frequência."
        | "Chi compra, che cosa e quanto spesso: le ricerche per catalogo e per frequenza.";

    commissions: "Commissions generated" | "Comisiones generadas" | "Comissões geradas" | "Commissioni generate";
    commissions_opens: "Which commissions the sales generated, and for whom."
        | "Qué comisiones generaron las ventas, y para quién."
        | "Que comissões as vendas geraram, e para quem."
        | "Quali commissioni hanno generato le vendite, e per chi.";

    by_device: "Earnings by device" | "Ganancias por dispositivo" | "Ganhos por dispositivo" | "Guadagni per dispositivo";
    by_device_opens: "How much came in by phone, tablet and computer."
        | "Cuánto se ganó desde el teléfono, la tableta y la computadora."
        | "Quanto se ganhou pelo celular, pelo tablet e pelo computador."
        | "Quanto si è guadagnato da telefono, tablet e computer.";

    self_billing: "Self-billing" | "Autofacturación" | "Autofaturamento" | "Autofatturazione";
    self_billing_opens: "Invoices that are issued on the seller’s behalf, by period."
        | "Facturas que se emiten en nombre de quien vende, por periodo."
        | "Faturas emitidas em nome de quem vende, por período."
        | "Fatture emesse per conto di chi vende, per periodo.";

    cancellations: "Subscription cancellations" | "Cancelaciones de suscripciones" | "Cancelamentos de assinaturas"
        | "Disdette degli abbonamenti";
    cancellations_opens: "Which share of the subscriptions is cancelled, over time."
        | "Qué parte de las suscripciones se cancela, a lo largo del tiempo."
        | "Que parte das assinaturas é cancelada, ao longo do tempo."
        | "Quale quota degli abbonamenti viene disdetta, nel tempo.";

    promoted: "Promoted products" | "Productos promocionados" | "Produtos promovidos" | "Prodotti promossi";
    promoted_opens: "How the products are doing that the owner promotes as an affiliate."
        | "Cómo evolucionan los productos que el titular promociona como afiliado."
        | "Como evoluem os produtos que o titular promove como afiliado."
        | "Come vanno i prodotti che il titolare promuove come affiliato.";

    payouts: "Payouts to affiliates" | "Pagos a afiliados" | "Pagamentos a afiliados" | "Pagamenti agli affiliati";
    payouts_opens: "What each affiliate was paid, and what is still due."
        | "Cuánto se pagó a cada afiliado y cuánto falta."
        | "Quanto foi pago a cada afiliado e quanto falta."
        | "Quanto è stato pagato a ogni affiliato e quanto resta da pagare.";

    affiliate_trend: "Affiliate trend" | "Evolución de los afiliados" | "Evolução dos afiliados" | "Andamento degli affiliati";
    affiliate_trend_opens: "How many affiliates join, sell and stop selling, over time."
        | "Cuántos afiliados llegan, venden y dejan de vender, a lo largo del tiempo."
        | "Quantos afiliados chegam, vendem e param de vender, ao longo do tempo."
        | "Quanti affiliati arrivano, vendono e smettono di vendere, nel tempo.";

    overdue: "Overdue subscriptions" | "Suscripciones atrasadas" | "Assinaturas em atraso" | "Abbonamenti in ritardo";
    overdue_opens: "Subscriptions with a late payment: how much, and since when."
        | "Suscripciones con el pago atrasado: cuánto y desde cuándo."
        | "Assinaturas com pagamento atrasado: quanto e desde quando."
        | "Abbonamenti con un pagamento in ritardo: quanto e da quando.";

    affiliates: "Affiliate performance" | "Rendimiento de los afiliados" | "Desempenho dos afiliados" | "Rendimento degli affiliati";
    affiliates_opens: "What each affiliate achieves: visits, sales, conversion and refunds."
        | "Qué logra cada afiliado: visitas, ventas, conversión y reembolsos."
        | "O que cada afiliado consegue: visitas, vendas, conversão e reembolsos."
        | "Che cosa ottiene ogni affiliato: visite, vendite, conversione e rimborsi.";

    cancelled_detail: "Cancelled subscriptions in detail" | "Suscripciones canceladas en detalle" | "Assinaturas canceladas em detalhe"
        | "Abbonamenti disdetti in dettaglio";
    cancelled_detail_opens: "Each cancelled subscription by itself: whose, when, after how many payments."
        | "Cada suscripción cancelada por separado: de quién, cuándo y tras cuántos pagos."
        | "Cada assinatura cancelada, uma a uma: de quem, quando e depois de quantos pagamentos."
        | "Ogni abbonamento disdetto, uno per uno: di chi, quando e dopo quanti pagamenti.";

    recovery: "Purchase recovery" | "Recuperación de compras" | "Recuperação de compras" | "Recupero degli acquisti";
    recovery_opens: "Which failed purchases were won back, and by what."
        | "Qué compras fallidas se recuperaron, y gracias a qué."
        | "Que compras perdidas foram recuperadas, e graças a quê."
        | "Quali acquisti falliti sono stati recuperati, e grazie a che cosa.";

    by_checkout: "Sales by checkout page" | "Ventas por página de pago" | "Vendas por página de pagamento"
        | "Vendite per pagina di pagamento";
    by_checkout_opens: "Through which checkout pages the sales came."
        | "Por qué páginas de pago llegaron las ventas."
        | "Por quais páginas de pagamento as vendas chegaram."
        | "Da quali pagine di pagamento sono arrivate le vendite.";

    by_location: "Earnings by location" | "Ganancias por ubicación" | "Ganhos por localização" | "Guadagni per località";
    by_location_opens: "How much came in from each country and region."
        | "Cuánto se ganó en cada país y región."
        | "Quanto se ganhou em cada país e estado."
        | "Quanto si è guadagnato in ogni paese e regione.";

    received: "Received as an affiliate" | "Recibido como afiliado" | "Recebido como afiliado" | "Ricevuto come affiliato";
    received_opens: "Commissions that the owner earned with other people’s products."
        | "Comisiones que el titular ganó con productos de otras personas."
        | "Comissões que o titular ganhou com produtos de outras pessoas."
        | "Commissioni che il titolare ha guadagnato con prodotti altrui.";

    leads: "Leads collected" | "Leads captados" | "Leads coletados" | "Lead raccolti";
    leads_opens: "Who left their contact data, where and when."
        | "Quién dejó sus datos de contacto, dónde y cuándo."
        | "Quem deixou seus dados de contato, onde e quando."
        | "Chi ha lasciato i propri contatti, dove e quando.";

    reasons: "Reasons for cancellation" | "Motivos de cancelación" | "Motivos de cancelamento" | "Motivi di disdetta";
    reasons_opens: "Why subscribers say that they leave."
        | "Por qué dicen los suscriptores que se van."
        | "Por que os assinantes dizem que saem."
        | "Perché gli abbonati dicono di andarsene.";

    cancelled: "Cancelled subscriptions" | "Suscripciones canceladas" | "Assinaturas canceladas" | "Abbonamenti disdetti";
    cancelled_opens: "How many subscriptions ended in a period, and of which products."
        | "Cuántas suscripciones terminaron en un periodo, y de qué productos."
        | "Quantas assinaturas terminaram em um período, e de quais produtos."
        | "Quanti abbonamenti sono finiti in un periodo, e di quali prodotti.";

    by_product_detail: "Earnings by product in detail" | "Ganancias por producto en detalle" | "Ganhos por produto em detalhe"
        | "Guadagni per prodotto in dettaglio";
    by_product_detail_opens: "Each product’s earnings offer by offer, with every deduction."
        | "Las ganancias de cada producto oferta por oferta, con cada deducción."
        | "Os ganhos de cada produto oferta por oferta, com cada dedução."
        | "I guadagni di ogni prodotto offerta per offerta, con ogni trattenuta.";

    coproduction: "Co-production earnings" | "Ganancias de coproducción" | "Ganhos de coprodução" | "Guadagni di coproduzione";
    coproduction_opens: "What co-productions bring in, and each co-producer’s share."
        | "Cuánto dejan las coproducciones, y la parte de cada coproductor."
        | "Quanto rendem as coproduções, e a parte de cada coprodutor."
        | "Quanto rendono le coproduzioni, e la quota di ogni coproduttore.";

    by_product: "Earnings by product" | "Ganancias por producto" | "Ganhos por produto" | "Guadagni per prodotto";
    by_product_opens: "What each product brings in: gross, net, average sale, refunds and chargebacks."
        | "Cuánto deja cada producto: bruto, neto, venta media, reembolsos y contracargos."
        | "Quanto rende cada produto: bruto, líquido, ticket médio, reembolsos e chargebacks."
        | "Quanto rende ogni prodotto: lordo, netto, vendita media, rimborsi e chargeback.";

    by_origin: "Sales by origin" | "Ventas por origen" | "Vendas por origem" | "Vendite per origine";
    by_origin_opens: "From which links, campaigns and sites the sales came."
        | "De qué enlaces, campañas y sitios vinieron las ventas."
        | "De quais links, campanhas e sites as vendas vieram."
        | "Da quali link, campagne e siti sono arrivate le vendite.";

    annual: "Annual summary of earnings" | "Resumen anual de ganancias" | "Resumo anual dos ganhos" | "Riepilogo annuale dei guadagni";
    annual_opens: "The earnings of a whole year on one page, for the tax return."
        | "Las ganancias de todo un año en una página, para la declaración de impuestos."
        | "Os ganhos de um ano inteiro em uma página, para a declaração de impostos."
        | "I guadagni di un anno intero in una pagina, per la dichiarazione dei redditi.";

    earnings: "Earnings" | "Ganancias" | "Ganhos" | "Guadagni";
    earnings_opens: "Gross, net and deductions of any period, by currency."
        | "Bruto, neto y deducciones de cualquier periodo, por moneda."
        | "Bruto, líquido e deduções de qualquer período, por moeda."
        | "Lordo, netto e trattenute di qualsiasi periodo, per valuta.";

    invoices: "Invoices" | "Facturas" | "Faturas" | "Fatture";
    invoices_opens: "Every invoice issued or received, with its state and its file."
        | "Cada factura emitida o recibida, con su estado y su archivo."
        | "Cada fatura emitida ou recebida, com sua situação e seu arquivo."
        | "Ogni fattura emessa o ricevuta, con il suo stato e il suo file.";
}
