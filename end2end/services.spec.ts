// A service from an idea to the market: set up by mouse and by keyboard alone, sent back, mended, approved, found.
import { expect, test, type Browser, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, hydrated, listenForComplaints, signIn } from "./helpers";

const OPERATOR = "operator@mostrador.example";
const PICTURE = "../src/service/synth/pictures/hour.jpg";
const DESCRIPTION = "Uma hora de prática para quem fala em público e gostaria de gostar disso, com exercícios para levar. ".repeat(3);
const STEPS = ["information", "sessions", "price", "page", "personal-data", "finish"];

const goOn = (page: Page) => page.locator(".wizard-foot .btn.main").click();
const saved = (page: Page) => expect(page.locator(".saved-note:has(.icon)")).toBeVisible();

/** Begins a service as its form does; its address. */
async function begin(page: Page): Promise<string> {
  await signIn(page);
  await page.goto("/products/new");
  await hydrated(page);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/products\/[0-9a-f-]{36}\/information$/);
  await hydrated(page);
  return new URL(page.url()).pathname.replace(/\/information$/, "");
}

/** Draws hours on a day of the week, from one quarter of its visible height to another. */
async function draw(page: Page, day: number, from: number, to: number) {
  const column = page.locator("svg.column").nth(day);
  await column.scrollIntoViewIfNeeded();
  const box = await column.boundingBox();
  if (!box) throw new Error("the day is not drawn");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * from);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * ((from + to) / 2), { steps: 3 });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * to, { steps: 3 });
  await page.mouse.up();
}

/** The operator, in a window of their own. */
async function operator(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ locale: "en-US" })).newPage();
  await signIn(page, OPERATOR);
  return page;
}

/** The queue's line of a service, opened. */
async function examine(page: Page, name: string) {
  await page.goto("/verification");
  await hydrated(page);
  await page.getByRole("link", { name: new RegExp(name) }).first().click();
  await expect(page.locator("h1")).toContainText(name);
  await hydrated(page);
}

