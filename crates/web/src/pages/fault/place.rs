//! Where a request was sent that ended in a problem: which words say so, and where one goes on, follow from it.

use axum::http::request::Parts;

/// Such an address.
pub(super) struct Place {
    path: String,
    /// Whether a form was sent there; else somebody only looked.
    pub was_form: bool,
}

impl Place {
    /// That of a request.
    pub fn of(parts: &Parts) -> Self {
        Self {
            path: parts.uri.path().to_owned(),
            was_form: !parts.method.is_safe(),
        }
    }

    /// Whether the link of an organisation leads there that signs by the form.
    pub fn is_by_form(&self) -> bool {
        self.path.starts_with("/sign-by-form/")
    }

    /// The same of a person who signs.
    pub fn is_by_person(&self) -> bool {
        self.path == "/sign/confirm" || self.path.starts_with("/signature")
    }

    /// The same of somebody who reads the news.
    pub fn is_by_reader(&self) -> bool {
        self.path == "/news" || self.path.starts_with("/news/")
    }

    /// The same of somebody who signs by a reply.
    pub fn is_by_reply(&self) -> bool {
        self.path == "/co-sign"
    }

    /// Where a page of an appeal's desk leads that is not for the appeal as it stands.
    pub fn leads_on(&self, code: &str) -> Option<String> {
        let (slug, _) = self.path.strip_prefix("/desk/appeals/")?.split_once('/')?;
        match code {
            "withdrawn" => Some(format!("/desk/appeals/{slug}?done=withdrawn-for-good")),
            "not_published" => Some(format!("/desk/appeals/{slug}/edit")),
            _ => None,
        }
    }

    /// Where somebody can go on whose signature under an appeal came to nothing: the words of each way, and its path.
    /// `appeal` is the path of its page, `code` that of what went wrong.
    pub fn ways_on(&self, appeal: &str, code: &str) -> Vec<(&'static str, String)> {
        let beside = code.starts_with("news_") || code.starts_with("registration_");
        let ended = ["not_open", "suspended"].contains(&code);
        let removed = code == "form_removed";
        let over = ended || beside || removed || code == "people_over";
        let sign = if self.is_by_form() {
            "/sign/organisation"
        } else if self.is_by_person() {
            "/sign/person"
        } else {
            "/sign"
        };
        let sign = (!over).then(|| ("problem-sign", format!("{appeal}{sign}")));
        let letter = ("problem-letter", appeal.to_owned());
        let list = ended.then(|| ("problem-list", format!("{appeal}/cosigners")));
        // Whoever confirmed with a link is told to have another one sent.
        let is_own = ended || removed || code == "token_used";
        let own_link = is_own.then(|| self.own_link(appeal)).flatten();
        let ways = sign.into_iter().chain([letter]).chain(list);
        ways.chain(own_link).collect()
    }

    /// Where whoever has signed has the link to their own signature sent again: they find it from where they sign.
    fn own_link(&self, appeal: &str) -> Option<(&'static str, String)> {
        if self.is_by_person() || self.path.ends_with("/sign/person") {
            return Some(("people-link-again", "/signature/link".to_owned()));
        }
        let is_by_organisation = self.is_by_form() || self.path.ends_with("/sign/organisation");
        is_by_organisation.then(|| {
            let again = format!("{appeal}/sign/organisation/again");
            ("form-again-title", again)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_was_used_leads_to_where_it_is_sent_again() {
        let ways_on = |path: &str, code: &str| {
            let place = Place {
                path: path.to_owned(),
                was_form: false,
            };
            let ways = place.ways_on("/appeals/brakes", code).into_iter();
            ways.map(|(_, path)| path).collect::<Vec<_>>()
        };
        let person = ways_on("/sign/confirm", "token_used");
        assert!(person.contains(&"/signature/link".to_owned()));
        assert!(person.contains(&"/appeals/brakes/sign/person".to_owned()));
        let organisation = ways_on("/sign-by-form/confirm", "token_used");
        let again = "/appeals/brakes/sign/organisation/again".to_owned();
        assert!(organisation.contains(&again));
        // Of what was withdrawn there is no link any more.
        let gone = ways_on("/signature", "signature_gone");
        assert!(!gone.contains(&"/signature/link".to_owned()));
        assert!(gone.contains(&"/appeals/brakes/sign/person".to_owned()));
    }

    #[test]
    fn what_an_appeal_is_past_or_short_of_leads_on_to_where_it_stands() {
        let leads_on = |code: &str, path: &str| {
            let place = Place {
                path: path.to_owned(),
                was_form: false,
            };
            place.leads_on(code)
        };
        let edit = "/desk/appeals/brakes/edit";
        let manage = "/desk/appeals/brakes?done=withdrawn-for-good";
        assert_eq!(leads_on("withdrawn", edit).as_deref(), Some(manage));
        let updates = "/desk/appeals/brakes/updates/new";
        assert_eq!(leads_on("not_published", updates).as_deref(), Some(edit));
        for (code, path) in [
            ("withdrawn", "/desk/appeals/brakes"),
            ("withdrawn", "/desk/amendments/take"),
            ("conflict", edit),
        ] {
            assert_eq!(leads_on(code, path), None, "{code} {path}");
        }
    }
}
