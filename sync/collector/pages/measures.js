// The measures that a page shows: which score of which kind of question, on which fixed axis, in which words.

/**
 * @typedef {object} Measure
 * @property {string} name
 * @property {number} order
 * @property {string} meaning
 * @property {import("./tallies.js").ScoreName} score the headline
 * @property {{ name: string, score: import("./tallies.js").ScoreName }} [beside] a second score, printed smaller
 * @property {[number, number]} axis the whole of it: interval bars of every place and day can be compared
 */

/** @type {Measure} */
const nps = {
  name: "NPS",
  order: 1,
  meaning: "promoters less detractors",
  score: "nps",
  axis: [-100, 100],
};

/** @type {Measure} */
const csat = {
  name: "CSAT",
  order: 2,
  meaning: "share of good answers",
  score: "csat",
  beside: { name: "Mean", score: "mean" },
  axis: [0, 100],
};

/** @type {Measure} */
const faces = { ...csat, beside: { name: "Smiley index", score: "smiley_index" } };

/** @type {Measure} */
const ces = {
  ...csat,
  name: "CES",
  order: 3,
  meaning: "share who found it easy",
  score: "ces",
};

/** @type {Map<string, Measure>} */
const byKind = new Map([["nps", nps], ["csat", csat], ["smiley", faces], ["ces", ces]]);

/**
 * Nothing for the kinds that have no score: choices and text.
 * @param {string} kind
 */
export function measureOf(kind) {
  return byKind.get(kind);
}
