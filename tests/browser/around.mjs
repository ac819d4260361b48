// What stands around an appeal: the organisation's page, pictures and a goal, the pages of the
// server. All by forms with files, which need no script.

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { DESKTOP, PHONE, launch, reader } from "./chromium.mjs";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const { picture, other, handle } = world.around;

after(close);

for (const javaScript of [false, true]) {
  test(`profile, pictures and pages of the server, with JavaScript ${javaScript ? "on" : "off"}`, () => around(javaScript));
}

async function around(javaScript) {
  const { url, link, slug } = world.around[javaScript ? "javaScriptOn" : "javaScriptOff"];
  const it = await visitor([url], { javaScript });
  await it.open(link);
  await it.fill({ password: "a crane with brakes", "password-again": "a crane with brakes" });
  await it.press("main form button.main");

  // The organisation's page: first with something wrong in each part.
  await it.press(".tabs a[href='/desk/profile']");
  await it.page.locator("#picture").setInputFiles(picture);
  await it.fill({
    "about-1": "We load *ships*.", accent: "#ffd54a",
    "language-2": "ar", "name-2": "نقابة الميناء", "header-alt-2": "",
    "link-name-1": "Web site", "link-href-1": "https://harbour.example/",
  });
  await it.press("main form button.main");
  assert.match(await it.page.title(), /^Error:/);
  const links = await it.page.locator(".errors a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  assert.deepEqual(links, ["#picture-alt-1", "#picture-alt-2", "#accent"]);
  await it.fill({ "picture-alt-1": "Two hands on a rope", "picture-alt-2": "يدان على حبل", accent: "#8a1538" });
  await it.page.locator("#header").setInputFiles(picture);
  await it.fill({ "header-alt-1": "The harbour at night", "header-alt-2": "الميناء ليلًا" });
  await it.press("main form button.main");
  assert.equal(it.where, "/desk/profile?done=profile-saved");

  // Pictures and goal of a letter.
  await it.open(`${url}/desk/appeals/${slug}`);
  await it.press(`main a[href='/desk/appeals/${slug}/pictures']`);
  await it.page.locator("#file").setInputFiles({ name: "x.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await it.fill({ goal: "many" });
  await it.press("main form button.main");
  assert.equal(await it.count(".errors[role=alert] a[href='#file']"), 1);
  assert.equal(await it.count(".errors[role=alert] a[href='#goal']"), 1);
  await it.page.locator("#file").setInputFiles(picture);
  await it.fill({ goal: "500", "alt-1-en": "A crane without brakes", "alt-1-zh-Hant": "沒有煞車的吊機", "credit-1": "M. Ito" });
  await it.press("main form button.main");
  assert.equal(it.where, `/desk/appeals/${slug}/pictures?done=around-saved`);
  await it.page.locator("#file").setInputFiles(other);
  await it.fill({ "alt-2-en": "The empty quay", "alt-2-zh-Hant": "空蕩的碼頭" });
  await it.press("main form button.main");
  assert.equal(await it.count("fieldset.version"), 3, "two, and one to be added");

  // The pages of the server.
  await it.open(`${url}/desk/profile`);
  await it.press("main a[href='/desk/pages']");
  await it.press("main a[href='/desk/pages/privacy']");
  await it.press("button[value=begin]");
  const begun = await it.page.locator("#text").inputValue();
  assert.match(begun, /\[e-mail address\]/);
  await it.press("main form button.main");
  await it.toTheError("text");
  assert.match(await it.text("#text-error"), /\[e-mail address\]/, "the gaps are named");
  await it.fill({ text: begun.replace(/\[[^\]]*\]/g, "Harbour Union") });
  await it.press("main form button.main");
  assert.equal(it.where, "/desk/pages?done=page-saved");
  await it.open(`${url}/desk/pages/imprint`);
  await it.fill({ text: "**Harbour Union**, Pier 3" });
  await it.press("main form button.main");
  await it.context.close();

  const anybody = await visitor([url], { javaScript });
  await anybody.open(`${url}/orgs/${handle}`);
  assert.equal(await anybody.page.locator(".head-picture img").getAttribute("alt"), "The harbour at night");
  assert.equal(await anybody.page.locator(".portrait img").evaluate((image) => image.naturalWidth > 0), true);
  assert.equal(await anybody.count("a[rel~=me][href='https://harbour.example/']"), 1);
  const colour = await anybody.page.locator("dd a[rel~=me]").evaluate((link) => getComputedStyle(link).color);
  assert.equal(colour, "rgb(138, 21, 56)", "the organisation's own");
  await anybody.open(`${url}/appeals/${slug}`);
  const head = anybody.page.locator(".head-picture img");
  assert.equal(await head.getAttribute("loading"), null, "above the fold at once");
  assert.equal(await head.evaluate((image) => image.complete && image.naturalWidth > 0), true);
  assert.equal(await anybody.page.locator(".pictures img").getAttribute("loading"), "lazy");
  assert.match(await anybody.text(".goal"), /The organiser’s goal is 500\./);
  await anybody.press(".foot a[href='/imprint']");
  assert.match(await anybody.text("main"), /Harbour Union/);
  await anybody.press(".foot a[href='/privacy']");
  assert.match(await anybody.text("main"), /What this server keeps, and how long/);
  assert.equal((await anybody.context.cookies()).length, 0, "readers get no cookie");
  await anybody.context.close();
  if (javaScript && process.env.UNDERSIGNED_TEST_PICTURES) await take(url, slug, link);
}

/** Pictures of these pages for whoever asks for them by UNDERSIGNED_TEST_PICTURES. */
async function take(url, slug) {
  const folder = process.env.UNDERSIGNED_TEST_PICTURES;
  mkdirSync(folder, { recursive: true });
  const browser = await launch();
  const ways = [
    ["desktop", { viewport: DESKTOP }, ""],
    ["phone", { viewport: PHONE }, ""],
    ["dark", { viewport: DESKTOP, dark: true }, ""],
    ["arabic", { viewport: DESKTOP, language: "ar" }, "?lang=ar"],
    ["chinese", { viewport: PHONE, language: "zh-Hant" }, "?lang=zh-Hant"],
  ];
  for (const [name, options, query] of ways) {
    const context = await browser.newContext(reader(options));
    const page = await context.newPage();
    for (const path of [`/orgs/${handle}`, `/appeals/${slug}`, "/privacy", "/imprint"]) {
      await page.goto(url + path + query);
      const what = path.split("/")[1];
      await page.screenshot({ path: join(folder, `${what}-${name}.png`), fullPage: what !== "appeals" });
    }
    await context.close();
  }
  await browser.close();
}
