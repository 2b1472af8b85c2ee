// A producer filters a report, compares it, takes it along as a table, keeps it as a view and finds it in the mail in the morning.
import { expect, test, type Page } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { DEMO, expectAccessible, expectNoSidewaysScroll, freePort, hydrated, listenForComplaints, postOffice, signIn } from "./helpers";

const LANGUAGES = [
  {
    language: "pt-BR",
    words: {
      compare: /^Comparar/, year: "Um ano antes", product: /^Produto/, apply: "Aplicar", exports: /^Exportar/, csv: /Para outros programas/, xlsx: /Planilha/,
      views: /^Visões salvas/, daily: "Todo dia", save: "Salvar", saved: "Salva.", taken: "Você já tem uma visão com este nome.", now: "Enviar para mim agora",
      onItsWay: "Está a caminho.", remove: /^Excluir/, none: "Nenhuma visão salva ainda", gross: "Bruto",
    },
  },
  {
    language: "en",
    words: {
      compare: /^Compare/, year: "A year earlier", product: /^Product/, apply: "Apply", exports: /^Export/, csv: /For other programs/, xlsx: /Workbook/,
      views: /^Saved views/, daily: "Every day", save: "Save", saved: "Saved.", taken: "You have a view of this name.", now: "Send it to me now",
      onItsWay: "It is on its way to you.", remove: /^Delete/, none: "No saved view yet", gross: "Gross",
    },
  },
];

/** A demo of its own, whose clock begins at this moment, on a database that outlives it. */
async function open(folder: string, [web, smtp]: number[], at: string): Promise<ChildProcess> {
  const base = `http://127.0.0.1:${web}`;
  const server = spawn(process.env.PROGRAM!, ["demo", "--quiet", "--at", at], {
    stdio: "ignore",
    cwd: folder,
    env: {
      ...process.env,
      DATABASE_URL: `sqlite:${join(folder, "views.db")}`,
      MOSTRADOR_ADDR: `127.0.0.1:${web}`,
      MOSTRADOR_PUBLIC_URL: base,
      MOSTRADOR_LIMITS: "off",
      MOSTRADOR_SMTP_URL: `smtp://127.0.0.1:${smtp}`,
      MOSTRADOR_MAIL_FROM: "Mostrador <no-reply@counter.example>",
    },
  });
  await expect.poll(async () => (await fetch(`${base}/healthz`).catch(() => null))?.status, { timeout: 60_000 }).toBe(200);
  return server;
}

const ended = (server: ChildProcess) => new Promise<void>((done) => void (server.once("exit", () => done()), server.kill()));

/** The digits of a figure, whatever stands between them. */
const digits = (text: string) => text.replace(/\D/g, "");

async function chip(page: Page, name: RegExp) {
  const chip = page.locator("details.chip").filter({ has: page.locator("summary", { hasText: name }) }).first();
  await chip.locator("summary").click();
  return chip;
}

