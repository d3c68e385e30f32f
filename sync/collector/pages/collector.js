// One collector as a page sees it: asked again and again, it sends again only what changed.
//
// It remembers the last reply to each question with its ETag; a 304 answers from memory.

/** @typedef {{ body: any, trouble?: undefined } | { body?: undefined, trouble: string }} Reply */

const patienceMs = 4000;

export class Collector {
  /** @type {Map<string, { tag: string, body: any }>} */
  #kept = new Map();

  /**
   * Never throws: what went wrong is a sentence in `trouble`.
   * @param {string} path
   * @returns {Promise<Reply>}
   */
  async ask(path) {
    const kept = this.#kept.get(path);
    try {
      const answer = await fetch(path, {
        headers: kept ? { "If-None-Match": kept.tag } : {},
        cache: "no-store",
        signal: AbortSignal.timeout(patienceMs),
      });
      if (answer.status === 304 && kept)
        return { body: kept.body };
      if (!answer.ok)
        return { trouble: `The collector says: ${await problemOf(answer)}` };
      const body = await answer.json();
      this.#keep(path, answer.headers.get("ETag"), body);
      return { body };
    } catch {
      return { trouble: "Cannot reach the collector" };
    }
  }

  /** What was kept for questions that nobody asks any more. */
  forget() {
    this.#kept.clear();
  }

  /**
   * @param {string} path
   * @param {string | null} tag
   * @param {any} body
   */
  #keep(path, tag, body) {
    if (tag)
      this.#kept.set(path, { tag, body });
  }
}

/**
 * The detail of an RFC 9457 problem, else the bare status.
 * @param {Response} answer
 */
async function problemOf(answer) {
  const problem = await answer.json().catch(() => null);
  return problem?.detail ?? `status ${answer.status}`;
}
