//! What holds for both schemes.

use super::*;

const SCHEMES: [Scheme; 2] = [Scheme::Cavage, Scheme::Rfc9421];

#[test]
fn what_we_sign_verifies() {
    for scheme in SCHEMES {
        let verified = Case::signed(scheme).check().unwrap();
        assert_eq!(verified.scheme, scheme);
        assert_eq!(verified.key_id, KEY_ID);
        assert_eq!(verified.made_at, now());
    }
}

#[test]
fn what_is_covered_is_known_and_what_was_added_is_not() {
    for scheme in SCHEMES {
        let url: Url = "https://ours.example/inbox".parse().unwrap();
        let name = HeaderName::from_static("x-claim");
        let also = HeaderMap::from_iter([(name, HeaderValue::from_static("yes"))]);
        let mut case = Case::signed(scheme);
        let digest = BodyDigest::of(BODY);
        let signed = sign_with(scheme, "POST", &url, Some(&digest), &KEY.0, now(), also);
        case.headers = signed.unwrap();
        assert!(case.parse().unwrap().covers("x-claim"));
        let mut added = Case::signed(scheme);
        added.set("x-claim", "yes");
        assert!(!added.parse().unwrap().covers("x-claim"));
    }
}

#[test]
fn a_fetch_without_body_verifies_without_a_digest() {
    let url: Url = "https://ours.example/outbox?page=2".parse().unwrap();
    for scheme in SCHEMES {
        let case = Case {
            method: "GET",
            path_and_query: "/outbox?page=2".to_owned(),
            headers: sign(scheme, "GET", &url, None, &KEY.0, now()).unwrap(),
            body: Vec::new(),
            now: now(),
        };
        assert_eq!(case.code(), "ok");
        assert!(!case.headers.contains_key("digest"));

        let mut as_post = case.clone();
        as_post.method = "POST";
        as_post.body = BODY.to_vec();
        assert_eq!(as_post.code(), "signature_coverage", "row 16");
        as_post.method = "DELETE";
        as_post.body.clear();
        assert_eq!(as_post.code(), "signature_invalid", "row 16");
        let mut other_query = case.clone();
        other_query.path_and_query = "/outbox?page=3".to_owned();
        assert_eq!(other_query.code(), "signature_invalid", "row 16");
    }
}

#[test]
fn row_1_no_signature() {
    let mut case = Case::unsigned();
    assert_eq!(case.code_without_key(), "signature_missing");
    case.set("digest", "SHA-256=AAAA");
    assert_eq!(case.code_without_key(), "signature_missing");
}

#[test]
fn row_2_garbage() {
    for text in [
        "",
        "garbage",
        "=",
        "keyId",
        "keyId=\"https://peer.example/actor",
        "keyId=\"a\" \"b\"",
        "keyId=\"a\",keyId=\"b\"",
        "keyId=\"a\\\"b\"",
        ",",
        "sig1=:AAAA:",
    ] {
        let mut case = Case::unsigned();
        case.set("signature", text);
        let code = case.code_without_key();
        assert!(
            matches!(code, "signature_malformed" | "signature_coverage"),
            "{text}: {code}"
        );
        case.set("signature-input", text);
        assert_eq!(case.code_without_key(), "signature_malformed", "{text}");
    }
    let mut case = Case::signed(Scheme::Cavage);
    case.replace(
        "signature",
        "keyId=\"",
        &format!("x=\"{}\",keyId=\"", "a".repeat(100_000)),
    );
    assert_eq!(case.code_without_key(), "signature_malformed");
}

