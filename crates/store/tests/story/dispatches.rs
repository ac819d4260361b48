//! What stands beside an appeal: written, published, taken back.

use crate::NOW;
use undersigned_store::{
    Database,
    appeals::Appeal,
    dispatch_drafts::{self as drafts, NewDispatchDraft},
    dispatches::{self, NewDispatch},
};

fn dispatch(appeal: &Appeal, name: &str, seq: i64) -> NewDispatch {
    NewDispatch {
        appeal_id: appeal.id,
        ap_id: format!("{}/updates/{name}", appeal.ap_id),
        name: name.into(),
        kind: "update".into(),
        seq,
        digest: format!("sha-256:{name}-{seq}"),
        key: "z6Mk".into(),
        withdrawn: seq > 2,
        body: format!("{{\"seq\":{seq}}}"),
        activity: None,
        received_at: NOW,
    }
}

pub async fn an_update_is_written_published_and_taken_back(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let draft = |content: &str| NewDispatchDraft {
        appeal_id: appeal.id,
        name: "one".into(),
        kind: "update".into(),
        content: content.into(),
        updated_at: NOW,
    };
    drafts::put(conn, draft("{}")).await.unwrap();
    drafts::put(conn, draft("{\"title\":1}")).await.unwrap();
    let kept = drafts::list(conn, appeal.id).await.unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].content, "{\"title\":1}");
    let read = drafts::by_name(conn, appeal.id, "one").await.unwrap();
    let read = read.unwrap();
    let older = drafts::DispatchDraft {
        content: "{}".into(),
        ..read.clone()
    };
    assert!(!drafts::delete_as_read(conn, &older).await.unwrap());
    assert!(drafts::delete_as_read(conn, &read).await.unwrap());
    assert!(!drafts::delete_as_read(conn, &read).await.unwrap());
    drafts::put(conn, draft("{}")).await.unwrap();
    assert!(drafts::delete(conn, appeal.id, "one").await.unwrap());
    assert!(!drafts::delete(conn, appeal.id, "one").await.unwrap());
    assert_eq!(drafts::by_name(conn, appeal.id, "one").await.unwrap(), None);

    dispatches::put(conn, dispatch(appeal, "one", 1))
        .await
        .unwrap();
    dispatches::put(conn, dispatch(appeal, "two", 1))
        .await
        .unwrap();
    dispatches::put(conn, dispatch(appeal, "one", 3))
        .await
        .unwrap();
    assert_eq!(dispatches::count(conn, appeal.id).await.unwrap(), 2);
    let one = dispatches::by_name(conn, appeal.id, "one")
        .await
        .unwrap()
        .unwrap();
    assert!(one.withdrawn && one.seq == 3);
    let same = dispatches::by_ap_id(conn, appeal.id, &one.ap_id)
        .await
        .unwrap();
    assert_eq!(same, Some(one.clone()));
    let mut digests = dispatches::digests(conn, appeal.id).await.unwrap();
    digests.sort();
    assert_eq!(digests, ["sha-256:one-3", "sha-256:two-1"]);
    let asked = [appeal.id, appeal.id + 1_000];
    let mut several = dispatches::digests_of(conn, &asked).await.unwrap();
    several.sort();
    let known: Vec<(i64, String)> = digests.iter().map(|one| (appeal.id, one.clone())).collect();
    assert_eq!(several, known);
    let of_none = dispatches::digests_of(conn, &[]).await.unwrap();
    assert!(of_none.is_empty());
    for (wanted, found) in [
        (vec!["sha-256:two-1", "sha-256:one-1"], vec!["two"]),
        (vec!["sha-256:two-1", "sha-256:one-3"], vec!["one", "two"]),
        (Vec::new(), Vec::new()),
    ] {
        let wanted: Vec<String> = wanted.into_iter().map(str::to_owned).collect();
        let rows = dispatches::by_digests(conn, appeal.id, &wanted).await;
        let rows = rows.unwrap();
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, found, "{wanted:?}");
    }
    let under = dispatches::under_keys(conn, appeal.id).await.unwrap();
    let under: Vec<&(i64, String, String)> = under.iter().filter(|row| row.0 == one.id).collect();
    assert_eq!(under, [&(one.id, one.digest.clone(), one.key.clone())]);
    assert_eq!(dispatches::forget(conn, &[]).await.unwrap(), 0);
    assert_eq!(dispatches::list(conn, appeal.id).await.unwrap().len(), 2);
    assert_eq!(dispatches::latest(conn).await.unwrap(), (2, Some(NOW)));

    let other = "https://b.example/appeals/x";
    let same = format!("{{\"sameCase\":[\"{other}/cases/1\"]}}");
    let case = NewDispatch {
        kind: "case".into(),
        body: same,
        ..dispatch(appeal, "three", 1)
    };
    dispatches::put(conn, case).await.unwrap();
    let own = format!("{}/", appeal.ap_id);
    for (beginning, named, found) in [
        ("", other, 1),
        (own.as_str(), other, 1),
        ("https://c.example/", other, 0),
        ("", "https://b.example/appeals/y", 0),
    ] {
        let sharing = dispatches::sharing(conn, beginning, named, 10).await;
        assert_eq!(sharing.unwrap().len(), found, "{beginning} {named}");
    }
}
