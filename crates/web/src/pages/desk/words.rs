//! Names and sentences of the desk.

use crate::{
    language::{Language, try_t},
    pages::{names, session::Fields},
    problem::{Answer, Problem},
    state::WebState,
    views::{FieldError, Page, Text},
};
use undersigned_domain::{
    appeal::MAX_TITLE_CHARS,
    dispatch::MAX_TEXT_CHARS,
    names::{country_code, typed::TypedFault},
    team::Permission,
};
use undersigned_federation::{
    FederationError,
    http_client::HttpError,
    views::{Appeal, Organization},
};

/// An organisation's name in the reader's language, or in its own.
pub fn name_text(organization: &Organization, reader: Language) -> Text {
    names::first(&names::read(&organization.names), reader)
        .unwrap_or_else(|| Text::new("", &organization.handle))
}

/// The same without its language.
pub fn name_of(organization: &Organization, reader: Language) -> String {
    name_text(organization, reader).words
}

/// The name of this instance: of its only organisation, or its host.
///
/// # Errors
/// The database.
pub async fn instance_name(state: &WebState, reader: Language) -> Answer<String> {
    let organizations = state.instance.organizations().await?;
    Ok(match organizations.as_slice() {
        [only] => name_of(only, reader),
        _ => state.instance.addresses.host(),
    })
}

/// The title of an appeal as its row has it; its slug while it has none.
pub fn title(appeal: &Appeal, reader: Language) -> Text {
    names::title(&names::titles(appeal), reader).unwrap_or_else(|| Text::new("", &appeal.slug))
}

/// What is said beside a field when an action was refused. That the appeal has been withdrawn is no fault of any field.
///
/// # Errors
/// What nobody at the desk can put right becomes a problem.
pub fn beside(page: &Page, field: &str, error: FederationError) -> Answer<FieldError> {
    let field = match error.code() {
        "withdrawn" => "main",
        _ => field,
    };
    Ok(FieldError {
        field: field.to_owned(),
        message: sentence(page, error)?,
    })
}

/// The same where it may be about any text of a form: a character that cannot be signed is named beside the field in
/// which it stands.
///
/// # Errors
/// As [`beside`].
pub fn refused(
    page: &Page,
    fields: &Fields,
    field: &str,
    error: FederationError,
) -> Answer<FieldError> {
    let unknown = unknown_sign(page, fields).filter(|_| error.code() == "text_invalid");
    match unknown {
        Some(wrong) => Ok(wrong),
        None => beside(page, field, error),
    }
}

/// A character that cannot be signed, beside the field in which it stands. All else that could not be is taken out as it
/// is typed.
pub fn unknown_sign(page: &Page, fields: &Fields) -> Option<FieldError> {
    let (field, sign) = fields.unknown_sign()?;
    let code = format!("U+{:04X}", u32::from(sign));
    Some(FieldError {
        field: field.to_owned(),
        message: page.t1("error-sign-unknown", "sign", code),
    })
}

/// The key of what is said of a text that is longer than a title may be.
pub fn long_title(text: &str) -> Option<&'static str> {
    let over = text.trim().chars().nth(MAX_TITLE_CHARS);
    over.map(|_| "too-long-300")
}

/// The key of what is said of a text that is longer than what stands beside a list may be.
pub fn long_text(text: &str) -> Option<&'static str> {
    let over = text.trim().chars().nth(MAX_TEXT_CHARS);
    over.map(|_| "too-long-20000")
}

/// What an error says to people.
///
/// # Errors
/// What nobody at the desk can put right becomes a problem.
pub fn sentence(page: &Page, error: FederationError) -> Answer<String> {
    if matches!(
        error,
        FederationError::Store(_) | FederationError::Internal(_)
    ) {
        return Err(Problem::from(error));
    }
    Ok(said(page, &error))
}

