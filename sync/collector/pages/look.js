// One look at the collector: the questions whose answers make up the overview.
import { daysBefore } from "./days.js";
import { placeNamed } from "./places.js";
import { panels } from "./tallies.js";

/**
 * @typedef {object} View
 * @property {import("./choice.js").Choice} choice
 * @property {import("./places.js").Place} places
 * @property {string} today as the collector names it
 * @property {import("./tallies.js").Panel[]} panels
 * @property {Record<string, number>} excluded today
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
  const below = await collector.ask(tallies({ place, count, from: "today", to: "today", per }));
  if (below.trouble !== undefined)
    return below;
  const today = below.body.to;
  const daily = await collector.ask(tallies({ place, count, from: daysBefore(today, days - 1), to: today }));
  if (daily.trouble !== undefined)
    return daily;
  return {
    view: {
      choice,
      places: places.body,
      today,
      panels: panels(daily.body, below.body),
      excluded: below.body.excluded,
    },
  };
}

/** @param {Record<string, string>} question */
function tallies(question) {
  return `/v1/tallies?${new URLSearchParams({ by: "day", ...question })}`;
}
