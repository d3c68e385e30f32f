import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { panels } from "../../../sync/collector/pages/tallies.js";
import { block, known, row, tallies, today } from "../replies.js";

describe("panels", () => {
  it("stand in the order NPS, CSAT, CES, and choices have none", () => {
    const daily = tallies(["ces", "many_of", "smiley", "nps"].map(kind => block(kind, kind, [row("", today, {})])));

    const shown = panels(daily, daily, tallies([]));

    assert.deepEqual(shown.map(panel => panel.series), ["nps", "smiley", "ces"]);
  });

  it("are one per series: two questions of one kind are never added", () => {
    const daily = tallies([
      block("b", "smiley", [row("", today, { csat: known(40) })], "How was the till?"),
      block("a", "csat", [row("", today, { csat: known(50) })], "How were the fitting rooms?"),
    ]);

    const shown = panels(daily, daily, tallies([]));

    assert.deepEqual(shown.map(panel => [panel.wording, panel.today?.scores.csat?.n]),
      [["How was the till?", 40], ["How were the fitting rooms?", 50]]);
  });

  it("leave out a series that nobody answered in these days", () => {
    assert.deepEqual(panels(tallies([block("n", "nps", [])]), tallies([]), tallies([])), []);
  });

  it("say nothing of today when nobody answered today", () => {
    const daily = tallies([block("n", "nps", [row("", "2026-11-15", { nps: known() })])]);

    assert.equal(panels(daily, tallies([block("n", "nps", [])]), tallies([]))[0].today, undefined);
  });

  it("say of today what the collector sums over all stores, though their dates differ", () => {
    const daily = tallies([block("n", "nps", [
      row("", "2026-11-15", { nps: known(40, 100, 100, 100) }), row("", today, { nps: known(6, -100, -100, -100) }),
    ])]);
    const whole = tallies([block("n", "nps", [row("", "2026-11-15", { nps: known(46, 74, 50, 90) })])]);

    assert.deepEqual(panels(daily, whole, tallies([]))[0].today?.scores.nps, known(46, 74, 50, 90));
  });

  it("list the places of their own series by name", () => {
    const daily = tallies([block("n", "nps", [row("", today, {})])]);
    const below = tallies([
      block("n", "nps", [row("a/r/quayside", today, {}), row("a/r/mill lane", today, {})]),
      block("s", "smiley", [row("a/r/riverside", today, {})]),
    ]);

    assert.deepEqual(panels(daily, daily, below)[0].places.map(place => place.place_name), ["mill lane", "quayside"]);
  });
});
