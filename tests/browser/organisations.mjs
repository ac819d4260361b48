// Organisations without a server, by keyboard: the form, the links in the e-mails (which the server
// writes into its folder), claiming, and the desk that enters others from paper.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const { url, letter, mail, desk, organiser } = world.organisations;

after(close);

for (const javaScript of [false, true]) {
  const mode = javaScript ? "javaScriptOn" : "javaScriptOff";
  describe(`with JavaScript ${javaScript ? "on" : "off"}`, () => {
    test("an organisation signs by form and comes back", () => sign(javaScript, mode));
    test("the desk lets in, and enters a sheet", () => enter(javaScript, mode));
  });
}

for (const [language, direction] of [["zh-Hant", "ltr"], ["ar", "rtl"]]) {
  test(`in ${language}`, () => inLanguage(language, direction));
}

test("a button adds a row though the browser does not say which was pressed", addsARow);

/** The text of the newest mail to an address. */
function mailTo(address) {
  const texts = readdirSync(mail).filter((name) => name.endsWith(".eml"))
    .map((name) => readFileSync(join(mail, name), "utf8"))
    .filter((text) => text.includes(`To: ${address}`))
    .sort((a, b) => Date.parse(/^Date: (.*)$/m.exec(a)[1]) - Date.parse(/^Date: (.*)$/m.exec(b)[1]));
  const [head, ...rest] = (texts.at(-1) ?? "").split(/\r?\n\r?\n/);
  const body = rest.join("\n\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  const plain = body.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => `%${hex}`);
  return /quoted-printable/i.test(head) ? plain.replaceAll("%3D", "=") : body;
}

/** The link for a purpose in the newest mail to an address, once it is there. */
async function link(address, purpose) {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const found = mailTo(address).match(new RegExp(`${url}/sign-by-form/${purpose}\\?token=[\\w-]+`));
    if (found) return found[0];
    await new Promise((go) => setTimeout(go, 50));
  }
  assert.fail(`no link to ${purpose} in a mail to ${address}`);
}

/** Answers the question that a form asks where no script runs. */
async function answer(it) {
  const words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
  const asked = (await it.text("label[for=answer]")).match(/(\w+) plus (\w+)/);
  return String(words.indexOf(asked[1]) + words.indexOf(asked[2]) + 2);
}

async function sign(javaScript, mode) {
  const host = `${mode.toLowerCase()}.example`;
  const name = `Crane Drivers ${mode}`;
  const it = await visitor([url], { javaScript });
  await it.open(url + letter);
  await it.enter(`#sign a[href$="/sign/organisation"]`);
  assert.equal(it.where, `${letter}/sign/organisation`);
  await it.write("#name-1", name);
  await it.enter("button[name=do]");
  assert.equal(await it.count("#name-3"), 1, "another row");
  assert.equal(await it.page.locator("#name-1").inputValue(), name, "as it was written");
  await it.fill({
    "language-2": "zh-Hant",
    "name-2": "吊機司機工會",
    website: `www.${host}`,
    email: `office@${host}`,
    person: "Ana",
    role: "Secretary",
  });
  if (!javaScript) await it.write("#answer", await answer(it));
  await it.enter("main form button.main");
  await it.toTheError("agree");
  await it.page.keyboard.press("Space");
  if (!javaScript) await it.write("#answer", await answer(it));
  await it.enter("main form button.main");
  assert.match(await it.text("[role=status]"), /No e-mail leaves this server/);

  await it.open(await link(`office@${host}`, "confirm"));
  const asked = await it.text("main");
  for (const part of [name, "吊機司機工會", `at ${host}`, "Nothing is signed until"]) {
    assert.ok(asked.includes(part), part);
  }
  await it.enter("main form button.main");
  assert.match(await it.text("h1"), /Your organisation is on the list/);
  await it.open(`${url}${letter}/cosigners?q=${encodeURIComponent(name)}`);
  await it.enter(".roll tbody a");
  assert.match(await it.text(".facts"), new RegExp(`confirmed from an e-mail address at ${host} on`));
  await it.enter("section[aria-labelledby=claim] a");
  assert.match(await it.text("main"), new RegExp(`if your server is at ${host}`));
  await it.write("#account", "the union");
  await it.enter("section[aria-labelledby=say] button");
  await it.toTheError("account");

  await it.open(await link(`office@${host}`, "manage"));
  await it.write("#why", "x".repeat(501));
  await it.enter("section[aria-labelledby=why-ours] button");
  await it.toTheError("why");
  await it.write("#why", "Our crews are tired.\nWe go home late.");
  await it.enter("section[aria-labelledby=why-ours] button");
  assert.match(await it.text("main"), /looks at what you wrote before it is shown/);
  await letIn(javaScript, mode, name);
  await it.open(url + letter);
  assert.match(await it.text("#why"), /Our crews are tired/);
  await it.enter("#why a.names");
  assert.match(await it.text("main"), /We go home late/);
  await it.open(`${url}${letter}/comments`);
  assert.match(await it.text("main"), /In their own words/);

  await it.open(await link(`office@${host}`, "manage"));
  await it.enter("main form button.grave");
  await it.toTheError("sure");
  await it.page.keyboard.press("Space");
  await it.enter("main form button.grave");
  assert.match(await it.text("h1"), /Withdrawn/);
  await it.open(`${url}${letter}/cosigners?q=${encodeURIComponent(name)}`);
  assert.equal(await it.count(".roll tbody tr"), 0);
  await it.open(url + letter);
  assert.equal(await it.count("#why"), 0, "it goes with the name");
  await it.context.close();
}

