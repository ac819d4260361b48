// Passkeys: added at the desk, used in place of password and code, and removed, with an authenticator that
// Chromium plays (WebAuthn domain of the DevTools protocol). Where nothing runs, nothing is offered.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const PASSWORD = "a crane with brakes";
const PATH = "/desk/account/passkeys";

after(close);

test("a passkey is added, signs in, and is removed", async () => {
  const { url, javaScriptOn: link } = world.passkeys;
  const it = await visitor([url], { javaScript: true });
  // A device that always answers would answer each page as soon as it offers passkeys.
  await it.page.addInitScript(() => {
    if (!sessionStorage.getItem("offers")) PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  const device = await authenticator(it);
  await comeBy(it, link);
  await it.open(`${url}/desk/account`);
  await it.press(`a[href='${PATH}']`);
  assert.match(await it.text("section[aria-labelledby=held]"), /None yet/);

  // Nothing is made before the password fits.
  await it.fill({ name: "My telephone", "password-now": "not my password at all" });
  await it.press("section[aria-labelledby=add] button.main");
  assert.match(await it.page.title(), /^Error:/);
  assert.equal((await device.credentials()).length, 0);
  await it.fill({ name: "My telephone", "password-now": PASSWORD });
  await it.press("section[aria-labelledby=add] button.main");
  await it.enter("form[data-passkey=make] button.main");
  assert.match(await it.text("[role=status]"), /The passkey is added/);
  assert.match(await it.text("section[aria-labelledby=held]"), /My telephone.*not used yet/s);
  const [made] = await device.credentials();
  assert.equal(made.rpId, "localhost");
  assert.equal(made.isResidentCredential, true);

  // The same device makes no second one.
  await it.fill({ name: "Once more", "password-now": PASSWORD });
  await it.press("section[aria-labelledby=add] button.main");
  await it.page.locator("form[data-passkey=make] button.main").click();
  await it.page.locator("[data-failed=known]").waitFor({ state: "visible" });
  await it.look();

  // Whom the device does not know, it does not let in.
  await it.press("form[action='/sign-out'] button");
  assert.match(await it.page.locator("#email").getAttribute("autocomplete"), /webauthn/);
  await device.knows(false);
  await it.page.locator("#passkey button").click();
  await it.page.locator("[data-failed=none]").waitFor({ state: "visible" });
  await it.look();
  await device.knows(true);
  await it.enter("#passkey button");
  assert.equal(it.where, "/desk");
  await it.open(`${url}${PATH}`);
  assert.match(await it.text("section[aria-labelledby=held]"), /My telephone.*last used/s);
  await it.open(`${url}/desk/log`);
  assert.match(await it.text("table"), /Signed in with a passkey/);

  // Where the browser offers passkeys by itself, nobody needs to press the button.
  await offers(it, true);
  const signOut = it.page.locator("form[action='/sign-out'] button");
  await Promise.all([it.page.waitForURL(`${url}/desk`), signOut.click()]);
  await it.look();
  await offers(it, false);

  // Removed here, it still is on the device, and opens nothing.
  await it.open(`${url}${PATH}`);
  await it.press("section[aria-labelledby=held] button");
  assert.match(await it.text("[role=status]"), /The passkey is removed/);
  await it.press("form[action='/sign-out'] button");
  await it.press("#passkey button");
  assert.match(await it.text(".errors[role=alert]"), /not known here, or was removed/);
  await it.open(`${url}/desk`);
  assert.match(it.where, /^\/sign-in/);
});

test("without JavaScript no passkey is offered, and the password works", async () => {
  const { url, javaScriptOff: link } = world.passkeys;
  const it = await visitor([url], { javaScript: false });
  await it.open(`${url}/sign-in`);
  assert.equal(await it.page.locator("#passkey").isVisible(), false);
  await comeBy(it, link);
  await it.open(`${url}${PATH}`);
  assert.match(await it.text("section[aria-labelledby=add]"), /needs JavaScript/);
  assert.equal(await it.page.locator("form[data-passkey=offer]").isVisible(), false);
});

/** Whether the browser offers passkeys by itself, from the next page on. */
function offers(it, whether) {
  return it.page.evaluate((yes) => sessionStorage.setItem("offers", yes ? "yes" : ""), whether);
}

/** Signs in by a link, and chooses a password. */
async function comeBy(it, link) {
  await it.open(link);
  await it.fill({ password: PASSWORD, "password-again": PASSWORD });
  await it.press("main form button.main");
  assert.equal(it.where, "/desk");
}

/** A device with a fingerprint sensor, as Chromium plays it. */
async function authenticator(it) {
  const cdp = await it.context.newCDPSession(it.page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const to = (method, more) => cdp.send(`WebAuthn.${method}`, { authenticatorId, ...more });
  return {
    credentials: async () => (await to("getCredentials")).credentials,
    knows: (isUserVerified) => to("setUserVerified", { isUserVerified }),
  };
}
