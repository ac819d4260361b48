// What a test can make the peer do: one function per path under /control/, all JSON.

import { Temporal } from "@js-temporal/polyfill";
import {
  Announce,
  Create,
  Delete,
  Follow,
  Like,
  Mention,
  Note,
  Object as APObject,
  PropertyValue,
  PUBLIC_COLLECTION,
  Tombstone,
  Undo,
  Update,
} from "@fedify/fedify/vocab";
import { READER } from "./federation.mjs";
import { knocks, refusedFetches } from "./loopback.mjs";
import { json } from "./serve.mjs";
import { checkProof, secure } from "./signatures.mjs";

/** A wish that cannot be fulfilled; answered with its status instead of a stack trace. */
class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function lookUp(ctx, identifier) {
  if (typeof identifier !== "string") throw new Refused(400, "an address or account is missing");
  const found = await ctx.lookupObject(identifier);
  if (found == null) throw new Refused(404, `Fedify finds nothing at ${identifier}`);
  return found;
}

async function lookUpActor(ctx, identifier) {
  const actor = await lookUp(ctx, identifier);
  if (actor.inboxId == null) throw new Refused(422, `${identifier} has no inbox`);
  return actor;
}

async function authorOf(ctx, object) {
  const author = await object.getAttribution(ctx);
  if (author?.inboxId == null) throw new Refused(422, `${object.id} has no author with an inbox`);
  return author;
}

function localId(ctx, what) {
  return new URL(`#${what}/${crypto.randomUUID()}`, ctx.getActorUri(READER));
}

async function send({ ctx, sent }, recipient, activity) {
  sent.set(activity.id.href, activity);
  await ctx.sendActivity({ identifier: READER }, recipient, activity);
  return { activity: activity.id.href, to: recipient.id.href, inbox: recipient.inboxId.href };
}

async function follow(peer, { account }) {
  const { ctx } = peer;
  const actor = await lookUpActor(ctx, account);
  return await send(peer, actor, new Follow({
    id: localId(ctx, "follows"),
    actor: ctx.getActorUri(READER),
    object: actor.id,
    to: actor.id,
  }));
}

async function unfollow(peer, { account, follow }) {
  const { ctx } = peer;
  const actor = await lookUpActor(ctx, account);
  return await send(peer, actor, new Undo({
    id: localId(ctx, "undos"),
    actor: ctx.getActorUri(READER),
    object: new Follow({
      id: follow == null ? localId(ctx, "follows") : new URL(follow),
      actor: ctx.getActorUri(READER),
      object: actor.id,
    }),
  }));
}

const asHtml = (text) => `<p>${String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`;

async function reply(peer, { inReplyTo, text, secured }) {
  const { ctx, notes } = peer;
  const target = await lookUp(ctx, inReplyTo);
  const author = await authorOf(ctx, target);
  const id = crypto.randomUUID();
  const plain = new Note({
    id: ctx.getObjectUri(Note, { id }),
    attribution: ctx.getActorUri(READER),
    to: PUBLIC_COLLECTION,
    cc: author.id,
    content: asHtml(text),
    replyTarget: target.id,
    tags: [new Mention({ href: author.id, name: `@${author.preferredUsername}` })],
    published: Temporal.Now.instant(),
  });
  const note = secured ? await secure(plain, ctx, READER) : plain;
  notes.set(id, note);
  const sent = await send(peer, author, new Create({
    id: new URL("#create", note.id),
    actor: ctx.getActorUri(READER),
    to: PUBLIC_COLLECTION,
    cc: author.id,
    object: note,
  }));
  return { note: note.id.href, ...sent };
}

async function edit(peer, { note, text, account }) {
  const { ctx, notes } = peer;
  const id = String(note).split("/").at(-1);
  if (!notes.has(id)) throw new Refused(404, `there is no ${note}`);
  const actor = await lookUpActor(ctx, account);
  const edited = notes.get(id).clone({
    content: asHtml(text),
    updated: Temporal.Now.instant(),
    proofs: [], // they were about the former text
  });
  notes.set(id, edited);
  return await send(peer, actor, new Update({
    id: localId(ctx, "updates"),
    actor: ctx.getActorUri(READER),
    to: PUBLIC_COLLECTION,
    cc: actor.id,
    object: edited,
  }));
}

