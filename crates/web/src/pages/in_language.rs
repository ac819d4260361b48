//! A language that a reader has chosen goes along with them: readers have no cookie, so that every link of a page
//! that was asked for in a language leads to pages in that language. Here alone, in the page as it is written, so that no
//! template has to think of it. Canonical and `hreflang` links are no links of this kind, and stay.

/// What begins a link within a page.
const LINK: &str = "<a ";
const HREF: &str = " href=\"";
/// Files speak no language of the interface, or are asked for with one.
const FILES: [&str; 10] = [
    "atom", "csv", "ics", "json", "jsonld", "pdf", "png", "svg", "txt", "webp",
];

/// What begins a form within a page, and what one that searches says of itself. The latter alone may also stand in a
/// text that somebody wrote.
const FORM: &str = "<form ";
const SEARCH: &str = "method=\"get\"";

/// A page with the language in all its links to other pages of this server, and in its searches; the page itself
/// where nobody has chosen one. What says a language keeps it.
pub fn carried(html: String, chosen: Option<&str>) -> String {
    match chosen {
        None => html,
        Some(tag) => in_searches(&in_links(&html, tag), tag),
    }
}

fn in_links(html: &str, tag: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    while let Some(at) = rest.find(LINK) {
        let (before, link) = rest.split_at(at);
        let (link, after) = link.split_at(link.find('>').unwrap_or(link.len()));
        out.push_str(before);
        let found = link.split_once(HREF).and_then(|(head, tail)| {
            let (address, tail) = tail.split_once('"')?;
            Some((head, with_language(address, tag)?, tail))
        });
        match found {
            Some((head, address, tail)) => {
                for part in [head, HREF, &address, "\"", tail] {
                    out.push_str(part);
                }
            }
            None => out.push_str(link),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What a form of a search sends takes the place of the query of its address.
fn in_searches(html: &str, tag: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(FORM) {
        let (before, form) = rest.split_at(at);
        let (form, after) = form.split_at(form.find('>').map_or(form.len(), |end| end + 1));
        out.push_str(before);
        out.push_str(form);
        let is_search = form.contains(SEARCH) && !after.is_empty();
        let inside = after.split("</form>").next().unwrap_or_default();
        if is_search && !inside.contains("name=\"lang\"") {
            let field = format!("<input type=\"hidden\" name=\"lang\" value=\"{tag}\">");
            out.push_str(&field);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// An address, as it stands in HTML, with the language; none where it is to stay.
fn with_language(address: &str, tag: &str) -> Option<String> {
    // Not the mark within an escaped character, such as `&#38;`.
    let mut marks = address.match_indices('#').map(|(at, _)| at);
    let mark = marks.find(|at| !address.split_at(*at).0.ends_with('&'));
    let (before, mark) = address.split_at(mark.unwrap_or(address.len()));
    let (path, query) = match before.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (before, None),
    };
    let is_ours = match path {
        "" => query.is_some(),
        path => path.starts_with('/') && !path.starts_with("//"),
    };
    let mut pairs = query.unwrap_or_default().split(['&', ';']);
    if !is_ours || !is_page(path) || pairs.any(|pair| pair.starts_with("lang=")) {
        return None;
    }
    let separator = match query {
        None => "?",
        Some("") => "",
        Some(_) => "&amp;",
    };
    Some(format!("{before}{separator}lang={tag}{mark}"))
}

/// Whether there is a page that anybody may read at a path. At the desk the language stays for the session.
fn is_page(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    let is_file = last
        .rsplit_once('.')
        .is_some_and(|(_, ending)| FILES.contains(&ending));
    let is_desk = path == "/desk" || path.starts_with("/desk/");
    !is_file && last != "bundle" && !is_desk && !path.starts_with("/media/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_language_goes_along_with_every_link_to_a_page() {
        let page = |href: &str| format!("<p><a class=\"x\" href=\"{href}\" rel=\"y\">z</a></p>");
        for (href, leads) in [
            ("/", "/?lang=es"),
            ("/appeals/x/cosigners", "/appeals/x/cosigners?lang=es"),
            (
                "/appeals/x?names=all#undersigned",
                "/appeals/x?names=all&amp;lang=es#undersigned",
            ),
            (
                "/appeals/x?a=1&#38;b=2",
                "/appeals/x?a=1&#38;b=2&amp;lang=es",
            ),
            ("?page=2", "?page=2&amp;lang=es"),
        ] {
            assert_eq!(carried(page(href), Some("es")), page(leads));
            assert_eq!(carried(page(href), None), page(href));
        }
    }

    #[test]
    fn a_search_goes_on_in_the_language() {
        let form = "<form method=\"get\" action=\"/appeals\">";
        let field = "<input type=\"hidden\" name=\"lang\" value=\"es\">";
        let page = format!("{form}<button></form>");
        assert_eq!(
            carried(page, Some("es")),
            format!("{form}{field}<button></form>")
        );
        let says = format!("{form}{field}</form>{form}");
        assert_eq!(carried(says, Some("fr")).matches("es").count(), 1);
        for other in [
            "<form method=\"get\"",
            "<form method=\"post\"><button></form>",
            "<p>method=\"get\"</p>",
        ] {
            assert_eq!(carried(other.to_owned(), Some("es")), other);
        }
    }

    #[test]
    fn other_links_stay() {
        for href in [
            "",
            "#sign",
            "//evil.example/x",
            "https://other.example/appeals/x",
            "mailto:ana@post.example",
            "/appeals/x?lang=fr",
            "/appeals/x?a=1&#38;lang=fr#sign",
            "/appeals/x?a=1&amp;lang=fr",
            "/appeals/x/cosigners.csv",
            "/appeals/x/bundle",
            "/desk",
            "/desk/appeals/x/edit",
            "/media/abc",
        ] {
            let page = format!("<a href=\"{href}\">z</a>");
            assert_eq!(carried(page.clone(), Some("es")), page);
        }
        for page in [
            "<link rel=\"canonical\" href=\"/appeals/x\">",
            "<a name=\"x\">y</a>",
            "<a href=\"/x",
            "<a ",
            "a < b",
        ] {
            assert_eq!(carried(page.to_owned(), Some("es")), page);
        }
    }
}
