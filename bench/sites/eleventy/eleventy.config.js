// The Eleventy site: the Jinja theme read by Nunjucks, lists and feeds by pagination over collections, look-ups by maps made once.
import fs from "node:fs";

const DATA = Object.fromEntries(fs.readdirSync("data").map(name => [name.replace(".json", ""), JSON.parse(fs.readFileSync(`data/${name}`, "utf8"))]));
const ORDER = Object.values(DATA.FACTS);
const PLACE = new Map(ORDER.map((facts, at) => [facts.url, at]));
const grouped = (items, keys) => items.reduce((map, item) => {
  for (const key of keys(item)) (map.get(key) ?? map.set(key, []).get(key)).push(item);
  return map;
}, new Map());
const PLANS = grouped(ORDER, facts => facts.plans ?? []);
const SECTIONS = grouped(ORDER, facts => [facts.section]);
const TOPICS = grouped(ORDER, facts => facts.topics ?? []);
const UNITS = grouped(ORDER, facts => [facts.unit]);
const PARTS = grouped(Object.values(DATA.UNITS), unit => [unit.parent]);
const DOCUMENTS = Object.values(DATA.DOCUMENTS);
const OF_PLAN = grouped(DOCUMENTS, document => [document.plan]);
const ISSUED = grouped(DOCUMENTS, document => [document.issuer]);
const cell = value => {
  const said = one => typeof one === "string" ? one : JSON.stringify(one);
  const text = Array.isArray(value) ? value.map(said).join(";") : said(value ?? "");
  return /[,"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const rfc = date => new Date(date).toUTCString();
const day = date => date ? `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}` : "";

const FILTERS = {
  trimmed: url => url.slice(1, -1), day, rfc, moment: date => `${day(date)} ${date.slice(11, 16)}`,
  json: value => JSON.stringify(value), stamp: date => date.slice(0, 19).replace(/[-:]/g, ""), cut: (text, start, end) => text.slice(start, end),
  key: url => url.slice(1, -1), rows: name => Object.values(DATA[name]), values: row => Object.values(row), cells: values => values.map(cell).join(","),
  only: (row, keys) => Object.fromEntries(keys.map(key => [key, row[key] ?? null])),
  within: (results, year) => results.filter(one => one.date.startsWith(year)),
  minutes: body => Math.max(1, Math.floor(body.replace(/<[^>]+>/g, " ").split(/\s+/).length / 220)),
  first_of: (rows, count) => rows.slice(0, count),
  alike: a => {
    const at = PLACE.get(a.url), plan = a.plans ? PLANS.get(a.plans[0]) : [], near = a.topics ? TOPICS.get(a.topics[0]) : SECTIONS.get(a.section);
    const others = (items, count) => items.slice(0, count + 1).filter(one => one !== a).slice(0, count);
    return {plan: others(plan, 4), topic: others(near, 4), newer: ORDER[at - 1], older: ORDER[at + 1]};
  },
  of_plan: id => {
    const plan = DATA.PLANS[id], names = {goals: "Mục tiêu", parts: "Nội dung", solutions: "Giải pháp"};
    const lines = Object.entries(names).filter(([key]) => plan[key]).map(([key, name]) => ({name, lines: plan[key]}));
    return {documents: OF_PLAN.get(id) ?? [], lines, targets: plan.targets.map(target => target.id)};
  },
  of_unit: id => ({
    parts: PARTS.get(id) ?? [], plans: Object.values(DATA.PLANS).filter(one => one.issuer === id).slice(0, 10),
    documents: (ISSUED.get(id) ?? []).slice(0, 10),
  }),
};
const lists = () => [
  ...Object.values(DATA.SECTIONS).map(row => ({...row, title: row.name, items: SECTIONS.get(row.id) ?? [], links: DATA.LINKS.SECTIONS})),
  ...Object.values(DATA.TOPICS).map(row => ({...row, title: row.name, items: TOPICS.get(row.id) ?? [], links: DATA.LINKS.TOPICS})),
  ...Object.values(DATA.UNITS).map(row => ({...row, title: row.name, items: UNITS.get(row.id) ?? [], unit: row})),
];
const paged = list => Array.from({length: Math.max(1, Math.ceil(list.items.length / DATA.PAGER))}, (_, at) => {
  const url = number => number > 1 ? `${list.url}page/${number}/` : list.url;
  return {
    kind: "list", list: list.url, url: url(at + 1), title: list.title, lead: list.description, unit: list.unit, links: list.links,
    items: list.items.slice(at * DATA.PAGER, (at + 1) * DATA.PAGER),
    previous: at ? url(at) : "", next: (at + 1) * DATA.PAGER < list.items.length ? url(at + 2) : "",
  };
});
const periods = () => [5, 4, 3].flatMap(depth => depth === 5 ? [] : [...grouped(ORDER, facts => [facts.url.split("/").slice(0, depth).join("/") + "/"])])
  .map(([url, items]) => ({kind: "list", url, title: `Tin tức ${url}`, items: url.split("/").length > 4 ? items : items.slice(0, 80)}));
const OTHERS = {target: "TARGETS", document: "DOCUMENTS", plan: "PLAN_PAGES", rows: "ROWS", dossier: "DOSSIERS"};
const tables = () => [
  ...Object.keys(DATA.TABLES).flatMap(name => ["csv", "json"].map(kind => ({kind, name, url: `/du-lieu/${name}.${kind}`}))),
  ...Object.values(DATA.PLANS).map(plan => ({kind: "targets", name: plan.id, url: `${plan.url}chi-tieu.csv`})),
];
const pages = () => [
  {kind: "home", url: "/"}, {kind: "list", url: "/tin/", title: "Tin tức", items: ORDER.slice(0, 30)}, ...periods(), ...lists().flatMap(paged),
  ...Object.entries(OTHERS).flatMap(([kind, name]) => Object.values(DATA[name]).map(row => ({kind, url: row.url, row}))),
];

let made;
const told = (api, urls) => {
  made ??= new Map(api.getFilteredByGlob("content/tin/**/*.md").map(item => [item.url, item]));
  return urls.map(url => made.get(url));
};

export default function (config) {
  for (const [name, filter] of Object.entries(FILTERS)) config.addNunjucksFilter(name, filter);
  for (const [name, value] of Object.entries({...DATA, ARTICLES: ORDER})) config.addNunjucksGlobal(name, value);
  for (const name of ["anh", "tep", "assets"]) config.addPassthroughCopy(`content/${name}`);
  config.addCollection("pages", pages);
  config.addCollection("tables", tables);
  config.addCollection("newest", api => told(api, ORDER.slice(0, 20).map(facts => facts.url)));
  config.addCollection("feeds", api => [
    {url: "/", title: DATA.IDENTITY.name, items: told(api, ORDER.slice(0, 20).map(facts => facts.url))},
    ...Object.values(DATA.FEEDS).map(feed => ({...feed, items: told(api, feed.articles.map(id => `/${id}/`))})),
  ]);
  return {dir: {input: "content", output: "output"}, markdownTemplateEngine: false};
}
