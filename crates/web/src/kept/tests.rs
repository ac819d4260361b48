use super::*;
use axum::{
    Router,
    body::to_bytes,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::from_fn_with_state,
    response::IntoResponse as _,
    routing::get,
};
use chrono::DateTime;
use futures::FutureExt as _;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering::SeqCst};
use tokio::sync::Semaphore;
use tower::ServiceExt as _;

const HOUR: Duration = Duration::from_secs(3_600);
/// What the database says that cannot tell its moment.
const UNTOLD: usize = usize::MAX;

/// A server that counts how often it makes an answer.
struct World {
    made: Arc<AtomicUsize>,
    commits: Arc<AtomicUsize>,
    millis: Arc<AtomicI64>,
    gate: Arc<Semaphore>,
    keeper: Keeper,
    app: Router,
}

impl World {
    fn new() -> Self {
        Self::with(HOUR, Bounds::default())
    }

    fn with(oldest: Duration, bounds: Bounds) -> Self {
        let (made, commits) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
        let millis = Arc::new(AtomicI64::new(1_000_000));
        let gate = Arc::new(Semaphore::new(0));
        let look: Look = {
            let commits = commits.clone();
            Box::new(move || {
                let commits = commits.load(SeqCst);
                let told = (commits != UNTOLD).then(|| Moment::named(commits.to_string()));
                Box::pin(async move { told })
            })
        };
        let clock = {
            let millis = millis.clone();
            Clock::new(move || {
                DateTime::from_timestamp_millis(millis.load(SeqCst)).unwrap_or_default()
            })
        };
        let keeper = Keeper::new(look, clock, oldest, bounds);
        let show = {
            let (made, gate) = (made.clone(), gate.clone());
            move |Path(what): Path<String>, headers: HeaderMap| {
                let (made, gate) = (made.clone(), gate.clone());
                async move {
                    // Its tag is known without making it.
                    if headers.contains_key("x-over-its-limit") {
                        return StatusCode::TOO_MANY_REQUESTS.into_response();
                    }
                    if what == "named" && headers.contains_key(header::IF_NONE_MATCH) {
                        return StatusCode::NOT_MODIFIED.into_response();
                    }
                    let number = made.fetch_add(1, SeqCst);
                    if what == "slow" {
                        gate.acquire().await.unwrap().forget();
                    }
                    shown(&what, number)
                }
            }
        };
        let app = Router::new()
            .route("/appeals/{what}", get(show))
            .layer(from_fn_with_state(keeper.clone(), keep));
        Self {
            made,
            commits,
            millis,
            gate,
            keeper,
            app,
        }
    }

    /// Of `/appeals/slow` an answer is kept that was made before something was stored.
    async fn with_an_old_answer() -> Self {
        let world = Self::new();
        world.gate.add_permits(2);
        world.text("/appeals/slow").await;
        world.text("/appeals/slow").await;
        world.commit();
        world
    }

    fn commit(&self) {
        self.commits.fetch_add(1, SeqCst);
    }

    /// How often an answer was made.
    fn made(&self) -> usize {
        self.made.load(SeqCst)
    }

    fn ask(
        &self,
        address: &str,
        headers: &[(&str, &str)],
    ) -> impl Future<Output = Response> + use<> {
        let mut request = axum::http::Request::get(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).unwrap();
        let app = self.app.clone();
        async move { app.oneshot(request).await.unwrap() }
    }

    async fn text(&self, address: &str) -> String {
        text(self.ask(address, &[]).await).await
    }

    /// How often an answer is made when it is asked for four times in a row.
    async fn made_of_four(&self, address: &str, headers: &[(&str, &str)]) -> usize {
        let before = self.made();
        for _ in 0..4 {
            let answer = self.ask(address, headers).await;
            assert_eq!(answer.status(), StatusCode::OK, "{address}");
            let kind = answer.headers().get(header::CONTENT_TYPE).cloned();
            if kind.is_none_or(|kind| kind != "text/event-stream") {
                text(answer).await;
            }
        }
        self.made() - before
    }
}

async fn text(answer: Response) -> String {
    let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(body.to_vec()).unwrap()
}

