//! How much of long requests and long answers there may be in memory at a time: in all, and of one network.
//!
//! What is sent here is read whole before anybody looks at it, and a page is made whole before it goes out. Each
//! takes memory for as long as whoever sends or reads it likes to take. What is short is not counted, and
//! nor is what many readers share.

use crate::{
    guard::MAX_BODY,
    multipart::PICTURES,
    pages::turned_away::{Reader, TurnedAway},
    problem::Problem,
    rate_limit,
};
use axum::{
    body::{Body, HttpBody as _},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use futures::StreamExt as _;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use undersigned_federation::{memory_bounds::MemoryBounds, networks};

/// How much there may be.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    /// What is no longer than this is not counted, in bytes.
    short: usize,
    /// In all, in bytes.
    all: usize,
    /// Of one network, in bytes.
    of_one: usize,
}

/// Of what is being read here.
fn sent(all: usize) -> Bounds {
    Bounds {
        short: 64 * 1024,
        all,
        of_one: all / 4,
    }
}

/// Of what others are reading.
fn answers(all: usize) -> Bounds {
    Bounds {
        short: 128 * 1024,
        all,
        of_one: all / 4,
    }
}

/// Of what is kept of forms with files: of one network a half, and one of the largest in any case.
fn forms(all: usize) -> Bounds {
    Bounds {
        short: 0,
        all,
        of_one: (all / 2).max(PICTURES.form()),
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
}

impl Room {
    /// As much as there may be.
    #[must_use]
    pub fn within(memory: MemoryBounds) -> Self {
        Self {
            sent: Side::within(sent(memory.sent)),
            answers: Side::within(answers(memory.answers)),
            forms: Side::within(forms(memory.forms)),
        }
    }
}

/// Passes a request on where there is room for it, and its answer where there is room for that.
pub async fn bound(
    State((room, turned_away)): State<(Room, TurnedAway)>,
    mut request: Request,
    next: Next,
) -> Response {
    let network = rate_limit::of(request.extensions(), request.headers());
    let reader = Reader::of(&request);
    let refuse = |full: Full| turned_away.answer(reader, full.problem());
    let held = match room.sent.take(network, length(&request)) {
        Ok(held) => held,
        Err(full) => return refuse(full),
    };
    let form = KeptOfForm::new(&room.forms, network);
    request.extensions_mut().insert(form.clone());
    let response = next.run(request).await;
    form.free();
    drop(held);
    let held = room.answers.hold(network, response);
    held.unwrap_or_else(refuse)
}

/// What a request keeps in memory of a form with files, among its extensions. It is counted as it comes, and not as it
/// is announced: whoever sends slowly keeps nobody out. Free again when the request was answered, or nobody waits
/// for that any longer. Cloning shares it.
#[derive(Debug, Clone)]
pub(crate) struct KeptOfForm {
    side: Side,
    network: Option<IpAddr>,
    held: Arc<Mutex<Option<Held>>>,
}

impl KeptOfForm {
    fn new(side: &Side, network: Option<IpAddr>) -> Self {
        Self {
            side: side.clone(),
            network,
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
        };
        Self::new(&Side::within(bounds), None)
    }

    /// Room for so many bytes more.
    ///
    /// # Errors
    /// 429 or 503 where there is none.
    pub(crate) fn take(&self, bytes: usize) -> Result<(), Problem> {
        let more = self.side.take(self.network, bytes);
        let Some(mut more) = more.map_err(Full::problem)? else {
            return Ok(());
        };
        let mut held = self.held();
        match held.as_mut() {
            Some(held) => held.bytes += std::mem::take(&mut more.bytes),
            None => *held = Some(more),
        }
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

/// How long a request says to be. What is longer than this is read in pieces, by whoever is signed in, and counted as
/// it comes ([`KeptOfForm`]), or not at all.
fn length(request: &Request) -> usize {
    if request.body().is_end_stream() {
        return 0;
    }
    let said = request.body().size_hint().exact();
    let said = said.and_then(|length| usize::try_from(length).ok());
    said.unwrap_or(MAX_BODY).min(MAX_BODY)
}

/// What is being read, or what is being sent.
#[derive(Debug, Clone)]
struct Side {
    bounds: Bounds,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    by_network: HashMap<IpAddr, usize>,
}

/// Why there is no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Full {
    /// This network takes enough.
    Network,
    /// Everybody together does.
    Server,
}

impl Full {
    /// What whoever is refused is told.
    fn problem(self) -> Problem {
        match self {
            Self::Network => Problem::too_many_requests(
                "too much is on its way to or from this address just now; wait until it has arrived",
            ),
            Self::Server => Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "busy",
                "too much is on its way just now; ask again in half a minute",
            ),
        }
    }
}

/// Room that something takes, free again when this is dropped.
#[derive(Debug)]
struct Held {
    side: Side,
    network: Option<IpAddr>,
    bytes: usize,
}

impl Side {
    fn within(bounds: Bounds) -> Self {
        Self {
            bounds,
            taken: Arc::default(),
        }
    }

    /// Room for so many bytes; none is taken by what is short. However long something is, there is room for it
    /// where there is nothing else.
    fn take(&self, network: Option<IpAddr>, bytes: usize) -> Result<Option<Held>, Full> {
        if bytes <= self.bounds.short {
            return Ok(None);
        }
        // An owner of many networks has no more room than others.
        let network = network.map(networks::owned);
        let no_room = |taken: usize, most: usize| taken > 0 && taken.saturating_add(bytes) > most;
        let mut taken = self.taken();
        if no_room(taken.all, self.bounds.all) {
            return Err(Full::Server);
        }
        if let Some(network) = network {
            let of_one = taken.by_network.entry(network).or_default();
            if no_room(*of_one, self.bounds.of_one) {
                return Err(Full::Network);
            }
            *of_one = of_one.saturating_add(bytes);
        }
        taken.all = taken.all.saturating_add(bytes);
        drop(taken);
        Ok(Some(Held {
            side: self.clone(),
            network,
            bytes,
        }))
    }

    /// An answer that takes its room until it was read, or nobody reads it any longer.
    fn hold(&self, network: Option<IpAddr>, response: Response) -> Result<Response, Full> {
        let length = response.body().size_hint().exact();
        let length = length.and_then(|length| usize::try_from(length).ok());
        let shared = response.extensions().get::<Shared>().is_some();
        let Some(length) = length.filter(|_| !shared) else {
            return Ok(response);
        };
        let Some(held) = self.take(network, length)? else {
            return Ok(response);
        };
        let (mut parts, body) = response.into_parts();
        let said = HeaderValue::from(length);
        parts.headers.entry(header::CONTENT_LENGTH).or_insert(said);
        let pieces = body.into_data_stream().map(move |piece| {
            let _as_long_as_it_is_read = &held;
            piece
        });
        Ok(Response::from_parts(parts, Body::from_stream(pieces)))
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut taken = self.side.taken();
        taken.all = taken.all.saturating_sub(self.bytes);
        let Some(network) = self.network else {
            return;
        };
        if let Some(of_one) = taken.by_network.get_mut(&network) {
            *of_one = of_one.saturating_sub(self.bytes);
            if *of_one == 0 {
                taken.by_network.remove(&network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;

    /// Room for ten pieces of a hundred bytes, and for three of one network.
    fn side() -> Side {
        Side::within(Bounds {
            short: 10,
            all: 1_000,
            of_one: 300,
        })
    }

    fn network(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn row_858_the_largest_form_is_taken_on_the_smallest_machine() {
        let room = Room::within(MemoryBounds::of(Some(0)));
        let form = KeptOfForm::new(&room.forms, network("198.51.100.1"));
        for _ in 0..PICTURES.form() / 1024 {
            form.take(1024).unwrap();
        }
        assert!(room.sent.bounds.of_one > MAX_BODY);
    }

    #[test]
    fn row_632_one_network_leaves_room_for_others_and_all_together_have_an_end() {
        let side = side();
        let (greedy, other) = (network("2001:db8:1::"), network("198.51.100.1"));
        let held: Vec<_> = (0..3).map(|_| side.take(greedy, 100).unwrap()).collect();
        // Another network of the same owner.
        let neighbour = network("2001:db8:1:7::");
        assert_eq!(side.take(neighbour, 100).unwrap_err(), Full::Network);
        assert!(side.take(greedy, 10).unwrap().is_none(), "it is short");
        let others: Vec<_> = (0..7).map(|_| side.take(None, 100).unwrap()).collect();
        assert_eq!(side.take(other, 100).unwrap_err(), Full::Server);
        drop(others);
        assert!(side.take(other, 100).unwrap().is_some());
        drop(held);
        assert_eq!(side.taken().all, 0);
        assert!(side.taken().by_network.is_empty());
        // What is longer than all room is let in by itself.
        let long = side.take(other, 5_000).unwrap();
        assert_eq!(side.take(None, 100).unwrap_err(), Full::Server);
        drop(long);
        assert!(side.take(None, 100).unwrap().is_some());
    }

    #[test]
    fn row_632_of_a_form_with_files_all_that_is_kept_is_counted() {
        let side = side();
        let (organiser, other) = (network("198.51.100.1"), network("198.51.100.2"));
        let form = KeptOfForm::new(&side, organiser);
        let second = KeptOfForm::new(&side, organiser);
        form.clone().take(150).unwrap();
        form.take(100).unwrap();
        second.take(50).unwrap();
        assert_eq!(side.taken().all, 300);
        let refused = second.take(20).unwrap_err();
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        let elsewhere = KeptOfForm::new(&side, other);
        elsewhere.take(200).unwrap();
        // What is refused is not kept, and leaves its room to the other.
        second.free();
        form.take(50).unwrap();
        assert_eq!(side.taken().all, 500);
        drop((form, elsewhere));
        assert_eq!(side.taken().all, 0);
        assert!(side.taken().by_network.is_empty());
    }

    #[tokio::test]
    async fn row_632_an_answer_takes_its_room_as_long_as_somebody_has_it() {
        let side = side();
        let answer = || Response::new(Body::from(vec![1; 200]));
        let (reader, other) = (network("198.51.100.1"), network("198.51.100.2"));
        let read = side.hold(reader, answer()).unwrap();
        assert_eq!(read.headers()[header::CONTENT_LENGTH], "200");
        let refused = side.hold(reader, answer()).unwrap_err();
        assert_eq!(refused, Full::Network);
        assert_eq!(refused.problem().status, StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.problem().retry_after().is_some());
        let mut shared = answer();
        shared.extensions_mut().insert(Shared);
        let shared = side.hold(reader, shared).unwrap();
        assert_eq!(shared.status(), StatusCode::OK);
        drop(side.hold(other, answer()));
        assert_eq!(side.taken().all, 200);
        let bytes = to_bytes(read.into_body(), 1_000).await.unwrap();
        assert_eq!((bytes.len(), side.taken().all), (200, 0));
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
