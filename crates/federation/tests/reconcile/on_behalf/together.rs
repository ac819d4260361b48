//! Statements of one author that come together.

use super::{Hub, Page, listing};
use crate::pair::{endorsement_at, name, signer};
use serde_json::json;
use undersigned_domain::Verified;
use undersigned_federation::activities::statement::{self, Carried};

/// Three statements of the organisation of that number.
fn three(number: u64) -> Vec<Verified> {
    let said = |seq: u64| endorsement_at(number, &name("Crane Drivers"), 1_764_000_000_000 + seq);
    (0..3).map(said).collect()
}

#[tokio::test]
async fn row_605_who_says_much_at_once_has_its_server_asked_once_and_not_often_in_vain() {
    let hub = Hub::new().await;
    // Its actor's address has led on to somebody else's file since it was kept.
    let union = signer(1);
    let file = "https://victim.example/file";
    let led_on = Page::At(file.to_owned(), json!({"id": file}));
    hub.web.put(&union.actor, led_on);
    let said = three(1);
    for number in 1..=300_usize {
        let by = Carried::By(&union.actor, &[]);
        let outcomes = statement::take_all(&hub.instance, &said, by).await;
        let outcomes = outcomes.expect("they are looked at");
        assert_eq!(outcomes.len(), 3);
        assert!(outcomes.iter().all(Result::is_err), "{outcomes:?}");
        assert_eq!(hub.web.asked(), number.min(240));
    }
    // Whoever lists its key is heard, as often as it likes.
    let busy = signer(2);
    hub.web.serve(&busy.actor, listing(&busy));
    let said = three(2);
    for _ in 0..300 {
        let by = Carried::By(&busy.actor, &[]);
        let outcomes = statement::take_all(&hub.instance, &said, by).await;
        let outcomes = outcomes.expect("they are looked at");
        assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    }
    assert_eq!(hub.web.asked(), 241);
}
