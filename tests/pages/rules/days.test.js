import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { daysBefore, daysUntil, longDay, shortDay } from "../../../sync/collector/pages/days.js";

describe("days", () => {
  it("are counted back over the end of a month, a leap day and a change of clocks", () => {
    assert.equal(daysBefore("2026-11-16", 27), "2026-10-20");
    assert.equal(daysBefore("2028-03-01", 1), "2028-02-29");
    assert.equal(daysBefore("2026-03-30", 1), "2026-03-29");
  });

  it("end with the last one", () => {
    assert.deepEqual(daysUntil("2026-11-02", 3), ["2026-10-31", "2026-11-01", "2026-11-02"]);
  });

  it("are named as the store names them, wherever the browser is", () => {
    assert.equal(shortDay("2026-11-16"), "16 Nov");
    assert.equal(longDay("2026-11-16"), "Mon 16 Nov");
  });
});
