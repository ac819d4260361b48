// A first-time organiser: from nothing but the link that the server printed to a letter that is
// public, with pages and clicks counted. Scripts off and on.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");

const MOST_PAGES = 7;
const MOST_CLICKS = 12;

after(close);

for (const javaScript of [false, true]) {
  const mode = javaScript ? "javaScriptOn" : "javaScriptOff";
  describe(`with JavaScript ${javaScript ? "on" : "off"}`, () => {
    test("from the set-up link to published in a few pages and clicks", () => walk(javaScript, world.walk[mode]));
  });
}

async function walk(javaScript, { url, link }) {
  const it = await visitor([url], { javaScript });
  // Every page that loads counts, and every button, link or box that is pressed.
  let pages = 0;
  let clicks = 0;
  it.page.on("domcontentloaded", () => (pages += 1));
  const press = async (selector) => {
    clicks += 1;
    await it.press(selector);
  };
  const tick = async (name) => {
    clicks += 1;
    // Of two forms with such a field, the first is the one that is sent.
    await it.page.locator(`main [name="${name}"]`).first().check();
  };

  await it.open(link);
  const password = "seven lamps on a quay";
  await it.fill({
    handle: "lamps",
    "language-1": "en", "name-1": "Lamp Lighters’ League",
    "language-2": "zh-Hant", "name-2": "點燈人聯盟",
    "language-3": "ar", "name-3": "رابطة موقدي المصابيح",
    person: "Nadia Lamp", email: "nadia@lamps.example",
    password, "password-again": password,
  });
  await press("main form button.main");
  await press("main a.button.main");
  await press("main a[href='/desk/appeals/new']");
  // A block for each language in which the organisation has a name stands there already.
  await it.fill({
    slug: "keep-the-lamps-lit",
    "title-1": "Keep the lamps lit",
    "body-1": "The quay is dark since May.\n\nNobody should walk home in the *dark*.",
    "title-2": "أبقوا المصابيح مضاءة",
    "body-2": "الرصيف مظلم منذ أيار.\n\nلا ينبغي لأحد أن يعود إلى بيته في الظلام.",
    "title-3": "讓燈亮著",
    "body-3": "碼頭從五月起一片漆黑。\n\n沒有人應該摸黑回家。",
    "office-1": "The Harbour Master",
    deadline: "2099-01-31",
  });
  const languages = [1, 2, 3].map((row) => it.page.locator(`#language-${row}`).inputValue());
  assert.deepEqual(await Promise.all(languages), ["en", "ar", "zh-Hant"]);
  await tick("authoritative-3");
  await press("button[value=check]");
  assert.equal(it.where, "/desk/appeals/keep-the-lamps-lit/publish");
  // The office is said in one language only, which is looked at before it is published.
  await tick("incomplete");
  await press("main form button.main");
  assert.equal(it.where, "/desk/appeals/keep-the-lamps-lit?done=published");
  assert.match(await it.text("[role=status]"), /It is published/);

  assert.ok(pages <= MOST_PAGES, `${pages} pages`);
  assert.ok(clicks <= MOST_CLICKS, `${clicks} clicks`);
  console.log(`${pages} pages, ${clicks} clicks`);
  await it.context.close();

  const anybody = await visitor([url], { javaScript });
  await anybody.open(`${url}/appeals/keep-the-lamps-lit`);
  assert.match(await anybody.text("h1"), /Keep the lamps lit/);
  assert.equal(await anybody.text(".title-too [lang=zh-Hant]"), "讓燈亮著");
  await anybody.context.close();
}
