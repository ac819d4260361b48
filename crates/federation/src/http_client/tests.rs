//! The client against small servers on loopback.

mod bounds;

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::{
    Router,
    body::Body,
    extract::Path,
    http::{Request, StatusCode},
    response::{IntoResponse, Redirect},
    routing::{any, get},
};
use chrono::{DateTime, Utc};
use tokio::net::TcpListener;

use super::*;
use crate::{
    clock::Clock,
    signatures::{PublicKey, RequestParts, SigningKey, generate_rsa_2048, parse},
};

fn now() -> DateTime<Utc> {
    "2026-11-20T10:00:00Z".parse().unwrap()
}

fn client(options: Options) -> HttpClient {
    let clock = Clock::new(now);
    HttpClient::new(Options { clock, ..options }).unwrap()
}

fn signer(key: &SigningKey) -> Signer<'_> {
    Signer {
        key,
        first: Scheme::Cavage,
    }
}

fn local() -> Options {
    Options {
        allow_private_network: true,
        ..Options::default()
    }
}

/// Serves `router` on a free port and returns its base URL.
async fn serve(router: Router) -> Url {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    format!("http://{address}/").parse().unwrap()
}

async fn get_code(client: &HttpClient, url: &Url) -> &'static str {
    match client.get(url, "application/json", None).await {
        Ok(_) => "ok",
        Err(error) => error.code(),
    }
}

#[tokio::test]
async fn a_page_is_fetched_with_its_type() {
    let router = Router::new().route(
        "/actor",
        get(|| async { ([("content-type", "application/activity+json")], "{}") }),
    );
    let base = serve(router).await;
    let client = client(local());
    for host in ["127.0.0.1", "localhost", "a.localhost"] {
        let mut url = base.join("actor#key").unwrap();
        url.set_host(Some(host)).unwrap();
        let fetched = client.get(&url, "application/json", None).await.unwrap();
        assert_eq!(fetched.status, StatusCode::OK);
        assert_eq!(
            fetched.content_type.as_deref(),
            Some("application/activity+json")
        );
        assert_eq!(fetched.body, b"{}");
    }
}

#[tokio::test]
async fn what_this_server_answers_itself_says_nothing_of_its_clock() {
    let base = serve(Router::new().fallback(any(|| async { "" }))).await;
    let another = "https://hub.example/".to_owned();
    for (own, is_heard) in [(base.to_string(), false), (another, true)] {
        let client = client(Options { own, ..local() });
        client.get(&base, "*/*", None).await.unwrap();
        let heard = client.clocks().difference(1);
        assert_eq!(heard.is_some(), is_heard, "{heard:?}");
    }
}

#[tokio::test]
async fn row_93_loopback_is_not_asked_without_leave() {
    let base = serve(Router::new().fallback(any(|| async { "secret" }))).await;
    let strict = client(Options::default());
    assert_eq!(get_code(&strict, &base).await, "address_forbidden");
    let named: Url = "https://localhost/".parse().unwrap();
    assert_eq!(get_code(&strict, &named).await, "address_forbidden");
}

#[tokio::test]
async fn row_93_the_resolver_itself_refuses_when_the_url_check_is_passed() {
    let strict = client(Options::default());
    let error = strict
        .client
        .get("https://localhost/")
        .send()
        .await
        .unwrap_err();
    assert_eq!(HttpError::from_reqwest(error), HttpError::AddressForbidden);
}

#[tokio::test]
async fn row_97_three_redirects_are_followed_and_no_more() {
    let router = Router::new()
        .route(
            "/{left}",
            get(|Path(left): Path<u32>| async move {
                match left {
                    0 => "there".into_response(),
                    left => Redirect::temporary(&format!("/{}", left - 1)).into_response(),
                }
            }),
        )
        .route("/loop", get(|| async { Redirect::temporary("/loop") }))
        .route(
            "/in",
            get(|| async { Redirect::permanent("http://10.0.0.1/") }),
        )
        .route(
            "/file",
            get(|| async { Redirect::permanent("file:///etc/passwd") }),
        );
    let base = serve(router).await;
    let client = client(local());
    let url = |path| base.join(path).unwrap();
    let fetched = client.get(&url("3"), "*/*", None).await.unwrap();
    assert_eq!((fetched.url, fetched.body), (url("0"), b"there".to_vec()));
    assert_eq!(get_code(&client, &url("4")).await, "too_many_redirects");
    assert_eq!(get_code(&client, &url("loop")).await, "too_many_redirects");
    assert_eq!(get_code(&client, &url("in")).await, "address_forbidden");
    assert_eq!(get_code(&client, &url("file")).await, "url_invalid");
}

#[tokio::test]
async fn row_97_a_signature_does_not_follow_a_redirect_to_another_origin() {
    let is_signed = |request: Request<Body>| async move {
        let signed = request.headers().contains_key("signature");
        if signed { "signed" } else { "plain" }
    };
    let other = serve(Router::new().fallback(any(is_signed))).await;
    let away = other.to_string();
    let router = Router::new()
        .route("/here", get(|| async { Redirect::temporary("/end") }))
        .route("/away", get(|| async move { Redirect::temporary(&away) }))
        .route("/end", any(is_signed));
    let base = serve(router).await;
    let (der, _) = generate_rsa_2048().unwrap();
    let key = SigningKey::from_pkcs8("http://localhost/actor#main-key", &der).unwrap();
    let client = client(local());
    for (path, expected) in [("end", "signed"), ("here", "signed"), ("away", "plain")] {
        let url = base.join(path).unwrap();
        let fetched = client.get(&url, "*/*", Some(signer(&key))).await.unwrap();
        assert_eq!(fetched.body, expected.as_bytes(), "{path}");
    }
}

