//! The templates and assets of a theme: the pack's own, file by file, before the built-in ones.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tera::{Context, Kwargs, Map, State, Tera, Value};

use super::content::{self, Content};
use super::rooms::Rooms;
use super::shape::Shape;
use super::{Made, Output, Watch};
use crate::diag::{Checked, Code, Diagnostic};
use crate::source::{Asset, SourceFile, Sources};
use crate::view::Site;
use crate::words::Words;

mod constants;
mod elements;
mod inlined;
mod limits;
mod loads;
mod memo;
mod sink;
mod told;

use constants::Constants;
pub(crate) use memo::Memo;
use sink::Sink;

/// The theme that every pack can fall back to.
pub(crate) const DEFAULT: &str = "default";

/// What every page must say to a browser where the pack has not consented to more.
const POLICY: &str = "http-equiv=\"Content-Security-Policy\"";

/// A theme that is ready to make pages.
#[derive(Debug)]
pub(crate) struct Theme {
    /// The templates as they were written.
    tera: Tera,
    /// The same with what they include, and with constants, in their places, from the first page
    /// on: nearly all pages are made by these.
    inlined: OnceLock<Tera>,
    words: Words,
    /// The file of each template, by the name that Tera has for it.
    files: BTreeMap<String, SourceFile>,
    assets: BTreeMap<String, Asset>,
    /// Whether the pack consents to scripts of the theme's own and to loads from other hosts.
    may_load: bool,
    rooms: Rooms,
}

impl Theme {
    /// Reads the templates of the theme with this name.
    ///
    /// `None` where a template cannot be read. `may_load` is the pack's consent to scripts of
    /// the theme's own and to loads from other hosts.
    pub(crate) fn new(
        sources: &Sources,
        name: &str,
        may_load: bool,
        words: &Words,
    ) -> Checked<Option<Self>> {
        let mut problems = Vec::new();
        let tera = empty().unwrap_or_else(|error| {
            problems.push(Diagnostic::new(Code::TemplateError, error.to_string()));
            Tera::new()
        });
        let files = templates(sources, name);
        problems.extend(limits::find(&files));
        let is_bounded = problems.is_empty();
        let assets = assets(sources, name);
        let inlined = OnceLock::new();
        let (words, rooms) = (words.clone(), Rooms::default());
        let theme = Self { tera, inlined, words, files, assets, may_load, rooms };
        let theme = if is_bounded { theme.compiled(&mut problems) } else { None };
        if !may_load {
            problems.extend(loads::find(sources, name));
        }
        Checked::new(theme, problems)
    }

    /// Adds all templates. Where that fails, each is read alone first, so that the syntax
    /// errors of all of them are told; only then what they lack of each other.
    fn compiled(mut self, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let files = self.files.clone();
        let pairs = files.iter().map(|(name, file)| (name.as_str(), file.whole()));
        let Err(error) = self.tera.add_raw_templates(pairs) else { return Some(self) };
        let before = problems.len();
        for (name, file) in &files {
            let alone = Tera::new().add_raw_template(name, file.whole());
            if let Some(error) = alone.err().filter(told::is_syntax) {
                problems.extend(told::problems(&error, &files));
            }
        }
        if problems.len() == before {
            problems.extend(told::problems(&error, &files));
        }
        None
    }

    /// Makes what a page of this kind holds; `context` has what its kind shows.
    pub(super) fn content(
        &self,
        kind: &str,
        context: &Context,
    ) -> Checked<Option<Content>> {
        self.part(&format!("content/{kind}.html"), context)
    }

    /// Makes a statement in a shape; `context` has the statement as `s`.
    pub(super) fn statement(
        &self,
        shape: Shape,
        context: &Context,
    ) -> Checked<Option<Content>> {
        self.part(shape.template(), context)
    }

    /// Whether some template places statements in a shape.
    pub(super) fn places(&self, shape: Shape) -> bool {
        let call = format!("{}(", shape.function());
        self.files.values().any(|file| file.whole().contains(&call))
    }

    /// Makes the frame of a page of this kind: what is around its content.
    pub(super) fn frame(
        &self,
        kind: &str,
        context: &Context,
    ) -> Checked<Option<Content>> {
        self.part(&format!("{kind}.html"), context)
    }

    /// What a template makes of a part of a page.
    fn part(&self, template: &str, context: &Context) -> Checked<Option<Content>> {
        self.rendered(template, context, Content::new)
    }

    /// Tells of a page that says nothing to a browser of what it may load.
    pub(super) fn unguarded(&self, page: &[u8]) -> Option<Diagnostic> {
        let is_guarded = || memchr::memmem::find(page, POLICY.as_bytes()).is_some();
        if self.may_load || is_guarded() {
            return None;
        }
        let message = "a page of the theme sets no Content-Security-Policy";
        Some(Diagnostic::new(Code::ThemeLoads, message).help(
            "keep the `meta` element of the built-in `base.html`, or write \
             `allow_theme_scripts: true` in briefing.yaml",
        ))
    }

