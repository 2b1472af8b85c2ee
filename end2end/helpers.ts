// What the walks have in common: signing in, axe, and the page's width.
import AxeBuilder from "@axe-core/playwright";
import { execFileSync } from "node:child_process";
import { createServer } from "node:net";
import { expect, type Page } from "@playwright/test";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export const DEMO = { email: "demo@mostrador.example", password: process.env.DEMO_PASSWORD ?? "" };

/** Signs in through the form, as a person would. */
export async function signIn(page: Page, email = DEMO.email, password = DEMO.password) {
  await page.goto("/sign-in");
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('form button[type="submit"]').filter({ visible: true }).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** An account of its own for a walk that changes what others would stumble over; its address. */
export function openAccount(name: string): string {
  const email = `${name}-${Date.now()}@example.com`;
  execFileSync(process.env.PROGRAM!, ["account", "add", email, "--name", "Ada", "--country", "BR", "--language", "en"], {
    input: `${DEMO.password}\n`,
    encoding: "utf8",
  });
  return email;
}

/** axe finds nothing, in light and in dark. */
export async function expectAccessible(page: Page, schemes: ("light" | "dark")[] = ["light", "dark"]) {
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map((v) => `${v.id} (${scheme}): ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
    expect(told).toEqual([]);
  }
}

/** Nothing sticks out at the side. */
export async function expectNoSidewaysScroll(page: Page) {
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(wide).toBeLessThanOrEqual(seen);
}

/** Fails the test on anything the browser complains about: errors of scripts, and what the content policy refused. */
export function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

/** Waits until the page has been taken over by the client. */
export async function hydrated(page: Page) {
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-hydrated"));
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** A mail server: what it was given, and how it begins and ends to listen. */
export function postOffice() {
  const letters: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", () => {
        PostalMime.parse(Buffer.concat(chunks)).then((letter) => {
          letters.push(letter);
          done();
        }, done);
      });
    },
  });
  return {
    letters,
    /** The newest letter to this address, once it is there. */
    async newest(address: string): Promise<Email> {
      const found = () => letters.findLast((letter) => letter.to?.some((to) => to.address === address));
      await expect.poll(() => found() !== undefined, { timeout: 30_000 }).toBe(true);
      return found()!;
    },
    open: (port: number) => new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening)),
    close: () => server.close(() => undefined),
  };
}
