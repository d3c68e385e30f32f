// The rail beside every page: the mark, the pages, and whose figures these are.
import { count } from "../figures.js";
import { html } from "../markup.js";
import { placesOfKind } from "../places.js";
import { Icon } from "./icon.js";

/** @param {{ places?: import("../places.js").Place }} props */
export function Rail({ places }) {
  return html`
    <header class="rail">
      <p class="brand"><${Mark} /><span>Peakend</span></p>
      <nav aria-label="Pages">
        <a href="./" aria-current="page"><${Icon} name="overview" /><span>Overview</span></a>
      </nav>
      ${places && html`<${Whose} places=${places} />`}
    </header>`;
}

/** @param {{ places: import("../places.js").Place }} props */
function Whose({ places }) {
  return html`
    <p class="whose">
      ${placesOfKind(places, "organisation").map(({ name }) => html`${name}<br />`)}
      ${numbered(placesOfKind(places, "store").length, "store")}<br />
      ${numbered(placesOfKind(places, "touchpoint").length, "touchpoint")}
    </p>`;
}

function Mark() {
  return html`
    <svg class="mark" viewBox="0 0 34 30" aria-hidden="true">
      <path d="M2 25C8 25 10 7 16 7S23 17 29 17" />
      <circle cx="16" cy="7" r="5" /><circle cx="29" cy="17" r="5" />
    </svg>`;
}

/**
 * @param {number} many
 * @param {string} thing
 */
function numbered(many, thing) {
  return `${count(many)} ${thing}${many === 1 ? "" : "s"}`;
}
