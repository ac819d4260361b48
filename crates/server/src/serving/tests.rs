//! Clients that are slow on purpose, and clients that come while nobody is at home.

use super::*;
use axum::{body::Bytes, http::HeaderMap};
use chrono::DateTime;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering::Relaxed},
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};
use tokio_util::sync::DropGuard;

/// Serves an app that reads what it is sent; answers what a client gets that sends this much and
/// then nothing more, until the server closes.
async fn answer_to(bytes: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = Router::new().fallback(|body: Bytes| async move { format!("{} bytes", body.len()) });
    let patience = Patience {
        head: Duration::from_millis(200),
        answer: Duration::from_millis(200),
        ..Patience::default()
    };
    let stop = CancellationToken::new();
    let ending = Ending {
        stop: stop.clone(),
        drain: Duration::ZERO,
        over: stop.clone(),
    };
    let server = serve_with(patience, listener, app, Clock::system(), ending);
    let server = tokio::spawn(server);
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(bytes.as_bytes()).await.unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    stop.cancel();
    server.await.unwrap();
    answer
}

#[tokio::test]
async fn row_103_half_a_head_and_silence_are_not_waited_for() {
    assert_eq!(answer_to("").await, "");
    assert_eq!(answer_to("POST / HTTP/1.1\r\nHos").await, "");
    let answer = answer_to("GET / HTTP/1.1\r\nHost: a\r\n\r\n").await;
    assert!(answer.ends_with("0 bytes"), "{answer}");
}

