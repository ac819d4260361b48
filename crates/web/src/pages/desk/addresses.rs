//! What people paste when they mean an appeal.

use undersigned_domain::typed_text::web_address;
use undersigned_federation::Instance;

/// The page on which an appeal is read before it is signed.
pub fn check_href(object: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("object", object);
    format!("/desk/endorse/check?{}", query.finish())
}

/// What was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pasted {
    /// The address of an appeal, or of a page of one.
    Address(String),
    /// An account, as `@name@host`.
    Account(String),
    /// Neither.
    Neither,
}

/// Pages of an appeal that people may have stood on.
const BELOW: [&str; 5] = ["cosigners", "state", "bundle", "sign", "embed"];

/// Makes sense of what was pasted: without query, fragment and white space, with a scheme.
pub fn read(pasted: &str) -> Pasted {
    let pasted = bare(pasted);
    if pasted.contains('@') && !pasted.contains('/') {
        return Pasted::Account(pasted.to_owned());
    }
    let read = url::Url::parse(&web_address(pasted)).ok();
    let read = read.filter(|url| matches!(url.scheme(), "https" | "http"));
    let Some(mut url) = read else {
        return Pasted::Neither;
    };
    url.set_query(None);
    url.set_fragment(None);
    let path = url.path().trim_end_matches('/').to_owned();
    let path = match path.rsplit_once('/') {
        Some((appeal, last)) if BELOW.contains(&last) => appeal.to_owned(),
        _ => path,
    };
    url.set_path(&path);
    Pasted::Address(url.to_string())
}

/// Without what stands around an address in a mail or a sentence: brackets, and the point at its end.
fn bare(pasted: &str) -> &str {
    const ENDS: [char; 5] = ['.', ',', ';', '。', '，'];
    let text = pasted.trim().trim_end_matches(ENDS);
    let within = text.strip_prefix('<');
    let within = within.and_then(|text| text.strip_suffix('>'));
    within.unwrap_or(text).trim().trim_end_matches(ENDS)
}

/// The id of the appeal that a page of this server shows: its own, or the copy of another's.
///
/// # Errors
/// The database.
pub async fn held_here(
    instance: &Instance,
    address: &str,
) -> undersigned_federation::Result<Option<String>> {
    let base = instance.addresses.base();
    let Some(path) = address
        .strip_prefix(base)
        .and_then(|path| path.strip_prefix("/appeals/"))
    else {
        return Ok(None);
    };
    let own = instance.addresses.host();
    let mut parts = path.split('/');
    let first = parts.next().unwrap_or_default();
    // A copy stands below the host it is of, and either has pages below it.
    let mut view = match parts.next() {
        Some(second) => instance.view_by_slug(first, second).await?,
        None => None,
    };
    if view.is_none() {
        view = instance.view_by_slug(&own, first).await?;
    }
    Ok(view.map(|view| view.appeal.ap_id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_paste_becomes_an_id() {
        let id = |text: &str| Pasted::Address(text.to_owned());
        let plain = id("https://h.example/appeals/x");
        assert_eq!(read(" https://h.example/appeals/x "), plain);
        assert_eq!(read("https://h.example/appeals/x?lang=en#demands"), plain);
        assert_eq!(read("https://h.example/appeals/x/"), plain);
        assert_eq!(read("https://h.example/appeals/x/cosigners?q=a"), plain);
        assert_eq!(read("h.example/appeals/x"), plain);
        assert_eq!(read("HTTPS://H.example/appeals/x"), plain);
        assert_eq!(read("h.example?lang=en"), id("https://h.example/"));
        // As mails and sentences have it.
        for pasted in [
            "<https://h.example/appeals/x>",
            "< https://h.example/appeals/x >.",
            "https://h.example/appeals/x.",
            "h.example/appeals/x/cosigners,",
            "https://h.example/appeals/x。",
        ] {
            assert_eq!(read(pasted), plain, "{pasted}");
        }
        assert_eq!(
            read("<@dockers@h.example>"),
            Pasted::Account("@dockers@h.example".into())
        );
        assert_eq!(
            read("@dockers@h.example"),
            Pasted::Account("@dockers@h.example".into())
        );
        for neither in [
            "free the eleven",
            "free/the.eleven now",
            "javascript:a/b.c",
            "mailto:a",
        ] {
            assert_eq!(read(neither), Pasted::Neither, "{neither}");
        }
        assert_eq!(read(""), Pasted::Neither);
    }

    #[test]
    fn ids_survive_a_link() {
        assert_eq!(
            check_href("https://h.example/appeals/x?a&b"),
            "/desk/endorse/check?object=https%3A%2F%2Fh.example%2Fappeals%2Fx%3Fa%26b"
        );
    }
}
