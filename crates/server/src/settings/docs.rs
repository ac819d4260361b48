//! `docs/settings.md`, made from the same text as the structs.

use super::{Federation, Field, Log, Mail, Pdf, Server, Storage};
use std::fmt::Write as _;

const HEAD: &str = "# Settings

<!-- Made from crates/server/src/settings: change it there, then run
     UPDATE_DOCS=1 cargo test -p undersigned -->

No setting is required. They are read from one TOML file (`--config FILE`; without it
`./undersigned.toml`, if it is there); an environment variable outweighs the file, and an option of
the command line (`--public-url`, `--listen`, `--data-dir`, `--database-url`) outweighs both. An
empty variable counts as not set. In the file a setting stands in its section, or at the top of the
file without one. A value that is not allowed stops the program with exit code 2 and a sentence
that names the setting and what is allowed; so does a name that no setting has, in the file. A
variable that begins with `UNDERSIGNED_` and is none stops it where it is within two slips of one (of
`UNDERSIGNED_LOG`, one), as `UNDERSIGNED_PUBLC_URL` is; any other, such as `UNDERSIGNED_TAG` for a
container's image, is named in the log. What stands twice in the file stops it, too. `on`, `yes` and
`1` are read as `true`, `off`, `no` and `0` as `false`.
";

/// The text of `docs/settings.md`.
pub fn markdown() -> String {
    let mut out = HEAD.to_owned();
    for (title, about, fields) in [
        (Server::TITLE, Server::ABOUT, Server::FIELDS),
        (Storage::TITLE, Storage::ABOUT, Storage::FIELDS),
        (Federation::TITLE, Federation::ABOUT, Federation::FIELDS),
        (Mail::TITLE, Mail::ABOUT, Mail::FIELDS),
        (Pdf::TITLE, Pdf::ABOUT, Pdf::FIELDS),
        (Log::TITLE, Log::ABOUT, Log::FIELDS),
    ] {
        let section = fields.first().map_or("", |field| field.section);
        let _ = write!(out, "\n## {title}: `[{section}]`\n\n{}\n", prose(about));
        for field in fields {
            write_field(&mut out, field);
        }
    }
    out
}

fn write_field(out: &mut String, field: &Field) {
    let _ = write!(
        out,
        "\n### `{}`\n\n{}\n\n- Variable: `{}`\n- Default: {}\n- Allowed: {}\n",
        field.name,
        prose(field.doc),
        field.variable(),
        field.default,
        field.allowed,
    );
}

fn prose(lines: &[&str]) -> String {
    lines
        .iter()
        .map(|line| line.trim())
        .collect::<Vec<_>>()
        .join("\n")
}
