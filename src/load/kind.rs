//! What a file is, told from its path alone, and what to say where it is nothing we know.

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text, read with these limits.
    Text(Limits),
    /// Copied as it is.
    Asset,
    /// Beside the point: a theme's licence or description.
    Unused,
    /// Nothing that has a place here.
    Stray,
}

/// How large a text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limits {
    /// What such a file is called in a message.
    pub name: &'static str,
    /// Bytes in the file.
    pub file: u64,
    /// Bytes in a line; without limit where there is none.
    pub line: Option<usize>,
}

const MIB: u64 = 1024 * 1024;

/// YAML that people write.
const YAML: Limits =
    Limits { name: "a YAML file", file: 10 * MIB, line: Some(1024 * 1024) };
/// Articles, topics, pages and captured originals.
pub(super) const MARKDOWN: Limits =
    Limits { name: "a Markdown file", file: 20 * MIB, line: None };
/// The evidence lock, which the program writes itself.
const LOCK: Limits = Limits { name: "the evidence lock", file: 64 * MIB, line: None };
/// A theme's templates and words.
const TEMPLATE: Limits = Limits { name: "a template", file: 10 * MIB, line: None };

/// The registers and the like that stand in `content/` itself.
const REGISTERS: [&str; 6] = [
    "people.yaml",
    "organisations.yaml",
    "measures.yaml",
    "glossary.yaml",
    "context.yaml",
    "style.yaml",
];
/// The folders of `content/`.
const FOLDERS: [&str; 5] = ["articles", "summaries", "topics", "pages", "static"];
/// The folders of a theme.
const THEME_FOLDERS: [&str; 4] = ["templates", "i18n", "pdf", "static"];
/// The endings of a theme's texts.
const TEMPLATES: [&str; 11] =
    ["html", "xml", "yaml", "typ", "txt", "css", "js", "json", "svg", "csv", "md"];
/// The endings of pictures that may stand beside an article.
const PICTURES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];

/// What a file of the pack is.
pub(super) fn of_file(path: &str) -> Kind {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["briefing.yaml"] | ["themes", _, "theme.yaml"] => Kind::Text(YAML),
        ["content", "evidence.lock"] => Kind::Text(LOCK),
        ["content", name] if REGISTERS.contains(name) => Kind::Text(YAML),
        ["content", "static", _, ..] | ["themes", _, "static", _, ..] => Kind::Asset,
        ["content", "articles" | "topics" | "pages", rest @ .., name] => {
            match ending(name) {
                "md" if rest.is_empty() => Kind::Text(MARKDOWN),
                _ if is_picture(name) => Kind::Asset,
                _ => Kind::Stray,
            }
        }
        ["content", "summaries", name] if ending(name) == "yaml" => Kind::Text(YAML),
        ["themes", _, "templates" | "i18n" | "pdf", .., name]
            if TEMPLATES.contains(&ending(name)) =>
        {
            Kind::Text(TEMPLATE)
        }
        ["themes", name] | ["themes", _, name] if is_about(name) => Kind::Unused,
        _ => Kind::Stray,
    }
}

/// The limits of a file that is copied as it is but may load from elsewhere: what a theme
/// brings as style sheet or drawing.
pub(super) fn looked_at(path: &str) -> Option<Limits> {
    let is_theme = path.starts_with("themes/");
    (is_theme && ["css", "svg", "html"].contains(&ending(path))).then_some(TEMPLATE)
}

/// Whether a folder may stand at this path.
pub(super) fn knows_folder(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["content", name] => FOLDERS.contains(name),
        ["themes", _, name] => THEME_FOLDERS.contains(name),
        _ => true,
    }
}

/// Whether pictures of this ending are known.
pub(super) fn is_picture(path: &str) -> bool {
    PICTURES.contains(&ending(path).to_ascii_lowercase().as_str())
}

/// Whether a file is nobody's work: hidden, or left behind by an editor or a desktop.
pub(crate) fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || ["Thumbs.db", "desktop.ini"].contains(&name)
}

/// What to do about a file or folder that has no place in a pack.
pub(super) fn advice(path: &str, is_folder: bool) -> String {
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    for right in ["yaml", "md"] {
        let renamed = format!("{stem}.{right}");
        let fits = matches!(of_file(&renamed), Kind::Text(_));
        let alike: &[&str] = match right {
            "yaml" => &["yml", "yaml"],
            _ => &["md", "markdown", "mdown", "mkd", "txt"],
        };
        if !is_folder && fits && alike.contains(&ending.to_ascii_lowercase().as_str()) {
            return format!("rename it to `{renamed}`");
        }
    }
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["content", _] if is_folder => format!("the folders of `content` are {}", list(&FOLDERS)),
        ["content", _] => {
            format!("the files of `content` are {} and `evidence.lock`", list(&REGISTERS))
        }
        ["content", "summaries", ..] => {
            "a summary is `content/summaries/<slug>.yaml`; other files go in `content/static`"
                .to_owned()
        }
        ["content", folder, ..] => format!(
            "texts are `content/{folder}/<slug>.md`, pictures may stand beside them; other files go in `content/static`"
        ),
        ["themes", _] => "a theme is a folder in `themes`".to_owned(),
        _ => format!("the folders of a theme are {}", list(&THEME_FOLDERS)),
    }
}

/// Names in backticks, with commas.
fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// A file name's ending without its dot; empty where it has none.
fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Whether a file describes a theme.
fn is_about(name: &str) -> bool {
    let about = ["README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG"];
    about.iter().any(|start| name.to_ascii_uppercase().starts_with(start))
}
