// "Continue on your phone": what a visitor adds to what was tapped on the kiosk. One screen, sent once.
import { askForm, sendContact, sendText } from "./collector.js";
import { directionOf, languageFor, texts } from "./texts.js";

const token = location.hash.slice(1);
const language = languageFor(navigator.languages, Object.keys(texts), "en");
const text = texts[language];
const page = /** @type {HTMLElement} */ (document.querySelector("#page"));

document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);
document.title = text.title;

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Characters as the collector counts them: code points. @param {string} words */
const lengthOf = words => [...words].length;

/** @param {string} words @param {number} most */
const cut = (words, most) => [...words].slice(0, most).join("");

/**
 * A text of the questionnaire, which has languages of its own.
 * @param {Record<string, string>} wording
 * @param {string} otherwise
 */
function wordingNode(wording, otherwise) {
  const spoken = languageFor([language, ...navigator.languages], Object.keys(wording), otherwise);
  return { words: wording[spoken] ?? "", lang: spoken };
}

/** A sentence alone on the page. @param {string} sentence */
function tell(sentence) {
  const said = make("h1", { textContent: sentence, tabIndex: -1 });
  page.replaceChildren(said);
  said.focus();
}

/**
 * @param {import("./collector.js").Form} form
 */
function draw(form) {
  const trouble = make("p", { className: "trouble", id: "trouble" });
  trouble.setAttribute("role", "alert");
  const words = wordsField(form);
  const contact = form.contact && !form.kept.includes("contact") ? contactField(form, form.contact) : undefined;
  const button = make("button", { type: "submit", textContent: text.send });
  const body = make("form", { noValidate: true }, ...words.parts, ...contact?.parts ?? [], trouble, button);
  body.addEventListener("submit", async event => {
    event.preventDefault();
    const written = words.value() || contact?.value();
    trouble.textContent = written ? contact?.complaint() ?? "" : text.empty;
    if (trouble.textContent)
      return;
    button.disabled = true;
    button.textContent = text.sending;
    const sentence = await send(words, contact);
    if (sentence) {
      button.disabled = false;
      button.textContent = text.send;
      trouble.textContent = sentence;
    }
  });
  page.replaceChildren(body);
}

/** @param {import("./collector.js").Form} form */
function wordsField(form) {
  const asked = wordingNode(form.question, form.default_language);
  const heading = make("h1", {}, make("label", { htmlFor: "words", textContent: asked.words || text.question }));
  if (asked.words)
    Object.assign(heading, { lang: asked.lang, dir: "auto" });
  const field = make("textarea", { id: "words", rows: 5, dir: "auto" });
  const counter = make("p", { className: "counter", id: "counter" });
  field.setAttribute("aria-describedby", "counter privacy");
  const count = () => {
    // Not known when the collector could not be asked: it says so when it is too much.
    if (form.most_characters === undefined)
      return;
    if (lengthOf(field.value) > form.most_characters)
      field.value = cut(field.value, form.most_characters);
    counter.textContent = text.left.replace("{left}", String(form.most_characters - lengthOf(field.value)));
  };
  field.addEventListener("input", count);
  count();
  const privacy = make("p", { id: "privacy", textContent: text.privacy });
  return {
    parts: [heading, field, counter, privacy],
    value: () => field.value.trim(),
  };
}

/**
 * @param {import("./collector.js").Form} form
 * @param {NonNullable<import("./collector.js").Form["contact"]>} contact
 */
function contactField(form, contact) {
  const consent = wordingNode(contact.consent, form.default_language);
  const field = make("input", { id: "contact", type: "text", dir: "auto", autocomplete: "email" });
  field.setAttribute("aria-describedby", "consent");
  field.addEventListener("input", () => {
    field.value = cut(field.value, contact.most_characters);
  });
  const agreed = make("input", { id: "agree", type: "checkbox" });
  const parts = [
    make("label", { htmlFor: "contact", className: "name" }, `${text.contact} (${text.optional})`),
    field,
    make("p", { id: "consent", lang: consent.lang, dir: "auto", textContent: consent.words }),
    make("label", { className: "agree" }, agreed, ` ${text.agree}`),
  ];
  return {
    parts,
    version: contact.version,
    value: () => field.value.trim(),
    complaint: () => field.value.trim() && !agreed.checked ? text.agreement : "",
  };
}

/**
 * A second try sends again what was lost, and is answered 409 for what was not.
 * @param {ReturnType<typeof wordsField>} words
 * @param {ReturnType<typeof contactField>} [contact]
 * @returns {Promise<string>} what to tell and try again; "" when it is over
 */
async function send(words, contact) {
  const replies = [];
  if (contact?.value())
    replies.push(await sendContact(token, contact.value(), contact.version));
  if (words.value())
    replies.push(await sendText(token, words.value()));
  const lost = replies.find(({ status }) => status !== 200 && status !== 409);
  if (lost)
    return troubleOf(lost.status);
  tell(replies.some(({ status }) => status === 200) ? text.thanks : text.received);
  return "";
}

/** The link was good when the page came, so a bad request is one of words. @param {number} status */
function troubleOf(status) {
  if (status === 403)
    return text.expired;
  return status === 400 || status === 413 ? text.refused : text.unreachable;
}

async function begin() {
  const { status, body } = await askForm(token);
  if (status === 400 || status === 403)
    return tell(text.expired);
  if (body?.kept?.includes("text"))
    return tell(text.received);
  draw(status === 200 ? body : { default_language: "en", question: {}, kept: [] });
}

await begin();
