//! The words of the step that makes the sales page.

domain::texts! {
    own: "A page here" | "Una página aquí" | "Uma página aqui" | "Una pagina qui";
    own_why: "You put it together from blocks; the calendar is part of it."
        | "La montas con bloques; el calendario forma parte de ella."
        | "Você monta com blocos; o calendário faz parte dela."
        | "La componi con i blocchi; il calendario ne fa parte.";
    external: "My page elsewhere" | "Mi página en otro sitio" | "Minha página em outro site" | "La mia pagina altrove";
    external_why: "Buyers are led to it by a link that says where they come from."
        | "Los compradores llegan a ella por un enlace que indica de dónde vienen."
        | "Os compradores chegam a ela por um link que diz de onde vêm."
        | "Chi acquista ci arriva con un link che dice da dove viene.";
    external_hint: "It must begin with https:// and open for everybody."
        | "Debe empezar por https:// y poder abrirla cualquiera."
        | "Deve começar com https:// e abrir para qualquer pessoa."
        | "Deve iniziare con https:// e aprirsi per chiunque.";
    listed: "Show it in the market" | "Mostrarla en el mercado" | "Mostrar no mercado" | "Mostrala nel mercato";
    listed_why: "Whoever looks around the market finds it there. Its link works either way."
        | "Quien recorra el mercado la encontrará. Su enlace funciona de todos modos."
        | "Quem passear pelo mercado a encontra. O link funciona de qualquer forma."
        | "Chi gira per il mercato la trova lì. Il link funziona comunque.";
    blocks_hint: "A headline and a picture at the beginning become the head of the page. Drag the blocks or move them with the arrows."
        | "Un titular y una imagen al principio forman la cabecera de la página. Arrastra los bloques o muévelos con las flechas."
        | "Um título e uma imagem no começo formam o topo da página. Arraste os blocos ou mova-os com as setas."
        | "Un titolo e un’immagine all’inizio formano la testata della pagina. Trascina i blocchi o spostali con le frecce.";
    add: "Add a block" | "Añadir un bloque" | "Adicionar um bloco" | "Aggiungi un blocco";
    on_page: "on the page already" | "ya está en la página" | "já está na página" | "è già nella pagina";
    move_up(name: &str): "Move up: {name}" | "Subir: {name}" | "Mover para cima: {name}" | "Sposta su: {name}";
    move_down(name: &str): "Move down: {name}" | "Bajar: {name}" | "Mover para baixo: {name}" | "Sposta giù: {name}";
    duplicate(name: &str): "Duplicate: {name}" | "Duplicar: {name}" | "Duplicar: {name}" | "Duplica: {name}";
    remove(name: &str): "Remove: {name}" | "Quitar: {name}" | "Remover: {name}" | "Rimuovi: {name}";
    drag: "Drag to move" | "Arrastra para mover" | "Arraste para mover" | "Trascina per spostare";
    moved(name: &str, place: &str, count: &str): "{name}: now at place {place} of {count}"
        | "{name}: ahora en el lugar {place} de {count}"
        | "{name}: agora no lugar {place} de {count}"
        | "{name}: ora al posto {place} di {count}";
    removed(name: &str): "Removed: {name}" | "Quitado: {name}" | "Removido: {name}" | "Rimosso: {name}";
    undo: "Undo" | "Deshacer" | "Desfazer" | "Annulla";
    nothing_written: "nothing written yet" | "aún sin texto" | "ainda sem texto" | "ancora senza testo";
    text: "Text" | "Texto" | "Texto" | "Testo";
    headline: "Headline" | "Titular" | "Título" | "Titolo";
    picture: "Picture" | "Imagen" | "Imagem" | "Immagine";
    use_product_picture: "Use the product’s picture" | "Usar la imagen del producto" | "Usar a imagem do produto" | "Usa l’immagine del prodotto";
    uploading(percent: &str): "Sending: {percent}" | "Enviando: {percent}" | "Enviando: {percent}" | "Invio: {percent}";
    picture_description: "What can be seen in it" | "Qué se ve en ella" | "O que aparece nela" | "Che cosa si vede";
    picture_description_hint: "Read out to those who cannot see the picture."
        | "Se lee en voz alta a quien no puede ver la imagen."
        | "É lido em voz alta para quem não pode ver a imagem."
        | "Viene letto ad alta voce a chi non può vedere l’immagine.";
    video: "Address of the video" | "Dirección del vídeo" | "Endereço do vídeo" | "Indirizzo del video";
    video_hint: "Linked, not embedded: nothing is loaded from its site before somebody presses it."
        | "Se enlaza, no se incrusta: no se carga nada de su sitio hasta que alguien lo pulsa."
        | "É um link, não incorporado: nada do site é carregado antes de alguém clicar."
        | "È un link, non incorporato: dal suo sito non si carica nulla finché qualcuno non lo preme.";
    said: "What was said" | "Qué dijo" | "O que foi dito" | "Che cosa è stato detto";
    who: "Who said it" | "Quién lo dijo" | "Quem disse" | "Chi l’ha detto";
    question(number: &str): "Question {number}" | "Pregunta {number}" | "Pergunta {number}" | "Domanda {number}";
    reply(number: &str): "Answer {number}" | "Respuesta {number}" | "Resposta {number}" | "Risposta {number}";
    add_question: "Another question" | "Otra pregunta" | "Outra pergunta" | "Un’altra domanda";
    remove_question(number: &str): "Remove question {number}" | "Quitar la pregunta {number}" | "Remover a pergunta {number}" | "Togli la domanda {number}";
    price_why: "Price, instalments and guarantee, as you set them at the step before."
        | "Precio, cuotas y garantía, tal como los fijaste en el paso anterior."
        | "Preço, parcelas e garantia, como você definiu no passo anterior."
        | "Prezzo, rate e garanzia, come li hai stabiliti al passo precedente.";
    calendar_why: "The free times that your hours give, in the time zone of whoever looks."
        | "Las horas libres que da tu horario, en la zona horaria de quien mira."
        | "Os horários livres do seu expediente, no fuso de quem olha."
        | "Gli orari liberi che risultano dal tuo orario, nel fuso di chi guarda.";
    formatting: "Formatting" | "Formato" | "Formatação" | "Formattazione";
    bold: "Bold" | "Negrita" | "Negrito" | "Grassetto";
    italic: "Italic" | "Cursiva" | "Itálico" | "Corsivo";
    link: "Link" | "Enlace" | "Link" | "Link";
    list: "List" | "Lista" | "Lista" | "Elenco";
    help: "How to format" | "Cómo dar formato" | "Como formatar" | "Come formattare";
    help_bold: "**bold**" | "**negrita**" | "**negrito**" | "**grassetto**";
    help_italic: "*italic*" | "*cursiva*" | "*itálico*" | "*corsivo*";
    help_link: "[words](https://…)" | "[palabras](https://…)" | "[palavras](https://…)" | "[parole](https://…)";
    help_list: "- a line of a list, or 1. of a numbered one"
        | "- una línea de lista, o 1. de una numerada"
        | "- uma linha de lista, ou 1. de uma numerada"
        | "- una riga di elenco, o 1. di uno numerato";
    help_paragraph: "An empty line begins a new paragraph."
        | "Una línea vacía empieza otro párrafo."
        | "Uma linha vazia começa outro parágrafo."
        | "Una riga vuota inizia un nuovo paragrafo.";
    link_words: "words" | "palabras" | "palavras" | "parole";
    preview: "Preview" | "Vista previa" | "Prévia" | "Anteprima";
    preview_width: "Width of the preview" | "Ancho de la vista previa" | "Largura da prévia" | "Larghezza dell’anteprima";
    phone: "Phone" | "Móvil" | "Celular" | "Telefono";
    wide: "Wide" | "Ancho" | "Largo" | "Largo";
    no_times_yet: "The free times will stand here as soon as your hours are in order."
        | "Aquí aparecerán las horas libres en cuanto tu horario esté en orden."
        | "Os horários livres aparecerão aqui assim que o seu expediente estiver em ordem."
        | "Qui compariranno gli orari liberi appena il tuo orario sarà a posto.";
    free_times: "Free times" | "Horas libres" | "Horários livres" | "Orari liberi";
    nameless: "Your service" | "Tu servicio" | "Seu serviço" | "Il tuo servizio";
}
