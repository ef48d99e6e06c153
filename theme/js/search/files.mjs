// Files of the index: where they lie, how they are read (docs/search-format.md; twin of plugins/search/naming.py and shard.py).

export const FORMAT = 1;
const HERE = new URL(`./v${FORMAT}/`, import.meta.url);

/** What went wrong, in words for the reader. */
export class SearchError extends Error {
  name = "SearchError";

  constructor(cause) {
    super("Chưa tìm kiếm được. Hãy tải lại trang, hoặc xem tin theo năm.", { cause });
  }
}

// Whatever goes wrong on the way to a file is one thing to the reader.
const fail = (cause) => {
  throw new SearchError(cause);
};

async function bytesOf(url, fresh) {
  if (url.protocol === "file:") return (await import("node:fs/promises")).readFile(url);
  const answer = await fetch(url, fresh ? { cache: "no-cache" } : {});
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : fail(answer.status);
}

const inflated = async (parts, format) =>
  new Uint8Array(await new Response(new Blob(parts).stream().pipeThrough(new DecompressionStream(format))).arrayBuffer());

/** What `make` makes of the uncompressed bytes of a file. Some servers undo the gzip themselves. */
async function read(path, make, fresh = false) {
  try {
    const bytes = await bytesOf(new URL(path, HERE), fresh);
    return await make(bytes[0] === 0x1f && bytes[1] === 0x8b ? await inflated([bytes], "gzip") : bytes);
  } catch (fault) {
    return fail(fault);
  }
}

export const text = (bytes) => new TextDecoder().decode(bytes);
const json = (bytes) => JSON.parse(text(bytes));

function crc(word) {
  let sum = -1;
  for (const byte of new TextEncoder().encode(word)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

/** The columns of a shard: stems (Map stem → {entries, first}), the place `from` which the postings of each entry start, doc ids, impacts. */
export function shard(bytes) {
  if (text(bytes.subarray(0, 3)) !== "VS\x01") fail("head");
  let at = 3;
  const varint = () => {
    let number = 0;
    let shift = 0;
    let byte;
    do {
      byte = bytes[at++];
      number |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return number;
  };
  const [keys, counts, gaps] = [varint(), varint(), varint()];
  const body = at + keys + counts + gaps;
  const stems = new Map();
  const from = [];
  const lines = text(bytes.subarray(at, at + keys)).split("\n");
  at += keys;
  let sum = 0;
  for (const line of lines) {
    const [stem, ...entries] = line.split("\t");
    stems.set(stem, { entries, first: from.length });
    for (let left = entries.length; left; left -= 1) {
      from.push(sum);
      sum += varint();
    }
  }
  if (at !== body - gaps || bytes.length !== body + sum) fail("columns");
  from.push(sum);
  const ids = new Uint32Array(sum);
  for (let entry = 1; entry < from.length; entry += 1) {
    for (let place = from[entry - 1], last = -1; place < from[entry]; place += 1) ids[place] = last += varint() + 1;
  }
  return { stems, from, ids, impacts: bytes.subarray(body) };
}

/** An opened index: the manifest and everything it names, each file read once. */
class Files {
  constructor(manifest) {
    if (manifest.format !== FORMAT) fail(manifest.format);
    Object.assign(this, manifest);
    this.held = new Map();
    this.words = new Set(manifest.words.split(" "));
    this.common = new Map(manifest.common.split(" ").map((word, rank) => [word, rank]));
    this.maxDoc = 0;
    this.now = new Set();
    for (const segment of this.segments) {
      segment.base = this.maxDoc;
      for (const doc of segment.now) this.now.add(segment.base + doc);
      this.maxDoc += segment.maxDoc;
      segment.first = [];
      let part = 0;
      segment.cuts = [...segment.splits].map((digit) => parseInt(digit, 36));
      for (const cut of segment.cuts) {
        segment.first.push(part);
        part += cut ? (1 << (cut >> 3)) + (1 << ((cut & 7) - 1)) : 1;
      }
    }
    this.blocks = this.segments.flatMap(({ blocks, base }) =>
      blocks.map(([kind, year, from]) => ({ kind: this.kinds[kind], year, from: from + base })),
    );
  }

  once(path, make) {
    if (!this.held.has(path)) this.held.set(path, read(path, make));
    return this.held.get(path);
  }

  /** The path of the shard of a term; the entry of a word itself is "=". */
  path(segment, stem, entry) {
    const { cuts } = segment;
    const sum = crc(stem);
    const bucket = sum % cuts.length;
    const words = 1 << (cuts[bucket] >> 3);
    const pairs = 1 << ((cuts[bucket] & 7) - 1);
    const number = !cuts[bucket] ? 0 : entry[0] === "=" ? Math.floor(sum / cuts.length) % words : words + (crc(entry) % pairs);
    const place = 6 * (segment.first[bucket] + number);
    return `${segment.name}/${bucket}-${number}-${segment.parts.slice(place, place + 6)}.bin`;
  }

  shard(path) {
    return this.once(path, shard);
  }

  text(doc) {
    const segment = this.segments.findLast(({ base }) => doc >= base);
    const place = doc - segment.base;
    const chunk = place >> 6;
    return this.once(`${segment.name}/t${chunk}-${segment.chunks.slice(6 * chunk, 6 * chunk + 6)}/${place & 63}.bin`, async (bytes) => {
      // The document is the rest of a zlib stream whose first block, a stored one, is the dictionary.
      const words = new TextEncoder().encode(this.dictionary);
      const size = words.length;
      const head = Uint8Array.of(0x78, 0x9c, 0, size, size >> 8, ~size, ~size >> 8);
      return json((await inflated([head, words, bytes], "deflate")).subarray(size));
    });
  }

  json(path) {
    return this.once(path, json);
  }

  /** A file that is a JSON line and bytes behind it: [head, bytes]. */
  planes(path) {
    return this.once(path, (bytes) => {
      const end = bytes.indexOf(10);
      return [json(bytes.subarray(0, end)), bytes.subarray(end + 1)];
    });
  }

  blockOf(doc) {
    return this.blocks.findLast(({ from }) => doc >= from);
  }
}

let opened;

/** The index beside this module; `fresh` asks the server again, for whatever went wrong with the one in hand. */
export function files(fresh = false) {
  if (!opened || fresh) opened = read("manifest.bin", (bytes) => new Files(json(bytes)), true);
  return opened;
}
