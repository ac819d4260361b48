//! Writes pages with invented data as static HTML, in every interface language, so that their
//! looks can be judged without a server:
//!
//! ```text
//! cargo run -p undersigned-views --example looks -- /tmp/looks
//! ```

mod samples;

use std::path::Path;

use undersigned_views::assets::{MARK, OUTSIDE, STYLE};
use undersigned_views::language::LANGUAGES;

fn main() -> std::io::Result<()> {
    let folder = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "looks".to_owned());
    let folder = Path::new(&folder);
    for language in LANGUAGES {
        let place = folder.join(language.tag);
        std::fs::create_dir_all(&place)?;
        let all = samples::all(*language).into_iter();
        for (name, html) in all.chain(samples::outside(*language)) {
            // Opened from a disk there is no root, so assets are named relative to the page.
            let html = html.replace("\"/assets/", "\"../assets/");
            std::fs::write(place.join(format!("{name}.html")), html)?;
        }
    }
    let assets = folder.join("assets");
    std::fs::create_dir_all(&assets)?;
    std::fs::write(assets.join(&STYLE.file), &STYLE.content)?;
    std::fs::write(assets.join(&OUTSIDE.file), &OUTSIDE.content)?;
    std::fs::write(assets.join(&MARK.file), &MARK.content)?;
    println!("{}", folder.display());
    Ok(())
}
