//! Every kind of problem: its name, its gravity, and whose fault it is.
//!
//! What a code means, with an example and its mend, is a page of Markdown in `explain/`; the
//! command `explain` prints it and the manual is made from it.

use serde::{Deserialize, Serialize};

/// How grave a problem is; the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// Worth mending; an error where warnings are denied.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Whose fault a problem is; it decides the exit status, the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The pack's content: status 1.
    Pack,
    /// The way the program was called: status 2.
    Usage,
    /// The machine: status 3.
    Machine,
}

impl Fault {
    /// The exit status.
    pub fn status(self) -> u8 {
        match self {
            Self::Pack => 1,
            Self::Usage => 2,
            Self::Machine => 3,
        }
    }
}

impl From<Code> for &str {
    fn from(code: Code) -> Self {
        code.name()
    }
}

impl TryFrom<String> for Code {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let known = Self::ALL.iter().find(|code| code.name() == name);
        known.copied().ok_or_else(|| format!("no problem is called `{name}`"))
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $fault:ident $title:literal;)+) => {
        /// A kind of problem. Its name is stable: people write it down and search for it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "&str", try_from = "String")]
        #[expect(missing_docs, reason = "each variant has a page in `explain/`")]
        pub enum Code { $($variant),+ }

        impl Code {
            /// All codes, in the order of the manual.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// How grave it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),+ }
            }

            /// Whose fault it is.
            pub fn fault(self) -> Fault {
                match self { $(Self::$variant => Fault::$fault),+ }
            }

            /// The problem in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }

            /// What it means, with an example and its mend, as Markdown.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("explain/", $name, ".md"))),+ }
            }
        }
    };
}

