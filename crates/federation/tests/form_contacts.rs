//! Who filled in an organisation's form is not kept for good, nor what it said once its entry was taken off the list.

use crate::{
    alone::{self, moved_clock},
    dockers,
    signers::names,
};
use chrono::TimeDelta;
use std::{path::Path, sync::atomic::Ordering::Relaxed};
use undersigned_domain::Status;
use undersigned_federation::{
    Clock, Instance,
    actions::{
        audit::Actor,
        decide_signers::{self, Act, Choice, Outcome},
        people::request::Solved,
        publish,
        sign_by_form::{self, Contact, Form, Link, ManageLink, Managed},
    },
    networks::Asker,
    signers::{Signer, Standing},
    views::{Appeal, Organization},
};
use undersigned_store::{
    ConnectionTrait as _,
    form_signers::{self, FormSigner},
    mails,
};

const ADDRESS: &str = "ana@cranes.example";

/// Ana of the cranes fills in the form, or somebody with an address that is found as hers. She names no website, so a person
/// is to look at it.
async fn fill_in(instance: &Instance, appeal: &Appeal, email: &str, check: &str) {
    let form = Form {
        names: names("Cranes"),
        email: email.to_owned(),
        person: "Ana".to_owned(),
        role: "secretary".to_owned(),
        language: "en".to_owned(),
        ..Form::default()
    };
    let solved = Solved {
        asker: Asker::default(),
        hash: check.to_owned(),
        expires_at: i64::MAX,
    };
    let asked = Box::pin(sign_by_form::ask(instance, appeal, form, &solved)).await;
    asked.expect("asked");
}

/// The secrets of the links in the mails that wait, all of them to Ana. They wait no more.
async fn mailed(instance: &Instance) -> Vec<String> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let waiting = mails::claim(db, "test", now, 1_000, 10).await;
    let links = waiting.expect("the database answers").into_iter();
    let links = links.map(|mail| {
        let mail = mail.open(&instance.secret).expect("it can be read");
        assert_eq!(mail.to, ADDRESS);
        let (_, link) = mail.text.trim().split_once("token=").expect("a link");
        link.split('&').next().expect("a token").to_owned()
    });
    let links = links.collect();
    let gone = db.execute_unprepared("DELETE FROM mails").await;
    gone.expect("deleted");
    links
}

/// Ana signs by form, and waits to be let in.
async fn sign(instance: &Instance, appeal: &Appeal) {
    fill_in(instance, appeal, ADDRESS, "of a check").await;
    let secret = mailed(instance).await.remove(0);
    let Link::Open(open) = Box::pin(sign_by_form::open(instance, &secret))
        .await
        .expect("found")
    else {
        panic!("the link is open");
    };
    let view = instance.view_by_id(&appeal.ap_id).await;
    let view = view.expect("the database answers").expect("it is held");
    let shown = view.list.current().expect("a note").text_digest.to_string();
    let confirmed = Box::pin(sign_by_form::confirm(
        instance,
        *open,
        &shown,
        Asker::default(),
    ))
    .await;
    confirmed.expect("confirmed");
}

async fn contacts(instance: &Instance, appeal: &Appeal) -> Vec<Contact> {
    let all = Box::pin(sign_by_form::everybody(instance, appeal)).await;
    let all = all.expect("the database answers").into_iter();
    all.map(|(_, contact)| contact.expect("it opens")).collect()
}

async fn contact(instance: &Instance, appeal: &Appeal) -> Contact {
    contacts(instance, appeal).await.pop().expect("one signed")
}

/// The server's organisation, and what it calls for.
async fn scene(folder: &Path, clock: Clock) -> (Instance, Organization, Appeal) {
    let instance = Box::pin(alone::server(folder, "hub", clock)).await;
    let organization = Box::pin(dockers::hub(&instance)).await;
    let appeal = Box::pin(dockers::published(&instance, &organization, "brakes")).await;
    (instance, organization, appeal)
}

async fn decide(
    (instance, organization, appeal): (&Instance, &Organization, &Appeal),
    act: Act,
    about: &str,
) {
    let one = [Choice {
        about: about.to_owned(),
        seen: None,
    }];
    let by = (organization, Actor::Command);
    let decided = Box::pin(decide_signers::decide(
        instance,
        by,
        appeal,
        (act, None),
        &one,
    ))
    .await;
    let decided = decided.expect("decided");
    assert!(matches!(decided[0], Outcome::Done(_)), "{decided:?}");
}

