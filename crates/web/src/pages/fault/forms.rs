//! Forms that were not taken: what somebody wrote in one stands on the page that says so.

use super::page::Fault;
use crate::{
    pages::session::{InHand, Written},
    problem::TIMEOUT,
    views::{desk::KeptForm, problem::ProblemPage},
};
use axum::http::{Extensions, StatusCode};
use undersigned_federation::error::DATABASE_DOWN;

/// The form that a request brings. Whoever reads it puts it here.
pub(super) struct Forms {
    /// One of the desk, or one that is taken no more.
    pub in_hand: InHand,
    /// One that needs no session.
    written: Written,
}

impl Forms {
    /// What a request is going to bring, among its extensions.
    pub fn of_request(extensions: &mut Extensions) -> Self {
        let (in_hand, written) = (InHand::default(), Written::default());
        extensions.insert(in_hand.clone());
        extensions.insert(written.clone());
        Self { in_hand, written }
    }

    /// Whether there is one that can be given back.
    pub fn are_held(&self) -> bool {
        self.in_hand.is_held() || self.written.is_held()
    }

    /// Puts what was written on the page that says what went wrong: to be sent again, or to be copied.
    pub fn give_back(&self, page: &mut ProblemPage, fault: &Fault<'_>) {
        let (status, code, begun) = (fault.status, fault.code, fault.begun);
        // Whoever sent it did nothing wrong, and is not to write it again.
        if is_taken_later(status)
            && let Some(form) = self.in_hand.take()
        {
            page.give_back(form, begun || may_be_done(status, code));
        } else if [DATABASE_DOWN, TIMEOUT].contains(&code)
            && let Some(form) = self.written.take()
        {
            give_back(page, form, begun || may_be_done(status, code));
        } else if is_taken_no_more(status, code)
            && let Some(form) = self.in_hand.take()
        {
            page.show_written(form);
        }
    }
}

/// Gives a form back that needs no session.
pub(super) fn give_back(page: &mut ProblemPage, form: KeptForm, may_be_done: bool) {
    page.give_back(form, may_be_done);
    // Whoever sent it may have no desk.
    page.page.path = "/".to_owned();
}

/// Whether the same form may be taken a while later.
fn is_taken_later(status: StatusCode) -> bool {
    status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS
}

/// Whether a form came too late: somebody closed, withdrew or threw away what it is about, or suspended the organisation,
/// while its words were written.
fn is_taken_no_more(status: StatusCode, code: &str) -> bool {
    status == StatusCode::NOT_FOUND || ["not_open", "suspended", "withdrawn"].contains(&code)
}

/// Whether what was sent may have been done before it went wrong, or was broken off.
fn may_be_done(status: StatusCode, code: &str) -> bool {
    status == StatusCode::INTERNAL_SERVER_ERROR || code == TIMEOUT
}

#[cfg(test)]
pub(super) mod tests {
    use super::{
        super::words::{BEGUN, word},
        *,
    };
    use crate::{
        language::LANGUAGES,
        problem::NO_ROOM,
        views::{Page, Template as _},
    };

    pub fn kept(value: &str) -> KeptForm {
        KeptForm {
            at: chrono::DateTime::UNIX_EPOCH,
            action: "/desk/appeals/new".to_owned(),
            page: "/desk/appeals/new".to_owned(),
            files: true,
            late: true,
            fields: vec![("title-1".to_owned(), value.to_owned())],
        }
    }

    #[test]
    fn what_went_wrong_here_may_go_well_later() {
        assert!(is_taken_later(StatusCode::TOO_MANY_REQUESTS));
        assert!(is_taken_later(StatusCode::SERVICE_UNAVAILABLE));
        assert!(!is_taken_later(StatusCode::CONFLICT));
    }

    #[test]
    fn a_form_that_could_not_be_taken_stands_on_the_page_that_says_so() {
        for language in LANGUAGES {
            let frame = Page::new(*language, "Dockers", "d.example", "/desk/appeals/new");
            let mut page = ProblemPage::of(frame, "no-room", None);
            let before = page.advice.clone();
            page.give_back(kept("Sound \"ropes\""), false);
            assert_ne!(page.advice, before, "nobody has to go back");
            let html = page.render().expect("it renders");
            let form = "<form method=\"post\" action=\"/desk/appeals/new\"";
            assert!(html.contains(form), "{html}");
            assert!(html.contains("name=\"title-1\""), "{html}");
            assert!(
                html.contains("Sound ") && !html.contains("\"ropes\""),
                "{html}"
            );
            assert!(html.contains(&page.page.t("kept-form-files")), "{html}");
            assert!(html.contains(&page.page.t("problem-send-again")), "{html}");
        }
    }

