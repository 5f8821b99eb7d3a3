//! Code blocks.

use super::*;

#[test]
fn code_of_a_known_language_has_classes() {
    assert_eq!(
        highlight::code(Some("yaml"), "a: \"<b>\" # c\n").as_str(),
        "<span class=\"hl-entity\">a</span>: <span class=\"hl-string\">&quot;&lt;b&gt;&quot;</span> \
         <span class=\"hl-comment\"># c\n</span>"
    );
    let python = highlight::code(Some("Python"), "def f(x): return 1\n");
    assert_eq!(
        python.as_str(),
        "<span class=\"hl-storage\">def</span> <span class=\"hl-entity\">f</span>\
         (<span class=\"hl-variable\">x</span>): <span class=\"hl-keyword\">return</span> \
         <span class=\"hl-number\">1</span>\n"
    );
}

#[test]
fn code_of_no_known_language_or_of_great_length_is_plain() {
    for language in [None, Some("nonsense"), Some(""), Some("../x")] {
        assert_eq!(highlight::code(language, "a < 1").as_str(), "a &lt; 1");
    }
    let long = "x = 1\n".repeat(10_000);
    assert_eq!(highlight::code(Some("python"), &long).as_str(), long);
    let line = "(".repeat(60_000);
    assert_eq!(highlight::code(Some("rust"), &line).as_str(), line);
}
