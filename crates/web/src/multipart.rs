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
mod tests {
    use super::*;
    use crate::slow_uploads::{Pace, Uploads};
    use axum::body::Body;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use undersigned_federation::memory_bounds::MemoryBounds;

    fn request(body: Vec<u8>) -> Request {
        Request::builder()
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(Body::from(body))
            .unwrap()
    }

    fn part(disposition: &str, content: &[u8]) -> Vec<u8> {
        let mut part =
            format!("--x\r\nContent-Disposition: form-data; {disposition}\r\n\r\n").into_bytes();
        part.extend(content);
        part.extend(b"\r\n");
        part
    }

    #[tokio::test]
    async fn names_of_files_mean_nothing_and_empty_files_are_none() {
        let mut body = part("name=\"csrf\"", b"token");
        body.extend(part(
            "name=\"picture\"; filename=\"../../../x.php\"",
            b"\x89PNG",
        ));
        body.extend(part("name=\"header\"; filename=\"\"", b""));
        body.extend(b"--x--\r\n");
        let parts = read(request(body), &PICTURES).await.unwrap();
        assert_eq!(parts.fields.get("csrf"), "token");
        assert_eq!(parts.files.keys().collect::<Vec<_>>(), ["picture"]);
    }

    #[tokio::test]
    async fn a_long_list_that_was_pasted_is_read() {
        let list = "a@b.example, A\n".repeat(256 * 1024);
        let mut body = part("name=\"list\"", list.as_bytes());
        body.extend(b"--x--\r\n");
        let parts = read(request(body), &LIST).await.unwrap();
        assert_eq!(parts.fields.get("list"), list);
    }

    #[tokio::test]
    async fn a_list_that_fits_as_a_file_fits_as_a_field_however_its_lines_end() {
        let list = "a@b.example, AB\n".repeat(MAX_LIST / 16);
        assert_eq!(list.len(), MAX_LIST);
        for ends in ["\n", "\r\n"] {
            let form = |list: &str| {
                let mut body = part("name=\"list\"", list.replace('\n', ends).as_bytes());
                body.extend(b"--x--\r\n");
                request(body)
            };
            let parts = read(form(&list), &LIST).await.unwrap();
            assert_eq!(parts.fields.get("list").lines().count(), MAX_LIST / 16);
            let more = format!("{list}a");
            let refused = read(form(&more), &LIST).await.unwrap_err();
            assert_eq!(refused.code, "list_too_large", "{ends:?}");
        }
        // Where its pieces part makes no difference.
        assert_eq!(written(b"\n", b'\r') + written(b"a\r", 0), 2);
        assert_eq!(written(b"\na\r\n\r", b'a'), 4);
    }

    fn with_a_large_file() -> Vec<u8> {
        let mut body = part("name=\"file\"; filename=\"a\"", &vec![0; MAX_BYTES + 1]);
        body.extend(part("name=\"credit\"", b"M. Ito"));
        body.extend(b"--x--\r\n");
        body
    }

    #[tokio::test]
    async fn what_was_typed_around_a_file_that_is_too_large_is_kept() {
        let large = with_a_large_file();
        let parts = read(request(large), &PICTURES).await.unwrap();
        assert_eq!(parts.fields.get("credit"), "M. Ito");
        assert!(parts.files.is_empty());
        assert!(parts.large.contains("file"));
    }

    #[tokio::test]
    async fn a_form_with_a_far_too_large_picture_comes_back_and_no_more_than_two_are_kept() {
        let mut body = part(
            "name=\"file\"; filename=\"a\"",
            &vec![0; MAX_BYTES + MAX_BYTES / 3],
        );
        body.extend(part("name=\"credit\"", b"M. Ito"));
        body.extend(b"--x--\r\n");
        let parts = read(request(body), &PICTURES).await.unwrap();
        assert_eq!(parts.fields.get("credit"), "M. Ito");
        assert!(parts.large.contains("file"));
        let third = MAX_BYTES * 4 / 5;
        let mut body = Vec::new();
        for name in ["a", "b", "c"] {
            let disposition = format!("name=\"{name}\"; filename=\"x\"");
            body.extend(part(&disposition, &vec![0; third]));
        }
        body.extend(b"--x--\r\n");
        let parts = read(request(body), &PICTURES).await.unwrap();
        assert_eq!(parts.files.keys().collect::<Vec<_>>(), ["a", "b"]);
        assert!(parts.large.contains("c"));
    }

