//! An organisation, its people and its keys.

use futures::future::join_all;
use undersigned_store::accounts::NewAccount;
use undersigned_store::keys::NewActorKey;
use undersigned_store::organizations::{NewOrganization, Organization};
use undersigned_store::sessions::Session;
use undersigned_store::sign_in_links::SignInLink;
use undersigned_store::tokens::NewApiToken;
use undersigned_store::*;

use crate::NOW;

pub async fn an_organisation_is_set_up(db: &Database) -> Organization {
    let new = NewOrganization {
        handle: "dockers".into(),
        ap_id: "https://dockers.example/orgs/dockers".into(),
        names: r#"{"en":"Union of Dockers","zh-Hant":"碼頭業職工會"}"#.into(),
        summary: None,
        country: Some("HK".into()),
        created_at: NOW,
    };
    let conn = db.conn();
    let mut dockers = organizations::insert(conn, new.clone()).await.unwrap();
    assert!(matches!(
        organizations::insert(conn, new).await,
        Err(StoreError::Conflict(_))
    ));
    dockers.summary = Some(r#"{"en":"We work the docks"}"#.into());
    organizations::update(conn, dockers.clone()).await.unwrap();

    let found = organizations::by_handle(conn, "dockers").await.unwrap();
    assert_eq!(found.as_ref(), Some(&dockers));
    let found = organizations::by_ap_id(conn, &dockers.ap_id).await.unwrap();
    assert_eq!(found.as_ref(), Some(&dockers));
    assert_eq!(organizations::by_id(conn, 99).await.unwrap(), None);
    assert_eq!(organizations::all(conn).await.unwrap(), [dockers.clone()]);

    assert!(settings::set_if_absent(conn, "made", "1").await.unwrap());
    assert!(!settings::set_if_absent(conn, "made", "2").await.unwrap());
    settings::set(conn, "set-up", "no").await.unwrap();
    settings::set(conn, "set-up", "yes").await.unwrap();
    assert_eq!(
        settings::get(conn, "set-up").await.unwrap().as_deref(),
        Some("yes")
    );
    settings::set(conn, "Set-up", "no").await.unwrap();
    let below = settings::names_below(conn, "set-").await.unwrap();
    assert!(below.contains("set-up") && !below.contains("made"));
    assert!(!below.contains("Set-up"), "{below:?}");
    // No sign is that of a pattern.
    let none = settings::names_below(conn, "set_").await.unwrap();
    assert!(none.is_empty(), "{none:?}");
    settings::delete_below(conn, "Set-").await.unwrap();
    assert_eq!(settings::get(conn, "Set-up").await.unwrap(), None);
    assert!(settings::get(conn, "set-up").await.unwrap().is_some());
    assert_eq!(settings::get(conn, "else").await.unwrap(), None);
    dockers
}

/// On SQLite that is a text as any other.
pub async fn nothing_is_called_by_u_0000(db: &Database) {
    let conn = db.conn();
    let name = "https://dockers.example/orgs/\0";
    let found = organizations::by_ap_id(conn, name).await;
    match conn.get_database_backend() {
        sea_orm::DbBackend::Postgres => assert!(matches!(found, Err(StoreError::Nul)), "{found:?}"),
        _ => assert_eq!(found.unwrap(), None),
    }
}

pub async fn its_owner_signs_in(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    let ana = NewAccount {
        organization_id: dockers.id,
        email: " Ana@Dockers.example ".into(),
        name: Some("Ana".into()),
        password_hash: None,
        role: "owner".into(),
        created_at: NOW,
        joined_at: None,
    };
    let account = accounts::insert(conn, ana.clone()).await.unwrap();
    assert!(matches!(
        accounts::insert(conn, ana).await,
        Err(StoreError::Conflict(_))
    ));
    let set = async |earlier: Option<&str>, hash: &str| {
        let set = accounts::set_password(conn, account.id, earlier, hash);
        set.await.unwrap()
    };
    assert!(set(None, "$argon2id$…").await);
    // Whoever read the account before that stores nothing over it.
    assert!(!set(None, "$argon2id$other").await);
    assert!(!set(Some("$argon2id$older"), "$argon2id$other").await);
    let held = accounts::hold(conn, &[account.id, account.id + 1])
        .await
        .unwrap();
    assert_eq!(held.len(), 1);
    let found = accounts::by_email(conn, "ANA@dockers.example")
        .await
        .unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].password_hash.as_deref(), Some("$argon2id$…"));
    assert_eq!(
        found,
        accounts::of_organization(conn, dockers.id).await.unwrap()
    );

    let link = |token_hash: &str, expires_at| SignInLink {
        token_hash: token_hash.into(),
        purpose: "sign-in".into(),
        account_id: Some(account.id),
        created_at: NOW,
        expires_at,
        used_at: None,
    };
    sign_in_links::insert(conn, link("once", NOW + 10))
        .await
        .unwrap();
    sign_in_links::insert(conn, link("late", NOW - 10))
        .await
        .unwrap();
    assert_eq!(sign_in_links::take(conn, "late", NOW).await.unwrap(), None);
    assert_eq!(sign_in_links::take(conn, "none", NOW).await.unwrap(), None);
    assert!(
        sign_in_links::peek(conn, "once", NOW)
            .await
            .unwrap()
            .is_some()
    );
    let takes = join_all((0..6).map(|_| sign_in_links::take(conn, "once", NOW))).await;
    let taken: Vec<_> = takes.into_iter().filter_map(Result::unwrap).collect();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].account_id, Some(account.id));
    assert_eq!(sign_in_links::peek(conn, "once", NOW).await.unwrap(), None);
    assert_eq!(sign_in_links::prune(conn, NOW).await.unwrap(), 1);

    let session = Session {
        token_hash: "cookie".into(),
        account_id: account.id,
        csrf_token: "csrf".into(),
        created_at: NOW,
        expires_at: NOW + 10,
        device: "Firefox, Linux".into(),
        seen_at: NOW,
    };
    sessions::insert(conn, session.clone()).await.unwrap();
    sessions::add_accounts(conn, "cookie", &[account.id])
        .await
        .unwrap();
    let listed = sessions::of_account(conn, account.id, NOW).await.unwrap();
    assert_eq!(listed, std::slice::from_ref(&session));
    // Of very many none is hidden, and the newest stands first.
    let transaction = db.begin().await.unwrap();
    for number in 0..501 {
        let older = Session {
            token_hash: format!("older {number}"),
            created_at: NOW - 1,
            ..session.clone()
        };
        let name = older.token_hash.clone();
        sessions::insert(&transaction, older).await.unwrap();
        let added = sessions::add_accounts(&transaction, &name, &[account.id]).await;
        added.unwrap();
    }
    transaction.commit().await.unwrap();
    let listed = sessions::of_account(conn, account.id, NOW).await.unwrap();
    assert_eq!((listed.len(), &listed[0]), (502, &session));
    let but = sessions::delete_of_account(conn, account.id, Some("cookie"));
    assert_eq!(but.await.unwrap(), 501);
    let (found, who) = sessions::live(conn, "cookie", NOW).await.unwrap().unwrap();
    assert_eq!((found, who.id), (session.clone(), account.id));
    assert_eq!(
        sessions::live(conn, "cookie", NOW + 10).await.unwrap(),
        None
    );
    sessions::delete(conn, "cookie").await.unwrap();
    assert_eq!(sessions::live(conn, "cookie", NOW).await.unwrap(), None);
    sessions::insert(conn, session).await.unwrap();
    assert_eq!(sessions::prune(conn, NOW + 10).await.unwrap(), 1);

    let token = tokens::insert(
        conn,
        NewApiToken {
            token_hash: "bearer".into(),
            organization_id: dockers.id,
            scope: None,
            created_at: NOW,
            expires_at: Some(NOW + 1),
            account_id: Some(account.id),
            made_with: None,
        },
    )
    .await
    .unwrap();
    assert_eq!(
        tokens::by_hash(conn, "bearer").await.unwrap().as_ref(),
        Some(&token)
    );
    let noted = [
        format!("token-used:{}", token.id),
        format!("token-label:{}", token.id),
        format!("sign-ins-ended:{}", account.id),
        format!("sign-ins-ended:{}", account.id + 1),
        "heavy-hour:0".to_owned(),
        "people-signed:0".to_owned(),
        "entry-leaves:0:https://hub.example/attestations/1".to_owned(),
    ];
    for name in &noted {
        settings::set(conn, name, "1").await.unwrap();
    }
    assert_eq!(settings::prune_gone(conn).await.unwrap(), 4);
    assert!(tokens::revoke(conn, token.id, NOW).await.unwrap());
    assert_eq!(settings::prune_gone(conn).await.unwrap(), 1);
    for (name, left) in noted
        .iter()
        .zip([false, true, true, false, false, false, false])
    {
        let value = settings::get(conn, name).await.unwrap();
        assert_eq!(value.is_some(), left, "{name}");
        settings::delete(conn, name).await.unwrap();
    }
    assert!(!tokens::revoke(conn, token.id, NOW).await.unwrap());
    let revoked = tokens::by_hash(conn, "bearer").await.unwrap().unwrap();
    assert_eq!(revoked.revoked_at, Some(NOW));
}

