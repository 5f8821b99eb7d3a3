use super::*;
use crate::prose::Alignment;
use crate::source::{Origin, SourceId, Span};

mod code;
mod tags;

fn place() -> Place {
    Place {
        root: "../".to_owned(),
        prefix: String::new(),
        link_to_paragraph: "Link to paragraph {n}".to_owned(),
        link_to_heading: "Link to this heading".to_owned(),
        back_to_text: "Back to the text".to_owned(),
        table: "Table".to_owned(),
    }
}

fn origin() -> Origin {
    Origin::new(Span::new(&SourceId::new("a.md"), 0..0))
}

fn words(text: &str) -> Vec<Inline<Anchor>> {
    vec![Inline::Text(text.into())]
}

fn paragraph(number: u32, content: Vec<Inline<Anchor>>) -> Block<Anchor> {
    Block::Paragraph { number, content, origin: origin() }
}

fn to(href: &str) -> Anchor {
    Anchor { href: href.to_owned(), ..Anchor::default() }
}

fn source(label: &str) -> Anchor {
    Anchor {
        href: format!("articles/a.html#s{label}"),
        label: Some(label.to_owned()),
        title: Some(format!("Source {label}")),
        id: Some(format!("cite-{label}")),
        ..Anchor::default()
    }
}

fn outside(href: &str) -> Anchor {
    Anchor { external: true, ..to(href) }
}

#[track_caller]
fn check(block: Block<Anchor>, html: &str) {
    assert_eq!(blocks(&[block], &place()).as_str().trim_end(), html);
}

#[track_caller]
fn check_line(inline: Inline<Anchor>, html: &str) {
    assert_eq!(inlines(&[inline], &place()).as_str(), html);
}

#[test]
fn a_paragraph_has_its_number_as_a_link_to_itself() {
    check(
        paragraph(4, words("a < b")),
        "<p id=\"p4\"><a class=\"paragraph-number\" href=\"#p4\" \
         aria-label=\"Link to paragraph 4\">4</a> a &lt; b</p>",
    );
}

#[test]
fn ids_begin_with_the_prefix_of_the_place() {
    let place = Place { prefix: "a-".to_owned(), ..Place::default() };
    let html = blocks(&[paragraph(1, words("x"))], &place);
    assert_eq!(
        html.as_str(),
        "<p id=\"a-p1\"><a class=\"paragraph-number\" href=\"#a-p1\">1</a> x</p>\n"
    );
}

#[test]
fn a_heading_links_to_itself() {
    check(
        Block::Heading {
            level: 1,
            id: "a\"b".to_owned(),
            content: words("A"),
            origin: origin(),
        },
        "<h2 id=\"a&quot;b\">A <a class=\"heading-link\" href=\"#a&quot;b\" \
         aria-label=\"Link to this heading\">#</a></h2>",
    );
}

#[test]
fn lists_quotations_and_rules_are_what_they_are() {
    let item = vec![Block::Quote { content: vec![Block::Rule] }];
    check(
        Block::List { start: Some(3), items: vec![item] },
        "<ol start=\"3\">\n<li><blockquote>\n<hr>\n</blockquote>\n</li>\n</ol>",
    );
    check(Block::List { start: None, items: vec![vec![]] }, "<ul>\n<li></li>\n</ul>");
}

#[test]
fn a_table_can_be_scrolled_by_keyboard_and_names_its_columns() {
    check(
        Block::Table {
            number: 2,
            columns: vec![Alignment::None, Alignment::Right],
            head: vec![vec![], words("n")],
            rows: vec![vec![words("a"), words("\"1\"")]],
            origin: origin(),
        },
        "<div class=\"table\" id=\"p2\"><a class=\"paragraph-number\" href=\"#p2\" \
         aria-label=\"Link to paragraph 2\">2</a>\n\
         <div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table ¶2\">\n\
         <table>\n<caption class=\"unseen\">Table ¶2</caption>\n<thead>\n<tr><td></td><th scope=\"col\" class=\"align-right\">n</th></tr>\n\
         </thead>\n<tbody>\n<tr><td>a</td><td class=\"align-right\">&quot;1&quot;</td></tr>\n\
         </tbody>\n</table>\n</div>\n</div>",
    );
}

