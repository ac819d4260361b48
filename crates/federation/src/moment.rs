//! Whether anything was stored meanwhile, for whoever keeps what it has made of the database.

use crate::Instance;
use std::time::Duration;
use tokio::time::timeout;
pub use undersigned_store::Moment;

/// How long the database may take to say it. Whoever gets no answer does as if nothing were kept.
const PATIENCE: Duration = Duration::from_secs(1);

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
