//! On which page a form stood: browsers are asked for no referrer, so every form of the desk says it itself. Here
//! alone, in the page as it is written, so that no template has to think of it.

use super::{
    Fields,
    kept::{path_of, shows_again},
};
use crate::{pages::sign_in::safe_next, views::escaped};

/// The field by which a form says on which page it stood.
pub const FROM: &str = "kept-from";

/// What every form of a session begins with. A text that somebody wrote cannot hold it: there, its signs are
/// escaped.
const CSRF: &str = "<input type=\"hidden\" name=\"csrf\" value=\"";

/// A page of the desk on which a form stood, as it says itself.
pub(super) fn stood_on(fields: &Fields) -> Option<&str> {
    page_of_desk(fields.get(FROM))
}

/// A path, with its query, below the desk.
pub(super) fn page_of_desk(path: &str) -> Option<&str> {
    safe_next(path).filter(|path| path_of(path).starts_with("/desk/"))
}

/// The same, where what was written can be shown above all else; the editors fill their own forms.
pub(super) fn shown_above(fields: &Fields) -> Option<&str> {
    stood_on(fields).filter(|from| !shows_again(path_of(from)))
}

/// A page all of whose forms say that they stood on the page `from`; the page itself where there is none.
pub(super) fn noted(html: String, from: Option<&str>) -> String {
    let Some(from) = from else {
        return html;
    };
    let field = format!(
        "<input type=\"hidden\" name=\"{FROM}\" value=\"{}\">",
        escaped(from)
    );
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html.as_str();
    while let Some(at) = rest.find(CSRF) {
        let (_, value) = rest.split_at(at + CSRF.len());
        let Some(end) = value.find('>') else {
            break;
        };
        let (form, after) = rest.split_at(at + CSRF.len() + end + 1);
        out.push_str(form);
        out.push_str(&field);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_says_on_which_page_it_stood() {
        let form = "<form><input type=\"hidden\" name=\"csrf\" value=\"a\">";
        let page = format!("{form}<button></form>{form}</form>");
        assert_eq!(noted(page.clone(), None), page);
        let field = "<input type=\"hidden\" name=\"kept-from\" value=\"/desk/x?a=1&amp;b=&quot;\">";
        assert_eq!(
            noted(page, Some("/desk/x?a=1&b=\"")),
            format!("{form}{field}<button></form>{form}{field}</form>")
        );
        let open = "<input type=\"hidden\" name=\"csrf\" value=\"a";
        for other in ["", "<form>", open] {
            assert_eq!(noted(other.to_owned(), Some("/desk/x")), other);
        }
    }

    #[test]
    fn a_form_stood_on_no_page_but_one_of_the_desk() {
        let from = |from: &str| Fields::of(vec![(FROM.to_owned(), from.to_owned())]);
        let sound = from("/desk/endorse/why?object=x");
        assert_eq!(stood_on(&sound), Some("/desk/endorse/why?object=x"));
        for odd in [
            "",
            "/",
            "/desk",
            "/desk?next=/desk/x",
            "/deskx/y",
            "/appeals/x",
            "//evil.example/desk/x",
            "/\\evil.example/desk/x",
            "https://evil.example/desk/x",
            "/desk/x\r\nSet-Cookie: a=b",
        ] {
            assert_eq!(stood_on(&from(odd)), None, "{odd}");
        }
        let long = format!("/desk/{}", "x".repeat(2_000));
        assert_eq!(stood_on(&from(&long)), None);
        assert_eq!(shown_above(&from("/desk/appeals/x/edit?saved=yes")), None);
    }
}
