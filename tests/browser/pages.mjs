// The pages in Chromium, each with JavaScript off and on. `tests/pages/main.rs` starts the servers
// and says in UNDERSIGNED_WORLD where they are. Accessibility is measured where JavaScript is on,
// since axe needs it; the pages are the same.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const { hub, replica } = world;
const letter = hub.url + hub.appeal;

after(close);

for (const javaScript of [false, true]) {
  describe(`with JavaScript ${javaScript ? "on" : "off"}`, { concurrency: 2 }, () => {
    test("from the set-up link to a public, endorsed appeal", () => organise(javaScript));
    test("what everybody may read", () => read(javaScript));
  });
}

test("Arabic runs from right to left and fits", async () => {
  for (const path of [hub.appeal, `${hub.appeal}/cosigners`, `${hub.appeal}/revisions/1`, "/", "/appeals", "/sign-in", `/orgs/${hub.handle}`]) {
    const it = await visitor([hub.url], { language: "ar" });
    await it.open(`${hub.url}${path}?lang=ar`);
    const html = it.page.locator("html");
    assert.equal(await html.getAttribute("dir"), "rtl", path);
    assert.equal(await html.getAttribute("lang"), "ar", path);
    assert.equal(await html.evaluate((element) => getComputedStyle(element).direction), "rtl", path);
    // An account or a host runs the other way, and stands where the name above it stands.
    const sides = await it.page.locator("main .meta[dir=ltr]").evaluateAll((all) => all.map((one) => getComputedStyle(one).textAlign));
    assert.deepEqual(sides.filter((side) => side !== "right"), [], path);
    await it.context.close();
  }
});

test("on paper there is no navigation", async () => {
  const it = await visitor([hub.url]);
  await it.open(letter);
  await it.page.emulateMedia({ media: "print" });
  for (const selector of [".skip", ".languages", ".on-page", ".find", ".buttons", "#news", "#ways-out", ".foot ul"]) {
    for (const element of await it.page.locator(selector).all()) {
      assert.equal(await element.isVisible(), false, selector);
    }
  }
  for (const selector of ["h1", ".letter", ".co-signers", ".imprint"]) {
    assert.equal(await it.page.locator(selector).first().isVisible(), true, selector);
  }
  await it.page.emulateMedia({ media: "screen" });
  await it.open(`${letter}/cosigners`);
  // A sheet of A4 between its margins.
  await it.page.setViewportSize({ width: 680, height: 1000 });
  const row = it.page.locator(".roll tbody tr").first();
  const shown = () => row.evaluate((element) => getComputedStyle(element).display);
  assert.equal(await shown(), "block", "stacked on a screen");
  await it.page.emulateMedia({ media: "print" });
  assert.equal(await shown(), "table-row", "a table on paper");
  assert.equal(await it.page.locator(".roll thead").evaluate((element) => getComputedStyle(element).position), "static");
  await it.context.close();
});

test("a menu that was left open hides nothing that the keyboard comes to", async () => {
  const it = await visitor([hub.url], { javaScript: false });
  await it.open(letter);
  await it.tabTo(".languages summary");
  await it.page.keyboard.press("Enter");
  assert.equal(await it.page.locator(".languages ul").isVisible(), true);
  let seen = 0;
  for (let step = 0; step < 40; step += 1) {
    await it.page.keyboard.press("Tab");
    const hidden = await it.page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused.closest("main")) return null;
      const { left, top, width, height } = focused.getBoundingClientRect();
      const above = document.elementFromPoint(left + width / 2, top + height / 2);
      return above?.closest(".languages") ? focused.outerHTML.slice(0, 120) : "";
    });
    if (hidden === null) continue;
    assert.equal(hidden, "");
    seen += 1;
  }
  assert.ok(seen > 5, `${seen} were come to`);
  await it.context.close();
});

