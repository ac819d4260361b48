// Deciding together at the desk: a change to the text is proposed, put to the vote, voted on; the ballot is
// called off and the change withdrawn.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const PASSWORD = "a crane with brakes";

after(close);

for (const javaScript of [false, true]) {
  test(`amendments and votes, with JavaScript ${javaScript ? "on" : "off"}`, () => decide(javaScript));
}

test("amendments and votes in Arabic", () => inArabic());

/** Somebody who has just signed in. */
async function signedIn(javaScript, link) {
  const it = await visitor([world.proceedings.url], { javaScript });
  await it.open(link);
  await it.fill({ password: PASSWORD, "password-again": PASSWORD });
  await it.press("main form button.main");
  return it;
}

async function decide(javaScript) {
  const { url, slug } = world.proceedings;
  const it = await signedIn(javaScript, world.proceedings[javaScript ? "javaScriptOn" : "javaScriptOff"]);
  await it.open(`${url}/desk/appeals/${slug}`);
  await it.press("a[href$='/amendments']");
  const overview = it.page.url();

  // Reasons are needed, and what was written stays.
  await it.press("a[href*='/desk/amendments/new?']");
  await it.press("main a[href*='change=change&clause=release']");
  assert.equal(await it.page.locator("#text-1").inputValue(), "Release all eleven.");
  assert.equal(await it.page.locator("#text-2").inputValue(), "釋放全部十一人。");
  await it.fill({ "text-1": "Release all eleven today.", "text-2": "今天就釋放全部十一人。" });
  await it.press("main form button.main");
  assert.match(await it.page.title(), /^Error:/);
  assert.equal(await it.count(".errors[role=alert] a[href='#reasons-1']"), 1);
  assert.equal(await it.page.locator("#text-1").inputValue(), "Release all eleven today.");
  await it.fill({ "reasons-1": "They have families." });
  await it.press("main form button.main");
  assert.match(it.where, /done=deciding-proposed/);
  assert.match(await it.text("ins"), /today/);
  const amendment = it.page.url().replace(/&done=.*$/, "");

  // A ballot about it: a number that is none is refused beside its field.
  await it.open(overview);
  await it.press("a[href*='/desk/ballots/new?']");
  const what = it.page.locator("#question option", { hasText: "other words" }).last();
  await it.page.selectOption("#question", await what.getAttribute("value"));
  await it.fill({ quorum: "half", zone: "UTC" });
  await it.press("main form button.main");
  await it.toTheError("quorum");
  await it.fill({ quorum: "50" });
  await it.press("main form button.main");
  assert.match(await it.text("section[aria-labelledby=terms]"), /more than 50%/i);
  await it.press("main form button[value=sign]");
  assert.match(it.where, /done=deciding-opened/);
  assert.match(await it.text("section[aria-labelledby=terms]"), /more than 50%/i);

  // One's vote.
  await it.page.locator("main input[name=choice][value=yes]").check();
  await it.press("section[aria-labelledby=vote] form button.main");
  assert.match(it.where, /done=deciding-voted/);
  assert.match(await it.text("section[aria-labelledby=cast]"), /You have voted[^]*For/);

  // While it is voted on, it stays as it is; once the ballot is called off, it can be withdrawn.
  const ballot = it.page.url().replace(/&done=.*$/, "");
  await it.open(amendment);
  assert.match(await it.text("section[aria-labelledby=yours]"), /is under way until/);
  assert.equal(await it.count("section[aria-labelledby=withdraw]"), 0);
  await it.open(ballot);
  await it.fill({ sure: true });
  await it.press("section[aria-labelledby=cancel] form button");
  assert.match(await it.text(".status"), /Called off/);
  await it.open(amendment);
  await it.fill({ sure: true });
  await it.press("section[aria-labelledby=withdraw] form button");
  assert.match(it.where, /done=deciding-withdrawn/);
  await it.open(overview);
  assert.match(await it.text("section[aria-labelledby=amendments]"), /Withdrawn/);
  await it.context.close();
}

async function inArabic() {
  const { url, slug } = world.proceedings;
  const it = await signedIn(false, world.proceedings.arabic);
  await it.open(`${url}/desk/appeals/${slug}/amendments?lang=ar`);
  for (const page of ["amendments", "amendments/new", "ballots/new"]) {
    const { searchParams } = new URL(it.page.url());
    const object = encodeURIComponent(searchParams.get("object") ?? world.proceedings.object);
    await it.open(`${url}/desk/${page}?object=${object}&lang=ar`);
    assert.equal(await it.page.getAttribute("html", "dir"), "rtl");
  }
  await it.context.close();
}
