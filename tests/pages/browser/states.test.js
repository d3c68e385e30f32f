// States of the overview that are rare at a real collector: its replies are written by hand here.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, openOverview, pretend, stopClock } from "./browser.js";
import { block, known, places, row, tallies, today, tooFew } from "../replies.js";

describe("the overview", () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  /**
   * @param {import("../../../sync/collector/pages/tallies.js").Tallies} daily
   * @param {object} below
   */
  const open = (daily, below, tree = /** @type {object} */ (places), whole = wholeOf(daily)) =>
    openOverview(browser, { before: page => pretend(page, { places: tree, daily, whole, below }) });

  it("says on a fresh install that the first tap shows by itself", async () => {
    const nowhere = { id: "", kind: "everywhere", name: "Everywhere", children: [] };
    const page = await open(tallies([block("n", "nps", [])]), tallies([]), nowhere);

    const text = await page.locator(".nothing").innerText();
    assert.match(text, /No answers yet/);
    assert.match(text, /The first tap shows here within 5 seconds/);
  });

  it("keeps the line of the days before when nobody answered today", async () => {
    const yesterday = row("", "2026-11-15", { nps: known(40, 30, 16, 43) });
    const page = await open(tallies([block("n", "nps", [yesterday])]), tallies([]));

    assert.match(await page.locator(".tile").innerText(), /no answers today/);
    assert.match(await page.locator(".places").innerText(), /No answers today/);
    assert.equal(await page.locator(".trend polyline").count(), 1);
  });

  it("counts too few answers and scores none of them", async () => {
    const page = await open(
      tallies([block("n", "nps", [row("", today, { nps: tooFew(3) })])]),
      tallies([block("n", "nps", [row("tidemark/south/quayside", today, { nps: tooFew(3) })])]));

    assert.match(await page.locator(".tile").innerText(), /n 3[^]*too few answers today/);
    const cells = await page.locator("tr[data-place] > *").allInnerTexts();
    assert.deepEqual(cells.map(cell => cell.trim()), ["quayside", "", "too few", "3"]);
    assert.equal(await page.locator(".panel .range, .panel polyline").count(), 0);
  });

  it("says that a score under 30 answers is indicative", async () => {
    const scored = row("", today, { nps: known(12, 30, -6, 58) });
    const page = await open(tallies([block("n", "nps", [scored])]), tallies([]));

    assert.match(await page.locator(".tile").innerText(), /Indicative, under 30 answers/);
  });

  it("shows two questions of one kind as two rows with their wording", async () => {
    const rows = [row("", today, { csat: known() })];
    const till = block("a", "smiley", rows, "How was the till?");
    const fittingRooms = block("b", "smiley", rows, "How were the fitting rooms?");
    const page = await open(tallies([till, fittingRooms]), tallies([]));

    const tiles = await page.locator(".tile").allInnerTexts();
    assert.equal(tiles.length, 2);
    assert.match(tiles[0], /How was the till\?/);
    assert.match(tiles[1], /How were the fitting rooms\?/);
  });

  it("sums today over stores whose dates differ, and names both", async () => {
    const daily = tallies([block("n", "nps", [
      row("", "2026-11-15", { nps: known(40, 100, 91, 100) }), row("", today, { nps: known(6, -100, -100, -39) }),
    ])]);
    const whole = { ...tallies([block("n", "nps", [row("", "2026-11-15", { nps: known(46, 74, 53, 88) })])]),
      from: "2026-11-15" };
    const page = await open(daily, tallies([]), places, whole);

    assert.match(await page.locator(".tile").innerText(), /today, n 46[^]*\+74/);
    assert.match(await page.locator(".head").innerText(), /Sun 15 Nov to Mon 16 Nov, updated/);
  });

  it("names a question that the collector can't read any more", async () => {
    const daily = tallies([block("n", "nps", [row("", today, { nps: known(40, 30, 16, 43) })])]);
    const page = await open(daily, tallies([]), places, { ...daily, unreadable: [{ wording: "How was the till?" }] });

    assert.match(await page.locator(".trouble").innerText(), /does not show: How was the till\?\./);
    assert.equal(await page.locator(".tile").count(), 1);
  });

  it("names what cleaned leaves out, with the reason", async () => {
    const page = await open(tallies([], { too_fast: 3, test_mode: 1 }), tallies([]));

    const head = await page.locator(".head").innerText();
    assert.match(head, /Left out as suspect: 3 too fast after the last, 1 in test mode\./);
  });

  it("parts its line at a day without a score", async () => {
    const days = ["2026-11-10", "2026-11-11", "2026-11-13", "2026-11-14"]
      .map(day => row("", day, { nps: known(40, 30, 16, 43) }));
    const between = row("", "2026-11-12", { nps: tooFew() });
    const page = await open(tallies([block("n", "nps", [...days, between])]), tallies([]));

    assert.equal(await page.locator(".trend polyline").count(), 2);
  });

  it("prints names as text, whatever they say", async () => {
    const wording = "<img src=x onerror=document.title='taken'>";
    const page = await open(tallies([block("n", "nps", [row("", today, {})], wording)]), tallies([]));

    assert.match(await page.locator(".tile").innerText(), /<img src=x/);
    assert.equal(await page.title(), "Overview · Peakend");
  });

  it("folds a long list of places and opens it on request", async () => {
    const rows = Array.from({ length: 20 }, (_, index) => row(`a/b/store-${index}`, today, { nps: known() }));
    const page = await open(tallies([block("n", "nps", [row("", today, {})])]), tallies([block("n", "nps", rows)]));

    const atFirst = await page.locator("tr[data-place]").count();
    await page.getByRole("button", { name: "Show all 20" }).click();

    assert.equal(atFirst, 8);
    assert.equal(await page.locator("tr[data-place]").count(), 20);
  });

  it("takes a place that is gone as everywhere", async () => {
    const page = await openOverview(browser, {
      search: "?place=tidemark/south/closed",
      before: page => {
        const daily = tallies([block("n", "nps", [row("", today, {})])]);
        return pretend(page, { places, daily, whole: daily, below: tallies([]) });
      },
    });

    assert.equal(await page.getByLabel("Place").inputValue(), "");
  });

  it("goes on showing the last answer while the collector is away, and says how old it is", async () => {
    const daily = tallies([block("n", "nps", [row("", today, { nps: known(40, 30, 16, 43) })])]);
    const page = await openOverview(browser, {
      before: async page => {
        await stopClock(page);
        await pretend(page, { places, daily, whole: daily, below: tallies([]) });
      },
    });

    await page.unroute("**/v1/places");
    await page.route("**/v1/places", route => route.abort());
    await page.clock.runFor(5000);

    await page.locator(".trouble").waitFor();
    assert.match(await page.locator(".trouble").innerText(), /^Cannot reach the collector, showing 14:05\. Trying again\.$/);
    assert.match(await page.locator(".tile").innerText(), /\+30/);

    await page.unroute("**/v1/places");
    await page.route("**/v1/places", route => route.fulfill({ json: places }));
    await page.clock.runFor(5000);

    await page.locator(".trouble").waitFor({ state: "detached" });
  });
});

/**
 * What a collector says of today when all dates are the same: the rows of that day.
 * @param {import("../../../sync/collector/pages/tallies.js").Tallies} daily
 */
function wholeOf(daily) {
  return { ...daily, series: daily.series.map(one => ({ ...one, rows: one.rows.filter(row => row.start === daily.to) })) };
}