async fn row(instance: &Instance, about: &str) -> FormSigner {
    let row = form_signers::by_about(instance.database.conn(), about).await;
    row.expect("the database answers").expect("it is there")
}

/// Whether the desk knows of one of these signers that nobody can be written to.
async fn is_unreachable(instance: &Instance, appeal: &Appeal, standing: Standing) -> bool {
    let view = instance.view_by_id(&appeal.ap_id).await;
    let view = view.expect("the database answers").expect("it is held");
    let all = Box::pin(instance.signers(&view, standing, &[])).await;
    let all = all.expect("the database answers");
    let all: Vec<&Signer> = all.iter().collect();
    let forgotten = instance.forgotten_forms(&all).await;
    !forgotten.expect("the database answers").is_empty()
}

async fn forget(instance: &Instance) {
    for _ in 0..2 {
        let forgotten = Box::pin(sign_by_form::forget(instance)).await;
        forgotten.expect("the database answers");
    }
}

async fn managed(instance: &Instance, secret: &str) -> Managed {
    let link = Box::pin(sign_by_form::manage(instance, secret)).await;
    let ManageLink::Open(managed) = link.expect("the database answers") else {
        panic!("the link leads there");
    };
    *managed
}

#[tokio::test]
async fn who_filled_in_a_form_is_forgotten_a_year_after_the_appeal_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let (clock, days) = moved_clock("2026-12-02T00:00:00Z", TimeDelta::days);
    let (instance, _, appeal) = Box::pin(scene(folder.path(), clock)).await;
    sign(&instance, &appeal).await;
    let closed = Box::pin(publish::set_status(&instance, &appeal, Status::Closed)).await;
    let appeal = closed.expect("closed");

    for (day, person, role) in [
        (1, "Ana", "secretary"),
        (364, "Ana", "secretary"),
        (366, "", ""),
    ] {
        days.store(day, Relaxed);
        forget(&instance).await;
        let is = contact(&instance, &appeal).await;
        assert_eq!(
            (is.person.as_str(), is.role.as_str()),
            (person, role),
            "on day {day}"
        );
        // The link by which the entry is taken back goes there.
        assert_eq!(is.email, ADDRESS);
    }
}

#[tokio::test]
async fn a_domain_that_is_not_shown_is_forgotten_a_year_after_the_appeal_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let (clock, days) = moved_clock("2026-12-02T00:00:00Z", TimeDelta::days);
    let (instance, organization, appeal) = Box::pin(scene(folder.path(), clock)).await;
    sign(&instance, &appeal).await;
    let about = contact(&instance, &appeal).await.about;
    decide((&instance, &organization, &appeal), Act::Admit, &about).await;
    let secret = mailed(&instance).await.pop().expect("a link");
    let closed = Box::pin(publish::set_status(&instance, &appeal, Status::Closed)).await;
    closed.expect("closed");

    days.store(364, Relaxed);
    forget(&instance).await;
    assert_eq!(row(&instance, &about).await.domain, "cranes.example");
    days.store(366, Relaxed);
    forget(&instance).await;
    let hidden = row(&instance, &about).await.domain;
    assert!(!hidden.contains("cranes"), "{hidden}");
    // Its owner reads it, for the address is kept; whoever leaves leaves the same behind.
    let managed = managed(&instance, &secret).await;
    assert_eq!(managed.domain.as_deref(), Some("cranes.example"));
    // Who answers for it was forgotten as well, and is not kept anew.
    let changed = sign_by_form::change_contact(&instance, &managed, "Bo", "clerk");
    let refused = Box::pin(changed).await.expect_err("it was forgotten");
    assert_eq!(refused.code(), "token_used");
    assert_eq!(contact(&instance, &appeal).await.person, "");
    let withdrawn = Box::pin(sign_by_form::withdraw(&instance, &managed)).await;
    withdrawn.expect("withdrawn");
    assert_eq!(row(&instance, &about).await.domain, hidden);
}

