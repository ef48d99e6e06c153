// One slip mended: with the words and pairs this site is made of, not those of a general dictionary.

const LETTERS = "abcdeghiklmnopqrstuvxy";

/** Words and pairs with the binary logarithms of their counts, joined over the segments. */
export async function modelOf(files) {
  const words = new Map();
  const texts = await Promise.all(files.segments.map(({ name, model }) => files.lines(`${name}/model-${model}.bin`)));
  for (const line of texts.flat()) {
    const [head, ...followers] = line.split("\t");
    const word = words.get(head.slice(0, -1)) ?? { size: 0, after: new Map() };
    word.size = Math.max(word.size, parseInt(head.at(-1), 36));
    for (const follower of followers) {
      const [next, size] = [follower.slice(0, -1), parseInt(follower.at(-1), 36)];
      word.after.set(next, Math.max(size, word.after.get(next) ?? 0));
    }
    words.set(head.slice(0, -1), word);
  }
  return words;
}

/** Every known word one insertion, deletion, replacement or swap away. */
function near(word, words) {
  const found = new Map();
  const add = (made, cost) => {
    if (made !== word && words.get(made)?.size && cost < (found.get(made) ?? 9)) found.set(made, cost);
  };
  for (let at = 0; at <= word.length; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (right) add(left + right.slice(1), 1);
    if (right.length > 1) add(left + right[1] + right[0] + right.slice(2), 0.6);
    for (const letter of LETTERS) {
      add(left + letter + right, 1);
      if (right) add(left + letter + right.slice(1), 1);
    }
  }
  return found;
}

const pairSize = (words, before, after) => words.get(before)?.after.get(after) ?? 0;

/** The likeliest reading of keys of which those at `bad` may be wrong; null when nothing is likelier. */
export function mended(keys, bad, nearby, words) {
  const choices = keys.map((key, at) => {
    const own = { key, cost: bad[at] && !words.get(key)?.size ? 6 : 0 };
    if (!bad[at]) return [own];
    return [own, ...[...near(key, words)].map(([made, cost]) => ({ key: made, cost: 2 * cost }))];
  });
  let paths = [{ score: 0, keys: [] }];
  choices.forEach((options, at) => {
    const longer = options.map(({ key, cost }) => {
      const size = words.get(key)?.size ?? 0;
      const from = paths.map((path) => ({
        score: path.score + size * 0.15 - cost + (nearby[at] ? pairSize(words, path.keys.at(-1), key) * 0.8 : 0),
        keys: [...path.keys, key],
      }));
      return from.reduce((best, path) => (path.score > best.score ? path : best));
    });
    paths = longer;
  });
  const best = paths.reduce((a, b) => (b.score > a.score ? b : a)).keys;
  return best.some((key, at) => key !== keys[at]) ? best : null;
}
