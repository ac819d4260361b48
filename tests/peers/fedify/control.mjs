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
  PUBLIC_COLLECTION,
  Tombstone,
  Undo,
} from "@fedify/fedify/vocab";
import { READER } from "./federation.mjs";
import { refusedFetches } from "./loopback.mjs";
import { json } from "./serve.mjs";
import { checkProof } from "./signatures.mjs";

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

async function send(ctx, recipient, activity) {
  await ctx.sendActivity({ identifier: READER }, recipient, activity);
  return { activity: activity.id.href, to: recipient.id.href, inbox: recipient.inboxId.href };
}

async function follow({ ctx }, { account }) {
  const actor = await lookUpActor(ctx, account);
  return await send(ctx, actor, new Follow({
    id: localId(ctx, "follows"),
    actor: ctx.getActorUri(READER),
    object: actor.id,
    to: actor.id,
  }));
}

async function unfollow({ ctx }, { account, follow }) {
  const actor = await lookUpActor(ctx, account);
  return await send(ctx, actor, new Undo({
    id: localId(ctx, "undos"),
    actor: ctx.getActorUri(READER),
    object: new Follow({
      id: follow == null ? localId(ctx, "follows") : new URL(follow),
      actor: ctx.getActorUri(READER),
      object: actor.id,
    }),
  }));
}

async function reply({ ctx, notes }, { inReplyTo, text }) {
  const target = await lookUp(ctx, inReplyTo);
  const author = await authorOf(ctx, target);
  const id = crypto.randomUUID();
  const note = new Note({
    id: ctx.getObjectUri(Note, { id }),
    attribution: ctx.getActorUri(READER),
    to: PUBLIC_COLLECTION,
    cc: author.id,
    content: `<p>${String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`,
    replyTarget: target.id,
    tags: [new Mention({ href: author.id, name: `@${author.preferredUsername}` })],
    published: Temporal.Now.instant(),
  });
  notes.set(id, note);
  const sent = await send(ctx, author, new Create({
    id: new URL("#create", note.id),
    actor: ctx.getActorUri(READER),
    to: PUBLIC_COLLECTION,
    cc: author.id,
    object: note,
  }));
  return { note: note.id.href, ...sent };
}

async function remove({ ctx, notes }, { note, account }) {
  const actor = await lookUpActor(ctx, account);
  notes.delete(String(note).split("/").at(-1));
  return await send(ctx, actor, new Delete({
    id: localId(ctx, "deletes"),
    actor: ctx.getActorUri(READER),
    to: PUBLIC_COLLECTION,
    object: new Tombstone({ id: new URL(note) }),
  }));
}

function react(Activity, what) {
  return async ({ ctx }, { object }) => {
    const target = await lookUp(ctx, object);
    return await send(ctx, await authorOf(ctx, target), new Activity({
      id: localId(ctx, what),
      actor: ctx.getActorUri(READER),
      to: PUBLIC_COLLECTION,
      object: target.id,
    }));
  };
}

async function lookup({ ctx }, { object }) {
  const found = await lookUp(ctx, object);
  return await found.toJsonLd({ contextLoader: ctx.contextLoader });
}

const calls = {
  "GET received": ({ received }) => received,
  "GET refused": ({ refused }) => refused,
  "GET refused-fetches": () => refusedFetches,
  "GET followers": ({ followers }) => [...followers.keys()],
  "POST follow": follow,
  "POST unfollow": unfollow,
  "POST reply": reply,
  "POST delete": remove,
  "POST announce": react(Announce, "announces"),
  "POST like": react(Like, "likes"),
  "POST lookup": lookup,
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
