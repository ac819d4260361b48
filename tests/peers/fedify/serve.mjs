// Between node:http and the fetch API's Request and Response that Fedify speaks.

import { Buffer } from "node:buffer";

/** Reads the whole request. `origin` decides the address, as a public base URL would. */
export async function toRequest(incoming, origin) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i], incoming.rawHeaders[i + 1]);
  }
  const bodyless = incoming.method === "GET" || incoming.method === "HEAD";
  return new Request(new URL(incoming.url, origin), {
    method: incoming.method,
    headers,
    body: bodyless ? undefined : Buffer.concat(chunks),
  });
}

/** How a request says that it is signed: `rfc9421`, `cavage` or `none`. */
export function schemeOf(headers) {
  if (headers.has("signature-input")) return "rfc9421";
  return headers.has("signature") ? "cavage" : "none";
}

/** Writes a fetch API answer to the socket. */
export async function writeResponse(response, outgoing) {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

/** An answer in JSON, indented for people who use curl. */
export function json(value, status = 200) {
  return new Response(JSON.stringify(value, null, 2) + "\n", {
    status,
    headers: { "Content-Type": "application/json" },
  });
}
