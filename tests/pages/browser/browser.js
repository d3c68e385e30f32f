// One headless Chromium, the system's own, with a fresh context for each page that a test opens.
import { chromium } from "playwright-core";

const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  // No name but the loopback address leads anywhere: the network is cut.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Where the pages are served. REQUIRES: PEAKEND_PAGE_URL, as tests/pages/run sets it. */
export const address = process.env.PEAKEND_PAGE_URL ?? "http://127.0.0.1:8471/";

export const launch = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });

/**
 * @typedef {object} Wish
 * @property {string} [search]
 * @property {number} [width]
 * @property {number} [height]
 * @property {"light" | "dark"} [scheme]
 * @property {(page: import("playwright-core").Page) => Promise<unknown>} [before] what to arrange before it loads
 */

/**
 * The overview, with its first answer drawn.
 * @param {import("playwright-core").Browser} browser
 * @param {Wish} wish
 */
export async function openOverview(browser, { search = "", width = 1440, height = 900, scheme = "light", before } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  const page = await context.newPage();
  await before?.(page);
  await page.goto(address + search);
  await page.locator(".panel, .nothing, .trouble").first().waitFor();
  return page;
}

/**
 * Time stands still in the page until the test moves it with `page.clock.runFor`.
 * @param {import("playwright-core").Page} page
 */
export async function stopClock(page) {
  await page.clock.install({ time: "2026-11-16T13:00:00" });
  await page.clock.pauseAt("2026-11-16T14:05:00");
}

/**
 * A page whose collector answers only what is given; the files of the page are the real ones.
 * @param {import("playwright-core").Page} page
 * @param {{ places: object, daily: object, whole: object, below: object }} replies
 */
export async function pretend(page, { places, daily, whole, below }) {
  await page.route("**/v1/places", route => route.fulfill({ json: places }));
  await page.route("**/v1/tallies?*", route => {
    const asked = new URL(route.request().url()).searchParams;
    return route.fulfill({ json: asked.get("by") === "day" ? daily : asked.has("per") ? below : whole });
  });
}
