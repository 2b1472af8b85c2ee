//! The words of this room.

domain::texts! {
    title: "Notices" | "Avisos" | "Avisos" | "Avvisi";
    lead: "What happened to your products, newest first."
        | "Lo que ha pasado con tus productos; primero, lo más reciente."
        | "O que aconteceu com seus produtos, o mais recente primeiro."
        | "Che cosa è successo ai tuoi prodotti, dal più recente.";
    new: "New" | "Nuevo" | "Novo" | "Nuovo";
    read_all: "Mark all as read" | "Marcar todos como leídos" | "Marcar todos como lidos" | "Segna tutti come letti";
    only_newest(count: &str): "The newest {count} are shown."
        | "Se muestran los {count} más recientes."
        | "São mostrados os {count} mais recentes."
        | "Sono mostrati i {count} più recenti.";
    empty: "No notices yet" | "Aún no hay avisos" | "Ainda não há avisos" | "Ancora nessun avviso";
    empty_why: "When a product of yours is approved or returned, you read it here and by mail."
        | "Cuando aprueben o devuelvan un producto tuyo, lo leerás aquí y por correo."
        | "Quando um produto seu for aprovado ou devolvido, você fica sabendo aqui e por e-mail."
        | "Quando un tuo prodotto viene approvato o restituito, lo leggi qui e per e-mail.";
    to_products: "See products" | "Ver productos" | "Ver produtos" | "Vai ai prodotti";
}
