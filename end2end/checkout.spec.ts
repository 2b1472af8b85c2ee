// A session time is chosen, kept for fifteen minutes, paid and booked, by people who do not wait for each other.
import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, hydrated, listenForComplaints } from "./helpers";

const ZONE = "America/Sao_Paulo";
const HELD = "/p/demo-mentoring/checkout";
const GOOD = "4242 4242 4242 4242";

/** The day after so many days, as addresses write it. */
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A visitor of their own, with nothing remembered. */
async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: "en-US", timezoneId: ZONE, ...options });
  return context.newPage();
}

/** The free starts of a day that no other walk uses, and that day. */
async function free(page: Page, days: number): Promise<{ day: string; starts: string[] }> {
  const query = `from=${dayAfter(days)}&to=${dayAfter(days + 3)}&zone=${ZONE}`;
  const answer = await page.request.get(`/api/v1/public/services/demo-mentoring/slots?${query}`);
  const starts: string[] = (await answer.json()).slots.map((slot: { start: string }) => slot.start);
  const local = (start: string) => new Date(Date.parse(start) - 3 * 3_600_000).toISOString().slice(0, 10);
  return { day: local(starts[0]), starts: starts.filter((start) => local(start) === local(starts[0])) };
}

const button = (page: Page, start: string) => page.locator(`button.time[value="${start}"]`).first();

async function open(page: Page, day: string) {
  await page.goto(`/p/demo-mentoring?day=${day}&zone=${ZONE}`);
}

async function choose(page: Page, start: string) {
  await button(page, start).click();
  await expect(page).toHaveURL(new RegExp(HELD));
}

async function fill(page: Page, card: string, name = "Bruna Lima") {
  await page.locator("#name").fill(name);
  await page.locator("#email").fill("bruna@example.com");
  await page.locator("#document").fill("529.982.247-25");
  await typeCard(page, card);
  await page.locator("#consent").check();
}

async function typeCard(page: Page, card: string) {
  await page.locator("#card-number").fill(card);
  await page.locator("#card-expiry").fill("12/30");
  await page.locator("#card-code").fill("123");
}

const pay = (page: Page) => page.locator("#pay > button[type=submit]").click();

/** What is left, in seconds. */
async function left(page: Page): Promise<number> {
  const [minutes, seconds] = (await page.locator(".countdown .left").innerText()).split(":").map(Number);
  return minutes * 60 + seconds;
}

