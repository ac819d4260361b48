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
    if given.as_str() == object {
        return true;
    }
    let mut plain = given.clone();
    plain.set_fragment(None);
    if plain.query_pairs().all(|(name, _)| name == "lang") {
        plain.set_query(None);
    }
    plain.as_str().trim_end_matches('/') == object
}
