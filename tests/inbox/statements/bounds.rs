//! Members that are out of bounds.

use super::{MINUTE, carried, spoilt};
use crate::table::{Scene, letter, refuse_all};
use serde_json::{Map, Value, json};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{millis, now};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_that_are_out_of_bounds() {
    let scene = Scene::new().await;
    let named = |name: &str| {
        let name = name.to_owned();
        spoilt(&scene, move |s| s["nameMap"] = json!({"en": name}))
    };
    let seq = |value: Value| spoilt(&scene, move |s| s["seq"] = value);
    let tally = |individuals: &str| {
        let mut members = scene.dockers.endorsement(&scene.appeal, "x", millis());
        for name in ["nameMap", "revision", "textDigest"] {
            members.remove(name);
        }
        members.insert("type".into(), json!("Tally"));
        members.insert("state".into(), json!("counted"));
        members.insert("individuals".into(), json!(424_242));
        let signed = scene.dockers.sign(members);
        // Written out by hand: a number has many spellings.
        let activity = scene.dockers.activity("Create", signed).to_string();
        let activity = activity.replace("424242", individuals);
        scene
            .dockers
            .letter_at(Scheme::Cavage, &scene.inbox, activity, now())
    };
    let digest = |text: String| spoilt(&scene, move |s| s["textDigest"] = json!(text));
    let object = |from: &str, to: &str| {
        let object = scene.object().replace(from, to);
        spoilt(&scene, move |s| s["object"] = json!(object))
    };
    let id = |id: String| spoilt(&scene, move |s| s["id"] = json!(id));
    let base = scene.foreign.base.clone();
    let seventeen: Map<String, Value> =
        (0..17).map(|n| (format!("x-{n}"), json!("name"))).collect();
    let refused = vec![
        letter("seq 0", seq(json!(0)), 422, "seq_range"),
        letter("seq -1", seq(json!(-1)), 422, "seq_range"),
        letter("seq 1.5", seq(json!(1.5)), 422, "number_range"),
        letter(
            "seq 2^53",
            seq(json!(9_007_199_254_740_992_u64)),
            422,
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
        letter("minus five people", tally("-5"), 422, "number_range"),
        letter(
            "a billion and one",
            tally("1000000001"),
            422,
            "number_range",
        ),
        letter("3.7 people", tally("3.7"), 422, "number_range"),
        letter("1e3 people", tally("1e3"), 422, "number_range"),
        letter("minus zero", tally("-0"), 422, "number_range"),
        letter("2^63", tally("9223372036854775808"), 422, "number_range"),
        letter(
            "half a digest",
            digest(format!("sha-256:{}", "0".repeat(63))),
            422,
            "digest_format",
        ),
        letter(
            "a digest in base64",
            digest("sha-256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=".into()),
            422,
            "digest_format",
        ),
        letter(
            "the appeal's host in capitals",
            object("localhost", "LOCALHOST"),
            422,
            "id_not_canonical",
        ),
        letter(
            "the appeal's host with a dot",
            object("localhost", "localhost."),
            422,
            "id_not_canonical",
        ),
        letter(
            "dots in the path",
            object("/appeals/", "/x/../appeals/"),
            422,
            "id_not_canonical",
        ),
        letter(
            "dots in the path, encoded",
            object("/appeals/", "/x/%2e%2e/appeals/"),
            422,
            "id_not_canonical",
        ),
        letter(
            "with a name and password",
            object("http://", "http://a:b@"),
            422,
            "id_not_canonical",
        ),
        letter(
            "a backslash",
            object("/appeals/", "\\appeals/"),
            422,
            "id_not_canonical",
        ),
        letter(
            "an id of 2,049 bytes",
            id(format!("{base}/{}", "x".repeat(2_049))),
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
            "row 605: 101 objects in one activity",
            carried(&scene, &scene.dockers, json!(vec![json!({}); 101])),
            400,
            "json_limits",
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
