//! What the worker makes of mail servers that refuse.

use super::*;
use std::sync::atomic::{AtomicBool, AtomicI64};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};
use undersigned_store::{
    ConnectionTrait as _,
    mails::{About, Listed, Mail},
    sign_in_links::{self, SignInLink},
};

const NOW: i64 = 1_800_000_000_000;
const FINE: [(&str, &str); 0] = [];

/// A queue whose mails go to a mail server of this test.
struct Post {
    worker: Worker,
    now: Arc<AtomicI64>,
    doubted: Arc<AtomicBool>,
    taken_at: Option<Instant>,
    _folder: TempDir,
}

impl Post {
    /// `greeting` is what the server says first; `answers` what it says to lines that hold a word.
    async fn start(greeting: &'static str, answers: &'static [(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("undersigned.db");
        let database = Database::connect(&format!("sqlite://{}", file.display()), 2).await;
        let database = database.unwrap();
        database.migrate().await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, greeting, answers));
            }
        });
        let now = Arc::new(AtomicI64::new(NOW));
        let clock = now.clone();
        let doubted = Arc::new(AtomicBool::new(false));
        let doubting = doubted.clone();
        let worker = Worker {
            database,
            secret: SecretKey::from_bytes([7; 32]),
            now: Arc::new(move || clock.load(Relaxed)),
            is_time_in_doubt: Arc::new(move || doubting.load(Relaxed)),
            wake: Arc::default(),
            holder: "test".to_owned(),
            from: "news@coalition.example".parse().unwrap(),
            bounces: None,
            outlet: Outlet::smtp(&url).unwrap(),
        };
        Self {
            worker,
            now,
            doubted,
            taken_at: None,
            _folder: folder,
        }
    }

    async fn write(&self, to: &str) {
        let mail = Mail::plain(to, "A link", "Here it is");
        let (db, secret) = (self.worker.database.conn(), &self.worker.secret);
        let id = format!("{}@coalition.example", to.replace('@', "."));
        mails::enqueue(db, secret, &id, &mail, NOW).await.unwrap();
    }

    async fn batch(&mut self) -> Batch {
        batch(&self.worker, &mut self.taken_at).await.unwrap()
    }

    /// How many wait, and how many were given up.
    async fn counts(&self) -> (u64, u64) {
        let standing = mails::standing(self.worker.database.conn()).await.unwrap();
        (standing.waiting, standing.given_up)
    }

    /// What is said of the mail server after a while.
    async fn defers_all(&self, later: i64) -> Option<String> {
        let now = self.now.load(Relaxed) + later;
        let answer = mails::server_defers_all(self.worker.database.conn(), now).await;
        answer.unwrap()
    }

    fn pass(&self, millis: i64) {
        self.now.fetch_add(millis, Relaxed);
    }
}

async fn talk(stream: TcpStream, greeting: &str, answers: &[(&str, &str)]) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut answer = greeting.to_owned();
    let mut in_text = false;
    loop {
        let written = write.write_all(format!("{answer}\r\n").as_bytes()).await;
        if written.is_err() {
            return;
        }
        loop {
            let Ok(Some(line)) = lines.next_line().await else {
                return;
            };
            if in_text && line != "." {
                continue;
            }
            in_text = line == "DATA";
            let mut known = answers.iter().filter(|(word, _)| line.contains(word));
            let usual = if in_text { "354 go on" } else { "250 ok" };
            answer = known.next().map_or(usual, |(_, said)| said).to_owned();
            in_text &= answer.starts_with('3');
            break;
        }
    }
}

/// Mails to a mail server that refuses us wait, and end after two days.
async fn waits(greeting: &'static str, answers: &'static [(&str, &str)]) {
    let mut post = Post::start(greeting, answers).await;
    post.write("ana@post.example").await;
    post.write("ben@post.example").await;
    for _ in 0..3 {
        let down = matches!(post.batch().await, Batch::Down(_));
        assert!(down, "{greeting} {answers:?}");
        assert_eq!(post.counts().await, (2, 0), "{greeting} {answers:?}");
    }
    post.pass(GIVE_UP_MILLIS + 1);
    assert!(matches!(post.batch().await, Batch::Down(_)));
    assert_eq!(post.counts().await, (0, 2), "{greeting} {answers:?}");
}

#[tokio::test]
async fn row_277_no_mail_is_lost_while_a_mail_server_refuses_this_server() {
    waits("554 5.7.1 client host blocked", &FINE).await;
    waits("554 go away", &FINE).await;
    waits("220 test", &[("EHLO", "550 no"), ("HELO", "550 no")]).await;
    waits("220 test", &[("MAIL", "553 5.7.1 Sender address rejected")]).await;
    waits("220 test", &[("MAIL", "550 no")]).await;
    waits(
        "220 test",
        &[("RCPT", "554 5.7.1 <ana@post.example>: Client host rejected")],
    )
    .await;
}

