// What the viewer chose to see. It lives in the address, so that a page can be kept, sent and reloaded.

/** @typedef {{ place: string, days: 14 | 28, count: "cleaned" | "all" }} Choice `place` "" is everywhere */

/**
 * Anything that an address may not say falls back to the usual choice.
 * @param {string} search
 * @returns {Choice}
 */
export function choiceFrom(search) {
  const said = new URLSearchParams(search);
  return {
    place: said.get("place") ?? "",
    days: said.get("days") === "14" ? 14 : 28,
    count: said.get("count") === "all" ? "all" : "cleaned",
  };
}

/** @param {Choice} choice */
export function searchOf({ place, days, count }) {
  const said = new URLSearchParams();
  if (place)
    said.set("place", place);
  if (days !== 28)
    said.set("days", String(days));
  if (count !== "cleaned")
    said.set("count", count);
  return said.size === 0 ? "" : `?${said}`;
}
