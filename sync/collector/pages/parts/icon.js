// The line icons of the pages.
import { html } from "../markup.js";

const paths = {
  overview: "M4 4H10.500V10.500H4ZM13.500 4H20V10.500H13.500ZM4 13.500H10.500V20H4ZM13.500 13.500H20V20H13.500Z",
  warning: "M12 4 21.500 20H2.500ZM12 10V14.500M12 17.200V17.300",
};

/** @param {{ name: keyof typeof paths }} props */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${paths[name]} /></svg>`;
}
