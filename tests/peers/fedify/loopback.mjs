// The only way out of this process: plain http to this machine.
//
// Two things are wanted from Fedify that it rightly does not do by itself. It always looks accounts
// up over https, while the servers under test speak plain http; and it would fetch an unknown
// JSON-LD context from wherever it lies. So every request passes here: https to a loopback name is
// sent as http (what a TLS proxy in front would do), and everything else is refused and noted, so
// that a test can assert that nothing had to be fetched from outside.

import dns from "node:dns";
import { schemeOf } from "./serve.mjs";

const realFetch = globalThis.fetch;
const realLookup = dns.lookup;

/** Addresses that somebody asked for and that are not on this machine, oldest first. */
export const refusedFetches = [];

/** Every POST that left, oldest first: where to, how signed, with what body, and the answer. */
export const knocks = [];

function isLoopback(hostname) {
  return hostname === "localhost" || hostname.endsWith(".localhost") ||
    hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

async function loopbackFetch(input, init) {
  const url = new URL(input instanceof Request ? input.url : String(input));
  if (!isLoopback(url.hostname) || !["http:", "https:"].includes(url.protocol)) {
    refusedFetches.push(url.href);
    throw new TypeError(`refused to fetch ${url.href}: not on this machine`);
  }
  const { method, headers } = input instanceof Request ? input : { ...init };
  if (method !== "POST") return await send(url, input, init);
  const body = input instanceof Request ? await input.clone().text() : String(init.body);
  const { href: to } = url;
  const response = await send(url, input, init);
  knocks.push({ to, scheme: schemeOf(new Headers(headers)), body, status: response.status });
  return response;
}

async function send(url, input, init) {
  if (url.protocol === "http:") return await realFetch(input, init);
  url.protocol = "http:";
  if (!(input instanceof Request)) return await realFetch(url, init);
  const body = input.body == null ? undefined : await input.clone().arrayBuffer();
  const { method, headers, signal } = input;
  return await realFetch(url, { method, headers, body, signal, ...init });
}

// RFC 6761 says that names below `localhost` are this machine; not every resolver knows.
function loopbackLookup(hostname, options, callback) {
  if (typeof options === "function") [options, callback] = [{}, options];
  if (!hostname.endsWith(".localhost")) return realLookup(hostname, options, callback);
  const found = { address: "127.0.0.1", family: 4 };
  process.nextTick(() =>
    options?.all ? callback(null, [found]) : callback(null, found.address, found.family)
  );
}

/** Puts the gate in place for the whole process. Call before Fedify is used. */
export function stayOnLoopback() {
  globalThis.fetch = loopbackFetch;
  dns.lookup = loopbackLookup;
}
