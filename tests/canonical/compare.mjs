// Asks both implementations for the canonical text of many values and tells the first that differ.
//
// The values come from a seeded generator, so a failure can be repeated. They are written as JSON in as many ways as the
// grammar allows (white space, escapes, notations of numbers, order of members), never in the canonical one alone.
import canonicalize from "canonicalize";
import { spawnSync } from "node:child_process";

// mulberry32: 32 bits of state are enough for values that only have to vary.
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const chance = dice(8785);
const below = (limit) => Math.floor(chance() * limit);
const one_of = (array) => array[below(array.length)];

// Code points at every border that matters: escapes, UTF-8 lengths, both sides of the surrogates, noncharacters.
const border_points = [
  0x00, 0x01, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x1f, 0x20, 0x21, 0x22, 0x23, 0x2f, 0x30, 0x41, 0x5b, 0x5c, 0x5d,
  0x7e, 0x7f, 0x80, 0xa0, 0xff, 0x7ff, 0x800, 0x2028, 0x2029, 0xd7ff, 0xe000, 0xeeee, 0xfb33, 0xfeff, 0xfffd, 0xffff, 0x10000,
  0x1f600, 0xfffff, 0x100000, 0x10ffff,
];

function code_point() {
  if (below(2)) return one_of(border_points);
  const point = below(0x110000);
  return point >= 0xd800 && point <= 0xdfff ? 0x41 : point;
}

const any_string = () => String.fromCodePoint(...Array.from({ length: below(6) }, code_point));

const hex4 = (unit) => unit.toString(16).padStart(4, "0");
const short_escapes = { '"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function character_text(character) {
  const escaped = [...Array(character.length).keys()].map((at) => `\\u${hex4(character.charCodeAt(at))}`).join("");
  const must_escape = character < " " || character === '"' || character === "\\";
  if (character in short_escapes && below(2)) return short_escapes[character];
  return must_escape || below(4) === 0 ? (below(2) ? escaped : escaped.replace(/[a-f]/g, (digit) => digit.toUpperCase())) : character;
}

const string_text = (text) => `"${[...text].map(character_text).join("")}"`;

function any_number() {
  const magnitudes = [10, 1e3, 1e9, Number.MAX_SAFE_INTEGER, 1e-3, 1e-6, 1e-7, 1e-300];
  const real = (chance() - 0.5) * 2 * one_of(magnitudes);
  return one_of([real, Math.trunc(real), 0, -0, 0.1, 1e-7, 123e-20, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER]);
}

function number_text(number) {
  const notations = [String(number), number.toExponential(), number.toExponential(20)];
  if (Number.isInteger(number)) notations.push(`${number}.0`, `${number}e0`, `${number}E+00`);
  return Object.is(number, -0) ? "-0" : one_of(notations);
}

const space = () => one_of(["", "", "", " ", "\t", "  "]);

function object_text(depth) {
  const names = new Set(Array.from({ length: below(7) }, any_string));
  if (below(3) === 0) one_of([["10", "9", "1"], ["__proto__"], ["toJSON", "constructor"], ["\ufb33", "\u{1f600}"]]).forEach((name) => names.add(name));
  const members = [...names].map((name) => `${space()}${string_text(name)}${space()}:${value_text(depth)}`);
  return `{${members.join(",")}${space()}}`;
}

const array_text = (depth) => `[${Array.from({ length: below(5) }, () => value_text(depth)).join(",")}${space()}]`;

function value_text(depth) {
  const leaves = [() => "null", () => "true", () => "false", () => number_text(any_number()), () => string_text(any_string())];
  const kinds = depth === 0 ? leaves : [...leaves, () => object_text(depth - 1), () => object_text(depth - 1), () => array_text(depth - 1)];
  return space() + one_of(kinds)() + space();
}

const bits = new DataView(new ArrayBuffer(8));

function bits_of(number) {
  bits.setFloat64(0, number);
  return bits.getBigUint64(0);
}

function double_of(pattern) {
  bits.setBigUint64(0, pattern);
  return bits.getFloat64(0);
}

// Every power of two and of ten with its neighbours, and random bits: the places where shortest digits go wrong.
function doubles() {
  const patterns = [0n, 1n << 63n];
  for (let exponent = 0n; exponent < 2047n; exponent++)
    for (const step of [-1n, 0n, 1n]) patterns.push(((exponent << 52n) + step) & 0x7fffffffffffffffn);
  for (let exponent = -323; exponent <= 308; exponent++)
    for (const step of [-1n, 0n, 1n]) patterns.push(bits_of(Number(`1e${exponent}`)) + step);
  for (let count = 0; count < 100000; count++) patterns.push((BigInt(below(2 ** 32)) << 32n) | BigInt(below(2 ** 32)));
  return patterns.filter((pattern) => Number.isFinite(double_of(pattern)));
}

const cases = [];
for (let count = 0; count < 20000; count++) {
  const text = value_text(4);
  cases.push({ line: text, wanted: canonicalize(JSON.parse(text)) });
}
for (const pattern of doubles())
  cases.push({ line: `#${pattern.toString(16).padStart(16, "0")}`, wanted: canonicalize(double_of(pattern)) });

const ours = spawnSync(process.argv[2], { input: cases.map(({ line }) => line + "\n").join(""), encoding: "utf8", maxBuffer: 1 << 30 });
if (ours.status !== 0) throw new Error(`${process.argv[2]} ended with ${ours.status}: ${ours.stderr}`);
const answers = ours.stdout.split("\n").slice(0, -1);
const different = cases.filter(({ wanted }, at) => wanted !== answers[at]);
for (const { line, wanted } of different.slice(0, 5)) console.error(`given  ${line}\nwanted ${wanted}\nours   ${answers[cases.findIndex((one) => one.line === line)]}\n`);
console.log(`${cases.length} values, ${different.length} written differently`);
process.exitCode = different.length === 0 && answers.length === cases.length ? 0 : 1;
