//! What a transaction saw of itself, and was undone, is believed by nobody afterwards.

use crate::alone;
use undersigned_federation::Clock;
use undersigned_store::{
    ConnectionTrait,
    moderation_rules::{self, NewRule},
};

/// Blocks a host.
async fn block(db: &impl ConnectionTrait, host: &str) {
    let rule = NewRule {
        subject: host.to_owned(),
        severity: "block".to_owned(),
        public_comment: None,
        private_comment: None,
        created_at: 0,
    };
    let kept = moderation_rules::upsert(db, rule).await;
    kept.expect("the database answers");
    let counted = moderation_rules::changed(db).await;
    counted.expect("the database answers");
}

#[tokio::test]
async fn a_rule_that_was_undone_does_not_hide_the_next_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let id = |host: &str| format!("https://{host}/orgs/a");
    let before = instance.rules().await.expect("the rules");
    assert!(!before.is_blocked(&id("undone.example")));

    let transaction = instance.database.begin().await.expect("begun");
    block(&transaction, "undone.example").await;
    let within = instance.rules_within(&transaction).await;
    let within = within.expect("the rules");
    assert!(within.is_blocked(&id("undone.example")), "it sees its own");
    transaction.rollback().await.expect("undone");

    // As another process does it, before anybody here has asked again: this is the same version.
    let transaction = instance.database.begin().await.expect("begun");
    block(&transaction, "evil.example").await;
    transaction.commit().await.expect("committed");
    let after = instance.rules().await.expect("the rules");
    assert_eq!(after.version, within.version);
    assert!(after.is_blocked(&id("evil.example")));
    assert!(!after.is_blocked(&id("undone.example")));
}
