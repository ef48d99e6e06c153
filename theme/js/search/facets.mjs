// Filters, their counts, and the order of dates. Read after the first results (plugins/search/facets.py writes the files).

const listed = (value) => [value].flat().filter(Boolean).map(String);

const NAMES = ["unit", "topic", "plan", "section", "targets"];

/** {name: doc → values} of all properties; kind and year come from where a document is, the others from files. */
async function columnsOf(site, files = true) {
  const columns = Object.fromEntries(["kind", "year"].map((name) => [name, (doc) => [site.blockOf(doc)[name]].filter(Boolean)]));
  if (!files) return columns;
  const parts = await Promise.all(site.segments.map(({ name, facets }) => site.planes(`${name}/facets-${facets}.bin`)));
  NAMES.forEach((name, at) => {
    columns[name] = (doc) => {
      const segment = site.segments.findLastIndex(({ base }) => doc >= base);
      const [head, bytes] = parts[segment];
      const place = 2 * at * head.maxDoc + doc - site.segments[segment].base;
      return head.columns[at][1][bytes[place] + 256 * bytes[place + head.maxDoc] - 1] ?? [];
    };
  });
  return columns;
}

function test(filters, columns, except) {
  const tests = Object.entries(filters)
    .filter(([name, value]) => name !== except && columns[name] && listed(value).length)
    .map(([name, value]) => {
      const wanted = name === "targets" ? ["1"] : listed(value);
      return (doc) => columns[name](doc).some((one) => wanted.includes(one));
    });
  return (doc) => tests.every((passes) => passes(doc));
}

/** The documents that pass all filters; one of several values of a filter is enough. */
export async function filtered(docs, filters, site) {
  return docs.filter(test(filters, await columnsOf(site, NAMES.some((name) => name in filters))));
}

/** The counts of each filter, counted under the other filters. */
export async function counted(docs, filters, site) {
  const [columns, labels] = await Promise.all([columnsOf(site), site.json(`site/labels-${site.labels}.bin`)]);
  return Object.fromEntries(
    Object.entries(columns).map(([name, valuesOf]) => {
      const passes = test(filters, columns, name);
      const counts = new Map();
      for (const doc of docs) if (passes(doc)) for (const id of valuesOf(doc)) counts.set(id, (counts.get(id) ?? 0) + 1);
      const rows = [...counts].map(([id, count]) => ({ id, label: labels[name]?.[id] ?? id, count }));
      return [name, rows.sort((a, b) => (name === "year" ? b.id - a.id : b.count - a.count || a.label.localeCompare(b.label, "vi")))];
    }),
  );
}

/** Newest first, those without a date last. */
export async function sortedByDate(docs, site) {
  const days = new Uint16Array(site.maxDoc);
  for (const segment of site.segments) {
    const [head, bytes] = await site.planes(`${segment.name}/dates-${segment.dates}.bin`);
    for (let place = 0; place < head.maxDoc; place += 1) days[segment.base + place] = bytes[place] + 256 * bytes[head.maxDoc + place];
  }
  return docs.toSorted((a, b) => days[b] - days[a]);
}
