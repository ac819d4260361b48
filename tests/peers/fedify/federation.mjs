// The peer itself: one `Person` named `reader`, with an RSA and an Ed25519 key, whose inbox takes
// everything that Fedify lets through and writes it down.

import {
  createFederation,
  generateCryptoKeyPair,
  MemoryKvStore,
} from "@fedify/fedify";
import {
  Accept,
  Activity,
  Endpoints,
  Follow,
  getTypeId,
  Note,
  Person,
} from "@fedify/fedify/vocab";

export const READER = "reader";

/**
 * @param {string} origin such as `http://localhost:4711`
 * @param {"rfc9421" | "draft-cavage-http-signatures-12"} firstKnock the HTTP signature tried first
 * @param {boolean} authorizedFetch whether actor and notes are shown to signed requests only
 * @returns the federation, the notes it serves by their local id, what it received and sent by id,
 *   its followers, and the promise of its keys
 */
export function createPeer(origin, firstKnock, authorizedFetch) {
  const received = [];
  const sent = new Map();
  const notes = new Map();
  const followers = new Map();
  // Made at once, so that it is done when the first request comes (Fedify's RSA keys have 4096 bits).
  const keyPairs = Promise.all([
    generateCryptoKeyPair("RSASSA-PKCS1-v1_5"),
    generateCryptoKeyPair("Ed25519"),
  ]);

  // No queue on purpose: a control call answers when the delivery was taken or refused, and an
  // inbox request is answered when the listener has run. Nothing to wait for, nothing lost.
  const federation = createFederation({
    kv: new MemoryKvStore(),
    origin,
    allowPrivateAddress: true,
    firstKnock,
  });

  // Fedify's own check of a signed fetch: the key is looked up at its owner, as for an inbox.
  const mayFetch = async (ctx) => !authorizedFetch || await ctx.getSignedKeyOwner() != null;

  federation
    .setActorDispatcher("/users/{identifier}", async (ctx, identifier) => {
      if (identifier !== READER) return null;
      const keys = await ctx.getActorKeyPairs(identifier);
      return new Person({
        id: ctx.getActorUri(identifier),
        url: ctx.getActorUri(identifier),
        preferredUsername: identifier,
        name: "Reader on Fedify",
        inbox: ctx.getInboxUri(identifier),
        outbox: ctx.getOutboxUri(identifier),
        followers: ctx.getFollowersUri(identifier),
        endpoints: new Endpoints({ sharedInbox: ctx.getInboxUri() }),
        publicKey: keys[0].cryptographicKey,
        assertionMethods: keys.map((key) => key.multikey),
      });
    })
    .setKeyPairsDispatcher(async (_ctx, identifier) => {
      if (identifier !== READER) return [];
      return await keyPairs;
    })
    .authorize(mayFetch);

  federation.setFollowersDispatcher("/users/{identifier}/followers", () => ({
    items: [...followers.values()],
  }));
  federation.setOutboxDispatcher("/users/{identifier}/outbox", () => ({ items: [] }));
  federation
    .setObjectDispatcher(Note, "/notes/{id}", (_ctx, { id }) => notes.get(id) ?? null)
    .authorize(mayFetch);

  federation
    .setInboxListeners("/users/{identifier}/inbox", "/inbox")
    .on(Follow, async (ctx, follow) => {
      note(ctx, follow);
      const follower = await follow.getActor(ctx);
      if (follower?.id == null || follower.inboxId == null) return;
      followers.set(follower.id.href, {
        id: follower.id,
        inboxId: follower.inboxId,
        endpoints: follower.endpoints,
      });
      const accept = new Accept({
        id: new URL(`#accepts/${crypto.randomUUID()}`, ctx.getActorUri(READER)),
        actor: ctx.getActorUri(READER),
        object: follow,
      });
      await ctx.sendActivity({ identifier: READER }, follower, accept);
    })
    // The class above all activities: Create, Update, Announce, Accept, Delete, Undo and the rest.
    .on(Activity, (ctx, activity) => note(ctx, activity))
    .onError((ctx, error) => {
      ctx.data.error = String(error?.stack ?? error);
    });

  function note(ctx, activity) {
    received.push({
      type: getTypeId(activity).href.replace(/^.*[#/]/, ""),
      id: activity.id?.href ?? null,
      actor: activity.actorId?.href ?? null,
      recipient: ctx.recipient,
      httpSignature: ctx.data.httpSignature,
      raw: ctx.data.raw,
    });
  }

  return { federation, received, sent, notes, followers, keyPairs };
}