async function remove(peer, { note, account }) {
  const { ctx, notes } = peer;
  const actor = await lookUpActor(ctx, account);
  notes.delete(String(note).split("/").at(-1));
  return await send(peer, actor, new Delete({
    id: localId(ctx, "deletes"),
    actor: ctx.getActorUri(READER),
    to: PUBLIC_COLLECTION,
    object: new Tombstone({ id: new URL(note) }),
  }));
}

function react(Activity, what) {
  return async (peer, { object }) => {
    const { ctx } = peer;
    const target = await lookUp(ctx, object);
    return await send(peer, await authorOf(ctx, target), new Activity({
      id: localId(ctx, what),
      actor: ctx.getActorUri(READER),
      to: PUBLIC_COLLECTION,
      object: target.id,
    }));
  };
}

/** Takes back what was sent, with the whole activity in it. */
async function undo(peer, { activity, account }) {
  const { ctx, sent } = peer;
  if (!sent.has(activity)) throw new Refused(404, `${activity} was not sent`);
  const actor = await lookUpActor(ctx, account);
  return await send(peer, actor, new Undo({
    id: localId(ctx, "undos"),
    actor: ctx.getActorUri(READER),
    to: PUBLIC_COLLECTION,
    object: sent.get(activity),
  }));
}

async function webfinger({ ctx }, { resource }) {
  const found = await ctx.lookupWebFinger(resource);
  if (found == null) throw new Refused(404, `Fedify finds no WebFinger of ${resource}`);
  return found;
}

/** Fetches a document with a signature of the reader's, as Fedify signs fetches. */
async function signedFetch({ ctx }, { url }) {
  const loader = await ctx.getDocumentLoader({ identifier: READER });
  return (await loader(url)).document;
}

async function lookup({ ctx }, { object }) {
  const found = await lookUp(ctx, object);
  return await found.toJsonLd({ contextLoader: ctx.contextLoader });
}

const seen = (image) => image && {
  url: image.url?.href ?? null,
  mediaType: image.mediaType,
  name: String(image.name),
  names: image.names.map((name) => [name.locale?.toString() ?? name.language?.compact() ?? null, String(name)]),
  width: image.width,
  height: image.height,
};

/** The pictures of a note or an actor, and the fields of a profile, as Fedify reads a document. */
async function pictures({ ctx }, document) {
  const found = await APObject.fromJsonLd(document, ctx);
  const attached = [];
  for await (const one of found.getAttachments(ctx)) {
    attached.push(one instanceof PropertyValue ? { name: String(one.name), value: String(one.value) } : seen(one));
  }
  return { icon: seen(await found.getIcon(ctx)), image: seen(await found.getImage(ctx)), attached };
}

const calls = {
  "GET received": ({ received }) => received,
  "GET refused": ({ refused }) => refused,
  "GET arrivals": ({ arrivals }) => arrivals,
  "GET knocks": () => knocks,
  "GET refused-fetches": () => refusedFetches,
  "GET followers": ({ followers }) => [...followers.keys()],
  "POST follow": follow,
  "POST unfollow": unfollow,
  "POST reply": reply,
  "POST edit": edit,
  "POST delete": remove,
  "POST undo": undo,
  "POST announce": react(Announce, "announces"),
  "POST like": react(Like, "likes"),
  "POST lookup": lookup,
  "POST pictures": pictures,
  "POST webfinger": webfinger,
  "POST fetch": signedFetch,
  "POST verify-proof": ({ ctx }, document) => checkProof(document, ctx),
};

/** Answers a request under /control/; `peer` carries `ctx` and the lists of federation.mjs. */
export async function control(request, peer) {
  const name = new URL(request.url).pathname.slice("/control/".length);
  const call = calls[`${request.method} ${name}`];
  if (call == null) return json({ error: "no such call", calls: Object.keys(calls) }, 404);
  try {
    const wish = request.method === "POST" ? await request.json() : {};
    return json(await call(peer, wish));
  } catch (error) {
    // A refused delivery carries the other server's status and words: that is what tests look at.
    return json({
      error: String(error?.message ?? error),
      statusCode: error?.statusCode ?? null,
      responseBody: error?.responseBody ?? null,
    }, error?.status ?? (error instanceof SyntaxError ? 400 : 502));
  }
}
