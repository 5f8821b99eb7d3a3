//! The pack's own sentences, held against the evidence that each of them cites.
//!
//! A citation belongs to the sentence that it stands in, or directly behind. Every number of a
//! sentence and all words that it quotes must stand in what it cites; a date may also be the
//! date of the statement or of its article.

use crate::diag::{Code, Diagnostic};
use crate::evidence::numbers::{self, Kind};
use crate::evidence::{Sentence, Text, quoted_words_in, sentences};
use crate::model::Target;
use crate::prose::{Block, Cell, Inline, Phrase};
use crate::source::{Span, Spanned};

use super::against::Against;
use super::evidence::Rest;
use super::line::Line;
use super::place;
use super::style::Style;

/// A reader of own sentences.
pub(super) struct Own<'o, 'a, 'd> {
    pub(super) against: Against<'a, 'd>,
    /// The house style.
    pub(super) style: &'o Style<'o>,
    /// The language of the pack.
    pub(super) language: &'a str,
}

/// The evidence of one sentence.
#[derive(Default)]
struct Cited<'e> {
    words: Vec<&'e str>,
    dates: Vec<&'e str>,
    /// Whether some of it is not found or not known: then nothing is held against it.
    is_open: bool,
    /// What it is, in the words of a message.
    noun: &'static str,
    /// What to do about a number that is not in it.
    remedy: &'static str,
}

impl<'e> Cited<'e> {
    fn add(&mut self, rest: &'e Rest, against: Against<'e, '_>) {
        self.words.extend(against.evidence.words(rest));
        self.dates.extend(rest.dates.iter().map(String::as_str));
        for of in rest.of.iter().filter_map(|id| against.evidence.of(id)) {
            self.dates.extend(of.dates.iter().map(String::as_str));
        }
        self.is_open |= !rest.is_proven;
    }
}

