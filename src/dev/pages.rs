//! The demo's box of letters: a list, and one letter beside it.

use crate::dev::api::{LetterLine, dev_letter, dev_letters};
use crate::paths;
use crate::ui::format;
use crate::ui::frame::PublicFrame;
use crate::ui::load::Load;
use crate::ui::reader::language;
use crate::ui::states::Empty;
use domain::language::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

// Not worth a room: every room more means more crumbs for all.
crate::room::room!(desk: LetterPage, LettersPage);

/// The letters of the demo, the newest first.
#[component]
pub fn LettersPage() -> impl IntoView {
    view! { <MailBox open=Signal::derive(String::new)>""</MailBox> }.into_any()
}

/// One letter.
#[component]
pub fn LetterPage() -> impl IntoView {
    let language = language();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let letter = Resource::new(move || id.get(), dev_letter);
    view! {
        <MailBox open=id>
            <Load resource=letter skeleton=letter_skeleton view=move |letter| letter_view(&letter, language) />
        </MailBox>
    }
    .into_any()
}

/// The list at the side, with what is read beside it.
#[component]
fn MailBox(
    /// The id of the letter that is read.
    #[prop(into)]
    open: Signal<String>,
    children: Children,
) -> impl IntoView {
    let language = language();
    let letters = Resource::new(|| (), |()| dev_letters());
    let list = move |letters: Vec<LetterLine>| {
        if letters.is_empty() {
            return view! {
                <div class="card">
                    <Empty title=none_yet(language) text=none_yet_why(language)>
                        <a class="btn" href=paths::SIGN_UP>
                            {to_sign_up(language)}
                        </a>
                    </Empty>
                </div>
            }
            .into_any();
        }
        let lines: Vec<_> = letters.into_iter().map(|letter| line(letter, open)).collect();
        view! {
            <div class="card">
                <ul class="rows">{lines}</ul>
            </div>
        }
        .into_any()
    };
    view! {
        <PublicFrame title=title(language)>
            <div class="page">
                <header class="page-head">
                    <div>
                        <h1>{title(language)}</h1>
                        <p>{lead(language)}</p>
                    </div>
                </header>
                <div class="mailbox">
                    <Load resource=letters skeleton=letter_skeleton view=list />
                    {children()}
                </div>
            </div>
        </PublicFrame>
    }
    .into_any()
}

fn line(letter: LetterLine, open: Signal<String>) -> AnyView {
    let id = letter.id.clone();
    view! {
        <li aria-current=move || open.with(|open| *open == id).then_some("true")>
            <span class="words">
                <a class="cover" href=paths::dev_letter(&letter.id)>
                    {letter.subject}
                </a>
                <small>{letter.recipient}</small>
            </span>
            <span class="end">
                <small>
                    <time datetime=format::machine_time(letter.created_at.and_utc())>{format::time(letter.created_at)}</time>
                </small>
            </span>
        </li>
    }
    .into_any()
}

fn letter_view(letter: &LetterLine, language: Language) -> AnyView {
    view! {
        <article class="card">
            <div class="section-head">
                <h2>{letter.subject.clone()}</h2>
                <time class="muted" datetime=format::machine_time(letter.created_at.and_utc())>
                    {format::date_time(letter.created_at, language)}
                    " UTC"
                </time>
            </div>
            <div class="stack">
                <dl class="facts">
                    <div>
                        <dt>{recipient(language)}</dt>
                        <dd>{letter.recipient.clone()}</dd>
                    </div>
                </dl>
                <pre>{linked(&letter.text)}</pre>
            </div>
        </article>
    }
    .into_any()
}

fn letter_skeleton() -> AnyView {
    view! {
        <div class="card" aria-busy="true" aria-hidden="true">
            <p>
                <span class="bone long"></span>
            </p>
        </div>
    }
    .into_any()
}

/// A text whose addresses can be followed.
fn linked(text: &str) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let address = word.trim_end();
        if !address.starts_with("http://") && !address.starts_with("https://") {
            plain.push_str(word);
            continue;
        }
        parts.push(std::mem::take(&mut plain).into_any());
        let link = view! {
            <a class="link" rel="noopener external" href=address.to_owned()>
                {address.to_owned()}
            </a>
        };
        parts.push(link.into_any());
        plain.push_str(&word[address.len()..]);
    }
    parts.push(plain.into_any());
    parts
}

domain::texts! {
    title: "Mail box" | "Buzón" | "Caixa de e-mail" | "Casella di posta";
    lead: "Mail of this demo, kept here instead of being sent."
        | "El correo de esta demostración, guardado aquí en vez de enviado."
        | "E-mails desta demonstração, guardados aqui em vez de enviados."
        | "La posta di questa dimostrazione, tenuta qui invece che spedita.";
    none_yet: "No letters yet" | "Aún no hay cartas" | "Nenhuma mensagem ainda" | "Ancora nessuna lettera";
    none_yet_why: "Open an account, and its first letter comes here." | "Abre una cuenta y su primera carta llegará aquí." | "Abra uma conta e a primeira mensagem chega aqui." | "Apri un account e la sua prima lettera arriverà qui.";
    to_sign_up: "Create an account" | "Crear una cuenta" | "Criar conta" | "Crea un account";
    recipient: "To" | "Para" | "Para" | "A";
}
