// A file of real sales is brought in, and its known figures come out of page, API and exports alike.
import { expect, test, type Page } from "@playwright/test";
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { DEMO, freePort, hydrated, listenForComplaints, signIn } from "./helpers";

const FILE = join(process.env.MOSTRADOR_DATA ?? "", "olist-sales.csv.xz");
const OWNER = "olist@example.com";
const DAY = 86_400_000;

/** How many were sold, and for how many cents. */
type Figures = [sold: number, gross: number];

/** What one way of asking answered: the totals, where it has them, and the rows by their keys. */
type Told = { total?: Figures; rows: [key: string, ...Figures][] };

const WHOLE: Figures = [112_101, 1_573_552_703];
const FIRST = "2016-09-01";
const LAST = "2018-10-31";

/** What is asked, and the rows that are known without us; all of them, or the first ones. */
const QUESTIONS: { report: string; query: string; rows: Told["rows"]; more?: boolean }[] = [
  {
    report: "earnings",
    query: `from=${FIRST}&to=${LAST}&granularity=day&compare=none`,
    rows: [["2017-11-24", 1_366, 17_837_763]],
  },
  { report: "earnings", query: "period=all&granularity=month&compare=year", rows: [] },
  {
    report: "payment_methods",
    query: "period=all&compare=none",
    rows: [
      ["credit_card", 84_340, 1_234_743_726],
      ["boleto", 22_771, 282_647_622],
      ["account_balance", 3_304, 34_905_035],
      ["direct_debit", 1_683, 21_241_974],
      ["unknown", 3, 14_346],
    ],
  },
  {
    report: "earnings_by_location",
    query: "period=all&compare=none",
    rows: [
      ["BR/SP", 47_153, 587_813_206],
      ["BR/RJ", 14_509, 211_566_756],
      ["BR/MG", 13_071, 184_307_443],
    ],
    more: true,
  },
];

/** What is asked about customers, and how many there are, their orders, and for how many cents. */
const CUSTOMERS: [query: string, known: [customers: number, orders: number, total: number]][] = [
  ["period=all", [94_983, 98_199, WHOLE[1]]],
  ["from=2017-11-01&to=2017-11-30", [7_313, 7_421, 117_219_168]],
];

/** Rows of a table to keep, at most. */
const MOST_ROWS = 50_000;

/** Cents of an amount as programs write it. */
const cents = (amount: string | number) => Math.round(Number(amount) * 100);

/** The number in what people read in English; cents of what has any. */
function read(text: string): number {
  const [, whole, rest] = text.match(/([\d,]+)(?:\.(\d\d))?/)!;
  return Number(whole.replaceAll(",", "") + (rest ?? ""));
}

const sum = (rows: Told["rows"]): Figures => [rows.reduce((sum, row) => sum + row[1], 0), rows.reduce((sum, row) => sum + row[2], 0)];

/** The program's own command on the database of `folder`, until it is done. */
function command(folder: string, words: string[], input?: string): Promise<string> {
  return new Promise((done, failed) => {
    const env = { ...process.env, DATABASE_URL: `sqlite:${join(folder, "olist.db")}`, RUST_LOG: "error" };
    const child = execFile(process.env.PROGRAM!, words, { cwd: folder, env, encoding: "utf8" }, (error, told, complaint) =>
      error ? failed(new Error(`${words[0]}: ${complaint}`)) : done(told),
    );
    child.stdin!.end(input ?? "");
  });
}

async function serve(folder: string): Promise<[ChildProcess, string]> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = spawn(process.env.PROGRAM!, ["serve"], {
    stdio: "ignore",
    cwd: folder,
    env: {
      ...process.env,
      DATABASE_URL: `sqlite:${join(folder, "olist.db")}`,
      MOSTRADOR_ADDR: `127.0.0.1:${port}`,
      MOSTRADOR_PUBLIC_URL: base,
      MOSTRADOR_LIMITS: "off",
    },
  });
  await expect.poll(async () => (await fetch(`${base}/healthz`).catch(() => null))?.status, { timeout: 30_000 }).toBe(200);
  return [server, base];
}

