//! The words of the agenda.

use domain::booking::{ClaimEvent, ClaimState};
use domain::language::Language;

domain::texts! {
    title: "My agenda" | "Mi agenda" | "Minha agenda" | "La mia agenda";
    session: "Session" | "Sesión" | "Sessão" | "Sessione";
    views: "View" | "Vista" | "Visão" | "Vista";
    month: "Month" | "Mes" | "Mês" | "Mese";
    week: "Week" | "Semana" | "Semana" | "Settimana";
    day: "Day" | "Día" | "Dia" | "Giorno";
    list: "List" | "Lista" | "Lista" | "Elenco";
    today: "Today" | "Hoy" | "Hoje" | "Oggi";
    earlier: "Earlier" | "Antes" | "Antes" | "Prima";
    later: "Later" | "Después" | "Depois" | "Dopo";
    service: "Service" | "Servicio" | "Serviço" | "Servizio";
    all_services: "All services" | "Todos los servicios" | "Todos os serviços" | "Tutti i servizi";
    zone(place: &str): "{place} time" | "Hora de {place}" | "Horário de {place}" | "Ora di {place}";
    other_calendars: "Other calendars" | "Otros calendarios" | "Outros calendários" | "Altri calendari";
    absence_or_hours: "Absence or extra hours" | "Ausencia u horas extra" | "Ausência ou horas extras" | "Assenza o ore in più";

    none_yet: "No session is booked yet" | "Todavía no hay sesiones reservadas" | "Ainda não há sessões agendadas" | "Nessuna sessione è ancora prenotata";
    none_yet_why: "Sessions come here as soon as they are paid. Share the page of a service, or set one up."
        | "Las sesiones llegan aquí en cuanto se pagan. Comparte la página de un servicio o prepara uno."
        | "As sessões chegam aqui assim que são pagas. Compartilhe a página de um serviço ou prepare um."
        | "Le sessioni arrivano qui appena vengono pagate. Condividi la pagina di un servizio o preparane uno.";
    to_products: "Go to products" | "Ir a productos" | "Ir para produtos" | "Vai ai prodotti";
    nothing_here: "Nothing is booked in these days." | "No hay nada reservado en estos días." | "Não há nada agendado nestes dias." | "In questi giorni non c’è nulla di prenotato.";
    held: "Being booked now" | "Reservándose ahora" | "Sendo agendada agora" | "In prenotazione ora";
    more(count: usize): "{count} more" | "{count} más" | "mais {count}" | "altre {count}";
    sessions_one: "1 session" | "1 sesión" | "1 sessão" | "1 sessione";
    sessions_many(count: usize): "{count} sessions" | "{count} sesiones" | "{count} sessões" | "{count} sessioni";
    now: "Now" | "Ahora" | "Agora" | "Adesso";
    drag_hint: "Drag a session to another time to move it, or open it to choose among the free times."
        | "Arrastra una sesión a otra hora para moverla, o ábrela para elegir entre las horas libres."
        | "Arraste uma sessão para outro horário para movê-la, ou abra-a para escolher entre os horários livres."
        | "Trascina una sessione a un altro orario per spostarla, o aprila per scegliere tra gli orari liberi.";

    booked: "Booked" | "Reservada" | "Agendada" | "Prenotata";
    held_state: "Held" | "Retenida" | "Reservada por 15 min" | "Trattenuta";
    paying: "Being paid" | "En pago" | "Em pagamento" | "In pagamento";
    completed: "Completed" | "Realizada" | "Realizada" | "Svolta";
    no_show: "No-show" | "No asistió" | "Não compareceu" | "Assente";
    cancelled: "Cancelled" | "Cancelada" | "Cancelada" | "Annullata";
    gone: "Not booked" | "Sin reserva" | "Sem reserva" | "Non prenotata";

    away: "Away" | "Ausencia" | "Ausência" | "Assenza";
    open: "Extra hours" | "Horas extra" | "Horas extras" | "Ore in più";
    busy: "Busy elsewhere" | "Ocupado en otro calendario" | "Ocupado em outro calendário" | "Occupato altrove";
    what: "What" | "Qué" | "O quê" | "Che cosa";
    from_day: "From day" | "Desde el día" | "Do dia" | "Dal giorno";
    from_time: "From time" | "Desde la hora" | "Da hora" | "Dall’ora";
    until_day: "Until day" | "Hasta el día" | "Até o dia" | "Al giorno";
    until_time: "Until time" | "Hasta la hora" | "Até a hora" | "All’ora";
    optional_hint: "Without times, whole days." | "Sin horas, días enteros." | "Sem horários, dias inteiros." | "Senza orari, giorni interi.";
    note: "For yourself" | "Para ti" | "Para você" | "Per te";
    add: "Add" | "Añadir" | "Adicionar" | "Aggiungi";
    remove: "Remove" | "Quitar" | "Remover" | "Togli";
    remove_named(what: &str, when: &str): "Remove “{what}”, {when}" | "Quitar «{what}», {when}" | "Remover “{what}”, {when}" | "Togli «{what}», {when}";
    stretch_why: "It holds for all your services. Buyers see it at once; what is booked stays booked."
        | "Vale para todos tus servicios. Los compradores lo ven enseguida; lo reservado sigue reservado."
        | "Vale para todos os seus serviços. Os compradores veem na hora; o que está agendado continua agendado."
        | "Vale per tutti i tuoi servizi. Gli acquirenti lo vedono subito; ciò che è prenotato resta prenotato.";
    added: "Added. Nothing booked stands inside." | "Añadido. No hay nada reservado dentro." | "Adicionado. Não há nada agendado dentro." | "Aggiunto. Dentro non c’è nulla di prenotato.";
    inside_one: "1 booked session stands inside: it stays. Move or cancel it yourself if you will not be there."
        | "Hay 1 sesión reservada dentro: sigue en pie. Muévela o cancélala si no vas a estar."
        | "Há 1 sessão agendada dentro: ela continua valendo. Mova-a ou cancele-a se você não vai estar."
        | "Dentro c’è 1 sessione prenotata: resta. Spostala o annullala se non ci sarai.";
    inside_many(count: u32): "{count} booked sessions stand inside: they stay. Move or cancel them yourself if you will not be there."
        | "Hay {count} sesiones reservadas dentro: siguen en pie. Muévelas o cancélalas si no vas a estar."
        | "Há {count} sessões agendadas dentro: elas continuam valendo. Mova-as ou cancele-as se você não vai estar."
        | "Dentro ci sono {count} sessioni prenotate: restano. Spostale o annullale se non ci sarai.";
}

