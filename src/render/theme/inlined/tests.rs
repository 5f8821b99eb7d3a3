use std::collections::BTreeMap;

use proptest::prelude::*;
use tera::{Context, Tera};

use super::Constants;
use super::all;
use crate::source::{SourceFile, SourceId};

fn inlined(templates: &[(&str, String)]) -> BTreeMap<String, String> {
    let files = templates.iter().map(|(name, text)| {
        let id = SourceId::new(&format!("themes/x/templates/{name}"));
        ((*name).to_owned(), SourceFile::new(id, text.clone()))
    });
    all(&files.collect(), &Constants::default()).into_iter().collect()
}

/// Holds what becomes of a template that includes another.
#[track_caller]
fn check(a: &str, b: &str, expect: &str) {
    let templates = [("a.html", a.to_owned()), ("default/b.html", b.to_owned())];
    assert_eq!(inlined(&templates)["a.html"], expect);
}

#[test]
fn the_text_of_a_template_stands_where_it_is_included() {
    check("x {% include \"b.html\" %} y", "{#- What it is. -#}\nB\n", "x B\n y");
    let each = "{% for n in l %}{% set v = n %}{{ v }}{% endfor %}";
    check("{% include \"b.html\" %}{{ v }}", each, &format!("{each}{{{{ v }}}}"));
}

#[test]
fn a_value_that_is_kept_may_last_until_the_loop_turns() {
    let b = "{% set v = 1 %}{{ v }}";
    check(
        "{% for n in l %}{% include \"b.html\" %}.{% endfor %}{{ v }}",
        b,
        "{% for n in l %}{% set v = 1 %}{{ v }}.{% endfor %}{{ v }}",
    );
    for a in [
        "{% for n in l %}{% include \"b.html\" %}{{ v }}{% endfor %}",
        "{% for n in l %}{% include \"b.html\" %}{% include \"c.html\" %}{% endfor %}",
        "{% for v in l %}{% include \"b.html\" %}{% endfor %}",
        "{% if x %}{% include \"b.html\" %}{% endif %}",
    ] {
        check(a, b, a);
    }
}

#[test]
fn blank_space_is_taken_away_only_where_a_template_says_so() {
    let include = "{% include \"b.html\" %}";
    check(
        &format!("{include} {{%- if x %}}{{% endif %}}"),
        "b ",
        &format!("{include} {{%- if x %}}{{% endif %}}"),
    );
    check(&format!("{{{{ x -}}}} {include}"), " b", &format!("{{{{ x -}}}} {include}"));
    check(&format!(" {include} "), "{%- if x %}{% endif %}", &format!(" {include} "));
    check(&format!(" {include} "), "{% if x %}{% endif -%}", &format!(" {include} "));
}

#[test]
fn what_does_more_than_choose_and_repeat_stays_by_itself() {
    for b in ["{% block b %}{% endblock %}", "{% raw %}{{{% endraw %}", "{% break %}"] {
        check("{% include \"b.html\" %}", b, "{% include \"b.html\" %}");
    }
}

#[test]
fn templates_that_double_each_other_do_not_grow_without_end() {
    let mut templates = vec![("0.html", "x".repeat(1000))];
    let names = ["1.html", "2.html", "3.html", "4.html", "5.html", "6.html", "7.html"];
    for name in names {
        let (before, _) = templates[templates.len() - 1];
        templates.push((name, format!("{{% include \"{before}\" %}}").repeat(4)));
    }
    assert!(inlined(&templates).values().all(|text| text.len() <= super::LONGEST));
}

/// Templates made of pieces; `c.html` includes nothing, `b.html` it, and `a.html` both.
fn pieces(includes: &'static [&'static str]) -> impl Strategy<Value = String> {
    let plain = prop_oneof![
        Just(" text ".to_owned()),
        Just("{#- a comment -#}\n ".to_owned()),
        Just("{% set v = 1 %}".to_owned()),
        Just("{% set w = v | default(value=\"none\") %}".to_owned()),
        Just("{{ v | default(value=\"no v\") }}".to_owned()),
        Just(" {{- w | default(value=\"no w\") -}} ".to_owned()),
        proptest::sample::select(includes).prop_map(str::to_owned),
    ];
    let nested = plain.prop_recursive(3, 12, 4, |inner| {
        let several = || proptest::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            several().prop_map(|all| format!(
                "{{% for v in l %}}{}{{% endfor %}}",
                all.concat()
            )),
            several().prop_map(|all| format!(
                "{{% for n in l %}}{}{{% endfor -%}} ",
                all.concat()
            )),
            several().prop_map(|all| format!(
                "{{% if v %}}{}{{% else %}}{{% set v = 2 %}}{{% endif %}}",
                all.concat()
            )),
        ]
    });
    proptest::collection::vec(nested, 0..6).prop_map(|all| all.concat())
}

fn rendered(templates: impl IntoIterator<Item = (String, String)>) -> Option<String> {
    let mut tera = Tera::new();
    tera.add_raw_templates(templates).ok()?;
    let mut context = Context::new();
    context.insert("l", &[7, 8]);
    tera.render("a.html", &context).ok()
}

proptest! {
    #[test]
    fn a_page_is_the_same_by_either_templates(
        a in pieces(&["{% include \"b.html\" %}", "{% include \"c.html\" %}"]),
        b in pieces(&["{% include \"c.html\" %}", " {%- include \"c.html\" %}"]),
        c in pieces(&["c"]),
    ) {
        let templates = [("a.html", a), ("b.html", b), ("c.html", c)];
        let plain = templates.iter().map(|(name, text)| ((*name).to_owned(), text.clone()));
        prop_assert_eq!(rendered(inlined(&templates)), rendered(plain));
    }
}
