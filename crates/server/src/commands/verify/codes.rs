//! The codes of faults in words.

/// What may be said beside `left_out`, where an older file was given.
pub const SWAPPED: &str = "(unless the files were swapped, and the one called older is the newer)";

/// What is said of a number that nobody has, where there may be somebody among what is at fault.
pub const NOT_AMONG_THE_SOUND: &str = "it is not among the lines of this file that are sound, and may be one of the faults \
                                       above, or be missing: get the file anew, and ask that one";

/// What is said of an entry that only the published list has, where lines of the file may be missing.
pub const ONLY_LISTED: &str = "the published list has this entry, the file does not: either it was taken off since, as an \
                               older list may show, or it was left out of the file, or the list made it up";

/// What a statement is that is no line of the list, for those who do not know its type. A line is called by its names.
pub fn kind_in_words(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "Note" => "the appeal itself, with its text",
        "Admission" => "a word on who is let in or taken off",
        "Tally" => "the count of people and of unnamed organisations",
        "SameSigner" => "a word on whether two entries are one signer",
        "Amendment" => "an amendment",
        "Position" => "what an organisation thinks of an amendment",
        "Ballot" => "a ballot",
        "Vote" => "a vote",
        "Opening" => "what is in a sealed vote",
        "Recount" => "how an organisation counted a ballot",
        _ => return None,
    })
}

/// What a fault means, for those who do not know its code.
pub fn in_words(code: &str) -> &'static str {
    match code {
        "proof_owner" => {
            "it names a key of another server than its author's, so its author did not sign it"
        }
        "proof_invalid" => "it was altered, or made by another key than it says",
        "proof_required" => "it has no proof",
        "not_let_in" => "no chain of admissions leads from the root key to the key that made it",
        "contested" => {
            "its author signed two different things at once and has not decided yet; this concerns \
             that one statement only, and an entry of it is not counted"
        }
        "stale" => "a newer statement of the same kind is in the file",
        "ended" => "its key had been given up",
        "not_initiator" => "only the organiser and co-initiators may say so",
        "other_appeal" => "it belongs to another appeal",
        "digest_mismatch" => {
            "the lines that are sound are not the whole list: some were left out or added, or are those \
             that have a fault of their own"
        }
        "rules" => "it follows other rules than this program knows",
        "root_mismatch" => "the appeal begins with another key",
        "appeal_mismatch" => "it is the list of another appeal",
        "other_digest" => "the list in the file has another digest than the one you gave",
        "no_such_entry" => "no entry has that number, and none had it",
        "nobody_asked" => "none of the servers could be asked what it holds now",
        "old_bundle_unsound" => "the older file has faults of its own: check it by itself first",
        "left_out" => {
            "it was signed and let in, nothing newer takes its place, and it is missing here"
        }
        "votes_missing" => {
            "somebody who may vote counted votes that are not in this file: they were left out of it, \
             or their voters said something else afterwards and dated it back"
        }
        "recounts_disagree" => {
            "most of those who counted this ballot by themselves came to something else than follows \
             from this file"
        }
        "policy" => "your policy asks for this server's word, and it is missing or does not count",
        "seen_more" => {
            "this server signed that it saw more statements than are in the file, and you asked with \
             --strict that nobody did"
        }
        "outdated" => {
            "this server holds statements now that the file lacks, and you asked with --strict that it is \
             the whole list"
        }
        "seen_by_nobody" => {
            "no server whose word counts signed that it saw this very list, and you asked with --strict that \
             it is the whole list"
        }
        "seen_by_twice" => "two words of one server are in the file; the later one is taken",
        "seen_by_key" => "the server does not list the key under which this file has a word of it",
        "root_not_listed" => "the organiser's server lists no key that leads to this appeal's root",
        "list_lacks" => "the published list lacks this entry",
        "list_invents" => {
            "the published list has this entry, the file does not. An older list may show who was taken off \
             since: get both anew, at one time"
        }
        "list_of_another_appeal" => {
            "the published list says that it is another appeal's, or nothing that stands on it is in the file"
        }
        "list_of_another_state" => {
            "the published list says that it was made from other statements than are in the file: \
             get both anew, at one time"
        }
        "list_shifted" => {
            "the published list gives them another number, and says the same of each otherwise: so it is where \
             one before them is missing, or too many"
        }
        "list_differs" => "the published list says something else of this entry",
        "withdrawn_with_name" => "it takes a name back and names it all the same",
        "text_digest" => "the appeal's text is not the one whose digest it gives",
        "overflow" => "its author said more things at once than are kept",
        _ => {
            "it is not written as a statement has to be: see the code in docs/protocol.md, sections \
             4 and 9"
        }
    }
}
