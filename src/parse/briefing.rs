//! The shape of `briefing.yaml`: what a pack says of itself.

use crate::diag::{Code, Diagnostic};
use crate::model::{Date, Document, Slug};
use crate::prose::Phrase;
use crate::source::{SourceId, Spanned};

use super::read::{Fields, Reader, Use, register};
use super::yaml::{Node, NodeKind};
use super::{CitedText, Lost};

/// The pack's own settings.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BriefingDraft {
    /// The file.
    pub(crate) file: SourceId,
    /// The pack's title.
    pub(crate) title: Spanned<String>,
    /// A second line of the title.
    pub(crate) subtitle: Option<Spanned<String>>,
    /// The language (BCP 47); English where it is missing.
    pub(crate) language: Option<Spanned<String>>,
    /// The day the sources end.
    pub(crate) sources_to: Option<Spanned<Date>>,
    /// The day the pack was prepared.
    pub(crate) date: Spanned<Date>,
    /// Where the pack will be read on the web.
    pub(crate) base_url: Option<Spanned<String>>,
    /// Who prepared it.
    pub(crate) prepared_by: Option<Spanned<String>>,
    /// Who read it a second time.
    pub(crate) checked_by: Option<CheckedByDraft>,
    /// Whom it is for.
    pub(crate) prepared_for: Option<Spanned<String>>,
    /// The line at the head and foot of every page.
    pub(crate) marking: Option<Spanned<String>>,
    /// The theme's folder name; the built-in one where it is missing.
    pub(crate) theme: Option<Spanned<String>>,
    /// Whether the theme may bring scripts and load from outside.
    pub(crate) allows_theme_scripts: bool,
    /// The sides that speakers can be on, in order.
    pub(crate) sides: Vec<SideDraft>,
    /// The topics in order.
    pub(crate) topics: Vec<Spanned<Slug>>,
    /// The points whose figures stand on the home page, as `article/point` or `point`.
    pub(crate) key_figures: Vec<Spanned<String>>,
    /// The licence of the pack's own words.
    pub(crate) licence: Option<Spanned<String>>,
    /// The path of a picture.
    pub(crate) logo: Option<Spanned<String>>,
    /// A colour, as `#rrggbb` in lower case.
    pub(crate) accent: Option<Spanned<String>>,
    /// The text at the foot of every page.
    pub(crate) footer: Option<CitedText>,
    /// What the sources cannot show.
    pub(crate) limits: Vec<CitedText>,
    /// Questions that a reader may be asked.
    pub(crate) if_asked: Vec<IfAskedDraft>,
    /// What was put right.
    pub(crate) corrections: Vec<CorrectionDraft>,
    /// Which documents a build makes; none where the pack does not say.
    pub(crate) pdf: Option<Vec<Spanned<Document>>>,
}

/// The second reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CheckedByDraft {
    /// The name.
    pub(crate) name: Spanned<String>,
    /// The day.
    pub(crate) date: Option<Spanned<Date>>,
}

/// A side that speakers can be on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SideDraft {
    /// Its id; the place is the key's.
    pub(crate) id: Spanned<Slug>,
    /// What readers see.
    pub(crate) label: Spanned<String>,
}

/// A question that a reader may be asked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct IfAskedDraft {
    /// The question.
    pub(crate) question: Spanned<Phrase>,
    /// What the sources let one say.
    pub(crate) says: CitedText,
    /// What they do not.
    pub(crate) not_known: Option<CitedText>,
}

/// A mistake that was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CorrectionDraft {
    /// The day.
    pub(crate) date: Spanned<Date>,
    /// The statement, as `article/point` or `point`, or in words where it stood elsewhere.
    pub(crate) statement: Spanned<String>,
    /// What was wrong.
    pub(crate) was: Spanned<String>,
    /// What it says now.
    pub(crate) now: Spanned<String>,
}

/// The format of packs that this program reads.
const FORMAT: &str = "1";

/// Reads the pack's own settings, and tells which sides did not parse.
pub(super) fn briefing(reader: &Reader, node: &Node) -> (Option<BriefingDraft>, Lost) {
    let what = "`briefing.yaml`";
    let Some(fields) = Fields::new(reader, "the file", node, what, None) else {
        return (None, Lost::all());
    };
    if !is_known_format(&fields) {
        return (None, Lost::all());
    }
    let title = fields.needed_text("title");
    let date = fields.need("date", day(&fields, "date"));
    let (sides, lost) = match fields.get("sides") {
        Some(node) => {
            register(reader, "sides", node, "a mapping of sides", |id, node| {
                let label = reader.text(id.value.as_str(), node, Use::Prose)?;
                Some(SideDraft { id, label })
            })
        }
        None => (vec![], Lost::default()),
    };
    let complete = settings(&fields);
    fields.finish();
    let draft = title.zip(date).map(|(title, date)| complete(title, date, sides));
    (draft, lost)
}

