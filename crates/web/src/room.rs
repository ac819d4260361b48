//! How much of long requests and long answers there may be in memory at a time: in all, and of one network.
//!
//! What is sent here is read whole before anybody looks at it, and a page is made whole before it goes out. Each
//! takes memory for as long as whoever sends or reads it likes to take. What is short is not counted, and
//! nor is what many readers share.
//!
//! Where there is no more room, what strangers have had on its way for the longest is ended, and not the newest refused:
//! whoever is slow keeps nobody out. A quarter is for networks of people who are signed in, of programs with a token, and of
//! servers whose signature held.

mod known;
mod passing;
mod side;

use crate::{
    guard::MAX_BODY,
    multipart::PICTURES,
    pages::turned_away::{Reader, TurnedAway},
    problem::Problem,
    rate_limit,
};
use axum::{
    body::HttpBody as _,
    extract::{Request, State},
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};
pub(crate) use known::introduce;
use known::{Introduction, Known, Whose};
use passing::{Answer, Sent};
use side::{Bounds, End, Full, Held, Side};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use undersigned_federation::memory_bounds::MemoryBounds;

/// What is no longer than this is not counted of what is being read here, in bytes.
const SHORT_REQUEST: usize = 64 * 1024;

/// Of what is being read here.
fn sent(all: usize) -> Bounds {
    Bounds {
        short: SHORT_REQUEST,
        all,
        of_one: all / 4,
        kept: all / 4,
    }
}

/// Of what others are reading.
fn answers(all: usize) -> Bounds {
    Bounds {
        short: 128 * 1024,
        all,
        of_one: all / 4,
        kept: all / 4,
    }
}

/// Of what is kept of forms with files: of one network a half, and one of the largest in any case.
fn forms(all: usize) -> Bounds {
    Bounds {
        short: 0,
        all,
        of_one: (all / 2).max(PICTURES.form()),
        kept: 0,
    }
}

/// Marks an answer, among its extensions, whose bytes are in memory once for all who read it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shared;

/// The room of a server. Cloning shares it.
#[derive(Debug, Clone)]
pub struct Room {
    sent: Side,
    answers: Side,
    forms: Side,
    known: Known,
}

impl Room {
    /// As much as there may be.
    #[must_use]
    pub fn within(memory: MemoryBounds) -> Self {
        Self {
            sent: Side::within(sent(memory.sent)),
            answers: Side::within(answers(memory.answers)),
            forms: Side::within(forms(memory.forms)),
            known: Known::default(),
        }
    }
}

/// Passes a request on as long as there is room for what comes of it, and its answer where there is room for that.
pub async fn bound(
    State((room, turned_away)): State<(Room, TurnedAway)>,
    mut request: Request,
    next: Next,
) -> Response {
    let network = rate_limit::of(request.extensions(), request.headers());
    let reader = Reader::of(&request);
    if let Some(reader) = reader {
        // For whoever refuses further inside.
        request.extensions_mut().insert(reader);
    }
    let refuse = |full: Full| turned_away.answer(reader, full.problem());
    let form = KeptOfForm::new(&room.forms, room.known.whose(network));
    request.extensions_mut().insert(form.clone());
    let introduction = Introduction {
        known: room.known.clone(),
        network,
    };
    request.extensions_mut().insert(introduction);
    let sent = Arc::new(Sent::default());
    if length(&request) > SHORT_REQUEST {
        let whose = room.known.whose(network);
        request = request.map(|body| sent.counted(body, &room.sent, whose));
    }
    let response = next.run(request).await;
    form.free();
    sent.free();
    if let Some(full) = sent.refused() {
        return refuse(full);
    }
    // Whoever has shown just now who they are is known from here on.
    let held = hold(&room.answers, room.known.whose(network), response);
    held.unwrap_or_else(refuse)
}

/// An answer that takes its room until it was read, or nobody reads it any longer.
fn hold(side: &Side, whose: Whose, response: Response) -> Result<Response, Full> {
    let length = response.body().size_hint().exact();
    let length = length.and_then(|length| usize::try_from(length).ok());
    let shared = response.extensions().get::<Shared>().is_some();
    let Some(length) = length.filter(|length| !shared && side.counts(*length)) else {
        return Ok(response);
    };
    let (mut parts, body) = response.into_parts();
    let answer = Answer::of(body);
    let end: Arc<dyn End> = answer.clone();
    let held = side.take(whose, length, Some(end))?;
    let said = HeaderValue::from(length);
    parts.headers.entry(header::CONTENT_LENGTH).or_insert(said);
    Ok(Response::from_parts(parts, answer.read(held)))
}

