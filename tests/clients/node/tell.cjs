// Tells a story (a JSON file of calls) to a server with the official Node SDK, and prints the names of the calls made.
// Usage: node tell.cjs STORY.json URL KEY
"use strict";

const fs = require("node:fs");
const { Retell, toFile } = require("retell-sdk");

const [storyPath, url, key] = process.argv.slice(2);
const client = new Retell({ apiKey: key, baseURL: url, maxRetries: 0 });
const saved = {};

const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()).replace("Sms", "SMS");

function filled(value) {
  if (typeof value === "string") return value.startsWith("$") ? saved[value.slice(1)] : value;
  if (Array.isArray(value)) return Promise.all(value.map(filled));
  if (value && typeof value === "object") return filledObject(value);
  return value;
}

async function filledObject(value) {
  if ("file" in value && "text" in value) return toFile(Buffer.from(value.text), value.file);
  const made = {};
  for (const [name, each] of Object.entries(value)) made[name] = await filled(each);
  return made;
}

function found(value, paths) {
  for (const path of paths.split("|")) {
    const here = path.split(".").reduce((at, step) => (at == null ? at : at[step]), value);
    if (here !== undefined) return here;
  }
  throw new Error(`nothing at ${paths}`);
}

async function advance(seconds) {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ ms: seconds * 1000 });
  const answer = await fetch(`${url}/__emulator/clock/advance`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`the clock answers ${answer.status}`);
}

async function main() {
  const names = [];
  for (const call of JSON.parse(fs.readFileSync(storyPath, "utf8"))) {
    const [resource, method] = call.name.split(".");
    const target = client[camel(resource)];
    const act = target && target[camel(method.replace(/_$/, ""))];
    if (!act) continue;
    if (call.waits) await advance(call.waits);
    const given = await filled(call.given);
    const path = await filled(call.path);
    const answer = await act.apply(target, Object.keys(given).length ? [...path, given] : path).catch((error) => {
      throw new Error(`${call.name}: ${error.message}`);
    });
    for (const [name, at] of Object.entries(call.save)) saved[name] = found(answer, at);
    names.push(call.name);
  }
  console.log(JSON.stringify(names));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
