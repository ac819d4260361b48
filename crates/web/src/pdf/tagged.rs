//! What the driver asks of versions of the renderer that this machine does not have.

use super::DRIVER;
use std::{
    io::Write as _,
    process::{Command, Stdio},
};

/// A renderer that writes into its document how it was asked, in the place of the real one.
const STAND_IN: &str = r#"
import sys, types
def asked(options):
    finisher = options.pop("finisher", None)
    said = " ".join(f"{name}={value}" for name, value in sorted(options.items()))
    if finisher:
        link, other = {"Subtype": "/Link", "F": 2}, {"F": 2}
        pdf = types.SimpleNamespace(catalog={"Metadata": 1, "Lang": 2}, objects=["stream", link, other])
        finisher(None, pdf)
        said += f" catalog={sorted(pdf.catalog)} link={link['F']} other={other['F']}"
    return f"%PDF-{said}".encode()
class HTML:
    def __init__(self, string, base_url, url_fetcher):
        pass
module = types.ModuleType("weasyprint")
module.HTML = HTML
sys.modules["weasyprint"] = module
"#;

/// What a version makes, which is told in Python; nothing on a machine without that.
fn made(version: &str) -> Option<String> {
    let mut child = Command::new("python3")
        .args(["-I", "-c", &format!("{STAND_IN}{version}\n{DRIVER}")])
        .args(["2147483648", "60", "1048576"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"<p>a</p>").unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn every_version_is_asked_for_tags_in_its_own_words() {
    for (version, wanted) in [
        (
            "HTML.write_pdf = lambda self, target=None, finisher=None, **options: asked(options)\n\
             module.DEFAULT_OPTIONS = {'pdf_variant': None, 'pdf_tags': False}",
            "%PDF-pdf_tags=True",
        ),
        (
            "HTML.write_pdf = lambda self, target=None, finisher=None, **options: \
             asked({'finisher': finisher, **options})\n\
             module.DEFAULT_OPTIONS = {'pdf_variant': None}",
            "%PDF-pdf_variant=pdf/ua-1 catalog=['Lang'] link=4 other=2",
        ),
        (
            "HTML.write_pdf = lambda self, target=None, finisher=None, variant=None: \
             asked({'finisher': finisher, 'variant': variant})",
            "%PDF-variant=pdf/ua-1 catalog=['Lang'] link=4 other=2",
        ),
        (
            "HTML.write_pdf = lambda self, target=None: asked({})",
            "%PDF-",
        ),
    ] {
        let Some(said) = made(version) else {
            return;
        };
        assert_eq!(said, wanted, "{version}");
    }
}

#[test]
fn what_cannot_be_tagged_is_made_without_tags() {
    for fault in ["KeyError(variant)", "MemoryError()"] {
        // What the first attempt holds, in a circle too, takes no room from the second.
        let stumbles = format!(
            "import weakref\n\
             class Box: pass\n\
             def write_pdf(self, target=None, variant=None, finisher=None):\n    \
             global held\n    \
             if variant:\n        \
             box = Box(); box.box = box; held = weakref.ref(box)\n        \
             raise {fault}\n    \
             return asked({{'held': held() is not None}})\n\
             HTML.write_pdf = write_pdf"
        );
        let Some(said) = made(&stumbles) else {
            return;
        };
        assert_eq!(said, "%PDF-held=False", "{fault}");
    }
}
