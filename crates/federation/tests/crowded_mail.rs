//! Who has very many mails sent, or registers for a meeting under invented addresses, keeps nobody else out; and
//! whoever is deleted as a person who signed is registered for nothing any more.

use crate::{alone, logged::Logged, petition};
use chrono::{DateTime, Utc};
use tempfile::TempDir;
use undersigned_domain::email_address::EmailAddress;
use undersigned_federation::{
    Clock, Instance,
    actions::{
        people::{
            Person, arrivals,
            look_up::{Reach, Whom},
            request::Solved,
            take_off,
        },
        registration::{self, Guest, Letter, Writer},
    },
    mail::{Allowance, unasked},
    networks::Asker,
    standing::Trouble,
    views::Appeal,
};
use undersigned_store::{
    ConnectionTrait as _, mails,
    persons::{self, NewPersonSignature},
};

/// A server with a meeting for which one can register.
struct Scene {
    _folder: TempDir,
    instance: Instance,
    appeal: Appeal,
    meeting: String,
}

impl Scene {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let now: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
        let instance = alone::server(folder.path(), "hub", Clock::new(move || now)).await;
        let (_, appeal) = petition::published(&instance).await;
        let meeting = petition::meeting(&instance, &appeal).await;
        Self {
            _folder: folder,
            instance,
            appeal,
            meeting,
        }
    }

    /// Somebody registers; or not, for a reason with this code.
    async fn ask(&self, email: &str, asker: Asker) -> Result<(), &'static str> {
        let guest = Guest {
            name: "Ana".to_owned(),
            email: email.to_owned(),
            message: String::new(),
        };
        let solved = Solved {
            asker,
            hash: email.to_owned(),
            expires_at: i64::MAX,
        };
        let (appeal, mail) = (&self.appeal, ("en", link as Writer));
        let asked = registration::ask(&self.instance, appeal, &self.meeting, &guest, &solved, mail);
        asked.await.map_err(|error| error.code())
    }

    /// The text of the mail that was queued first of those that nobody took yet.
    async fn mailed_text(&self) -> Option<String> {
        let (db, now) = (self.instance.database.conn(), self.instance.clock.millis());
        let held = mails::claim(db, "test", now, 1_000, 1).await;
        let held = held.expect("the database answers").pop()?;
        let mail = held.open(&self.instance.secret).expect("it can be read");
        Some(mail.text)
    }

    /// The secret of the link in it.
    async fn mailed(&self) -> String {
        let text = self.mailed_text().await.expect("a mail");
        let (_, link) = text.split_once("token=").expect("a link");
        link.split('&').next().expect("a secret").to_owned()
    }

    async fn waits(&self, token: &str) -> bool {
        let own = registration::open(&self.instance, token).await;
        own.expect("the database answers").is_some()
    }

    /// Somebody signs as a person; gives the row.
    async fn sign(&self, email: &str) -> i64 {
        let person = Person {
            email: email.to_owned(),
            ..Person::default()
        };
        let plain = serde_json::to_vec(&person).expect("JSON");
        let aad = format!("signature under appeal {}", self.appeal.id);
        let sealed = self.instance.secret.seal(&plain, aad.as_bytes());
        let new = NewPersonSignature {
            appeal_id: self.appeal.id,
            email_hash: email.to_owned(),
            sealed: sealed.expect("sealed"),
            created_at: self.instance.clock.millis(),
            source: "web-form".to_owned(),
            shown: 0,
            revision: 1,
        };
        let db = self.instance.database.conn();
        let stored = persons::insert(db, new, "").await;
        assert!(stored.expect("the database answers"));
        let row = persons::by_email_hash(db, self.appeal.id, email).await;
        row.expect("the database answers").expect("a row").id
    }

    async fn change(&self, sql: &str) {
        let changed = self.instance.database.conn().execute_unprepared(sql).await;
        changed.expect("the database answers");
    }
}

/// A mail that says nothing but its link.
fn link(letter: &Letter<'_>) -> (String, String) {
    ("Link".to_owned(), letter.href.to_owned())
}

/// What stands below it.
fn way_out(footer: &unasked::Footer<'_>) -> String {
    footer.href.to_owned()
}

fn from(address: &str) -> Asker {
    Asker::at(address.parse().ok())
}

