//! Entering signers from paper and e-mails by hand.

use askama::Template;

use super::Desk;
use crate::views::set_up::NameRow;
use crate::views::{Choice, Digest, Form, Page, Text, sign_by_form::Listing};

/// `/desk/appeals/{slug}/signers`. Fields: `id`, `language-1…`, `name-1…`, `also-known-as`,
/// `country`, `kind`, `provenance`, `signed-at`, `ordinal`, `evidence` (a file),
/// `evidence-digest`; the button `more` asks for another row of names. An entry is withdrawn by a form of its own, with
/// `id` and `sure` = `yes`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/signer.html")]
pub struct SignerPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Address of the page that manages the appeal.
    pub manage: String,
    /// The appeal's title.
    pub title: Text,
    /// Id of the attestation that is corrected; empty for a new one.
    pub id: String,
    /// Rows of language and name.
    pub names: Vec<NameRow>,
    /// Short name.
    pub also_known_as: String,
    /// ISO 3166-1 code.
    pub country: String,
    /// Organisation or person.
    pub kinds: Vec<Choice>,
    /// Paper, e-mail, …; empty where it cannot be changed.
    pub provenances: Vec<Choice>,
    /// When it was signed.
    pub signed_at: String,
    /// The number on the sheet.
    pub ordinal: String,
    /// Digest of the file that was given before.
    pub evidence: Option<Digest>,
    /// Who filled in the form, as what, the e-mail address and the website; empty where there was no form, or it is not to
    /// be seen.
    pub contact: Vec<String>,
    /// Whether the entry can be withdrawn here.
    pub may_withdraw: bool,
    /// Counts without names, as they were told; none on the page of one entry.
    pub counts: Option<Counts>,
}

/// How many signed whose names are not told.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// Organisations, as typed.
    pub organisations: String,
    /// People, as typed.
    pub people: String,
}

/// Under which wording signers are going to stand.
#[derive(Debug, Clone, Default)]
pub struct StandsUnder {
    /// The wordings that there are; one alone is no choice.
    pub choices: Vec<Choice>,
    /// What is to be known of the one that is chosen, in a sentence: it goes along that this was said.
    pub warning: Option<String>,
}

/// What is going to be signed. Fields: those of the form before, `wording`, `sure-wording`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/signer_check.html")]
pub struct SignerCheckPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form: its `action` signs.
    pub form: Form,
    /// Where one goes back to what was typed.
    pub back: String,
    /// The appeal's title.
    pub title: Text,
    /// Whether an entry is corrected.
    pub corrects: bool,
    /// What is listed.
    pub listing: Listing,
    /// Code of the kind.
    pub kind: String,
    /// Code of the provenance.
    pub provenance: String,
    /// When it was signed, as typed.
    pub signed_at: String,
    /// Under which wording it will stand.
    pub stands: StandsUnder,
    /// The number on the sheet.
    pub ordinal: String,
    /// Digest of the file.
    pub evidence: Option<Digest>,
    /// Entries that it could be, or be taken for, in words.
    pub hints: Vec<String>,
    /// Servers that get it.
    pub recipients: Vec<String>,
    /// Everything that was typed, to be sent along.
    pub hidden: Vec<(String, String)>,
}