test("two visitors want one time: one gets it, the other is told at once and sees what is free beside it", async ({ browser }) => {
  const [ana, bia, carla] = [await visitor(browser), await visitor(browser), await visitor(browser, { javaScriptEnabled: false })];
  const complaints = [...listenForComplaints(ana), ...listenForComplaints(bia)];
  const { day, starts } = await free(ana, 21);
  for (const page of [ana, bia, carla]) await open(page, day);
  await hydrated(ana);
  await hydrated(bia);
  await expect(button(bia, starts[1])).toBeVisible();

  await choose(ana, starts[1]);
  await hydrated(ana);
  await expect(ana.locator(".countdown .left")).toHaveText(/^14:5\d|15:00$/);
  // Who looks on sees it go; who looks at an old page is told.
  await expect(button(bia, starts[1])).toHaveCount(0);
  await expect(button(bia, starts[0])).toBeVisible();
  await button(carla, starts[1]).click();
  await expect(carla.locator(".offer-times .note")).toContainText("Somebody else was quicker");
  expect(await carla.locator(".near button.time").count()).toBeGreaterThan(1);

  // The winner goes back and moves to another time; the first comes back for the others.
  await open(ana, day);
  await hydrated(ana);
  await expect(ana.locator(".time.own")).toBeVisible();
  await expect(ana.locator(".kept .countdown .left")).toBeVisible();
  await choose(ana, starts[2]);
  await expect(button(bia, starts[1])).toBeVisible();
  await expect(button(bia, starts[2])).toHaveCount(0);
  await ana.getByRole("button", { name: "Give the time back" }).click();
  await expect(ana).toHaveURL(/#times$/);
  await expect(button(bia, starts[2])).toBeVisible();
  expect(complaints).toEqual([]);
});

test("a time is paid, and a form sent twice pays once", async ({ browser }) => {
  const page = await visitor(browser);
  const complaints = listenForComplaints(page);
  const { day, starts } = await free(page, 26);
  await open(page, day);
  await hydrated(page);
  await choose(page, starts[0]);
  await hydrated(page);
  await expectAccessible(page);

  // Everything that is wrong is told at its field, and nothing that was typed is lost.
  await page.locator("#name").fill("Bruna Lima");
  await pay(page);
  await expect(page.locator("#email-error")).toBeVisible();
  await expect(page.locator("#document-error")).toBeVisible();
  await expect(page.locator("#card-number-error")).toBeVisible();
  await expect(page.locator("#consent-error")).toBeVisible();
  await expect(page.locator("#name")).toHaveValue("Bruna Lima");

  await fill(page, "4000 0000 0000 0002");
  await pay(page);
  await expect(page.locator(".note.bad")).toContainText("declined");
  await hydrated(page);
  await expect(page.locator("#email")).toHaveValue("bruna@example.com");
  expect(await left(page)).toBeGreaterThan(60);

  await typeCard(page, GOOD);
  await page.locator("#consent").check();
  const key = await page.locator('input[name="form[key]"]').inputValue();
  const sending = page.waitForRequest("**/do/buy");
  await pay(page);
  const sent = (await sending).postData();
  await expect(page.getByRole("heading", { name: "Your session is booked" })).toBeVisible();
  await expectAccessible(page);
  await expect(page.locator(".held-time")).toBeVisible();
  // The same form again, as a browser's back button sends it; and the key with another form.
  const send = (data: string) =>
    page.request.post("/do/buy", {
      data,
      headers: {
        accept: "text/html",
        "content-type": "application/x-www-form-urlencoded",
        origin: new URL(page.url()).origin,
        referer: new URL(HELD, page.url()).href,
      },
      maxRedirects: 0,
    });
  const again = await send(sent!);
  expect(again.status()).toBe(302);
  expect(again.headers().location).toContain(`order=${key}`);
  const other = await send(sent!.replace("Bruna", "Bianca"));
  expect(other.headers().location).toContain("__err");
  await page.goto(`/p/demo-mentoring?day=${day}&zone=${ZONE}`);
  await expect(button(page, starts[0])).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test("the countdown is right although the reader's clock is an hour wrong, and survives another tab", async ({ browser }) => {
  const page = await visitor(browser);
  await page.clock.install({ time: Date.now() - 3_600_000 });
  await page.clock.resume();
  const { day, starts } = await free(page, 31);
  await open(page, day);
  await hydrated(page);
  await choose(page, starts[0]);
  await hydrated(page);
  const first = await left(page);
  expect(first).toBeGreaterThan(14 * 60);
  expect(first).toBeLessThanOrEqual(15 * 60);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await hydrated(other);
  expect(Math.abs((await left(other)) - (await left(page)))).toBeLessThanOrEqual(3);
  await page.reload();
  await hydrated(page);
  expect(await left(page)).toBeLessThanOrEqual(first);
});

test("what was typed and chosen outlives every redraw of the page", async ({ browser }) => {
  const page = await visitor(browser);
  const { day, starts } = await free(page, 42);
  await open(page, day);
  await hydrated(page);
  await choose(page, starts.at(-1)!);
  await hydrated(page);
  await page.locator("#method-two_cards").check();
  await fill(page, GOOD);
  await page.locator("#card-amount").fill("100");
  // A document is asked for in Brazil alone.
  for (const [country, fields] of [["PT", 0], ["BR", 1], ["PT", 0], ["BR", 1]] as const) {
    await page.locator("#country").selectOption(country);
    await expect(page.locator("#document")).toHaveCount(fields);
    await expect(page.locator("#name")).toHaveValue("Bruna Lima");
    await expect(page.locator("#email")).toHaveValue("bruna@example.com");
    await expect(page.locator("#card-number")).toHaveValue(GOOD);
    await expect(page.locator("#card-amount")).toHaveValue("100");
    await expect(page.locator("#method-two_cards")).toBeChecked();
    await expect(page.locator("#consent")).toBeChecked();
  }
  await page.getByRole("button", { name: "Give the time back" }).click();
  await expect(page).toHaveURL(/#times$/);
});

test("at zero the page says so, also where the server is away at that moment", async ({ browser }) => {
  const page = await visitor(browser);
  const { day, starts } = await free(page, 45);
  await open(page, day);
  await hydrated(page);
  let asked = 0;
  await page.route(/\/checkout(\?|$)/, async (route) => {
    asked += 1;
    if (asked === 2) return route.fulfill({ status: 503, contentType: "text/html", body: "<main id='main'>away</main>" });
    const answer = await route.fetch();
    // As if three seconds were left: the server knows better.
    const body = (await answer.text()).replace(/data-left="\d+"/, 'data-left="3000"');
    return asked === 1 ? route.fulfill({ response: answer, body }) : route.fulfill({ response: answer });
  });
  await choose(page, starts.at(-1)!);
  await hydrated(page);
  await page.locator("#name").fill("Bruna Lima");
  // Away at first, and then it says that there is time left.
  await expect.poll(() => asked, { timeout: 15_000 }).toBe(3);
  await expect(page.locator(".countdown .left")).toHaveText(/^14:\d\d$/);
  await expect(page.locator("#name")).toHaveValue("Bruna Lima");

  asked = 0;
  await page.reload();
  await hydrated(page);
  expect((await page.request.delete("/api/v1/public/holds")).status()).toBe(204);
  await expect(page.locator("#pay")).toHaveCount(0, { timeout: 15_000 });
  expect(await page.locator("button.time").count()).toBeGreaterThan(0);
});

test("a buyer's bank is asked, and a page at a phone's width leads through all of it", async ({ browser }) => {
  const page = await visitor(browser, { viewport: { width: 390, height: 844 } });
  const { day, starts } = await free(page, 36);
  await open(page, day);
  await hydrated(page);
  await choose(page, starts[0]);
  await hydrated(page);
  await expectNoSidewaysScroll(page);
  await fill(page, "4000 0025 0000 3155");
  await pay(page);
  await expect(page).toHaveURL(/\/sandbox\//);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "It is not me" }).click();
  await expect(page.getByRole("heading", { name: "Nothing was charged" })).toBeVisible();
  await page.getByRole("link", { name: "Try again" }).click();
  await hydrated(page);
  await fill(page, "4000 0025 0000 3155");
  await pay(page);
  await page.getByRole("button", { name: "It is me: pay" }).click();
  await expect(page.getByRole("heading", { name: "Your session is booked" })).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("two cards share the price", async ({ browser }) => {
  const page = await visitor(browser);
  const { day, starts } = await free(page, 41);
  await open(page, day);
  await hydrated(page);
  await choose(page, starts[0]);
  await hydrated(page);
  await fill(page, GOOD);
  await page.locator("#method-two_cards").check();
  await page.locator("#card-amount").fill("1");
  await pay(page);
  await expect(page.locator("#second-card-number-error")).toBeVisible();
  await page.locator("#second-card-number").fill(GOOD);
  await page.locator("#second-card-expiry").fill("11/31");
  await page.locator("#second-card-code").fill("123");
  await pay(page);
  await expect(page.getByRole("heading", { name: "Your session is booked" })).toBeVisible();
  // Where two cards are not taken, they are not offered.
  await open(page, day);
  await hydrated(page);
  await choose(page, starts[1]);
  await hydrated(page);
  await page.locator("#country").selectOption("MX");
  await expect(page.locator("#method-two_cards")).toHaveCount(0);
  await expect(page.locator("#document")).toHaveCount(0);
  await page.getByRole("button", { name: "Give the time back" }).click();
});

test("without scripts a time is chosen, a wrong form comes back as it was typed, and it is paid", async ({ browser }) => {
  const page = await visitor(browser, { javaScriptEnabled: false });
  const { day, starts } = await free(page, 46);
  await open(page, day);
  await choose(page, starts[0]);
  await expect(page.locator(".countdown")).toContainText("Kept for you until");
  await fill(page, GOOD);
  await page.locator("#document").fill("111.111.111-11");
  await pay(page);
  await expect(page.locator("#document-error")).toBeVisible();
  await expect(page.locator("#name")).toHaveValue("Bruna Lima");
  await expect(page.locator("#document")).toHaveValue("111.111.111-11");
  await page.locator("#document").fill("529.982.247-25");
  await typeCard(page, GOOD);
  await page.locator("#consent").check();
  await pay(page);
  await expect(page.getByRole("heading", { name: "Your session is booked" })).toBeVisible();
});