fn said(page: &Page, error: &FederationError) -> String {
    if let FederationError::Unreachable { host, source } = error {
        let key = match source {
            HttpError::Signing(_) => return page.t1("error-other", "code", source.code()),
            HttpError::Status(_)
            | HttpError::TooManyRedirects
            | HttpError::TooLarge
            | HttpError::Encoded => "error-host-otherwise",
            // Whoever types names is not told which of them stand for addresses within this server's own network.
            _ => "error-host-silent",
        };
        return page.t1(key, "host", host.as_str());
    }
    if let FederationError::TooLong { code, over, .. } = error {
        let key = match *code {
            "appeal_too_long" => "error-appeal-long",
            _ => "error-dispatch-long",
        };
        return page.t1(key, "over", *over);
    }
    let key = match error.code() {
        "moved" => return page.t("problem-what-moved"),
        "not_published" => return page.t("problem-what-not-published"),
        "signer_changed" => return page.t("done-signers-changed"),
        "draft_changed" => "draft-changed",
        "slug_taken" => "slug-taken",
        "slug_invalid" => "slug-form",
        "deadline_invalid" => "date-form",
        "deadline_passed" => "deadline-passed",
        "clock_doubted" => "clock-doubted",
        "deadline_past" => "deadline-past",
        "deadline_after_kept" => "deadline-after-kept",
        "handle_taken" => "handle-taken",
        "handle_invalid" => "handle-form",
        "handle_alike" => "handle-alike",
        "email_invalid" => "email-form",
        "field_too_long" => "too-long",
        "title_without_letters" => "title-letters",
        "body_missing" => "body-needed",
        "words_unsigned" => "words-unsigned",
        "unknown_language" => "language-form",
        "account_invalid" => "account-form",
        "country_unknown" => "country-form",
        "actor_unknown" => "account-unknown",
        "no_account" => "account-page",
        "follow_self" => "follow-self",
        "follow_blocked" => "follow-blocked",
        "not_a_topic" => "not-a-topic",
        "withdrawn" => "appeal-withdrawn",
        "not_initiator" => "not-initiator",
        "blocked" => "blocked",
        "appeal_unknown" | "gone" | "content_type" | "id_not_canonical" => "not-an-appeal",
        "not_endorsed" => "not-endorsed",
        "demand_unknown" => "text-changed",
        "key_unknown" => "key-unknown",
        "removed_by_another" => "removed-by-another",
        "initiator_stands" => "initiator-stands",
        "superseded" => "superseded",
        "refusal_unknown" => "refusal-unknown",
        "letter_over" => "letter-over",
        "not_held_yet" => "meeting-held",
        "handover_ahead" => "handover-ahead",
        "day_ahead" => "day-ahead",
        "answer_before_handover" => "answer-before",
        "case_unknown" => "case-unknown",
        "key_ended" => "key-ended",
        "draft_limit" => "draft-limit",
        "too_many_files" => "files-full",
        "team_full" => "team-full",
        "follow_limit" => "follow-limit",
        "list_too_long" => "list-long",
        "goal_invalid" => "goal-form",
        "published_already" => "published-already",
        "account_signs" => "account-signs",
        code => match (key_of_name(code), error) {
            (Some(key), _) => key,
            (None, FederationError::Malformed { .. }) => "not-verified",
            // What is written for the log is English.
            (None, _) if page.language.tag == "en" => return error.to_string(),
            (None, _) => return page.t1("error-other", "code", code),
        },
    };
    page.t(&format!("error-{key}"))
}

/// What an error says to people, in words for faults of this server too.
pub fn plainly(page: &Page, error: &FederationError) -> String {
    match error {
        FederationError::Store(_) | FederationError::Internal(_) => page.t("signers-our-fault"),
        error => said(page, error),
    }
}

/// The code of a country as it was chosen; one that stands for no country is wrong.
pub fn country(page: &Page, typed: &str, errors: &mut Vec<FieldError>) -> Option<String> {
    let code = country_code(typed);
    if code.is_none() && !typed.is_empty() {
        errors.push(wrong(page, "country", "country-form"));
    }
    code.map(str::to_owned)
}

/// Which sentence says what is wrong with a name, by the code of its [`TypedFault`], wherever that
/// came through.
pub fn key_of_name(code: &str) -> Option<&'static str> {
    match code {
        "name_without_letters" => Some("name-letters"),
        "name_web_address" => Some("name-address"),
        "text_invalid" => Some("text-signs"),
        _ => None,
    }
}

/// What is said above a form that would do more than the roles of whoever sent it cover.
pub fn forbidden(page: &Page, needed: Permission) -> FieldError {
    FieldError {
        field: "main".to_owned(),
        message: page.word("forbidden", needed.name()),
    }
}

/// What is wrong with a name, beside its field.
pub fn wrong_name(page: &Page, field: impl Into<String>, fault: TypedFault) -> FieldError {
    let key = key_of_name(fault.code()).unwrap_or(fault.code());
    wrong(page, field, key)
}

