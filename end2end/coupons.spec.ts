// A producer makes a coupon; a buyer comes by its link, another types it without scripts; nobody pays a price that they did not see.
import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, hydrated, listenForComplaints, signIn } from "./helpers";

const ZONE = "America/Sao_Paulo";
const GOOD = "4242 4242 4242 4242";

test.use({ locale: "en-US" });
// The buyers need what the producer made.
test.describe.configure({ mode: "serial" });

const code = `WALK-${Date.now().toString(36).toUpperCase()}`;

/** The day after so many days, as addresses write it. */
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A visitor of their own, with nothing remembered. */
async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext({ locale: "en-US", timezoneId: ZONE, ...options })).newPage();
}

/** Chooses the last free time of these days: other walks begin with the first. */
async function choose(page: Page, days: number) {
  const query = `from=${dayAfter(days)}&to=${dayAfter(days + 3)}&zone=${ZONE}`;
  const { slots } = await (await page.request.get(`/api/v1/public/services/demo-mentoring/slots?${query}`)).json();
  const { start } = slots.at(-1);
  const day = new Date(Date.parse(start) - 3 * 3_600_000).toISOString().slice(0, 10);
  await page.goto(`/p/demo-mentoring?day=${day}&zone=${ZONE}`);
  await page.locator(`button.time[value="${start}"]`).first().click();
  await expect(page).toHaveURL(/\/p\/demo-mentoring\/checkout/);
}

async function fill(page: Page) {
  for (const [id, value] of Object.entries({
    name: "Bruna Lima",
    email: "bruna@example.com",
    document: "529.982.247-25",
    "card-number": GOOD,
    "card-expiry": "12/30",
    "card-code": "123",
  })) {
    await page.locator(`#${id}`).fill(value);
  }
  await page.locator("#consent").check();
}

const payButton = (page: Page) => page.locator("#pay > button[type=submit]");

test("a producer makes a coupon, told what is wrong at its field", async ({ page }) => {
  const complaints = listenForComplaints(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page);
  await page.goto("/products");
  await page.getByRole("link", { name: /^(Coupons|Cupons)$/ }).click();
  await expect(page).toHaveURL("/products/coupons");
  await hydrated(page);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.locator("#code").fill("no spaces");
  await page.locator("#takes").fill("100");
  await page.locator("#add-coupon button[type=submit]").click();
  await expect(page.locator("#code-error")).toBeVisible();
  await expect(page.locator("#takes-error")).toBeVisible();
  await expect(page.locator("#code")).toBeFocused();
  await expect(page.locator("#code")).toHaveValue("no spaces");
  await page.locator("#code").fill(code.toLowerCase());
  await page.locator("#takes").fill("12,5");
  await page.locator("#most-uses").fill("2");
  await page.locator("#add-coupon button[type=submit]").press("Enter");
  const line = page.locator(".coupons li").filter({ hasText: code });
  await expect(line).toContainText("12,5");
  await expect(page.locator("#code")).toHaveValue("");
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test("who comes by its link sees what it takes off before paying, and pays that", async ({ browser }) => {
  const page = await visitor(browser, { viewport: { width: 390, height: 844 } });
  const complaints = listenForComplaints(page);
  await page.goto(`/p/demo-mentoring?coupon=${code.toLowerCase()}`);
  await expect(page.locator(".came-with")).toContainText(code);
  await choose(page, 23);
  await hydrated(page);
  await expect(page.locator("#coupon")).toHaveValue(code);
  await expect(page.locator(".coupon noscript")).toBeHidden();
  await expect(page.locator(".sums")).toContainText(`Coupon ${code}`);
  await expect(page.locator(".sums")).toContainText("-R$35.00");
  await expect(payButton(page)).toHaveText("Pay R$245.00");
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  // Another code is told at its field while the rest stays, and Enter there asks instead of paying.
  await page.locator("#name").fill("Bruna Lima");
  await page.locator("#coupon").fill("NOBODY");
  await page.locator("#coupon").press("Enter");
  await expect(page.locator("#coupon-error")).toBeVisible();
  await expect(payButton(page)).toHaveText("Pay R$280.00");
  await expect(page.locator("#name")).toHaveValue("Bruna Lima");
  await expect(page.locator("#email-error")).toHaveCount(0);
  await page.locator("#coupon").fill(code);
  await page.locator("#coupon").blur();
  await expect(payButton(page)).toHaveText("Pay R$245.00");
  await expect(page.locator("#coupon-error")).toHaveCount(0);
  // Instalments are those of what is left.
  await page.locator("#instalments").selectOption("2");
  await expect(page.locator(".pay-total")).not.toHaveText(/245\.00/);
  await expect(page.locator(".sums")).toContainText("Interest");
  await page.locator("#instalments").selectOption("1");
  await expect(payButton(page)).toHaveText("Pay R$245.00");

  // Typed and sent at once, the page comes back with the sums, and nothing is lost.
  await page.locator("#coupon").fill("");
  await page.locator("#coupon").blur();
  await expect(payButton(page)).toHaveText("Pay R$280.00");
  await fill(page);
  await page.evaluate((value) => Object.assign(document.querySelector("#coupon")!, { value }), code);
  await payButton(page).click();
  await expect(page.locator("#checkout-error")).toContainText("R$245.00");
  await expect(payButton(page)).toHaveText("Pay R$245.00");
  await expect(page.locator("#card-number")).toHaveValue(GOOD);
  await payButton(page).click();
  await expect(page.getByRole("heading", { name: "Your session is booked" })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("without scripts it is typed, applied and paid with, and then it is used up", async ({ browser, page }) => {
  const buyer = await visitor(browser, { javaScriptEnabled: false });
  await choose(buyer, 28);
  await buyer.locator("#name").fill("Bruna Lima");
  await buyer.locator(".coupon summary").click();
  await buyer.locator("#coupon").fill(code.toLowerCase());
  await buyer.getByRole("button", { name: "Apply" }).click();
  await expect(buyer).toHaveURL(/\/checkout/);
  await expect(buyer.locator("#name")).toHaveValue("Bruna Lima");
  await expect(buyer.locator("#coupon-hint")).toContainText("R$35.00");
  await expect(payButton(buyer)).toHaveText("Pay R$245.00");
  await fill(buyer);
  await payButton(buyer).click();
  await expect(buyer.getByRole("heading", { name: "Your session is booked" })).toBeVisible();

  const late = await visitor(browser);
  await late.goto(`/p/demo-mentoring?coupon=${code}`);
  await choose(late, 33);
  await expect(late.locator("#coupon-error")).toContainText("used as often as it may be");
  await expect(payButton(late)).toHaveText("Pay R$280.00");
  await late.getByRole("button", { name: "Give the time back" }).click();

  await signIn(page);
  await page.goto("/products/coupons");
  await hydrated(page);
  const line = page.locator(".coupons li").filter({ hasText: code });
  await expect(line.locator(".end").first()).toContainText("490,00");
  await line.locator("summary").last().click();
  await line.locator("button.danger").click();
  await expect(line.locator("summary")).toHaveCount(0);
  await expect(line).toContainText(code);
});
