// What a collector could answer, written by hand, for the states that are rare at a real one.

/** @typedef {import("../../sync/collector/pages/tallies.js").Score} Score */
/** @typedef {import("../../sync/collector/pages/tallies.js").Block} Block */
/** @typedef {import("../../sync/collector/pages/tallies.js").Tallies} Tallies */

export const today = "2026-11-16";

/** @type {import("../../sync/collector/pages/places.js").Place} */
export const places = {
  id: "",
  kind: "everywhere",
  name: "Everywhere",
  children: [{
    id: "tidemark",
    kind: "organisation",
    name: "Tidemark",
    children: [{
      id: "tidemark/south",
      kind: "region",
      name: "South",
      children: [
        { id: "tidemark/south/quayside", kind: "store", name: "Quayside", children: [
          { id: "tidemark/south/quayside/till", kind: "touchpoint", name: "Till" },
        ] },
        { id: "tidemark/south/mill-lane", kind: "store", name: "Mill Lane", children: [] },
      ],
    }],
  }],
};

/** @returns {Score} */
export const known = (n = 107, value = 69.158878, low = 59.866, high = 77.124) =>
  ({ n, value, low, high, standing: n < 30 ? "indicative" : "ok" });

/** @returns {Score} */
export const tooFew = (n = 3) => ({ n, standing: "too_few" });

/**
 * @param {string} place
 * @param {string} start
 * @param {import("../../sync/collector/pages/tallies.js").Row["scores"]} scores
 */
export const row = (place, start, scores) => {
  const name = place.split("/").at(-1) ?? "";
  return { place, place_name: name, start, respondents: { all: 0, cleaned: 0 }, scores };
};

/**
 * @param {string} series
 * @param {string} kind
 * @param {Block["rows"]} rows
 * @returns {Block}
 */
export const block = (series, kind, rows, wording = "How was your visit today?") =>
  ({ series, key: "visit", kind, wording, rows });

/**
 * @param {Block[]} series
 * @returns {Tallies}
 */
export const tallies = (series, excluded = {}) =>
  ({ from: today, to: today, count: "cleaned", series, excluded });
