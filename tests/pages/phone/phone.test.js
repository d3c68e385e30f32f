// The phone page against a real collector, on a small phone, for a terminal whose clock stands in 1970.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { directionOf, texts } from "../../../sync/collector/pages/phone/texts.js";
import { launch } from "../browser/browser.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const accessible = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const terminals = process.env.PEAKEND_TERMINALS ?? "";
const pictures = process.env.PEAKEND_PICTURES;

/** @param {string | undefined} command @param {string[]} more */
function run(command, ...more) {
  const [program, ...words] = (command ?? "").split(" ");
  return execFileSync(program, [...words, ...more], { encoding: "utf8" });
}

/** @type {import("node:child_process").ChildProcess[]} those that still wait to hand in hold this process */
const started = [];

/** A terminal of its own: the link on its screen, and what makes it hand the visit in. */
async function visit() {
  const code = run(process.env.PEAKEND_ENROL, "--touchpoint", "Tidemark / South / Quay / Exit").trim();
  const terminal = spawn(process.env.PEAKEND_TERMINAL ?? "", [terminals, code], { stdio: ["pipe", "pipe", "inherit"] });
  started.push(terminal);
  const lines = createInterface({ input: terminal.stdout })[Symbol.asyncIterator]();
  const link = new URL((await lines.next()).value);
  const handIn = async () => {
    terminal.stdin.end("\n");
    assert.equal((await lines.next()).value, "handed in");
  };
  return { hash: link.hash, record: link.hash.split(".")[1], handIn };
}

/** @param {string} record */
function lineOf(record) {
  const lines = run(process.env.PEAKEND_WORDS).split("\n").filter(Boolean).map(line => JSON.parse(line));
  return lines.find(line => line.record_id === record);
}

