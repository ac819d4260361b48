//! How much of an answer is read, and for how long.

use super::*;
use std::time::Instant;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// Answers the first connection with `head` and then with `chunk` every `pause`, without end.
async fn drip(head: &'static str, chunk: Vec<u8>, pause: Duration) -> Url {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await;
        let _ = stream.write_all(head.as_bytes()).await;
        while stream.write_all(&chunk).await.is_ok() {
            tokio::time::sleep(pause).await;
        }
    });
    format!("http://{address}/").parse().unwrap()
}

#[tokio::test]
async fn row_102_a_body_over_the_limit_is_refused_with_and_without_its_length() {
    let client = client(local());
    let endless = drip(
        "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n",
        vec![b'a'; 65_536],
        Duration::ZERO,
    )
    .await;
    assert_eq!(get_code(&client, &endless).await, "too_large");
    let announced = drip(
        "HTTP/1.1 200 OK\r\ncontent-length: 1099511627776\r\n\r\n",
        vec![b'a'],
        Duration::from_secs(1),
    )
    .await;
    assert_eq!(get_code(&client, &announced).await, "too_large");
}

#[tokio::test]
async fn row_102_a_body_of_exactly_the_limit_is_read() {
    let router = Router::new().route(
        "/{length}",
        get(|Path(length): Path<usize>| async move { vec![b'a'; length] }),
    );
    let base = serve(router).await;
    let client = client(Options {
        max_body: 1000,
        ..local()
    });
    assert_eq!(get_code(&client, &base.join("1000").unwrap()).await, "ok");
    assert_eq!(
        get_code(&client, &base.join("1001").unwrap()).await,
        "too_large"
    );
}

#[tokio::test]
async fn row_102_a_compressed_body_is_not_unpacked() {
    let router = Router::new().fallback(any(|| async { ([("content-encoding", "gzip")], "bomb") }));
    let base = serve(router).await;
    assert_eq!(get_code(&client(local()), &base).await, "content_encoding");
}

#[tokio::test]
async fn row_102_slow_peers_run_into_the_overall_time_limit() {
    let client = client(Options {
        timeout: Duration::from_millis(400),
        ..local()
    });
    let head = "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n";
    let body = drip(head, vec![b'a'], Duration::from_millis(50)).await;
    let started = Instant::now();
    assert_eq!(get_code(&client, &body).await, "timeout");
    let headers = drip(
        "HTTP/1.1 200 OK\r\n",
        b"a: b\r\n".to_vec(),
        Duration::from_millis(50),
    )
    .await;
    assert_eq!(get_code(&client, &headers).await, "timeout");
    assert!(started.elapsed() < Duration::from_secs(60));
}

#[tokio::test]
async fn row_102_what_was_taken_stays_so_however_long_its_answer_goes_on() {
    let client = client(Options {
        // Long enough for its head, on a busy machine.
        timeout: Duration::from_secs(3),
        ..local()
    });
    let head = "HTTP/1.1 202 Accepted\r\nconnection: close\r\n\r\n";
    let endless = drip(head, vec![b'a'], Duration::from_millis(50)).await;
    let posted = client.post(&endless, HeaderMap::new(), "{}".into());
    assert_eq!(posted.await.unwrap().status, StatusCode::ACCEPTED);
}

#[tokio::test]
async fn row_102_a_peer_that_falls_silent_is_left() {
    let client = client(Options {
        idle: Duration::from_millis(200),
        ..local()
    });
    let head = "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n";
    let silent = drip(head, vec![b'a'], Duration::from_secs(60)).await;
    assert_eq!(get_code(&client, &silent).await, "timeout");
}

#[tokio::test]
async fn row_102_headers_without_end_and_very_long_ones_are_not_read() {
    let client = client(local());
    let endless = drip(
        "HTTP/1.1 200 OK\r\n",
        b"a: b\r\n".repeat(1_000),
        Duration::ZERO,
    )
    .await;
    assert_eq!(get_code(&client, &endless).await, "unreachable");
    let router = Router::new().fallback(any(|| async { ([("x-long", "a".repeat(70_000))], "{}") }));
    let long = serve(router).await;
    assert_eq!(get_code(&client, &long).await, "too_large");
}
