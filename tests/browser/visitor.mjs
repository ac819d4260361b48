// Somebody with a browser: every page they come to is looked at before they go on.

import assert from "node:assert/strict";
import { violations } from "./accessibility.mjs";
import { DESKTOP, NARROWEST, PHONE, launch, reader } from "./chromium.mjs";
import { overridden } from "./overridden.mjs";
import { structure } from "./structure.mjs";
import { watch } from "./watch.mjs";

/** One browser for all tests of a file. */
const browser = await launch();

/** Pages that axe has seen: path and title, which says the language and that a form has errors. */
const measured = new Set();

/** Pages that were read with spacing and colours of the reader's. */
const read = new Set();

/** Whether a set has not had something yet. It has, from now on. */
function isNew(set, one) {
  return !set.has(one) && Boolean(set.add(one));
}

/** Closes the browser. */
export const close = () => browser.close();

/** A visitor with a fresh browser profile. `origins` are the servers they may come to. */
export async function visitor(origins, options = {}) {
  const context = await browser.newContext(reader(options));
  const page = await context.newPage();
  // On a machine that has much else to do; one that answers is waited for no longer than it takes.
  context.setDefaultTimeout(60_000);
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

  /** Goes on with the Tab key until an element has the focus, and shows that it has. */
  async tabTo(selector) {
    const wanted = this.page.locator(selector).first();
    assert.equal(await this.count(selector) > 0, true, `${selector} on ${this.page.url()}`);
    for (let step = 0; step < 200; step += 1) {
      await this.page.keyboard.press("Tab");
      if (await wanted.evaluate((element) => element === document.activeElement)) {
        const outline = await wanted.evaluate((element) => getComputedStyle(element).outline);
        assert.match(outline, /solid 3px/, `${selector}: the focus is seen`);
        return;
      }
    }
    assert.fail(`the Tab key does not lead to ${selector} on ${this.page.url()}`);
  }

  /** Goes to a field by keyboard and writes into it, in place of what stands there. */
  async write(selector, text) {
    await this.tabTo(selector);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.type(text);
  }

  /** Goes to a link or button by keyboard and presses it; looks at the page that it leads to. */
  async enter(selector) {
    await this.tabTo(selector);
    await Promise.all([this.page.waitForEvent("domcontentloaded"), this.page.keyboard.press("Enter")]);
    await this.page.waitForLoadState();
    await this.look();
  }

  /** Follows the one link of the error summary, by keyboard, to the field it is about. */
  async toTheError(field) {
    assert.match(await this.page.title(), /^(Error:|錯誤|خطأ)/);
    assert.equal(await this.count(".errors[role=alert] a"), 1);
    await this.tabTo(".errors a");
    await this.page.keyboard.press("Enter");
    const focused = this.page.locator(":focus");
    assert.equal(await focused.getAttribute("id"), field);
    assert.equal(await focused.getAttribute("aria-invalid"), "true");
    const described = await focused.getAttribute("aria-describedby");
    assert.ok(described.split(" ").includes(`${field}-error`), described);
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
    // JavaScript or not, the page is the same.
    const kind = `${new URL(this.page.url()).pathname} ${await this.page.title()}`;
    if (isNew(read, kind)) {
      faults.push(...(await overridden(this.page)));
    }
    if (this.axe && isNew(measured, kind)) {
      faults.push(...(await violations(this.page)));
    }
    assert.deepEqual(faults, [], this.page.url());
  }
}