#[tokio::test]
async fn what_a_form_said_is_forgotten_thirty_days_after_its_entry_was_taken_off_the_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let (clock, days) = moved_clock("2026-12-02T00:00:00Z", TimeDelta::days);
    let (instance, organization, appeal) = Box::pin(scene(folder.path(), clock)).await;
    let of = (&instance, &organization, &appeal);
    sign(&instance, &appeal).await;
    let about = contact(&instance, &appeal).await.about;
    decide(of, Act::Admit, &about).await;
    // While it stands nothing of it goes.
    days.store(40, Relaxed);
    forget(&instance).await;
    decide(of, Act::Remove, &about).await;
    let secret = mailed(&instance).await.pop().expect("a link");
    days.store(69, Relaxed);
    forget(&instance).await;
    assert_eq!(contact(&instance, &appeal).await.email, ADDRESS);
    assert!(!is_unreachable(&instance, &appeal, Standing::Removed).await);

    days.store(71, Relaxed);
    forget(&instance).await;
    assert!(is_unreachable(&instance, &appeal, Standing::Removed).await);
    assert!(contacts(&instance, &appeal).await.is_empty());
    let emptied = row(&instance, &about).await;
    assert!(emptied.sealed.is_empty(), "nothing is kept of the form");
    assert_eq!(emptied.state, form_signers::REMOVED);
    assert!(!emptied.domain.contains("cranes"), "{}", emptied.domain);

    // Its links lead to it as before, and its mailbox makes no other of it. However a stranger spells that, it is written to
    // where all spellings lead.
    let found = managed(&instance, &secret).await;
    assert_eq!((found.state.as_str(), found.domain), ("removed", None));
    assert_eq!(found.names, names("Cranes"));
    let spelt = "Ana+list@cranes.example";
    fill_in(&instance, &appeal, spelt, "of another check").await;
    let again = mailed(&instance).await;
    assert_eq!(managed(&instance, &again[0]).await.about, about);
    assert!(row(&instance, &about).await.sealed.is_empty());

    // An initiator thinks otherwise: there is nobody to tell, until its owner asks for the link.
    decide(of, Act::Restore, &about).await;
    assert!(mailed(&instance).await.is_empty());
    assert_eq!(managed(&instance, &secret).await.state, "listed");
    assert!(is_unreachable(&instance, &appeal, Standing::Listed).await);
    let wanted = sign_by_form::ask_again(&instance, spelt, "en", Asker::default());
    let wanted = wanted.expect("an address");
    let sent = Box::pin(sign_by_form::send_again(&instance, &appeal, &wanted)).await;
    sent.expect("the database answers");
    assert_eq!(mailed(&instance).await.len(), 1);
    assert!(!is_unreachable(&instance, &appeal, Standing::Listed).await);
    let is = contact(&instance, &appeal).await;
    assert_eq!((is.email.as_str(), is.person.as_str()), (ADDRESS, ""));
    assert_eq!(is.name, "Cranes");
    assert_eq!(row(&instance, &about).await.domain, "cranes.example");
    let managed = managed(&instance, &secret).await;
    let withdrawn = Box::pin(sign_by_form::withdraw(&instance, &managed)).await;
    withdrawn.expect("withdrawn");
    let left = row(&instance, &about).await;
    assert_eq!(left.state, form_signers::WITHDRAWN);
    assert_eq!(left.domain, emptied.domain);
}

#[tokio::test]
async fn whoever_is_back_on_the_list_unnamed_can_be_decided_about() {
    let folder = tempfile::tempdir().expect("a folder");
    let (clock, days) = moved_clock("2026-12-02T00:00:00Z", TimeDelta::days);
    let (instance, organization, appeal) = Box::pin(scene(folder.path(), clock)).await;
    let of = (&instance, &organization, &appeal);
    sign(&instance, &appeal).await;
    let about = contact(&instance, &appeal).await.about;
    decide(of, Act::Admit, &about).await;
    decide(of, Act::Remove, &about).await;
    let secret = mailed(&instance).await.pop().expect("a link");
    days.store(31, Relaxed);
    forget(&instance).await;
    decide(of, Act::Restore, &about).await;

    // It wants another name, a person lets that in, and it is told to nobody.
    let found = managed(&instance, &secret).await;
    let waits = Box::pin(sign_by_form::correct(&instance, &found, names("Winches"))).await;
    assert!(waits.expect("corrected"), "a person looks at it");
    let waiting = instance.who_waits(appeal.id).await;
    let came = waiting.expect("the database answers")[0].received_at;
    assert_eq!(came, instance.clock.millis(), "the new name, not the form");
    decide(of, Act::Admit, &about).await;
    assert_eq!(managed(&instance, &secret).await.names, names("Winches"));
    let asked = Box::pin(sign_by_form::mail_link(
        &instance,
        &appeal,
        &about,
        Asker::default(),
    ))
    .await;
    asked.expect("the answer does not tell");
    let by = Box::pin(sign_by_form::withdraw_entry(
        &instance,
        &organization,
        &appeal,
        &about,
    ))
    .await;
    by.expect("taken back");
    assert!(mailed(&instance).await.is_empty());
    assert_eq!(row(&instance, &about).await.state, form_signers::WITHDRAWN);
}
