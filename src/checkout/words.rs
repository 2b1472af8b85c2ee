//! The words of this room.

use domain::checkout::view::Refusal;
use domain::language::Language;

domain::texts! {
    title: "Checkout" | "Pago" | "Pagamento" | "Pagamento";
    kept: "This time is yours for now" | "Esta hora es tuya por ahora" | "Este horário é seu por enquanto" | "Questo orario per ora è tuo";
    other_time: "Choose another time" | "Elegir otra hora" | "Escolher outro horário" | "Scegli un altro orario";
    give_back: "Give the time back" | "Devolver la hora" | "Devolver o horário" | "Lascia l’orario";
    you: "About you" | "Sobre ti" | "Sobre você" | "Su di te";
    name: "Name" | "Nombre" | "Nome" | "Nome";
    email: "E-mail" | "Correo" | "E-mail" | "E-mail";
    email_hint: "The confirmation and the calendar entry go there." | "Ahí llegan la confirmación y la cita para tu calendario."
        | "A confirmação e o compromisso para a agenda vão para lá." | "Lì arrivano la conferma e l’appuntamento per il calendario.";
    country: "Billing country" | "País de facturación" | "País de cobrança" | "Paese di fatturazione";
    document: "CPF or CNPJ" | "CPF o CNPJ" | "CPF ou CNPJ" | "CPF o CNPJ";
    document_hint: "For the receipt; asked of buyers in Brazil alone." | "Para el recibo; solo se pide a quien compra en Brasil."
        | "Para o recibo; só é pedido a quem compra no Brasil." | "Per la ricevuta; si chiede solo a chi acquista in Brasile.";
    payment: "Payment" | "Pago" | "Pagamento" | "Pagamento";
    method: "How do you pay?" | "¿Cómo pagas?" | "Como você paga?" | "Come paghi?";
    instalments: "Instalments" | "Cuotas" | "Parcelas" | "Rate";
    at_once(total: &str): "At once: {total}" | "De una vez: {total}" | "À vista: {total}" | "In una volta: {total}";
    in_parts(count: &str, part: &str, total: &str): "{count} × {part} = {total}" | "{count} × {part} = {total}" | "{count} × {part} = {total}"
        | "{count} × {part} = {total}";
    card_number: "Card number" | "Número de tarjeta" | "Número do cartão" | "Numero della carta";
    expiry: "Valid to" | "Válida hasta" | "Válido até" | "Valida fino a";
    expiry_hint: "Month / year" | "Mes / año" | "Mês / ano" | "Mese / anno";
    code: "Security code" | "Código de seguridad" | "Código de segurança" | "Codice di sicurezza";
    first_card: "First card" | "Primera tarjeta" | "Primeiro cartão" | "Prima carta";
    second_card: "Second card" | "Segunda tarjeta" | "Segundo cartão" | "Seconda carta";
    card: "Card" | "Tarjeta" | "Cartão" | "Carta";
    part: "Amount on the first card" | "Importe en la primera tarjeta" | "Valor no primeiro cartão" | "Importo sulla prima carta";
    part_hint: "The second card pays the rest." | "La segunda tarjeta paga el resto." | "O segundo cartão paga o restante."
        | "La seconda carta paga il resto.";
    consent: "I accept the conditions of sale and know the guarantee: until 7 days after the day of the session all of it is given back."
        | "Acepto las condiciones de venta y conozco la garantía: hasta 7 días después del día de la sesión se devuelve todo."
        | "Aceito as condições de venda e conheço a garantia: até 7 dias depois do dia da sessão, tudo é devolvido."
        | "Accetto le condizioni di vendita e conosco la garanzia: fino a 7 giorni dopo il giorno della sessione si restituisce tutto.";
    has_coupon: "I have a coupon" | "Tengo un cupón" | "Tenho um cupom" | "Ho un buono";
    coupon: "Coupon" | "Cupón" | "Cupom" | "Buono";
    coupon_hint: "What it takes off is shown before you pay." | "Verás lo que descuenta antes de pagar."
        | "Você vê o desconto antes de pagar." | "Vedrai lo sconto prima di pagare.";
    takes_off(amount: &str): "It takes off {amount}." | "Descuenta {amount}." | "Desconta {amount}." | "Toglie {amount}.";
    apply: "Apply" | "Aplicar" | "Aplicar" | "Applica";
    price: "Price" | "Precio" | "Preço" | "Prezzo";
    coupon_of(code: &str): "Coupon {code}" | "Cupón {code}" | "Cupom {code}" | "Buono {code}";
    interest: "Interest of the instalments" | "Intereses de las cuotas" | "Juros das parcelas" | "Interessi delle rate";
    total: "Total" | "Total" | "Total" | "Totale";
    pay(total: &str): "Pay {total}" | "Pagar {total}" | "Pagar {total}" | "Paga {total}";
    with(producer: &str): "with {producer}" | "con {producer}" | "com {producer}" | "con {producer}";
    sandbox: "A trial: nothing is really charged. 4242 4242 4242 4242 is approved, 4000 0000 0000 0002 declined, 4000 0025 0000 3155 asks your bank; any later month and any code."
        | "Prueba: no se cobra nada de verdad. 4242 4242 4242 4242 se aprueba, 4000 0000 0000 0002 se rechaza, 4000 0025 0000 3155 consulta a tu banco; cualquier mes futuro y cualquier código."
        | "Teste: nada é cobrado de verdade. 4242 4242 4242 4242 é aprovado, 4000 0000 0000 0002 recusado, 4000 0025 0000 3155 consulta seu banco; qualquer mês futuro e qualquer código."
        | "Prova: non si addebita nulla davvero. 4242 4242 4242 4242 è approvata, 4000 0000 0000 0002 rifiutata, 4000 0025 0000 3155 chiede alla tua banca; qualsiasi mese futuro e qualsiasi codice.";
    needs_script: "Cards are typed into the payment provider’s own field, which needs scripts. Your time is kept meanwhile: switch them on and reload this page."
        | "La tarjeta se escribe en el campo del proveedor de pagos, que necesita scripts. Tu hora sigue reservada: actívalos y recarga esta página."
        | "O cartão é digitado no campo do provedor de pagamentos, que precisa de scripts. Seu horário continua reservado: ative-os e recarregue esta página."
        | "La carta si scrive nel campo del fornitore di pagamenti, che richiede gli script. Il tuo orario resta riservato: attivali e ricarica la pagina.";
    provider_away: "The payment provider’s field could not be loaded: something on this device may block it, or the provider is away. Reload the page to try again; your time is kept meanwhile."
        | "No se pudo cargar el campo del proveedor de pagos: quizá algo lo bloquea en este dispositivo o el proveedor no responde. Recarga la página para intentarlo otra vez; tu hora sigue reservada."
        | "Não foi possível carregar o campo do provedor de pagamentos: talvez algo o bloqueie neste aparelho ou o provedor não responda. Recarregue a página para tentar de novo; seu horário continua reservado."
        | "Non è stato possibile caricare il campo del fornitore di pagamenti: forse qualcosa lo blocca su questo dispositivo o il fornitore non risponde. Ricarica la pagina per riprovare; il tuo orario resta riservato.";
    refused: "Nothing was charged" | "No se cobró nada" | "Nada foi cobrado" | "Non è stato addebitato nulla";
    declined: "The card was declined. Try again, or with another card." | "La tarjeta fue rechazada. Vuelve a probar, o con otra tarjeta."
        | "O cartão foi recusado. Tente de novo, ou com outro cartão." | "La carta è stata rifiutata. Riprova, o usa un’altra carta.";
    no_funds: "There was not enough on the card. Try another one, or fewer payments." | "No había saldo suficiente en la tarjeta. Prueba con otra."
        | "Não havia saldo suficiente no cartão. Tente com outro." | "Sulla carta non c’era disponibilità sufficiente. Prova con un’altra.";
    expired: "The card has expired. Try another one." | "La tarjeta está vencida. Prueba con otra." | "O cartão está vencido. Tente com outro."
        | "La carta è scaduta. Prova con un’altra.";
    wrong_code: "The security code was not right. Look at it once more." | "El código de seguridad no era correcto. Revísalo."
        | "O código de segurança não estava certo. Confira." | "Il codice di sicurezza non era giusto. Controllalo.";
    not_confirmed: "Your bank’s step was not passed. Try again, or with another card."
        | "No se superó el paso de tu banco. Vuelve a probar, o con otra tarjeta."
        | "A etapa do seu banco não foi concluída. Tente de novo, ou com outro cartão."
        | "Il passaggio della tua banca non è riuscito. Riprova, o usa un’altra carta.";
    try_again: "Try again" | "Volver a probar" | "Tentar de novo" | "Riprova";
    over: "The time that was kept for you is up" | "Se acabó el tiempo de tu reserva" | "O tempo da sua reserva acabou"
        | "Il tempo della tua prenotazione è scaduto";
    over_why: "Nothing was charged. These are the next free times:" | "No se cobró nada. Estas son las próximas horas libres:"
        | "Nada foi cobrado. Estes são os próximos horários livres:" | "Non è stato addebitato nulla. Questi sono i prossimi orari liberi:";
    over_empty: "Nothing was charged. There is no free time this month." | "No se cobró nada. Este mes no hay horas libres."
        | "Nada foi cobrado. Este mês não há horários livres." | "Non è stato addebitato nulla. Questo mese non ci sono orari liberi.";
    all_times: "All free times" | "Todas las horas libres" | "Todos os horários livres" | "Tutti gli orari liberi";
    paid_title: "Your session" | "Tu sesión" | "Sua sessão" | "La tua sessione";
    booked: "Your session is booked" | "Tu sesión está reservada" | "Sua sessão está marcada" | "La tua sessione è prenotata";
    booked_why: "We have sent you an e-mail with the calendar entry and the link to your booking."
        | "Te hemos enviado un correo con la cita para tu calendario y el enlace a tu reserva."
        | "Enviamos um e-mail com o compromisso para a agenda e o link da sua reserva."
        | "Ti abbiamo inviato un’e-mail con l’appuntamento per il calendario e il link alla tua prenotazione.";
    to_booking: "Open the booking" | "Abrir la reserva" | "Abrir a reserva" | "Apri la prenotazione";
    pending: "Your payment is being checked" | "Estamos comprobando tu pago" | "Estamos verificando seu pagamento"
        | "Stiamo verificando il tuo pagamento";
    pending_why: "The time stays yours meanwhile. This page tells by itself what becomes of it; you may also wait for our e-mail."
        | "Mientras tanto la hora sigue siendo tuya. Esta página te avisará sola; también puedes esperar nuestro correo."
        | "O horário continua seu enquanto isso. Esta página avisa sozinha; você também pode esperar nosso e-mail."
        | "Nel frattempo l’orario resta tuo. Questa pagina ti avvisa da sola; puoi anche aspettare la nostra e-mail.";
    reload: "Ask again" | "Volver a consultar" | "Consultar de novo" | "Chiedi di nuovo";
    to_bank: "Your bank wants to hear from you" | "Tu banco quiere confirmarlo contigo" | "Seu banco quer confirmar com você"
        | "La tua banca vuole una conferma da te";
    to_bank_why: "Go on to your bank; the time stays yours meanwhile." | "Continúa en tu banco; mientras tanto la hora sigue siendo tuya."
        | "Continue no seu banco; enquanto isso o horário continua seu." | "Prosegui dalla tua banca; nel frattempo l’orario resta tuo.";
    go_to_bank: "Go on" | "Continuar" | "Continuar" | "Prosegui";
    late: "The session could not be booked" | "No se pudo reservar la sesión" | "Não foi possível marcar a sessão"
        | "Non è stato possibile prenotare la sessione";
    late_time: "The payment was confirmed too late, and the time is no longer yours." | "El pago se confirmó demasiado tarde y la hora ya no es tuya."
        | "O pagamento foi confirmado tarde demais e o horário não é mais seu."
        | "Il pagamento è stato confermato troppo tardi e l’orario non è più tuo.";
    late_twice: "This time was paid already with another form: it is booked once." | "Esta hora ya estaba pagada con otro formulario: está reservada una vez."
        | "Este horário já tinha sido pago com outro formulário: está marcado uma vez."
        | "Questo orario era già pagato con un altro modulo: è prenotato una volta.";
    money_goes_back: "Your money is on its way back." | "Tu dinero está en camino de vuelta." | "Seu dinheiro está a caminho de volta."
        | "Il tuo denaro sta tornando indietro.";
    money_is_back: "Your money has been given back." | "Se te ha devuelto el dinero." | "Seu dinheiro foi devolvido." | "Il denaro ti è stato restituito.";
    bank_title: "A bank that is none" | "Un banco que no lo es" | "Um banco que não é" | "Una banca che non lo è";
    bank_lead: "In the trial this page stands for the one of a buyer’s bank. What shall it say?"
        | "En la prueba, esta página hace de banco de quien compra. ¿Qué debe decir?"
        | "No teste, esta página faz as vezes do banco de quem compra. O que ela deve dizer?"
        | "Nella prova, questa pagina fa le veci della banca di chi acquista. Che cosa deve rispondere?";
    bank_yes: "It is me: pay" | "Soy yo: pagar" | "Sou eu: pagar" | "Sono io: paga";
    bank_no: "It is not me" | "No soy yo" | "Não sou eu" | "Non sono io";
}

/// Why nothing was charged, and what to do.
pub fn refusal(refusal: Refusal, language: Language) -> &'static str {
    match refusal {
        Refusal::Declined => declined(language),
        Refusal::NoFunds => no_funds(language),
        Refusal::Expired => expired(language),
        Refusal::WrongCode => wrong_code(language),
        Refusal::NotConfirmed => not_confirmed(language),
    }
}
