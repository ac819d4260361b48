// The house rules of pages that a browser can see. Runs inside the page; gives a list of faults.

/** Everything wrong with the structure of the page that is shown. */
export function structure(page) {
  return page.evaluate(() => {
    const faults = [];
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const shown = (element) => `${element.outerHTML.slice(0, 120).replace(/\s+/g, " ")}`;
    const fault = (what, element) => faults.push(element ? `${what}: ${shown(element)}` : what);

    const html = document.documentElement;
    if (!html.lang) fault("the page has no language");
    if (!["ltr", "rtl"].includes(html.dir)) fault("the page has no direction");
    if (!document.title.trim()) fault("the page has no title");

    const first = document.body.querySelector("a[href], button, input, select, textarea, [tabindex]");
    if (!first?.matches("body > .skip[href='#main']")) fault("the skip link is not first", first);
    for (const landmark of ["body > header", "body > main#main", "body > footer"]) {
      if (all(landmark).length !== 1) fault(`not one ${landmark}`);
    }

    let level = 0;
    for (const heading of all("h1, h2, h3, h4, h5, h6")) {
      const next = Number(heading.tagName[1]);
      if (next > level + 1) fault(`h${next} after h${level}`, heading);
      if (!heading.textContent.trim()) fault("an empty heading", heading);
      level = next;
    }
    if (all("h1").length !== 1) fault(`${all("h1").length} h1`);

    for (const field of all("input:not([type=hidden]), select, textarea")) {
      const label = field.labels?.[0]?.textContent ?? field.getAttribute("aria-label") ?? "";
      if (!label.trim()) fault("no label", field);
      if (field.placeholder) fault("a placeholder", field);
      if (field.matches("input:is([type=text], [type=email], [type=password])") && !field.autocomplete) {
        fault("no autocomplete", field);
      }
    }
    for (const attribute of ["aria-describedby", "aria-labelledby"]) {
      for (const element of all(`[${attribute}]`)) {
        for (const id of element.getAttribute(attribute).split(" ")) {
          if (!document.getElementById(id)) fault(`${attribute} leads nowhere`, element);
        }
      }
    }
    // What one comes to a page for is easily hit (WCAG 2.2, 2.5.5). Rows at the desk are denser.
    for (const target of all("main button.main, main .button.main, main .sheet :is(button, .button):not(.as-link)")) {
      const box = target.getBoundingClientRect();
      if (target.closest(".acts, .unseen")) continue;
      if (box.height > 0 && (box.height < 44 || box.width < 44)) {
        fault(`only ${Math.round(box.width)} by ${Math.round(box.height)} px`, target);
      }
    }
    // A link in no sentence can be hit with a thumb (WCAG 2.2, 2.5.8).
    for (const target of all(".foot .row a, .row.quiet a, main summary")) {
      const box = target.getBoundingClientRect();
      if (box.height > 0 && (box.height < 24 || box.width < 24)) {
        fault(`only ${Math.round(box.width)} by ${Math.round(box.height)} px`, target);
      }
    }
    const ids = new Set();
    for (const element of all("[id]")) {
      if (ids.has(element.id)) fault("an id twice", element);
      ids.add(element.id);
    }
    for (const link of all("a[href^='#']")) {
      if (!ids.has(decodeURIComponent(link.hash.slice(1)))) fault("a link leads nowhere", link);
    }

    // What people and organisations are called says its language, or leaves the direction open.
    for (const name of all(".names > span, h1 > span, .title-too > span, .co-signers .names span")) {
      if (name.matches(".unseen, .address, .alias")) continue;
      if (!["ltr", "rtl", "auto"].includes(name.dir)) fault("a name without direction", name);
      if (!name.lang && name.dir !== "auto") fault("a name without language", name);
    }

    // Days and times break between their words at most. In Chinese there is nothing between these.
    for (const time of all("time:not(:lang(zh))")) {
      for (const text of [...time.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)) {
        for (const word of text.data.matchAll(/\S+/g)) {
          const range = document.createRange();
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1) fault("a day is broken within a word", time);
        }
      }
    }

    // Our scripts are files; nothing stands in the page itself.
    const scripts = 'script:not([src^="/assets/live."][defer]:empty, [src^="/assets/check."], [src^="/assets/writing."][defer]:empty, [src^="/assets/keys."][defer]:empty, [src^="/assets/passkeys."][defer]:empty)';
    for (const element of all(`[style], ${scripts}, style, [onclick], [onsubmit]`)) {
      fault("a script, a style or a handler in the page", element);
    }
    if (html.scrollWidth > html.clientWidth) {
      const wide = all("body *").filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.right > html.clientWidth + 1 || box.left < -1);
      });
      const visible = wide.find((element) => !element.closest(".unseen, .skip, svg"));
      fault(`scrolls sideways (${html.scrollWidth} in ${html.clientWidth})`, visible);
    }
    // The menu of languages opens within the page, however narrow that is.
    const menu = document.querySelector(".languages details");
    if (menu) {
      const { open } = menu;
      menu.open = true;
      const { left, right } = menu.querySelector("ul").getBoundingClientRect();
      if (left < 0 || right > html.clientWidth) fault(`the menu reaches from ${left} to ${right}`, menu);
      menu.open = open;
    }
    return faults;
  });
}
