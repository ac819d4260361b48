// Pictures of the pages for the documentation: `node screenshots.mjs [FOLDER]`, by default
// `docs/images`. They show an invented letter on instances that live for as long as this runs.
// `UNDERSIGNED_TEST_PROGRAM` names the program; without it, it is built.

import { spawnSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DESKTOP, PHONE, launch, reader } from "./chromium.mjs";
import { coalition } from "./coalition.mjs";
import { demo } from "./demo.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = resolve(process.argv[2] ?? join(ROOT, "docs/images"));

function program() {
  if (process.env.UNDERSIGNED_TEST_PROGRAM) return process.env.UNDERSIGNED_TEST_PROGRAM;
  const built = spawnSync("cargo", ["build", "--quiet", "-p", "undersigned"], { cwd: ROOT, stdio: "inherit" });
  if (built.status !== 0) throw new Error("the program could not be built");
  return resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target", "debug/undersigned");
}

/** The pictures: name, path, and how it is looked at. Each is as high as the window. */
function pictures(path) {
  return [
    { name: "appeal", path },
    { name: "appeal-phone", path, viewport: PHONE, scale: 2 },
    { name: "appeal-dark", path, dark: true },
    { name: "appeal-arabic", path: `${path}?lang=ar`, language: "ar" },
    { name: "appeal-print", path, print: true, viewport: { width: 794, height: 1123 } },
    { name: "co-signers", path: `${path}/cosigners` },
    { name: "undersigned", path: `${path}#undersigned`, scroll: "#undersigned" },
    { name: "desk", path: "/desk", signedIn: true },
  ];
}

/** Pictures of the sample data that `demo` loads. `follow` is what is pressed on the way. */
const SAMPLES = {
  founding: [
    { name: "platform", path: "" },
    { name: "proceedings", path: "/proceedings" },
    { name: "ballot", path: "/proceedings", follow: "#ballots li[id^=ballot-] a" },
    { name: "meeting", path: "/meetings", follow: "main a[href*='/meetings/']" },
  ],
  letters: [{ name: "letter", path: "/letters", follow: "main a[href*='/letters/']" }],
};

async function take(browser, organiser, cookies, picture) {
  const context = await browser.newContext({
    ...reader({ viewport: picture.viewport ?? DESKTOP, dark: picture.dark, language: picture.language }),
    deviceScaleFactor: picture.scale ?? 1,
  });
  if (picture.signedIn) await context.addCookies(cookies);
  const page = await context.newPage();
  if (picture.print) await page.emulateMedia({ media: "print" });
  const answer = await page.goto(organiser.instance.url + picture.path);
  if (!answer.ok()) throw new Error(`${picture.path}: ${answer.status()}`);
  if (picture.follow) {
    await page.locator(picture.follow).first().click();
    await page.waitForLoadState();
  }
  if (picture.scroll) await page.locator(picture.scroll).evaluate((element) => element.scrollIntoView());
  const file = join(folder, `${picture.name}.png`);
  await page.screenshot({ path: file });
  console.log(`${file} ${Math.ceil(statSync(file).size / 1000)} kB`);
  await context.close();
}

/** Signs the owner in by the link that `setup` printed. */
async function signIn(browser, organiser) {
  const context = await browser.newContext(reader());
  const page = await context.newPage();
  await page.goto(organiser.signInLink);
  await page.locator("main form button").click();
  await page.waitForURL("**/desk*");
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

mkdirSync(folder, { recursive: true });
const built = program();
const { organiser, path, end } = await coalition(built);
const browser = await launch();
try {
  const cookies = await signIn(browser, organiser);
  for (const picture of pictures(path)) await take(browser, organiser, cookies, picture);
  for (const [sample, wanted] of Object.entries(SAMPLES)) {
    const shown = await demo(built, sample);
    try {
      const at = { instance: { url: shown.pages[0] } };
      for (const picture of wanted) await take(browser, at, cookies, picture);
    } finally {
      await shown.end();
    }
  }
} finally {
  await browser.close();
  await end();
}
