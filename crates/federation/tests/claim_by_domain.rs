//! An organisation that signed by form comes with a server at the domain at which it confirmed: the
//! two entries become one by themselves, where there is no doubt, and never against a decision.

mod hub;

use crate::signers::names;
use hub::Hub;
use serde_json::json;
use undersigned_domain::{
    Status,
    admission::{AdmissionState, Role},
    email_address::EmailAddress,
};
use undersigned_federation::{
    actions::{
        admit::{self, Decision},
        join_signers, publish,
        sign_by_form::{self, ClaimLink, Outcome},
    },
    mail::Allowance,
    networks::Asker,
};
use undersigned_store::{mails, remote_actors};

#[tokio::test]
async fn row_696_whoever_sees_an_entry_uses_up_nothing_of_its_mailbox() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let entry = hub.sign("Crane Drivers", "office@cranes.example").await;
    let db = hub.instance.database.conn();
    let waiting = async || mails::standing(db).await.expect("it stands").waiting;
    let before = waiting().await;
    // Far more often than a mailbox is written to in a day.
    for _ in 0..25 {
        let asker = Asker::default();
        let mailed = sign_by_form::mail_link(&hub.instance, &hub.appeal, &entry, asker).await;
        mailed.expect("it is answered");
    }
    assert_eq!(waiting().await - before, 10);
    let office = EmailAddress::parse("office@cranes.example").expect("an address");
    let allowance = hub.instance.may_mail(&office).await;
    assert_eq!(allowance.expect("it is known"), Allowance::Granted);
}

#[tokio::test]
async fn an_actor_at_the_confirmed_domain_is_joined_by_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let cranes = hub.sign("Crane Drivers", "office@cranes.example").await;
    let lamps = hub.sign("Lamp Lighters", "office@lamps.example").await;
    let elsewhere = "https://cranes.example.org/orgs/cranes";
    hub.hear(elsewhere, "Drivers of Cranes", None).await;
    assert_eq!(
        hub.list().await.entries.len(),
        3,
        "another domain is no proof"
    );

    let list = hub.list().await;
    let entry = list.entries.iter().find(|entry| entry.id == cranes);
    let number = entry.expect("it is listed").number;
    let actor = "https://social.cranes.example/orgs/cranes";
    hub.hear(actor, "Crane Drivers International", None).await;
    let list = hub.list().await;
    let entry = list.entries.iter().find(|entry| entry.id == cranes);
    let entry = entry.expect("the first entry stands");
    assert_eq!(entry.same_as, [actor]);
    assert_eq!(entry.number, number, "it keeps its number");
    assert_eq!(list.entries.len(), 3);
    assert!(
        list.decisions
            .iter()
            .all(|one| one.same && one.by == hub.organization.ap_id)
    );

    // Undone by a person, it is not done again.
    let object = &hub.appeal.ap_id;
    let pair = [cranes.as_str(), actor];
    join_signers::decide(&hub.instance, &hub.organization, object, pair, false, None)
        .await
        .expect("decided");
    hub.hear("https://night.example/orgs/nurses", "Night Nurses", None)
        .await;
    let list = hub.list().await;
    assert!(list.entries.iter().all(|entry| entry.same_as.is_empty()));
    assert!(list.entries.iter().any(|entry| entry.id == lamps));
}

#[tokio::test]
async fn where_a_domain_is_shared_an_actor_has_to_name_its_entry() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let east = hub.sign("Crane Drivers East", "east@cranes.example").await;
    let west = hub.sign("Crane Drivers West", "west@cranes.example").await;
    let actor = |name: &str| format!("https://cranes.example/orgs/{name}");
    hub.hear(&actor("east"), "Crane Drivers East", None).await;
    assert_eq!(
        hub.list().await.entries.len(),
        3,
        "which of the two is not said"
    );

    hub.hear(&actor("west"), "Crane Drivers West", Some(&west))
        .await;
    let list = hub.list().await;
    let joined = |id: &str| {
        let entry = list.entries.iter().find(|entry| entry.id == id);
        entry.expect("it stands").same_as.clone()
    };
    assert_eq!(joined(&west), [actor("west")]);
    assert!(joined(&east).is_empty());

    // Naming an entry of another domain is no proof, but a suggestion.
    hub.hear("https://evil.example/orgs/x", "Evil", Some(&east))
        .await;
    let view = hub
        .instance
        .view_by_id(&hub.appeal.ap_id)
        .await
        .unwrap()
        .unwrap();
    let suggested = hub.instance.suggestions(&view).await.unwrap();
    let claimed = suggested
        .iter()
        .find(|pair| pair.why.iter().any(|why| why.code.name() == "claimed"));
    let claimed = claimed.expect("it is suggested");
    assert!(claimed.entries.iter().any(|entry| entry.id == east));
    assert!(
        claimed
            .entries
            .iter()
            .any(|entry| entry.id.contains("evil.example"))
    );
    let entry = view.list.entries.iter().find(|entry| entry.id == east);
    assert!(entry.expect("it stands").same_as.is_empty());

    // Nothing tells who says it: of two at one domain a person decides.
    let before = hub.list().await.entries.len();
    let said = sign_by_form::say(&hub.instance, &hub.appeal, &east, &actor("east")).await;
    assert_eq!(said.expect("it is heard"), Outcome::Suggested);
    assert_eq!(hub.list().await.entries.len(), before);
}