#[tokio::test]
async fn row_103_a_body_that_does_not_arrive_is_answered_408() {
    for body in [
        "Content-Length: 10\r\n\r\nx",
        "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n",
    ] {
        let answer = answer_to(&format!("POST / HTTP/1.1\r\nHost: a\r\n{body}")).await;
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
        assert!(answer.contains("\"code\":\"request_timeout\""), "{answer}");
        assert!(
            answer.to_lowercase().contains("connection: close"),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn who_is_refused_while_sending_reads_why() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = Router::new().fallback(|request: Request| async move {
        match request.uri().path() {
            "/signed-out" => (StatusCode::SEE_OTHER, "elsewhere"),
            _ => (StatusCode::PAYLOAD_TOO_LARGE, "too long"),
        }
    });
    let patience = Patience {
        lingering: Duration::from_secs(600),
        ..Patience::default()
    };
    let stop = CancellationToken::new();
    let ending = Ending {
        stop: stop.clone(),
        drain: Duration::ZERO,
        over: stop.clone(),
    };
    let server = serve_with(patience, listener, app, Clock::system(), ending);
    let server = tokio::spawn(server);
    let long = vec![b'x'; 3 * 1024 * 1024];
    let length = format!("Content-Length: {}\r\n\r\n", long.len());
    for body in [
        length.as_str(),
        "Transfer-Encoding: chunked\r\n\r\n300000\r\n",
    ] {
        for (path, begins, ends) in [
            ("/", "HTTP/1.1 413", "too long"),
            ("/signed-out", "HTTP/1.1 303", "elsewhere"),
        ] {
            let head = format!("POST {path} HTTP/1.1\r\nHost: a\r\n{body}");
            let mut client = TcpStream::connect(address).await.unwrap();
            client.write_all(head.as_bytes()).await.unwrap();
            // As most programs do, it sends all that it has before it reads anything.
            client.write_all(&long).await.unwrap();
            let mut answer = String::new();
            client.read_to_string(&mut answer).await.unwrap();
            assert!(answer.starts_with(begins), "{answer}");
            assert!(answer.ends_with(ends), "{answer}");
        }
    }
    stop.cancel();
    server.await.unwrap();
}

#[tokio::test]
async fn what_is_thrown_away_behind_an_answer_is_noted_nowhere() {
    let (here, mut there) = duplex(1024);
    let (lengths, unread) = (Lengths::default(), Unread::default());
    unread.set(true);
    let patience = Patience {
        lingering: Duration::from_secs(600),
        ..Patience::default()
    };
    let mut connection = looked_after(here, patience, &lengths, &unread);
    let head = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    there.write_all(head).await.unwrap();
    drop(there);
    connection.shutdown().await.unwrap();
    // Of a request whose head was seen it would be known that it says one length alone.
    let chunked = HeaderValue::from_static("chunked");
    let headers = HeaderMap::from_iter([(header::TRANSFER_ENCODING, chunked)]);
    assert!(lengths.are_ambiguous(&headers));
}

#[test]
fn whoever_has_a_network_has_no_more_connections_than_others() {
    let of = |address: &str| stranger(address.parse().unwrap());
    assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:2"));
    assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
    assert_eq!(of("::ffff:198.51.100.1"), of("198.51.100.1"));
    for near in ["127.0.0.1", "10.0.0.1", "::1", "fd00::1"] {
        assert_eq!(of(near), None, "{near}");
    }
}

/// A long answer, and a word when it is let go of.
struct Long {
    bytes: Vec<u8>,
    _told: DropGuard,
}

impl AsRef<[u8]> for Long {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

#[tokio::test]
async fn row_632_an_answer_that_nobody_takes_is_not_kept_for_them() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let gone = CancellationToken::new();
    let told = gone.clone();
    let app = Router::new().fallback(move || {
        let long = Long {
            // More than sockets hold.
            bytes: vec![0; 64 * 1024 * 1024],
            _told: told.clone().drop_guard(),
        };
        async move { Body::from(Bytes::from_owner(long)) }
    });
    let patience = Patience {
        taking: Duration::from_millis(100),
        ..Patience::default()
    };
    let stop = CancellationToken::new();
    let ending = Ending {
        stop: stop.clone(),
        drain: Duration::ZERO,
        over: stop.clone(),
    };
    let server = serve_with(patience, listener, app, Clock::system(), ending);
    let server = tokio::spawn(server);
    let mut client = TcpStream::connect(address).await.unwrap();
    let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    client.write_all(request.as_bytes()).await.unwrap();
    let let_go = timeout(Duration::from_secs(120), gone.cancelled()).await;
    assert!(let_go.is_ok(), "it is kept");
    drop(client);
    stop.cancel();
    server.await.unwrap();
}

/// What one request is answered.
async fn ask(address: SocketAddr, request: &str) -> String {
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    answer.to_lowercase()
}

#[tokio::test]
async fn before_the_server_is_ready_everybody_is_told_to_come_back() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let long = "x".repeat(200_000);
    let asked = async {
        for request in [
            "GET /orgs/hub HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(),
            format!("POST /inbox HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n{long}"),
        ] {
            let answer = ask(address, &request).await;
            assert!(answer.starts_with("http/1.1 503"), "{answer}");
            assert!(answer.contains("retry-after: 5\r\n"), "{answer}");
            assert!(answer.contains("\"code\":\"restarting\""), "{answer}");
        }
        let page = "GET / HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n\r\n";
        let answer = ask(address, page).await;
        assert!(answer.starts_with("http/1.1 503"), "{answer}");
        assert!(answer.contains("lang=\"zh-hant\""), "{answer}");
        assert!(answer.contains("default-src 'none'"), "{answer}");
    };
    tokio::select! {
        () = asked => {}
        never = turn_away(&listener) => match never {},
    }
}

#[tokio::test]
async fn while_the_last_requests_are_finished_newcomers_are_told_to_come_back() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (begun, done) = (CancellationToken::new(), CancellationToken::new());
    let (begins, ends) = (begun.clone(), done.clone());
    let app = Router::new().fallback(move || {
        let (begins, ends) = (begins.clone(), ends.clone());
        async move {
            begins.cancel();
            ends.cancelled().await;
            "finished"
        }
    });
    let (stop, over) = (CancellationToken::new(), CancellationToken::new());
    let ending = Ending {
        stop: stop.clone(),
        drain: Duration::from_secs(30),
        over: over.clone(),
    };
    let server = tokio::spawn(serve(listener, app, Clock::system(), ending));
    let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    let slow = tokio::spawn(ask(address, request));
    begun.cancelled().await;
    stop.cancel();
    let answer = ask(address, request).await;
    assert!(answer.starts_with("http/1.1 503"), "{answer}");
    done.cancel();
    let answer = slow.await.unwrap();
    assert!(answer.ends_with("finished"), "{answer}");
    // Also while the background work is finished.
    assert!(ask(address, request).await.starts_with("http/1.1 503"));
    over.cancel();
    server.await.unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn the_date_of_answers_follows_a_clock_that_is_set_back() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let seconds = Arc::new(AtomicI64::new(1_796_169_600));
    let time = seconds.clone();
    let clock = Clock::new(move || {
        let read = DateTime::from_timestamp(time.load(Relaxed), 0);
        read.unwrap_or_default()
    });
    let stop = CancellationToken::new();
    let ending = Ending {
        stop: stop.clone(),
        drain: Duration::ZERO,
        over: stop.clone(),
    };
    let app = Router::new().fallback(|| async { "here" });
    let server = tokio::spawn(serve(listener, app, clock, ending));
    let request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    for (now, said) in [
        (1_796_169_600, "date: wed, 02 dec 2026 00:00:00 gmt\r\n"),
        (1_796_162_400, "date: tue, 01 dec 2026 22:00:00 gmt\r\n"),
        (1_796_162_401, "date: tue, 01 dec 2026 22:00:01 gmt\r\n"),
    ] {
        seconds.store(now, Relaxed);
        let answer = ask(address, request).await;
        assert!(answer.contains(said), "{answer}");
        assert_eq!(answer.matches("\r\ndate: ").count(), 1, "{answer}");
    }
    stop.cancel();
    server.await.unwrap();
}
