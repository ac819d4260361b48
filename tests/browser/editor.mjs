// The editor: what is written is kept and comes back, two editors at once, the previews.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const password = "a crane with brakes";

after(close);

for (const javaScript of [false, true]) {
  const story = world.editor[javaScript ? "javaScriptOn" : "javaScriptOff"];
  describe(`with JavaScript ${javaScript ? "on" : "off"}`, () => {
    test("an editor writes, looks, and loses nothing", () => write(javaScript, story));
  });
}

async function write(javaScript, story) {
  const { url, link } = story;
  const it = await visitor([url], { javaScript });
  await it.open(link);
  await it.fill({ password, "password-again": password });
  await it.press("main form button.main");
  await it.open(`${url}/desk/appeals/new`);
  await it.fill({ slug: "ropes", "title-1": "Sound ropes", "body-1": "## Why\n\nRopes *break*.", topics: "ropes, harbour" });
  await previews(it);
  await it.press("button[value=save]:not([tabindex])");
  assert.equal(it.where, "/desk/appeals/ropes/edit?done=draft-saved");

  // Signed in again in another window: the form of the first is not lost.
  const other = await it.context.newPage();
  await other.goto(`${url}/desk`);
  await other.click("form[action='/sign-out'] button");
  await other.fill("[name=email]", story.email);
  await other.fill("[name=password]", password);
  await press(other, "main form button.main");
  await it.page.bringToFront();
  await it.fill({ "body-1": "Ropes *break*. We have counted eleven." });
  await it.press("button[value=save]:not([tabindex])");
  assert.equal(it.where, "/desk/appeals/ropes/edit");
  assert.match(await it.text("main [role=status]"), /did not save/);
  assert.match(await it.page.inputValue("[name=body-1]"), /We have counted eleven/);
  await it.press("button[value=save]:not([tabindex])");
  assert.match(await it.text("[role=status]"), /The draft is saved/);
  await it.open(`${url}/desk/appeals/ropes/edit`);
  assert.equal(await it.count("button[value=discard]"), 0);

  await twoAtOnce(it, url);
  if (javaScript) await whileWriting(it, url);
  await it.context.close();
}

/**
 * Presses something in another window and waits for all of the page that it leads to. The window is
 * closed with the others at the end: Chromium may never answer when one is closed while it loads.
 */
async function press(page, selector) {
  await Promise.all([page.waitForEvent("load"), page.click(selector)]);
}

/** The three ways to look at it, with nothing stored. */
async function previews(it) {
  await it.press("button[value=preview]:not([form])");
  assert.match(await it.text("#shown"), /Nothing has been saved or sent/);
  assert.match(await it.text("#shown .tongue h3"), /Why/);
  const [form, shown] = await Promise.all([it.page.locator("#writing").boundingBox(), it.page.locator("#shown").boundingBox()]);
  assert.ok(shown.x >= form.x + form.width, "beside the form on a wide window");
  await it.press("#shown button[value=preview-fediverse]");
  assert.match(await it.text("#shown .post .content"), /Sound ropes/);
  assert.equal(await it.count("#shown .post h2"), 0, "Mastodon knows no headings");
  assert.match(await it.text("#shown .post .tags"), /#WeCoSign #ropes #harbour/);
  assert.match(await it.text("#shown .link-card"), /Sound ropes/);
  assert.match(await it.text("#shown .facts"), /None: nobody/);
  await it.press("#shown button[value=preview-paper]");
  assert.match(await it.text("#shown .paper"), /appeals\/ropes/);
  assert.equal(await it.page.inputValue("[name=slug]"), "ropes", "the form is as it was");
}

/** The later of two is told, and nothing is overwritten unseen. */
async function twoAtOnce(it, url) {
  const other = await it.context.newPage();
  await other.goto(`${url}/desk/appeals/ropes/edit`);
  await it.open(`${url}/desk/appeals/ropes/edit`);
  await other.fill("[name=title-1]", "Sound ropes now");
  await press(other, "button[value=save]:not([tabindex])");
  await it.page.bringToFront();
  await it.fill({ "body-1": "Ropes *break*. We have counted twelve." });
  await it.press("button[value=save]:not([tabindex])");
  assert.match(await it.page.title(), /^Error:/);
  assert.match(await it.text(".errors"), /was changed since you opened this page/);
  assert.match(await it.text("section[aria-labelledby=meanwhile]"), /twelve/);
  assert.match(await it.page.inputValue("[name=body-1]"), /twelve/);
  await it.open(`${url}/desk/appeals/ropes/edit?saved=yes`);
  assert.equal(await it.page.inputValue("[name=title-1]"), "Sound ropes now", "theirs stands");
}

/** The script keeps what is written, and the preview follows. */
async function whileWriting(it, url) {
  await it.open(`${url}/desk/appeals/ropes/edit?saved=yes`);
  await it.press("button[value=preview]:not([form])");
  await it.page.locator("[name=body-1]").pressSequentially(" And **thirteen**.");
  await it.page.locator("[data-kept]:not(:empty)").waitFor();
  await it.page.locator("#shown strong", { hasText: "thirteen" }).waitFor();
  assert.match(await it.text("[data-kept]"), /Kept for you/);
  await it.open(`${url}/desk/appeals/ropes/edit`);
  assert.match(await it.page.inputValue("[name=body-1]"), /thirteen/);
  await it.press("button[value=discard]");
  assert.doesNotMatch(await it.page.inputValue("[name=body-1]"), /thirteen/);
}
