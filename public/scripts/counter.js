// What buyers' pages do beside links and forms, which work without any of this: they count down, see times go and come back, turn months
// and tell faults without losing the reader's place, and let keys walk through days.

const main = document.getElementById("main");

/** After an answer that ends the stream for good (database away) it is opened again this much later. */
const REOPEN = 30_000;
/** How long after one question the next is asked, in milliseconds: many changes are one question. */
const PAUSE = 2_000;
/** How often the server is asked whether time is up. */
const END = 1_000;
/** Often enough that no second is shown late. */
const TICK = 250;
/** Minutes before the end of a countdown at which it is said aloud how many are left. */
const SAID = [5, 1];
/** A year, in seconds. */
const KEPT = 365 * 24 * 60 * 60;

// --- The page, asked for again: only what differs changes, so focus, place and what was typed stay.

/** When the answer came whose page is shown, by the reader's clock: it may be wrong, so only what has passed since counts. */
let received = Date.now() - sinceAnswer();
let newest = 0;

function sinceAnswer() {
  const answered = performance.getEntriesByType("navigation")[0]?.responseStart ?? 0;
  return Math.min(Math.max(performance.now() - answered, 0), 10_000);
}

/**
 * Shows the page at an address of this site in place of the present one. What fails is told by the browser where the reader asked for it, and
 * else (`quietly`) changes nothing. The fields of a form that is `done` begin anew.
 */
async function show(address, { keepAddress = false, quietly = false, done } = {}) {
  const mine = ++newest;
  const answer = await fetch(address, { headers: { accept: "text/html" } }).catch(() => undefined);
  const text = answer?.ok ? await answer.text().catch(() => undefined) : undefined;
  // Meanwhile somebody may have asked for another.
  if (mine !== newest) return;
  const page = text && new DOMParser().parseFromString(text, "text/html");
  const next = page && page.getElementById("main");
  if (!next) return quietly ? undefined : location.assign(address);
  // Other pages need other scripts, and a provider's fields are put into their places when a page begins.
  if (!scripts(page).every((script) => scripts(document).includes(script)) || hasNewFields(next)) return location.assign(address);
  received = Date.now();
  carry(main, next, done);
  // What was read without scripts is what stands there with them: text.
  for (const without of next.querySelectorAll("noscript")) without.textContent = without.innerHTML;
  Idiomorph.morph(main, [...next.childNodes], { morphStyle: "innerHTML", callbacks: { beforeNodeMorphed: isServers, beforeAttributeUpdated: mayChange } });
  document.title = page.title;
  if (!keepAddress) history.replaceState(null, "", address);
  keepZone(new URL(address).searchParams.get("zone"));
  begin();
}

const again = () => show(here(), { keepAddress: true, quietly: true });

/** Fields that decide what else there is, and what is paid: those that are chosen, and where it says so, those that are typed. */
const ASKS = "[data-asks] select, [data-asks=typed] input";

/** The present address, and what was chosen since that decides which fields there are. */
function here() {
  const address = new URL(location.href);
  for (const field of main.querySelectorAll(ASKS)) address.searchParams.set(field.id, field.value);
  return address;
}

/** What a script made its own is not the server's to change. */
const isServers = (old) => !(old instanceof HTMLElement && "own" in old.dataset);

/** What the reader has unfolded stays so. */
const mayChange = (name, _element, change) => !(name === "open" && change === "remove");

const hasNewFields = (next) => next.querySelector("[data-provider]") && !main.querySelector("[data-provider]");

const scripts = (page) => [...page.querySelectorAll("script[src]")].map((script) => script.getAttribute("src"));

/** What the server last said of a field's text, by the field's id: the attributes of a page that was shown again hold what the reader typed. */
let told;

const fields = (page) => page.querySelectorAll("input[id]:not([type=hidden]), textarea[id], select[id]");

function tellers(page) {
  return new Map([...fields(page)].map((field) => [field.id, saidBy(field)]));
}

const saidBy = (field) => (field.tagName === "TEXTAREA" ? field.textContent : (field.getAttribute("value") ?? ""));

