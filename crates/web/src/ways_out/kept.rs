//! Things that are dear to make, kept by what they are made of, within a bound of memory.

use axum::body::Bytes;
use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};

/// Keeps what was made last, up to so many bytes. What was made first goes first.
#[derive(Debug)]
pub struct Kept {
    most: usize,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    bytes: usize,
    order: VecDeque<String>,
    by_key: HashMap<String, Bytes>,
}

impl Kept {
    /// Nothing yet; at most so many bytes later.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self {
            most,
            held: Mutex::default(),
        }
    }

    /// What was made for this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Bytes> {
        self.lock().by_key.get(key).cloned()
    }

    /// Keeps what was made for a key, unless it is too large by itself.
    pub fn put(&self, key: String, made: Bytes) {
        if made.len() > self.most {
            return;
        }
        let mut held = self.lock();
        if let Some(earlier) = held.by_key.insert(key.clone(), made.clone()) {
            held.bytes -= earlier.len();
            held.order.retain(|other| *other != key);
        }
        held.bytes += made.len();
        held.order.push_back(key);
        while held.bytes > self.most {
            let Some(oldest) = held.order.pop_front() else {
                break;
            };
            if let Some(gone) = held.by_key.remove(&oldest) {
                held.bytes -= gone.len();
            }
        }
    }

    /// Nobody panics while holding it, and what it holds is only a copy.
    fn lock(&self) -> std::sync::MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(length: usize) -> Bytes {
        vec![0_u8; length].into()
    }

    #[test]
    fn what_was_made_first_goes_first_and_the_bound_holds() {
        let kept = Kept::new(100);
        kept.put("a".to_owned(), of(40));
        kept.put("b".to_owned(), of(40));
        kept.put("a".to_owned(), of(50));
        assert_eq!(kept.lock().bytes, 90);
        kept.put("c".to_owned(), of(40));
        assert!(kept.get("b").is_none());
        assert_eq!(kept.get("a").map(|a| a.len()), Some(50));
        assert_eq!(kept.lock().bytes, 90);
    }

    #[test]
    fn what_is_larger_than_the_bound_is_not_kept() {
        let kept = Kept::new(100);
        kept.put("a".to_owned(), of(60));
        kept.put("b".to_owned(), of(101));
        assert!(kept.get("b").is_none());
        assert!(kept.get("a").is_some());
    }
}
