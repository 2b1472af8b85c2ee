//! The words of this room.

domain::texts! {
    title: "Verification" | "Verificación" | "Verificação" | "Verifica";
    lead: "Services that wait for your answer, the longest waiting first."
        | "Servicios que esperan tu respuesta; primero, los que llevan más tiempo."
        | "Serviços que esperam sua resposta, os que esperam há mais tempo primeiro."
        | "Servizi in attesa della tua risposta, prima quelli che aspettano da più tempo.";
    median(count: &str, time: &str): "Half of the last {count} answers took less than {time}."
        | "La mitad de las últimas {count} respuestas tardó menos de {time}."
        | "Metade das últimas {count} respostas levou menos de {time}."
        | "Metà delle ultime {count} risposte ha richiesto meno di {time}.";
    median_of_one(time: &str): "The one answer of the last 30 days took {time}."
        | "La única respuesta de los últimos 30 días tardó {time}."
        | "A única resposta dos últimos 30 dias levou {time}."
        | "L’unica risposta degli ultimi 30 giorni ha richiesto {time}.";
    no_median: "No answer was given in the last 30 days."
        | "No se ha dado ninguna respuesta en los últimos 30 días."
        | "Nenhuma resposta foi dada nos últimos 30 dias."
        | "Negli ultimi 30 giorni non è stata data nessuna risposta.";
    less_than_a_minute: "1 min" | "1 min" | "1 min" | "1 min";
    days(count: &str): "{count} days" | "{count} días" | "{count} dias" | "{count} giorni";
    waiting: "Waiting" | "En espera" | "Em espera" | "In attesa";
    service: "Service" | "Servicio" | "Serviço" | "Servizio";
    producer: "Producer" | "Productor" | "Produtor" | "Produttore";
    what: "What" | "Qué es" | "O que é" | "Che cos’è";
    since: "Sent" | "Enviado" | "Enviado" | "Inviato";
    new_service: "New service" | "Servicio nuevo" | "Serviço novo" | "Servizio nuovo";
    revision: "Changes to one on sale" | "Cambios en uno a la venta" | "Mudanças em um à venda" | "Modifiche a uno in vendita";
    empty: "Nothing waits" | "No hay nada en espera" | "Nada em espera" | "Nulla in attesa";
    empty_why: "As soon as a producer sends a service, it stands here."
        | "En cuanto un productor envíe un servicio, aparecerá aquí."
        | "Assim que um produtor enviar um serviço, ele aparece aqui."
        | "Appena un produttore invia un servizio, compare qui.";
    off_sale: "Take off sale" | "Retirar de la venta" | "Tirar de venda" | "Togliere dalla vendita";
    off_sale_why: "A service that breaks the rules goes off sale at once; its producer is told by mail. You can put it back at any time."
        | "Un servicio que incumple las reglas se retira al momento y su productor recibe un correo. Puedes devolverlo cuando quieras."
        | "Um serviço que descumpre as regras sai de venda na hora, e o produtor recebe um e-mail. Você pode devolvê-lo quando quiser."
        | "Un servizio che viola le regole esce subito dalla vendita e il produttore riceve un’e-mail. Puoi rimetterlo in vendita quando vuoi.";
    address_of_page: "Address of its page" | "Dirección de su página" | "Endereço da página" | "Indirizzo della pagina";
    find: "Find" | "Buscar" | "Buscar" | "Trova";
    take_off_short: "Take off sale" | "Retirar" | "Tirar de venda" | "Togli dalla vendita";
    put_back_short: "Put back on sale" | "Devolver a la venta" | "Devolver à venda" | "Rimetti in vendita";
    take_off(name: &str): "Take “{name}” off sale" | "Retirar «{name}»" | "Tirar “{name}” de venda" | "Togli «{name}» dalla vendita";
    put_back(name: &str): "Put “{name}” back on sale" | "Devolver «{name}» a la venta" | "Devolver “{name}” à venda" | "Rimetti «{name}» in vendita";
    taken_off(name: &str): "“{name}” is off sale, and its producer is told." | "«{name}» está retirado y su productor recibe el aviso."
        | "“{name}” saiu de venda, e o produtor foi avisado." | "«{name}» non è più in vendita e il produttore è stato avvisato.";
    put_back_done(name: &str): "“{name}” is on sale again." | "«{name}» vuelve a estar a la venta." | "“{name}” está à venda de novo." | "«{name}» è di nuovo in vendita.";
    approved_note: "Approved: it is on sale, and its producer is told by mail."
        | "Aprobado: ya está a la venta y su productor recibe un correo."
        | "Aprovado: já está à venda, e o produtor recebe um e-mail."
        | "Approvato: è in vendita e il produttore riceve un’e-mail.";
    returned_note: "Returned: its producer is told by mail what to mend."
        | "Devuelto: su productor recibe un correo con lo que debe corregir."
        | "Devolvido: o produtor recebe um e-mail com o que deve corrigir."
        | "Restituito: il produttore riceve un’e-mail con le correzioni da fare.";
    by(producer: &str): "By {producer}" | "De {producer}" | "De {producer}" | "Di {producer}";
    as_buyers: "As buyers would see it" | "Como lo verían los compradores" | "Como os compradores o veriam" | "Come lo vedrebbe chi acquista";
    facts: "Facts" | "Datos" | "Dados" | "Dati";
    email: "E-mail" | "Correo" | "E-mail" | "E-mail";
    country: "Country" | "País" | "País" | "Paese";
    price: "Price" | "Precio" | "Preço" | "Prezzo";
    instalments: "Instalments" | "Cuotas" | "Parcelas" | "Rate";
    one_payment: "One payment" | "Un solo pago" | "Pagamento único" | "Un solo pagamento";
    up_to(most: &str): "Up to {most}" | "Hasta {most}" | "Até {most}" | "Fino a {most}";
    sessions: "Sessions" | "Sesiones" | "Sessões" | "Sessioni";
    zone: "Time zone" | "Zona horaria" | "Fuso horário" | "Fuso orario";
    market: "In the market" | "En el mercado" | "No mercado" | "Nel mercato";
    listed: "Listed" | "Aparece" | "Aparece" | "Presente";
    unlisted: "Not listed" | "No aparece" | "Não aparece" | "Non presente";
    external_page: "External page" | "Página externa" | "Página externa" | "Pagina esterna";
    hours: "Weekly hours" | "Horario semanal" | "Horário semanal" | "Orario settimanale";
    hours_why: "In place of this, buyers see the free times that these hours give."
        | "En su lugar, los compradores ven las horas libres que resultan de este horario."
        | "No lugar disto, os compradores veem os horários livres que resultam destas horas."
        | "Al suo posto, chi acquista vede gli orari liberi che ne risultano.";
    closed: "Closed" | "Cerrado" | "Fechado" | "Chiuso";
    more_dates(count: &str): "Dates with other hours: {count}"
        | "Fechas con otro horario: {count}"
        | "Datas com outro horário: {count}"
        | "Date con orario diverso: {count}";
    more_absences(count: &str): "Absences: {count}" | "Ausencias: {count}" | "Ausências: {count}" | "Assenze: {count}";
    changed: "Changed since the last time" | "Cambios desde la última vez" | "Mudanças desde a última vez" | "Modifiche dall’ultima volta";
    first_time: "It is sent for the first time." | "Se envía por primera vez." | "É enviado pela primeira vez." | "Viene inviato per la prima volta.";
    nothing_changed: "Nothing differs from what was sent before."
        | "No hay diferencias con lo que se envió antes."
        | "Nada mudou desde o último envio."
        | "Nulla è cambiato rispetto all’invio precedente.";
    history: "History" | "Historial" | "Histórico" | "Cronologia";
    of_revision: "of the changes" | "de los cambios" | "das mudanças" | "delle modifiche";
    answer: "Your answer" | "Tu respuesta" | "Sua resposta" | "La tua risposta";
    approve: "Approve" | "Aprobar" | "Aprovar" | "Approva";
    send_back: "Return" | "Devolver" | "Devolver" | "Restituisci";
    approve_ask(name: &str): "Approve “{name}”?" | "¿Aprobar «{name}»?" | "Aprovar “{name}”?" | "Approvare «{name}»?";
    approve_why(producer: &str): "It goes on sale at once, and {producer} is told by mail."
        | "Sale a la venta enseguida y se avisa a {producer} por correo."
        | "Entra à venda na hora, e {producer} recebe um e-mail."
        | "Va subito in vendita e {producer} riceve un’e-mail.";
    approve_changes_why(producer: &str): "The changes replace what is on sale at once, and {producer} is told by mail."
        | "Los cambios sustituyen enseguida lo que está a la venta y se avisa a {producer} por correo."
        | "As mudanças substituem na hora o que está à venda, e {producer} recebe um e-mail."
        | "Le modifiche sostituiscono subito ciò che è in vendita e {producer} riceve un’e-mail.";
    approve_name(name: &str): "Approve “{name}”" | "Aprobar «{name}»" | "Aprovar “{name}”" | "Approva «{name}»";
    return_why(producer: &str): "Say at each field what is to be mended; {producer} gets these words by mail and sees them at the fields."
        | "Indica en cada campo qué hay que corregir; {producer} recibe estas palabras por correo y las ve en los campos."
        | "Diga em cada campo o que deve ser corrigido; {producer} recebe estas palavras por e-mail e as vê nos campos."
        | "Indica per ogni campo che cosa va corretto; {producer} riceve queste parole per e-mail e le vede nei campi.";
    field: "Field" | "Campo" | "Campo" | "Campo";
    choose_field: "Choose a field" | "Elige un campo" | "Escolha um campo" | "Scegli un campo";
    field_missing: "Choose the field that this is about." | "Elige el campo al que te refieres." | "Escolha o campo a que isto se refere."
        | "Scegli il campo a cui ti riferisci.";
    reason: "What is to be mended" | "Qué hay que corregir" | "O que deve ser corrigido" | "Che cosa va corretto";
    add_reason: "Another field" | "Otro campo" | "Outro campo" | "Un altro campo";
    remove_reason(number: &str): "Remove reason {number}" | "Quitar el motivo {number}" | "Remover o motivo {number}" | "Togli il motivo {number}";
    return_one: "1 field to mend" | "1 campo por corregir" | "1 campo a corrigir" | "1 campo da correggere";
    return_many(count: &str): "{count} fields to mend" | "{count} campos por corregir" | "{count} campos a corrigir" | "{count} campi da correggere";
    return_ask(name: &str): "Return “{name}”?" | "¿Devolver «{name}»?" | "Devolver “{name}”?" | "Restituire «{name}»?";
    return_name(name: &str): "Return “{name}”" | "Devolver «{name}»" | "Devolver “{name}”" | "Restituisci «{name}»";
    go_on: "Go on" | "Seguir" | "Continuar" | "Continua";
    cancel: "Back" | "Volver" | "Voltar" | "Indietro";
    next_block(number: &str, kind: &str): "Block {number}: {kind}" | "Bloque {number}: {kind}" | "Bloco {number}: {kind}" | "Blocco {number}: {kind}";
}
