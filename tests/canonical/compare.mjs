// Asks both implementations for the canonical text of many values and tells the first that differ.
//
// The values come from a seeded generator, so a failure can be repeated. They are written as JSON in as many ways as
// the grammar allows (white space, escapes, notations of numbers, order of members), not in the canonical one alone.
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
  0x00, 0x01, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x1f, 0x20, 0x21, 0x22, 0x23, 0x2f, 0x30, 0x41, 0x5b,
  0x5c, 0x5d, 0x7e, 0x7f, 0x80, 0xa0, 0xff, 0x7ff, 0x800, 0x2028, 0x2029, 0xd7ff, 0xe000, 0xeeee, 0xfb33, 0xfeff,
  0xfffd, 0xffff, 0x10000, 0x1f600, 0xfffff, 0x100000, 0x10ffff,
];

function code_point() {
  if (below(2)) return one_of(border_points);
  const point = below(0x110000);
  return point >= 0xd800 && point <= 0xdfff ? 0x41 : point;
}

const any_string = () => String.fromCodePoint(...Array.from({ length: below(6) }, code_point));

const hex4 = (unit) => unit.toString(16).padStart(4, "0");
const short_escapes = new Map(Object.entries({
  '"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t",
}));

function escaped(character) {
  const units = character.split("").map((unit) => hex4(unit.charCodeAt(0)));
  return units.map((unit) => `\\u${below(2) ? unit : unit.toUpperCase()}`).join("");
}

function character_text(character) {
  if (short_escapes.has(character) && below(2)) return short_escapes.get(character);
  const must_escape = character < " " || character === '"' || character === "\\";
  return must_escape || below(4) === 0 ? escaped(character) : character;
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

// Names that JavaScript treats in a way of its own, and a pair that sorts otherwise by bytes than by UTF-16.
const odd_names = [["10", "9", "1"], ["__proto__"], ["toJSON", "constructor"], ["\ufb33", "\u{1f600}"], []];

function object_text(depth) {
  const names = new Set([...Array.from({ length: below(7) }, any_string), ...one_of(odd_names)]);
  const members = [...names].map((name) => `${space()}${string_text(name)}${space()}:${value_text(depth)}`);
  return `{${members.join(",")}${space()}}`;
}

function array_text(depth) {
  const elements = Array.from({ length: below(5) }, () => value_text(depth));
  return `[${elements.join(",")}${space()}]`;
}

const constant_text = () => one_of(["null", "true", "false"]);
const leaves = [constant_text, () => number_text(any_number()), () => string_text(any_string())];
const branches = [object_text, object_text, array_text];

function value_text(depth) {
  const kinds = depth === 0 ? leaves : [...leaves, ...branches];
  return space() + one_of(kinds)(depth - 1) + space();
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
function double_patterns() {
  const patterns = [0n, 1n << 63n];
  const powers_of_two = Array.from({ length: 2047 }, (_, exponent) => BigInt(exponent) << 52n);
  const powers_of_ten = Array.from({ length: 632 }, (_, at) => bits_of(Number(`1e${at - 323}`)));
  for (const power of [...powers_of_two.slice(1), ...powers_of_ten]) patterns.push(power - 1n, power, power + 1n);
  for (let count = 0; count < 30000; count++) patterns.push((BigInt(below(2 ** 32)) << 32n) | BigInt(below(2 ** 32)));
  return patterns.filter((pattern) => Number.isFinite(double_of(pattern)));
}

function text_case() {
  const line = value_text(4);
  return { line, wanted: canonicalize(JSON.parse(line)) };
}

function double_case(pattern) {
  return { line: `#${pattern.toString(16).padStart(16, "0")}`, wanted: canonicalize(double_of(pattern)) };
}

function answers_to(cases) {
  const input = cases.map(({ line }) => `${line}\n`).join("");
  const ours = spawnSync(process.argv[2], { input, encoding: "utf8", maxBuffer: 1 << 30 });
  if (ours.status !== 0) throw new Error(`${process.argv[2]} ended with ${ours.status}: ${ours.stderr}`);
  return ours.stdout.split("\n").slice(0, -1);
}

const cases = [...Array.from({ length: 10000 }, text_case), ...double_patterns().map(double_case)];
const answers = answers_to(cases);
const different = cases.map((one, at) => ({ ...one, ours: answers[at] })).filter(({ wanted, ours }) => wanted !== ours);
for (const { line, wanted, ours } of different.slice(0, 5))
  console.error(`given  ${line}\nwanted ${wanted}\nours   ${ours}\n`);
console.log(`${cases.length} values, ${different.length} written differently`);
process.exitCode = different.length === 0 ? 0 : 1;
