//! What was saved: the folders of the pack are watched, and what does not belong to it is passed
//! over.

use std::collections::BTreeSet;
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{
    Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher,
};

use crate::load;

use super::rounds::Word;

/// How often is looked where the system does not tell.
const LOOK: Duration = Duration::from_secs(1);

/// What a pack has in its folder.
const PARTS: [&str; 4] = ["briefing.yaml", "briefing.yml", "content", "themes"];

/// What was saved since the last build.
#[derive(Debug, Default)]
pub(super) struct Saved {
    /// The paths in the pack.
    pub(super) paths: BTreeSet<String>,
    /// Whether more was saved than the system could tell.
    pub(super) lost: bool,
    /// Whether the last that was told of them is how a save ends: a file was closed, or moved to
    /// its name.
    pub(super) is_whole: bool,
}

impl Saved {
    /// Whether nothing was.
    pub(super) fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.lost
    }
}

/// A folder that is to be watched, and which one was found there.
struct Folder {
    path: PathBuf,
    mode: RecursiveMode,
    /// Device and number of the folder that is watched: another of the same name is another.
    watched: Option<(u64, u64)>,
}

/// What tells of the folders; nothing where the system lends nothing that could.
type Watching = Option<Box<dyn Watcher + Send>>;

/// The watched folders of a pack. They may go and come back at any time.
pub(super) struct Folders {
    root: PathBuf,
    folders: [Folder; 3],
    watcher: Watching,
    words: Sender<Word>,
    /// Why the system does not tell, until it was said.
    trouble: Option<String>,
}

impl Folders {
    /// The folders of the pack at this place, none of them watched yet.
    pub(super) fn new(root: &Path, words: Sender<Word>) -> Self {
        let folder = |name, mode| Folder { path: root.join(name), mode, watched: None };
        let folders = [
            Folder {
                path: root.into(),
                mode: RecursiveMode::NonRecursive,
                watched: None,
            },
            folder("content", RecursiveMode::Recursive),
            folder("themes", RecursiveMode::Recursive),
        ];
        let mut new =
            Self { root: root.to_owned(), folders, watcher: None, words, trouble: None };
        match RecommendedWatcher::new(new.handler(), config()) {
            Ok(watcher) => new.watcher = Some(Box::new(watcher)),
            Err(error) => new.look(&error),
        }
        new
    }

    /// Watches each folder as it now is, and adds those that have gone or come.
    pub(super) fn renew(&mut self, saved: &mut Saved) {
        for n in 0..self.folders.len() {
            let Some(folder) = self.folders.get_mut(n) else { return };
            let found = found(&folder.path);
            if found == folder.watched {
                continue;
            }
            if let Some(path) = belongs(&self.root, &folder.path) {
                saved.paths.insert(path);
            } else {
                saved.paths.insert("briefing.yaml".to_owned());
            }
            let error = watch(&mut self.watcher, folder, found);
            if let Some(error) = error {
                self.look(&error);
            }
        }
    }

    /// Takes what the system tells.
    pub(super) fn take(&mut self, event: notify::Result<Event>, saved: &mut Saved) {
        let Ok(event) = event else {
            saved.lost = true;
            return;
        };
        saved.lost |= event.need_rescan();
        let is_end = matches!(
            event.kind,
            EventKind::Access(AccessKind::Close(AccessMode::Write))
                | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both))
        );
        let is_place = matches!(
            event.kind,
            EventKind::Create(_)
                | EventKind::Remove(_)
                | EventKind::Modify(ModifyKind::Name(_))
        );
        for path in &event.paths {
            for folder in self.folders.iter_mut().filter(|f| is_place && f.path == *path)
            {
                folder.watched = None;
            }
            if let Some(path) = belongs(&self.root, path) {
                saved.is_whole = is_end;
                saved.paths.insert(path);
            }
        }
    }

    /// Why the system does not tell, said once.
    pub(super) fn trouble(&mut self) -> Option<String> {
        self.trouble.take()
    }

    /// Looks at the files instead of being told.
    fn look(&mut self, error: &notify::Error) {
        self.trouble = Some(format!(
            "the system does not tell what is saved ({error}); the pack is looked at every \
             second instead"
        ));
        let config = config().with_poll_interval(LOOK);
        let watcher = PollWatcher::new(self.handler(), config).ok();
        self.watcher = watcher.map(|w| Box::new(w) as Box<dyn Watcher + Send>);
        for folder in &mut self.folders {
            let found = found(&folder.path);
            // Where even that fails, the pack is shown as it was at first.
            let _ = watch(&mut self.watcher, folder, found);
        }
    }

    /// Hands on what changes something; what is only read is no news.
    fn handler(&self) -> impl FnMut(notify::Result<Event>) + Send + 'static + use<> {
        let words = self.words.clone();
        move |event| {
            let is_news = event.as_ref().map_or(true, |event| match event.kind {
                EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
                _ => true,
            });
            if is_news {
                // Where nobody builds any more, there is nobody to tell.
                let _ = words.send(Word::Event(event));
            }
        }
    }
}

/// Watches a folder, or no longer; gives why that fails.
fn watch(
    watcher: &mut Watching,
    folder: &mut Folder,
    found: Option<(u64, u64)>,
) -> Option<notify::Error> {
    let watcher = watcher.as_mut()?;
    // A folder that has gone took its watch along.
    let _ = watcher.unwatch(&folder.path);
    folder.watched = found;
    found?;
    watcher.watch(&folder.path, folder.mode).err()
}

/// How is watched: a link is not followed, lest it lead out of the pack and round the disk.
fn config() -> Config {
    Config::default().with_follow_symlinks(false)
}

/// The folder at a path, if one is there.
fn found(path: &Path) -> Option<(u64, u64)> {
    let found = path.metadata().ok().filter(std::fs::Metadata::is_dir)?;
    Some((found.dev(), found.ino()))
}

/// The path in the pack of a file that belongs to it; none for hidden files, for what editors
/// leave behind, and for what else lies in the pack's folder.
pub(super) fn belongs(root: &Path, path: &Path) -> Option<String> {
    let mut parts = Vec::new();
    for part in path.strip_prefix(root).ok()?.components() {
        let Component::Normal(name) = part else { return None };
        let name = name.to_string_lossy();
        if load::is_passed_over(&name) {
            return None;
        }
        parts.push(name.into_owned());
    }
    let is_part = parts.first().is_some_and(|first| PARTS.contains(&first.as_str()));
    is_part.then(|| parts.join("/"))
}
