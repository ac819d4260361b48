// What readers may override: the spacing of text (WCAG 2.2, 1.4.12) at 400 % (1.4.10), and every
// colour (forced colours, as Windows' contrast themes do).

import { DESKTOP, NARROWEST } from "./chromium.mjs";

/** What goes wrong where text takes more room, or colours are the reader's own. */
export async function overridden(page) {
  const found = [];
  await page.setViewportSize(NARROWEST);
  found.push(...(await page.evaluate(spaced)).map((fault) => `with wider text at 320 px: ${fault}`));
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ forcedColors: "active" });
  found.push(...(await page.evaluate(forced)).map((fault) => `in forced colours: ${fault}`));
  await page.emulateMedia({ forcedColors: "none" });
  return found;
}

/** Runs inside the page: nothing may be cut off or need scrolling sideways. */
function spaced() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
  );
  document.adoptedStyleSheets = [sheet];
  const faults = [];
  const html = document.documentElement;
  if (html.scrollWidth > html.clientWidth) {
    const wide = [...document.querySelectorAll("body *")].find((element) => {
      const box = element.getBoundingClientRect();
      return element.checkVisibility({ contentVisibilityAuto: true }) && box.width > 0 && (box.right > html.clientWidth + 1 || box.left < -1) && !element.closest(".unseen, .skip, svg, details:not([open]) > ul");
    });
    faults.push(`scrolls sideways (${html.scrollWidth}): ${wide?.outerHTML.slice(0, 120)}`);
  }
  for (const element of document.querySelectorAll("main *")) {
    const style = getComputedStyle(element);
    const cuts = style.overflowY === "hidden" || style.overflowY === "clip";
    // Heads of tables that only screen readers hear are cut to nothing on purpose.
    const unseen = style.clipPath !== "none" || element.closest(".unseen, input, select, textarea");
    if (cuts && element.scrollHeight > element.clientHeight + 1 && !unseen) {
      faults.push(`cut off: ${element.outerHTML.slice(0, 120)}`);
    }
  }
  document.adoptedStyleSheets = [];
  return faults;
}

/** Runs inside the page: controls keep an edge, and pictures are drawn in a colour of the reader's. */
function forced() {
  const faults = [];
  const probe = document.createElement("p");
  document.body.append(probe);
  const system = (name) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body > p:last-child { color: ${name} !important }`);
    document.adoptedStyleSheets = [sheet];
    return getComputedStyle(probe).color;
  };
  const [canvas, text] = [system("Canvas"), system("CanvasText")];
  document.adoptedStyleSheets = [];
  probe.remove();
  for (const control of document.querySelectorAll("main :is(button, .button, input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea)")) {
    const style = getComputedStyle(control);
    if (control.checkVisibility() && style.borderTopStyle === "none" && !control.matches(".as-link")) {
      faults.push(`no edge: ${control.outerHTML.slice(0, 120)}`);
    }
  }
  // A bar, and which of several is chosen, are a ground each: what is not drawn in the reader's own colours is gone.
  for (const ground of document.querySelectorAll("main :is(.standing progress, .modes [aria-pressed=true])")) {
    if (getComputedStyle(ground).forcedColorAdjust !== "none") {
      faults.push(`a ground that is not seen: ${ground.outerHTML.slice(0, 120)}`);
    }
  }
  for (const line of document.querySelectorAll("main svg :is(path, rect, text, circle)")) {
    const { fill, stroke } = getComputedStyle(line);
    if (![fill, stroke].includes(text) && !line.matches(".under")) {
      faults.push(`drawn in ${fill} and ${stroke}, not ${text} on ${canvas}: ${line.outerHTML.slice(0, 80)}`);
    }
  }
  return faults;
}
