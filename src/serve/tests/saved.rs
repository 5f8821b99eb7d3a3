//! What the system tells of the pack's folders.

use std::path::Path;
use std::sync::mpsc;

use notify::Event;
use notify::event::{
    AccessKind, AccessMode, CreateKind, DataChange, EventKind, ModifyKind, RemoveKind,
    RenameMode,
};

use crate::serve::saved::{Folders, Saved, belongs};

#[test]
fn what_belongs_to_a_pack_is_watched_and_nothing_else() {
    let path_of = |path: &str| belongs(Path::new("/pack"), Path::new(path));
    for path in
        ["briefing.yaml", "content/summaries/x.yaml", "themes/mine/templates/a.html"]
    {
        assert_eq!(path_of(&format!("/pack/{path}")).as_deref(), Some(path));
    }
    for path in [
        "/pack",
        "/pack/public/index.html",
        "/pack/.git/index",
        "/pack/content/articles/.x.md.swp",
        "/pack/content/articles/x.md~",
        "/pack/content/articles/#x.md#",
        "/pack/.briefing.yaml.swp",
        "/elsewhere/briefing.yaml",
    ] {
        assert_eq!(path_of(path), None, "{path}");
    }
}

#[test]
fn a_save_is_whole_when_its_file_is_closed_or_has_its_name() {
    let (words, _heard) = mpsc::channel();
    let mut folders = Folders::new(Path::new("/pack"), words);
    let mut told = |events: &[(EventKind, &str)]| {
        let mut saved = Saved::default();
        for (kind, path) in events {
            let event = Event::new(*kind).add_path(Path::new("/pack").join(path));
            folders.take(Ok(event), &mut saved);
        }
        saved.is_whole
    };
    let (file, backup) = ("content/articles/x.md", "content/articles/x.md~");
    let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
    let renamed = |mode| EventKind::Modify(ModifyKind::Name(mode));
    let created = EventKind::Create(CreateKind::File);
    let removed = EventKind::Remove(RemoveKind::File);
    assert!(told(&[(written, file), (closed, file)]));
    assert!(told(&[
        (renamed(RenameMode::From), backup),
        (renamed(RenameMode::To), file)
    ]));
    assert!(!told(&[(closed, file), (written, file)]));
    assert!(!told(&[(renamed(RenameMode::From), file), (created, file)]));
    assert!(!told(&[(removed, file)]));
    // What does not belong to the pack neither ends a save nor begins one.
    assert!(!told(&[(created, file), (closed, backup)]));
    assert!(told(&[(closed, file), (removed, backup)]));
}