/** Takes what the reader typed, chose or opened over to the next page, where it has the same field. */
function carry(from, to, done) {
  for (const box of from.querySelectorAll("details[id][open]")) to.querySelector(`#${CSS.escape(box.id)}`)?.setAttribute("open", "");
  const before = told;
  told = tellers(to);
  for (const field of fields(from)) {
    const next = to.querySelector(`#${CSS.escape(field.id)}`);
    if (!next || (done && field.form === done)) continue;
    if (field.type === "radio") {
      if (!field.checked) continue;
      for (const other of to.querySelectorAll(`input[name="${CSS.escape(field.name)}"]`)) other.removeAttribute("checked");
      next.setAttribute("checked", "");
    } else if (field.type === "checkbox") {
      next.toggleAttribute("checked", field.checked);
    } else if (field.tagName === "SELECT") {
      const chosen = [...next.options].find((option) => option.value === field.value);
      if (!chosen) continue;
      for (const option of next.options) option.toggleAttribute("selected", option === chosen);
    } else {
      const isUntouched = field.value === before.get(field.id);
      const news = told.get(field.id);
      if (isUntouched && news && news !== field.value) continue;
      if (next.tagName === "TEXTAREA") next.textContent = field.value;
      else next.setAttribute("value", field.value);
    }
  }
}

// --- Links of the calendar and forms.

document.addEventListener("click", (event) => {
  const link = event.target.closest(".calendar a[href]");
  // With a key, a link opens in another window.
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(link.href);
});

document.addEventListener("change", (event) => {
  const field = event.target;
  const form = field.form;
  if (!form) return;
  // A form of one choice, whose button is there for who has no script.
  if (form.querySelector(".without-script")) return form.requestSubmit();
  if (field.matches("[data-asks] select")) again();
});

// What is typed is asked about when it is left. A change that Enter has asked about already, and that is taken back, is none to the browser.
document.addEventListener("focusout", (event) => {
  const field = event.target;
  if (field.matches?.("[data-asks=typed] input") && field.value !== told.get(field.id)) again();
});

// The page is asked again, where Enter elsewhere pays.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches?.("input") || !event.target.matches(ASKS)) return;
  event.preventDefault();
  again();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const isZone = form.matches(".zone-choice");
  if (event.defaultPrevented || !main.contains(form) || (form.method === "get" && !isZone)) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  if (isZone) {
    const address = new URL(form.action);
    address.search = new URLSearchParams(body);
    address.hash = location.hash;
    return show(address);
  }
  send(form, event.submitter, new URLSearchParams(body));
});

const sending = new WeakSet();

/** Sends a form once; its faults are told beside what was typed. */
async function send(form, button, body) {
  if (sending.has(form)) return;
  sending.add(form);
  button?.setAttribute("aria-busy", "true");
  try {
    const headers = { accept: "text/html", "tell-location": "1" };
    const answer = await fetch(form.action, { method: "POST", body, headers });
    const address = answer.headers.get("told-location");
    if (!address) return sendPlainly(form, button);
    const to = new URL(address, location.href);
    const isFault = to.searchParams.has("__err");
    if (to.origin !== location.origin || to.pathname !== location.pathname) return location.assign(to);
    if (!isFault) form.reset();
    await show(to, { keepAddress: isFault, done: isFault ? undefined : form });
    if (isFault) main.querySelector("[aria-invalid=true]")?.focus();
    else if (to.hash) document.getElementById(to.hash.slice(1))?.scrollIntoView();
  } catch {
    // Away: the browser says so in its own words, and its way back leads to what was typed.
    sendPlainly(form, button);
  } finally {
    sending.delete(form);
    button?.removeAttribute("aria-busy");
  }
}

/** As without scripts. */
function sendPlainly(form, button) {
  if (button?.name) {
    const said = Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value });
    form.append(said);
  }
  form.submit();
}

// --- The countdown.

/** When the end was last asked about: until the server says so too, it has not come. */
let endAsked = 0;

function tick() {
  const box = document.querySelector(".countdown[data-left]");
  if (!box) return;
  const left = Math.max(0, Math.ceil((Number(box.dataset.left) - (Date.now() - received)) / 1000));
  const shown = box.querySelector(".left");
  shown.hidden = false;
  shown.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  box.classList.toggle("short", left <= 60);
  const minutes = SAID.filter((minutes) => left > 0 && left <= minutes * 60).at(-1);
  const status = box.querySelector("[role=status]");
  const words = (minutes && status.dataset[`said${minutes}`]) ?? "";
  if (status.textContent !== words) status.textContent = words;
  if (left === 0 && Date.now() - endAsked > END) {
    endAsked = Date.now();
    again();
  }
}

setInterval(tick, TICK);

// --- Times that go and come back, and payments that somebody else decides.

let stream;
let asked = 0;
let waits = 0;

