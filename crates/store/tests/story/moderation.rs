//! How the operators stand to others, and what others report.

use undersigned_store::moderation_rules::NewRule;
use undersigned_store::reports::NewReport;
use undersigned_store::*;

use crate::NOW;

pub async fn a_host_is_blocked_and_reports_are_counted(db: &Database) {
    let conn = db.conn();
    let rule = |severity: &str, created_at: i64| NewRule {
        subject: "spam.example".into(),
        severity: severity.into(),
        public_comment: Some("spam".into()),
        private_comment: None,
        created_at,
    };
    assert_eq!(moderation_rules::version(conn).await.unwrap(), 0);
    for (severity, version) in [("limit", 1), ("block", 2)] {
        let transaction = db.begin().await.unwrap();
        let new = rule(severity, NOW + version);
        moderation_rules::upsert(&transaction, new).await.unwrap();
        moderation_rules::changed(&transaction).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(moderation_rules::version(conn).await.unwrap(), version);
    }
    let all = moderation_rules::all(conn).await.unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(
        (all[0].severity.as_str(), all[0].created_at),
        ("block", NOW + 1)
    );
    let found = moderation_rules::by_subject(conn, "spam.example").await;
    assert_eq!(found.unwrap().as_ref(), all.first());
    let found = moderation_rules::by_subject(conn, "example").await;
    assert_eq!(found.unwrap(), None);
    let gone = moderation_rules::delete(conn, "spam.example").await;
    assert!(gone.unwrap());
    let gone = moderation_rules::delete(conn, "spam.example").await;
    assert!(!gone.unwrap());

    let report = |host: &str, at: i64| NewReport {
        reporter_host: host.into(),
        reporter_domain: "union.example".into(),
        subject: "https://dockers.example/orgs/dockers".into(),
        content: format!("at {at}"),
        at,
    };
    let (a, b) = (report("a.union.example", 1), report("b.union.example", 2));
    assert!(!reports::count_again(conn, &a).await.unwrap());
    reports::insert(conn, a.clone()).await.unwrap();
    reports::insert(conn, a).await.unwrap();
    reports::insert(conn, b).await.unwrap();
    let again = report("a.union.example", 3);
    assert!(reports::count_again(conn, &again).await.unwrap());
    let open = reports::list(conn, false).await.unwrap();
    let counted: Vec<_> = open
        .iter()
        .map(|one| (one.reporter_host.as_str(), one.count, one.content.as_str()))
        .collect();
    assert_eq!(
        counted,
        [
            ("a.union.example", 2, "at 3"),
            ("b.union.example", 1, "at 2")
        ]
    );
    assert_eq!(reports::kept(conn, "union.example").await.unwrap(), (2, 2));
    assert_eq!(reports::kept(conn, "other.example").await.unwrap(), (2, 0));
    assert!(reports::close(conn, open[1].id, NOW).await.unwrap());
    assert!(!reports::close(conn, open[1].id, NOW).await.unwrap());
    assert_eq!(reports::list(conn, false).await.unwrap().len(), 1);
    assert_eq!(reports::list(conn, true).await.unwrap().len(), 2);
    assert!(reports::forget_one_closed(conn).await.unwrap());
    assert!(!reports::forget_one_closed(conn).await.unwrap());
}