#[tokio::test]
async fn row_695_an_answer_that_is_none_names_nobody() {
    let answers = &[("RCPT", "no room for <ana@post.example>")];
    let mut post = Post::start("220 test", answers).await;
    post.write("ana@post.example").await;
    let Batch::Down(why) = post.batch().await else {
        panic!("it waits");
    };
    assert_eq!(why, "its answer breaks off, or cannot be read");
    assert_eq!(post.counts().await, (1, 0));
}

#[tokio::test]
async fn what_is_refused_of_one_mail_holds_up_no_other() {
    let mut post = Post::start(
        "220 test",
        &[
            ("ana@", "554 5.7.1 Access denied"),
            ("ben@", "550 5.7.1 Message rejected as spam"),
            ("cat@", "550 5.1.1 no such user"),
        ],
    )
    .await;
    // Alone it may be this server that is refused; not once others are taken.
    post.write("ana@post.example").await;
    assert!(matches!(post.batch().await, Batch::Down(_)));
    for name in ["ben", "cat", "dan"] {
        post.write(&format!("{name}@post.example")).await;
    }
    assert!(matches!(post.batch().await, Batch::Done));
    assert_eq!(post.counts().await, (2, 1));
    assert!(matches!(post.batch().await, Batch::Idle));
    post.pass(FIRST_DELAY);
    assert!(matches!(post.batch().await, Batch::Done));
    assert!(matches!(post.batch().await, Batch::Idle));
    post.pass(GIVE_UP_MILLIS);
    assert!(matches!(post.batch().await, Batch::Done));
    assert_eq!(post.counts().await, (0, 3));
}

#[tokio::test]
async fn row_620_what_is_no_longer_the_workers_is_not_sent() {
    let post = Post::start("220 test", &FINE).await;
    for name in ["ana", "ben"] {
        post.write(&format!("{name}@post.example")).await;
    }
    let db = post.worker.database.conn();
    let claim = async |holder: &str| {
        let now = post.now.load(Relaxed);
        let claimed = mails::claim(db, holder, now, LEASE_MILLIS, BATCH).await;
        claimed.unwrap()
    };
    let held = claim("test").await;
    let [ana, ben] = &held[..] else {
        panic!("two are due: {held:?}");
    };
    // Whoever it goes to has left.
    mails::sent(db, &[ana.id]).await.unwrap();
    assert!(send(&post.worker, ana).await.is_none());
    // This process was halted for longer than the lease, and another has it now.
    post.pass(LEASE_MILLIS);
    assert!(send(&post.worker, ben).await.is_none());
    assert_eq!(claim("another").await.len(), 1);
    let until = post.now.load(Relaxed) + LEASE_MILLIS;
    mails::renew(db, "test", until).await.unwrap();
    assert!(send(&post.worker, ben).await.is_none());
    // Once it is this worker's again, it is sent.
    mails::release(db, "another").await.unwrap();
    claim("test").await;
    let sent = send(&post.worker, ben).await;
    assert!(matches!(sent, Some(Outcome::Sent)));
}

#[tokio::test]
async fn a_link_whose_mail_was_late_is_good_for_its_whole_time() {
    const HOUR: i64 = 60 * 60 * 1_000;
    let mut post = Post::start("220 test", &FINE).await;
    let database = post.worker.database.clone();
    let db = database.conn();
    for name in ["mailed", "shown"] {
        let link = SignInLink {
            token_hash: name.to_owned(),
            purpose: "reset".to_owned(),
            account_id: None,
            created_at: NOW,
            expires_at: NOW + HOUR,
            used_at: None,
        };
        sign_in_links::insert(db, link).await.unwrap();
    }
    let listed = Listed {
        about: Some(About::SignInLink("mailed".to_owned())),
        ..Listed::default()
    };
    let mail = Mail::plain("ana@post.example", "A link", "Here it is");
    let id = "ana@coalition.example";
    let queued = mails::enqueue_listed(db, &post.worker.secret, id, &mail, NOW, listed).await;
    queued.unwrap();
    // For five hours nobody sent it.
    post.pass(5 * HOUR);
    let sent_at = NOW + 5 * HOUR;
    assert_eq!(sign_in_links::prune(db, sent_at).await.unwrap(), 1);
    assert!(matches!(post.batch().await, Batch::Done));
    let last = sign_in_links::peek(db, "mailed", sent_at + HOUR - 1).await;
    assert!(last.unwrap().is_some());
    let over = sign_in_links::peek(db, "mailed", sent_at + HOUR).await;
    assert!(over.unwrap().is_none());
    assert_eq!(sign_in_links::prune(db, sent_at + HOUR).await.unwrap(), 1);
}

