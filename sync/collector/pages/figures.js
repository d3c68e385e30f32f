// How numbers are printed: the only place where a score is rounded.

/** @typedef {import("./tallies.js").ScoreName} ScoreName */
/** @typedef {import("./tallies.js").Score} Score */
/** @typedef {import("./tallies.js").Known} Known */

/** @type {Record<ScoreName, { digits: number, interval: number, sign: boolean, unit: string }>} */
const print = {
  nps: { digits: 0, interval: 0, sign: true, unit: "" },
  csat: { digits: 0, interval: 1, sign: false, unit: "%" },
  ces: { digits: 0, interval: 1, sign: false, unit: "%" },
  smiley_index: { digits: 1, interval: 1, sign: false, unit: "" },
  mean: { digits: 2, interval: 2, sign: false, unit: "" },
};

/**
 * "+28", "81%", "5.42".
 * @param {ScoreName} name
 * @param {number} value
 */
export function figure(name, value) {
  return rounded(value, print[name].digits, print[name].sign) + print[name].unit;
}

/**
 * "+25 to +31", "80.3 to 81.7%".
 * @param {ScoreName} name
 * @param {Known} score
 */
export function interval(name, { low, high }) {
  const { interval: digits, sign, unit } = print[name];
  return `${rounded(low, digits, sign)} to ${rounded(high, digits, sign)}${unit}`;
}

/**
 * "+28, 95% interval +25 to +31, n 3,214": a score in words, for those who hear the page.
 * @param {ScoreName} name
 * @param {Score | undefined} score
 */
export function spoken(name, score) {
  if (!score)
    return "no answers";
  if (!isKnown(score))
    return tooFew(score);
  return `${figure(name, score.value)}, 95% interval ${interval(name, score)}, n ${count(score.n)}`;
}

/** @param {Score} score */
export function tooFew(score) {
  return `too few, n ${count(score.n)}`;
}

/** @param {number} n */
export function count(n) {
  return n.toLocaleString("en");
}

/**
 * @param {Score | undefined} score
 * @returns {score is Known}
 */
export function isKnown(score) {
  return score !== undefined && score.standing !== "too_few";
}

/**
 * @param {number} value
 * @param {number} digits
 * @param {boolean} sign
 */
function rounded(value, digits, sign) {
  const size = Math.abs(value).toFixed(digits);
  if (Number(size) === 0)
    return size;
  if (value < 0)
    return "−" + size;
  return sign ? "+" + size : size;
}
