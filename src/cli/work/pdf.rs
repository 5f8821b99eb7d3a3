//! The command `pdf`: documents to hand over, without the pages.

use std::path::Path;

use super::{Global, Options, Profile, Report, Run, Sources, Terminal, pack, visible};
use crate::Built;
use crate::cli::args::{DocumentName, Pdf, StandardName};
use crate::model::Document;
use crate::pdf::Standard;
use crate::render::{Output, Watch};
use crate::write;

/// The folder that is written where no other is named.
const OUT: &str = "pdf";

/// Checks the pack and writes its documents.
pub(in crate::cli) fn pdf(global: &Global, args: &Pdf, terminal: &Terminal) -> u8 {
    let Pdf { documents: kinds, out, standard, shared } = args;
    let mut run = match Run::new(global, shared, terminal, true) {
        Ok(run) => run,
        Err(status) => return status,
    };
    let options = Options { base_url: shared.base_url.clone(), renews_lock: false };
    let out = out.clone().unwrap_or_else(|| run.root.join(OUT));
    let sources = run.read(None);
    let watch = Profile::new(run.watchdog());
    let Run { report, progress, .. } = &mut run;
    let built = progress.stage("checking", || {
        crate::build(&sources, &options, (&mut crate::Memo::default(), &watch), report)
    });
    let (mut written, mut n_made) = (Vec::new(), 0);
    if let Some(built) = &built {
        let asked = (kinds.as_slice(), *standard);
        let made = progress
            .stage("setting", || documents(built, asked, (&sources, &watch), report));
        n_made = made.len();
        if !report.stops() {
            written = progress.stage("writing", || write_documents(&out, &made, report));
        }
    }
    run.stages = watch.times();
    let out = visible(&pack::way(&out));
    let done = if n_made == 0 {
        "no document was made".to_owned()
    } else if written.is_empty() {
        format!("nothing has changed: {out}")
    } else {
        format!("wrote {out}: {}", written.join(", "))
    };
    run.end(&sources, &done)
}

/// Makes the documents of a pack that are asked for; all where none is.
fn documents(
    built: &Built,
    (kinds, standard): (&[DocumentName], StandardName),
    (sources, watch): (&Sources, &dyn Watch),
    report: &mut Report,
) -> Vec<Output> {
    let is_asked = |kind: &Document| {
        kinds.is_empty() || kinds.iter().any(|name| Document::from(*name) == *kind)
    };
    let kinds: Vec<_> = Document::ALL.iter().copied().filter(is_asked).collect();
    let made = built.printed(&kinds, standard.into(), (sources, watch)).into_iter();
    made.filter_map(|made| report.take(made)).collect()
}

/// Writes documents into a folder; gives the names of those that had changed.
fn write_documents(folder: &Path, made: &[Output], report: &mut Report) -> Vec<String> {
    write::documents(folder, made).unwrap_or_else(|problem| {
        report.add(*problem);
        Vec::new()
    })
}

impl From<DocumentName> for Document {
    fn from(name: DocumentName) -> Self {
        match name {
            DocumentName::Brief => Self::Brief,
            DocumentName::Topics => Self::Topics,
            DocumentName::Pack => Self::Pack,
        }
    }
}

impl From<StandardName> for Standard {
    fn from(name: StandardName) -> Self {
        match name {
            StandardName::Ua1 => Self::Ua1,
            StandardName::A2b => Self::A2b,
            StandardName::A2u => Self::A2u,
            StandardName::A2a => Self::A2a,
            StandardName::A3b => Self::A3b,
            StandardName::A3u => Self::A3u,
            StandardName::A3a => Self::A3a,
        }
    }
}
