// Entries that may be one signer: suggested at the desk, decided by a person, undone.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");

after(close);

for (const javaScript of [false, true]) {
  test(`a pair is decided and undone, with JavaScript ${javaScript ? "on" : "off"}`, () => decide(javaScript));
}

async function decide(javaScript) {
  const { url } = world.desk;
  const { slug, link } = world.desk[javaScript ? "javaScriptOn" : "javaScriptOff"];
  const letter = `${url}/appeals/${slug}`;
  const anybody = await visitor([url], { javaScript });
  const behind = async () => {
    await anybody.open(letter);
    return anybody.text(".figure strong");
  };
  assert.equal(await behind(), "5");

  const it = await visitor([url], { javaScript });
  await it.open(link);
  await it.fill({ password: "a crane with brakes", "password-again": "a crane with brakes" });
  await it.press("main form button.main");
  await it.open(`${url}/desk/appeals/${slug}`);
  await it.press(`main a[href='/desk/appeals/${slug}/co-signers']`);
  const page = it.where;
  assert.equal(await it.count(".pairs > li"), 2);
  assert.match(await it.text("#same-signers"), /Nothing is joined by itself: you decide/);
  // Two others can be named: what is wrong with them stands in title and summary as with every form.
  await it.open(`${url}${page}?first=nobody&second=999`);
  assert.match(await it.page.title(), /^Error:/);
  assert.match(await it.text(".errors a[href='#first']"), /not two entries of the list/);
  assert.equal(await it.page.locator("#first").getAttribute("aria-describedby"), "named-error");
  await it.open(`${url}${page}`);

  const pair = (text) => it.page.locator(".pairs > li", { hasText: text });
  const railway = pair("鐵路職工聯盟");
  assert.match(await railway.locator(".why").innerText(), /The names are the same but for/);
  assert.match(await railway.locator("button[value=same]").innerText(), /One signer/);

  // One signer, by keyboard.
  await it.enter(".pairs > li:has([lang=zh-Hans]) button[value=same]");
  assert.equal(it.where, `${page}?done=one-signer`);
  assert.match(await it.text("[role=status]"), /as one signer and count once/);
  assert.equal(await railway.count(), 0, "what is decided is suggested no more");
  const decided = it.page.locator("section[aria-labelledby=same-decided] li");
  assert.equal(await decided.count(), 1);
  assert.match(await decided.innerText(), /One signer, decided by.*Brakes Union/s);
  assert.equal(await behind(), "4");

  // Not the same.
  await it.enter(".pairs > li button[value=distinct]");
  assert.equal(it.where, `${page}?done=two-signers`);
  assert.match(await it.text("[role=status]"), /as two signers/);
  assert.equal(await it.count("#same-signers"), 0, "nothing is left to decide");
  assert.equal(await decided.count(), 2);
  assert.equal(await behind(), "4");

  // Undone: they are two again, and that is a decision as well.
  await it.enter("section[aria-labelledby=same-decided] li:has([lang=zh-Hans]) button");
  assert.equal(it.where, `${page}?done=two-signers`);
  assert.equal(await behind(), "5");
  assert.equal(await decided.count(), 2);
  for (const text of await decided.allInnerTexts()) assert.match(text, /Two signers, decided by/);

  // And undone again.
  await it.press("section[aria-labelledby=same-decided] li:has([lang=zh-Hans]) button");
  assert.equal(it.where, `${page}?done=one-signer`);
  assert.equal(await behind(), "4");
  await it.context.close();
  await anybody.context.close();
}