#[test]
fn citations_are_marks_with_words_for_a_screen_reader() {
    check_line(
        Inline::Citation { of: vec![source("3"), to("")] },
        "<sup class=\"citations\"><a class=\"citation\" id=\"cite-3\" \
         href=\"../articles/a.html#s3\" aria-label=\"Source 3\">3</a>, \
         <span class=\"citation\">*</span></sup>",
    );
    check_line(
        Inline::Quotation { of: to("#x"), words: "it’s <so>".to_owned() },
        "<q class=\"quotation\">it’s &lt;so&gt;</q><sup class=\"citations\">\
         <a class=\"citation\" href=\"#x\">*</a></sup>",
    );
    check(
        Block::Statement { of: source("3"), origin: origin() },
        "<p class=\"statement\"><a id=\"cite-3\" href=\"../articles/a.html#s3\">Source 3</a></p>",
    );
}

#[test]
fn the_mark_of_a_citation_stands_at_the_word_before_it() {
    let cited = || Inline::Citation { of: vec![to("#x")] };
    let text = |text: &str| Inline::Text(text.into());
    let content = [text("a "), cited(), text(" b"), Inline::SoftBreak, cited()];
    let mark = "<sup class=\"citations\"><a class=\"citation\" href=\"#x\">*</a></sup>";
    let html = inlines(&content, &place());
    assert_eq!(html.as_str(), format!("a{mark} b{mark}"));
}

#[test]
fn marked_words_bear_the_ids_of_what_begins_there() {
    let rests = vec![source("1"), source("2")];
    check_line(
        Inline::Mark { rests: rests.clone(), starts: rests.clone(), content: words("w") },
        "<mark class=\"passage\" id=\"cite-1\"><span id=\"cite-2\"></span>w</mark>\
         <sup class=\"rests\"><a class=\"rest\" href=\"../articles/a.html#s1\" \
         aria-label=\"Source 1\">1</a>, <a class=\"rest\" href=\"../articles/a.html#s2\" \
         aria-label=\"Source 2\">2</a></sup>",
    );
    check_line(
        Inline::Mark { rests, starts: vec![], content: words("w") },
        "<mark class=\"passage\">w</mark>",
    );
}

#[test]
fn footnotes_and_their_marks_lead_to_each_other() {
    let mark = |number| Inline::FootnoteMark { label: "x".to_owned(), number };
    let html = blocks(
        &[
            paragraph(1, vec![mark(1), mark(1), mark(7)]),
            Block::Footnote { label: "x".to_owned(), number: 1, content: vec![] },
        ],
        &Place { back_to_text: "Back".to_owned(), ..Place::default() },
    );
    assert_eq!(
        html.as_str(),
        "<p id=\"p1\"><a class=\"paragraph-number\" href=\"#p1\">1</a> \
         <sup class=\"footnote\"><a role=\"doc-noteref\" id=\"fnref-1\" href=\"#fn-1\">1</a></sup>\
         <sup class=\"footnote\"><a role=\"doc-noteref\" id=\"fnref-1-2\" href=\"#fn-1\">1</a>\
         </sup><sup class=\"footnote\">7</sup></p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"fn-1\" value=\"1\">\n\
         <a class=\"footnote-back\" role=\"doc-backlink\" href=\"#fnref-1\" aria-label=\"Back\">\
         ↩\u{FE0E}</a>\n\
         <a class=\"footnote-back\" role=\"doc-backlink\" href=\"#fnref-1-2\" aria-label=\"Back\">\
         ↩\u{FE0E}</a>\n</li>\n</ol>\n</section>\n"
    );
}