#[test]
fn row_3_signatures_that_disagree() {
    let mut twice = Case::signed(Scheme::Cavage);
    twice.append("signature", &twice.get("signature"));
    assert_eq!(twice.code_without_key(), "signature_ambiguous");

    // RFC 9421 decides if the older signature beside it names the same actor.
    let cavage = Case::signed(Scheme::Cavage).get("signature");
    let mut both = Case::signed(Scheme::Rfc9421);
    both.append("signature", &cavage);
    assert_eq!(both.check().unwrap().scheme, Scheme::Rfc9421);

    let other = cavage.replace("peer.example", "evil.example");
    let mut both = Case::signed(Scheme::Rfc9421);
    both.append("signature", &other);
    assert_eq!(both.code_without_key(), "signature_ambiguous");
}

#[test]
fn row_9_made_for_another_host() {
    for scheme in SCHEMES {
        let case = Case::signed_for(scheme, "https://second.example/inbox");
        assert_eq!(case.code_without_key(), "authority");
        // The name exchanged underway does not help.
        let mut case = case;
        case.set("host", "ours.example");
        assert_eq!(case.code(), "signature_invalid");
        case.headers.remove("host");
        assert_eq!(case.code(), "signature_invalid");
    }
}

#[test]
fn our_own_name_is_recognised_in_any_spelling() {
    for host in ["OURS.example", "ours.example:443"] {
        let mut case = Case::signed(Scheme::Rfc9421);
        case.set("host", host);
        assert_eq!(case.code(), "ok", "{host}");
    }
    for scheme in SCHEMES {
        let mut over_http2 = Case::signed(scheme);
        over_http2.headers.remove("host");
        assert_eq!(over_http2.code(), "ok");
    }
    let mut other_port = Case::signed(Scheme::Rfc9421);
    other_port.set("host", "ours.example:8443");
    assert_eq!(other_port.code(), "authority");
}

#[test]
fn row_13_too_old_or_in_the_future() {
    for (scheme, hours) in [(Scheme::Cavage, 12), (Scheme::Rfc9421, 1)] {
        let case = Case::signed(scheme);
        let second = TimeDelta::seconds(1);
        let window = TimeDelta::hours(hours);
        assert_eq!(case.later(window).code(), "ok");
        assert_eq!(case.later(window + second).code(), "signature_expired");
        let ahead = -TimeDelta::minutes(5);
        assert_eq!(case.later(ahead).code(), "ok");
        assert_eq!(case.later(ahead - second).code(), "signature_future");
    }
}

#[test]
fn row_15_a_repeated_request_has_the_same_hash() {
    for scheme in SCHEMES {
        let case = Case::signed(scheme);
        let hash = case.check().unwrap().signature_hash;
        let repeated = case.later(TimeDelta::minutes(1));
        assert_eq!(repeated.check().unwrap().signature_hash, hash);
    }
    let one = Case::signed(Scheme::Cavage).check().unwrap();
    let other = Case::signed(Scheme::Rfc9421).check().unwrap();
    assert_ne!(one.signature_hash, other.signature_hash);
}

#[test]
fn row_8_replayed_to_another_path() {
    for scheme in SCHEMES {
        let mut case = Case::signed(scheme);
        case.path_and_query = "/other/inbox".to_owned();
        assert_eq!(case.code(), "signature_invalid");
    }
}

#[test]
fn row_23_key_ids_that_cannot_be_fetched() {
    for scheme in SCHEMES {
        for key_id in [
            "https://ours.example/actor#main-key",
            "https://OURS.example:443/actor",
            "data:text/plain,key",
            "acct:someone@peer.example",
            "did:key:z6Mk",
            "file:///etc/passwd",
            "https://user@peer.example/actor",
            "main-key",
            "#main-key",
        ] {
            let mut case = Case::signed(scheme);
            let name = match scheme {
                Scheme::Cavage => "signature",
                Scheme::Rfc9421 => "signature-input",
            };
            case.replace(name, KEY_ID, key_id);
            assert_eq!(case.code_without_key(), "key_unresolvable", "{key_id}");
        }
    }
}

#[test]
fn row_22_a_key_id_may_be_a_plain_path() {
    let key_id = "https://peer.example/users/union/main-key";
    let mut case = Case::signed(Scheme::Cavage);
    case.replace("signature", KEY_ID, key_id);
    assert_eq!(case.parse().unwrap().key_id(), key_id);
}

