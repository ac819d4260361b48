//! Whoever acts leaves a row, with the change or not at all.

use crate::NOW;
use undersigned_store::{
    ConnectionTrait as _, Database,
    acting::{self, Acting},
    audit::{self, AuditFilter, DONE, FAILED, NewAuditEntry, REFUSED},
    organizations::Organization,
    settings,
};

fn entry(organization: &Organization, action: &str) -> NewAuditEntry {
    NewAuditEntry {
        organization_id: Some(organization.id),
        at: NOW,
        actor_kind: "person".into(),
        actor_id: Some(1),
        actor: "Ana".into(),
        action: action.into(),
        outcome: DONE.into(),
        ..NewAuditEntry::default()
    }
}

async fn outcomes(db: &Database, organization: &Organization, action: &str) -> Vec<String> {
    let filter = AuditFilter {
        action: Some(action.to_owned()),
        ..AuditFilter::default()
    };
    let rows = audit::list(db.conn(), organization.id, &filter, 10).await;
    rows.unwrap().into_iter().map(|row| row.outcome).collect()
}

/// Does something within an act that ends like this.
async fn act(db: &Database, dockers: &Organization, action: &str, commits: u32, outcome: &str) {
    let acting = Acting::default();
    acting
        .run(async {
            acting::known(entry(dockers, action));
            for round in 0..commits {
                let transaction = db.begin().await.unwrap();
                settings::set(&transaction, action, &round.to_string())
                    .await
                    .unwrap();
                transaction.commit().await.unwrap();
            }
            let undone = db.begin().await.unwrap();
            settings::set(&undone, "undone", "yes").await.unwrap();
            undone.rollback().await.unwrap();
        })
        .await;
    acting.end(db.conn(), outcome).await.unwrap();
}

pub async fn what_is_done_leaves_a_row(db: &Database, dockers: &Organization) {
    act(db, dockers, "twice", 2, DONE).await;
    assert_eq!(outcomes(db, dockers, "twice").await, [DONE]);
    act(db, dockers, "half", 1, FAILED).await;
    assert_eq!(outcomes(db, dockers, "half").await, [FAILED]);
    // What was rolled back, or changed nothing, has none.
    act(db, dockers, "nothing", 0, REFUSED).await;
    act(db, dockers, "nothing", 0, DONE).await;
    assert!(outcomes(db, dockers, "nothing").await.is_empty());

    // A single write needs no transaction, and is entered all the same.
    let acting = Acting::default();
    acting
        .run(async {
            acting::known(entry(dockers, "single"));
            settings::set(db.conn(), "single", "yes").await.unwrap();
        })
        .await;
    acting.end(db.conn(), DONE).await.unwrap();
    assert_eq!(outcomes(db, dockers, "single").await, [DONE]);

    // What is to be known as refused is entered although nothing changed.
    let forbidden = Acting::default();
    forbidden
        .run(async { acting::known(entry(dockers, "forbidden")) })
        .await;
    forbidden.end_known(db.conn(), REFUSED).await.unwrap();
    assert_eq!(outcomes(db, dockers, "forbidden").await, [REFUSED]);

    // An act within another has a row of its own, and the other none for it.
    let (outer, inner) = (Acting::default(), Acting::default());
    outer
        .run(async {
            acting::known(entry(dockers, "outer"));
            let within = async {
                acting::known(entry(dockers, "inner"));
                settings::set(db.conn(), "inner", "yes").await.unwrap();
                inner.end_known(db.conn(), DONE).await.unwrap();
            };
            inner.run(within).await;
        })
        .await;
    outer.end(db.conn(), DONE).await.unwrap();
    assert_eq!(outcomes(db, dockers, "inner").await, [DONE]);
    assert!(outcomes(db, dockers, "outer").await.is_empty());

    // What failed after something was stored may be done all the same; what was rolled back, or refused, is not.
    let (done, undone) = (Acting::default(), Acting::default());
    done.run(async {
        settings::set(db.conn(), "looked", "yes").await.unwrap();
        assert!(acting::may_last());
        acting::known(entry(dockers, "late"));
        assert!(!acting::may_last(), "that was to find out who it is");
        let transaction = db.begin().await.unwrap();
        settings::set(&transaction, "late", "yes").await.unwrap();
        assert!(!acting::may_last());
        transaction.commit().await.unwrap();
    })
    .await;
    assert!(done.may_last());
    undone
        .run(async {
            let transaction = db.begin().await.unwrap();
            settings::set(&transaction, "late", "no").await.unwrap();
            transaction.rollback().await.unwrap();
            let nowhere = "INSERT INTO no_such_table VALUES (1)";
            assert!(db.conn().execute_unprepared(nowhere).await.is_err());
        })
        .await;
    assert!(!undone.may_last());

    // Nobody acts in the background.
    let before = audit::count(db.conn(), dockers.id).await.unwrap();
    let transaction = db.begin().await.unwrap();
    settings::set(&transaction, "background", "yes")
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(audit::count(db.conn(), dockers.id).await.unwrap(), before);

    audit::forget_name(db.conn(), 1).await.unwrap();
    let rows = audit::list(db.conn(), dockers.id, &AuditFilter::default(), 10).await;
    assert!(rows.unwrap().iter().all(|row| row.actor.is_empty()));
    assert_eq!(audit::prune(db.conn(), NOW).await.unwrap(), 0);
    assert_eq!(audit::prune(db.conn(), NOW + 1).await.unwrap(), before);
}
