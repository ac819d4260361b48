// The sample data of `undersigned demo` as readers come to it: a coalition that was founded, and
// letters that are to be written. Each page is looked at, at the organiser's server and at another.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { demo } from "./demo.mjs";
import { close, visitor } from "./visitor.mjs";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");

after(close);

test("a coalition is founded, and every server shows how", async () => {
  const founding = await demo(world.program, "founding");
  try {
    const [organiser, replica] = founding.pages;
    await decided(organiser, true);
    await decided(replica, false);
    await meeting(organiser);
  } finally {
    await founding.end();
  }
});

test("a letter is asked for, beside what became of four people", async () => {
  const letters = await demo(world.program, "letters");
  try {
    await asked(letters.pages[0], true);
    await asked(letters.pages[1], false);
  } finally {
    await letters.end();
  }
});

/** The platform, what was proposed, the votes, and the committee. */
async function decided(page, javaScript) {
  const it = await visitor([new URL(page).origin], { javaScript });
  await it.open(page);
  for (const part of ["Aims", "Positions", "Activities"]) {
    assert.ok((await it.page.getByRole("heading", { name: part, exact: true }).count()) > 0, part);
  }
  assert.equal(await it.count("#clause-meetings"), 1, "what was adopted stands in the text");
  assert.equal(await it.count("#clause-protest"), 1, "what was rejected did not go");

  await it.press("a[href$='/proceedings']");
  const everything = it.where;
  assert.equal(await it.count("#ballots li[id^=ballot-]"), 6);
  assert.equal(await it.count("article[id^=amendment-]"), 6, "with those that were merged or taken back");
  const words = await it.text("main");
  assert.equal(words.match(/Recomputed by 11 of 11/g)?.length, 6);
  for (const elected of ["Ada Quill", "Elif Stone"]) assert.ok(words.includes(elected), elected);
  assert.ok(!(await it.text(".committee")).includes("Finn Harrow"), "six do not sit on five seats");

  await it.press("article[id^=amendment-] :is(h3, h4) a");
  await it.open(new URL(everything, page).href);
  for (const kind of ["Ballot on an amendment", "Ballot on the whole text", "Election of a committee"]) {
    await it.open(new URL(everything, page).href);
    await it.press(`#ballots li[id^=ballot-] a:has-text("${kind}")`);
    assert.equal(await it.page.locator("tbody tr", { hasText: "Counted" }).count(), 11, kind);
  }
  await it.context.close();
}

/** The founding meeting. */
async function meeting(page) {
  const it = await visitor([new URL(page).origin]);
  await it.open(`${page}/meetings`);
  await it.press("main a[href*='/meetings/']");
  assert.ok((await it.text("main")).includes("Malet Street"));
  await it.context.close();
}

/** The appeal, its cases and the letter. */
async function asked(page, javaScript) {
  const it = await visitor([new URL(page).origin], { javaScript });
  await it.open(page);
  assert.ok((await it.text("main")).includes("Yao Fuxin"));
  await it.open(`${page}/letters`);
  await it.press("main a[href*='/letters/']");
  const words = await it.text("main");
  for (const office of ["Governor", "Public Security Bureau", "National People's Congress"]) {
    assert.ok(words.includes(office), office);
  }
  await it.press("main form button.main");
  assert.match(await it.page.title(), /^Error:/, "the town is needed");
  await it.fill({ name: "Mara Winch", address: "1 Quay Street", "field-town": "Amery" });
  await it.press("main form button.main");
  const ready = await it.text("main");
  assert.ok(ready.includes("I write to you from Amery"), ready);
  assert.ok(ready.includes("Your Excellency,") && ready.includes("Dear Sir or Madam,"), ready);
  await it.open(`${page}/cases`);
  await it.open(`${new URL(page).origin}/topics/LetterWriting`);
  await it.context.close();
}
