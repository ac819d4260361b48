//! Who filled in an organisation's form is not kept for good.

use crate::{alone, dockers, signers::names};
use chrono::{DateTime, TimeDelta, Utc};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering::Relaxed},
};
use undersigned_domain::Status;
use undersigned_federation::{
    Clock, Instance,
    actions::{
        people::request::Solved,
        publish,
        sign_by_form::{self, Contact, Form, Link},
    },
    networks::Asker,
    views::Appeal,
};
use undersigned_store::mails;

/// Ana of the cranes signs by form, and waits for a person since she names no website.
async fn sign(instance: &Instance, appeal: &Appeal) {
    let form = Form {
        names: names("Cranes"),
        email: "ana@cranes.example".to_owned(),
        person: "Ana".to_owned(),
        role: "secretary".to_owned(),
        language: "en".to_owned(),
        ..Form::default()
    };
    let solved = Solved {
        asker: Asker::default(),
        hash: "of a check".to_owned(),
        expires_at: i64::MAX,
    };
    let asked = sign_by_form::ask(instance, appeal, form, &solved).await;
    asked.expect("asked");
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let mut mailed = mails::claim(db, "test", now, 1_000, 10)
        .await
        .expect("mails");
    let mail = mailed.pop().expect("a mail").open(&instance.secret);
    let text = mail.expect("it can be read").text;
    let (_, link) = text.trim().split_once("token=").expect("a link");
    let secret = link.split('&').next().expect("a token");
    let Link::Open(open) = sign_by_form::open(instance, secret).await.expect("found") else {
        panic!("the link is open");
    };
    let view = instance.view_by_id(&appeal.ap_id).await;
    let view = view.expect("the database answers").expect("it is held");
    let shown = view.list.current().expect("a note").text_digest.to_string();
    let confirmed = sign_by_form::confirm(instance, *open, &shown, Asker::default()).await;
    confirmed.expect("confirmed");
}

async fn contact(instance: &Instance, appeal: &Appeal) -> Contact {
    let all = sign_by_form::everybody(instance, appeal).await;
    let mut all = all.expect("the database answers");
    let (_, contact) = all.pop().expect("one signed");
    contact.expect("it opens")
}

#[tokio::test]
async fn who_filled_in_a_form_is_forgotten_a_year_after_the_appeal_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let begun: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
    let days = Arc::new(AtomicI64::new(0));
    let passed = days.clone();
    let clock = Clock::new(move || begun + TimeDelta::days(passed.load(Relaxed)));
    let instance = alone::server(folder.path(), "hub", clock).await;
    let organization = dockers::hub(&instance).await;
    let appeal = dockers::published(&instance, &organization, "brakes").await;
    sign(&instance, &appeal).await;
    let closed = publish::set_status(&instance, &appeal, Status::Closed).await;
    let appeal = closed.expect("closed");

    for (day, person, role) in [
        (1, "Ana", "secretary"),
        (364, "Ana", "secretary"),
        (366, "", ""),
    ] {
        days.store(day, Relaxed);
        for _ in 0..2 {
            let forgotten = sign_by_form::forget(&instance).await;
            forgotten.expect("the database answers");
        }
        let is = contact(&instance, &appeal).await;
        assert_eq!(
            (is.person.as_str(), is.role.as_str()),
            (person, role),
            "on day {day}"
        );
        // The link by which the entry is taken back goes there.
        assert_eq!(is.email, "ana@cranes.example");
    }
}
