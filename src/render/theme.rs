//! The templates and assets of a theme: the pack's own, file by file, before the built-in ones.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tera::{Context, Map, Tera, Value};

use super::{Made, Output, OutputBytes, Watch};
use crate::diag::{Checked, Code, Diagnostic};
use crate::source::{Asset, SourceFile, Sources};
use crate::view::Site;
use crate::view::pages::HeadView;
use crate::words::Words;

mod elements;
mod inlined;
mod limits;
mod loads;
mod memo;
mod sink;
mod told;

pub(crate) use memo::Memo;
use sink::Sink;

/// The theme that every pack can fall back to.
pub(super) const DEFAULT: &str = "default";

/// What every page must say to a browser where the pack has not consented to more.
const POLICY: &str = "http-equiv=\"Content-Security-Policy\"";

/// A theme that is ready to make pages.
#[derive(Debug)]
pub(crate) struct Theme {
    /// The templates as they were written.
    tera: Tera,
    /// The same with what they include in its place, for the first page on: nearly all pages are
    /// made by these.
    inlined: OnceLock<Tera>,
    /// The file of each template, by the name that Tera has for it.
    files: BTreeMap<String, SourceFile>,
    assets: BTreeMap<String, Asset>,
    /// Whether the pack consents to scripts of the theme's own and to loads from other hosts.
    may_load: bool,
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
        let theme = Self { tera, inlined: OnceLock::new(), files, assets, may_load };
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

    /// Makes one page; `context` has what its kind shows.
    pub(crate) fn page(
        &self,
        head: &HeadView,
        mut context: Context,
        watch: &dyn Watch,
    ) -> Made {
        context.insert("head", head);
        let href = &head.href;
        let mut made = self.file(&format!("{}.html", head.kind), href, &context, watch);
        let says = |output: &Output| match &output.bytes {
            OutputBytes::Memory(bytes) => {
                bytes.windows(POLICY.len()).any(|part| part == POLICY.as_bytes())
            }
            OutputBytes::Copy(_) => false,
        };
        if !self.may_load && made.value.as_ref().is_some_and(|output| !says(output)) {
            let message = "a page of the theme sets no Content-Security-Policy";
            let problem = Diagnostic::new(Code::ThemeLoads, message)
                .note(format!("while making `{href}`"))
                .help(
                    "keep the `meta` element of the built-in `base.html`, or write \
                     `allow_theme_scripts: true` in briefing.yaml",
                );
            made.problems.push(problem);
        }
        made
    }

    /// Makes a file by a template.
    pub(crate) fn file(
        &self,
        template: &str,
        path: &str,
        context: &Context,
        watch: &dyn Watch,
    ) -> Made {
        watch.begins(path);
        let rendered = self.rendered(template, context);
        let made = match rendered {
            Ok(bytes) => Checked::ok(Some(Output::made(path, bytes))),
            Err(error) => {
                let problems = told::problems(&error, &self.files).into_iter();
                let note = format!("while making `{path}`");
                Checked::new(
                    None,
                    problems.map(|problem| problem.note(note.clone())).collect(),
                )
            }
        };
        watch.ends(path);
        made
    }

    /// What a template makes. Faults have their place in the templates as they were written, so
    /// what fails is made again by those.
    fn rendered(&self, template: &str, context: &Context) -> tera::TeraResult<Vec<u8>> {
        let by = |tera: &Tera| {
            let mut sink = Sink::default();
            tera.render_to(template, context, &mut sink).map(|()| sink.bytes())
        };
        let inlined = self.inlined.get_or_init(|| {
            let inlined = empty().and_then(|mut tera| {
                tera.add_raw_templates(inlined::all(&self.files))?;
                Ok(tera)
            });
            inlined.unwrap_or_else(|_| self.tera.clone())
        });
        by(inlined).or_else(|_| by(&self.tera))
    }

    /// The files copied as they are, by their path in the theme's `static` folder.
    pub(crate) fn assets(&self) -> &BTreeMap<String, Asset> {
        &self.assets
    }
}

/// A Tera without templates, as every theme's is.
fn empty() -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
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
    context.insert_value("words", nested(site.words()));
    context
}

/// The words as templates name them: `words.known.reported`.
fn nested(words: &Words) -> Value {
    let mut root = serde_json::Map::new();
    for (key, text) in words.texts() {
        let mut at = &mut root;
        let mut parts = key.split('.').peekable();
        while let Some(part) = parts.next() {
            if parts.peek().is_none() {
                at.insert(part.to_owned(), text.clone().into());
                break;
            }
            let below = at.entry(part).or_insert_with(|| serde_json::Map::new().into());
            let Some(below) = below.as_object_mut() else { break };
            at = below;
        }
    }
    Value::from_serializable(&root)
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
