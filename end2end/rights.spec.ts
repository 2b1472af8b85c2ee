// Rights where one sees them: menus of an open page follow what its reader may do, what was typed stays, who is shut out is told; and a key
// is made for some rights.
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, hydrated, listenForComplaints, openAccount, signIn } from "./helpers";

/** Sends one of the plain forms of whoever is signed in. */
async function send(page: Page, path: string, fields: [string, string][]) {
  const data = new URLSearchParams(fields).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded", accept: "text/html", referer: page.url() };
  const answer = await page.request.post(path, { data, headers, maxRedirects: 0 });
  expect(answer.status()).toBe(302);
  expect(answer.headers().location).not.toContain("__err");
}

/** The token in the letter of invitation to an address. */
async function invitation(page: Page, email: string): Promise<string> {
  const list = await (await page.request.get("/dev/mail")).text();
  for (const [, id] of list.matchAll(/href="\/dev\/mail\/([0-9a-f-]+)"/g)) {
    const letter = await (await page.request.get(`/dev/mail/${id}`)).text();
    const token = letter.match(/\/invitation\/([\w-]+)/)?.[1];
    if (token && letter.includes(email)) return token;
  }
  throw new Error(`no invitation to ${email}`);
}

test("an open page follows what its reader may do and loses nothing that was typed", async ({ browser }) => {
  const [anas, bias] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()];
  const [ana, bia] = [openAccount("owner"), openAccount("helper")];
  await signIn(anas, ana);
  await signIn(bias, bia);
  const complaints = listenForComplaints(bias);
  const rights = (...names: string[]) => names.map((name): [string, string] => ["form[rights][]", name]);
  await send(anas, "/do/save_profile", [["form[name]", "Helpers"], ...rights("products.view", "sales.search_by_period")]);
  await anas.goto("/collaborators/profiles");
  const edits = anas.locator('main a[href^="/collaborators/profiles/"]:not([href*="/new"])');
  const profile = (await edits.first().getAttribute("href"))!.split("/").pop()!;
  let version = 0;
  const edit = (...names: string[]) =>
    send(anas, "/do/save_profile", [["id", profile], ["version", String(version++)], ["form[name]", "Helpers"], ...rights(...names)]);
  const invite: [string, string][] = [["form[name]", "Bia"], ["form[email]", bia], ["form[profile]", profile], ["form[language]", "en"]];
  await send(anas, "/do/invite", invite);
  await send(bias, "/do/accept_invitation", [["token", await invitation(anas, bia)]]);

  const menu = bias.getByRole("navigation", { name: "Main", exact: true });
  const told = bias.locator("#rights-changed");
  await bias.goto("/account");
  await hydrated(bias);
  await expect(menu.getByRole("link", { name: "Products" })).toBeVisible();
  const name = bias.locator('input[name="name"]').first();
  await name.fill("Half a na");
  await edit("sales.search_by_period");
  await expect(menu.getByRole("link", { name: "Products" })).toHaveCount(0);
  await expect(told).toContainText("What you may do here has changed.");
  await expect(menu.getByRole("link", { name: "My sales" })).toBeVisible();
  await edit("products.view", "sales.search_by_period");
  await expect(menu.getByRole("link", { name: "Products" })).toBeVisible();
  await bias.waitForTimeout(2_000);
  await expect(name).toHaveValue("Half a na");

  await menu.getByRole("link", { name: "Products" }).click();
  // The code of another room is fetched first.
  await expect(bias.getByRole("heading", { level: 1, name: "Products" })).toBeVisible({ timeout: 20_000 });
  await expect(told).toBeHidden();
  await edit("sales.search_by_period");
  await expect(told).toContainText("This page is no longer open to you");
  await expect(bias.getByRole("heading", { level: 1, name: "Products" })).toBeHidden();
  await told.getByRole("link").click();
  await expect(bias).toHaveURL(/\/sales$/);
  await expect(told).toBeHidden();

  await anas.goto("/collaborators");
  const id = await anas.locator('form[action="/do/change_collaborator"] input[name="id"]').first().inputValue();
  await send(anas, "/do/change_collaborator", [["id", id], ["event", "suspend"]]);
  await expect(bias.getByRole("heading", { name: "This account is closed to you" })).toBeVisible();
  await bias.getByRole("button", { name: "Back to my account" }).first().click();
  await expect(bias.getByText("is closed to you now")).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test("a key is made for some rights, and the list says which", async ({ page }) => {
  await signIn(page, openAccount("keys"));
  await page.goto("/account");
  await hydrated(page);
  await expect(page.locator(".key-tree")).toBeHidden();
  await page.getByRole("radio", { name: "Only some of it" }).check();
  await page.getByRole("checkbox", { name: "View products" }).check();
  await expect(page.getByText("1 chosen")).toBeVisible();
  await page.locator("#key-name").fill("Sheet");
  await page.locator("#find-right").press("Enter");
  await expect(page.getByText("Copy it now")).toHaveCount(0);
  await page.getByRole("button", { name: "New key" }).click();
  await expect(page.getByText("Copy it now")).toBeVisible();
  await page.getByText("Rights: 1").click();
  await expect(page.locator(".key-opens li")).toHaveText(["View products"]);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);
});
