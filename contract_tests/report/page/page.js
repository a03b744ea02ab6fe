// Makes the report easier to read; without it everything can be read too.
// Knows the page's classes. Texts of the page are only ever read, or copied.
"use strict";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const cards = all(".card");
const search = document.querySelector("#search");
const toggles = all(".toggle input");

function narrow() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = new Set(toggles.filter((each) => each.checked).map((each) => each.value));
  let shown = 0;
  for (const card of cards) {
    const text = card.dataset.text ??= card.querySelector("summary, .head").textContent.toLowerCase();
    card.hidden = !wanted.has(card.dataset.severity) || !words.every((word) => text.includes(word));
    shown += card.hidden ? 0 : 1;
  }
  document.querySelector(".shown").textContent = shown === cards.length ? "" : `${shown} of ${cards.length} shown`;
}

async function copy(button) {
  const blocks = all("pre", button.closest(".part"));
  const block = blocks.find((each) => each.offsetParent !== null) ?? blocks[0];
  const lines = all("span", block);
  const text = lines.length ? lines.map((each) => `${each.textContent}\n`).join("") : block.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(block);
    button.textContent = "Selected";
  }
  setTimeout(() => { button.textContent = "Copy"; }, 1600);
}

function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.matches(".card")) {
    target.hidden = false;
    target.open = true;
    target.scrollIntoView();
  }
}

if (search) {
  document.querySelector(".filter").hidden = false;
  search.addEventListener("input", narrow);
  for (const each of toggles) each.addEventListener("change", narrow);
  for (const [name, open] of [["#open", true], ["#close", false]]) {
    document.querySelector(name).addEventListener("click", () => {
      for (const card of cards) if (!card.hidden) card.open = open;
    });
  }
  narrow();
}
for (const button of all("button.copy")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
addEventListener("hashchange", reveal);
addEventListener("beforeprint", () => { for (const card of cards) card.open = true; });
reveal();
