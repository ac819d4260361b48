//! Appeals of one's own by the API: listed, and written or refused.

use super::call;
use crate::table::{Scene, case, refuse_all};
use axum::http::Method;
use serde_json::{Value, json};
use undersigned_tests::{Backend, Server};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ones_own_appeals_are_listed_and_a_draft_is_thrown_away() {
    let hub = Server::start(crate::PROGRAM, "hub", Backend::Sqlite).await;
    hub.publish("brakes").await;
    let draft = hub.petition("lamps");
    hub.post("/appeals", draft).await.expect(201);
    let all = call(&hub, None, Method::GET, "/appeals", Vec::new()).await;
    assert_eq!(
        (all.status.as_u16(), all.code()),
        (401, "token_missing"),
        "drafts are nobody else's"
    );
    let all = hub.get("/appeals", &[("per_page", "1")]).await.expect(200);
    let (first, next) = (&all["items"][0], &all["next"]);
    assert_eq!(
        (&first["slug"], &first["status"]),
        (&json!("lamps"), &json!("draft"))
    );
    let next = next.as_str().expect("there is more");
    let rest = hub.get("/appeals", &[("after", next)]).await.expect(200);
    assert_eq!(rest["items"][0]["slug"], "brakes");
    assert_eq!(
        (rest["items"][0]["status"].as_str(), &rest["next"]),
        (Some("open"), &Value::Null)
    );

    let gone = hub.api(Method::DELETE, "/appeals/lamps", None).await;
    assert_eq!(gone.status.as_u16(), 204);
    let gone = hub.api(Method::DELETE, "/appeals/lamps", None).await;
    assert_eq!((gone.status.as_u16(), gone.code()), (404, "appeal_unknown"));
    let kept = hub.api(Method::DELETE, "/appeals/brakes", None).await;
    assert_eq!(
        (kept.status.as_u16(), kept.code()),
        (409, "published_already")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_appeal_without_a_text_stays_a_draft() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let mut draft = hub.petition("empty");
    draft["body"] = json!({"en": " "});
    hub.post("/appeals", draft).await.expect(201);
    let publish = || hub.api(Method::POST, "/appeals/empty/publish", None);
    let refused = publish().await;
    assert_eq!(refused.status.as_u16(), 422);
    assert_eq!(refused.code(), "body_missing");
    // A text in one language is one to sign.
    let changes = json!({"body": {"en": "Mend the ropes."}});
    let path = "/appeals/empty";
    hub.api(Method::PATCH, path, Some(changes))
        .await
        .expect(200);
    publish().await.expect(200);
    let changes = json!({"body": {"en": null}});
    let refused = hub.api(Method::PATCH, path, Some(changes)).await;
    assert_eq!(refused.code(), "body_missing");
    // Nobody would have signed what stands in the translation alone.
    let demands =
        json!([{"id": "1", "text": {"en": "Mend"}}, {"id": "2", "text": {"fr": "Payez"}}]);
    let languages = ["en", "zh-Hant", "fr"];
    let changes = json!({"languages": languages, "translations": ["fr"], "demands": demands});
    let refused = hub.api(Method::PATCH, path, Some(changes)).await;
    assert_eq!(refused.code(), "words_unsigned");
    assert!(refused.text.contains("demands[1].text"), "{}", refused.text);

    // Who reads it, adds a language and sends the whole of it back adds a translation.
    let mut whole = hub.get(path, &[]).await.expect(200);
    let before = whole.clone();
    if let Some(languages) = whole["languages"].as_array_mut() {
        languages.push(json!("fr"));
    }
    whole["title"]["fr"] = json!("Des freins");
    let now = hub.api(Method::PATCH, path, Some(whole)).await.expect(200);
    assert_eq!(now["translations"], json!(["fr"]));
    for same in ["revision", "textDigest"] {
        assert_eq!(now[same], before[same], "{same}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn appeals_that_cannot_be_written() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let draft = |change: &dyn Fn(&mut Value)| {
        let mut draft = hub.petition("another");
        change(&mut draft);
        hub.post("/appeals", draft)
    };
    let slug = |slug: &str| hub.post("/appeals", hub.petition(slug));
    let long = "x".repeat(81);
    let rows = vec![
        case("a slug that is taken", slug("free-them"), 409, "slug_taken"),
        case("a slug in capitals", slug("Free"), 422, "slug_invalid"),
        case("a slug with a slash", slug("a/b"), 422, "slug_invalid"),
        case("a slug with dots", slug(".."), 422, "slug_invalid"),
        case("an empty slug", slug(""), 422, "slug_invalid"),
        case("a slug of 81 letters", slug(&long), 422, "slug_invalid"),
        case("a reserved slug", slug("new"), 422, "slug_invalid"),
        case("another reserved slug", slug("state"), 422, "slug_invalid"),
        case(
            "a title in a language of nobody",
            draft(&|d| d["title"]["fr"] = json!("x")),
            422,
            "unknown_language",
        ),
        case(
            "no language tag",
            draft(&|d| d["languages"] = json!(["klingon speak"])),
            422,
            "unknown_language",
        ),
        case(
            "a kind nobody knows",
            draft(&|d| d["kind"] = json!("decree")),
            422,
            "member_invalid",
        ),
        case(
            "no title",
            draft(&|d| d["title"] = json!({})),
            422,
            "member_invalid",
        ),
        case(
            "a direction override",
            draft(&|d| d["title"]["en"] = json!("a\u{202e}b")),
            422,
            "text_invalid",
        ),
        case(
            "a deadline that is no date",
            draft(&|d| d["deadline"] = json!("soon")),
            422,
            "deadline_invalid",
        ),
        case(
            "an e-mail address that is none",
            draft(&|d| d["addressees"][0]["email"] = json!("…")),
            422,
            "member_invalid",
        ),
        case(
            "a postal address that is none",
            draft(&|d| d["addressees"][0]["postal"] = json!("…")),
            422,
            "member_invalid",
        ),
        case(
            "an initiator that is no address",
            draft(&|d| d["initiators"] = json!(["nobody"])),
            422,
            "id_not_canonical",
        ),
        case(
            "an appeal of nobody",
            draft(&|d| d["organiser"] = json!("nobody")),
            404,
            "organization_unknown",
        ),
        case(
            "a publication of nothing",
            hub.api(Method::POST, "/appeals/nothing/publish", None),
            404,
            "appeal_unknown",
        ),
        case(
            "a new slug",
            hub.api(
                Method::PATCH,
                "/appeals/free-them",
                Some(json!({"slug": "x"})),
            ),
            422,
            "member_fixed",
        ),
        case(
            "a language taken from a published title",
            hub.api(
                Method::PATCH,
                "/appeals/free-them",
                Some(json!({"title": {"tlh": "x"}})),
            ),
            422,
            "unknown_language",
        ),
    ];
    refuse_all(hub, Some(scene.object()), rows).await;
}
