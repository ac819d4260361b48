//! Passwords: Argon2id, off the threads that answer requests, few at a time.

use crate::problem::{Answer, Problem};
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use axum::http::StatusCode;
use std::sync::LazyLock;
use undersigned_federation::{
    FederationError,
    turns::{self, Turns},
};

/// Shortest new password, in characters.
const MIN_CHARS: usize = 12;
/// Longest password that is looked at, in bytes.
const MAX_BYTES: usize = 1_024;
/// Turns of whoever gives a password at the door. Each hash takes 19 MiB and a core; more than two at a time would help
/// attackers only. Whoever is one of the 32 that wait has an answer within seconds.
static AT_THE_DOOR: LazyLock<Turns> = LazyLock::new(|| Turns::of(2).with_waiting(32));
/// Turns of whoever has a link that holds, or is at the desk already: strangers at the door take none of them. Few do this at
/// the same time.
static WITHIN: LazyLock<Turns> = LazyLock::new(|| Turns::of(1).with_waiting(16));
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

/// Hashes a new password: a PHC string. Whoever chooses one has proven who they are before, by a link or at the desk.
///
/// # Errors
/// 503 where too many are hashed; missing randomness or memory.
pub async fn hash(password: String) -> Answer<String> {
    let hashed = WITHIN.work(move || {
        let hash: PasswordHash = Argon2::default().hash_password(password.as_bytes())?;
        Ok(hash.to_string())
    });
    let hashed = hashed.await.map_err(not_done)?;
    hashed.map_err(|error: argon2::password_hash::Error| failed(&error.to_string()))
}

/// Whether the password of somebody at the desk fits a PHC string. Without one it takes as long to say no.
///
/// # Errors
/// 503 where too many are hashed; a task that could not run.
pub async fn fits(password: String, hash: Option<String>) -> Answer<bool> {
    let checked = WITHIN.work(move || is_of(&password, hash.as_deref()));
    checked.await.map_err(not_done)
}

/// A turn at looking at a password. Once somebody has it nothing keeps that from being looked at.
#[derive(Debug)]
pub struct Turn(turns::Turn);

/// A turn at the door, before anything is looked at.
///
/// # Errors
/// 503 where too many are hashed.
pub async fn turn() -> Answer<Turn> {
    AT_THE_DOOR.take().await.map(Turn).map_err(not_done)
}

impl Turn {
    /// The places of those PHC strings that a password fits. Where it fits none, as many are looked at as is said, at least.
    ///
    /// # Errors
    /// A task that could not run.
    pub async fn fitting(
        self,
        password: String,
        hashes: Vec<Option<String>>,
        least: usize,
    ) -> Answer<Vec<usize>> {
        let looked_at = self.0.work(move || {
            let each = hashes.iter().enumerate();
            let fitting = each.filter(|(_, hash)| is_of(&password, hash.as_deref()));
            let fitting: Vec<usize> = fitting.map(|(place, _)| place).collect();
            if fitting.is_empty() {
                for _ in hashes.len()..least {
                    is_of(&password, None);
                }
            }
            fitting
        });
        looked_at.await.map_err(not_done)
    }
}

fn is_of(password: &str, hash: Option<&str>) -> bool {
    let known = hash.is_some() && password.len() <= MAX_BYTES;
    let checked = &password.as_bytes()[..password.len().min(MAX_BYTES)];
    Argon2::default()
        .verify_password(checked, hash.unwrap_or(NOBODY))
        .is_ok()
        && known
}

fn not_done(error: FederationError) -> Problem {
    match error {
        FederationError::Busy => busy(),
        error => failed(&error.to_string()),
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

    #[tokio::test]
    async fn row_857_whoever_has_a_turn_is_told_though_all_places_are_taken() {
        let turns = Turns::of(1).with_waiting(0);
        let turn = Turn(turns.take().await.unwrap());
        assert!(matches!(turns.take().await, Err(FederationError::Busy)));
        let mine = hash("four words and more".into()).await.unwrap();
        let hashes = vec![None, Some(mine.clone()), Some(NOBODY.to_owned())];
        let found = turn.fitting("four words and more".into(), hashes, 3).await;
        assert_eq!(found.unwrap(), [1]);
        // It ends with the last of them.
        let turn = Turn(turns.take().await.unwrap());
        let found = turn.fitting("four words".into(), vec![Some(mine)], 3).await;
        assert!(found.unwrap().is_empty());
        turns.take().await.unwrap();
    }

    #[tokio::test]
    async fn row_710_strangers_at_the_door_take_no_turn_of_whoever_has_a_link() {
        let _running = [turn().await.unwrap(), turn().await.unwrap()];
        let mut waiting: Vec<_> = (0..32).map(|_| Box::pin(turn())).collect();
        for one in &mut waiting {
            assert!(one.now_or_never().is_none());
        }
        assert!(turn().await.is_err(), "all places at the door are taken");
        let mine = hash("four words and more".into()).await.unwrap();
        assert!(
            fits("four words and more".into(), Some(mine))
                .await
                .unwrap()
        );
    }

    #[test]
    fn the_hash_for_nobody_can_be_read_and_costs_as_much() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let mine: PasswordHash = Argon2::default().hash_password(b"x").unwrap();
        assert_eq!(nobody.params, mine.params);
    }
}
