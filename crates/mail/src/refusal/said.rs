//! What the words of a refusal name. They are written for people, each mail server has its own, and
//! what they repeat of an address says nothing: an address may be `blocked@spam.example`.

/// Whom a mail was to go to, and from whom it came.
#[derive(Clone, Copy)]
pub(crate) struct Ends<'a> {
    /// The recipient's address.
    pub to: &'a str,
    /// The sender's in the envelope; empty where it is not known.
    pub from: &'a str,
}

/// The sender, this computer, or that it is not trusted.
const OF_US: [&str; 20] = [
    "sender",
    "mail from",
    "from address",
    "return path",
    "return-path",
    "client",
    "helo",
    "ehlo",
    "host rejected",
    "your ip",
    "dnsbl",
    "listed",
    "reputation",
    "authentic",
    "password",
    "dmarc",
    "spf",
    "dkim",
    "not verified",
    // It sends nothing on for us: it is not set up for that, or not any more, and no mail is to be lost by it.
    "relay",
];
/// What the mail says.
const OF_CONTENT: [&str; 9] = [
    "spam",
    "content",
    "virus",
    "malware",
    "unsolicited",
    "advertis",
    "attachment",
    "message rejected",
    "message refused",
];
/// Rules that somebody made: for us, for this mail or for its reader.
const OF_POLICY: [&str; 2] = ["block", "polic"];
/// What ends by itself.
const PASSING: [&str; 4] = ["temporar", "try again", "later", "too many"];
/// Room that there is not.
const OF_ROOM: [&str; 7] = [
    "too large",
    "too big",
    "size",
    "mailbox full",
    "mailbox is full",
    "quota",
    "storage",
];
/// Somebody is there, and may not be written to.
const FORBIDDEN: [&str; 6] = [
    "denied",
    "prohibit",
    "not permitted",
    "not allowed",
    "not authori",
    "unauthori",
];
/// Words for whoever should be there.
const SOMEBODY: [&str; 5] = ["user", "mailbox", "recipient", "person", "addressee"];
/// What stands before one who is not, and behind: none has more words than [`NEAR`].
const BEFORE: [&str; 6] = [
    "unknown",
    "no such",
    "invalid",
    "nonexistent",
    "non-existent",
    "not a valid",
];
const BEHIND: [&str; 14] = [
    "unknown",
    "is unknown",
    "not found",
    "is not found",
    "cannot be found",
    "could not be found",
    "not known",
    "is not known",
    "does not exist",
    "doesn't exist",
    "no longer exists",
    "not local",
    "doesn't have",
    "is invalid",
];
/// The same without any such word.
const PLAIN: [&str; 4] = [
    "unrouteable address",
    "unroutable address",
    "no mailbox",
    "not here by that name",
];
/// How many words on either side of one are looked at: anybody may send a report, of tens of thousands of words.
const NEAR: usize = 4;

/// The words of a refusal, as they can be asked.
pub(super) struct Said {
    /// All of them but those that repeat an address.
    own: String,
    /// The same, with the recipient in its place.
    named: Vec<String>,
    names_sender: bool,
    names_recipient: bool,
}

impl Said {
    pub(super) fn new(words: &str, ends: Ends<'_>) -> Self {
        // A recipient that Postfix does not find among those it sends on for.
        let words = words.to_lowercase().replace("relay recipient table", "");
        let (to, from) = (ends.to.to_lowercase(), ends.from.to_lowercase());
        let (local, domain) = to.rsplit_once('@').unwrap_or_default();
        let is_known = |part: &str| !part.is_empty();
        let of_host = |word: &str| {
            is_known(domain) && (word == domain || word.ends_with(&format!(".{domain}")))
        };
        let (mut own, mut named) = (Vec::new(), Vec::new());
        let (mut names_sender, mut names_recipient) = (false, false);
        for word in words.split(is_between).map(trimmed) {
            if is_known(&to) && word == to {
                names_recipient = true;
                named.push("recipient".to_owned());
            } else if is_known(local) && word == local {
                named.push("recipient".to_owned());
            } else if word.contains('@') {
                names_sender |= word == from;
            } else if is_known(word) && !of_host(word) {
                own.push(word);
                named.push(word.to_owned());
            }
        }
        Self {
            own: own.join(" "),
            named,
            names_sender,
            names_recipient: names_recipient || is_enclosed(&words, local),
        }
    }

    /// Whether they are about the sender or this computer, whatever else they name.
    pub(super) fn is_of_us(&self) -> bool {
        self.names_sender || self.has(&OF_US)
    }

    /// Whether they are about what the mail says.
    pub(super) fn is_of_content(&self) -> bool {
        self.has(&OF_CONTENT)
    }

    /// Whether they speak of rules, and leave open whom those are for.
    pub(super) fn is_of_policy(&self) -> bool {
        self.has(&OF_POLICY)
    }

    /// Whether it may be otherwise later.
    pub(super) fn is_passing(&self) -> bool {
        self.has(&PASSING)
    }

    /// Whether there is no room for the mail.
    pub(super) fn is_of_room(&self) -> bool {
        self.has(&OF_ROOM)
    }

    /// Whether somebody is there who may not be written to.
    pub(super) fn is_forbidden(&self) -> bool {
        self.has(&FORBIDDEN)
    }

    /// Whether they name the recipient.
    pub(super) fn is_of_recipient(&self) -> bool {
        self.names_recipient || self.is_absent() || self.has(&["recipient"])
    }

    /// Whether they name the recipient's own address, or its part before the `@` in brackets or
    /// quotes: elsewhere that part may be any word.
    pub(super) fn names_recipient(&self) -> bool {
        self.names_recipient
    }

    /// Whether they say plainly that nobody is there.
    pub(super) fn is_absent(&self) -> bool {
        let at = |index: usize| {
            let end = self.named.len().min(index + 1 + NEAR);
            let before = self.named[index.saturating_sub(NEAR)..index].join(" ");
            let behind = self.named[index + 1..end].join(" ");
            BEFORE.iter().any(|words| ends_with(&before, words))
                || BEHIND.iter().any(|words| begins_with(&behind, words))
        };
        let mut words = self.named.iter().enumerate();
        self.has(&PLAIN) || words.any(|(index, word)| is_somebody(word) && at(index))
    }

    fn has(&self, some: &[&str]) -> bool {
        some.iter().any(|words| self.own.contains(words))
    }
}

fn is_somebody(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    SOMEBODY.contains(&one)
}

/// Whole words only: `unknown` does not begin with `un`.
fn begins_with(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn ends_with(text: &str, words: &str) -> bool {
    text.strip_suffix(words)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

/// What stands between words, and in no usual address.
fn is_between(c: char) -> bool {
    c.is_whitespace() || "<>()[]{}\"`,;:".contains(c)
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| ".!?'#=".contains(c))
}

fn is_enclosed(words: &str, local: &str) -> bool {
    let pairs = ["<>", "()", "[]", "''", "\"\"", "`'"];
    let mut pairs = pairs.iter().map(|pair| pair.split_at(1));
    !local.is_empty() && pairs.any(|(open, close)| words.contains(&format!("{open}{local}{close}")))
}
