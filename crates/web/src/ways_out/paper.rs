//! `…/letter.pdf` and `…/cosigners.pdf`, where the renderer is there.

use super::{
    Makers,
    answer::{ASK, file, named},
};
use crate::{
    activitypub::objects::{self, Which},
    pages::{problem, session::throttle::Throttle, shell::Shell, sign_by_form::MAX_FORMS},
    pdf::{self, Made, Parts, PdfFault, Renderer},
    problem::{Answer, Problem},
    rate_limit,
    routing::get,
    state::WebState,
    views::{Link, problem::ProblemPage},
};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::Response,
};
use futures::future::{BoxFuture, FutureExt as _, Shared};
use std::{
    net::IpAddr,
    sync::{Arc, PoisonError},
    time::Duration,
};
use tokio::time::timeout;
use undersigned_federation::views::AppealView;

/// How long a program waits: less than a request may take. What takes longer is there when one asks
/// again, as the answer says.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long somebody before a browser waits until a page says that it is being made.
const GLANCE: Duration = Duration::from_secs(3);
/// After how many seconds that page asks again.
const AGAIN: &str = "5";

/// A PDF that is being made, for all who ask for it.
pub(super) type Making = Shared<BoxFuture<'static, Answer<Bytes>>>;

/// The routes of both.
pub(super) fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/letter.pdf", get(letter))
        .route("/appeals/{host}/{slug}/letter.pdf", get(letter))
        .route("/appeals/{slug}/cosigners.pdf", get(list))
        .route("/appeals/{host}/{slug}/cosigners.pdf", get(list))
}

async fn letter(State(web): State<WebState>, Path(which): Path<Which>, request: Request) -> Answer {
    answer(web, which, request, Parts::Letter).await
}

async fn list(State(web): State<WebState>, Path(which): Path<Which>, request: Request) -> Answer {
    answer(web, which, request, Parts::List).await
}

async fn answer(web: WebState, which: Which, request: Request, parts: Parts) -> Answer {
    let view = objects::view(&web, which.host.as_deref(), &which.slug).await?;
    let name = match parts {
        Parts::List => "cosigners",
        Parts::Letter | Parts::Both | Parts::HandedOver(_) => "letter",
    };
    let name = format!("{}-{name}.pdf", view.appeal.slug);
    let (uri, headers) = (request.uri(), request.headers());
    let client = rate_limit::of(request.extensions(), headers);
    made_of(&web, &view, (uri, headers, client), parts, &name).await
}

/// Whether the renderer is there.
///
/// # Errors
/// 501 where it is not.
pub(crate) fn has_renderer(web: &WebState) -> Answer<()> {
    if web.makers.pdf.is_some() {
        return Ok(());
    }
    let detail = format!(
        "this server has no {}, which makes PDF; print the page",
        pdf::NAME
    );
    let status = StatusCode::NOT_IMPLEMENTED;
    Err(Problem::new(status, "pdf_unavailable", detail))
}

/// A PDF of a view, which may be that of another time, for a request and the network it counts for.
///
/// # Errors
/// 501 without the renderer; 429 where that network has had too many made; as [`Made::of`].
pub(crate) async fn made_of(
    web: &WebState,
    view: &AppealView,
    (uri, headers, client): (&Uri, &HeaderMap, Option<IpAddr>),
    parts: Parts,
    name: &str,
) -> Answer {
    has_renderer(web)?;
    let shell = Shell::read(web, uri, headers).await;
    let of = Made::of(web, view, uri, headers, parts).await?;
    let is_reader = problem::is_reader(headers);
    let patience = if is_reader { GLANCE } else { PATIENCE };
    let made = match make(web, of, patience, client).await {
        Err(fault) if is_reader && is_busy(&fault) => return Ok(being_made(&shell, uri)),
        Err(fault) if is_reader && fault.status == StatusCode::TOO_MANY_REQUESTS => {
            return Ok(problem::page(&shell, fault));
        }
        made => made?,
    };
    let answer = file(&shell, "application/pdf", ASK, made);
    Ok(named(answer, name))
}

/// Whether it had no turn, or is not ready: of the renderer, or of what writes its text.
fn is_busy(fault: &Problem) -> bool {
    fault.code == "busy"
}

