// What a listener is told when the page has changed by itself.
import { searchOf } from "./choice.js";
import { spoken } from "./figures.js";

/** @typedef {import("./look.js").View} View */

/**
 * The same words as before while nothing new was answered, so that nobody is talked over.
 * @param {{ view?: View, trouble?: string, heard: string }} shown
 * @param {View} now
 */
export function news({ view: before, trouble, heard }, now) {
  if (trouble)
    return "The collector answers again.";
  if (!before || searchOf(before.choice) !== searchOf(now.choice))
    return heard;
  const changed = now.panels.filter(panel => answersOf(panel) !== answersOf(sameSeries(before, panel)));
  if (changed.length === 0)
    return heard;
  const told = changed.map(panel => `${panel.measure.name} ${spoken(panel.measure.score, scoreOf(panel))}`);
  return `New answers. ${told.join(". ")}.`;
}

/**
 * @param {View} view
 * @param {import("./tallies.js").Panel} panel
 */
function sameSeries(view, { series }) {
  return view.panels.find(panel => panel.series === series);
}

/** @param {import("./tallies.js").Panel} panel */
function scoreOf({ today, measure }) {
  return today?.scores[measure.score];
}

/** @param {import("./tallies.js").Panel | undefined} panel */
function answersOf(panel) {
  return panel && scoreOf(panel)?.n;
}
