// The templates of the pages: the only file that includes the templating libraries.
//
// What a template prints is text, never markup, whatever a store or a question is called.
import htm from "./vendor/htm/index.js";
import { Component, createRef, h, render } from "./vendor/preact/index.js";

/** @typedef {import("./vendor/preact/index.js").ComponentChildren} Children */

/** @type {(strings: TemplateStringsArray, ...values: any[]) => any} */
export const html = htm.bind(h);

export { Component, createRef, render };
