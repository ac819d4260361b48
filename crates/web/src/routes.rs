//! Every address of the server. Where one address is both a page and an object, `Accept` decides.

use crate::{
    activitypub::{
        actors, discovery, inbox,
        objects::{self, Which},
        sync, wants_activity,
    },
    api, audited, compress, cors, downloads, feeds, guard, handed_over, head,
    kept::{self, Keeper},
    live::{self, Live},
    media,
    pages::{
        self,
        proceedings::{self, Folder},
        turned_away::{self, TurnedAway},
        updates::Asked,
    },
    problem::{Answer, Problem},
    rate_limit::{self, Limits},
    room::{self, Room},
    routing::{get, post},
    slow_uploads::Uploads,
    state::{self, Options, WebState},
    validate,
    ways_out::{self, Makers},
    withheld,
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Path, Request, State},
    http::StatusCode,
    middleware,
};
use std::sync::Arc;
use tower::ServiceBuilder;
use undersigned_domain::dispatch::Kind;
use undersigned_federation::{Instance, memory_bounds::MemoryBounds};

/// The whole of the web side of a server.
pub fn app(instance: Instance, options: Options) -> Router {
    let state = WebState::from(state::Inner {
        turned_away: TurnedAway::of(instance.addresses.base()),
        instance,
        limits: Limits::new(options.rate_limit),
        apart: Arc::default(),
        sign_in: Arc::default(),
        asked: Arc::default(),
        pasted: Arc::default(),
        makers: Arc::new(Makers::new(options.fonts, options.pdf)),
        files: Arc::default(),
        pictures: Arc::default(),
        uploads: Arc::new(Uploads::at(options.pace, MemoryBounds::here())),
        people: Arc::default(),
        surveys: Arc::default(),
        outlines: Arc::default(),
        mails: options.mails,
        founding: options.founding,
        operator: options.operator,
        source: options.source,
        answered: options.answered,
        live: Arc::new(Live::until(options.stop)),
        forms: Arc::default(),
    });
    // From the outside to the inside, and in one piece: a router keeps each layer behind a pointer, and each of them
    // copies whatever is within it for each request. Around all routes at once: around each of hundreds, every layer
    // would take memory for each.
    let around_all = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(
            state.clone(),
            guard::headers,
        ))
        // Whoever is refused gets a page as well, and the headers of one.
        .layer(middleware::from_fn_with_state(
            state.clone(),
            rate_limit::limit,
        ))
        .layer(middleware::from_fn_with_state(state.clone(), guard::host))
        .layer(middleware::from_fn(head::as_get))
        .layer(middleware::from_fn(cors::share));
    let room = middleware::from_fn_with_state(
        (
            Room::within(MemoryBounds::here()),
            state.turned_away.clone(),
        ),
        room::bound,
    );
    let others = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(
            Keeper::of(&state.instance),
            kept::keep,
        ))
        .layer(compress::layer())
        .layer(compress::long())
        .layer(room.clone())
        .layer(middleware::from_fn_with_state(
            (state.turned_away.clone(), turned_away::PATIENCE),
            turned_away::unanswered,
        ))
        .layer(middleware::from_fn(validate::validate))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            pages::problem::readable,
        ))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            withheld::withhold,
        ))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            pages::typed::lead,
        ))
        .layer(DefaultBodyLimit::max(guard::MAX_BODY))
        .service(other_routes(&state));
    // Nothing is sent more often than to the shared inbox, and by programs alone: what is for whoever reads something is not
    // around it. How long its bodies may be it says itself.
    Router::new()
        .route("/inbox", post(inbox::receive))
        .method_not_allowed_fallback(method_not_allowed)
        .layer(room)
        .with_state(state)
        .fallback_service(others)
        .layer(around_all)
}

/// All but the shared inbox.
fn other_routes(state: &WebState) -> Router {
    Router::new()
        .route("/orgs/{handle}", get(organization))
        .route("/appeals/{slug}", get(appeal))
        .route("/appeals/{host}/{slug}", get(appeal))
        .route("/appeals/{slug}/cosigners", get(co_signers))
        .route("/appeals/{host}/{slug}/cosigners", get(co_signers))
        .route("/appeals/{slug}/revisions", get(revisions))
        .route("/appeals/{host}/{slug}/revisions", get(revisions))
        .route("/appeals/{slug}/revisions/{number}", get(revision))
        .route("/appeals/{host}/{slug}/revisions/{number}", get(revision))
        .merge(beside_routes())
        .merge(proceeding_routes())
        .merge(actors::routes())
        .merge(discovery::routes())
        .merge(objects::routes())
        .merge(feeds::routes())
        .merge(media::routes())
        .merge(ways_out::routes())
        .merge(downloads::routes())
        .merge(handed_over::routes())
        .merge(live::routes())
        .merge(sync::routes())
        .merge(api::routes().layer(middleware::from_fn_with_state(state.clone(), audited::act)))
        .merge(pages::routes(state))
        .method_not_allowed_fallback(method_not_allowed)
        .with_state(state.clone())
}

async fn method_not_allowed() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method_not_allowed",
        "this address is not for that method",
    )
}

