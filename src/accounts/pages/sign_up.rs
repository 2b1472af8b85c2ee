//! Opening an account.

use super::door::Door;
use super::problem_of;
use crate::accounts::api::SignUp;
use crate::accounts::words;
use crate::paths;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, SelectField, Submit, TextField, fault_text};
use crate::ui::format;
use crate::ui::frame::PublicFrame;
use crate::ui::reader::language;
use crate::ui::typed::Typed;
use crate::ui::words as common;
use crate::zones::zones;
use domain::account::{Fault, Field, PASSWORD_MIN, SignUpForm};
use domain::language::Language;
use domain::money::Currency;
use domain::name::fold;
use leptos::ev::FocusEvent;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::web_sys::js_sys;
use leptos::web_sys::{Element, FormData, HtmlFormElement};

/// The zone that is chosen until the browser tells its own.
const FIRST_ZONE: &str = "America/Sao_Paulo";

/// The currencies offered, those of most readers first.
const CURRENCIES: [&str; 32] = [
    "BRL", "EUR", "USD", "MXN", "COP", "ARS", "CLP", "PEN", "AOA", "AUD", "BOB", "CAD", "CHF", "CNY", "CRC", "CUP", "DOP", "GBP", "GTQ",
    "HNL", "INR", "JPY", "MZN", "NIO", "NZD", "PAB", "PLN", "PYG", "SEK", "UYU", "VES", "ZAR",
];

/// Everything that an account needs, checked at leaving a field and again by the server.
#[component]
pub fn SignUpPage() -> impl IntoView {
    let language = language();
    let action = ServerAction::<SignUp>::new();
    let problem = problem_of(action);
    // Fields that were left since the server's last word are judged here, the others by it.
    let left = RwSignal::new(Vec::<(Field, Option<Fault>)>::new());
    Effect::new(move |_| {
        problem.track();
        left.set(Vec::new());
    });
    let error = move |field: Field| {
        Signal::derive(move || {
            let here = left.with(|left| left.iter().find(|(at, _)| *at == field).map(|(_, fault)| *fault));
            let fault = here.unwrap_or_else(|| problem.with(|problem| problem.as_ref().and_then(|problem| problem.at(field))));
            fault.map(|fault| fault_text(language, fault))
        })
    };
    let leave = move |event: FocusEvent| {
        if let Some((field, fault)) = judge(&event) {
            left.update(|left| {
                left.retain(|(at, _)| *at != field);
                left.push((field, fault));
            });
        }
    };
    let typed = Typed::of(SignUp::PATH);
    let of_places = typed.clone();
    let zone = view! { <BrowserZone typed=typed.get("form[time_zone]") error=error(Field::TimeZone) /> }.into_any();
    let first = SignUpForm {
        country: "BR".into(),
        currency: Currency::BRL.code().into(),
        language: language.tag().into(),
        ..SignUpForm::default()
    };
    view! {
        <PublicFrame title=words::sign_up(language)>
            <Door title=words::sign_up(language) why=words::sign_up_lead(language) wide=true>
                <ActionForm action attr:novalidate=true on:focusout=leave>
                    <FormProblem problem />
                    <TextField
                        name="form[name]"
                        id="name"
                        label=words::name(language)
                        value=typed.text("form[name]")
                        autocomplete="name"
                        hint=words::name_hint(language)
                        error=error(Field::Name)
                    />
                    <TextField
                        name="form[email]"
                        id="email"
                        kind="email"
                        label=words::email(language)
                        value=typed.text("form[email]")
                        autocomplete="email"
                        error=error(Field::Email)
                    />
                    <TextField
                        name="form[password]"
                        id="password"
                        kind="password"
                        label=words::password(language)
                        autocomplete="new-password"
                        hint=words::password_hint(language, PASSWORD_MIN)
                        error=error(Field::Password)
                    />
                    <PlaceFields typed=of_places known=first zone error />
                    <Submit label=words::sign_up_button(language) pending=action.pending() />
                </ActionForm>
                <p class="aside">{words::have_account(language)} " " <a href=paths::SIGN_IN>{words::sign_in(language)}</a></p>
            </Door>
        </PublicFrame>
    }
    .into_any()
}

