// The first page answers, complains of nothing, and is accessible.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

test("the first page is well and accessible", async ({ page }) => {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });

  const answer = await page.goto("/", { waitUntil: "networkidle" });
  expect(answer?.ok()).toBe(true);
  expect(complaints).toEqual([]);

  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(found.violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target) }))).toEqual([]);
});
