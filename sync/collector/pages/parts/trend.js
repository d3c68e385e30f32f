// A line per day and its band, drawn as wide as there is room.
//
// Drawn by hand rather than by a chart library: it is one line, and libraries that write style attributes would
// need a weaker Content-Security-Policy.
import { longDay, shortDay } from "../days.js";
import { figure, isKnown, spoken } from "../figures.js";
import { Component, createRef, html } from "../markup.js";

/** @typedef {import("./trend_card.js").Day} Day */
/** @typedef {{ x: number, day: Day["day"], score: import("../tallies.js").Known }} Point */
/** @typedef {{ measure: import("../measures.js").Measure, line: Day[] }} Props */

const height = 160;
const margin = { left: 44, right: 24, top: 10, bottom: 26 };
const labelWidth = 58;

/** @extends {Component<Props, { width: number }>} */
export class Trend extends Component {
  state = { width: 480 };
  box = createRef();
  watch = new ResizeObserver(([{ contentRect }]) => this.setState({ width: contentRect.width }));

  componentDidMount() {
    this.watch.observe(this.box.current);
  }

  componentWillUnmount() {
    this.watch.disconnect();
  }

  /** @param {Props} props @param {{ width: number }} state */
  render(props, { width }) {
    return html`<div class="room" ref=${this.box}><${Drawing} ...${props} width=${width} /></div>`;
  }
}

/** @param {Props & { width: number }} props */
function Drawing({ measure, line, width }) {
  const step = (width - margin.left - margin.right) / (line.length - 1);
  const x = (/** @type {number} */ index) => margin.left + index * step;
  const ticks = ticksAround(line, measure.axis);
  const y = verticalScale(ticks[0], ticks[ticks.length - 1]);
  const label = `${measure.name} by day, ${longDay(line[0].day)} to ${longDay(line[line.length - 1].day)}. `
    + "The table below says the same.";
  return html`
    <svg width=${width} height=${height} role="img" aria-label=${label}>
      ${ticks.map(tick => html`
        <line class="grid" x1=${margin.left} x2=${width} y1=${y(tick)} y2=${y(tick)} />
        <text x=${margin.left - 10} y=${y(tick) + 4} text-anchor="end">${figure(measure.score, tick)}</text>`)}
      ${labelled(line, step).map(index => html`
        <text x=${x(index)} y=${height - 4} text-anchor="middle">${shortDay(line[index].day)}</text>`)}
      ${runs(line, x).map(run => html`<${Run} run=${run} y=${y} />`)}
      ${line.map(({ day, score }, index) => html`
        <rect class="touch" x=${x(index) - step / 2} y="0" width=${step} height=${height}>
          <title>${longDay(day)}: ${spoken(measure.score, score)}</title>
        </rect>`)}
    </svg>`;
}

/** @param {{ run: Point[], y: (value: number) => number }} props */
function Run({ run, y }) {
  // A day between two gaps has no band of its own: it gets one as wide as its dot.
  const edges = run.length > 1 ? run : [{ ...run[0], x: run[0].x - 4 }, { ...run[0], x: run[0].x + 4 }];
  const upper = edges.map(point => `${point.x},${y(point.score.high)}`);
  const lower = edges.map(point => `${point.x},${y(point.score.low)}`).reverse();
  return html`
    <polygon class="band" points=${[...upper, ...lower].join(" ")} />
    <polyline points=${run.map(point => `${point.x},${y(point.score.value)}`).join(" ")} />
    ${run.map(point => html`
      <circle class=${point.score.standing} cx=${point.x} cy=${y(point.score.value)} r="4" />`)}`;
}

/**
 * Days in a row that have a score; a day without one parts them.
 * @param {Day[]} line
 * @param {(index: number) => number} x
 * @returns {Point[][]}
 */
function runs(line, x) {
  /** @type {Point[][]} */
  const found = [[]];
  line.forEach(({ day, score }, index) => {
    if (isKnown(score))
      found[found.length - 1].push({ x: x(index), day, score });
    else
      found.push([]);
  });
  return found.filter(run => run.length > 0);
}

/**
 * The days that have room for their name, the last one always among them.
 * @param {Day[]} line
 * @param {number} step
 */
function labelled(line, step) {
  const every = [1, 2, 3, 7, 14].find(days => days * step >= labelWidth) ?? line.length;
  return line.map((_, index) => index).filter(index => (line.length - 1 - index) % every === 0);
}

/**
 * Round marks that hold every interval drawn, at most five of them; the whole axis when there is nothing to draw.
 * @param {Day[]} line
 * @param {[number, number]} axis
 */
function ticksAround(line, [least, most]) {
  const known = line.map(day => day.score).filter(isKnown);
  const low = known.length === 0 ? least : Math.min(...known.map(score => score.low));
  const high = known.length === 0 ? most : Math.max(...known.map(score => score.high));
  const step = [5, 10, 20, 25, 50].find(size => Math.ceil(high / size) - Math.floor(low / size) <= 4) ?? 50;
  const first = Math.floor(low / step) * step;
  const count = Math.max(1, Math.ceil(high / step) - first / step);
  return Array.from({ length: count + 1 }, (_, index) => first + index * step);
}

/**
 * @param {number} least
 * @param {number} most
 */
function verticalScale(least, most) {
  const room = height - margin.top - margin.bottom;
  return (/** @type {number} */ value) => margin.top + room * (most - value) / (most - least);
}
