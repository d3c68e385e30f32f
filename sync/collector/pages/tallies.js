// What GET /v1/tallies answers, and which part of it belongs to which panel of a page.
//
// Scores come from the collector as they are printed; nothing here adds, divides or compares them.
import { measureOf } from "./measures.js";

/** @typedef {{ n: number, standing: "too_few" }} TooFew fewer than five answers: counted, but no score */
/** @typedef {{ n: number, standing: "ok" | "indicative", value: number, low: number, high: number }} Known */
/** @typedef {TooFew | Known} Score */
/** @typedef {"nps" | "csat" | "smiley_index" | "ces" | "mean"} ScoreName */
/** @typedef {{ all: number, cleaned: number }} Twice */

/**
 * @typedef {object} Row
 * @property {string} place
 * @property {string} place_name
 * @property {string} start first day, or day and hour, in the place's own time: "2026-11-16", "2026-11-16T14:00"
 * @property {Twice} respondents
 * @property {Partial<Record<ScoreName, Score>>} scores
 */

/**
 * @typedef {object} Block one series: answers that may be compared over time; two blocks are never added
 * @property {string} series
 * @property {string} key
 * @property {string} kind
 * @property {string} wording
 * @property {Row[]} rows
 */

/**
 * @typedef {object} Tallies
 * @property {string} from
 * @property {string} to
 * @property {"all" | "cleaned"} count
 * @property {Block[]} series
 * @property {{ wording: string }[]} [unreadable] series that the collector can't read any more, and so does not show
 * @property {Record<string, number>} excluded reason -> ratings that `cleaned` leaves out
 */

/**
 * @typedef {object} Panel everything that a page shows of one series
 * @property {string} series
 * @property {string} wording
 * @property {import("./measures.js").Measure} measure
 * @property {Row | undefined} today of the place shown, by each store's own clock
 * @property {Row[]} places today, of the places one level below
 * @property {Row[]} days of the place shown
 */

/**
 * NPS first, then CSAT, then CES; within one of them by wording. Series that nobody answered in these days have none.
 * @param {Tallies} daily the place shown, by day
 * @param {Tallies} whole the place shown, today as one span
 * @param {Tallies} below the places below it, likewise
 * @returns {Panel[]}
 */
export function panels(daily, whole, below) {
  return daily.series.flatMap(block => {
    const measure = measureOf(block.kind);
    if (!measure || block.rows.length === 0)
      return [];
    return [{
      series: block.series,
      wording: block.wording,
      measure,
      today: rowsOf(whole, block.series)[0],
      places: placesOf(below, block.series),
      days: block.rows,
    }];
  }).sort((a, b) => a.measure.order - b.measure.order || a.wording.localeCompare(b.wording));
}

/**
 * @param {Tallies} below
 * @param {string} series
 */
function placesOf(below, series) {
  return [...rowsOf(below, series)].sort((a, b) => a.place_name.localeCompare(b.place_name));
}

/**
 * @param {Tallies} tallies
 * @param {string} series
 */
function rowsOf(tallies, series) {
  return tallies.series.find(block => block.series === series)?.rows ?? [];
}
