//! Words of the first page.

domain::texts! {
    title: "The counter for people who sell what they know"
        | "El mostrador de quien vende lo que sabe"
        | "O balcão de quem vende o que sabe"
        | "Il banco di chi vende ciò che sa";
    lead: "Courses, e-books, subscriptions and your own hours. See what sold, what was lost and whom to win back, on a machine that is yours."
        | "Cursos, e-books, suscripciones y tus propias horas. Mira qué se vendió, qué se perdió y a quién recuperar, en una máquina que es tuya."
        | "Cursos, e-books, assinaturas e as suas próprias horas. Veja o que vendeu, o que se perdeu e quem reconquistar, numa máquina que é sua."
        | "Corsi, e-book, abbonamenti e le tue ore. Vedi che cosa si è venduto, che cosa si è perso e chi riconquistare, su una macchina che è tua.";
    sign_up: "Create an account" | "Crear una cuenta" | "Criar conta" | "Crea un account";
    promise_live: "Live: a sale shows within a second"
        | "En directo: una venta aparece en un segundo"
        | "Ao vivo: a venda aparece em um segundo"
        | "In diretta: una vendita appare in un secondo";
    promise_import: "Brings in what you sold elsewhere"
        | "Trae lo que vendiste en otro sitio"
        | "Traz o que você vendeu em outro lugar"
        | "Porta qui ciò che hai venduto altrove";
    promise_own: "Your server, your data, no tracking"
        | "Tu servidor, tus datos, sin rastreo"
        | "Seu servidor, seus dados, sem rastreio"
        | "Il tuo server, i tuoi dati, nessun tracciamento";
    demo_mail: "Mail box of this demo" | "Buzón de esta demo" | "Caixa de e-mail desta demonstração" | "Casella di posta di questa demo";
}
