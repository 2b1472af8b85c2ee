//! The words of the log: what changed, and of which things.

domain::texts! {
    the_account: "Account" | "Cuenta" | "Conta" | "Account";
    the_calendar: "Calendar" | "Calendario" | "Calendário" | "Calendario";
    the_sales: "Sales" | "Ventas" | "Vendas" | "Vendite";
    an_import: "Import" | "Importación" | "Importação" | "Importazione";
    nameless: "Untitled" | "Sin nombre" | "Sem nome" | "Senza nome";
    only_this(name: &str): "Only what was done to {name}" | "Solo lo que se hizo con {name}" | "Só o que foi feito com {name}" | "Solo ciò che è stato fatto a {name}";
    whole_log: "The whole log" | "Todo el registro" | "Todo o registro" | "Tutto il registro";
    export_log: "Download as CSV" | "Descargar como CSV" | "Baixar como CSV" | "Scarica come CSV";
    when_in(zone: &str): "When ({zone})" | "Cuándo ({zone})" | "Quando ({zone})" | "Quando ({zone})";
    object: "To what" | "Sobre qué" | "Sobre o quê" | "Su che cosa";
    address: "Network address" | "Dirección de red" | "Endereço de rede" | "Indirizzo di rete";
    language: "Language" | "Idioma" | "Idioma" | "Lingua";
    country: "Country" | "País" | "País" | "Paese";
    last_day_of: "Last day" | "Último día" | "Último dia" | "Ultimo giorno";
    begins: "Begins" | "Empieza" | "Começa" | "Inizia";
    amount: "Amount" | "Importe" | "Valor" | "Importo";
    number: "Number" | "Número" | "Número" | "Numero";
    discount: "Discount" | "Descuento" | "Desconto" | "Sconto";
    most_uses: "Uses at most" | "Usos como máximo" | "Usos no máximo" | "Usi al massimo";
    kind: "Kind" | "Tipo" | "Tipo" | "Tipo";
    period: "From – to" | "Desde – hasta" | "De – até" | "Dal – al";
    calendar_at: "Calendar at" | "Calendario en" | "Calendário em" | "Calendario su";
    written(what: &str): "Written anew: {what}" | "Reescrito: {what}" | "Reescrito: {what}" | "Riscritto: {what}";
    completed: "Completed" | "Realizada" | "Realizada" | "Svolta";
    no_show: "No-show" | "No asistió" | "Não compareceu" | "Assente";
    good: "Good" | "Válido" | "Válido" | "Valido";
    not_yet: "Not good yet" | "Aún no válido" | "Ainda não vale" | "Non ancora valido";
    used_up: "Used up" | "Agotado" | "Esgotado" | "Esaurito";
    run_out: "Out of date" | "Vencido" | "Vencido" | "Scaduto";
    ended: "Ended" | "Terminado" | "Encerrado" | "Chiuso";
    away: "Away" | "Ausencia" | "Ausência" | "Assenza";
    extra_hours: "Extra hours" | "Horas adicionales" | "Horário extra" | "Orario extra";
    terms: "Terms" | "Condiciones" | "Termos" | "Condizioni";
    picture: "Picture" | "Imagen" | "Imagem" | "Immagine";
    password: "Password" | "Contraseña" | "Senha" | "Password";
    meeting: "Where it is met" | "Dónde es" | "Onde é" | "Dove si svolge";
    notes: "What the buyer is told" | "Lo que se dice al comprador" | "O que se diz ao comprador" | "Ciò che si dice all’acquirente";
    by_whom(name: &str): "invited by {name}" | "invitación de {name}" | "convite de {name}" | "invito di {name}";
}