describe("the phone page", () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => {
    started.forEach(terminal => terminal.kill());
    return browser.close();
  });

  /**
   * @param {string} hash
   * @param {{ language?: string, scheme?: "light" | "dark", watch?: (page: import("playwright-core").Page) => void }} wish
   */
  async function open(hash, { language = "en-GB", scheme = "light", watch } = {}) {
    const context = await browser.newContext({
      viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, locale: language, colorScheme: scheme,
    });
    const page = await context.newPage();
    watch?.(page);
    await page.goto(`${terminals}/p${hash}`);
    await page.locator("h1").waitFor();
    return page;
  }

  it("takes words before the response has come, and the two are joined", async () => {
    const { hash, record, handIn } = await visit();
    const page = await open(hash);
    assert.equal(await page.locator("h1").innerText(), texts.en.question);
    assert.equal(await page.locator("#contact").count(), 0);

    await page.locator("#words").fill("The lift is slow.");
    await page.getByRole("button").tap();

    await page.getByText(texts.en.thanks).waitFor();
    assert.equal(lineOf(record).touchpoint, undefined);
    await handIn();
    assert.equal(lineOf(record).touchpoint, "tidemark/south/quay/exit");
    assert.deepEqual(lineOf(record).words, [{ from: "phone", kind: "text", words: "The lift is slow." }]);
  });

  it("takes words and contact after the response has come, under the consent that it shows", async () => {
    const { hash, record, handIn } = await visit();
    await handIn();
    const page = await open(hash);
    assert.equal(await page.locator("h1").innerText(), "What happened?");
    assert.match(await page.locator("#consent").innerText(), /only to answer you/);

    await page.locator("#words").fill("排队太久了 👩‍👩‍👧");
    await page.locator("#contact").fill("a@b.example");
    await page.getByRole("button").tap();
    await page.getByText(texts.en.agreement).waitFor();
    await page.locator("#agree").check();
    await page.getByRole("button").tap();

    await page.getByText(texts.en.thanks).waitFor();
    assert.deepEqual(lineOf(record).words, [
      { from: "phone", kind: "text", words: "排队太久了 👩‍👩‍👧" },
      { consent: "2026-1", from: "phone", kind: "contact", words: "a@b.example" },
    ]);
    await page.reload();
    await page.getByText(texts.en.received).waitFor();
  });

  it("says how much may still be written, and takes no more", async () => {
    const { hash, handIn } = await visit();
    await handIn();
    const page = await open(hash);

    await page.locator("#words").fill("字".repeat(130));

    assert.equal((await page.locator("#words").inputValue()).length, 120);
    assert.equal(await page.locator("#counter").innerText(), "0 characters left");
  });

  it("tells a visitor whose code is forged or missing to scan again", async () => {
    const { hash } = await visit();
    for (const bad of ["", hash.slice(0, -1) + (hash.endsWith("A") ? "Q" : "A"), "#<script>alert(1)</script>"]) {
      const page = await open(bad);
      assert.equal(await page.locator("h1").innerText(), texts.en.expired);
      assert.equal(await page.locator("textarea").count(), 0);
    }
  });

  it("keeps what was written when the network fails, and sends it the second time", async () => {
    const { hash, record } = await visit();
    const page = await open(hash);
    await page.route("**/v1/addenda", route => route.abort(), { times: 1 });
    await page.locator("#words").fill("Again.");

    await page.getByRole("button").tap();
    await page.getByText(texts.en.unreachable).waitFor();
    await page.getByRole("button").tap();

    await page.getByText(texts.en.thanks).waitFor();
    assert.equal(lineOf(record).words[0].words, "Again.");
  });

  it("tells that words are too many, and not that the code is bad, when it could not ask how many may be", async () => {
    const { hash, record, handIn } = await visit();
    await handIn();
    const context = await browser.newContext({ locale: "en-GB" });
    const page = await context.newPage();
    await page.route("**/v1/addenda/form", route => route.abort());
    await page.goto(`${terminals}/p${hash}`);
    await page.locator("#words").fill("x".repeat(121));

    await page.getByRole("button").click();
    await page.getByText(texts.en.refused).waitFor();
    assert.equal(await page.locator("#counter").innerText(), "");
    await page.locator("#words").fill("x".repeat(120));
    await page.getByRole("button").click();

    await page.getByText(texts.en.thanks).waitFor();
    assert.equal(lineOf(record).words[0].words.length, 120);
  });

  it("sends its token in no address, asks no other host, and keeps to a policy without unsafe", async () => {
    /** @type {string[]} */
    const asked = [];
    /** @type {string[]} */
    const complaints = [];
    const { hash, record } = await visit();
    const page = await open(hash, {
      watch: page => {
        page.on("request", request => asked.push(request.url()));
        page.on("console", line => complaints.push(line.text()));
      },
    });

    // What the browser calls a request's address still holds the fragment of the page itself.
    assert.deepEqual(asked.filter(url => !url.startsWith(terminals)), []);
    assert.deepEqual(asked.filter(url => url.split("#")[0].includes(record)), []);
    const policy = (await page.request.get(`${terminals}/p`)).headers()["content-security-policy"] ?? "";
    assert.match(policy, /default-src 'self'/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    assert.deepEqual(complaints, []);
  });

  for (const [language, words] of Object.entries(texts)) {
    it(`breaks no accessibility rule and needs no zoom, ${language}`, async () => {
      const { hash, handIn } = await visit();
      await handIn();
      const scheme = language === "en" ? "dark" : "light";
      const page = await open(hash, { language: language === "zh-Hant" ? "zh-TW" : language, scheme });
      if (pictures)
        await page.screenshot({ path: `${pictures}/phone-${language}.png`, fullPage: true });

      await page.evaluate(axe);
      const { violations } = await page.evaluate(
        tags => /** @type {any} */ (window).axe.run({ runOnly: tags }), accessible);
      const sizes = await page.evaluate(() => [...document.querySelectorAll("textarea, button, #contact, .agree")]
        .map(each => each.getBoundingClientRect().height));

      assert.deepEqual(violations.map((/** @type {any} */ { id, nodes }) => [id, nodes[0].html]), []);
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
      assert.equal(await page.evaluate(() => document.documentElement.dir), directionOf(language));
      assert.equal(await page.getByRole("button").innerText(), words.send);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= 360), true);
      assert.ok(sizes.every(height => height >= 48), `targets of ${sizes} px`);
    });
  }
});