/// An answer of its kind; the first word is its number.
fn shown(what: &str, number: usize) -> Response {
    let body = match what {
        "large" => Body::from("x".repeat(answer::LONGEST + 1)),
        // Comes in pieces, as what is compressed does.
        "endless" => {
            let piece = "x".repeat(answer::LONGEST / 2);
            let pieces = (0..3).map(move |_| Ok::<_, std::io::Error>(piece.clone()));
            Body::from_stream(futures::stream::iter(pieces))
        }
        "stream" => Body::from_stream(futures::stream::pending::<Result<String, std::io::Error>>()),
        _ => Body::from(format!("{number} {}", "x".repeat(1_000))),
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    let tag = format!("W/\"{what}\"");
    headers.insert(header::ETAG, HeaderValue::from_str(&tag).unwrap());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("Accept"));
    let more = match what {
        "private" => (header::CACHE_CONTROL, "private"),
        "cookie" => (header::SET_COOKIE, "a=b"),
        "varies" => (header::VARY, "Accept, Cookie"),
        "stream" => (header::CONTENT_TYPE, "text/event-stream"),
        _ => (header::CONTENT_LANGUAGE, "en"),
    };
    headers.insert(more.0, HeaderValue::from_static(more.1));
    if what == "untagged" {
        headers.remove(header::ETAG);
    }
    response.extensions_mut().insert(Mark);
    response
}

/// What outer layers read of an answer, as who may frame it.
#[derive(Clone)]
struct Mark;

#[tokio::test]
async fn what_is_asked_for_again_is_kept_until_something_is_stored() {
    let world = World::new();
    assert!(world.text("/appeals/a").await.starts_with("0 "));
    assert_eq!(
        world.keeper.shelf().size().0,
        0,
        "nothing for who comes once"
    );
    for _ in 0..3 {
        assert!(world.text("/appeals/a").await.starts_with("1 "));
    }
    world.commit();
    for _ in 0..3 {
        assert!(world.text("/appeals/a").await.starts_with("2 "));
    }
    assert_eq!(world.made_of_four("/appeals/a?text=en", &[]).await, 2);
    assert_eq!(
        world
            .made_of_four("/appeals/a", &[("accept-language", "fr")])
            .await,
        2
    );
    assert!(world.text("/appeals/a").await.starts_with("2 "));
}

#[tokio::test]
async fn row_870_what_is_made_up_gets_what_is_there() {
    let world = World::new();
    world.made_of_four("/appeals/a", &[]).await;
    for number in 0..4 {
        let address = format!("/appeals/a?fbclid={number}");
        let cookie = format!("visits={number}");
        let made = world.made_of_four(&address, &[("cookie", &cookie)]).await;
        assert_eq!(made, 0, "{address}");
    }
}

#[tokio::test]
async fn what_is_stored_elsewhere_does_not_have_it_made_anew() {
    let world = World::new();
    assert_eq!(world.made_of_four("/appeals/named", &[]).await, 2);
    for _ in 0..4 {
        world.commit();
        assert!(world.text("/appeals/named").await.starts_with("1 "));
    }
    let held = [("if-none-match", "\"other\"")];
    world.commit();
    let whole = world.ask("/appeals/named", &held).await;
    assert_eq!(whole.status(), StatusCode::OK);
    assert!(text(whole).await.starts_with("1 "));
    assert_eq!(world.made(), 2);
    // It is no younger for that.
    world.millis.fetch_add(3_600_000, SeqCst);
    assert!(world.text("/appeals/named").await.starts_with("2 "));
}

#[tokio::test]
async fn what_is_old_is_made_anew() {
    let world = World::with(Duration::ZERO, Bounds::default());
    assert_eq!(world.made_of_four("/appeals/a", &[]).await, 4);
    let world = World::new();
    assert_eq!(world.made_of_four("/appeals/a", &[]).await, 2);
    // Whichever way the clock was set.
    world.millis.fetch_add(3_600_000, SeqCst);
    assert_eq!(world.made_of_four("/appeals/a", &[]).await, 1);
    world.millis.fetch_sub(1, SeqCst);
    assert_eq!(world.made_of_four("/appeals/a", &[]).await, 1);
}

#[tokio::test]
async fn what_is_not_for_everybody_is_never_kept() {
    let world = World::new();
    for what in [
        "private", "cookie", "varies", "stream", "untagged", "large", "endless",
    ] {
        let address = format!("/appeals/{what}");
        assert_eq!(world.made_of_four(&address, &[]).await, 4, "{what}");
    }
    for header in [
        ("cookie", "a=b; undersigned_session=c"),
        ("authorization", "Bearer x"),
        ("signature", "x"),
    ] {
        let made = world.made_of_four("/appeals/a", &[header]).await;
        assert_eq!(made, 4, "{}", header.0);
    }
    assert_eq!(world.keeper.shelf().size(), (0, 0));
    // And what is too large is whole.
    assert_eq!(
        world.text("/appeals/endless").await.len(),
        answer::LONGEST / 2 * 3
    );
}

#[tokio::test]
async fn nothing_is_kept_where_the_database_cannot_tell() {
    let world = World::new();
    assert_eq!(world.made_of_four("/appeals/a", &[]).await, 2);
    world.commits.store(UNTOLD, SeqCst);
    assert_eq!(world.made_of_four("/appeals/a", &[]).await, 4);
}

