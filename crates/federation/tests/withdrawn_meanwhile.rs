//! Whoever has the page open by which a form is confirmed, while the appeal is withdrawn, does not wait for it: those who
//! waited were told that it is over.

use crate::{alone, dockers, signers::names};
use chrono::{DateTime, Utc};
use undersigned_domain::Status;
use undersigned_federation::{
    Clock,
    actions::{
        people::request::Solved,
        publish,
        sign_by_form::{self, Form, Link},
    },
    networks::Asker,
};
use undersigned_store::{form_signers, mails};

#[tokio::test]
async fn nobody_waits_for_what_was_withdrawn_while_the_page_was_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let now: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
    let instance = alone::server(folder.path(), "hub", Clock::new(move || now)).await;
    let organization = dockers::hub(&instance).await;
    let appeal = dockers::published(&instance, &organization, "brakes").await;
    let db = instance.database.conn();
    // Without a website, a person looks at it.
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
    let asked = sign_by_form::ask(&instance, &appeal, form, &solved).await;
    asked.expect("asked");
    let mut mailed = mails::claim(db, "test", instance.clock.millis(), 1_000, 10)
        .await
        .expect("mails");
    let mail = mailed.pop().expect("a mail").open(&instance.secret);
    let text = mail.expect("it can be read").text;
    let (_, link) = text.trim().split_once("token=").expect("a link");
    let secret = link.split('&').next().expect("a token");
    let Link::Open(open) = sign_by_form::open(&instance, secret).await.expect("found") else {
        panic!("the link is open");
    };
    let view = instance.view_by_id(&appeal.ap_id).await;
    let view = view.expect("the database answers").expect("it is held");
    let shown = view.list.current().expect("a note").text_digest.to_string();

    let withdrawn = publish::set_status(&instance, &appeal, Status::Withdrawn).await;
    withdrawn.expect("withdrawn");
    let confirmed = sign_by_form::confirm(&instance, *open, &shown, Asker::default()).await;
    assert_eq!(confirmed.expect_err("it is over").code(), "not_open");
    let waiting = form_signers::count(db, appeal.id, &[form_signers::WAITING]).await;
    assert_eq!(waiting.expect("the database answers"), 0);
}