#[tokio::test]
async fn what_was_sent_is_not_sent_again_because_another_cannot_be_put_off() {
    let post = Post::start("220 test", &FINE).await;
    for name in ["ana", "ben"] {
        post.write(&format!("{name}@post.example")).await;
    }
    let db = post.worker.database.conn();
    let claimed = mails::claim(db, "test", NOW, LEASE_MILLIS, BATCH).await;
    let mut claimed = claimed.unwrap();
    let (ben, ana) = (claimed.pop().unwrap(), claimed.pop().unwrap());
    let refuses =
        "CREATE TRIGGER not_now BEFORE UPDATE ON mails BEGIN SELECT RAISE(ABORT, 'not now'); END";
    db.execute_unprepared(refuses).await.unwrap();
    let finished = vec![
        (ben, Some(Outcome::Later("busy".to_owned()))),
        (ana, Some(Outcome::Sent)),
    ];
    let settled = settle(&post.worker, finished, &mut Left::default()).await;
    assert!(settled.is_err());
    assert_eq!(post.counts().await, (1, 0));
}

#[tokio::test]
async fn mails_of_a_batch_that_are_begun_keep_no_connection_from_those_that_are_sent() {
    // There are fewer connections to this database than mails are sent at once.
    let mut post = Post::start("220 test", &FINE).await;
    for number in 0..BATCH {
        post.write(&format!("reader-{number}@post.example")).await;
    }
    assert!(matches!(post.batch().await, Batch::Done));
    assert_eq!(post.counts().await, (0, 0));
}

#[tokio::test]
async fn an_address_that_the_mail_server_cannot_take_holds_up_no_other() {
    // It says nothing of SMTPUTF8.
    let mut post = Post::start("220 test", &FINE).await;
    let mail = Mail::plain("jos\u{e9}@post.example", "A link", "Here it is");
    let (db, secret) = (post.worker.database.conn(), &post.worker.secret);
    let id = "jose@coalition.example";
    mails::enqueue(db, secret, id, &mail, NOW).await.unwrap();
    assert!(matches!(post.batch().await, Batch::Done));
    assert_eq!(post.counts().await, (0, 1));
    post.write("ana@post.example").await;
    assert!(matches!(post.batch().await, Batch::Done));
    assert_eq!(post.counts().await, (0, 1));
}

#[tokio::test]
async fn unwelcome_content_alone_is_no_fault_of_the_mail_server() {
    let answers = &[("RCPT", "550 5.7.1 Message rejected as spam")];
    let mut post = Post::start("220 test", answers).await;
    post.write("ana@post.example").await;
    assert!(matches!(post.batch().await, Batch::Done));
    assert_eq!(post.counts().await, (1, 0));
}

#[tokio::test]
async fn a_clock_that_is_doubted_gives_no_mail_up() {
    // Put off, refused as by a server that is away, and not begun at all.
    let answers: [&'static [(&str, &str)]; 2] = [&[("RCPT", "451 later")], &[("RCPT", "550 no")]];
    for answers in answers {
        let mut post = Post::start("220 test", answers).await;
        for number in 0..8 {
            post.write(&format!("n{number}@post.example")).await;
        }
        post.doubted.store(true, Relaxed);
        post.pass(GIVE_UP_MILLIS + 1);
        post.batch().await;
        assert_eq!(post.counts().await, (8, 0), "{answers:?}");
        // The clock is right after all.
        post.doubted.store(false, Relaxed);
        post.pass(FIRST_DELAY);
        post.batch().await;
        assert_eq!(post.counts().await, (0, 8), "{answers:?}");
    }
}

#[tokio::test]
async fn a_mail_server_that_puts_everything_off_is_told_of_until_it_takes_one() {
    const HOUR: i64 = 60 * 60 * 1_000;
    let answers = &[
        ("ana@", "451 4.3.5 not configured"),
        ("ben@", "421 4.3.2 x"),
        ("cat@", "450 y"),
    ];
    let mut post = Post::start("220 test", answers).await;
    post.write("ana@post.example").await;
    post.batch().await;
    assert_eq!(
        post.defers_all(HOUR).await,
        None,
        "one may be about its recipient"
    );
    post.pass(HOUR / 2);
    post.write("cat@post.example").await;
    post.batch().await;
    assert_eq!(post.defers_all(HOUR / 2 - 1).await, None);
    let said = post.defers_all(HOUR / 2).await.expect("for an hour");
    assert!(["451", "450"].contains(&said.as_str()), "{said}");
    // A clock that was ahead when it was noted makes it no later.
    let conn = post.worker.database.conn();
    mails::server_accepts(conn).await.unwrap();
    mails::server_defers(conn, "451", NOW + 1_000 * HOUR)
        .await
        .unwrap();
    mails::server_defers(conn, "450", NOW).await.unwrap();
    post.now.store(NOW, Relaxed);
    assert_eq!(post.defers_all(HOUR).await.as_deref(), Some("450"));

    post.write("dan@post.example").await;
    post.batch().await;
    assert_eq!(post.defers_all(HOUR).await, None);
    // The same in one batch with others that are put off.
    post.write("eve@post.example").await;
    post.pass(HOUR);
    post.batch().await;
    assert_eq!(post.defers_all(HOUR).await, None);
}
