//! One signer, as it is to be listed.

use crate::{actions::endorse::normalise, error::Result};
use undersigned_domain::{
    Digest, Names,
    attestation::{Attestation, Provenance, SignerKind},
    endorsement::Pin,
    typed_text::name_without_breaks,
};

/// One signer to be listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Names by language, further names, country.
    pub names: Names,
    /// Organisation, or an individual in personal capacity.
    pub kind: SignerKind,
    /// How the initiator knows.
    pub provenance: Provenance,
    /// Id of the account with which it was signed.
    pub account: Option<String>,
    /// Whether a printed list names it as one who called for the appeal.
    pub initiated: bool,
    /// Number on the printed list.
    pub ordinal: Option<u64>,
    /// When it was signed, as the source says.
    pub signed_at: Option<String>,
    /// Digest of the scan or e-mail that the initiator keeps.
    pub evidence: Option<Digest>,
}

/// The signer as it stands there.
impl From<Attestation> for Signer {
    fn from(held: Attestation) -> Self {
        Self {
            names: held.names,
            kind: held.kind,
            provenance: held.provenance,
            account: held.account,
            initiated: held.initiated,
            ordinal: held.ordinal,
            signed_at: held.signed_at,
            evidence: held.evidence_digest,
        }
    }
}

/// The names under which somebody is listed: several spaces in a row, as they are typed and pasted by mistake, are one, and
/// those without width are none. Who is called so already stays so, since nobody has said otherwise.
///
/// # Errors
/// As [`normalise`].
pub(in crate::actions) fn listed_names(names: &Names, held: Option<&Names>) -> Result<Names> {
    let names = normalise(names.clone())?;
    if held == Some(&names) {
        return Ok(names);
    }
    let names = names.written(|name| in_single_spaces(&name_without_breaks(name)));
    // Two of them may be one by now.
    names.check()?;
    Ok(names)
}

/// A text in which no white space follows another. One sign of it alone stays what it is: not all of them break lines.
fn in_single_spaces(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if !letter.is_whitespace() {
            single.push(letter);
            continue;
        }
        let mut are_several = false;
        while letters.next_if(|next| next.is_whitespace()).is_some() {
            are_several = true;
        }
        single.push(if are_several { ' ' } else { letter });
    }
    single
}

/// Whether this was said before, in these very words.
pub(super) fn says(earlier: &Attestation, pin: &Pin, names: &Names, signer: &Signer) -> bool {
    earlier.listed
        && earlier.pin.as_deref() == Some(pin)
        && earlier.names == *names
        && earlier.kind == signer.kind
        && earlier.provenance == signer.provenance
        && earlier.account == signer.account
        && earlier.initiated == signer.initiated
        && earlier.ordinal == signer.ordinal
        && earlier.signed_at == signer.signed_at
        && earlier.evidence_digest == signer.evidence
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(name: &str) -> Names {
        Names {
            name_map: [("und".to_owned(), name.to_owned())].into(),
            also_known_as: vec![name.to_owned()],
            ..Names::default()
        }
    }

    #[test]
    fn spaces_without_width_are_none_unless_somebody_is_called_so_already() {
        let (typed, listed) = (names("สหภาพ\u{200b}แรงงาน"), names("สหภาพแรงงาน"));
        for held in [None, Some(&listed)] {
            assert_eq!(listed_names(&typed, held).expect("names"), listed);
        }
        let held = listed_names(&typed, Some(&typed));
        assert_eq!(held.expect("names"), typed);
    }

    #[test]
    fn several_spaces_in_a_name_are_one_unless_somebody_is_called_so_already() {
        let listed = |name: &str, held: Option<&Names>| {
            listed_names(&names(name), held).expect("these are names")
        };
        for spaced in ["Eta  Circle", " Eta \u{a0}\t Circle "] {
            assert_eq!(listed(spaced, None), names("Eta Circle"), "{spaced}");
        }
        let one = names("Eta\u{a0}Circle");
        assert_eq!(listed("Eta\u{a0}Circle", None), one);
        for held in [names("Eta  Circle"), names("Eta Circle")] {
            assert_eq!(listed("Eta  Circle", Some(&held)), held);
        }
    }
}
