//! What is made once and stands in several places: cards of statements, contents of articles.

use crate::pack::PackTest;

/// The pack of three articles, with one file of the built-in theme exchanged.
fn pack(path: &str, text: &str) -> PackTest {
    let pack = PackTest::folder("tests/packs/full-body");
    pack.with(&format!("themes/default/templates/{path}"), text)
}

#[test]
fn a_card_is_the_same_wherever_it_stands_but_for_what_is_its_own() {
    let card = "<b{{ own }} id=\"{{ head.prefix }}{{ s.anchor }}\"{{ own_end }}>\
                {{ head.root }}{{ s.href }}</b>";
    let test = pack("parts/statement.html", card);
    let href = "articles/council-vote.html#right-time";
    let own = format!("<b id=\"right-time\">../{href}</b>");
    assert!(test.page("articles/council-vote.html").contains(&own));
    let elsewhere = format!("<b>../{href}</b>");
    assert!(test.page("topics/money.html").contains(&elsewhere));
    let printed = format!("<b id=\"articles:council-vote:right-time\">{href}</b>");
    assert!(test.page("print.html").contains(&printed));
}

#[test]
fn an_article_holds_the_same_on_its_page_and_on_the_print_page() {
    let content = "{{ head.alone }}Alone. {{ head.alone_end }}\
        <a id=\"{{ head.prefix }}x\" href=\"{{ head.root }}index.html\">Home</a>";
    let test = pack("content/article.html", content);
    let alone = "Alone. <a id=\"x\" href=\"../index.html\">Home</a>";
    assert!(test.page("articles/council-vote.html").contains(alone));
    let printed = "<a id=\"articles:council-vote:x\" href=\"index.html\">Home</a>";
    let print = test.page("print.html");
    assert!(print.contains(printed) && !print.contains("Alone."), "{print}");
}

#[test]
fn a_card_that_fails_is_told_with_its_place_and_its_page() {
    let test = pack("parts/statement.html", "<p>\n{{ s.sais }}</p>");
    let report = test.report();
    assert!(report.contains("templates/parts/statement.html:2:6"), "{report}");
    assert_eq!(report.matches("error[template-error]").count(), 1, "{report}");
    assert!(report.contains("while making `"), "{report}");
}

#[test]
fn a_card_of_no_statement_is_told() {
    let report = pack("content/404.html", "{{ card(key=\"money/none\") }}\n").report();
    assert!(report.contains("no statement has the key `money/none`"), "{report}");
    assert!(report.contains("while making `404.html`"), "{report}");
}

#[test]
fn signs_of_places_are_on_no_page() {
    for name in ["full-body", "by-account", "with-address"] {
        let test = PackTest::folder(&format!("tests/packs/{name}"));
        let (files, _) = test.build();
        assert!(!files.is_empty());
        for (path, bytes) in files {
            let page = String::from_utf8_lossy(&bytes);
            assert!(!page.contains('\u{10FFFE}'), "{path}");
        }
    }
}

#[test]
fn each_shape_of_a_statement_is_the_same_wherever_it_stands() {
    let shapes = [
        ("parts/line.html", "evidence.html"),
        ("parts/figure-row.html", "articles/council-vote.html"),
        ("parts/quotation.html", "quotations.html"),
    ];
    for (path, page) in shapes {
        let test = pack(path, "<b class=\"{{ head.root }}\">{{ s.key }}</b>");
        let root = if page.contains('/') { "../" } else { "" };
        let shown = format!("<b class=\"{root}\">council-vote/");
        assert!(test.page(page).contains(&shown), "{path}: {}", test.page(page));
    }
}

#[test]
fn a_theme_may_read_statements_that_others_place() {
    let content = "{% for key in page.statements %}{% set s = statements[key] %}\
        <p>{{ s.says }}{% for other in s.same_as %}{{ statements[other].says }}{% endfor %}\
        </p>{% endfor %}";
    let test = pack("content/article.html", content);
    let page = test.page("articles/council-vote.html");
    assert!(page.contains("<p>The council"), "{page}");
    let page =
        ["{% extends \"base.html\" %}{% block main %}", content, "{% endblock main %}"];
    let test = pack("article.html", &page.concat());
    assert!(test.page("articles/council-vote.html").contains("<p>The council"));
}
