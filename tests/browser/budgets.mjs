// How much goes over the wire. Runs in the same run as the pages: an appeal with a full roll.

import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

const world = JSON.parse(process.env.UNDERSIGNED_WORLD ?? "null");
if (!world) throw new Error("run this with: cargo test -p undersigned-tests --test pages");
const { hub } = world;

/** Everything together, in bytes. */
const WHOLE = 60_000;
/** What a browser must have before it shows anything, in bytes: the first flight of packets. */
const FIRST = 14 * 1024;

/** Status, headers, body as sent, and the bytes of both together. */
function get(path, headers = {}) {
  const { hostname, port, host } = new URL(hub.url);
  const asked = { host, "accept-encoding": "gzip, deflate, br", accept: "text/html", ...headers };
  const address = hostname.endsWith("localhost") ? "127.0.0.1" : hostname;
  return new Promise((resolve, reject) => {
    const sent = request({ hostname: address, port, path, headers: asked }, async (answer) => {
      const parts = [];
      for await (const part of answer) parts.push(part);
      const body = Buffer.concat(parts);
      const head = answer.rawHeaders.reduce((sum, text) => sum + text.length + 2, 20);
      resolve({ status: answer.statusCode, headers: answer.headers, body, bytes: body.length + head });
    });
    sent.on("error", reject).end();
  });
}

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

for (const language of ["en", "ar", "zh-Hant", "ru"]) {
  test(`the page of an appeal is light: ${language}`, async () => {
    const page = await get(`${hub.appeal}?lang=${language}`);
    assert.equal(page.status, 200);
    assert.equal(page.headers["content-encoding"], "br");
    assert.equal(page.headers["set-cookie"], undefined);
    const html = brotliDecompressSync(page.body).toString();
    const wanted = [...html.matchAll(/(?:<link rel="(?:stylesheet|icon)" href|<script src)="([^"]+)"/g)];
    const parts = await Promise.all(wanted.map(([, address]) => get(address)));
    parts.forEach((part, index) => {
      assert.equal(part.status, 200, wanted[index][1]);
      assert.match(part.headers["cache-control"], /immutable/, wanted[index][1]);
    });
    const whole = parts.reduce((sum, part) => sum + part.bytes, page.bytes);
    const sheet = parts[wanted.findIndex(([, address]) => address.endsWith(".css"))];
    // Title, figure and buttons: what the first screen shows.
    const first = html.slice(0, html.indexOf("<nav class=\"on-page\""));
    const head = brotliCompressSync(first, quality).length + (page.bytes - page.body.length) + sheet.bytes;
    console.log(`${language}: ${whole} bytes with everything, ${head} to first paint, page alone ${page.bytes}`);
    assert.ok(whole < WHOLE, `${whole} bytes`);
    assert.ok(head < FIRST, `${head} bytes to first paint`);
    // Servers compare their lists all the time, and the page says when they last did.
    let [held, again] = [page, page];
    for (let attempt = 0; attempt < 200 && again.status !== 304; attempt += 1) {
      held = again;
      again = await get(`${hub.appeal}?lang=${language}`, { "if-none-match": held.headers.etag });
    }
    assert.equal(again.status, 304);
    assert.ok(again.bytes < 1_000, `${again.bytes}`);
  });
}
