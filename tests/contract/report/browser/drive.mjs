// Opens reports in Chromium and prints, as JSON, what it saw of each: `node drive.mjs MODULES PICTURES PAGE…`.
// MODULES is a folder with playwright-core, PICTURES one for screenshots or nothing. It judges nothing; the test that runs it does.

import { createRequire } from "node:module";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, pictures, ...pages] = process.argv.slice(2);
const { chromium } = createRequire(pathToFileURL(`${modules}/`))("playwright-core");

const LOOKS = [[1280, "light"], [1280, "dark"], [960, "light"], [820, "light"], [400, "light"], [400, "dark"]];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
});

// Every text that is shown, where its contrast with what is behind it is less than 4.5 (WCAG 2.2, 1.4.3).
function faint() {
  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const parse = (color) => color.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) =>
    0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = parse(getComputedStyle(each).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("script, .unseen, .skip") || !element.checkVisibility()) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) found.push(`${(a + 0.05) / (b + 0.05)}: ${node.data.trim().slice(0, 60)}`);
  }
  return found;
}

function unnamed() {
  return [...document.querySelectorAll("input, button, summary, a, pre")]
    .filter((each) => !(each.getAttribute("aria-label") || each.textContent.trim() || each.closest("label")?.textContent.trim()))
    .map((each) => each.outerHTML.slice(0, 100));
}

// How many colours a picture has, and how light it is on the whole, from 0 to 255.
async function seen(picture) {
  const page = await browser.newPage();
  const found = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    canvas.getContext("2d").drawImage(image, 0, 0);
    const { data } = canvas.getContext("2d").getImageData(0, 0, image.width, image.height);
    const colors = new Set();
    let sum = 0;
    for (let at = 0; at < data.length; at += 4) {
      colors.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
      sum += data[at + 1];
    }
    return { colors: colors.size, light: (4 * sum) / data.length };
  }, picture.toString("base64"));
  await page.close();
  return found;
}

async function look(file, width, scheme) {
  const saw = { page: basename(file, ".html"), width, scheme, problems: [], requests: [], dialogs: 0 };
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && saw.problems.push(message.text()));
  page.on("pageerror", (error) => saw.problems.push(`${error}`));
  page.on("request", (request) => saw.requests.push(request.url().slice(0, 200)));
  page.on("dialog", (dialog) => { saw.dialogs += 1; dialog.dismiss(); });
  await page.goto(pathToFileURL(file).href);
  const path = pictures && `${pictures}/${saw.page}-${width}-${scheme}.png`;
  saw.picture = await seen(await page.screenshot({ path: path || undefined }));
  const cards = page.locator(".card");
  saw.cards = await cards.count();
  if (saw.cards) await page.click("#open");
  saw.widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  saw.faint = await page.evaluate(faint);
  saw.unnamed = await page.evaluate(unnamed);
  saw.harmed = await page.evaluate(() => window.harmed ?? 0);
  saw.elements = await page.evaluate(() => document.querySelectorAll("img, iframe, object, embed, form[action], base, link").length);
  saw.scripts = await page.evaluate(() => document.scripts.length);
  saw.text = await page.evaluate(() => document.body.innerText);
  await context.close();
  return saw;
}

// What a reader does with a report of several drifts, by keyboard where that is how it is done.
async function use(file) {
  const saw = {};
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(pathToFileURL(file).href);
  const shown = () => page.locator(".card:visible").count();
  saw.all = await shown();
  await page.focus("#search");
  await page.keyboard.type("kind3");
  saw.found = await shown();
  saw.said = await page.locator(".shown").first().textContent();
  await page.fill("#search", "");
  await page.focus('.toggle input[value="breaking"]');
  await page.keyboard.press("Space");
  saw.without = await shown();
  await page.keyboard.press("Space");

  await page.click("#close");
  const open = () => page.locator(".card[open]").count();
  saw.closed = await open();
  await page.locator(".card.breaking summary").focus();
  await page.keyboard.press("Enter");
  saw.opened = await open();

  const card = page.locator(".card.breaking");
  const blocks = () => card.locator(".panel:visible").evaluateAll((all) => all.map((each) => each.className));
  saw.first = await blocks();
  await card.locator(".to-curl").focus();
  await page.keyboard.press("ArrowRight");
  saw.second = await blocks();
  await page.keyboard.press("ArrowRight");
  saw.third = await blocks();
  saw.replay = await card.locator(".panel.replay").textContent();

  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await card.locator(".patch").locator("..").locator(".copy").click();
  await card.getByText("Copied").waitFor();
  saw.copied = await page.evaluate(() => navigator.clipboard.readText());

  await page.click("#close");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  saw.printed = [await open(), await page.locator(".filter").isVisible()];
  await context.close();

  const linked = await browser.newPage();
  await linked.goto(`${pathToFileURL(file).href}#${await idOf(file)}`);
  saw.linked = await linked.locator(".card.informational[open]").count();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(pathToFileURL(file).href);
  saw.bare = { filter: await bare.locator(".filter").isVisible(), copy: await bare.locator(".copy:visible").count() };
  await bare.locator(".card.breaking summary").click();
  await bare.locator(".card.breaking .to-python").check();
  saw.bare.python = await bare.locator(".card.breaking .panel.python").isVisible();
  await plain.close();
  return saw;
}

async function idOf(file) {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  const id = await page.locator(".card.informational").getAttribute("id");
  await page.close();
  return id;
}

try {
  const saw = { looks: [], use: {} };
  for (const file of pages) {
    for (const [width, scheme] of LOOKS) saw.looks.push(await look(file, width, scheme));
  }
  const used = pages.find((each) => basename(each) === "full.html");
  if (used) saw.use = await use(used);
  process.stdout.write(JSON.stringify(saw));
} finally {
  await browser.close();
}
