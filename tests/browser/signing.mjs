// Signing from elsewhere, by keyboard: the page that says how, the way to one's own server, and
// the link in a direct message. `tests/pages/accounts.rs` sets the accounts up that replied.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const { url, letter, accounts, late, social } = world.signing;
const organiser = `@${world.signing.handle}@${new URL(url).host}`;
const object = url + letter;

after(close);

for (const javaScript of [false, true]) {
  const mode = javaScript ? "javaScriptOn" : "javaScriptOff";
  describe(`with JavaScript ${javaScript ? "on" : "off"}, by keyboard`, () => {
    test("from the letter to the page that says how to sign", () => sayHow(javaScript));
    test("from the letter to one's own server", () => ownServer(javaScript));
    test("an organisation confirms, and takes it back", () => organisation(javaScript, mode));
    test("a person confirms, and takes it back", () => person(javaScript, mode));
    test("where each name is looked at", () => moderated(javaScript, mode));
    test("a link that leads nowhere says what to do", () => nowhere(javaScript));
  });
}

for (const [language, direction] of [["zh-Hant", "ltr"], ["ar", "rtl"]]) {
  test(`in ${language}`, () => inLanguage(language, direction));
}

const start = (javaScript, language) => visitor([url, late.url], { javaScript, language });
const listed = (it, name) => it.page.locator(".co-signers .names", { hasText: name }).count();

/** What only the account's own server can do. */
async function deleteReply(name) {
  const answer = await fetch(world.signing.delete + name, { method: "POST" });
  assert.equal(answer.status, 202);
}

async function sayHow(javaScript) {
  const it = await start(javaScript);
  await it.open(object);
  await it.enter(`#sign a[href$="${letter}/sign"]`);
  assert.equal(it.where, `${letter}/sign`);
  const steps = await it.text(".steps");
  assert.ok(steps.includes(object) && steps.includes(`${organiser} #WeCoSign`), steps);
  assert.match(await it.text("main"), /A private one is no signature/);
  assert.match(await it.text("main"), /To take a signature back, delete the reply/);

  await it.write("[name=reply]", "my reply");
  await it.page.keyboard.press("Enter");
  await it.page.waitForURL("**/sign/reply");
  await it.look();
  await it.toTheError("reply");
  assert.equal(await it.page.locator(":focus").inputValue(), "my reply", "as it was written");
  assert.match(await it.text("#reply-error"), /Write the whole address of the reply/);
  await it.page.keyboard.press("Control+A");
  await it.page.keyboard.type(accounts["looked-at"].reply);
  await it.enter("main form button.main");
  assert.equal(it.where, `${letter}/sign?pasted=yes`);
  assert.match(await it.text("[role=status]"), /We looked/);

  await it.enter(".back a");
  assert.equal(it.where, letter);
  await it.context.close();
}

async function ownServer(javaScript) {
  const it = await start(javaScript);
  await it.open(`${object}/sign`);
  await it.enter("main a[href$='/sign/own-server']");
  assert.equal(it.where, `${letter}/sign/own-server`);

  await it.write("#handle", "the union");
  await it.enter("main form button.main");
  await it.toTheError("handle");
  assert.equal(await it.page.locator("#handle").inputValue(), "the union", "as it was written");
  assert.match(await it.text("#handle-error"), /Write an account as @name@host/);

  await it.page.keyboard.press("Control+A");
  await it.page.keyboard.type(social.away);
  await it.enter("main form button.main");
  await it.toTheError("handle");
  assert.match(await it.text("#handle-error"), /No answer came from .+\. Check how it is written/);

  await it.page.keyboard.press("Control+A");
  await it.page.keyboard.type(social.wayless);
  await it.enter("main form button.main");
  const explained = await it.text("main");
  assert.match(explained, /there is no link\. You can still find this petition there by hand/);
  assert.ok(explained.includes(object) && explained.includes(`${organiser} #WeCoSign`), explained);
  assert.equal(await it.count("main .button"), 0, "nothing to press that leads nowhere");

  await it.enter("main a[href$='/sign/own-server']");
  await it.write("#handle", social.subscribes);
  await it.enter("main form button.main");
  const way = `${social.base}/authorize_interaction?uri=${encodeURIComponent(object)}`;
  assert.equal(await it.page.locator("main .button.main").getAttribute("href"), way);
  assert.ok((await it.text("main")).includes(way), "where it leads is read before it is followed");
  await it.tabTo("main .button.main");

  // The form on the letter itself leads the same way.
  await it.open(object);
  await it.write("#sign #handle", social.wayless);
  await it.enter("#sign form button.main");
  assert.equal(it.where, `${letter}/sign/own-server`);
  assert.match(await it.text("main"), /there is no link/);
  await it.context.close();
}

