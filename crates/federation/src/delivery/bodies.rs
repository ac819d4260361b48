//! What is being sent just now: read once and in memory once, however many hosts get it.

use crate::{Instance, error::Result};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};
use undersigned_store::outbox;

/// The texts of activities that are on their way, by their rows. Each is kept for as long as somebody
/// sends it.
#[derive(Default)]
pub(crate) struct Bodies(Mutex<HashMap<i64, Weak<str>>>);

impl Bodies {
    fn get(&self, activity: i64) -> Option<Arc<str>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(&activity).and_then(Weak::upgrade)
    }

    fn keep(&self, activity: i64, body: &Arc<str>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|_, body| body.strong_count() > 0);
        held.insert(activity, Arc::downgrade(body));
    }
}

impl Instance {
    /// The JSON text of an activity that is to be delivered; none where it is gone. It never changes.
    ///
    /// # Errors
    /// The database.
    pub(super) async fn body_of(&self, activity: i64) -> Result<Option<Arc<str>>> {
        if let Some(body) = self.bodies.get(activity) {
            return Ok(Some(body));
        }
        let body = outbox::body(self.database.conn(), activity).await?;
        let body = body.map(Arc::<str>::from);
        if let Some(body) = &body {
            self.bodies.keep(activity, body);
        }
        Ok(body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_kept_while_somebody_sends_it() {
        let bodies = Bodies::default();
        let sent: Arc<str> = "{}".into();
        bodies.keep(1, &sent);
        let again = bodies.get(1).expect("it is being sent");
        assert!(Arc::ptr_eq(&sent, &again));
        drop((sent, again));
        assert_eq!(bodies.get(1), None);
        bodies.keep(2, &"{}".into());
        bodies.keep(3, &"{}".into());
        assert_eq!(
            bodies.0.lock().unwrap().len(),
            1,
            "nothing is left of the others"
        );
    }
}
