//! After a start the names of a long list are looked at once, which takes seconds: not while others wait for whoever signs.

use crate::{alone, dockers, two_of_one_name};
use std::{sync::mpsc, time::Duration};
use tokio::{runtime, sync::oneshot, task::spawn_blocking, time::timeout};
use undersigned_federation::Clock;

/// So many names are not looked at where one stands.
const MANY: u64 = 201;

/// Takes the only thread for long work, once what was begun there is done; until this is dropped.
async fn taken() -> mpsc::Sender<()> {
    let (end, may_end) = mpsc::channel::<()>();
    let (begins, begun) = oneshot::channel();
    spawn_blocking(move || {
        let _ = begins.send(());
        let _ = may_end.recv();
    });
    begun.await.expect("it begins");
    end
}

#[test]
fn nobody_waits_while_names_are_looked_at_for_whoever_signs_first() {
    let mut runtime = runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().max_blocking_threads(1).build();
    runtime.expect("a runtime").block_on(async {
        let folder = tempfile::tempdir().expect("a folder");
        let server = || alone::server(folder.path(), "hub", Clock::system());
        let instance = server().await;
        let hub = dockers::hub(&instance).await;
        let appeal = dockers::published(&instance, &hub, "brakes").await;
        let rows = (0..MANY).map(|number| format!("Crew {number},GB\n"));
        let rows: Vec<String> = rows.collect();
        let report = two_of_one_name::take(&instance, &appeal, &rows.concat()).await;
        assert_eq!(report.added, MANY, "{report:?}");

        let restarted = server().await;
        let end = taken().await;
        let mut first = Box::pin(restarted.change(appeal.id));
        let others = async {
            for _ in 0..20 {
                let transaction = restarted.database.begin().await.expect("it is free");
                transaction.commit().await.expect("committed");
            }
        };
        tokio::select! {
            biased;
            _ = &mut first => panic!("names would be looked at while it is open"),
            () = others => {}
        }
        drop(end);
        let change = first.await.expect("a change");
        change.transaction.rollback().await.expect("undone");

        // Once somebody has read the list, they are looked at before anybody signs.
        let again = server().await;
        let view = again.view_by_id(&appeal.ap_id).await;
        view.expect("the database answers").expect("it is held");
        let _taken = taken().await;
        let change = timeout(Duration::from_secs(60), again.change(appeal.id)).await;
        drop(change.expect("nothing is left to do").expect("a change"));
    });
}
