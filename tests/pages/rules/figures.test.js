import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { count, figure, interval, spoken } from "../../../sync/collector/pages/figures.js";
import { known, tooFew } from "../replies.js";

describe("a figure", () => {
  it("has a sign when it is an NPS, and a true minus", () => {
    assert.equal(figure("nps", 28.4), "+28");
    assert.equal(figure("nps", -7), "−7");
  });

  it("has no sign when it rounds to nothing", () => {
    assert.equal(figure("nps", 0), "0");
    assert.equal(figure("nps", -0.3), "0");
  });

  it("is a whole percentage for shares, one digit for the index, two for a mean", () => {
    assert.equal(figure("csat", 69.158), "69%");
    assert.equal(figure("smiley_index", 81.25), "81.3");
    assert.equal(figure("mean", 5.418), "5.42");
  });
});

describe("an interval", () => {
  it("names its unit once", () => {
    assert.equal(interval("csat", { n: 107, standing: "ok", value: 69, low: 59.86, high: 77.12 }), "59.9 to 77.1%");
  });

  it("keeps the signs of an NPS", () => {
    assert.equal(interval("nps", { n: 20, standing: "indicative", value: 30, low: -5.7, high: 57.9 }), "−6 to +58");
  });
});

describe("a spoken score", () => {
  it("says the figure, its interval and n", () => {
    assert.equal(spoken("csat", known(1107)), "69%, 95% interval 59.9 to 77.1%, n 1,107");
  });

  it("says that there are too few, and how many", () => {
    assert.equal(spoken("nps", tooFew(3)), "too few, n 3");
  });

  it("says that there is none", () => {
    assert.equal(spoken("ces", undefined), "no answers");
  });
});

describe("a count", () => {
  it("parts thousands", () => {
    assert.equal(count(12486), "12,486");
  });
});
