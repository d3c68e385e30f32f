// Today's score of every place below the one shown: a table whose bars only repeat what its cells say.
import { count, figure, interval, isKnown } from "../figures.js";
import { Component, html } from "../markup.js";
import { IntervalBar } from "./interval_bar.js";

const shownAtFirst = 8;

/** @typedef {{ panel: import("../tallies.js").Panel, chosen: boolean }} Props */

/** @extends {Component<Props, { whole: boolean }>} */
export class PlacesTable extends Component {
  state = { whole: false };

  /** @param {Props} props @param {{ whole: boolean }} state */
  render({ panel, chosen }, { whole }) {
    const { places, measure, today } = panel;
    const level = chosen ? "touchpoint" : "store";
    const line = today?.scores[measure.score];
    return html`
      <div class="card places">
        <div class="spread">
          <h3>${measure.name} by ${level}, today</h3>
          ${isKnown(line) && html`
            <span class="sub">line: ${chosen ? "this store" : "all stores"}, ${figure(measure.score, line.value)}</span>`}
        </div>
        ${places.length === 0
          ? html`<p class="plain">No answers today.</p>`
          : html`<${Table} places=${whole ? places : places.slice(0, shownAtFirst)}
              measure=${measure} line=${line} level=${level} />`}
        ${places.some(row => row.scores[measure.score]?.standing === "indicative") && html`
          <p class="note sub">Hollow: indicative, under 30 answers.</p>`}
        ${places.length > shownAtFirst && html`
          <button type="button" aria-expanded=${String(whole)} onClick=${() => this.setState({ whole: !whole })}>
            ${whole ? "Show fewer" : `Show all ${count(places.length)}`}
          </button>`}
      </div>`;
  }
}

/**
 * @param {{
 *   places: import("../tallies.js").Row[],
 *   measure: import("../measures.js").Measure,
 *   line: import("../tallies.js").Score | undefined,
 *   level: string
 * }} props
 */
function Table({ places, measure, line, level }) {
  return html`
    <table>
      <thead>
        <tr>
          <th scope="col">${level === "store" ? "Store" : "Touchpoint"}</th>
          <td class="wide"></td>
          <th scope="col" class="number">${measure.name}</th>
          <th scope="col" class="number">95% interval</th>
          <th scope="col" class="number">n</th>
        </tr>
      </thead>
      <tbody>
        ${places.map(row => html`
          <tr key=${row.place} data-place=${row.place}>
            <th scope="row">${row.place_name}</th>
            <${Cells} measure=${measure} score=${row.scores[measure.score]} line=${line} />
          </tr>`)}
      </tbody>
    </table>`;
}

/**
 * @param {{
 *   measure: import("../measures.js").Measure,
 *   score: import("../tallies.js").Score | undefined,
 *   line: import("../tallies.js").Score | undefined
 * }} props
 */
function Cells({ measure, score, line }) {
  return html`
    <td class="wide"><${IntervalBar} axis=${measure.axis} score=${score} line=${line} /></td>
    ${isKnown(score)
      ? html`<td class="number"><b>${figure(measure.score, score.value)}</b></td>
          <td class="number">
            ${interval(measure.score, score)}
            ${score.standing === "indicative" && html`<span class="unseen">, indicative</span>`}
          </td>`
      : html`<td class="number" colspan="2">too few</td>`}
    <td class="number">${count(score?.n ?? 0)}</td>`;
}
