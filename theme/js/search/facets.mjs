// Filters, their counts, and the order of dates. Read after the first results (plugins/search/facets.py writes the files).

const listed = (value) => [value].flat().filter(Boolean).map(String);

const NAMES = ["unit", "topic", "plan", "section", "targets"];

/** {name: slot → values} of all properties; kind and year come from where a document stands, the others from files. */
async function columnsOf(site, files = true) {
  const columns = Object.fromEntries(["kind", "year"].map((name) => [name, (slot) => [site.blockOf(slot)[name]].filter(Boolean)]));
  if (!files) return columns;
  const parts = await Promise.all(site.segments.map(({ name, facets }) => site.planes(`${name}/facets-${facets}.bin`)));
  NAMES.forEach((name, at) => {
    columns[name] = (slot) => {
      const segment = site.segments.findLastIndex(({ base }) => slot >= base);
      const [head, bytes] = parts[segment];
      const place = 2 * at * head.slots + slot - site.segments[segment].base;
      return head.columns[at][1][bytes[place] + 256 * bytes[place + head.slots] - 1] ?? [];
    };
  });
  return columns;
}

function test(filters, columns, except) {
  const tests = Object.entries(filters)
    .filter(([name, value]) => name !== except && columns[name] && listed(value).length)
    .map(([name, value]) => {
      const wanted = name === "targets" ? ["1"] : listed(value);
      return (slot) => columns[name](slot).some((one) => wanted.includes(one));
    });
  return (slot) => tests.every((passes) => passes(slot));
}

/** The slots that pass all filters; one of several values of a filter is enough. */
export async function filtered(slots, filters, site) {
  return slots.filter(test(filters, await columnsOf(site, NAMES.some((name) => name in filters))));
}

/** The counts of each filter, counted under the other filters. */
export async function counted(slots, filters, site) {
  const [columns, labels] = await Promise.all([columnsOf(site), site.json(`site/labels-${site.labels}.bin`)]);
  return Object.fromEntries(
    Object.entries(columns).map(([name, valuesOf]) => {
      const passes = test(filters, columns, name);
      const counts = new Map();
      for (const slot of slots) if (passes(slot)) for (const id of valuesOf(slot)) counts.set(id, (counts.get(id) ?? 0) + 1);
      const rows = [...counts].map(([id, count]) => ({ id, label: labels[name]?.[id] ?? id, count }));
      return [name, rows.sort((a, b) => (name === "year" ? b.id - a.id : b.count - a.count || a.label.localeCompare(b.label, "vi")))];
    }),
  );
}

/** Newest first, those without a date last. */
export async function sortedByDate(slots, site) {
  const days = new Uint16Array(site.slots);
  for (const segment of site.segments) {
    const [head, bytes] = await site.planes(`${segment.name}/dates-${segment.dates}.bin`);
    for (let place = 0; place < head.slots; place += 1) days[segment.base + place] = bytes[place] + 256 * bytes[head.slots + place];
  }
  return slots.toSorted((a, b) => days[b] - days[a]);
}
