// A producer opens the catalogue, asks a report, changes days, comparison and filters without a page load, and shares the address.
import { expect, test, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, hydrated, listenForComplaints, signIn } from "./helpers";

const NAMES = [
  "earnings",
  "product_earnings",
  "product_earnings_detail",
  "payment_methods",
  "earnings_by_device",
  "earnings_by_location",
  "sales_by_origin",
  "sales_by_checkout_origin",
  "purchase_recovery",
  "commissions_generated",
  "annual_summary",
];

const DARK = ["earnings", "product_earnings", "payment_methods", "earnings_by_location", "sales_by_origin"];

/** The first total, as it is written. */
const gross = (page: Page) => page.locator(".report-totals > div").nth(1).locator("dd").innerText();

async function chip(page: Page, name: RegExp) {
  const chip = page.locator("details.chip").filter({ has: page.locator("summary", { hasText: name }) }).first();
  await chip.locator("summary").click();
  return chip;
}

test("the catalogue leads to every report, and each is drawn, added up and explained", async ({ page }) => {
  test.setTimeout(300_000);
  const complaints = listenForComplaints(page);
  await signIn(page);
  await page.goto("/reports");
  await hydrated(page);
  await expect(page.locator("h1")).toHaveText("Relatórios");
  const hrefs = await page.locator(".catalogue a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(hrefs).toEqual([...NAMES.map((name) => `/reports/${name}`), "/reports/customers?period=last_30_days"]);
  await expectAccessible(page);
  for (const name of NAMES) {
    await page.goto(`/reports/${name}?period=last_90_days`);
    await hydrated(page);
    await expect(page.locator(".report-totals dd").first()).not.toBeEmpty();
    await expect(page.locator(".report-drawn :is(svg, ol, table)").first()).toBeAttached();
    const sums = page.locator("table.report-rows tfoot td");
    await expect(sums.first()).toHaveText(/\d/);
    await page.locator("details.report-means > summary").click();
    await expect(page.locator(".report-means dd").first()).toBeVisible();
    // In the dark one of each kind of drawing: what surrounds them is the same.
    await expectAccessible(page, DARK.includes(name) ? ["light", "dark"] : ["light"]);
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await expectNoSidewaysScroll(page);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  expect(complaints).toEqual([]);
});

test("days, comparison and filters change a report without a page load, and the address holds them", async ({ page, context }) => {
  const complaints = listenForComplaints(page);
  await signIn(page);
  await page.goto("/reports/earnings");
  await hydrated(page);
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  const month = await gross(page);
  await (await chip(page, /Período/)).getByRole("link", { name: "Últimos 7 dias" }).click();
  await expect(page).toHaveURL(/period=last_7_days/);
  await expect.poll(() => gross(page)).not.toBe(month);
  await (await chip(page, /Comparar/)).getByRole("link", { name: "Um ano antes" }).click();
  await expect(page).toHaveURL(/compare=year/);
  const products = await chip(page, /Produto/);
  await products.locator('input[type="checkbox"]').first().check();
  const week = await gross(page);
  await products.getByRole("button", { name: "Aplicar" }).click();
  await expect(page).toHaveURL(/product=/);
  await expect.poll(() => gross(page)).not.toBe(week);
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);
  // The same address in another window shows the same.
  const other = await context.newPage();
  await other.goto(page.url());
  expect(await gross(other)).toBe(await gross(page));
  await other.close();
  await (await chip(page, /Comparar/)).getByRole("link", { name: "Sem comparação" }).click();
  await expect(page).toHaveURL(/compare=none/);
  await expect(page.locator(".report-totals small .change")).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test("a row narrows the report, a column sorts it, and what is wrong in the address is told", async ({ page }) => {
  await signIn(page);
  await page.goto("/reports/payment_methods?period=last_90_days&colour=red");
  await hydrated(page);
  await expect(page.locator(".note.wait code")).toHaveText("colour");
  const rows = page.locator("table.report-rows tbody tr");
  const first = await rows.first().locator("th").innerText();
  await page.locator("table.report-rows thead a.sort").nth(1).click();
  await expect(page).toHaveURL(/sort=-sold/);
  await page.locator("table.report-rows thead a.sort").nth(1).click();
  await expect(page).toHaveURL(/sort=sold/);
  await expect(rows.first().locator("th")).not.toHaveText(first);
  await page.locator("table.report-rows tbody").getByRole("link", { name: first, exact: true }).click();
  await expect(page).toHaveURL(/method=/);
  await expect(rows).toHaveCount(1);
});

test("a total draws its measure, and filters, tables to keep and the address hold the choice", async ({ page }) => {
  const complaints = listenForComplaints(page);
  await signIn(page);
  await page.goto("/reports/product_earnings?period=last_90_days");
  await hydrated(page);
  const total = (name: string) => page.locator(".report-totals").getByRole("link", { name, exact: true });
  const drawing = page.locator(".report-drawn figure");
  await expect(total("Bruto")).toHaveAttribute("aria-current", "true");
  await expect(drawing).toHaveAttribute("aria-label", /^Bruto/);
  await total("Vendidas").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/draw=sold/);
  await expect(total("Vendidas")).toHaveAttribute("aria-current", "true");
  await expect(total("Bruto")).not.toHaveAttribute("aria-current", "true");
  await expect(drawing).toHaveAttribute("aria-label", /^Vendidas/);
  await (await chip(page, /Período/)).getByRole("link", { name: "Últimos 28 dias" }).click();
  await expect(page).toHaveURL(/period=last_28_days&draw=sold/);
  await expect(total("Vendidas")).toHaveAttribute("aria-current", "true");
  const exports = page.locator('a[href*="/export."]');
  for (const href of await exports.evaluateAll((links) => links.map((link) => link.getAttribute("href")))) expect(href).toContain("draw=sold");
  await expectAccessible(page);
  // Averages are no parts of a whole: they have no shares.
  await total("Ticket médio").click();
  await expect(drawing).toHaveAttribute("aria-label", /^Ticket médio/);
  await expect(drawing.locator(".ranks .muted").first()).toBeEmpty();
  // Chosen again, the choice is let go.
  await total("Ticket médio").click();
  await expect(drawing).toHaveAttribute("aria-label", /^Bruto/);
  expect(page.url()).not.toContain("draw=");
  await page.goto("/reports/product_earnings?draw=lost");
  await expect(page.locator(".note.wait code")).toHaveText("draw");
  expect(complaints).toEqual([]);
});

test("a series that was hidden stays hidden while filters change", async ({ page }) => {
  await signIn(page);
  await page.goto("/reports/purchase_recovery?period=last_90_days&granularity=day");
  await hydrated(page);
  const key = (name: string) => page.locator(".report-drawn .keys").getByRole("button", { name, exact: true });
  await key("Valor perdido").click();
  await expect(key("Valor perdido")).toHaveAttribute("aria-pressed", "false");
  await (await chip(page, /Período/)).getByRole("link", { name: "Últimos 28 dias" }).click();
  await expect(page.locator(".report-drawn .hits > li")).toHaveCount(28);
  await expect(key("Valor perdido")).toHaveAttribute("aria-pressed", "false");
  await expect(key("Valor recuperado")).toHaveAttribute("aria-pressed", "true");
  // What is compared is known again too, under another name.
  await key("O período anterior").click();
  await (await chip(page, /Comparar/)).getByRole("link", { name: "Um ano antes" }).click();
  await expect(key("Um ano antes")).toHaveAttribute("aria-pressed", "false");
  await key("Valor perdido").click();
  await expect(key("Valor perdido")).toHaveAttribute("aria-pressed", "true");
});

test("a report answers before and without scripts, as plain links and forms", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page);
  await page.goto("/reports/earnings");
  await expect(page.locator(".report-totals dd").first()).not.toBeEmpty();
  await expect(page.locator(".report-drawn svg").first()).toBeVisible();
  const period = page.locator("details.chip").first();
  await period.locator("summary").click();
  await period.locator('input[name="from"]').fill("2026-01-01");
  await period.locator('input[name="to"]').fill("2026-01-31");
  await period.locator('button[type="submit"]').click();
  await expect(page).toHaveURL(/from=2026-01-01&to=2026-01-31/);
  await context.close();
});

test("the drawing is walked through by keys", async ({ page }) => {
  await signIn(page);
  await page.goto("/reports/earnings");
  await hydrated(page);
  const drawing = page.locator(".report-drawn");
  await drawing.locator("[tabindex='0']").first().focus();
  await page.keyboard.press("End");
  const last = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent);
  await page.keyboard.press("Home");
  const first = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent);
  expect(first).not.toBe(last);
});
