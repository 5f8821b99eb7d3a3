//! The fonts that documents are set in: those built in, and those that the theme brings.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontInfo};
use typst_kit::fonts::{FontStore, embedded};

use crate::diag::{Code, Diagnostic};
use crate::source::{Sources, Span};

/// The built-in fonts, read once: to read them takes as long as to set a short document.
static BUILT_IN: LazyLock<Vec<(Font, FontInfo)>> = LazyLock::new(|| embedded().collect());

/// The file that the program writes itself, of words that stand elsewhere too.
const LOCK: &str = "content/evidence.lock";

/// The endings of font files.
pub(super) const ENDINGS: [&str; 4] = [".otf", ".ttf", ".ttc", ".otc"];

/// The fonts in the order in which they are looked through; `own` are the files of the theme's.
pub(super) fn store(own: Vec<Vec<u8>>) -> FontStore {
    let mut fonts = FontStore::new();
    for file in own {
        fonts.extend(Font::iter(Bytes::new(file)).map(|font| {
            let info = font.info().clone();
            (font, info)
        }));
    }
    fonts.extend(BUILT_IN.iter().cloned());
    fonts
}

/// Those of the letters that no font has. What is not seen needs no font.
pub(super) fn lacking(fonts: &FontStore, letters: &BTreeSet<char>) -> Vec<char> {
    let book = fonts.book();
    let has = |letter: char| {
        let mut infos = (0..).map_while(|number| book.info(number));
        infos.any(|info| info.coverage.contains(u32::from(letter)))
    };
    letters.iter().copied().filter(|letter| is_seen(*letter) && !has(*letter)).collect()
}

/// Whether a letter leaves a mark on paper: white space, controls and what only turns or joins
/// other letters (Unicode, `Default_Ignorable_Code_Point`) do not.
fn is_seen(letter: char) -> bool {
    let is_ignorable = matches!(u32::from(letter),
        0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
        | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164
        | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xE0000..=0xE0FFF);
    !(letter.is_whitespace() || letter.is_control() || is_ignorable)
}

/// Tells of letters that no font has, each once in every file that has it.
pub(super) fn told(sources: &Sources, lacking: &[char]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for letter in lacking {
        let before = problems.len();
        for (id, file) in &sources.files {
            let is_of_authors = !id.path().starts_with("themes/") && id.path() != LOCK;
            let at = file.whole().find(*letter).filter(|_| is_of_authors);
            let Some(at) = at else { continue };
            let span = Span::new(id, at..at + letter.len_utf8());
            problems.push(told_at(*letter, Some(span)));
        }
        if problems.len() == before {
            problems.push(told_at(*letter, None));
        }
    }
    problems
}

/// Tells of one letter.
fn told_at(letter: char, span: Option<Span>) -> Diagnostic {
    let message = format!("no font has `{letter}` (U+{:04X})", u32::from(letter));
    let problem = match span {
        Some(span) => Diagnostic::at(Code::LetterWithoutFont, span, message),
        None => Diagnostic::new(Code::LetterWithoutFont, message),
    };
    problem.help(
        "write it otherwise, or put a font that has it into the `static` folder of the \
         theme, as an `.otf` or `.ttf` file",
    )
}
