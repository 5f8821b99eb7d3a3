//! The built-in theme, compiled in.
//!
//! It lives in `themes/default` of the repository. A file that the pack has at the same path
//! stands in the built-in file's place.

use std::sync::{Arc, LazyLock};

use sha2::{Digest, Sha256};

use crate::source::{Asset, AssetBytes, SourceFile, SourceId, Sources};

/// The folder of the built-in theme in every pack.
const FOLDER: &str = "themes/default/";

/// Names files of the built-in theme and takes in their bytes.
macro_rules! files {
    ($($path:literal)+) => {
        &[$(($path, include_bytes!(concat!("../../themes/default/", $path)))),+]
    };
}

/// The files of the built-in theme; a test holds that none is missing.
const FILES: &[(&str, &[u8])] = files! {
    "i18n/en.yaml"
    "static/favicon.svg"
    "static/more.css"
    "static/paper.css"
    "static/reader.js"
    "static/search.js"
    "static/style.css"
    "templates/404.html"
    "templates/actor.html"
    "templates/article.html"
    "templates/base.html"
    "templates/content/404.html"
    "templates/content/actor.html"
    "templates/content/article.html"
    "templates/content/evidence.html"
    "templates/content/figures.html"
    "templates/content/glossary.html"
    "templates/content/home.html"
    "templates/content/moved.html"
    "templates/content/print.html"
    "templates/content/quotations.html"
    "templates/content/search.html"
    "templates/content/sources.html"
    "templates/content/text.html"
    "templates/content/timeline.html"
    "templates/content/topic.html"
    "templates/evidence.html"
    "templates/feed.xml"
    "templates/figures.html"
    "templates/glossary.html"
    "templates/home.html"
    "templates/moved.html"
    "templates/pack.css"
    "templates/parts/badges.html"
    "templates/parts/chart.html"
    "templates/parts/comparison.html"
    "templates/parts/contents.html"
    "templates/parts/dates.html"
    "templates/parts/disputes.html"
    "templates/parts/documents.html"
    "templates/parts/endnotes.html"
    "templates/parts/evidence.html"
    "templates/parts/figure-chart.html"
    "templates/parts/figure-row.html"
    "templates/parts/figure-table.html"
    "templates/parts/groups.html"
    "templates/parts/line.html"
    "templates/parts/lines.html"
    "templates/parts/links.html"
    "templates/parts/note-lines.html"
    "templates/parts/note.html"
    "templates/parts/notes.html"
    "templates/parts/passages.html"
    "templates/parts/quotation.html"
    "templates/parts/speakers.html"
    "templates/parts/statement-elsewhere.html"
    "templates/parts/statement.html"
    "templates/parts/statements.html"
    "templates/parts/synthesis.html"
    "templates/parts/timeline.html"
    "templates/print.html"
    "templates/quotations.html"
    "templates/running.css"
    "templates/search.html"
    "templates/sitemap.xml"
    "templates/sources.html"
    "templates/text.html"
    "templates/timeline.html"
    "templates/topic.html"
    "theme.yaml"
};

/// What documents for paper are set from, where the program sets any.
#[cfg(feature = "pdf")]
const DOCUMENTS: &[(&str, &[u8])] = files! {
    "pdf/article-part.typ"
    "pdf/blocks.typ"
    "pdf/brief.typ"
    "pdf/contents.typ"
    "pdf/cover.typ"
    "pdf/data.typ"
    "pdf/drawing.typ"
    "pdf/evidence-parts.typ"
    "pdf/figures.typ"
    "pdf/frame.typ"
    "pdf/home-part.typ"
    "pdf/index.typ"
    "pdf/links.typ"
    "pdf/lists.typ"
    "pdf/notes.typ"
    "pdf/pack.typ"
    "pdf/phrase.typ"
    "pdf/places.typ"
    "pdf/positions.typ"
    "pdf/prose.typ"
    "pdf/register-parts.typ"
    "pdf/room.typ"
    "pdf/signs.typ"
    "pdf/speech.typ"
    "pdf/statement.typ"
    "pdf/synthesis.typ"
    "pdf/topic-part.typ"
    "pdf/topic.typ"
    "pdf/type.typ"
};

#[cfg(not(feature = "pdf"))]
const DOCUMENTS: &[(&str, &[u8])] = &[];

/// All of them.
fn files() -> impl Iterator<Item = &'static (&'static str, &'static [u8])> {
    FILES.iter().chain(DOCUMENTS)
}

/// Adds the built-in theme's files that the pack has not replaced.
pub fn add(sources: &mut Sources) {
    for (id, file) in &THEME.files {
        sources.files.entry(id.clone()).or_insert_with(|| file.clone());
    }
    for (id, asset) in &THEME.assets {
        sources.assets.entry(id.clone()).or_insert_with(|| asset.clone());
    }
}

/// The built-in theme: the same files each time, so that nobody reads them twice.
static THEME: LazyLock<Sources> = LazyLock::new(|| {
    let mut theme = Sources::default();
    for (path, bytes) in files() {
        let id = SourceId::new(&format!("{FOLDER}{path}"));
        if path.starts_with("static/") {
            theme.assets.insert(id.clone(), asset(id, bytes));
        } else {
            let text = String::from_utf8_lossy(bytes).into_owned();
            theme.files.insert(id.clone(), SourceFile::new(id, text));
        }
    }
    theme
});

/// Whether an asset is the built-in theme's, byte for byte.
pub fn is_own(id: &SourceId, sha256: &str) -> bool {
    bytes_of(id).is_some_and(|bytes| digest(bytes) == sha256)
}

/// Whether a text file is the built-in theme's, letter for letter.
pub fn is_own_text(id: &SourceId, text: &str) -> bool {
    bytes_of(id).is_some_and(|bytes| bytes == text.as_bytes())
}

fn bytes_of(id: &SourceId) -> Option<&'static [u8]> {
    let path = id.path().strip_prefix(FOLDER)?;
    files().find(|(name, _)| *name == path).map(|(_, bytes)| *bytes)
}

fn asset(id: SourceId, bytes: &[u8]) -> Asset {
    let bytes_shared = AssetBytes::Memory(Arc::from(bytes));
    let (size, sha256) = (bytes.len() as u64, digest(bytes));
    Asset { id, bytes: bytes_shared, size, sha256, pixels: None }
}

fn digest(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
