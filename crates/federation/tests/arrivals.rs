//! A program signs by the form by the thousand: whom it signed as is counted by domain and time, and deleted at once.

use crate::{alone, petition};
use chrono::{DateTime, Utc};
use tempfile::TempDir;
use undersigned_federation::{
    Clock, Instance,
    actions::{
        audit::{self, Acting},
        people::{
            Person,
            arrivals::{
                self, Arrivals, Gone, Group, MOST_READ, Window,
                heavy_hours::{self, HeavyHour},
            },
            look_up::{Reach, Whom},
            take_off,
        },
    },
    views::Appeal,
};
use undersigned_store::{
    ConnectionTrait as _, mails, person_counts,
    person_requests::{self, PersonRequest},
    person_terms,
    persons::{self, NewPersonSignature},
    settings,
};

const MINUTE: i64 = 60 * 1_000;
const HOUR: i64 = 60 * MINUTE;

/// A server with an appeal.
struct Scene {
    _folder: TempDir,
    instance: Instance,
    appeal: Appeal,
    now: i64,
}

impl Scene {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let now: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
        let instance = alone::server(folder.path(), "hub", Clock::new(move || now)).await;
        let (_, appeal) = petition::published(&instance).await;
        Self {
            _folder: folder,
            appeal,
            now: instance.clock.millis(),
            instance,
        }
    }

    fn sealed(&self, email: &str) -> Vec<u8> {
        self.sealed_at(email, None)
    }

    /// What somebody wrote, and when.
    fn sealed_at(&self, email: &str, at: Option<DateTime<Utc>>) -> Vec<u8> {
        let person = Person {
            email: email.to_owned(),
            signed_at: at.map(|at| at.to_rfc3339()),
            ..Person::default()
        };
        let plain = serde_json::to_vec(&person).expect("JSON");
        let aad = format!("signature under appeal {}", self.appeal.id);
        let sealed = self.instance.secret.seal(&plain, aad.as_bytes());
        sealed.expect("sealed")
    }

    /// Somebody signed, so long ago.
    async fn sign(&self, email: &str, source: &str, ago: i64) {
        self.confirm(email, self.sealed(email), source, ago).await;
    }

    async fn confirm(&self, email: &str, sealed: Vec<u8>, source: &str, ago: i64) {
        let new = NewPersonSignature {
            appeal_id: self.appeal.id,
            email_hash: email.to_owned(),
            sealed,
            created_at: self.now - ago,
            source: source.to_owned(),
            shown: 0,
            revision: 1,
        };
        let stored = persons::insert(self.instance.database.conn(), new, "").await;
        assert!(stored.expect("the database answers"));
    }

    /// Somebody asked to sign, so long ago.
    async fn ask(&self, token: &str, email: &str, ago: i64) {
        let request = PersonRequest {
            token_hash: token.to_owned(),
            appeal_id: self.appeal.id,
            email_hash: Some(email.to_owned()),
            sealed: self.sealed(email),
            created_at: self.now - ago,
            expires_at: self.now + HOUR,
            used_at: None,
        };
        let stored = person_requests::insert(self.instance.database.conn(), request).await;
        stored.expect("the database answers");
    }

    async fn count(&self, window: Window) -> Arrivals {
        let counting = async {
            audit::begin_command(self.now, "a test");
            arrivals::count(&self.instance, &self.appeal, window).await
        };
        let counted = Acting::default().run(counting).await;
        counted.expect("the database answers")
    }

    async fn delete(&self, group: &Group, most: usize) -> Gone {
        let gone = arrivals::delete(&self.instance, &self.appeal, group, most).await;
        gone.expect("the database answers")
    }

    /// People can sign by the form.
    async fn open_for_people(&self) {
        let (db, until) = (self.instance.database.conn(), self.now + 2_000 * HOUR);
        let set = person_terms::set(db, self.appeal.id, "{}", true, until, self.now);
        set.await.expect("the database answers");
    }

    /// As many as that asked to sign, each with a mailbox of their own there, so long ago.
    async fn ask_many(&self, count: usize, domain: &str, ago: i64) {
        for n in 0..count {
            let email = format!("x{n}@{domain}");
            self.ask(&format!("{email} {ago}"), &email, ago).await;
        }
    }

    /// The heavy hour that lasts once it was looked.
    async fn heavy_hour(&self) -> Option<HeavyHour> {
        let looked = heavy_hours::look(&self.instance).await;
        looked.expect("the database answers");
        let lasting = heavy_hours::of(&self.instance, self.appeal.id).await;
        let lasting = lasting.expect("the database answers");
        let count = heavy_hours::count(&self.instance).await;
        let count = count.expect("the database answers");
        assert_eq!(count, u64::from(lasting.is_some()));
        lasting
    }

    /// Changes what the database has by itself.
    async fn execute(&self, statement: &str) {
        let db = self.instance.database.conn();
        let done = db.execute_unprepared(statement).await;
        done.expect("the database answers");
    }

    async fn people(&self) -> u64 {
        let total = person_counts::total(self.instance.database.conn(), self.appeal.id).await;
        total.expect("the database answers")
    }
}

