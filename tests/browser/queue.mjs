// The signers' desk: several are let in at once, one refused, all of it undone; by mouse, by Tab, and
// with a script by keys. And a list that is taken over from a file.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");

after(close);

for (const javaScript of [false, true]) {
  const scripts = `with JavaScript ${javaScript ? "on" : "off"}`;
  test(`signers are decided about, ${scripts}`, () => decide(javaScript));
  test(`a list is taken over, ${scripts}`, () => takeOver(javaScript));
}

async function steward(javaScript, which) {
  const { url } = world.queue;
  const story = world.queue[javaScript ? "javaScriptOn" : "javaScriptOff"];
  const it = await visitor([url], { javaScript });
  await it.open(story[which]);
  await it.fill({ password: "a crane with brakes", "password-again": "a crane with brakes" });
  await it.press("main form button.main");
  return { it, url, slug: story.slug };
}

async function decide(javaScript) {
  const { it, url, slug } = await steward(javaScript, "link");
  await it.open(`${url}/desk/appeals/${slug}`);
  await it.press("a[href$='/queue']");
  const queue = `/desk/appeals/${slug}/queue`;
  assert.equal(it.where, queue);
  assert.equal(await it.count("[data-row]"), 4);
  assert.match(await it.text("[data-row='1']"), /Its key was found at its own server/);
  assert.match(await it.text("[data-row='1']"), /Account @/);

  if (javaScript) await byKeys(it);
  else {
    assert.equal(await it.page.locator("[data-keys-help]").isVisible(), false);
    for (const row of [1, 2]) {
      await it.tabTo(`#tick-${row}`);
      await it.page.keyboard.press("Space");
    }
  }
  assert.equal(await it.page.locator("[data-row] input:checked").count(), 2);

  // Two together, after a look at what will happen.
  await it.enter("button[name=do][value=admit]");
  assert.match(await it.text("h1"), /Let in\?/);
  assert.match(await it.text("main ul"), /Will be let in/);
  await it.press("main form button.main");
  assert.match(await it.text("[role=status]"), /2 of 2 are done/);
  assert.equal(await it.count("main button[name=one]"), 2);
  await it.press("main .back a");
  assert.equal(await it.count("[data-row]"), 2);

  // One is refused with a reason, and waits again.
  if (javaScript) {
    await it.page.locator("#tick-1").focus();
    await Promise.all([it.page.waitForEvent("domcontentloaded"), it.page.keyboard.press("r")]);
    await it.page.waitForLoadState();
    await it.look();
  } else await it.enter("[data-row='1'] button[value='refuse 1']");
  assert.match(await it.text("main ul"), /Its server is told, without a reason/);
  await it.page.locator("#reason").selectOption("duplicate");
  await it.press("main form button.main");
  await it.open(`${url}${queue}?show=refused`);
  assert.match(await it.text("[data-row='1']"), /Reason: entered twice/);
  await it.press("button[value='reconsider 1']");
  assert.match(await it.text("[role=status]"), /Crew \d waits again/);
  await it.open(`${url}${queue}?done=draft-saved`);
  assert.equal(await it.count("[data-row]"), 2);
  if (javaScript) {
    // What was done has the focus, and from there alone the list is one key away.
    const focused = (selector) => it.page.locator(selector).first().evaluate((element) => element === document.activeElement);
    assert.equal(await focused(".notice[role=status]"), true);
    await it.page.locator(".masthead a").first().focus();
    await it.page.keyboard.press("j");
    assert.equal(await focused(".masthead a"), true, "a letter alone means nothing elsewhere");
    await it.page.locator(".notice[role=status]").first().focus();
    await it.page.keyboard.press("j");
    assert.equal(await focused("#tick-1"), true);
  }

  // What is looked for stays in the address.
  await it.fill({ q: "CRÉW 3" });
  await it.press("main [role=search] button");
  assert.match(it.where, /\?show=waiting&q=/);
  assert.equal(await it.count("[data-row]"), 1);

  // All on a page are removed, and let in again.
  await it.open(`${url}${queue}?show=listed&how=own-server`);
  await it.tabTo("#all");
  await it.page.keyboard.press("Space");
  await it.enter("button[name=do][value=remove]");
  await it.press("main form button.grave");
  assert.match(await it.text("[role=status]"), /2 of 2 are done/);
  await it.press("main form > .buttons button");
  assert.match(await it.text("[role=status]"), /2 of 2 are done/);
  await it.open(`${url}${queue}?show=listed`);
  assert.equal(await it.count("[data-row]"), 2);
}

// Keys mean something in the list, and nothing in a field.
async function byKeys(it) {
  const help = it.page.locator("[data-keys-help]");
  assert.equal(await help.isVisible(), true);
  await it.page.locator("#q").pressSequentially("jxr");
  assert.equal(await it.page.locator("#q").inputValue(), "jxr");
  await it.page.locator("#q").fill("");
  await help.locator("summary").click();
  await it.look();
  await help.locator("button").click();
  const at = () => it.page.locator(":focus").getAttribute("id");
  assert.equal(await at(), "tick-1");
  for (const key of ["x", "j", "j", "k", "x"]) await it.page.keyboard.press(key);
  assert.equal(await at(), "tick-2");
  await it.page.keyboard.press("?");
  assert.equal(await help.locator("details").getAttribute("open"), null);
  await it.page.keyboard.press("Control+a");
}

async function takeOver(javaScript) {
  const { it, url, slug } = await steward(javaScript, "importing");
  const base = `/desk/appeals/${slug}-list/import`;
  await it.open(`${url}${base}`);
  await it.press("main form[enctype] button.main");
  assert.match(await it.page.title(), /^Error:/);
  const list = "Name,Country\nTidewater Clerks,Ireland\n=Dockers & Sons,Nowhereland\nنقابة عمّال الأرصفة,TN\n";
  const file = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(list) };
  await it.page.locator("#file").setInputFiles(file);
  await it.press("main form[enctype] button.main");
  assert.equal(it.where, `${base}/columns`);
  assert.equal(await it.page.locator("#column-2").inputValue(), "country");
  await it.write("#language-1", "en");
  await it.enter("main form button.main");
  assert.equal(it.where, `${base}/preview`);
  assert.match(await it.text("main"), /country that is not known here.*3: Nowhereland/);
  assert.equal(await it.count("#refused"), 0);
  await it.enter("main form button.main");
  assert.equal(it.where, `${base}/done`);
  assert.match(await it.text("h1"), /has been imported/);
  await it.open(`${url}/appeals/${slug}-list/cosigners`);
  assert.match(await it.text("main"), /Tidewater Clerks/);
  assert.match(await it.text("main"), /=Dockers & Sons/);
}
