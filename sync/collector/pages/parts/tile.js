// Today's score of one series, with its n, its interval and a word of warning while n is small.
import { count, figure, interval, isKnown } from "../figures.js";
import { html } from "../markup.js";
import { IntervalBar } from "./interval_bar.js";

/** @param {{ panel: import("../tallies.js").Panel, heading: string }} props */
export function Tile({ panel, heading }) {
  const { measure, today, wording } = panel;
  const score = today?.scores[measure.score];
  return html`
    <div class="card tile">
      <div class="spread">
        <h2 id=${heading}>${measure.name}</h2>
        <span class="sub">${score ? `today, n ${count(score.n)}` : "today"}</span>
      </div>
      <p class="sub" id=${`${heading}-wording`}>${wording}</p>
      <p class="figure">
        ${isKnown(score)
          ? html`<strong>${figure(measure.score, score.value)}</strong>${" "}
              <span class="sub">${interval(measure.score, score)}</span>`
          : html`<strong>–</strong> <span class="sub">${score ? "too few answers today" : "no answers today"}</span>`}
      </p>
      <${IntervalBar} axis=${measure.axis} score=${score} />
      <p class="ends sub" aria-hidden="true">${ends(measure).map(end => html`<span>${end}</span>`)}</p>
      <p class="meaning sub">${measure.meaning}</p>
      <${Beside} panel=${panel} />
      ${score?.standing === "indicative" && html`<p class="chip">Indicative, under 30 answers</p>`}
    </div>`;
}

/** @param {{ panel: import("../tallies.js").Panel }} props */
function Beside({ panel: { measure: { beside }, today } }) {
  if (!beside)
    return null;
  const score = today?.scores[beside.score];
  if (!isKnown(score))
    return null;
  return html`
    <p class="beside sub">
      ${beside.name} <b>${figure(beside.score, score.value)}</b>, ${interval(beside.score, score)}
    </p>`;
}

/** @param {import("../measures.js").Measure} measure */
function ends({ score, axis: [least, most] }) {
  return [least, (least + most) / 2, most].map(mark => figure(score, mark));
}
