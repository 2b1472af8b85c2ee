//! The field of the coupon, folded away until somebody wants it or it is wrong.

use crate::checkout::api::ApplyCoupon;
use crate::checkout::words;
use crate::ui::form::TextField;
use crate::ui::format;
use crate::ui::icon::icon;
use domain::checkout::view::HeldTime;
use domain::language::Language;
use domain::money::Money;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `error` is what the sent form came back with; without it, what is wrong already as it stands.
pub(super) fn coupon_field(held: &HeldTime, error: Signal<Option<String>>, language: Language) -> AnyView {
    let write = |money: Money| format::money(money.minor, money.currency, language);
    let fault = held.coupon_fault.map(|reason| reason.sentence(language, &write));
    let error = Signal::derive(move || error.get().or_else(|| fault.clone()));
    let discount = held.total.discount;
    let hint = if discount.minor > 0 { words::takes_off(language, &write(discount)) } else { words::coupon_hint(language).to_owned() };
    view! {
        <details class="coupon" id="coupon-box" open=!held.coupon.trim().is_empty()>
            <summary class="link">{icon(icondata::LuTicketPercent)} {words::has_coupon(language)}</summary>
            <div class="coupon-typed" data-asks="typed">
                <TextField
                    name="form[coupon]"
                    id="coupon"
                    label=words::coupon(language)
                    value=held.coupon.clone()
                    autocomplete="off"
                    required=false
                    hint=hint
                    error=error
                />
                // With scripts the page asks by itself.
                <noscript>
                    <button class="btn" type="submit" formaction=ApplyCoupon::PATH>
                        {words::apply(language)}
                    </button>
                </noscript>
            </div>
        </details>
    }
    .into_any()
}
