//! The organiser enters paper sheets and e-mails by hand.

use super::{Hub, SLUG};
use serde_json::json;
use undersigned_tests::{Backend, Desk, desk::field, on_either_database};

on_either_database! {
    a_sheet_is_checked_signed_corrected_and_withdrawn
}

const SCAN: &[u8] = b"%PDF-1.7 Zanzibara signed here";

async fn a_sheet_is_checked_signed_corrected_and_withdrawn(backend: Backend) {
    let hub = Hub::start(backend, "moderated").await;
    let mut desk = Desk::of(&hub.server).await;
    let path = format!("/desk/appeals/{SLUG}/signers");
    let page = desk.get(&path).await;
    let csrf = field(&page, "csrf");
    let fields = |otherwise: &[(&'static str, &'static str)]| {
        let mut fields = vec![
            ("csrf".to_owned(), csrf.clone()),
            ("language-1".to_owned(), "ar".to_owned()),
            ("name-1".to_owned(), "نقابة عمّال الأرصفة".to_owned()),
            ("country".to_owned(), "TN".to_owned()),
            ("kind".to_owned(), "organisation".to_owned()),
            ("provenance".to_owned(), "paper".to_owned()),
            ("signed-at".to_owned(), "2026-10-03".to_owned()),
            ("ordinal".to_owned(), "12".to_owned()),
        ];
        fields.retain(|(name, _)| !otherwise.iter().any(|(other, _)| other == name));
        let otherwise = otherwise.iter();
        fields.extend(otherwise.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        fields
    };
    for (name, value) in [
        ("name-1", ""),
        ("kind", "other"),
        ("provenance", "web-form"),
        ("signed-at", "yesterday"),
        ("ordinal", "-1"),
        ("country", "XXX"),
    ] {
        let (status, shown) = desk.upload(&path, &fields(&[(name, value)]), SCAN).await;
        assert_eq!(status, 422, "{name}: {shown}");
    }
    let large = vec![0_u8; 20_000_001];
    let (status, shown) = desk.upload(&path, &fields(&[]), &large).await;
    assert!(status == 422 || status == 403, "{status}: {shown}");
    // As if it were of another session: kept to be sent again, and nothing is done with it.
    let (status, _) = desk.upload(&path, &fields(&[("csrf", "x")]), SCAN).await;
    assert_eq!(status, 303);

    let (status, check) = desk.upload(&path, &fields(&[]), SCAN).await;
    assert_eq!(status, 200, "{check}");
    let digest = undersigned_proof::Digest::of(&[SCAN]).to_string();
    assert_eq!(field(&check, "evidence-digest"), digest);
    assert!(
        hub.server.list(&hub.object).await.is_empty(),
        "only looked at"
    );
    let mut checked = fields(&[]);
    checked.push(("evidence-digest".to_owned(), digest.clone()));
    checked.push(("once".to_owned(), field(&check, "once")));
    let send: Vec<(&str, &str)> = checked
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    // Pressed twice, it is one signature.
    for _ in 0..2 {
        let (status, to) = desk.post(&format!("{path}/sign"), &send).await;
        assert!(status.is_redirection(), "{to}");
    }
    let listed = hub.server.list(&hub.object).await;
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["provenance"], "paper");
    assert_eq!(listed[0]["ordinal"], 12);
    let id = listed[0]["id"].as_str().unwrap().to_owned();
    let statement = id.strip_prefix(&hub.server.url).unwrap().to_owned();
    let signed = hub.server.fetch(&statement).await.expect(200);
    assert_eq!(signed["evidenceDigest"], digest);
    assert_eq!(signed["signedAt"], "2026-10-03");
    for file in std::fs::read_dir(hub.server.folder()).unwrap().flatten() {
        let bytes = std::fs::read(file.path()).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Zanzibara"), "{}", file.path().display());
    }

    // Corrected: the evidence stays, and the next of the same name is pointed out.
    let co_signers = desk.get(&format!("/desk/appeals/{SLUG}/co-signers")).await;
    assert!(co_signers.contains("/signers?id="), "{co_signers}");
    // Behind the end stands the last page, and where nobody is found the page says so.
    for (asked, says) in [
        ("page=18446744073709551615", "/signers?id="),
        ("page=2", "/signers?id="),
        ("q=nobody-of-this-name", "No entry fits."),
    ] {
        let page = desk
            .get(&format!("/desk/appeals/{SLUG}/co-signers?{asked}"))
            .await;
        assert!(page.contains(says), "{asked}: {page}");
        let has_table = page.contains("<table class=\"ledger\"");
        assert_eq!(has_table, !asked.starts_with("q="), "{asked}");
    }
    let query = format!("{path}?id={id}");
    let held = desk.get(&query).await;
    assert!(held.contains("نقابة عمّال الأرصفة"), "{held}");
    let (status, check) = desk.upload(&path, &fields(&[]), b"").await;
    assert!(
        status == 200 && check.contains("Same name as no. 12"),
        "{check}"
    );
    let mut correction = fields(&[("provenance", "e-mail")]);
    correction.push(("id".to_owned(), id.clone()));
    let send: Vec<(&str, &str)> = correction
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    let (status, to) = desk.post(&format!("{path}/sign"), &send).await;
    assert!(status.is_redirection(), "{to}");
    let signed = hub.server.fetch(&statement).await.expect(200);
    assert_eq!(
        (&signed["provenance"], &signed["evidenceDigest"]),
        (&json!("e-mail"), &json!(digest))
    );
    let log = desk.get("/desk/log").await;
    assert!(log.contains("Corrected a signer entered by hand"), "{log}");

    // What another entered, or nobody did, is not there.
    for other in ["https://else.example/attestations/1", "x"] {
        let fields = [("csrf", csrf.as_str()), ("id", other), ("sure", "yes")];
        let (status, _) = desk.post(&format!("{path}/withdraw"), &fields).await;
        assert_eq!(status, 404);
        let page = desk.get(&format!("{path}?id={other}")).await;
        assert!(!page.contains("name=\"evidence\""), "{other}: {page}");
    }

    let count = [
        ("csrf", csrf.as_str()),
        ("organisations", "4"),
        // As somebody types it whose keyboard is Arabic.
        ("people", "١٢٠"),
    ];
    let (status, to) = desk
        .post(&format!("/desk/appeals/{SLUG}/counts"), &count)
        .await;
    assert!(status.is_redirection(), "{to}");
    let state = hub.server.state(&hub.object).await.expect(200);
    assert_eq!(state["coSigners"]["unnamed"], 4);
    assert_eq!(state["coSigners"]["individuals"], 120);
    let wrong = [("csrf", csrf.as_str()), ("people", "many")];
    let (status, _) = desk
        .post(&format!("/desk/appeals/{SLUG}/counts"), &wrong)
        .await;
    assert_eq!(status, 422);

    let fields = [
        ("csrf", csrf.as_str()),
        ("id", id.as_str()),
        ("sure", "yes"),
    ];
    let (status, to) = desk.post(&format!("{path}/withdraw"), &fields).await;
    assert!(status.is_redirection(), "{to}");
    assert!(hub.server.list(&hub.object).await.is_empty());
    let list = format!("/appeals/{SLUG}/cosigners");
    let list = hub.signer.open(&list).await.expect(200);
    // Whoever withdraws by its link leaves the same statement.
    let either = "That organisation signs either, and the statement does not say which";
    assert!(list.contains(either), "{list}");
    assert!(!list.contains("The signer took its name back"), "{list}");
    let gone = hub.signer.open(&hub.entry_path(&hub.server, &id)).await;
    let gone = gone.expect(410);
    assert!(gone.contains("still has the signed statements"), "{gone}");
}
