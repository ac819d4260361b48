//! What an organisation said while the organiser's server was away, as its desk says it.

use super::paste;
use crate::PROGRAM;
use tokio::sync::Mutex;
use undersigned_tests::{Backend, Coalition, Desk, on_both_databases, until};

on_both_databases! {
    what_the_organisers_server_has_not_taken_is_said_to_be_undelivered
}

/// How it is said.
const UNDELIVERED: &str = "Not delivered yet: ";

async fn until_said(desk: &Mutex<Desk>, path: &str, said: bool) {
    let what = format!("{path} to say that something is undelivered: {said}");
    until(&what, || async {
        let page = desk.lock().await.get(path).await;
        let is_said = page.contains(UNDELIVERED);
        (is_said == said).then_some(()).ok_or(page)
    })
    .await;
}

async fn what_the_organisers_server_has_not_taken_is_said_to_be_undelivered(backend: Backend) {
    let both = ["hub", "dockers"];
    let (mut coalition, object) = Coalition::holding_an_appeal(PROGRAM, &both, backend).await;
    let endorsed = coalition["dockers"].endorse(&object, "Dockers").await;
    endorsed.expect(202);
    coalition.settle(&both, &object, 1).await;
    let mut desk = Desk::of(&coalition["dockers"]).await;
    let check = paste(&mut desk, &object).await;
    let done = check.replacen("/check?", "/done?", 1);
    let desk = Mutex::new(desk);
    until_said(&desk, "/desk", false).await;

    coalition.server("hub").stop().await;
    let changed = coalition["dockers"].endorse(&object, "Dockers, at sea");
    changed.await.expect(202);
    for path in ["/desk", &check, &done] {
        until_said(&desk, path, true).await;
    }
    coalition.server("hub").run().await;
    coalition.settle(&both, &object, 1).await;
    for path in ["/desk", &check, &done] {
        until_said(&desk, path, false).await;
    }

    coalition.server("hub").stop().await;
    coalition["dockers"].withdraw(&object).await.expect(202);
    until_said(&desk, "/desk", true).await;
    coalition.server("hub").run().await;
    coalition.settle(&both, &object, 0).await;
    until_said(&desk, "/desk", false).await;
}
