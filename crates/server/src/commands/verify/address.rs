//! The address of an appeal, as people type or copy it.

use super::Failure;
use url::Url;

/// What is given with `--appeal`.
pub fn read(text: &str) -> Result<Url, Failure> {
    let address = Url::parse(text.trim()).ok();
    let address = address.filter(|address| matches!(address.scheme(), "http" | "https"));
    address.ok_or_else(|| {
        Failure::Usage(format!(
            "`{text}` is no address of an appeal: it begins with https://, and stands where the appeal was printed, \
             and in the browser on its page at the organiser's server"
        ))
    })
}

/// Whether it is that of an appeal as bundles write it, or as a browser shows it, with a language, a place on the
/// page or a slash behind it. By anything else behind a `?` another program may tell its appeals apart.
pub fn is_of(given: &Url, object: &str) -> bool {
    given.as_str() == object || plain(given).as_str().trim_end_matches('/') == object
}

/// Whether it is the address at which another server shows its copy of an appeal, `/appeals/HOST/SLUG`: host and end
/// of the appeal's own address stand in it, so that it says of which it is, whoever keeps the copy.
pub fn is_of_copy(given: &Url, object: &str) -> bool {
    let plain = plain(given);
    let copied = plain.path().strip_prefix("/appeals/");
    let copied = copied.and_then(|copied| copied.trim_end_matches('/').split_once('/'));
    copied.is_some_and(|(host, slug)| {
        plain.query().is_none() && format!("{}://{host}/appeals/{slug}", plain.scheme()) == object
    })
}

/// Without what browsers and pages of ours put behind an address.
fn plain(given: &Url) -> Url {
    let mut plain = given.clone();
    plain.set_fragment(None);
    if plain.query_pairs().all(|(name, _)| name == "lang") {
        plain.set_query(None);
    }
    plain
}
