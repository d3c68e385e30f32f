// The overview: today's NPS, CSAT and CES of every store, and how they went day by day.
//
// The page asks the collector again every few seconds. While the collector is away it goes on showing the last
// answer and says how old that is.
import { choiceFrom, searchOf } from "./choice.js";
import { Collector } from "./collector.js";
import { look } from "./look.js";
import { html, render } from "./markup.js";
import { news } from "./news.js";
import { Head } from "./parts/head.js";
import { PanelRow } from "./parts/panel_row.js";
import { Rail } from "./parts/rail.js";

// With the time an answer takes on its way, nothing shown is older than 5 s.
const pollMs = 4000;

const page = /** @type {HTMLElement} */ (document.getElementById("page"));
const collector = new Collector();
/** @type {number | undefined} */
let next;
let turn = 0;

/**
 * @typedef {object} Shown
 * @property {import("./choice.js").Choice} choice what the viewer wishes to see; the view may still be of another
 * @property {import("./look.js").View} [view] the last good answer
 * @property {Date} [fresh] when it came
 * @property {string} [trouble] why there is none since
 * @property {string} heard what a screen reader was told last
 */

/** @type {Shown} */
let shown = { choice: choiceFrom(location.search), heard: "" };

/** @param {Shown} props */
function Overview({ choice, view, fresh, trouble, heard }) {
  return html`
    <a class="skip" href="#main">Skip to the figures</a>
    <${Rail} places=${view?.places} />
    <main id="main" tabindex="-1">
      <${Head} choice=${choice} view=${view} fresh=${fresh} trouble=${trouble} choose=${choose} />
      ${view ? html`<${Figures} view=${view} />` : html`<p class="plain">Asking the collector …</p>`}
      <p class="unseen" role="status" aria-live="polite">${heard}</p>
    </main>`;
}

/** @param {{ view: import("./look.js").View }} props */
function Figures({ view }) {
  if (view.panels.length === 0)
    return html`<${NothingYet} everywhere=${view.choice.place === ""} />`;
  return view.panels.map(panel => html`<${PanelRow} key=${panel.series} panel=${panel} view=${view} />`);
}

/** @param {{ everywhere: boolean }} props */
function NothingYet({ everywhere }) {
  return html`
    <section class="card nothing">
      <img src="art/sunrise.svg" alt="" width="320" height="150" />
      <h2>No answers yet</h2>
      <p>${everywhere ? "The first tap shows here within 5 seconds." : "None from this place in these days."}</p>
    </section>`;
}

/** @param {Partial<import("./choice.js").Choice>} wish */
function choose(wish) {
  show({ ...shown, choice: { ...shown.choice, ...wish } });
  history.replaceState(null, "", location.pathname + searchOf(shown.choice));
  collector.forget();
  refresh();
}

async function refresh() {
  const mine = ++turn;
  const { view, trouble } = await look(collector, shown.choice);
  if (mine !== turn)
    return;
  if (view)
    show({ choice: view.choice, view, fresh: new Date(), heard: news(shown, view) });
  else
    show({ ...shown, trouble, heard: trouble });
  clearTimeout(next);
  next = window.setTimeout(refresh, pollMs);
}

/** @param {Shown} what */
function show(what) {
  shown = what;
  render(html`<${Overview} ...${shown} />`, page);
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible")
    refresh();
});

show(shown);
refresh();
