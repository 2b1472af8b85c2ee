//! The words of this room.

domain::texts! {
    title: "Your booking" | "Tu reserva" | "Seu agendamento" | "La tua prenotazione";
    booked: "Booked" | "Reservada" | "Agendada" | "Prenotata";
    begun: "Begun" | "Empezada" | "Iniciada" | "Iniziata";
    completed: "Completed" | "Realizada" | "Realizada" | "Svolta";
    no_show: "Missed" | "Ausente" | "Ausente" | "Mancata";
    cancelled: "Called off" | "Cancelada" | "Cancelada" | "Annullata";
    with(producer: &str): "with {producer}" | "con {producer}" | "com {producer}" | "con {producer}";
    producers_clock(place: &str, moment: &str): "{moment} in {place}, where the producer is"
        | "{moment} en {place}, donde está quien da la sesión"
        | "{moment} em {place}, onde está quem dá a sessão"
        | "{moment} a {place}, dove si trova chi tiene la sessione";
    zone: "Time zone" | "Zona horaria" | "Fuso horário" | "Fuso orario";
    show: "Show" | "Mostrar" | "Mostrar" | "Mostra";
    meet: "Open the meeting" | "Abrir la reunión" | "Abrir a reunião" | "Apri l’incontro";
    no_meeting_yet(producer: &str): "{producer} will say here, and by e-mail, where you meet."
        | "{producer} dirá aquí, y por correo, dónde os encontráis."
        | "{producer} vai dizer aqui, e por e-mail, onde vocês se encontram."
        | "{producer} dirà qui, e per e-mail, dove vi incontrate.";
    notes(producer: &str): "{producer} tells you" | "{producer} te dice" | "{producer} avisa" | "{producer} ti dice";
    add_to_calendar: "Add to calendar" | "Añadir al calendario" | "Adicionar ao calendário" | "Aggiungi al calendario";
    move_it: "Choose another time" | "Elegir otra hora" | "Escolher outro horário" | "Scegli un altro orario";
    call_off: "Call off" | "Cancelar" | "Cancelar" | "Annulla";
    until(moment: &str): "The time can be changed until {moment}."
        | "La hora se puede cambiar hasta el {moment}."
        | "O horário pode ser mudado até {moment}."
        | "L’orario si può cambiare fino al {moment}.";
    fixed(producer: &str): "By the rules of this service it is too late for that. Write to {producer} if something has come up."
        | "Según las reglas de este servicio ya es tarde para eso. Escribe a {producer} si te ha surgido algo."
        | "Pelas regras deste serviço, já é tarde para isso. Escreva para {producer} se surgiu um imprevisto."
        | "Secondo le regole di questo servizio è troppo tardi. Scrivi a {producer} se c’è un imprevisto.";
    book_again: "Book another session" | "Reservar otra sesión" | "Agendar outra sessão" | "Prenota un’altra sessione";
    agreed: "What was agreed" | "Lo acordado" | "O combinado" | "Cosa è stato concordato";
    producer: "Producer" | "Productor" | "Produtor" | "Produttore";
    buyer: "Booked for" | "A nombre de" | "Em nome de" | "A nome di";
    paid: "Paid" | "Pagado" | "Pago" | "Pagato";
    back: "Gone back" | "Devuelto" | "Devolvido" | "Restituito";
    guarantee: "Guarantee until" | "Garantía hasta" | "Garantia até" | "Garanzia fino al";
    guarantee_why: "Until the end of that day, 7 days after the date that was bought, everything comes back if you call it off. Another time does not move this date."
        | "Hasta el final de ese día, 7 días después de la fecha comprada, se te devuelve todo si cancelas. Cambiar la hora no mueve esta fecha."
        | "Até o fim desse dia, 7 dias depois da data comprada, tudo é devolvido se você cancelar. Mudar o horário não muda esta data."
        | "Fino alla fine di quel giorno, 7 giorni dopo la data acquistata, ti viene restituito tutto se annulli. Cambiare orario non sposta questa data.";
    package: "Your package" | "Tu paquete" | "Seu pacote" | "Il tuo pacchetto";
    none_left: "All sessions of the package are booked." | "Todas las sesiones del paquete están reservadas." | "Todas as sessões do pacote estão agendadas." | "Tutte le sessioni del pacchetto sono prenotate.";
    one_left(until: &str): "1 session is left, to begin by {until}." | "Queda 1 sesión, hasta el {until}." | "Resta 1 sessão, até {until}." | "Resta 1 sessione, entro il {until}.";
    many_left(count: &str, until: &str): "{count} sessions are left, to begin by {until}." | "Quedan {count} sesiones, hasta el {until}." | "Restam {count} sessões, até {until}." | "Restano {count} sessioni, entro il {until}.";
    choose_next: "Choose the next session" | "Elegir la próxima sesión" | "Escolher a próxima sessão" | "Scegli la prossima sessione";
    give_up: "Give them up" | "Renunciar a ellas" | "Abrir mão delas" | "Rinuncia";
    messages(producer: &str): "Messages with {producer}" | "Mensajes con {producer}" | "Mensagens com {producer}" | "Messaggi con {producer}";
    missing: "No booking is behind this link" | "No hay ninguna reserva tras este enlace" | "Não há nenhum agendamento neste link" | "Dietro questo link non c’è nessuna prenotazione";
    missing_why: "Perhaps it was not copied whole. Open it from a letter about your booking: the links in them go on working."
        | "Quizá no se copió entero. Ábrelo desde una carta sobre tu reserva: sus enlaces siguen funcionando."
        | "Talvez não tenha sido copiado inteiro. Abra-o por uma mensagem sobre o seu agendamento: os links delas continuam funcionando."
        | "Forse non è stato copiato per intero. Aprilo da una lettera sulla tua prenotazione: i link continuano a funzionare.";
    to_market: "To the market" | "Al mercado" | "Ao mercado" | "Al mercato";
    choose: "Choose a time" | "Elegir una hora" | "Escolher um horário" | "Scegli un orario";
    now_at(when: &str): "Your session is on {when}. It stays yours until you choose another time here."
        | "Tu sesión es el {when}. Sigue siendo tuya hasta que elijas aquí otra hora."
        | "Sua sessão é em {when}. Ela continua sua até você escolher outro horário aqui."
        | "La tua sessione è il {when}. Resta tua finché qui non scegli un altro orario.";
    further_why(count: &str): "Sessions left: {count}. Nothing more is to be paid." | "Sesiones que quedan: {count}. No hay nada más que pagar." | "Sessões que restam: {count}. Não há mais nada a pagar." | "Sessioni rimaste: {count}. Non c’è altro da pagare.";
    leave_it: "Keep it" | "Conservarla" | "Manter" | "Mantieni";
    cannot: "It cannot be called off" | "No se puede cancelar" | "Não é possível cancelar" | "Non si può annullare";
    ask(service: &str): "Call off “{service}”?" | "¿Cancelar «{service}»?" | "Cancelar “{service}”?" | "Annullare «{service}»?";
    ends_session(when: &str): "Your session on {when} ends here, and its time is free for others at once."
        | "Tu sesión del {when} se anula y su hora queda libre para otros de inmediato."
        | "Sua sessão de {when} é cancelada, e o horário fica livre para outros imediatamente."
        | "La tua sessione del {when} viene annullata e l’orario è subito libero per altri.";
    ends_package(service: &str): "All of “{service}” ends here: the sessions that are booked and the right to the others."
        | "Se cancela todo «{service}»: las sesiones reservadas y el derecho a las demás."
        | "Tudo de “{service}” é cancelado: as sessões agendadas e o direito às outras."
        | "Viene annullato tutto «{service}»: le sessioni prenotate e il diritto alle altre.";
    ends_unused(count: &str): "The right to {count} sessions that are not booked ends here. What is booked stays."
        | "Se pierde el derecho a {count} sesiones sin reservar. Lo reservado se mantiene."
        | "O direito a {count} sessões não agendadas termina aqui. O que está agendado fica."
        | "Termina qui il diritto a {count} sessioni non prenotate. Ciò che è prenotato resta.";
    comes_back: "Comes back to you" | "Se te devuelve" | "Volta para você" | "Ti viene restituito";
    all_back_why: "The guarantee lasts: everything that was paid comes back, the way it was paid."
        | "La garantía está vigente: se devuelve todo lo pagado, por la misma vía."
        | "A garantia está valendo: tudo o que foi pago volta, pelo mesmo meio."
        | "La garanzia è valida: viene restituito tutto ciò che è stato pagato, con lo stesso metodo.";
    rest_back_why: "The guarantee lasts: all comes back but the price of sessions that began, and what came back before."
        | "La garantía está vigente: se devuelve todo salvo el precio de las sesiones que ya empezaron y lo devuelto antes."
        | "A garantia está valendo: volta tudo, menos o preço das sessões que já começaram e o que já foi devolvido."
        | "La garanzia è valida: viene restituito tutto tranne il prezzo delle sessioni iniziate e quanto già restituito.";
    part_back_why: "The guarantee is over; what comes back is the price of the sessions that you have not used."
        | "La garantía ha terminado; se devuelve el precio de las sesiones que no has usado."
        | "A garantia terminou; volta o preço das sessões que você não usou."
        | "La garanzia è finita; viene restituito il prezzo delle sessioni non usate.";
    nothing_back_why: "The guarantee is over: for this session nothing comes back."
        | "La garantía ha terminado: por esta sesión no se devuelve nada."
        | "A garantia terminou: por esta sessão nada é devolvido."
        | "La garanzia è finita: per questa sessione non viene restituito nulla.";
    call_off_with(sum: &str): "Call off and get {sum} back" | "Cancelar y recibir {sum}" | "Cancelar e receber {sum} de volta" | "Annulla e ricevi {sum}";
    call_off_without: "Call off without money back" | "Cancelar sin devolución" | "Cancelar sem reembolso" | "Annulla senza rimborso";
    waiting_list: "Waiting list" | "Lista de espera" | "Lista de espera" | "Lista d’attesa";
    kept_for_you(start: &str, until: &str): "This time is kept for you alone until {until}: {start}."
        | "Esta hora se guarda solo para ti hasta las {until}: {start}."
        | "Este horário está guardado só para você até {until}: {start}."
        | "Questo orario è tenuto solo per te fino alle {until}: {start}.";
    choose_it: "Choose this time" | "Elegir esta hora" | "Escolher este horário" | "Scegli questo orario";
    you_wait(day: &str): "You wait for a time on {day}. You get a letter when one comes free."
        | "Esperas una hora para el {day}. Recibirás una carta cuando quede una libre."
        | "Você espera um horário em {day}. Você recebe uma mensagem quando um ficar livre."
        | "Sei in attesa di un orario per {day}. Ricevi una lettera quando se ne libera uno.";
    see_times: "See the free times" | "Ver las horas libres" | "Ver os horários livres" | "Vedi gli orari liberi";
    leave_list: "Leave the list" | "Salir de la lista" | "Sair da lista" | "Lascia la lista";
    not_waiting: "You are on no list here" | "No estás en ninguna lista" | "Você não está em nenhuma lista" | "Non sei in nessuna lista";
    not_waiting_why: "You have left it, have chosen your time, or the day is over. Nothing is kept for you."
        | "Has salido de ella, has elegido tu hora o el día ha pasado. No se guarda nada para ti."
        | "Você saiu dela, escolheu seu horário ou o dia passou. Nada está guardado para você."
        | "L’hai lasciata, hai scelto il tuo orario o il giorno è passato. Nulla è tenuto per te.";
}