#[tokio::test]
async fn who_holds_it_is_told_so() {
    let world = World::new();
    let held = [("if-none-match", "\"a\"")];
    // Who holds something never has it laid down.
    assert_eq!(world.made_of_four("/appeals/a", &held).await, 4);
    let whole = world.ask("/appeals/a", &[]).await;
    text(world.ask("/appeals/a", &[]).await).await;
    let made = world.made();
    for _ in 0..2 {
        let answer = world.ask("/appeals/a", &held).await;
        assert_eq!(answer.status(), StatusCode::NOT_MODIFIED);
        for name in [header::ETAG, header::CACHE_CONTROL, header::VARY] {
            assert_eq!(answer.headers().get(&name), whole.headers().get(&name));
        }
        assert!(answer.extensions().get::<Mark>().is_some());
        assert_eq!(text(answer).await, "");
    }
    assert_eq!(world.made(), made);
    let other = world.ask("/appeals/a", &[("if-none-match", "\"b\"")]).await;
    assert_eq!(other.status(), StatusCode::OK);
    // The whole is made anew, and its reader still told only that nothing has changed.
    world.commit();
    let answer = world.ask("/appeals/a", &held).await;
    assert_eq!(answer.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(world.made(), made + 1);
    assert!(
        world
            .text("/appeals/a")
            .await
            .starts_with(&made.to_string())
    );
}

#[tokio::test]
async fn a_crowd_costs_one_making_at_a_time() {
    let world = World::with_an_old_answer().await;
    let crowd = (0..50).map(|_| world.ask("/appeals/slow", &[]));
    let crowd: Vec<_> = crowd.map(tokio::spawn).collect();
    world.gate.add_permits(50);
    for answer in crowd {
        assert!(!text(answer.await.unwrap()).await.starts_with("1 "));
    }
    let made = world.made() - 2;
    assert!((1..=2).contains(&made), "{made} times");
}

#[tokio::test]
async fn what_comes_while_one_is_made_gets_the_next() {
    let world = World::with_an_old_answer().await;
    let first = tokio::spawn(world.ask("/appeals/slow", &[]));
    while world.made() < 3 {
        tokio::task::yield_now().await;
    }
    // What is being made may have been read before this.
    world.commit();
    let second = tokio::spawn(world.ask("/appeals/slow", &[]));
    world.gate.add_permits(2);
    assert!(text(first.await.unwrap()).await.starts_with("2 "));
    assert!(text(second.await.unwrap()).await.starts_with("3 "));
}

#[tokio::test]
async fn who_hangs_up_takes_nobody_elses_answer_along() {
    let world = World::with_an_old_answer().await;
    let gone = tokio::spawn(world.ask("/appeals/slow", &[]));
    while world.made() < 3 {
        tokio::task::yield_now().await;
    }
    let stays = tokio::spawn(world.ask("/appeals/slow", &[]));
    gone.abort();
    assert!(gone.await.unwrap_err().is_cancelled());
    world.gate.add_permits(2);
    assert_eq!(stays.await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn row_871_who_may_have_nothing_made_takes_nobodys_answer_away() {
    let world = World::with_an_old_answer().await;
    let limited = [("x-over-its-limit", "yes")];
    let refused = world.ask("/appeals/slow", &limited).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(world.keeper.shelf().size().0, 1);
    // While one is made, both wait for the next, whoever came first.
    let first = tokio::spawn(world.ask("/appeals/slow", &[]));
    while world.made() < 3 {
        tokio::task::yield_now().await;
    }
    world.commit();
    let mut over = Box::pin(world.ask("/appeals/slow", &limited));
    let mut reader = Box::pin(world.ask("/appeals/slow", &[]));
    for waits in [&mut over, &mut reader] {
        assert!(waits.now_or_never().is_none());
    }
    world.gate.add_permits(2);
    assert!(text(first.await.unwrap()).await.starts_with("2 "));
    let (over, reader) = tokio::join!(over, reader);
    for answer in [over, reader] {
        assert!(text(answer).await.starts_with("3 "));
    }
    assert_eq!(world.made(), 4);
}

#[tokio::test]
async fn strangers_fill_no_more_than_there_is_room_for() {
    let bounds = Bounds {
        count: 40,
        bytes: 64 * 1024,
    };
    let world = World::with(HOUR, bounds);
    world.made_of_four("/appeals/read", &[]).await;
    for number in 0..200 {
        let address = format!("/appeals/a?text={number}");
        assert_eq!(world.made_of_four(&address, &[]).await, 2);
        // What is read all the time stays.
        assert!(world.text("/appeals/read").await.starts_with("1 "));
        let (count, bytes) = world.keeper.shelf().size();
        assert!(
            count <= bounds.count && bytes <= bounds.bytes,
            "{count} {bytes}"
        );
    }
}
