use super::*;
use axum::body::BodyDataStream;
use futures::{StreamExt as _, future::join_all};
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::time::sleep;

/// Files of which those of 100 KiB are long, and two are the most.
fn files(longest: Duration) -> Arc<Files> {
    Arc::new(Files::within(Bounds {
        longest,
        ..bounds()
    }))
}

fn bounds() -> Bounds {
    Bounds {
        short: 50 * KIB,
        room: 200,
        patience: Duration::from_secs(15),
        longest: AN_HOUR,
        least: 1,
        span: AN_HOUR,
    }
}

fn of(length: usize) -> impl FnOnce() -> Answer<Bytes> + Send + 'static {
    move || Ok(vec![1; length].into())
}

fn body(file: Reader) -> BodyDataStream {
    file.answer().into_body().into_data_stream()
}

async fn length(mut body: BodyDataStream) -> Option<usize> {
    let mut read = 0;
    while let Some(piece) = body.next().await {
        read += piece.ok()?.len();
    }
    Some(read)
}

const AN_HOUR: Duration = Duration::from_secs(3_600);

#[tokio::test]
async fn a_file_is_made_once_for_all_who_read_it_and_given_back() {
    let (files, made) = (files(AN_HOUR), Arc::new(AtomicUsize::new(0)));
    let get = || {
        let made = made.clone();
        files.get("a", None, move || {
            made.fetch_add(1, Ordering::SeqCst);
            Ok(vec![1; 100 * KIB].into())
        })
    };
    let mut bodies = Vec::new();
    for file in join_all([get(), get(), get()]).await {
        bodies.push(body(file.unwrap()));
    }
    // Whoever comes while it is read gets the same.
    bodies.push(body(get().await.unwrap()));
    assert_eq!(made.load(Ordering::SeqCst), 1);
    assert_eq!(files.room.available_permits(), 100);
    for body in bodies {
        assert_eq!(length(body).await, Some(100 * KIB));
    }
    assert_eq!(files.room.available_permits(), 200);
    drop(body(get().await.unwrap()));
    assert_eq!(made.load(Ordering::SeqCst), 2);
    assert_eq!(files.room.available_permits(), 200);
}

#[tokio::test]
async fn row_632_a_short_file_is_there_once_for_all_who_have_it() {
    let (files, made) = (files(AN_HOUR), Arc::new(AtomicUsize::new(0)));
    let get = || {
        let made = made.clone();
        files.get("a", None, move || {
            made.fetch_add(1, Ordering::SeqCst);
            Ok(vec![1; 10 * KIB].into())
        })
    };
    let first = body(get().await.unwrap());
    let second = body(get().await.unwrap());
    assert_eq!(made.load(Ordering::SeqCst), 1);
    assert_eq!(length(first).await, Some(10 * KIB));
    let third = body(get().await.unwrap());
    assert_eq!(made.load(Ordering::SeqCst), 1);
    drop((second, third));
    assert_eq!(length(body(get().await.unwrap())).await, Some(10 * KIB));
    assert_eq!(made.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn only_so_much_is_there_at_a_time() {
    let files = files(AN_HOUR);
    // Longer than all room: nobody else would ever let it in.
    let all = body(files.get("all", None, of(1_000 * KIB)).await.unwrap());
    let refused = files.get("a", None, of(100 * KIB)).await.unwrap_err();
    assert_eq!((refused.status.as_u16(), refused.code), (503, "busy"));
    // What is short is there for everybody.
    let short = files.get("short", None, of(10 * KIB)).await.unwrap();
    assert_eq!(length(body(short)).await, Some(10 * KIB));
    drop(all);
    files.get("a", None, of(100 * KIB)).await.unwrap();
}

#[tokio::test]
async fn whoever_takes_too_long_holds_nothing() {
    let files = files(Duration::from_millis(50));
    let mut slow = body(files.get("a", None, of(100 * KIB)).await.unwrap());
    assert_eq!(slow.next().await.unwrap().unwrap().len(), PIECE);
    while files.room.available_permits() < 200 {
        sleep(Duration::from_millis(10)).await;
    }
    assert!(slow.next().await.unwrap().is_err());
}

#[tokio::test]
async fn whoever_hardly_reads_holds_nothing() {
    let files = Arc::new(Files::within(Bounds {
        least: PIECE,
        span: Duration::from_millis(20),
        ..bounds()
    }));
    let mut slow = body(files.get("a", None, of(100 * KIB)).await.unwrap());
    assert_eq!(slow.next().await.unwrap().unwrap().len(), PIECE);
    while files.room.available_permits() < 200 {
        sleep(Duration::from_millis(10)).await;
    }
    assert!(slow.next().await.unwrap().is_err());
}

#[tokio::test]
async fn row_491_one_network_leaves_room_for_others() {
    let files = files(AN_HOUR);
    let network = |number: u8| Some(IpAddr::from([198, 51, 100, number]));
    let get = |tag: &'static str, of_whom| files.get(tag, of_whom, of(60 * KIB));
    // However long one is, it is there for whoever reads nothing else, and for as many as read the same.
    let first = get("a", network(1)).await.unwrap();
    let same = body(get("a", network(1)).await.unwrap());
    let refused = get("b", network(1)).await.unwrap_err();
    assert_eq!(refused.status.as_u16(), 429);
    let other = body(get("b", network(2)).await.unwrap());
    let nobody = body(get("c", None).await.unwrap());
    assert_eq!(length(same).await, Some(60 * KIB));
    assert!(
        get("b", network(1)).await.is_err(),
        "the first is still read"
    );
    assert_eq!(length(body(first)).await, Some(60 * KIB));
    let then = body(get("b", network(1)).await.unwrap());
    drop((other, nobody, then));
    assert!(files.shares.is_empty());
    assert_eq!(files.room.available_permits(), 200);
}

#[tokio::test]
async fn what_breaks_off_is_made_anew() {
    let files = files(AN_HOUR);
    let broken = files.get("a", None, || panic!("as it was told")).await;
    assert_eq!(broken.unwrap_err().code, "internal");
    let refused = files.get("a", None, || Err(Problem::not_found())).await;
    assert_eq!(refused.unwrap_err().code, "not_found");
    files.get("a", None, of(10)).await.unwrap();
}
