//! The words of setting a service up.

use domain::language::Language;
use domain::product::{State, Step};

pub use super::{another_price, nameless};

/// One line under the title of a step.
pub fn about_step(language: Language, step: Step) -> &'static str {
    match step {
        Step::Information => about_information(language),
        Step::Sessions => about_sessions(language),
        Step::Price => about_price(language),
        Step::Page => about_page(language),
        Step::PersonalData => about_personal(language),
        Step::Finish => about_finish(language),
    }
}

/// Why nothing can be changed in this state.
pub fn closed(language: Language, state: State) -> &'static str {
    match state {
        State::InVerification => closed_in_verification(language),
        State::Suspended => closed_suspended(language),
        State::Archived => closed_archived(language),
        _ => closed_now(language),
    }
}

/// What is agreed to by sending a product to verification.
pub fn terms(language: Language) -> [&'static str; 6] {
    [
        term_self(language),
        term_honest(language),
        term_guarantee(language),
        term_fixed(language),
        term_data(language),
        term_operator(language),
    ]
}

domain::texts! {
    setting_up: "Setting up a service" | "Preparar un servicio" | "Preparar um serviço" | "Preparare un servizio";
    needs_script: "These steps need scripts, which your browser does not run here. What was saved before is safe."
        | "Estos pasos necesitan scripts y tu navegador no los ejecuta aquí. Lo que ya se guardó está a salvo."
        | "Estas etapas precisam de scripts, e o seu navegador não os executa aqui. O que já foi salvo está seguro."
        | "Questi passi richiedono gli script, che il tuo browser qui non esegue. Ciò che è già salvato è al sicuro.";
    about_information: "What you offer, in words and with a picture." | "Qué ofreces, con palabras y con una imagen."
        | "O que você oferece, em palavras e com uma imagem." | "Che cosa offri, a parole e con un’immagine.";
    about_sessions: "How long a session is, and when people can book it." | "Cuánto dura una sesión y cuándo se puede reservar."
        | "Quanto dura uma sessão e quando ela pode ser agendada." | "Quanto dura una sessione e quando si può prenotare.";
    about_price: "What it costs, and how people may pay." | "Cuánto cuesta y cómo se puede pagar."
        | "Quanto custa e como se pode pagar." | "Quanto costa e come si può pagare.";
    about_page: "Where people read about it and choose a time." | "Dónde se lee sobre ella y se elige una hora."
        | "Onde as pessoas leem sobre ela e escolhem um horário." | "Dove si legge di che si tratta e si sceglie un orario.";
    about_personal: "Who offers it: look through what we have on you." | "Quién lo ofrece: repasa los datos que tenemos de ti."
        | "Quem oferece: confira os dados que temos de você." | "Chi lo offre: controlla i dati che abbiamo su di te.";
    about_finish: "The last look before somebody else looks it over." | "El último vistazo antes de que alguien lo revise."
        | "A última olhada antes que alguém revise." | "L’ultimo sguardo prima che qualcuno lo controlli.";
    closed_in_verification: "This is being looked over, so it cannot be changed until the answer comes. You can read everything meanwhile."
        | "Se está revisando, así que no se puede cambiar hasta que llegue la respuesta. Mientras tanto puedes leerlo todo."
        | "Está em revisão, por isso não dá para alterar até chegar a resposta. Enquanto isso, você pode ler tudo."
        | "È in verifica, quindi non si può modificare finché non arriva la risposta. Intanto puoi leggere tutto.";
    closed_suspended: "The operator has taken this product off sale; it cannot be changed." | "Este producto fue retirado de la venta por quien opera la plataforma; no se puede cambiar."
        | "Este produto foi tirado da venda pela operação; não dá para alterar." | "Il gestore ha tolto questo prodotto dalla vendita; non si può modificare.";
    closed_archived: "This product is archived. Take it out of the archive on its page to change it." | "Este producto está archivado. Sácalo del archivo en su página para cambiarlo."
        | "Este produto está arquivado. Tire-o do arquivo na página dele para alterar." | "Questo prodotto è archiviato. Toglilo dall’archivio nella sua pagina per modificarlo.";
    closed_now: "This cannot be changed now." | "Esto no se puede cambiar ahora." | "Isto não pode ser alterado agora." | "Ora non si può modificare.";

    steps: "Steps" | "Pasos" | "Etapas" | "Passi";
    step_of(at: &str, all: &str): "Step {at} of {all}" | "Paso {at} de {all}" | "Etapa {at} de {all}" | "Passo {at} di {all}";
    done: "In order" | "En orden" | "Em ordem" | "In ordine";
    to_do_one: "1 thing left" | "Falta 1 cosa" | "Falta 1 coisa" | "Manca 1 cosa";
    to_do(count: &str): "{count} things left" | "Faltan {count} cosas" | "Faltam {count} coisas" | "Mancano {count} cose";
    has_remark: "to mend" | "por corregir" | "a corrigir" | "da correggere";
    go_on: "Continue" | "Continuar" | "Continuar" | "Continua";
    back: "Back" | "Atrás" | "Voltar" | "Indietro";
    next_is(step: &str): "Next: {step}" | "Después: {step}" | "A seguir: {step}" | "Poi: {step}";
    saving: "Saving…" | "Guardando…" | "Salvando…" | "Salvataggio…";
    saved: "Saved" | "Guardado" | "Salvo" | "Salvato";
    not_saved: "Not saved" | "Sin guardar" | "Não foi salvo" | "Non salvato";
    reload: "Load the newer version" | "Cargar la versión más reciente" | "Carregar a versão mais recente" | "Carica la versione più recente";
    operator_said: "To mend:" | "Por corregir:" | "A corrigir:" | "Da correggere:";
    choose: "Please choose" | "Elige una opción" | "Escolha uma opção" | "Scegli una voce";
    countries: "Countries" | "Países" | "Países" | "Paesi";

    name_hint(least: u32, most: u32): "{least} to {most} characters. Say what people get out of it." | "De {least} a {most} caracteres. Di qué se lleva quien la compra."
        | "De {least} a {most} caracteres. Diga o que a pessoa ganha com isso." | "Da {least} a {most} caratteri. Di’ che cosa si ottiene.";
    description_hint: "Whom it is for, what you do together, what people bring along and what they take home."
        | "Para quién es, qué hacéis juntos, qué hay que traer y qué se lleva cada persona."
        | "Para quem é, o que vocês fazem juntos, o que é preciso trazer e o que a pessoa leva."
        | "Per chi è, che cosa fate insieme, che cosa serve portare e che cosa resta.";
    written_of(have: &str, least: &str): "{have} of at least {least} characters" | "{have} de al menos {least} caracteres" | "{have} de pelo menos {least} caracteres" | "{have} di almeno {least} caratteri";
    written_up_to(have: &str, most: &str): "{have} characters, up to {most}" | "{have} caracteres, hasta {most}" | "{have} caracteres, até {most}" | "{have} caratteri, fino a {most}";
    kind_hint: "It helps people to find you in the market." | "Ayuda a que te encuentren en el mercado." | "Ajuda as pessoas a encontrar você no mercado." | "Aiuta a trovarti nel mercato.";
    market_hint: "Whom it is meant for; anybody may still buy it." | "Para quién está pensado; cualquiera puede comprarlo." | "Para quem foi pensado; qualquer pessoa pode comprar." | "A chi è rivolto; chiunque può comunque acquistarlo.";
    drop_picture: "Drop a picture here or choose one" | "Suelta aquí una imagen o elige una" | "Solte uma imagem aqui ou escolha uma" | "Trascina qui un’immagine o scegline una";
    another_picture: "Drop or choose another picture" | "Suelta o elige otra imagen" | "Solte ou escolha outra imagem" | "Trascina o scegli un’altra immagine";
    sending_picture(percent: &str): "Sending the picture, {percent}" | "Enviando la imagen, {percent}" | "Enviando a imagem, {percent}" | "Invio dell’immagine, {percent}";
    send_picture: "Send the picture" | "Enviar la imagen" | "Enviar a imagem" | "Invia l’immagine";
    picture_alt: "Picture of the product" | "Imagen del producto" | "Imagem do produto" | "Immagine del prodotto";
    picture_hint(megabytes: u32, width: u32, height: u32): "JPG, PNG or GIF, up to {megabytes} MB and at least {width} × {height} pixels. Where and how it was taken is removed from it."
        | "JPG, PNG o GIF, hasta {megabytes} MB y al menos {width} × {height} píxeles. Se borra de ella dónde y cómo se tomó."
        | "JPG, PNG ou GIF, até {megabytes} MB e pelo menos {width} × {height} pixels. Apagamos dela onde e como foi tirada."
        | "JPG, PNG o GIF, fino a {megabytes} MB e almeno {width} × {height} pixel. Togliamo dove e come è stata scattata.";

    amount_hint: "For one purchase: a session, or the whole package." | "Por una compra: una sesión o el paquete entero." | "Por uma compra: uma sessão ou o pacote inteiro." | "Per un acquisto: una sessione o l’intero pacchetto.";
    one_fixed_price: "A product has one price, and keeps it: for another one you copy the product." | "Un producto tiene un solo precio y lo conserva: para otro, se copia el producto."
        | "Um produto tem um único preço e o mantém: para outro, copia-se o produto." | "Un prodotto ha un solo prezzo e lo mantiene: per un altro si copia il prodotto.";
    payment: "Payment" | "Pago" | "Pagamento" | "Pagamento";
    one_payment: "All at once" | "De una vez" | "À vista" | "In una volta";
    in_instalments: "Also in instalments" | "También en cuotas" | "Também parcelado" | "Anche a rate";
    up_to_times(count: u32): "up to {count}" | "hasta {count}" | "até {count}" | "fino a {count}";
    buyer_pays: "The buyer" | "Quien compra" | "Quem compra" | "Chi acquista";
    buyer_pays_why(rate: &str): "Interest of {rate} a month is added to the instalments." | "A las cuotas se les suma un interés del {rate} al mes."
        | "As parcelas têm acréscimo de {rate} ao mês." | "Alle rate si aggiunge un interesse del {rate} al mese.";
    seller_pays: "You" | "Tú" | "Você" | "Tu";
    seller_pays_why: "The instalments add up to the price and no more; the cost comes off what you receive." | "Las cuotas suman el precio y nada más; el coste se descuenta de lo que recibes."
        | "As parcelas somam o preço e nada mais; o custo é descontado do que você recebe." | "La somma delle rate è il prezzo e nulla più; il costo si detrae da quanto ricevi.";
    buyers_table: "What buyers will read" | "Lo que leerá quien compra" | "O que quem compra vai ler" | "Che cosa leggerà chi acquista";
    buyer_may_pay: "Way to pay" | "Forma de pago" | "Forma de pagar" | "Modo di pagare";
    in_all: "In all" | "En total" | "No total" | "In tutto";
    on_top: "On top" | "De más" | "A mais" | "In più";
    conversion_why: "Buyers abroad also see about how much it is in other currencies, at the reference rates of the day. You receive the price you set."
        | "Quien compra desde fuera ve también cuánto es, más o menos, en otras monedas, a los tipos de referencia del día. Tú recibes el precio que pones."
        | "Quem compra de fora vê também quanto é, aproximadamente, em outras moedas, pelas taxas de referência do dia. Você recebe o preço que definiu."
        | "Chi acquista dall’estero vede anche quanto è, all’incirca, in altre valute, ai cambi di riferimento del giorno. Tu ricevi il prezzo che hai scelto.";
    price_fixed: "This price is fixed" | "Este precio es fijo" | "Este preço é fixo" | "Questo prezzo è fisso";
    price_fixed_why: "Since the approval buyers rely on it. For another price make a copy: it takes over everything else."
        | "Desde la aprobación, quien compra cuenta con él. Para otro precio haz una copia: conserva todo lo demás."
        | "Desde a aprovação, quem compra conta com ele. Para outro preço, faça uma cópia: ela mantém todo o resto."
        | "Dall’approvazione chi acquista ci conta. Per un altro prezzo fai una copia: mantiene tutto il resto.";
    price_others: "Somebody else sets the price" | "El precio lo pone otra persona" | "Outra pessoa define o preço" | "Il prezzo lo decide qualcun altro";
    price_others_why: "With your rights you see it and go on with the other steps."
        | "Con tus permisos lo ves y sigues con los demás pasos."
        | "Com as suas permissões você o vê e segue com as outras etapas."
        | "Con i tuoi permessi lo vedi e prosegui con gli altri passi.";
    no_price_yet: "No price yet." | "Aún sin precio." | "Ainda sem preço." | "Ancora nessun prezzo.";

    fact_name: "Name" | "Nombre" | "Nome" | "Nome";
    fact_email: "E-mail" | "Correo electrónico" | "E-mail" | "E-mail";
    fact_country: "Country" | "País" | "País" | "Paese";
    fact_zone: "Time zone" | "Zona horaria" | "Fuso horário" | "Fuso orario";
    fact_currency: "Currency" | "Moneda" | "Moeda" | "Valuta";
    personal_change: "Something is not right? Change it here:" | "¿Algo no está bien? Cámbialo aquí:" | "Algo não está certo? Altere aqui:" | "Qualcosa non va? Cambialo qui:";
    personal_right: "This is right" | "Estos datos son correctos" | "Estes dados estão corretos" | "Questi dati sono corretti";
    personal_right_why: "Your name stands on the sales page; receipts and letters go to your address." | "Tu nombre aparece en la página de ventas; los recibos y las cartas van a tu correo."
        | "Seu nome aparece na página de vendas; recibos e mensagens vão para o seu e-mail." | "Il tuo nome compare nella pagina di vendita; ricevute e lettere vanno al tuo indirizzo.";

    still_missing: "Still missing" | "Lo que falta" | "O que falta" | "Che cosa manca";
    nothing_missing: "Everything is there" | "Está todo" | "Está tudo aqui" | "C’è tutto";
    nothing_to_send: "There is nothing to send now." | "Ahora no hay nada que enviar." | "Agora não há nada para enviar." | "Ora non c’è nulla da inviare.";
    terms_title: "Terms" | "Condiciones" | "Termos" | "Condizioni";
    terms_version(version: &str): "Version {version}" | "Versión {version}" | "Versão {version}" | "Versione {version}";
    terms_accept: "I have read these terms and accept them" | "He leído estas condiciones y las acepto" | "Li estes termos e os aceito" | "Ho letto queste condizioni e le accetto";
    term_self: "You hold the sessions yourself, at the time that was booked and for as long as was promised." | "Das las sesiones tú, a la hora reservada y con la duración prometida."
        | "Você mesmo conduz as sessões, no horário agendado e com a duração prometida." | "Tieni tu le sessioni, all’ora prenotata e per la durata promessa.";
    term_honest: "What you write and show is true, your own or yours to use, and offends nobody." | "Lo que escribes y muestras es cierto, es tuyo o puedes usarlo, y no ofende a nadie."
        | "O que você escreve e mostra é verdadeiro, é seu ou pode ser usado por você, e não ofende ninguém." | "Ciò che scrivi e mostri è vero, è tuo o puoi usarlo, e non offende nessuno.";
    term_guarantee: "Buyers may change their mind within 7 days of the scheduled date and get back what they paid." | "Quien compra puede arrepentirse hasta 7 días después de la fecha programada y recupera lo pagado."
        | "Quem compra pode desistir em até 7 dias da data agendada e recebe de volta o que pagou." | "Chi acquista può ripensarci entro 7 giorni dalla data fissata e riceve indietro quanto pagato.";
    term_fixed: "Once approved, price, length and number of sessions stay as they are." | "Tras la aprobación, el precio, la duración y el número de sesiones ya no cambian."
        | "Depois da aprovação, o preço, a duração e o número de sessões não mudam mais." | "Dopo l’approvazione prezzo, durata e numero di sessioni restano come sono.";
    term_data: "You use what you learn about buyers for these sessions only, and keep it to yourself." | "Lo que sepas de quien compra lo usas solo para estas sesiones y no lo compartes."
        | "O que você souber de quem compra serve só para estas sessões e não é repassado." | "Ciò che sai di chi acquista lo usi solo per queste sessioni e non lo diffondi.";
    term_operator: "The operator looks products over and may take one off sale that breaks these terms; booked sessions still take place." | "Quien opera la plataforma revisa los productos y puede retirar el que incumpla; las sesiones reservadas se celebran igual."
        | "A operação revisa os produtos e pode tirar da venda o que descumprir estes termos; as sessões agendadas acontecem mesmo assim." | "Il gestore controlla i prodotti e può togliere dalla vendita chi non rispetta queste condizioni; le sessioni prenotate si tengono comunque.";
    what_happens: "Somebody looks it over, usually within 15 minutes and at most within a working day, and you get an e-mail. Until then it cannot be changed."
        | "Alguien lo revisa, normalmente en 15 minutos y como mucho en un día hábil, y recibes un correo. Hasta entonces no se puede cambiar."
        | "Alguém revisa, em geral em 15 minutos e no máximo em um dia útil, e você recebe um e-mail. Até lá não dá para alterar."
        | "Qualcuno lo controlla, di solito entro 15 minuti e al massimo in un giorno lavorativo, e ricevi un’e-mail. Fino ad allora non si può modificare.";
    send: "Send to verification" | "Enviar a verificación" | "Enviar para verificação" | "Invia alla verifica";
}