/// The rows by domain: who signed, and who waits.
fn domains(counted: &Arrivals) -> Vec<(&str, u64, u64)> {
    let rows = counted.by_domain.iter().map(|row| {
        let domain = row.group.domain.as_deref().expect("a domain");
        (domain, row.signed, row.waiting)
    });
    rows.collect()
}

#[tokio::test]
async fn who_came_by_the_form_from_a_domain_is_deleted_and_nobody_else() {
    let scene = Scene::new().await;
    // What lies under a domain is its owner's.
    for (email, ago) in [
        ("x1@a.farm.example", 5 * MINUTE),
        ("x2@b.farm.example", 15 * MINUTE),
        ("x3@farm.example", 25 * MINUTE),
        ("x4@farm.example", 30 * HOUR),
        ("ana@post.example", 5 * MINUTE),
        ("bo@post.example", 6 * MINUTE),
        ("cy@post.example", 7 * MINUTE),
        ("dee@own-name.example", 8 * MINUTE),
    ] {
        scene.sign(email, "web-form", ago).await;
    }
    scene.sign("listed@farm.example", "import", MINUTE).await;
    scene.ask("one", "x5@farm.example", 20 * MINUTE).await;
    // Asked twice; and asked before the other request was confirmed.
    scene.ask("two", "x6@farm.example", 20 * MINUTE).await;
    scene.ask("three", "x6@farm.example", 10 * MINUTE).await;
    scene.ask("four", "x4@farm.example", 10 * MINUTE).await;
    assert_eq!(scene.people().await, 9);

    let counted = scene.count(Window::Hour).await;
    let rows = [("farm.example", 3, 2), ("post.example", 3, 0)];
    assert_eq!(domains(&counted), rows);
    // One alone is not named.
    assert_eq!((counted.all.people(), counted.elsewhere), (9, 1));
    assert!(counted.are_all);
    let by_time: u64 = counted.by_time.iter().map(|row| row.people()).sum();
    assert_eq!(by_time, 9);
    let counted_of_week = scene.count(Window::Week).await;
    assert_eq!(domains(&counted_of_week)[0], ("farm.example", 4, 2));

    let group = &counted.by_domain[0].group;
    let gone = scene.delete(group, 2).await;
    assert_eq!(
        gone,
        Gone {
            deleted: 2,
            left: 3
        }
    );
    let gone = scene.delete(group, 9).await;
    assert_eq!(
        gone,
        Gone {
            deleted: 3,
            left: 0
        }
    );
    // Once more is as good as once.
    let gone = scene.delete(group, 9).await;
    assert_eq!(
        gone,
        Gone {
            deleted: 0,
            left: 0
        }
    );
    assert_eq!(scene.people().await, 6);
    let db = scene.instance.database.conn();
    for (token, waits) in [
        ("one", false),
        ("two", false),
        ("three", false),
        ("four", true),
    ] {
        let request = person_requests::get(db, token).await;
        let request = request.expect("the database answers").expect("a request");
        assert_eq!(request.email_hash.is_some(), waits, "{token}");
    }
    let mailed = mails::standing(db).await.expect("the database answers");
    assert_eq!(mailed.waiting, 0, "nobody gets a mail");
    for email in ["x1@a.farm.example", "x5@farm.example"] {
        let noted = persons::has_withdrawn(db, scene.appeal.id, email).await;
        assert!(noted.expect("the database answers"), "no list brings back");
    }

    // A part of the time, wherever the mailboxes are.
    let counted = scene.count(Window::Hour).await;
    let [latest] = counted.by_time.as_slice() else {
        panic!("{:?}", counted.by_time);
    };
    assert_eq!(scene.delete(&latest.group, 9).await.deleted, 4);
    assert_eq!(scene.people().await, 2);
}

