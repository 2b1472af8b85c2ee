// A producer looks at the week, narrows My sales, opens a sale; a sale arrives while the panel is open.
import { expect, test } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectAccessible, expectNoSidewaysScroll, hydrated, listenForComplaints, signIn } from "./helpers";

/** Brings one sale in from outside, as a second process. */
function arrive(owner: string, code: string, gross: string) {
  const file = join(mkdtempSync(join(tmpdir(), "mostrador-")), "one.csv");
  const now = new Date(Date.now() - 1000).toISOString();
  writeFileSync(file, `transaction,state,created_at,buyer_email,buyer_name,product,currency,gross\n${code},approved,${now},zoe@example.com,Zoé Última,p1,BRL,${gross}\n`);
  const said = execFileSync(process.env.PROGRAM!, ["import", "sales", file, "--owner", owner], { encoding: "utf8" });
  expect(JSON.parse(said)).toMatchObject({ accepted: 1, refused: 0 });
}

test("the panel shows the week in every currency, accessible, narrow and wide", async ({ page }) => {
  const complaints = listenForComplaints(page);
  await signIn(page);
  await expect(page).toHaveURL("/sales");
  await expect(page.locator("h1")).toContainText(/Você vendeu/);
  for (const code of ["BRL", "USD"]) {
    const section = page.locator(`section[aria-labelledby="in-${code}"]`);
    await expect(section.locator("article.sold .big b")).toHaveText(/^\d/);
    await expect(section.locator("article.lost .big b")).toHaveText(/^\d/);
  }
  await hydrated(page);
  await expectAccessible(page);
  for (const width of [320, 390, 768, 1440, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
  expect(complaints).toEqual([]);
});

test("a sale that arrives changes the open panel without a reload", async ({ page }) => {
  await signIn(page);
  await hydrated(page);
  const count = page.locator('section[aria-labelledby="in-BRL"] article.sold .big b');
  const before = await count.innerText();
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  let asked = 0;
  page.on("request", (request) => void (asked += Number(request.url().endsWith("/do/panel"))));
  await expect(page.locator(".live:not(.off)")).toBeVisible();
  await page.waitForTimeout(1_000); // the first message tells of nothing new
  expect(asked).toBe(0);
  arrive("demo@mostrador.example", `E2E-${Date.now()}`, "197.00");
  await expect(count).not.toHaveText(before, { timeout: 5_000 });
  await expect(page.getByText("Zoé Última").first()).toBeVisible();
  expect(asked).toBe(1);
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);
});

test("My sales is narrowed, ordered and paged in its address, and a sale opens", async ({ page }) => {
  const complaints = listenForComplaints(page);
  await signIn(page);
  await page.goto("/sales/list");
  await hydrated(page);
  const rows = page.locator("table.table tbody tr");
  await expect(rows).toHaveCount(50);
  await expectAccessible(page);
  await page.goto("/sales/list?state=refunded,chargeback");
  await expect(rows.first()).toBeVisible();
  for (const text of await rows.locator(".state-cell").allInnerTexts()) {
    expect(text).toMatch(/Reembolsada|Chargeback|Contestada|Estorn/i);
  }
  await page.goto("/sales/list?sort=-gross&currency=BRL");
  await hydrated(page);
  const next = page.locator("nav.pager a").last();
  await next.click();
  await expect(page).toHaveURL(/cursor=/);
  await expect(rows.first()).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/cursor=/);
  await rows.first().locator("a.cover").click();
  await expect(page).toHaveURL(/\/sales\/[0-9a-f-]{36}/);
  await expect(page).toHaveTitle(/^Venda \S+ · Mostrador$/);
  await expect(page.locator("ol.timeline li")).not.toHaveCount(0);
  await expect(page.locator("ul.money-split li")).not.toHaveCount(0);
  await hydrated(page);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(complaints).toEqual([]);
});

test("panels close by a press beside them and by Escape, and stay within the window", async ({ page }) => {
  await signIn(page);
  for (const width of [390, 900, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/sales/list?state=refunded,chargeback&method=pix&currency=BRL");
    await hydrated(page);
    const chips = page.locator("details.chip, details.opens").filter({ visible: true });
    for (let index = 0; index < (await chips.count()); index++) {
      const summary = chips.nth(index).locator("summary");
      const panel = chips.nth(index).locator(".pop");
      await summary.click();
      await expect(panel).toBeVisible();
      await expect(panel).toBeInViewport({ ratio: 1 });
      await expectNoSidewaysScroll(page);
      await page.keyboard.press("Escape");
      await expect(panel).toBeHidden();
      await expect(summary).toBeFocused();
      await summary.click();
      await expect(panel).toBeVisible();
      await page.mouse.click(5, 120);
      await expect(panel).toBeHidden();
      await expect(summary).toBeFocused();
    }
  }
});

test("panels open and close without scripts too", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1000, height: 800 } });
  const page = await context.newPage();
  await signIn(page);
  await page.goto("/sales/list");
  for (const summary of await page.locator("details.chip > summary").all()) {
    const panel = summary.locator("xpath=..").locator(".pop");
    await summary.click();
    await expect(panel).toBeInViewport({ ratio: 1 });
    await page.mouse.click(5, 120);
    await expect(panel).toBeHidden();
  }
  await context.close();
});

test("a wrong parameter is named and loses nothing; an empty selection leads on", async ({ page }) => {
  await signIn(page);
  await page.goto("/sales/list?state=nonsense&currency=BRL");
  await expect(page.locator("table.table tbody tr").first()).toBeVisible();
  await page.goto("/sales/list?q=nobody-at-all-has-this-code");
  await expect(page.locator(".empty")).toBeVisible();
  await expectAccessible(page);
});

test("an account without sales is led to its first", async ({ page }) => {
  await signIn(page, "new@mostrador.example");
  await expect(page.locator('a[href="/sales/import"]').first()).toBeVisible();
  await expectAccessible(page);
});

test("a sale that is not there answers 404 and leads back", async ({ page }) => {
  await signIn(page);
  const answer = await page.goto("/sales/01890000-0000-7000-8000-000000000000");
  expect(answer?.status()).toBe(404);
  expect((await page.goto("/nowhere"))?.status()).toBe(404);
  await expectAccessible(page);
});

test("the panel can be read before and without WebAssembly", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page);
  await expect(page.locator('section[aria-labelledby="in-BRL"] article.sold .big b')).toHaveText(/^\d/);
  await page.goto("/sales/list?state=approved");
  await expect(page.locator("table.table tbody tr").first()).toBeVisible();
  await context.close();
});