async function organise(javaScript) {
  const { url, link } = world.setUp[javaScript ? "javaScriptOn" : "javaScriptOff"];
  const password = "a crane with brakes";
  const it = await visitor([url], { javaScript });

  await it.open(link);
  await it.press("main form button.main");
  assert.match(await it.page.title(), /^Error:/);
  assert.equal(await it.count(".errors[role=alert] a"), 4, "handle, name, e-mail, password");
  await it.fill({
    handle: "winches",
    "language-1": "en", "name-1": "Winch Workers’ Union",
    "language-2": "zh-Hant", "name-2": "絞車工人工會",
    person: "Ida Morn", email: "ida@winches.example",
    password, "password-again": password,
  });
  await it.press("main form button.main");
  assert.match(await it.text("main"), /@winches@[a-z.]*localhost:/);
  await it.press("main a.button.main");
  assert.equal(it.where, "/desk");
  assert.match(await it.text(".masthead"), /Winch Workers’ Union/);

  await it.press("form[action='/sign-out'] button");
  assert.equal(it.where, "/sign-in?why=signed-out");
  await it.open(link);
  assert.equal(it.where, "/sign-in?why=set-up-used", "the link works once");
  await it.open(`${url}/desk/tokens`);
  await it.fill({ email: "ida@winches.example", password: "a crane without" });
  await it.press("main form button.main");
  assert.equal(await it.count(".errors[role=alert] a"), 1);
  await it.fill({ email: "ida@winches.example", password });
  await it.press("main form button.main");
  assert.equal(it.where, "/desk/tokens", "on to where one wanted to go");

  await write(it);
  await endorse(it, `${url}/appeals/brakes-for-all`);
  await revise(it, url);
  for (const path of ["/desk", "/desk/follow", "/desk/appeals/brakes-for-all", "/desk/appeals/brakes-for-all/co-signers"]) {
    await it.open(url + path);
  }
  await it.context.close();
  await wordings(url, javaScript);

  const anybody = await visitor([url], { javaScript });
  await anybody.open(`${url}/appeals/brakes-for-all`);
  assert.match(await anybody.text("h1"), /Brakes for all/);
  assert.equal(await anybody.text(".title-too [lang=zh-Hant]"), "人人有煞車");
  assert.equal(await anybody.count(".demands > li"), 5, "three demands in English, two in Chinese");
  assert.match(await anybody.text(".co-signers"), /Winch Workers’ Union/);
  assert.equal((await anybody.context.cookies()).length, 0, "readers get no cookie");
  await anybody.context.close();
}

/** Writes an appeal in two languages, looks at it, and publishes it. */
async function write(it) {
  await it.press(".tabs a[href='/desk/appeals/new']");
  await it.fill({
    slug: "brakes-for-all",
    "title-1": "Brakes for all",
    "body-1": "A winch without a brake is a *trap*.\n\nWe have said so for a year.",
    "demand-1-1": "Mend the brakes.", "demand-1-2": "Pay for the days lost.",
    "office-1": "The Harbour Master",
  });
  await it.press("button[value=more-languages]");
  await it.fill({
    "language-2": "zh-Hant", "authoritative-2": true,
    "title-2": "人人有煞車",
    "body-2": "沒有煞車的絞車是*陷阱*。\n\n我們說了一年。",
    "demand-2-1": "修好煞車。", "demand-2-2": "補發誤工的工資。",
  });
  await it.press("button[value=preview]");
  assert.match(await it.text("#shown"), /A winch without a brake/);
  assert.match(await it.text("#shown [lang=zh-Hant].tongue"), /沒有煞車的絞車/);
  await it.press("button[value=save]:not([tabindex])");
  assert.equal(it.where, "/desk/appeals/brakes-for-all/edit?done=draft-saved");
  await it.press("button[value=check]");
  await it.press("main a[href='/desk/appeals/brakes-for-all/preview']");
  assert.match(await it.text("h1"), /Brakes for all/);
  await it.page.goBack();
  await it.press("main form button.main");
  assert.equal(it.where, "/desk/appeals/brakes-for-all?done=published");
}

/** Endorses an appeal by its address. */
async function endorse(it, address) {
  await it.press(".tabs a[href='/desk/endorse']");
  await it.fill({ object: address });
  await it.press("main form button.main");
  assert.match(it.where, /^\/desk\/endorse\/check\?/);
  assert.equal(await it.page.locator("[name=name-1]").inputValue(), "Winch Workers’ Union");
  await it.press("main form button.main");
  assert.match(it.where, /^\/desk\/endorse\/done\?/);
}

