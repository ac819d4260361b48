//! What stands above the fields of each form where one writes, and of those that call something else by a name: forms
//! call different things by one.

/// A field by its name, the key of what stands above it, and that of what one of several rows is called; nothing where
/// there is but one.
pub type Label = (&'static str, &'static str, &'static str);

/// A row for each language.
pub const LANGUAGE: &str = "editor-language-n";
const ROW: &str = "form-row-n";
const TO: &str = "write-to-n";
const COPY: &str = "write-copy-n";
const ANSWER: &str = "handover-answer-n";
const CHANGE: &str = "beside-change-n";

const APPEAL: &[Label] = &[
    ("title", "editor-field-title", LANGUAGE),
    ("body", "editor-field-body", LANGUAGE),
    ("demand", "editor-asks", ""),
    ("office", "editor-field-office", ""),
    ("holder", "editor-field-holder", ""),
    ("postal", "editor-field-postal", "editor-addressee-n"),
    ("email", "editor-field-email", "editor-addressee-n"),
];

const TRANSLATION: &[Label] = &[
    ("title", "editor-field-title", ""),
    ("body", "editor-field-body", ""),
    ("demand", "editor-asks", ""),
    ("office", "editor-field-office", ""),
    ("holder", "editor-field-holder", ""),
];

const LETTER: &[Label] = &[
    ("title", "field-write-title", LANGUAGE),
    ("words", "field-write-words", LANGUAGE),
    ("subject", "field-write-subject", LANGUAGE),
    ("text", "field-write-template", LANGUAGE),
    ("until", "field-write-until", ""),
    ("ask-name", "field-write-field-name", "write-field-n"),
    ("ask-label", "field-write-label", "write-field-n"),
    ("to-office", "field-write-office", TO),
    ("to-salutation", "field-write-salutation", TO),
    ("to-holders", "field-write-holders", TO),
    ("to-postal", "field-write-postal", TO),
    ("to-email", "field-write-email", TO),
    ("to-fax", "field-write-fax", TO),
    ("to-own", "field-write-own", TO),
    ("copy-office", "field-write-office", COPY),
    ("copy-holders", "field-write-holders", COPY),
    ("copy-postal", "field-write-postal", COPY),
    ("copy-email", "field-write-email", COPY),
    ("copy-fax", "field-write-fax", COPY),
];

const UPDATE: &[Label] = &[
    ("date", "field-update-date", ""),
    ("title", "editor-field-title", LANGUAGE),
    ("body", "field-update-body", LANGUAGE),
    ("when", "field-case-when", CHANGE),
    ("words", "field-case-words", CHANGE),
    ("case-source", "field-source-title", CHANGE),
    ("case-url", "field-source-url", CHANGE),
    ("source-title", "field-source-title", ROW),
];

const CASE: &[Label] = &[
    ("kind", "field-case-kind", ""),
    ("name", "field-case-name", LANGUAGE),
    ("about", "field-case-about", LANGUAGE),
    ("same", "field-same-case", ROW),
    ("credit", "field-case-picture-credit", ""),
];

const HANDOVER: &[Label] = &[
    ("date", "field-handover-date", ""),
    ("place", "field-handover-place", LANGUAGE),
    ("words", "field-handover-words", LANGUAGE),
    ("file", "field-handover-file", ""),
    ("picture", "field-handover-picture", ""),
    (
        "evidence-title",
        "field-evidence-title",
        "handover-evidence-n",
    ),
    ("answer-date", "field-answer-date", ANSWER),
    ("answer-by", "field-answer-by", ANSWER),
    ("answer-text", "field-answer-text", ANSWER),
];

const MEETING: &[Label] = &[
    ("date", "field-meeting-date", ""),
    ("time", "field-meeting-time", ""),
    ("end-date", "field-meeting-end-date", ""),
    ("end-time", "field-meeting-end-time", ""),
    ("zone", "field-schedule-zone", ""),
    ("online", "field-meeting-online", ""),
    ("title", "field-meeting-title", LANGUAGE),
    ("venue", "field-meeting-venue", LANGUAGE),
    ("address", "field-meeting-address", LANGUAGE),
    ("body", "field-meeting-body", LANGUAGE),
    ("agenda", "field-meeting-agenda", LANGUAGE),
    ("speakers", "field-meeting-speakers", LANGUAGE),
    ("minutes", "field-meeting-minutes", LANGUAGE),
    ("until-date", "field-meeting-until-date", ""),
    ("until-time", "field-meeting-until-time", ""),
    ("capacity", "field-meeting-capacity", ""),
];

const SCHEDULE: &[Label] = &[
    ("date", "field-schedule-date", ""),
    ("time", "field-schedule-time", ""),
    ("zone", "field-schedule-zone", ""),
];

const INVITEES: &[Label] = &[
    ("list", "field-invitees-list", ""),
    ("words", "field-invitees-words", ""),
    ("language", "field-invitees-language", ""),
];

const PEOPLE: &[Label] = &[("consent", "field-people-consent", "")];

const PICTURES: &[Label] = &[
    ("credit", "field-credit", ""),
    ("file", "field-picture-file", ""),
];

const PROFILE: &[Label] = &[
    ("picture", "field-profile-picture", ""),
    ("header", "field-profile-header", ""),
];

const DELETION: &[Label] = &[("handle", "field-delete-handle", "")];

const FOUNDING: &[Label] = &[("handle", "field-handle", "")];

const AMENDMENT: &[Label] = &[
    ("comment", "field-deciding-comment", ""),
    ("reservation", "field-deciding-reservation", ""),
    ("language", "field-deciding-language", ""),
];

const BALLOT: &[Label] = &[
    ("ballot-words", "field-deciding-words", ""),
    ("closes-time", "field-deciding-closes-time", ""),
    ("from", "field-deciding-from", ""),
    ("until", "field-deciding-until", ""),
    ("zone", "field-schedule-zone", ""),
    ("language", "field-deciding-language", ""),
];

const SITE_PAGE: &[Label] = &[("text", "field-site-text", "")];

const MODERATION: &[Label] = &[
    ("subject", "field-moderation-subject", ""),
    ("severity", "field-moderation-severity", ""),
    ("public", "field-moderation-public", ""),
    ("private", "field-moderation-private", ""),
    ("list", "field-moderation-list", ""),
    ("file", "field-moderation-file", ""),
];

const TOPIC: &[Label] = &[
    ("intro", "field-topic-intro", LANGUAGE),
    ("donation-title", "field-topic-link-title", ROW),
    ("material-title", "field-topic-link-title", ROW),
];

const WEBHOOK: &[Label] = &[("url", "field-webhook-url", "")];

/// The labels of the form that is sent to an address, or stands on it.
fn of_form(address: &str) -> &'static [Label] {
    let path = address.split('?').next().unwrap_or_default();
    if matches!(path, "/setup" | "/new-organisation") {
        return FOUNDING;
    }
    let Some(below) = path.strip_prefix("/desk/") else {
        return &[];
    };
    let parts: Vec<&str> = below.split('/').collect();
    match parts.as_slice() {
        ["appeals", .., "schedule" | "publish"] => SCHEDULE,
        ["appeals", "new"] | ["appeals", _, "edit"] => APPEAL,
        ["appeals", _, "translate", ..] => TRANSLATION,
        ["appeals", _, "letters", ..] => LETTER,
        ["appeals", _, "updates", ..] => UPDATE,
        ["appeals", _, "cases", ..] => CASE,
        ["appeals", _, "handovers", ..] => HANDOVER,
        ["appeals", _, "meetings", ..] => MEETING,
        ["appeals", _, "invitees", ..] => INVITEES,
        ["appeals", _, "people", ..] => PEOPLE,
        ["appeals", _, "pictures", ..] => PICTURES,
        ["amendments", ..] => AMENDMENT,
        ["ballots", ..] => BALLOT,
        ["organisation", "delete"] => DELETION,
        ["pages", ..] => SITE_PAGE,
        ["profile"] => PROFILE,
        ["server", "moderation", ..] => MODERATION,
        ["topics", ..] => TOPIC,
        ["webhook", ..] => WEBHOOK,
        _ => &[],
    }
}

/// What a field of the form at an address is called there, and in which of its rows it stands, and of several fields of
/// one row, which.
pub fn of_field(address: &str, field: &str) -> Option<(Label, Option<usize>, Option<usize>)> {
    let is_of = |known: &str| match field.strip_prefix(known) {
        Some("") => true,
        Some(rest) => rest.starts_with('-'),
        None => false,
    };
    let known = of_form(address).iter().filter(|(name, ..)| is_of(name));
    let label = known.max_by_key(|(name, ..)| name.len())?;
    let rest = field[label.0.len()..].trim_start_matches('-');
    let mut numbers = rest.split('-').map(|number| number.parse().ok());
    let (row, cell) = (numbers.next().flatten(), numbers.next().flatten());
    // What goes on otherwise is another field, or a language.
    let is_known = row.is_some() || rest.is_empty() || label.0 == "consent";
    is_known.then_some((*label, row, cell))
}
