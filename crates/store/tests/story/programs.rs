//! Tokens and webhooks by which programs act for an organisation, once one of them has ended.

use crate::NOW;
use undersigned_store::{
    Database,
    organizations::Organization,
    tokens::{self, NewApiToken},
    webhooks::{self, Webhook},
};

pub async fn what_came_from_an_old_webhook_leaves_a_new_one_alone(
    db: &Database,
    dockers: &Organization,
) {
    let conn = db.conn();
    let old = Webhook {
        organization_id: dockers.id,
        sealed: vec![1],
        told: None,
        created_at: NOW,
        taken_at: None,
        failing_since: None,
        last_error: None,
        ended_at: None,
    };
    webhooks::put(conn, old.clone()).await.unwrap();
    webhooks::enqueue(conn, dockers.id, "msg_old", "{}", NOW)
        .await
        .unwrap();
    let on_its_way = webhooks::claim(conn, NOW, 10, &[]).await.unwrap().unwrap();
    let new = Webhook {
        sealed: vec![2],
        created_at: NOW + 1,
        ..old.clone()
    };
    webhooks::put(conn, new.clone()).await.unwrap();
    webhooks::enqueue(conn, dockers.id, "msg_new", "{}", NOW + 1)
        .await
        .unwrap();

    let at = NOW + 2;
    webhooks::put_off(conn, &old, &on_its_way, at, at, "it answered 503")
        .await
        .unwrap();
    webhooks::taken(conn, &old, &on_its_way, at).await.unwrap();
    let given_up = webhooks::give_up(conn, &old, at, "it answered 410").await;
    assert!(!given_up.unwrap());
    let stands = webhooks::of(conn, dockers.id).await.unwrap();
    assert_eq!(stands, Some(new.clone()));
    assert_eq!(webhooks::waiting(conn, dockers.id).await.unwrap(), 1);
    let given_up = webhooks::give_up(conn, &new, at, "it answered 410").await;
    assert!(given_up.unwrap());
    assert_eq!(webhooks::waiting(conn, dockers.id).await.unwrap(), 0);
    assert!(webhooks::delete(conn, dockers.id).await.unwrap());
}

pub async fn nobody_makes_a_token_with_one_that_was_revoked(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    let made = |token_hash: &str, made_with| {
        let new = NewApiToken {
            token_hash: token_hash.into(),
            organization_id: dockers.id,
            scope: None,
            created_at: NOW,
            expires_at: None,
            account_id: None,
            made_with,
        };
        async move { tokens::insert(conn, new).await.unwrap().id }
    };
    let first = made("first", None).await;
    let second = made("second", Some(first)).await;
    let third = made("third", Some(second)).await;
    assert_eq!(tokens::made_with(conn, first).await.unwrap(), [second]);
    assert_eq!(tokens::made_with(conn, second).await.unwrap(), [third]);
    assert!(tokens::made_with(conn, third).await.unwrap().is_empty());
    assert!(tokens::hold(conn, second).await.unwrap().is_some());
    tokens::revoke(conn, second, NOW).await.unwrap();
    assert!(tokens::hold(conn, second).await.unwrap().is_none());
}
