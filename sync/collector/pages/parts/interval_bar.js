// A score and its 95 % interval on the fixed axis of its measure; an indicative score is a hollow dot.
//
// What it shows is always printed beside it.
import { isKnown } from "../figures.js";
import { html } from "../markup.js";

/**
 * @param {{
 *   axis: [number, number],
 *   score: import("../tallies.js").Score | undefined,
 *   line?: import("../tallies.js").Score | undefined
 * }} props `line`: what to compare with, drawn dashed
 */
export function IntervalBar({ axis: [least, most], score, line }) {
  const at = (/** @type {number} */ value) => `${100 * (value - least) / (most - least)}%`;
  return html`
    <svg class="bar" aria-hidden="true">
      <line class="track" x1="0" x2="100%" y1="50%" y2="50%" />
      ${isKnown(line) && html`<line class="compared" x1=${at(line.value)} x2=${at(line.value)} y1="0" y2="100%" />`}
      ${isKnown(score) && html`
        <rect class="range" x=${at(score.low)} width=${at(least + score.high - score.low)} />
        <circle class=${score.standing} cx=${at(score.value)} cy="50%" />`}
    </svg>`;
}
