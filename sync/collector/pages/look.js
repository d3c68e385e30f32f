// One look at the collector: the questions whose answers make up the overview.
import { daysBefore } from "./days.js";
import { placeNamed } from "./places.js";
import { panels } from "./tallies.js";

/**
 * @typedef {object} View
 * @property {import("./choice.js").Choice} choice
 * @property {import("./places.js").Place} places
 * @property {string} today as the collector names it: the latest date that any of these places has
 * @property {string} since the earliest of them; another only while midnight is on its way
 * @property {import("./tallies.js").Panel[]} panels
 * @property {Record<string, number>} excluded today
 * @property {string[]} missing questions that the collector can't show
 */

/**
 * A place that is not there (an old address) is taken as everywhere.
 * @param {import("./collector.js").Collector} collector
 * @param {import("./choice.js").Choice} wish
 * @returns {Promise<{ view: View, trouble?: undefined } | { view?: undefined, trouble: string }>}
 */
export async function look(collector, wish) {
  const places = await collector.ask("/v1/places");
  if (places.trouble !== undefined)
    return places;
  const found = placeNamed(places.body, wish.place);
  const choice = { ...wish, place: found ? wish.place : "" };
  const { place, count, days } = choice;
  const per = found?.kind === "store" ? "touchpoint" : "store";
  // As one span: where the places' dates differ, today is several days.
  const now = { place, count, from: "today", to: "today", by: "span" };
  const whole = await collector.ask(tallies(now));
  if (whole.trouble !== undefined)
    return whole;
  const below = await collector.ask(tallies({ ...now, per }));
  if (below.trouble !== undefined)
    return below;
  const { from: since, to: today, excluded } = whole.body;
  const missing = (whole.body.unreadable ?? []).map((/** @type {{ wording: string }} */ series) => series.wording);
  const daily = await collector.ask(tallies({ place, count, from: daysBefore(today, days - 1), to: today, by: "day" }));
  if (daily.trouble !== undefined)
    return daily;
  const shown = panels(daily.body, whole.body, below.body);
  return { view: { choice, places: places.body, today, since, panels: shown, excluded, missing } };
}

/** @param {Record<string, string>} question */
function tallies(question) {
  return `/v1/tallies?${new URLSearchParams(question)}`;
}
