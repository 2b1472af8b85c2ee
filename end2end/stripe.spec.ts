// A buyer pays with Stripe: the card is typed into the provider's own field, this program never sees it; a double of Stripe answers.
import { expect, type Page, test } from "@playwright/test";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, hydrated, listenForComplaints } from "./helpers";

const DOUBLE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "mostrador/localstripe/bin/localstripe");
const SECRET = "whsec_of_the_walk";
const ZONE = "America/Sao_Paulo";

/** Types a card into the double's field in this place. */
async function typeCard(page: Page, place: string, number: string) {
  for (const [field, value] of Object.entries({ number, exp_month: "12", exp_year: "30", cvc: "123" })) {
    await page.locator(`${place} input[placeholder=${field}]`).fill(value);
  }
}

const pay = (page: Page) => page.locator("#pay > button[type=submit]").click();

test("a card is declined, another is taken, and a step of the bank is passed", async ({ browser }) => {
  test.skip(!existsSync(DOUBLE), "the double of Stripe is not installed; .ci/localstripe installs it");
  test.setTimeout(180_000);
  const [web, port] = [await freePort(), await freePort()];
  const [base, stripe] = [`http://127.0.0.1:${web}`, `http://127.0.0.1:${port}`];
  const folder = mkdtempSync(join(tmpdir(), "mostrador-"));
  const started: ChildProcess[] = [];
  const start = (program: string, args: string[], env: Record<string, string>) =>
    started.push(spawn(program, args, { stdio: "ignore", cwd: folder, env: { ...process.env, ...env } }));
  try {
    start(DOUBLE, ["--from-scratch", "--port", String(port)], { TMPDIR: folder });
    start(process.env.PROGRAM!, ["demo", "--quiet"], {
      DATABASE_URL: `sqlite:${join(folder, "stripe.db")}`,
      MOSTRADOR_ADDR: `127.0.0.1:${web}`,
      MOSTRADOR_PUBLIC_URL: base,
      MOSTRADOR_LIMITS: "off",
      MOSTRADOR_GATEWAY: "stripe",
      MOSTRADOR_STRIPE_KEY: "sk_test_12345",
      MOSTRADOR_STRIPE_PUBLISHABLE_KEY: "pk_test_12345",
      MOSTRADOR_STRIPE_WEBHOOK_SECRETS: SECRET,
      MOSTRADOR_STRIPE_API: stripe,
      MOSTRADOR_STRIPE_SCRIPT: `${stripe}/js.stripe.com/v3/`,
    });
    await expect.poll(async () => (await fetch(`${base}/healthz`).catch(() => null))?.status, { timeout: 60_000 }).toBe(200);
    await expect.poll(async () => (await fetch(`${stripe}/v1/customers`).catch(() => null))?.status, { timeout: 30_000 }).toBeTruthy();
    const hook = await fetch(`${stripe}/_config/webhooks/here`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ url: `${base}/webhooks/stripe`, secret: SECRET }),
    });
    expect(hook.status).toBe(200);

    const page = await (await browser.newContext({ locale: "en-US", timezoneId: ZONE })).newPage();
    const complaints = listenForComplaints(page);
    // The double's script declares a class `Element` for the whole page, where everybody else means the browser's own.
    await page.route(`${stripe}/js.stripe.com/v3/`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace(/(?<!window\.)\bElement\b/g, "StripeField") });
    });
    const choose = async () => {
      await page.goto(`${base}/p/demo-mentoring?zone=${ZONE}`);
      await hydrated(page);
      await page.locator("button.time").last().click();
      await expect(page).toHaveURL(/\/checkout/);
      await hydrated(page);
      await page.locator("#name").fill("Bruna Lima");
      await page.locator("#email").fill("bruna@example.com");
      await page.locator("#document").fill("529.982.247-25");
      await page.locator("#consent").check();
    };
    await choose();
    await typeCard(page, "#card-element", "4000000000000341"); // the one that the double declines
    await pay(page);
    await expect(page.locator(".note.bad, #card-told").filter({ hasText: /declined/ }).first()).toBeVisible();

    await choose();
    await typeCard(page, "#card-element", "4242424242424242");
    await pay(page);
    await expect(page.getByRole("heading", { name: "Your session is booked" })).toBeVisible();

    await choose();
    await typeCard(page, "#card-element", "4000000000003220");
    await pay(page);
    await page.getByRole("button", { name: "Complete authentication" }).click();
    await expect(page.getByRole("heading", { name: "Your session is booked" })).toBeVisible({ timeout: 20_000 });
    expect(complaints).toEqual([]);
  } finally {
    for (const process of started) process.kill();
  }
});