#[tokio::test]
async fn row_635_a_network_that_asks_for_very_much_waits_and_nobody_else_does() {
    let scene = Scene::new().await;
    let greedy = from("203.0.113.7");
    for number in 0..250 {
        let email = format!("p{number}@large.example");
        assert_eq!(scene.ask(&email, greedy).await, Ok(()), "{number}");
    }
    let full = Err("mail_network_full");
    assert_eq!(scene.ask("q0@large.example", greedy).await, full);
    // To another provider, or from elsewhere.
    assert_eq!(scene.ask("q1@other.example", greedy).await, Ok(()));
    let elsewhere = from("203.0.113.8");
    assert_eq!(scene.ask("q2@large.example", elsewhere).await, Ok(()));
    // Where a link is followed there are people.
    let token = scene.mailed().await;
    let confirmed = registration::confirm(&scene.instance, &token, greedy).await;
    assert!(confirmed.expect("it is confirmed"));
    for email in ["q3@large.example", "q4@large.example"] {
        assert_eq!(scene.ask(email, greedy).await, Ok(()));
    }
    assert_eq!(scene.ask("q5@large.example", greedy).await, full);
}

#[tokio::test]
async fn row_636_half_of_a_providers_hour_is_for_networks_that_ask_for_little() {
    let scene = Scene::new().await;
    let greedy = from("203.0.113.7");
    for number in 0..5 {
        let email = format!("p{number}@large.example");
        assert_eq!(scene.ask(&email, greedy).await, Ok(()));
    }
    // As if several like it had spent what they can.
    scene.change("UPDATE mail_budgets SET used = 1000").await;
    let full = Err("mail_domain_full");
    for email in ["q0@large.example", "q1@large.example"] {
        assert_eq!(scene.ask(email, greedy).await, full);
    }
    let household = from("203.0.113.8");
    for number in 0..5 {
        let email = format!("r{number}@large.example");
        assert_eq!(scene.ask(&email, household).await, Ok(()));
    }
    assert_eq!(scene.ask("q2@large.example", household).await, full);
}

#[tokio::test]
async fn row_841_what_all_ask_for_in_an_hour_has_an_end_and_takes_nothing_from_who_is_known() {
    let scene = Scene::new().await;
    let instance = &scene.instance;
    instance.send_asked_within(12);
    let greedy = from("203.0.113.7");
    // Of ever more domains, so that none of them has had much.
    for number in 0..6 {
        let email = format!("p@d{number}.example");
        assert_eq!(scene.ask(&email, greedy).await, Ok(()), "{number}");
    }
    let full = Err("mail_server_full");
    assert_eq!(scene.ask("p@d6.example", greedy).await, full);
    // The rest is for networks that ask for few.
    for number in 0..6 {
        let household = from(&format!("198.51.100.{number}"));
        let email = format!("q@d{number}.example");
        assert_eq!(scene.ask(&email, household).await, Ok(()), "{number}");
    }
    let late = from("198.51.100.99");
    assert_eq!(scene.ask("r@d0.example", late).await, full);
    assert!(instance.troubles().await.contains(&Trouble::MailsAsked(12)));
    // What somebody at a desk writes is not counted there.
    let colleague = EmailAddress::parse("r@d0.example").expect("an address");
    let allowance = instance.may_mail(&colleague).await;
    assert_eq!(allowance.expect("it is known"), Allowance::Granted);
}

#[tokio::test]
async fn row_842_strangers_use_up_no_hour_of_whoever_is_known() {
    let scene = Scene::new().await;
    let here = Asker::default();
    assert_eq!(scene.ask("p@large.example", here).await, Ok(()));
    // As if very many had asked.
    scene
        .change("UPDATE mail_budgets SET used = 2000 WHERE used = 1")
        .await;
    let full = Err("mail_domain_full");
    assert_eq!(scene.ask("q@large.example", here).await, full);
    let colleague = EmailAddress::parse("q@large.example").expect("an address");
    let allowance = scene.instance.may_mail(&colleague).await;
    assert_eq!(allowance.expect("it is known"), Allowance::Granted);
}

#[tokio::test]
async fn row_889_whoever_wants_no_mails_is_as_any_other_where_there_is_no_room() {
    let scene = Scene::new().await;
    let here = Asker::default();
    scene.instance.write_footers_with(way_out);
    assert_eq!(scene.ask("ana@large.example", here).await, Ok(()));
    let link = scene.mailed_text().await.expect("a mail");
    let (_, token) = link.rsplit_once("token=").expect("a link");
    let token = token.split('&').next().expect("a secret");
    let stopped = unasked::stop(&scene.instance, token).await;
    stopped.expect("nothing more comes");
    assert_eq!(scene.ask("ana+x@large.example", here).await, Ok(()));
    assert_eq!(scene.mailed_text().await, None);
    // As if very many had asked.
    scene.change("UPDATE mail_budgets SET used = 2000").await;
    let full = Err("mail_domain_full");
    for email in ["Ana@large.example", "bo@large.example"] {
        assert_eq!(scene.ask(email, here).await, full, "{email}");
    }
}

