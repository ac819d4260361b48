//! Whether a permanent refusal says that there is no such mailbox. Only then does a subscription
//! end: a mail that is too long, or unwelcome for its content, says nothing about its reader, and a
//! mail server that does not relay says nothing but that it is not set up.

/// Replies that are about the recipient where nothing more precise is said (RFC 5321, section 4.2.3;
/// RFC 7504).
const OF_RECIPIENTS: [&str; 5] = ["521", "550", "551", "553", "556"];

/// Judges what a mail server answered: the reply code, and its words, which may begin with an
/// enhanced status code (RFC 2034).
pub(crate) fn ends_a_mailbox(code: &str, words: &str, recipient: &str) -> bool {
    let status = words.split(|c: char| c.is_whitespace()).find(is_status);
    match status {
        Some(status) => is_of_a_mailbox(status),
        None => OF_RECIPIENTS.contains(&code) && !is_of_relaying(words, recipient),
    }
}

/// Whether the mail server says that it sends nothing on for us: it is not set up for that, or not any
/// more, and no mail is to be lost by it. What it repeats of the recipient's address says nothing.
pub(crate) fn is_of_relaying(words: &str, recipient: &str) -> bool {
    let lower = |text: &str| text.to_ascii_lowercase();
    let (words, recipient) = (lower(words), lower(recipient));
    let (local, domain) = recipient.rsplit_once('@').unwrap_or_default();
    let parts = [recipient.as_str(), local, domain];
    let is_part = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.contains('@')
            || parts
                .iter()
                .any(|part| word == *part || word.ends_with(&format!(".{part}")))
    };
    let mut rest = words.split_whitespace().filter(|word| !is_part(word));
    rest.any(|word| word.contains("relay"))
}

/// Whether an enhanced status code (RFC 3463) says for good that mail does not reach a mailbox.
pub(crate) fn is_of_a_mailbox(status: &str) -> bool {
    let mut parts = status.trim().split('.');
    let (Some("5"), Some(subject), Some(detail), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    match subject {
        // Nothing more is said than that it is for good; and the address is wrong.
        "0" => detail == "0",
        "1" => !matches!(detail, "7" | "8"),
        // Disabled, or unnamed; not: full, the message too long, a list that does not expand.
        "2" => matches!(detail, "0" | "1"),
        // There is no way to its host.
        "4" => detail == "4",
        _ => false,
    }
}

/// Whether a word is an enhanced status code.
fn is_status(word: &&str) -> bool {
    let mut parts = word.split('.');
    let class = parts.next();
    let rest: Vec<&str> = parts.collect();
    let number = |part: &&str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    matches!(class, Some("2" | "4" | "5")) && rest.len() == 2 && rest.iter().all(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_does_not_relay_is_not_set_up() {
        for words in [
            "relay not permitted",
            "5.7.1 <x@y.example>: Relay access denied",
        ] {
            assert!(is_of_relaying(words, "x@y.example"), "{words}");
        }
        assert!(!is_of_relaying(
            "5.1.1 <ana@post.example>: Recipient address rejected",
            "ana@post.example"
        ));
    }

    #[test]
    fn row_269_an_address_with_that_word_in_it_stops_no_other_mail() {
        for (words, recipient) in [
            ("5.1.1 <relay@post.example>: unknown", "relay@post.example"),
            ("relay: no such user here", "Relay@post.example"),
            ("no such user at relay.example", "ana@relay.example"),
            ("mx1.relay.example does not know ana", "ana@relay.example"),
        ] {
            assert!(!is_of_relaying(words, recipient), "{words}");
        }
    }

    #[test]
    fn only_what_is_said_of_the_mailbox_ends_it() {
        for (code, words) in [
            ("550", "no such person ana@post.example"),
            (
                "550",
                "5.1.1 <ana@post.example>: Recipient address rejected",
            ),
            ("550", "#5.1.0 Address rejected. 5.1.1 unknown"),
            (
                "550",
                "5.2.1 The email account that you tried to reach is disabled",
            ),
            ("551", "user not local"),
            ("553", "mailbox name not allowed"),
            ("556", ""),
        ] {
            assert!(
                ends_a_mailbox(code, words, "ana@post.example"),
                "{code} {words}"
            );
        }
        for (code, words) in [
            ("550", "relay not permitted"),
            ("554", "5.7.1 <x@y.example>: Relay access denied"),
            ("550", "5.7.1 Message rejected as spam"),
            ("550", "5.7.26 This mail is unauthenticated"),
            ("552", "5.2.2 mailbox full"),
            ("552", "5.3.4 message too big"),
            ("554", "transaction failed"),
            ("500", "what?"),
            ("550", "5.1.8 bad sender's address"),
        ] {
            assert!(
                !ends_a_mailbox(code, words, "ana@post.example"),
                "{code} {words}"
            );
        }
    }

    #[test]
    fn status_codes_are_read_whole() {
        for good in ["5.0.0", "5.1.1", "5.1.2", "5.1.10", "5.4.4", " 5.2.1 "] {
            assert!(is_of_a_mailbox(good), "{good}");
        }
        for bad in [
            "", "5", "5.1", "5.1.1.1", "4.1.1", "2.0.0", "5.6.0", "5.x.y", "x5.1.1",
        ] {
            assert!(!is_of_a_mailbox(bad), "{bad}");
        }
    }
}
