// A person signs: with a script that works a little, and without any; the links in the mails; what
// is kept. `tests/pages/main.rs` makes the letter; mails are files in a folder.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { after, describe, test } from "node:test";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const { url, letter, mails } = world.people;
const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

after(close);

for (const javaScript of [false, true]) {
  describe(`with JavaScript ${javaScript ? "on" : "off"}`, () => {
    test("a person signs, corrects and withdraws", () => signs(javaScript));
  });
}

for (const [language, direction] of [["zh-Hant", "ltr"], ["ar", "rtl"]]) {
  test(`the form in ${language}`, () => inLanguage(language, direction));
}

test("a form leaves though the browser cannot send it by itself", leavesAllTheSame);

/** The link in the newest mail to an address that has at least so many. */
async function link(address, count) {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const names = (await readdir(mails).catch(() => [])).filter((name) => name.endsWith(".eml"));
    const texts = await Promise.all(names.sort().map((name) => readFile(`${mails}/${name}`, "utf8")));
    const theirs = texts.filter((text) => text.includes(`To: ${address}`));
    if (theirs.length >= count) {
      const body = theirs.at(-1).split("\r\n\r\n").slice(1).join("\r\n\r\n");
      const plain = body.replaceAll("=\r\n", "").replaceAll("=3D", "=");
      return plain.split(/\s/).find((word) => word.startsWith(url));
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no mail to ${address}`);
}

async function signs(javaScript) {
  const it = await visitor([url], { javaScript });
  const email = `rosa-${javaScript ? "on" : "off"}@post.example`;
  await it.open(url + letter);
  await it.press(`#sign a[href$="${letter}/sign/person"]`);
  await it.fill({ name: "Rosa 阿茲茲", email, region: "صفاقس", "first-name": "Rosa" });
  await it.page.locator("#shown-first-name-and-region").check();
  await answer(it, javaScript);
  await it.press("main form button.main");
  await it.toTheError("agree");
  assert.equal(await it.page.locator("#name").inputValue(), "Rosa 阿茲茲", "as it was written");
  await it.fill({ agree: true });
  await answer(it, javaScript);
  await Promise.all([it.page.waitForURL(`**${letter}/sign/sent?to=*`), send(it, javaScript)]);
  await it.look();
  assert.match(await it.text("main"), /No e-mail leaves this server/);

  await it.open(await link(email, 1));
  await it.press("main form button.main");
  assert.match(await it.text("h1"), /Your signature counts/);

  const own = await link(email, 2);
  await it.open(own);
  assert.match(await it.text("main"), /I agree that/);
  await it.fill({ occupation: "Crane driver" });
  await it.press("main form button.main");
  assert.match(await it.text("[role=status]"), /changes are kept/);
  await it.open(`${url + letter}/people`);
  assert.match(await it.text("main"), /Rosa/);
  assert.doesNotMatch(await it.text("main"), /阿茲茲/);
  await it.open(own);
  await it.press("form[action^='/signature/withdraw'] button");
  assert.match(await it.text("main"), /Everything you wrote is deleted/);
  await it.open(own, 410);
  await it.open(`${url}/signature/link`);
  await it.context.close();
}

/** As in Safari before 16, where the button is pressed before the work is done. */
async function leavesAllTheSame() {
  const it = await visitor([url], { javaScript: true });
  await it.context.addInitScript(() => { delete HTMLFormElement.prototype.requestSubmit; });
  await it.open(`${url + letter}/sign/person`);
  await it.press("main form button.main");
  assert.match(await it.page.title(), /^Error:/);
  await it.context.close();
}

/** Presses the button; where a script runs twice, as many people do: it is sent once. */
async function send(it, javaScript) {
  const button = it.page.locator("main form button.main");
  if (!javaScript) return button.click();
  await it.page.waitForFunction(() => document.querySelector("[name=work]").value !== "");
  await button.evaluate((pressed) => {
    pressed.click();
    setTimeout(() => pressed.click(), 0);
  });
}

/** Where no script runs, the form asks a question; where one does, nobody sees it. */
async function answer(it, javaScript) {
  const asked = await it.count("#answer");
  assert.equal(asked, javaScript ? 0 : 1);
  if (javaScript) return;
  const words = (await it.text("label[for=answer]")).match(/What is (\w+) plus (\w+)\?/);
  const sum = NUMBERS.indexOf(words[1]) + NUMBERS.indexOf(words[2]) + 2;
  await it.fill({ answer: String(sum) });
}

async function inLanguage(language, direction) {
  const it = await visitor([url], { javaScript: true });
  await it.open(`${url + letter}/sign/person?lang=${language}`);
  assert.equal(await it.page.locator("html").getAttribute("dir"), direction);
  await it.press("main form button.main");
  await it.open(`${url + letter}/people?lang=${language}`);
  await it.context.close();
}
