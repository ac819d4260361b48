// Asks the browser for a passkey, or to make one, and sends what it gives as a form. Where the browser
// knows none, the forms stay hidden and everything else works as before. Nothing is fetched or kept.
"use strict";
(() => {
  const forms = document.querySelectorAll("form[data-passkey]");
  if (!forms.length || !window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) => Uint8Array.from(
    atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const known = (form) => (form.dataset.known || "").split(" ").filter(Boolean)
    .map((id) => ({ type: "public-key", id: bytes(id) }));
  const put = (form, parts) => {
    for (const [name, part] of Object.entries(parts)) form.elements[name].value = part ? text(part) : "";
    form.submit();
  };
  const say = (form, which) => {
    for (const words of form.querySelectorAll("[data-failed]")) {
      words.hidden = words.dataset.failed !== which;
    }
  };

  const make = async (form) => {
    const { challenge, relying, site, user, account, person, algorithms } = form.dataset;
    const made = await navigator.credentials.create({ publicKey: {
      challenge: bytes(challenge),
      rp: { id: relying, name: site },
      user: { id: bytes(user), name: account, displayName: person },
      pubKeyCredParams: algorithms.split(" ").map((alg) => ({ type: "public-key", alg: Number(alg) })),
      excludeCredentials: known(form),
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      attestation: "none",
      timeout: 300000,
    } });
    put(form, {
      "client-data": made.response.clientDataJSON,
      "attestation-object": made.response.attestationObject,
    });
  };

  const ask = async (form, more) => {
    const { challenge, relying } = form.dataset;
    const given = await navigator.credentials.get({ ...more, publicKey: {
      challenge: bytes(challenge),
      rpId: relying,
      allowCredentials: known(form),
      userVerification: "required",
      timeout: 300000,
    } });
    put(form, {
      credential: given.rawId,
      "client-data": given.response.clientDataJSON,
      "authenticator-data": given.response.authenticatorData,
      signature: given.response.signature,
      "user-handle": given.response.userHandle,
    });
  };

  // Beside what it remembers for the field of the address, the browser offers passkeys too.
  let offered = null;
  const offer = async (form) => {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    offered = new AbortController();
    await ask(form, { mediation: "conditional", signal: offered.signal });
  };

  for (const form of forms) {
    const kind = form.dataset.passkey;
    form.hidden = false;
    if (kind === "offer") continue;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      say(form, "");
      offered?.abort();
      try {
        await (kind === "make" ? make(form) : ask(form));
      } catch (error) {
        say(form, error.name === "InvalidStateError" ? "known" : "none");
      }
    });
    // Whoever does not take the offer, or whose browser makes none, has the button.
    if (form.hasAttribute("data-offered")) offer(form).catch(() => {});
  }
  for (const words of document.querySelectorAll("[data-without-passkeys]")) words.hidden = true;
})();
