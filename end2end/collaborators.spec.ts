// An owner hands out a part of the work: the invitation comes by a real mail server, its reader accepts, works with exactly those rights, sees
// them change under an open page, and is out at once. In Italian with the mouse, in English with the keyboard alone.
import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectAccessible, expectNoSidewaysScroll, freePort, hydrated, listenForComplaints, postOffice, signIn } from "./helpers";

const PASSWORD = "correct horse battery";

const WORDS = {
  it: {
    locale: "it-IT",
    preset: /Comincia con Assistente/,
    chosen: (count: number) => `${count} scelti`,
    subject: "Invito a collaborare nell’account di Ana Souza",
    right: "Gestire i prodotti",
    pending: "In attesa",
    accepted: "Accettato",
    gains: "Guadagnano",
    loses: "Perdono",
    inAccount: "Sei nell’account di Ana Souza",
    closed: "Chiuso al momento",
    shut: "L’account di Ana Souza è chiuso per te",
    shutTitle: "Questo account ti è chiuso",
    back: "Torna al mio account",
    started: "ha iniziato il prodotto",
  },
  en: {
    locale: "en-US",
    preset: /Begin with Agenda assistant/,
    chosen: (count: number) => `${count} chosen`,
    subject: "Invitation to help in Ana Souza’s account",
    right: "Manage products",
    pending: "Pending",
    accepted: "Accepted",
    gains: "They gain",
    loses: "They lose",
    inAccount: "You are in Ana Souza’s account",
    closed: "Closed at present",
    shut: "Ana Souza’s account is closed to you",
    shutTitle: "This account is closed to you",
    back: "Back to my account",
    started: "started the product",
  },
} as const;

/** How somebody presses what they see: with the mouse, or having come there by Tab. */
type Hand = { press(what: Locator): Promise<void>; write(what: Locator, text: string): Promise<void>; find(what: Locator): Promise<void> };

const mouse: Hand = {
  press: (what) => what.click(),
  write: (what, text) => what.fill(text),
  find: async () => undefined,
};

