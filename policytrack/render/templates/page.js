// The page of a report: draws its rows when they are seen, filters, sorts, unfolds, and gives out what is shown.
// All words and figures come from the data element; every one of them becomes text, none becomes markup.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { words, statuses, plans, indicators, units, langs } = data;
  const byId = id => document.getElementById(id);
  const table = byId("table"), search = byId("search"), status = byId("status"), region = byId("region"), sort = byId("sort");
  const STEP = 60; // rows that are drawn at once
  const HAN = /\p{Script=Han}/u;
  class Target { // its values stand in the order of the keys; those that are empty at the end are not there
    constructor(values, index) {
      this.values = values;
      this.index = index;
      this.sought = "";
    }
  }
  data.keys.forEach((key, place) => Object.defineProperty(Target.prototype, key, { get() { return this.values[place] ?? ""; } }));
  const targets = data.targets.map((values, index) => new Target(values, index));

  // Elements. An attribute that is "" or undefined is not there.
  const make = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
  const draw = (name, attributes, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
  const fill = (element, attributes, children) => {
    for (const [key, value] of Object.entries(attributes ?? {}))
      if (value !== "" && value !== undefined) element.setAttribute(key, value);
    element.append(...children.filter(child => child !== "" && child !== undefined));
    return element;
  };
  const put = (text, values) => text.replace(/\{(\w*)\}/g, (_, key) => values[key]);
  const page = document.documentElement.lang;
  const chinese = (text, lang) => (HAN.test(text) && (lang || "zh") !== page ? lang || "zh" : "");
  const said = (text, lang) => (chinese(text, lang) ? make("span", { lang: chinese(text, lang) }, text) : text);
  const link = (url, text) => make("a", { href: url, rel: "noreferrer" }, text);
  const readable = url => { // as a reader knows it, unless that would hide something
    try {
      const read = decodeURI(url);
      return /[\s\p{C}]/u.test(read) ? url : read;
    } catch { return url; }
  };
  const isAddress = text => /^https?:\/\//.test(text);

  // Searching: width, script and case are folded as the program's own search folds them.
  const folded = [...data.folds[1]], folds = new Map([...data.folds[0]].map((char, index) => [char, folded[index]]));
  const variant = folds.size ? new RegExp(`[${data.folds[0]}]`, "gu") : /(?!)/;
  const fold = text => text.normalize("NFKC").replace(variant, char => folds.get(char)).toLowerCase();
  // All at once: folding one long text takes a tenth of the time that ten thousand short ones take.
  let prepared = false;
  const prepare = () => {
    if (prepared) return;
    prepared = true;
    const texts = targets.map(target => {
      const plan = plans[target.plan], indicator = indicators[target.indicator] ?? ["", ""];
      return [target.id, target.title, target.en, target.goal, target.quote, plan[0], plan[4], ...indicator, target.lead,
        target.responsible].join("\n").replaceAll("\f", " ");
    });
    fold(texts.join("\f")).split("\f").forEach((folded, at) => { targets[at].sought = `${targets[at].fold}\n${folded}`; });
  };

  // What is shown: groups of targets, in an order, as entries of headings and targets.
  let sorted = "", falling = false, unfolded = false, shown = [], entries = [], first = 0, drawn = 0;
  const passes = () => {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    if (wanted.length) prepare();
    return target => (!status.value || statuses[target.status][0] === status.value)
      && (!region.value || plans[target.plan][4].split("、").includes(region.value))
      && (!wanted.length || wanted.every(word => target.sought.includes(word)));
  };
  const text = (one, two) => one.localeCompare(two, page);
  const number = (one, two) => one - two;
  const orders = {
    title: [target => target.title, text],
    region: [target => plans[target.plan][4], text],
    goal: [target => target.amount, number],
    latest: [target => target.dated, text],
    progress: [target => target.rated, number],
    by: [target => target.due, text],
    status: [target => String(target.status), number],
  };
  const order = (one, two) => {
    const [value, compare] = orders[sorted], a = value(one), b = value(two);
    if (a === "" || b === "") return (a === "") - (b === "") || one.index - two.index;
    return (falling ? -compare(a, b) : compare(a, b)) || one.index - two.index;
  };
  const groups = () => {
    if (!sorted) return data.groups.map(([name, line, url, lang, members]) => ({ name, line, url, lang, members: members.map(at => targets[at]) }));
    if (sorted !== "goal") return [{ name: "", members: targets.toSorted ? targets.toSorted(order) : [...targets].sort(order) }];
    // Amounts of different kinds cannot be compared: each kind stands by itself.
    return units.map((unit, at) => ({ name: put(words.units, { unit }), line: "", url: "", lang: "",
      members: targets.filter(target => target.unit === at).sort(order) }));
  };
  const select = () => {
    const passing = passes();
    entries = [];
    const seen = new Set();
    for (const group of groups()) {
      const members = group.members.filter(passing);
      if (members.length && group.name) entries.push({ group });
      for (const target of members) { entries.push({ target }); seen.add(target); }
    }
    shown = [...seen];
    byId("shown").textContent = put(words.showing, { shown: shown.length.toLocaleString("en"), count: targets.length.toLocaleString("en") });
    byId("none").hidden = shown.length > 0;
    for (const chip of document.querySelectorAll(".chip")) chip.setAttribute("aria-pressed", chip.dataset.status === status.value);
    show(0);
  };
  const show = from => {
    first = drawn = from;
    for (const body of [...table.tBodies]) body.remove();
    byId("earlier").hidden = !first;
    byId("earlier").textContent = put(words.earlier, { count: first });
    drawMore(STEP);
  };
  const drawMore = count => {
    const fresh = document.createDocumentFragment();
    for (const end = Math.min(drawn + count, entries.length); drawn < end; drawn++) {
      const entry = entries[drawn];
      fresh.append(entry.group ? heading(entry.group) : rows(entry.target));
    }
    table.append(fresh);
    byId("end").hidden = drawn >= entries.length;
  };

  // Drawing a group's heading, a target, what is unfolded, and its drawing.
  const heading = group => make("tbody", { class: "group" }, make("tr", {}, make("th", { colspan: 7, scope: "rowgroup" },
    make("h2", { lang: group.lang === page ? "" : group.lang }, group.name),
    group.line ? make("small", {}, said(group.line), ...(group.url ? [" · ", link(group.url, words.document)] : [])) : "")));
  const small = (value, lang) => (value === "" ? "" : make("small", {}, said(value, lang)));
  const bar = target => {
    if (target.fill === "") return ""; // an empty one would be read as nothing done
    const [, , tone] = statuses[target.status];
    const placed = (name, side, share) => { // the policy allows no style in markup
      if (share === "") return "";
      const part = make(name);
      part.style[side] = `${Number(share)}%`;
      return part;
    };
    const fullness = placed("b", "width", target.fill), mark = placed("i", "left", target.mark);
    return make("span", { class: `bar ${target.rated === "" ? "none" : tone}`, "aria-hidden": "true" }, fullness, mark);
  };
  const rows = target => {
    const lang = langs[target.lang], plan = plans[target.plan], [, name, tone] = statuses[target.status];
    const own = typeof target.figures === "string" && target.figures; // the page of a site
    const title = make("strong", { lang: chinese(target.title, lang) }, target.title);
    const cells = [
      [own ? make("a", { href: own }, title) : title, small(target.en)],
      [said(plan[4], plan[3]), sorted || !data.by_plan ? small(plan[0], plan[3]) : ""],
      [said(target.goal, lang), small(target.norm, page)],
      [said(String(target.latest)), small(target.when)],
      [bar(target), small(target.label, page)],
      [target.by],
      [make("span", { class: `status ${tone}` }, target.shown || name)],
    ].map((parts, at) => make("td", { "data-label": data.headings[at][1],
      class: data.headings[at][0] + (parts.some(part => part !== "") ? "" : " empty") }, ...parts));
    const body = make("tbody", { class: "target", id: `t-${target.id}` }, make("tr", {}, ...cells));
    const more = make("td", { colspan: 7 });
    if (own) more.append(make("p", { class: "reason" }, target.reason));
    else {
      const details = make("details", {}, make("summary", {}, target.reason));
      details.addEventListener("toggle", () => { if (details.open && details.children.length === 1) details.append(make("div", { class: "unfolded" }, facts(target), chart(target))); });
      if (unfolded) details.open = true;
      more.append(details);
    }
    body.append(make("tr", { class: "more" }, more));
    return body;
  };
  const figure = ([when, value, source = "", note = "", normal = ""]) => make("dd", {}, when + words.colon, said(value),
    normal ? `${/^[<>≤≥≈]/.test(normal) ? " · " : " = "}${normal}` : "", note ? make("small", {}, said(note)) : "",
    isAddress(source) ? make("small", {}, link(source, readable(source))) : source ? make("small", {}, said(source)) : "");
  const facts = target => {
    const lang = langs[target.lang], plan = plans[target.plan], list = make("dl");
    const fact = (label, ...lines) => list.append(make("dt", {}, label), ...lines);
    fact(words.quote, make("dd", {}, make("q", { lang: chinese(target.quote, lang) }, target.quote)));
    const named = make("dd", {}, said(plan[0], plan[3]), plan[1] ? make("small", {}, said(plan[1], plan[3])) : "");
    if (plan[2]) named.append(make("small", {}, link(plan[2], words.document)));
    fact(words.plan, named);
    for (const key of ["lead", "responsible"]) if (target[key]) fact(words[key], make("dd", {}, said(target[key], lang)));
    for (const [label, text, source = ""] of target.facts || [])
      fact(label, make("dd", {}, said(text, lang), source ? make("small", {}, isAddress(source) ? link(source, readable(source)) : source) : ""));
    if (target.baseline) fact(words.baseline, figure(target.baseline));
    if (target.figures.length) fact(words.figures, ...target.figures.map(figure));
    fact("", make("dd", { class: "link" }, make("a", { href: `#t-${encodeURIComponent(target.id)}` }, words.link)));
    return list;
  };
  const chart = target => {
    if (!target.chart) return "";
    const [left, numbers, days, lines, dots, labels] = target.chart, [width, height, top, bottom, right] = data.size;
    const pairs = flat => flat.flatMap((value, at) => (at % 2 ? [] : [[value, flat[at + 1]]]));
    const kind = at => data.kinds[at];
    const inWords = ([at, , , when, value]) => put(words["chart point"], { name: words[`chart ${kind(at)}`], when, value });
    const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${target.title}${words.colon}${dots.map(inWords).join("; ")}` },
      ...pairs(numbers).flatMap(([y, text]) => [draw("line", { class: "grid", x1: left, y1: y, x2: right, y2: y }),
        draw("text", { x: left - 5, y: y + 4, "text-anchor": "end" }, text)]),
      ...pairs(days).flatMap(([x, text]) => [draw("line", { class: "tick", x1: x, y1: bottom, x2: x, y2: bottom + 4 }),
        draw("text", { x, y: bottom + 17, "text-anchor": "middle" }, text)]),
      ...lines.map(([at, ...points]) => draw("polyline", { class: kind(at), points: points.join(" ") })),
      ...dots.map(dot => draw("circle", { class: kind(dot[0]), cx: dot[1], cy: dot[2], r: 4 }, draw("title", {}, inWords(dot)))),
      ...labels.map(([at, x, y, anchor, text]) => draw("text", { class: kind(at), x, y, "text-anchor": data.anchors[anchor] }, text)));
    const there = new Set([...lines, ...dots].map(part => part[0]));
    const legend = data.kinds.flatMap((name, at) => (there.has(at) ? [make("li", {}, make("i", { class: name }), words[`chart ${name}`])] : []));
    return make("figure", {}, svg, make("figcaption", {}, make("ul", { class: "legend" }, ...legend)));
  };

  // Downloads, made here of what is shown.
  const record = target => {
    const plan = plans[target.plan], indicator = indicators[target.indicator] ?? ["", ""];
    const published = (values = []) => ({ date: values[0] ?? "", value: values[1] ?? "", normalised: values[4] || values[1] || "",
      note: values[3] ?? "", source: values[2] ?? "" });
    const figures = Array.isArray(target.figures) ? target.figures.map(published) : [];
    return { id: target.id, plan: plan[5], plan_title: plan[0], region: plan[4], indicator: indicator[1] ?? "", title: target.title,
      title_en: target.en, goal: target.goal, normalised: target.norm || target.goal, by: target.by,
      status: target.shown || statuses[target.status][1], reason: target.reason, latest: target.latest, latest_date: target.when,
      progress: target.rated === "" ? "" : Number(target.rated), quote: target.quote, plan_url: plan[2],
      ...(Array.isArray(target.figures) && { baseline: target.baseline ? published(target.baseline) : "", figures }) };
  };
  const save = (name, type, content) => {
    const url = URL.createObjectURL(new Blob([content], { type }));
    make("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  };
  // A spreadsheet would run a cell that begins so as a formula.
  const isFormula = cell => /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^[+-]?[0-9]+(\.[0-9]+)?$/.test(cell);
  const cell = value => {
    const written = isFormula(String(value)) ? `'${value}` : String(value);
    return /[",\n\r]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
  };
  const csv = () => {
    const records = shown.map(record).map(({ baseline, figures, ...rest }) => ({ ...rest,
      sources: (figures ?? []).map(one => one.source).filter(Boolean).join(" ") }));
    const keys = Object.keys(records[0] ?? { id: "" });
    save(`targets-${data.day}.csv`, "text/csv", "\ufeff" + [keys, ...records.map(one => keys.map(key => one[key]))].map(line => line.map(cell).join(",") + "\n").join(""));
  };
  const json = () => save(`targets-${data.day}.json`, "application/json",
    JSON.stringify({ as_of: data.day, targets: shown.map(record) }, null, 2) + "\n");

  // What the reader does.
  const sortBy = (key, down) => {
    sorted = key;
    falling = down;
    sort.value = key;
    for (const button of table.querySelectorAll("th button")) {
      const own = button.parentElement;
      if (button.dataset.sort === key) own.setAttribute("aria-sort", falling ? "descending" : "ascending");
      else own.removeAttribute("aria-sort");
    }
    select();
  };
  for (const button of table.querySelectorAll("th button")) button.addEventListener("click", () => {
    const key = button.dataset.sort; // up, down, and back to the report's own order
    if (sorted !== key) sortBy(key, false);
    else sortBy(falling ? "" : key, !falling);
  });
  for (const chip of document.querySelectorAll(".chip")) chip.addEventListener("click", () => {
    status.value = status.value === chip.dataset.status ? "" : chip.dataset.status;
    select();
  });
  sort.addEventListener("input", () => sortBy(sort.value, false));
  for (const field of [status, region, search]) field.addEventListener("input", select);
  const unfold = wanted => {
    unfolded = wanted;
    byId("expand")?.replaceChildren(unfolded ? words.collapse : words.expand);
    for (const details of table.querySelectorAll("details")) details.open = unfolded;
  };
  byId("expand")?.addEventListener("click", () => unfold(!unfolded));
  byId("csv").addEventListener("click", csv);
  byId("json").addEventListener("click", json);
  byId("earlier").addEventListener("click", () => show(Math.max(0, first - STEP)));
  new IntersectionObserver(seen => { if (seen.some(one => one.isIntersecting) && drawn < entries.length) drawMore(STEP); },
    { rootMargin: "600px" }).observe(byId("end"));
  // A drawing that is folded away would be missing on paper, and rows that were not seen yet.
  let before = [];
  addEventListener("beforeprint", () => {
    drawMore(entries.length);
    before = [...table.querySelectorAll("details:not([open])")];
    for (const details of before) {
      details.open = true;
      details.dispatchEvent(new Event("toggle")); // the browser's own comes too late
    }
  });
  addEventListener("afterprint", () => { for (const details of before) details.open = false; });
  const go = () => {
    const id = decodeURIComponent(location.hash.slice(1)).replace(/^t-/, "");
    if (!id || !targets.some(target => target.id === id)) return;
    let place = entries.findIndex(entry => entry.target?.id === id);
    if (place < 0) {
      status.value = region.value = search.value = "";
      select();
      place = entries.findIndex(entry => entry.target?.id === id);
    }
    if (place >= first + STEP * 4 || place < first) show(Math.max(0, place - 5));
    while (drawn <= place) drawMore(STEP);
    const body = byId(`t-${id}`), details = body.querySelector("details");
    if (details) details.open = true;
    body.scrollIntoView({ block: "start" });
  };
  addEventListener("hashchange", go);
  search.value = new URLSearchParams(location.search).get("q") ?? "";
  select();
  go();
  setTimeout(prepare, 50);
})();