#[tokio::test]
async fn of_a_domain_of_very_few_nobody_is_deleted_and_none_are_left() {
    let scene = Scene::new().await;
    for n in 0..6 {
        let email = format!("x{n}@farm.example");
        scene.sign(&email, "web-form", 5 * MINUTE).await;
    }
    for email in ["ana@post.example", "bo@post.example"] {
        scene.sign(email, "web-form", 5 * MINUTE).await;
    }
    let of = |domain: &str| Group {
        domain: Some(domain.to_owned()),
        ..Window::Hour.time(scene.now)
    };
    let few = scene.delete(&of("post.example"), 9).await;
    assert_eq!((few.deleted, few.left), (0, 0));
    assert_eq!(scene.people().await, 8);
    // Of six two would be left, by whose domain nobody could be deleted any more.
    let gone = scene.delete(&of("farm.example"), 4).await;
    assert_eq!((gone.deleted, gone.left), (6, 0));
    assert_eq!(scene.people().await, 2);
}

#[tokio::test]
async fn a_signature_that_was_confirmed_by_another_link_is_not_deleted_as_one_that_waits() {
    let scene = Scene::new().await;
    // Somebody asked twice, was shown as one who waits, and followed one of the links.
    scene.ask("first", "ana@post.example", MINUTE).await;
    scene.sign("ana@post.example", "web-form", MINUTE / 2).await;
    let waits = Whom::Asked("first".to_owned());
    let (instance, appeal) = (&scene.instance, &scene.appeal);
    let deleted = take_off::delete(instance, appeal, &waits, Reach::Everybody).await;
    let refused = deleted.expect_err("she has signed");
    assert_eq!(refused.code(), "person_unknown");
    assert_eq!(scene.people().await, 1);
    let request = person_requests::get(instance.database.conn(), "first").await;
    let request = request.expect("the database answers").expect("a request");
    assert!(request.email_hash.is_some());
    let whole = Window::Hour.time(scene.now);
    let signed = scene.count(Window::Hour).await.all;
    assert_eq!((signed.signed, signed.waiting), (1, 0));
    // By the row she goes as one who signed.
    assert_eq!(scene.delete(&whole, 9).await.deleted, 1);
    assert_eq!(scene.people().await, 0);
}

#[tokio::test]
async fn who_is_slow_to_confirm_came_when_they_filled_in_the_form() {
    let scene = Scene::new().await;
    for n in 0..3 {
        let email = format!("x{n}@farm.example");
        scene.sign(&email, "web-form", 5 * MINUTE).await;
    }
    let hours_ago = DateTime::from_timestamp_millis(scene.now - 3 * HOUR);
    let slow = scene.sealed_at("ana@post.example", hours_ago);
    let (email, minutes) = ("ana@post.example", 4 * MINUTE);
    scene.confirm(email, slow, "web-form", minutes).await;
    let counted = scene.count(Window::Hour).await;
    assert_eq!(counted.all.people(), 3);
    assert_eq!(scene.count(Window::Day).await.all.people(), 4);
    let gone = scene.delete(&counted.all.group, 9).await;
    assert_eq!((gone.deleted, gone.left), (3, 0));
    assert_eq!(scene.people().await, 1);
}

