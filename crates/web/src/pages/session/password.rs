//! Passwords: Argon2id, off the threads that answer requests, few at a time.

use crate::problem::{Answer, Problem};
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use axum::http::StatusCode;
use tokio::{sync::Semaphore, task::spawn_blocking};

/// Shortest new password, in characters.
const MIN_CHARS: usize = 12;
/// Longest password that is looked at, in bytes.
const MAX_BYTES: usize = 1_024;
/// Each hash takes 19 MiB and a core; more than two at a time would help attackers only. Whoever is one of the 32 that
/// wait has an answer within seconds.
static TURNS: Turns = Turns::of(2, 32);
/// A hash of nothing anybody knows, made with the usual costs: where there is no account, this is
/// checked, so that the answer takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$Zm9yIG5vYm9keSBhdCBhbGw$\
     VhGGSgFTNO6UScaHPTwbLULsBnhlAWvnHGkqRczMXJI";

/// What is wrong with a new password: the field, and the key of the sentence that says so.
pub fn wrong(password: &str, again: &str) -> Option<(&'static str, &'static str)> {
    if password.chars().count() < MIN_CHARS {
        Some(("password", "password-short"))
    } else if password.len() > MAX_BYTES {
        Some(("password", "too-long"))
    } else if password != again {
        Some(("password-again", "password-differs"))
    } else {
        None
    }
}

/// Hashes a new password: a PHC string.
///
/// # Errors
/// 503 where too many are hashed; missing randomness or memory.
pub async fn hash(password: String) -> Answer<String> {
    TURNS
        .take(move || {
            let hash: PasswordHash = Argon2::default().hash_password(password.as_bytes())?;
            Ok(hash.to_string())
        })
        .await?
        .map_err(|error: argon2::password_hash::Error| failed(&error.to_string()))
}

/// Whether a password fits a PHC string. Without one it takes as long to say no.
///
/// # Errors
/// 503 where too many are hashed; a task that could not run.
pub async fn fits(password: String, hash: Option<String>) -> Answer<bool> {
    TURNS
        .take(move || {
            let known = hash.is_some() && password.len() <= MAX_BYTES;
            let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
            let checked = &password.as_bytes()[..password.len().min(MAX_BYTES)];
            Argon2::default()
                .verify_password(checked, hash.as_str())
                .is_ok()
                && known
        })
        .await
}

/// How much is hashed at a time, and how much waits for that.
struct Turns {
    running: Semaphore,
    waiting: Semaphore,
}

impl Turns {
    const fn of(running: usize, waiting: usize) -> Self {
        Self {
            running: Semaphore::const_new(running),
            waiting: Semaphore::const_new(waiting),
        }
    }

    /// Does something in its turn, apart from the threads that answer requests.
    ///
    /// # Errors
    /// 503 `busy` where too much waits already; a task that could not run.
    async fn take<T: Send + 'static>(
        &'static self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Answer<T> {
        let waits = self.waiting.try_acquire().map_err(|_| busy())?;
        let turn = self.running.acquire().await;
        drop(waits);
        let turn = turn.map_err(|error| failed(&error.to_string()))?;
        let done = spawn_blocking(move || {
            // The turn ends with the work: who asked may have gone away, and nothing ends a hash that has begun.
            let _turn = turn;
            work()
        });
        done.await.map_err(|_| failed("it broke off"))
    }
}

fn busy() -> Problem {
    let detail = "too many passwords are being looked at; try again in half a minute";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail)
}

fn failed(error: &str) -> Problem {
    tracing::error!(error, "a password could not be hashed");
    let detail = "this server could not do that just now; try again later";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "internal", detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt as _;
    use std::sync::mpsc;
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn row_857_a_turn_ends_with_the_work_and_few_wait_for_one() {
        static TURNS: Turns = Turns::of(1, 1);
        let (begins, begun) = oneshot::channel();
        let (end, may_end) = mpsc::channel::<()>();
        let gone = tokio::spawn(TURNS.take(move || {
            begins.send(()).unwrap();
            let _ = may_end.recv();
        }));
        begun.await.unwrap();
        gone.abort();
        assert!(gone.await.unwrap_err().is_cancelled());
        // Nobody waits for it any longer, and it runs still.
        let mut next = Box::pin(TURNS.take(|| "done"));
        assert!((&mut next).now_or_never().is_none());
        let refused = TURNS.take(|| ()).await.unwrap_err();
        assert_eq!((refused.status.as_u16(), refused.code), (503, "busy"));
        assert!(refused.retry_after().is_some());
        end.send(()).unwrap();
        assert_eq!(next.await.unwrap(), "done");
        TURNS.take(|| ()).await.unwrap();
    }

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let hash = hash("four words and more".into()).await.unwrap();
        assert!(hash.starts_with("$argon2id$"), "{hash}");
        assert!(
            fits("four words and more".into(), Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(
            !fits("four words and less".into(), Some(hash))
                .await
                .unwrap()
        );
        assert!(!fits("four words and more".into(), None).await.unwrap());
    }

    #[test]
    fn the_hash_for_nobody_can_be_read_and_costs_as_much() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let mine: PasswordHash = Argon2::default().hash_password(b"x").unwrap();
        assert_eq!(nobody.params, mine.params);
    }
}
