// What was booked: the buyer's page behind its link, another time, calling off; the same session in the producer's agenda and in calendars
// of others.
import { expect, type Page, test } from "@playwright/test";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { expectAccessible, expectNoSidewaysScroll, freePort, hydrated, listenForComplaints, signIn } from "./helpers";

const ZONE = "America/Sao_Paulo";
const CALENDARS = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "mostrador/calendars/bin");

const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Books the first free time so many days ahead; the path of the booking's page. */
async function book(page: Page, days: number, name: string): Promise<string> {
  const query = `from=${dayAfter(days)}&to=${dayAfter(days + 3)}&zone=${ZONE}`;
  const { slots } = await (await page.request.get(`/api/v1/public/services/demo-mentoring/slots?${query}`)).json();
  const day = new Date(Date.parse(slots[0].start) - 3 * 3_600_000).toISOString().slice(0, 10);
  await page.goto(`/p/demo-mentoring?day=${day}&zone=${ZONE}`);
  await page.locator(`button.time[value="${slots[0].start}"]`).first().click();
  await expect(page).toHaveURL(/\/checkout/);
  await hydrated(page);
  for (const [id, value] of Object.entries({
    name,
    email: "caio@example.com",
    document: "529.982.247-25",
    "card-number": "4242 4242 4242 4242",
    "card-expiry": "12/30",
    "card-code": "123",
  })) {
    await page.locator(`#${id}`).fill(value);
  }
  await page.locator("#consent").check();
  await page.locator("#pay > button[type=submit]").click();
  await page.getByRole("link", { name: "Open the booking" }).click();
  await expect(page).toHaveURL(/\/booking\//);
  await hydrated(page);
  return new URL(page.url()).pathname;
}

test("a booked session is moved, written about, and called off with its money back", async ({ browser, page }) => {
  test.setTimeout(120_000);
  const buyer = await (await browser.newContext({ locale: "en-US", timezoneId: ZONE })).newPage();
  const complaints = listenForComplaints(buyer);
  const name = `Caio ${Date.now()}`;
  const path = await book(buyer, 51, name);
  await expectAccessible(buyer);
  await expect(buyer.locator(".booked-when")).toBeVisible();
  const before = await buyer.locator(".booked-when time").first().getAttribute("datetime");

  // The producer sees it, and writes.
  await signIn(page);
  await page.goto("/agenda?view=list&day=" + before!.slice(0, 10));
  await page.locator(".rows a.cover").filter({ hasText: name }).first().click();
  await expect(page.locator("main")).toContainText(name);

  await buyer.getByRole("link", { name: "Choose another time" }).first().click();
  await hydrated(buyer);
  await buyer.locator("main button.time").last().click();
  await expect(buyer).toHaveURL(new RegExp(path));
  await expect(buyer.locator(".booked-when time").first()).not.toHaveAttribute("datetime", before!);

  await buyer.locator("#messages textarea").fill("I bring a draft along.");
  await buyer.locator("#messages button[type=submit]").click();
  await expect(buyer.locator("#messages")).toContainText("I bring a draft along.");

  await buyer.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(buyer);
  await buyer.getByRole("link", { name: "Call off" }).click();
  await expectNoSidewaysScroll(buyer);
  await expect(buyer.locator("main")).toContainText("280.00");
  await buyer.locator("main form button[type=submit]").click();
  await expect(buyer).toHaveURL(new RegExp(`${path}(\\?|$)`));
  await expect(buyer.locator("main")).toContainText("Called off");
  expect(complaints).toEqual([]);
});

test("calendars of others take the session", async ({ browser }) => {
  test.skip(!existsSync(join(CALENDARS, "radicale")), "no other calendars are installed; .ci/calendars installs them");
  const buyer = await (await browser.newContext({ locale: "en-US", timezoneId: ZONE })).newPage();
  const path = await book(buyer, 54, "Caio Prado");
  const answer = await buyer.request.get(`${path}/session.ics`);
  expect(answer.headers()["content-type"]).toContain("text/calendar");
  const text = await answer.text();
  const folder = mkdtempSync(join(tmpdir(), "mostrador-"));
  writeFileSync(join(folder, "session.ics"), text);
  const said = execFileSync(
    join(CALENDARS, "python"),
    ["-c", "import icalendar,sys; [print(e['UID'], e.decoded('DTSTART').isoformat(), e['SUMMARY']) for e in icalendar.Calendar.from_ical(open(sys.argv[1]).read()).walk('VEVENT')]", join(folder, "session.ics")],
    { encoding: "utf8" },
  );
  expect(said).toMatch(/^\S+ \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00 .+/);
  const port = await freePort();
  const server = spawn(join(CALENDARS, "radicale"), [
    "--server-hosts", `127.0.0.1:${port}`, "--auth-type", "none", "--storage-filesystem-folder", folder,
  ], { stdio: "ignore" });
  try {
    const base = `http://127.0.0.1:${port}`;
    await expect.poll(async () => (await fetch(`${base}/.web/`).catch(() => null))?.status, { timeout: 20_000 }).toBeTruthy();
    const home = { authorization: `Basic ${btoa("caio:x")}` };
    expect((await fetch(`${base}/caio/sessions/`, { method: "MKCALENDAR", headers: home })).status).toBe(201);
    const kept = await fetch(`${base}/caio/sessions/one.ics`, {
      method: "PUT", headers: { ...home, "content-type": "text/calendar" }, body: text,
    });
    expect(kept.status, await kept.text()).toBe(201);
    const back = await (await fetch(`${base}/caio/sessions/one.ics`, { headers: home })).text();
    expect(back).toContain(said.split(" ")[0]);
  } finally {
    server.kill();
  }
});