/// Reads what a pack may leave out, and gives what makes the whole of it.
fn settings(
    fields: &Fields,
) -> impl FnOnce(Spanned<String>, Spanned<Date>, Vec<SideDraft>) -> BriefingDraft {
    let file = fields.reader.file.id.clone();
    let subtitle = fields.text("subtitle");
    let language = fields.language("language");
    let sources_to = day(fields, "sources_to");
    let base_url = fields.address("base_url");
    let prepared_by = fields.text("prepared_by");
    let checked_by = checked_by(fields);
    let prepared_for = fields.text("prepared_for");
    let marking = fields.text("marking");
    let theme = fields.word("theme");
    let allows_theme_scripts = fields.flag("allow_theme_scripts");
    let topics = fields.ids("topics");
    let key_figures = fields.words("key_figures");
    let licence = fields.text("licence");
    let logo = fields.word("logo");
    let accent = accent(fields);
    let footer = fields.cited("footer");
    let limits = fields.cited_list("limits");
    let if_asked = fields.list("if_asked", |key, node| if_asked(fields, key, node));
    let corrections =
        fields.list("corrections", |key, node| correction(fields, key, node));
    let pdf = fields.get("pdf").map(|_| {
        fields.list("pdf", |key, node| {
            fields.reader.one_of(key, node, Document::ALL, Document::as_str)
        })
    });
    move |title, date, sides| BriefingDraft {
        file,
        title,
        subtitle,
        language,
        sources_to,
        date,
        base_url,
        prepared_by,
        checked_by,
        prepared_for,
        marking,
        theme,
        allows_theme_scripts,
        sides,
        topics,
        key_figures,
        licence,
        logo,
        accent,
        footer,
        limits,
        if_asked,
        corrections,
        pdf,
    }
}

/// Whether the pack is of a format whose keys are known here.
fn is_known_format(fields: &Fields) -> bool {
    let Some(format) = fields.need("format", fields.word("format")) else { return true };
    if format.value == FORMAT {
        return true;
    }
    let message = format!(
        "this pack is of format `{}`, and this program reads format `{FORMAT}`",
        format.value
    );
    fields.reader.report(
        Diagnostic::at(Code::UnsupportedFormat, format.span, message).help(format!(
            "use a program that reads this format, or write the pack in this one and set \
             `format: {FORMAT}`"
        )),
    );
    false
}

/// A date that names a day.
fn day(fields: &Fields, key: &'static str) -> Option<Spanned<Date>> {
    let date = fields.date(key)?;
    if date.value.to.is_none() && date.value.from.day.is_some() {
        return Some(date);
    }
    let message = format!("`{key}` is to name a day");
    fields.reader.report(
        Diagnostic::at(Code::InvalidDate, date.span, message)
            .help(format!("write the day too, as in `{key}: 2024-07-18`")),
    );
    None
}

fn checked_by(fields: &Fields) -> Option<CheckedByDraft> {
    let node = fields.get("checked_by")?;
    if !matches!(node.kind, NodeKind::Map(..)) {
        let name = fields.text("checked_by")?;
        return Some(CheckedByDraft { name, date: None });
    }
    let within = fields.fields("checked_by", "`checked_by`")?;
    let name = within.needed_text("name");
    let date = within.date("date");
    within.finish();
    Some(CheckedByDraft { name: name?, date })
}

fn accent(fields: &Fields) -> Option<Spanned<String>> {
    let colour = fields.word("accent")?.map(|colour| colour.to_ascii_lowercase());
    let is_colour = colour.value.strip_prefix('#').is_some_and(|digits| {
        digits.len() == 6 && digits.chars().all(|digit| digit.is_ascii_hexdigit())
    });
    if is_colour {
        return Some(colour);
    }
    let message = format!("`{}` is no colour", colour.value);
    fields.reader.report(
        Diagnostic::at(Code::UnknownValue, colour.span, message)
            .help("write it with six digits, in quotation marks: `accent: \"#1d70b8\"`"),
    );
    None
}

fn if_asked(outer: &Fields, key: &str, node: &Node) -> Option<IfAskedDraft> {
    let fields = Fields::new(outer.reader, key, node, "an entry of `if_asked`", None)?;
    let question = fields.needed_phrase("question");
    let says = fields.need("says", fields.cited("says"));
    let not_known = fields.cited("not_known");
    fields.finish();
    Some(IfAskedDraft { question: question?, says: says?, not_known })
}

fn correction(outer: &Fields, key: &str, node: &Node) -> Option<CorrectionDraft> {
    let fields = Fields::new(outer.reader, key, node, "a correction", None)?;
    let date = fields.need("date", fields.date("date"));
    let statement = fields.needed_text("statement");
    let was = fields.needed_text("was");
    let now = fields.needed_text("now");
    fields.finish();
    Some(CorrectionDraft { date: date?, statement: statement?, was: was?, now: now? })
}
