//! The words of this room.

domain::texts! {
    title: "Market" | "Mercado" | "Mercado" | "Mercato";
    market_lead: "Sessions with people who know: classes, consulting, mentoring and care, each at a time of your choice."
        | "Sesiones con quienes saben: clases, consultoría, mentoría y cuidado, a la hora que tú elijas."
        | "Sessões com quem sabe: aulas, consultoria, mentoria e cuidado, no horário que você escolher."
        | "Sessioni con chi sa: lezioni, consulenza, mentoring e benessere, all’ora che preferisci.";
    filter: "Search the market" | "Buscar en el mercado" | "Buscar no mercado" | "Cerca nel mercato";
    text: "What are you looking for?" | "¿Qué buscas?" | "O que você procura?" | "Che cosa cerchi?";
    most: "Highest price" | "Precio máximo" | "Preço máximo" | "Prezzo massimo";
    currency: "Currency of the price" | "Moneda del precio" | "Moeda do preço" | "Valuta del prezzo";
    pages: "Pages" | "Páginas" | "Páginas" | "Pagine";
    page(number: &str): "Page {number}" | "Página {number}" | "Página {number}" | "Pagina {number}";
    previous: "Previous" | "Anterior" | "Anterior" | "Precedente";
    next: "Next" | "Siguiente" | "Próxima" | "Successiva";
    kind: "Kind of service" | "Tipo de servicio" | "Tipo de serviço" | "Tipo di servizio";
    all_kinds: "All kinds" | "Todos los tipos" | "Todos os tipos" | "Tutti i tipi";
    all_of(group: &str): "All of {group}" | "Todo: {group}" | "Tudo: {group}" | "Tutto: {group}";
    tongue: "Language of the sessions" | "Idioma de las sesiones" | "Idioma das sessões" | "Lingua delle sessioni";
    all_tongues: "All languages" | "Todos los idiomas" | "Todos os idiomas" | "Tutte le lingue";
    search: "Search" | "Buscar" | "Buscar" | "Cerca";
    show_all: "Show everything" | "Mostrar todo" | "Mostrar tudo" | "Mostra tutto";
    found_one: "1 service" | "1 servicio" | "1 serviço" | "1 servizio";
    found_many(count: &str): "{count} services" | "{count} servicios" | "{count} serviços" | "{count} servizi";
    none_yet: "Nothing is on sale yet" | "Todavía no hay nada a la venta" | "Ainda não há nada à venda" | "Non c’è ancora nulla in vendita";
    none_yet_why: "As soon as a producer’s service is approved, it stands here."
        | "En cuanto se apruebe el servicio de un productor, aparecerá aquí."
        | "Assim que o serviço de um produtor for aprovado, ele aparece aqui."
        | "Appena il servizio di un produttore viene approvato, compare qui.";
    none_match: "No service matches" | "Ningún servicio coincide" | "Nenhum serviço corresponde" | "Nessun servizio corrisponde";
    none_match_why: "Nothing on sale is all of that at once. Try fewer words, another kind or language, or a higher price."
        | "No hay nada a la venta que cumpla todo a la vez. Prueba con menos palabras, otro tipo o idioma, o un precio más alto."
        | "Nada à venda atende a tudo isso ao mesmo tempo. Tente menos palavras, outro tipo ou idioma, ou um preço mais alto."
        | "Nulla in vendita è tutto questo insieme. Prova con meno parole, un altro tipo o un’altra lingua, o un prezzo più alto.";
    no_such_page: "There are no more pages" | "No hay más páginas" | "Não há mais páginas" | "Non ci sono altre pagine";
    no_such_page_why: "The list has become shorter meanwhile." | "La lista se ha acortado entretanto."
        | "A lista ficou mais curta nesse meio-tempo." | "Nel frattempo l’elenco si è accorciato.";
    first_page: "First page" | "Primera página" | "Primeira página" | "Prima pagina";
    service: "Service" | "Servicio" | "Serviço" | "Servizio";
    to_market: "More services" | "Más servicios" | "Mais serviços" | "Altri servizi";
    yours: "yours for now" | "tuya por ahora" | "seu por enquanto" | "tuo per ora";
    go_on: "Go on to payment" | "Continuar al pago" | "Continuar para o pagamento" | "Vai al pagamento";
    give_back: "Give the time back" | "Devolver la hora" | "Devolver o horário" | "Lascia l’orario";
    came_with(code: &str): "Your coupon {code} is kept for you: the checkout shows what it takes off."
        | "Guardamos tu cupón {code}: al pagar verás cuánto descuenta."
        | "Guardamos seu cupom {code}: ao pagar você vê quanto ele desconta."
        | "Il tuo buono {code} è conservato: al pagamento vedrai quanto toglie.";
    just_taken: "Somebody else was quicker: this time has just gone. These are free beside it."
        | "Alguien se adelantó: esa hora acaba de irse. Estas están libres al lado."
        | "Alguém foi mais rápido: este horário acabou de ser ocupado. Estes ao lado estão livres."
        | "Qualcuno è stato più veloce: quell’orario è appena andato. Questi accanto sono liberi.";
    resting(minutes: &str): "You have kept times for half an hour. In {minutes} min you can choose one again."
        | "Has reservado horas durante media hora. En {minutes} min podrás volver a elegir."
        | "Você reservou horários por meia hora. Em {minutes} min poderá escolher de novo."
        | "Hai tenuto orari per mezz’ora. Tra {minutes} min potrai sceglierne di nuovo uno.";
    free_times: "Free times" | "Horas libres" | "Horários livres" | "Orari liberi";
    both_clocks(place: &str, producers: &str): "Times in {place}; beside them, the time of {producers}, where the producer is."
        | "Horas de {place}; al lado, la hora de {producers}, donde está quien da la sesión."
        | "Horários de {place}; ao lado, o de {producers}, onde está quem dá a sessão."
        | "Orari di {place}; accanto, quelli di {producers}, dove si trova chi tiene la sessione.";
    one_clock(place: &str): "Times in {place}, where the producer is."
        | "Horas de {place}, donde está quien da la sesión."
        | "Horários de {place}, onde está quem dá a sessão."
        | "Orari di {place}, dove si trova chi tiene la sessione.";
    external_title: "This service has its own page" | "Este servicio tiene su propia página" | "Este serviço tem página própria"
        | "Questo servizio ha una pagina propria";
    external_why(host: &str): "Free times and booking are on the producer’s site, {host}."
        | "Las horas libres y la reserva están en el sitio del productor, {host}."
        | "Os horários livres e a reserva ficam no site do produtor, {host}."
        | "Orari liberi e prenotazione si trovano sul sito del produttore, {host}.";
    go_there(host: &str): "Go to {host}" | "Ir a {host}" | "Ir para {host}" | "Vai a {host}";
    wait: "Is the day you want full?" | "¿Está lleno el día que quieres?" | "O dia que você quer está cheio?" | "Il giorno che vuoi è pieno?";
    wait_why: "Leave your address: when a time comes free on that day you get a letter, and for 15 minutes the time is yours alone."
        | "Deja tu dirección: cuando quede libre una hora de ese día recibirás una carta, y durante 15 minutos será solo tuya."
        | "Deixe seu endereço: quando um horário desse dia ficar livre você recebe uma mensagem, e por 15 minutos ele é só seu."
        | "Lascia il tuo indirizzo: quando si libera un orario di quel giorno ricevi una lettera, e per 15 minuti è solo tuo.";
    wait_day: "Day" | "Día" | "Dia" | "Giorno";
    wait_email: "E-mail" | "Correo" | "E-mail" | "E-mail";
    wait_send: "Wait for this day" | "Esperar este día" | "Esperar este dia" | "Aspetta questo giorno";
    wait_done: "You are on the list. Look at your mail: the letter tells how to leave it."
        | "Estás en la lista. Mira tu correo: la carta dice cómo salir de ella."
        | "Você está na lista. Veja seu e-mail: a mensagem diz como sair dela."
        | "Sei nella lista. Guarda la posta: la lettera dice come lasciarla.";
}