/// What a request keeps in memory of a form with files, among its extensions. It is counted as it comes, and not as it
/// is announced: whoever sends slowly keeps nobody out. Free again when the request was answered, or nobody waits
/// for that any longer. Cloning shares it.
#[derive(Debug, Clone)]
pub(crate) struct KeptOfForm {
    side: Side,
    whose: Whose,
    held: Arc<Mutex<Option<Held>>>,
}

impl KeptOfForm {
    fn new(side: &Side, whose: Whose) -> Self {
        Self {
            side: side.clone(),
            whose,
            held: Arc::default(),
        }
    }

    /// One of a server that has room for so many bytes.
    #[cfg(test)]
    pub(crate) fn within(all: usize) -> Self {
        let bounds = Bounds {
            short: 0,
            all,
            of_one: all,
            kept: 0,
        };
        Self::new(&Side::within(bounds), Whose::default())
    }

    /// Room for so many bytes more.
    ///
    /// # Errors
    /// 429 or 503 where there is none.
    pub(crate) fn take(&self, bytes: usize) -> Result<(), Problem> {
        let mut held = self.held();
        if let Some(held) = held.as_ref() {
            return held.more(bytes).map_err(Full::problem);
        }
        *held = self
            .side
            .take(self.whose, bytes, None)
            .map_err(Full::problem)?;
        Ok(())
    }

    /// Nothing of it is kept any longer.
    pub(crate) fn free(&self) {
        let held = self.held().take();
        drop(held);
    }

    fn held(&self) -> MutexGuard<'_, Option<Held>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How long a request says to be, at most as long as a body may be.
fn length(request: &Request) -> usize {
    if request.body().is_end_stream() {
        return 0;
    }
    let said = request.body().size_hint().exact();
    let said = said.and_then(|length| usize::try_from(length).ok());
    said.unwrap_or(MAX_BODY).min(MAX_BODY)
}

#[cfg(test)]
mod tests {
    use super::{
        side::tests::{side, stranger},
        *,
    };
    use crate::compress;
    use axum::{
        Router,
        body::{Body, BodyDataStream, Bytes, to_bytes},
        http::StatusCode,
        routing::get,
    };
    use futures::{StreamExt as _, channel::mpsc};
    use std::io::Read as _;
    use tower::ServiceExt as _;

    #[test]
    fn row_858_the_largest_form_is_taken_on_the_smallest_machine() {
        let least = MemoryBounds::of(Some(0));
        let room = Room::within(least);
        let form = KeptOfForm::new(&room.forms, stranger("198.51.100.1"));
        for _ in 0..PICTURES.form() / 1024 {
            form.take(1024).unwrap();
        }
        assert!(sent(least.sent).of_one > MAX_BODY);
    }

    #[test]
    fn row_632_of_a_form_with_files_all_that_is_kept_is_counted() {
        let side = side();
        let (organiser, other) = (stranger("198.51.100.1"), stranger("198.51.100.2"));
        let form = KeptOfForm::new(&side, organiser);
        let second = KeptOfForm::new(&side, organiser);
        form.clone().take(150).unwrap();
        form.take(100).unwrap();
        second.take(50).unwrap();
        assert_eq!(side.all(), 300);
        let refused = second.take(20).unwrap_err();
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        let elsewhere = KeptOfForm::new(&side, other);
        elsewhere.take(200).unwrap();
        // What is refused is not kept, and leaves its room to the other.
        second.free();
        form.take(50).unwrap();
        assert_eq!(side.all(), 500);
        drop((form, elsewhere));
        assert!(side.is_free());
    }

    #[tokio::test]
    async fn row_632_an_answer_takes_its_room_as_long_as_somebody_has_it() {
        let side = side();
        let answer = || Response::new(Body::from(vec![1; 200]));
        let (reader, other) = (stranger("198.51.100.1"), stranger("198.51.100.2"));
        let read = hold(&side, reader, answer()).unwrap();
        assert_eq!(read.headers()[header::CONTENT_LENGTH], "200");
        let refused = hold(&side, reader, answer()).unwrap_err();
        assert_eq!(refused, Full::Network);
        assert_eq!(refused.problem().status, StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.problem().retry_after().is_some());
        let mut shared = answer();
        shared.extensions_mut().insert(Shared);
        let shared = hold(&side, reader, shared).unwrap();
        assert_eq!(shared.status(), StatusCode::OK);
        drop(hold(&side, other, answer()));
        assert_eq!(side.all(), 200);
        let bytes = to_bytes(read.into_body(), 1_000).await.unwrap();
        assert_eq!((bytes.len(), side.all()), (200, 0));
    }

