// axe-core on the page that is shown: WCAG 2.2 AA, wide and light, narrow and dark.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { DESKTOP, PHONE } from "./chromium.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const PRACTICE = ["landmark-one-main", "landmark-unique", "region", "page-has-heading-one", "skip-link"];

/** How a page is looked at: each scheme once, each width once. Colours are the same however wide it is. */
const LOOKS = [
  ["desktop", DESKTOP, "light"],
  ["phone", PHONE, "dark"],
];

/** What axe finds wrong, in one line for each element. */
export async function violations(page) {
  await page.evaluate(`window.axe || (() => { ${AXE} })()`);
  const found = [];
  for (const [name, viewport, colorScheme] of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const results = await page.evaluate(run, { wcag: WCAG, practice: PRACTICE });
    found.push(...results.map((line) => `${name}, ${colorScheme}: ${line}`));
  }
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}

/** Runs inside the page. */
async function run({ wcag, practice }) {
  const sure = window.axe.getRules(wcag).filter((rule) => !rule.tags.includes("experimental"));
  const rules = sure.map((rule) => rule.ruleId);
  const options = { runOnly: { type: "rule", values: [...rules, ...practice] }, resultTypes: ["violations"], preload: false, selectors: false, iframes: false };
  const { violations } = await window.axe.run(document, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? node.all[0]?.message ?? ""}`),
  );
}
