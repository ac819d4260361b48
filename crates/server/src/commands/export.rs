//! `undersigned export`: an appeal's list as a file, or as a folder that needs no server.

mod jsonl;
mod site;

use super::{Failure, Outcome, open_instance, target, words::counted};
use crate::Settings;
use clap::{Args, ValueEnum};
use std::{path::PathBuf, process::ExitCode};
use undersigned_federation::{Instance, views::AppealView};
use undersigned_web::pdf::{self, Renderer};

/// Options of `export`.
#[derive(Debug, Args)]
pub struct Options {
    /// The appeal: the last part of its address, or HOST/SLUG for a copy of another server's
    slug: String,
    /// What to write
    #[arg(long, value_enum)]
    format: Format,
    /// The file to write; `-` is standard output. For `site`, the folder to write: a new one, or
    /// an earlier export
    #[arg(long, value_name = "FILE", default_value = "-")]
    out: PathBuf,
    /// Replace a file that is there; an earlier export as `site` gives way without it
    #[arg(long)]
    replace: bool,
}

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Every signed statement, for `undersigned verify`
    Bundle,
    /// The list, one JSON object a line, as `import cosigners` reads it: names, numbers, days and counts, without
    /// proofs, reservations and mandates
    Jsonl,
    /// The list, for spreadsheets
    Csv,
    /// Letter and list to print; needs WeasyPrint
    Pdf,
    /// A folder with page, list and bundle, for any web space or repository
    Site,
}

pub(super) async fn run(settings: &Settings, options: Options) -> Outcome {
    // Asked first: without it there is nothing to open anything for.
    let renderer = match options.format {
        Format::Pdf => Some(renderer(settings)?),
        _ => None,
    };
    if options.out.as_os_str() != "-" {
        // Of a folder it is looked at what is in it.
        let replace = options.replace || options.format == Format::Site;
        target::check_export(settings, &options.out, replace)?;
    }
    let instance = open_instance(settings).await?;
    let view = find(&instance, &options.slug).await?;
    let text = match options.format {
        Format::Bundle => instance.bundle(&view).await?.into_bytes(),
        Format::Site => {
            let bundle = instance.bundle(&view).await?;
            let source = settings.server.source();
            return site::write(&instance, &view, bundle, source.as_ref(), &options.out).await;
        }
        Format::Pdf => match renderer {
            Some(renderer) => pdf(&instance, &view, &renderer).await?,
            None => return Err(Failure::Usage(no_renderer())),
        },
        Format::Jsonl => lines(&view)?,
        Format::Csv => undersigned_web::exports::csv(&view.list, &view.hidden).into_bytes(),
    };
    target::write_export(settings, &options.out, options.replace, &text)?;
    let unnamed = match options.format {
        Format::Jsonl => jsonl::unnamed(&view),
        _ => 0,
    };
    if unnamed > 0 {
        say!(
            "{} without a name: hidden by this server, contested, or not confirmed. An import leaves them out.",
            counted(unnamed, "entry is in it", "entries are in it")
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn renderer(settings: &Settings) -> Result<Renderer, Failure> {
    let found = settings.pdf.pdf_renderer.find().map_err(Failure::Usage)?;
    found.ok_or_else(|| Failure::Usage(no_renderer()))
}

fn no_renderer() -> String {
    format!(
        "PDF needs {}, which was not found: install it (Debian: apt-get install weasyprint), or \
         say where it is with pdf_renderer",
        pdf::NAME
    )
}

async fn pdf(
    instance: &Instance,
    view: &AppealView,
    renderer: &Renderer,
) -> Result<Vec<u8>, Failure> {
    let made = pdf::export(instance, view, renderer).await;
    let made = made.map_err(|problem| match problem.code {
        "list_too_long" => Failure::Usage(problem.detail),
        _ => Failure::Other(anyhow::Error::msg(problem.detail)),
    })?;
    Ok(made.to_vec())
}

/// The list as lines of JSON.
pub(super) fn lines(view: &AppealView) -> Result<Vec<u8>, Failure> {
    jsonl::write(view).map_err(|error| Failure::Other(error.into()))
}

async fn find(instance: &Instance, name: &str) -> Result<AppealView, Failure> {
    let own = instance.addresses.host();
    let (host, slug) = name.split_once('/').unwrap_or((&own, name));
    instance
        .view_by_slug(host, slug)
        .await?
        .ok_or_else(|| Failure::Usage(format!("there is no published appeal `{name}` here")))
}
