// One series: where it stands today, how it went by day, and the places below. Two series never share a row.
import { html } from "../markup.js";
import { PlacesTable } from "./places_table.js";
import { Tile } from "./tile.js";
import { TrendCard } from "./trend_card.js";

/** @param {{ panel: import("../tallies.js").Panel, view: import("../look.js").View }} props */
export function PanelRow({ panel, view }) {
  const heading = `series-${panel.series}`;
  return html`
    <section class="panel" data-series=${panel.series} aria-labelledby=${`${heading} ${heading}-wording`}>
      <${Tile} panel=${panel} heading=${heading} />
      <${TrendCard} panel=${panel} last=${view.today} count=${view.choice.days} />
      <${PlacesTable} panel=${panel} chosen=${view.choice.place !== ""} />
    </section>`;
}