test("a service is set up by mouse, comes back, is mended, approved, and found on a phone in two languages", async ({ page, browser }) => {
  test.setTimeout(240_000);
  const complaints = listenForComplaints(page);
  const name = `Falar com calma ${Date.now()}`;
  const product = await begin(page);

  await page.locator("#name").fill(name);
  await page.locator("#description").fill(DESCRIPTION);
  await page.locator("#image").setInputFiles(PICTURE);
  await expect(page.locator("img.shown")).toBeVisible();
  await page.locator("#kind").selectOption("classes.speaking");
  await page.locator("#language").selectOption("pt");
  await page.locator("#market").selectOption({ index: 1 });
  await goOn(page);
  await expect(page).toHaveURL(`${product}/sessions`);

  await page.locator("#duration").selectOption("60");
  for (const day of [0, 1, 2, 3, 4, 5, 6]) await page.locator(`#schedule-weekday-${day}`).fill("");
  await page.locator("#schedule-weekday-0").blur();
  await expect(page.locator(".stretch")).toHaveCount(0);
  await draw(page, 1, 0.25, 0.6);
  await expect(page.locator("#schedule-weekday-1")).toHaveValue(/^\d\d:\d\d[-–]\d\d:\d\d$/);
  await expect(page.locator(".stretch")).toHaveCount(1);
  await page.locator("#schedule-weekday-0").fill("9-12, 11-14");
  await page.locator("#schedule-weekday-0").blur();
  await expect(page.locator("#schedule-weekday-0")).toHaveAttribute("aria-invalid", "true");
  await page.locator("#schedule-weekday-0").fill("22:00-02:00");
  await page.locator("#schedule-weekday-0").blur();
  await expect(page.locator("#schedule-weekday-0-error")).toBeVisible();
  await page.locator("#schedule-weekday-0").fill("9-12, 14-18");
  await page.locator("#schedule-weekday-0").blur();
  await expect(page.locator("#schedule-weekday-0")).not.toHaveAttribute("aria-invalid", "true");
  await page.locator("li:has(#schedule-weekday-0) .ways button").nth(1).click();
  await expect(page.locator("#schedule-weekday-4")).toHaveValue("9-12, 14-18");
  await expect(page.locator(".preview button[id^=preview-20]").first()).toBeVisible();
  await saved(page);
  await goOn(page);
  await expect(page).toHaveURL(`${product}/price`);

  await page.locator("#amount").fill("150,00");
  await page.locator("#currency").selectOption("BRL");
  await goOn(page);
  await expect(page).toHaveURL(`${product}/page`);

  await page.locator("#block-0").click();
  await page.locator("#piece-0-text").fill("Fale como quem conversa");
  await page.locator("#block-2").click();
  await page.locator("#piece-2-text").fill("Você traz um texto seu.\n\n- **respiração**\n- voz\n- pausa");
  await expect(page.locator(".page-preview strong, .preview-sheet strong, .offer strong").first()).toBeVisible();
  await saved(page);
  await goOn(page);
  await expect(page).toHaveURL(`${product}/personal-data`);
  await page.locator("#personal-data").check();
  await goOn(page);
  await expect(page).toHaveURL(`${product}/finish`);
  await page.locator("#terms").check();
  await saved(page);
  // Back and forth without loss; the length is fixed since its first Continue.
  await page.goto(`${product}/sessions`);
  await hydrated(page);
  await expect(page.locator("#duration.locked")).toBeVisible();
  await expect(page.locator("#schedule-weekday-4")).toHaveValue("9-12, 14-18");
  await page.goto(`${product}/finish`);
  await hydrated(page);
  await page.locator("main .actions .btn.main").last().click();
  await expect(page).toHaveURL(product);
  await expect(page.locator(".product-state")).toContainText("Em verificação");

  const desk = await operator(browser);
  await examine(desk, name);
  await expect(desk.locator("main")).toContainText("Fale como quem conversa");
  await expectAccessible(desk);
  await desk.getByRole("button", { name: "Return", exact: true }).click();
  await desk.locator("#reason-0-field").selectOption("description");
  await desk.locator("#reason-0-words").fill("Please say what people should bring along.");
  await desk.locator(".decision .btn.main").click();
  await desk.locator(".decision .btn.danger").click();
  await expect(desk).toHaveURL(/\/verification/);
  await expect(desk.locator("main")).not.toContainText(name + " ");

  await page.goto(product);
  await expect(page.locator(".remarks")).toContainText("Please say what people should bring along.");
  await page.locator(".remarks a").first().click();
  await expect(page).toHaveURL(`${product}/information#description`);
  await hydrated(page);
  await expect(page.locator("#description-remark")).toBeVisible();
  await page.locator("#description").fill(DESCRIPTION + "Traga um texto de uma página.");
  await saved(page);
  await page.goto(`${product}/finish`);
  await hydrated(page);
  await page.locator("main .actions .btn.main").last().click();
  await expect(page).toHaveURL(product);

  await examine(desk, name);
  await expect(desk.locator("section", { hasText: "Changed since the last time" }).last()).toContainText("Description");
  await desk.getByRole("button", { name: "Approve", exact: true }).click();
  await desk.locator(".decision .btn.main").click();
  await expect(desk).toHaveURL(/\/verification/);

  await page.goto(product);
  await expect(page.locator(".product-state")).toContainText("Aprovado");
  await hydrated(page);
  await isTold(page, name);
  await sharesALink(page, product, browser);
  expect(complaints).toEqual([]);

  for (const locale of ["pt-BR", "en-US"]) {
    const phone = await browser.newContext({ locale, viewport: { width: 390, height: 844 } });
    const buyer = await phone.newPage();
    await buyer.goto("/market");
    await hydrated(buyer);
    await expectNoSidewaysScroll(buyer);
    await buyer.getByRole("link", { name: new RegExp(name) }).first().click();
    await expect(buyer).toHaveURL(/\/p\/falar-com-calma/);
    await hydrated(buyer);
    await expect(buyer.locator("h1")).toContainText("Fale como quem conversa");
    await expect(buyer.locator(".offer-times")).toContainText(locale === "en-US" ? "Free times" : "Horários livres");
    await expect(buyer.locator('link[rel="canonical"]')).toHaveCount(1);
    await expect(buyer.locator('script[type="application/ld+json"]')).toHaveCount(1);
    await expectNoSidewaysScroll(buyer);
    await expectAccessible(buyer);
    await phone.close();
  }
  await page.goto(product);
  const address = (await page.locator('main a[href*="/p/"]').first().getAttribute("href")) ?? "";
  await takesOffSaleAndBack(desk, name, address);
});

/** The bell counts, the page of notices tells what happened, and having been shown is being read. */
async function isTold(page: Page, name: string) {
  await page.goto("/notices");
  await hydrated(page);
  await expect(page.locator(".notices li", { hasText: name })).toHaveCount(2);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await expect(page.locator("header a[href='/notices']").first()).toHaveAttribute("aria-label", "Avisos");
  await page.locator(".notices li", { hasText: name }).first().getByRole("link").click();
  await expect(page.locator(".product-state")).toContainText("Aprovado");
}

/** A link for one more place leads to the page, and the visit is counted. */
async function sharesALink(page: Page, product: string, browser: Browser) {
  await page.goto(product);
  await hydrated(page);
  await page.locator(".links input[name=source]").fill("Boletim de março");
  await page.locator(".links form button[type=submit]").click();
  const line = page.locator(".links li", { hasText: "Boletim de março" });
  const address = await line.locator("code").textContent();
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(new URL(address ?? "").pathname);
  await expect(visitor).toHaveURL(/\/p\/falar-com-calma/);
  await visitor.context().close();
  await expect(async () => {
    await page.reload();
    await expect(line.locator(".visits")).toContainText("1");
  }).toPass();
}

