//! What a document is set from: the theme's templates, the data, pictures and fonts, and nothing
//! else of this machine.

use std::collections::BTreeMap;
use std::path::PathBuf;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_kit::fonts::FontStore;

use super::data::CONTENT;
use super::fonts;
use crate::load;
use crate::render::DEFAULT;
use crate::source::{Asset, SourceFile, Sources, Span};

/// The file that a template reads its data from.
const DATA: &str = "data.cbor";

/// The folder of the theme's pictures, as a template names it.
const STATIC: &str = "/static/";

/// What all documents of a pack are set with.
pub(super) struct Kit<'a> {
    /// The templates by their path in the theme's `pdf` folder.
    templates: BTreeMap<&'a str, Template<'a>>,
    /// The pictures by the path that templates name them by.
    pictures: BTreeMap<String, &'a Asset>,
    pub(super) fonts: FontStore,
    /// What the language of templates has.
    definitions: LazyHash<Library>,
}

/// A file of the theme's `pdf` folder.
struct Template<'a> {
    file: &'a SourceFile,
    source: Source,
}

impl<'a> Kit<'a> {
    /// Gathers what the theme of this name has, and what it lacks from the built-in one.
    pub(super) fn new(sources: &'a Sources, theme: &str) -> Self {
        let mut templates = BTreeMap::new();
        let mut pictures = BTreeMap::new();
        for theme in [DEFAULT, theme] {
            let folder = format!("themes/{theme}/pdf/");
            for (id, file) in &sources.files {
                let Some(path) = id.path().strip_prefix(&folder) else { continue };
                let Some(id) = file_id(path) else { continue };
                let source = Source::new(id, file.whole().to_owned());
                templates.insert(path, Template { file, source });
            }
            let folder = format!("themes/{theme}/static/");
            for (id, asset) in &sources.assets {
                if let Some(path) = id.path().strip_prefix(&folder) {
                    pictures.insert(format!("{STATIC}{path}"), asset);
                } else if let Some(path) = id.path().strip_prefix("content/") {
                    pictures.insert(format!("{CONTENT}{path}"), asset);
                }
            }
        }
        let own = pictures.iter().filter(|(path, _)| {
            let path = path.to_ascii_lowercase();
            path.starts_with(STATIC) && fonts::ENDINGS.iter().any(|e| path.ends_with(e))
        });
        let own = own.filter_map(|(_, asset)| load::bytes(asset).ok());
        let fonts = fonts::store(own.collect());
        Self {
            templates,
            pictures,
            fonts,
            definitions: LazyHash::new(Library::default()),
        }
    }

    /// The world of one document; none where its template has no path.
    pub(super) fn world<'k>(
        &'k self,
        template: &str,
        data: Vec<u8>,
    ) -> Option<DocumentWorld<'k, 'a>> {
        let main = file_id(&format!("{template}.typ"))?;
        Some(DocumentWorld { kit: self, main, data: Bytes::new(data) })
    }
}

/// What one document is set from.
pub(super) struct DocumentWorld<'k, 'a> {
    kit: &'k Kit<'a>,
    main: FileId,
    data: Bytes,
}

impl DocumentWorld<'_, '_> {
    /// The place of bytes of a template.
    pub(super) fn span(&self, id: FileId, bytes: std::ops::Range<usize>) -> Option<Span> {
        Some(Span::new(&self.template(id)?.file.id, bytes))
    }

    fn template(&self, id: FileId) -> Option<&Template<'_>> {
        let path = id.get();
        let is_own = *path.root() == VirtualRoot::Project;
        self.kit.templates.get(path.vpath().get_without_slash()).filter(|_| is_own)
    }
}

impl World for DocumentWorld<'_, '_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.kit.definitions
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.kit.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = self.template(id).map(|template| template.source.clone());
        source.ok_or_else(|| absent(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get();
        if let Some(template) = self.template(id) {
            return Ok(Bytes::new(template.file.whole().as_bytes().to_vec()));
        }
        match path.vpath().get_without_slash() {
            _ if *path.root() != VirtualRoot::Project => Err(absent(id)),
            DATA => Ok(self.data.clone()),
            _ => {
                let asset = self.kit.pictures.get(path.vpath().get_with_slash());
                let bytes = asset.map(|asset| load::bytes(asset));
                let bytes = bytes.ok_or_else(|| absent(id))?;
                bytes.map(Bytes::new).map_err(|_| absent(id))
            }
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.kit.fonts.font(index)
    }

    /// No day: what a pack gives is the same on every day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The id of a file at a path of the theme's `pdf` folder.
fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

/// Says that a document has no such file. A package would have to come from another host.
fn absent(id: FileId) -> FileError {
    match id.get().root() {
        VirtualRoot::Project => {
            FileError::NotFound(PathBuf::from(id.get().vpath().get_without_slash()))
        }
        VirtualRoot::Package(_) => FileError::Other(Some(
            "packages are not loaded: a document is made without any other host".into(),
        )),
    }
}
