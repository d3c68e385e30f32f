import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { choiceFrom, searchOf } from "../../../sync/collector/pages/choice.js";

describe("a choice", () => {
  it("comes back from the address that it made", () => {
    const choice = /** @type {const} */ ({ place: "tidemark/south/quayside", days: 14, count: "all" });

    assert.deepEqual(choiceFrom(searchOf(choice)), choice);
  });

  it("leaves the address bare while it is the usual one", () => {
    assert.equal(searchOf(choiceFrom("")), "");
  });

  it("is the usual one where an address says what nobody may choose", () => {
    assert.deepEqual(choiceFrom("?days=9999&count=%00"), { place: "", days: 28, count: "cleaned" });
  });
});
