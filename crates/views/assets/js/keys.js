// The list of signers works without this. With it, somebody whose focus is in the list goes through
// it by keys. Keys mean something there only, so that they stay free for fields and screen readers.
"use strict";
(() => {
  const list = document.querySelector("form[data-keys]");
  const help = document.querySelector("[data-keys-help]");
  if (!list || !help) return;
  const rows = [...list.querySelectorAll("[data-row]")];
  const tick = (row) => row?.querySelector("input[type=checkbox]");
  const at = () => rows.findIndex((row) => row.contains(document.activeElement));
  const go = (place) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, place))];
    (tick(row) ?? row?.querySelector("button, a"))?.focus();
    row?.scrollIntoView({ block: "nearest" });
  };
  const together = (way) => {
    const names = way === "in" ? ["admit", "restore", "reconsider"] : ["refuse", "remove"];
    return names.map((name) => list.querySelector(`button[name=do][value=${name}]`)).find(Boolean);
  };
  const ticked = () => list.querySelector("input[name^=tick-]:checked, #all:checked");
  const one = (act) => list.querySelector(`[data-row="${rows[at()]?.dataset.row}"] [data-act="${act}"]`)?.click();
  // Who has ticked some means those.
  const press = (act) => (ticked() ? together(act)?.click() : one(act));
  const keys = {
    j: () => go(at() + 1),
    k: () => go(at() - 1),
    x: () => tick(rows[at()])?.click(),
    a: () => press("in"),
    r: () => press("out"),
    "?": () => help.querySelector("summary").click(),
  };
  help.hidden = false;
  help.querySelector("button").addEventListener("click", () => go(0));
  // After a decision the page is new. What says on top what was done has the focus, and from there the list is one key away,
  // as before. Nowhere else: a letter alone means nothing outside what has the focus (WCAG 2.2, 2.1.4).
  const done = new URLSearchParams(location.search).has("done");
  const told = done && document.querySelector(".notice[role=status]");
  if (told) {
    told.tabIndex = -1;
    told.focus();
    told.addEventListener("keydown", (event) => {
      if (event.key !== "j" || event.target !== told) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      go(0);
    });
  }
  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("select, textarea, [contenteditable], input:not([type=checkbox])")) return;
    const key = keys[event.key];
    if (!key || (at() < 0 && !"jk?".includes(event.key))) return;
    event.preventDefault();
    key();
  });
})();