#[tokio::test]
async fn a_signed_fetch_knocks_twice_and_verifies_at_the_other_end() {
    static KNOCKS: AtomicUsize = AtomicUsize::new(0);
    let (der, pem) = generate_rsa_2048().unwrap();
    let public = PublicKey::from_pem(&pem).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let authority = listener.local_addr().unwrap().to_string();
    let base: Url = format!("http://{authority}/").parse().unwrap();
    let router = Router::new().fallback(any(move |request: Request<Body>| {
        KNOCKS.fetch_add(1, Ordering::SeqCst);
        let parts = RequestParts {
            method: request.method().as_str(),
            path_and_query: request.uri().path_and_query().unwrap().as_str(),
            authority: &authority,
            scheme: "http",
            headers: request.headers(),
        };
        let verified = parse(&parts, b"", now()).and_then(|found| found.verify(&public));
        // This peer speaks only the newer scheme.
        let status = match verified {
            Ok(verified) if verified.scheme == Scheme::Rfc9421 => StatusCode::OK,
            _ => StatusCode::UNAUTHORIZED,
        };
        async move { status }
    }));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let key = SigningKey::from_pkcs8("https://other.example/actor#main-key", &der).unwrap();
    let url = base.join("outbox?page=1").unwrap();
    let client = client(local());
    let fetched = client.get(&url, "*/*", Some(signer(&key))).await.unwrap();
    assert_eq!(fetched.status, StatusCode::OK);
    assert_eq!(fetched.scheme, Some(Scheme::Rfc9421));
    assert_eq!(KNOCKS.load(Ordering::SeqCst), 2);
    // Who says first what is taken knocks once.
    let signer = Signer {
        first: Scheme::Rfc9421,
        ..signer(&key)
    };
    let fetched = client.get(&url, "*/*", Some(signer)).await.unwrap();
    assert_eq!(fetched.scheme, Some(Scheme::Rfc9421));
    assert_eq!(KNOCKS.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_host_gets_no_more_requests_at_once_than_allowed() {
    static NOW: AtomicUsize = AtomicUsize::new(0);
    static MOST: AtomicUsize = AtomicUsize::new(0);
    let router = Router::new().fallback(any(|| async {
        let now = NOW.fetch_add(1, Ordering::SeqCst) + 1;
        MOST.fetch_max(now, Ordering::SeqCst);
        // Nobody goes before there are as many as may be: on a busy machine they come one by one.
        while MOST.load(Ordering::SeqCst) < 4 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
        NOW.fetch_sub(1, Ordering::SeqCst);
    }));
    let base = serve(router).await;
    let client = client(local());
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let (client, base) = (client.clone(), base.clone());
            tokio::spawn(async move { get_code(&client, &base).await })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap(), "ok");
    }
    assert_eq!(MOST.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn a_post_reports_status_and_wait_and_follows_nothing() {
    let router = Router::new()
        .route(
            "/busy",
            any(|| async {
                (
                    StatusCode::SERVICE_UNAVAILABLE,
                    [("retry-after", "120")],
                    vec![b'a'; 100_000],
                )
            }),
        )
        .route("/moved", any(|| async { Redirect::temporary("/inbox") }))
        .route("/inbox", any(|| async { StatusCode::ACCEPTED }));
    let base = serve(router).await;
    let client = client(local());
    let post = async |path: &str| {
        let url = base.join(path).unwrap();
        client.post(&url, HeaderMap::new(), "{}".into()).await
    };
    let busy = post("busy").await.unwrap();
    assert_eq!(busy.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(busy.retry_after, Some(Duration::from_secs(120)));
    assert_eq!(busy.body.len(), 64 * 1024);
    let moved = post("moved").await.unwrap();
    assert_eq!(moved.status, StatusCode::TEMPORARY_REDIRECT);
    let accepted = post("inbox").await.unwrap();
    assert_eq!(accepted.status, StatusCode::ACCEPTED);
}

#[tokio::test]
async fn a_host_that_is_down_is_worth_another_try_and_a_forbidden_one_is_not() {
    // Bound, so that nobody else gets the port; and nobody listens.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = socket.local_addr().unwrap();
    let url: Url = format!("http://{address}/").parse().unwrap();
    let error = client(local()).get(&url, "*/*", None).await.unwrap_err();
    assert_eq!(error.code(), "unreachable");
    assert!(error.is_retryable());
    assert!(!HttpError::AddressForbidden.is_retryable());
}

#[test]
fn retry_after_is_read_as_seconds_or_as_a_date() {
    let read = |text| retry_after(text, now());
    assert_eq!(read("7"), Some(Duration::from_secs(7)));
    assert_eq!(
        read("Fri, 20 Nov 2026 10:01:00 GMT"),
        Some(Duration::from_secs(60))
    );
    assert_eq!(read("Fri, 20 Nov 2026 09:00:00 GMT"), Some(Duration::ZERO));
    assert_eq!(read("soon"), None);
}
