//! The other way round: words become the YAML of a passage, ready to be pasted into a summary.

use std::iter::repeat_n;

/// The column at which the words of a pasted passage begin: one deeper than the keys of a point
/// stand, so that the first line may be pasted at any place up to there.
const INDENT: usize = 6;
/// The column after which a line is broken.
const WIDTH: usize = 100;

/// A passage that is to be written down.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WrittenPassage<'a> {
    /// The words.
    pub(crate) exact: &'a str,
    /// Words right before them, where they are needed to tell the place.
    pub(crate) prefix: Option<&'a str>,
    /// Words right after them, where they are needed to tell the place.
    pub(crate) suffix: Option<&'a str>,
}

impl WrittenPassage<'_> {
    /// With its key: `passage: …`.
    pub(crate) fn as_key(&self) -> String {
        self.under("passage:", INDENT)
    }

    /// As one of several below `passages`: `- …`.
    pub(crate) fn as_item(&self) -> String {
        self.under("-", INDENT + 2)
    }

    /// Below a line's beginning, its words or keys at this column.
    fn under(&self, head: &str, column: usize) -> String {
        if self.prefix.is_none() && self.suffix.is_none() {
            return format!("{head} {}\n", scalar(self.exact, column));
        }
        let mut yaml = format!("{head}\n");
        let keys = [
            ("exact", Some(self.exact)),
            ("prefix", self.prefix),
            ("suffix", self.suffix),
        ];
        for (key, words) in keys {
            if let Some(words) = words {
                let words = scalar(words, column + 2);
                yaml.extend(repeat_n(' ', column));
                yaml.extend([key, ": ", &words, "\n"]);
            }
        }
        yaml
    }
}

/// Words as one value: a folded block, in which nothing needs quotation marks, or where they
/// hold signs that no block can, in quotation marks with these escaped.
fn scalar(words: &str, column: usize) -> String {
    if !is_block(words) {
        return quoted(words);
    }
    let mut block = ">-".to_owned();
    let mut width = WIDTH;
    for word in words.split(' ') {
        let length = word.chars().count() + 1;
        if width + length > WIDTH {
            block.push('\n');
            block.extend(repeat_n(' ', column));
            width = column;
        } else {
            block.push(' ');
        }
        block.push_str(word);
        width += length;
    }
    block
}

/// Whether words can stand in a folded block: their spaces stand alone between letters, and all
/// signs are printable ones that end no line (YAML 1.1 and 1.2).
fn is_block(words: &str) -> bool {
    let is_printable = |c: char| match c {
        ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => {
            !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
        }
        _ => false,
    };
    words.chars().all(is_printable) && words.split(' ').all(|word| !word.is_empty())
}

/// A character as it is written inside quotation marks by its number.
fn escape(c: char) -> String {
    match u32::from(c) {
        code @ ..=0xff => format!("\\x{code:02X}"),
        code @ ..=0xffff => format!("\\u{code:04X}"),
        code => format!("\\U{code:08X}"),
    }
}

/// Words in quotation marks, on one line.
fn quoted(words: &str) -> String {
    let mut text = String::from('"');
    for c in words.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            c if is_block(c.encode_utf8(&mut [0; 4])) || c == ' ' => text.push(c),
            c => text += &escape(c),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::read::file;
    use super::*;
    use crate::source::{SourceFile, SourceId};

    /// The passages that the reader of summaries finds in a point with this YAML, each as
    /// words, prefix and suffix; the text is pasted with its first line at this column.
    fn read_back(yaml: &str, column: usize, key: &str) -> Vec<[Option<String>; 3]> {
        let pasted = format!("{}{yaml}", " ".repeat(column));
        let text = format!("headline: A\npoints:\n  a:\n    says: B.\n{key}{pasted}");
        let id = SourceId::new("content/summaries/x.yaml");
        let read = file(&SourceFile::new(id, text.clone()));
        let told: Vec<_> = read.problems.iter().map(|p| (p.code, &p.message)).collect();
        assert!(told.is_empty(), "{told:?}\n{text}");
        let passages = &read.value.summaries[0].points[0].passages;
        let text = |text: &crate::source::Spanned<String>| text.value.clone();
        let all = passages.iter().map(|p| {
            [
                Some(text(&p.exact)),
                p.prefix.as_deref().map(text),
                p.suffix.as_deref().map(text),
            ]
        });
        all.collect()
    }

    /// Words of any letters that a text may hold, with all that YAML takes for its own.
    fn words() -> impl Strategy<Value = String> {
        let own = prop::sample::select(vec![
            ": ",
            " #",
            "- ",
            "\"",
            "'",
            "{",
            "}",
            "[",
            "]",
            ", ",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
            "@",
            "`",
            "\\",
            "---",
            "...",
            "?",
            "  ",
            "\u{a0}",
            "\u{85}",
            "\u{2028}",
            "\u{feff}",
            "\u{200b}",
            "\t",
            "\n",
            "\u{7f}",
            "\u{0}",
            "\u{fffe}",
            "é",
            "😀",
            " ",
            " ",
            " ",
            "word",
            "no",
            "1.0",
            "2024-01-01",
            "~",
            "null",
        ]);
        let any = any::<char>()
            .prop_filter(
                "direction",
                |c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'),
            )
            .prop_map(|c| c.to_string());
        let piece = prop_oneof![6 => own.prop_map(str::to_owned), 1 => any];
        prop::collection::vec(piece, 1..60)
            .prop_map(|pieces| pieces.concat())
            .prop_filter("a reader asks for letters", |words| {
                words.trim_end_matches('\n') == words && !words.trim().is_empty()
            })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_letter_for_letter(
            exact in words(),
            prefix in prop::option::of(words()),
            suffix in prop::option::of(words()),
            column in 4..6_usize,
        ) {
            let (prefix, suffix) = (prefix.as_deref(), suffix.as_deref());
            let written = WrittenPassage { exact: &exact, prefix, suffix };
            let owned = |text: Option<&str>| text.map(str::to_owned);
            let expect = vec![[Some(exact.clone()), owned(prefix), owned(suffix)]];
            let key = written.as_key();
            prop_assert_eq!(&read_back(&key, 4, ""), &expect);
            let item = written.as_item();
            prop_assert_eq!(read_back(&item, column, "    passages:\n"), expect);
        }
    }

    #[test]
    fn long_words_are_broken_between_words() {
        let check = |exact: &str, expect: &str| {
            let written = WrittenPassage { exact, prefix: None, suffix: None };
            assert_eq!(written.as_key(), expect);
        };
        check("a: “b” # c", "passage: >-\n      a: “b” # c\n");
        check("a\u{85}\"b\"", "passage: \"a\\x85\\\"b\\\"\"\n");
        let long = "eleven ones ".repeat(10);
        let line = "eleven ones ".repeat(8);
        check(
            long.trim_end(),
            &format!(
                "passage: >-\n      {} eleven\n      {}\n",
                line.strip_suffix(" eleven ones ").unwrap(),
                "ones eleven ones eleven ones"
            ),
        );
    }

    #[test]
    fn what_tells_the_place_stands_below_the_words() {
        let written =
            WrittenPassage { exact: "a b", prefix: Some("c"), suffix: Some("d") };
        let keys = "exact: >-\n        a b\n      prefix: >-\n        c\n      \
                    suffix: >-\n        d\n";
        assert_eq!(written.as_key(), format!("passage:\n      {keys}"));
        let keys = keys.replace("\n ", "\n   ");
        assert_eq!(written.as_item(), format!("-\n        {keys}"));
    }
}
