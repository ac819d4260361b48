// Several people at one desk: somebody is invited, comes, meets what their role does not cover; the
// owner reads the log; one's own account, and a lost password.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const PASSWORD = "a crane with brakes";

after(close);

for (const javaScript of [false, true]) {
  test(`people come to a desk, with JavaScript ${javaScript ? "on" : "off"}`, () => come(javaScript));
}

async function come(javaScript) {
  const { url, slug } = world.team;
  const link = world.team[javaScript ? "javaScriptOn" : "javaScriptOff"];
  const email = `t.${javaScript ? "on" : "off"}@hub.example`;
  const owner = await visitor([url], { javaScript });
  await owner.open(link);
  await owner.fill({ password: PASSWORD, "password-again": PASSWORD });
  await owner.press("main form button.main");
  await owner.open(`${url}/desk/team`);
  assert.equal(await owner.count("a[aria-current=page][href='/desk/team']"), 1);

  // By keyboard, first with nothing, then with a role.
  await owner.write("#email", email);
  await owner.enter("main section[aria-labelledby=invite] button.main");
  assert.match(await owner.page.title(), /^Error:/);
  await owner.tabTo("#role-translator");
  await owner.page.keyboard.press("Space");
  await owner.enter("main section[aria-labelledby=invite] button.main");
  const invitation = await owner.text(".fresh code");

  const guest = await visitor([url], { javaScript });
  await guest.open(invitation);
  assert.match(await guest.text("main"), /Translator/);
  await guest.fill({ person: "Tala", password: PASSWORD, "password-again": PASSWORD });
  await guest.press("main form button.main");
  assert.equal(guest.where, "/desk");
  assert.equal(await guest.count("a[href='/desk/team']"), 0);
  assert.equal(await guest.count("a[href='/desk/appeals/new']"), 0);
  await guest.open(`${url}/desk/appeals/new`, 403);
  assert.match(await guest.text("main"), /need to be an editor or owner/);
  await guest.open(`${url}/desk/appeals/${slug}`);
  assert.equal(await guest.count("form[action$='/withdraw']"), 0);
  await guest.press("a[href='/desk/account']");
  await guest.press("a[href='/desk/account/second-factor']");
  assert.ok(await guest.page.locator("img.qr").evaluate((picture) => picture.naturalWidth > 0));

  await owner.open(`${url}/desk/team`);
  const row = owner.page.locator(".queue > li", { hasText: email });
  assert.match(await row.innerText(), /Here since/);
  await row.locator("summary").click();
  await row.locator("input[name=role-steward]").check();
  await Promise.all([owner.page.waitForEvent("domcontentloaded"), row.locator("button", { hasText: "Save these roles" }).click()]);
  await owner.page.waitForLoadState();
  await owner.look();
  assert.match(await owner.text("[role=status]"), /The roles are saved/);
  await owner.press("a[href='/desk/log']");
  assert.match(await owner.text("table"), /Invited somebody to the desk.*Tala/s);

  // A steward opens signatures, for a reason; the owner does not.
  const signatures = `${url}/desk/appeals/${slug}/people/signatures`;
  await owner.open(signatures, 403);
  assert.match(await owner.text("main"), /Tala/);
  await guest.open(signatures);
  await guest.fill({ reason: "To answer the messages" });
  await guest.press("button[value=open]");
  assert.match(await guest.text("[role=status]"), /To answer the messages/);

  const nobody = await visitor([url], { javaScript });
  await nobody.open(`${url}/sign-in`);
  await nobody.press("a[href='/sign-in/lost']");
  assert.match(await nobody.text("main"), /reset-link/);
}
