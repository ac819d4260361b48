//! Members that are out of bounds.

use super::{MINUTE, spoilt};
use crate::table::{Scene, letter, refuse_all};
use serde_json::{Map, Value, json};
use undersigned_tests::millis;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_that_are_out_of_bounds() {
    let scene = Scene::new().await;
    let named = |name: &str| {
        let name = name.to_owned();
        spoilt(&scene, move |s| s["nameMap"] = json!({"en": name}))
    };
    let seq = |value: Value| spoilt(&scene, move |s| s["seq"] = value);
    let seventeen: Map<String, Value> =
        (0..17).map(|n| (format!("x-{n}"), json!("name"))).collect();
    let refused = vec![
        letter("seq 0", seq(json!(0)), 422, "seq_range"),
        letter("seq -1", seq(json!(-1)), 422, "seq_range"),
        letter("seq 1.5", seq(json!(1.5)), 400, "number_range"),
        letter(
            "seq 2^53",
            seq(json!(9_007_199_254_740_992_u64)),
            400,
            "number_range",
        ),
        letter("seq as text", seq(json!("5")), 422, "number_range"),
        letter(
            "seq in 25 hours",
            seq(json!(millis() + 25 * 60 * MINUTE)),
            422,
            "seq_range",
        ),
        letter(
            "seq 2^53 - 1",
            seq(json!(9_007_199_254_740_991_u64)),
            422,
            "seq_range",
        ),
        letter(
            "no language tag",
            spoilt(&scene, |s| s["nameMap"] = json!({"not a language": "x"})),
            422,
            "unknown_language",
        ),
        letter(
            "a name not in NFC",
            named("Unio\u{301}n"),
            422,
            "text_invalid",
        ),
        letter(
            "a direction override",
            named("Dock\u{202e}ers"),
            422,
            "text_invalid",
        ),
        letter(
            "a control character",
            named("Dock\u{0}ers"),
            422,
            "text_invalid",
        ),
        letter(
            "a line separator",
            named("Dock\u{2028}ers"),
            422,
            "text_invalid",
        ),
        letter(
            "301 characters",
            named(&"é".repeat(301)),
            422,
            "field_too_long",
        ),
        letter("a blank name", named(" "), 422, "member_invalid"),
        letter(
            "17 names",
            spoilt(&scene, |s| {
                drop(s.insert("nameMap".into(), json!(seventeen)))
            }),
            422,
            "field_too_long",
        ),
        letter(
            "no name",
            spoilt(&scene, |s| drop(s.remove("nameMap"))),
            422,
            "member_invalid",
        ),
        letter(
            "a name that is a list",
            spoilt(&scene, |s| s["nameMap"] = json!({"en": ["x"]})),
            422,
            "member_invalid",
        ),
        letter(
            "withdrawn with a name",
            spoilt(&scene, |s| s["state"] = json!("withdrawn")),
            422,
            "withdrawn_with_name",
        ),
        letter(
            "a state nobody knows",
            spoilt(&scene, |s| s["state"] = json!("maybe")),
            422,
            "member_invalid",
        ),
        letter(
            "a country by name",
            spoilt(&scene, |s| {
                drop(s.insert("country".into(), json!("Hong Kong")))
            }),
            422,
            "field_too_long",
        ),
        letter(
            "MD5",
            spoilt(&scene, |s| {
                s["textDigest"] = json!("md5-d41d8cd98f00b204e9800998ecf8427e")
            }),
            422,
            "digest_format",
        ),
        letter(
            "a digest in capitals",
            spoilt(&scene, |s| {
                s["textDigest"] = json!(format!("sha-256:{}", "A".repeat(64)))
            }),
            422,
            "digest_format",
        ),
        letter(
            "17 KiB",
            spoilt(&scene, |s| {
                drop(s.insert("x".into(), json!("x".repeat(17 * 1024))))
            }),
            422,
            "field_too_long",
        ),
        letter(
            "another spelling of the appeal",
            spoilt(&scene, |s| {
                s["object"] = json!(scene.object().replace("free-them", "%66ree-them"))
            }),
            422,
            "id_not_canonical",
        ),
        letter(
            "two authors",
            spoilt(&scene, |s| {
                s["attributedTo"] = json!([scene.dockers.id, scene.sibling.id])
            }),
            422,
            "member_invalid",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
}