    #[tokio::test]
    async fn row_632_a_picture_for_which_there_is_no_room_is_not_kept() {
        let mut body = Vec::new();
        for name in ["a", "b"] {
            let disposition = format!("name=\"{name}\"; filename=\"x\"");
            body.extend(part(&disposition, &vec![0; MAX_BYTES * 4 / 5]));
        }
        body.extend(b"--x--\r\n");
        let kept = KeptOfForm::within(MAX_BYTES);
        let mut form = request(body);
        form.extensions_mut().insert(kept.clone());
        let refused = read(form, &PICTURES).await.unwrap_err();
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
        // Its room is free again: all of it, and no more.
        kept.take(MAX_BYTES).unwrap();
        assert_eq!(kept.take(1).unwrap_err().code, "busy");
    }

    #[tokio::test]
    async fn what_ends_before_its_end_is_refused_however_it_comes() {
        let broken = part("name=\"file\"; filename=\"a\"", b"abc");
        let uploads = Arc::new(Uploads::at(Pace::default(), MemoryBounds::of(None)));
        let waited_for = uploads.wait_for(request(broken.clone()), 1, MAX_WORDS);
        // One that may not be asked again behind its end.
        let pieces = stream::unfold(Some(broken), |piece| async move {
            piece.map(|piece| (Ok::<_, std::io::Error>(piece), None))
        });
        let once = request(Vec::new()).map(|_| Body::from_stream(pieces));
        for form in [waited_for, once] {
            let refused = read(form, &PICTURES).await.unwrap_err();
            assert_eq!(refused.code, "form_invalid");
        }
    }

    #[tokio::test]
    async fn what_is_too_large_or_breaks_off_is_refused() {
        let large = with_a_large_file();
        let refused = read_whole(request(large), &PICTURES).await.unwrap_err();
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
        let mut wordy = part("name=\"words\"", &vec![b'a'; MAX_WORDS + 1]);
        wordy.extend(b"--x--\r\n");
        let refused = read(request(wordy), &PICTURES).await.unwrap_err();
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
        for bounds in [&PICTURES, &LIST] {
            // Taken in, so that the sender reads the answer, but not without end.
            let taken = Arc::new(AtomicUsize::new(0));
            let count = Arc::clone(&taken);
            let endless = stream::repeat_with(move || {
                count.fetch_add(1, Ordering::Relaxed);
                Ok::<_, std::io::Error>(vec![0; 1024 * 1024])
            });
            let announced = Request::builder()
                .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
                .header(header::CONTENT_LENGTH, bounds.whole + 1)
                .body(Body::from_stream(endless))
                .unwrap();
            let refused = read(announced, bounds).await.unwrap_err();
            assert_eq!(refused.code, bounds.code);
            assert_eq!(taken.load(Ordering::Relaxed), 65);
        }
        assert!(LIST.too_large().detail.contains("a list has at most 4 MB"));
        assert!(
            PICTURES
                .too_large()
                .detail
                .contains("a picture has at most 24 MB")
        );
        let broken = part("name=\"file\"; filename=\"a\"", b"abc");
        assert_eq!(
            read(request(broken), &PICTURES).await.unwrap_err().code,
            "form_invalid"
        );
        let many = (0..=MAX_FIELDS)
            .flat_map(|_| part("name=\"a\"", b""))
            .collect();
        assert_eq!(
            read(request(many), &PICTURES).await.unwrap_err().code,
            "form_invalid"
        );
        let plain = Request::builder()
            .header(header::CONTENT_TYPE, "image/png")
            .body(Body::empty())
            .unwrap();
        assert_eq!(
            read(plain, &PICTURES).await.unwrap_err().code,
            "form_expected"
        );
    }
}