#[tokio::test]
async fn row_637_who_does_not_confirm_keeps_nobody_from_registering() {
    let scene = Scene::new().await;
    let here = Asker::default();
    assert_eq!(scene.ask("ana@large.example", here).await, Ok(()));
    let ana = scene.mailed().await;
    assert_eq!(scene.ask("x0@farm.example", here).await, Ok(()));
    let first = scene.mailed().await;
    // As many of that domain as may wait.
    let copies = |name: &str, so_many: u32| {
        format!(
            "INSERT INTO registrations \
             (appeal_id, name, sealed, link_hash, registered_at, forget_at) \
             WITH RECURSIVE numbers (n) AS \
             (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {so_many}) \
             SELECT appeal_id, {name}, sealed, {name} || n, registered_at, forget_at \
             FROM numbers, (SELECT * FROM registrations ORDER BY id DESC LIMIT 1)"
        )
    };
    scene.change(&copies("name", 1_999)).await;
    assert_eq!(scene.ask("x1@farm.example", here).await, Ok(()));
    let newest = scene.mailed().await;
    assert!(!scene.waits(&first).await, "the oldest of them gave way");
    assert!(scene.waits(&newest).await && scene.waits(&ana).await);

    // As many as may wait in all, of ever more domains.
    scene.change(&copies("name || 'x'", 17_999)).await;
    assert_eq!(scene.ask("bo@other.example", here).await, Ok(()));
    let bo = scene.mailed().await;
    assert!(scene.waits(&bo).await, "newcomers are not refused");
    assert!(!scene.waits(&ana).await, "whoever waited longest gave way");
    let confirmed = registration::confirm(&scene.instance, &bo, here).await;
    assert!(confirmed.expect("it is confirmed"));
}

#[tokio::test]
async fn who_is_deleted_as_a_person_is_registered_for_nothing() {
    let scene = Scene::new().await;
    let (instance, here) = (&scene.instance, Asker::default());
    let mut tokens = Vec::new();
    for email in ["ana@post.example", "Ana+x@post.example", "bo@post.example"] {
        assert_eq!(scene.ask(email, here).await, Ok(()));
        tokens.push(scene.mailed().await);
    }
    // One has a place, the others wait; none of the mails has left.
    let confirmed = registration::confirm(instance, &tokens[0], here).await;
    assert!(confirmed.expect("it is confirmed"));
    let ana = Whom::Signed(scene.sign("ana@post.example").await);
    for _ in 0..2 {
        let deleted = take_off::delete(instance, &scene.appeal, &ana, Reach::Everybody).await;
        deleted.expect("she is deleted");
    }
    for (token, stays) in tokens.iter().zip([false, false, true]) {
        assert_eq!(scene.waits(token).await, stays);
    }
    let waiting = mails::standing(instance.database.conn()).await;
    assert_eq!(waiting.expect("the database answers").waiting, 1);
}

#[tokio::test]
async fn of_many_who_are_deleted_each_registration_is_opened_once() {
    let scene = Scene::new().await;
    let here = Asker::default();
    let mut tokens = Vec::new();
    for email in ["odd@post.example", "x0@farm.example", "bo@post.example"] {
        assert_eq!(scene.ask(email, here).await, Ok(()));
        tokens.push(scene.mailed().await);
    }
    let odd =
        "UPDATE registrations SET sealed = x'00' WHERE id = (SELECT MIN(id) FROM registrations)";
    scene.change(odd).await;
    for n in 0..4 {
        scene.sign(&format!("x{n}@farm.example")).await;
    }
    let unopened = Logged::of(|event| {
        let mut names = event.metadata().fields().iter();
        names.any(|field| field.name() == "registration")
    });
    let logged = tracing::subscriber::set_default(unopened.clone());
    let now = scene.instance.clock.millis();
    let group = arrivals::Group {
        domain: Some("farm.example".to_owned()),
        ..arrivals::Window::Hour.time(now)
    };
    let gone = arrivals::delete(&scene.instance, &scene.appeal, &group, 9).await;
    drop(logged);
    assert_eq!(gone.expect("they are deleted").deleted, 4);
    assert_eq!(unopened.times(), 1);
    for (token, stays) in tokens.iter().zip([None, Some(false), Some(true)]) {
        if let Some(stays) = stays {
            assert_eq!(scene.waits(token).await, stays);
        }
    }
}
