//! Accounts elsewhere that co-sign, quote, boost and like an appeal.

use undersigned_store::appeals::Appeal;
use undersigned_store::blockers::NewBlocker;
use undersigned_store::co_sign_intents::{
    self as intents, COUNTED, CoSignToken, INTENT, LISTED, NewCoSignIntent, WITHDRAWN,
};
use undersigned_store::quote_authorizations::QuoteAuthorization;
use undersigned_store::reactions::{BOOST, EMOJI, LIKE, NewReaction};
use undersigned_store::remote_actors::RemoteActor;
use undersigned_store::*;

use crate::NOW;

const MEI: &str = "https://social.example/users/mei";

pub async fn an_account_replies_and_confirms(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let new = NewCoSignIntent {
        appeal_id: appeal.id,
        actor: MEI.into(),
        host: "social.example".into(),
        reply: format!("{MEI}/1"),
        language: Some("zh-Hant".into()),
        state: INTENT.into(),
        messaged_at: NOW,
        resent_at: 0,
        created_at: NOW,
        updated_at: NOW,
    };
    let stored = intents::insert_if_absent(conn, new.clone()).await.unwrap();
    let mut intent = stored.unwrap();
    let second = NewCoSignIntent {
        reply: format!("{MEI}/2"),
        ..new.clone()
    };
    let again = intents::insert_if_absent(conn, second).await.unwrap();
    assert_eq!(again.as_ref(), Some(&intent), "one account, one intent");
    assert_eq!(
        intents::of_actor(conn, MEI).await.unwrap(),
        [intent.clone()]
    );
    let hosts = ["social.example", "hash of it"];
    let of_host = intents::count_unconfirmed_of(conn, appeal.id, hosts).await;
    assert_eq!(of_host.unwrap(), 1);

    let token = |name: &str, expires_at: i64| CoSignToken {
        token_hash: name.into(),
        intent_id: intent.id,
        expires_at,
        used_at: None,
    };
    let (late, one, two) = (
        token("late", NOW),
        token("one", NOW + 9),
        token("two", NOW + 9),
    );
    for token in [&late, &one, &two] {
        intents::add_token(conn, token.clone()).await.unwrap();
    }
    assert!(!intents::take_token(conn, &late, NOW).await.unwrap());
    assert!(intents::take_token(conn, &one, NOW + 1).await.unwrap());
    for used in [&one, &two] {
        assert!(!intents::take_token(conn, used, NOW + 1).await.unwrap());
        let held = intents::token(conn, &used.token_hash).await.unwrap();
        assert_eq!(held.unwrap().used_at, Some(NOW + 1), "all links of it end");
    }
    assert_eq!(intents::prune_tokens(conn, NOW + 1).await.unwrap(), 1);

    intent.state = LISTED.into();
    intent.attestation = Some("https://dockers.example/attestations/1".into());
    intents::update(conn, intent.clone()).await.unwrap();
    let listed = intents::in_state(conn, appeal.id, &[LISTED], 9)
        .await
        .unwrap();
    assert_eq!(listed, [intent.clone()]);
    let replies = intents::listed_replies(conn, appeal.id, 9).await.unwrap();
    let attestation = intent.attestation.clone().unwrap();
    assert_eq!(replies, [(attestation, intent.reply.clone())]);
    assert_eq!(intents::count(conn, appeal.id, &[INTENT]).await.unwrap(), 0);

    // Whoever was listed once is remembered; others are forgotten after a while.
    intent.state = WITHDRAWN.into();
    intents::update(conn, intent.clone()).await.unwrap();
    assert_eq!(intents::prune(conn, NOW + 1).await.unwrap(), 0);
    let clear = intents::in_clear(conn, 0, 9).await.unwrap();
    assert_eq!(clear, [intent.clone()]);
    // Who comes back and does not confirm it has not come back.
    intent.state = INTENT.into();
    intents::update(conn, intent.clone()).await.unwrap();
    assert!(intents::in_clear(conn, 0, 9).await.unwrap().is_empty());
    assert_eq!(intents::prune(conn, NOW + 1).await.unwrap(), 0);
    intent.state = WITHDRAWN.into();
    intent.reply = String::new();
    let found = intents::by_id(conn, intent.id).await.unwrap();
    assert_eq!(found, Some(intent.clone()));
    intent.attestation = None;
    intents::update(conn, intent.clone()).await.unwrap();
    assert_eq!(intents::prune(conn, NOW + 1).await.unwrap(), 1);
    assert_eq!(intents::by_id(conn, intent.id).await.unwrap(), None);
    assert_eq!(intents::token(conn, "one").await.unwrap(), None);

    // Who was counted in clear is hidden one after the other, whatever becomes of those before.
    let mut counted = Vec::new();
    for name in ["ana", "ben"] {
        let actor = format!("https://social.example/users/{name}");
        let one = NewCoSignIntent {
            reply: format!("{actor}/1"),
            actor,
            state: COUNTED.into(),
            ..new.clone()
        };
        let stored = intents::insert_if_absent(conn, one).await.unwrap();
        counted.push(stored.unwrap());
    }
    let clear = async |after: i64| intents::in_clear(conn, after, 1).await.unwrap();
    assert_eq!(clear(0).await, counted[..1]);
    assert_eq!(clear(counted[0].id).await, counted[1..]);
    counted[0].actor = "hash of ana".into();
    counted[0].reply = "hash of a reply".into();
    intents::hide(conn, &counted[0]).await.unwrap();
    assert_eq!(clear(0).await, counted[1..]);
    intents::delete_unchanged(conn, &counted[1]).await.unwrap();
    assert!(clear(0).await.is_empty());
    let left = intents::delete_counted(conn, appeal.id).await;
    assert_eq!(left.unwrap(), 1);
}

