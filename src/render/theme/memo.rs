//! The compiled theme, for as long as its files stay the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::Checked;
use crate::source::{Asset, SourceFile, SourceId, Sources};
use crate::words::Words;

use super::Theme;

/// Where themes stand in a pack.
const FOLDER: &str = "themes/";

/// The theme of the run before, and what it was made from.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    /// Whether anything is kept: a run that is the only one keeps nothing.
    keeps: bool,
    kept: Option<Kept>,
}

/// A theme with what it was made from.
#[derive(Debug)]
struct Kept {
    name: String,
    may_load: bool,
    words: Words,
    files: Vec<SourceFile>,
    assets: BTreeMap<SourceId, Asset>,
    theme: Checked<Option<Arc<Theme>>>,
}

impl Memo {
    /// A memo for a row of runs.
    pub(crate) fn keeping() -> Self {
        Self { keeps: true, kept: None }
    }

    /// The theme of this name, see [`Theme::new`]; compiled where it is not the one before.
    pub(crate) fn theme(
        &mut self,
        sources: &Sources,
        name: &str,
        may_load: bool,
        words: &Words,
    ) -> Checked<Option<Arc<Theme>>> {
        if let Some(kept) =
            self.kept.as_ref().filter(|k| k.holds(sources, name, may_load, words))
        {
            return kept.theme.clone();
        }
        let theme = Theme::new(sources, name, may_load, words);
        let theme = theme.map(|theme| theme.map(Arc::new));
        if self.keeps {
            self.kept = Some(Kept {
                name: name.to_owned(),
                may_load,
                words: words.clone(),
                files: files(sources).cloned().collect(),
                assets: assets(sources).map(|(id, a)| (id.clone(), a.clone())).collect(),
                theme: theme.clone(),
            });
        }
        theme
    }
}

impl Kept {
    /// Whether a theme made now would be the same.
    fn holds(
        &self,
        sources: &Sources,
        name: &str,
        may_load: bool,
        words: &Words,
    ) -> bool {
        let mut now = files(sources);
        self.name == name
            && self.may_load == may_load
            && self.words == *words
            && self.files.iter().all(|file| now.next().is_some_and(|now| now.is(file)))
            && now.next().is_none()
            && self.assets.iter().eq(assets(sources))
    }
}

/// The texts of all themes.
fn files(sources: &Sources) -> impl Iterator<Item = &SourceFile> {
    let files = sources.files.range(SourceId::new(FOLDER)..);
    files.take_while(|(id, _)| id.path().starts_with(FOLDER)).map(|(_, file)| file)
}

/// What all themes have copied.
fn assets(sources: &Sources) -> impl Iterator<Item = (&SourceId, &Asset)> {
    let assets = sources.assets.range(SourceId::new(FOLDER)..);
    assets.take_while(|(id, _)| id.path().starts_with(FOLDER))
}
