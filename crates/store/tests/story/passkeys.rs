//! Passkeys: one opens several accounts, counts upwards, and goes with its account. Sign-ins that failed go with it, too.

use crate::NOW;
use undersigned_store::{
    ConnectionTrait as _, Database, StoreError,
    accounts::{self, NewAccount},
    failed_sign_ins,
    organizations::Organization,
    passkeys::{self, NewPasskey},
};

pub async fn a_passkey_counts_and_goes_with_its_account(db: &Database, dockers: &Organization) {
    let mut ids = Vec::new();
    for email in ["nadia@dockers.example", "omar@dockers.example"] {
        let new = NewAccount {
            organization_id: dockers.id,
            email: email.into(),
            name: None,
            password_hash: None,
            role: "viewer".into(),
            created_at: NOW,
            joined_at: Some(NOW),
        };
        ids.push(accounts::insert(db.conn(), new).await.unwrap().id);
    }
    let new = |account_id| NewPasskey {
        account_id,
        credential: "YWJjZA".into(),
        user_handle: "dXNlcg".into(),
        public_key: vec![0xa0],
        name: "Key".into(),
        counter: 0,
        created_at: NOW,
    };
    for id in &ids {
        passkeys::insert(db.conn(), new(*id)).await.unwrap();
    }
    let again = passkeys::insert(db.conn(), new(ids[0])).await;
    assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");

    // One that does not count may stand at nothing for ever; once it counts, it has to go on.
    for (counter, held) in [
        (0, true),
        (0, true),
        (3, true),
        (3, false),
        (0, false),
        (4, true),
    ] {
        let used = passkeys::used(db.conn(), "YWJjZA", counter, NOW + 1).await;
        assert_eq!(used.unwrap(), held, "{counter}");
    }
    let rows = passkeys::by_credential(db.conn(), "YWJjZA").await.unwrap();
    let rows: Vec<_> = rows.iter().map(|row| (row.counter, row.used_at)).collect();
    assert_eq!(rows, [(4, Some(NOW + 1)); 2]);

    accounts::delete(db.conn(), ids[0]).await.unwrap();
    assert!(
        passkeys::of_account(db.conn(), ids[0])
            .await
            .unwrap()
            .is_empty()
    );
    let [left] = passkeys::of_account(db.conn(), ids[1])
        .await
        .unwrap()
        .try_into()
        .unwrap();
    assert!(!passkeys::delete(db.conn(), ids[0], left.id).await.unwrap());
    assert_eq!(
        passkeys::delete_of_account(db.conn(), ids[1])
            .await
            .unwrap(),
        1
    );
    assert!(!passkeys::used(db.conn(), "YWJjZA", 9, NOW).await.unwrap());
    accounts::delete(db.conn(), ids[1]).await.unwrap();
}

pub async fn failed_sign_ins_are_counted_until_none_has_failed_for_long(
    db: &Database,
    dockers: &Organization,
) {
    let conn = db.conn();
    let new = NewAccount {
        organization_id: dockers.id,
        email: "pia@dockers.example".into(),
        name: None,
        password_hash: None,
        role: "viewer".into(),
        created_at: NOW,
        joined_at: Some(NOW),
    };
    let id = accounts::insert(conn, new).await.unwrap().id;
    let noted = async || {
        let found = failed_sign_ins::get(conn, id).await.unwrap();
        found.map(|row| (row.failures, row.last_at, row.earlier, row.earlier_at))
    };
    assert_eq!(noted().await, None);
    for at in [NOW, NOW + 1] {
        failed_sign_ins::note(conn, id, at, 0).await.unwrap();
    }
    assert_eq!(noted().await, Some((2, Some(NOW + 1), 0, None)));
    // Earlier versions kept apart what failed before somebody came in.
    let apart = "UPDATE failed_sign_ins SET failures = 0, last_at = NULL, earlier = failures, earlier_at = last_at";
    conn.execute_unprepared(apart).await.unwrap();
    assert_eq!(noted().await, Some((0, None, 2, Some(NOW + 1))));
    let note = async |at, told_from| {
        failed_sign_ins::note(conn, id, at, told_from)
            .await
            .unwrap()
    };
    note(NOW + 2, NOW + 1).await;
    assert_eq!(noted().await, Some((3, Some(NOW + 2), 0, None)));
    note(NOW + 4, NOW + 3).await;
    assert_eq!(noted().await, Some((1, Some(NOW + 4), 0, None)));
    accounts::delete(conn, id).await.unwrap();
    assert_eq!(noted().await, None);
}
