import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { Collector } from "../../../sync/collector/pages/collector.js";

describe("a collector", () => {
  const network = globalThis.fetch;
  /** @type {(string | null)[]} */
  let tagsSent;

  /** @param {(() => Response)[]} answers one per request, in order */
  function answering(...answers) {
    globalThis.fetch = async (_, options) => {
      tagsSent.push(new Headers(options?.headers).get("If-None-Match"));
      return /** @type {() => Response} */ (answers.shift())();
    };
  }

  const fresh = () => Response.json({ n: 1 }, { headers: { ETag: '"one"' } });

  beforeEach(() => {
    tagsSent = [];
  });

  afterEach(() => {
    globalThis.fetch = network;
  });

  it("is told what the page has, and a 304 brings that again", async () => {
    answering(fresh, () => new Response(null, { status: 304 }));
    const collector = new Collector();

    await collector.ask("/v1/tallies");
    const reply = await collector.ask("/v1/tallies");

    assert.deepEqual(reply, { body: { n: 1 } });
    assert.deepEqual(tagsSent, [null, '"one"']);
  });

  it("that was forgotten is asked from the start", async () => {
    answering(fresh, fresh);
    const collector = new Collector();
    await collector.ask("/v1/tallies");

    collector.forget();
    await collector.ask("/v1/tallies");

    assert.deepEqual(tagsSent, [null, null]);
  });

  it("that cannot be reached is a sentence, not an exception", async () => {
    answering(() => {
      throw new TypeError("Failed to fetch");
    });

    assert.deepEqual(await new Collector().ask("/v1/tallies"), { trouble: "Cannot reach the collector" });
  });

  it("that refuses is quoted with the detail of its problem", async () => {
    answering(() => Response.json({ title: "Service Unavailable", detail: "the database is busy" }, { status: 503 }));

    const { trouble } = await new Collector().ask("/v1/tallies");

    assert.equal(trouble, "The collector says: the database is busy");
  });

  it("that answers with something else than JSON cannot be reached", async () => {
    answering(() => new Response("<html>Sign in to the Wi-Fi</html>"));

    assert.deepEqual(await new Collector().ask("/v1/tallies"), { trouble: "Cannot reach the collector" });
  });
});
