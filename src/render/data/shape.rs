//! The shapes of `briefing.json`: what programs that read the file may rely on.

use schemars::JsonSchema;
use serde::Serialize;

/// The whole pack.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "briefing.json", description = "A briefing pack as data")]
pub struct Briefing<S = Vec<Statement>, B = Vec<Source>> {
    /// The number of this format.
    pub format: u32,
    /// What made the file.
    pub generator: String,
    /// The pack's title.
    pub title: String,
    /// The line under it.
    pub subtitle: Option<String>,
    /// The language (BCP 47).
    pub language: String,
    /// The day the sources end (ISO 8601).
    pub sources_to: Option<String>,
    /// The day the pack was prepared (ISO 8601).
    pub date: Option<String>,
    /// Who prepared it.
    pub prepared_by: Option<String>,
    /// The handling marking.
    pub marking: Option<String>,
    /// The licence of the pack's words.
    pub licence: Option<String>,
    /// The topics in their order.
    pub topics: Vec<Topic>,
    /// The sources by date of publication.
    pub sources: B,
    /// The statements by id.
    pub statements: S,
}

/// A topic.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Topic {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The question that its page answers.
    pub question: Option<String>,
    /// The answer, as plain text.
    pub bottom_line: Option<String>,
    /// What changed, as plain text.
    pub what_changed: Option<String>,
    /// What is open, as plain text.
    pub open_questions: Vec<String>,
}

/// A source.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its label in the pack, such as `S4`.
    pub label: String,
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published (ISO 8601).
    pub published: Option<String>,
    /// The authors as printed.
    pub byline: Vec<String>,
    /// What kind of text it is.
    pub kind: String,
    /// The address of the original.
    pub url: Option<String>,
    /// The SHA-256 of the captured original.
    pub sha256: Option<String>,
    /// What is not stated by the source but inferred, and why.
    pub inferred: Vec<Inferred>,
}

/// Something that the pack infers about a source.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Inferred {
    /// What.
    pub what: String,
    /// Why, and how surely.
    pub reason: String,
}

/// A statement with its evidence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Statement {
    /// Its id: `article/point`.
    pub id: String,
    /// Its address.
    pub href: String,
    /// The statement in the pack's own words; empty where it was withdrawn.
    pub says: String,
    /// What kind it is: `fact`, `policy`, `position`, `claim`, `forecast`, `assessment`, `wording`.
    pub kind: String,
    /// How it is known, in words.
    pub known: String,
    /// How it is known: `reported`, `side-claim`, `claim`, `another-report`, `second-hand`,
    /// `assessment`, `wording`, `arithmetic`.
    pub known_as: String,
    /// Where a plan stands.
    pub status: Option<String>,
    /// Whether a passage holds words that the source has inside quotation marks. Where it has
    /// speakers and is not quoted, the source tells it in its own words.
    pub quoted: bool,
    /// Whose statement it is.
    pub by: Vec<Speaker>,
    /// Through whom it came, nearest the article last.
    pub via: Vec<Speaker>,
    /// The day or time it speaks of (ISO 8601).
    pub when: Option<String>,
    /// The id of its source.
    pub source: String,
    /// Where in the source, such as `S4 ¶12`.
    pub locator: String,
    /// The exact words it rests on.
    pub passages: Vec<Passage>,
    /// The addresses of its topics.
    pub topics: Vec<String>,
    /// The figure it states.
    pub figure: Option<Figure>,
    /// Its position on something.
    pub stance: Option<Stance>,
    /// Ids of other statements of the same thing.
    pub same_as: Vec<String>,
    /// Ids of statements it differs from.
    pub differs_from: Vec<String>,
    /// Warnings: `single-source`, `second-hand`, `unnamed`, `inferred`.
    pub marks: Vec<String>,
    /// How many sources its class has.
    pub n_sources: usize,
    /// Why it was withdrawn.
    pub withdrawn: Option<String>,
}

/// Who says something.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Speaker {
    /// The name, or the words printed for somebody without one.
    pub name: String,
    /// The page.
    pub href: Option<String>,
    /// The role held on that day.
    pub role: Option<String>,
    /// The side spoken for.
    pub side: Option<String>,
}

/// Exact words of a source.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Passage {
    /// The words, with the pack's `[sic]` behind a fault that stands in the source.
    pub words: String,
    /// The parts of them that the source has inside quotation marks.
    pub speech: Vec<String>,
    /// The paragraph of the source.
    pub place: String,
}

/// A figure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Figure {
    /// As the source prints it.
    pub printed: String,
    /// The number in plain digits.
    pub value: Option<String>,
    /// What it counts.
    pub unit: Option<String>,
    /// What is said of its exactness.
    pub qualifier: Option<String>,
    /// The time in which it counts.
    pub per: Option<String>,
    /// What time it is about.
    pub when: Option<String>,
    /// What it measures.
    pub measure: Option<String>,
}

/// A position on something.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Stance {
    /// What it is about.
    pub about: String,
    /// `supports`, `opposes`, `mixed`, `calls-for`.
    pub view: String,
}
