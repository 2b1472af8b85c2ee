//! Words of a conversation about a session.

domain::texts! {
    you: "You" | "Tú" | "Você" | "Tu";
    none(other: &str): "Nothing was written yet. {other} gets what you write by e-mail."
        | "Todavía no hay mensajes. {other} recibe por correo lo que escribas."
        | "Ainda não há mensagens. {other} recebe por e-mail o que você escrever."
        | "Non c’è ancora nessun messaggio. {other} riceve per e-mail ciò che scrivi.";
    write_to(other: &str): "Message to {other}" | "Mensaje a {other}" | "Mensagem para {other}" | "Messaggio a {other}";
    also_by_mail: "At most 2,000 characters; it is also sent by e-mail."
        | "Como máximo 2.000 caracteres; también se envía por correo."
        | "No máximo 2.000 caracteres; também é enviada por e-mail."
        | "Al massimo 2.000 caratteri; viene inviato anche per e-mail.";
    send: "Send" | "Enviar" | "Enviar" | "Invia";
}
