//! The accounts that one helps with: which, by what rights, the way in and the way out for good.

use super::{in_words, problem_of};
use crate::collaborators::api::{Assisted, LeaveCentre, SwitchCentre, list_assisted};
use crate::collaborators::words;
use crate::ui::act::ActionForm;
use crate::ui::form::FormProblem;
use crate::ui::format;
use crate::ui::frame::AppFrame;
use crate::ui::load::Load;
use crate::ui::places::{Sight, first};
use crate::ui::pop::keep_inside;
use crate::ui::reader::{Place, hue, language, reader};
use crate::ui::states::{Empty, rows_skeleton};
use domain::id::OwnerId;
use domain::language::Language;
use leptos::prelude::*;

#[component]
pub fn AssistPage() -> impl IntoView {
    let language = language();
    let centres = Resource::new_blocking(|| (), |()| list_assisted());
    let switch = ServerAction::<SwitchCentre>::new();
    let leave = ServerAction::<LeaveCentre>::new();
    let account = reader().account;
    let here = account.as_ref().filter(|account| account.here.place == Place::Centre).map(|account| account.here.owner);
    let own = account.map(|account| {
        let is_here = matches!(account.here.place, Place::Own | Place::SeenAs(_));
        let way = match is_here {
            true => view! { <span class="muted">{words::here_now(language)}</span> }.into_any(),
            false => enter(String::new(), words::to_my_account(language).to_owned(), switch),
        };
        view! {
            <section class="card" aria-label=words::my_account(language)>
                <div class="centre-line">
                    {tile(account.own, &account.name)}
                    <span class="words">
                        <b>{account.name.clone()}</b>
                        <small>{words::my_account(language)}</small>
                    </span>
                    {way}
                </div>
            </section>
        }
    });
    view! {
        <AppFrame title=words::assist(language) narrow=true>
            <header class="page-head">
                <div>
                    <h1>{words::assist(language)}</h1>
                    <p>{words::assist_lead(language)}</p>
                </div>
            </header>
            <FormProblem problem=problem_of(switch) />
            <FormProblem problem=problem_of(leave) />
            {own}
            <Load resource=centres skeleton=rows_skeleton view=move |centres| list(centres, here, (switch, leave), language) />
        </AppFrame>
    }
    .into_any()
}

type Actions = (ServerAction<SwitchCentre>, ServerAction<LeaveCentre>);

fn list(centres: Vec<Assisted>, here: Option<OwnerId>, actions: Actions, language: Language) -> AnyView {
    if centres.is_empty() {
        return view! {
            <section class="card">
                <Empty title=words::no_assist(language) text=words::no_assist_why(language)>
                    ""
                </Empty>
            </section>
        }
        .into_any();
    }
    centres.into_iter().map(|centre| one(centre, here, actions, language)).collect_view().into_any()
}

/// The first letter of a name on the account's colour.
fn tile(owner: OwnerId, name: &str) -> AnyView {
    let letter: String = name.chars().take(1).flat_map(char::to_uppercase).collect();
    view! {
        <span class=format!("account c{}", hue(owner)) aria-hidden="true">
            {letter}
        </span>
    }
    .into_any()
}

fn enter(owner: String, word: String, switch: ServerAction<SwitchCentre>) -> AnyView {
    view! {
        <ActionForm action=switch>
            <input type="hidden" name="owner" value=owner />
            <button class="btn" type="submit">
                {word}
            </button>
        </ActionForm>
    }
    .into_any()
}

fn one(centre: Assisted, here: Option<OwnerId>, (switch, leave): Actions, language: Language) -> AnyView {
    let ends = centre.limits.last_day.map(|day| words::it_ends(language, &format::day_month_year(day, language)));
    let only = centre.limits.products.only().map(|only| words::some_only(language, &only.len().to_string()));
    let facts: Vec<String> = [Some(centre.profile.clone()), only, ends].into_iter().flatten().collect();
    let sight = Sight { rights: centre.rights, is_owner: false, is_limited: !centre.limits.products.are_all() };
    let way = match (centre.is_open, here == Some(centre.owner)) {
        (false, _) => view! { <span class="muted">{words::closed(language)}</span> }.into_any(),
        (true, true) => view! {
            <a class="btn" href=first(sight)>
                {words::enter(language, &centre.owner_name)}
            </a>
        }
        .into_any(),
        (true, false) => enter(centre.owner.to_string(), words::enter(language, &centre.owner_name), switch),
    };
    let (label, name) = (centre.owner_name.clone(), centre.owner_name.clone());
    let (owner, tile) = (centre.owner.to_string(), tile(centre.owner, &centre.owner_name));
    let (ask, named) = (words::leave_ask(language, &name), words::leave_named(language, &name));
    view! {
        <section class="card stack" aria-label=label>
            <div class="centre-line">
                {tile}
                <span class="words">
                    <b>{name}</b>
                    <small>{facts.join(" · ")}</small>
                </span>
                {way}
                <details class="opens" on:toggle=keep_inside>
                    <summary class="btn quiet">{words::leave(language)}</summary>
                    <div class="pop end">
                        <p class="label">
                            <b>{ask}</b>
                        </p>
                        <p class="label">{words::leave_why(language)}</p>
                        <ActionForm action=leave>
                            <input type="hidden" name="owner" value=owner />
                            <div class="foot">
                                <button class="btn main danger small" type="submit">
                                    {named}
                                </button>
                            </div>
                        </ActionForm>
                    </div>
                </details>
            </div>
            <details>
                <summary>{words::it_opens(language)}</summary>
                {in_words(centre.rights, language)}
            </details>
        </section>
    }
    .into_any()
}