/** Adds a translation, then changes the text; the signer affirms the new wording. */
async function revise(it, url) {
  const edit = `${url}/desk/appeals/brakes-for-all/edit`;
  await it.open(edit);
  await it.press("button[value=more-languages]");
  await it.fill({ "language-3": "ar", "title-3": "مكابح للجميع", "body-3": "الرافعة بلا مكابح فخّ." });
  await it.press("button[value=check]");
  assert.match(await it.text("main"), /does not change what was signed\. It stays wording 1/);
  assert.match(await it.text(".change"), /new translation/);
  await it.fill({ incomplete: true });
  await it.press("main form button.main");
  assert.equal(it.where, "/desk/appeals/brakes-for-all?done=published");
  await it.open(`${url}/desk`);
  assert.equal(await it.count("#affirm"), 0, "a translation asks nobody");

  await it.open(edit);
  assert.match(await it.text(".lead"), /1 signer of the text as it stands/);
  await it.fill({
    "body-1": "A winch without any brake is a *trap*.\n\nWe have said so for a year.",
    "body-2": "沒有任何煞車的絞車是*陷阱*。\n\n我們說了一年。",
    "demand-1-2": "Pay for every day lost.", "demand-1-3": "Let us see the log.",
  });
  await it.press("button[value=preview]");
  assert.match(await it.text("#shown"), /It becomes wording 2/);
  await it.press("button[value=check]");
  const warning = await it.text("main");
  assert.match(warning, /This changes what was signed\. It becomes wording 2/);
  assert.match(warning, /1 signer signed the text as it stands\. It stays listed/);
  assert.equal(await it.count(".passage[lang=en].changed ins"), 1);
  assert.equal(await it.count(".passage[lang=zh-Hant].changed ins"), 1);
  await it.fill({ incomplete: true });
  await it.press("main form button.main");
  assert.equal(it.where, "/desk/appeals/brakes-for-all?done=published");

  // Who publishes a wording stands behind it, and need not say so again.
  await it.open(`${url}/appeals/brakes-for-all/cosigners`);
  assert.doesNotMatch(await it.text(".roll"), /revision 1/);
  await it.open(`${url}/desk`);
  assert.equal(await it.count("#affirm"), 0);
}

/** The wordings as anybody reads them. */
async function wordings(url, javaScript) {
  const it = await visitor([url], { javaScript });
  const address = `${url}/appeals/brakes-for-all`;
  await it.open(address);
  await it.press(".status a[href$='/revisions']");
  assert.equal(await it.count(".revisions > li"), 2);
  await it.press(".revisions > li:last-child h2 a");
  assert.match(await it.text(".notice"), /which has been replaced/);
  assert.match(await it.text("#letter [lang=en].tongue"), /A winch without a brake/);
  const changes = it.page.locator("#changes");
  assert.match(await changes.locator("[lang=en] del").first().innerText(), /\ba\b/);
  assert.match(await changes.locator("[lang=en] ins").first().innerText(), /\bany\b/);
  const struck = await changes.locator("del").first().evaluate((element) => getComputedStyle(element).textDecorationLine);
  assert.equal(struck, "line-through", "not by colour alone");
  assert.match(await it.text("#changes .demand-changes li:last-child"), /demand 3, new/);
  await it.open(`${address}/revisions/2?against=1`);
  assert.match(await it.text("#signed .co-signers"), /Winch Workers’ Union/);
  await it.open(`${address}/revisions/1?lang=ar&text=ar`);
  assert.equal(await it.page.locator("html").getAttribute("dir"), "rtl");
  assert.equal(await it.page.locator("#letter [lang=ar].tongue").getAttribute("dir"), "rtl");
  await it.open(`${address}/revisions/9`, 404);
  assert.match(await it.text(".lead"), /There is no wording 9/);
  assert.equal(await it.count(".revisions > li"), 2);
  await it.context.close();
}

