//! Words of the rights over sales.

crate::texts! {
    notifications: "Resend a sale’s notifications" | "Reenviar los avisos de una venta" | "Reenviar os avisos de uma venda"
        | "Rinviare le notifiche di una vendita";
    notifications_opens: "Send a sale’s webhooks and e-mail notifications once more."
        | "Volver a enviar los webhooks y los avisos por correo de una venta."
        | "Enviar de novo os webhooks e os avisos por e-mail de uma venda."
        | "Inviare di nuovo i webhook e gli avvisi e-mail di una vendita.";

    buyer_email: "Correct a buyer’s e-mail" | "Corregir el correo de un comprador" | "Corrigir o e-mail de um comprador"
        | "Correggere l’e-mail di un acquirente";
    buyer_email_opens: "Correct the buyer’s address on a sale; their access moves to the new one."
        | "Corregir la dirección del comprador en una venta; su acceso pasa a la nueva."
        | "Corrigir o endereço do comprador em uma venda; o acesso passa para o novo."
        | "Correggere l’indirizzo dell’acquirente in una vendita; l’accesso passa a quello nuovo.";

    purchase_email: "Resend the purchase e-mail" | "Reenviar el correo de compra" | "Reenviar o e-mail da compra"
        | "Rinviare l’e-mail d’acquisto";
    purchase_email_opens: "Send buyers the confirmation of their purchase again."
        | "Enviar de nuevo al comprador la confirmación de su compra."
        | "Enviar de novo ao comprador a confirmação da compra."
        | "Inviare di nuovo all’acquirente la conferma dell’acquisto.";

    search: "Find a sale" | "Buscar una venta" | "Buscar uma venda" | "Cercare una vendita";
    search_opens: "Find sales of the last 90 days by code, or by the buyer’s name, e-mail or document."
        | "Encontrar ventas de los últimos 90 días por código, o por nombre, correo o documento del comprador."
        | "Encontrar vendas dos últimos 90 dias pelo código, ou pelo nome, e-mail ou documento do comprador."
        | "Trovare le vendite degli ultimi 90 giorni per codice, o per nome, e-mail o documento dell’acquirente.";

    boletos: "Issue boletos" | "Emitir boletos bancarios" | "Emitir boletos" | "Emettere boleto";
    boletos_opens: "Issue a new boleto or Pix code for a sale that is not paid yet."
        | "Emitir un nuevo boleto o código Pix para una venta que aún no se pagó."
        | "Emitir um novo boleto ou código Pix para uma venda que ainda não foi paga."
        | "Emettere un nuovo boleto o codice Pix per una vendita non ancora pagata.";

    by_period: "List sales by period" | "Ver las ventas por periodo" | "Ver as vendas por período" | "Vedere le vendite per periodo";
    by_period_opens: "See the panel, and list, filter, total and export the sales of any period."
        | "Ver el panel, y listar, filtrar, sumar y exportar las ventas de cualquier periodo."
        | "Ver o painel e listar, filtrar, somar e exportar as vendas de qualquer período."
        | "Vedere il pannello ed elencare, filtrare, sommare ed esportare le vendite di qualsiasi periodo.";

    refunds: "Request refunds" | "Solicitar reembolsos" | "Pedir reembolsos" | "Richiedere rimborsi";
    refunds_opens: "Ask for a refund on a buyer’s behalf, also when calling off a session; the owner decides."
        | "Solicitar un reembolso en nombre del comprador, también al cancelar una sesión; decide el titular."
        | "Solicitar um reembolso em nome do comprador, também ao cancelar uma sessão; quem decide é o titular."
        | "Chiedere un rimborso per conto dell’acquirente, anche annullando una sessione; decide il titolare.";
}
