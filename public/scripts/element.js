// The payment provider's own fields in the checkout: mounts them where the page has a place, names the card before the form is sent, and
// lets the buyer's bank confirm. Nothing that is typed into them reaches this program.

const box = document.querySelector(".provider-cards[data-provider]");
const form = document.getElementById("pay");
if (box && form) typeCards(box, form);
const step = document.querySelector("[data-confirm]");
if (step) confirm(step);

function typeCards(box, form) {
  if (typeof Stripe === "undefined") {
    for (const place of box.querySelectorAll("[data-card]")) {
      document.getElementById(`${place.dataset.card}-told`).textContent = box.dataset.away;
    }
    return;
  }
  const stripe = Stripe(box.dataset.provider);
  const cards = [...box.querySelectorAll("[data-card]")].map((place) => {
    // One card for each set of elements.
    const card = stripe.elements({ locale: box.dataset.locale }).create("card", { hidePostalCode: true });
    card.mount(`#${place.id}`);
    return { card, name: place.dataset.card };
  });
  let named = false;
  // Before the page's own listener, which sends the form.
  form.addEventListener(
    "submit",
    async (event) => {
      if (named) {
        named = false;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      const method = form.querySelector("[name='form[method]']:checked")?.value;
      const wanted = { credit_card: 1, two_cards: 2 }[method] ?? 0;
      const results = await Promise.all(cards.slice(0, wanted).map(({ card, name }) => nameCard(stripe, card, name)));
      if (results.every(Boolean)) {
        named = true;
        form.requestSubmit();
      }
    },
    { capture: true },
  );
}

async function nameCard(stripe, card, name) {
  const told = document.getElementById(`${name}-told`);
  const field = document.getElementById(`${name}-token`);
  told.textContent = "";
  // The same card, sent again after a fault elsewhere, keeps its name: so the form stays the same form, and pays once.
  if (field.value) return true;
  const { token, message } = await ask(stripe, card);
  if (!token) {
    told.textContent = message;
    return false;
  }
  field.value = token;
  card.on("change", () => (field.value = ""));
  return true;
}

// A double of the provider on this machine may not know the newer of the two questions.
async function ask(stripe, card) {
  try {
    const made = await stripe.createPaymentMethod({ type: "card", card });
    if (made) return { token: made.paymentMethod?.id, message: made.error?.message };
    const { token, error } = await stripe.createToken(card);
    return { token: token?.card.id, message: error?.message };
  } catch (error) {
    return { message: String(error) };
  }
}

async function confirm(step) {
  const stripe = Stripe(step.dataset.provider);
  const handle = stripe.handleNextAction
    ? () => stripe.handleNextAction({ clientSecret: step.dataset.confirm })
    : () => stripe.confirmCardPayment(step.dataset.confirm, {});
  const result = await handle().catch(() => undefined);
  // Whatever came of it: the server knows. Where nothing could be asked at all, the page would ask for itself in a circle.
  const asked = "confirmed" in step.dataset || sessionStorage.getItem(step.dataset.confirm);
  if (result && !result.error) return location.reload();
  sessionStorage.setItem(step.dataset.confirm, "1");
  if (!asked) location.reload();
}
