// Letters for the browser: the twin of portal/text/{fold,normalise,syllable,telex,vni}.py, bound to it by tests/vectors/.
// Tones are numbered as there: 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.

const MARKS = /[\u0300-\u036f]/g;
const TONE_MARKS = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
export const VOWEL = /[aăâeêioôơuưy]/;

/** Lower case, marks off, đ→d. */
export const fold = (text) =>
  text.normalize("NFC").toLowerCase().normalize("NFD").replace(MARKS, "").replace(/[đð]/g, "d").normalize("NFC");

const toned = (vowel, tone) => (vowel + TONE_MARKS[tone]).normalize("NFC");

const STYLES = { old: [{}, null], new: [{}, null] };
for (const [first, second] of ["oa", "oe", "uy"]) {
  for (let tone = 1; tone < 6; tone += 1) {
    const before = toned(first, tone) + second;
    const after = first + toned(second, tone);
    for (const cased of [(s) => s, (s) => s.toUpperCase(), (s) => s[0].toUpperCase() + s.slice(1)]) {
      STYLES.new[0][cased(before)] = cased(after);
      STYLES.old[0][cased(after)] = cased(before);
    }
  }
}
for (const style of Object.values(STYLES)) {
  style[1] = new RegExp(`(?<![qQ])(?:${Object.keys(style[0]).join("|")})(?![\\p{L}\\u0300-\\u036f])`, "gu");
}

/** All of the text with hòa, khỏe, thủy ("old") or hoà, khoẻ, thuỷ ("new"). */
export function placeTones(text, style) {
  const [pairs, pattern] = STYLES[style];
  return text.normalize("NFC").replace(pattern, (found) => pairs[found]);
}

const ONSETS = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x".split(" ");
const RHYMES =
  "a(ch?|n[gh]?|[imoptuy])?|ă(c|ng?|[mpt])|â(c|ng?|[mptuy])|e(c|ng?|[mopt])?|ê(ch?|n[gh]?|[mptu])?|i(a|ch|nh?|[mptu])?" +
  "|iê(c|ng?|[mptu])|o(a(ch?|n[gh]?|[imopty])?|ă(c|ng?|[mt])|e[mnot]?|o?c|o?ng|[imnpt])?|ô(c|ng?|[impt])?|ơ[imnpt]?" +
  "|u(a|â(c|ng?|[ty])|c|ê(ch|nh)?|ng?|[impt]|ơ|ô(c|ng?|[imt])|y(a|ch|ê[nt]|nh?|[ptu])?)?|ư(a|c|ng?|[imtu]|ơ(c|ng?|[imptu]))?";
const RHYME = new RegExp(`^(${RHYMES})$`);
// The pattern folded is the pattern of folded rhymes.
const FOLDED_RHYME = new RegExp(fold(RHYME.source));
const FRONT = /^[eêiy]/;

function splitOnset(base) {
  for (const onset of ONSETS) {
    const rhyme = base.slice(onset.length);
    if (base.startsWith(onset) && !(onset === "gi" && !VOWEL.test(rhyme[0] ?? ""))) return [onset, rhyme];
  }
  return ["", base];
}

/** Whether a lower-case word without a tone has a right onset and rhyme. */
export function isBase(base, rhymes = RHYME) {
  const [onset, rhyme] = splitOnset(base);
  const fits = (tail) => rhymes.test(tail);
  if (onset === "qu") return /^[^uư]/.test(rhyme) && (fits(rhyme) || (rhyme[0] === "y" && fits(`u${rhyme}`)));
  if (onset === "gi") return /^[^iy]/.test(rhyme) && (fits(rhyme) || fits(`i${rhyme}`));
  if (rhyme === "y") return !/^([cg]|n?gh|ng)$/.test(onset);
  if (/^(c|n?g)$/.test(onset) && FRONT.test(rhyme)) return onset === "g" && /^in?$/.test(rhyme);
  if (/^(k|n?gh)$/.test(onset) && !FRONT.test(rhyme)) return /^k[ao]n$/.test(base);
  return onset ? fits(rhyme) : /^y[êe](ng?|[mptu])$/.test(rhyme) ? fits(`i${rhyme.slice(1)}`) : fits(rhyme) && !/^i[êe]/.test(rhyme);
}

/** Whether the lower-case word without marks is what some syllable folds to. */
export const isFoldedSyllable = (word) => /^[a-z]+$/.test(word) && isBase(word, FOLDED_RHYME);

function putTone(base, tone) {
  const [onset, rhyme] = splitOnset(base);
  const vowels = [...rhyme.matchAll(/[aăâeêioôơuưy]/g)].map((found) => found.index + onset.length);
  const marked = vowels.filter((at) => /[ăâêôơư]/.test(base[at]));
  const closed = vowels.at(-1) < base.length - 1;
  const at = marked.at(-1) ?? vowels[vowels.length > 2 || (vowels.length === 2 && closed) ? 1 : 0];
  return base.slice(0, at) + toned(base[at], tone) + base.slice(at + 1);
}