const keyboard: Hand = {
  async find(what) {
    await expect(what).toBeVisible();
    const page = what.page();
    for (let step = 0; step < 200; step++) {
      if (await what.evaluate((node) => node === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`no way by Tab to ${what}`);
  },
  async press(what) {
    await this.find(what);
    const isBox = await what.evaluate((node) => node.matches("input[type=checkbox], input[type=radio]"));
    await what.page().keyboard.press(isBox ? "Space" : "Enter");
  },
  async write(what, text) {
    await this.find(what);
    await what.page().keyboard.press("ControlOrMeta+A");
    await what.page().keyboard.type(text);
  },
};

/** A program of its own with a mail server, and one owner. */
async function installation(language: "it" | "en") {
  const [web, smtp] = [await freePort(), await freePort()];
  const base = `http://127.0.0.1:${web}`;
  const env = {
    ...process.env,
    DATABASE_URL: `sqlite:${join(mkdtempSync(join(tmpdir(), "mostrador-")), "centre.db")}`,
    MOSTRADOR_ADDR: `127.0.0.1:${web}`,
    MOSTRADOR_PUBLIC_URL: base,
    MOSTRADOR_LIMITS: "off",
    MOSTRADOR_SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    MOSTRADOR_MAIL_FROM: "Mostrador <no-reply@counter.example>",
  };
  const post = postOffice();
  await post.open(smtp);
  const add = ["account", "add", "ana@example.com", "--name", "Ana Souza", "--country", "BR", "--language", language];
  execFileSync(process.env.PROGRAM!, add, { env, input: `${PASSWORD}\n` });
  const server = spawn(process.env.PROGRAM!, ["serve"], { stdio: "ignore", env });
  const close = () => {
    server.kill();
    post.close();
  };
  await expect.poll(async () => (await fetch(`${base}/healthz`).catch(() => null))?.status, { timeout: 20_000 }).toBe(200);
  return { base, post, close };
}

const person = async (browser: Browser, base: string, locale: string) =>
  (await browser.newContext({ locale, baseURL: base, timezoneId: "America/Sao_Paulo" })).newPage();

const inMenu = (page: Page, path: string) => page.getByRole("banner").getByRole("navigation").locator(`a[href="${path}"]`);

async function fits(page: Page) {
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(size);
}

for (const [language, hand, how] of [
  ["it", mouse, "with the mouse"],
  ["en", keyboard, "with the keyboard alone"],
] as const) {
  test(`a part of the work is handed out and taken back, in ${language} ${how}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const words = WORDS[language];
    const { base, post, close } = await installation(language);
    try {
      const [owner, bia] = [await person(browser, base, words.locale), await person(browser, base, words.locale)];
      const complaints = [listenForComplaints(owner), listenForComplaints(bia)];

      // A profile, begun from a suggestion, with one right less.
      await signIn(owner, "ana@example.com", PASSWORD);
      await hydrated(owner);
      await hand.press(inMenu(owner, "/collaborators"));
      await expect(owner).toHaveURL(/\/collaborators$/);
      await expectAccessible(owner);
      await hand.press(owner.locator('main a[href="/collaborators/profiles"]').first());
      await expect(owner).toHaveURL(/\/profiles$/);
      await hand.press(owner.getByRole("link", { name: words.preset }));
      await expect(owner.locator("#right-products-manage")).toBeChecked();
      await hand.write(owner.locator("#find-right"), "sales.");
      await expect(owner.locator("#right-products-manage")).toBeHidden();
      await hand.press(owner.locator("#right-sales-request_refunds"));
      await hand.write(owner.locator("#find-right"), "");
      await owner.keyboard.press("Backspace");
      await expect(owner.getByText(words.chosen(2))).toBeVisible();
      await expect(owner.locator("#group-products")).toHaveJSProperty("indeterminate", true);
      await expectAccessible(owner);
      await fits(owner);
      await hand.press(owner.locator('main form button[type="submit"]'));
      await expect(owner).toHaveURL(/\/profiles$/);
      await expectAccessible(owner);

      // Somebody is invited into it; a wrong address is told at its field, and nothing is lost.
      await hand.press(inMenu(owner, "/collaborators"));
      await hand.press(owner.locator('main a[href="/collaborators/invite"]').first());
      await hand.write(owner.locator("#name"), "Bia Lima");
      await hand.write(owner.locator("#email"), "bia@");
      await hand.press(owner.locator('main form button[type="submit"]'));
      await expect(owner.locator("#email")).toHaveAttribute("aria-invalid", "true");
      await expect(owner.locator("#name")).toHaveValue("Bia Lima");
      await expectAccessible(owner);
      await fits(owner);
      await hand.write(owner.locator("#email"), "bia@example.com");
      await hand.press(owner.locator('main form button[type="submit"]'));
      const row = owner.locator(".rows.people li", { hasText: "bia@example.com" });
      await expect(row).toContainText(words.pending);
      await expectAccessible(owner);
      await fits(owner);

      // The letter says who, what for and which rights; its link leads to the same words, and changes nothing.
      const letter = await post.newest("bia@example.com");
      expect(letter.subject).toBe(words.subject);
      expect(letter.text).toContain(words.right);
      const link = letter.text!.match(/https?:\S+\/invitation\/\S+/)![0];
      expect(link.startsWith(`${base}/invitation/`)).toBe(true);
      await bia.goto(link);
      await expect(bia.locator("main")).toContainText(words.right);
      await expectAccessible(bia);
      await fits(bia);
      await owner.reload();
      await expect(row).toContainText(words.pending);

      // A new person opens an account and accepts; the link is used.
      await hand.write(bia.locator("#password"), "another long one");
      await hand.press(bia.locator('form[action="/do/accept_with_account"] button[type="submit"]'));
      await expect(bia).toHaveURL(/\/assist$/);
      await hydrated(bia);
      await expectAccessible(bia);
      await fits(bia);
      await hand.press(bia.getByRole("region", { name: "Ana Souza" }).locator('a[href="/products"]'));
      await expect(bia).toHaveURL(/\/products$/);
      await expect(bia.locator("aside.whose")).toContainText(words.inAccount);
      await expectAccessible(bia);
      await fits(bia);
      expect((await bia.request.get(link)).status()).toBe(200); // who used it is led in; for anybody else it is over
      const stranger = await person(browser, base, words.locale);
      expect((await stranger.goto(link))!.status()).toBe(404);
      await expectAccessible(stranger);

      // They work with those rights, and no others.
      await hydrated(bia);
      await expect(inMenu(bia, "/sales")).toHaveCount(0);
      await expect(inMenu(bia, "/collaborators")).toHaveCount(0);
      await hand.press(bia.locator('main a[href="/products/new"]').first());
      await hand.press(bia.locator('form[action="/do/start_product"] button[type="submit"]'));
      await expect(bia).toHaveURL(/\/products\/[0-9a-f-]{36}/);
      expect((await bia.request.get("/sales", { headers: { accept: "text/html" } })).status()).toBe(404);
      expect((await bia.request.get("/collaborators", { headers: { accept: "text/html" } })).status()).toBe(404);

      // The profile is edited: who it concerns is told before, and an open page after.
      await bia.goto("/products");
      await hydrated(bia);
      await owner.goto("/collaborators/profiles");
      await hydrated(owner);
      await hand.press(owner.locator(".rows.profiles a.link").first());
      await hand.press(owner.locator("#right-sales-search_by_period"));
      await hand.press(owner.locator("#right-products-manage"));
      const affected = owner.getByRole("region").filter({ has: owner.locator("#affected") });
      await expect(affected).toContainText("Bia Lima");
      await expect(affected).toContainText(words.gains);
      await expect(affected).toContainText(words.loses);
      await expectAccessible(owner);
      await hand.press(owner.locator('main form button[type="submit"]'));
      await expect(owner).toHaveURL(/\/profiles$/);
      await expect(inMenu(bia, "/sales")).toBeVisible({ timeout: 15_000 });
      // What is offered around the page changes at once; the page itself is drawn anew once that could be read.
      await expect(bia.locator("#rights-changed")).toBeHidden({ timeout: 15_000 });
      await expect(bia.locator('main a[href="/products/new"]')).toHaveCount(0);
      await hydrated(bia);
      await hand.press(inMenu(bia, "/sales"));
      await expect(bia).toHaveURL(/\/sales$/);
      await expect(bia.locator("aside.whose")).toContainText(words.inAccount);
      await expectAccessible(bia);

      // Suspended: the open page is told, shows nothing more, and leads to one's own account.
      await hydrated(bia);
      await owner.goto("/collaborators");
      await hydrated(owner);
      await expect(row).toContainText(words.accepted);
      await hand.press(row.locator("summary"));
      await expectAccessible(owner);
      await hand.press(row.locator('form:has(input[value="suspend"]) button'));
      await expect(bia.getByRole("heading", { name: words.shutTitle })).toBeVisible({ timeout: 15_000 });
      await expectAccessible(bia);
      await expect.poll(async () => (await post.newest("bia@example.com")).subject, { timeout: 30_000 }).toBe(words.shut);
      await hand.press(bia.getByRole("button", { name: words.back }).first());
      await expect(bia.locator("aside.whose")).toHaveCount(0);
      await bia.goto("/assist");
      await expect(bia.locator("main")).toContainText(words.closed);

      // All of it stands in the log, with who did it and by which right.
      await owner.goto("/collaborators/log");
      await expect(owner.locator("main")).toContainText("Bia Lima");
      await expect(owner.locator("main")).toContainText(words.started);
      await expect(owner.locator("main")).toContainText(words.right);
      await expectAccessible(owner);
      await fits(owner);
      expect(complaints.flat()).toEqual([]);
    } finally {
      close();
    }
  });
}