async function taken(page: Page, word: RegExp, exports: RegExp): Promise<{ name: string; content: Buffer }> {
  const panel = await chip(page, exports);
  const [download] = await Promise.all([page.waitForEvent("download"), panel.getByRole("link", { name: word }).click()]);
  await page.keyboard.press("Escape");
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

/** The figures of the first sheet of a workbook. */
function figures(book: Uint8Array): string[] {
  const sheet = strFromU8(unzipSync(book)["xl/worksheets/sheet1.xml"]);
  return [...sheet.matchAll(/<c r="[A-Z]+\d+" s="\d+"><v>([^<]*)<\/v>/g)].map((match) => Number(match[1]).toFixed(2));
}

for (const { language, words } of LANGUAGES) {
  test(`filter, compare, export, keep, and find it in the mail (${language})`, async ({ browser }) => {
    test.setTimeout(180_000);
    const folder = mkdtempSync(join(tmpdir(), "mostrador-"));
    const ports = [await freePort(), await freePort()];
    const post = postOffice();
    await post.open(ports[1]);
    let server = await open(folder, ports, "2026-03-10T15:00:00Z");
    try {
      const context = await browser.newContext({ baseURL: `http://127.0.0.1:${ports[0]}`, acceptDownloads: true });
      const page = await context.newPage();
      const complaints = listenForComplaints(page);
      await signIn(page);
      const asked = await page.request.post("/do/set_language", { form: { language, next: "/reports" }, headers: { "Sec-Fetch-Site": "same-origin" } });
      expect(asked.ok()).toBe(true);
      await page.goto("/reports/product_earnings?from=2026-02-01&to=2026-02-28");
      await hydrated(page);

      // Filter and compare.
      const products = await chip(page, words.product);
      await products.locator('input[type="checkbox"]').nth(0).check();
      await products.locator('input[type="checkbox"]').nth(1).check();
      await products.getByRole("button", { name: words.apply }).click();
      await expect(page).toHaveURL(/product=/);
      await (await chip(page, words.compare)).getByRole("link", { name: words.year }).click();
      await expect(page).toHaveURL(/compare=year/);
      await expect(page.locator("table.report-rows tbody tr")).toHaveCount(2);
      const gross = page.locator(".report-totals > div").filter({ has: page.locator("dt", { hasText: words.gross }) }).first();
      const total = digits((await gross.locator("dd").evaluate((dd) => dd.firstChild?.textContent)) ?? "");

      // Export: the same figures for programs and for people.
      const csv = await taken(page, words.csv, words.exports);
      expect(csv.name).toBe("product_earnings-2026-02-01-2026-02-28.csv");
      const [head, ...rows] = csv.content.toString("utf8").trim().split("\n").map((line) => line.split(","));
      expect(head.slice(0, 5)).toEqual(["product", "name", "currency", "sold", "gross"]);
      expect(rows).toHaveLength(2);
      const sum = rows.reduce((sum, row) => sum + Math.round(Number(row[4]) * 100), 0);
      // Pages leave out cents that are nothing.
      expect([String(sum), String(sum / 100)]).toContain(total);
      const book = await taken(page, words.xlsx, words.exports);
      expect(book.name).toBe("product_earnings-2026-02-01-2026-02-28.xlsx");
      expect(figures(book.content)).toContain((sum / 100).toFixed(2));

      // Keep it; a name is taken once.
      const views = await chip(page, words.views);
      await expectAccessible(page, ["light"]);
      await views.getByRole("textbox").fill("Duas trilhas");
      await views.locator("select").selectOption({ label: words.daily });
      await views.getByRole("button", { name: words.save }).click();
      await expect(views.getByText(words.saved)).toBeVisible();
      await expect(views.getByRole("link", { name: "Duas trilhas" })).toHaveAttribute("aria-current", "true");
      await views.getByRole("textbox").fill("duas TRILHAS");
      await views.getByRole("button", { name: words.save }).click();
      await expect(views.getByText(words.taken)).toBeVisible();
      await expect(views.getByRole("textbox")).toHaveValue("duas TRILHAS");

      // Its page, and a letter at once.
      await page.goto("/reports/views");
      await hydrated(page);
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      const row = page.locator("ul.saved-views li");
      await expect(row).toHaveCount(1);
      await row.locator("details summary").first().click();
      await row.getByRole("button", { name: words.now }).click();
      await expect(page.getByText(words.onItsWay)).toBeVisible();
      // The demo writes of other things too.
      const mailed = () => post.letters.filter((letter) => letter.subject?.startsWith("Duas trilhas: "));
      await expect.poll(() => mailed().length, { timeout: 30_000 }).toBe(1);
      const [atOnce] = mailed();
      expect(atOnce.to?.[0].address).toBe(DEMO.email);
      expect(atOnce.attachments).toHaveLength(1);
      expect(atOnce.attachments[0].filename).toBe("product_earnings-2026-02-01-2026-02-28.xlsx");
      expect(figures(new Uint8Array(atOnce.attachments[0].content as ArrayBuffer))).toContain((sum / 100).toFixed(2));

      // The morning after, six o'clock in São Paulo.
      await ended(server);
      server = await open(folder, ports, "2026-03-11T09:00:05Z");
      await expect.poll(() => mailed().length, { timeout: 60_000 }).toBe(2);
      const morning = mailed()[1];
      expect(morning.text).toContain(`/reports/product_earnings?`);
      expect(digits(morning.text ?? "")).toContain(total);
      const back = morning.text!.match(/https?:\S+\/reports\/product_earnings\S*/)![0];
      await page.goto(back);
      expect(digits((await gross.locator("dd").evaluate((dd) => dd.firstChild?.textContent)) ?? "")).toBe(total);

      // And away with it.
      await page.goto("/reports/views");
      await hydrated(page);
      await row.locator("details summary").last().click();
      await row.getByRole("button", { name: words.remove }).click();
      await expect(page.getByText(words.none)).toBeVisible();
      expect(complaints.filter((complaint) => !/network|EventSource|ERR_/i.test(complaint))).toEqual([]);
      await context.close();
    } finally {
      await ended(server);
      post.close();
    }
  });
}

test("a view is kept and removed without scripts", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page);
  const name = `Sem roteiro ${Date.now()}`;
  await page.goto("/reports/earnings?period=last_7_days");
  await page.locator("details.chip").filter({ has: page.locator("summary", { hasText: "Visões salvas" }) }).locator("summary").click();
  await page.locator("#view-name").fill(name);
  await page.locator("form.save-view button").click();
  await page.goto("/reports/views");
  const row = page.locator("ul.saved-views li").filter({ hasText: name });
  await expect(row).toHaveCount(1);
  await row.locator("details summary").last().click();
  await row.locator("button.danger").click();
  await expect(row).toHaveCount(0);
  await context.close();
});