/** What stands on the page: a row's key is that of the address that it leads to; without one it is a day, the latest first. */
async function fromPage(page: Page): Promise<Told> {
  const figure = async (name: string) => {
    const line = page.locator(".report-totals > div").filter({ has: page.getByText(name, { exact: true }) });
    return read((await line.locator("dd").first().evaluate((dd) => dd.firstChild?.textContent)) ?? "");
  };
  const table = await page.locator("table.report-rows").evaluate((table) => ({
    head: [...table.querySelectorAll("thead th")].map((th) => th.textContent?.trim() ?? ""),
    rows: [...table.querySelectorAll("tbody tr")].map((tr) => ({
      href: tr.querySelector("th a")?.getAttribute("href") ?? "",
      cells: [...tr.children].map((cell) => cell.textContent ?? ""),
    })),
  }));
  const [sold, gross] = ["Sold", "Gross"].map((name) => table.head.indexOf(name));
  const key = (href: string, place: number) => {
    if (!href) return new Date(Date.parse(LAST) - place * DAY).toISOString().slice(0, 10);
    const address = new URL(href, "http://localhost").searchParams;
    return ["method", "country", "region"].flatMap((name) => address.getAll(name)).join("/");
  };
  return {
    total: [await figure("Sold"), await figure("Gross")],
    rows: table.rows.map(({ href, cells }, place) => [key(href, place), read(cells[sold]), read(cells[gross])]),
  };
}

type Answered = { sold: number; gross: { amount: string; currency: string } };

async function fromApi(base: string, key: string, report: string, query: string): Promise<Told> {
  const response = await fetch(`${base}/api/v1/reports/${report}?${query}`, { headers: { authorization: `Bearer ${key}` } });
  expect(response.status).toBe(200);
  const answer = await response.json();
  expect(answer.currency).toBe("BRL");
  const figures = ({ sold, gross }: Answered): Figures => [sold, cents(gross.amount)];
  const series: Told["rows"] = answer.series.map((point: { day: string; figures: Answered }) => [point.day, ...figures(point.figures)]);
  expect(sum(series)).toEqual(figures(answer.totals));
  const rows = answer.by ? answer.rows.map((row: { key: string[]; figures: Answered }) => [row.key.join("/"), ...figures(row.figures)]) : series;
  return { total: figures(answer.totals), rows };
}

function fromCsv(content: string): Told {
  const [head, ...rows] = content.trim().split("\n").map((line) => line.split(","));
  const [currency, sold, gross] = ["currency", "sold", "gross"].map((name) => head.indexOf(name));
  expect(new Set(rows.map((row) => row[currency]))).toEqual(new Set(["BRL"]));
  return { rows: rows.map((row) => [row.slice(0, currency).join("/"), Number(row[sold]), cents(row[gross])]) };
}

/** The first sheet of a workbook by two of its columns: what stands above, its rows in their order, and the last one, their total. */
function fromBook(book: Uint8Array, count: string, money: string): { above: string[]; rows: Figures[]; total: Figures } {
  const parts = unzipSync(book);
  const texts = [...strFromU8(parts["xl/sharedStrings.xml"]).matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map((match) => match[1]);
  const rows = [...strFromU8(parts["xl/worksheets/sheet1.xml"]).matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells = [...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*)><v>([^<]*)<\/v><\/c>/g)];
    return Object.fromEntries(cells.map(([, column, kind, value]) => [column, kind.includes('t="s"') ? texts[Number(value)] : value]));
  });
  const head = rows.findIndex((row) => Object.values(row).includes(count));
  const column = (name: string) => Object.keys(rows[head]).find((column) => rows[head][column] === name)!;
  const [counted, paid] = [column(count), column(money)];
  const figures = rows.slice(head + 1).map((row): Figures => [Number(row[counted]), cents(row[paid])]);
  return { above: rows.slice(0, head).flatMap((row) => Object.values(row)), rows: figures.slice(0, -1), total: figures.at(-1)! };
}

/** Its rows without keys, for their names are written for people. */
function fromXlsx(content: Uint8Array): Told {
  const { rows, total } = fromBook(content, "Sold", "Gross");
  return { total, rows: rows.map((row) => ["", ...row]) };
}

/** What customers bought, row by row: orders and cents. */
function customersFromCsv(content: string): Figures[] {
  const [head, ...rows] = content.trim().split("\n").map((line) => line.split(","));
  const [orders, total] = ["orders", "total"].map((name) => head.indexOf(name));
  return rows.map((row) => [Number(row[orders]), cents(row[total])]);
}

