//! Whether a form was filled in by somebody, as far as that can be told without asking a third
//! party and without keeping anything: a script finds a number with a costly property; without
//! scripts, a person answers a question. See `assets/js/check.js` of `undersigned-views`.

use crate::views::people::Check;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};
use undersigned_federation::{Instance, actions::people::request::Solved, networks::Asker};

/// Zero bits that a solution begins with: about 65,000 tries, half a second on an old phone.
const WORK_BITS: u32 = 16;
/// How long a form may stay open, in milliseconds: four hours.
const OPEN_MILLIS: i64 = 4 * 60 * 60 * 1_000;
/// How much of that is left at least where a form is shown again with the check that it came with: an hour.
const MENDING_MILLIS: i64 = 60 * 60 * 1_000;
/// Bytes of a check: when it ends, randomness, and a proof that it is ours.
const BYTES: usize = 8 + 16 + 16;
/// What is hashed before the number: one block of SHA-256.
const BLOCK: usize = 64;

/// How a check was passed.
#[derive(Debug)]
pub enum Passed {
    /// By work.
    Work(Solved),
    /// By an answer.
    Answer(Solved),
}

/// Why it was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// It is none of ours for this form, or too old.
    Stale,
    /// Neither work nor answer.
    Unsolved,
    /// A number that is not the sum.
    WrongSum,
}

/// A new check for one form; `form` names it.
///
/// # Errors
/// Where there is no randomness.
pub fn issue(instance: &Instance, form: &str) -> undersigned_federation::Result<Check> {
    let ends = instance.clock.millis() + OPEN_MILLIS;
    let mut bytes = Vec::with_capacity(BYTES);
    bytes.extend_from_slice(&ends.to_be_bytes());
    bytes.extend_from_slice(&instance.entropy.bytes::<16>()?);
    let mac = mac(instance, form, &bytes);
    bytes.extend_from_slice(&mac[..16]);
    Ok(Check {
        text: URL_SAFE_NO_PAD.encode(bytes),
        bits: WORK_BITS,
        sum: sum(&mac),
    })
}

/// A check whose question was answered in a form in which something else is wrong: it is shown again as it is, so that nobody
/// answers twice. That spends nothing, and it can be spent once all the same. None where the answer is wrong, since each
/// question is asked once; nor where it ends too soon to put the form right.
pub fn answered(instance: &Instance, form: &str, text: &str, answer: &str) -> Option<Check> {
    let open = Open::read(instance, form, text).ok()?;
    let lasts = open.ends - instance.clock.millis() >= MENDING_MILLIS;
    (lasts && open.is_answered(answer)).then(|| Check {
        text: text.to_owned(),
        bits: WORK_BITS,
        sum: sum(&open.mac),
    })
}

/// Judges what came back, and from where.
///
/// # Errors
/// [`Failed`].
pub fn judge(
    instance: &Instance,
    form: &str,
    text: &str,
    work: &str,
    answer: &str,
    asker: Asker,
) -> Result<Passed, Failed> {
    let open = Open::read(instance, form, text)?;
    let solved = Solved {
        asker,
        hash: URL_SAFE_NO_PAD.encode(Sha256::digest(open.bytes)),
        expires_at: open.ends,
    };
    if is_work(text, work) {
        return Ok(Passed::Work(solved));
    }
    match open.is_answered(answer) {
        true => Ok(Passed::Answer(solved)),
        false if number(answer).is_some() => Err(Failed::WrongSum),
        false => Err(Failed::Unsolved),
    }
}

/// A check of ours that came back in time.
struct Open {
    bytes: [u8; BYTES],
    mac: [u8; 32],
    /// When it ends.
    ends: i64,
}

impl Open {
    /// Reads one for a form.
    fn read(instance: &Instance, form: &str, text: &str) -> Result<Self, Failed> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Failed::Stale)?;
        let bytes: [u8; BYTES] = bytes.as_slice().try_into().map_err(|_| Failed::Stale)?;
        let (said, proof) = bytes.split_at(BYTES - 16);
        let mac = mac(instance, form, said);
        let ours = bool::from(subtle::ConstantTimeEq::ct_eq(&mac[..16], proof));
        let ends = said
            .first_chunk()
            .map_or(0, |ends| i64::from_be_bytes(*ends));
        let now = instance.clock.millis();
        match ours && (now..=now + OPEN_MILLIS).contains(&ends) {
            true => Ok(Self { bytes, mac, ends }),
            false => Err(Failed::Stale),
        }
    }

    /// Whether a number is the sum that was asked for.
    fn is_answered(&self, answer: &str) -> bool {
        let (a, b) = sum(&self.mac);
        number(answer) == Some(u32::from(a + b))
    }
}

fn is_work(text: &str, work: &str) -> bool {
    if work.is_empty() || work.len() > 12 || !work.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let hash = Sha256::digest(format!("{text::<BLOCK$}{work}", BLOCK = BLOCK));
    let first = hash
        .first_chunk()
        .map_or(u32::MAX, |first| u32::from_be_bytes(*first));
    first.leading_zeros() >= WORK_BITS
}

/// A small number, in the digits of any script that the interface is written in, or as the question says numbers in Chinese.
fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    if let Some(number) = chinese(text) {
        return Some(number);
    }
    if text.is_empty() || text.chars().count() > 3 {
        return None;
    }
    text.chars().try_fold(0, |number, c| {
        let code = u32::from(c);
        let zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10];
        let digit = zeros
            .iter()
            .find_map(|zero| code.checked_sub(*zero).filter(|d| *d < 10))?;
        Some(number * 10 + digit)
    })
}

/// A number up to nineteen in Chinese characters; no sum is larger.
fn chinese(text: &str) -> Option<u32> {
    let digit = |text: &str| {
        let mut digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
            .into_iter()
            .zip(1..);
        digits.find_map(|(digit, number)| (digit == text).then_some(number))
    };
    match text.strip_prefix('十') {
        Some("") => Some(10),
        Some(rest) => digit(rest).map(|digit| 10 + digit),
        None => digit(text),
    }
}

fn sum(mac: &[u8; 32]) -> (u8, u8) {
    (mac[30] % 9 + 1, mac[31] % 9 + 1)
}

fn mac(instance: &Instance, form: &str, said: &[u8]) -> [u8; 32] {
    instance
        .secret
        .keyed_hash(&format!("check of a form: {form}"), said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_told_from_no_work() {
        let text = "A".repeat(54);
        let found = (0_u32..)
            .map(|number| number.to_string())
            .find(|number| is_work(&text, number))
            .unwrap();
        // The same number as the script finds.
        let padded = format!("{text}::::::::::{found}");
        assert_eq!(hex::encode(Sha256::digest(&padded))[..4], *"0000");
        for bad in ["", "x", "-1", "1 ", "0000000000000"] {
            assert!(!is_work(&text, bad), "{bad}");
        }
        assert!(!is_work(&"B".repeat(54), &found));
    }

    #[test]
    fn numbers_may_be_written_in_any_digits() {
        for same in ["12", " 12 ", "١٢", "۱۲", "१२", "１２"] {
            assert_eq!(number(same), Some(12), "{same}");
        }
        for (same, sum) in [("二", 2), ("九", 9), ("十", 10), ("十八", 18)] {
            assert_eq!(number(same), Some(sum), "{same}");
        }
        for none in ["", "十十", "一二", "twelve", "-1", "1.2", "0012"] {
            assert_eq!(number(none), None, "{none}");
        }
    }
}
