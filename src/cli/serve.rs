//! The command `serve`: the preview, and what is told of each of its builds.

use std::process::{Command, Stdio};
use std::thread;

use crate::Options;
use crate::diag::print::{Format, Style, counted, report as print, visible};
use crate::diag::{Code, Diagnostic, Fault, Report, Severity};
use crate::render::Watch;
use crate::serve::{self, Outcome, Owner, Round, Server, Settings};
use crate::source::Sources;

use super::args::{Global, Serve};
use super::terminal::Terminal;
use super::watchdog::Watchdog;
use super::work::workers;
use super::{DONE, MACHINE, pack, stages};

/// Serves the pack until the program is interrupted.
pub(super) fn serve(global: &Global, args: &Serve, terminal: &Terminal) -> u8 {
    let mut teller = Teller::new(global, terminal);
    let root = match pack::find(global.pack.as_deref()) {
        Ok(root) => root,
        Err(problem) => return teller.problem(*problem),
    };
    teller.style.root = pack::way(&root);
    if !pack::is_pack(&root) {
        // Wrong use, told at once; a pack that goes away later is waited for.
        let mut report = Report::new(false);
        let sources = report.take(stages::read(&root, None));
        return teller.report(&report, &sources);
    }
    if let Some(folder) = args.originals.as_deref().filter(|folder| !folder.is_dir()) {
        let mut report = Report::new(false);
        let problems = stages::read(&root, Some(folder)).problems.into_iter();
        report.extend(problems.filter(|problem| problem.code == Code::NoOriginals));
        return teller.report(&report, &Sources::default());
    }
    let listener = match serve::listen(args.port) {
        Ok(listener) => listener,
        Err(problem) => return teller.problem(*problem),
    };
    let Serve { shared, open, .. } = args;
    let options = Options { base_url: shared.base_url.clone(), renews_lock: false };
    let (originals, editor) = (args.originals.clone(), args.editor.clone());
    let deny_warnings = shared.deny_warnings;
    let settings = Settings { root, options, originals, editor, deny_warnings };
    let served = workers(shared.jobs).and_then(|()| {
        let server = Server::start(listener, settings, teller.clone());
        let server = server.map_err(|error| error.to_string())?;
        let address = format!("http://{}/", server.address());
        // Which port was free is an answer, and not only a word on the way.
        if !global.quiet || args.port == 0 {
            terminal.err(&format!("serving {address}\n"));
        }
        if *open {
            browse(address, terminal.clone());
        }
        server.until_interrupted().map_err(|error| error.to_string())
    });
    match served {
        Ok(()) => DONE,
        Err(error) => {
            terminal.err(&format!("error: the pack cannot be served: {error}\n"));
            MACHINE
        }
    }
}

/// Opens an address in the user's browser, and says so where that fails.
fn browse(address: String, terminal: Terminal) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let opens = move || {
        let mut command = Command::new(opener);
        let command = command.arg(&address).stdin(Stdio::null());
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !status.is_ok_and(|status| status.success()) {
            terminal.err(&format!(
                "note: `{opener}` did not open a browser; open {address} in yours\n"
            ));
        }
    };
    // Some openers end only with the browser, so nobody waits for them.
    let _ = thread::Builder::new().spawn(opens);
}

/// Tells what happens, as the other commands do.
#[derive(Clone)]
struct Teller {
    terminal: Terminal,
    format: Format,
    style: Style,
    quiet: bool,
}

impl Teller {
    /// For the terminal and the format that were asked for.
    fn new(global: &Global, terminal: &Terminal) -> Self {
        let least = if global.verbose { Severity::Note } else { Severity::Warning };
        let style = Style { least, ..terminal.style() };
        let (terminal, format) = (terminal.clone(), Format::from(global.format));
        Self { terminal, format, style, quiet: global.quiet }
    }

    /// Tells one problem; gives the exit status that it asks for.
    fn problem(&self, problem: Diagnostic) -> u8 {
        let mut report = Report::new(false);
        report.add(problem);
        self.report(&report, &Sources::default())
    }

    /// Tells problems; gives the exit status that they ask for.
    fn report(&self, report: &Report, sources: &Sources) -> u8 {
        let text = print(report, sources, self.format, &self.style);
        let status = report.fault().map_or(DONE, Fault::status);
        self.terminal.problems(&text, self.format, status)
    }
}

impl Owner for Teller {
    fn tell(&self, round: &Round<'_>) {
        let Round { changed, took, outcome } = round;
        let took = format!("({} ms)", took.as_millis());
        let what = what(changed);
        let done = match outcome {
            Outcome::Checked { report, sources, pages } => {
                self.report(report, sources);
                pages.map(|pages| counted(pages, "page"))
            }
            Outcome::Looked { report, sources } => {
                self.report(report, sources);
                // That it was built has been told.
                if !report.stops() {
                    return;
                }
                None
            }
            Outcome::Failed(words) => {
                let words = visible(words);
                self.terminal.err(&format!("error: briefpack has a fault: {words}\n"));
                None
            }
        };
        if let Some(pages) = done.filter(|_| !self.quiet) {
            self.terminal.err(&format!("{what}: built {pages} {took}\n"));
        } else if !self.quiet {
            self.terminal.err(&format!("{what}: not built {took}\n"));
        }
    }

    fn note(&self, note: &str) {
        if !self.quiet {
            self.terminal.err(&format!("note: {}\n", visible(note)));
        }
    }

    /// A template without end cannot be stopped, so the program is: as in a build.
    fn watch(&self) -> Box<dyn Watch + Send> {
        let teller = self.clone();
        Box::new(Watchdog::new(move |problem| {
            let status = teller.problem(problem);
            let words = "error: the server ends, because a template that runs cannot be \
                         stopped; mend it and serve again\n";
            teller.terminal.err(words);
            std::process::exit(status.into());
        }))
    }
}

/// What was saved, in a few words.
fn what(changed: &[String]) -> String {
    match changed {
        [] => "the pack".to_owned(),
        [path] => visible(path),
        paths => counted(paths.len(), "file"),
    }
}