domain::texts! {
    with(buyer: &str): "with {buyer}" | "con {buyer}" | "com {buyer}" | "con {buyer}";
    back: "Agenda" | "Agenda" | "Agenda" | "Agenda";
    when: "When" | "Cuándo" | "Quando" | "Quando";
    yours(place: &str): "Your clock ({place})" | "Tu reloj ({place})" | "Seu relógio ({place})" | "Il tuo orologio ({place})";
    buyers(place: &str): "The buyer’s clock ({place})" | "El reloj del comprador ({place})" | "O relógio do comprador ({place})" | "L’orologio dell’acquirente ({place})";
    bought_for: "Bought for" | "Comprada para" | "Comprada para" | "Acquistata per";
    guarantee: "Guarantee until" | "Garantía hasta" | "Garantia até" | "Garanzia fino al";
    paid: "Paid" | "Pagado" | "Pago" | "Pagato";
    buyer: "Buyer" | "Comprador" | "Comprador" | "Acquirente";
    email: "E-mail" | "Correo" | "E-mail" | "E-mail";
    country: "Country" | "País" | "País" | "Paese";
    sale: "Its sale" | "Su venta" | "A venda dela" | "La sua vendita";
    told_buyer: "What the buyer is told" | "Lo que sabe el comprador" | "O que o comprador fica sabendo" | "Che cosa sa l’acquirente";
    meeting_link: "Where you meet" | "Dónde os veis" | "Onde vocês se encontram" | "Dove vi incontrate";
    meeting_hint: "The address of your video room. A new one goes to the buyer by letter and into both calendars."
        | "La dirección de tu sala de vídeo. Si es nueva, le llega al comprador por carta y a los dos calendarios."
        | "O endereço da sua sala de vídeo. Se for novo, vai ao comprador por e-mail e aos dois calendários."
        | "L’indirizzo della tua stanza video. Se è nuovo, arriva all’acquirente per lettera e nei due calendari.";
    notes: "Notes to the buyer" | "Notas para el comprador" | "Notas para o comprador" | "Note per l’acquirente";
    notes_hint: "The buyer reads them on the page of the booking." | "El comprador las lee en la página de su reserva." | "O comprador as lê na página do agendamento." | "L’acquirente le legge nella pagina della prenotazione.";
    save: "Save" | "Guardar" | "Salvar" | "Salva";
    saved: "Saved." | "Guardado." | "Salvo." | "Salvato.";
    how_it_went: "How did it go?" | "¿Cómo fue?" | "Como foi?" | "Com’è andata?";
    how_why: "It cannot be taken back: the history keeps who marked it, and when." | "No se puede deshacer: el historial guarda quién lo marcó y cuándo." | "Não dá para desfazer: o histórico guarda quem marcou e quando." | "Non si può annullare: la cronologia conserva chi l’ha segnato e quando.";
    mark_completed: "We met" | "Nos vimos" | "Nos encontramos" | "Ci siamo incontrati";
    mark_no_show: "The buyer did not come" | "El comprador no vino" | "O comprador não veio" | "L’acquirente non è venuto";
    another_time: "Another time" | "Otra hora" | "Outro horário" | "Un altro orario";
    another_why: "Choose among the free times. The buyer gets a letter, and both calendars follow."
        | "Elige entre las horas libres. El comprador recibe una carta y los dos calendarios se actualizan."
        | "Escolha entre os horários livres. O comprador recebe um e-mail e os dois calendários acompanham."
        | "Scegli tra gli orari liberi. L’acquirente riceve una lettera ed entrambi i calendari seguono.";
    any_time: "A time outside your hours" | "Una hora fuera de tu horario" | "Um horário fora do seu expediente" | "Un orario fuori dai tuoi";
    any_time_label: "Day and time, on your clock" | "Día y hora, en tu reloj" | "Dia e hora, no seu relógio" | "Giorno e ora, sul tuo orologio";
    choose: "Choose" | "Elegir" | "Escolher" | "Scegli";
    move_ask(when: &str): "Move it to {when}?" | "¿Moverla al {when}?" | "Mover para {when}?" | "Spostarla a {when}?";
    move_do: "Move the session" | "Mover la sesión" | "Mover a sessão" | "Sposta la sessione";
    leave_it: "Leave it" | "Dejarla así" | "Deixar como está" | "Lascia così";
    history: "History" | "Historial" | "Histórico" | "Cronologia";
    chosen(when: &str): "Time chosen: {when}" | "Hora elegida: {when}" | "Horário escolhido: {when}" | "Orario scelto: {when}";
    moved_from(when: &str): "Left its time of {when}" | "Dejó su hora del {when}" | "Deixou o horário de {when}" | "Ha lasciato l’orario del {when}";
    moved_to(when: &str): "Moved to {when}" | "Movida al {when}" | "Movida para {when}" | "Spostata al {when}";
    payment_begun: "Payment begun" | "Pago iniciado" | "Pagamento iniciado" | "Pagamento iniziato";
    payment_failed: "Payment failed" | "Pago fallido" | "Pagamento falhou" | "Pagamento non riuscito";
    paid_booked: "Paid and booked" | "Pagada y reservada" | "Paga e agendada" | "Pagata e prenotata";
    lapsed: "The hold lapsed" | "La retención venció" | "A reserva expirou" | "La prenotazione è scaduta";
    by_buyer: "the buyer" | "el comprador" | "o comprador" | "l’acquirente";
    by_owner: "you" | "tú" | "você" | "tu";
    by_gateway: "the payment" | "el pago" | "o pagamento" | "il pagamento";
    by_clock: "the clock" | "el reloj" | "o relógio" | "l’orologio";
}