function listen() {
  const path = main.querySelector("[data-live]")?.dataset.live;
  if (!path || document.hidden) {
    stream?.close();
    stream = undefined;
    return;
  }
  if (stream && stream.readyState !== EventSource.CLOSED) return;
  stream = new EventSource(path);
  // The first message says that the stream has begun: between the page's making and that, something may have changed.
  stream.addEventListener("calendar", soon);
  stream.onerror = () => stream?.readyState === EventSource.CLOSED && setTimeout(listen, REOPEN);
}

function soon() {
  clearTimeout(waits);
  const pause = Math.max(0, asked + PAUSE - Date.now());
  waits = setTimeout(() => {
    asked = Date.now();
    again();
  }, pause);
}

let waiting = 0;

function look() {
  clearTimeout(waiting);
  const seconds = main.querySelector("[data-again]")?.dataset.again;
  if (seconds && !document.hidden) waiting = setTimeout(() => again().then(look), seconds * 1000);
}

document.addEventListener("visibilitychange", () => {
  begin();
  // What was counted meanwhile may be wrong.
  if (!document.hidden && main.querySelector("[data-live], [data-left]")) again();
});
addEventListener("pageshow", (event) => event.persisted && again());

// --- The reader's zone: of the address, else remembered, else the browser's, which is asked once.

function readZone() {
  if (!main.querySelector("[data-live]")) return;
  const said = new URLSearchParams(location.search).get("zone");
  if (said) return keepZone(said);
  const isKnown = /(?:^|; )zone=[^;]/.test(document.cookie);
  if (!isKnown && keepZone(Intl.DateTimeFormat().resolvedOptions().timeZone)) again();
}

/** Whether it can be the name of a zone: nothing else goes into a cookie. */
function keepZone(zone) {
  const isName = /^[\w/+-]{1,64}$/.test(zone ?? "");
  if (isName) document.cookie = `zone=${zone}; Path=/; Max-Age=${KEPT}; SameSite=Lax`;
  return isName;
}

// --- The days of a month as a grid: one of them is in the order of focus, and keys walk to the others, also into the months beside.

function layGrid() {
  for (const table of document.querySelectorAll("table.days")) {
    table.setAttribute("role", "grid");
    const days = [...table.querySelectorAll(".day")];
    const entry =
      days.find((day) => day === document.activeElement) ??
      table.querySelector("td.chosen .day") ??
      table.querySelector(".day[aria-current]") ??
      days[0];
    for (const cell of table.querySelectorAll("tbody td")) {
      cell.setAttribute("role", "gridcell");
      if (cell.firstElementChild) cell.setAttribute("aria-selected", String(cell.classList.contains("chosen")));
    }
    for (const day of days) {
      day.tabIndex = day === entry ? 0 : -1;
      if (day.tagName === "SPAN") day.setAttribute("role", "button");
    }
  }
}

document.addEventListener("focusin", (event) => event.target.closest?.("table.days") && layGrid());

document.addEventListener("keydown", async (event) => {
  const day = event.target.closest?.("table.days .day");
  if (!day || event.ctrlKey || event.altKey || event.metaKey) return;
  const [, calendar, from] = /^(.*)-(\d{4}-\d\d-\d\d)$/.exec(day.id) ?? [];
  const to = from && ledTo(from, event.key);
  if (!to) return;
  event.preventDefault();
  const place = (date) => document.getElementById(`${calendar}-${date}`);
  if (!place(to)) {
    const turner = document.getElementById(`${calendar}-${to > from ? "next" : "previous"}`);
    if (!turner?.href) return;
    await show(turner.href);
  }
  place(to)?.focus();
});

/** The day to which a key leads, as ARIA's grids of days have it. */
function ledTo(from, key) {
  const [year, month, day] = from.split("-").map(Number);
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -weekday, End: 6 - weekday }[key];
  const months = { PageUp: -1, PageDown: 1 }[key];
  if (days === undefined && months === undefined) return undefined;
  const last = new Date(Date.UTC(year, month - 1 + (months ?? 0) + 1, 0)).getUTCDate();
  const date = months ? Date.UTC(year, month - 1 + months, Math.min(day, last)) : Date.UTC(year, month - 1, day + days);
  return new Date(date).toISOString().slice(0, 10);
}

function begin() {
  tick();
  layGrid();
  listen();
  look();
}

told = tellers(main);
begin();
readZone();
// For tests, which must not press before the page listens.
document.documentElement.setAttribute("data-hydrated", "");
