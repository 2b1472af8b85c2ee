// Somebody opens an account, proves the address by mail, signs in and out, forgets the password, ends a session, reads on in Italian.
import { expect, test, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, hydrated, listenForComplaints, openAccount, signIn } from "./helpers";

const submit = (page: Page) => page.locator('main form button[type="submit"]').filter({ visible: true }).first();

/** The link of the newest letter to this address, from the demo's box. */
async function linkFor(page: Page, email: string): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt++) {
    await page.goto("/dev/mail");
    const letter = page.getByRole("listitem").filter({ hasText: email }).locator("a.cover").first();
    if (await letter.count()) {
      await letter.click();
      const link = page.locator('main a[href*="token="]').first();
      await expect(link).toBeVisible();
      return (await link.getAttribute("href"))!;
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`no letter to ${email}`);
}

async function fill(page: Page, fields: Record<string, string>) {
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`[name="form[${name}]"]`).fill(value);
  }
}

for (const script of [true, false]) {
  test(`an account is opened, forgotten and found again ${script ? "with" : "without"} scripts`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: script, locale: "en-US" });
    const page = await context.newPage();
    const complaints = listenForComplaints(page);
    const email = `ana-${script}-${Date.now()}@example.com`;
    await page.goto("/sign-up");
    if (script) await hydrated(page);
    await fill(page, { name: "Ana Teste", email, password: "correct horse battery" });
    await submit(page).click();
    await expect(page).toHaveURL(/check-mail/);
    const link = await linkFor(page, email);
    await page.goto(link);
    if (script) await hydrated(page);
    // Opening the link changes nothing, and without the password of the sign-up its button does not either.
    await page.locator('input[name="password"]').fill("somebody else's");
    await submit(page).click();
    await expect(page.locator('input[name="password"]')).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator("#password-error")).toContainText(/not the password that this sign-up was made with/);
    if (script) await expectAccessible(page);
    await page.locator('input[name="password"]').fill("correct horse battery");
    await submit(page).click();
    await expect(page).toHaveURL(/\/sales$/);
    await page.goto(link);
    await expect(page.locator("main")).toContainText(/does not work any more/);
    await context.clearCookies();
    await page.goto("/forgot");
    if (script) await hydrated(page);
    await page.locator('input[name="email"]').fill(email);
    await submit(page).click();
    await expect(page).toHaveURL(/check-mail/);
    await page.goto(await linkFor(page, email));
    if (script) await hydrated(page);
    await expect(page.locator('input[name="revoke_keys"]')).toBeChecked();
    if (script) await expectAccessible(page);
    await page.locator('input[name="password"]').fill("an entirely new one");
    await submit(page).click();
    await expect(page).toHaveURL(/\/sales$/);
    await context.clearCookies();
    await signIn(page, email, "an entirely new one");
    await expect(page).toHaveURL(/\/sales$/);
    expect(complaints).toEqual([]);
    await context.close();
  });
}

for (const script of [true, false]) {
  test(`who forgot the password before the address was proven signs up at the reset ${script ? "with" : "without"} scripts`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: script, locale: "en-US" });
    const page = await context.newPage();
    const complaints = listenForComplaints(page);
    const email = `forgot-${script}-${Date.now()}@example.com`;
    await page.goto("/sign-up");
    if (script) await hydrated(page);
    await fill(page, { name: "A Stranger", email, password: "a stranger's password" });
    await page.locator('[name="form[currency]"]').selectOption("USD");
    await submit(page).click();
    await expect(page).toHaveURL(/check-mail/);
    await page.goto("/forgot");
    if (script) await hydrated(page);
    await page.locator('input[name="email"]').fill(email);
    await submit(page).click();
    await expect(page).toHaveURL(/check-mail/);
    await page.goto(await linkFor(page, email));
    if (script) await hydrated(page);
    const [name, zone, currency] = ["name", "time_zone", "currency"].map((field) => page.locator(`[name="form[${field}]"]`));
    await expect(name).toHaveValue("A Stranger");
    await expect(currency).toHaveValue("USD");
    if (script) await expectAccessible(page);
    await page.locator('input[name="password"]').fill("short");
    await name.fill("Ana Prado");
    await zone.selectOption("Europe/Lisbon");
    await currency.selectOption("EUR");
    await submit(page).click();
    await expect(page.locator('input[name="password"]')).toHaveAttribute("aria-invalid", "true");
    await expect(name).toHaveValue("Ana Prado");
    await expect(zone).toHaveValue("Europe/Lisbon");
    await page.locator('input[name="password"]').fill("an entirely new one");
    await submit(page).click();
    await expect(page).toHaveURL(/\/sales$/);
    await page.goto("/account");
    await expect(page.locator("#profile-name")).toHaveValue("Ana Prado");
    await expect(page.locator("main")).toContainText("EUR");
    expect(complaints).toEqual([]);
    await context.close();
  });
}

test("wrong input is told at its field and nothing typed is lost", async ({ page }) => {
  await page.goto("/sign-up");
  await hydrated(page);
  await fill(page, { name: "Ana", email: "ana@", password: "short" });
  await submit(page).click();
  await expect(page.locator('[name="form[email]"]')).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator('[name="form[password]"]')).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator('[name="form[name]"]')).toHaveValue("Ana");
  await expect(page.locator('[name="form[email]"]')).toHaveValue("ana@");
  await expectAccessible(page);
});

