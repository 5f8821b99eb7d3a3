//! Finds what stands inside quotation marks: paragraphs in, ranges of speech out.
//!
//! A quotation that a paragraph leaves open is speech to the end of that paragraph. It goes
//! on in the next one where that opens with a mark of its own, or where its first mark is a
//! closing one. An apostrophe opens and closes nothing. In doubt words are no speech: to put
//! words in somebody's mouth is the worse fault.

use std::ops::Range;

use super::fold::{is_double_quote, is_single_quote, is_skipped};

/// The kind of marks that a quotation is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Single,
    Double,
    /// `„…“`: here `“` closes.
    Low,
    /// `«…»`
    Angled,
    /// `»…«`
    Inverted,
    /// `「…」`
    Corner,
    /// `‚…‘`: here `‘` closes.
    LowSingle,
    /// `‹…›`
    AngledSingle,
}

/// Quotations are not nested deeper; marks beyond that are a drawing.
const DEEPEST: usize = 16;

/// A mark that may open or close a quotation: no apostrophe within a word.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    sign: char,
    before: Option<char>,
    after: Option<char>,
    /// Whether a word follows that is written with a leading apostrophe.
    elided: bool,
}

/// An open quotation.
#[derive(Clone, Copy)]
struct Open {
    family: Family,
    start: usize,
    /// Whether it opens as a speech does: at the paragraph's start or after a colon or comma.
    full: bool,
}

/// The bytes of each paragraph that are speech: sorted, without overlap, without the marks.
pub(super) fn speech<S: AsRef<str>>(paragraphs: &[S]) -> Vec<Vec<Range<usize>>> {
    let marks: Vec<Vec<Mark>> = paragraphs.iter().map(|p| marks(p.as_ref())).collect();
    let mut left_open = None;
    let mut all = Vec::with_capacity(paragraphs.len());
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let next_opens = marks
            .get(n + 1)
            .and_then(|next| next.first())
            .is_some_and(|mark| mark.before.is_none() && mark.opens());
        let reader = Reader {
            text: paragraph.as_ref(),
            marks: marks.get(n).map_or(&[], Vec::as_slice),
            next_opens,
            open: Vec::new(),
            found: Vec::new(),
        };
        let (found, open) = reader.read(left_open);
        left_open = open;
        all.push(found);
    }
    all
}

/// Words that are written with an apostrophe at their head.
const ELISIONS: [&str; 8] = ["tis", "twas", "twere", "til", "till", "em", "n", "twill"];

fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut before = None;
    for (at, sign) in text.char_indices() {
        if is_skipped(sign) {
            continue;
        }
        let single = is_single_quote(sign);
        if single || is_double_quote(sign) {
            let rest = text.get(at + sign.len_utf8()..).unwrap_or_default();
            let after = rest.chars().find(|c| !is_skipped(*c));
            let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            if !(single && word(before) && word(after)) {
                let elided = single && is_elided(rest);
                found.push(Mark { at, sign, before, after, elided });
            }
        }
        before = Some(sign);
    }
    found
}

/// Whether what follows an apostrophe is a word that is written with one: `'tis`, `'90s`.
fn is_elided(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = rest.get(..end).unwrap_or_default();
    let decade = word.len() == 3
        && word.ends_with('s')
        && word.bytes().take(2).all(|b| b.is_ascii_digit());
    decade || ELISIONS.iter().any(|elision| elision.eq_ignore_ascii_case(word))
}

impl Mark {
    /// Whether it stands where an opening mark stands.
    fn opens(&self) -> bool {
        let free = self.before.is_none_or(|c| {
            c.is_whitespace() || is_quote(c) || "([{<–—―-/¿¡:".contains(c)
        });
        let leads =
            self.after.is_some_and(|c| !c.is_whitespace() && !",;:!?)]}".contains(c));
        free && leads && !self.elided && !matches!(self.sign, '’' | '”' | '›' | '´')
    }

    /// Whether it surely stands where a closing mark stands: by punctuation or at the end.
    fn surely_closes(&self) -> bool {
        let by_mark = self.before.is_some_and(|c| ".,!?…;:)–—".contains(c));
        let ends = self.after.is_none_or(|c| is_quote(c) || ".,;:!?)]…–—".contains(c));
        !self.before.is_none_or(char::is_whitespace) && (by_mark || ends)
    }

    /// Whether a paragraph that begins inside a quotation is closed by it.
    fn closes_from_before(&self, family: Family) -> bool {
        match family {
            Family::Single => matches!(self.sign, '\'' | '’') && self.surely_closes(),
            Family::Double => {
                self.sign == '”' || self.sign == '"' && self.surely_closes()
            }
            Family::Low => self.sign == '“' || self.sign == '”',
            Family::Angled => self.sign == '»',
            Family::Inverted => self.sign == '«',
            Family::Corner => matches!(self.sign, '」' | '』'),
            Family::LowSingle => self.sign == '‘',
            Family::AngledSingle => self.sign == '›',
        }
    }
}

