// Somebody with a browser: every page they come to is looked at before they go on.

import assert from "node:assert/strict";
import { violations } from "./accessibility.mjs";
import { DESKTOP, NARROWEST, PHONE, launch, reader } from "./chromium.mjs";
import { structure } from "./structure.mjs";
import { watch } from "./watch.mjs";

/** One browser for all tests of a file. */
const browser = await launch();

/** Pages that axe has seen: path and title, which says the language and that a form has errors. */
const measured = new Set();

/** Closes the browser. */
export const close = () => browser.close();

/** A visitor with a fresh browser profile. `origins` are the servers they may come to. */
export async function visitor(origins, options = {}) {
  const context = await browser.newContext(reader(options));
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return new Visitor(context, page, watch(page, origins), options.javaScript !== false);
}

class Visitor {
  constructor(context, page, watched, axe) {
    Object.assign(this, { context, page, watched, axe });
  }

  /** Opens an address and looks at the page. */
  async open(address, status = 200) {
    const answer = await this.page.goto(address);
    assert.equal(answer.status(), status, address);
    await this.look();
  }

  /** Presses a button or link that leads to another page, and looks at it. */
  async press(selector) {
    const pressed = this.page.locator(selector).first();
    await Promise.all([this.page.waitForEvent("domcontentloaded"), pressed.click()]);
    await this.page.waitForLoadState();
    await this.look();
  }

  /** Fills fields by their names; `true` ticks one. */
  async fill(fields) {
    for (const [name, value] of Object.entries(fields)) {
      const field = this.page.locator(`main [name="${name}"]`);
      await (value === true ? field.check() : field.fill(value));
    }
  }

  /** The path and query where one is. */
  get where() {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /** The words of an element. */
  text(selector) {
    return this.page.locator(selector).first().innerText();
  }

  /** How many elements there are. */
  count(selector) {
    return this.page.locator(selector).count();
  }

  /** No page may have faults. */
  async look() {
    const faults = this.watched.faults();
    for (const viewport of [NARROWEST, PHONE, DESKTOP]) {
      await this.page.setViewportSize(viewport);
      const found = await structure(this.page);
      faults.push(...found.map((fault) => `${viewport.width} px: ${fault}`));
    }
    const kind = `${new URL(this.page.url()).pathname} ${await this.page.title()}`;
    if (this.axe && !measured.has(kind)) {
      measured.add(kind);
      faults.push(...(await violations(this.page)));
    }
    assert.deepEqual(faults, [], this.page.url());
  }
}
