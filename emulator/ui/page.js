// Shows what the emulator holds, was asked and sends, as it happens: asks the control plane each second for what is new.
// Everything that comes from there is shown as text, never as markup.

const PLACE = "/__emulator/";
const EVERY = 1000;
const MOST = 500; // rows of one list
const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
const byId = (id) => document.getElementById(id);

const seen = { mark: "", request: 0 };
const chosen = { list: "objects", kind: "", row: null, delivery: null, text: "" };
const names = ["objects", "requests", "webhooks"];
const lists = { objects: new Map(), requests: new Map(), webhooks: new Map() };

// Asking

async function ask(method, path, body) {
  const headers = token ? { "x-emulator-token": token } : {};
  if (body !== undefined) headers["content-type"] = "application/json";
  const response = await fetch(PLACE + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  const value = text ? JSON.parse(text) : null;
  if (!response.ok) throw new Error(value?.error ?? `status ${response.status}`);
  return value;
}

async function attempt(work) {
  try {
    await work();
  } catch (error) {
    notify(error.message);
  }
}

let noticed = 0;
function notify(text) {
  const notice = byId("notice");
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(noticed);
  noticed = setTimeout(() => (notice.hidden = true), 6000);
}

// Looking on

async function look() {
  const [changes, journal, clock] = await Promise.all([
    ask("GET", `changes?after=${encodeURIComponent(seen.mark)}`),
    ask("GET", `journal?after=${seen.request}&limit=${MOST}`),
    ask("GET", "clock"),
  ]);
  if (changes.anew) for (const name of names) clear(name);
  const isFirst = seen.mark === "";
  seen.mark = changes.after;
  changes.changes.forEach(take);
  // After a reset the journal begins anew as well: it is asked for as a whole the next time.
  for (const entry of changes.anew && !isFirst ? [] : journal.entries) {
    seen.request = Math.max(seen.request, entry.number);
    put("requests", `${entry.number}`, entry, requestRow);
  }
  showClock(clock);
  settle();
}

function take(change) {
  const delivers = change.collection === "_deliveries";
  const list = delivers ? "webhooks" : "objects";
  const key = [change.workspace, change.collection, change.key].join("\n");
  if (change.value === null) remove(list, key);
  else put(list, key, change, delivers ? deliveryRow : objectRow);
}

let running = false;
async function poll() {
  if (running || document.hidden) return;
  running = true;
  const live = byId("live");
  try {
    await look();
    live.textContent = "live";
    live.className = "badge on";
  } catch (error) {
    live.textContent = error instanceof TypeError ? "no connection" : error.message;
    live.className = "badge off";
  } finally {
    running = false;
  }
}

// Rows

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function put(list, key, item, build) {
  const rows = lists[list];
  const known = rows.get(key);
  const parts = build(item);
  const row = known?.row ?? element("button", "row", "");
  row.type = "button";
  row.replaceChildren(...parts);
  if (known) {
    Object.assign(known, { item, text: row.textContent.toLowerCase() });
    return;
  }
  const line = document.createElement("li");
  line.append(row);
  byId(list).querySelector(".rows").prepend(line);
  const entry = { item, row, line, text: row.textContent.toLowerCase() };
  rows.set(key, entry);
  row.addEventListener("click", () => attempt(() => open(list, entry)));
  if (rows.size > MOST) remove(list, rows.keys().next().value);
}

function remove(list, key) {
  lists[list].get(key)?.line.remove();
  lists[list].delete(key);
}

function clear(list) {
  lists[list].clear();
  byId(list).querySelector(".rows").replaceChildren();
  if (list === "requests") seen.request = 0;
}

const clockText = (at) => new Date(at).toISOString().slice(11, 19);

function objectRow({ collection, key, value }) {
  const parts = [element("span", "lead", collection), element("span", "main", key)];
  const members = value && typeof value === "object" ? Object.entries(value) : [];
  const text = (ends) => members.find(([name, each]) => ends.test(name) && typeof each === "string" && each)?.[1];
  const name = text(/(^|_)(name|title)$/);
  const state = text(/(^|_)status$/);
  if (name) parts.push(element("span", "says", name));
  if (state) parts.push(element("span", `state ${toneOf(state)}`, state));
  return parts;
}

function requestRow({ at, method, target, status, operation }) {
  const tone = status < 300 ? "good" : status < 500 ? "poor" : "bad";
  return [
    element("span", "lead", method),
    element("span", "main", target),
    element("span", "says quiet", operation),
    element("span", `state ${tone}`, `${status}`),
    element("span", "at", clockText(at)),
  ];
}

function deliveryRow({ value }) {
  return [
    element("span", "lead", value.event),
    element("span", "main", value.url || value.reason),
    element("span", "says quiet", value.object),
    element("span", `state ${toneOf(value.state)}`, value.attempts.length > 1 ? `${value.state} ×${value.attempts.length}` : value.state),
    element("span", "at", clockText(value.made)),
  ];
}

function toneOf(state) {
  if (/error|fail|not_connected/.test(state)) return "bad";
  if (/ongoing|pending|progress|sending|registered|processing/.test(state)) return "poor";
  return /ended|complete|delivered|pass/.test(state) ? "good" : "quiet";
}

// What is shown of them

function settle() {
  const wanted = byId("filter").value.trim().toLowerCase();
  const workspace = byId("workspace").value;
  const kinds = new Map();
  const workspaces = new Set();
  for (const [name, rows] of Object.entries(lists)) {
    let count = 0;
    for (const { item, line, text } of rows.values()) {
      if (item.workspace) workspaces.add(item.workspace);
      const mine = (!workspace || item.workspace === workspace) && text.includes(wanted);
      if (name === "objects" && mine) kinds.set(item.collection, (kinds.get(item.collection) ?? 0) + 1);
      const shown = mine && (name !== "objects" || !chosen.kind || item.collection === chosen.kind);
      if (line.hidden === shown) line.hidden = !shown;
      count += shown;
    }
    byId(`tab-${name}`).querySelector(".count").textContent = `${count}`;
    byId(name).querySelector(".empty").hidden = count > 0;
  }
  showKinds(kinds);
  showWorkspaces(workspaces);
}

let shownKinds = "";
function showKinds(kinds) {
  const sorted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
  const now = JSON.stringify([sorted, chosen.kind]);
  if (now === shownKinds) return;
  shownKinds = now;
  const focused = document.activeElement?.dataset?.kind;
  const made = sorted.map(([kind, count]) => {
    const button = element("button", "", `${kind} ${count}`);
    button.type = "button";
    button.dataset.kind = kind;
    button.setAttribute("aria-pressed", `${chosen.kind === kind}`);
    button.addEventListener("click", () => {
      chosen.kind = chosen.kind === kind ? "" : kind;
      settle();
    });
    return button;
  });
  byId("kinds").replaceChildren(...made);
  made.find((button) => button.dataset.kind === focused)?.focus();
}

function showWorkspaces(found) {
  const select = byId("workspace");
  for (const name of [...found].sort()) {
    if (![...select.options].some((option) => option.value === name)) select.add(new Option(name, name));
  }
}

function showClock({ time, mode, rate, next_due: due, now }) {
  byId("now").textContent = `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`;
  byId("now").dateTime = time;
  byId("passing").textContent = mode === "real" && rate !== 1 ? `${rate} times as fast` : mode;
  byId("due").textContent = due === null ? "nothing is due" : `next due in ${lasting(due - now)}`;
}

function lasting(milliseconds) {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 120) return `${Math.round(seconds * 10) / 10} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

// Detail

async function open(list, entry) {
  const { item } = entry;
  const workspace = `workspace=${encodeURIComponent(item.workspace)}`;
  if (list === "requests") {
    detail(`${item.method} ${item.target}`, { ...item, request: parsed(item.request), response: parsed(item.response) });
  } else if (list === "webhooks") {
    const value = await ask("GET", `webhooks/${encodeURIComponent(item.key)}?${workspace}`);
    detail(value.event, { ...value, body: parsed(value.body) }, item.key);
  } else {
    const place = [item.collection, ...item.key.split("/")].map(encodeURIComponent).join("/");
    const found = await ask("GET", `state/${place}?${workspace}`);
    detail(item.key, found.value);
  }
  chosen.row?.removeAttribute("aria-current");
  chosen.row = entry.row;
  entry.row.setAttribute("aria-current", "true");
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function detail(title, value, delivery = null) {
  chosen.delivery = delivery;
  chosen.text = JSON.stringify(value, null, 2);
  byId("detail-title").textContent = title;
  byId("json").textContent = chosen.text;
  byId("redeliver").hidden = delivery === null;
  byId("detail").hidden = false;
  byId("json").scrollTop = 0;
}

function close() {
  byId("detail").hidden = true;
  chosen.row?.removeAttribute("aria-current");
  chosen.row?.focus();
  chosen.row = null;
}

// What can be done

function show(list) {
  chosen.list = list;
  for (const name of names) {
    const tab = byId(`tab-${name}`);
    tab.setAttribute("aria-selected", `${name === list}`);
    tab.tabIndex = name === list ? 0 : -1;
    byId(name).hidden = name !== list;
  }
}

for (const name of names) {
  byId(`tab-${name}`).addEventListener("click", () => show(name));
  byId(`tab-${name}`).addEventListener("keydown", ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return;
    const next = names[(names.indexOf(name) + step + names.length) % names.length];
    show(next);
    byId(`tab-${next}`).focus();
  });
}

for (const button of document.querySelectorAll("[data-advance]")) {
  button.addEventListener("click", () =>
    attempt(async () => {
      const by = button.dataset.advance;
      const { fired } = await ask("POST", "clock/advance", by === "next" ? { to: "next" } : { ms: Number(by) });
      notify(fired === 1 ? "1 thing happened" : `${fired} things happened`);
      await poll();
    }),
  );
}

let sure = 0;
byId("reset").addEventListener("click", ({ currentTarget: button }) => {
  clearTimeout(sure);
  if (button.classList.toggle("sure")) {
    button.textContent = "Forget everything?";
    sure = setTimeout(unsure, 4000);
    return;
  }
  unsure();
  attempt(async () => {
    await ask("POST", "reset");
    byId("detail").hidden = true;
    await poll();
    notify("Everything is forgotten");
  });
});

function unsure() {
  byId("reset").classList.remove("sure");
  byId("reset").textContent = "Reset";
}

byId("redeliver").addEventListener("click", () =>
  attempt(async () => {
    const made = await ask("POST", `webhooks/${encodeURIComponent(chosen.delivery)}/redeliver`);
    notify(`Queued as ${made.id}`);
    await poll();
  }),
);

byId("copy").addEventListener("click", () => attempt(() => navigator.clipboard.writeText(chosen.text)));
byId("close").addEventListener("click", close);
byId("filter").addEventListener("input", settle);
byId("workspace").addEventListener("change", settle);

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT)$/.test(document.activeElement?.tagName ?? "");
  if (event.key === "Escape" && !byId("detail").hidden) close();
  else if (event.key === "/" && !typing) {
    event.preventDefault();
    byId("filter").focus();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !typing) {
    const rows = [...byId(chosen.list).querySelectorAll("li:not([hidden]) > .row")];
    const at = rows.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== document.body) return;
    event.preventDefault();
    rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
  }
});
document.addEventListener("visibilitychange", poll);

attempt(async () => {
  const { title, profile } = await ask("GET", "health");
  byId("title").textContent = title;
  document.title = `${title}, emulated`;
  byId("profile").textContent = profile;
});
poll();
setInterval(poll, EVERY);
