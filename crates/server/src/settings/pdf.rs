//! The section `[pdf]`.

use super::{section::section, value::from_text};
use undersigned_web::pdf::Wanted;

section! {
    /// How letters and lists become PDF. This part is optional.
    "PDF" pdf: Pdf {
        /// WeasyPrint, which makes PDF in a process of its own, without network and with bounds on
        /// time and memory: the program `weasyprint` as Debian, pip or pipx install it. Where it is
        /// not there, pages have no links to PDF, and printing is the browser's.
        pdf_renderer: Wanted = Wanted::Auto, read "from_text",
            default "`auto`",
            allowed "auto (the one on the search path, if any), off, or the full path of the program weasyprint";
    }
}
