//! What the renderer does with documents of strangers, and who has a place.

use super::*;
use futures::FutureExt as _;
use std::{io::Read as _, net::TcpListener, str::FromStr as _};

fn renderer() -> Option<Renderer> {
    Wanted::from_str("auto").unwrap().find().unwrap()
}

#[tokio::test]
async fn nothing_that_a_document_names_is_fetched_or_read() {
    let Some(renderer) = renderer() else {
        return;
    };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let web = format!("http://{}", listener.local_addr().unwrap());
    let secret = tempfile("SECRETWORD");
    let file = format!("file://{}", secret.display());
    let html = format!(
        "<meta charset=utf-8><link rel=stylesheet href=\"{web}/a.css\">\
         <link rel=attachment href=\"{file}\">\
         <style>@import url({web}/b.css); @font-face {{ font-family: x; src: url({file}) }}\
         body {{ background: url({web}/c.png) }}</style>\
         <base href=\"{web}/\"><p>Shown<a rel=attachment href=\"{file}\">a</a>\
         <img src=\"{web}/d.png\"><img src=\"{file}\"><img src=\"/etc/hostname\">\
         <object data=\"{file}\"></object><embed src=\"{file}\">\
         <svg><image href=\"{file}\" width=\"9\" height=\"9\"/></svg>"
    );
    let with = renderer.render(html, None).await.expect("a PDF");
    std::fs::remove_file(&secret).unwrap();
    assert!(!contains(&with, b"SECRETWORD"), "the file is not attached");
    assert!(!contains(&with, b"EmbeddedFile"));
    let mut byte = [0];
    let came = listener
        .accept()
        .map(|(mut stream, _)| stream.read(&mut byte));
    assert!(came.is_err(), "nobody was asked");
}

#[tokio::test]
async fn what_takes_too_much_is_ended() {
    let Some(renderer) = renderer() else {
        return;
    };
    // Some of these take more memory than there is, others do not end: either is refused.
    let most = "x".repeat(64);
    let html = format!("<pre style=\"width: 1e30px\">{most}</pre>");
    let made = renderer.render(html, None).await;
    assert!(matches!(
        made,
        Ok(_) | Err(PdfFault::TooMuch | PdfFault::Failed)
    ));
    let gone = Renderer::new(PathBuf::from("/nowhere/python3"));
    let made = gone.render("a".to_owned(), None).await;
    assert_eq!(made, Err(PdfFault::Failed));
}

#[tokio::test]
async fn row_634_long_lists_leave_a_turn_to_letters() {
    let renderer = Renderer::new(PathBuf::from("/nowhere/python3"));
    let long = || renderer.render("x".repeat(LONG + 1), None);
    let making = renderer.long.acquire().await.unwrap();
    // The second waits, and takes no turn from a letter, which is not made for want of a program only.
    assert_eq!(long().now_or_never(), None);
    let letter = renderer.render("a".to_owned(), None);
    assert_eq!(letter.await, Err(PdfFault::Failed));
    drop(making);
    assert_eq!(long().await, Err(PdfFault::Failed));
}

#[tokio::test]
async fn row_634_one_network_leaves_places_to_others() {
    let renderer = Renderer::new(PathBuf::from("/nowhere/python3"));
    let making = renderer.long.acquire().await.unwrap();
    let network = |number: u8| Some(IpAddr::from([198, 51, 100, number]));
    let long = |of| Box::pin(renderer.render("x".repeat(LONG + 1), of));
    let mut waiting = Vec::new();
    for of in [network(1), network(1), network(2), None, None, None] {
        let mut one = long(of);
        assert_eq!(one.as_mut().now_or_never(), None, "{of:?}");
        waiting.push(one);
    }
    assert_eq!(long(network(1)).await, Err(PdfFault::Busy));
    waiting.extend([network(2), network(3)].map(|of| {
        let mut one = long(of);
        assert_eq!(one.as_mut().now_or_never(), None, "{of:?}");
        one
    }));
    assert_eq!(long(network(4)).await, Err(PdfFault::Busy), "in all");
    drop(making);
    for one in waiting {
        assert_eq!(one.await, Err(PdfFault::Failed));
    }
    assert_eq!(long(network(1)).await, Err(PdfFault::Failed));
    assert!(lock(&renderer.waiting).by_network.is_empty());
}

#[tokio::test]
async fn row_634_a_place_is_taken_before_anything_is_written() {
    let renderer = Renderer::new(PathBuf::from("/nowhere/python3"));
    let network = |number: u8| Some(IpAddr::from([198, 51, 100, number]));
    let place = |of| renderer.place(MANY, of);
    assert!(renderer.place(MANY - 1, network(1)).unwrap().is_none());
    let (first, second) = (place(network(1)).unwrap(), place(network(1)).unwrap());
    assert_eq!(place(network(1)).err(), Some(PdfFault::Busy));
    // It is the document's own, which takes no other, and is free again with it.
    let long = "x".repeat(LONG + 1);
    let made = renderer.render_at(first, long, network(1)).await;
    assert_eq!(made, Err(PdfFault::Failed));
    let short = renderer.render_at(second, "a".to_owned(), network(1)).await;
    assert_eq!(short, Err(PdfFault::Failed));
    assert_eq!(lock(&renderer.waiting).all, 0);
}

#[tokio::test]
async fn row_631_where_memory_runs_out_the_renderer_goes_first() {
    let Some(renderer) = renderer() else {
        return;
    };
    let bounds = [MEMORY, TIME.as_secs(), LARGEST].map(|bound| bound.to_string());
    // It reads what it is to make as long as that is sent.
    let mut child = Command::new(&renderer.python)
        .args(["-I", "-c", DRIVER])
        .args(bounds)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let score = format!("/proc/{}/oom_score_adj", child.id().unwrap());
    let said = || std::fs::read_to_string(&score).unwrap();
    while said().trim() != "1000" {
        assert!(child.try_wait().unwrap().is_none(), "it has ended");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    child.kill().await.unwrap();
}

fn tempfile(words: &str) -> PathBuf {
    let name = format!("undersigned-pdf-{}.txt", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, words).unwrap();
    path
}

fn contains(whole: &[u8], part: &[u8]) -> bool {
    whole.windows(part.len()).any(|window| window == part)
}
