//! The templates and assets of a theme: the pack's own, file by file, before the built-in ones.

use std::collections::BTreeMap;

use tera::{Context, ErrorKind, Tera, Value};

use super::{Made, Output};
use crate::diag::{Checked, Code, Diagnostic};
use crate::source::{Asset, SourceId, Sources, Span};
use crate::view::pages::{PageView, Site};
use crate::words::Words;

mod loads;

/// The theme that every pack can fall back to.
pub const DEFAULT: &str = "default";

/// A theme that is ready to make pages.
#[derive(Clone)]
pub struct Theme {
    tera: Tera,
    /// The file of each template, by the name that Tera has for it.
    files: BTreeMap<String, SourceId>,
    assets: BTreeMap<String, Asset>,
}

impl Theme {
    /// Reads the templates of the theme with this name.
    ///
    /// `None` where a template cannot be read. `may_load` is the pack's consent to scripts of
    /// the theme's own and to loads from other hosts.
    pub fn new(sources: &Sources, name: &str, may_load: bool) -> Checked<Option<Self>> {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html", ".xml"]);
        let mut problems = Vec::new();
        // The exact name is the pack's own template; what it lacks is found behind the prefix.
        if let Err(error) = tera.set_fallback_prefixes([format!("{DEFAULT}/")]) {
            problems.push(Diagnostic::new(Code::TemplateError, error.to_string()));
        }
        let files = templates(sources, name);
        let texts = files.iter().filter_map(|(template, id)| {
            Some((template.clone(), sources.file(id)?.whole().to_owned()))
        });
        let texts: Vec<_> = texts.collect();
        let theme = Self { tera, files, assets: assets(sources, name) };
        let theme = theme.compiled(&texts, &mut problems);
        if !may_load {
            problems.extend(loads::find(sources, name));
        }
        Checked::new(theme, problems)
    }

    /// Adds all templates. Where that fails, each is read alone first, so that the syntax
    /// errors of all of them are told; only then what they lack of each other.
    fn compiled(
        mut self,
        texts: &[(String, String)],
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let pairs = texts.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let Err(error) = self.tera.add_raw_templates(pairs) else { return Some(self) };
        let syntax = texts.iter().filter_map(|(name, text)| {
            let alone = Tera::new().add_raw_template(name, text).err()?;
            matches!(alone.kind(), ErrorKind::SyntaxError(_))
                .then(|| self.problem(&alone, None))
        });
        let before = problems.len();
        problems.extend(syntax);
        if problems.len() == before {
            problems.push(self.problem(&error, None));
        }
        None
    }

    /// Makes one page.
    pub fn page(&self, page: &PageView, context: &Context) -> Made {
        let mut context = context.clone();
        context.insert("head", &page.head);
        context.insert("page", &page.page);
        self.made(&format!("{}.html", page.head.kind), &page.head.href, &context)
    }

    /// Makes a file that is no page.
    pub fn file(&self, template: &str, path: &str, context: &Context) -> Made {
        self.made(template, path, context)
    }

    /// The files copied as they are, by their path in the theme's `static` folder.
    pub fn assets(&self) -> &BTreeMap<String, Asset> {
        &self.assets
    }

    fn made(&self, template: &str, path: &str, context: &Context) -> Made {
        match self.tera.render(template, context) {
            Ok(text) => Checked::ok(Some(Output::made(path, text.into_bytes()))),
            Err(error) => Checked::new(None, vec![self.problem(&error, Some(path))]),
        }
    }

    /// What Tera says, as a problem with the template's place and the page being made.
    fn problem(&self, error: &tera::Error, page: Option<&str>) -> Diagnostic {
        let (message, span) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let file = self.files.get(report.filename());
                let span = file.map(|file| Span::new(file, report.span().range.clone()));
                (report.message().to_owned(), span)
            }
            other => (other.to_string(), None),
        };
        let message = message.replace('\n', " ");
        let mut problem = match span {
            Some(span) => Diagnostic::at(Code::TemplateError, span, message),
            None => Diagnostic::new(Code::TemplateError, message),
        };
        if let Some(page) = page {
            problem = problem.note(format!("while making `{page}`"));
        }
        problem
            .help("`briefpack build --dump-view` shows what each page's template can use")
    }
}

/// What all pages of a site share; the values are made once and shared.
pub fn context(site: &Site, words: &Words) -> Context {
    let mut context = Context::new();
    context.insert("pack", &site.pack);
    context.insert("statements", &site.statements);
    context.insert_value("words", nested(words));
    let pages: Vec<_> = site.pages.iter().map(|page| &page.head).collect();
    // Only the feed and the sitemap go over all pages.
    if site.pack.base_url.is_some() {
        context.insert("pages", &pages);
    }
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
fn templates(sources: &Sources, name: &str) -> BTreeMap<String, SourceId> {
    let mut files = BTreeMap::new();
    for id in sources.files.keys() {
        let Some(rest) = id.path().strip_prefix("themes/") else { continue };
        let Some((theme, path)) = rest.split_once("/templates/") else { continue };
        if theme == name && name != DEFAULT {
            files.insert(path.to_owned(), id.clone());
        } else if theme == DEFAULT {
            files.insert(format!("{DEFAULT}/{path}"), id.clone());
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
