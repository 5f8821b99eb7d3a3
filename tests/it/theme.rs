//! Themes that are wrong, and themes that are strangers': each fault has a place in a template.

use crate::pack::PackTest;

const BRIEFING: &str = "//- briefing.yaml\nformat: 1\ntitle: A test pack\nlanguage: en-GB\n\
    date: 2025-01-31\nsides: {government: Government}\ntopics: []\n";

/// A pack whose theme has one file of its own.
fn pack(path: &str, text: &str) -> PackTest {
    PackTest::new(&format!(
        "{BRIEFING}theme: mine\n//- themes/mine/theme.yaml\nname: Mine\n\
         //- themes/mine/templates/{path}\n{text}"
    ))
}

/// Holds that a template of one page is told to be wrong, once, at this line and column.
#[track_caller]
fn check(text: &str, place: &str, message: &str) -> String {
    let pack = pack("404.html", text);
    let (files, _) = pack.build();
    let report = pack.report();
    assert!(files.is_empty(), "{report}");
    let told: Vec<_> = report.split("error[template-error]: ").skip(1).collect();
    assert_eq!(told.len(), 1, "{report}");
    assert!(
        told[0].lines().next().is_some_and(|line| line.contains(message)),
        "{report}"
    );
    assert!(
        report.contains(&format!("--> themes/mine/templates/404.html:{place}\n")),
        "{report}"
    );
    report
}

/// Holds the same of a fault that shows only while the page is made, which the report names.
#[track_caller]
fn check_page(text: &str, place: &str, message: &str) {
    let report = check(text, place, message);
    assert!(report.contains("note: while making `404.html`"), "{report}");
}

#[test]
fn a_syntax_error_has_its_place() {
    check("<p>\n{% if %}</p>", "2:7", "ound `%}` but expected");
    check("<p>\n<b>{{ head.title </b>", "2:18", "expected");
    check("<p>\n{% for x of y %}", "2:10", "expected");
    check("<p>ä{% unknown %}", "1:8", "tag");
}

#[test]
fn an_unclosed_tag_has_its_place() {
    check("<p>\n{% if head %}</p>", "2:14", "nexpected end of input");
    check("<p>\n{% block a %}", "2:14", "nexpected end of input");
}

#[test]
fn an_unknown_variable_has_its_place_and_its_page() {
    check_page("<p>\n{{ haed.title }}", "2:4", "no variable is called `haed` here");
    check_page("<p>\n{{ head.titel }}", "2:9", "no field is called `titel` here");
}

#[test]
fn an_unknown_filter_has_its_place() {
    check("<p>\n{{ head.title | uper }}", "2:17", "nknown filter `uper`");
}

#[test]
fn an_unknown_component_has_its_place() {
    check("<p>\n{{<card n={1} />}}", "2:3", "nknown component `card`");
}

#[test]
fn there_is_no_way_to_files_environment_or_clock() {
    for function in ["load_data(path=\"/etc/passwd\")", "get_env(name=\"HOME\")", "now()"]
    {
        let name = function.split('(').next().unwrap();
        check(
            &format!("<p>\n{{{{ {function} }}}}"),
            "2:4",
            &format!("nknown function `{name}`"),
        );
    }
}

#[test]
fn an_include_of_what_is_no_template_has_its_place() {
    for name in
        ["parts/none.html", "../../etc/passwd", "/etc/passwd", "briefing.yaml", "."]
    {
        let text = format!("<p>\n{{% include \"{name}\" %}}");
        check(&text, "2:12", &format!("nknown template `{name}`"));
    }
}

#[test]
fn a_template_that_extends_what_is_no_template_is_named() {
    for name in ["none.html", "../../etc/passwd", "/etc/passwd"] {
        check(&format!("{{% extends \"{name}\" %}}"), "1:12", name);
    }
}

#[test]
fn a_template_that_leads_to_itself_is_named() {
    check("<p>\n{% include \"404.html\" %}", "2:12", "ircular include");
    check("{% extends \"404.html\" %}", "1:12", "ircular extend");
}

#[test]
fn templates_that_lead_to_each_other_are_told_once() {
    let test = pack(
        "404.html",
        "{% include \"parts/a.html\" %}\n//- themes/mine/templates/parts/a.html\n\
         {% include \"404.html\" %}\n",
    );
    assert_eq!(test.report().matches("ircular include").count(), 1, "{}", test.report());
}

#[test]
fn a_component_that_uses_itself_ends() {
    let text =
        "{% component c(n) %}{{<c n={n + 1} />}}{% endcomponent c %}\n{{<c n={1} />}}";
    let report = pack("404.html", text).report();
    assert!(report.contains("recursion depth"), "{report}");
    assert!(report.contains("while making `404.html`"), "{report}");
}

#[test]
fn long_and_deep_expressions_are_refused() {
    for text in [
        format!("{{{{ 1{} }}}}", " + 1".repeat(100_000)),
        format!("{{{{ \"a\"{} }}}}", " ~ \"a\"".repeat(100_000)),
        format!("{{{{ head{} }}}}", ".title".repeat(100_000)),
        format!("{{{{ head.title{} }}}}", " | upper".repeat(100_000)),
        format!("{{{{ {}1{} }}}}", "(".repeat(100_000), ")".repeat(100_000)),
        format!("{{% if true{} %}}x{{% endif %}}", " and true".repeat(100_000)),
    ] {
        let report = pack("404.html", &text).report();
        assert!(report.contains("he expression is too complex"), "{}", cut(&report));
        assert!(
            report.contains(" themes/mine/templates/404.html:1:"),
            "{}",
            cut(&report)
        );
    }
}

