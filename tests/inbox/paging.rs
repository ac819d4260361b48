//! How many entries a page may have: what is asked for beyond that, or is no number, is refused everywhere alike.

use crate::table::Scene;
use undersigned_tests::Server;

/// What is asked of a program's address, with the code of the answer.
async fn asked(hub: &Server, path: &str, which: &[(&str, &str)], size: &str) -> (u16, String) {
    let mut query = which.to_vec();
    query.push(("per_page", size));
    let answer = hub.get(path, &query).await;
    (answer.status.as_u16(), answer.code().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_has_one_entry_at_least_and_no_more_than_is_said() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let object = ("object", scene.object());
    let org = ("org", hub.org.as_str());
    for (path, which, most) in [
        ("/appeals", vec![], 1_000),
        ("/cosigners", vec![object], 1_000),
        ("/signers", vec![org, object], 500),
        ("/comments", vec![org, object], 200),
        ("/proceedings", vec![object], 200),
        ("/amendments", vec![object], 200),
        ("/ballots", vec![object], 200),
    ] {
        for size in ["1".to_owned(), most.to_string()] {
            let answered = asked(hub, path, &which, &size).await;
            assert_eq!(answered, (200, String::new()), "{path} {size}");
        }
        for size in ["0".to_owned(), (most + 1).to_string()] {
            let answered = asked(hub, path, &which, &size).await;
            assert_eq!(answered, (400, "page_invalid".to_owned()), "{path} {size}");
        }
        for size in ["-1", "x", "1.5", "99999999999999999999"] {
            let (status, code) = asked(hub, path, &which, size).await;
            assert_eq!((status, code.as_str()), (400, "query_invalid"), "{path}");
        }
        // Behind the end there is nothing, however far.
        let mut far = which.clone();
        far.push(("after", "18446744073709551615"));
        if path != "/comments" {
            let (status, code) = asked(hub, path, &far, "1").await;
            assert_eq!((status, code.as_str()), (200, ""), "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_holds_for_pages_and_feeds() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let appeal = scene.object().trim_start_matches(hub.url.as_str());
    for path in [
        "/appeals".to_owned(),
        format!("{appeal}/cosigners"),
        format!("{appeal}/updates.atom"),
    ] {
        for (size, expected) in [
            ("1", 200),
            ("1000", 200),
            ("0", 400),
            ("1001", 400),
            ("-1", 400),
            ("x", 400),
        ] {
            let address = format!("{}{path}?per_page={size}", hub.url);
            let request = hub.client.get(&address).header("accept", "text/html");
            let answer = request.send().await.expect("the server answers");
            assert_eq!(answer.status().as_u16(), expected, "{address}");
        }
    }
}
