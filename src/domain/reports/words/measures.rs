//! Words of the measures: what each is called, and how it comes about.

crate::texts! {
    sold: "Sold" | "Vendidas" | "Vendidas" | "Vendute";
    sold_is: "Sales that are approved, complete, disputed or refunded in part today, counted on the day they were made."
        | "Ventas que hoy están aprobadas, completas, en disputa o reembolsadas en parte, contadas el día en que se hicieron."
        | "Vendas que hoje estão aprovadas, completas, em disputa ou reembolsadas em parte, contadas no dia em que foram feitas."
        | "Vendite che oggi sono approvate, complete, contestate o rimborsate in parte, contate nel giorno in cui sono state fatte.";

    gross: "Gross" | "Bruto" | "Bruto" | "Lordo";
    gross_is: "What buyers paid for the sold sales, without taxes added on top and without interest on instalments."
        | "Lo que pagaron los compradores por las ventas vendidas, sin impuestos añadidos ni intereses de las cuotas."
        | "O que os compradores pagaram pelas vendas vendidas, sem impostos acrescentados nem juros do parcelamento."
        | "Quanto hanno pagato gli acquirenti per le vendite vendute, senza imposte aggiunte né interessi delle rate.";

    net: "Net" | "Neto" | "Líquido" | "Netto";
    net_is: "Net = gross − taxes − fee − commissions of affiliates and co-producers. Sales whose net is not known are left out; their number stands beside it."
        | "Neto = bruto − impuestos − tarifa − comisiones de afiliados y coproductores. Las ventas cuyo neto no se conoce quedan fuera; su número figura al lado."
        | "Líquido = bruto − impostos − taxa − comissões de afiliados e coprodutores. As vendas de líquido desconhecido ficam de fora; o número delas aparece ao lado."
        | "Netto = lordo − imposte − commissione della piattaforma − commissioni di affiliati e coproduttori. Le vendite di cui non si conosce il netto restano fuori; il loro numero è indicato accanto.";

    tax: "Taxes" | "Impuestos" | "Impostos" | "Imposte";
    tax_is: "Taxes on the sold sales where they are known in the currency of the purchase; sales settled in another currency count as unknown."
        | "Impuestos de las ventas vendidas cuando se conocen en la moneda de la compra; las ventas liquidadas en otra moneda cuentan como desconocidas."
        | "Impostos das vendas vendidas quando conhecidos na moeda da compra; as vendas liquidadas em outra moeda contam como desconhecidas."
        | "Imposte sulle vendite vendute quando sono note nella valuta dell’acquisto; le vendite regolate in un’altra valuta contano come ignote.";

    fee: "Platform fee" | "Tarifa de la plataforma" | "Taxa da plataforma" | "Commissione della piattaforma";
    fee_is: "What the platform kept of the sold sales where it is known in the currency of the purchase; sales settled in another currency count as unknown."
        | "Lo que retuvo la plataforma de las ventas vendidas cuando se conoce en la moneda de la compra; las ventas liquidadas en otra moneda cuentan como desconocidas."
        | "O que a plataforma reteve das vendas vendidas quando conhecido na moeda da compra; as vendas liquidadas em outra moeda contam como desconhecidas."
        | "Quanto la piattaforma ha trattenuto dalle vendite vendute quando è noto nella valuta dell’acquisto; le vendite regolate in un’altra valuta contano come ignote.";

    affiliate: "Affiliate commission" | "Comisión de afiliados" | "Comissão de afiliados" | "Commissione degli affiliati";
    affiliate_is: "What affiliates earned with the sold sales, where it is known in the currency of the purchase. A sale without an affiliate pays none."
        | "Lo que ganaron los afiliados con las ventas vendidas, cuando se conoce en la moneda de la compra. Una venta sin afiliado no paga ninguna."
        | "O que os afiliados ganharam com as vendas vendidas, quando conhecido na moeda da compra. Uma venda sem afiliado não paga nenhuma."
        | "Quanto hanno guadagnato gli affiliati con le vendite vendute, quando è noto nella valuta dell’acquisto. Una vendita senza affiliato non ne paga.";

    coproducer: "Co-producer commission" | "Comisión de coproductores" | "Comissão de coprodutores" | "Commissione dei coproduttori";
    coproducer_is: "What co-producers earned with the sold sales, where it is known in the currency of the purchase. A sale without a co-producer pays none."
        | "Lo que ganaron los coproductores con las ventas vendidas, cuando se conoce en la moneda de la compra. Una venta sin coproductor no paga ninguna."
        | "O que os coprodutores ganharam com as vendas vendidas, quando conhecido na moeda da compra. Uma venda sem coprodutor não paga nenhuma."
        | "Quanto hanno guadagnato i coproduttori con le vendite vendute, quando è noto nella valuta dell’acquisto. Una vendita senza coproduttore non ne paga.";

    ticket: "Average sale" | "Venta media" | "Ticket médio" | "Vendita media";
    ticket_is: "Average sale = gross ÷ sold."
        | "Venta media = bruto ÷ vendidas."
        | "Ticket médio = bruto ÷ vendidas."
        | "Vendita media = lordo ÷ vendute.";

    approval: "Approval" | "Aprobación" | "Aprovação" | "Approvazione";
    approval_is: "Approval = sales that were ever approved ÷ these and the lost ones together. What is not decided yet is left out."
        | "Aprobación = ventas aprobadas alguna vez ÷ estas y las perdidas juntas. Lo que aún no está decidido queda fuera."
        | "Aprovação = vendas aprovadas alguma vez ÷ estas e as perdidas juntas. O que ainda não está decidido fica de fora."
        | "Approvazione = vendite approvate almeno una volta ÷ queste più quelle perse. Ciò che non è ancora deciso resta fuori.";

    refunds: "Refunds" | "Reembolsos" | "Reembolsos" | "Rimborsi";
    refunds_is: "Refunds, whole and in part, counted on the day they were made, whenever the sale was."
        | "Reembolsos, totales y parciales, contados el día en que se hicieron, sea cual sea la fecha de la venta."
        | "Reembolsos, totais e parciais, contados no dia em que foram feitos, seja qual for a data da venda."
        | "Rimborsi, totali e parziali, contati nel giorno in cui sono stati fatti, qualunque sia la data della vendita.";

    refunded: "Refunded" | "Reembolsado" | "Reembolsado" | "Rimborsato";
    refunded_is: "What was given back to buyers, on the day it was given back. Partial refunds of an unknown amount add nothing."
        | "Lo que se devolvió a los compradores, el día en que se devolvió. Los reembolsos parciales de importe desconocido no suman."
        | "O que foi devolvido aos compradores, no dia da devolução. Os reembolsos parciais de valor desconhecido não somam."
        | "Quanto è stato restituito agli acquirenti, nel giorno della restituzione. I rimborsi parziali di importo ignoto non contano.";

    chargebacks: "Chargebacks" | "Contracargos" | "Chargebacks" | "Chargeback";
    chargebacks_is: "Chargebacks, counted on the day they happened, whenever the sale was made."
        | "Contracargos, contados el día en que ocurrieron, sea cual sea la fecha de la venta."
        | "Chargebacks, contados no dia em que aconteceram, seja qual for a data da venda."
        | "Chargeback, contati nel giorno in cui sono avvenuti, qualunque sia la data della vendita.";

    charged_back: "Charged back" | "Importe de contracargos" | "Valor de chargebacks" | "Importo dei chargeback";
    charged_back_is: "What buyers’ banks took back, on the day they took it."
        | "Lo que recuperaron los bancos de los compradores, el día en que lo hicieron."
        | "O que os bancos dos compradores tomaram de volta, no dia em que tomaram."
        | "Quanto hanno ripreso le banche degli acquirenti, nel giorno in cui lo hanno fatto.";

    returned: "Sales given back" | "Ventas devueltas" | "Vendas devolvidas" | "Vendite restituite";
    returned_is: "Sales of these days of which anything was refunded or charged back until now, counted on the day of the sale."
        | "Ventas de estos días con algún reembolso o contracargo hasta hoy, contadas el día de la venta."
        | "Vendas destes dias com algum reembolso ou chargeback até hoje, contadas no dia da venda."
        | "Vendite di questi giorni con un rimborso o chargeback fino a oggi, contate nel giorno della vendita.";

    returned_amount: "Given back of these sales" | "Devuelto de estas ventas" | "Devolvido destas vendas" | "Restituito di queste vendite";
    returned_amount_is: "What was refunded or charged back until now of the sales of these days, on the day of the sale."
        | "Lo que se ha reembolsado o perdido por contracargo hasta hoy de las ventas de estos días, en el día de la venta."
        | "O que foi reembolsado ou perdido por chargeback até hoje das vendas destes dias, no dia da venda."
        | "Quanto è stato rimborsato o ripreso fino a oggi delle vendite di questi giorni, nel giorno della vendita.";

    withdrawn: "Cancelled after approval" | "Canceladas tras la aprobación" | "Canceladas após a aprovação" | "Annullate dopo l’approvazione";
    withdrawn_is: "Sales that were approved and cancelled later: neither sold nor lost."
        | "Ventas aprobadas y canceladas después: ni vendidas ni perdidas."
        | "Vendas aprovadas e canceladas depois: nem vendidas nem perdidas."
        | "Vendite approvate e poi annullate: né vendute né perse.";

    withdrawn_gross: "Gross cancelled after approval" | "Bruto cancelado tras la aprobación" | "Bruto cancelado após a aprovação"
        | "Lordo annullato dopo l’approvazione";
    withdrawn_gross_is: "The gross of the sales that were cancelled after their approval."
        | "El bruto de las ventas canceladas después de su aprobación."
        | "O bruto das vendas canceladas depois da aprovação."
        | "Il lordo delle vendite annullate dopo l’approvazione.";

    lost: "Lost" | "Perdidas" | "Perdidas" | "Perse";
    lost_is: "Failed attempts: abandoned, declined, without funds, blocked, expired, or cancelled before approval."
        | "Intentos fallidos: abandonados, rechazados, sin fondos, bloqueados, vencidos o cancelados antes de la aprobación."
        | "Tentativas que falharam: abandonadas, recusadas, sem saldo, bloqueadas, vencidas ou canceladas antes da aprovação."
        | "Tentativi falliti: abbandonati, rifiutati, senza fondi, bloccati, scaduti o annullati prima dell’approvazione.";

    lost_gross: "Value lost" | "Valor perdido" | "Valor perdido" | "Valore perso";
    lost_gross_is: "What the failed attempts would have brought in."
        | "Lo que habrían aportado los intentos fallidos."
        | "O que as tentativas que falharam teriam rendido."
        | "Quanto avrebbero reso i tentativi falliti.";

    recovered: "Recovered" | "Recuperadas" | "Recuperadas" | "Recuperate";
    recovered_is: "Sold sales after a failed attempt of the same buyer at the same product, within the recovery window of the account."
        | "Ventas vendidas tras un intento fallido del mismo comprador con el mismo producto, dentro del plazo de recuperación de la cuenta."
        | "Vendas vendidas após uma tentativa que falhou do mesmo comprador com o mesmo produto, dentro do prazo de recuperação da conta."
        | "Vendite vendute dopo un tentativo fallito dello stesso acquirente con lo stesso prodotto, entro la finestra di recupero del conto.";

    recovered_gross: "Value recovered" | "Valor recuperado" | "Valor recuperado" | "Valore recuperato";
    recovered_gross_is: "The gross of the recovered sales. They are part of the sold ones."
        | "El bruto de las ventas recuperadas, que forman parte de las vendidas."
        | "O bruto das vendas recuperadas, que fazem parte das vendidas."
        | "Il lordo delle vendite recuperate, che fanno parte di quelle vendute.";

    recovery: "Recovery" | "Recuperación" | "Recuperação" | "Recupero";
    recovery_is: "Recovery = recovered sales ÷ failed attempts of the same days. It may be above 100 % when attempts of earlier days are won back."
        | "Recuperación = ventas recuperadas ÷ intentos fallidos de los mismos días. Puede superar el 100 % si se recuperan intentos de días anteriores."
        | "Recuperação = vendas recuperadas ÷ tentativas que falharam nos mesmos dias. Pode passar de 100 % quando se recuperam tentativas de dias anteriores."
        | "Recupero = vendite recuperate ÷ tentativi falliti degli stessi giorni. Può superare il 100 % se si recuperano tentativi di giorni precedenti.";
}