fn single_family(opening: char) -> Family {
    match opening {
        '‚' => Family::LowSingle,
        '‹' => Family::AngledSingle,
        _ => Family::Single,
    }
}

fn is_quote(c: char) -> bool {
    is_single_quote(c) || is_double_quote(c)
}

/// The state of reading one paragraph.
struct Reader<'a> {
    text: &'a str,
    marks: &'a [Mark],
    next_opens: bool,
    open: Vec<Open>,
    found: Vec<Range<usize>>,
}

impl Reader<'_> {
    fn read(mut self, left_open: Option<Family>) -> (Vec<Range<usize>>, Option<Family>) {
        if let (Some(family), Some(first)) = (left_open, self.marks.first())
            && !first.opens()
            && first.closes_from_before(family)
        {
            self.open.push(Open { family, start: 0, full: true });
        }
        for (n, mark) in self.marks.iter().enumerate() {
            if is_single_quote(mark.sign) {
                self.single(n, mark);
            } else {
                self.double(mark);
            }
        }
        let outer = self.open.first().copied();
        if let Some(open) = outer {
            self.keep(open.start, self.text.len());
        }
        (self.found, outer.map(|open| open.family))
    }

    fn double(&mut self, mark: &Mark) {
        match mark.sign {
            '„' | '‟' | '〝' => self.open(Family::Low, mark),
            '“' | '”' if self.is_open(Family::Low) => self.close(Family::Low, mark),
            '“' => self.open(Family::Double, mark),
            '”' if self.is_open(Family::Double) => self.close(Family::Double, mark),
            '”' if mark.after.is_some_and(char::is_alphanumeric)
                && mark.before.is_none_or(char::is_whitespace) =>
            {
                self.open(Family::Double, mark);
            }
            '«' if self.is_open(Family::Inverted) => self.close(Family::Inverted, mark),
            '«' => self.open(Family::Angled, mark),
            '»' if self.is_open(Family::Angled) => self.close(Family::Angled, mark),
            '»' if mark.opens() => self.open(Family::Inverted, mark),
            '「' | '『' => self.open(Family::Corner, mark),
            '」' | '』' | '〞' | '〟' => self.close(Family::Corner, mark),
            '"' | '＂' if mark.opens() => self.open(Family::Double, mark),
            '"' | '＂' => self.close(Family::Double, mark),
            _ => {}
        }
    }

    fn single(&mut self, n: usize, mark: &Mark) {
        let misplaced = mark.before.is_some_and(char::is_alphanumeric)
            && matches!(mark.sign, '‘' | '‚' | '‹');
        let low = self.is_open(Family::LowSingle) && matches!(mark.sign, '‘' | '’');
        if low && !mark.opens() {
            self.close(Family::LowSingle, mark);
        } else if mark.sign == '›' {
            self.close(Family::AngledSingle, mark);
        } else if mark.sign == '‹' || mark.opens() {
            self.open(single_family(mark.sign), mark);
        } else if !misplaced
            && !mark.elided
            && self.is_open(Family::Single)
            && !mark.before.is_none_or(char::is_whitespace)
            && !self.is_possessive(n, mark)
        {
            self.close(Family::Single, mark);
        }
    }

    /// Whether a mark after a word's last letter belongs to the word, as in `the boats' crews`.
    fn is_possessive(&self, n: usize, mark: &Mark) -> bool {
        if mark.surely_closes() || !mark.before.is_some_and(|c| "sSxz".contains(c)) {
            return false;
        }
        let later = self.marks.get(n + 1..).unwrap_or_default();
        match later.iter().find(|m| is_single_quote(m.sign) && !m.elided) {
            Some(next) => !next.opens() && next.surely_closes(),
            None => self.next_opens && self.open.last().is_some_and(|open| open.full),
        }
    }

    fn is_open(&self, family: Family) -> bool {
        self.open.iter().any(|open| open.family == family)
    }

    fn open(&mut self, family: Family, mark: &Mark) {
        if self.open.len() >= DEEPEST {
            return;
        }
        let head = self.text.get(..mark.at).unwrap_or_default().trim_end();
        let full = head.is_empty() || head.ends_with([':', ',']);
        let start = mark.at + mark.sign.len_utf8();
        self.open.push(Open { family, start, full });
    }

    /// Closes the innermost quotation of this kind, and what was left open within it.
    fn close(&mut self, family: Family, mark: &Mark) {
        let Some(n) = self.open.iter().rposition(|open| open.family == family) else {
            return;
        };
        self.open.truncate(n + 1);
        if let Some(open) = self.open.pop()
            && self.open.is_empty()
        {
            self.keep(open.start, mark.at);
        }
    }

    /// Keeps a run without the spaces that some languages set inside their marks.
    fn keep(&mut self, start: usize, end: usize) {
        let words = self.text.get(start..end).unwrap_or_default();
        let start = end - words.trim_start().len();
        let end = start + words.trim().len();
        if start < end {
            self.found.push(start..end);
        }
    }
}
