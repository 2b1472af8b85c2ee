//! Words of the wizard's second step: what is sold, and the hours.

domain::texts! {
    what: "What a purchase brings" | "Qué incluye una compra" | "O que uma compra inclui" | "Che cosa comprende un acquisto";
    single: "One session" | "Una sesión" | "Uma sessão" | "Una sessione";
    package: "A package of sessions" | "Un paquete de sesiones" | "Um pacote de sessões" | "Un pacchetto di sessioni";
    bundle_hint: "Of a package, the first session is booked with the purchase and the others later."
        | "De un paquete, la primera sesión se reserva al comprar y las demás después."
        | "De um pacote, a primeira sessão é agendada na compra e as outras depois."
        | "Di un pacchetto, la prima sessione si prenota all’acquisto e le altre più avanti.";
    count_hint(most: u32): "From 2 to {most}" | "De 2 a {most}" | "De 2 a {most}" | "Da 2 a {most}";
    validity_hint: "Counted from the day of the purchase" | "Desde el día de la compra" | "A partir do dia da compra" | "A partire dal giorno dell’acquisto";
    length: "Length of a session" | "Duración de una sesión" | "Duração de uma sessão" | "Durata di una sessione";
    length_hint(least: &str, most: &str): "From {least} to {most}. Once you continue it is fixed for this product."
        | "De {least} a {most}. Al continuar queda fijada para este producto."
        | "De {least} a {most}. Ao continuar, ela fica fixada para este produto."
        | "Da {least} a {most}. Quando prosegui resta fissata per questo prodotto.";
    length_locked: "The length is fixed. To offer another one, duplicate the product and choose it there."
        | "La duración ya está fijada. Para ofrecer otra, duplica el producto y elígela allí."
        | "A duração já está fixada. Para oferecer outra, duplique o produto e escolha-a lá."
        | "La durata è ormai fissata. Per offrirne un’altra, duplica il prodotto e sceglila lì.";
    other_length: "Another length…" | "Otra duración…" | "Outra duração…" | "Un’altra durata…";

    hours_of_week: "Weekly hours" | "Horario semanal" | "Horário semanal" | "Orario settimanale";
    week_help: "Draw hours with the pointer, or type them below. With the keyboard, arrows move a stretch and Shift with arrows resizes it, in steps of 15 minutes (5 with Alt); Delete removes it."
        | "Dibuja las horas con el puntero o escríbelas abajo. Con el teclado, las flechas mueven un tramo y Mayús con flechas lo alarga o acorta, de 15 en 15 minutos (de 5 en 5 con Alt); Supr lo quita."
        | "Desenhe as horas com o ponteiro ou escreva-as abaixo. Com o teclado, as setas movem um intervalo e Shift com setas muda seu tamanho, de 15 em 15 minutos (de 5 em 5 com Alt); Delete o remove."
        | "Disegna le ore con il puntatore o scrivile qui sotto. Da tastiera, le frecce spostano una fascia e Maiusc con le frecce la ridimensiona, di 15 in 15 minuti (di 5 in 5 con Alt); Canc la rimuove.";
    day_shown: "Day shown" | "Día que se muestra" | "Dia mostrado" | "Giorno mostrato";
    whole_day: "Show all 24 hours" | "Mostrar las 24 horas" | "Mostrar as 24 horas" | "Mostra tutte le 24 ore";
    closed: "Closed" | "Cerrado" | "Fechado" | "Chiuso";
    add_hours: "Add hours" | "Añadir horas" | "Adicionar horas" | "Aggiungi ore";
    add_on(day: &str): "Add hours: {day}" | "Añadir horas: {day}" | "Adicionar horas: {day}" | "Aggiungi ore: {day}";
    copy: "Copy to Mon–Fri" | "Copiar a lun–vie" | "Copiar para seg.–sex." | "Copia su lun–ven";
    copy_from(day: &str): "Copy to Mon–Fri: {day}" | "Copiar a lun–vie: {day}" | "Copiar para seg.–sex.: {day}" | "Copia su lun–ven: {day}";
    copied(day: &str): "Copied to all working days: {day}"
        | "Copiado a todos los días laborables: {day}"
        | "Copiado para todos os dias úteis: {day}"
        | "Copiato su tutti i giorni lavorativi: {day}";
    remove: "Remove" | "Quitar" | "Remover" | "Rimuovi";
    removed(what: &str): "Removed: {what}" | "Quitado: {what}" | "Removido: {what}" | "Rimosso: {what}";
    entry_removed: "The entry was removed." | "Se quitó la entrada." | "A entrada foi removida." | "La voce è stata rimossa.";
    undo: "Undo" | "Deshacer" | "Desfazer" | "Annulla";
    undone: "The week is as before." | "La semana está como antes." | "A semana está como antes." | "La settimana è come prima.";

    where_and_when: "Zone and period" | "Zona y periodo" | "Fuso e período" | "Fuso e periodo";
    zone_hint: "Your hours are meant by this zone’s clock; buyers see their own."
        | "Tus horas se entienden con el reloj de esta zona; quien compra ve el suyo."
        | "Suas horas valem pelo relógio deste fuso; quem compra vê o seu próprio."
        | "Le tue ore valgono secondo l’orologio di questo fuso; chi acquista vede il proprio.";
    until_hint: "Empty for no end" | "Vacío si no termina" | "Vazio se não termina" | "Vuoto se non finisce";

    dates: "Dates with other hours" | "Fechas con otro horario" | "Datas com outro horário" | "Date con altro orario";
    dates_why: "On these days the hours given here count instead of those of the weekday; without any, the day is closed."
        | "En estos días vale el horario indicado aquí y no el de la semana; sin horas, el día queda cerrado."
        | "Nestes dias vale o horário indicado aqui e não o da semana; sem horas, o dia fica fechado."
        | "In questi giorni vale l’orario indicato qui e non quello della settimana; senza ore, il giorno è chiuso.";
    day: "Day" | "Día" | "Dia" | "Giorno";
    hours_then: "Hours" | "Horas" | "Horas" | "Ore";
    add_date: "Add a date" | "Añadir una fecha" | "Adicionar uma data" | "Aggiungi una data";
    remove_date(number: usize): "Remove: date {number}" | "Quitar: fecha {number}" | "Remover: data {number}" | "Rimuovi: data {number}";

    absences: "Absences" | "Ausencias" | "Ausências" | "Assenze";
    absences_why: "Holidays and journeys, in which nothing can be booked. Without times, whole days, the last one included."
        | "Vacaciones y viajes, en los que no se puede reservar. Sin horas, días enteros, incluido el último."
        | "Férias e viagens, em que nada pode ser agendado. Sem horas, dias inteiros, incluindo o último."
        | "Ferie e viaggi, durante i quali non si prenota nulla. Senza ore, giorni interi, compreso l’ultimo.";
    from_day: "Away from" | "Desde" | "Ausente de" | "Dal";
    from_time: "From, time (optional)" | "Desde, hora (opcional)" | "De, hora (opcional)" | "Dal, ora (facoltativa)";
    until_day: "Until" | "Hasta" | "Até" | "Fino al";
    until_time: "Until, time (optional)" | "Hasta, hora (opcional)" | "Até, hora (opcional)" | "Fino al, ora (facoltativa)";
    add_absence: "Add an absence" | "Añadir una ausencia" | "Adicionar uma ausência" | "Aggiungi un’assenza";
    remove_absence(number: usize): "Remove: absence {number}"
        | "Quitar: ausencia {number}"
        | "Remover: ausência {number}"
        | "Rimuovi: assenza {number}";

    booking: "How it can be booked" | "Cómo se puede reservar" | "Como pode ser agendado" | "Come si può prenotare";
    notice: "Shortest notice" | "Antelación mínima" | "Antecedência mínima" | "Preavviso minimo";
    notice_hint: "Nobody books later than this before a session."
        | "Nadie reserva con menos tiempo antes de una sesión."
        | "Ninguém agenda com menos tempo antes de uma sessão."
        | "Nessuno prenota con meno tempo prima di una sessione.";
    ahead: "Bookable ahead" | "Reservable con antelación de" | "Agendável com antecedência de" | "Prenotabile in anticipo di";
    ahead_hint: "Counted from today" | "Desde hoy" | "A partir de hoje" | "A partire da oggi";
    minutes: "minutes" | "minutos" | "minutos" | "minuti";
    hours: "hours" | "horas" | "horas" | "ore";
    days: "days" | "días" | "dias" | "giorni";
    weeks: "weeks" | "semanas" | "semanas" | "settimane";
    unit_of(label: &str): "{label}: unit" | "{label}: unidad" | "{label}: unidade" | "{label}: unità";
    before: "Pause before a session" | "Pausa antes de una sesión" | "Pausa antes de uma sessão" | "Pausa prima di una sessione";
    after: "Pause after a session" | "Pausa después de una sesión" | "Pausa depois de uma sessão" | "Pausa dopo una sessione";
    none: "None" | "Ninguna" | "Nenhuma" | "Nessuna";
    step: "A session may begin" | "Una sesión puede empezar" | "Uma sessão pode começar" | "Una sessione può iniziare";
    every(length: &str): "Every {length}" | "Cada {length}" | "A cada {length}" | "Ogni {length}";
    one_after_another: "One after another" | "Una tras otra" | "Uma após a outra" | "Una dopo l’altra";

    preview: "What buyers see" | "Lo que se ve al comprar" | "O que se vê ao comprar" | "Che cosa vede chi acquista";
    preview_why: "Free times by these hours, for a reader in any zone."
        | "Horas libres según este horario, para quien lee en cualquier zona."
        | "Horários livres segundo este horário, para quem lê em qualquer fuso."
        | "Orari liberi secondo queste ore, per chi legge in qualunque fuso.";
    preview_waits: "The preview goes on once this is right:"
        | "La vista previa sigue cuando esto esté bien:"
        | "A prévia continua quando isto estiver certo:"
        | "L’anteprima prosegue quando questo è a posto:";
}
