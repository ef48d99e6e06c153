// Suggestions while typing: down the prefix index (plugins/search/suggestions.py writes it).
import { fold } from "../fold.mjs";
import { plain, reading } from "./words.mjs";

const folded = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** The folded prefixes a typed text may mean: as it stands, and read as Telex or VNI keys. */
function prefixes(text) {
  const typed = plain(text);
  const read = typed.replace(/[a-z0-9]+/g, (word) => reading(word) ?? word);
  return [...new Set([folded(typed), folded(read)])].filter(Boolean);
}

async function matches(typed, segment, site) {
  const names = await site.json(`${segment.name}/prefixes-${segment.prefixes}.bin`);
  let known = typed;
  while (known && !names[known]) known = known.slice(0, -1);
  if (!names[known]) return [];
  const rows = await site.json(`${segment.name}/suggest-${names[known]}.bin`);
  return rows.filter(([title, , , other]) => ` ${folded(other ?? title)}`.includes(` ${typed}`));
}

/** [{title, url, kind}]: topics first, then units, plans, targets, documents and articles. */
export async function suggestions(prefix, limit, site) {
  const found = new Map();
  for (const typed of prefixes(prefix)) {
    const rows = await Promise.all(site.segments.toReversed().map((segment) => matches(typed, segment, site)));
    for (const [title, kind, url, other] of rows.flat()) {
      if (!found.has(url)) found.set(url, { title, url, kind: site.kinds[kind], ...(other ? { other } : {}) });
    }
  }
  return [...found.values()].sort((a, b) => site.kinds.indexOf(b.kind) - site.kinds.indexOf(a.kind)).slice(0, limit);
}