#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [
        ("{% if true %}", "{% endif %}"),
        ("{% for x in [1] %}", "{% endfor %}"),
        ("{% filter upper %}", "{% endfilter %}"),
        ("{% set a %}", "{% endset %}"),
    ] {
        let report =
            pack("404.html", &(open.repeat(10_000) + &close.repeat(10_000))).report();
        assert!(report.contains("nesting is too deep"), "{}", cut(&report));
        assert!(
            report.contains(" themes/mine/templates/404.html:1:"),
            "{}",
            cut(&report)
        );
    }
}

#[test]
fn a_range_without_measure_is_refused() {
    check_page(
        "<p>\n{% for a in range(end=1000000) %}{% endfor %}",
        "2:13",
        "exceeds the limit",
    );
    check_page("{{ 1 / 0 }}", "1:8", "divide by 0");
}

fn cut(text: &str) -> String {
    text.chars().take(2000).collect()
}

#[test]
fn every_template_with_a_syntax_error_is_told_in_one_run() {
    let test = pack(
        "404.html",
        "{% if %}\n//- themes/mine/templates/home.html\n{{ head. }}\n\
         //- themes/mine/templates/parts/line.html\n{% endif %}\n",
    );
    let report = test.report();
    for name in ["404.html", "home.html", "parts/line.html"] {
        assert!(report.contains(&format!("themes/mine/templates/{name}:1:")), "{report}");
    }
    assert_eq!(report.matches("error[template-error]").count(), 3, "{report}");
}

#[test]
fn one_template_of_the_packs_own_stands_among_the_built_in_ones() {
    let own = "{% extends \"base.html\" %}{% block main %}<p>Mine: {{ pack.title }}</p>{% endblock %}";
    let test = pack("404.html", own);
    assert!(test.page("404.html").contains("<p>Mine: A test pack</p>"));
    let built_in = PackTest::new(BRIEFING);
    let (mine, _) = test.build();
    let (theirs, _) = built_in.build();
    let differ: Vec<_> =
        theirs.keys().filter(|path| mine.get(*path) != theirs.get(*path)).collect();
    assert_eq!(differ, ["404.html", "manifest.json"]);
}

#[test]
fn a_part_of_the_packs_own_is_used_by_built_in_templates() {
    let (files, _) = pack("content/404.html", "<p>My own words</p>\n").build();
    let page = String::from_utf8(files["404.html"].clone()).unwrap();
    assert!(page.contains("<p>My own words</p>") && page.contains("<h1>"), "{page}");
}

#[test]
fn a_file_at_a_built_in_files_path_takes_its_place() {
    let test = PackTest::new(
        "//- themes/default/templates/content/404.html\n<p>My own words</p>\n",
    );
    assert!(test.page("404.html").contains("<p>My own words</p>"));
}

#[test]
fn what_templates_write_is_escaped() {
    let own = "<i title=\"{{ pack.title }}\">{{ pack.title }}</i>";
    let test = PackTest::new(&format!(
        "//- briefing.yaml\nformat: 1\ntitle: '<b>\" & {{{{ 7 * 7 }}}}'\nlanguage: en-GB\n\
         date: 2025-01-31\nsides: {{}}\ntopics: []\n\
         //- themes/default/templates/content/404.html\n{own}\n"
    ));
    let page = test.page("404.html");
    let escaped = "&lt;b&gt;&quot; &amp; {{ 7 * 7 }}";
    assert!(page.contains(&format!("<i title=\"{escaped}\">{escaped}</i>")), "{page}");
}

#[test]
fn template_signs_in_content_stay_text() {
    let signs = "{{ 7 * 7 }} {% include \"base.html\" %} {# gone #}";
    let test = PackTest::new(&format!(
        "//- content/pages/about.md\n---\ntitle: '{signs}'\n---\n\n{signs}\n"
    ));
    let page = test.page("about.html");
    let shown = "{{ 7 * 7 }} {% include &quot;base.html&quot; %} {# gone #}";
    let plain = shown.replace("&quot;", "\"");
    assert!(page.contains(&format!("<h1>{shown}</h1>")), "{page}");
    assert!(
        page.contains(shown)
            && (page.matches(shown).count() > 1 || page.contains(&plain))
    );
}

#[test]
fn the_built_in_script_serves_a_theme_of_ones_own() {
    let base = include_str!("../../themes/default/templates/base.html");
    let test = pack("base.html", base);
    let (files, _) = test.build();
    let own = include_bytes!("../../themes/default/static/reader.js");
    assert_eq!(files.get("theme/reader.js").map(Vec::as_slice), Some(&own[..]));
    let page = String::from_utf8(files["404.html"].clone()).unwrap();
    assert!(page.contains("<script src=\"theme/reader.js\" defer"), "{page}");
}