/// Where somebody sells, in which currency and which language: `known` stands there at first, unless something else was typed.
#[component]
pub(super) fn PlaceFields<E>(
    typed: Typed,
    known: SignUpForm,
    /// The field of the zone.
    zone: AnyView,
    error: E,
) -> impl IntoView
where
    E: Fn(Field) -> Signal<Option<&'static str>>,
{
    let language = language();
    let chosen = move |name: &str, known: String| typed.get(name).unwrap_or(known);
    let countries = common::countries(language);
    let currencies = currencies();
    let languages: Vec<_> = Language::ALL.iter().map(|language| (language.tag().to_owned(), language.endonym().to_owned())).collect();
    view! {
        <div class="pair">
            <SelectField
                name="form[country]"
                id="country"
                label=words::country_label(language)
                options=countries
                value=chosen("form[country]", known.country)
                autocomplete="country"
                error=error(Field::Country)
            />
            {zone}
        </div>
        <div class="pair">
            <SelectField
                name="form[currency]"
                id="currency"
                label=words::currency(language)
                options=currencies
                value=chosen("form[currency]", known.currency)
                error=error(Field::Currency)
            />
            <SelectField
                name="form[language]"
                id="language"
                label=words::language(language)
                options=languages
                value=chosen("form[language]", known.language)
                error=error(Field::Language)
            />
        </div>
    }
    .into_any()
}

/// All time zones by name; the browser's own is chosen once the program runs there, unless one was chosen before.
#[component]
fn BrowserZone(typed: Option<String>, error: Signal<Option<&'static str>>) -> impl IntoView {
    let known = Resource::new_blocking(|| (), |()| zones());
    let was_chosen = typed.is_some();
    let chosen = RwSignal::new(typed.unwrap_or_else(|| FIRST_ZONE.to_owned()));
    Effect::new(move |_| {
        if !was_chosen
            && let (Some(Ok(names)), Some(own)) = (known.get(), browser_zone())
            && names.contains(&own)
        {
            chosen.set(own);
        }
    });
    let field = move |names: Vec<String>| view! { <ZoneField names value=chosen error /> }.into_any();
    let only_first = move || field(vec![FIRST_ZONE.to_owned()]);
    view! {
        <Suspense fallback=only_first>
            {move || known.get().map(|names| field(names.unwrap_or_else(|_| vec![FIRST_ZONE.to_owned()])))}
        </Suspense>
    }
    .into_any()
}

/// A choice of these time zones, by their places.
#[component]
pub(super) fn ZoneField(names: Vec<String>, #[prop(into)] value: Signal<String>, error: Signal<Option<&'static str>>) -> impl IntoView {
    let language = language();
    let labelled = |name: String| (name.clone(), format!("{} ({name})", format::zone_place(&name)));
    let mut options: Vec<_> = names.into_iter().map(labelled).collect();
    options.sort_by_cached_key(|(_, label)| fold(label));
    view! {
        <SelectField
            name="form[time_zone]"
            id="zone"
            label=words::time_zone(language)
            hint=words::time_zone_hint(language)
            options
            value
            error
        />
    }
    .into_any()
}

fn currencies() -> Vec<(String, String)> {
    let label = |currency: Currency| {
        if currency.sign() == currency.code() { currency.code().to_owned() } else { format!("{} · {}", currency.code(), currency.sign()) }
    };
    CURRENCIES.iter().filter_map(|code| Currency::parse(code).ok()).map(|currency| (currency.code().to_owned(), label(currency))).collect()
}

/// What is wrong with the field that is being left; none if it is not one that is judged here.
fn judge(event: &FocusEvent) -> Option<(Field, Option<Fault>)> {
    use leptos::wasm_bindgen::JsCast;
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let field = match element.get_attribute("name")?.as_str() {
        "form[name]" => Field::Name,
        "form[email]" => Field::Email,
        "form[password]" => Field::Password,
        _ => return None,
    };
    let form = element.closest("form").ok().flatten()?.dyn_into::<HtmlFormElement>().ok()?;
    let typed = FormData::new_with_form(&form).ok()?;
    let text = |name: &str| typed.get(name).as_string().unwrap_or_default();
    let form =
        SignUpForm { name: text("form[name]"), email: text("form[email]"), password: text("form[password]"), ..SignUpForm::default() };
    let faults = form.check().err().unwrap_or_default();
    Some((field, faults.into_iter().find(|(at, _)| *at == field).map(|(_, fault)| fault)))
}

/// The IANA name of the browser's zone.
fn browser_zone() -> Option<String> {
    let options = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new()).resolved_options();
    js_sys::Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
}
