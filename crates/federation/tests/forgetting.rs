//! What people confided is shown no longer than was promised, and goes on its day, whatever is wrong with others.

mod log;
mod registered;
mod ways_back;

use crate::{alone, dockers};
use chrono::TimeDelta;
use serde_json::json;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering::Relaxed},
};
use tempfile::TempDir;
use undersigned_domain::{
    Digest,
    people::{Shown, Terms},
};
use undersigned_federation::{
    Clock, FederationError, Instance,
    actions::{
        account,
        audit::{self, AuditFilter},
        news,
        people::{
            Correction, Letter, Person, arrivals, counting, links,
            look_up::{self, Reach, Whom},
            names,
            own::{self, Gone},
            request::Solved,
            steward, take_off, terms,
        },
    },
    clock::from_millis,
    networks::Asker,
    views::{Appeal, Organization},
};
use undersigned_store::{
    ConnectionTrait as _, SecretKey,
    mails::{self, Mail},
    persons::{self, NewPersonSignature},
    subscribers::{self, Subscriber},
};

/// Ana's address.
const EMAIL: &str = "ana@post.example";

/// The key of the server, as `alone` has it.
fn secret() -> SecretKey {
    SecretKey::from_bytes([7; 32])
}

/// A clock whose days pass when the test says so.
fn clock() -> (Clock, Arc<AtomicI64>) {
    alone::moved_clock("2026-12-02T00:00:00Z", TimeDelta::days)
}

/// A server with such a clock, in a folder that goes with the test.
async fn server() -> (TempDir, Arc<AtomicI64>, Instance) {
    let folder = tempfile::tempdir().expect("a folder");
    let (clock, days) = clock();
    let instance = alone::server(folder.path(), "hub", clock).await;
    (folder, days, instance)
}

/// People sign it by name, and are kept for thirty days.
async fn promise(instance: &Instance, organization: &Organization, appeal: &Appeal) {
    let in_a_month = from_millis(instance.clock.millis() + 30 * 24 * 60 * 60 * 1_000);
    let promised: Terms = serde_json::from_value(json!({
        "open": true, "keeper": "Hub Union", "contact": "privacy@hub.example", "shown": "full",
        "keptUntil": &in_a_month[..10],
    }))
    .expect("terms");
    let set = terms::set(instance, organization, appeal, &promised).await;
    set.expect("terms that hold");
}

/// An appeal of the hub that people sign so.
async fn promised(instance: &Instance) -> (Organization, Appeal) {
    let organization = dockers::hub(instance).await;
    let appeal = dockers::published(instance, &organization, "brakes").await;
    promise(instance, &organization, &appeal).await;
    (organization, appeal)
}

fn ana(promised: Shown) -> Person {
    Person {
        name: "Ana Árbol".to_owned(),
        first_name: Some("Ana".to_owned()),
        shown: promised,
        promised,
        ..Person::default()
    }
}

/// Ana, to whom mails are sent, and the hash by which her address is known, whichever appeal it is under.
fn ana_by_mail() -> (Person, String) {
    let person = Person {
        email: EMAIL.to_owned(),
        ..ana(Shown::Full)
    };
    let hash = secret().keyed_hash("e-mail of a signature", EMAIL.as_bytes());
    (person, Digest::of(&[&hash]).hex())
}

fn sealed(appeal: &Appeal, person: &Person) -> Vec<u8> {
    let plain = serde_json::to_vec(person).expect("JSON");
    let aad = format!("signature under appeal {}", appeal.id);
    secret().seal(&plain, aad.as_bytes()).expect("sealed")
}

/// Ana signs, by name; gives her row.
async fn sign(instance: &Instance, appeal: &Appeal) -> i64 {
    store(instance, appeal, "ana", sealed(appeal, &ana(Shown::Full))).await
}

/// A signature by name, found by a hash, as it is kept; gives its row.
async fn store(instance: &Instance, appeal: &Appeal, hash: &str, sealed: Vec<u8>) -> i64 {
    let new = NewPersonSignature {
        appeal_id: appeal.id,
        email_hash: hash.to_owned(),
        sealed,
        created_at: instance.clock.millis(),
        source: "web-form".to_owned(),
        shown: Shown::Full.rank(),
        revision: 1,
    };
    let db = instance.database.conn();
    let stored = persons::insert(db, new, "").await;
    assert!(stored.expect("the database answers"));
    let row = persons::by_email_hash(db, appeal.id, hash).await;
    row.expect("the database answers").expect("a row").id
}

/// The link `link` leads to a signature.
async fn link(instance: &Instance, row: i64) {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let linked = persons::add_link(db, &account::hash("link"), row, 5, now).await;
    linked.expect("a link");
}