test("without scripts a fault stands at its field and nothing typed is lost but secrets", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-US" });
  const page = await context.newPage();
  await page.goto("/sign-up");
  await fill(page, { name: "Ana & Sérgio; 100%", email: "ana@", password: "short" });
  await page.locator('[name="form[country]"]').selectOption("PT");
  await page.locator('[name="form[time_zone]"]').selectOption("Europe/Lisbon");
  await page.locator('[name="form[currency]"]').selectOption("EUR");
  await submit(page).click();
  await expect(page).toHaveURL(/sign-up\?/);
  expect(page.url()).not.toMatch(/Ana|ana|short/);
  for (const [name, fault] of [["email", /does not look like an e-mail/], ["password", /at least 10 characters/]] as const) {
    const field = page.locator(`[name="form[${name}]"]`);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator(`#${await field.getAttribute("aria-describedby")}`)).toContainText(fault);
  }
  await expect(page.locator('[name="form[email]"]')).toBeFocused();
  for (const [name, value] of Object.entries({ name: "Ana & Sérgio; 100%", email: "ana@", password: "", country: "PT", time_zone: "Europe/Lisbon", currency: "EUR" })) {
    await expect(page.locator(`[name="form[${name}]"]`)).toHaveValue(value);
  }
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("typed");
  await page.goto("/sign-up");
  await expect(page.locator('[name="form[name]"]')).toHaveValue("");

  await page.goto("/sign-in");
  await page.locator('input[name="email"]').fill("demo@mostrador.example");
  await page.locator('input[name="password"]').fill("not the password");
  await submit(page).click();
  await expect(page.locator('input[name="password"]')).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator('input[name="password"]')).toHaveValue("");
  await expect(page.locator('input[name="email"]')).toHaveValue("demo@mostrador.example");

  await page.goto("/forgot");
  await page.locator('input[name="email"]').fill("nobody");
  await submit(page).click();
  await expect(page.locator('input[name="email"]')).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator('input[name="email"]')).toHaveValue("nobody");
  await context.close();
});

for (const script of [true, false]) {
  test(`name and country are changed ${script ? "with" : "without"} scripts`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: script, locale: "en-US" });
    const page = await context.newPage();
    const email = `profile-${script}-${Date.now()}@example.com`;
    await page.goto("/sign-up");
    if (script) await hydrated(page);
    await fill(page, { name: "Ana Teste", email, password: "correct horse battery" });
    await submit(page).click();
    await expect(page).toHaveURL(/check-mail/);
    await page.goto(await linkFor(page, email));
    await page.locator('input[name="password"]').fill("correct horse battery");
    await submit(page).click();
    await expect(page).toHaveURL(/\/sales$/);
    await page.goto("/account");
    if (script) await hydrated(page);
    const [name, country] = [page.locator("#profile-name"), page.locator("#profile-country")];
    await name.fill(" ");
    await country.selectOption("PT");
    await submit(page).click();
    await expect(name).toHaveAttribute("aria-invalid", "true");
    await expect(country).toHaveValue("PT");
    await name.fill("Ana Prado");
    await submit(page).click();
    await expect(page).toHaveURL(/\/account$/);
    await expect(page.getByText("Ana Prado").filter({ visible: true }).first()).toBeVisible();
    await expect(country).toHaveValue("PT");
    if (script) {
      await hydrated(page);
      await expectAccessible(page);
    }
    await context.close();
  });
}

test("a wrong password is refused without saying which half is wrong", async ({ page }) => {
  await page.goto("/sign-in");
  await hydrated(page);
  await page.locator('input[name="email"]').fill("demo@mostrador.example");
  await page.locator('input[name="password"]').fill("not the password");
  await submit(page).click();
  await expect(page.locator('input[name="password"]')).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator('input[name="email"]')).toHaveValue("demo@mostrador.example");
});

test("signing in leads on to where one wanted to go, and never outside", async ({ page }) => {
  await page.goto("/sales/list?state=approved");
  await expect(page).toHaveURL(/sign-in\?next=/);
  await hydrated(page);
  await page.locator('input[name="email"]').fill("demo@mostrador.example");
  await page.locator('input[name="password"]').fill(process.env.DEMO_PASSWORD!);
  await submit(page).click();
  await expect(page).toHaveURL(/\/sales\/list\?state=approved/);
});

test("the public pages are accessible in four languages, light and dark, narrow too", async ({ browser }) => {
  test.setTimeout(240_000);
  for (const locale of ["en-US", "es-ES", "pt-BR", "it-IT"]) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    for (const path of ["/", "/sign-in", "/sign-up", "/forgot", "/check-mail", "/confirm?token=x", "/reset?token=x"]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", locale.startsWith("pt") ? "pt-BR" : locale.slice(0, 2));
      await expectAccessible(page, locale === "pt-BR" ? ["light", "dark"] : ["light"]);
      await page.setViewportSize({ width: 320, height: 700 });
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    await context.close();
  }
});

test("one reads on in another language and theme, and ends another session", async ({ browser }) => {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  const email = openAccount("reader");
  await signIn(page, email);
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await signIn(elsewhere, email);
  await page.goto("/account");
  await hydrated(page);
  const languages = page.locator('main form:has(select[name="language"])');
  await languages.locator("select").selectOption("it");
  await languages.locator('button[type="submit"]').click();
  await expect(page.locator("html")).toHaveAttribute("lang", "it");
  await hydrated(page);
  await page.locator('main button[name="theme"][value="dark"]').click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await hydrated(page);
  await expectAccessible(page);
  const others = page.locator('form[action="/do/end_other_sessions"]');
  await others.locator("button").click();
  await expect(others).toHaveCount(0);
  await elsewhere.goto("/sales");
  await expect(elsewhere).toHaveURL(/sign-in/);
  await other.close();
  await context.close();
});
