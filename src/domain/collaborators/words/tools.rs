//! Words of the rights over tools.

crate::texts! {
    checkout_settings: "Checkout settings" | "Ajustes de la página de pago" | "Configurações da página de pagamento"
        | "Impostazioni della pagina di pagamento";
    checkout_settings_opens: "Choose the checkout’s payment methods, fields and languages, and how purchases are recovered."
        | "Elegir medios de pago, campos e idiomas de la página de pago, y cómo se recuperan compras."
        | "Escolher métodos, campos e idiomas da página de pagamento e como as compras são recuperadas."
        | "Scegliere metodi, campi e lingue della pagina di pagamento e come si recuperano gli acquisti.";

    mailing_lists: "Mailing lists" | "Listas de correo" | "Listas de e-mail" | "Mailing list";
    mailing_lists_opens: "Put contacts on lists by rules when something happens to a sale, and write to customers."
        | "Poner contactos en listas, según reglas, cuando algo pasa con una venta, y escribir a los clientes."
        | "Pôr contatos em listas, por regras, quando algo acontece com uma venda, e escrever aos clientes."
        | "Inserire contatti nelle liste, secondo regole, quando succede qualcosa a una vendita, e scrivere ai clienti.";

    surveys: "Surveys" | "Encuestas" | "Pesquisas" | "Sondaggi";
    surveys_opens: "Ask buyers questions and read their answers."
        | "Hacer preguntas a los compradores y leer sus respuestas."
        | "Fazer perguntas aos compradores e ler as respostas."
        | "Porre domande agli acquirenti e leggere le risposte.";

    integrations: "Integrations" | "Integraciones" | "Integrações" | "Integrazioni";
    integrations_opens: "Connect other systems and set what they are told."
        | "Conectar otros sistemas y definir qué se les comunica."
        | "Conectar outros sistemas e definir o que é comunicado a eles."
        | "Collegare altri sistemi e stabilire che cosa viene comunicato loro.";

    stamp: "Document stamp" | "Sello en documentos" | "Carimbo em documentos" | "Timbro sui documenti";
    stamp_opens: "Have the buyer’s name and e-mail stamped into the PDFs that they download."
        | "Estampar el nombre y el correo del comprador en los PDF que descarga."
        | "Estampar o nome e o e-mail do comprador nos PDFs que ele baixa."
        | "Imprimere nome ed e-mail dell’acquirente nei PDF che scarica.";

    courses: "Course platform" | "Plataforma de cursos" | "Plataforma de cursos" | "Piattaforma di corsi";
    courses_opens: "Grant and take back access on an outside course platform."
        | "Dar y quitar acceso en una plataforma de cursos externa."
        | "Dar e retirar acesso em uma plataforma de cursos externa."
        | "Concedere e revocare l’accesso a una piattaforma di corsi esterna.";

    collaborators: "Collaborators centre" | "Centro de colaboradores" | "Central de colaboradores" | "Centro collaboratori";
    collaborators_opens: "See the centre, invite into profiles that open no more than one’s own, and send invitations again."
        | "Ver el centro, invitar a perfiles que no abran más que el propio y reenviar invitaciones."
        | "Ver a central, convidar para perfis que não abram mais que o próprio e reenviar convites."
        | "Vedere il centro, invitare in profili che non aprano più del proprio e rinviare gli inviti.";

    lead_capture: "Lead capture" | "Captación de leads" | "Captura de leads" | "Raccolta di lead";
    lead_capture_opens: "Build pages and forms on which visitors leave their contact data."
        | "Crear páginas y formularios donde los visitantes dejan sus datos de contacto."
        | "Criar páginas e formulários em que os visitantes deixam seus dados de contato."
        | "Creare pagine e moduli in cui i visitatori lasciano i propri contatti.";

    affiliate_mail: "Messages to affiliates" | "Mensajes a los afiliados" | "Mensagens aos afiliados" | "Messaggi agli affiliati";
    affiliate_mail_opens: "Write to all affiliates, or to some of them."
        | "Escribir a todos los afiliados, o a algunos."
        | "Escrever a todos os afiliados, ou a alguns."
        | "Scrivere a tutti gli affiliati, o ad alcuni.";

    pages: "Alternative pages" | "Páginas alternativas" | "Páginas alternativas" | "Pagine alternative";
    pages_opens: "Give a product more sales pages beside its first."
        | "Dar a un producto más páginas de venta, además de la primera."
        | "Dar a um produto outras páginas de vendas, além da primeira."
        | "Dare a un prodotto altre pagine di vendita, oltre alla prima.";

    builder: "Checkout builder" | "Editor de la página de pago" | "Editor da página de pagamento" | "Editor della pagina di pagamento";
    builder_opens: "Arrange the look and the blocks of the checkout page."
        | "Diseñar el aspecto y los bloques de la página de pago."
        | "Montar a aparência e os blocos da página de pagamento."
        | "Comporre l’aspetto e i blocchi della pagina di pagamento.";

    pixels: "Tracking pixels" | "Píxeles de seguimiento" | "Pixels de rastreamento" | "Pixel di tracciamento";
    pixels_opens: "Place the pixels of Meta, Google and TikTok, which wait for the visitor’s consent."
        | "Poner los píxeles de Meta, Google y TikTok, que esperan el consentimiento del visitante."
        | "Colocar os pixels da Meta, do Google e do TikTok, que esperam o consentimento do visitante."
        | "Inserire i pixel di Meta, Google e TikTok, che attendono il consenso del visitatore.";

    subscriptions: "Subscription tools" | "Herramientas de suscripción" | "Ferramentas de assinatura" | "Strumenti per gli abbonamenti";
    subscriptions_opens: "Set when charges are retried and renewals announced, and change many subscriptions at once."
        | "Definir cuándo se reintentan cobros y se avisan renovaciones, y cambiar muchas suscripciones a la vez."
        | "Definir quando repetir cobranças e avisar renovações, e mudar muitas assinaturas de uma vez."
        | "Stabilire quando ritentare gli addebiti e annunciare i rinnovi, e cambiare molti abbonamenti insieme.";

    promo: "Promotional material" | "Material de promoción" | "Material de divulgação" | "Materiale promozionale";
    promo_opens: "Offer affiliates files and texts to promote with."
        | "Ofrecer a los afiliados archivos y textos para promocionar."
        | "Oferecer aos afiliados arquivos e textos para divulgar."
        | "Offrire agli affiliati file e testi con cui promuovere.";

    api: "API and notifications" | "API y notificaciones" | "API e notificações" | "API e notifiche";
    api_opens: "Make webhooks, and API keys that open no more than one’s own profile."
        | "Crear webhooks, y claves de API que no abran más que el propio perfil."
        | "Criar webhooks, e chaves de API que não abram mais que o próprio perfil."
        | "Creare webhook, e chiavi API che non aprano più del proprio profilo.";

    dynamic: "Dynamic alternative pages" | "Páginas alternativas dinámicas" | "Páginas alternativas dinâmicas"
        | "Pagine alternative dinamiche";
    dynamic_opens: "Make alternative pages whose details are filled in for each affiliate."
        | "Crear páginas alternativas que se rellenan con los datos de cada afiliado."
        | "Criar páginas alternativas preenchidas com os dados de cada afiliado."
        | "Creare pagine alternative compilate con i dati di ogni affiliato.";

    links: "Link manager" | "Gestor de enlaces" | "Gerenciador de links" | "Gestore dei link";
    links_opens: "Make tracked links and see what each one brings."
        | "Crear enlaces con seguimiento y ver qué trae cada uno."
        | "Criar links rastreados e ver o que cada um traz."
        | "Creare link tracciati e vedere che cosa porta ciascuno.";

    analytics: "Analytics" | "Analítica" | "Análises" | "Analisi";
    analytics_opens: "See through which channels people come, how they become buyers, and what that returns."
        | "Ver por qué canales llega la gente, cómo pasa a comprar y cuánto rinde."
        | "Ver por quais canais as pessoas chegam, como passam a comprar e quanto isso rende."
        | "Vedere da quali canali arrivano le persone, come diventano acquirenti e quanto rende.";

    funnel: "Sales funnel" | "Embudo de ventas" | "Funil de vendas" | "Funnel di vendita";
    funnel_opens: "Offer buyers something more right after their purchase."
        | "Ofrecer al comprador algo más justo después de su compra."
        | "Oferecer ao comprador algo mais logo depois da compra."
        | "Offrire all’acquirente qualcosa in più subito dopo l’acquisto.";

    custom_checkout: "Custom checkout" | "Página de pago propia" | "Página de pagamento própria" | "Pagina di pagamento personalizzata";
    custom_checkout_opens: "Give the checkout a domain and texts of its own."
        | "Dar a la página de pago un dominio y textos propios."
        | "Dar à página de pagamento domínio e textos próprios."
        | "Dare alla pagina di pagamento un dominio e testi propri.";

    bonus: "Bonus delivery" | "Entrega de bonos" | "Entrega de bônus" | "Consegna dei bonus";
    bonus_opens: "Deliver bonuses together with a purchase."
        | "Entregar bonos junto con una compra."
        | "Entregar bônus junto com uma compra."
        | "Consegnare bonus insieme a un acquisto.";

    tax_invoices: "Tax invoices" | "Facturas electrónicas" | "Notas fiscais" | "Fatture elettroniche";
    tax_invoices_opens: "Have electronic tax invoices issued for sales."
        | "Emitir facturas electrónicas de las ventas."
        | "Emitir notas fiscais eletrônicas das vendas."
        | "Emettere fatture elettroniche per le vendite.";
}