domain::texts! {
    calendars_lead: "Your sessions in the calendar that you use anyway." | "Tus sesiones en el calendario que ya usas." | "Suas sessões no calendário que você já usa." | "Le tue sessioni nel calendario che già usi.";
    feed: "Feed of your sessions" | "Canal de tus sesiones" | "Feed das suas sessões" | "Feed delle tue sessioni";
    feed_why: "A secret address that calendar programs read every few minutes. Whoever has it sees who comes and when: give it to nobody."
        | "Una dirección secreta que los programas de calendario leen cada pocos minutos. Quien la tenga ve quién viene y cuándo: no se la des a nadie."
        | "Um endereço secreto que os programas de calendário leem a cada poucos minutos. Quem o tiver vê quem vem e quando: não o dê a ninguém."
        | "Un indirizzo segreto che i programmi di calendario leggono ogni pochi minuti. Chi lo ha vede chi viene e quando: non darlo a nessuno.";
    no_feed: "There is no feed yet." | "Todavía no hay canal." | "Ainda não há feed." | "Non c’è ancora un feed.";
    feed_since(when: &str): "The present address has been good since {when}." | "La dirección actual vale desde el {when}." | "O endereço atual vale desde {when}." | "L’indirizzo attuale vale dal {when}.";
    make_feed: "Make the address" | "Crear la dirección" | "Criar o endereço" | "Crea l’indirizzo";
    new_feed: "Make a new address" | "Crear otra dirección" | "Criar outro endereço" | "Crea un altro indirizzo";
    new_feed_why: "The one before stops working at once." | "La anterior deja de funcionar enseguida." | "O anterior para de funcionar na hora." | "Quello di prima smette subito di funzionare.";
    stop_feed: "Stop the feed" | "Cerrar el canal" | "Encerrar o feed" | "Chiudi il feed";
    feed_once: "Copy it now: it is not shown again." | "Cópiala ahora: no se vuelve a mostrar." | "Copie agora: ele não será mostrado de novo." | "Copialo ora: non verrà mostrato di nuovo.";
    copy: "Copy" | "Copiar" | "Copiar" | "Copia";
    copied: "Copied" | "Copiado" | "Copiado" | "Copiato";
    to_calendars: "Back to the calendars" | "Volver a los calendarios" | "Voltar aos calendários" | "Torna ai calendari";
    export: "Table of your sessions" | "Tabla de tus sesiones" | "Tabela das suas sessões" | "Tabella delle tue sessioni";
    export_why: "A CSV file with who came, who did not and what was cancelled. Without days: the last 90 and all to come."
        | "Un archivo CSV con quién vino, quién no y qué se canceló. Sin días: los últimos 90 y todos los que vienen."
        | "Um arquivo CSV com quem veio, quem não veio e o que foi cancelado. Sem dias: os últimos 90 e todos os próximos."
        | "Un file CSV con chi è venuto, chi no e che cosa è stato annullato. Senza giorni: gli ultimi 90 e tutti i prossimi.";
    download: "Download" | "Descargar" | "Baixar" | "Scarica";
}

