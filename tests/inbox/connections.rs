//! Requests as bytes: what no well-behaved client would send.

use crate::{PROGRAM, table::Scene};
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use undersigned_tests::{Backend, Picture, Server, WrongClock, now};

/// Sends bytes and reads until the server closes.
async fn talk(server: &Server, bytes: &[u8]) -> String {
    let address = server.address().replace("http://localhost", "127.0.0.1");
    let stream = TcpStream::connect(address).await;
    let (mut reader, mut writer) = stream.expect("the server listens").into_split();
    let sent = writer.write_all(bytes).await;
    sent.expect("the server reads");
    let mut answer = Vec::new();
    let _ = reader.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

fn status(answer: &str) -> &str {
    answer.split_whitespace().nth(1).unwrap_or_default()
}

fn code(answer: &str) -> String {
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    body["code"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn heads_that_are_too_long_or_name_another_host() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let host = hub.host();
    let before = Picture::at_rest(hub, Some(scene.object())).await;
    let get = |target: &str, headers: &str| {
        format!("GET {target} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n").into_bytes()
    };
    let ours = format!("Host: {host}\r\n");
    // As much as is read at all, and no end yet: what lies unread would cost us the answer.
    let mut long = get(
        "/actor",
        &format!("{ours}Signature: {}", "x".repeat(64 * 1024)),
    );
    long.truncate(64 * 1024);
    let many = format!("{ours}{}", "X-A: b\r\n".repeat(200));
    for (what, head, expected, problem) in [
        ("64 KiB of header", long, "431", ""),
        ("200 headers", get("/actor", &many), "431", ""),
        ("no host", get("/actor", ""), "421", "host_unknown"),
        (
            "another host",
            get("/actor", "Host: evil.example\r\n"),
            "421",
            "host_unknown",
        ),
        (
            "another host in the target",
            get("http://evil.example/actor", &ours),
            "421",
            "host_unknown",
        ),
        (
            "our host in the target, another beside it",
            get(&format!("http://{host}/actor"), "Host: evil.example\r\n"),
            "421",
            "host_unknown",
        ),
        (
            "a length and chunks",
            get(
                "/actor",
                &format!("{ours}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"),
            ),
            "400",
            "length_ambiguous",
        ),
        ("no HTTP", b"\x16\x03\x01\x02\x00".to_vec(), "400", ""),
    ] {
        let answer = talk(hub, &head).await;
        assert_eq!(status(&answer), expected, "{what}: {answer}");
        assert_eq!(code(&answer), problem, "{what}: {answer}");
    }
    // A line of a body is no header.
    let line = "content-length: 3\r\n\r\n";
    let chunked = format!(
        "POST /inbox HTTP/1.1\r\n{ours}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n\
         {:x}\r\n{line}\r\n0\r\n\r\n",
        line.len()
    );
    let answer = talk(hub, chunked.as_bytes()).await;
    assert_eq!(code(&answer), "content_type", "{answer}");
    let whole = format!("http://{host}/actor");
    let answer = talk(hub, &get(&whole, &ours)).await;
    assert_eq!(status(&answer), "200", "{answer}");
    let after = Picture::at_rest(hub, Some(scene.object())).await;
    assert!(
        before.changed(&after).is_empty(),
        "left behind{}",
        before.difference(&after)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_sends_too_much_is_told_to_wait() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let ask = |address: &'static str, accept: &'static str| {
        let request = hub.client.get(format!("{}/actor", hub.url));
        let request = request.header("x-forwarded-for", address);
        let request = request.header("accept", accept);
        request.header("accept-language", "ar").send()
    };
    // 200 at once and 20 a second: of 300 that come together some are too many, however slow each is.
    let refused = async |address, accept| {
        for _ in 0..10 {
            let asked = (0..300).map(|_| ask(address, accept));
            let answers = futures::future::join_all(asked).await;
            let mut answers = answers
                .into_iter()
                .map(|it| it.expect("the server answers"));
            let last = answers.find(|answer| answer.status().as_u16() == 429);
            if let Some(last) = last {
                assert!(last.headers().contains_key("retry-after"));
                assert_eq!(last.headers()["x-content-type-options"], "nosniff");
                return last;
            }
        }
        panic!("some are refused");
    };
    let last = refused("203.0.113.9", "application/activity+json").await;
    let problem: Value = last.json().await.expect("a problem");
    assert_eq!(problem["code"], "too_many_requests");
    // Whoever reads pages gets one, in their language.
    let last = refused("203.0.113.11", "text/html,*/*;q=0.8").await;
    assert_eq!(last.headers()["content-language"], "ar");
    assert!(last.headers().contains_key("content-security-policy"));
    let page = last.text().await.expect("a page");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    let other = ask("203.0.113.10", "*/*")
        .await
        .expect("the server answers");
    assert_eq!(other.status().as_u16(), 200, "others are served");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn caches_are_told_what_an_answer_depends_on() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    for accept in ["text/html", "application/activity+json"] {
        for path in ["/appeals/free-them", "/orgs/hub"] {
            let request = hub.client.get(format!("{}{path}", hub.url));
            let answer = request.header("accept", accept).send().await;
            let answer = answer.expect("the server answers");
            assert_eq!(answer.status().as_u16(), 200);
            let vary = answer.headers()["vary"].to_str().expect("text");
            assert!(
                vary.to_lowercase().contains("accept"),
                "{accept} {path}: {vary}"
            );
        }
    }
    // Nothing is served under an address that looks like a file of another kind.
    for path in [
        "/appeals/free-them/x.css",
        "/appeals/free-them.css",
        "/orgs/hub/x.png",
    ] {
        assert_eq!(hub.fetch(path).await.status.as_u16(), 404, "{path}");
    }
    for path in [
        "/assets/..%2f..%2fetc%2fpasswd",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets/..\\..\\etc\\passwd",
        "/assets/%00",
        "/appeals/..%2f..%2fsecret.key",
        "/..%c0%af..%c0%afsecret.key",
        "/media/..%c0%af..%c0%afsecret.key",
        "/media/..%2f..%2fsecret.key",
        "/media/%00",
    ] {
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            hub.host()
        );
        let answer = talk(hub, head.as_bytes()).await;
        assert!(
            ["400", "404"].contains(&status(&answer)),
            "{path}: {answer}"
        );
        if path.starts_with("/media/") {
            assert_eq!(status(&answer), "404", "{path}: {answer}");
        }
    }
}

/// What is answered says when by the clock as it is: others who see a time that stands still take the clock
/// for wrong.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_date_of_answers_follows_a_clock_that_is_set_back() {
    let mut hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let clock = WrongClock::of(&mut hub);
    hub.kill().await;
    hub.run().await;
    let healthz = format!("{}/healthz", hub.url);
    for ahead in [0, -2 * 60 * 60, 60 * 60] {
        clock.set(ahead);
        let asked = now().timestamp() + ahead;
        let answer = hub.client.get(&healthz).send().await;
        let answer = answer.expect("the server answers");
        let answered = now().timestamp() + ahead;
        let date = answer.headers()["date"].to_str().expect("a date is text");
        let date = httpdate::parse_http_date(date).expect("a date can be read");
        let date = date.duration_since(std::time::UNIX_EPOCH);
        let date = date.expect("it is after 1970").as_secs().cast_signed();
        assert!((asked..=answered).contains(&date), "{ahead}: {date}");
    }
}
