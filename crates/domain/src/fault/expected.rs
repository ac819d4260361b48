//! What may stand in a member, for whoever got it wrong: the rules are in docs/protocol.md, and checked elsewhere.

/// What a member has to be, as the end of a sentence; nothing where its name says it.
pub(super) fn shape(member: &str) -> &'static str {
    match member {
        "about" => {
            " (of an Admission one id, of a SameSigner two different ones, the smaller first, of other statements none or an \
             empty list)"
        }
        "admits" | "key" | "root" => ": an Ed25519 Multikey, which begins with `z6Mk`",
        "as" => ": `organiser`, `co-initiator`, `keeper` or `signer`",
        "capacity" => ": `organisation` or `personal`",
        "country" => ": two capital letters, such as `CL`",
        "nameMap" | "alsoKnownAs" => {
            ": who signs has a name in `nameMap` (language to text) or `alsoKnownAs` (a list of texts), and none is blank or \
             has a line feed"
        }
        "provenance" => ": `paper`, `e-mail`, `web-form`, `fediverse-account` or `import`",
        "state" => {
            ": a word of its type, such as `endorsed` or `withdrawn` of an Endorsement, `admitted`, `removed` or `ended` of an \
             Admission (docs/protocol.md, sections 1.2, 10.3 and 10.4)"
        }
        _ => "",
    }
}

/// How much may stand in a member, as the end of a sentence; nothing where only its document is bounded.
pub(super) fn most(member: &str) -> &'static str {
    match member {
        "country" => ": two letters",
        "nameMap" | "alsoKnownAs" => {
            ": at most 16 names over `nameMap` and `alsoKnownAs`, each of at most 300 characters"
        }
        "overrules" => ": at most 64",
        "published" | "signedAt" => ": at most 40 characters",
        "reservations" => ": at most 32",
        _ => "",
    }
}

/// Between what a number has to be, as a part of a sentence.
pub(super) fn range(member: &str) -> &'static str {
    match member {
        "revision" => " from 1 to 10,000",
        "ordinal" => " from 1 to 10,000,000",
        "seq" | "since" => " from 1 to 2^53 - 1",
        "individuals" | "unnamedOrganisations" => " from 0 to 1,000,000,000",
        _ => " within its range",
    }
}
