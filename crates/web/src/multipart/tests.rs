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