/// Ana has links to all her signatures sent to her.
async fn ask_for_links(instance: &Instance) {
    let solved = Solved {
        asker: Asker::default(),
        hash: "solved".to_owned(),
        expires_at: i64::MAX,
    };
    let wanted = links::ask_for_links(instance, EMAIL, &solved).await;
    let wanted = wanted.expect("an address");
    let sent = links::send_links(instance, &wanted, "en", listed).await;
    sent.expect("those that can be read are sent");
}

/// A mail that says nothing but its links.
fn listed(letter: &Letter<'_>) -> (String, String) {
    let links = letter.links.iter().map(|link| link.href.as_str());
    ("Links".to_owned(), links.collect::<Vec<_>>().join("\n"))
}

/// The mails that wait to be sent.
async fn mailed(instance: &Instance) -> Vec<Mail> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let claimed = mails::claim(db, "test", now, 1_000, 10).await;
    let claimed = claimed.expect("the database answers");
    let opened = claimed.iter().map(|mail| mail.open(&secret()));
    opened.map(|mail| mail.expect("it can be read")).collect()
}

#[tokio::test]
async fn no_name_is_shown_after_the_promised_day_although_it_is_kept_still() {
    let (_folder, days, instance) = server().await;
    let (_, appeal) = promised(&instance).await;
    sign(&instance, &appeal).await;
    // Nothing here works in the background: nobody is deleted.
    for (day, shown) in [(0, 1), (29, 1), (32, 0)] {
        days.store(day, Relaxed);
        let names = names::shown_names(&instance, appeal.id, 0, 10).await;
        let (names, is_more) = names.expect("names");
        assert_eq!((names.len(), is_more), (shown, false), "on day {day}");
        let more = names::shown_names(&instance, appeal.id, 0, 0).await;
        assert_eq!(more.expect("names").1, shown > 0);
    }
    let kept = persons::any(instance.database.conn(), appeal.id).await;
    assert!(kept.expect("the database answers"));
}

#[tokio::test]
async fn nothing_is_opened_after_the_promised_day_although_it_is_kept_still() {
    let (_folder, days, instance) = server().await;
    let (organization, appeal) = promised(&instance).await;
    let row = sign(&instance, &appeal).await;
    link(&instance, row).await;
    let (instance, appeal) = (&instance, &appeal);
    let db = instance.database.conn();
    let (whom, reach) = (Whom::Signed(row), Reach::Everybody);
    let found = look_up::by_name(instance, appeal, "ana", None).await;
    assert_eq!(found.expect("a page").found.len(), 1);
    let seen = own::see(instance, "link").await;
    assert!(seen.expect("the database answers").is_some());

    // Nothing here works in the background: nobody is deleted.
    days.store(32, Relaxed);
    let time = arrivals::Window::All.time(instance.clock.millis());
    let whole = time.clone();
    let codes = [
        code(steward::open(instance, &organization, appeal, "why", (0, 9)).await),
        code(steward::all(instance, &organization, appeal, "why").await),
        code(look_up::by_name(instance, appeal, "ana", None).await),
        code(look_up::by_email(instance, appeal, EMAIL).await),
        code(look_up::see(instance, appeal, &whom, reach).await),
        code(take_off::set_hidden(instance, appeal, &whom, reach, true).await),
        code(arrivals::count(instance, appeal, arrivals::Window::All).await),
        // The desk asks once more for what the log knows already.
        code(arrivals::count_noted(instance, appeal, time.clone(), arrivals::Window::All).await),
        code(arrivals::see_noted(instance, appeal, time.clone(), None).await),
        code(arrivals::see(instance, appeal, time).await),
    ];
    assert_eq!(codes, ["people_over"; 10]);
    // Whoever would delete them is asked, without a number.
    let named = arrivals::name_noted(instance, appeal, whole.clone(), None).await;
    assert_eq!(named.expect("the database answers"), Some(whole));
    let seen = own::see(instance, "link").await;
    assert!(seen.expect("the database answers").is_none());
    let gone = own::gone(instance, "link").await;
    assert!(matches!(gone.expect("the database answers"), Gone::Over(_)));
    assert!(persons::any(db, appeal.id).await.expect("an answer"));
    // Whoever asks to be deleted is.
    let deleted = take_off::delete(instance, appeal, &whom, reach).await;
    deleted.expect("deleted");
    let kept = persons::by_id(db, row).await;
    assert!(kept.expect("the database answers").is_none());
}

/// The code of what is refused.
fn code<T>(outcome: Result<T, FederationError>) -> &'static str {
    match outcome {
        Ok(_) => "done",
        Err(error) => error.code(),
    }
}