    #[tokio::test]
    async fn what_takes_its_room_is_packed_to_its_end() {
        let side = Side::within(answers(4 * 1024 * 1024));
        let text = "a long list of names ".repeat(10_000);
        let answer = {
            let (side, text) = (side.clone(), text.clone());
            move || {
                let (side, text) = (side.clone(), text.clone());
                let response = Response::new(Body::from(text));
                async move { hold(&side, stranger("198.51.100.1"), response).unwrap() }
            }
        };
        let app = Router::new()
            .route("/", get(answer))
            .layer(compress::layer());
        let request = Request::get("/").header(header::ACCEPT_ENCODING, "br");
        let request = request.body(Body::empty()).unwrap();
        let answer = app.oneshot(request).await.unwrap();
        assert_eq!(answer.headers()[header::CONTENT_ENCODING], "br");
        assert_eq!(side.all(), text.len());
        let packed = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        let mut unpacked = String::new();
        brotli::Decompressor::new(&packed[..], 4_096)
            .read_to_string(&mut unpacked)
            .unwrap();
        assert!(unpacked == text, "{} of it", unpacked.len());
        assert!(side.is_free());
    }

    #[tokio::test]
    async fn row_632_an_answer_that_is_read_slowly_breaks_off_where_others_need_the_room() {
        let side = side();
        let long = || Response::new(Body::from(vec![1; 300]));
        let reader = |n: u8| stranger(&format!("198.51.100.{n}"));
        let slow = hold(&side, reader(1), long()).unwrap();
        let others: Vec<_> = (2..5)
            .map(|n| hold(&side, reader(n), long()).unwrap())
            .collect();
        assert_eq!(side.all(), 900);
        let broken = to_bytes(slow.into_body(), 1_000).await;
        assert!(broken.is_err());
        for other in others {
            let whole = to_bytes(other.into_body(), 1_000).await.unwrap();
            assert_eq!(whole.len(), 300);
        }
        assert!(side.is_free());
    }

    type Pieces = mpsc::UnboundedSender<Result<Bytes, std::io::Error>>;

    /// A body to which is sent, and what becomes of reading it.
    fn coming(side: &Side, from: &str) -> (Pieces, Arc<Sent>, BodyDataStream) {
        let (sender, pieces) = mpsc::unbounded();
        let sent = Arc::new(Sent::default());
        let body = sent.counted(Body::from_stream(pieces), side, stranger(from));
        (sender, sent, body.into_data_stream())
    }

    #[tokio::test]
    async fn row_632_a_body_takes_room_for_what_has_come_of_it_and_the_slowest_makes_room() {
        let side = side();
        let piece = |bytes: usize| Ok(Bytes::from(vec![1; bytes]));
        // Whatever it announces: what has not come takes nothing.
        let (mut slow, mut bodies) = (Vec::new(), Vec::new());
        for n in 0..5 {
            let (sender, sent, mut body) = coming(&side, &format!("198.51.100.{n}"));
            sender.unbounded_send(piece(200)).unwrap();
            assert_eq!(body.next().await.unwrap().unwrap().len(), 200);
            slow.push((sender, sent));
            bodies.push(body);
        }
        assert_eq!(side.all(), 1_000);
        let (sender, sent, mut body) = coming(&side, "203.0.113.1");
        sender.unbounded_send(piece(100)).unwrap();
        sender.unbounded_send(piece(200)).unwrap();
        drop(sender);
        assert_eq!(body.next().await.unwrap().unwrap().len(), 100);
        assert_eq!(body.next().await.unwrap().unwrap().len(), 200);
        // However often it is asked.
        for _ in 0..2 {
            assert!(body.next().await.is_none());
        }
        assert_eq!(sent.refused(), None);
        // The two that have been on their way for the longest broke off, though nothing comes of them.
        for (n, ((_sender, sent), body)) in slow.iter().zip(&mut bodies).enumerate() {
            let is_ended = n < 2;
            assert_eq!(now(body.next()).is_some(), is_ended, "{n}");
            assert_eq!(sent.refused(), is_ended.then_some(Full::Server), "{n}");
        }
        // What has come whole stays until it is answered.
        assert_eq!(side.all(), 900);
        sent.free();
        drop((slow, bodies));
        assert!(side.is_free());
    }

    /// What there is of something just now.
    fn now<F: Future>(something: F) -> Option<F::Output> {
        futures::FutureExt::now_or_never(something)
    }

    #[test]
    fn what_does_not_say_how_long_it_is_counts_as_the_longest() {
        let of = |body: Body| length(&Request::new(body));
        assert_eq!(of(Body::empty()), 0);
        assert_eq!(of(Body::from("ten bytes.")), 10);
        assert_eq!(of(Body::from(vec![0; MAX_BODY + 1])), MAX_BODY);
        let endless = futures::stream::repeat_with(|| Ok::<_, std::io::Error>("x"));
        assert_eq!(of(Body::from_stream(endless)), MAX_BODY);
    }
}