async fn boosts_or_likes(db: &Database, new: NewReaction) {
    let transaction = db.begin().await.unwrap();
    reactions::upsert(&transaction, new).await.unwrap();
    transaction.commit().await.unwrap();
}

pub async fn others_boost_like_and_quote(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let reaction = |kind: &str, actor: &str, number: u8| NewReaction {
        appeal_id: appeal.id,
        kind: kind.into(),
        actor: actor.into(),
        host: "social.example".into(),
        activity_id: format!("{actor}/activities/{number}"),
        created_at: NOW,
    };
    let ana = "https://social.example/users/ana";
    for new in [
        reaction(BOOST, MEI, 1),
        reaction(BOOST, MEI, 2),
        reaction(LIKE, MEI, 3),
        reaction(LIKE, ana, 1),
    ] {
        boosts_or_likes(db, new).await;
    }
    // Whoever is known is told where its server takes what concerns all of it.
    let told = async |limit: u64| {
        let told = remote_actors::inboxes_around(conn, appeal.id, limit).await;
        let mut told = told.unwrap();
        told.sort_unstable();
        told
    };
    assert!(told(9).await.is_empty(), "nobody is known");
    let known = |actor: &str, shared: Option<&str>| RemoteActor {
        ap_id: actor.into(),
        origin: "https://social.example".into(),
        kind: "Person".into(),
        inbox: format!("{actor}/inbox"),
        shared_inbox: shared.map(Into::into),
        preferred_username: None,
        names: None,
        document: "{}".into(),
        fetched_at: NOW,
        met_at: NOW,
        gone_at: None,
    };
    let (all_of_it, ana_alone) = ("https://social.example/inbox", format!("{ana}/inbox"));
    for (actor, shared) in [
        (MEI, Some(all_of_it)),
        (ana, None),
        ("https://social.example/users/ben", Some(all_of_it)),
    ] {
        let known = known(actor, shared);
        remote_actors::upsert(conn, known).await.unwrap();
    }
    assert_eq!(told(9).await, [all_of_it, &ana_alone]);
    assert_eq!(told(1).await.len(), 1);
    remote_actors::mark_gone(conn, ana, NOW).await.unwrap();
    assert_eq!(told(9).await, [all_of_it]);
    let organization_id = appeal.organization_id.unwrap();
    let block = NewBlocker {
        organization_id,
        actor: MEI.into(),
        inbox: format!("{MEI}/inbox"),
        block_activity_id: format!("{MEI}/blocks/1"),
    };
    blockers::upsert(conn, block).await.unwrap();
    assert!(told(9).await.is_empty(), "she wants to hear nothing");
    assert!(blockers::delete(conn, organization_id, MEI).await.unwrap());
    for actor in [MEI, ana, "https://social.example/users/ben"] {
        remote_actors::delete(conn, actor).await.unwrap();
    }

    let counted = async || {
        let counts = reactions::counts(conn, appeal.id).await.unwrap();
        (counts.boosts, counts.likes)
    };
    assert_eq!(counted().await, (1, 2));
    // One account in both ways, in the same moment, is one that likes it.
    let ben = "https://social.example/users/ben";
    let said = |kind, number| boosts_or_likes(db, reaction(kind, ben, number));
    tokio::join!(said(LIKE, 1), said(EMOJI, 2), said(LIKE, 3));
    assert_eq!(counted().await, (1, 3));
    let of = reactions::count_of(conn, appeal.id, LIKE, "social.example").await;
    assert_eq!(of.unwrap(), 3);
    let [first, newer] = [1, 2].map(|number| format!("{MEI}/activities/{number}"));
    for (activity, said_of) in [(&first, &[][..]), (&newer, &[appeal.id][..])] {
        let found = reactions::said_with(conn, MEI, activity).await;
        assert_eq!(found.unwrap(), said_of, "{activity}");
    }
    let transaction = db.begin().await.unwrap();
    let gone = reactions::delete_activity(&transaction, appeal.id, MEI, &first).await;
    assert_eq!(gone.unwrap(), 0, "the newer boost stands");
    transaction.commit().await.unwrap();
    for (kind, actor, gone, left) in [
        (LIKE, ben, 1, (1, 3)),
        (EMOJI, ben, 1, (1, 2)),
        (BOOST, ana, 0, (1, 2)),
        (BOOST, MEI, 1, (0, 2)),
    ] {
        let transaction = db.begin().await.unwrap();
        let deleted = reactions::delete(&transaction, appeal.id, kind, actor).await;
        assert_eq!(deleted.unwrap(), gone, "{kind} of {actor}");
        transaction.commit().await.unwrap();
        assert_eq!(counted().await, left, "{kind} of {actor}");
    }
    let transaction = db.begin().await.unwrap();
    let gone = reactions::delete_actor(&transaction, ana).await;
    assert_eq!(gone.unwrap(), 1);
    transaction.commit().await.unwrap();
    assert_eq!(counted().await, (0, 1));

    let new = |number: u8| QuoteAuthorization {
        ap_id: format!("https://dockers.example/quote-authorizations/{number}"),
        appeal_id: appeal.id,
        quote: format!("{MEI}/7"),
        actor: MEI.into(),
        host: "social.example".into(),
        created_at: NOW,
    };
    let held = quote_authorizations::insert_if_absent(conn, new(1))
        .await
        .unwrap();
    assert_eq!(held, Some(new(1)));
    let same = quote_authorizations::insert_if_absent(conn, new(2))
        .await
        .unwrap();
    assert_eq!(same, held, "one post, one authorisation");
    let quotes = quote_authorizations::count_of(conn, appeal.id, "social.example").await;
    assert_eq!(quotes.unwrap(), 1);
    let others = quote_authorizations::delete_quote(conn, ana, &new(1).quote).await;
    assert_eq!(others.unwrap(), 0);
    let gone = quote_authorizations::delete_quote(conn, MEI, &new(1).quote).await;
    assert_eq!(gone.unwrap(), 1);
    let none = quote_authorizations::by_ap_id(conn, &new(1).ap_id).await;
    assert_eq!(none.unwrap(), None);
    assert_eq!(
        quote_authorizations::delete_actor(conn, MEI).await.unwrap(),
        0
    );
}
