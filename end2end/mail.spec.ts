// A real SMTP server takes the letters: opening an account on an installation with a mail server, which is away at first.
import { expect, test } from "@playwright/test";
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, postOffice } from "./helpers";

test("letters travel by SMTP, and wait while the server is away", async ({ browser }) => {
  test.setTimeout(90_000);
  const [web, smtp] = [await freePort(), await freePort()];
  const base = `http://127.0.0.1:${web}`;
  const server = spawn(process.env.PROGRAM!, ["serve"], {
    stdio: "ignore",
    env: {
      ...process.env,
      DATABASE_URL: `sqlite:${join(mkdtempSync(join(tmpdir(), "mostrador-")), "mail.db")}`,
      MOSTRADOR_ADDR: `127.0.0.1:${web}`,
      MOSTRADOR_PUBLIC_URL: base,
      MOSTRADOR_SMTP_URL: `smtp://127.0.0.1:${smtp}`,
      MOSTRADOR_MAIL_FROM: "Mostrador <no-reply@counter.example>",
    },
  });
  const post = postOffice();
  try {
    await expect.poll(async () => (await fetch(`${base}/healthz`).catch(() => null))?.status, { timeout: 20_000 }).toBe(200);
    const page = await (await browser.newContext({ locale: "it-IT" })).newPage();
    await page.goto(`${base}/sign-up`);
    for (const [name, value] of Object.entries({ name: "Chiara <b>Prova</b>", email: "chiara@example.com", password: "correct horse battery" })) {
      await page.locator(`[name="form[${name}]"]`).fill(value);
    }
    await page.locator('main form button[type="submit"]').filter({ visible: true }).first().click();
    await expect(page).toHaveURL(/check-mail/);
    await page.waitForTimeout(1500); // nobody takes the letter yet
    await post.open(smtp);
    await expect.poll(() => post.letters.length, { timeout: 60_000 }).toBe(1);
    const [letter] = post.letters;
    expect(letter.to?.[0].address).toBe("chiara@example.com");
    expect(letter.from?.address).toBe("no-reply@counter.example");
    expect(letter.subject).toBe("Conferma il tuo indirizzo");
    expect(letter.html).toContain("Chiara &#60;b&#62;Prova");
    const link = letter.text!.match(/https?:\S+token=\S+/)![0];
    expect(link.startsWith(`${base}/confirm?token=`)).toBe(true);
    await page.goto(link);
    await page.locator('input[name="password"]').fill("correct horse battery");
    await page.locator('main form button[type="submit"]').filter({ visible: true }).first().click();
    await expect(page).toHaveURL(`${base}/sales`);
    expect((await fetch(`${base}/dev/mail`)).status).toBe(404);
  } finally {
    server.kill();
    post.close();
  }
});
