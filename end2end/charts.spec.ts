// Every drawing of figures, in the demo's gallery: walked through by keys, narrowed by its keys, with a table behind it.
import { expect, test, type Locator, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, hydrated, listenForComplaints } from "./helpers";

/** The drawing of this id. */
function drawing(page: Page, id: string): Locator {
  return page.locator(`figure:has(#${id}-told)`);
}

async function open(page: Page) {
  await page.goto("/dev/charts");
  await hydrated(page);
}

test("keys lead from point to point, and each is told with both periods", async ({ page }) => {
  const complaints = listenForComplaints(page);
  await open(page);
  const figure = drawing(page, "days");
  const point = (index: number) => figure.locator(`.hits [data-at="${index}"]`);
  await expect(figure.locator('.hits [tabindex="0"]')).toHaveCount(1);
  await point(0).focus();
  await expect(figure.locator(".tip")).toContainText("R$");
  await page.keyboard.press("ArrowRight");
  await expect(point(1)).toBeFocused();
  await expect(point(1)).toHaveAttribute("tabindex", "0");
  await expect(point(0)).toHaveAttribute("tabindex", "-1");
  await page.keyboard.press("End");
  await expect(point(29)).toBeFocused();
  await expect(point(29)).toHaveAttribute("aria-label", /R\$.*; .*R\$/);
  await page.keyboard.press("ArrowRight");
  await expect(point(29)).toBeFocused();
  await expect(figure.locator(".tip span")).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(figure.locator(".tip")).toHaveCount(0);
  await page.keyboard.press("Home");
  await expect(point(0)).toBeFocused();
  expect(complaints).toEqual([]);
});

test("the field of hours is walked in two directions", async ({ page }) => {
  await open(page);
  const figure = drawing(page, "hours");
  const point = (index: number) => figure.locator(`.hits [data-at="${index}"]`);
  await point(0).focus();
  for (const [key, index] of [["ArrowDown", 24], ["End", 47], ["ArrowUp", 23], ["ArrowLeft", 22]] as const) {
    await page.keyboard.press(key);
    await expect(point(index)).toBeFocused();
  }
});

test("what is pointed at is told, and leads to what it is made of", async ({ page }) => {
  await open(page);
  const columns = drawing(page, "columns");
  await columns.locator('.hits [data-at="3"]').hover();
  await expect(columns.locator(".tip")).toBeVisible();
  await expect(columns.locator('.hits [data-at="3"]')).toHaveAttribute("href", "/sales/list");
  const ring = drawing(page, "donut");
  await ring.locator("path[data-at='1']").hover();
  await expect(ring.locator("li.told")).toHaveAttribute("data-at", "1");
  await ring.locator("path[data-at='1']").click();
  await page.waitForURL(/sign-in/);
});

test("keys of a drawing hide its series and show them again", async ({ page }) => {
  await open(page);
  const figure = drawing(page, "methods");
  const lines = figure.locator(".plot path.line");
  const keys = figure.locator(".keys button");
  const all = await lines.count();
  await keys.first().click();
  await expect(keys.first()).toHaveAttribute("aria-pressed", "false");
  expect(await lines.count()).toBeLessThan(all);
  await keys.first().press("Enter");
  await expect(keys.first()).toHaveAttribute("aria-pressed", "true");
  await expect(lines).toHaveCount(all);
});

test("every drawing has its table, and one without figures says so", async ({ page }) => {
  await open(page);
  const figure = drawing(page, "days");
  await figure.locator("summary").click();
  await expect(figure.locator("tbody tr")).toHaveCount(30);
  await expect(figure.locator("tbody tr").first().locator("td").first()).toContainText("R$");
  const drawn = await page.locator("figure.drawn").count();
  await expect(page.locator("figure.drawn:has(.nothing)")).toHaveCount(1);
  await expect(page.locator("figure.drawn details")).toHaveCount(drawn - 1);
});

test("drawings are accessible, in light and dark, and fit a phone", async ({ page }) => {
  await open(page);
  await page.locator("figure summary").first().click();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
});