test("a figure follows new signatures, and one copies and changes language where one is", async () => {
  const it = await visitor([hub.url]);
  await it.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: hub.url });
  await it.open(letter);
  const figure = it.page.locator("[data-live=organisations]");
  // An old figure, as out of a cache: the server says at once what it is now.
  await figure.evaluate((element) => (element.textContent = "0"));
  await it.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await it.page.waitForFunction((listed) => document.querySelector("[data-live=organisations]").textContent === listed, String(world.listed));
  assert.equal(await it.page.locator("[data-with-figure]").count(), 0, "what was said with the old figure is gone");
  // It need not change while one reads: nobody asks any more, nor on the next page of the tab.
  const pause = it.page.locator(".standing button");
  assert.equal(await pause.innerText(), "Stop updating this figure");
  await pause.click();
  const asked = [];
  const events = (request) => request.resourceType() === "eventsource";
  it.page.on("request", (request) => events(request) && asked.push(request.url()));
  await it.open(letter);
  assert.equal(await pause.innerText(), "Update this figure again");
  assert.deepEqual(asked, []);
  await Promise.all([it.page.waitForRequest(events), pause.click()]);
  assert.equal(await pause.innerText(), "Stop updating this figure");
  // Coming back to a page that the browser has kept as it was, one finds what was chosen since.
  for (const [kept, words] of [["yes", "Update this figure again"], ["", "Stop updating this figure"]]) {
    await it.page.evaluate((kept) => {
      sessionStorage.setItem("figure-stopped", kept);
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }, kept);
    assert.equal(await pause.innerText(), words);
  }
  await it.page.locator("#share .copy").click();
  await it.page.locator("#share [role=status]:not(:empty)").waitFor();
  await it.page.locator("#figures").scrollIntoViewIfNeeded();
  await it.page.locator("#figures").evaluate((element) => element.scrollIntoView());
  await it.page.locator(".languages summary").evaluate((element) => element.click());
  await it.page.locator(".languages a[lang=fr]").evaluate((element) => element.click());
  await it.page.waitForURL(/lang=fr#/);
  assert.match(new URL(it.page.url()).hash, /^#(figures|days)$/);
  await it.context.close();
});

async function read(javaScript) {
  const it = await visitor([hub.url, replica.url], { javaScript });

  await it.open(letter);
  assert.equal(await it.text(".figure strong"), String(world.listed));
  assert.equal(await it.count(".letter > .tongue"), 2);
  assert.equal(await it.text("#entry-22 [lang=ta]"), "துறைமுகத் தொழிலாளர் கூட்டமைப்பு");
  assert.equal(await it.page.locator("#entry-29 [lang=he]").getAttribute("dir"), "rtl");
  await it.page.keyboard.press("Tab");
  const focused = it.page.locator(":focus");
  assert.equal(await focused.getAttribute("class"), "skip");
  assert.equal((await focused.boundingBox()).y >= 0, true, "the skip link shows itself");

  await it.fill({ q: "クレーン" });
  await it.press(".undersigned .find button");
  assert.equal(await it.count(".roll tbody tr"), 1);
  await it.page.locator("#country").selectOption("JP");
  await it.fill({ q: "" });
  await it.press(".filters button");
  assert.equal(await it.count(".roll tbody tr"), 3);
  await it.open(`${letter}/cosigners?from=2001-01-01&until=2001-12-31`);
  assert.equal(await it.count(".roll tbody tr"), 0);
  assert.equal(await it.page.locator(".fold").getAttribute("open"), "");
  await it.open(`${letter}/cosigners`);
  await it.page.setViewportSize({ width: 390, height: 844 });
  assert.equal(await it.page.locator("#country").isVisible(), false, "filters are folded on a phone");
  await it.page.locator(".fold summary").click();
  assert.equal(await it.page.locator("#country").isVisible(), true);
  await it.page.setViewportSize({ width: 1280, height: 900 });
  await it.open(`${letter}/cosigners?q=nobody+at+all`);
  assert.equal(await it.count(".roll tbody tr"), 0);

  await it.open(`${letter}/cosigners`);
  await it.press("#entry-9 a.names");
  assert.match(await it.text("main"), /港湾荷役労働者の会/);
  await it.press(".back a");
  assert.equal(new URL(it.page.url()).pathname, hub.appeal);

  await it.open(`${hub.url}/orgs/${hub.handle}`);
  assert.match(await it.text("main"), /Open the gate/);
  await it.open(`${hub.url}/`);
  await it.press("main .appeals a");
  await it.page.locator(".languages summary").click();
  await it.press(".languages a[lang=zh-Hant]");
  assert.equal(await it.page.locator("html").getAttribute("lang"), "zh-Hant");
  assert.equal(await it.text("h1 span"), "為七號碼頭十九人打開閘門");

  await it.open(`${hub.url}/appeals`);
  await it.page.locator("#status").selectOption("closed");
  await it.press(".filters button");
  assert.equal(await it.count(".appeal-card"), 1);
  await it.open(`${hub.url}/appeals/never-written`, 404);

  await it.open(replica.url + replica.appeal);
  assert.match(await it.text(".notice"), /copy/i);
  assert.equal(await it.text(".figure strong"), String(world.listed));
  assert.equal((await it.context.cookies()).length, 0, "readers get no cookie");
  await it.context.close();
}
