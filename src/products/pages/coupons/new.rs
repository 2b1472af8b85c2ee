//! The form of a new coupon; it works without scripts.

use crate::problem::Problem;
use crate::products::api::AddCoupon;
use crate::products::words::coupons as words;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, SelectField, Submit, TextField, problem_of};
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use crate::ui::typed::Typed;
use domain::checkout::CouponField;
use domain::checkout::coupons::Coupons;
use domain::language::Language;
use domain::money::Money;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlFormElement;

/// The form's id.
const FORM: &str = "add-coupon";

/// `changed` after a coupon was made.
#[component]
pub(super) fn NewCoupon(known: Signal<Option<Coupons>>, changed: Callback<()>) -> impl IntoView {
    let language = language();
    let add = ServerAction::<AddCoupon>::new();
    let value = add.value();
    let problem = problem_of(add);
    let made = Memo::new(move |_| value.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok().cloned())));
    Effect::new(move |_| {
        if made.with(Option::is_some) {
            empty();
            changed.run(());
        }
    });
    let said = move || {
        made.get().map(|code| {
            view! {
                <div class="note good">
                    {icon(icondata::LuTicketCheck)} <p>{words::made(language, code.as_str())}</p>
                </div>
            }
        })
    };
    let at = move |field: CouponField| fault_at(problem, field, language);
    let typed = Typed::of(AddCoupon::PATH);
    let unit = typed.get("form[unit]").unwrap_or_else(|| "percent".into());
    let known = known.get_untracked().unwrap_or_default();
    let mut units = vec![("percent".to_owned(), words::percent(language).to_owned())];
    units.extend(known.currencies.iter().map(|currency| (currency.code().to_owned(), currency.code().to_owned())));
    let mut products = vec![(String::new(), words::all_products(language).to_owned())];
    products.extend(known.products.iter().map(|product| {
        let price = format::money(product.price.minor, product.price.currency, language);
        (product.id.to_string(), format!("{} · {price}", product.name))
    }));
    view! {
        <section class="card stack" aria-labelledby="new-coupon">
            <h2 id="new-coupon">{words::new(language)}</h2>
            <div role="status">{said}</div>
        <ActionForm action=add attr:novalidate=true attr:class="stack new-coupon" attr:id=FORM>
            <FormProblem problem />
            <TextField
                name="form[code]"
                id="code"
                label=words::code(language)
                value=typed.text("form[code]")
                placeholder="ANA10"
                autocomplete="off"
                hint=words::code_hint(language)
                error=at(CouponField::Code)
            />
            <div class="pair">
                <TextField
                    name="form[takes]"
                    id="takes"
                    label=words::takes(language)
                    value=typed.text("form[takes]")
                    placeholder="10"
                    autocomplete="off"
                    inputmode="decimal"
                    error=at(CouponField::Takes)
                />
                <SelectField
                    name="form[unit]"
                    id="unit"
                    label=words::unit(language)
                    options=Signal::stored(units)
                    value=Signal::stored(unit)
                    error=at(CouponField::Unit)
                />
            </div>
            <SelectField
                name="form[product]"
                id="product"
                label=words::product(language)
                options=Signal::stored(products)
                value=Signal::stored(typed.text("form[product]"))
                error=at(CouponField::Product)
            />
            <div class="pair">
                <TextField
                    name="form[last_day]"
                    id="last-day"
                    kind="date"
                    label=words::last_day(language)
                    value=typed.text("form[last_day]")
                    required=false
                    hint=words::last_day_hint(language)
                    error=at(CouponField::LastDay)
                />
                <TextField
                    name="form[most_uses]"
                    id="most-uses"
                    label=words::most_uses(language)
                    value=typed.text("form[most_uses]")
                    autocomplete="off"
                    inputmode="numeric"
                    required=false
                    hint=words::most_uses_hint(language)
                    error=at(CouponField::MostUses)
                />
            </div>
            <div class="actions">
                <Submit label=words::add(language) pending=add.pending() class="btn main" />
            </div>
        </ActionForm>
        </section>
    }
    .into_any()
}

/// Empties the fields for the next one.
fn empty() {
    let form = document().get_element_by_id(FORM).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(form) = form {
        form.reset();
    }
}

/// What is wrong at a field, as its sentence.
fn fault_at(problem: Signal<Option<Problem>>, field: CouponField, language: Language) -> Signal<Option<String>> {
    Signal::derive(move || {
        problem.with(|problem| match problem {
            Some(Problem::Coupon(faults)) => {
                let write = |money: Money| format::money(money.minor, money.currency, language);
                faults.iter().find(|fault| fault.field == field).map(|fault| fault.reason.sentence(language, &write))
            }
            _ => None,
        })
    })
}