pub async fn it_has_keys(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    let secret = SecretKey::generate().unwrap();
    for kind in ["rsa", "ed25519"] {
        let key_id = format!("{}#{kind}-key", dockers.ap_id);
        keys::insert(
            conn,
            NewActorKey {
                owner: dockers.ap_id.clone(),
                kind: kind.into(),
                private_key_sealed: secret.seal(kind.as_bytes(), key_id.as_bytes()).unwrap(),
                key_id,
                public_key: "z6Mk…".into(),
                created_at: NOW,
            },
        )
        .await
        .unwrap();
    }
    let active = keys::active(conn, &dockers.ap_id).await.unwrap();
    assert_eq!(active.len(), 2);
    let rsa = &active[0];
    let opened = secret.open(&rsa.private_key_sealed, rsa.key_id.as_bytes());
    assert_eq!(opened.unwrap(), b"rsa");
    let before = keys::mark(conn, &dockers.ap_id).await.unwrap();
    assert!(
        keys::retire(conn, &rsa.key_id, "rotated", NOW)
            .await
            .unwrap()
    );
    let retired = keys::mark(conn, &dockers.ap_id).await.unwrap();
    assert_ne!(before, retired);
    assert_eq!(keys::forget_retired(conn, "rsa", NOW).await.unwrap(), 0);
    assert_eq!(keys::forget_retired(conn, "rsa", NOW + 1).await.unwrap(), 1);
    assert_eq!(keys::forget_retired(conn, "rsa", NOW + 1).await.unwrap(), 0);
    assert_ne!(keys::mark(conn, &dockers.ap_id).await.unwrap(), retired);
    assert_eq!(keys::active(conn, &dockers.ap_id).await.unwrap().len(), 1);
    assert_eq!(keys::all_for(conn, &dockers.ap_id).await.unwrap().len(), 2);
    // One that was never stored is not taken for the next one, which may get its row.
    let mut marks = Vec::new();
    for created_at in [NOW + 5, NOW + 6] {
        let transaction = db.begin().await.unwrap();
        let new = NewActorKey {
            owner: dockers.ap_id.clone(),
            kind: "ed25519".into(),
            key_id: format!("{}#ed25519-key-2", dockers.ap_id),
            public_key: "z6Mk…".into(),
            private_key_sealed: vec![7; 32],
            created_at,
        };
        keys::insert(&transaction, new).await.unwrap();
        marks.push(keys::mark(&transaction, &dockers.ap_id).await.unwrap());
        transaction.rollback().await.unwrap();
    }
    assert_ne!(marks[0], marks[1]);
}
