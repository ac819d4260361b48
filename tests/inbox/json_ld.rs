//! Documents that mean something else to whoever expands them: nobody does here.

use crate::{
    activities::{PUBLIC, send},
    table::{Scene, letter, refuse_all},
};
use serde_json::{Value, json};
use undersigned_tests::millis;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn json_ld_is_not_expanded() {
    let scene = Scene::new().await;
    let (dockers, sibling) = (&scene.dockers, &scene.sibling);
    let like = || dockers.activity("Like", json!(scene.hub.org));
    let with = |name: &str, value: Value| {
        let mut activity = like();
        activity[name] = value;
        activity
    };
    let inside = |name: &str, value: Value| {
        let mut object = json!({"type": "Note", "id": format!("{}/notes/1", dockers.id)});
        object[name] = value;
        dockers.activity("Create", object)
    };
    let keyword = |what: &str, activity: Value| {
        letter(
            what,
            send(dockers, &scene, &activity),
            422,
            "jsonld_keyword",
        )
    };
    let kind = |what: &str, actor: Value| {
        let sent = send(dockers, &scene, &with("actor", actor));
        letter(what, sent, 401, "key_owner")
    };
    let refused = vec![
        keyword("@included", with("@included", json!([]))),
        keyword("@nest", with("@nest", json!({}))),
        keyword("@set", with("to", json!({"@set": []}))),
        keyword("@id", with("@id", json!("https://a.example/"))),
        keyword(
            "a term twice, short and long",
            with("as:actor", json!(sibling.id)),
        ),
        keyword(
            "a term twice, short and as an address",
            with(
                "https://www.w3.org/ns/activitystreams#actor",
                json!(sibling.id),
            ),
        ),
        keyword(
            "the same in the object",
            inside("as:attributedTo", json!(sibling.id)),
        ),
        keyword("@graph in the object", inside("@graph", json!([]))),
        keyword(
            "@value in its content",
            inside("content", json!({"@value": "x"})),
        ),
        keyword(
            "@id in its author",
            inside("attributedTo", json!({"@id": dockers.id})),
        ),
        keyword(
            "@type in a tag",
            inside("tag", json!([{"type": "Mention", "@type": "as:Hashtag"}])),
        ),
        kind("as:Public as actor", json!("as:Public")),
        kind("Public as actor", json!("Public")),
        kind("everybody as actor", json!(PUBLIC)),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;

    // What others signed in another way and somebody passes on is not looked at, however it reads.
    let endorsed = sibling.sign(sibling.endorsement(&scene.appeal, "Siblings", millis()));
    let mut passed_on = sibling.activity("Create", endorsed);
    passed_on["signature"] = json!({
        "type": "RsaSignature2017",
        "creator": format!("{}#main-key", sibling.id),
        "created": "2026-11-20T10:00:00Z",
        "signatureValue": "AAAA",
    });
    let itself = json!({"id": format!("{}/loop", dockers.id), "type": "Announce", "object": format!("{}/loop", dockers.id)});
    let nested = (0..12).fold(
        json!("x"),
        |object, _| json!({"type": "Announce", "object": object}),
    );
    let kindly = vec![
        letter("passed on", send(dockers, &scene, &passed_on), 202, ""),
        letter(
            "an Announce of itself",
            send(dockers, &scene, &dockers.activity("Announce", itself)),
            202,
            "",
        ),
        letter(
            "Announces in Announces",
            send(dockers, &scene, &dockers.activity("Announce", nested)),
            202,
            "",
        ),
        letter(
            "to Public, spelt otherwise",
            send(dockers, &scene, &with("to", json!(["as:Public", "Public"]))),
            202,
            "",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), kindly).await;
    assert_eq!(
        scene.foreign.asked().len(),
        1,
        "{:?}",
        scene.foreign.asked()
    );
}