    /// Makes a file that is no page by a template.
    pub(super) fn file(
        &self,
        template: &str,
        path: &str,
        context: &Context,
        watch: &dyn Watch,
    ) -> Made {
        watch.begins(path);
        let made =
            self.rendered(template, context, |bytes| Output::made(path, bytes.to_vec()));
        watch.ends(path);
        while_making(path, made)
    }

    /// What `take` makes of what a template makes. Faults have their place in the templates as
    /// they were written, so what fails is made again by those.
    fn rendered<T>(
        &self,
        template: &str,
        context: &Context,
        take: impl FnOnce(&[u8]) -> T,
    ) -> Checked<Option<T>> {
        let inlined = self.inlined.get_or_init(|| {
            let inlined = empty().and_then(|mut tera| {
                let constants = Constants::new(&self.files, &self.words);
                tera.add_raw_templates(inlined::all(&self.files, &constants))?;
                Ok(tera)
            });
            inlined.unwrap_or_else(|_| self.tera.clone())
        });
        self.rooms.with(|room| {
            let mut by =
                |tera: &Tera| tera.render_to(template, context, &mut Sink::new(room));
            match by(inlined).or_else(|_| by(&self.tera)) {
                Ok(()) => Checked::ok(Some(take(room))),
                Err(error) => Checked::new(None, told::problems(&error, &self.files)),
            }
        })
    }

    /// The files copied as they are, by their path in the theme's `static` folder.
    pub(crate) fn assets(&self) -> &BTreeMap<String, Asset> {
        &self.assets
    }
}

/// Tells of problems in which file they were met.
pub(crate) fn while_making<T>(path: &str, made: Checked<T>) -> Checked<T> {
    let note = format!("while making `{path}`");
    let problems = made.problems.into_iter().map(|problem| problem.note(note.clone()));
    Checked::new(made.value, problems.collect())
}

/// Stands for the statement whose key is `key`, in a shape, which is made once for all pages;
/// with `own`, at the statement's own place.
fn place(shape: Shape, arguments: &Kwargs) -> tera::TeraResult<Value> {
    let key: &str = arguments.must_get("key")?;
    let is_own = arguments.get("own")?.unwrap_or(false);
    Ok(Value::safe_string(&content::sign_of_statement(key, shape, is_own)))
}

/// A Tera without templates, as every theme's is.
fn empty() -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    for shape in Shape::ALL {
        let placed = move |arguments: Kwargs, _: &State<'_>| place(shape, &arguments);
        tera.register_function(shape.function(), placed);
    }
    tera.autoescape_on(vec![".html", ".xml"]);
    // The exact name is the pack's own template; what it lacks is found behind the prefix.
    tera.set_fallback_prefixes([format!("{DEFAULT}/")])?;
    Ok(tera)
}

/// What all templates of a site see. A page adds its own to it; a file that is no page names no
/// statement.
pub(crate) fn context(site: &Site<'_>) -> Context {
    let mut context = Context::new();
    context.insert("pack", site.pack());
    context.insert_value("statements", Value::from(Map::new()));
    context.insert_value("words", Value::from_serializable(&nested(site.words())));
    context
}

/// The words as templates name them: `words.known.reported`.
pub(crate) fn nested(words: &Words) -> serde_json::Map<String, serde_json::Value> {
    let mut root = serde_json::Map::new();
    for (key, text) in words.texts() {
        let mut at = &mut root;
        let mut parts = key.split('.').peekable();
        while let Some(part) = parts.next() {
            if parts.peek().is_none() {
                at.insert(part.to_owned(), text.into());
                break;
            }
            let below = at.entry(part).or_insert_with(|| serde_json::Map::new().into());
            let Some(below) = below.as_object_mut() else { break };
            at = below;
        }
    }
    root
}

/// The templates: the default theme's behind their prefix, the chosen theme's as they are.
fn templates(sources: &Sources, name: &str) -> BTreeMap<String, SourceFile> {
    let mut files = BTreeMap::new();
    for (id, file) in &sources.files {
        let Some(rest) = id.path().strip_prefix("themes/") else { continue };
        let Some((theme, path)) = rest.split_once("/templates/") else { continue };
        if theme == name && name != DEFAULT {
            files.insert(path.to_owned(), file.clone());
        } else if theme == DEFAULT {
            files.insert(format!("{DEFAULT}/{path}"), file.clone());
        }
    }
    files
}

/// The assets: the chosen theme's before the default theme's.
fn assets(sources: &Sources, name: &str) -> BTreeMap<String, Asset> {
    let of = |theme: &str| {
        let folder = format!("themes/{theme}/static/");
        let files = sources.assets.iter().filter_map(move |(id, asset)| {
            Some((id.path().strip_prefix(&folder)?.to_owned(), asset.clone()))
        });
        files.collect::<BTreeMap<_, _>>()
    };
    let mut assets = of(DEFAULT);
    assets.extend(of(name));
    assets
}