/** The organiser looks at what a signer says, shows it, takes it down and shows it again. */
async function letIn(javaScript, mode, name) {
  const it = await visitor([url], { javaScript });
  await it.open(organiser[mode]);
  await it.fill({ password: "a crane with brakes", "password-again": "a crane with brakes" });
  await it.press("main form button.main");
  await it.open(`${url}/desk${letter}`);
  await it.enter(`a[href$="/comments"]`);
  for (const [list, act] of [["waiting", "show"], ["shown", "refuse"], ["refused", "show"]]) {
    const row = `section[aria-labelledby=${list}] .queue li`;
    assert.match(await it.text(row), new RegExp(`${name}`));
    await it.enter(`${row} button[value=${act}]`);
    assert.match(await it.text("[role=status]"), act === "show" ? /It is shown/ : /It is not shown/);
  }
  await it.context.close();
}

async function enter(javaScript, mode) {
  const it = await visitor([url], { javaScript });
  await it.open(desk[mode]);
  await it.fill({ password: "a crane with brakes", "password-again": "a crane with brakes" });
  await it.press("main form button.main");
  await it.open(`${url}/desk${letter}`);
  await it.enter("section[aria-labelledby=by-hand] a");
  await it.write("#name-1", `Harbour Choir ${mode}`);
  await it.fill({ ordinal: "first" });
  await it.page.locator("#evidence").setInputFiles({
    name: "sheet.pdf", mimeType: "application/pdf", buffer: Buffer.from("a scan"),
  });
  await it.enter("main form button.main");
  await it.toTheError("ordinal");
  await it.write("#ordinal", javaScript ? "41" : "42");
  await it.enter("main form button.main");
  assert.match(await it.text("h1"), /Check before you sign/);
  assert.match(await it.text(".facts"), /Only this digest is kept/);
  await it.enter("form:has([name=change]) button");
  assert.equal(await it.page.locator("#name-1").inputValue(), `Harbour Choir ${mode}`);
  await it.enter("main form button.main");
  await it.enter("form[action$='/sign'] button.main");
  assert.match(await it.text("[role=status]"), /The signer is on the list/);
  const row = it.page.locator("tbody tr", { hasText: `Harbour Choir ${mode}` });
  assert.match(await row.innerText(), /paper/);
  await Promise.all([it.page.waitForEvent("domcontentloaded"), row.locator("a").first().click()]);
  await it.page.waitForLoadState();
  await it.look();
  await it.fill({ sure: true });
  await it.enter("section[aria-labelledby=withdraw] button");
  assert.match(await it.text("[role=status]"), /The entry was withdrawn/);
  await it.context.close();
}

/** As in Safari before 15.4, where the button is pressed before the work is done. */
async function addsARow() {
  const it = await visitor([url], { javaScript: true });
  await it.context.addInitScript(() => {
    delete HTMLFormElement.prototype.requestSubmit;
    delete SubmitEvent.prototype.submitter;
  });
  await it.open(`${url}${letter}/sign/organisation`);
  await it.press("main form button[name=do]");
  assert.equal(await it.count("#name-3"), 1, "another row");
  await it.context.close();
}

/** In the direction of the language; the words come later. */
async function inLanguage(language, direction) {
  const it = await visitor([url], { javaScript: true, language });
  const asked = `?lang=${language}`;
  for (const path of ["/sign/organisation", "/sign/organisation/again"]) {
    await it.open(url + letter + path + asked);
    assert.equal(await it.page.locator("html").getAttribute("dir"), direction);
  }
  await it.write("#email", "office");
  await it.enter("main form button.main");
  await it.toTheError("email");
  await it.open(`${url}/sign-by-form/confirm${asked}&token=nothing`, 404);
  await it.context.close();
}
