//! The shapes of the registers: people, organisations, measures, terms, outside context.

use crate::model::{Date, Slug};
use crate::prose::Phrase;
use crate::source::Spanned;

use super::CitedText;
use super::read::{Fields, Reader};
use super::yaml::Node;

/// A person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonDraft {
    /// The id; the place is the key's.
    pub(crate) id: Spanned<Slug>,
    /// The name.
    pub(crate) name: Spanned<String>,
    /// What the name is put in order by.
    pub(crate) sort: Option<Spanned<String>>,
    /// Other forms of the name in articles.
    pub(crate) variants: Vec<Spanned<String>>,
    /// The offices held.
    pub(crate) roles: Vec<RoleDraft>,
    /// Addresses of the same person elsewhere.
    pub(crate) same_as: Vec<Spanned<String>>,
    /// Ids that the person had before.
    pub(crate) renamed_from: Vec<Spanned<Slug>>,
}

/// An office that a person holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RoleDraft {
    /// Its name.
    pub(crate) title: Spanned<String>,
    /// The organisation.
    pub(crate) organisation: Option<Spanned<Slug>>,
    /// The side that the person speaks for in it.
    pub(crate) side: Option<Spanned<Slug>>,
    /// The first day.
    pub(crate) from: Option<Spanned<Date>>,
    /// The last day.
    pub(crate) to: Option<Spanned<Date>>,
    /// Where this is known from: an address, a citation or words.
    pub(crate) source: Option<Spanned<String>>,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OrganisationDraft {
    /// The id; the place is the key's.
    pub(crate) id: Spanned<Slug>,
    /// The name.
    pub(crate) name: Spanned<String>,
    /// The short name.
    pub(crate) short: Option<Spanned<String>>,
    /// Other forms of the name in articles.
    pub(crate) variants: Vec<Spanned<String>>,
    /// What sort of organisation it is, in the pack's own words.
    pub(crate) kind: Option<Spanned<String>>,
    /// The side that it speaks for.
    pub(crate) side: Option<Spanned<Slug>>,
    /// Its address on the web.
    pub(crate) url: Option<Spanned<String>>,
    /// Addresses of the same organisation elsewhere.
    pub(crate) same_as: Vec<Spanned<String>>,
    /// Ids that it had before.
    pub(crate) renamed_from: Vec<Spanned<Slug>>,
}

/// What figures measure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MeasureDraft {
    /// The id; the place is the key's.
    pub(crate) id: Spanned<Slug>,
    /// What readers see.
    pub(crate) label: Spanned<String>,
    /// What it counts.
    pub(crate) unit: Option<Spanned<String>>,
    /// What exactly is counted.
    pub(crate) definition: Option<CitedText>,
    /// Why sources differ.
    pub(crate) reconciliation: Option<CitedText>,
    /// Ids that it had before.
    pub(crate) renamed_from: Vec<Spanned<Slug>>,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TermDraft {
    /// The id; the place is the key's.
    pub(crate) id: Spanned<Slug>,
    /// The term.
    pub(crate) term: Spanned<String>,
    /// What it means.
    pub(crate) definition: CitedText,
    /// Other forms of it in texts.
    pub(crate) variants: Vec<Spanned<String>>,
    /// Ids that it had before.
    pub(crate) renamed_from: Vec<Spanned<Slug>>,
}

/// A fact from outside the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ContextDraft {
    /// The id; the place is the key's.
    pub(crate) id: Spanned<Slug>,
    /// The fact in the pack's own words.
    pub(crate) says: Spanned<Phrase>,
    /// The words that it rests on.
    pub(crate) passage: Option<Spanned<String>>,
    /// The language of its passage and of its title, where it is not the pack's.
    pub(crate) language: Option<Spanned<String>>,
    /// Who published it: an id of the organisations, or a name.
    pub(crate) publisher: Spanned<String>,
    /// The title of what was published.
    pub(crate) title: Option<Spanned<String>>,
    /// Its address.
    pub(crate) url: Option<Spanned<String>>,
    /// The day it was published.
    pub(crate) published: Option<Spanned<Date>>,
    /// The day it was seen.
    pub(crate) seen: Spanned<Date>,
    /// Why it was withdrawn, where it was.
    pub(crate) withdrawn: Option<Spanned<String>>,
    /// Ids that it had before.
    pub(crate) renamed_from: Vec<Spanned<Slug>>,
}

