// The head of the overview: how fresh the figures are, what they leave out, and what the viewer may choose.
import { count } from "../figures.js";
import { clock, longDay } from "../days.js";
import { html } from "../markup.js";
import { placesOfKind } from "../places.js";
import { Icon } from "./icon.js";
import { Segments } from "./segments.js";

/** @typedef {import("../look.js").View} View */
/** @typedef {import("../choice.js").Choice} Choice */
/** @typedef {(wish: Partial<Choice>) => void} Choose */

/** @param {{ choice: Choice, view?: View, fresh?: Date, trouble?: string, choose: Choose }} props */
export function Head({ choice, view, fresh, trouble, choose }) {
  return html`
    <div class="head">
      <div class="title">
        <h1>Overview</h1>
        ${view && fresh && html`
          <p class="sub">${dates(view)}, updated ${clock(fresh)}. ${leftOut(view)}</p>`}
      </div>
      ${view && html`<${Controls} choice=${choice} places=${view.places} choose=${choose} />`}
    </div>
    ${view && view.missing.length > 0 && html`
      <p class="trouble"><${Icon} name="warning" />The collector can’t read and does not show: ${view.missing.join(", ")}.</p>`}
    ${trouble && html`
      <p class="trouble"><${Icon} name="warning" />${trouble}${fresh && `, showing ${clock(fresh)}`}. Trying again.</p>`}`;
}

/** @param {{ choice: Choice, places: import("../places.js").Place, choose: Choose }} props */
function Controls({ choice: { place, days, count }, places, choose }) {
  return html`
    <div class="controls">
      <label class="pill">
        <span class="unseen">Place</span>
        <select value=${place} onChange=${(/** @type {any} */ event) => choose({ place: event.target.value })}>
          <option value="">All stores</option>
          ${placesOfKind(places, "region").map(region => html`
            <optgroup label=${region.name}>
              ${placesOfKind(region, "store").map(store => html`<option value=${store.id}>${store.name}</option>`)}
            </optgroup>`)}
        </select>
      </label>
      <${Segments} name="days" legend="Days shown" chosen=${days}
        choose=${(/** @type {Choice["days"]} */ days) => choose({ days })}
        options=${[[14, "14 days"], [28, "28 days"]]} />
      <${Segments} name="count" legend="Ratings counted" chosen=${count}
        choose=${(/** @type {Choice["count"]} */ count) => choose({ count })}
        options=${[["cleaned", "Cleaned"], ["all", "All"]]} />
    </div>`;
}

/** Which day it is: two, while it is not the same everywhere. @param {View} view */
function dates({ since, today }) {
  return since === today ? longDay(today) : `${longDay(since)} to ${longDay(today)}`;
}

/** @type {Record<string, string>} */
const reasons = {
  too_fast: "too fast after the last",
  outside_hours: "outside opening hours",
  test_mode: "in test mode",
  clock_uncertain: "at an uncertain time",
  burst: "in a burst",
  same_run: "the same face in a row",
};

/** @param {View} view */
function leftOut({ excluded, choice }) {
  const told = Object.entries(excluded).map(([reason, n]) => `${count(n)} ${reasons[reason] ?? reason}`);
  if (told.length === 0)
    return "Nothing looks suspect.";
  return `${choice.count === "cleaned" ? "Left out as suspect" : "Counted though suspect"}: ${told.join(", ")}.`;
}
