//! Browsers in which somebody came in before: what strangers fail in somebody's name closes nothing there.
//!
//! A second cookie, which is sent to the pages of signing in alone, holds a mark for each account. A mark is a time,
//! randomness, and a keyed hash of both, of the account and of what is kept of its password: nobody reads in it whose it is,
//! nothing of it is stored here, and whoever knew an earlier password is a stranger again.

use super::cookie;
use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use std::fmt;
use undersigned_federation::{Instance, Result, actions::session::Opened};

/// How long a browser is known, in milliseconds: half a year after somebody last came in.
const KNOWN_MILLIS: i64 = 180 * 24 * 60 * 60 * 1_000;
/// Most marks that one browser keeps: a person may have accounts in several organisations, and a desk several people.
const MOST: usize = 8;
/// What a mark says: when it ends, and randomness that tells it from others.
const SAID: usize = 8 + 16;
/// Bytes of a mark: what it says, and a proof that it is ours.
const BYTES: usize = SAID + 16;

/// The marks that a browser sent, newest first.
#[derive(Clone, Default)]
pub struct Marks(Vec<[u8; BYTES]>);

impl Marks {
    /// Reads what a browser sent. What is no mark is left out.
    pub fn read(headers: &HeaderMap, base: &str) -> Self {
        let jar = CookieJar::from_headers(headers);
        let Some(sent) = jar.get(&cookie::name_of_marks(base)) else {
            return Self::default();
        };
        let marks = sent.value().split('.').take(MOST);
        Self(marks.filter_map(read).collect())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What tells this browser's mark for an account from all others; none where nobody came in to it here since it has
    /// the password that it has.
    pub fn of(&self, instance: &Instance, account: &Opened) -> Option<String> {
        let now = instance.clock.millis();
        let mark = self.0.iter().find(|mark| {
            let ends = mark
                .first_chunk()
                .map_or(0, |ends| i64::from_be_bytes(*ends));
            (now..=now.saturating_add(KNOWN_MILLIS)).contains(&ends)
                && is_for(instance, mark, account)
        })?;
        Some(URL_SAFE_NO_PAD.encode(mark))
    }

    /// `Set-Cookie` with new marks for the accounts that somebody came in to, and with what this browser had for others.
    ///
    /// # Errors
    /// Where there is no randomness.
    pub fn set(&self, instance: &Instance, accounts: &[Opened]) -> Result<String> {
        let ends = instance.clock.millis().saturating_add(KNOWN_MILLIS);
        let mut marks = Vec::with_capacity(MOST);
        for account in accounts.iter().take(MOST) {
            let mut mark = Vec::with_capacity(BYTES);
            mark.extend_from_slice(&ends.to_be_bytes());
            mark.extend_from_slice(&instance.entropy.bytes::<16>()?);
            let ours = proof(instance, &mark, account);
            mark.extend_from_slice(&ours);
            marks.push(URL_SAFE_NO_PAD.encode(mark));
        }
        let of_others = self.0.iter().filter(|mark| {
            let mut accounts = accounts.iter();
            !accounts.any(|account| is_for(instance, mark, account))
        });
        marks.extend(of_others.map(|mark| URL_SAFE_NO_PAD.encode(mark)));
        marks.truncate(MOST);
        let base = instance.addresses.base();
        let seconds = KNOWN_MILLIS / 1_000;
        Ok(cookie::set_marks(base, &marks.join("."), seconds))
    }
}

impl fmt::Debug for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Marks([redacted])")
    }
}

fn read(text: &str) -> Option<[u8; BYTES]> {
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

fn is_for(instance: &Instance, mark: &[u8; BYTES], account: &Opened) -> bool {
    let (said, sent) = mark.split_at(SAID);
    subtle::ConstantTimeEq::ct_eq(&proof(instance, said, account)[..], sent).into()
}

fn proof(instance: &Instance, said: &[u8], account: &Opened) -> [u8; 16] {
    let purpose = format!(
        "browser in which somebody came in to account {}",
        account.account_id
    );
    let password = account.password_hash.as_deref().unwrap_or_default();
    // What a mark says has one length, so nothing else reads as the same.
    let data = [said, password.as_bytes()].concat();
    let hash = instance.secret.keyed_hash(&purpose, &data);
    let mut proof = [0; 16];
    proof.copy_from_slice(&hash[..16]);
    proof
}