/// The page that says so, asks again by itself, and leads to the file when it is there.
fn being_made(shell: &Shell, uri: &Uri) -> Response {
    let mut page = ProblemPage::of(shell.page.clone(), "pdf-busy", None);
    page.page.origin = None;
    let here = uri.path_and_query().map_or("/", |here| here.as_str());
    page.links = vec![Link {
        // A path that begins with two slashes would be read as another host.
        href: format!("/{}", here.trim_start_matches('/')),
        words: shell.page.t("problem-pdf"),
    }];
    let mut response = shell.show(&page);
    // Accepted, and not ready: nothing went wrong.
    *response.status_mut() = StatusCode::ACCEPTED;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::REFRESH, AGAIN),
        (header::RETRY_AFTER, AGAIN),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Makes it, or takes what was made, or is being made, of the same. It is finished and kept even
/// where the reader does not wait for it, so that the next one need not. Nothing is written for what is there, nor for
/// whoever may have no more.
async fn make(
    web: &WebState,
    of: Made,
    patience: Duration,
    client: Option<IpAddr>,
) -> Answer<Bytes> {
    let key = of.tag();
    let makers = web.makers.clone();
    if let Some(made) = makers.kept_pdf.get(&key) {
        return Ok(made);
    }
    let (apart, budget) = (web.apart.clone(), Budget::of(web, client));
    let making = makers.under_way(key, budget, move |renderer| {
        async move {
            let place = renderer.place(of.entries(), client)?;
            let html = apart.make(move || of.html()).await?;
            Answer::Ok(renderer.render_at(place, html, client).await?)
        }
        .boxed()
    })?;
    let made = timeout(patience, making).await;
    made.unwrap_or_else(|_| Err(PdfFault::Busy.into()))
}

/// What a network has made: there are dozens of documents of each appeal, in all languages, and every
/// signature makes new ones of them.
struct Budget {
    forms: Arc<Throttle>,
    names: Vec<(String, usize)>,
    now: i64,
}

impl Budget {
    fn of(web: &WebState, client: Option<IpAddr>) -> Self {
        Self {
            forms: web.forms.clone(),
            names: rate_limit::counted(client, "pdf", MAX_FORMS),
            now: web.instance.clock.millis(),
        }
    }

    /// Counts one more, if there may be one.
    fn begin(&self) -> bool {
        self.forms.begin_counted(&self.names, self.now)
    }

    /// It never had its turn.
    fn take_back(&self) {
        self.forms
            .succeeded(self.names.iter().map(|(name, _)| name));
    }
}

impl Makers {
    /// The making of a document: the one that goes on already, or a new one, which alone is counted.
    fn under_way(
        self: Arc<Self>,
        key: String,
        budget: Budget,
        work: impl FnOnce(Renderer) -> BoxFuture<'static, Answer<Bytes>> + Send + 'static,
    ) -> Answer<Making> {
        let mut all = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        // One that is over and still here came to a bad end.
        let held = all.get(&key).filter(|making| making.peek().is_none());
        if let Some(making) = held {
            return Ok(making.clone());
        }
        if !budget.begin() {
            return Err(PdfFault::TooOften.into());
        }
        let (makers, done) = (self.clone(), key.clone());
        let task = tokio::spawn(async move {
            let made = match makers.pdf.clone() {
                Some(renderer) => work(renderer).await,
                None => Err(PdfFault::Failed.into()),
            };
            match &made {
                Ok(made) => makers.kept_pdf.put(done.clone(), made.clone()),
                Err(fault) if is_busy(fault) => budget.take_back(),
                Err(_) => {}
            }
            let mut all = makers.making.lock().unwrap_or_else(PoisonError::into_inner);
            all.remove(&done);
            made
        });
        let making = async move { task.await.unwrap_or_else(|_| Err(PdfFault::Failed.into())) };
        let making = making.boxed().shared();
        all.insert(key, making.clone());
        Ok(making)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn row_493_nothing_is_written_for_whoever_may_have_no_more() {
        let (makers, forms) = (Arc::new(Makers::default()), Arc::<Throttle>::default());
        let budget = || Budget {
            forms: forms.clone(),
            names: vec![("pdf".to_owned(), 1)],
            now: 0,
        };
        assert!(budget().begin());
        let refused = makers.under_way("a".to_owned(), budget(), |_| panic!("it is written"));
        let refused = refused.err().map(|fault| fault.status);
        assert_eq!(refused, Some(StatusCode::TOO_MANY_REQUESTS));
    }
}
