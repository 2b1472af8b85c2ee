//! Inviting somebody: who, by which profile, for what and until when. A plain form, which works without scripts.

use super::{fault_at, in_words, problem_of};
use crate::collaborators::api::{Choices, Invite, invite_choices};
use crate::collaborators::words;
use crate::paths;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, SelectField, Submit, TextField, fault_line};
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::{is_owner, language};
use crate::ui::states::{Empty, rows_skeleton};
use crate::ui::typed::Typed;
use domain::collaborators::{Field, Limits, Rights};
use domain::language::Language;
use domain::listing::ProductName;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[component]
pub fn InvitePage() -> impl IntoView {
    let language = language();
    let choices = Resource::new_blocking(|| (), |()| invite_choices());
    view! {
        <AppFrame title=words::invite(language) narrow=true>
            <header class="page-head">
                <div>
                    <a class="back" href=paths::COLLABORATORS>
                        {icon(icondata::LuChevronLeft)}
                        {words::title(language)}
                    </a>
                    <h1>{words::invite(language)}</h1>
                    <p>{words::invite_lead(language)}</p>
                </div>
            </header>
            <Load resource=choices skeleton=rows_skeleton view=move |choices| form(choices, language) />
        </AppFrame>
    }
    .into_any()
}

fn form(choices: Choices, language: Language) -> AnyView {
    if choices.profiles.is_empty() {
        return view! {
            <section class="card">
                <Empty title=words::no_profiles(language) text=words::none_yet_why(language)>
                    {is_owner().then(|| view! { <a class="btn main" href=paths::PROFILES>{words::profiles(language)}</a> })}
                </Empty>
            </section>
        }
        .into_any();
    }
    view! { <Form choices /> }.into_any()
}

#[component]
fn Form(choices: Choices) -> impl IntoView {
    let language = language();
    let action = ServerAction::<Invite>::new();
    let problem = problem_of(action);
    let at = move |field: Field| fault_at(problem, field, language);
    let typed = Typed::of(Invite::PATH);
    let first = choices.profiles.first().map(|profile| profile.id.to_string()).unwrap_or_default();
    let chosen = RwSignal::new(typed.get("form[profile]").unwrap_or(first));
    let profiles: Vec<_> = choices.profiles.iter().map(|profile| (profile.id.to_string(), profile.name.clone())).collect();
    let languages: Vec<_> = Language::ALL.iter().map(|language| (language.tag().to_owned(), language.endonym().to_owned())).collect();
    let rights = choices.profiles.clone();
    let shown = move || {
        let rights = chosen.with(|chosen| rights.iter().find(|profile| profile.id.to_string() == *chosen).map(|profile| profile.rights));
        in_words(rights.unwrap_or(Rights::NONE), language)
    };
    let choose = move |event: leptos::ev::Event| {
        use leptos::wasm_bindgen::JsCast;
        let select = event.target().and_then(|target| target.dyn_into::<leptos::web_sys::HtmlSelectElement>().ok());
        if let Some(select) = select.filter(|select| select.name() == "form[profile]") {
            chosen.set(select.value());
        }
    };
    let names = ("form[limited]", "form[products][]", "form[last_day]");
    let faults = (at(Field::Products), at(Field::LastDay));
    let limits = limit_fields(names, &choices.products, &Limits::default(), choices.limited, faults, language);
    view! {
        <ActionForm action attr:novalidate=true attr:class="card stack" on:change=choose>
            <FormProblem problem />
            <div class="pair">
                <TextField name="form[name]" id="name" label=words::name(language) value=typed.text("form[name]") autocomplete="off" error=at(Field::Name) />
                <TextField
                    name="form[email]"
                    id="email"
                    kind="email"
                    label=words::email(language)
                    value=typed.text("form[email]")
                    autocomplete="off"
                    error=at(Field::Email)
                />
            </div>
            <div class="pair">
                <SelectField
                    name="form[profile]"
                    id="profile"
                    label=words::profile(language)
                    options=Signal::stored(profiles)
                    value=chosen
                    error=at(Field::Profile)
                />
                <SelectField
                    name="form[language]"
                    id="language"
                    label=words::letter_language(language)
                    options=Signal::stored(languages)
                    value=Signal::stored(typed.get("form[language]").unwrap_or_else(|| language.tag().to_owned()))
                    error=at(Field::Language)
                />
            </div>
            {limits}
            <section aria-labelledby="opens">
                <h2 id="opens" class="card-title">
                    {words::it_opens(language)}
                </h2>
                {shown}
            </section>
            <div class="actions">
                <Submit label=words::send_invitation(language) pending=action.pending() class="btn main" />
            </div>
        </ActionForm>
    }
    .into_any()
}

/// The fields of products and last day, by these names; `must` where all products cannot be chosen.
pub(super) fn limit_fields(
    (limited, products, last_day): (&'static str, &'static str, &'static str),
    names: &[ProductName],
    limits: &Limits,
    must: bool,
    (at_products, at_day): (Signal<Option<String>>, Signal<Option<String>>),
    language: Language,
) -> AnyView {
    let is_limited = must || !limits.products.are_all();
    let all = (!must).then(|| {
        view! {
            <label class="check">
                <input type="radio" name=limited value="false" checked=!is_limited />
                {words::all_products(language)}
            </label>
        }
    });
    let boxes = names
        .iter()
        .map(|product| {
            let checked = !limits.products.are_all() && limits.products.reach(product.id);
            view! {
                <label class="check">
                    <input type="checkbox" name=products value=product.id.to_string() checked=checked />
                    {product.name.clone()}
                </label>
            }
        })
        .collect_view();
    let some = (!names.is_empty()).then(|| {
        view! {
            <label class="check">
                <input type="radio" name=limited value="true" checked=is_limited />
                {words::some_products(language)}
            </label>
            <div class="choose-products">{boxes}</div>
        }
    });
    let day = limits.last_day.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <fieldset class="field">
            <legend>{words::products(language)}</legend>
            {all}
            {some}
            {move || fault_line("products-error", at_products.get())}
        </fieldset>
        <TextField
            name=last_day
            id="last-day"
            kind="date"
            label=words::last_day(language)
            value=day
            required=false
            hint=words::last_day_hint(language)
            error=at_day
        />
    }
    .into_any()
}
