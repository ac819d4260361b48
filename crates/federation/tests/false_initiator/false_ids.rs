//! What is let in under another's name, at an address of theirs: whoever writes a statement chooses its `id`.

use super::*;
use crate::signers::on_paper;
use serde_json::Value;
use undersigned_federation::{
    FederationError,
    actions::{attest, report, sign_by_form},
};

impl Hub {
    /// A statement by `author` at `address`, later than all that was said so far.
    async fn plant(&self, author: &Author, address: &str) {
        let envelope = Envelope {
            id: address.to_owned(),
            ..self.envelope(author, address, self.now() + MINUTE)
        };
        let planted = author.withdraw_endorsement(&envelope);
        let planted = planted.expect("it can be signed");
        assert_eq!(self.hear(&planted).await, Standing::Member);
    }

    /// What this server serves at an address as the word of an organisation of its own.
    async fn served(&self, address: &str) -> Option<String> {
        let served = self.instance.own_statement(address).await;
        served.expect("the database answers")
    }
}

#[tokio::test]
async fn row_660_what_others_had_let_in_under_our_names_is_not_served_as_ours() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let clerks = founded(&hub.instance, "clerks").await;
    let said = Said {
        names: names("Clerks"),
        ..Said::default()
    };
    let endorsed = endorse::endorse(&hub.instance, &clerks, &hub.appeal.ap_id, said).await;
    let own = endorsed.expect("it endorses").id;
    let text = hub.served(&own).await;
    assert!(text.is_some(), "{own}");

    let forged = author(&clerks.ap_id, 3);
    hub.hear(&hub.let_in(&forged, "Thieves")).await;
    hub.plant(&forged, &own).await;
    assert_eq!(hub.served(&own).await, text);

    let ghost = author("https://hub.example/orgs/none", 3);
    hub.hear(&hub.let_in(&ghost, "Ghosts")).await;
    let nobodys = "https://hub.example/endorsements/none";
    hub.plant(&ghost, nobodys).await;
    assert_eq!(hub.served(nobodys).await, None);
}

#[tokio::test]
async fn row_661_what_others_say_at_the_address_of_an_entry_keeps_nobody_from_taking_it_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let (instance, organization) = (&hub.instance, &hub.organization);
    let nurses = on_paper("Nurses");
    let entry = attest::attest(instance, organization, &hub.appeal.ap_id, nurses).await;
    let entry = entry.expect("it is listed");
    assert!(hub.entry(&entry).await.is_some());

    let ghost = author("https://hub.example/orgs/none", 3);
    hub.hear(&hub.let_in(&ghost, "Ghosts")).await;
    hub.plant(&ghost, &entry).await;
    let withdrawn = sign_by_form::withdraw_entry(instance, organization, &hub.appeal, &entry).await;
    withdrawn.expect("it is withdrawn");
    assert!(hub.entry(&entry).await.is_none());
}

#[tokio::test]
async fn row_662_whoever_is_late_is_answered_with_the_statement_that_is_held() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let (dockers, now) = (author(DOCKERS, 1), hub.now());
    hub.hear(&hub.let_in(&dockers, "Dockers")).await;
    let held = hub.endorsement(&dockers, "Dockers", now).await;
    assert_eq!(hub.hear(&held).await, Standing::Member);
    let stranger = author(DOCKERS, 9);
    let planted = hub.endorsement(&stranger, "Dockers", now + MINUTE).await;
    assert_eq!(planted.statement().id, held.statement().id);
    assert_eq!(hub.hear(&planted).await, Standing::Mailbox);

    let late = hub.endorsement(&dockers, "Dockers and Cranes", now - MINUTE);
    let late = late.await.value();
    let Value::Object(late) = late else {
        panic!("a statement is an object");
    };
    let answer = statement::receive(&hub.instance, late, Carried::Along).await;
    let Err(FederationError::Conflict {
        code, held: newer, ..
    }) = answer
    else {
        panic!("it is late");
    };
    assert_eq!((code, newer), ("stale", Some(held.value())));
}

#[tokio::test]
async fn row_665_what_is_said_for_ours_under_anothers_key_has_no_more_room_than_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let clerks = founded(&hub.instance, "clerks").await;
    let forged = author(&clerks.ap_id, 3);
    hub.hear(&hub.let_in(&forged, "Clerks")).await;
    let ahead = hub.now() + 60 * MINUTE;
    let (mut kept, mut refused) = (0, 0);
    for number in 0..60 {
        let said = hub.endorsement(&forged, "Clerks", ahead + number).await;
        match statement::take(&hub.instance, &said, Carried::Along).await {
            Ok(standing) => {
                assert_eq!(standing, Standing::Early);
                kept += 1;
            }
            Err(error) => {
                assert_eq!(error.code(), "mailbox_full");
                refused += 1;
            }
        }
    }
    assert_eq!((kept, refused), (50, 10));
}

#[tokio::test]
async fn row_646_a_report_names_nobody_because_of_a_statement_that_was_planted() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let (dockers, now) = (author(DOCKERS, 1), hub.now());
    fetched(&hub.instance, &dockers).await;
    let (said, _) = hub.endorsed_by(&dockers, "Dockers", now).await;
    // At the address of an actor a statement makes nothing else of that one.
    for (name, address) in [("a", said.statement().id.as_str()), ("b", DOCKERS)] {
        let neighbour = author(&format!("https://dockers.example/orgs/{name}"), 3);
        fetched(&hub.instance, &neighbour).await;
        hub.hear(&hub.let_in(&neighbour, "Neighbours")).await;
        hub.plant(&neighbour, address).await;
    }

    let reported = async |about: &str| {
        let reported = report::report(&hub.instance, about, "It is not true.").await;
        reported.expect("reported")
    };
    let about = &said.statement().id;
    let one = reported(about).await;
    assert_eq!(
        (one.actor.as_str(), one.statement.as_deref()),
        (DOCKERS, Some(about.as_str()))
    );
    let actor = reported(DOCKERS).await;
    assert_eq!((actor.actor.as_str(), actor.statement), (DOCKERS, None));

    // At an address of ours it is nobody's.
    let ghost = author("https://hub.example/orgs/none", 3);
    hub.hear(&hub.let_in(&ghost, "Ghosts")).await;
    let nobodys = "https://hub.example/endorsements/none";
    hub.plant(&ghost, nobodys).await;
    let own = report::report(&hub.instance, nobodys, "It is not true.").await;
    assert_eq!(own.expect_err("it is of this server").code(), "report_own");
}
