//! A week that matters: 2,000 people sign in a minute, for half an hour, each with a form, a mail and
//! a link. In the end the number is exact; meanwhile the page stays lively, and another server that
//! holds the list learns of the number.
//!
//! People, mail server and both servers share the machine. `cargo xtask bench storm` takes half an
//! hour for each database; `cargo test` lets a few sign, so that it goes on working. A database that is
//! named on the command line (`sqlite`, `postgres`) is the only one.

use serde_json::json;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    task::{JoinHandle, JoinSet},
    time::{MissedTickBehavior, interval},
};
use undersigned_tests::{Backend, Effort, MailServer, Server, Signer, now, until};

/// The server under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");
const SLUG: &str = "free-them";
/// Between one person and the next, as measured: 2,000 in a minute.
const PAUSE: Duration = Duration::from_millis(30);
/// People in half an hour.
const MEASURED: usize = 60_000;
/// The same in the test.
const TESTED: usize = 24;
/// How often somebody looks at the page.
const LOOKS: Duration = Duration::from_millis(250);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let measured = arguments.iter().any(|argument| argument == "--bench");
    let backends = [("sqlite", Backend::Sqlite), ("postgres", Backend::Postgres)];
    let is_named = |name: &str| arguments.iter().any(|argument| argument == name);
    let all = !backends.iter().any(|(name, _)| is_named(name));
    let people = if measured { MEASURED } else { TESTED };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let mut table = String::from(
        "| Database | People | In a minute | Form, half within | 99 % within | Page, half within | 99 % within | Known elsewhere after |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for (name, backend) in backends {
        if (all || is_named(name)) && backend.is_available() {
            let row = runtime.block_on(row(backend, people));
            eprint!("{row}");
            table += &row;
        }
    }
    println!("{table}");
}

async fn row(backend: Backend, people: usize) -> String {
    let mails = Arc::new(MailServer::start().await);
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let server = Server::start_with(PROGRAM, "amery", backend, &variables).await;
    let object = server.publish(SLUG).await;
    let path = format!("/appeals/{SLUG}/people");
    let terms = json!({
        "open": true,
        "keeper": "Amery Dockers’ Union",
        "contact": "privacy@amery.example",
        "shown": "never",
        "keptUntil": (now() + chrono::TimeDelta::days(90)).format("%Y-%m-%d").to_string(),
    });
    let opened = server.api(reqwest::Method::PUT, &path, Some(terms)).await;
    opened.expect(200);
    let other = Server::start(PROGRAM, "baltic", backend).await;
    other.endorse(&object, "Baltic Dockers").await.expect(202);

    let mut signer = Signer::of(&server);
    signer.effort = Effort::Answer;
    let looking = Looking::at(signer.clone());
    let begun = Instant::now();
    let mut next = interval(PAUSE);
    next.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut crowd = JoinSet::new();
    let mut forms = Vec::with_capacity(people);
    for number in 0..people {
        next.tick().await;
        let (mails, signer, base) = (mails.clone(), signer.clone(), server.url.clone());
        crowd.spawn(async move { sign(&signer, &mails, &base, number).await });
        while let Some(done) = crowd.try_join_next() {
            forms.push(done.expect("a person signs"));
        }
    }
    forms.extend(crowd.join_all().await);
    let signed = begun.elapsed();
    let mut pages = looking.end().await;

    let answer = server.get(&path, &[]).await.expect(200);
    assert_eq!(answer["count"], people, "the number is exact");
    let begun = Instant::now();
    until("the number elsewhere", || async {
        let query = [("object", object.as_str())];
        let answer = other.get("/state", &query).await;
        match answer.body["coSigners"]["individuals"] == people {
            true => Ok(()),
            false => Err(answer.text),
        }
    })
    .await;
    let known = begun.elapsed();
    format!(
        "| {backend:?} | {people} | {:.0} | {} | {} | {} | {} | {:.1} s |\n",
        people as f64 / signed.as_secs_f64() * 60.0,
        percentile(&mut forms, 50),
        percentile(&mut forms, 99),
        percentile(&mut pages, 50),
        percentile(&mut pages, 99),
        known.as_secs_f64(),
    )
}

/// One person: form, mail, link. Answers how long form and link took, without the mail's way.
async fn sign(signer: &Signer, mails: &MailServer, base: &str, number: usize) -> Duration {
    let email = format!("p{number}@host{}.example", number % 997);
    let name = format!("Person {number}");
    let wish = [
        ("name", name.as_str()),
        ("email", &email),
        ("country", ["FR", "TN", "HK", ""][number % 4]),
    ];
    let begun = Instant::now();
    let sent = signer.sign(SLUG, &wish).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let form = begun.elapsed();
    let mail = mails.until(&email, 1).await;
    let begun = Instant::now();
    signer.confirm(&mail.link(base)).await.expect(200);
    form + begun.elapsed()
}

/// Somebody who looks at the appeal again and again.
struct Looking {
    over: Arc<AtomicBool>,
    looks: JoinHandle<Vec<Duration>>,
}

impl Looking {
    fn at(signer: Signer) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let seen = over.clone();
        let looks = tokio::spawn(async move {
            let mut next = interval(LOOKS);
            let mut times = Vec::new();
            while !seen.load(Ordering::Relaxed) {
                next.tick().await;
                let begun = Instant::now();
                let shown = signer.open(&format!("/appeals/{SLUG}")).await;
                shown.expect(200);
                times.push(begun.elapsed());
            }
            times
        });
        Self { over, looks }
    }

    /// How long each look took.
    async fn end(self) -> Vec<Duration> {
        self.over.store(true, Ordering::Relaxed);
        self.looks.await.expect("the page is shown")
    }
}

/// The time below which so many of a hundred are, in milliseconds.
fn percentile(times: &mut [Duration], hundredth: usize) -> String {
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    let time = times.get((times.len() * hundredth / 100).min(last));
    format!(
        "{:.0} ms",
        time.copied().unwrap_or_default().as_secs_f64() * 1_000.0
    )
}
