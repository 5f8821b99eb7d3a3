//! What can be asked for.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::diag::print::Format;
#[cfg(feature = "serve")]
use crate::serve::Editor;

/// Turns articles and hand-written summaries into a briefing whose every statement is checked
/// against the exact words it rests on.
#[derive(Debug, Parser)]
#[command(
    name = "briefpack",
    version,
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub(super) struct Args {
    /// What every command takes.
    #[command(flatten)]
    pub(super) global: Global,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What every command takes.
#[derive(ClapArgs, Debug)]
pub(super) struct Global {
    /// The folder of the pack [default: the nearest one upward with a `briefing.yaml`]
    #[arg(long, value_name = "DIR", global = true, display_order = 100)]
    pub(super) pack: Option<PathBuf>,
    /// Print nothing but errors and warnings
    #[arg(long, short, global = true, conflicts_with = "verbose", display_order = 101)]
    pub(super) quiet: bool,
    /// Print notes as well, and how long each stage took
    #[arg(long, short, global = true, display_order = 102)]
    pub(super) verbose: bool,
    /// When to colour what people read
    #[arg(
        long,
        alias = "colour",
        value_name = "WHEN",
        default_value = "auto",
        global = true,
        display_order = 103
    )]
    pub(super) color: Colour,
    /// How problems are printed; json, sarif and github go to stdout
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "human",
        global = true,
        display_order = 104
    )]
    pub(super) format: FormatName,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check the pack and write the briefing, whole or not at all
    Build(Build),
    /// Check the pack and write no briefing
    Check(Check),
    /// Show the briefing in a browser, and build it again whenever a file is saved
    Serve(Serve),
    /// Check the pack and write documents to hand over: the brief, the topics, the whole pack
    Pdf(Pdf),
    /// Tell what the name of a problem means, with an example and its mend
    Explain {
        /// The name in square brackets, such as `passage-not-found`; all names without it
        code: Option<String>,
    },
    /// Print the JSON Schema of `briefing.json`
    Schema,
}

/// What `build`, `check` and `serve` take.
#[derive(ClapArgs, Debug)]
pub(super) struct Shared {
    /// Count warnings as errors
    #[arg(long)]
    pub(super) deny_warnings: bool,
    /// How many threads work [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
    /// Where the briefing will be published, instead of the pack's `base_url`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<String>,
}

/// What `build` takes.
#[derive(ClapArgs, Debug)]
pub(super) struct Build {
    /// The folder to write [default: `public` in the pack]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Build anew even where nothing has changed since the last build
    #[arg(long)]
    pub(super) no_cache: bool,
    /// Write beside each page, as JSON, what its template was given
    #[arg(long)]
    pub(super) dump_view: bool,
    /// What `check` takes as well.
    #[command(flatten)]
    pub(super) shared: Shared,
}

/// What `check` takes.
#[derive(ClapArgs, Debug)]
pub(super) struct Check {
    /// The folder of the captured originals, to find each passage in its original
    #[arg(long, value_name = "DIR")]
    pub(super) originals: Option<PathBuf>,
    /// Record in `content/evidence.lock` what was found in the originals
    #[arg(long, requires = "originals")]
    pub(super) update_lock: bool,
    /// What `build` takes as well.
    #[command(flatten)]
    pub(super) shared: Shared,
}

/// What `serve` takes.
#[derive(ClapArgs, Debug)]
pub(super) struct Serve {
    /// The port of this machine to serve at; 0 takes a free one
    #[arg(long, value_name = "N", default_value = "4000")]
    pub(super) port: u16,
    /// Open the briefing in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// The folder of the captured originals, to find each passage in its original
    #[arg(long, value_name = "DIR")]
    pub(super) originals: Option<PathBuf>,
    /// What opens a file from a page, such as `code -g {file}:{line}:{column}`; otherwise links
    /// open Visual Studio Code
    #[cfg(feature = "serve")]
    #[arg(long, value_name = "COMMAND", value_parser = Editor::parse)]
    pub(super) editor: Option<Editor>,
    /// What `build` takes as well.
    #[command(flatten)]
    pub(super) shared: Shared,
}

/// What `pdf` takes.
#[derive(ClapArgs, Debug)]
pub(super) struct Pdf {
    /// Which documents [default: all]
    #[arg(value_name = "DOCUMENT")]
    pub(super) documents: Vec<DocumentName>,
    /// The folder to write [default: `pdf` in the pack]; what else is in it stays
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// What a document keeps to besides PDF/UA-1, to be read by everybody: a part of PDF/A, to be
    /// kept for ever
    #[arg(long, value_name = "NAME", default_value = "ua-1")]
    pub(super) standard: StandardName,
    /// What `build` takes as well.
    #[command(flatten)]
    pub(super) shared: Shared,
}

/// The name of a kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DocumentName {
    /// The first page: the position in brief
    Brief,
    /// Each topic, in a document of its own
    Topics,
    /// All that the print page has
    Pack,
}

/// The name of a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum StandardName {
    /// PDF/UA-1 alone
    #[value(name = "ua-1")]
    Ua1,
    /// PDF/A-2, its look
    #[value(name = "a-2b")]
    A2b,
    /// PDF/A-2, its look and its letters
    #[value(name = "a-2u")]
    A2u,
    /// PDF/A-2, its look, its letters and its structure
    #[value(name = "a-2a")]
    A2a,
    /// PDF/A-3, its look
    #[value(name = "a-3b")]
    A3b,
    /// PDF/A-3, its look and its letters
    #[value(name = "a-3u")]
    A3u,
    /// PDF/A-3, its look, its letters and its structure
    #[value(name = "a-3a")]
    A3a,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Also where it is piped
    Always,
    /// Nowhere
    Never,
}

/// The name of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatName {
    /// With the lines of the files, for reading
    Human,
    /// One line a problem, `file:line:column: error[code]: message`
    Short,
    /// One JSON object a line
    Json,
    /// SARIF 2.1.0, the exchange format of checkers
    Sarif,
    /// Workflow commands, which GitHub shows beside the changed lines
    Github,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Human => Self::Human,
            FormatName::Short => Self::Short,
            FormatName::Json => Self::Json,
            FormatName::Sarif => Self::Sarif,
            FormatName::Github => Self::Github,
        }
    }
}

/// Takes an absolute address of the web: a scheme, a host, perhaps a port and a path.
fn base_url(text: &str) -> Result<String, String> {
    let wanted =
        || "an address such as `https://example.org/briefing/` is wanted".to_owned();
    let (scheme, rest) = text.split_once("://").ok_or_else(wanted)?;
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Err("the address must begin with `https://` or `http://`".to_owned());
    }
    if rest.contains(['?', '#']) {
        return Err("the address must end before `?` and `#`".to_owned());
    }
    if rest.contains('@') {
        return Err("the address must not hold a user's name".to_owned());
    }
    let allowed = |c: char| c.is_ascii_graphic() && !"<>\"\\^`{|}".contains(c);
    if !rest.chars().all(allowed) {
        return Err("other letters, spaces and signs must be percent-encoded".to_owned());
    }
    let authority = rest.split('/').next().unwrap_or_default();
    let (host, port) = match authority.rsplit_once(':') {
        // The colons of an address of IPv6 are inside its brackets.
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    if host.is_empty() || port.is_some_and(|port| port.parse::<u16>().is_err()) {
        return Err(wanted());
    }
    Ok(text.to_owned())
}
