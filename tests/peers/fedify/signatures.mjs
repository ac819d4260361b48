// What Fedify's own code says about a request's HTTP signature and a document's proof, and proofs
// that it makes.

import { signObject, verifyObject, verifyProof, verifyRequestDetailed } from "@fedify/fedify/sig";
import { DataIntegrityProof, Object as AsObject } from "@fedify/fedify/vocab";
import { schemeOf } from "./serve.mjs";

/**
 * Fedify's inbox is content with a valid proof and then never looks at the HTTP signature, so the
 * signature is checked here on its own, with the same code and for every request.
 *
 * @returns `{scheme, verified, keyId, reason}`; scheme is `rfc9421`, `cavage` or `none`
 */
export async function checkHttpSignature(request, ctx) {
  const scheme = schemeOf(request.headers);
  if (scheme === "none") return { scheme, verified: false, keyId: null, reason: "noSignature" };
  try {
    const result = await verifyRequestDetailed(request, {
      documentLoader: ctx.documentLoader,
      contextLoader: ctx.contextLoader,
    });
    return result.verified
      ? { scheme, verified: true, keyId: result.key.id?.href ?? null, reason: null }
      : { scheme, verified: false, keyId: null, reason: result.reason.type };
  } catch (error) {
    return { scheme, verified: false, keyId: null, reason: String(error) };
  }
}

/**
 * Checks a FEP-8b32 proof twice: `verified` and `key` are `verifyProof`, the cryptography over any
 * JSON document; `object` is `verifyObject`, which also wants a type that Fedify knows and every
 * author covered by a proof, and is therefore not to be expected for a type of our own.
 */
export async function checkProof(document, ctx) {
  const options = { documentLoader: ctx.documentLoader, contextLoader: ctx.contextLoader };
  const answer = { verified: false, key: null, controller: null, reason: null, object: null };
  try {
    // The context is written onto the proof for a proof that leaves it to its document.
    const proof = await DataIntegrityProof.fromJsonLd(
      { "@context": document["@context"], ...document.proof },
      options,
    );
    const key = await verifyProof(document, proof, options);
    answer.verified = key != null;
    answer.key = key?.id?.href ?? null;
    answer.controller = key?.controllerId?.href ?? null;
    if (key == null) answer.reason = "verifyProof returned null";
  } catch (error) {
    answer.reason = String(error);
  }
  try {
    const object = await verifyObject(AsObject, document, options);
    answer.object = { verified: object != null, reason: object ? null : "verifyObject returned null" };
  } catch (error) {
    answer.object = { verified: false, reason: String(error) };
  }
  return answer;
}

/** The object with a FEP-8b32 proof of its own, by the actor's Ed25519 key. */
export async function secure(object, ctx, identifier) {
  const keys = await ctx.getActorKeyPairs(identifier);
  const { privateKey, multikey } = keys.find((key) => key.privateKey.algorithm.name === "Ed25519");
  return await signObject(object, privateKey, multikey.id, {
    documentLoader: ctx.documentLoader,
    contextLoader: ctx.contextLoader,
  });
}
