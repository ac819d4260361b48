//! What is wrong, in words. What a code means is said once for all that have it: who sees one explanation a hundred
//! times does not see the one that is another.

use super::{
    codes,
    report::{Named, Report},
    words::{HIDES, MOST_FAULTS, is_of_list, more_than, name},
};
use undersigned_domain::Entry;

/// Faults that mean the same.
struct Alike {
    code: &'static str,
    meant: String,
    /// Whether they are of servers' words of what they saw.
    of_seen_by: bool,
    /// What has them, in the order in which it was found.
    named: Vec<String>,
}

impl Report {
    pub(super) fn what_is_wrong(&self) -> Vec<String> {
        let all = self.faults.iter().enumerate();
        let faults: Vec<(usize, &Named)> = all.filter(|(_, fault)| fault.fault != HIDES).collect();
        let mut kinds: Vec<Alike> = Vec::new();
        for (place, fault) in faults.iter().take(MOST_FAULTS).copied() {
            let of_seen_by = self.of_seen_by.contains(&place);
            let meant = self.meant(fault);
            let named = format!("{}{}", fault.statement, self.whose(place, fault));
            let is_like = |kind: &Alike| {
                kind.code == fault.fault && kind.of_seen_by == of_seen_by && kind.meant == meant
            };
            match kinds.iter().position(is_like) {
                Some(at) => kinds[at].named.push(named),
                None => kinds.push(Alike {
                    code: fault.fault,
                    meant,
                    of_seen_by,
                    named: vec![named],
                }),
            }
        }
        let mut lines: Vec<String> = kinds.iter().flat_map(Alike::in_words).collect();
        lines.extend(more_than(faults.len()));
        lines
    }

    /// How what is at fault is called, in brackets, where it has more than an id.
    fn whose(&self, place: usize, fault: &Named) -> String {
        // Whoever compares two lists looks for a name, not for an address.
        let is_it = |entry: &&Entry| is_of_list(fault) && entry.id == fault.statement;
        let entry = self.whole.iter().find(is_it).map(name);
        let left_out = self.called.get(&fault.statement);
        let left_out = left_out.filter(|_| fault.fault == "left_out").cloned();
        let own = self.calls_itself.get(&place);
        let own = || own.map(|own| format!("it calls itself “{own}”, which nobody has checked"));
        let kind = self.kinds.get(&place).copied();
        let kind = || {
            let what = codes::kind_in_words(kind?)?;
            Some(format!("by its own word {what}"))
        };
        let whose = entry.or(left_out).or_else(own).or_else(kind);
        whose.map_or_else(String::new, |whose| format!(" ({whose})"))
    }

    /// Whether it is that the file begins with another root key than the one that was given.
    pub(super) fn is_of_root_given(&self, fault: &Named) -> bool {
        let is_it = fault.fault == "root_mismatch" && fault.statement == "root";
        is_it && self.root_given.is_some()
    }

    /// Whether it is that the file is of another appeal than the one that was given.
    pub(super) fn is_of_appeal_given(&self, fault: &Named) -> bool {
        fault.fault == "appeal_mismatch" && self.appeal_given.is_some()
    }

    /// What a fault means; of a root key or an address that is not the one given, which two there are.
    fn meant(&self, fault: &Named) -> String {
        if let Some(given) = &self.root_given
            && self.is_of_root_given(fault)
        {
            return format!(
                "the appeal in this file begins with the key {}, and you gave {given}. Either that was \
                 mistyped, or this is another list than the one with which you found that key",
                self.root
            );
        }
        if let Some(given) = &self.appeal_given
            && self.is_of_appeal_given(fault)
        {
            return format!(
                "the appeal in this file is {}, and you gave {given}. Either that was mistyped, or this is the \
                 list of another appeal",
                self.object
            );
        }
        let meant = codes::in_words(fault.fault);
        match (fault.fault, self.list_differs.get(&fault.statement)) {
            ("list_differs", Some(what)) => format!("{meant}: {}", what.join(", ")),
            ("list_invents", _) if self.may_lack_lines() => codes::ONLY_LISTED.to_owned(),
            ("left_out", _) if self.compared_with_older => format!("{meant} {}", codes::SWAPPED),
            ("no_such_entry", _) if self.has_lines_at_fault => {
                codes::NOT_AMONG_THE_SOUND.to_owned()
            }
            _ => meant.to_owned(),
        }
    }
}

impl Alike {
    /// The first with what it means, and below it the others.
    fn in_words(&self) -> Vec<String> {
        let mut named = self.named.iter();
        let first = named.next().map_or("", String::as_str);
        let mut lines = vec![
            format!("FAULT {}: {first}", self.code),
            format!("  {}", self.meant),
        ];
        if self.of_seen_by {
            lines.push(
                "  It is no line of the list: it is the word of this server about which list it saw"
                    .to_owned(),
            );
        }
        let more = named.len();
        if more > 0 {
            lines.push(format!("  The same of {more} more:"));
        }
        lines.extend(named.map(|named| format!("    {named}")));
        lines
    }
}