/// The word for a state.
pub fn state(language: Language, state: ClaimState) -> &'static str {
    match state {
        ClaimState::Held => held_state(language),
        ClaimState::Paying => paying(language),
        ClaimState::Booked => booked(language),
        ClaimState::Completed => completed(language),
        ClaimState::NoShow => no_show(language),
        ClaimState::Cancelled => cancelled(language),
        ClaimState::Rescheduled | ClaimState::Lapsed | ClaimState::Released => gone(language),
    }
}

/// So many sessions.
pub fn sessions(language: Language, count: usize) -> String {
    if count == 1 { sessions_one(language).to_owned() } else { sessions_many(language, count) }
}

/// So many booked sessions stand inside a stretch.
pub fn inside(language: Language, count: u32) -> String {
    match count {
        0 => added(language).to_owned(),
        1 => inside_one(language).to_owned(),
        count => inside_many(language, count),
    }
}

/// What happened, to the time of `when`. `follows`: the time was taken by a session that left another.
pub fn happened(language: Language, event: ClaimEvent, when: &str, follows: bool) -> String {
    match event {
        ClaimEvent::Take if follows => moved_to(language, when),
        ClaimEvent::Take => chosen(language, when),
        ClaimEvent::BeginPayment => payment_begun(language).to_owned(),
        ClaimEvent::FailPayment => payment_failed(language).to_owned(),
        ClaimEvent::Confirm => paid_booked(language).to_owned(),
        ClaimEvent::Lapse | ClaimEvent::Release | ClaimEvent::Move => lapsed(language).to_owned(),
        ClaimEvent::Cancel => cancelled(language).to_owned(),
        ClaimEvent::Reschedule => moved_from(language, when),
        ClaimEvent::Complete => completed(language).to_owned(),
        ClaimEvent::MissIt => no_show(language).to_owned(),
    }
}
