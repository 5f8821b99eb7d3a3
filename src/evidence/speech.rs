//! Finds what stands inside quotation marks: paragraphs in, ranges of speech out.
//!
//! A quotation that a paragraph leaves open is speech to the end of that paragraph. It goes
//! on in the next one where that opens with a mark of its own, or where its first mark is a
//! closing one. An apostrophe opens and closes nothing. In doubt words are no speech: to put
//! words in somebody's mouth is the worse fault.

use std::ops::Range;

use self::marks::{Mark, marks};
use super::fold::is_single_quote;

mod marks;

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

fn single_family(opening: char) -> Family {
    match opening {
        '‚' => Family::LowSingle,
        '‹' => Family::AngledSingle,
        _ => Family::Single,
    }
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