codes! {
    // Files of the pack
    NotText "not-text" Error Pack "the file is not UTF-8 text, or holds what is no letter";
    FileTooLarge "file-too-large" Error Pack "the file is larger than anybody writes by hand";
    NotAFile "not-a-file" Error Pack "a folder or a device stands where a file is wanted";
    Unreadable "unreadable" Error Machine "the file cannot be read";
    LinkOnDisk "link-on-disk" Error Pack "a link on the disk leads out of the pack or in a circle";
    StrayFile "stray-file" Warning Pack "the file is none that a pack has here";
    NoPack "no-pack" Error Usage "no pack is here";
    NoOriginals "no-originals" Error Usage "no folder of originals is there";
    // YAML and front matter
    YamlSyntax "yaml-syntax" Error Pack "the YAML cannot be read";
    YamlTooDeep "yaml-too-deep" Error Pack "the YAML is nested too deeply";
    YamlFeature "yaml-feature" Error Pack "anchors, aliases and tags are not used here";
    CutText "cut-text" Warning Pack "the syntax cuts this text short";
    DuplicateKey "duplicate-key" Error Pack "a key stands twice";
    UnknownKey "unknown-key" Error Pack "no such key";
    MissingKey "missing-key" Error Pack "a key is missing";
    WrongType "wrong-type" Error Pack "a value is of the wrong kind";
    UnknownValue "unknown-value" Error Pack "a value is none of those known";
    EmptyValue "empty-value" Error Pack "a value is empty";
    InvalidDate "invalid-date" Error Pack "no such date";
    FrontMatter "front-matter" Error Pack "the front matter is missing or unclosed";
    UnsupportedFormat "unsupported-format" Error Pack "the pack is of a format that this program does not read";
    // Names and addresses
    InvalidSlug "invalid-slug" Error Pack "a name cannot become an address";
    AddressTaken "address-taken" Error Pack "two things want the same address";
    DuplicateId "duplicate-id" Error Pack "an id is given twice";
    SummaryWithoutArticle "summary-without-article" Error Pack "a summary has no article";
    ArticleWithoutSummary "article-without-summary" Error Pack "an article has no summary";
    UnknownActor "unknown-actor" Error Pack "no such person or organisation";
    UnknownTopic "unknown-topic" Error Pack "no such topic";
    UnknownMeasure "unknown-measure" Error Pack "no such measure";
    UnknownTerm "unknown-term" Error Pack "no such glossary term";
    UnknownSide "unknown-side" Error Pack "no such side";
    UnknownCitation "unknown-citation" Error Pack "a citation leads nowhere";
    AmbiguousCitation "ambiguous-citation" Error Pack "a citation could mean several statements";
    CitesWithdrawn "cites-withdrawn" Warning Pack "a withdrawn statement is cited";
    // Evidence
    PassageNotFound "passage-not-found" Error Pack "the article does not hold these words";
    PassageTooShort "passage-too-short" Error Pack "so few words prove nothing";
    PassageRepeated "passage-repeated" Note Pack "the words stand in the article more than once";
    InsertionRefused "insertion-refused" Error Pack "a bracketed insertion could turn the meaning";
    SpeakerNotNear "speaker-not-near" Warning Pack "the speaker is not named near the words";
    NumberCut "number-cut" Error Pack "a passage takes only a part of a number";
    QualifierCut "qualifier-cut" Warning Pack "a passage leaves off what qualifies its number";
    WordsNotInPassage "words-not-in-passage" Error Pack "a quotation is not in the passage it cites";
    FigureNotInPassage "figure-not-in-passage" Error Pack "the cited words do not hold the figure";
    QualifierDiffers "qualifier-differs" Warning Pack "the figure is qualified otherwise in the cited words";
    NumberNotInEvidence "number-not-in-evidence" Warning Pack "a sentence has a number that its evidence lacks";
    QuotedWordsNotInEvidence "quoted-words-not-in-evidence" Warning Pack "a sentence quotes words that its evidence lacks";
    CalculationWrong "calculation-wrong" Error Pack "the arithmetic does not come out";
    FiguresDiffer "figures-differ" Warning Pack "sources differ and no note says why";
    DatedAfterArticle "dated-after-article" Error Pack "an article reports what came after it";
    RoleNotHeld "role-not-held" Warning Pack "nobody held the role on that day";
    // The lock of the originals
    LockBroken "lock-broken" Error Pack "the evidence lock cannot be read";
    PassageNotLocked "passage-not-locked" Error Pack "the evidence lock does not know this passage";
    PassageDiffersFromLock "passage-differs-from-lock" Error Pack "the passage is not the one that was checked";
    OriginalMissing "original-missing" Error Pack "the original is not in the folder of originals";
    OriginalChanged "original-changed" Error Pack "the original is not the one that the lock was made from";
    LockOutdated "lock-outdated" Warning Pack "the evidence lock is not up to date";
    // The pack's own sentences
    UncitedParagraph "uncited-paragraph" Warning Pack "a paragraph cites nothing";
    TooLong "too-long" Warning Pack "a text is longer than its reader has time for";
    HouseStyle "house-style" Warning Pack "a word that the house style avoids";
    // Markdown
    RawHtml "raw-html" Warning Pack "HTML is shown as text";
    UnsafeLink "unsafe-link" Warning Pack "a link of a kind that is not followed";
    RemoteImage "remote-image" Warning Pack "a picture from another host is not loaded";
    BrokenLink "broken-link" Error Pack "a link leads nowhere";
    ImageNotFound "image-not-found" Error Pack "a picture is not in the pack";
    NoAlternativeText "no-alternative-text" Error Pack "a picture has no alternative text";
    HeadingSkipsLevel "heading-skips-level" Warning Pack "a heading skips a level";
    BidiControl "bidi-control" Warning Pack "an invisible sign turns the direction of text";
    InvalidMark "invalid-mark" Error Pack "a mark of a language behind words cannot be read";
    UndefinedFootnote "undefined-footnote" Warning Pack "a footnote has no text";
    // Themes
    NoTheme "no-theme" Error Pack "no such theme";
    TemplateError "template-error" Error Pack "a template cannot be used";
    TemplateWarning "template-warning" Warning Pack "a template asks for what it does not get";
    ThemeLoads "theme-loads" Error Pack "the theme brings a script or loads from outside";
    // Documents for paper
    LetterWithoutFont "letter-without-font" Error Pack "no font has a letter of a document";
    DocumentLeftOut "document-left-out" Note Pack "a document is too long to be made";
    // What the build tells
    NoBaseUrl "no-base-url" Note Pack "without a base address there is no feed and no sitemap";
    DraftsLeftOut "drafts-left-out" Note Pack "drafts are kept out of the pack";
    // Output
    OutputRefused "output-refused" Error Usage "this folder cannot be the output";
    OutputInTheWay "output-in-the-way" Error Usage "a file that no build wrote stands in the way";
    BuildRunning "build-running" Error Machine "another build is running";
    WriteFailed "write-failed" Error Machine "the disk did not take the pack";
    // The preview
    PortUnavailable "port-unavailable" Error Machine "the preview cannot listen at the port";
}
