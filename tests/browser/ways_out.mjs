// Ways out: the widget on a page of somebody else's without scripts, the code to copy, the sheet.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { violations } from "./accessibility.mjs";
import { launch, reader } from "./chromium.mjs";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const { hub } = world;
const letter = hub.url + hub.appeal;
const browser = await launch();

after(async () => {
  await close();
  await browser.close();
});

/** A page of somebody else's: another origin, with this in its body. */
async function elsewhere(body) {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Elsewhere</title><body>${body}</body></html>`;
  const server = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html; charset=utf-8");
    answer.end(html);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A test that fails does not come to its end: the server must not keep the others waiting.
  server.unref();
  return { url: `http://127.0.0.1:${server.address().port}/`, end: () => server.close() };
}

test("the code that one copies works on a page of another origin, without scripts", async () => {
  const it = await visitor([hub.url], { javaScript: false });
  await it.open(`${letter}/share`);
  const codes = {};
  for (const name of ["small", "medium", "large", "badge", "link"]) {
    codes[name] = await it.page.locator(`#code-${name}`).inputValue();
    assert.doesNotMatch(codes[name], /<script/);
  }
  await it.context.close();
  const foreign = await elsewhere(Object.values(codes).join("\n"));
  const context = await browser.newContext(reader({ javaScript: false }));
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(foreign.url, { waitUntil: "load" });
  for (const [place, size] of ["small", "medium", "large"].entries()) {
    const frame = page.frameLocator("iframe").nth(place);
    await page.locator("iframe").nth(place).scrollIntoViewIfNeeded();
    assert.match(await frame.locator("h1").innerText(), /nineteen/i, size);
    assert.equal(await frame.locator(".figure strong").innerText(), String(world.listed), size);
    const link = frame.locator("h1 a");
    assert.equal(await link.getAttribute("target"), "_blank");
    if (size === "small") {
      const high = await frame.locator("html").evaluate((root) => root.scrollHeight);
      assert.ok(high <= 190, `${high} pixels in a frame of 190`);
    }
  }
  assert.equal(await page.locator("a > img").evaluate((image) => image.naturalHeight), 32);
  const [tab] = await Promise.all([
    context.waitForEvent("page"),
    page.frameLocator("iframe").first().locator("h1 a").click(),
  ]);
  await tab.waitForLoadState();
  assert.equal(new URL(tab.url()).pathname, hub.appeal);
  for (const address of asked) {
    assert.ok([foreign.url, `${hub.url}/`].some((origin) => address.startsWith(origin)), address);
  }
  await context.close();
  foreign.end();
});

test("the letter itself does not stand in a frame", async () => {
  const foreign = await elsewhere(`<iframe src="${letter}"></iframe>`);
  const context = await browser.newContext(reader());
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(foreign.url);
  // What the browser shows in its place has a heading, too.
  assert.equal(await page.frameLocator("iframe").locator("#letter").count(), 0);
  await context.close();
  foreign.end();
});

test("the widget is accessible and fits, in every size and direction", async () => {
  for (const dark of [false, true]) {
    for (const language of ["en", "ar", "zh-Hant"]) {
      for (const [size, width, height] of [["small", 320, 190], ["medium", 480, 340], ["large", 640, 500]]) {
        const context = await browser.newContext(reader({ dark, language, viewport: { width, height } }));
        context.setDefaultTimeout(60_000);
        const page = await context.newPage();
        await page.goto(`${letter}/embed?size=${size}&lang=${language}`);
        const [wide, high] = await page.evaluate(() => {
          const html = document.documentElement;
          return [html.scrollWidth, html.scrollHeight];
        });
        const what = `${size} ${language} ${dark}: ${wide} by ${high}`;
        assert.ok(wide <= width && high <= height, what);
        // The title is cut, and what shows the focus is drawn where it is not.
        await page.keyboard.press("Tab");
        const drawn = await page.locator("h1").evaluate((title) => getComputedStyle(title).outline);
        assert.match(drawn, /solid 3px/, what);
        if (size === "large") assert.deepEqual(await violations(page), [], what);
        await context.close();
      }
    }
  }
});

test("the sheet fits a screen, and prints without navigation", async () => {
  const it = await visitor([hub.url]);
  await it.open(`${letter}/sheet`);
  await it.press("a[href*='for=organisations']");
  await it.open(`${letter}/sheet?lang=zh-Hant`);
  assert.equal(await it.page.locator("html").getAttribute("lang"), "zh-Hant");
  await it.page.emulateMedia({ media: "print" });
  for (const selector of [".masthead", ".foot", ".skip", ".on-screen"]) {
    for (const element of await it.page.locator(selector).all()) {
      assert.equal(await element.isVisible(), false, selector);
    }
  }
  assert.equal(await it.page.locator(".letterhead img").isVisible(), true);
  assert.equal(await it.page.locator("tbody tr").count(), 15);
  await it.context.close();
});