/// What the organiser says beside the list.
fn beside_routes() -> Router<WebState> {
    let mut routes = Router::new();
    for (folder, kind) in [
        ("updates", Kind::Update),
        ("cases", Kind::Case),
        ("handovers", Kind::Handover),
        ("letters", Kind::Letter),
        ("meetings", Kind::Event),
    ] {
        let own = move |State(state): State<WebState>,
                        Path(below): Path<Below>,
                        request: Request| async move {
            let asked = Asked {
                host: below.host.as_deref(),
                slug: &below.slug,
                kind,
                name: below.name.as_deref(),
            };
            pages::updates::show(&state, asked, request).await
        };
        for path in [
            format!("/appeals/{{slug}}/{folder}"),
            format!("/appeals/{{slug}}/{folder}/{{name}}"),
            format!("/appeals/{{host}}/{{slug}}/{folder}"),
            format!("/appeals/{{host}}/{{slug}}/{folder}/{{name}}"),
        ] {
            routes = routes.route(&path, get(own));
        }
    }
    routes
}

/// What organisations propose about a text, and decide.
fn proceeding_routes() -> Router<WebState> {
    let mut routes = Router::new();
    for (name, folder) in Folder::ALL {
        let show = move |State(state): State<WebState>,
                         Path(below): Path<Below>,
                         request: Request| async move {
            let asked = proceedings::Asked {
                host: below.host.as_deref(),
                slug: &below.slug,
                folder,
                name: below.name.as_deref(),
            };
            proceedings::show(&state, asked, request).await
        };
        for path in [
            format!("/appeals/{{slug}}/{name}"),
            format!("/appeals/{{slug}}/{name}/{{name}}"),
            format!("/appeals/{{host}}/{{slug}}/{name}"),
            format!("/appeals/{{host}}/{{slug}}/{name}/{{name}}"),
        ] {
            routes = routes.route(&path, get(show));
        }
    }
    routes
}

/// An address below an appeal's.
#[derive(Debug, serde::Deserialize)]
struct Below {
    host: Option<String>,
    slug: String,
    name: Option<String>,
}

/// The address of a wording, below an appeal's.
#[derive(Debug, serde::Deserialize)]
struct Wording {
    host: Option<String>,
    slug: String,
    number: String,
}

async fn organization(
    State(state): State<WebState>,
    Path(handle): Path<String>,
    request: Request,
) -> Answer {
    if wants_activity(request.headers()) {
        return actors::organization(&state, &handle).await;
    }
    Ok(pages::organisation::show(&state, &handle, request).await)
}

async fn appeal(
    State(state): State<WebState>,
    Path(which): Path<Which>,
    request: Request,
) -> Answer {
    let (host, slug) = (which.host.as_deref(), which.slug.as_str());
    if wants_activity(request.headers()) {
        return objects::appeal(&state, host, slug).await;
    }
    Ok(pages::appeal::show(&state, host, slug, request).await)
}

async fn co_signers(
    State(state): State<WebState>,
    Path(which): Path<Which>,
    request: Request,
) -> Answer {
    let (host, slug) = (which.host.as_deref(), which.slug.as_str());
    if wants_activity(request.headers()) {
        return objects::co_signers(&state, host, slug, request.uri()).await;
    }
    Ok(pages::co_signers::show(&state, host, slug, request).await)
}

async fn revisions(
    State(state): State<WebState>,
    Path(which): Path<Which>,
    request: Request,
) -> Answer {
    let (host, slug) = (which.host.as_deref(), which.slug.as_str());
    if wants_activity(request.headers()) {
        return objects::revisions(&state, host, slug).await;
    }
    Ok(pages::revisions::list(&state, host, slug, request).await)
}

async fn revision(
    State(state): State<WebState>,
    Path(which): Path<Wording>,
    request: Request,
) -> Answer {
    let (host, slug) = (which.host.as_deref(), which.slug.as_str());
    if wants_activity(request.headers()) {
        return objects::revision(&state, host, slug, &which.number).await;
    }
    Ok(pages::revisions::show(&state, host, slug, &which.number, request).await)
}

#[cfg(test)]
mod tests {
    use super::Folder;
    use std::{collections::BTreeSet, fs, path::Path};
    use undersigned_federation::actions::draft::RESERVED;

    /// What stands below an appeal in the addresses that a file names.
    fn named_in(path: &Path, found: &mut BTreeSet<String>) {
        if path.is_dir() {
            for inner in fs::read_dir(path).unwrap() {
                named_in(&inner.unwrap().path(), found);
            }
            return;
        }
        let text = fs::read_to_string(path).unwrap();
        for marker in ["\"/appeals/{slug}/", "\"/appeals/{{slug}}/"] {
            for rest in text.split(marker).skip(1) {
                let is_word = |letter: char| letter.is_ascii_lowercase() || letter == '-';
                let end = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
                // What has a dot in it is no slug.
                if end > 0 && !rest[end..].starts_with('.') {
                    found.insert(rest[..end].to_owned());
                }
            }
        }
    }

    #[test]
    fn no_slug_is_what_stands_below_an_appeal() {
        let mut words: BTreeSet<String> = ["updates", "cases", "handovers", "letters", "meetings"]
            .into_iter()
            .chain(Folder::ALL.iter().map(|(name, _)| *name))
            .chain(["bundle"])
            .map(str::to_owned)
            .collect();
        named_in(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut words,
        );
        assert!(words.contains("people"), "{words:?}");
        words.retain(|word| !RESERVED.contains(&word.as_str()));
        assert!(words.is_empty(), "not reserved: {words:?}");
    }
}
