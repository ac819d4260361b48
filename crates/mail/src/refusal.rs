//! Whom a permanent refusal is about. The same code answers the greeting, the sender, the recipient
//! and the text, and many mail servers say what they have against a sender only where they are told
//! of the recipient: so the words are looked at.
//!
//! A subscription ends only where nobody can have meant anything else than that there is no such
//! mailbox. A mail is given up at once only where it is the mail that will never be taken. Whatever
//! may be held against this server waits until somebody has mended it.

mod said;

pub(crate) use said::Ends;
use said::Said;

/// What is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is no such mailbox, so that no mail to it will be taken.
    Gone,
    /// This mail to this recipient, for good.
    Mail,
    /// What this mail says; or it is refused for now. Others may be taken meanwhile.
    Unwelcome,
    /// This server, or its sender's address; also where nothing says what.
    Us,
}

/// Replies that are about the recipient where the words are (RFC 5321, section 4.2.3; RFC 7504).
const OF_RECIPIENTS: [&str; 5] = ["521", "550", "551", "553", "556"];

/// Judges what a mail server answered: the reply code, and its words, which may begin with an
/// enhanced status code (RFC 2034).
pub(crate) fn judge(code: &str, words: &str, ends: Ends<'_>) -> Refusal {
    let said = Said::new(words, ends);
    let status = Status::among(words);
    match status {
        _ if said.is_of_us() || status == Status::Sender => Refusal::Us,
        Status::Message => Refusal::Mail,
        _ if said.is_of_content() || said.is_passing() => Refusal::Unwelcome,
        Status::Gone | Status::Recipient if said.is_of_policy() => Refusal::Mail,
        _ if said.is_of_policy() => Refusal::Us,
        Status::Gone => Refusal::Gone,
        Status::Recipient => Refusal::Mail,
        _ if said.is_of_room() || (status == Status::None && code == "552") => Refusal::Mail,
        Status::None | Status::Vague if is_gone(code, status, &said) => Refusal::Gone,
        _ if said.is_of_recipient() => Refusal::Mail,
        _ => Refusal::Us,
    }
}

/// Whether there is no such mailbox, by what is said beside a code that leaves it open.
fn is_gone(code: &str, status: Status, said: &Said) -> bool {
    let about = status == Status::Vague || OF_RECIPIENTS.contains(&code);
    let named = said.names_recipient() && !said.is_forbidden();
    // That a recipient's domain takes no mail is all that 556 can mean.
    (about && (named || said.is_absent())) || code == "556"
}

/// What an enhanced status code (RFC 3463) is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// There is none.
    None,
    /// It is for good, and no more is said than perhaps that it has to do with some address or
    /// mailbox: Postfix has 5.1.0 for senders, others have 5.2.0 for unwelcome content.
    Vague,
    /// The sender.
    Sender,
    /// A mailbox that is not there, or a host to which there is no way.
    Gone,
    /// A mailbox that is there.
    Recipient,
    /// What the message is.
    Message,
    /// Something else.
    Other,
}

impl Status {
    /// The first among words that says something; else the first.
    fn among(words: &str) -> Self {
        let words = words.split_whitespace();
        let words = words.map(|word| word.trim_matches(|c: char| !c.is_ascii_digit()));
        let mut known = words.filter(|word| is_status(word)).map(Self::of);
        let first = known.next().unwrap_or(Self::None);
        let telling = |status: &Self| *status != Self::Vague;
        match first {
            Self::Vague => known.find(telling).unwrap_or(first),
            _ => first,
        }
    }

    fn of(status: &str) -> Self {
        let mut parts = status.trim().split('.');
        let (Some("5"), Some(subject), Some(detail), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Self::Other;
        };
        match (subject, detail) {
            ("0" | "1" | "2", "0") => Self::Vague,
            ("1", "7" | "8") => Self::Sender,
            ("1", _) | ("2", "1") | ("4", "4") => Self::Gone,
            // Full, the message too long for it, a list that does not expand.
            ("2", _) => Self::Recipient,
            ("3", "4") | ("6", _) => Self::Message,
            _ => Self::Other,
        }
    }
}

/// Whether a report about one recipient says for good that there is no such mailbox: its status, and
/// what the mail server answered, such as `smtp; 550 5.1.1 no such user`.
pub(crate) fn is_reported_gone(status: &str, diagnostic: &str, recipient: &str) -> bool {
    let status = status.trim();
    // It is kept as the reason, and anybody may write such a report.
    if !is_status(status) || !matches!(Status::of(status), Status::Gone | Status::Vague) {
        return false;
    }
    let answer = diagnostic
        .split_once(';')
        .map_or(diagnostic, |(_, answer)| answer);
    let answer = answer.trim();
    let digits = answer.bytes().take_while(u8::is_ascii_digit).count();
    let (code, words) = match digits {
        3 => answer.split_at(digits),
        _ => ("", answer),
    };
    let ends = Ends {
        to: recipient,
        from: "",
    };
    judge(code, &format!("{status} {words}"), ends) == Refusal::Gone
}

/// Whether a word is an enhanced status code.
fn is_status(word: &str) -> bool {
    let mut parts = word.split('.');
    let class = parts.next();
    let rest: Vec<&str> = parts.collect();
    let number = |part: &&str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    matches!(class, Some("2" | "4" | "5")) && rest.len() == 2 && rest.iter().all(number)
}

#[cfg(test)]
mod tests;
