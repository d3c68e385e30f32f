import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { directionOf, languageFor, texts } from "../../../sync/collector/pages/phone/texts.js";

const there = Object.keys(texts);

describe("the language of the phone page", () => {
  it("is the first that the phone wants and the page has", () => {
    assert.equal(languageFor(["de-AT", "en"], there, "en"), "de");
    assert.equal(languageFor(["pt-BR", "fr-CA", "en"], there, "en"), "fr");
    assert.equal(languageFor(["tlh"], there, "en"), "en");
    assert.equal(languageFor([], there, "en"), "en");
  });

  it("tells the two ways to write Chinese apart by the region", () => {
    for (const tag of ["zh-TW", "zh-HK", "zh-Hant", "zh-Hant-TW"])
      assert.equal(languageFor([tag], there, "en"), "zh-Hant");
    for (const tag of ["zh", "zh-CN", "zh-SG", "zh-Hans-CN"])
      assert.equal(languageFor([tag], there, "en"), "zh-Hans");
  });

  it("runs from right to left for Arabic and Hebrew alone", () => {
    assert.deepEqual(there.filter(tag => directionOf(tag) === "rtl"), ["ar", "he"]);
  });
});

describe("the words of the phone page", () => {
  it("are all there in eleven languages, and the counter has its number in each", () => {
    assert.equal(there.length, 11);
    const keys = Object.keys(texts.en).sort();
    for (const [tag, words] of Object.entries(texts)) {
      assert.deepEqual(Object.keys(words).sort(), keys, tag);
      assert.ok(Object.values(words).every(word => word.trim()), tag);
      assert.ok(words.left.includes("{left}"), tag);
    }
  });
});
