// The booking counter: who looks at a service's free times sees one go when somebody holds it, and come back.
import { expect, test } from "@playwright/test";
import { hydrated, listenForComplaints } from "./helpers";

const SERVICE = "/api/v1/public/services/demo-mentoring";
const ZONE = "America/Sao_Paulo";

/** The day after so many days, as addresses write it. */
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("an open calendar sees a time go and come back within moments", async ({ page, request }) => {
  const complaints = listenForComplaints(page);
  const answer = await request.get(`${SERVICE}/slots?from=${dayAfter(10)}&to=${dayAfter(20)}&zone=${ZONE}`);
  expect(answer.status()).toBe(200);
  const { slots } = await answer.json();
  const start: string = slots[0].start;
  const day = new Date(Date.parse(start) - 3 * 3_600_000).toISOString().slice(0, 10);
  await page.goto(`/p/demo-mentoring?day=${day}&zone=${ZONE}`);
  await hydrated(page);
  const time = page.locator(`.offer-times time[datetime="${new Date(start).toISOString().replace(".000Z", "Z")}"]`);
  await expect(time).toBeVisible();

  const held = await request.post(`${SERVICE}/holds`, { data: { start } });
  expect(held.status()).toBe(201);
  const { hold, expires_at, secret } = await held.json();
  expect(Date.parse(expires_at) - Date.now()).toBeGreaterThan(14 * 60_000);
  await expect(time).toHaveCount(0);

  // Another visitor cannot have it, nor give it back.
  const rival = await request.post(`${SERVICE}/holds`, { data: { start }, headers: { "Hold-Secret": hold } });
  expect(rival.status()).toBe(409);
  expect((await rival.json()).after.length).toBeGreaterThan(0);

  const given = await request.delete("/api/v1/public/holds", { headers: { "Hold-Secret": secret } });
  expect(given.status()).toBe(204);
  await expect(time).toBeVisible();
  expect(complaints).toEqual([]);
});
