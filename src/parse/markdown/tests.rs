use super::*;
use crate::prose::Cell;
use crate::source::SourceId;

mod citations;
mod letters;
mod marks;
mod refused;

/// Checks the tree of a text in a short form, and its problems, each as `code "place"`.
#[track_caller]
fn check(text: &str, tree: &str, problems: &[&str]) {
    let file = SourceFile::new(SourceId::new("a.md"), format!("---\n---\n{text}"));
    let checked = body(&file, 8);
    assert_eq!(blocks(&checked.value.blocks), tree);
    assert_eq!(shown(&file, &checked.problems), problems);
}

fn shown(file: &SourceFile, problems: &[Diagnostic]) -> Vec<String> {
    let one = |problem: &Diagnostic| {
        assert!(problem.help.is_some(), "{}", problem.message);
        let span = problem.span.clone().unwrap();
        format!("{} {:?}", problem.code.name(), file.text(span.bytes()))
    };
    problems.iter().map(one).collect()
}

/// Blocks, each on its line.
fn blocks(content: &[Block<Reference>]) -> String {
    content.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn inner(content: &[Block<Reference>]) -> String {
    content.iter().map(block).collect::<Vec<_>>().join(" | ")
}

fn block(block: &Block<Reference>) -> String {
    match block {
        Block::Paragraph { number, content, .. } => {
            format!("p{number} {}", inlines(content))
        }
        Block::Heading { level, id, content, .. } => {
            format!("h{level} #{id} {}", inlines(content))
        }
        Block::List { start, items } => {
            let items: Vec<_> = items.iter().map(|item| inner(item)).collect();
            format!("list{start:?}({})", items.join(" ; "))
        }
        Block::Quote { content } => format!("quote({})", inner(content)),
        Block::Code { language, text } => format!("code {language:?} {text:?}"),
        Block::Table { number, columns, head, rows, .. } => {
            let row = |row: &Vec<Cell<Reference>>| {
                row.iter().map(|cell| inlines(cell)).collect::<Vec<_>>().join(",")
            };
            let rows: Vec<_> = rows.iter().map(row).collect();
            format!("table{number} {columns:?} {} / {}", row(head), rows.join(" / "))
        }
        Block::Rule => "rule".to_owned(),
        Block::Footnote { number, content, .. } => {
            format!("footnote{number} {}", inner(content))
        }
        Block::Statement { of, .. } => format!("statement {}", reference(of)),
    }
}

fn inlines(content: &[Inline<Reference>]) -> String {
    content.iter().map(one).collect()
}

fn one(inline: &Inline<Reference>) -> String {
    let to = |to: &Option<Reference>| to.as_ref().map_or(String::new(), reference);
    let all = |of: &[Reference]| of.iter().map(reference).collect::<Vec<_>>().join("; ");
    match inline {
        Inline::Text(text) => text.to_string(),
        Inline::Emphasis(content) => format!("*{}*", inlines(content)),
        Inline::Strong(content) => format!("**{}**", inlines(content)),
        Inline::Strikethrough(content) => format!("~~{}~~", inlines(content)),
        Inline::Foreign { language, content } => {
            format!("{language}<{}>", inlines(content))
        }
        Inline::Code(text) => format!("`{text}`"),
        Inline::Markup(text) => format!("‹{text}›"),
        Inline::SoftBreak => "/".to_owned(),
        Inline::HardBreak => "//".to_owned(),
        Inline::Link { to: link, content, title } => {
            let title = title.as_ref().map_or(String::new(), |t| format!(" {t:?}"));
            format!("[{}]({}{title})", inlines(content), to(link))
        }
        Inline::Image { to: link, alternative, .. } => {
            format!("![{alternative}]({})", to(link))
        }
        Inline::FootnoteMark { number, .. } => format!("^{number}"),
        Inline::Citation { of } => format!("{{{}}}", all(of)),
        Inline::Quotation { of, words } => format!("{{{} “{words}”}}", reference(of)),
        Inline::Mark { .. } => unreachable!("nothing is marked before link"),
    }
}

fn reference(of: &Reference) -> String {
    match of {
        Reference::Cite(id) | Reference::Address(id) => id.value.clone(),
    }
}

#[test]
fn paragraphs_are_numbered_in_reading_order_in_lists_and_quotations_too() {
    check(
        "One\ntwo.\n\n- three\n- four\n\n  five\n\n> six\n>\n> 1. seven\n\neight",
        "p1 One/two.\nlist\
         None(p2 three ; p3 four | p4 five)\nquote(p5 six | listSome(1)(p6 seven))\np7 eight",
        &[],
    );
}

#[test]
fn the_text_of_a_tight_item_is_a_paragraph_before_what_it_holds() {
    check(
        "- a *b*\n  c\n  - d\n- ```x\n  e\n  ```\n  f",
        "listNone(p1 a *b*/c | listNone(p2 d) ; code Some(\"x\") \"e\\n\" | p3 f)",
        &[],
    );
}

#[test]
fn letters_are_kept_as_the_author_wrote_them() {
    check(
        "\"a\" 'b' -- c... “d” &amp; &lt;e \\*f\\*  \ng\\\nh ~~i~~ **j** _k_ {{ l }} {% m %}",
        "p1 \"a\" 'b' -- c... “d” & <e *f*//g//h ~~i~~ **j** *k* {{ l }} {% m %}",
        &[],
    );
    check("- [ ] a task $x$", "listNone(p1 [ ] a task $x$)", &[]);
    check("\u{200B}שלום 👩‍👩‍👧 e\u{301}", "p1 \u{200B}שלום 👩‍👩‍👧 e\u{301}", &[]);
}

#[test]
fn a_table_takes_one_number() {
    check(
        "a\n\n| x | y |\n|:-|-:|\n| *1* | [@a] |\n| 2 |\n\nb",
        "p1 a\ntable2 [Left, Right] x,y / *1*,{a} / 2,\np3 b",
        &[],
    );
}

#[test]
fn a_cell_behind_the_last_column_is_reported() {
    check("|x|\n|-|\n|1|2|\n", "table1 [None] x / 1", &["cut-text \"2|\""]);
}

#[test]
fn headings_have_ids_that_are_unique_and_no_paragraphs() {
    check(
        "## Returns {#back}\n### P4\n### What’s “new”?\n### What’s new\n### back\n### *é* À\n### !",
        "h2 #back Returns\nh3 #h-p4 P4\nh3 #whats-new What’s “new”?\nh3 #whats-new-2 What’s new\
         \nh3 #back-2 back\nh3 #é-à *é* À\nh3 #section !",
        &[],
    );
}

#[test]
fn an_id_that_an_author_wrote_wins_over_one_made_of_words() {
    check("## Costs\n## Other {#costs}", "h2 #costs-2 Costs\nh2 #costs Other", &[]);
    check(
        "## Set {% if x %}\n## T {# x #}",
        "h2 #set-if-x Set {% if x %}\nh2 #t-x T {# x #}",
        &[],
    );
}

#[test]
fn an_id_that_is_taken_is_an_error() {
    check(
        "## A {#p4}\n## B {#x}\n## C {#x} ##",
        "h2 #a A\nh2 #x B\nh2 #c C",
        &["address-taken \"p4\"", "duplicate-id \"x\""],
    );
}

#[test]
fn a_heading_that_skips_a_level_is_reported() {
    check(
        "# A\n#### B\n## C",
        "h2 #a A\nh4 #b B\nh2 #c C",
        &["heading-skips-level \"#\"", "heading-skips-level \"####\""],
    );
    check(
        "A\n= =\n\nB\n===\n\n- ####\tC ##\n",
        "p1 A/= =\nh2 #b B\nlistNone(h4 #c C)",
        &["heading-skips-level \"===\"", "heading-skips-level \"####\""],
    );
}

#[test]
fn words_are_counted_without_code_and_citations() {
    let file = SourceFile::new(
        SourceId::new("a.md"),
        "## One two\n\nthree[^1] [@a] four\n\n    five\n\n[^1]: six".to_owned(),
    );
    assert_eq!(body(&file, 0).value.n_words, 5);
}

#[track_caller]
fn check_line(text: &str, tree: &str, problems: &[&str]) {
    let file = SourceFile::new(SourceId::new("a.yaml"), format!("k: {text}"));
    let place = |bytes: Range<usize>| Span::new(&file.id, bytes.start + 3..bytes.end + 3);
    let checked = inline(text, &place);
    assert_eq!(inlines(&checked.value), tree);
    assert_eq!(shown(&file, &checked.problems), problems);
}

#[test]
fn a_line_of_yaml_is_one_paragraph_whatever_it_begins_with() {
    for text in [
        "# a",
        "- a",
        "1. a",
        "> a",
        "```",
        "| a | b |",
        "---",
        "a",
        "",
        "[x]: y",
        "***",
        "+ b",
        "1) x",
        "=",
        "&",
        "~~~x",
    ] {
        check_line(text, text, &[]);
    }
    check_line("  a\n\n> b\n- c ", "a  > b - c", &[]);
    check_line(
        "*a* **b** `c` [d](e) [@f] [@g \"h\"]",
        "*a* **b** `c` [d](e) {f} {g “h”}",
        &[],
    );
    check_line("*“a”* _b_", "*“a”* *b*", &[]);
    check_line("![@a]", "{a}", &[]);
}

#[test]
fn problems_of_a_line_have_their_places() {
    check_line(
        "a <b>b [@] [^1] [x](file:y)",
        "a ‹<b>›b [@] [^1] [x]()",
        &[
            "raw-html \"<b>\"",
            "unknown-citation \"[@]\"",
            "undefined-footnote \"[^1]\"",
            "unsafe-link \"file:y\"",
        ],
    );
}
