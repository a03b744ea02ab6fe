// Drives the emulator's page in Chromium and prints, as JSON, what it saw: `node drive.js ADDRESS [FOLDER FOR PICTURES]`.
// It judges nothing; the test that runs it does.

import { chromium } from "playwright-core";

const [address, pictures] = process.argv.slice(2);
const MARKUP = `<img src=x onerror="window.harmed=1"><b>bold</b>`;
const saw = { problems: [], hosts: [] };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

async function api(method, path, body) {
  const headers = { authorization: "Bearer key_page", "content-type": "application/json" };
  const response = await fetch(address + path, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

// What is shown in detail, once it is that which has this member.
async function opened(page, member) {
  const shown = (name) => {
    try {
      return name in JSON.parse(document.querySelector("#json").textContent);
    } catch {
      return false;
    }
  };
  await page.waitForFunction(shown, member);
  return JSON.parse(await page.locator("#json").textContent());
}

const picture = (page, name) => pictures && page.screenshot({ path: `${pictures}/${name}.png` });

try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => message.type() === "error" && saw.problems.push(message.text()));
  page.on("pageerror", (error) => saw.problems.push(`${error}`));
  page.on("request", (request) => saw.hosts.push(new URL(request.url()).host || "data"));
  saw.host = new URL(address).host;

  await page.goto(`${address}/__emulator/ui`);
  await page.locator("#live.on").waitFor();
  saw.title = await page.title();
  await page.evaluate(() => (window.untouched = true));

  // What is created appears without a reload, and markup in it is text.
  const llm = await api("POST", "/create-retell-llm", { start_speaker: "agent", begin_message: "Hello" });
  const engine = { type: "retell-llm", llm_id: llm.llm_id };
  const told = { webhook_url: "http://127.0.0.1:9/hook", webhook_events: ["chat_started"] };
  const named = await api("POST", "/create-agent", { response_engine: engine, voice_id: "retell-Cimo", agent_name: MARKUP });
  const agent = await api("POST", "/create-chat-agent", { ...told, response_engine: engine, agent_name: "Ada, who answers in writing" });
  const row = page.locator("#objects .row", { hasText: named.agent_id });
  await row.waitFor();
  saw.name = await row.locator(".says").textContent();
  saw.elements = await page.locator("#lists img, #lists b").count();

  // One click to the JSON.
  await row.click();
  saw.opened = await opened(page, "agent_id");
  await picture(page, "wide-object");

  // Only one kind, and words to filter by.
  await page.locator("#kinds button", { hasText: "chat_agent" }).click();
  saw.kinds = await page.locator("#objects .row:visible .lead").allTextContents();
  await page.locator("#kinds button", { hasText: "chat_agent" }).click();
  await page.keyboard.press("Escape");
  saw.closed = await page.locator("#detail").isHidden();
  await page.locator("body").press("/");
  await page.keyboard.type(named.agent_id);
  saw.filtered = await page.locator("#objects .row:visible").count();
  await page.locator("#filter").fill("");

  // Requests, by keyboard alone.
  await page.locator("#tab-objects").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Tab");
  await page.locator("#requests .row").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("#detail").waitFor();
  saw.request = await opened(page, "method");
  await picture(page, "wide-request");
  await page.keyboard.press("Escape");

  // A chat sends webhooks; one is sent again.
  await api("POST", "/create-chat", { agent_id: agent.agent_id });
  await page.locator("#tab-webhooks").click();
  const delivery = page.locator("#webhooks .row", { hasText: "chat_started" });
  await delivery.first().waitFor();
  await delivery.first().click();
  await page.locator("#redeliver").waitFor();
  saw.delivery = await opened(page, "event");
  await picture(page, "wide-webhook");
  await page.locator("#redeliver").click();
  await delivery.nth(1).waitFor();
  await delivery.first().click();
  const { of, event } = await opened(page, "of");
  saw.again = { of, event };
  await page.keyboard.press("Escape");

  // Time moves on by a button.
  const before = await page.locator("#now").getAttribute("datetime");
  await page.locator('[data-advance="3600000"]').click();
  await page.waitForFunction((old) => document.querySelector("#now").dateTime !== old, before);
  saw.clock = [before, await page.locator("#now").getAttribute("datetime")];
  saw.moved = new Date(saw.clock[1]) - new Date(before);

  // Narrow, light and dark.
  await page.locator("#tab-objects").click();
  for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [400, "light"], [400, "dark"]]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 800 });
    await picture(page, `${width}-${scheme}`);
    (saw.widths ??= []).push([width, await page.evaluate(() => document.documentElement.scrollWidth)]);
  }
  await row.click();
  await page.locator("#detail").waitFor();
  await picture(page, "400-object");
  await page.keyboard.press("Escape");
  await page.locator("#tab-requests").click();
  await picture(page, "400-requests");
  await page.setViewportSize({ width: 1280, height: 800 });

  // All is forgotten, when said twice.
  await page.locator("#tab-objects").click();
  await page.locator("#reset").click();
  saw.asked = await page.locator("#reset").textContent();
  await page.locator("#reset").click();
  await page.locator("#objects .empty").waitFor();
  saw.left = await page.locator("#objects .row").count();
  saw.state = await (await fetch(`${address}/__emulator/state`)).json();
  saw.untouched = await page.evaluate(() => window.untouched === true && window.harmed === undefined);
} finally {
  await browser.close();
}
saw.hosts = [...new Set(saw.hosts)];
console.log(JSON.stringify(saw));
