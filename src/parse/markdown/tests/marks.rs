//! Words marked as of another language.

use proptest::prelude::*;

use super::*;
use crate::prose;

#[test]
fn words_in_brackets_with_a_language_behind_them_are_of_it() {
    check("Some [savoir-faire]{lang=fr}.", "p1 Some fr<savoir-faire>.", &[]);
    check("[a]{lang=\"de-AT\"} [b]{ lang='fr' }", "p1 de-AT<a> fr<b>", &[]);
    check("[a\nb]{lang=fr} c\nd", "p1 fr<a/b> c/d", &[]);
    check("[a]{lang=fr}[b]{lang=de}", "p1 fr<a>de<b>", &[]);
    check("## [Fin]{lang=fr} {#end}", "h2 #end fr<Fin>", &[]);
    check("## La [fin]{lang=fr}", "h2 #la-fin La fr<fin>", &[]);
    check("- [a]{lang=fr}\n\n> [b]{lang=fr}", "listNone(p1 fr<a>)\nquote(p2 fr<b>)", &[]);
    check("|a|b|\n|---|---|\n|[c]{lang=fr}|d|", "table1 [None, None] a,b / fr<c>,d", &[]);
}

#[test]
fn marked_words_may_hold_all_that_words_hold() {
    check("[*savoir*-faire]{lang=fr}", "p1 fr<*savoir*-faire>", &[]);
    check("*[savoir]{lang=fr}-faire*", "p1 *fr<savoir>-faire*", &[]);
    check("[a `b]{` c]{lang=fr}", "p1 fr<a `b]{` c>", &[]);
    check("[a [b] c]{lang=fr}", "p1 fr<a [b] c>", &[]);
    check("[a [@x/y] b]{lang=fr} [@z]", "p1 fr<a {x/y} b> {z}", &[]);
    check("[a [b]{lang=la} c]{lang=fr}", "p1 fr<a la<b> c>", &[]);
    check("[mot]{lang=fr}[@x/y]", "p1 fr<mot>{x/y}", &[]);
    check("[a\\]b]{lang=fr}", "p1 fr<a]b>", &[]);
}

#[test]
fn a_link_may_hold_marked_words_or_be_marked() {
    check("[un [mot]{lang=fr}](a.md)", "p1 [un fr<mot>](a.md)", &[]);
    check("[[mot](a.md)]{lang=fr}", "p1 fr<[mot](a.md)>", &[]);
    check("[mot](a.md){lang=fr}", "p1 fr<[mot](a.md)>", &[]);
    check(
        "[mot]{lang=fr} [x][mot]{lang=fr}\n\n[mot]: a.md",
        "p1 fr<[mot](a.md)> fr<[x](a.md)>",
        &[],
    );
    check("[mot](a.md){b}", "p1 [mot](a.md){b}", &[]);
    check("[mot](a.md) {lang=fr}", "p1 [mot](a.md) {lang=fr}", &[]);
}

#[test]
fn nothing_is_marked_in_code_or_behind_an_escape() {
    check("`[a]{lang=fr}` \\[a]{lang=fr}", "p1 `[a]{lang=fr}` [a]{lang=fr}", &[]);
    check("[a\\]{lang=fr} [b]\\{lang=fr}", "p1 [a]{lang=fr} [b]{lang=fr}", &[]);
    check(
        "[a] {lang=fr} b]{c} &#91;a]{lang=fr}",
        "p1 [a] {lang=fr} b]{c} [a]{lang=fr}",
        &[],
    );
    check("```\n[a]{b}\n```", "code None \"[a]{b}\\n\"", &[]);
}

#[test]
fn a_mark_that_cannot_be_read_is_told_where_it_is_wrong() {
    let plain = |text: &str, at: &str| {
        check(text, &format!("p1 {text}"), &[&format!("invalid-mark {at:?}")]);
    };
    plain("[a]{b}", "b");
    plain("[a]{fr}", "fr");
    plain("[a]{#b}", "#b");
    plain("[a]{}", "{}");
    plain("[a]{ }", "{ }");
    plain("[a]{language=fr}", "language");
    plain("[a]{lang=fr class=b}", "class");
    plain("[a]{lang=fr lang=de}", "lang=de");
    plain("[a]{lang=}", "lang=");
    plain("[a]{lang=french}", "french");
    plain("[a]{lang=\"en_GB\"}", "\"en_GB\"");
    plain("[a]{lang=fr and so on", "{lang=fr");
    plain("[a]{lang=fr [b]", "{lang=fr");
    plain("[]{lang=fr}", "]{lang=fr}");
    plain("[ ]{lang=fr}", "]{lang=fr}");
    plain("a]{lang=fr}", "]{");
    check("*[a*]{lang=fr}", "p1 *[a*]{lang=fr}", &["invalid-mark \"]{\""]);
    check("[a]{lang=FR\n}", "p1 FR<a>", &[]);
    check("[@a]{lang=fr}", "p1 {a}{lang=fr}", &["invalid-mark \"{\""]);
    check("[a]{b}\n\n[a]: c.md", "p1 [a](c.md){b}", &["invalid-mark \"b\""]);
}