#[tokio::test]
async fn who_stands_twice_in_two_scripts_is_found_by_its_domain_or_its_profile() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let latin = hub
        .sign("Hong Kong Dockers General Union", "office@dockers.example")
        .await;
    let han = hub.sign("香港碼頭工人總會", "mail@dockers.example").await;
    // What both say in one language tells that they are two, domain or not.
    let east = hub.sign("Crane Drivers", "east@cranes.example").await;
    let west = hub.sign("Lamp Lighters", "west@cranes.example").await;
    let nurses = "https://nurses.example/orgs/nurses";
    hub.hear(nurses, "Night Nurses Association", None).await;
    let paper = hub.sign("夜班護士協會", "office@lamps.example").await;
    let why = async |a: &str, b: &str| -> Vec<&'static str> {
        let view = hub.instance.view_by_id(&hub.appeal.ap_id).await;
        let view = view.expect("the database answers").expect("it is held");
        let found = hub.instance.suggestions(&view).await.expect("compared");
        let pair = found.iter().find(|pair| {
            let ids = pair.entries.each_ref().map(|one| one.id.as_str());
            ids == [a, b] || ids == [b, a]
        });
        let why = pair.map(|pair| pair.why.iter().map(|one| one.code.name()));
        why.into_iter().flatten().collect()
    };
    assert_eq!(why(&latin, &han).await, ["same_domain"]);
    assert!(why(&east, &west).await.is_empty());
    assert!(why(nurses, &paper).await.is_empty());

    // The actor says more of itself than what it signed.
    let db = hub.instance.database.conn();
    let known = remote_actors::by_ap_id(db, nurses).await;
    let mut known = known.expect("the database answers").expect("it was met");
    let names = json!({"en": "Night Nurses Association", "zh-Hant": "夜班護士協會"});
    known.names = Some(names.to_string());
    let stored = remote_actors::upsert(db, known).await;
    stored.expect("the database answers");
    // It is read when the list is compared anew.
    hub.sign("Rope Makers", "office@ropes.example").await;
    assert_eq!(why(nurses, &paper).await, ["profile"]);
}

#[tokio::test]
async fn a_slip_that_is_put_right_to_anothers_name_waits_for_a_person() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    hub.sign("Crane Drivers of Hull", "office@cranes.example")
        .await;
    let address = "office@lamps.example";
    let name = "Crane Dryvers of Hull";
    let secret = hub.confirm(name, address, "lamps.example").await;
    assert_eq!(hub.list().await.entries.len(), 2, "it is called otherwise");
    assert!(!hub.correct(&secret, "Crane Dryvers of Hill").await);
    assert!(hub.correct(&secret, "Crane Drivers of Hull").await);
    let list = hub.list().await;
    let mut called = list.entries.iter().map(|entry| &entry.names);
    assert!(called.any(|called| *called == names("Crane Dryvers of Hill")));
}

#[tokio::test]
async fn a_mailed_link_speaks_for_its_entry_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let clowns = hub.sign("Circus of Clowns", "office@clowns.example").await;
    let actor = |name: &str| format!("https://{name}.example/orgs/{name}");
    hub.hear(&actor("union"), "The Union", None).await;
    for name in ["dockers", "nurses"] {
        hub.hear(&actor(name), name, Some(&clowns)).await;
    }
    // Ordered before any of them is used.
    let one = hub.claim_link(&clowns).await;
    let two = hub.claim_link(&clowns).await;
    let three = hub.claim_link(&clowns).await;
    let stranger = hub.claim(&one, &actor("union")).await;
    assert_eq!(stranger, Outcome::Suggested, "the union says nothing of it");
    assert_eq!(hub.list().await.entries.len(), 4);
    let agreed = hub.claim(&two, &actor("dockers")).await;
    assert_eq!(agreed, Outcome::Joined);
    assert_eq!(hub.list().await.entries.len(), 3);

    // One signer has one server: the other links have ended, and a new one joins no other actor.
    let ended = sign_by_form::open_claim(&hub.instance, &three).await;
    assert!(matches!(ended.unwrap(), ClaimLink::Used(_)));
    let further = hub.claim_link(&clowns).await;
    let another = hub.claim(&further, &actor("nurses")).await;
    assert_eq!(another, Outcome::Suggested);
    assert_eq!(hub.list().await.entries.len(), 3);
}

#[tokio::test]
async fn who_waits_is_let_in_under_the_names_that_were_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    for name in ["cranes", "lamps"] {
        let address = format!("{name}@elsewhere.example");
        hub.confirm(name, &address, "union.example").await;
    }
    let waiting = hub.instance.who_waits(hub.appeal.id).await.unwrap();
    let [cranes, lamps] = waiting.as_slice() else {
        panic!("two wait");
    };
    let let_in = async |about: &str, seen: Option<&str>, role: Role| {
        let decision = Decision {
            about,
            role,
            state: AdmissionState::Admitted,
            reason: None,
            overrules: Vec::new(),
            key: None,
            names: seen.map(|name| names(name).digest()),
        };
        let (object, by) = (&hub.appeal.ap_id, &hub.organization);
        let done = admit::decide(&hub.instance, by, object, &decision).await;
        done.map_or_else(|error| error.code().to_owned(), |_| "done".to_owned())
    };
    let other = let_in(&cranes.about, Some("Amnesty"), Role::Signer).await;
    assert_eq!(other, "signer_changed");
    assert_ne!(let_in(&cranes.about, None, Role::Keeper).await, "done");
    assert_eq!(hub.list().await.entries.len(), 0);
    let name = cranes.names.name_map.values().next().expect("a name");
    let seen = let_in(&cranes.about, Some(name.as_str()), Role::Signer).await;
    assert_eq!(seen, "done");
    assert_eq!(hub.list().await.entries.len(), 1);

    // Once it is withdrawn nobody is let in any more.
    publish::set_status(&hub.instance, &hub.appeal, Status::Withdrawn)
        .await
        .expect("withdrawn");
    let late = let_in(&lamps.about, None, Role::Signer).await;
    assert_eq!(late, "withdrawn");
}
