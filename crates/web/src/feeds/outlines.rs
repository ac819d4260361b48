//! Which entries an organisation's feed has of each appeal: ids and times alone, kept until something about the appeal
//! changes. So of all its appeals those alone are read that have something on the page.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Most entries that are known of all appeals; each takes some 200 bytes.
const MOST: usize = 50_000;

/// An entry: when it was signed, and its id.
pub(super) type Place = (u64, String);

/// Whose feed, and which appeal: the numbers of their rows.
pub(super) type Which = (i64, i64);

/// A moment of an appeal, and the entries it had then.
type Kept = (String, Arc<[Place]>);

/// The entries of appeals that were looked at lately, each with the moment of which they are.
#[derive(Debug, Default)]
pub struct Outlines(Mutex<HashMap<Which, Kept>>);

impl Outlines {
    /// What is known of that moment, or else what `read` finds now, which may be younger but not older.
    ///
    /// # Errors
    /// Those of `read`; nothing is kept then.
    pub(super) async fn kept_or<E>(
        &self,
        which: Which,
        moment: String,
        read: impl Future<Output = Result<Vec<Place>, E>>,
    ) -> Result<Arc<[Place]>, E> {
        if let Some(known) = self.kept(which, &moment) {
            return Ok(known);
        }
        let places: Arc<[Place]> = read.await?.into();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(&which);
        let others: usize = kept.values().map(|(_, places)| places.len() + 1).sum();
        if others + places.len() >= MOST {
            kept.clear();
        }
        kept.insert(which, (moment, places.clone()));
        Ok(places)
    }

    fn kept(&self, which: Which, moment: &str) -> Option<Arc<[Place]>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (of, places) = kept.get(&which)?;
        (of == moment).then(|| places.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{cell::Cell, convert::Infallible};

    #[tokio::test]
    async fn an_appeal_is_read_again_only_when_something_about_it_has_changed() {
        let (outlines, read) = (Outlines::default(), Cell::new(0));
        let count = async |which: Which, moment: &str, places: usize| {
            let (read, outlines) = (&read, &outlines);
            let found = outlines.kept_or(which, moment.to_owned(), async move {
                read.set(read.get() + 1);
                Ok::<_, Infallible>(vec![(7, "https://hub.example/7".to_owned()); places])
            });
            let Ok(found) = found.await;
            (found.len(), read.get())
        };
        assert_eq!(count((1, 1), "a", 2).await, (2, 1));
        assert_eq!(count((1, 1), "a", 3).await, (2, 1));
        assert_eq!(count((1, 1), "b", 3).await, (3, 2));
        // Another organisation's feed has something else of the same appeal.
        assert_eq!(count((2, 1), "b", 1).await, (1, 3));
        assert_eq!(count((1, 1), "b", 9).await, (3, 3));
    }

    #[tokio::test]
    async fn no_more_is_kept_than_there_is_room_for() {
        let outlines = Outlines::default();
        for appeal in 0..3 {
            let places = vec![(7, String::new()); MOST / 2 + 1];
            let read = async move { Ok::<_, Infallible>(places) };
            let Ok(found) = outlines.kept_or((1, appeal), String::new(), read).await;
            assert_eq!(found.len(), MOST / 2 + 1);
            assert_eq!(outlines.0.lock().unwrap().len(), 1);
        }
    }
}
