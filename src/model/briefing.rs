//! What is said of the pack as a whole.

use super::{Date, PointId, SideId, Slug, Text, TopicId};
use crate::source::{Origin, SourceId};

/// What stands in `briefing.yaml`.
#[derive(Clone, Debug)]
pub struct Briefing {
    /// The pack's title.
    pub title: String,
    /// A line under the title.
    pub subtitle: Option<String>,
    /// The language of the pack (BCP 47).
    pub language: String,
    /// The day the sources end.
    pub sources_to: Option<Date>,
    /// The day the pack was prepared.
    pub date: Option<Date>,
    /// The absolute address that the pack is published at, with a `/` at its end.
    pub base_url: Option<String>,
    /// Who prepared it.
    pub prepared_by: Option<String>,
    /// Who read it a second time.
    pub checked_by: Option<SignOff>,
    /// Whom it was prepared for.
    pub prepared_for: Option<String>,
    /// A line at head and foot of every page and sheet.
    pub marking: Option<String>,
    /// The theme's name.
    pub theme: Slug,
    /// Whether the theme may bring scripts of its own and load from other hosts.
    pub allows_theme_scripts: bool,
    /// The sides with their labels, in the order written.
    pub sides: Vec<(SideId, String)>,
    /// The topics in their order.
    pub topics: Vec<TopicId>,
    /// The figures on the home page.
    pub key_figures: Vec<PointId>,
    /// The licence of the pack's words.
    pub licence: Option<String>,
    /// A picture for the head of each page.
    pub logo: Option<SourceId>,
    /// The accent colour as `#rrggbb`.
    pub accent: Option<String>,
    /// A line at the foot of each page.
    pub footer: Option<Text>,
    /// What the sources cannot show.
    pub limits: Vec<Text>,
    /// Questions with what the sources let one say.
    pub if_asked: Vec<Asked>,
    /// What was wrong in an earlier issue of the pack.
    pub corrections: Vec<Correction>,
    /// Where it stands.
    pub origin: Origin,
}

/// Who read the pack a second time, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    /// The name.
    pub name: String,
    /// The day.
    pub date: Option<Date>,
}

/// A question that a reader may be asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub question: String,
    /// What the sources let one say.
    pub says: Text,
    /// What they do not.
    pub not_known: Option<Text>,
}

/// A statement that was wrong.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The day it was put right.
    pub date: Date,
    /// The statement.
    pub statement: Option<PointId>,
    /// What was wrong.
    pub was: String,
    /// What it says now.
    pub now: String,
}