/// Reads a person.
pub(super) fn person(
    reader: &Reader,
    id: Spanned<Slug>,
    node: &Node,
) -> Option<PersonDraft> {
    let fields =
        Fields::new(reader, id.value.as_str(), node, "a person", Some(&id.span))?;
    let name = fields.needed_text("name");
    let sort = fields.text("sort");
    let variants = fields.words("variants");
    let roles = fields.list("roles", |name, node| role(reader, name, node));
    let same_as = fields.addresses("same_as");
    let renamed_from = fields.ids("renamed_from");
    fields.finish();
    Some(PersonDraft { id, name: name?, sort, variants, roles, same_as, renamed_from })
}

fn role(reader: &Reader, name: &str, node: &Node) -> Option<RoleDraft> {
    let fields = Fields::new(reader, name, node, "a role", None)?;
    let title = fields.needed_text("title");
    let organisation = fields.id("organisation");
    let side = fields.id("side");
    let from = fields.date("from");
    let to = fields.date("to");
    let source = fields.text("source");
    fields.finish();
    Some(RoleDraft { title: title?, organisation, side, from, to, source })
}

/// Reads an organisation.
pub(super) fn organisation(
    reader: &Reader,
    id: Spanned<Slug>,
    node: &Node,
) -> Option<OrganisationDraft> {
    let what = "an organisation";
    let fields = Fields::new(reader, id.value.as_str(), node, what, Some(&id.span))?;
    let name = fields.needed_text("name");
    let short = fields.text("short");
    let variants = fields.words("variants");
    let kind = fields.text("kind");
    let side = fields.id("side");
    let url = fields.address("url");
    let same_as = fields.addresses("same_as");
    let renamed_from = fields.ids("renamed_from");
    fields.finish();
    let name = name?;
    Some(OrganisationDraft {
        id,
        name,
        short,
        variants,
        kind,
        side,
        url,
        same_as,
        renamed_from,
    })
}

/// Reads a measure.
pub(super) fn measure(
    reader: &Reader,
    id: Spanned<Slug>,
    node: &Node,
) -> Option<MeasureDraft> {
    let fields =
        Fields::new(reader, id.value.as_str(), node, "a measure", Some(&id.span))?;
    let label = fields.needed_text("label");
    let unit = fields.word("unit");
    let definition = fields.cited("definition");
    let reconciliation = fields.cited("reconciliation");
    let renamed_from = fields.ids("renamed_from");
    fields.finish();
    Some(MeasureDraft {
        id,
        label: label?,
        unit,
        definition,
        reconciliation,
        renamed_from,
    })
}

/// Reads a term of the glossary.
pub(super) fn term(reader: &Reader, id: Spanned<Slug>, node: &Node) -> Option<TermDraft> {
    let fields = Fields::new(reader, id.value.as_str(), node, "a term", Some(&id.span))?;
    let term = fields.needed_text("term");
    let definition = fields.need("definition", fields.cited("definition"));
    let variants = fields.words("variants");
    let renamed_from = fields.ids("renamed_from");
    fields.finish();
    Some(TermDraft { id, term: term?, definition: definition?, variants, renamed_from })
}

/// Reads a fact from outside the articles.
#[expect(clippy::similar_names, reason = "the names are those of the keys")]
pub(super) fn context(
    reader: &Reader,
    id: Spanned<Slug>,
    node: &Node,
) -> Option<ContextDraft> {
    let what = "an entry of outside context";
    let fields = Fields::new(reader, id.value.as_str(), node, what, Some(&id.span))?;
    let says = fields.needed_phrase("says");
    let passage = fields.text("passage");
    let language = fields.language("language");
    let publisher = fields.needed_text("publisher");
    let title = fields.text("title");
    let url = fields.address("url");
    let published = fields.date("published");
    let seen = fields.need("seen", fields.date("seen"));
    let withdrawn = fields.text("withdrawn");
    let renamed_from = fields.ids("renamed_from");
    fields.finish();
    Some(ContextDraft {
        id,
        says: says?,
        passage,
        language,
        publisher: publisher?,
        title,
        url,
        published,
        seen: seen?,
        withdrawn,
        renamed_from,
    })
}