async function organisation(javaScript, mode) {
  const story = `organisation-${mode}`;
  const { link, account, actor } = accounts[story];
  const name = `Crane Drivers, ${mode}`;
  const it = await start(javaScript);
  await it.open(link);
  const asked = await it.text("main");
  for (const part of ["Free the eleven dockers", account, "Nothing is signed until you press"]) {
    assert.ok(asked.includes(part), part);
  }
  assert.equal(await it.page.locator("#name-1").inputValue(), "Mei at the docks 梅");

  await it.write("#name-1", " ");
  await it.enter("main form button.main");
  await it.toTheError("name-1");
  await it.page.keyboard.type(name);
  await it.write("#also-known-as", "CD");
  await it.tabTo("#country");
  await it.page.keyboard.type("Hong K");
  await it.enter("main form button.main");
  assert.match(await it.text("h1"), /Your organisation is on the list/);
  const done = await it.text("main");
  assert.ok(done.includes(name) && done.includes(account), "what is listed");
  assert.match(done, /To take a signature back, delete the reply/);

  await it.enter(".back a");
  assert.equal(it.where, letter);
  assert.equal(await listed(it, name), 1);
  await it.open(`${object}/cosigners?q=${encodeURIComponent(name)}`);
  assert.equal(await it.count(".roll tbody tr"), 1);
  assert.ok((await it.text(".roll tbody")).includes(new URL(actor).host));

  await it.open(link, 410);
  assert.match(await it.text("h1"), /This link has been used/);
  assert.match(await it.text("main"), /your signature stands.*To take a signature back, delete/s);
  await deleteReply(story);
  await it.enter(`main a[href='${letter}']`);
  assert.equal(await listed(it, name), 0, "it was taken back");
  await it.context.close();
}

async function person(javaScript, mode) {
  const story = `person-${mode}`;
  const it = await start(javaScript);
  await it.open(accounts[story].link);
  await it.enter("#person ~ form button");
  await it.toTheError("agree");
  await it.page.keyboard.press("Space");
  await it.enter("#person ~ form button");
  assert.match(await it.text("h1"), /Your signature counts/);
  const people = async () => {
    await it.open(object);
    return it.text("#figures");
  };
  assert.match(await people(), /People[^\d]*1/s);
  assert.ok(!(await it.text("main")).includes("Mei at the docks"), "no name is shown");
  await deleteReply(story);
  assert.doesNotMatch(await people(), /People[^\d]*1/s);
  await it.context.close();
}

async function moderated(javaScript, mode) {
  const it = await start(javaScript);
  await it.open(accounts[`moderated-${mode}`].link);
  assert.match(await it.text("main"), /The organiser looks at each name before it is listed/);
  await it.enter("main form button.main");
  assert.match(await it.text("main"), /once somebody there has let it in/);
  await it.enter(".back a");
  assert.equal(await listed(it, "Mei at the docks"), 0);
  await it.context.close();
}

async function nowhere(javaScript) {
  const it = await start(javaScript);
  await it.open(`${url}/co-sign?token=nothing`, 404);
  assert.match(await it.text("main"), /There is no such link.*Open it from the message again/s);
  await it.open(`${url}/co-sign`, 404);
  await it.open(late.link, 410);
  assert.match(await it.text("main"), /This link is too old.*Nothing was signed/s);
  assert.equal(await it.count("main form"), 0);
  await it.enter(`main a[href$='/sign']`);
  assert.equal(it.where, `${letter}/sign`);
  await it.tabTo("[name=reply]");
  await it.context.close();
}

/** The pages that are the same for everybody, in a language that is not English. */
async function inLanguage(language, direction) {
  const it = await start(true, language);
  const { link } = accounts["looked-at"];
  const look = async () => {
    const html = it.page.locator("html");
    assert.equal(await html.getAttribute("lang"), language, it.page.url());
    assert.equal(await html.getAttribute("dir"), direction, it.page.url());
    assert.deepEqual(await english(it.page), [], it.page.url());
  };
  const asked = `?lang=${language}`;
  await it.open(`${object}/sign${asked}`);
  await look();
  await it.write("[name=reply]", "x");
  await it.enter("main form button.main");
  await look();
  await it.toTheError("reply");
  await it.enter("main a[href*='/sign/own-server']");
  await look();
  for (const handle of ["the union", social.wayless]) {
    await it.write("#handle", handle);
    await it.enter("main form button.main");
    await look();
  }
  await it.enter("main a[href*='/sign/own-server']");
  await it.write("#handle", social.subscribes);
  await it.enter("main form button.main");
  await look();
  await it.open(`${link}&lang=${language}`);
  await look();
  await it.write("#name-1", " ");
  await it.enter("main form button.main");
  await look();
  await it.toTheError("name-1");
  await it.page.locator(".languages summary").click();
  await it.press(".languages a[lang=en]");
  assert.match(await it.text("h1"), /Confirm your signature/, "the link is not lost");
  await it.open(`${url}/co-sign?token=nothing&lang=${language}`, 404);
  await look();
  await it.open(`${late.link}&lang=${language}`, 410);
  await look();
  await it.context.close();
}

/** Sentences of the frame and the page that were left in English. */
function english(page) {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true);
    for (const part of copy.querySelectorAll("[lang=en], [dir=auto], code, bdi, option")) part.remove();
    return copy.textContent.match(/[A-Za-z’]+( [A-Za-z’]+){2,}/g) ?? [];
  });
}
