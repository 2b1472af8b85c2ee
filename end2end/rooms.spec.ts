// The client is fetched room by room: nothing twice, nothing of rooms that nobody entered, and a page comes even without its room.
import { expect, test, type Page } from "@playwright/test";
import { hydrated, listenForComplaints, signIn } from "./helpers";

/** The files of the client that the page asks for, from now on. */
function listenForRooms(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => void (/\.(rooms|wasm)$/.test(request.url()) && asked.push(new URL(request.url()).pathname)));
  return asked;
}

test("a visitor fetches the door, once, and not the house", async ({ page }) => {
  const complaints = listenForComplaints(page);
  page.on("console", (message) => void (message.type() === "warning" && complaints.push(message.text())));
  const asked = listenForRooms(page);
  const answer = await page.goto("/sign-in");
  await hydrated(page);
  await page.waitForTimeout(4_000); // the browser tells of a preload that was in vain three seconds after the page has loaded
  expect(answer?.headers()["link"]).toContain("door.rooms");
  expect(asked.filter((path) => path.includes("door.rooms"))).toHaveLength(1);
  expect(asked.filter((path) => /\/(?!door|shared)\w+\.rooms/.test(path))).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  expect(complaints).toEqual([]);
});

/** What a first visit transfers, in bytes. */
async function weight(page: Page, path: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => void (bytes += encodedDataLength));
  await page.goto(path);
  await hydrated(page);
  await page.waitForTimeout(500);
  await session.detach();
  return bytes;
}

test("first visits of panel and list stay light", async ({ page, browser }) => {
  await signIn(page);
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const fresh = await context.newPage();
  // 450 KB of content are asked for; the heads of a dozen answers come on top of it.
  for (const path of ["/sales", "/sales/list"]) {
    expect(await weight(fresh, path), path).toBeLessThan(474_000);
  }
  await context.close();
});

test("buyers carry nothing of the back office", async ({ page }) => {
  const asked = listenForRooms(page);
  for (const path of ["/", "/market", "/p/demo-mentoring"]) {
    expect(await weight(page, path), path).toBeLessThan(250_000);
  }
  expect(asked).toEqual([]);
});

test("a room whose code is gone is entered the old way", async ({ page }) => {
  await signIn(page);
  await hydrated(page);
  await page.route(/list\.rooms/, (route) => route.fulfill({ status: 404 }));
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  await page.locator('nav a[href="/sales/list"]:not(.search)').filter({ visible: true }).first().click();
  await page.waitForURL("/sales/list");
  await expect(page.locator("table.table tbody tr").first()).toBeVisible();
  expect(await page.evaluate(() => "stayed" in window)).toBe(false);
  await page.unroute(/list\.rooms/);
  await page.reload();
  await hydrated(page);
});
