import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { news } from "../../../sync/collector/pages/news.js";
import { panels } from "../../../sync/collector/pages/tallies.js";
import { block, known, places, row, tallies, today } from "../replies.js";

/** @type {import("../../../sync/collector/pages/choice.js").Choice} */
const choice = { place: "", days: 28, count: "cleaned" };

/** @param {number} n */
function view(n, seen = choice) {
  const whole = tallies([block("n", "nps", [row("", today, { nps: known(n, 30, 16, 43) })])]);
  return { choice: seen, places, today, since: today, panels: panels(whole, whole, tallies([])), excluded: {}, missing: [] };
}

/** @param {number} n */
const showing = n => ({ view: view(n), heard: "what was said before" });

describe("news", () => {
  it("tell the new score when somebody answered", () => {
    assert.equal(news(showing(106), view(107)), "New answers. NPS +30, 95% interval +16 to +43, n 107.");
  });

  it("repeat nothing while nobody answers", () => {
    assert.equal(news(showing(107), view(107)), "what was said before");
  });

  it("tell nothing when the viewer chose something else, and at first sight", () => {
    assert.equal(news(showing(106), view(107, { ...choice, count: "all" })), "what was said before");
    assert.equal(news({ heard: "" }, view(107)), "");
  });

  it("tell that the collector is back", () => {
    assert.equal(news({ ...showing(107), trouble: "Cannot reach the collector" }, view(107)), "The collector answers again.");
  });
});