/// Field and key of the sentence that says what is wrong with it.
pub type Wrong = (String, &'static str);

/// What is wrong, each beside its field.
pub fn sentences(page: &Page, wrong: Vec<Wrong>) -> Vec<FieldError> {
    let said = wrong.into_iter();
    said.map(|(field, key)| self::wrong(page, field, key))
        .collect()
}

/// A message beside a field: the sentence `error-{key}`. A key such as `too-long-300` says how many
/// characters there may be.
pub fn wrong(page: &Page, field: impl Into<String>, key: &str) -> FieldError {
    let field: String = field.into();
    let most = key.strip_prefix("too-long-");
    if let Some(most) = most.and_then(|most| most.parse::<u64>().ok()) {
        let message = page.t1("error-too-long-most", "most", most);
        return FieldError { field, message };
    }
    FieldError {
        field,
        message: try_t(page.language, &format!("error-{key}"), &[])
            .unwrap_or_else(|| key.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn what_is_too_long_is_told_how_long_it_may_be() {
        for language in LANGUAGES {
            let page = Page::new(*language, "x", "x.example", "/desk");
            let said = wrong(&page, "title-1", "too-long-300").message;
            assert!(said.contains(&page.number(300_u64)), "{said}");
        }
    }

    #[test]
    fn titles_and_texts_are_too_long_where_the_rules_say_so() {
        let of = |most: &str| most.strip_prefix("too-long-").map(str::to_owned);
        let long = "x".repeat(MAX_TEXT_CHARS + 1);
        assert_eq!(
            long_title(&long).and_then(of),
            Some(MAX_TITLE_CHARS.to_string())
        );
        assert_eq!(
            long_text(&long).and_then(of),
            Some(MAX_TEXT_CHARS.to_string())
        );
        assert_eq!(long_text(&long[1..]), None);
    }

    #[test]
    fn a_character_that_there_is_not_is_named_beside_its_field() {
        let fields = Fields::parse("title-1=Ropes&demand-1-2=a%CD%B8b".as_bytes());
        for language in LANGUAGES {
            let page = Page::new(*language, "x", "x.example", "/desk");
            let error = FederationError::from(undersigned_domain::Fault::Text);
            let Ok(wrong) = refused(&page, &fields, "title-1", error) else {
                unreachable!("it can be put right");
            };
            assert_eq!(wrong.field, "demand-1-2");
            assert!(wrong.message.contains("U+0378"), "{}", wrong.message);
        }
    }

    #[test]
    fn a_withdrawn_appeal_is_no_fault_of_a_field() {
        let page = Page::new(crate::language::ENGLISH, "x", "x.example", "/desk");
        let field = |code: &'static str| {
            let Ok(wrong) = beside(&page, "name-1", FederationError::conflict(code, "so")) else {
                unreachable!("it can be put right");
            };
            wrong.field
        };
        assert_eq!(field("withdrawn"), "main");
        assert_eq!(field("blocked"), "name-1");
    }

    #[test]
    fn what_the_desk_is_refused_is_said_in_its_own_language() {
        let arabic = Language::from_tag("ar").unwrap();
        let page = Page::new(arabic, "x", "x.example", "/desk");
        for code in [
            "moved",
            "case_unknown",
            "key_ended",
            "draft_limit",
            "too_many_files",
            "team_full",
            "follow_limit",
            "follow_blocked",
            "list_too_long",
            "not_published",
            "signer_changed",
            "goal_invalid",
            "published_already",
            "account_signs",
        ] {
            let said = said(&page, &FederationError::conflict(code, "in English"));
            assert_ne!(said, "in English", "{code}");
            assert!(!said.is_ascii(), "{code}: {said}");
            assert!(!said.contains(code), "{code}: {said}");
        }
    }

    #[test]
    fn what_is_too_long_to_be_signed_is_told_by_how_many_bytes() {
        for language in LANGUAGES {
            let page = Page::new(*language, "x", "x.example", "/desk");
            let mut sentences = Vec::new();
            for code in ["appeal_too_long", "dispatch_too_long"] {
                let detail = "in English".to_owned();
                let over = 1_234;
                let said = said(&page, &FederationError::TooLong { code, detail, over });
                assert!(said.contains(&page.number(1_234_u64)), "{said}");
                sentences.push(said);
            }
            assert_ne!(sentences[0], sentences[1]);
        }
    }

    #[test]
    fn what_has_no_sentence_of_its_own_is_said_in_the_language_of_the_desk_with_its_code() {
        let odd = FederationError::conflict("never_heard_of", "in English");
        for language in LANGUAGES {
            let page = Page::new(*language, "x", "x.example", "/desk");
            let said = said(&page, &odd);
            match language.tag {
                "en" => assert!(said.contains("in English"), "{said}"),
                _ => assert!(said.contains("never_heard_of"), "{said}"),
            }
            assert_eq!(language.tag == "en", said.contains("in English"), "{said}");
        }
    }
}
