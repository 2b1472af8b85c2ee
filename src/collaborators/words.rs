//! The words of the collaborators centre.

mod told;

pub use told::*;

domain::texts! {
    title: "Collaborators" | "Colaboradores" | "Colaboradores" | "Collaboratori";
    lead: "Who else works in this account, and what each of them may do."
        | "Quién más trabaja en esta cuenta y qué puede hacer cada uno."
        | "Quem mais trabalha nesta conta e o que cada um pode fazer."
        | "Chi altro lavora in questo account e che cosa può fare ciascuno.";
    profiles: "Profiles" | "Perfiles" | "Perfis" | "Profili";
    profiles_lead: "A profile is a name for a set of rights. Whoever has it can do all of them, from their next click on."
        | "Un perfil es un nombre para un conjunto de permisos. Quien lo tiene puede usarlos todos, desde su próximo clic."
        | "Um perfil é um nome para um conjunto de permissões. Quem o tem pode usar todas, a partir do próximo clique."
        | "Un profilo è un nome per un insieme di permessi. Chi lo ha può usarli tutti, dal prossimo clic.";
    log: "Log" | "Registro" | "Registro" | "Registro";
    log_lead: "What was done in this account, by whom, and by which right. Nothing of it can be changed."
        | "Qué se hizo en esta cuenta, quién lo hizo y con qué permiso. Nada de esto se puede cambiar."
        | "O que foi feito nesta conta, por quem e com qual permissão. Nada disso pode ser mudado."
        | "Che cosa è stato fatto in questo account, da chi e con quale permesso. Niente si può cambiare.";
    invite: "Invite" | "Invitar" | "Convidar" | "Invita";
    invite_lead: "They get a letter with a link that only works for their address, for seven days."
        | "Recibirá una carta con un enlace que solo sirve para su dirección, durante siete días."
        | "A pessoa recebe uma mensagem com um link que só vale para o endereço dela, por sete dias."
        | "Riceverà una lettera con un link che vale solo per il suo indirizzo, per sette giorni.";
    send_invitation: "Send the invitation" | "Enviar la invitación" | "Enviar o convite" | "Invia l’invito";
    name: "Name" | "Nombre" | "Nome" | "Nome";
    email: "E-mail" | "Correo electrónico" | "E-mail" | "E-mail";
    profile: "Profile" | "Perfil" | "Perfil" | "Profilo";
    letter_language: "Language of the letter" | "Idioma de la carta" | "Idioma da mensagem" | "Lingua della lettera";
    last_day: "Last day of access" | "Último día de acceso" | "Último dia de acesso" | "Ultimo giorno di accesso";
    last_day_hint: "Empty for no end." | "Vacío si no tiene fin." | "Vazio se não tem fim." | "Vuoto se non ha fine.";
    products: "Products" | "Productos" | "Produtos" | "Prodotti";
    all_products: "All products" | "Todos los productos" | "Todos os produtos" | "Tutti i prodotti";
    some_products: "Only these" | "Solo estos" | "Só estes" | "Solo questi";
    people: "People" | "Personas" | "Pessoas" | "Persone";
    search_people: "Name or e-mail" | "Nombre o correo" | "Nome ou e-mail" | "Nome o e-mail";
    state: "State" | "Estado" | "Situação" | "Stato";
    any: "Any" | "Cualquiera" | "Qualquer" | "Qualsiasi";
    filter: "Filter" | "Filtrar" | "Filtrar" | "Filtra";
    none_yet: "Nobody yet" | "Todavía nadie" | "Ainda ninguém" | "Ancora nessuno";
    none_yet_why: "Make a profile first: it says what somebody may do. Then invite the person."
        | "Primero crea un perfil: dice qué puede hacer alguien. Después invita a la persona."
        | "Primeiro crie um perfil: ele diz o que alguém pode fazer. Depois convide a pessoa."
        | "Prima crea un profilo: dice che cosa può fare qualcuno. Poi invita la persona.";
    none_match: "Nobody matches" | "Nadie coincide" | "Ninguém corresponde" | "Nessuno corrisponde";
    none_match_why: "Try fewer letters, or another state." | "Prueba con menos letras o con otro estado." | "Tente menos letras ou outra situação." | "Prova con meno lettere o un altro stato.";
    no_profiles: "No profiles yet" | "Todavía no hay perfiles" | "Ainda não há perfis" | "Ancora nessun profilo";
    no_profiles_why: "Begin with one of these and change it as you like." | "Empieza con uno de estos y cámbialo a tu gusto." | "Comece com um destes e mude como quiser." | "Comincia con uno di questi e cambialo come vuoi.";
    begin_with: "Begin with" | "Empezar con" | "Começar com" | "Comincia con";
    new_profile: "New profile" | "Nuevo perfil" | "Novo perfil" | "Nuovo profilo";
    until(when: &str): "until {when}" | "hasta el {when}" | "até {when}" | "fino al {when}";
    seen(when: &str): "last seen {when}" | "visto por última vez el {when}" | "visto pela última vez em {when}" | "visto l’ultima volta il {when}";
    never_seen: "not seen yet" | "aún no ha entrado" | "ainda não entrou" | "non ancora entrato";
    undeliverable: "The letter could not be delivered." | "La carta no se pudo entregar." | "A mensagem não pôde ser entregue." | "La lettera non si è potuta consegnare.";
    some_only(count: &str): "{count} products only" | "solo {count} productos" | "só {count} produtos" | "solo {count} prodotti";
    more(name: &str): "More about {name}" | "Más sobre {name}" | "Mais sobre {name}" | "Altro su {name}";
    send_again: "Send again" | "Enviar otra vez" | "Enviar de novo" | "Invia di nuovo";
    take_back: "Take the invitation back" | "Retirar la invitación" | "Retirar o convite" | "Ritira l’invito";
    suspend: "Suspend" | "Suspender" | "Suspender" | "Sospendi";
    resume: "Readmit" | "Readmitir" | "Readmitir" | "Riammetti";
    remove(name: &str): "Remove {name}" | "Quitar a {name}" | "Remover {name}" | "Rimuovi {name}";
    edit_person: "Profile and limits" | "Perfil y límites" | "Perfil e limites" | "Profilo e limiti";
    just_for: "Make a profile just for this person" | "Crear un perfil solo para esta persona" | "Criar um perfil só para esta pessoa" | "Crea un profilo solo per questa persona";
    just_for_why: "It begins as a copy of the present one, to be edited." | "Empieza como copia del actual, para editarla." | "Começa como cópia do atual, para editar." | "Comincia come copia di quello attuale, da modificare.";
    change_profile: "Change the profile" | "Cambiar el perfil" | "Mudar o perfil" | "Cambia il profilo";
    limits: "Limits" | "Límites" | "Limites" | "Limiti";
    save_limits: "Save the limits" | "Guardar los límites" | "Salvar os limites" | "Salva i limiti";
    save: "Save" | "Guardar" | "Salvar" | "Salva";
    duplicate: "Duplicate" | "Duplicar" | "Duplicar" | "Duplica";
    see_as: "See as this profile" | "Ver como este perfil" | "Ver como este perfil" | "Vedi come questo profilo";
    delete: "Delete" | "Eliminar" | "Excluir" | "Elimina";
    delete_ask(name: &str): "Delete “{name}”?" | "¿Eliminar «{name}»?" | "Excluir “{name}”?" | "Eliminare «{name}»?";
    move_to: "Its people get" | "Sus personas reciben" | "As pessoas dele recebem" | "Le sue persone ricevono";
    rights: "Rights" | "Permisos" | "Permissões" | "Permessi";
    person_one: "1 person" | "1 persona" | "1 pessoa" | "1 persona";
    people_many(count: &str): "{count} people" | "{count} personas" | "{count} pessoas" | "{count} persone";
    right_one: "1 right" | "1 permiso" | "1 permissão" | "1 permesso";
    rights_many(count: &str): "{count} rights" | "{count} permisos" | "{count} permissões" | "{count} permessi";
    affected: "What saving changes" | "Qué cambia al guardar" | "O que muda ao salvar" | "Che cosa cambia salvando";
    nobody_affected: "Nobody has this profile." | "Nadie tiene este perfil." | "Ninguém tem este perfil." | "Nessuno ha questo profilo.";
    gains: "They gain" | "Ganan" | "Ganham" | "Guadagnano";
    loses: "They lose" | "Pierden" | "Perdem" | "Perdono";
    nothing_changes: "Nothing changes for them." | "Nada cambia para ellas." | "Nada muda para elas." | "Per loro non cambia nulla.";
    falls(names: &str): "These open invitations are taken back: {names}." | "Se retiran estas invitaciones abiertas: {names}." | "Estes convites abertos são retirados: {names}." | "Questi inviti aperti vengono ritirati: {names}.";
    assist: "Accounts I help with" | "Cuentas en las que ayudo" | "Contas em que ajudo" | "Account in cui collaboro";
    assist_lead: "Your own account stays separate from each of them." | "Tu propia cuenta queda separada de cada una." | "Sua própria conta fica separada de cada uma." | "Il tuo account resta separato da ciascuno.";
    no_assist: "You help in nobody’s account" | "No ayudas en la cuenta de nadie" | "Você não ajuda na conta de ninguém" | "Non collabori in nessun account";
    no_assist_why: "Whoever wants your help invites you by mail." | "Quien quiera tu ayuda te invitará por correo." | "Quem quiser sua ajuda convida você por e-mail." | "Chi vuole il tuo aiuto ti invita per e-mail.";
    my_account: "My own account" | "Mi propia cuenta" | "Minha própria conta" | "Il mio account";
    to_my_account: "Back to my account" | "Volver a mi cuenta" | "Voltar à minha conta" | "Torna al mio account";
    enter(name: &str): "Go to {name}’s account" | "Ir a la cuenta de {name}" | "Ir para a conta de {name}" | "Vai all’account di {name}";
    leave: "Leave" | "Dejar" | "Sair" | "Lascia";
    leave_ask(name: &str): "Leave {name}’s account?" | "¿Dejar la cuenta de {name}?" | "Sair da conta de {name}?" | "Lasciare l’account di {name}?";
    leave_why: "Only another invitation leads back." | "Solo otra invitación permite volver." | "Só outro convite permite voltar." | "Solo un altro invito permette di tornare.";
    leave_named(name: &str): "Leave {name}" | "Dejar a {name}" | "Sair de {name}" | "Lascia {name}";
    closed: "Closed at present" | "Cerrada por ahora" | "Fechada por enquanto" | "Chiuso al momento";
    here_now: "You are here" | "Estás aquí" | "Você está aqui" | "Sei qui";
    who: "Who" | "Quién" | "Quem" | "Chi";
    what: "What" | "Qué" | "O quê" | "Che cosa";
    from_day: "From" | "Desde" | "De" | "Dal";
    to_day: "To" | "Hasta" | "Até" | "Al";
    by_right: "By right" | "Con permiso" | "Com permissão" | "Con permesso";
    changes: "Before and after" | "Antes y después" | "Antes e depois" | "Prima e dopo";
    program: "Mostrador" | "Mostrador" | "Mostrador" | "Mostrador";
    api_key: "API key" | "Clave de API" | "Chave de API" | "Chiave API";
    whoever: "Whoever was invited" | "La persona invitada" | "A pessoa convidada" | "La persona invitata";
    older: "Older" | "Anteriores" | "Anteriores" | "Precedenti";
    nothing_logged: "Nothing here" | "Nada aquí" | "Nada aqui" | "Niente qui";
    nothing_logged_why: "What is done in this account from now on stands here." | "Lo que se haga en esta cuenta desde ahora aparecerá aquí." | "O que for feito nesta conta a partir de agora aparece aqui." | "Quello che si farà in questo account d’ora in poi apparirà qui.";
    invitation: "Invitation" | "Invitación" | "Convite" | "Invito";
    invited_into(owner: &str): "Help in {owner}’s account" | "Ayudar en la cuenta de {owner}" | "Ajudar na conta de {owner}" | "Collaborare nell’account di {owner}";
    invited_by(inviter: &str, profile: &str): "{inviter} invites you, with the profile “{profile}”." | "{inviter} te invita, con el perfil «{profile}»." | "{inviter} convida você, com o perfil “{profile}”." | "{inviter} ti invita, con il profilo «{profile}».";
    it_opens: "What it opens" | "Qué abre" | "O que abre" | "Che cosa apre";
    it_never: "What it never lets you do" | "Lo que nunca te permite" | "O que nunca permite" | "Che cosa non ti permette mai";
    it_ends(day: &str): "The access ends after {day}." | "El acceso termina después del {day}." | "O acesso termina depois de {day}." | "L’accesso termina dopo il {day}.";
    good_until(when: &str): "It can be accepted until {when}." | "Se puede aceptar hasta el {when}." | "Pode ser aceito até {when}." | "Si può accettare fino al {when}.";
    accept: "Accept" | "Aceptar" | "Aceitar" | "Accetta";
    decline: "Decline" | "Rechazar" | "Recusar" | "Rifiuta";
    sign_in_first(email: &str): "Sign in as {email} to accept." | "Inicia sesión como {email} para aceptar." | "Entre como {email} para aceitar." | "Accedi come {email} per accettare.";
    sign_in: "Sign in" | "Iniciar sesión" | "Entrar" | "Accedi";
    other_account(email: &str, other: &str): "You are signed in as {other}. This invitation is for {email}." | "Has iniciado sesión como {other}. Esta invitación es para {email}." | "Você entrou como {other}. Este convite é para {email}." | "Hai effettuato l’accesso come {other}. Questo invito è per {email}.";
    switch_account: "Sign out and come back" | "Cerrar sesión y volver" | "Sair e voltar" | "Esci e torna qui";
    create_account(email: &str): "Open your account for {email}. The link has proven that the address is yours." | "Abre tu cuenta para {email}. El enlace ha demostrado que la dirección es tuya." | "Abra sua conta para {email}. O link provou que o endereço é seu." | "Apri il tuo account per {email}. Il link ha dimostrato che l’indirizzo è tuo.";
    open_and_accept: "Open my account and accept" | "Abrir mi cuenta y aceptar" | "Abrir minha conta e aceitar" | "Apri il mio account e accetta";
    enter_now: "You have accepted. Go in." | "Ya has aceptado. Entra." | "Você já aceitou. Entre." | "Hai già accettato. Entra.";
    to_assist: "To the accounts I help with" | "A las cuentas en las que ayudo" | "Às contas em que ajudo" | "Agli account in cui collaboro";
    expired: "This invitation has expired" | "Esta invitación ha caducado" | "Este convite expirou" | "Questo invito è scaduto";
    expired_why(inviter: &str): "Ask {inviter} to send it again." | "Pide a {inviter} que la envíe otra vez." | "Peça a {inviter} para enviar de novo." | "Chiedi a {inviter} di inviarlo di nuovo.";
    over: "This invitation is over" | "Esta invitación ya no sirve" | "Este convite não vale mais" | "Questo invito non vale più";
    over_why: "It was answered, taken back, sent again by another link, or never was one. Nothing was opened by looking."
        | "Fue respondida, retirada, enviada otra vez con otro enlace, o nunca existió. Mirar no abrió nada."
        | "Foi respondido, retirado, enviado de novo com outro link, ou nunca existiu. Olhar não abriu nada."
        | "È stato risposto, ritirato, inviato di nuovo con un altro link, o non è mai esistito. Guardare non ha aperto nulla.";
    to_home: "To Mostrador" | "A Mostrador" | "Ao Mostrador" | "A Mostrador";
}