#[tokio::test]
async fn row_697_a_signature_that_does_not_open_hides_no_other_name() {
    let (_folder, _, instance) = server().await;
    let (_, appeal) = promised(&instance).await;
    sign(&instance, &appeal).await;
    store(&instance, &appeal, "spoilt", vec![1]).await;
    let names = names::shown_names(&instance, appeal.id, 0, 10).await;
    assert_eq!(names.expect("names").0.len(), 1);
}

#[tokio::test]
async fn a_correction_keeps_what_was_promised_meanwhile() {
    let (_folder, _, instance) = server().await;
    let (_, appeal) = promised(&instance).await;
    let row = sign(&instance, &appeal).await;
    link(&instance, row).await;
    let see = async || {
        let kept = own::see(&instance, "link").await;
        kept.expect("the database answers").expect("Ana's")
    };
    let read_before = see().await;

    // A second request of the same mailbox is confirmed: less is promised in it.
    let again = Person {
        consent: Some("sha-256:newer".to_owned()),
        ..ana(Shown::FirstNameAndRegion)
    };
    let rank = Shown::FirstNameAndRegion.rank();
    let db = instance.database.conn();
    let written = persons::correct(db, row, sealed(&appeal, &again), rank).await;
    written.expect("the database answers");

    let correction = |shown| Correction {
        name: "Ana Arbol".to_owned(),
        first_name: Some("Ana".to_owned()),
        shown,
        ..Correction::default()
    };
    let faults = own::correct(&instance, &read_before, correction(Shown::Full)).await;
    let faults = faults.expect("it is looked at");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].field, "shown");
    let less = correction(Shown::FirstNameAndRegion);
    let faults = own::correct(&instance, &read_before, less).await;
    assert!(faults.expect("it is corrected").is_empty());
    let person = see().await.person;
    assert_eq!(person.name, "Ana Arbol");
    assert_eq!(person.promised, Shown::FirstNameAndRegion);
    assert_eq!(person.consent, again.consent);
}

#[tokio::test]
async fn one_appeal_that_cannot_be_read_keeps_nobody_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let (clock, days) = clock();
    let before = alone::server(folder.path(), "hub", clock.clone()).await;
    let organization = dockers::hub(&before).await;
    let (broken, sound) = (
        dockers::published(&before, &organization, "broken").await,
        dockers::published(&before, &organization, "sound").await,
    );
    for appeal in [&broken, &sound] {
        sign(&before, appeal).await;
        let named = |what: &str| format!("{what} {}", appeal.slug);
        let reader = Subscriber {
            id: 0,
            appeal_id: appeal.id,
            email_hash: Some("ana".to_owned()),
            sealed: Vec::new(),
            seed: String::new(),
            link_hash: named("link"),
            confirm_hash: named("confirm"),
            bounce_hash: named("bounce"),
            language: "en".to_owned(),
            state: subscribers::READING.to_owned(),
            reason: None,
            asked_at: 1,
            confirmed_at: Some(1),
            ended_at: None,
        };
        let reads = subscribers::insert_if_absent(before.database.conn(), reader).await;
        assert!(reads.expect("the database answers"));
    }
    for change in [
        "UPDATE appeals SET status = 'withdrawn'",
        "UPDATE appeals SET root = 'unreadable' WHERE slug = 'broken'",
    ] {
        let changed = before.database.conn().execute_unprepared(change).await;
        changed.expect("the database answers");
    }
    drop(before);

    // It has nothing in memory, and both ended more than a year ago.
    days.store(400, Relaxed);
    let instance = alone::server(folder.path(), "hub", clock).await;
    let db = instance.database.conn();
    let forgotten = news::forget(&instance).await;
    forgotten.expect("all others are looked at");
    let left = subscribers::appeals(db).await;
    assert_eq!(left.expect("the database answers"), [broken.id]);
    let forgotten = counting::forget_without_terms(&instance).await;
    forgotten.expect("all others are looked at");
    for (appeal, kept) in [(&broken, true), (&sound, false)] {
        let any = persons::any(db, appeal.id).await;
        assert_eq!(any.expect("the database answers"), kept, "{}", appeal.slug);
    }
    // The organiser reads that nobody there deleted them.
    let rows = audit::list(&instance, &organization, &AuditFilter::default(), 9).await;
    let rows = rows.expect("the log");
    let said = rows.iter().map(|row| {
        (
            row.actor_kind.as_str(),
            row.action.as_str(),
            row.object.as_str(),
        )
    });
    let said: Vec<_> = said.collect();
    assert_eq!(said, [("server", "people-forgotten", "/appeals/sound")]);
}
