// The editor works without this. With it, what is written is kept while it is not saved, and the
// preview follows once it is shown.
"use strict";
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const said = form.querySelector("[data-kept]");
  const PAUSE = 1200, LONGEST = 10000;
  let timer, since, asking, waits = false, leaving = false;

  const body = (what) => {
    const data = new URLSearchParams(new FormData(form));
    data.set("do", what);
    return data;
  };
  const say = (words) => {
    if (said && said.textContent !== words) said.textContent = words;
  };
  const send = (what) => fetch(form.action, { method: "POST", body: body(what), signal: asking.signal });

  const keep = async () => {
    const answer = await send("keep");
    if (answer.redirected) say(said.dataset.signedOut);
    else if (answer.status === 204) say(said.dataset.kept);
    else say(said.dataset.lost);
    if (answer.status === 204) waits = false;
    return answer.status === 204;
  };
  // The server makes the preview, as it does without a script; it takes the place of the one shown.
  const show = async () => {
    const shown = document.getElementById("shown");
    const mode = form.elements.showing;
    if (!shown || !mode) return;
    const answer = await send(mode.value);
    if (!answer.ok || answer.redirected) return;
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("shown");
    if (!made || shown.contains(document.activeElement)) return;
    const place = shown.scrollTop;
    shown.replaceChildren(...[...made.childNodes].map((node) => document.importNode(node, true)));
    shown.scrollTop = place;
  };
  const work = async () => {
    since = undefined;
    asking?.abort();
    asking = new AbortController();
    try {
      if (await keep()) await show();
    } catch (error) {
      if (error.name !== "AbortError") say(said.dataset.lost);
    }
  };
  form.addEventListener("input", () => {
    waits = true;
    since ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(work, Math.min(PAUSE, Math.max(0, since + LONGEST - Date.now())));
  });
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(timer);
    asking?.abort();
  });
  addEventListener("pageshow", () => (leaving = false));
  addEventListener("pagehide", () => {
    if (waits && !leaving) navigator.sendBeacon(form.action, body("keep"));
  });
})();
