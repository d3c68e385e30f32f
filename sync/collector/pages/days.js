// Calendar days as the collector names them ("2026-11-16"), and how a page says them.
//
// A day belongs to the stores; the browser's own time zone never moves it.

const dayMonth = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
const wallClock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** "16 Nov" @param {string} day */
export const shortDay = day => dayMonth.format(new Date(day));

/** "Mon 16 Nov" @param {string} day */
export const longDay = day => weekday.format(new Date(day)).replace(",", "");

/** "14:05", on the clock of whoever looks at the page. @param {Date} moment */
export const clock = moment => wallClock.format(moment);

/**
 * @param {string} day
 * @param {number} count
 */
export function daysBefore(day, count) {
  const moment = new Date(day);
  moment.setUTCDate(moment.getUTCDate() - count);
  return moment.toISOString().slice(0, 10);
}

/**
 * The `count` days that end with `last`, oldest first.
 * @param {string} last
 * @param {number} count
 */
export function daysUntil(last, count) {
  return Array.from({ length: count }, (_, index) => daysBefore(last, count - 1 - index));
}
