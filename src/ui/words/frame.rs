//! What surrounds every page: places, the account's menu, language and appearance.

use domain::account::Theme;
use domain::language::Language;

domain::texts! {
    skip: "Skip to content" | "Ir al contenido" | "Ir para o conteúdo" | "Vai al contenuto";
    nav_main: "Main" | "Principal" | "Principal" | "Principale";
    nav_short: "Main, short" | "Principal, breve" | "Principal, curta" | "Principale, breve";
    nav_coming: "Coming" | "Próximamente" | "Em breve" | "In arrivo";
    nav_sales: "Sales" | "Ventas" | "Vendas" | "Vendite";
    nav_list: "My sales" | "Mis ventas" | "Minhas vendas" | "Le mie vendite";
    nav_reports: "Reports" | "Informes" | "Relatórios" | "Report";
    nav_products: "Products" | "Productos" | "Produtos" | "Prodotti";
    nav_new_product: "New product" | "Nuevo producto" | "Novo produto" | "Nuovo prodotto";
    nav_verification: "Verification" | "Verificación" | "Verificação" | "Verifica";
    nav_agenda: "Agenda" | "Agenda" | "Agenda" | "Agenda";
    nav_customers: "Customers" | "Clientes" | "Clientes" | "Clienti";
    nav_balance: "Balance" | "Saldo" | "Saldo" | "Saldo";
    nav_collaborators: "Collaborators" | "Colaboradores" | "Colaboradores" | "Collaboratori";
    nav_assist: "Accounts I help with" | "Cuentas en las que ayudo" | "Contas em que ajudo" | "Account in cui collaboro";
    nav_log: "Log" | "Registro" | "Registro" | "Registro";
    nav_coupons: "Coupons" | "Cupones" | "Cupons" | "Buoni";
    helping: "You are helping here" | "Estás ayudando aquí" | "Você está ajudando aqui" | "Stai collaborando qui";
    in_account_of(name: &str): "You are in {name}’s account" | "Estás en la cuenta de {name}" | "Você está na conta de {name}" | "Sei nell’account di {name}";
    closed_account(name: &str): "{name}’s account is closed to you now. Nothing of it is shown any more." | "La cuenta de {name} ahora está cerrada para ti. Ya no se muestra nada de ella." | "A conta de {name} agora está fechada para você. Nada dela é mostrado mais." | "L’account di {name} ora è chiuso per te. Non se ne mostra più nulla.";
    back_to_own: "Back to my account" | "Volver a mi cuenta" | "Voltar à minha conta" | "Torna al mio account";
    seeing_as(name: &str): "You are looking as “{name}” would. Nothing can be changed." | "Estás mirando como lo haría «{name}». No se puede cambiar nada." | "Você está vendo como “{name}” veria. Nada pode ser mudado." | "Stai guardando come farebbe «{name}». Non si può cambiare nulla.";
    stop_seeing: "Look as myself again" | "Volver a mirar como yo" | "Voltar a ver como eu" | "Torna a guardare come me";
    rights_changed: "What you may do here has changed." | "Lo que puedes hacer aquí ha cambiado." | "O que você pode fazer aqui mudou." | "Quello che puoi fare qui è cambiato.";
    page_closed: "This page is no longer open to you: what you may do here has changed." | "Esta página ya no está abierta para ti: lo que puedes hacer aquí ha cambiado." | "Esta página não está mais aberta para você: o que você pode fazer aqui mudou." | "Questa pagina non ti è più aperta: quello che puoi fare qui è cambiato.";
    reload: "Reload the page" | "Recargar la página" | "Recarregar a página" | "Ricarica la pagina";
    nav_tools: "Tools" | "Herramientas" | "Ferramentas" | "Strumenti";
    nav_account: "Account" | "Cuenta" | "Conta" | "Account";
    notices: "Notices" | "Avisos" | "Avisos" | "Avvisi";
    notices_one_unread: "Notices: 1 unread" | "Avisos: 1 sin leer" | "Avisos: 1 não lido" | "Avvisi: 1 da leggere";
    notices_unread(count: &str): "Notices: {count} unread" | "Avisos: {count} sin leer" | "Avisos: {count} não lidos" | "Avvisi: {count} da leggere";
    owner: "Owner" | "Titular" | "Titular" | "Titolare";
    nav_import: "Import sales" | "Importar ventas" | "Importar vendas" | "Importa vendite";
    search_or_go: "Search or go to" | "Buscar o ir a" | "Buscar ou ir para" | "Cerca o vai a";
    palette_hint: "Sale, buyer or page" | "Venta, comprador o página" | "Venda, comprador ou página" | "Vendita, acquirente o pagina";
    palette_found: "Results" | "Resultados" | "Resultados" | "Risultati";
    palette_page: "page" | "página" | "página" | "pagina";
    palette_search(text: &str): "Search sales for “{text}”" | "Buscar ventas con “{text}”" | "Buscar vendas com “{text}”" | "Cerca vendite con “{text}”";
    search: "Search" | "Buscar" | "Buscar" | "Cerca";
    settings: "Settings" | "Ajustes" | "Ajustes" | "Impostazioni";
    appearance: "Appearance" | "Apariencia" | "Aparência" | "Aspetto";
    language_name: "Language" | "Idioma" | "Idioma" | "Lingua";
    theme_system: "System" | "Sistema" | "Sistema" | "Sistema";
    theme_light: "Light" | "Claro" | "Claro" | "Chiaro";
    theme_dark: "Dark" | "Oscuro" | "Escuro" | "Scuro";
    theme_system_long: "System theme" | "Tema del sistema" | "Tema do sistema" | "Tema di sistema";
    theme_light_long: "Light theme" | "Tema claro" | "Tema claro" | "Tema chiaro";
    theme_dark_long: "Dark theme" | "Tema oscuro" | "Tema escuro" | "Tema scuro";
    change: "Change" | "Cambiar" | "Mudar" | "Cambia";
    account_and_sessions: "Account and sessions" | "Cuenta y sesiones" | "Conta e sessões" | "Account e sessioni";
    sign_in: "Sign in" | "Iniciar sesión" | "Entrar" | "Accedi";
    sign_out: "Sign out" | "Cerrar sesión" | "Sair" | "Esci";
    free_software: "Self-hosted, free software" | "En tu servidor, software libre" | "No seu servidor, software livre" | "Sul tuo server, software libero";
    show_password: "Show password" | "Mostrar contraseña" | "Mostrar senha" | "Mostra password";
    hide_password: "Hide password" | "Ocultar contraseña" | "Ocultar senha" | "Nascondi password";
    sending: "Sending" | "Enviando" | "Enviando" | "Invio in corso";
}

/// An appearance, as a choice of one word.
pub fn theme(language: Language, theme: Theme) -> &'static str {
    match theme {
        Theme::System => theme_system(language),
        Theme::Light => theme_light(language),
        Theme::Dark => theme_dark(language),
    }
}

/// An appearance, where nothing around says that it is one.
pub fn theme_long(language: Language, theme: Theme) -> &'static str {
    match theme {
        Theme::System => theme_system_long(language),
        Theme::Light => theme_light_long(language),
        Theme::Dark => theme_dark_long(language),
    }
}
