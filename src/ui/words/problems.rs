//! What a reader is told when something did not happen, and what is wrong with a field.

use domain::account::Fault;
use domain::language::Language;

domain::texts! {
    problem_not_signed_in: "Your session has ended. Sign in again to go on."
        | "Tu sesión ha terminado. Inicia sesión de nuevo para continuar."
        | "Sua sessão terminou. Entre de novo para continuar."
        | "La tua sessione è terminata. Accedi di nuovo per continuare.";
    problem_forbidden: "This is not open to you. The owner of the account can change that."
        | "No tienes acceso a esto. Quien es titular de la cuenta puede dártelo."
        | "Isto não está aberto para você. Quem é titular da conta pode liberar."
        | "Non hai accesso a questa pagina. Chi è titolare dell’account può dartelo.";
    problem_not_found: "There is nothing here: the address is wrong, or what it showed belongs to another account."
        | "Aquí no hay nada: la dirección es incorrecta, o lo que mostraba es de otra cuenta."
        | "Não há nada aqui: o endereço está errado, ou o que ele mostrava é de outra conta."
        | "Qui non c’è nulla: l’indirizzo è sbagliato, oppure ciò che mostrava appartiene a un altro account.";
    problem_too_many: "That was too many attempts. Wait a few minutes and try again."
        | "Han sido demasiados intentos. Espera unos minutos y vuelve a probar."
        | "Foram tentativas demais. Espere alguns minutos e tente de novo."
        | "Troppi tentativi. Aspetta qualche minuto e riprova.";
    problem_too_many_pictures: "You have sent many pictures within an hour. Try again a little later."
        | "Has enviado muchas imágenes en una hora. Vuelve a probar un poco más tarde."
        | "Você enviou muitas imagens em uma hora. Tente de novo um pouco mais tarde."
        | "Hai inviato molte immagini in un’ora. Riprova un po’ più tardi.";
    problem_pictures_busy: "Many pictures are being worked on right now. Yours was not kept: send it again in a moment."
        | "Ahora mismo se están procesando muchas imágenes. La tuya no se ha guardado: vuelve a enviarla en un momento."
        | "Muitas imagens estão sendo processadas agora. A sua não foi guardada: envie-a de novo em instantes."
        | "In questo momento si stanno elaborando molte immagini. La tua non è stata salvata: inviala di nuovo tra poco.";
    problem_unavailable: "This is not available right now. Nothing was changed; please try again in a moment."
        | "Ahora mismo no está disponible. No se ha cambiado nada; vuelve a probar en un momento."
        | "Não está disponível agora. Nada foi alterado; tente de novo em instantes."
        | "Al momento non è disponibile. Nulla è stato modificato; riprova tra poco.";
    problem_offline: "The server cannot be reached. Check your connection and try again."
        | "No se puede llegar al servidor. Revisa tu conexión y vuelve a probar."
        | "Não foi possível chegar ao servidor. Verifique sua conexão e tente de novo."
        | "Il server non è raggiungibile. Controlla la connessione e riprova.";
    problem_credentials: "That e-mail and password do not go together. Try again or set a new password."
        | "Ese correo y esa contraseña no coinciden. Vuelve a probar o crea otra contraseña."
        | "Este e-mail e esta senha não combinam. Tente de novo ou crie outra senha."
        | "Questa e-mail e questa password non corrispondono. Riprova o scegli una nuova password.";
    problem_not_confirmed: "This address is not confirmed yet. We have sent you a new link: please open it first."
        | "Esta dirección aún no está confirmada. Te hemos enviado un enlace nuevo: ábrelo primero, por favor."
        | "Este endereço ainda não foi confirmado. Enviamos um novo link: abra-o primeiro, por favor."
        | "Questo indirizzo non è ancora confermato. Ti abbiamo inviato un nuovo link: aprilo prima, per favore.";
    problem_dead_link: "This link has been used or is too old. Ask for a new one."
        | "Este enlace ya se ha usado o es demasiado antiguo. Pide uno nuevo."
        | "Este link já foi usado ou é antigo demais. Peça um novo."
        | "Questo link è già stato usato o è troppo vecchio. Chiedine uno nuovo.";
    problem_fields: "Some fields need another look."
        | "Hay campos que conviene revisar."
        | "Alguns campos precisam de revisão."
        | "Alcuni campi vanno rivisti.";
    problem_stale: "This was changed in another window meanwhile. Reload the page to go on from there."
        | "Mientras tanto cambió en otra ventana. Recarga la página para seguir desde allí."
        | "Isto mudou em outra janela nesse meio-tempo. Recarregue a página para continuar dali."
        | "Nel frattempo è cambiato in un’altra finestra. Ricarica la pagina per continuare da lì.";
    problem_not_now: "The product cannot be changed in its present state."
        | "El producto no se puede cambiar en su estado actual."
        | "O produto não pode ser alterado no estado atual."
        | "Il prodotto non si può modificare nello stato attuale.";
    problem_fixed: "This is fixed since the approval, because buyers agreed to it. Copy the product to sell it otherwise."
        | "Esto quedó fijado con la aprobación, porque es lo que aceptan quienes compran. Copia el producto para venderlo de otra manera."
        | "Isto ficou fixado com a aprovação, porque é o que quem compra aceita. Copie o produto para vendê-lo de outra forma."
        | "Questo è fissato dall’approvazione, perché è ciò che chi compra accetta. Copia il prodotto per venderlo in altro modo.";
    problem_too_many_links: "The product has 50 links, and more are not possible."
        | "El producto tiene 50 enlaces y no puede tener más."
        | "O produto tem 50 links e não pode ter mais."
        | "Il prodotto ha 50 link e non può averne altri.";
    problem_too_many_products: "You have 200 products, and more are not possible. Continue one that you have put away."
        | "Tienes 200 productos y no puedes tener más. Retoma alguno de los archivados."
        | "Você tem 200 produtos e não pode ter mais. Retome algum dos arquivados."
        | "Hai 200 prodotti e non puoi averne altri. Riprendi uno di quelli archiviati.";
    problem_too_long: "This is more text than a step may hold, and it was not saved. Shorten it."
        | "Es más texto del que cabe en un paso y no se ha guardado. Acórtalo."
        | "É mais texto do que cabe em uma etapa e não foi salvo. Encurte-o."
        | "È più testo di quanto ne contenga un passaggio e non è stato salvato. Accorcialo.";
    problem_too_late: "By the rules of this service it is too late for that. Nothing was changed."
        | "Según las reglas de este servicio ya es tarde para eso. No se ha cambiado nada."
        | "Pelas regras deste serviço, já é tarde para isso. Nada foi alterado."
        | "Secondo le regole di questo servizio è troppo tardi. Non è cambiato nulla.";
    problem_other_sum: "What goes back has changed since this page was shown, so nothing was called off. The sum above is the one of now."
        | "Lo que se devuelve ha cambiado desde que se mostró esta página, así que no se ha cancelado nada. El importe de arriba es el actual."
        | "O valor devolvido mudou desde que esta página foi mostrada, então nada foi cancelado. O valor acima é o atual."
        | "La somma restituita è cambiata da quando questa pagina è stata mostrata, quindi non è stato annullato nulla. La somma qui sopra è quella attuale.";
    problem_not_full: "That day still has free times: choose one of them above."
        | "Ese día todavía tiene horas libres: elige una arriba."
        | "Esse dia ainda tem horários livres: escolha um deles acima."
        | "Quel giorno ha ancora orari liberi: scegline uno qui sopra.";
    problem_no_hours: "There are no times on that day, so there is nothing to wait for. Choose another day."
        | "Ese día no hay horas, así que no hay nada que esperar. Elige otro día."
        | "Não há horários nesse dia, então não há o que esperar. Escolha outro dia."
        | "In quel giorno non ci sono orari, quindi non c’è nulla da aspettare. Scegli un altro giorno.";
    problem_over: "It was called off before, or nothing is left of it. Nothing was changed."
        | "Ya estaba cancelado o no queda nada. No se ha cambiado nada."
        | "Já estava cancelado ou não resta nada. Nada foi alterado."
        | "Era già annullato o non ne resta nulla. Non è cambiato nulla.";
    problem_disputed: "The buyer’s bank is asking for the money back. Until that is settled nothing can be changed."
        | "El banco del comprador está reclamando el dinero. Hasta que se resuelva no se puede cambiar nada."
        | "O banco do comprador está pedindo o dinheiro de volta. Até isso se resolver, nada pode ser alterado."
        | "La banca dell’acquirente sta richiedendo il denaro. Finché non è risolto non si può cambiare nulla.";
    problem_taken: "This time is not free any more. Choose another one."
        | "Esta hora ya no está libre. Elige otra."
        | "Este horário não está mais livre. Escolha outro."
        | "Questo orario non è più libero. Scegline un altro.";
    problem_lapsed: "The time that was kept for you is up. Choose one again."
        | "Se acabó el tiempo de tu reserva. Vuelve a elegir una hora."
        | "O tempo da sua reserva acabou. Escolha um horário de novo."
        | "Il tempo della tua prenotazione è scaduto. Scegli di nuovo un orario.";
    problem_paying: "A payment for this time is under way. Wait a moment: nothing is charged twice."
        | "Hay un pago en curso para esta hora. Espera un momento: no se cobra dos veces."
        | "Há um pagamento em andamento para este horário. Espere um momento: nada é cobrado duas vezes."
        | "È in corso un pagamento per questo orario. Aspetta un momento: nulla viene addebitato due volte.";
    problem_no_payments: "Payments are not set up here yet, so times cannot be booked."
        | "Aquí todavía no se pueden hacer pagos, así que no se pueden reservar horas."
        | "Aqui ainda não é possível pagar, então não dá para reservar horários."
        | "Qui i pagamenti non sono ancora attivi, quindi non si possono prenotare orari.";
    problem_not_from_here: "Online services cannot be sold from your country yet."
        | "Desde tu país todavía no se pueden vender servicios online."
        | "Do seu país ainda não é possível vender serviços online."
        | "Dal tuo Paese non si possono ancora vendere servizi online.";
    problem_parameters: "Part of this address cannot be understood. Clear the filters and start again."
        | "Una parte de esta dirección no se entiende. Quita los filtros y empieza de nuevo."
        | "Não foi possível entender parte deste endereço. Limpe os filtros e comece de novo."
        | "Una parte di questo indirizzo non è comprensibile. Togli i filtri e ricomincia.";
    problem_internal: "Something broke on our side. Please try again in a moment."
        | "Algo se rompió de nuestro lado. Vuelve a probar en un momento."
        | "Algo quebrou do nosso lado. Tente de novo em instantes."
        | "Qualcosa si è rotto dalla nostra parte. Riprova tra poco.";

    fault_missing: "This is needed." | "Este dato hace falta." | "Isto é necessário." | "Questo dato serve.";
    fault_too_long: "This is too long." | "Es demasiado largo." | "É longo demais." | "È troppo lungo.";
    fault_not_an_address: "This does not look like an e-mail address, such as ana@example.com."
        | "Esto no parece una dirección de correo, como ana@example.com."
        | "Isto não parece um endereço de e-mail, como ana@example.com."
        | "Questo non sembra un indirizzo e-mail, come ana@example.com.";
    fault_unprintable: "This holds characters that cannot be shown."
        | "Contiene caracteres que no se pueden mostrar."
        | "Contém caracteres que não podem ser mostrados."
        | "Contiene caratteri che non si possono mostrare.";
    fault_not_in_list: "Please choose one from the list."
        | "Elige una opción de la lista, por favor."
        | "Escolha uma opção da lista, por favor."
        | "Scegli una voce dell’elenco, per favore.";
    fault_password_short: "A password needs at least 10 characters. A sentence is fine."
        | "La contraseña necesita al menos 10 caracteres. Una frase sirve."
        | "A senha precisa de pelo menos 10 caracteres. Uma frase serve."
        | "La password deve avere almeno 10 caratteri. Una frase va bene.";
    fault_password_common: "This password would be guessed quickly. Please choose another."
        | "Esta contraseña se adivinaría pronto. Elige otra, por favor."
        | "Esta senha seria adivinhada depressa. Escolha outra, por favor."
        | "Questa password si indovina in fretta. Scegline un’altra, per favore.";

    try_again: "Try again" | "Volver a probar" | "Tentar de novo" | "Riprova";

    absent_title: "There is nothing here" | "Aquí no hay nada" | "Não há nada aqui" | "Qui non c’è nulla";
    absent_text: "The address is wrong, or what it showed belongs to another account."
        | "La dirección es incorrecta, o lo que mostraba es de otra cuenta."
        | "O endereço está errado, ou o que ele mostrava é de outra conta."
        | "L’indirizzo è sbagliato, oppure ciò che mostrava appartiene a un altro account.";
    closed_title: "This is not open to you" | "Esto no está abierto para ti" | "Isto não está aberto para você" | "Questo non è aperto a te";
    closed_text: "Your profile does not include this page. The owner of the account can add it."
        | "Tu perfil no incluye esta página. Quien es titular de la cuenta puede añadirla."
        | "Seu perfil não inclui esta página. Quem é titular da conta pode incluir."
        | "Il tuo profilo non comprende questa pagina. Chi è titolare dell’account può aggiungerla.";
    account_closed_title: "This account is closed to you" | "Esta cuenta está cerrada para ti" | "Esta conta está fechada para você" | "Questo account ti è chiuso";
    broken_title: "Something broke on our side" | "Algo se rompió de nuestro lado" | "Algo quebrou do nosso lado" | "Qualcosa si è rotto dalla nostra parte";
    broken_text: "Nothing was changed. Try again in a moment; if it stays, tell whoever runs this server."
        | "No se ha cambiado nada. Vuelve a probar en un momento; si continúa, avisa a quien administra este servidor."
        | "Nada foi alterado. Tente de novo em instantes; se continuar, avise quem administra este servidor."
        | "Nulla è stato modificato. Riprova tra poco; se continua, avvisa chi gestisce questo server.";
    incident: "Incident" | "Incidente" | "Incidente" | "Incidente";
    incident_why: "support finds it by this number." | "soporte lo encuentra por este número." | "o suporte o encontra por este número." | "l’assistenza lo trova con questo numero.";
    not_loaded: "This could not be loaded" | "No se ha podido cargar" | "Não foi possível carregar" | "Non è stato possibile caricare";
    go_to_sales: "Go to Sales" | "Ir a Ventas" | "Ir para Vendas" | "Vai alle Vendite";
    go_home: "Go to the start" | "Ir al inicio" | "Ir para o início" | "Vai all’inizio";
    problem_invitation: "This invitation cannot be answered like that any more. Open its link again to see how it stands."
        | "Esta invitación ya no se puede responder así. Abre otra vez su enlace para ver cómo está."
        | "Este convite não pode mais ser respondido assim. Abra o link de novo para ver como está."
        | "Non si può più rispondere così a questo invito. Riapri il suo link per vedere com’è.";
    problem_other_centre: "You are in another account now: reload the page to go on. Nothing was changed."
        | "Ahora estás en otra cuenta: recarga la página para seguir. No se ha cambiado nada."
        | "Agora você está em outra conta: recarregue a página para continuar. Nada foi alterado."
        | "Ora sei in un altro account: ricarica la pagina per continuare. Nulla è stato modificato.";
    problem_in_account_of(name: &str): "You are in {name}’s account now: reload the page to go on. Nothing was changed."
        | "Ahora estás en la cuenta de {name}: recarga la página para seguir. No se ha cambiado nada."
        | "Agora você está na conta de {name}: recarregue a página para continuar. Nada foi alterado."
        | "Ora sei nell’account di {name}: ricarica la pagina per continuare. Nulla è stato modificato.";
    other_centre_title: "You are in another account now" | "Ahora estás en otra cuenta" | "Agora você está em outra conta" | "Ora sei in un altro account";
    go_to_assist: "Choose an account" | "Elegir una cuenta" | "Escolher uma conta" | "Scegli un account";
    fault_no_rights: "Choose at least one right, or everything." | "Elige al menos un permiso, o todo." | "Escolha pelo menos uma permissão, ou tudo." | "Scegli almeno un permesso, oppure tutto.";
    fault_unknown_right: "One of these rights does not exist. Choose among those in the list."
        | "Uno de estos permisos no existe. Elige entre los de la lista."
        | "Uma destas permissões não existe. Escolha entre as da lista."
        | "Uno di questi permessi non esiste. Scegli tra quelli dell’elenco.";
    fault_right_not_held: "A key can do no more than you. Choose among the rights that you have."
        | "Una clave no puede hacer más que tú. Elige entre los permisos que tienes."
        | "Uma chave não pode fazer mais do que você. Escolha entre as permissões que você tem."
        | "Una chiave non può fare più di te. Scegli tra i permessi che hai.";
    problem_not_so: "This person stands otherwise by now. Load the page again to see how." | "Esta persona ya está en otro estado. Carga la página otra vez para verlo." | "Esta pessoa já está em outra situação. Carregue a página de novo para ver." | "Questa persona ormai è in un altro stato. Ricarica la pagina per vederlo.";
    problem_has_people: "Somebody has this profile. Choose which other one they get." | "Alguien tiene este perfil. Elige cuál otro recibirá." | "Alguém tem este perfil. Escolha qual outro vai receber." | "Qualcuno ha questo profilo. Scegli quale altro riceverà.";
}

/// What is wrong with a field, in a sentence under it.
pub fn fault_text(language: Language, fault: Fault) -> &'static str {
    match fault {
        Fault::Missing => fault_missing(language),
        Fault::TooLong => fault_too_long(language),
        Fault::NotAnAddress => fault_not_an_address(language),
        Fault::Unprintable => fault_unprintable(language),
        Fault::NotInList => fault_not_in_list(language),
        Fault::PasswordTooShort => fault_password_short(language),
        Fault::PasswordTooCommon => fault_password_common(language),
        Fault::NoRights => fault_no_rights(language),
        Fault::UnknownRight => fault_unknown_right(language),
        Fault::RightNotHeld => fault_right_not_held(language),
    }
}
