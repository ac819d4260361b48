//! Forms with files over a slow line: from somebody who is signed in they are waited for, as long as they come.

use crate::PROGRAM;
use futures::{StreamExt as _, stream};
use image::ImageFormat;
use reqwest::{
    Body, RequestBuilder, StatusCode,
    header::{CONTENT_LENGTH, CONTENT_TYPE, ORIGIN},
};
use std::{convert::Infallible, time::Duration};
use tokio::time::sleep;
use undersigned_tests::{
    Backend, Desk, Server,
    desk::field,
    media::{form, picture},
};

/// How many seconds a request of the server under test has, and for how long the next piece of a form is waited for.
const SECONDS: u64 = 4;
/// In how many pieces a form comes.
const PIECES: usize = 20;

/// Bytes that take twice the time that a request has. `all` says whether the last of them come, or nothing more after
/// the first half.
fn slowly(bytes: &[u8], all: bool) -> Body {
    let pause = Duration::from_secs(2 * SECONDS) / u32::try_from(PIECES).expect("few");
    let size = bytes.len().div_ceil(PIECES);
    let pieces: Vec<Vec<u8>> = bytes.chunks(size).map(<[u8]>::to_vec).collect();
    let come = if all { pieces.len() } else { pieces.len() / 2 };
    let coming = stream::iter(pieces)
        .take(come)
        .then(move |piece| async move {
            sleep(pause).await;
            Ok::<_, Infallible>(piece)
        });
    match all {
        true => Body::wrap_stream(coming),
        false => Body::wrap_stream(coming.chain(stream::pending())),
    }
}

fn of_a_program(hub: &Server, kind: &str, bytes: &[u8], all: bool) -> RequestBuilder {
    let request = hub.client.post(format!("{}/api/v1/media", hub.url));
    let request = request.bearer_auth(&hub.token).header(CONTENT_TYPE, kind);
    // As browsers say it. A form that does not say how long it is takes the place of the longest.
    let request = request.header(CONTENT_LENGTH, bytes.len());
    request.body(slowly(bytes, all))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_103_a_slow_upload_is_waited_for_while_it_comes_from_somebody_signed_in() {
    let seconds = SECONDS.to_string();
    let variables = [("UNDERSIGNED_TEST_ANSWER", seconds.as_str())];
    let hub = Server::start_with(PROGRAM, "hub", Backend::Sqlite, &variables).await;
    let mut desk = Desk::of(&hub).await;
    let file = picture(300, 200, ImageFormat::Png);
    let (kind, body) = form(&[], &[("file", "x.png", &file)]);

    let program = async {
        let sent = of_a_program(&hub, &kind, &body, true).send().await;
        let answer = sent.expect("the server answers");
        let status = answer.status();
        let text = answer.text().await.expect("an answer");
        assert_eq!(status, StatusCode::CREATED, "{text}");
    };
    let stalled = async {
        let sent = of_a_program(&hub, &kind, &body, false).send().await;
        let answer = sent.expect("the server answers");
        let status = answer.status();
        let text = answer.text().await.expect("an answer");
        assert_eq!(status, StatusCode::REQUEST_TIMEOUT, "{text}");
        assert!(text.contains("\"upload_too_slow\""), "{text}");
    };
    let person = async {
        let csrf = field(&desk.get("/desk/profile").await, "csrf");
        let words = [
            ("csrf", csrf.as_str()),
            ("language-1", "en"),
            ("name-1", "Hub Union"),
            ("picture-alt-1", "Two hands"),
            ("accent", "#1e6b3a"),
        ];
        let (kind, body) = form(&words, &[("picture", "x.png", &file)]);
        let sent = desk.post_as("/desk/profile", &kind, slowly(&body, true));
        let (status, to) = sent.await;
        assert!(status.is_redirection(), "{status} {to}");
    };
    let stranger = async {
        let words = format!("email=mei@quay.example&password={}", "x".repeat(1_000));
        let request = hub.client.post(format!("{}/sign-in", hub.url));
        let request = request
            .header(ORIGIN, &hub.url)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(slowly(words.as_bytes(), true));
        // Whoever still sends while the connection is closed need not read why.
        if let Ok(answer) = request.send().await {
            assert_eq!(answer.status(), StatusCode::REQUEST_TIMEOUT);
        }
    };
    tokio::join!(program, stalled, stranger);
    person.await;
    let actor = hub.fetch("/orgs/hub").await.expect(200);
    assert_eq!(actor["icon"]["width"], 200, "it has come");
}