#[test]
fn marks_stand_four_deep_within_each_other() {
    let nested = |n: usize| format!("{}a{}", "[".repeat(n), "]{lang=fr}".repeat(n));
    check(&nested(4), "p1 fr<fr<fr<fr<a>>>>", &[]);
    check(&nested(5), "p1 [fr<fr<fr<fr<a>>>>]{lang=fr}", &["invalid-mark \"]{\""]);
    let within = format!("[*{}*]{{lang=fr}}", nested(4));
    check(&within, "p1 [*fr<fr<fr<fr<a>>>>*]{lang=fr}", &["invalid-mark \"]{\""]);
    check(&format!("{} [b]{{lang=fr}}", nested(4)), "p1 fr<fr<fr<fr<a>>>> fr<b>", &[]);
}

/// A phrase in a short form, and its problems with the letters of their places.
fn read(text: &str) -> (String, Vec<String>) {
    let file = SourceFile::new(SourceId::new("a.yaml"), text.to_owned());
    let checked = phrase(text, &|bytes| Span::new(&file.id, bytes));
    let pieces = checked.value.pieces().iter().map(|piece| match &piece.language {
        Some(language) => format!("{language}<{}>", piece.words),
        None => piece.words.clone(),
    });
    let pieces: String = pieces.collect();
    let shown_as = if pieces.is_empty() { checked.value.to_string() } else { pieces };
    (shown_as, shown(&file, &checked.problems))
}

#[test]
fn in_a_phrase_only_marks_and_their_escape_mean_something() {
    let check = |text: &str, expect: &str, problems: &[&str]| {
        assert_eq!(
            read(text),
            (expect.to_owned(), problems.iter().map(|&p| p.to_owned()).collect())
        );
    };
    check("*a* [mot]{lang=fr} `b` [@c]", "*a* fr<mot> `b` [@c]", &[]);
    check("[a [b]{lang=la} c]{lang=fr}", "fr<a >la<b>fr< c>", &[]);
    check("\\[a]{lang=fr} [b]{lang=fr}", "[a]{lang=fr} fr<b>", &[]);
    check("\\[a]{b}", "[a]{b}", &[]);
    check("[a]{b}", "[a]{b}", &["invalid-mark \"b\""]);
    check("é [a]{lang=french}", "é [a]{lang=french}", &["invalid-mark \"french\""]);
    check("a \\[b] [c] {d}", "a \\[b] [c] {d}", &[]);
}

/// Texts of the signs that mean something, with letters between them.
fn any_text() -> impl Strategy<Value = String> {
    let signs = vec![
        "[",
        "]",
        "{",
        "}",
        "]{",
        "]{lang=fr}",
        "[mot]{lang=fr}",
        "\\",
        "*",
        "`",
        "lang=",
        "\"",
        "(",
        ")",
        "(a.md)",
        " ",
        "\n",
        "é",
        "a",
        "b",
        "[@a/x]",
        "![",
        "[^1]",
        "<b>",
        "|",
        "#",
    ];
    prop::collection::vec(prop::sample::select(signs), 0..24)
        .prop_map(|signs| signs.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_problem_has_a_place(text in any_text()) {
        let file = SourceFile::new(SourceId::new("a.md"), text.clone());
        let read_whole = body(&file, 0);
        for problem in read_whole.problems {
            prop_assert!(file.whole().get(problem.span.unwrap().bytes()).is_some());
        }
        let (_, problems) = read(&text);
        drop(problems);
    }

    #[test]
    fn a_text_without_the_signs_is_the_same_with_brackets_paired_and_not(text in any_text()) {
        let text = text.replace("]{", "] {").replace("){", ") {").into();
        let place = |bytes| Span::new(&SourceId::new("a"), bytes);
        let mut reading = Reading::new(&text, &place, false);
        prop_assert!(!reading.has_marks);
        let fast = super::super::read(Reading::new(&text, &place, false));
        reading.has_marks = true;
        let slow = super::super::read(reading);
        let letters = |body: &Body| blocks(&body.blocks);
        prop_assert_eq!(letters(&fast.value), letters(&slow.value));
        prop_assert_eq!(fast.problems, slow.problems);
        prop_assert_eq!(&*phrase(&text, &place).value, text.as_str());
    }

    #[test]
    fn the_letters_of_marked_words_are_the_words(
        before in "[a-z é]{0,8}",
        words in "[a-zé]([a-zé ’-]{0,8}[a-zé])?",
        after in "[a-z é.]{0,8}",
    ) {
        let text = format!("x{before}[{words}]{{lang=fr}}{after}");
        let place = |bytes| Span::new(&SourceId::new("a"), bytes);
        let line = inline(&text, &place);
        prop_assert_eq!(&line.problems, &[]);
        let plain = format!("x{before}{words}{after}");
        prop_assert_eq!(prose::plain(&line.value), plain.trim_end());
        let said = phrase(&text, &place);
        prop_assert_eq!(&said.problems, &[]);
        prop_assert_eq!(&*said.value, plain.as_str());
        let foreign = said.value.pieces().iter().find(|piece| piece.language.is_some());
        prop_assert_eq!(foreign.map(|piece| piece.words.as_str()), Some(words.as_str()));
    }
}
