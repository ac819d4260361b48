//! A password that was lost, a session that was ended, and the pages of whoever runs the server.

use undersigned_views::{
    language::Language,
    views::{
        desk::KeptForm,
        sign_in::{LostPasswordPage, SignedOutPage},
        site_pages::SitePageView,
    },
};

use super::{asked, day, desk::private, html, page, rendered};

pub fn pages(language: Language) -> Vec<(String, String)> {
    vec![
        rendered("sign-in-lost", lost(language, true, false)),
        rendered("sign-in-lost-sent", lost(language, true, true)),
        rendered("sign-in-lost-no-mail", lost(language, false, false)),
        rendered("signed-out-form", signed_out(language)),
        rendered("site-page", site_page(language, "imprint")),
        rendered("site-page-privacy", site_page(language, "privacy")),
    ]
}

fn lost(language: Language, mails: bool, sent: bool) -> LostPasswordPage {
    let page = private(language, "/sign-in/lost");
    let wrong: &[(&str, &str)] = match mails && !sent {
        true => &[("email", "email-form")],
        false => &[],
    };
    LostPasswordPage {
        form: asked(&page, "/sign-in/lost", wrong),
        email: "mei@quayside.example".to_owned(),
        sent,
        mails,
        handle: (!mails).then(|| "quayside".to_owned()),
        page,
    }
}

/// A draft that came back: fields that are known by name, and one that is not.
fn signed_out(language: Language) -> SignedOutPage {
    let action = "/desk/appeals/the-nineteen/edit";
    let fields = [
        ("csrf", "c5rf-t0ken"),
        ("title-1", "Open the gate for the <nineteen>"),
        (
            "body-2",
            "قبل فجر الثالث من أكتوبر أغلقت إدارة الميناء البوابة.\n\nأبلغت الوردية عن العطل كتابةً.",
        ),
        ("unheard-of", "港湾荷役労働者の会"),
        ("was", "d0"),
    ];
    SignedOutPage {
        page: private(language, "/sign-in"),
        form: KeptForm {
            at: day(11, 12),
            action: action.to_owned(),
            page: action.to_owned(),
            files: true,
            late: true,
            fields: fields
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
        },
    }
}

fn site_page(language: Language, name: &str) -> SitePageView {
    let is_privacy = name == "privacy";
    SitePageView {
        page: page(language, &format!("/{name}")),
        name: name.to_owned(),
        content: Some(match is_privacy {
            true => (
                html("<p>اتحاد عمّال الرصيف مسؤول عن هذا الخادم.</p>"),
                "ar".to_owned(),
            ),
            false => (
                html("<p>Quayside Workers’ Union<br>1 Quay Street, Amery</p>"),
                "en".to_owned(),
            ),
        }),
        others: vec![("zh-Hant".to_owned(), format!("/{name}?text=zh-Hant"))],
        facts: match is_privacy {
            true => vec!["visitors", "cookie", "people", "mails", "backups"],
            false => Vec::new(),
        },
    }
}