    #[test]
    fn a_form_that_needs_no_session_is_given_back_where_the_database_does_not_answer() {
        for (code, sentences) in [(DATABASE_DOWN, 1), (TIMEOUT, 2)] {
            let forms = Forms {
                in_hand: InHand::default(),
                written: Written::of(kept("Sound ropes")),
            };
            assert!(forms.are_held());
            let frame = Page::new(LANGUAGES[0], "Dockers", "d.example", "/sign");
            let mut page = ProblemPage::of(frame, "late", None);
            let fault = Fault {
                status: StatusCode::SERVICE_UNAVAILABLE,
                code,
                begun: false,
                about: None,
            };
            forms.give_back(&mut page, &fault);
            assert!(page.form.is_some(), "{code}");
            assert_eq!(page.advice.len(), sentences, "{code}");
        }
    }

    #[test]
    fn what_was_written_for_a_form_that_is_taken_no_more_stands_on_the_page_to_be_copied() {
        for (status, code, is_so) in [
            (StatusCode::NOT_FOUND, "appeal_unknown", true),
            (StatusCode::FORBIDDEN, "suspended", true),
            (StatusCode::CONFLICT, "withdrawn", true),
            (StatusCode::CONFLICT, "not_open", true),
            (StatusCode::FORBIDDEN, "csrf", false),
            (StatusCode::FORBIDDEN, "form_of_another", false),
            (StatusCode::CONFLICT, "draft_changed", false),
        ] {
            assert_eq!(is_taken_no_more(status, code), is_so, "{code}");
        }
        for language in LANGUAGES {
            let frame = Page::new(*language, "Dockers", "d.example", "/desk/appeals/new");
            let mut page = ProblemPage::of(frame.clone(), "withdrawn", None);
            let before = page.advice.clone();
            page.show_written(kept(""));
            assert_eq!(page.advice, before, "nothing was written");
            page.show_written(kept("Sound ropes"));
            assert!(page.advice.contains(&frame.t("written-copy")));
            let html = page.render().expect("it renders");
            assert!(html.contains("Sound ropes"), "{html}");
            // Nobody is to send it once more.
            assert!(!html.contains("name=\"title-1\""), "{html}");
        }
    }

    #[test]
    fn who_gets_a_form_back_that_may_be_done_is_told_to_look_first() {
        let (busy, internal) = (
            StatusCode::SERVICE_UNAVAILABLE,
            StatusCode::INTERNAL_SERVER_ERROR,
        );
        assert_eq!(word(busy, TIMEOUT, false), "late");
        for (status, code, may_be) in [
            (busy, TIMEOUT, true),
            (internal, "internal", true),
            (busy, "busy", false),
            (busy, NO_ROOM, false),
            (StatusCode::TOO_MANY_REQUESTS, "too_many", false),
        ] {
            assert_eq!(may_be_done(status, code), may_be, "{code}");
        }
        for language in LANGUAGES {
            let frame = Page::new(*language, "Dockers", "d.example", "/desk/appeals/new");
            let look = frame.t("problem-advice-late");
            let mut late = ProblemPage::of(frame.clone(), "late", None);
            let lost_nothing =
                ["unavailable", "no-room"].map(|word| frame.word("problem-what", word));
            let begun = ProblemPage::of(frame.clone(), BEGUN, None);
            for page in [&late, &begun] {
                assert!(!lost_nothing.contains(&page.what), "{}", language.tag);
                assert_eq!(page.advice, [look.as_str()], "{}", language.tag);
            }
            assert_ne!(begun.title, frame.t("problem-title-internal"));
            late.give_back(kept("Sound ropes"), true);
            assert_eq!(late.advice.first(), Some(&look), "{}", language.tag);
            assert_eq!(late.advice.len(), 2, "{}", language.tag);
        }
    }
}
