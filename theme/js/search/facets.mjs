// Filters, their counts, and the order of dates. Read after the first results (plugins/search/facets.py writes the files).

const listed = (value) => (Array.isArray(value) ? value : [value]).map(String);

/** {name: {sets, at(slot)}} of all columns; kind and year come from where a document stands. */
async function columnsOf(site) {
  const columns = new Map(["unit", "topic", "plan", "section", "targets"].map((name) => [name, []]));
  for (const segment of site.segments) {
    const [head, bytes] = await site.planes(`${segment.name}/facets-${segment.facets}.bin`);
    head.columns.forEach(([name, sets], at) => {
      const low = bytes.subarray(2 * at * head.slots, (2 * at + 1) * head.slots);
      const high = bytes.subarray((2 * at + 1) * head.slots, (2 * at + 2) * head.slots);
      columns.get(name).push((place) => sets[low[place] + 256 * high[place] - 1] ?? []);
    });
  }
  const at = (name) => (slot) => {
    const segment = site.segments.findLastIndex(({ base }) => slot >= base);
    return columns.get(name)[segment](slot - site.segments[segment].base);
  };
  const place = (name) => (slot) => [site.blockOf(slot)[name]].filter(Boolean);
  return { ...Object.fromEntries([...columns.keys()].map((name) => [name, at(name)])), kind: place("kind"), year: place("year") };
}

const needsFiles = (name) => name !== "kind" && name !== "year";

function test(filters, columns, except) {
  const tests = Object.entries(filters)
    .filter(([name, value]) => name !== except && columns[name] && value !== undefined && value !== "" && value !== false && listed(value).length)
    .map(([name, value]) => {
      const wanted = new Set(name === "targets" ? ["1"] : listed(value));
      return (slot) => columns[name](slot).some((one) => wanted.has(one));
    });
  return (slot) => tests.every((passes) => passes(slot));
}

/** The slots that pass all filters; one of several values of a filter is enough. */
export async function filtered(slots, filters, site) {
  const used = Object.keys(filters);
  if (!used.length) return slots;
  const place = (name) => (slot) => [site.blockOf(slot)[name]].filter(Boolean);
  const columns = used.some(needsFiles) ? await columnsOf(site) : { kind: place("kind"), year: place("year") };
  return slots.filter(test(filters, columns));
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
  return [...slots].sort((a, b) => days[b] - days[a]);
}
