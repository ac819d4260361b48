// An appeal is handed over at the desk: the list is sealed, a receipt stays private, an answer is added
// later; a draft is published at a chosen time; numbers are looked at. All of it without a script too.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const PASSWORD = "a crane with brakes";
const RECEIPT = { name: "receipt.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 stamped") };

after(close);

for (const javaScript of [false, true]) {
  test(`a list is handed over, with JavaScript ${javaScript ? "on" : "off"}`, () => handOver(javaScript));
}

async function handOver(javaScript) {
  const { url, slug, draft } = world.handedOver;
  const owner = await visitor([url], { javaScript });
  await owner.open(world.handedOver[javaScript ? "javaScriptOn" : "javaScriptOff"]);
  await owner.fill({ password: PASSWORD, "password-again": PASSWORD });
  await owner.press("main form button.main");

  // Sealed, with a receipt; what is missing is said beside its field.
  await owner.open(`${url}/desk/appeals/${slug}`);
  await owner.press("a[href$='/handovers']");
  await owner.press("a[href$='/handovers/new']");
  await owner.fill({ "taken-by-1": "The minister’s secretary" });
  await owner.page.setInputFiles("#file", RECEIPT);
  await owner.press("button[value=add]");
  assert.match(await owner.text("main"), /Only you and your colleagues can open it/);
  await owner.press("button[value=seal]");
  assert.match(await owner.text("main"), /Sealed on/);
  await owner.press("button[value=check]");
  const missing = await owner.page.locator(".errors[role=alert] a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.deepEqual(missing, ["#date", "#evidence-title-1-1"], "all at once");
  await owner.fill({ "evidence-title-1-1": "The receipt" });
  await owner.press("button[value=check]");
  await owner.toTheError("date");
  await owner.fill({ date: "2026-11-20" });
  await owner.press("button[value=check]");
  assert.match(await owner.text(".preview"), /kept by the organiser/);
  await owner.press("main form button.main");
  assert.match(owner.where, /handovers\?done=handover-published$/);

  // Later there is an answer; readers see both.
  await owner.press("main ul.ruled a");
  assert.equal(await owner.count("button[value=seal]"), 0);
  await owner.fill({ "answer-date-1": "2026-12-20", "answer-by-1-1": "The ministry", "answer-text-1-1": "We *shall* see." });
  await owner.press("button[value=check]");
  await owner.press("main form button.main");
  await owner.open(`${url}/appeals/${slug}/handovers`);
  assert.match(await owner.text("main"), /We shall see\./);
  await owner.open(`${url}/appeals/${slug}/handovers?lang=ar`);

  await owner.open(`${url}/desk/appeals/${slug}/numbers`);
  assert.match(await owner.text("main"), /Your word counts/);

  // A time is chosen, put right, and taken back.
  await owner.open(`${url}/desk/appeals/${draft}/publish`);
  const nextYear = new Date().getUTCFullYear() + 1;
  await owner.fill({ date: `${nextYear}-02-01`, time: "09:00", zone: "Atlantis" });
  await owner.press("button[value=plan]");
  await owner.toTheError("zone");
  await owner.fill({ zone: "hong kong" });
  await owner.press("button[value=plan]");
  assert.match(await owner.text("main"), /It will be published on .* at 09:00 \(Asia\/Hong_Kong\)/);
  await owner.open(`${url}/desk/appeals/${draft}/edit`);
  assert.match(await owner.text("main"), /It will be published on .* at 09:00 \(Asia\/Hong_Kong\)/);
  await owner.open(`${url}/desk/appeals/${draft}/publish`);
  await owner.press("button[value=cancel]");
  assert.doesNotMatch(await owner.text("main"), /It will be published/);
}
