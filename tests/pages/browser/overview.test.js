// The overview against a real collector that holds answers of today: PEAKEND_PAGE_URL names it, PEAKEND_FEED is a
// command that adds at least one more, PEAKEND_PICTURES a folder for pictures to look at.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { measureOf } from "../../../sync/collector/pages/measures.js";
import { address, launch, openOverview, stopClock } from "./browser.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const accessible = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const pictures = process.env.PEAKEND_PICTURES;

/** @type {{ width: number, height: number, scheme: "light" | "dark" }[]} */
const sights = [
  { width: 1440, height: 900, scheme: "light" },
  { width: 1440, height: 900, scheme: "dark" },
  { width: 1024, height: 768, scheme: "light" },
  { width: 390, height: 844, scheme: "light" },
  { width: 390, height: 844, scheme: "dark" },
];

/** @param {string} question @returns {Promise<import("../../../sync/collector/pages/tallies.js").Tallies>} */
async function ask(question) {
  return (await fetch(new URL(`/v1/tallies?by=span&from=today&to=today&${question}`, address))).json();
}

describe("the overview of a real collector", () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const count of ["cleaned", "all"]) {
    it(`shows the API's own numbers, ${count}`, async () => {
      const page = await openOverview(browser, { search: `?count=${count}` });
      const whole = await ask(`count=${count}`);
      const stores = await ask(`count=${count}&per=store`);

      const expected = [...scoresOf(whole), ...scoresOf(stores)];

      assert.ok(expected.length > 0, "the collector holds no answers of today: feed it first");
      for (const { series, place, score } of expected)
        assertPrinted(await printed(page, series, place), score);
    });
  }

  it("shows a new answer by itself, within 5 seconds", async () => {
    const page = await openOverview(browser, { before: stopClock });
    const tiles = page.locator(".tile");
    const shown = await tiles.allInnerTexts();

    feed();
    await page.clock.runFor(5000);

    await page.locator("[role=status]", { hasText: "New answers" }).waitFor({ state: "attached" });
    assert.notDeepEqual(await tiles.allInnerTexts(), shown);
  });

  it("asks nothing of any other host", async () => {
    /** @type {string[]} */
    const asked = [];
    await openOverview(browser, { before: async page => page.on("request", request => asked.push(request.url())) });

    assert.ok(asked.length > 5);
    assert.deepEqual(asked.filter(url => !url.startsWith(address)), []);
  });

  it("is served under a policy that allows nothing unsafe, and keeps to it", async () => {
    /** @type {string[]} */
    const complaints = [];
    const page = await openOverview(browser, {
      before: async page => page.on("console", line => complaints.push(line.text())),
    });

    const policy = (await page.request.get(address)).headers()["content-security-policy"] ?? "";
    assert.match(policy, /default-src '(self|none)'/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    assert.deepEqual(complaints, []);
  });

  it("asks again with the tag of what it has, and is spared the answer", async () => {
    const page = await openOverview(browser, { before: stopClock });
    const unchanged = page.waitForResponse(reply => reply.url().includes("/v1/tallies") && reply.status() === 304);

    await page.clock.runFor(5000);

    assert.ok((await unchanged).request().headers()["if-none-match"]);
  });

  for (const { width, height, scheme } of sights) {
    it(`breaks no accessibility rule and needs no sideways scrolling, ${scheme} at ${width}`, async () => {
      const page = await openOverview(browser, { width, height, scheme });
      if (pictures)
        await page.screenshot({ path: `${pictures}/overview-${width}-${scheme}.png` });
      await page.locator("summary").first().click();

      await page.evaluate(axe);
      const { violations } = await page.evaluate(
        tags => /** @type {any} */ (window).axe.run({ runOnly: tags }), accessible);

      assert.deepEqual(violations.map((/** @type {any} */ { id, nodes }) => [id, nodes[0].html]), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    });
  }

  it("is used with the keyboard alone", async () => {
    const page = await openOverview(browser);
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());

    await page.keyboard.press("Tab");
    const skip = await focused();
    await page.keyboard.press("Tab");
    const rail = await focused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/days=14/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/count=all/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");

    assert.equal(skip, "Skip to the figures");
    assert.equal(rail, "Overview");
    await page.locator("details[open] table").waitFor();
  });

  it("has a table behind every line, with a row for each day", async () => {
    const page = await openOverview(browser, { search: "?days=14" });

    const lines = await page.locator(".trend").count();

    assert.equal(await page.locator(".trend details tbody tr").count(), 14 * lines);
  });
});

/** @param {import("../../../sync/collector/pages/tallies.js").Tallies} tallies */
function scoresOf({ series }) {
  return series.flatMap(block => {
    const measure = measureOf(block.kind);
    if (!measure)
      return [];
    return block.rows.map(row => ({ series: block.series, place: row.place, score: row.scores[measure.score] }));
  });
}

/**
 * What the page prints of one score: in a tile for everywhere, in a row of the table for a place.
 * @param {import("playwright-core").Page} page
 * @param {string} series
 * @param {string} place
 */
async function printed(page, series, place) {
  const panel = page.locator(`[data-series="${series}"]`);
  if (place !== "") {
    const [, , value, interval, n] = await panel.locator(`[data-place="${place}"] > *`).allInnerTexts();
    return n === undefined ? { n: interval, value } : { n, value, interval };
  }
  const [n] = await panel.locator(".tile .spread .sub").allInnerTexts();
  const [value] = await panel.locator(".figure strong").allInnerTexts();
  const [interval] = await panel.locator(".figure .sub").allInnerTexts();
  return { n, value, interval };
}

/**
 * Read back independently of figures.js: what is printed is the collector's number, rounded at the digits printed.
 * @param {{ n: string, value: string, interval?: string }} text
 * @param {import("../../../sync/collector/pages/tallies.js").Score | undefined} score
 */
function assertPrinted(text, score) {
  assert.ok(score);
  assertNumbers(text.n, [score.n]);
  if (score.standing === "too_few")
    return assert.match(text.value + text.interval, /too few/);
  assertNumbers(text.value, [score.value]);
  assertNumbers(text.interval ?? "", [score.low, score.high]);
}

/**
 * @param {string} text
 * @param {number[]} wanted
 */
function assertNumbers(text, wanted) {
  const found = [...text.replaceAll(",", "").replaceAll("−", "-").matchAll(/-?\d+(?:\.(\d+))?/g)];
  assert.equal(found.length, wanted.length, `"${text}" should hold ${wanted}`);
  found.forEach(([number, decimals = ""], index) => {
    const slack = 0.5 * 10 ** -decimals.length + 1e-9;
    assert.ok(Math.abs(Number(number) - wanted[index]) <= slack, `"${text}" should hold ${wanted}`);
  });
}

function feed() {
  const [program, ...words] = (process.env.PEAKEND_FEED ?? "").split(" ");
  execFileSync(program, words);
}
