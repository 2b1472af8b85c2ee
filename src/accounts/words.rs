//! Words of signing up and in, of mailed links, and of one's own account.

pub use crate::ui::words::country;

domain::texts! {
    name: "Name" | "Nombre" | "Nome" | "Nome";
    name_hint: "As your buyers know you." | "Como te conocen tus compradores." | "Como seus compradores conhecem você." | "Come ti conoscono i tuoi acquirenti.";
    email: "E-mail" | "Correo" | "E-mail" | "E-mail";
    password: "Password" | "Contraseña" | "Senha" | "Password";
    new_password: "New password" | "Contraseña nueva" | "Nova senha" | "Nuova password";
    password_hint(least: usize): "At least {least} characters. A sentence is fine."
        | "Al menos {least} caracteres. Vale una frase."
        | "Pelo menos {least} caracteres. Uma frase serve."
        | "Almeno {least} caratteri. Va bene una frase.";
    country_label: "Country" | "País" | "País" | "Paese";
    time_zone: "Time zone" | "Zona horaria" | "Fuso horário" | "Fuso orario";
    time_zone_hint: "A day of sales ends at its midnight." | "El día de ventas termina a su medianoche." | "O dia de vendas acaba à meia-noite dele." | "Il giorno di vendite finisce alla sua mezzanotte.";
    currency: "Main currency" | "Moneda principal" | "Moeda principal" | "Valuta principale";
    language: "Language" | "Idioma" | "Idioma" | "Lingua";

    sign_in: "Sign in" | "Iniciar sesión" | "Entrar" | "Accedi";
    forgot_link: "Forgot the password?" | "¿Olvidaste la contraseña?" | "Esqueceu a senha?" | "Password dimenticata?";
    new_here: "New here?" | "¿Primera vez aquí?" | "Primeira vez aqui?" | "Prima volta qui?";

    sign_up: "Create an account" | "Crear una cuenta" | "Criar conta" | "Crea un account";
    sign_up_lead: "Two minutes, then your sales are yours to look at." | "Dos minutos y ya puedes ver tus ventas." | "Dois minutos, e suas vendas ficam à vista." | "Due minuti e le tue vendite sono sotto i tuoi occhi.";
    sign_up_button: "Create account" | "Crear cuenta" | "Criar conta" | "Crea account";
    have_account: "Have an account?" | "¿Ya tienes cuenta?" | "Já tem conta?" | "Hai già un account?";

    check_mail: "Check your mail" | "Mira tu correo" | "Veja seu e-mail" | "Controlla la posta";
    check_mail_why: "If the address is right, a letter with a link is on its way. Open the link and you are in."
        | "Si la dirección es correcta, va en camino una carta con un enlace. Ábrelo y listo."
        | "Se o endereço estiver certo, uma mensagem com um link está a caminho. Abra o link e pronto."
        | "Se l’indirizzo è giusto, è in arrivo una lettera con un link. Aprilo e sei dentro.";
    check_mail_note: "Nothing there after a few minutes? Look in spam, or ask again."
        | "¿Nada después de unos minutos? Mira en el correo no deseado o pídelo otra vez."
        | "Nada depois de alguns minutos? Veja o spam ou peça de novo."
        | "Ancora niente dopo qualche minuto? Guarda nello spam o richiedilo di nuovo.";
    check_mail_demo: "This is a demo: its letters are kept in a box here." | "Esto es una demostración: sus cartas se guardan aquí, en un buzón." | "Isto é uma demonstração: as mensagens ficam numa caixa aqui." | "Questa è una dimostrazione: le lettere restano in una casella qui.";
    open_box: "Open the mail box" | "Abrir el buzón" | "Abrir a caixa de e-mail" | "Apri la casella";
    back_to_sign_in: "Back to sign in" | "Volver a iniciar sesión" | "Voltar para entrar" | "Torna all’accesso";

    confirm: "Confirm your address" | "Confirma tu dirección" | "Confirme seu endereço" | "Conferma il tuo indirizzo";
    confirm_why: "Type the password that you chose, and your account is open. You will be signed in on this device."
        | "Escribe la contraseña que elegiste y tu cuenta quedará abierta. Iniciarás sesión en este dispositivo."
        | "Digite a senha que você escolheu, e sua conta está aberta. Você entra neste dispositivo."
        | "Scrivi la password che hai scelto e il tuo account è aperto. Accederai su questo dispositivo.";
    confirm_wrong: "This is not the password that this sign-up was made with. Try again, or set a new password: the way below."
        | "Esta no es la contraseña con la que se creó la cuenta. Vuelve a probar o crea otra: el enlace está abajo."
        | "Esta não é a senha com que a conta foi criada. Tente de novo ou crie outra: o link está abaixo."
        | "Questa non è la password con cui è stato creato l’account. Riprova o scegline un’altra: il link è qui sotto.";
    confirm_button: "Confirm and sign in" | "Confirmar e iniciar sesión" | "Confirmar e entrar" | "Conferma e accedi";
    dead_link: "This link does not work any more" | "Este enlace ya no sirve" | "Este link não vale mais" | "Questo link non funziona più";
    dead_confirm_why: "It was used already, or a newer one was sent, or it is too old. Sign in: if the address still waits to be confirmed, a new link is sent."
        | "Ya se usó, se envió otro más nuevo o es demasiado antiguo. Inicia sesión: si la dirección sigue sin confirmar, se envía un enlace nuevo."
        | "Já foi usado, um mais novo foi enviado ou ele é antigo demais. Entre: se o endereço ainda não estiver confirmado, um novo link é enviado."
        | "È già stato usato, ne è stato inviato uno più nuovo o è troppo vecchio. Accedi: se l’indirizzo è ancora da confermare, parte un nuovo link.";
    dead_reset_why: "It was used already, or a newer one was sent, or it is older than an hour. Ask for another."
        | "Ya se usó, se envió otro más nuevo o tiene más de una hora. Pide otro."
        | "Já foi usado, um mais novo foi enviado ou passou de uma hora. Peça outro."
        | "È già stato usato, ne è stato inviato uno più nuovo o ha più di un’ora. Chiedine un altro.";

    forgot: "Forgot the password?" | "¿Olvidaste la contraseña?" | "Esqueceu a senha?" | "Password dimenticata?";
    forgot_why: "Tell us your e-mail and we send a link to set a new one." | "Dinos tu correo y te enviamos un enlace para crear otra." | "Diga seu e-mail e enviamos um link para criar outra." | "Dicci la tua e-mail e ti mandiamo un link per sceglierne un’altra.";
    forgot_button: "Send the link" | "Enviar el enlace" | "Enviar o link" | "Invia il link";
    reset: "Set a new password" | "Crear una contraseña nueva" | "Criar nova senha" | "Scegli una nuova password";
    reset_why: "All your sessions will be ended, and you are signed in here." | "Se cerrarán todas tus sesiones e iniciarás sesión aquí." | "Todas as suas sessões serão encerradas, e você entra aqui." | "Tutte le tue sessioni termineranno e accederai qui.";
    reset_keys: "Revoke the API keys as well" | "Revocar también las claves de API" | "Revogar também as chaves de API" | "Revoca anche le chiavi API";
    reset_keys_why: "Leave it ticked if somebody may have known your password: whoever has a key reads your sales without it."
        | "Déjalo marcado si alguien pudo conocer tu contraseña: quien tiene una clave lee tus ventas sin ella."
        | "Deixe marcado se alguém pode ter conhecido sua senha: quem tem uma chave lê suas vendas sem ela."
        | "Lascialo selezionato se qualcuno può aver conosciuto la tua password: chi ha una chiave legge le tue vendite senza.";
    finish: "Finish opening your account" | "Termina de abrir tu cuenta" | "Termine de abrir sua conta" | "Completa l’apertura del tuo account";
    finish_why: "Nobody has confirmed this address before. Choose a password and check the rest: somebody else may have typed it."
        | "Nadie había confirmado antes esta dirección. Elige una contraseña y revisa lo demás: puede que lo escribiera otra persona."
        | "Ninguém confirmou este endereço antes. Escolha uma senha e confira o resto: outra pessoa pode ter digitado."
        | "Nessuno ha confermato prima questo indirizzo. Scegli una password e controlla il resto: potrebbe averlo scritto qualcun altro.";
    reset_button: "Save and sign in" | "Guardar e iniciar sesión" | "Salvar e entrar" | "Salva e accedi";
    ask_again: "Ask for a new link" | "Pedir un enlace nuevo" | "Pedir um novo link" | "Chiedi un nuovo link";

    account: "Account" | "Cuenta" | "Conta" | "Account";
    profile: "Profile" | "Perfil" | "Perfil" | "Profilo";
    profile_why: "How you appear, and how days and money are counted." | "Cómo apareces y cómo se cuentan los días y el dinero." | "Como você aparece e como dias e dinheiro são contados." | "Come appari e come si contano giorni e denaro.";
    profile_stays: "Time zone and currency stay as they are: every sale was counted on the days of this zone."
        | "La zona horaria y la moneda no cambian: cada venta se contó en los días de esta zona."
        | "O fuso horário e a moeda ficam como estão: cada venda foi contada nos dias deste fuso."
        | "Fuso orario e valuta restano come sono: ogni vendita è stata contata nei giorni di questo fuso.";
    looks: "Language and appearance" | "Idioma y apariencia" | "Idioma e aparência" | "Lingua e aspetto";

    sessions: "Sessions" | "Sesiones" | "Sessões" | "Sessioni";
    sessions_why: "Where you are signed in." | "Dónde tienes la sesión abierta." | "Onde sua conta está aberta." | "Dove hai effettuato l’accesso.";
    this_one: "this one" | "esta" | "esta" | "questa";
    session_seen(address: &str, when: &str): "{address} · last used: {when}" | "{address} · último uso: {when}" | "{address} · último uso: {when}" | "{address} · ultimo uso: {when}";
    unknown_browser: "Unknown browser" | "Navegador desconocido" | "Navegador desconhecido" | "Browser sconosciuto";
    end: "End" | "Cerrar" | "Encerrar" | "Termina";
    end_session(name: &str): "End session {name}" | "Cerrar la sesión {name}" | "Encerrar sessão {name}" | "Termina la sessione {name}";
    end_others: "End all the others" | "Cerrar todas las demás" | "Encerrar todas as outras" | "Termina tutte le altre";

    keys: "API keys" | "Claves de API" | "Chaves de API" | "Chiavi API";
    keys_why: "For your own programs. Shown once." | "Para tus propios programas. Se muestran una sola vez." | "Para os seus programas. Mostradas uma só vez." | "Per i tuoi programmi. Mostrate una sola volta.";
    no_keys: "No keys yet." | "Aún no hay claves." | "Nenhuma chave ainda." | "Ancora nessuna chiave.";
    key_made(prefix: &str, when: &str): "{prefix}… · made {when}" | "{prefix}… · creada el {when}" | "{prefix}… · criada em {when}" | "{prefix}… · creata il {when}";
    key_name: "What is it for?" | "¿Para qué es?" | "Para que é?" | "A che cosa serve?";
    key_name_hint: "A name by which you know it again, such as “Sheet on Mondays”." | "Un nombre para reconocerla, como «Hoja de los lunes»." | "Um nome para reconhecê-la, como “Planilha de segunda”." | "Un nome per riconoscerla, come «Foglio del lunedì».";
    key_by(name: &str): "· by {name}" | "· por {name}" | "· por {name}" | "· da {name}";
    key_may: "What it may do" | "Qué puede hacer" | "O que ela pode fazer" | "Che cosa può fare";
    key_all: "Everything that I may do" | "Todo lo que yo puedo hacer" | "Tudo o que eu posso fazer" | "Tutto quello che posso fare io";
    key_some: "Only some of it" | "Solo una parte" | "Só uma parte" | "Solo una parte";
    key_opens_all: "Everything that its maker may do" | "Todo lo que puede quien la creó" | "Tudo o que pode quem a criou" | "Tutto quello che può chi l’ha creata";
    key_opens_nothing: "Opens nothing now: its maker has none of its rights." | "Ahora no abre nada: quien la creó no tiene ninguno de sus permisos." | "Agora não abre nada: quem a criou não tem nenhuma das permissões dela." | "Ora non apre nulla: chi l’ha creata non ha nessuno dei suoi permessi.";
    key_opens(count: &str): "Rights: {count}" | "Permisos: {count}" | "Permissões: {count}" | "Permessi: {count}";
    new_key: "New key" | "Clave nueva" | "Nova chave" | "Nuova chiave";
    copy_now: "Copy it now: you will not see it again." | "Cópiala ahora: no volverás a verla." | "Copie agora: ela não aparece de novo." | "Copiala ora: non la rivedrai.";
    back_to_account: "Back to the account" | "Volver a la cuenta" | "Voltar para a conta" | "Torna all’account";
    copy: "Copy" | "Copiar" | "Copiar" | "Copia";
    copied: "Copied" | "Copiada" | "Copiada" | "Copiata";
    revoke: "Revoke" | "Revocar" | "Revogar" | "Revoca";
    revoke_name(name: &str): "Revoke {name}" | "Revocar {name}" | "Revogar {name}" | "Revoca {name}";
    revoke_ask(name: &str): "Revoke “{name}”?" | "¿Revocar «{name}»?" | "Revogar “{name}”?" | "Revocare «{name}»?";
    revoke_why: "Programs that use this key stop working at once." | "Los programas que usan esta clave dejan de funcionar al instante." | "Programas que usam esta chave param na hora." | "I programmi che usano questa chiave smettono subito di funzionare.";
}
