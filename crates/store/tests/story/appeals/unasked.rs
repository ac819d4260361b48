//! Copies for which nobody here asked.

use undersigned_store::appeals::{Appeal, NewAppeal};
use undersigned_store::invitations::NewInvitation;
use undersigned_store::organizations::Organization;
use undersigned_store::statements::{EARLY, MAILBOX, MEMBER};
use undersigned_store::*;

use super::statement;
use crate::NOW;

pub(super) async fn copies_for_which_nobody_asked_go_or_stay(
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
    // Whoever is asked to call for it may be asked to sign it besides; who was asked to sign and does not is left alone.
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
        let held = invitations::find_to_sign(conn, &to_sign.object, invited).await;
        (asked.unwrap(), held.unwrap().unwrap())
    };
    let (asked, held) = ask(&dockers.ap_id, 1).await;
    assert_eq!(
        (asked, held.role.as_str(), held.letter),
        (true, "signer", Some(vec![1]))
    );
    let both = invitations::pending(conn, &dockers.ap_id).await.unwrap();
    let roles: Vec<&str> = both.iter().map(|one| one.role.as_str()).collect();
    assert_eq!(roles, ["co-initiator", "signer"]);
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
    assert_eq!(invitations::forget_to_sign(conn, NOW + 1).await.unwrap(), 2);
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
    let digests: Vec<_> = others.iter().map(|row| row.digest.as_str()).collect();
    assert_eq!(digests, [forged.digest.as_str()]);
    // Nor is it counted, as what waits for its time is. Each is found by where its author is.
    let mut early = statement(&two, 16, EARLY);
    early.author = "http://a:8081/orgs/a".into();
    let mut neighbour = statement(&two, 18, MAILBOX);
    neighbour.author = dockers.ap_id.replace("/orgs/", "/users/");
    let far = vec![early.clone(), neighbour];
    statements::insert_many(conn, far).await.unwrap();
    let mut counted = statements::waiting_by_origin(conn, two.id).await.unwrap();
    counted.sort();
    let [here, there] = ["https://dockers.example", "http://a:8081"].map(str::to_owned);
    assert_eq!(counted, [(there.clone(), 1), (here.clone(), 2)]);
    let of = async |origins: &[String]| {
        let found = statements::waiting_of_origins(conn, two.id, origins).await;
        found.unwrap()
    };
    let found = of(std::slice::from_ref(&there)).await;
    assert_eq!((found.len(), &found[0].digest), (1, &early.digest));
    let found = of(&[here, there]).await;
    assert_eq!(found.len(), 3);
    assert!(of(&[]).await.is_empty());
    for row in found.iter().filter(|row| row.digest != forged.digest) {
        statements::delete_many(conn, &[row.id]).await.unwrap();
    }
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