const firstSyllable = (bases, tone) => {
  const base = bases.find((one) => isBase(one) && !(/[cpt]h?$/.test(one) && tone > 0 && tone < 4));
  return base ? [base, tone] : null;
};

function spelt(typed, found) {
  if (!found) return null;
  const word = putTone(...found);
  const letters = typed.replace(/\d/g, "");
  if (letters === letters.toUpperCase() && (letters.length > 1 || word.length === 1)) return word.toUpperCase();
  return letters[0] === letters[0].toUpperCase() ? word[0].toUpperCase() + word.slice(1) : word;
}

const ROUND = { a: "â", e: "ê", o: "ô" };
const put = (base, at, length, letters) => base.slice(0, at) + letters + base.slice(at + length);
const replaced = (base, pairs) =>
  pairs.split(" ").flatMap((pair) => {
    const [plain, marked] = pair.split(":");
    const at = base.lastIndexOf(plain);
    return at < 0 ? [] : [put(base, at, plain.length, marked)];
  });
const hooked = (base) => replaced(base, "uo:ươ ưo:ươ uơ:ươ uo:uơ ua:ưa uu:ưu o:ơ u:ư");
const breved = (base) => replaced(base, "a:ă â:ă");
const stroked = (base) => (base[0] === "d" ? [`đ${base.slice(1)}`] : []);
const rounded = (base) =>
  [...base].map((letter, at) => ROUND[letter] && put(base, at, 1, ROUND[letter])).filter(Boolean).reverse();

// Two different tone keys: the last counts. One twice undoes itself, which spells nothing.
function toneOf(keys, table) {
  if (new Set(keys).size < keys.length || keys.length > 2) return null;
  return keys.length ? table[keys.at(-1)] : 0;
}

function typedLetter([base, waiting], letter) {
  if (letter === "w") return /[aouươ]/.test(base) ? [[base, waiting + 1]] : [[`${base}ư`, waiting]];
  if (letter === "d" && base) return stroked(base).map((marked) => [marked, waiting]);
  if (letter === "o" && base.endsWith("ô")) return [[`${base.slice(0, -1)}oo`, waiting]];
  const itself = [base + letter, waiting];
  const at = ROUND[letter] ? base.lastIndexOf(letter) : -1;
  if (at < 0) return [itself];
  const marked = [put(base, at, 1, ROUND[letter]), waiting];
  return at === base.length - 1 ? [marked, itself] : [itself, marked];
}

const TELEX_TONES = { z: 0, f: 1, r: 2, x: 3, s: 4, j: 5 };

/** The syllable raw Telex keys spell ("dduwowcj" → "được"), or null. */
export const fromTelex = (word) => spelt(word, readTelex(word));

/** It as [letters, tone]. */
export function readTelex(word) {
  const typed = word.toLowerCase();
  const onset = typed.search(/[aeiouyw]/);
  if (!/^[A-Za-z]{1,12}$/.test(word) || onset < 0) return null;
  const tone = toneOf(typed.slice(onset).match(/[zfrxsj]/g) ?? [], TELEX_TONES);
  if (tone === null) return null;
  let states = [["", 0]];
  const letters = typed.slice(0, onset) + typed.slice(onset).replace(/[zfrxsj]/g, "");
  if (letters.includes("ww")) return null;
  for (const letter of letters) {
    states = states.flatMap((state) => typedLetter(state, letter));
  }
  const bases = states.flatMap(([base, waiting]) => {
    let placed = [base];
    for (let left = waiting; left; left -= 1) placed = placed.flatMap((one) => [...hooked(one), ...breved(one)]);
    return placed;
  });
  return firstSyllable(bases, tone);
}

const VNI_TONES = { 0: 0, 1: 4, 2: 1, 3: 2, 4: 3, 5: 5 };
const VNI_MARKS = { 6: rounded, 7: hooked, 8: breved, 9: stroked };

/** The syllable raw VNI keys spell ("ho65i" → "hội"), or null. */
export const fromVni = (word) => spelt(word, readVni(word));

/** It as [letters, tone]. */
export function readVni(word) {
  const digits = word.match(/\d/g) ?? [];
  if (!/^[A-Za-z][A-Za-z0-9]{0,11}$/.test(word)) return null;
  const tone = toneOf(digits.filter((digit) => digit in VNI_TONES), VNI_TONES);
  if (tone === null) return null;
  let bases = [word.toLowerCase().replace(/\d/g, "")];
  for (const digit of digits) if (!(digit in VNI_TONES)) bases = bases.flatMap(VNI_MARKS[digit]);
  return firstSyllable(bases, tone);
}
