//! What a signature has to cover, in both schemes; digests; headers that contradict each other.

use crate::{
    handmade::Draft,
    table::{Scene, letter, refuse_all},
};
use serde_json::json;
use undersigned_federation::signatures::{Scheme, content_digest, digest};
use undersigned_tests::{Letter, now};

const CAVAGE: &str = "(request-target) host date digest content-digest";
const RFC9421: [&str; 4] = [
    r#""@method""#,
    r#""@target-uri""#,
    r#""digest""#,
    r#""content-digest""#,
];

/// A request of the dockers that is of no use, and so has no effect when it is accepted.
fn draft(scene: &Scene) -> Draft<'_> {
    let like = scene.dockers.activity("Like", json!(scene.object()));
    Draft::new(&scene.dockers, &scene.inbox, like.to_string())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cavage_signatures_that_leave_something_out() {
    let scene = Scene::new().await;
    let at = |seconds: i64| now().timestamp() + seconds;
    let row = |what: &str, sent: Letter, code| letter(what, sent, 401, code);
    let over = |names: &str| draft(&scene).cavage(names, "");
    let timed = |names: &str, parameters: String| draft(&scene).cavage(names, &parameters);
    let refused = vec![
        row(
            "a digest that is not covered",
            over("(request-target) host date digest"),
            "signature_coverage",
        ),
        row(
            "no digest covered",
            over("(request-target) host date"),
            "signature_coverage",
        ),
        row(
            "no target",
            over("host date digest content-digest"),
            "signature_coverage",
        ),
        row(
            "no host",
            over("(request-target) date digest content-digest"),
            "signature_coverage",
        ),
        row(
            "no time",
            over("(request-target) host digest content-digest"),
            "signature_coverage",
        ),
        row(
            "a time that is not covered",
            timed(
                "(request-target) host digest content-digest",
                format!("created={},", at(0)),
            ),
            "signature_coverage",
        ),
        row(
            "created that was not signed",
            draft(&scene).cavage_signed(
                CAVAGE,
                &format!("{CAVAGE} (created)"),
                &format!("created={},", at(0)),
            ),
            "signature_invalid",
        ),
        row(
            "created two hours ago",
            timed(
                &format!("{CAVAGE} (created)"),
                format!("created={},", at(-7_200)),
            ),
            "signature_expired",
        ),
        row(
            "created in ten minutes",
            timed(
                &format!("{CAVAGE} (created)"),
                format!("created={},", at(600)),
            ),
            "signature_future",
        ),
        row(
            "expired",
            timed(CAVAGE, format!("expires={},", at(-1))),
            "signature_expired",
        ),
        row(
            "a special header nobody knows",
            draft(&scene).cavage_signed(CAVAGE, &format!("{CAVAGE} (nonce)"), ""),
            "signature_component",
        ),
        row(
            "HMAC",
            timed(CAVAGE, "algorithm=\"hmac-sha256\",".to_owned()),
            "signature_invalid",
        ),
        row(
            "a Date that is none",
            draft(&scene).with("date", "yesterday").cavage(CAVAGE, ""),
            "signature_malformed",
        ),
        row(
            "for another host, rightly signed",
            {
                let elsewhere = scene.hub.url.replace("localhost", "127.0.0.1");
                let like = scene.dockers.activity("Like", json!("x")).to_string();
                Draft::new(&scene.dockers, &format!("{elsewhere}/inbox"), like)
                    .cavage(CAVAGE, "")
                    .with("host", &scene.hub.host())
            },
            "signature_invalid",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
    over(CAVAGE).send().await.expect(202);
    let created = format!("created={},expires={},", at(0), at(60));
    timed(&format!("{CAVAGE} (created) (expires)"), created)
        .send()
        .await
        .expect(202);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rfc_9421_signatures_that_leave_something_out() {
    let scene = Scene::new().await;
    let key_id = scene.dockers.http.key_id();
    let row = |what: &str, sent: Letter, code| letter(what, sent, 401, code);
    let over = |components: &[&str]| {
        let draft = draft(&scene);
        let usual = draft.usual();
        draft.rfc9421(components, &usual)
    };
    let with = |component: &str| over(&[&RFC9421[..], &[component]].concat());
    let timed = |parameters: String| draft(&scene).rfc9421(&RFC9421, &parameters);
    let at = |seconds: i64| now().timestamp() + seconds;
    let mut refused = vec![
        row("nothing covered", over(&[]), "signature_coverage"),
        row("no method", over(&RFC9421[1..]), "signature_coverage"),
        row(
            "no target",
            over(&[RFC9421[0], RFC9421[2], RFC9421[3]]),
            "signature_coverage",
        ),
        row(
            "a path without a host",
            over(&[RFC9421[0], r#""@path""#, RFC9421[2], RFC9421[3]]),
            "signature_coverage",
        ),
        row(
            "a digest that is not covered",
            over(&RFC9421[..3]),
            "signature_coverage",
        ),
        row(
            "no time",
            timed(format!("keyid=\"{key_id}\"")),
            "signature_coverage",
        ),
        row(
            "expired",
            timed(format!(
                "created={};expires={};keyid=\"{key_id}\"",
                at(-60),
                at(-1)
            )),
            "signature_expired",
        ),
        row(
            "no key id",
            timed(format!("created={}", at(0))),
            "signature_malformed",
        ),
        row(
            "a label in one header only",
            over(&RFC9421).with("signature", "sig2=:AAAA:"),
            "signature_malformed",
        ),
        row(
            "input alone",
            over(&RFC9421).without("signature"),
            "signature_malformed",
        ),
    ];
    for component in [
        r#""@query-param";name="x""#,
        r#""date";bs"#,
        r#""date";tr"#,
        r#""@method";req"#,
        r#""content-digest";sf"#,
        r#""content-digest";key="sha-256""#,
        r#""@status""#,
    ] {
        refused.push(row(component, with(component), "signature_component"));
    }
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
    over(&RFC9421).send().await.expect(202);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn headers_that_are_too_long_or_contradict_each_other() {
    let scene = Scene::new().await;
    let row = |what: &str, sent: Letter, code| letter(what, sent, 401, code);
    let like = scene.dockers.activity("Like", json!(scene.object()));
    let signed = |scheme| scene.dockers.letter(scheme, &scene.inbox, &like);
    let sibling = scene
        .sibling
        .letter(Scheme::Cavage, &scene.inbox, &like)
        .headers;
    let mut two = signed(Scheme::Cavage);
    two.headers
        .append("signature", sibling["signature"].clone());
    let mut mixed = signed(Scheme::Rfc9421);
    mixed
        .headers
        .append("signature", sibling["signature"].clone());
    let mut labels = signed(Scheme::Rfc9421);
    let other = scene
        .sibling
        .letter(Scheme::Rfc9421, &scene.inbox, &like)
        .headers;
    for name in ["signature-input", "signature"] {
        let theirs = other[name].to_str().expect("text").replace("sig1", "sig2");
        labels
            .headers
            .append(name, theirs.parse().expect("a header"));
    }
    let refused = vec![
        row("two cavage signatures", two, "signature_ambiguous"),
        row("both schemes, two signers", mixed, "signature_ambiguous"),
        row("two labels, two signers", labels, "signature_ambiguous"),
        row(
            "20 KB of signature",
            signed(Scheme::Cavage).with("signature", &"x".repeat(20_000)),
            "signature_malformed",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn digests_that_do_not_fit() {
    let scene = Scene::new().await;
    let body = scene
        .dockers
        .activity("Like", json!(scene.object()))
        .to_string();
    let (right, wrong) = (digest(body.as_bytes()), digest(b"another"));
    let fresh = || Draft::new(&scene.dockers, &scene.inbox, body.clone());
    // The signature is right each time: it covers the digests as they are.
    let old = |value: &str| {
        let draft = fresh().without("content-digest").with("digest", value);
        draft.cavage("(request-target) host date digest", "")
    };
    let new = |value: &str| {
        let draft = fresh().without("digest").with("content-digest", value);
        let usual = draft.usual();
        draft.rfc9421(&[RFC9421[0], RFC9421[1], RFC9421[3]], &usual)
    };
    let both = |one: &str, other: &str| {
        let draft = fresh().with("digest", one).with("content-digest", other);
        draft.cavage(CAVAGE, "")
    };
    let row = |what: &str, sent: Letter| letter(what, sent, 401, "digest_mismatch");
    let (good, bad) = (content_digest(body.as_bytes()), content_digest(b"another"));
    let long = wrong.replace("SHA-256", "sha-512");
    let refused = vec![
        row("MD5 only", old("MD5=1B2M2Y8AsgTpgAmY7PhCfg==")),
        row(
            "a wrong one beside a right one",
            old(&format!("{right},{long}")),
        ),
        row(
            "two of one kind, one wrong",
            old(&format!("{right},{wrong}")),
        ),
        row("no base64", old("SHA-256=*")),
        row("no digest in it", old("nonsense")),
        row("the new header, wrong", new(&bad)),
        row("the new header, no algorithm known", new("md5=:AAAA:")),
        row("the new header, no dictionary", new("(")),
        row("old right, new wrong", both(&right, &bad)),
        row("old wrong, new right", both(&wrong, &good)),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
    old(&format!("MD5=x,{right}")).send().await.expect(202);
    new(&good).send().await.expect(202);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_signed_fetch_is_no_signature_for_anything_else() {
    let scene = Scene::new().await;
    let like = scene
        .dockers
        .activity("Like", json!(scene.object()))
        .to_string();
    let url = scene.inbox.parse().expect("the address is sound");
    let mut refused = Vec::new();
    for scheme in [Scheme::Cavage, Scheme::Rfc9421] {
        let key = &scene.dockers.http;
        let signed =
            undersigned_federation::signatures::sign(scheme, "GET", &url, None, key, now());
        let headers = signed.expect("it can be signed");
        let replayed = Letter::new(
            scene.inbox.parse().expect("sound"),
            headers,
            like.clone().into(),
        );
        let with_digest = replayed.clone().with("digest", &digest(like.as_bytes()));
        refused.push(letter(
            format!("{scheme:?}: replayed as POST"),
            replayed,
            401,
            "signature_coverage",
        ));
        refused.push(letter(
            format!("{scheme:?}: with a digest added"),
            with_digest,
            401,
            "signature_coverage",
        ));
    }
    // One that covers the digest of what is sent later.
    let draft = Draft::new(&scene.dockers, &scene.inbox, like);
    let signed = draft.signed_as("get").cavage(CAVAGE, "");
    refused.push(letter(
        "signed for another method",
        signed,
        401,
        "signature_invalid",
    ));
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
}
