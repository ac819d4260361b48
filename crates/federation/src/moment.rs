//! Whether anything was stored meanwhile, for whoever keeps what it has made of the database.

use crate::{Instance, error::Result};
use std::{
    future::Future,
    time::{Duration, Instant},
};
use tokio::time::timeout;
pub use undersigned_store::Moment;

/// How long the database may take to say it. Whoever gets no answer does as if nothing were kept.
const PATIENCE: Duration = Duration::from_secs(1);
/// After so long it is looked again though nothing was stored: some of what is stored means something else on another day.
const AGAIN: Duration = Duration::from_secs(5 * 60);

/// When whoever looks again and again looked last, and of which moment it is what they saw. Where nothing is stored
/// meanwhile, nothing is asked but that.
#[derive(Debug, Default)]
pub(crate) struct LastLook(Option<(Moment, Instant)>);

impl LastLook {
    /// Looks, unless that would show nothing new at a moment, which is one of before: what is stored meanwhile has it looked
    /// once more. So has a `look` that says that it did not see to all that there was.
    ///
    /// # Errors
    /// Those of `look`, but for a database that is known to be away or gone: the log is told of that by itself.
    pub(crate) async fn again(
        &mut self,
        moment: Option<Moment>,
        look: impl Future<Output = Result<bool>>,
    ) -> Result<()> {
        if self.is_enough(moment.as_ref()) {
            return Ok(());
        }
        let is_all = match look.await {
            Err(error) if error.is_of_lost_database() => {
                tracing::debug!(%error, "it is looked again once the database is back");
                return Ok(());
            }
            looked => looked?,
        };
        *self = Self(moment.filter(|_| is_all).map(|of| (of, Instant::now())));
        Ok(())
    }

    fn is_enough(&self, moment: Option<&Moment>) -> bool {
        match (&self.0, moment) {
            (Some((of, at)), Some(now)) => of == now && at.elapsed() < AGAIN,
            _ => false,
        }
    }
}

impl Instance {
    /// The moment of now: of after this was called, never of before. Nothing where the database
    /// cannot tell. All that wait at one time are told by one question.
    pub async fn moment(&self) -> Option<Moment> {
        let instance = self.clone();
        let look = move |waiting: Vec<()>| {
            let instance = instance.clone();
            async move { vec![instance.looked().await; waiting.len()] }
        };
        self.moments.add((), look).await.flatten()
    }

    async fn looked(&self) -> Option<Moment> {
        match timeout(PATIENCE, self.database.moment()).await {
            Ok(Ok(moment)) => moment,
            Ok(Err(error)) => {
                tracing::debug!(%error, "whether anything was stored cannot be told");
                None
            }
            Err(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FederationError;
    use undersigned_store::{StoreError, presence::Away};

    #[tokio::test]
    async fn it_is_looked_again_only_where_something_may_be_new() {
        let (now, later) = (Some(Moment::named("1")), Some(Moment::named("2")));
        let (mut last_look, mut looks) = (LastLook::default(), 0);
        for (moment, is_all, expected) in [
            (&now, false, 1),
            // What was left is looked for once more.
            (&now, true, 2),
            (&now, true, 2),
            (&later, true, 3),
            (&later, true, 3),
            // The database cannot tell.
            (&None, true, 4),
            (&None, true, 5),
            (&later, true, 6),
        ] {
            let look = async {
                looks += 1;
                Ok(is_all)
            };
            last_look.again(moment.clone(), look).await.unwrap();
            assert_eq!(looks, expected);
        }
        let fails = async { Err(FederationError::Internal("in vain".to_owned())) };
        assert!(last_look.again(now.clone(), fails).await.is_err());
        assert!(!last_look.is_enough(now.as_ref()));
        // Of that everybody else says nothing.
        let away = Away {
            host: "db.example".to_owned(),
            reason: "refused".to_owned(),
        };
        let fails = async { Err(FederationError::from(StoreError::Away(away))) };
        assert!(last_look.again(now.clone(), fails).await.is_ok());
        assert!(!last_look.is_enough(now.as_ref()));
    }

    #[test]
    fn it_is_looked_again_after_a_while_though_nothing_was_stored() {
        let now = Moment::named("1");
        let last_look = |at| LastLook(Some((now.clone(), at)));
        assert!(last_look(Instant::now()).is_enough(Some(&now)));
        let long_ago = Instant::now().checked_sub(AGAIN);
        assert!(long_ago.is_none_or(|at| !last_look(at).is_enough(Some(&now))));
    }
}
