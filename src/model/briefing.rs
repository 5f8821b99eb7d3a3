//! What is said of the pack as a whole.

use super::{Date, Document, PointId, SideId, Slug, Text, TopicId};
use crate::prose::Phrase;
use crate::source::{Origin, SourceId};

/// What stands in `briefing.yaml`.
#[derive(Clone, Debug)]
pub(crate) struct Briefing {
    /// The pack's title.
    pub(crate) title: String,
    /// A line under the title.
    pub(crate) subtitle: Option<String>,
    /// The language of the pack (BCP 47).
    pub(crate) language: String,
    /// The day the sources end.
    pub(crate) sources_to: Option<Date>,
    /// The day the pack was prepared.
    pub(crate) date: Option<Date>,
    /// The absolute address that the pack is published at, with a `/` at its end.
    pub(crate) base_url: Option<String>,
    /// Who prepared it.
    pub(crate) prepared_by: Option<String>,
    /// Who read it a second time.
    pub(crate) checked_by: Option<SignOff>,
    /// Whom it was prepared for.
    pub(crate) prepared_for: Option<String>,
    /// A line at head and foot of every page and sheet.
    pub(crate) marking: Option<String>,
    /// The theme's name.
    pub(crate) theme: Slug,
    /// Whether the theme may bring scripts of its own and load from other hosts.
    pub(crate) allows_theme_scripts: bool,
    /// The sides with their labels, in the order written.
    pub(crate) sides: Vec<(SideId, String)>,
    /// The topics in their order.
    pub(crate) topics: Vec<TopicId>,
    /// The figures on the home page.
    pub(crate) key_figures: Vec<PointId>,
    /// The licence of the pack's words.
    pub(crate) licence: Option<String>,
    /// A picture for the head of each page.
    pub(crate) logo: Option<SourceId>,
    /// The accent colour as `#rrggbb`.
    pub(crate) accent: Option<String>,
    /// A line at the foot of each page.
    pub(crate) footer: Option<Text>,
    /// What the sources cannot show.
    pub(crate) limits: Vec<Text>,
    /// Questions with what the sources let one say.
    pub(crate) if_asked: Vec<Asked>,
    /// What was wrong in an earlier issue of the pack.
    pub(crate) corrections: Vec<Correction>,
    /// The documents that a build makes, each kind once, in the order of [`Document`].
    pub(crate) documents: Vec<Document>,
    /// Where it stands.
    pub(crate) origin: Origin,
}

/// Who read the pack a second time, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SignOff {
    /// The name.
    pub(crate) name: String,
    /// The day.
    pub(crate) date: Option<Date>,
}

/// A question that a reader may be asked.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The question.
    pub(crate) question: Phrase,
    /// What the sources let one say.
    pub(crate) says: Text,
    /// What they do not.
    pub(crate) not_known: Option<Text>,
}

/// A statement that was wrong.
#[derive(Clone, Debug)]
pub(crate) struct Correction {
    /// The day it was put right.
    pub(crate) date: Date,
    /// The statement.
    pub(crate) statement: Option<PointId>,
    /// What was wrong.
    pub(crate) was: String,
    /// What it says now.
    pub(crate) now: String,
}
