// The peer tried on itself and on documents like Undersigned's, before a Rust test relies on it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { exportMultibaseKey, exportSpki, generateCryptoKeyPair, signRequest } from "@fedify/fedify";
import serialize from "json-canon";

const CONTEXT = [
  "https://www.w3.org/ns/activitystreams",
  "https://w3id.org/security/data-integrity/v2",
  {
    us: "https://w3id.org/undersigned#",
    appeal: { "@id": "us:appeal", "@type": "@json" },
    Endorsement: "us:Endorsement",
    key: "us:key",
    root: "us:root",
    seq: "us:seq",
    revision: "us:revision",
    textDigest: "us:textDigest",
  },
];

const children = [];

async function startPeer(...options) {
  const program = fileURLToPath(new URL("peer.mjs", import.meta.url));
  const child = spawn(process.execPath, [program, "--end-with-stdin", ...options], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  children.push(child);
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const peer = JSON.parse(line);
  peer.call = async (name, body) => {
    const response = await fetch(`${peer.control}/${name}`, body && {
      method: "POST",
      body: JSON.stringify(body),
    });
    return await response.json();
  };
  return peer;
}

/** An actor like ours, on a server of its own: RSA for HTTP, Ed25519 for proofs. */
async function startOrganisation() {
  const rsa = await generateCryptoKeyPair("RSASSA-PKCS1-v1_5");
  const ed = generateKeyPairSync("ed25519");
  const edPublic = await crypto.subtle.importKey(
    "spki", ed.publicKey.export({ type: "spki", format: "der" }), "Ed25519", true, ["verify"],
  );
  const documents = new Map();
  const inbox = [];
  const server = createServer(async (request, response) => {
    if (request.method === "POST") {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      inbox.push(JSON.parse(Buffer.concat(chunks)));
      return response.writeHead(202).end();
    }
    const document = documents.get(request.url);
    response.writeHead(document ? 200 : 404, { "content-type": "application/activity+json" });
    response.end(document && JSON.stringify(document));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://localhost:${server.address().port}`;
  const id = `${origin}/orgs/dockers`;
  documents.set("/orgs/dockers", {
    "@context": [
      "https://www.w3.org/ns/activitystreams",
      "https://w3id.org/security/v1",
      "https://www.w3.org/ns/cid/v1",
    ],
    id,
    type: "Organization",
    preferredUsername: "dockers",
    inbox: `${id}/inbox`,
    publicKey: { id: `${id}#main-key`, owner: id, publicKeyPem: await exportSpki(rsa.publicKey) },
    assertionMethod: [{
      id: `${id}#ed25519-key`,
      type: "Multikey",
      controller: id,
      publicKeyMultibase: await exportMultibaseKey(edPublic),
    }],
  });
  const digest = (value) => createHash("sha256").update(serialize(value)).digest();
  return {
    id,
    origin,
    inbox,
    publish: (document) => documents.set(new URL(document.id).pathname, document),
    stop: () => server.close(),
    secure(document) {
      const proof = {
        "@context": document["@context"],
        type: "DataIntegrityProof",
        cryptosuite: "eddsa-jcs-2022",
        verificationMethod: `${id}#ed25519-key`,
        proofPurpose: "assertionMethod",
        created: "2026-12-02T00:00:00Z",
      };
      const signature = sign(null, Buffer.concat([digest(proof), digest(document)]), ed.privateKey);
      return { ...document, proof: { ...proof, proofValue: `z${base58(signature)}` } };
    },
    async post(peer, activity, spec = "draft-cavage-http-signatures-12") {
      const request = new Request(`${peer.actor}/inbox`, {
        method: "POST",
        headers: { "content-type": "application/activity+json" },
        body: JSON.stringify({ "@context": CONTEXT, actor: id, ...activity }),
      });
      return await fetch(await signRequest(request, rsa.privateKey, new URL(`${id}#main-key`), { spec }));
    },
  };
}

function base58(bytes) {
  const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  let number = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  for (; number > 0n; number /= 58n) text = alphabet[Number(number % 58n)] + text;
  return "1".repeat(bytes.findIndex((byte) => byte !== 0)) + text;
}

let one, two, dockers;

before(async () => {
  [one, two, dockers] = await Promise.all([
    startPeer(),
    startPeer("--host", "two.localhost", "--first-knock", "draft-cavage-http-signatures-12"),
    startOrganisation(),
  ]);
});

after(() => {
  dockers.stop();
  for (const child of children) child.stdin.end();
});

const note = () => ({
  "@context": CONTEXT,
  id: `${dockers.origin}/appeals/free-them-now`,
  type: "Note",
  attributedTo: dockers.id,
  to: "https://www.w3.org/ns/activitystreams#Public",
  content: "<p>碼頭業職工會: free them now</p>",
  contentMap: { en: "<p>碼頭業職工會: free them now</p>" },
  published: "2026-12-02T00:00:00Z",
  appeal: { kind: "petition", title: { en: "Free them now" }, demands: [{ id: "1", text: { en: "x" } }], seq: 1 },
});

const endorsement = () => ({
  "@context": CONTEXT,
  id: `${dockers.origin}/endorsements/1`,
  type: "Endorsement",
  attributedTo: dockers.id,
  key: "z6Mk",
  object: `${dockers.origin}/appeals/free-them-now`,
  about: [],
  seq: 1764633600123,
  state: "endorsed",
  revision: 2,
  nameMap: { en: "Union of Dockers", "zh-Hant": "碼頭業職工會" },
  published: "2026-12-02T00:00:00Z",
});

test("peers follow each other, one with each kind of HTTP signature", async () => {
  assert.equal((await one.call("follow", { account: two.account })).to, two.actor);
  assert.equal((await two.call("follow", { account: one.actor })).to, one.actor);
  for (const [peer, scheme] of [[one, "cavage"], [two, "rfc9421"]]) {
    const received = await peer.call("received");
    assert.deepEqual(received.map(({ type }) => type).sort(), ["Accept", "Follow"]);
    for (const { httpSignature } of received) {
      assert.deepEqual([httpSignature.scheme, httpSignature.verified], [scheme, true]);
    }
    assert.equal((await peer.call("followers")).length, 1);
  }
});

test("a reply reaches the author, can be fetched, and is deleted again", async () => {
  dockers.publish(dockers.secure(note()));
  const sent = await one.call("reply", { inReplyTo: note().id, text: "We co-sign <3 #WeCoSign" });
  assert.equal(sent.to, dockers.id, JSON.stringify(sent));
  const create = dockers.inbox.at(-1);
  assert.equal(create.type, "Create");
  assert.equal(create.object.inReplyTo, note().id);
  assert.equal(create.object.content, "<p>We co-sign &lt;3 #WeCoSign</p>");
  const headers = { accept: "application/activity+json" };
  assert.equal((await fetch(sent.note, { headers })).status, 200);
  await one.call("delete", { note: sent.note, account: dockers.id });
  assert.equal(dockers.inbox.at(-1).type, "Delete");
  assert.equal((await fetch(sent.note, { headers })).status, 404);
});

test("boosts and likes reach the author", async () => {
  await one.call("announce", { object: note().id });
  await one.call("like", { object: note().id });
  assert.deepEqual(dockers.inbox.slice(-2).map(({ type }) => type), ["Announce", "Like"]);
});

test("a delivery that is refused says so", async () => {
  const answer = await one.call("follow", { account: `@nobody@two.localhost:${two.port}` });
  assert.match(answer.error, /finds nothing/);
});

test("proofs of our documents verify, and only unaltered", async () => {
  for (const document of [note(), endorsement()]) {
    const answer = await one.call("verify-proof", dockers.secure(document));
    assert.equal(answer.verified, true, JSON.stringify(answer));
    assert.equal(answer.key, `${dockers.id}#ed25519-key`);
    assert.equal(answer.controller, dockers.id);
    const altered = await one.call("verify-proof", { ...dockers.secure(document), seq: 2, published: "2026-12-02T00:00:01Z" });
    assert.equal(altered.verified, false);
  }
});

test("a forged HTTP signature is refused", async () => {
  const response = await dockers.post(one, { id: `${dockers.id}#forged`, type: "Like", actor: two.actor, object: one.actor });
  assert.equal(response.status, 401);
  const [refused] = await one.call("refused");
  assert.equal(refused.status, 401);
});

test("every kind of activity is answered without a 5xx", async () => {
  const to = "https://www.w3.org/ns/activitystreams#Public";
  const activities = [
    { type: "Create", object: dockers.secure(note()) },
    { type: "Create", object: dockers.secure(endorsement()) },
    { type: "Update", object: dockers.secure(note()) },
    { type: "Update", object: dockers.secure(endorsement()) },
    { type: "Announce", object: note().id },
    { type: "Accept", object: dockers.secure(endorsement()), result: { ...endorsement(), type: "Admission" } },
    { type: "Delete", object: { type: "Tombstone", id: note().id } },
    { type: "Undo", object: { type: "Announce", id: `${dockers.id}#a`, object: note().id } },
    { type: "Offer", object: { ...endorsement(), type: "Role" } },
    { type: "Unheard", object: note().id },
    { type: ["Create", "us:Unheard"], object: note().id },
  ];
  const seen = [];
  const before = (await one.call("refused")).length;
  for (const [i, activity] of activities.entries()) {
    const response = await dockers.post(one, { id: `${dockers.id}#activity-${i}`, to, ...activity },
      i % 2 ? "rfc9421" : undefined);
    seen.push([activity.type, activity.object?.type, response.status, await response.text()]);
  }
  // Known limit of Fedify 2.3: an embedded object whose type the context maps to an address that
  // Fedify does not know makes it refuse the whole activity; an unmapped type is simply dropped.
  const refused = seen.filter(([, , status]) => status !== 202);
  assert.deepEqual(refused, [
    ["Create", "Endorsement", 400, "Invalid activity."],
    ["Update", "Endorsement", 400, "Invalid activity."],
    ["Accept", "Endorsement", 400, "Invalid activity."],
  ]);
  assert.equal((await one.call("refused")).length - before, refused.length);
  const received = (await one.call("received")).filter(({ actor }) => actor === dockers.id);
  assert.deepEqual(received.map(({ type }) => type),
    ["Create", "Update", "Announce", "Delete", "Undo", "Offer", "Activity", "Create"]);
  for (const { httpSignature } of received) assert.equal(httpSignature.verified, true);
  assert.deepEqual(received[0].raw.object.appeal, note().appeal);
});

test("nothing had to be fetched from outside", async () => {
  for (const peer of [one, two]) assert.deepEqual(await peer.call("refused-fetches"), []);
});
