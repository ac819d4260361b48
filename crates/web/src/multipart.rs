//! Forms with files (`multipart/form-data`, RFC 7578), read within bounds.

use crate::{
    guard::announced,
    pages::session::{Fields, form_body},
    problem::Problem,
    room::KeptOfForm,
    slow_uploads::too_slow,
};
use axum::{
    body::{BodyDataStream, Bytes},
    extract::Request,
    http::{StatusCode, header},
};
use futures::{
    StreamExt,
    stream::{self, Fuse},
};
use multer::{Constraints, Field, Multipart, SizeLimit};
use std::{
    collections::{BTreeMap, BTreeSet},
    future::poll_fn,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
    time::Duration,
};
use undersigned_federation::{
    actions::{handover::MAX_FILE, import::draft::MAX_BYTES as MAX_LIST},
    media::MAX_BYTES,
};

/// Most fields, files included.
const MAX_FIELDS: usize = 1_000;
/// Words of a form beside its files, in bytes.
const MAX_WORDS: usize = 1024 * 1024;

/// How large a form with files may be. It holds before anything is read, where the form says how
/// large it is, and while it is read.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Largest file, in bytes.
    pub file: usize,
    /// Most files of that size.
    pub files: usize,
    /// Largest body that is read at all, in bytes: of a file that is too large nothing is kept, and the form comes back.
    pub whole: usize,
    /// Most words in one field, in bytes; the end of a line counts as one, however it is written on its way.
    pub words: usize,
    /// Code of the problem.
    pub code: &'static str,
    /// What a file is.
    pub what: &'static str,
    /// What to do about one that is too large.
    pub mend: &'static str,
}

/// Pictures: two, and the words around them.
pub const PICTURES: Bounds = Bounds {
    file: MAX_BYTES,
    files: 2,
    whole: MAX_DISCARDED,
    words: MAX_WORDS,
    code: "body_too_large",
    what: "a picture",
    mend: "save it smaller and send it again",
};

/// A list of signers to be taken over, as a file or pasted.
pub const LIST: Bounds = Bounds {
    file: MAX_LIST,
    files: 1,
    whole: MAX_LIST + MAX_WORDS,
    words: MAX_LIST,
    code: "list_too_large",
    what: "a list",
    mend: "divide it and send each part",
};

/// A file that shows how an appeal was handed over.
pub const EVIDENCE: Bounds = Bounds {
    file: MAX_FILE,
    files: 1,
    whole: MAX_FILE + MAX_WORDS,
    words: MAX_WORDS,
    code: "body_too_large",
    what: "a file",
    mend: "save it smaller and send it again",
};

impl Bounds {
    /// Most bytes of a form that are kept.
    pub const fn form(&self) -> usize {
        self.files * self.file + MAX_WORDS
    }

    fn too_large(&self) -> Problem {
        let size = self.file / (1024 * 1024);
        let Self { what, mend, .. } = self;
        let detail = format!("{what} has at most {size} MB; {mend}");
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, self.code, detail)
    }
}

/// A form with files.
#[derive(Debug, Default)]
pub struct Parts {
    /// Its text fields.
    pub fields: Fields,
    /// What was sent as files, by field; what a sender calls a file is of no interest.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Fields whose files were too large: nothing of these is kept.
    pub large: BTreeSet<String>,
}

/// Most bytes that are still taken in of a form that is refused, and for how long: a sender that is
/// cut off while it sends does not read why.
const MAX_DISCARDED: usize = 64 * 1024 * 1024;
const DISCARDING: Duration = Duration::from_secs(20);

/// What is being sent, shared by the reader of the form and whoever discards the rest: who may find that it has ended.
type Sent = Arc<Mutex<Fuse<BodyDataStream>>>;

/// Reads a form with files. A file that is too large takes nothing else along: the form can be shown
/// again with all that was typed.
///
/// # Errors
/// 400 where it is none, 408 where it came too slowly, 413 where it is too large, 429 or 503 where too much of others is
/// kept just now.
pub async fn read(request: Request, bounds: &Bounds) -> Result<Parts, Problem> {
    let announced = announced(request.headers());
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(|_| {
        let detail = "a form with a file was expected: multipart/form-data";
        Problem::malformed("form_expected", detail)
    });
    let kept = request.extensions().get::<KeptOfForm>().cloned();
    let sent = request.into_body().into_data_stream().fuse();
    let sent = Arc::new(Mutex::new(sent));
    let read = match boundary {
        _ if announced.is_some_and(|length| length > bounds.whole) => Err(bounds.too_large()),
        Ok(boundary) => parts(&sent, boundary, bounds, kept.as_ref()).await,
        Err(problem) => Err(problem),
    };
    if read.is_err() {
        if let Some(kept) = kept {
            kept.free();
        }
        let _ = tokio::time::timeout(DISCARDING, discard(&sent)).await;
    }
    read
}

