// How one series went, day by day: the picture, and the same numbers as a table.
import { daysUntil, longDay } from "../days.js";
import { count, figure, interval, isKnown } from "../figures.js";
import { html } from "../markup.js";
import { Trend } from "./trend.js";

/**
 * @typedef {object} Day
 * @property {string} day
 * @property {import("../tallies.js").Score | undefined} score nothing when nobody answered
 */

/** @param {{ panel: import("../tallies.js").Panel, last: string, count: number }} props */
export function TrendCard({ panel: { measure, days }, last, count: many }) {
  /** @type {Day[]} */
  const line = daysUntil(last, many).map(day => ({
    day,
    score: days.find(row => row.start === day)?.scores[measure.score],
  }));
  return html`
    <div class="card trend">
      <div class="spread">
        <h3>${measure.name} by day</h3>
        <span class="sub">${legend(line)}</span>
      </div>
      <${Trend} measure=${measure} line=${line} />
      <details>
        <summary>The same as a table</summary>
        <${Table} measure=${measure} line=${line} />
      </details>
    </div>`;
}

/** @param {Day[]} line */
function legend(line) {
  const standings = new Set(line.map(({ score }) => score?.standing));
  return "band: 95% interval"
    + (standings.has("indicative") ? ", hollow: under 30 answers" : "")
    + (standings.has("too_few") ? ", gap: under 5" : "");
}

/** @param {{ measure: import("../measures.js").Measure, line: Day[] }} props */
function Table({ measure, line }) {
  return html`
    <table>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col" class="number">${measure.name}</th>
          <th scope="col" class="number">95% interval</th>
          <th scope="col" class="number">n</th>
        </tr>
      </thead>
      <tbody>
        ${[...line].reverse().map(({ day, score }) => html`
          <tr key=${day}>
            <th scope="row">${longDay(day)}</th>
            ${isKnown(score)
              ? html`<td class="number"><b>${figure(measure.score, score.value)}</b></td>
                  <td class="number">${interval(measure.score, score)}</td>`
              : html`<td class="number" colspan="2">${score ? "too few" : "no answers"}</td>`}
            <td class="number">${count(score?.n ?? 0)}</td>
          </tr>`)}
      </tbody>
    </table>`;
}