#[test]
fn row_28_a_changed_body() {
    for scheme in SCHEMES {
        let mut case = Case::signed(scheme);
        case.body[2] ^= 1;
        assert_eq!(case.code_without_key(), "digest_mismatch");
        case.body.clear();
        assert_eq!(case.code_without_key(), "digest_mismatch");
    }
}

#[test]
fn row_28_a_changed_body_with_its_digest_changed_too() {
    for (scheme, name) in [
        (Scheme::Cavage, "digest"),
        (Scheme::Rfc9421, "content-digest"),
    ] {
        let mut case = Case::signed(scheme);
        case.body[2] ^= 1;
        let digest = match scheme {
            Scheme::Cavage => digest(&case.body),
            Scheme::Rfc9421 => content_digest(&case.body),
        };
        case.set(name, &digest);
        assert_eq!(case.code(), "signature_invalid");
    }
}

#[test]
fn row_29_every_known_digest_must_match_and_one_must_be_known() {
    let good = digest(BODY);
    let bad = digest(b"another body");
    let md5 = "MD5=Sd/dVLAcvNLSq16eXua5uQ==";
    for (value, expected) in [
        (good.clone(), "ok"),
        (good.replace("SHA-256", "sha-256"), "ok"),
        (format!("{good},{md5}"), "ok"),
        (format!("unixsum=30637, {good}"), "ok"),
        (bad.clone(), "digest_mismatch"),
        (format!("{good},{bad}"), "digest_mismatch"),
        (format!("{bad},{good}"), "digest_mismatch"),
        (format!("{good},SHA-512=AAAA"), "digest_mismatch"),
        (md5.to_owned(), "digest_mismatch"),
        ("SHA-256".to_owned(), "digest_mismatch"),
        ("SHA-256=*".to_owned(), "digest_mismatch"),
        (String::new(), "digest_mismatch"),
    ] {
        let mut case = Case::signed(Scheme::Cavage);
        case.set("digest", &value);
        assert_eq!(case.code_without_key(), expected, "{value}");
    }
    let mut sha512 = Case::signed(Scheme::Rfc9421);
    sha512.set("content-digest", "sha-512=:AAAA:");
    assert_eq!(sha512.code_without_key(), "digest_mismatch");
    sha512.set("content-digest", "sha-256=1");
    assert_eq!(sha512.code_without_key(), "digest_mismatch");
}

#[test]
fn row_30_the_two_digest_headers_must_both_match() {
    let mut case = Case::signed(Scheme::Cavage);
    case.set("content-digest", &content_digest(b"another body"));
    assert_eq!(case.code_without_key(), "digest_mismatch");
    let mut case = Case::signed(Scheme::Rfc9421);
    case.set("digest", &digest(b"another body"));
    assert_eq!(case.code_without_key(), "digest_mismatch");
}

#[test]
fn row_29_a_body_is_not_hashed_as_often_as_a_header_has_room() {
    let right = digest(BODY);
    for (times, code) in [
        (1, "ok"),
        (4, "ok"),
        (5, "digest_mismatch"),
        (1_000, "digest_mismatch"),
    ] {
        let mut case = Case::signed(Scheme::Cavage);
        case.set("digest", &[right.as_str()].repeat(times).join(","));
        assert_eq!(case.code_without_key(), code, "{times} in one line");
        case.headers.remove("digest");
        for _ in 0..times {
            case.append("digest", &right);
        }
        assert_eq!(case.code_without_key(), code, "{times} in as many lines");
    }
    // Those of other kinds are not looked at.
    let mut case = Case::signed(Scheme::Cavage);
    let others = "MD5=x,".repeat(100);
    case.set("digest", &format!("{others}{right}"));
    assert_eq!(case.code_without_key(), "ok");
}