/** What the operator takes off sale is gone for buyers at once, and back as soon as it is put back. */
async function takesOffSaleAndBack(desk: Page, name: string, address: string) {
  const status = async () => (await desk.request.get(address)).status();
  await desk.goto("/verification");
  await hydrated(desk);
  await desk.locator("#page").fill("/p/of-nobody");
  await desk.getByRole("button", { name: "Find" }).click();
  await expect(desk.locator("main [role=alert]")).not.toBeEmpty();
  await desk.locator("#page").fill(address);
  await desk.getByRole("button", { name: "Find" }).click();
  await desk.getByRole("button", { name: `Take “${name}” off sale` }).click();
  await expect(desk.getByRole("button", { name: `Put “${name}” back on sale` })).toBeVisible();
  expect(await status()).toBe(404);
  await expectAccessible(desk);
  await desk.getByRole("button", { name: `Put “${name}” back on sale` }).click();
  await expect(desk.locator("main")).toContainText("is on sale again");
  expect(await status()).toBe(200);
}

/** Presses Tab until the element has the focus; fails where it is not to be reached. */
async function tabTo(page: Page, selector: string) {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

test("a service is set up with the keyboard alone", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page);
  await page.goto("/products/new");
  await hydrated(page);
  await tabTo(page, "main form button[type=submit]");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/products\/[0-9a-f-]{36}\/information$/);
  await hydrated(page);
  const product = new URL(page.url()).pathname.replace(/\/information$/, "");
  await tabTo(page, "#name");
  await page.keyboard.insertText("Só com o teclado");
  await tabTo(page, "#description");
  await page.keyboard.insertText(DESCRIPTION);
  // A file is chosen in the system's own window, which the keyboard opens from this field.
  await tabTo(page, "#image");
  await page.locator("#image").setInputFiles(PICTURE);
  await expect(page.locator("img.shown")).toBeVisible();
  await tabTo(page, "#kind");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "#language");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "#market");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, ".wizard-foot .btn.main");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${product}/sessions`);

  await tabTo(page, "#duration");
  await tabTo(page, ".stretch");
  const stretch = page.locator(".stretch:focus");
  const before = await stretch.getAttribute("aria-label");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.locator(".stretch:focus")).not.toHaveAttribute("aria-label", before ?? "");
  await tabTo(page, "#schedule-weekday-5");
  await page.keyboard.insertText("10-13");
  await tabTo(page, ".wizard-foot .btn.main");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${product}/price`);
  await tabTo(page, "#amount");
  await page.keyboard.insertText("90");
  await tabTo(page, ".wizard-foot .btn.main");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${product}/page`);
  await tabTo(page, "#block-0");
  await page.keyboard.press("Enter");
  await tabTo(page, "#piece-0-text");
  await page.keyboard.insertText("Sem mouse");
  await tabTo(page, "#block-2");
  await page.keyboard.press("Enter");
  await tabTo(page, "#piece-2-text");
  await page.keyboard.insertText("Tudo isto foi feito com o teclado.");
  await tabTo(page, ".wizard-foot .btn.main");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${product}/personal-data`);
  await tabTo(page, "#personal-data");
  await page.keyboard.press("Space");
  await tabTo(page, ".wizard-foot .btn.main");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${product}/finish`);
  await tabTo(page, "#terms");
  await page.keyboard.press("Space");
  await tabTo(page, "main .actions .btn.main");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(product);
  await expect(page.locator(".product-state")).toContainText("Em verificação");
});

test("a picture that is none is refused at its field, and nothing is lost", async ({ page }) => {
  await begin(page);
  await page.locator("#name").fill("Com imagem errada");
  await page.locator("#image").setInputFiles({ name: "page.png", mimeType: "image/png", buffer: Buffer.from("<html><script>alert(1)</script></html>") });
  await expect(page.locator("#image-error, .field [role=alert] .error").first()).toBeVisible();
  await page.locator("#image").setInputFiles({ name: "big.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(5.1 * 1024 * 1024, 1) });
  await expect(page.locator("#image-error, .field [role=alert] .error").first()).toContainText("5 MB");
  await expect(page.locator("#name")).toHaveValue("Com imagem errada");
});

test("the queue, the market and every step are accessible, narrow and wide", async ({ page, browser }) => {
  test.setTimeout(240_000);
  const product = await begin(page);
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    for (const step of STEPS) {
      await page.goto(`${product}/${step}`);
      await hydrated(page);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
    await page.goto("/market");
    await hydrated(page);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  const desk = await operator(browser);
  for (const width of [390, 1280]) {
    await desk.setViewportSize({ width, height: 844 });
    await desk.goto("/verification");
    await hydrated(desk);
    await expectNoSidewaysScroll(desk);
    await expectAccessible(desk);
  }
});

test("without scripts the market is searched and a service's times are looked through", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-US" });
  const page = await context.newPage();
  await page.goto("/market?kind=classes");
  await page.locator("main .card-link, main a[href^='/p/']").first().click();
  await expect(page).toHaveURL(/\/p\//);
  await expect(page.locator(".offer-times")).toContainText("Free times");
  await context.close();
});