impl<'a> Own<'_, 'a, '_> {
    /// Checks a plain text that rests on these statements; `noun` says what of them.
    pub(super) fn sentence<'e>(
        &self,
        text: &Spanned<Phrase>,
        noun: &'static str,
        rests: impl Iterator<Item = &'e Rest>,
        problems: &mut Vec<Diagnostic>,
    ) where
        'a: 'e,
    {
        let remedy =
            "copy more of the article into `passages`, or take it out of the text";
        let mut cited = Cited { noun, remedy, ..Cited::default() };
        for rest in rests {
            cited.add(rest, self.against);
        }
        let line = Line { text: text.value.to_string(), ..Line::default() };
        self.style.check(&line.text, &text.span, self.against.sources, problems);
        for sentence in sentences(&line.text) {
            self.held(&line, &sentence, &cited, &text.span, problems);
        }
    }

    /// Checks a text with citations.
    pub(super) fn text(
        &self,
        content: &[Inline<Target>],
        span: &Span,
        problems: &mut Vec<Diagnostic>,
    ) {
        let mut line = Line::default();
        line.read(content);
        self.style.check(&line.text, span, self.against.sources, problems);
        let all = sentences(&line.text);
        for (n, sentence) in all.iter().enumerate() {
            let starts = if n == 0 { 0 } else { sentence.range.start + 1 };
            let next = all.get(n + 1).map_or(usize::MAX, |next| next.range.start + 1);
            let noun = "what the sentence cites";
            let remedy = "cite the statement whose passage holds it, or take it out of the sentence";
            let is_mine = |at: &usize| (starts..next).contains(at);
            let is_open = line.unknown.iter().any(is_mine);
            let mut cited = Cited { is_open, noun, remedy, ..Cited::default() };
            let mine = line.cites.iter().filter(|(at, _)| is_mine(at));
            for (_, target) in mine {
                if let Some(rest) = self.against.evidence.rest(target) {
                    cited.add(rest, self.against);
                }
            }
            self.held(&line, sentence, &cited, span, problems);
        }
    }

    /// Checks the paragraphs of a body; each must cite something.
    pub(super) fn body(&self, blocks: &[Block<Target>], problems: &mut Vec<Diagnostic>) {
        for (n, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph { content, origin, .. } => {
                    let leads = matches!(
                        blocks.get(n + 1),
                        Some(Block::List { .. } | Block::Statement { .. })
                    );
                    if !leads {
                        uncited(content, &origin.span(), problems);
                    }
                    self.text(content, &origin.span(), problems);
                }
                Block::List { items, .. } => {
                    for item in items {
                        self.body(item, problems);
                    }
                }
                Block::Quote { content } | Block::Footnote { content, .. } => {
                    self.body(content, problems);
                }
                Block::Heading { content, origin, .. } => {
                    self.styled(content, &origin.span(), problems);
                }
                Block::Table { head, rows, origin, .. } => {
                    self.table(head, rows, &origin.span(), problems);
                }
                Block::Code { .. } | Block::Rule | Block::Statement { .. } => {}
            }
        }
    }

    /// Holds a table against the house style: as one line, so that a word is found at its place.
    fn table(
        &self,
        head: &[Cell<Target>],
        rows: &[Vec<Cell<Target>>],
        span: &Span,
        problems: &mut Vec<Diagnostic>,
    ) {
        let mut line = Line::default();
        for cell in head.iter().chain(rows.iter().flatten()) {
            line.read(cell);
            line.text.push_str(" | ");
        }
        self.style.check(&line.text, span, self.against.sources, problems);
    }

    /// Holds a text against the house style only.
    pub(super) fn styled(
        &self,
        content: &[Inline<Target>],
        span: &Span,
        problems: &mut Vec<Diagnostic>,
    ) {
        let mut line = Line::default();
        line.read(content);
        self.style.check(&line.text, span, self.against.sources, problems);
    }

    /// Holds a hand-written page against the house style only: it may cite, and need not.
    pub(super) fn page(&self, blocks: &[Block<Target>], problems: &mut Vec<Diagnostic>) {
        for block in blocks {
            match block {
                Block::Paragraph { content, origin, .. }
                | Block::Heading { content, origin, .. } => {
                    self.styled(content, &origin.span(), problems);
                }
                Block::List { items, .. } => {
                    for item in items {
                        self.page(item, problems);
                    }
                }
                Block::Quote { content } | Block::Footnote { content, .. } => {
                    self.page(content, problems);
                }
                Block::Table { head, rows, origin, .. } => {
                    self.table(head, rows, &origin.span(), problems);
                }
                Block::Code { .. } | Block::Rule | Block::Statement { .. } => {}
            }
        }
    }

    /// Holds one sentence against its evidence.
    fn held(
        &self,
        line: &Line<'_>,
        sentence: &Sentence,
        cited: &Cited<'_>,
        span: &Span,
        problems: &mut Vec<Diagnostic>,
    ) {
        if cited.is_open {
            return;
        }
        let text = line.text.get(sentence.range.clone()).unwrap_or_default();
        let all: Vec<&str> = cited.words.iter().chain(&cited.dates).copied().collect();
        for reading in numbers::missing(text, &all, self.language) {
            let at = sentence.range.start + reading.range.start;
            let number = text.get(reading.range).unwrap_or_default();
            if line.set.iter().any(|set| set.contains(&at)) {
                continue;
            }
            let what =
                if reading.kind == Kind::Value { "the number" } else { "the date" };
            let message = format!("{what} `{number}` is not in {}", cited.noun);
            let place = self.place(line, number, at, span);
            let problem = Diagnostic::at(Code::NumberNotInEvidence, place, message);
            problems.push(with_evidence(problem, cited).help(cited.remedy));
        }
        self.quotes(line, sentence, cited, span, problems);
    }

    fn quotes(
        &self,
        line: &Line<'_>,
        sentence: &Sentence,
        cited: &Cited<'_>,
        span: &Span,
        problems: &mut Vec<Diagnostic>,
    ) {
        let mut texts: Option<Vec<Text>> = None;
        for quoted in &sentence.quoted {
            let words = line.text.get(quoted.clone()).unwrap_or_default();
            if words.trim().is_empty() || line.set.contains(quoted) {
                continue;
            }
            let texts = texts.get_or_insert_with(|| {
                let text = |words: &&str| Text::new(vec![(*words).to_owned()]);
                cited.words.iter().map(text).collect()
            });
            if quoted_words_in(&texts.iter().collect::<Vec<_>>(), words) {
                continue;
            }
            let message = format!("the words `{words}` are not in {}", cited.noun);
            let place = self.place(line, words, quoted.start, span);
            let problem = Diagnostic::at(Code::QuotedWordsNotInEvidence, place, message);
            problems.push(
                with_evidence(problem, cited).help(
                    "quote the passage's own words, or leave the quotation marks out",
                ),
            );
        }
    }

    fn place(&self, line: &Line<'_>, words: &str, at: usize, span: &Span) -> Span {
        let nth = place::count_before(&line.text, at, words);
        place::of_words(self.against.sources, span, words, nth)
    }
}

fn with_evidence(problem: Diagnostic, cited: &Cited<'_>) -> Diagnostic {
    match cited.words.as_slice() {
        [] => problem.note("the sentence cites no words of an article"),
        words => words
            .iter()
            .take(3)
            .fold(problem, |problem, words| problem.note(format!("cited: {words}"))),
    }
}

/// Reports a paragraph that cites nothing.
fn uncited(content: &[Inline<Target>], span: &Span, problems: &mut Vec<Diagnostic>) {
    let mut line = Line::default();
    line.read(content);
    let text = line.text.trim_end();
    let is_sentence = text.ends_with(['.', '!', '?', '”', '"', '’', '…', ')']);
    if line.cites.is_empty() && line.unknown.is_empty() && is_sentence {
        problems.push(
            Diagnostic::at(
                Code::UncitedParagraph,
                span.clone(),
                "this paragraph cites nothing",
            )
            .help("cite what it rests on, as `[@article/point]`, or take it out"),
        );
    }
}
