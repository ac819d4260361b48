// Chromium as the machine has it; nothing is downloaded.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--hide-scrollbars",
];

/** Where Chromium is: `CHROMIUM`, or where Debian puts the one without a window, or the other. */
const PLACES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
export const executablePath = process.env.CHROMIUM || (PLACES.find((place) => existsSync(place)) ?? PLACES[0]);

/** A desktop at 400 % (WCAG 2.2, 1.4.10). */
export const NARROWEST = { width: 320, height: 640 };
export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };

/** Starts Chromium. It is headless and must be closed. */
export function launch() {
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Options of a context: who reads, on what. */
export function reader({ javaScript = true, viewport = DESKTOP, dark = false, language = "en" } = {}) {
  return {
    javaScriptEnabled: javaScript,
    viewport,
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    locale: language,
    timezoneId: "UTC",
  };
}