/// The same for a program, which is told of a file that is too large as of a form.
///
/// # Errors
/// 400 where it is none, 413 where it or a file in it is too large.
pub async fn read_whole(request: Request, bounds: &Bounds) -> Result<Parts, Problem> {
    let form = read(request, bounds).await?;
    match form.large.is_empty() {
        true => Ok(form),
        false => Err(bounds.too_large()),
    }
}

async fn parts(
    sent: &Sent,
    boundary: String,
    bounds: &Bounds,
    kept: Option<&KeptOfForm>,
) -> Result<Parts, Problem> {
    let sizes = SizeLimit::new().whole_stream(bounds.whole as u64);
    let constraints = Constraints::new().size_limit(sizes);
    let sent = Arc::clone(sent);
    let stream = stream::poll_fn(move |context| poll(&sent, context));
    let mut form = Multipart::with_constraints(stream, boundary, constraints);
    let problem = |error| problem(error, bounds);
    let (mut fields, mut count) = (Vec::new(), 0_usize);
    let (mut files, mut large) = (BTreeMap::new(), BTreeSet::new());
    let mut room = bounds.form();
    while let Some(field) = form.next_field().await.map_err(problem)? {
        count += 1;
        if count > MAX_FIELDS {
            return Err(Problem::malformed("form_invalid", "too many fields"));
        }
        let Some(name) = field.name().map(str::to_owned) else {
            continue;
        };
        let is_file = field.file_name().is_some();
        let most = if is_file { bounds.file } else { bounds.words };
        let content = content(field, most.min(room), bounds, kept).await?;
        room = room.saturating_sub(content.as_ref().map_or(0, Vec::len));
        match (content, is_file) {
            // A file field that was left empty is sent all the same.
            (Some(content), true) if content.is_empty() => {}
            (Some(content), true) => {
                files.entry(name).or_insert(content);
            }
            (Some(content), false) => {
                fields.push((name, form_body::text(content)?));
            }
            (None, true) => {
                large.insert(name);
            }
            (None, false) => return Err(bounds.too_large()),
        }
    }
    Ok(Parts {
        fields: Fields::of(fields),
        files,
        large,
    })
}

/// What a field holds; nothing where that is more than so many bytes, and it is only read to its end.
async fn content(
    mut field: Field<'_>,
    most: usize,
    bounds: &Bounds,
    kept: Option<&KeptOfForm>,
) -> Result<Option<Vec<u8>>, Problem> {
    let is_file = field.file_name().is_some();
    let (mut content, mut length, mut last) = (Vec::new(), 0, 0);
    while let Some(piece) = field
        .chunk()
        .await
        .map_err(|error| problem(error, bounds))?
    {
        length += match is_file {
            true => piece.len(),
            false => written(&piece, last),
        };
        last = piece.last().copied().unwrap_or(last);
        if length > most {
            content = Vec::new();
            continue;
        }
        if let Some(kept) = kept {
            kept.take(piece.len())?;
        }
        content.extend_from_slice(&piece);
    }
    Ok((length <= most).then_some(content))
}

/// How long a piece of words is that comes behind this byte, as somebody wrote it. Browsers end the lines of a field with CR
/// LF, whatever ended them before: a list that was taken as a file would be too long on its way back otherwise.
fn written(piece: &[u8], behind: u8) -> usize {
    let before = std::iter::once(&behind).chain(piece);
    let ends = before.zip(piece).filter(|pair| *pair == (&b'\r', &b'\n'));
    piece.len() - ends.count()
}

fn poll(sent: &Sent, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, axum::Error>>> {
    // Nobody holds it across a pause, so it is never waited for.
    let mut sent = sent.lock().unwrap_or_else(PoisonError::into_inner);
    sent.poll_next_unpin(context)
}

async fn discard(sent: &Sent) {
    let mut discarded = 0;
    while let Some(Ok(piece)) = poll_fn(|context| poll(sent, context)).await {
        discarded += piece.len();
        if discarded > MAX_DISCARDED {
            return;
        }
    }
}

fn problem(error: multer::Error, bounds: &Bounds) -> Problem {
    match error {
        multer::Error::StreamSizeExceeded { .. } => bounds.too_large(),
        error => too_slow(&error).unwrap_or_else(|| {
            Problem::malformed("form_invalid", "the form could not be read to its end")
        }),
    }
}

#[cfg(test)]
mod tests;
