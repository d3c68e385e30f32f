// A choice of one from a few, all in sight: radio buttons that look like one control.
import { html } from "../markup.js";

/**
 * @template Value
 * @param {{ name: string, legend: string, chosen: Value, options: [Value, string][], choose: (value: Value) => void }} props
 */
export function Segments({ name, legend, chosen, options, choose }) {
  return html`
    <fieldset class="segments">
      <legend class="unseen">${legend}</legend>
      ${options.map(([value, words]) => html`
        <label>
          <input type="radio" name=${name} value=${value} checked=${value === chosen} onChange=${() => choose(value)} />
          <span>${words}</span>
        </label>`)}
    </fieldset>`;
}
