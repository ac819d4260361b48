// Solves the little sum that shows a form was not sent by the thousand: it looks for a number
// whose SHA-256 with the form's own text begins with enough zeros. Without this script the form
// asks a question instead. Nothing is fetched and nothing is kept.
"use strict";
(() => {
  const form = document.querySelector("form[data-work]");
  if (!form) return;
  const check = form.elements.check, work = form.elements.work;
  const bits = Number(form.dataset.work);
  const status = form.querySelector("[data-waiting]");

  const K = [], START = [];
  for (let n = 2; K.length < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
    if (!prime) continue;
    const part = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
    if (START.length < 8) START.push(part(Math.sqrt(n)));
    K.push(part(Math.cbrt(n)));
  }
  const W = new Int32Array(64);
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  // One block of SHA-256 (FIPS 180-4, section 6.2.2).
  const block = (state, words) => {
    for (let i = 0; i < 16; i++) W[i] = words[i];
    for (let i = 16; i < 64; i++) {
      const a = W[i - 15], b = W[i - 2];
      W[i] = (W[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + W[i - 7]
        + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const t = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
      const u = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + u) | 0;
    }
    return [state[0] + a | 0, state[1] + b | 0, state[2] + c | 0, state[3] + d | 0,
      state[4] + e | 0, state[5] + f | 0, state[6] + g | 0, state[7] + h | 0];
  };
  const words = (text) => {
    const out = new Int32Array(16);
    for (let i = 0; i < text.length; i++) out[i >> 2] |= text.charCodeAt(i) << (24 - 8 * (i & 3));
    return out;
  };

  // The form's text fills the first block; the number stands in the second.
  const first = block(START, words(check.value.padEnd(64, ":")));
  let number = 0, begun = false, asked = null;
  const slice = () => {
    const until = performance.now() + 12;
    while (performance.now() < until) {
      for (let i = 0; i < 200; i++, number++) {
        const text = String(number), second = words(text);
        second[text.length >> 2] |= 0x80 << (24 - 8 * (text.length & 3));
        second[15] = 8 * (64 + text.length);
        if (Math.clz32(block(first, second)[0]) >= bits) return done(text);
      }
    }
    setTimeout(slice, 0);
  };
  const done = (text) => {
    work.value = text;
    if (!asked) return;
    if (form.requestSubmit) return form.requestSubmit(asked.button || undefined);
    // Safari before 16 sends no form by itself.
    (asked.button || form.querySelector("button.main")).click();
  };
  const begin = () => { if (!begun) { begun = true; setTimeout(slice, 0); } };
  form.addEventListener("focusin", begin, { once: true });
  // Pressed twice it is sent once: a second time it would be refused, and nobody would see that it had arrived. Whoever
  // comes back to it may send it again.
  let sent = false;
  const once = (event) => {
    if (sent) return event.preventDefault();
    sent = true;
    setTimeout(() => { sent = false; }, 3000);
  };
  addEventListener("pageshow", () => { sent = false; });
  // Safari before 15.4 does not say by which button: one may ask for another row alone.
  let pressed = null;
  form.addEventListener("click", (event) => { pressed = event.target.closest("button") || pressed; });
  form.addEventListener("submit", (event) => {
    if (work.value) return once(event);
    event.preventDefault();
    asked = { button: event.submitter || pressed };
    if (status) status.textContent = status.dataset.waiting;
    begin();
  });
})();
