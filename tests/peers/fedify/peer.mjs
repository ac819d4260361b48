// Starts the scripted peer: node peer.mjs [--port N] [--host NAME] [--first-knock SCHEME]
//   [--understands cavage|rfc9421] [--authorized-fetch]
//
// Prints one line of JSON when it is ready, logs to stderr, and ends on SIGTERM, SIGINT or when its
// standard input closes (with --end-with-stdin, so that it never outlives a test that crashed).

import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { control } from "./control.mjs";
import { createPeer, READER } from "./federation.mjs";
import { stayOnLoopback } from "./loopback.mjs";
import { json, schemeOf, toRequest, writeResponse } from "./serve.mjs";
import { checkHttpSignature } from "./signatures.mjs";

const { values: options } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    host: { type: "string", default: "localhost" },
    "first-knock": { type: "string", default: "rfc9421" },
    understands: { type: "string" },
    "authorized-fetch": { type: "boolean", default: false },
    "end-with-stdin": { type: "boolean", default: false },
  },
});

stayOnLoopback();

let peer;
let origin;

async function answer(request) {
  const { federation } = peer;
  if (new URL(request.url).pathname.startsWith("/control/")) {
    const ctx = federation.createContext(new URL(origin), { raw: null });
    return await control(request, { ctx, ...peer });
  }
  const arrival = {
    method: request.method,
    path: request.url.slice(origin.length),
    scheme: schemeOf(request.headers),
    headers: Object.fromEntries(request.headers),
    body: await request.clone().text(),
    status: null,
  };
  peer.arrivals.push(arrival);
  // Fedify itself cannot be told to know only one scheme; a server that knows one says 401.
  const strange = request.method === "POST" && options.understands != null &&
    arrival.scheme !== options.understands;
  const response = strange
    ? new Response("This signature is not understood.", { status: 401 })
    : await federate(request);
  arrival.status = response.status;
  return response;
}

async function federate(request) {
  const { federation } = peer;
  const data = { raw: null, httpSignature: null, error: null };
  if (request.method === "POST") {
    const ctx = federation.createContext(new URL(origin), data);
    data.httpSignature = await checkHttpSignature(request.clone(), ctx);
    const body = await request.clone().text();
    try {
      data.raw = JSON.parse(body);
    } catch {
      data.raw = body;
    }
  }
  const response = await federation.fetch(request, { contextData: data });
  if (request.method === "POST" && (!response.ok || data.error != null)) {
    const reason = await response.clone().text();
    peer.refused.push({ path: new URL(request.url).pathname, status: response.status, reason, ...data });
  }
  return response;
}

const server = createServer(async (incoming, outgoing) => {
  try {
    await writeResponse(await answer(await toRequest(incoming, origin)), outgoing);
  } catch (error) {
    console.error(error);
    await writeResponse(json({ error: String(error) }, 500), outgoing);
  }
});

server.listen(Number(options.port), "127.0.0.1", async () => {
  const { port } = server.address();
  origin = `http://${options.host}:${port}`;
  peer = { ...createPeer(origin, options["first-knock"], options["authorized-fetch"]), refused: [], arrivals: [] };
  // Whoever asks for the actor should not have to wait for its keys.
  await peer.keyPairs;
  const actor = `${origin}/users/${READER}`;
  const account = `@${READER}@${options.host}:${port}`;
  console.log(JSON.stringify({ port, actor, account, control: `http://127.0.0.1:${port}/control` }));
});

const end = () => process.exit(0);
process.on("SIGTERM", end);
process.on("SIGINT", end);
if (options["end-with-stdin"]) process.stdin.on("end", end).resume();
