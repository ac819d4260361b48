// Inviting organisations to sign, what their link opens, and endorsing with a mandate and a receipt.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, describe, test } from "node:test";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const password = "a crane with brakes";
const pictures = process.env.UNDERSIGNED_TEST_PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });

after(close);

for (const javaScript of [false, true]) {
  const story = world.inviting[javaScript ? "javaScriptOn" : "javaScriptOff"];
  describe(`with JavaScript ${javaScript ? "on" : "off"}`, () => {
    test("an organiser invites, and the invited answer", () => invite(javaScript, story));
    test("an organisation decides, endorses and keeps a receipt", () => endorse(javaScript, story));
  });
}

test("in Arabic", () => inArabic());

/** Somebody who has just signed in. */
async function signedIn(javaScript, { url, link }, origins = [url]) {
  const it = await visitor(origins, { javaScript });
  await it.open(link);
  await it.fill({ password, "password-again": password });
  await it.press("main form button.main");
  return it;
}

/** Pictures of a page, where somebody wants to look at them. */
async function picture(it, name) {
  if (!pictures) return;
  for (const [kind, width] of [["phone", 390], ["desktop", 1280]]) {
    await it.page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"]) {
      await it.page.emulateMedia({ colorScheme });
      await it.page.screenshot({ path: `${pictures}/${name}-${kind}-${colorScheme}.png`, fullPage: true });
    }
  }
  await it.page.emulateMedia({ colorScheme: "light" });
}

async function invite(javaScript, story) {
  const { url } = story.desk;
  const it = await signedIn(javaScript, story.desk);
  await it.open(`${url}/desk/appeals/the-nineteen`);
  await it.press("a[href$='/invitees']");
  await it.press("main form[enctype] button.main");
  await it.toTheError("list");
  assert.match(await it.text("#list-error"), /The list is empty/);
  await it.fill({
    list: "Ana\tCranes\t12 34 56 78\toffice@cranes.example\nBen\tPiers\t\thall@piers.example",
  });
  await it.press("main form[enctype] button.main");
  assert.match(await it.text("main"), /No column is read as names/);
  await it.page.selectOption("[name=column-2]", "name");
  await it.press("section[aria-labelledby=columns] form button");
  assert.match(await it.text("table.ledger"), /Cranes/);
  assert.doesNotMatch(await it.text("table.ledger"), /Ana/);
  if (javaScript) await picture(it, "invitees-columns");
  await it.open(`${url}/desk/appeals/the-nineteen/invitees`);
  await it.fill({
    list: "office@cranes.example, Crane Drivers, en\nnobody at all\noffice@cranes.example\nأرصفة <hall@piers.example>, ar",
    words: "Dear friends,\nplease look at this.",
  });
  if (javaScript) await picture(it, "invitees-list");
  await it.press("main form[enctype] button.main");
  assert.match(await it.text("main"), /Each of these gets a link/);
  assert.match(await it.text("main"), /Line 2:.*there is no account/s);
  if (javaScript) await picture(it, "invitees-check");
  await it.press("main form button.main");
  assert.match(await it.text("[role=status]"), /2 invitations are written\. No e-mail leaves this server/);
  assert.equal(await it.count(".invitees > li"), javaScript ? 3 : 2);
  const row = it.page.locator(".invitees > li", { hasText: "Crane Drivers" });
  await row.locator("summary").click();
  const link = await row.locator("code").innerText();
  assert.ok(link.startsWith(`${url}/invited?token=`), link);
  if (javaScript) await picture(it, "invitees");

  const guest = await visitor([url], { javaScript });
  await guest.open(link);
  assert.match(await guest.text("main"), /asks Crane Drivers to sign/);
  if (javaScript) await picture(guest, "invited");
  await guest.press("main a[href*='sign/organisation?']");
  assert.equal(await guest.page.inputValue("[name=email]"), "office@cranes.example");
  assert.equal(await guest.page.inputValue("[name=name-1]"), "Crane Drivers");
  await guest.open(link);
  await guest.press("main form[action*='decline'] button");
  assert.match(await guest.text("main"), /does not sign this/);
  assert.equal(await guest.count("main form[action*='decline']"), 0);
  await guest.press("main a[href*='/invited/stop']");
  await guest.press("main form button.main");
  assert.match(await guest.text("[role=status]"), /no more invitations/);
  await guest.context.close();

  await it.open(`${url}/desk/appeals/the-nineteen/invitees`);
  const said = await it.page.locator(".invitees > li", { hasText: "Crane Drivers" }).innerText();
  assert.match(said, /does not sign/);
  assert.match(said, /address deleted/);
  await it.press(".invitees > li:has-text('أرصفة') form[action$='/revoke'] button");
  assert.match(await it.text(".invitees"), /taken back/);
  await it.context.close();
}

async function endorse(javaScript, story) {
  const { url } = story.other;
  const it = await signedIn(javaScript, story.other);
  await it.open(`${url}/desk/endorse`);
  await it.fill({ object: story.object });
  await it.press("main form button.main");
  const checked = () => it.text("section[aria-labelledby=checked]");
  // Who is slow is compared with later.
  for (const end = Date.now() + 60_000; !/Same list/.test(await checked()) && Date.now() < end; ) await it.page.reload();
  assert.match(await checked(), /Same list/);
  await it.fill({ "decided-on": "2026-11-02" });
  await it.press("main form button.main");
  await it.toTheError("decided-by");
  await it.page.selectOption("[name=decided-by]", "board");
  if (javaScript) await picture(it, "endorse-check");
  await it.press("main form button.main");
  await it.press("main a[href*='/receipt?']");
  assert.match(await it.text("main"), /Decided by .*the board/);
  assert.match(await it.text("main"), /"mandate"/);
  if (javaScript) await picture(it, "receipt");
  await it.page.emulateMedia({ media: "print" });
  assert.equal(await it.page.locator(".tabs").isVisible(), false, "no tabs on paper");
  await it.page.emulateMedia({ media: "screen" });
  await it.context.close();
}

async function inArabic() {
  const { link } = world.inviting;
  const it = await visitor([new URL(link).origin], { javaScript: true });
  await it.open(link.replace(/lang=\w+/, "lang=ar"));
  assert.equal(await it.page.getAttribute("html", "dir"), "rtl");
  await picture(it, "invited-arabic");
  await it.context.close();
}
