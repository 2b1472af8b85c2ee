// The agenda: read by day, week, month and list, with and without scripts; a session's page; an absence; the feed.
import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, hydrated, listenForComplaints, openAccount, signIn } from "./helpers";

test("the demo's sessions stand in week, month and list, and a session opens", async ({ page }) => {
  test.setTimeout(120_000); // axe looks at five pages twice
  const complaints = listenForComplaints(page);
  await signIn(page);
  await page.goto("/agenda?view=list");
  await hydrated(page);
  await expect(page.locator(".rows .state").first()).toBeVisible();
  await expectAccessible(page);
  for (const view of ["month", "week", "day"]) {
    await page.locator(`.agenda-bar nav a[href*="view=${view}"], .agenda-bar nav a[href="/agenda"]`).first().focus();
    await page.goto(`/agenda?view=${view}`);
    await hydrated(page);
    await expect(page.locator(view === "month" ? ".agenda-month" : ".agenda-grid").first()).toBeVisible();
    await expectAccessible(page);
  }
  await page.goto("/agenda?view=list");
  await hydrated(page);
  await page.locator(".rows a.cover").first().click();
  await page.waitForURL(/\/agenda\/[0-9a-f-]{36}/);
  await expect(page.locator("#told")).toBeVisible();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test("a session that is dragged asks before it moves, and so does one that is moved by keys", async ({ page }) => {
  await signIn(page);
  await page.goto("/agenda?view=list");
  const coming = page.locator(".rows li:has(.state.sold) a.cover").first();
  const path = await coming.getAttribute("href");
  await page.goto(path!);
  await hydrated(page);
  await page.locator("#another a.time").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".agenda-ask")).toBeVisible();
  const day = await page.locator(".agenda-ask input[name=to]").inputValue();
  await page.locator(".agenda-ask a").click();
  await expect(page.locator(".agenda-ask")).toHaveCount(0);
  // Back to the week in which it stands.
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.locator("a.back").click();
  const block = page.locator(`.agenda-wide .agenda-block.movable a[href="${path}"]`);
  await block.scrollIntoViewIfNeeded();
  const box = (await block.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 40, { steps: 4 });
  await page.mouse.move(box.x + box.width / 2, box.y + 10 + 48, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/to=\d{4}-\d\d-\d\dT\d\d/);
  await expect(page.locator(".agenda-ask")).toBeVisible();
  expect(day).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
});

test("the agenda works without scripts and on a phone", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "pt-BR", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await signIn(page);
  await page.goto("/agenda");
  const named = page.locator(".agenda-bar h2");
  const before = await named.innerText();
  await page.locator(".agenda-bar .actions a").nth(2).click();
  await expect(named).not.toHaveText(before);
  for (const view of ["day", "month", "list"]) {
    await page.locator(`.agenda-bar nav a[href*="view=${view}"]`).click();
    await page.waitForURL(new RegExp(`view=${view}`));
  }
  await context.close();
  const narrow = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await narrow.newPage();
  await signIn(phone);
  for (const path of ["/agenda", "/agenda?view=month", "/agenda?view=day", "/agenda?view=list", "/agenda/calendars"]) {
    await phone.goto(path);
    await expectNoSidewaysScroll(phone);
  }
  await narrow.close();
});

test("who has sold nothing is led to the products, adds an absence, takes it back, and makes a feed", async ({ page }) => {
  const email = openAccount("agenda");
  await signIn(page, email);
  await page.goto("/agenda");
  await hydrated(page);
  await expect(page.locator('.empty a[href="/products"]')).toBeVisible();
  await page.locator(".agenda-stretch > summary").click();
  await page.locator("#stretch-note").fill("Holiday");
  await page.locator(".agenda-stretch button[type=submit]").click();
  await expect(page.locator("#stretches .rows li")).toHaveCount(1);
  await expect(page.locator("#stretches")).toContainText("Holiday");
  await page.locator("#stretches .rows button").click();
  await expect(page.locator("#stretches .rows li")).toHaveCount(0);

  await page.goto("/agenda/calendars");
  await hydrated(page);
  await expectAccessible(page);
  await page.locator("section:has(#feed) button[type=submit]").first().click();
  const address = new URL(await page.locator(".key-once code").innerText());
  const file = await page.request.get(address.pathname);
  expect([file.status(), file.headers()["content-type"]]).toEqual([200, "text/calendar; charset=utf-8"]);
  expect(await file.text()).toContain("BEGIN:VCALENDAR");
  await page.locator("section:has(#feed) button[type=submit]").first().click();
  await expect(page.locator(".key-once code")).not.toHaveText(address.href);
  expect((await page.request.get(address.pathname)).status()).toBe(404);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("section:has(#export) button").click()]);
  expect(download.suggestedFilename()).toBe("sessions.csv");
  await page.locator("#address").fill("http://127.0.0.1/calendar.ics");
  await page.locator("section:has(#outside) form button").last().click();
  await expect(page.locator("section:has(#outside) [role=alert] .note")).toBeVisible();
});
