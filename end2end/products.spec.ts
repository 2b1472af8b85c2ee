// A producer sets a service up: begins it, leaves and comes back, is told what is wrong at its field, and finds what is missing by links.
import { expect, test, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, hydrated, listenForComplaints, signIn } from "./helpers";

const DESCRIPTION = "An hour of practice for people who speak in public and would like to enjoy it. ".repeat(3);

test.use({ locale: "en-US" });

// The operator sells too, and reads English.
const PRODUCER = "operator@mostrador.example";

/** Begins a product as its form does, and waits until its first step is alive. */
async function begin(page: Page): Promise<string> {
  await signIn(page, PRODUCER);
  await page.goto("/products/new");
  await hydrated(page);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/products\/[0-9a-f-]{36}\/information$/);
  await hydrated(page);
  return new URL(page.url()).pathname.replace(/\/information$/, "");
}

const saved = (page: Page) => expect(page.locator(".saved-note:has(.icon)")).toBeVisible();
const goOn = (page: Page) => page.locator(".wizard-foot .btn.main").click();

test("a service is begun without scripts", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-US" });
  const page = await context.newPage();
  await signIn(page, PRODUCER);
  await page.goto("/products/new");
  await page.locator("main form button[type=submit]").click();
  await expect(page).toHaveURL(/\/products\/[0-9a-f-]{36}\/information$/);
  await expect(page.locator("h1")).toHaveText("Information");
  await expect(page.locator(".needs-script")).toBeVisible();
  await context.close();
});

test("what is typed is saved, also in the middle of a word, and found again", async ({ page }) => {
  const complaints = listenForComplaints(page);
  const product = await begin(page);
  await page.locator("#name").fill("Speaking with ease");
  await expect(page.locator(".counted")).toContainText("0 of at least 200");
  await page.locator("#description").fill(" ".repeat(200));
  await expect(page.locator(".counted")).toContainText("0 of at least 200");
  await page.locator("#description").fill(DESCRIPTION);
  await expect(page.locator(".counted.enough")).toBeVisible();
  await page.locator("#kind").selectOption("classes.speaking");
  await saved(page);
  await page.reload();
  await hydrated(page);
  await expect(page.locator("#name")).toHaveValue("Speaking with ease");
  await expect(page.locator("#kind")).toHaveValue("classes.speaking");
  // Leaving in the middle of a word: the last letters are saved on the way.
  await page.locator("#name").press("End");
  await page.locator("#name").pressSequentially(" today");
  await page.locator(".step-rail a").nth(2).click();
  await expect(page).toHaveURL(`${product}/price`);
  await page.locator(".step-rail a").first().click();
  await expect(page.locator("#name")).toHaveValue("Speaking with ease today");
  await saved(page);
  await page.goto(`${product}/information`);
  await expect(page.locator("#name")).toHaveValue("Speaking with ease today");
  expect(complaints).toEqual([]);
});

test("Continue tells what is wrong at its field and goes to the first", async ({ page }) => {
  await begin(page);
  await page.locator("#name").fill("ab");
  await page.locator("#description").focus();
  await expect(page.locator("#name")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#name-error")).toContainText("at least 3");
  await goOn(page);
  await expect(page.locator("#name")).toBeFocused();
  await expect(page.locator("#image")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
});

test("the buyer's instalments are told to the cent", async ({ page }) => {
  const product = await begin(page);
  await page.goto(`${product}/price`);
  await hydrated(page);
  await page.locator("#amount").fill("0");
  await page.locator("#currency").focus();
  await expect(page.locator("#amount-error")).toContainText("The price starts at");
  await page.locator("#amount").fill("100,00");
  await page.getByText("Also in instalments").click();
  await page.locator("#instalments").selectOption("3");
  await expect(page.locator(".instalments tbody tr")).toHaveCount(3);
  await page.getByText("The instalments add up to the price").click();
  await expect(page.locator(".instalments tbody tr").nth(2)).toContainText("1 × R$33.34 + 2 × R$33.33");
  await saved(page);
  await page.reload();
  await expect(page.locator("#amount")).toHaveValue("100,00");
  await expectAccessible(page);
});

test("everything missing is a link to its field", async ({ page }) => {
  const product = await begin(page);
  await page.locator("#name").fill("Speaking with ease");
  await saved(page);
  await page.goto(`${product}/finish`);
  await hydrated(page);
  await page.locator("button", { hasText: "Send to verification" }).click();
  await expect(page.locator("#missing")).toBeFocused();
  await expectAccessible(page);
  await page.locator("#missing a", { hasText: "Description" }).click();
  await expect(page).toHaveURL(`${product}/information#description`);
  await expect(page.locator("#description")).toBeFocused();
  await expect(page.locator("#description")).toHaveAttribute("aria-invalid", "true");
  await page.goto(product);
  await expect(page.locator("#left")).toContainText("Personal data");
  await page.locator("#left a", { hasText: "Price" }).first().click();
  await expect(page).toHaveURL(`${product}/price#amount`);
});

test("a second window does not overwrite the first", async ({ page, context }) => {
  const product = await begin(page);
  const other = await context.newPage();
  await other.goto(`${product}/information`);
  await hydrated(other);
  await page.locator("#name").fill("From the first window");
  await saved(page);
  await other.locator("#name").fill("From the second window");
  await expect(other.locator(".saved-place .note")).toBeVisible();
  await other.locator(".saved-place button").click();
  await expect(other.locator("#name")).toHaveValue("From the first window");
});

test("the list searches, narrows by state, copies and puts away", async ({ page }) => {
  await begin(page);
  const name = `Piano ${Date.now()}`;
  await page.locator("#name").fill(name);
  await saved(page);
  await page.goto("/products");
  await hydrated(page);
  await page.locator("main [type=search]").fill(name);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=Piano/);
  const lines = page.locator(".products > li");
  await expect(lines).toHaveCount(1);
  await lines.locator("summary").click();
  await lines.getByText("Copy with another price").click();
  await expect(page).toHaveURL(/\/price$/);
  await page.goto(`/products?q=${encodeURIComponent(name)}`);
  await hydrated(page);
  await expect(lines).toHaveCount(2);
  await lines.first().locator("summary").click();
  await lines.first().getByText("Archive", { exact: true }).click();
  await lines.first().getByText(`Archive “${name}”`, { exact: true }).click();
  await page.locator(".narrowing nav a", { hasText: "Archived" }).click();
  await expect(page).toHaveURL(/state=archived/);
  await expect(lines).toHaveCount(1);
  await expectAccessible(page);
});

test("another's product is an address that leads nowhere", async ({ page }) => {
  await signIn(page, PRODUCER);
  for (const address of ["/products/018f0000-0000-7000-8000-000000000001", "/products/018f0000-0000-7000-8000-000000000001/price"]) {
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(404);
  }
});

for (const width of [390, 1280]) {
  test(`nothing sticks out at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const product = await begin(page);
    for (const place of ["/products", "/products/new", product, ...["information", "price", "personal-data", "finish"].map((s) => `${product}/${s}`)]) {
      await page.goto(place);
      await hydrated(page);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });
}
