//! Who registered for a meeting is opened by nobody after the day on which that is to go.

use super::{EMAIL, promised, server};
use crate::petition;
use std::sync::atomic::Ordering::Relaxed;
use undersigned_federation::{
    actions::{
        people::request::Solved,
        registration::{self, Guest},
    },
    networks::Asker,
};

#[tokio::test]
async fn who_registered_is_opened_by_nobody_after_their_day_although_they_are_kept_still() {
    let (_folder, days, instance) = server().await;
    let (_, appeal) = promised(&instance).await;
    let meeting = petition::meeting(&instance, &appeal).await;
    let guest = Guest {
        name: "Ana".to_owned(),
        email: EMAIL.to_owned(),
        message: String::new(),
    };
    let solved = Solved {
        asker: Asker::default(),
        hash: "solved".to_owned(),
        expires_at: i64::MAX,
    };
    let token = registration::register(&instance, &appeal, &meeting, &guest, &solved).await;
    let token = token.expect("a place");

    // Thirty days after it is over. Nothing here works in the background: nobody is deleted.
    for (day, opened) in [(0, 1), (53, 1), (54, 0)] {
        days.store(day, Relaxed);
        let guests = registration::list(&instance, &appeal, &meeting).await;
        let guests = guests.expect("the database answers");
        assert_eq!(guests.len(), opened, "on day {day}");
        let own = registration::open(&instance, &token).await;
        let own = own.expect("the database answers");
        assert_eq!(own.is_some(), opened > 0, "on day {day}");
        let kept = registration::count(&instance, &appeal, &meeting).await;
        assert_eq!(kept.expect("the database answers"), 1);
    }
    // Whoever ends it by the link does so still.
    let left = registration::leave(&instance, &token).await;
    assert!(left.expect("the database answers").is_some());
    let kept = registration::count(&instance, &appeal, &meeting).await;
    assert_eq!(kept.expect("the database answers"), 0);
}
