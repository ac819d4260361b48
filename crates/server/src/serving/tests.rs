//! Clients that are slow on purpose.

use super::*;
use axum::body::Bytes;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// Serves an app that reads what it is sent; answers what a client gets that sends this much and
/// then nothing more, until the server closes.
async fn answer_to(bytes: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = Router::new().fallback(|body: Bytes| async move { format!("{} bytes", body.len()) });
    let patience = Patience {
        head: Duration::from_millis(200),
        answer: Duration::from_millis(200),
    };
    let stop = CancellationToken::new();
    let server = serve_with(patience, listener, app, stop.clone(), Duration::ZERO);
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
        assert!(
            answer.to_lowercase().contains("connection: close"),
            "{answer}"
        );
    }
}
