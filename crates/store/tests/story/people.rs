//! Who else holds an appeal, and the people who signed it.

use undersigned_store::appeals::{Appeal, AppealFilter};
use undersigned_store::persons::NewPersonSignature;
use undersigned_store::replicas::SeenReplica;
use undersigned_store::*;

use crate::NOW;
use crate::mails::until_one_waits;

pub async fn replicas_and_people(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let mut seen = SeenReplica {
        appeal_id: appeal.id,
        base_url: "https://hub.example".into(),
        inbox: "https://hub.example/inbox".into(),
        state_digest: Some("sha-256:1".into()),
        seen_at: NOW,
    };
    replicas::upsert_seen(conn, seen.clone()).await.unwrap();
    seen.state_digest = None;
    seen.seen_at = NOW + 5;
    replicas::upsert_seen(conn, seen).await.unwrap();
    let hub = replicas::list(conn, appeal.id).await.unwrap().remove(0);
    assert_eq!(hub.state_digest.as_deref(), Some("sha-256:1"));
    assert_eq!(hub.seen_at, NOW + 5);
    replicas::set_failing(conn, hub.id, NOW).await.unwrap();
    replicas::set_failing(conn, hub.id, NOW + 9).await.unwrap();
    let since = replicas::list(conn, appeal.id).await.unwrap()[0].failing_since;
    assert_eq!(since, Some(NOW));
    replicas::clear_failing(conn, hub.id).await.unwrap();
    let since = replicas::list(conn, appeal.id).await.unwrap()[0].failing_since;
    assert_eq!(since, None);
    assert!(replicas::delete(conn, hub.id).await.unwrap());

    let word = |seen_at: i64, digest: &str| seen_by::NewSeenBy {
        appeal_id: appeal.id,
        instance: "https://hub.example".into(),
        seen_at,
        state_digest: digest.into(),
        statements: 7,
        body: "{}".into(),
    };
    for (seen_at, digest) in [(NOW, "1"), (NOW + 9, "2"), (NOW + 5, "3"), (NOW + 9, "4")] {
        seen_by::keep_newest(conn, word(seen_at, digest))
            .await
            .unwrap();
    }
    let held = seen_by::list(conn, appeal.id).await.unwrap();
    assert_eq!(held.len(), 1, "one word of each server");
    assert_eq!(
        (held[0].seen_at, held[0].state_digest.as_str()),
        (NOW + 9, "2")
    );
    let of = |instance| seen_by::of(conn, appeal.id, instance);
    assert_eq!(
        of("https://hub.example").await.unwrap(),
        Some(held[0].clone())
    );
    assert_eq!(of("https://b.example").await.unwrap(), None);
    for host in ["hub.example", "nurses.example", "hub.example"] {
        acknowledgements::add(conn, appeal.id, "sha-256:1", host, NOW)
            .await
            .unwrap();
    }
    let confirmed = acknowledgements::count(conn, appeal.id, "sha-256:1").await;
    assert_eq!(confirmed.unwrap(), 2);

    let person = NewPersonSignature {
        appeal_id: appeal.id,
        email_hash: "aa".into(),
        sealed: vec![1, 2, 3],
        created_at: NOW,
        source: "web-form".into(),
        shown: 0,
        revision: 1,
    };
    let insert = async |person: &NewPersonSignature| {
        persons::insert(conn, person.clone(), "FR").await.unwrap()
    };
    let total = async || person_counts::total(conn, appeal.id).await.unwrap();
    assert!(insert(&person).await && !insert(&person).await);
    assert_eq!(persons::count(conn, appeal.id).await.unwrap(), 1);
    assert_eq!(total().await, 1);
    let found = persons::by_email_hash(conn, appeal.id, "aa").await.unwrap();
    let found = found.unwrap();
    assert_eq!(found.sealed, [1, 2, 3]);
    assert_eq!(persons::page(conn, appeal.id, 0, 9).await.unwrap().len(), 1);

    // Told once of each wording that they have not signed, and counted under the one that they have.
    let earlier = async |than| {
        let counted = person_revisions::earlier(conn, appeal.id, than).await;
        counted.unwrap()
    };
    let tell = async |of| persons::tell_of(conn, found.id, of).await.unwrap();
    assert!(!tell(1).await && tell(2).await && !tell(2).await && tell(3).await);
    assert_eq!((earlier(1).await, earlier(3).await), (0, 1));
    persons::sign_revision(conn, &found, 3).await.unwrap();
    let found = persons::by_id(conn, found.id).await.unwrap().unwrap();
    assert_eq!((found.revision, found.told_of), (3, 3));
    assert_eq!((earlier(3).await, earlier(4).await), (0, 1));
    assert!(!persons::tell_of(conn, found.id, 3).await.unwrap());

    // Withdrawn: not counted any more, and its links lead nowhere.
    for n in 0..7 {
        let link = format!("link {n}");
        persons::add_link(conn, &link, found.id, 5, NOW + n)
            .await
            .unwrap();
    }
    assert!(persons::by_link(conn, "link 0").await.unwrap().is_none());
    assert!(persons::by_link(conn, "link 2").await.unwrap().is_some());
    persons::set_hidden(conn, found.id, true).await.unwrap();
    let found = persons::by_id(conn, found.id).await.unwrap().unwrap();
    assert!(persons::delete(conn, &found, "FR", NOW).await.unwrap());
    assert!(!persons::delete(conn, &found, "FR", NOW).await.unwrap());
    let withdrawn = async || persons::has_withdrawn(conn, appeal.id, "aa").await.unwrap();
    assert!(withdrawn().await && persons::any(conn, appeal.id).await.unwrap());
    // A name that was hidden is not shown because somebody withdraws and signs anew, however often.
    let signed = async || persons::by_email_hash(conn, appeal.id, "aa").await.unwrap();
    persons::note_withdrawal(conn, appeal.id, "aa", NOW)
        .await
        .unwrap();
    for _ in 0..2 {
        assert!(insert(&person).await);
        let anew = signed().await.unwrap();
        assert!(anew.hidden);
        assert!(persons::delete(conn, &anew, "FR", NOW).await.unwrap());
    }
    persons::forget_withdrawal(conn, appeal.id, "aa")
        .await
        .unwrap();
    assert!(!withdrawn().await);
    assert!(persons::by_link(conn, "link 6").await.unwrap().is_none());
    let ended = persons::ended(conn, "link 6").await.unwrap();
    assert_eq!(ended.unwrap().appeal_id, Some(appeal.id));
    assert!(persons::ended(conn, "link 0").await.unwrap().is_none());
    assert_eq!(persons::prune_ended(conn, NOW + 1).await.unwrap(), 5);
    assert_eq!(total().await, 0);

    assert!(insert(&person).await);
    assert!(!signed().await.unwrap().hidden, "nothing is known of it");
    assert!(persons::any(conn, appeal.id).await.unwrap());
    assert_eq!(persons::delete_all(conn, appeal.id).await.unwrap(), 1);
    assert!(!persons::any(conn, appeal.id).await.unwrap());
    assert_eq!(total().await, 1, "numbers stay");
    let by_country = person_counts::by_country(conn, appeal.id).await.unwrap();
    assert_eq!(by_country.get("FR"), Some(&1));

    // What is said of it is renewed by one of two who do so at once.
    assert_eq!(person_counts::appeals(conn).await.unwrap(), [appeal.id]);
    assert_eq!(person_regions::get(conn, appeal.id).await.unwrap(), None);
    let regions = |renewed_at: i64| person_regions::PersonRegions {
        renewed_at,
        said: "{}".into(),
        counted: format!("{{\"FR\":{renewed_at}}}"),
    };
    let renew = async |before, at| {
        let renewed = person_regions::renew(conn, appeal.id, before, regions(at)).await;
        renewed.unwrap()
    };
    assert!(renew(None, 5).await && !renew(None, 6).await);
    assert!(!renew(Some(4), 7).await && renew(Some(5), 8).await);
    let held = person_regions::get(conn, appeal.id).await.unwrap();
    assert_eq!(held, Some(regions(8)));

    let without_terms = async || person_counts::without_terms(conn).await.unwrap();
    assert!(person_counts::any(conn, appeal.id).await.unwrap());
    assert!(!person_counts::any(conn, 0).await.unwrap());
    assert_eq!(without_terms().await, [appeal.id]);
    person_terms::set(conn, appeal.id, "{}", true, NOW + 9, NOW)
        .await
        .unwrap();
    assert!(without_terms().await.is_empty());
    person_terms::hold(conn, appeal.id, true).await.unwrap();
    let untold = person_terms::untold(conn).await.unwrap();
    assert_eq!((untold.len(), untold[0].counted), (1, 1));
    for (told, is_untold) in [(1, false), (0, true), (11, true), (1, false)] {
        person_terms::told(conn, appeal.id, told).await.unwrap();
        let untold = person_terms::untold(conn).await.unwrap();
        assert_eq!(!untold.is_empty(), is_untold, "{told}");
    }
    let over = async |now| person_terms::over(conn, now).await.unwrap();
    assert!(over(NOW + 9).await.is_empty(), "nobody is here any more");
    persons::note_withdrawal(conn, appeal.id, "aa", NOW)
        .await
        .unwrap();
    assert!(over(NOW + 8).await.is_empty());
    assert_eq!(over(NOW + 9).await, [appeal.id]);
    persons::forget_withdrawal(conn, appeal.id, "aa")
        .await
        .unwrap();
    assert!(!person_terms::is_promised(conn, appeal.id).await.unwrap());
    person_terms::keep_consent(conn, "d", appeal.id, "I agree.", NOW)
        .await
        .unwrap();
    assert!(person_terms::is_promised(conn, appeal.id).await.unwrap());
    assert_eq!(
        person_terms::consent(conn, "d").await.unwrap().unwrap(),
        "I agree."
    );

    let request = person_requests::PersonRequest {
        token_hash: "t".into(),
        appeal_id: appeal.id,
        email_hash: Some("h".into()),
        sealed: vec![1],
        created_at: NOW,
        expires_at: NOW + 10,
        used_at: None,
    };
    let mut other = request.clone();
    other.token_hash = "u".into();
    other.email_hash = Some("i".into());
    person_requests::insert(conn, other.clone()).await.unwrap();
    // Who came in a time: an address once, and none that was taken off; before that, whatever became of it.
    other.token_hash = "w".into();
    other.created_at = NOW + 1;
    person_requests::insert(conn, other.clone()).await.unwrap();
    let came = async |since, until| {
        let came = person_arrivals::came(conn, (since, until)).await.unwrap();
        let mut came = came.into_iter();
        came.find(|one| one.appeal_id == appeal.id).unwrap().people
    };
    assert_eq!(came(NOW, NOW + 2).await, 1);
    assert_eq!(came(NOW + 2, NOW + 9).await, 0);
    for (most, counted) in [(9, 2), (1, 1)] {
        let earlier = person_arrivals::earlier(conn, appeal.id, (NOW, NOW + 2), most);
        assert_eq!(earlier.await.unwrap(), counted);
    }
    assert!(person_requests::take(conn, "w", NOW + 1).await.unwrap());
    assert_eq!(came(NOW, NOW + 2).await, 2, "whose was forgotten");
    other.token_hash = "u".into();
    other.created_at = NOW;
    // A mail about it that waits goes with it, and no other.
    let waiting = async || mails::standing(conn).await.unwrap().waiting;
    let before = waiting().await;
    for whose in ["i", "j"] {
        let listed = mails::Listed {
            about: Some(mails::About::Request {
                appeal_id: appeal.id,
                email_hash: whose.into(),
            }),
            ..mails::Listed::default()
        };
        let (secret, mail) = (SecretKey::from_bytes([3; 32]), mails::Mail::default());
        let queued = mails::enqueue_listed(conn, &secret, whose, &mail, NOW, listed).await;
        queued.unwrap();
    }
    person_requests::end_of(conn, appeal.id, "i", NOW + 1)
        .await
        .unwrap();
    assert_eq!(waiting().await, before + 1);
    let about = mails::About::Request {
        appeal_id: appeal.id,
        email_hash: "j".into(),
    };
    assert_eq!(mails::drop_about(conn, about).await.unwrap(), 1);
    let ended = person_requests::get(conn, "u").await.unwrap().unwrap();
    assert!(ended.sealed.is_empty() && ended.expires_at == NOW + 1);
    assert_eq!(ended.email_hash, None);
    assert_eq!(came(NOW, NOW + 2).await, 1, "who has confirmed");
    assert!(!person_requests::take(conn, "u", NOW + 2).await.unwrap());
    assert_eq!(person_requests::prune(conn, NOW + 2).await.unwrap(), 1);
    person_requests::insert(conn, request).await.unwrap();
    assert!(!person_requests::take(conn, "t", NOW + 10).await.unwrap());
    assert!(person_requests::has_expired(conn, NOW + 10).await.unwrap());
    assert!(person_requests::take(conn, "t", NOW + 9).await.unwrap());
    assert!(!person_requests::take(conn, "t", NOW + 9).await.unwrap());
    let used = person_requests::get(conn, "t").await.unwrap().unwrap();
    assert!(used.sealed.is_empty() && used.used_at.is_some());
    assert_eq!(used.email_hash, None);
    assert!(person_requests::spend_check(conn, "c", NOW).await.unwrap());
    assert!(!person_requests::spend_check(conn, "c", NOW).await.unwrap());
    assert_eq!(
        person_requests::prune_checks(conn, NOW + 1).await.unwrap(),
        1
    );
    assert_eq!(
        person_requests::empty_expired(conn, NOW + 10)
            .await
            .unwrap(),
        0
    );
    person_requests::insert(conn, other.clone()).await.unwrap();
    // As earlier versions left what had been used.
    other.token_hash = "v".into();
    other.sealed.clear();
    person_requests::insert(conn, other).await.unwrap();
    let emptied = person_requests::empty_expired(conn, NOW + 10).await;
    assert_eq!(emptied.unwrap(), 2);
    assert!(!person_requests::has_expired(conn, NOW + 10).await.unwrap());
    let expired = person_requests::get(conn, "u").await.unwrap().unwrap();
    assert!(expired.sealed.is_empty() && expired.email_hash.is_none());
    assert_eq!(person_requests::prune(conn, NOW + 11).await.unwrap(), 4);
}

