// A producer finds who bought most and who fell silent, looks at one of them, and keeps the selection as a segment.
import { expect, test, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, hydrated, listenForComplaints, signIn } from "./helpers";

async function chip(page: Page, name: RegExp) {
  const chip = page.locator("details.chip").filter({ has: page.locator("summary", { hasText: name }) }).first();
  await chip.locator("summary").click();
  return chip;
}

/** The digits of a figure, whatever stands between them. */
const digits = (text: string) => Number(text.replace(/\D/g, ""));

test("customers are narrowed, sorted both ways by every column, and one of them opened", async ({ page }) => {
  test.setTimeout(120_000);
  const complaints = listenForComplaints(page);
  await signIn(page);
  await page.goto("/reports/customers?period=last_90_days&currency=BRL");
  await hydrated(page);
  const rows = page.locator("table.report-rows tbody tr");
  await expect(rows).toHaveCount(50);
  await expect(page.locator("table.heat-table")).toHaveCount(2);
  await expectAccessible(page);
  for (const width of [320, 390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  const heads = page.locator("table.report-rows thead th");
  for (let column = 0; column < (await heads.count()); column++) {
    for (const _ of ["one way", "the other"]) {
      const before = await heads.nth(column).getAttribute("aria-sort");
      await heads.nth(column).locator("a.sort").click();
      await expect(heads.nth(column)).not.toHaveAttribute("aria-sort", before ?? "none");
      await expect(heads.nth(column)).toHaveAttribute("aria-sort", /ascending|descending/);
    }
  }
  await page.goto("/reports/customers?period=last_90_days&currency=BRL&sort=-orders");
  await hydrated(page);
  const orders = (await rows.locator("td:nth-of-type(1)").allInnerTexts()).map(digits);
  expect(orders).toEqual([...orders].sort((one, other) => other - one));
  await page.locator("nav.pager a").last().click();
  await expect(page).toHaveURL(/cursor=50/);
  await page.goto("/reports/customers?period=last_90_days&currency=BRL&sort=-total");
  await hydrated(page);
  const email = await rows.first().locator("th a").innerText();
  await rows.first().locator("th a").click();
  await expect(page.locator("h1")).toHaveText(email);
  await expect(page.locator("table.report-rows tbody tr")).not.toHaveCount(0);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(complaints).toEqual([]);
});

test("by frequency: least orders and silence narrow, and a missing day is asked for at its field", async ({ page }) => {
  await signIn(page);
  await page.goto("/reports/customers?by=frequency&period=last_90_days&currency=BRL");
  await hydrated(page);
  const all = digits(await page.locator(".report-totals dd").first().innerText());
  const least = await chip(page, /^No mínimo|^Ao menos|^Pelo menos/);
  await least.locator("#min-orders").fill("2");
  await least.getByRole("button", { name: "Aplicar" }).click();
  await expect(page).toHaveURL(/min_orders=2/);
  const repeated = page.locator("table.report-rows tbody tr td:nth-of-type(1)");
  await expect.poll(async () => (await repeated.allInnerTexts()).map(digits).every((orders) => orders >= 2)).toBe(true);
  expect(digits(await page.locator(".report-totals dd").first().innerText())).toBeLessThan(all);
  await page.goto("/reports/customers?by=frequency&from=2026-01-01");
  await hydrated(page);
  await expect(page.locator("#last-day")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#first-day")).toHaveValue("2026-01-01");
  await expectAccessible(page, ["light"]);
  await page.locator("#last-day").fill("2026-12-31");
  await page.locator("main form button[type='submit']").filter({ visible: true }).first().click();
  await expect(page).toHaveURL(/to=2026-12-31/);
});

test("a selection is kept as a segment, renamed and deleted", async ({ page }) => {
  const complaints = listenForComplaints(page);
  await signIn(page);
  const name = `Fiéis ${Date.now()}`;
  await page.goto("/reports/customers?by=frequency&period=last_90_days&currency=BRL&min_orders=2");
  await hydrated(page);
  const found = digits(await page.locator(".report-totals dd").first().innerText());
  await page.locator("#segment-name").fill(name);
  await page.locator("#segment-kind").selectOption("frozen");
  await page.locator("section[aria-labelledby='save-segment'] button[type='submit']").click();
  await expect(page).toHaveURL(/\/reports\/segments/);
  await page.goto("/reports/segments");
  await hydrated(page);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  const row = page.locator("ul.segments li").filter({ hasText: name });
  expect(digits(await row.locator("span.end").innerText())).toBe(found);
  await row.locator("details summary").first().click();
  await row.locator("input[name='name']").fill(`${name} B`);
  await row.locator("details").first().locator("button[type='submit']").click();
  const renamed = page.locator("ul.segments li").filter({ hasText: `${name} B` });
  await expect(renamed).toHaveCount(1);
  await page.keyboard.press("Escape");
  await renamed.locator("a.link").click();
  await expect(page.locator("table.report-rows tbody tr")).not.toHaveCount(0);
  await expectAccessible(page, ["light"]);
  await page.goto("/reports/segments");
  await hydrated(page);
  await renamed.locator("details summary").last().click();
  await renamed.locator("button.danger").click();
  await expect(renamed).toHaveCount(0);
  expect(complaints).toEqual([]);
});