/** The tables that the page which is open offers to keep, for programs and for people, each taken by its link. */
async function tables(page: Page, report: string, query: string): Promise<[csv: Buffer, book: Buffer]> {
  const links = page.locator('a[href*="/export."]');
  await expect(links).toHaveCount(2);
  const hrefs = await links.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(hrefs.sort()).toEqual(["csv", "xlsx"].map((kind) => `/reports/${report}/export.${kind}?${query}`));
  const files: Buffer[] = [];
  for (const href of hrefs) {
    await page.locator("details.chip").filter({ has: links }).locator("summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`a[href="${href}"]`).click()]);
    files.push(readFileSync(await download.path()));
    await page.keyboard.press("Escape");
  }
  return [files[0], files[1]];
}

// Every step would keep a copy of a table of eight hundred days.
test.use({ trace: "off" });

test("the figures of a file of real sales are those of page, API and exports", async ({ browser }) => {
  test.skip(!process.env.MOSTRADOR_DATA || !existsSync(FILE), "MOSTRADOR_DATA names no folder with olist-sales.csv.xz");
  // Bringing in the file is most of it.
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "mostrador-"));
  let server: ChildProcess | undefined;
  try {
    const account = ["account", "add", OWNER, "--name", "Olist", "--country", "BR", "--time-zone", "America/Sao_Paulo", "--language", "en"];
    await command(folder, account, `${DEMO.password}\n`);
    const key = (await command(folder, ["api-key", "add", "--owner", OWNER])).trim();
    const mapping = resolve(__dirname, "../docs/olist.mapping.toml");
    // The file's own folder is not ours to write to.
    const refusals = join(folder, "refused.csv");
    const told = await command(folder, ["import", "sales", resolve(FILE), "--owner", OWNER, "--mapping", mapping, "--refusals", refusals]);
    expect(JSON.parse(told.trim().split("\n").at(-1)!)).toMatchObject({ accepted: 112_650, refused: 775 });

    let base: string;
    [server, base] = await serve(folder);
    const context = await browser.newContext({ baseURL: base, acceptDownloads: true });
    const page = await context.newPage();
    const complaints = listenForComplaints(page);
    await signIn(page, OWNER);

    for (const { report, query, rows, more } of QUESTIONS) {
      const address = `/reports/${report}?${query}`;
      await page.goto(address);
      await hydrated(page);
      const files = await tables(page, report, query);
      const [csv, book] = [fromCsv(files[0].toString("utf8")), fromXlsx(files[1])];
      const [seen, answered] = [await fromPage(page), await fromApi(base, key, report, query)];

      for (const told of [seen, answered, book, { total: sum(csv.rows) }]) expect(told.total, address).toEqual(WHOLE);
      const known = (told: Told) => {
        if (report !== "earnings") return more ? told.rows.slice(0, rows.length) : told.rows;
        return told.rows.filter(([key]) => rows.some(([wanted]) => wanted === key));
      };
      expect(known(answered), address).toEqual(rows);
      expect(known(csv), address).toEqual(rows);
      // Names in a book are for people: its rows are those of the other table, in the same order.
      expect(book.rows, address).toEqual(csv.rows.map(([, ...figures]) => ["", ...figures]));
      expect(sum(seen.rows), address).toEqual(WHOLE);
      if (rows.length > 0) expect(known(seen), address).toEqual(rows);
      if (report === "earnings" && rows.length > 0) {
        for (const told of [seen, answered, csv]) {
          const busiest = told.rows.reduce((busiest, row) => (row[1] > busiest[1] ? row : busiest));
          expect([busiest], address).toEqual(rows);
        }
      }
    }

    // Customers are other questions: who bought, and for the same total.
    for (const [query, known] of CUSTOMERS) {
      await page.goto(`/reports/customers?${query}`);
      await hydrated(page);
      const [customers, orders, total] = (await page.locator(".report-totals dd").allInnerTexts()).map(read);
      expect([customers, orders, total], query).toEqual(known);
      const response = await fetch(`${base}/api/v1/reports/customers?${query}`, { headers: { authorization: `Bearer ${key}` } });
      const amount = (total / 100).toFixed(2);
      expect((await response.json()).totals, query).toEqual({ customers, orders, total: { amount, currency: "BRL" } });

      const [csv, content] = await tables(page, "customers", query);
      const rows = customersFromCsv(csv.toString("utf8"));
      const book = fromBook(content, "Orders", "Total");
      expect(book.rows, query).toEqual(rows);
      expect(book.total, query).toEqual([orders, total]);
      expect(book.above, query).toContain(`${customers.toLocaleString("en")} customers`);
      // More than a table has rows: that is said, and what is there does not come to the total.
      const isCut = customers > MOST_ROWS;
      expect(rows.length, query).toBe(isCut ? MOST_ROWS : customers);
      expect(book.above.includes("Only the first 50,000 rows are here; the totals are of all."), query).toBe(isCut);
      if (!isCut) expect(sum(rows.map((row) => ["", ...row])), query).toEqual([orders, total]);
    }

    expect(complaints).toEqual([]);
    await context.close();
  } finally {
    const ended = server && new Promise<void>((done) => void (server!.once("exit", () => done()), server!.kill()));
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
});
