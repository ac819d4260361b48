//! An appeal, what is said about it, and who holds it.

use undersigned_store::appeals::{Appeal, AppealFilter, NewAppeal};
use undersigned_store::invitations::NewInvitation;
use undersigned_store::organizations::Organization;
use undersigned_store::persons::NewPersonSignature;
use undersigned_store::replicas::SeenReplica;
use undersigned_store::statements::{MAILBOX, MEMBER, NewStatement};
use undersigned_store::*;

use crate::NOW;

pub async fn an_appeal_is_published(db: &Database, dockers: &Organization) -> Appeal {
    let conn = db.conn();
    let new = NewAppeal {
        ap_id: "https://dockers.example/appeals/free-them-now".into(),
        root: None,
        host: "dockers.example".into(),
        slug: "free-them-now".into(),
        organization_id: Some(dockers.id),
        organiser: dockers.ap_id.clone(),
        status: "draft".into(),
        titles: None,
        draft: Some("{}".into()),
        created_at: NOW,
        published_at: None,
        unasked: false,
    };
    let mut appeal = appeals::insert(conn, new.clone()).await.unwrap();
    let taken = appeals::insert(
        conn,
        NewAppeal {
            ap_id: "https://dockers.example/appeals/other".into(),
            ..new.clone()
        },
    )
    .await;
    assert!(matches!(taken, Err(StoreError::Conflict(_))));
    appeals::insert(
        conn,
        NewAppeal {
            ap_id: "https://hub.example/appeals/2".into(),
            host: "hub.example".into(),
            organization_id: None,
            status: "open".into(),
            titles: Some(r#"{"en":"100% of the Fair Pay"}"#.into()),
            created_at: NOW + 1,
            ..new.clone()
        },
    )
    .await
    .unwrap();
    copies_for_which_nobody_asked_go_or_stay(db, dockers, new).await;

    // An update from an old copy does not turn the version back.
    let transaction = db.begin().await.unwrap();
    let locked = appeals::lock(&transaction, appeal.id).await.unwrap();
    assert_eq!(locked.as_ref(), Some(&appeal));
    assert_eq!(
        appeals::bump_version(&transaction, appeal.id)
            .await
            .unwrap(),
        1
    );
    assert_eq!(appeals::bump_version(&transaction, 99).await.unwrap(), 0);
    appeal.status = "open".into();
    appeal.draft = None;
    appeal.root = Some("z6Mk…".into());
    appeal.published_at = Some(NOW);
    appeals::update(&transaction, appeal.clone()).await.unwrap();
    transaction.commit().await.unwrap();
    appeal.list_version = 1;
    let found = appeals::by_ap_id(conn, &appeal.ap_id).await.unwrap();
    assert_eq!(found.as_ref(), Some(&appeal));
    assert_eq!(
        appeals::by_host_slug(conn, "dockers.example", "free-them-now")
            .await
            .unwrap()
            .as_ref(),
        Some(&appeal)
    );

    let slugs = |filter: AppealFilter| async move {
        let found = appeals::list(conn, &filter).await.unwrap();
        found
            .into_iter()
            .map(|appeal| appeal.host)
            .collect::<Vec<_>>()
    };
    let all = AppealFilter::default;
    assert_eq!(slugs(all()).await, ["hub.example", "dockers.example"]);
    let ours = AppealFilter {
        organization_id: Some(dockers.id),
        statuses: vec!["open".into(), "closed".into()],
        ..all()
    };
    assert_eq!(slugs(ours).await, ["dockers.example"]);
    let second = AppealFilter {
        limit: Some(1),
        offset: 1,
        ..all()
    };
    assert_eq!(slugs(second).await, ["dockers.example"]);
    let rest = AppealFilter { offset: 1, ..all() };
    assert_eq!(slugs(rest).await, ["dockers.example"]);
    for (text, hits) in [("fair PAY", 1), ("100%", 1), ("1_0", 0), ("THEM", 2)] {
        let text = AppealFilter {
            text: Some(text.into()),
            ..all()
        };
        assert_eq!(slugs(text).await.len(), hits);
    }
    appeal
}

async fn copies_for_which_nobody_asked_go_or_stay(
    db: &Database,
    dockers: &Organization,
    new: NewAppeal,
) {
    let conn = db.conn();
    let copy = async |slug: &str| {
        let new = NewAppeal {
            ap_id: format!("https://farm.example/appeals/{slug}"),
            host: "farm.example".into(),
            slug: slug.into(),
            organization_id: None,
            organiser: "https://farm.example/orgs/mallory".into(),
            status: "open".into(),
            unasked: true,
            ..new.clone()
        };
        appeals::insert(conn, new).await.unwrap()
    };
    let (one, two) = (copy("one").await, copy("two").await);
    let mut held = appeals::unasked(conn).await.unwrap();
    held.sort();
    assert_eq!(held, [one.ap_id.as_str(), two.ap_id.as_str()]);

    // One stays while somebody here is asked about it, and the other since somebody here has spoken.
    let invitation = NewInvitation {
        object: one.ap_id.clone(),
        invited: dockers.ap_id.clone(),
        role: "co-initiator".into(),
        inviter: one.organiser.clone(),
        offer_id: "https://farm.example/offers/1".into(),
        state: "pending".into(),
        created_at: NOW,
    };
    invitations::upsert(conn, invitation.clone()).await.unwrap();
    // Whoever is asked to call for it is not asked to sign it besides; who was asked to sign and does not is left alone.
    let to_sign = NewInvitation {
        role: invitations::SIGNER.into(),
        offer_id: "https://farm.example/messages/1".into(),
        ..invitation
    };
    let ask = async |invited: &str, letter: u8| {
        let one = NewInvitation {
            invited: invited.to_owned(),
            ..to_sign.clone()
        };
        let asked = invitations::ask_to_sign(conn, one, vec![letter]).await;
        let held = invitations::find(conn, &to_sign.object, invited).await;
        (asked.unwrap(), held.unwrap().unwrap())
    };
    let (asked, held) = ask(&dockers.ap_id, 1).await;
    assert_eq!(
        (asked, held.role.as_str(), held.letter),
        (false, "co-initiator", None)
    );
    let cooks = "https://dockers.example/orgs/cooks";
    assert!(ask(cooks, 1).await.0);
    let (asked, held) = ask(cooks, 2).await;
    assert_eq!((asked, held.letter), (true, Some(vec![2])));
    // Whoever wrote the message takes it back, and nobody else. Asked once more, they are asked.
    let take_back = async |inviter: &str| {
        let done = invitations::take_back_offer(conn, &to_sign.offer_id, inviter).await;
        done.unwrap()
    };
    assert!(!take_back("https://farm.example/orgs/nobody").await);
    let gone = async || invitations::taken_back(conn, cooks, NOW).await.unwrap();
    assert!(gone().await.is_empty());
    for _ in 0..2 {
        assert!(take_back(&to_sign.inviter).await, "done twice, it is done");
        assert_eq!(gone().await.len(), 1);
    }
    let (asked, held) = ask(cooks, 2).await;
    assert_eq!((asked, held.state.as_str()), (true, "pending"));
    assert!(gone().await.is_empty());
    invitations::set_state(conn, held.id, "rejected")
        .await
        .unwrap();
    assert!(!ask(cooks, 3).await.0);
    assert_eq!(invitations::forget_to_sign(conn, NOW).await.unwrap(), 0);
    assert_eq!(invitations::forget_to_sign(conn, NOW + 1).await.unwrap(), 1);
    let mut spoken = statement(&two, 1, MEMBER);
    spoken.author.clone_from(&dockers.ap_id);
    spoken.origin_checked = true;
    statements::insert_many(conn, vec![spoken.clone()])
        .await
        .unwrap();
    // What an appeal let in under another's key is no word of theirs, whatever its address.
    let mut forged = statement(&one, 4, MEMBER);
    forged.author.clone_from(&dockers.ap_id);
    forged.ap_id.clone_from(&spoken.ap_id);
    forged.key = "z6Mk… of another".into();
    let mut neighbours = statement(&one, 6, MAILBOX);
    neighbours.ap_id.clone_from(&spoken.ap_id);
    let planted = vec![forged, neighbours.clone()];
    statements::insert_many(conn, planted).await.unwrap();
    let newest = statements::by_ap_id(conn, &spoken.ap_id).await.unwrap();
    assert_eq!(newest.unwrap().digest, neighbours.digest);
    let own = statements::own_at(conn, &spoken.ap_id).await.unwrap();
    assert_eq!(own.unwrap().digest, spoken.digest);
    let seen = statements::author_seen_at(conn, &spoken.ap_id).await;
    assert_eq!(seen.unwrap().as_deref(), Some(dockers.ap_id.as_str()));
    let known = reports::author_of(conn, &spoken.ap_id).await;
    assert_eq!(known.unwrap().as_deref(), Some(dockers.ap_id.as_str()));
    // One that was planted at an actor's address makes no statement of it.
    let mut at_actor = statement(&one, 12, MEMBER);
    at_actor.ap_id.clone_from(&dockers.ap_id);
    at_actor.origin_checked = true;
    let kind = async || reports::kind_of(conn, &dockers.ap_id).await.unwrap();
    assert_eq!(kind().await, reports::Kind::Actor);
    statements::insert_many(conn, vec![at_actor.clone()])
        .await
        .unwrap();
    assert_eq!(kind().await, reports::Kind::Actor);
    // Where two whose keys were seen use an id, nobody here knows whose it is.
    let author = async |id: &str| statements::author_at(conn, id).await.unwrap();
    let by_nurses = author(&dockers.ap_id).await;
    assert_eq!(by_nurses.as_deref(), Some(at_actor.author.as_str()));
    let mut other = statement(&one, 14, MEMBER);
    other.ap_id.clone_from(&dockers.ap_id);
    other.author = "https://nurses.example/orgs/others".into();
    other.origin_checked = true;
    statements::insert_many(conn, vec![other]).await.unwrap();
    assert_eq!(author(&dockers.ap_id).await, None);
    let nobodys = "https://dockers.example/endorsements/none";
    let seen = statements::author_seen_at(conn, nobodys).await;
    assert_eq!(seen.unwrap(), None);
    assert_eq!(author(nobodys).await, None);
    assert!(statements::own_at(conn, nobodys).await.unwrap().is_none());
    // What waits under a key of theirs takes nobody's room.
    let mut waits = statement(&two, 8, MAILBOX);
    waits.author.clone_from(&dockers.ap_id);
    let mut forged = statement(&two, 10, MAILBOX);
    forged.author.clone_from(&dockers.ap_id);
    forged.key = "z6Mk… of another".into();
    let both = vec![waits, forged.clone()];
    statements::insert_many(conn, both).await.unwrap();
    let others = statements::waiting_of_others(conn, two.id).await.unwrap();
    let others: Vec<_> = others.into_iter().map(|row| row.digest).collect();
    assert_eq!(others, [forged.digest]);
    // Nor is what was said here lost with a key that was stolen since.
    let transaction = db.begin().await.unwrap();
    for key in keys::all_for(conn, &dockers.ap_id).await.unwrap() {
        keys::retire_anew(&transaction, &key.key_id, "compromised", NOW)
            .await
            .unwrap();
    }
    let own = statements::own_at(&transaction, &spoken.ap_id).await;
    assert_eq!(own.unwrap().unwrap().digest, spoken.digest);
    let others = statements::waiting_of_others(&transaction, two.id).await;
    assert_eq!(others.unwrap().len(), 2);
    transaction.rollback().await.unwrap();
    let delete = async |one: &Appeal| appeals::delete_unasked(conn, &one.ap_id).await.unwrap();
    assert!(!delete(&one).await && !delete(&two).await);
    let asked = invitations::find(conn, &one.ap_id, &dockers.ap_id).await;
    let asked = asked.unwrap().unwrap();
    invitations::set_state(conn, asked.id, "rejected")
        .await
        .unwrap();
    assert!(delete(&one).await && !delete(&one).await);

    appeals::set_asked(conn, two.id).await.unwrap();
    assert!(appeals::unasked(conn).await.unwrap().is_empty());
    let three = copy("three").await;
    appeals::set_asked_of(conn, "https://farm.example/orgs/other")
        .await
        .unwrap();
    let held = appeals::unasked(conn).await.unwrap();
    assert_eq!(held, [three.ap_id.as_str()]);
    appeals::set_asked_of(conn, &three.organiser).await.unwrap();
    assert!(!delete(&three).await);
    // All that are old go, and what somebody asked for stays.
    let (four, five) = (copy("four").await, copy("five").await);
    let old = async |before| appeals::delete_unasked_before(conn, before).await.unwrap();
    assert_eq!((old(NOW).await, old(NOW + 1).await), (0, 2));
    assert!(!delete(&four).await && !delete(&five).await);
    for left in [two.id, three.id] {
        assert!(appeals::delete(conn, left).await.unwrap());
    }
    let forget = "DELETE FROM invitations WHERE offer_id = 'https://farm.example/offers/1'";
    conn.execute_unprepared(forget).await.unwrap();
}

fn statement(appeal: &Appeal, n: i64, standing: &str) -> NewStatement {
    NewStatement {
        appeal_id: appeal.id,
        digest: format!("sha-256:{n:064x}"),
        register: format!("register-{}", n / 2),
        author: "https://nurses.example/orgs/nurses".into(),
        key: "z6Mk…".into(),
        kind: "Endorsement".into(),
        seq: NOW + n,
        standing: standing.into(),
        origin_checked: false,
        body: format!(r#"{{"n":{n}}}"#),
        received_at: NOW,
        ap_id: format!("https://nurses.example/endorsements/{}", n / 2),
    }
}

pub async fn statements_come_in(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let many: Vec<_> = (0..1200).map(|n| statement(appeal, n, MEMBER)).collect();
    let transaction = db.begin().await.unwrap();
    assert_eq!(
        statements::insert_many(&transaction, many.clone())
            .await
            .unwrap(),
        1200
    );
    transaction.commit().await.unwrap();
    assert_eq!(statements::insert_many(conn, many).await.unwrap(), 0);
    assert_eq!(statements::insert_many(conn, vec![]).await.unwrap(), 0);
    let mut waiting: Vec<_> = (2000..2002)
        .map(|n| statement(appeal, n, MAILBOX))
        .collect();
    waiting[1].body = r#"{"state": "withdrawn"}"#.into();
    assert_eq!(statements::insert_many(conn, waiting).await.unwrap(), 2);

    let id = appeal.id;
    let wanting = statements::wanting_in(conn, id, "Endorsement").await;
    let named: Vec<String> = wanting.unwrap().into_iter().map(|(one, _)| one).collect();
    assert_eq!(named, [format!("sha-256:{:064x}", 2000)], "who waits");
    let other = statements::wanting_in(conn, id, "Admission").await;
    assert!(other.unwrap().is_empty());
    assert_eq!(statements::count(conn, id, MEMBER).await.unwrap(), 1200);
    let digests = statements::digests(conn, id, MEMBER).await.unwrap();
    assert_eq!(digests.len(), 1200);
    assert_eq!(digests[7], (NOW + 7, format!("sha-256:{:064x}", 7)));
    let wanted: Vec<&str> = digests.iter().map(|(_, digest)| digest.as_str()).collect();
    let found = statements::by_digests(conn, id, &wanted).await.unwrap();
    assert_eq!(found.len(), 1200);
    assert_eq!(
        statements::missing(conn, id, &["sha-256:unknown", wanted[0]])
            .await
            .unwrap(),
        ["sha-256:unknown"]
    );
    let register = statements::by_registers(conn, id, &["register-3"])
        .await
        .unwrap();
    assert_eq!(register.len(), 2);
    let newest = statements::by_ap_id(conn, "https://nurses.example/endorsements/3")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(newest.body, r#"{"n":7}"#);

    // Pages.
    let page = statements::since(conn, id, MEMBER, 0, 1000).await.unwrap();
    assert_eq!(page.len(), 1000);
    let rest = statements::bodies(conn, id, MEMBER, page[999].id, 1000)
        .await
        .unwrap();
    assert_eq!(rest.len(), 200);
    let mailbox = statements::mailbox(conn, id).await.unwrap();
    let ids: Vec<i64> = mailbox.iter().map(|statement| statement.id).collect();
    let mut waiting = statements::waiting(conn, id).await.unwrap();
    waiting.sort_by_key(|row| row.id);
    assert_eq!(
        waiting
            .iter()
            .map(|row| (row.id, row.digest.as_str(), row.origin_checked))
            .collect::<Vec<_>>(),
        mailbox
            .iter()
            .map(|row| (row.id, row.digest.as_str(), false))
            .collect::<Vec<_>>(),
        "what is no member waits"
    );
    statements::set_origin_checked(conn, &ids).await.unwrap();
    let checked = statements::mailbox(conn, id).await.unwrap();
    assert!(checked.iter().all(|statement| statement.origin_checked));
    assert_eq!(statements::delete_many(conn, &ids).await.unwrap(), 2);
    assert!(statements::mailbox(conn, id).await.unwrap().is_empty());

    assert_eq!(
        statements::delete_by_digests(conn, id, &wanted[..10])
            .await
            .unwrap(),
        10
    );
    assert_eq!(statements::count(conn, id, MEMBER).await.unwrap(), 1190);
}

pub async fn an_endorsement_is_refused(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let hub = "https://hub.example/orgs/hub";
    for at in [NOW, NOW + 5] {
        refusals::insert(conn, appeal.id, "sha-256:1", hub, at)
            .await
            .unwrap();
    }
    let refused = refusals::list(conn, appeal.id).await.unwrap();
    assert_eq!(refused.len(), 1, "saying it again changes nothing");
    assert_eq!(refused[0].digest, "sha-256:1");
    assert_eq!(refused[0].refused_by, hub);
    assert_eq!(refused[0].refused_at, NOW);
    assert!(refusals::list(conn, -1).await.unwrap().is_empty());
    refusals::insert(conn, appeal.id, "sha-256:2", hub, NOW)
        .await
        .unwrap();
    refusals::delete(conn, &[refused[0].id]).await.unwrap();
    let left = refusals::list(conn, appeal.id).await.unwrap();
    assert_eq!((left.len(), left[0].digest.as_str()), (1, "sha-256:2"));
    let asked = ["sha-256:1".to_owned(), "sha-256:2".to_owned()];
    let found = refusals::of_statements(conn, appeal.id, &asked).await;
    assert_eq!(found.unwrap(), left);
    // Of what is not kept here the newest are remembered.
    for (digest, most) in [("sha-256:3", 2), ("sha-256:4", 1)] {
        refusals::insert(conn, appeal.id, digest, hub, NOW)
            .await
            .unwrap();
        refusals::trim_elsewhere(conn, appeal.id, most)
            .await
            .unwrap();
        let left = refusals::list(conn, appeal.id).await.unwrap();
        assert_eq!(i64::try_from(left.len()).unwrap(), most);
        assert_eq!(left.last().unwrap().digest, digest);
    }
}

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
    person_terms::told(conn, appeal.id, 1).await.unwrap();
    assert!(person_terms::untold(conn).await.unwrap().is_empty());
    assert!(person_terms::over(conn, NOW + 8).await.unwrap().is_empty());
    assert_eq!(person_terms::over(conn, NOW + 9).await.unwrap().len(), 1);
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
