// The collector as a phone asks it. The token comes from behind the # of the address, which no browser sends: it
// travels in bodies alone, so no log holds it.

/**
 * @typedef {object} Form what may be written; see POST /v1/addenda/form
 * @property {string} default_language
 * @property {Record<string, string>} question
 * @property {number} [most_characters]
 * @property {string[]} kept kinds that were sent before
 * @property {{ version: string, consent: Record<string, string>, most_characters: number }} [contact]
 */

/** @typedef {{ status: number, body: any }} Reply status 0: the collector could not be reached */

const patienceMs = 15_000;

/** @param {string} path @param {object} body @returns {Promise<Reply>} */
async function post(path, body) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status: answer.status, body: await answer.json().catch(() => null) };
  } catch {
    return { status: 0, body: null };
  }
}

/** @param {string} token */
export const askForm = token => post("/v1/addenda/form", { token });

/** @param {string} token @param {string} words */
export const sendText = (token, words) => post("/v1/addenda", { token, kind: "text", words });

/** @param {string} token @param {string} words @param {string} consent the version that was shown */
export const sendContact = (token, words, consent) =>
  post("/v1/addenda", { token, kind: "contact", words, consent });
