//! The words of all that the preview adds to a briefing: they are the author's and no reader's,
//! so they are in one language, and all of them here.

use serde::Serialize;

use crate::desk::{CheckedText, Copied, Note, Refusal};

/// What the script on pages says.
#[derive(Serialize)]
pub(super) struct Script {
    edit: &'static str,
    workbench: &'static str,
    tools: &'static str,
    passage: &'static str,
    copy: &'static str,
    copy_item: &'static str,
    copied: &'static str,
    by_hand: &'static str,
    close: &'static str,
    yaml: &'static str,
    failed: &'static str,
}

/// What the script on pages says.
pub(super) const SCRIPT: Script = Script {
    edit: "Edit",
    workbench: "Workbench",
    tools: "Preview",
    passage: "Passage",
    copy: "Copy as passage",
    copy_item: "Copy as list item",
    copied: "Copied.",
    by_hand: "The browser does not let it be copied: select the lines below and copy them by hand.",
    close: "Close",
    yaml: "What is copied",
    failed: "The editor could not be opened.",
};

/// On the link from a report to the page as it was.
pub(super) const LAST_GOOD: &str = "See the last good page";
/// What a report is called to those who hear the page.
pub(super) const REPORT: &str = "Report";
/// On links that open the editor.
pub(super) const EDIT: &str = "Edit";
/// On links that open the article's own file.
pub(super) const EDIT_ARTICLE: &str = "Edit article";
/// On links that open the article's summary.
pub(super) const EDIT_SUMMARY: &str = "Edit summary";
/// The kind of the page that lays an article out.
pub(super) const WORKBENCH: &str = "Workbench";
/// On the link to the article's page in the briefing.
pub(super) const TO_PAGE: &str = "The article’s page";
/// What the ways of showing a text are called together.
pub(super) const SHOWN: &str = "Shown";
/// The whole text is shown.
pub(super) const WHOLE: &str = "Whole text";
/// Only what nothing rests on is shown.
pub(super) const UNUSED: &str = "Only what nothing rests on";
/// Beside a paragraph that nothing rests on.
pub(super) const NOTHING: &str = "Nothing rests on this";
/// How words are copied.
pub(super) const HOW: &str =
    "Select words in the text to copy them as a passage; numbers lead to the statements.";

/// How many paragraphs nothing rests on.
pub(super) fn count(unused: usize, of: usize) -> String {
    match (unused, of) {
        (_, 0) => String::new(),
        (0, _) => "Something rests on every paragraph.".to_owned(),
        (_, 1) => "Nothing rests on its one paragraph.".to_owned(),
        _ => format!("Nothing rests on {unused} of {of} paragraphs."),
    }
}

/// Which are the unused paragraphs of a text that is not at hand; follows their count.
pub(super) fn unused_are(numbers: &str) -> String {
    format!(" These are {numbers}.")
}

/// Which text is shown.
pub(super) fn text_of(of: &CheckedText, file: &str) -> String {
    match of {
        CheckedText::Body => {
            format!("Passages are looked for in this text, the body of {file}.")
        }
        CheckedText::Original(name) => {
            format!("Passages are looked for in this text, the captured original {name}.")
        }
        CheckedText::Elsewhere(name) => {
            format!(
                "{} Shown is what the evidence lock remembers of it: the passages.",
                not_at_hand(name.as_deref())
            )
        }
    }
}

/// Says that an original is not at hand, and how that is mended.
fn not_at_hand(name: Option<&str>) -> String {
    match name {
        Some(name) => format!(
            "Passages of this article are looked for in the captured original {name}, which is \
             not at hand. Name its folder: briefpack serve --originals DIR."
        ),
        None => "Passages of this article would be looked for in a captured original, and the \
                 article names none."
            .to_owned(),
    }
}

/// Why words cannot be a passage.
pub(super) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoArticle => "This page is no article’s.".to_owned(),
        Refusal::NotAtHand(name) => not_at_hand(name.as_deref()),
        Refusal::Empty => "These are no words.".to_owned(),
        Refusal::TooLong => "That is more than a passage should have: select less.".to_owned(),
        Refusal::NotThere(CheckedText::Original(name)) => format!(
            "These words do not stand in the captured original {name}: what this page has is \
             the pack’s own text."
        ),
        Refusal::NotThere(_) => {
            "These words do not stand in the article’s text: code, notes and what the page adds \
             are no part of it."
                .to_owned()
        }
        Refusal::TooShort { words, characters } => {
            let word = if *words == 1 { "word" } else { "words" };
            format!(
                "{words} {word} with {characters} characters prove nothing: select at least three \
                 words and twelve characters."
            )
        }
        Refusal::Brackets => "The article prints brackets here that a passage would take for \
                              the quoter’s own: select less."
            .to_owned(),
        Refusal::NotFirst(times) => format!(
            "These words stand {times} times, and nothing around them tells the selected \
             ones from the first: select more."
        ),
    }
}

/// What is told of a passage that can be copied.
pub(super) fn copied(copied: &Copied) -> String {
    let Copied { words, paragraphs: (first, last), notes, .. } = copied;
    let n = words.split_whitespace().count();
    let place =
        if first == last { format!("¶{first}") } else { format!("¶{first}–{last}") };
    let mut text = format!("{place}, {n} word{}.", if n == 1 { "" } else { "s" });
    for said in notes {
        text.push(' ');
        text += &note(said);
    }
    text
}

/// What is worth knowing of a passage.
fn note(note: &Note) -> String {
    match note {
        Note::Longer(whole) => format!("Made longer, to take “{whole}” whole."),
        Note::Told(times) => {
            format!(
                "They stand {times} times: the words around them tell which are meant."
            )
        }
        Note::Alike(times) => format!(
            "They stand {times} times with the same words around them: the first are meant."
        ),
        Note::ForFigure => {
            "Short: enough only for a statement whose figure is their number.".to_owned()
        }
    }
}
