// Nothing here is needed to read or to sign. It keeps a figure up to date while the page is open,
// copies what one would else select by hand, and keeps the reader's place in another language.
"use strict";
(() => {
  const { copy, copied, stop, again } = document.currentScript.dataset;

  // The figure, told by the server when it changes; not while nobody looks.
  const live = document.querySelector("[data-events]");
  if (live && "EventSource" in window) {
    // Each change is read out to whoever hears the page: where many sign, not every other second.
    const PAUSE = 20_000;
    // Whoever wants to read undisturbed stops it (WCAG 2.2, 2.2.2), and the tab remembers that.
    const STOPPED = "figure-stopped";
    let source, timer, stopped;
    let said = -PAUSE;
    const show = (data) => {
      for (const [name, words] of Object.entries(JSON.parse(data))) {
        const place = live.querySelector(`[data-live="${name}"]`);
        if (!place || place.textContent === words) continue;
        place.textContent = words;
        said = performance.now();
        if (name !== "organisations") continue;
        // What was said with the old figure is not so any more.
        for (const old of document.querySelectorAll("[data-with-figure]")) old.remove();
      }
    };
    const told = ({ data }) => {
      clearTimeout(timer);
      timer = setTimeout(show, Math.max(0, said + PAUSE - performance.now()), data);
    };
    const follow = () => {
      source?.close();
      source = undefined;
      // What came before it was stopped is not told any more.
      if (stopped) clearTimeout(timer);
      if (document.hidden || stopped) return;
      source = new EventSource(live.dataset.events);
      source.onmessage = told;
    };
    const button = document.createElement("button");
    button.type = "button";
    button.className = "as-link";
    const set = (whether) => {
      stopped = whether;
      button.textContent = stopped ? again : stop;
    };
    button.addEventListener("click", () => {
      set(!stopped);
      follow();
      try {
        sessionStorage.setItem(STOPPED, stopped ? "yes" : "");
      } catch {
        // Without storage it holds for this page.
      }
    });
    const recall = () => {
      try {
        set(sessionStorage.getItem(STOPPED) === "yes");
      } catch {
        set(Boolean(stopped));
      }
    };
    recall();
    live.querySelector('[data-live="besides"]')?.parentElement.append(" ", button);
    document.addEventListener("visibilitychange", follow);
    addEventListener("pagehide", () => source?.close());
    addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      // The page before it in the tab may have said otherwise.
      recall();
      follow();
    });
    follow();
  }

  // A button to copy an address or a phrase.
  if (navigator.clipboard && copy) {
    for (const phrase of document.querySelectorAll(".phrase")) {
      const text = phrase.querySelector("code");
      if (!text) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy on-screen";
      button.textContent = copy;
      const said = document.createElement("span");
      said.setAttribute("role", "status");
      said.className = "quiet";
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(text.textContent.trim());
          said.textContent = copied;
        } catch {
          getSelection().selectAllChildren(text);
        }
      });
      phrase.append(button, " ", said);
    }
  }

  // Another language begins where the reader was: at the last section that begins above the fold.
  const sections = [...document.querySelectorAll("main section[id], main #letter")];
  for (const link of document.querySelectorAll(".languages a, a[data-place]")) {
    link.addEventListener("click", () => {
      const above = sections.filter((section) => section.getBoundingClientRect().top < innerHeight / 3);
      const id = scrollY > 0 && above.at(-1)?.id;
      if (id && !id.startsWith("text-")) link.hash = id;
    });
  }
})();
