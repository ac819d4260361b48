// What stands beside the list: the organiser tells of a case and sends an update at the desk; readers
// see both, in their language and on a phone; it is corrected and taken back.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { DESKTOP, PHONE, launch, reader } from "./chromium.mjs";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const PASSWORD = "a crane with brakes";

after(close);

for (const javaScript of [false, true]) {
  test(`updates and cases, with JavaScript ${javaScript ? "on" : "off"}`, () => tell(javaScript));
}

async function tell(javaScript) {
  const { url, slug } = world.updates;
  const link = world.updates[javaScript ? "javaScriptOn" : "javaScriptOff"];
  const desk = `${url}/desk/appeals/${slug}`;
  const it = await visitor([url], { javaScript });
  await it.open(link);
  await it.fill({ password: PASSWORD, "password-again": PASSWORD });
  await it.press("main form button.main");

  // A case: first without a name.
  await it.open(`${desk}/updates`);
  await it.press(`a[href='/desk/appeals/${slug}/cases/new']`);
  await it.press("button[value=check]");
  assert.match(await it.page.title(), /^Error:/);
  assert.equal(await it.count(".errors[role=alert] a[href='#name-1']"), 1);
  await it.page.locator("main input[name=kind][value=person]").check();
  await it.fill({
    "language-1": "en", "name-1": "Noor Aziz", "about-1": "Crane driver, on the night shift",
    "language-2": "ar", "name-2": "نور عزيز", "about-2": "سائقة رافعة في نوبة الليل",
    place: "Amery",
  });
  // A place on the board is a number: what is none is said, not dropped.
  await it.press("button[value=check]");
  assert.equal(await it.count(".errors[role=alert] a[href='#place']"), 1);
  await it.fill({ place: "1" });
  await it.press("button[value=check]");
  assert.match(await it.text(".preview"), /Noor Aziz/);
  assert.match(await it.text(".preview"), /سائقة رافعة في نوبة الليل/, "in every language");
  await it.press("#publish");
  assert.match(it.where, /\/updates\?done=/);

  // An update that changes the state of the case; a day that is none is refused beside its field.
  await it.press(`a[href='/desk/appeals/${slug}/updates/new']`);
  const option = it.page.locator("#case-1 option", { hasText: "Noor Aziz" }).last();
  const chosen = await option.getAttribute("value");
  await it.fill({
    "language-1": "en", "title-1": "Taken from the night shift", "body-1": "Noor was *detained* at the gate.",
    "language-2": "ar", "title-2": "اعتُقلت من نوبة الليل", "body-2": "اعتُقلت نور عند البوابة.",
    "when-1": "the day before", "case-source-1": "The Quay Post", "case-url-1": "https://quay.example/1",
  });
  await it.page.locator("#case-1").selectOption(chosen);
  await it.page.locator("#state-1").selectOption("detained");
  await it.press("button[value=check]");
  assert.match(await it.page.title(), /^Error:/);
  assert.equal(await it.count(".errors[role=alert] a[href='#when-1']"), 1);
  assert.equal(await it.page.locator("#body-1").inputValue(), "Noor was *detained* at the gate.");
  await it.fill({ "when-1": "2026-11-02" });
  await it.press("button[value=check]");
  assert.match(await it.text(".preview"), /Noor was detained at the gate/);
  assert.match(await it.text(".preview"), /اعتُقلت نور عند البوابة/, "in every language");
  await it.press("#publish");
  assert.match(it.where, /\/updates\?done=/);
  const update = await it.page.locator("section[aria-labelledby=updates] a", { hasText: "night shift" }).first().getAttribute("href");

  // Readers, who are nobody to us.
  const anybody = await visitor([url], { javaScript });
  await anybody.open(`${url}/appeals/${slug}`);
  assert.match(await anybody.text("#cases"), /Noor Aziz/);
  await anybody.open(`${url}/appeals/${slug}/cases`);
  assert.match(await anybody.text(".cases"), /Detained.*2026/is);
  assert.match(await anybody.text(".cases .count"), /\d+ days/);
  await anybody.press(".cases .meta a[href*='/updates/']");
  assert.match(await anybody.text("article.update"), /The Quay Post/);
  const own = anybody.page.url();
  await anybody.open(`${own}?lang=ar`);
  assert.equal(await anybody.page.locator("article.update .words").getAttribute("dir"), "rtl");
  await anybody.open(`${url}/appeals/${slug}/cases?lang=ar`);
  await anybody.open(`${url}/appeals/${slug}/updates?lang=zh-Hant`);
  assert.equal((await anybody.context.cookies()).length, 0, "readers get no cookie");
  if (javaScript && process.env.UNDERSIGNED_TEST_PICTURES) await take(url, slug, own);

  // Taken back: its address says that it is gone and nothing of what it was.
  await it.open(new URL(update, url).href);
  await it.press("button[value=take-back]");
  assert.match(await it.text("h1"), /Take it back/);
  await it.press("button[value=take-back]");
  assert.match(it.where, /done=taken-back/);
  await anybody.open(own, 410);
  assert.doesNotMatch(await anybody.text("main"), /night shift/);
  await anybody.context.close();
  await it.context.close();
}

/** Pictures of these pages for whoever asks for them by UNDERSIGNED_TEST_PICTURES. */
async function take(url, slug, own) {
  const folder = process.env.UNDERSIGNED_TEST_PICTURES;
  mkdirSync(folder, { recursive: true });
  const browser = await launch();
  const ways = [
    ["desktop", { viewport: DESKTOP }, ""],
    ["phone", { viewport: PHONE }, ""],
    ["dark", { viewport: DESKTOP, dark: true }, ""],
    ["arabic", { viewport: PHONE, language: "ar", dark: true }, "?lang=ar"],
  ];
  for (const [name, options, query] of ways) {
    const context = await browser.newContext(reader(options));
    const page = await context.newPage();
    for (const [what, address] of [["cases", `${url}/appeals/${slug}/cases`], ["update", own], ["board", `${url}/appeals/${slug}`]]) {
      await page.goto(address + query);
      await page.screenshot({ path: join(folder, `${what}-${name}.png`), fullPage: true });
    }
    await context.close();
  }
  await browser.close();
}