#[test]
fn a_link_leads_from_the_root_or_out() {
    let link = |to, title: &str| Inline::Link {
        to,
        title: Some(title.into()),
        content: words("w"),
    };
    check_line(
        link(Some(to("topics/a.html#b c")), "\"><script>"),
        "<a href=\"../topics/a.html#b%20c\" title=\"&quot;&gt;&lt;script&gt;\">w</a>",
    );
    check_line(
        link(Some(outside("https://h/?a=1&b='")), ""),
        "<a href=\"https://h/?a=1&amp;b=%27\" rel=\"external noopener noreferrer\">w</a>",
    );
    check_line(link(None, "t"), "w");
}

#[test]
fn no_address_is_written_that_could_be_anything_else() {
    let link = |to| Inline::Link { to: Some(to), title: None, content: words("w") };
    for href in ["javascript:a", "data:a", "", "//h/a", "/a", "\\\\h", "a:b", "https://h"]
    {
        check_line(link(to(href)), "w");
    }
    for href in ["javascript:a", "JAVASCRIPT:a", "file:a", "", "a.html", "//h"] {
        check_line(link(outside(href)), "w");
    }
}

#[test]
fn links_do_not_stand_within_links() {
    let inner = Inline::Link { to: Some(to("b")), title: None, content: words("w") };
    let mark =
        Inline::Mark { rests: vec![to("c")], starts: vec![to("c")], content: vec![] };
    let note = Inline::FootnoteMark { label: "1".to_owned(), number: 1 };
    let content = vec![inner, mark, note, Inline::Citation { of: vec![to("d")] }];
    check_line(
        Inline::Link { to: Some(to("a")), title: None, content },
        "<a href=\"../a\">w<mark class=\"passage\"></mark><sup class=\"footnote\">1</sup>\
         <sup class=\"citations\"><span class=\"citation\">*</span></sup></a>",
    );
}

#[test]
fn a_picture_has_its_size_and_never_comes_from_another_host() {
    let image = |to| Inline::Image {
        to,
        alternative: "a \"b\"".to_owned(),
        title: Some("t".into()),
    };
    check_line(
        image(Some(Anchor { pixels: Some((30, 20)), ..to("static/a.png") })),
        "<img src=\"../static/a.png\" alt=\"a &quot;b&quot;\" width=\"30\" height=\"20\" \
         title=\"t\" loading=\"lazy\" decoding=\"async\">",
    );
    check_line(
        image(Some(outside("https://h/a.png"))),
        "<a href=\"https://h/a.png\" rel=\"external noopener noreferrer\" title=\"t\">\
         a &quot;b&quot;</a>",
    );
    check_line(image(None), "a &quot;b&quot;");
    check_line(image(Some(to("data:image/svg+xml,x"))), "a &quot;b&quot;");
}

#[test]
fn html_and_code_are_shown_as_letters() {
    check_line(
        Inline::Markup("<img src=x onerror=y>".to_owned()),
        "<code class=\"markup\">&lt;img src=x onerror=y&gt;</code>",
    );
    check_line(Inline::Code("a&b".to_owned()), "<code>a&amp;b</code>");
    check(
        Block::Code {
            language: Some("x\" on".to_owned()),
            text: "</code>\u{1b}".to_owned(),
        },
        "<pre class=\"code\" tabindex=\"0\"><code class=\"language-x&quot; on\">\
         &lt;/code&gt;\u{FFFD}</code></pre>",
    );
}

#[test]
fn signs_that_turn_the_direction_are_isolated() {
    check_line(Inline::Text("a\u{202E}b".into()), "<bdi>a\u{202E}b</bdi>");
    check_line(Inline::Code("\u{2066}".to_owned()), "<code><bdi>\u{2066}</bdi></code>");
    check_line(Inline::Text("é 👩‍👩‍👧 \u{200B}".into()), "é 👩‍👩‍👧 \u{200B}");
}

#[test]
fn text_from_right_to_left_sets_its_own_direction() {
    let html = blocks(&[paragraph(1, words("سلام"))], &Place::default());
    assert!(html.as_str().starts_with("<p id=\"p1\" dir=\"auto\">"), "{html:?}");
}