#[tokio::test]
async fn nobody_looks_without_a_word_in_the_log() {
    let scene = Scene::new().await;
    let counted = arrivals::count(&scene.instance, &scene.appeal, Window::All).await;
    counted.expect_err("nobody acts");
}

#[tokio::test]
async fn one_question_looks_at_so_many_and_says_so() {
    let scene = Scene::new().await;
    scene.sign("x@farm.example", "web-form", MINUTE).await;
    // Each time as many again.
    for round in 0..14 {
        let again = format!(
            "INSERT INTO person_signatures \
             (appeal_id, email_hash, sealed, created_at, source, shown) \
             SELECT appeal_id, email_hash || '-{round}.' || id, sealed, created_at, source, shown \
             FROM person_signatures"
        );
        let done = scene.instance.database.conn();
        let done = done.execute_unprepared(&again).await;
        done.expect("the database answers");
    }
    let counted = scene.count(Window::Day).await;
    assert_eq!(domains(&counted), [("farm.example", MOST_READ, 0)]);
    assert!(!counted.are_all);
}

#[tokio::test]
async fn an_hour_in_which_unusually_many_come_is_noted_for_as_long_as_it_lasts() {
    let scene = Scene::new().await;
    let db = scene.instance.database.conn();
    scene.open_for_people().await;
    scene.ask_many(199, "farm.example", 5 * MINUTE).await;
    // Who asks twice is one, and who came before the hour is not of it.
    scene.ask("again", "x0@farm.example", MINUTE).await;
    scene.ask("before", "bo@farm.example", 2 * HOUR).await;
    assert_eq!(scene.heavy_hour().await, None);
    scene.ask("ana", "ana@post.example", MINUTE).await;
    let noted = scene.heavy_hour().await.expect("unusually many");
    assert_eq!((noted.people, noted.one_domain), (200, true));
    assert_eq!(noted.since, scene.now);
    let name = format!("heavy-hour:{}", scene.appeal.id);
    let kept = settings::get(db, &name).await.expect("it answers");
    let kept = kept.expect("it is kept");
    assert!(!kept.contains("farm"), "{kept}");

    // Whoever has confirmed is among them still; whoever was taken off before is not.
    let taken = person_requests::take(db, "ana", scene.now).await;
    assert!(taken.expect("the database answers"));
    for n in 1..=100 {
        let email = format!("x{n}@farm.example");
        let ended = person_requests::end_of(db, scene.appeal.id, &email, scene.now);
        ended.await.expect("the database answers");
    }
    let lasting = scene.heavy_hour().await.expect("half is enough now");
    assert_eq!(lasting.people, 100);
    let ended = person_requests::end_of(db, scene.appeal.id, "x101@farm.example", scene.now);
    ended.await.expect("the database answers");
    assert_eq!(scene.heavy_hour().await, None);
    let kept = settings::get(db, &name).await.expect("it answers");
    assert_eq!(kept, None, "nothing is left of it");
}

#[tokio::test]
async fn as_many_as_come_in_other_hours_are_nothing_unusual() {
    let scene = Scene::new().await;
    scene.open_for_people().await;
    // Twenty an hour in the week before.
    scene.ask_many(210, "post.example", 48 * HOUR).await;
    for round in 0..4 {
        let again = format!(
            "INSERT INTO person_requests \
             (token_hash, appeal_id, email_hash, sealed, created_at, expires_at) \
             SELECT token_hash || '-{round}', appeal_id, email_hash, sealed, created_at, expires_at \
             FROM person_requests"
        );
        scene.execute(&again).await;
    }
    // Most of a large provider's mailboxes are real people's.
    scene.ask_many(200, "gmail.com", 5 * MINUTE).await;
    assert_eq!(scene.heavy_hour().await, None);
    scene
        .execute("DELETE FROM person_requests WHERE token_hash LIKE 'x0@post.example %-3'")
        .await;
    let noted = scene.heavy_hour().await.expect("unusually many");
    assert_eq!((noted.people, noted.one_domain), (200, false));
}
