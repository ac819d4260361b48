//! What cannot be looked at while the database is away is not said at each look.

use super::*;
use crate::logged::{Logged, message};
use tokio::time::{sleep, timeout};

#[tokio::test]
async fn a_database_that_is_away_is_not_said_at_each_look_at_the_clock() {
    let (_folder, instance) = server().await;
    let closed = instance.database.close().await;
    closed.expect("closed");
    let unsigned = Logged::of(|event| message(event).contains("waited for the clock"));
    let logged = tracing::subscriber::set_default(unsigned.clone());
    let two_looks = async {
        while unsigned.times() == 0 {
            sleep(Duration::from_millis(100)).await;
        }
        // The next one comes after five seconds.
        sleep(Duration::from_secs(8)).await;
    };
    tokio::select! {
        () = clock_watch::run(instance.clone(), CancellationToken::new()) => panic!("nobody stopped it"),
        looked = timeout(Duration::from_secs(100), two_looks) => looked.expect("it looks"),
    }
    drop(logged);
    assert_eq!(unsigned.times(), 1);
}