/// A server that was away notes of one appeal after the other what it holds of it. That it is there again is noted of all.
pub async fn who_is_back_and_what_it_holds_do_not_wait_for_each_other(db: &Database) {
    const BACK: &str = "https://back.example";
    let conn = db.conn();
    let all = appeals::list(conn, &AppealFilter::default()).await.unwrap();
    let mut ids: Vec<i64> = all.iter().map(|appeal| appeal.id).collect();
    ids.sort_unstable();
    let (first, last) = (ids[0], ids[ids.len() - 1]);
    assert_ne!(first, last);
    let holds = |appeal_id: i64| SeenReplica {
        appeal_id,
        base_url: BACK.into(),
        inbox: format!("{BACK}/inbox"),
        state_digest: None,
        seen_at: NOW,
    };
    let held = async |appeal_id: i64| {
        let held = replicas::list(conn, appeal_id).await.unwrap();
        held.into_iter().find(|one| one.base_url == BACK).unwrap()
    };
    // In the table they stand the other way round.
    for id in [last, first] {
        replicas::upsert_seen(conn, holds(id)).await.unwrap();
        let row = held(id).await;
        replicas::set_failing(conn, row.id, NOW).await.unwrap();
    }
    if db.is_postgres() {
        let saying = db.begin().await.unwrap();
        replicas::upsert_seen(&saying, holds(first)).await.unwrap();
        let other = db.clone();
        let heard = tokio::spawn(async move {
            let heard = replicas::host_reachable(other.conn(), "back.example").await;
            heard.unwrap();
        });
        until_one_waits(db, &heard).await;
        replicas::upsert_seen(&saying, holds(last)).await.unwrap();
        saying.commit().await.unwrap();
        heard.await.unwrap();
    } else {
        // One transaction follows the other.
        let heard = replicas::host_reachable(conn, "back.example").await;
        heard.unwrap();
    }
    for id in [first, last] {
        assert_eq!(held(id).await.failing_since, None);
    }
    let lost = replicas::host_unreachable(conn, "back.example", NOW + 9).await;
    lost.unwrap();
    for id in [first, last] {
        let row = held(id).await;
        assert_eq!(row.failing_since, Some(NOW + 9));
        assert!(replicas::delete(conn, row.id).await.unwrap());
    }
}
