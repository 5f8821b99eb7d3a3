//! The manual's style page: a small pack that shows every part of the theme, and themes that
//! put one file in the place of another.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::pack::PackTest;

/// The folder of the pack.
const PACK: &str = "docs/style";

/// The classes that a text of HTML bears, each once. What stands as text has no quotation marks.
fn borne(page: &str) -> BTreeSet<&str> {
    let lists =
        page.split(" class=\"").skip(1).filter_map(|after| after.split('"').next());
    lists.flat_map(str::split_whitespace).collect()
}

/// The pages among some files, by path.
fn pages(files: &BTreeMap<String, Vec<u8>>) -> Vec<(&str, &str)> {
    let pages = files.iter().filter(|(path, _)| path.rsplit('.').next() == Some("html"));
    pages
        .map(|(path, page)| (path.as_str(), std::str::from_utf8(page).unwrap()))
        .collect()
}

/// The classes that a style sheet names, each once, and not those of comments.
fn named(style: &str) -> BTreeSet<String> {
    let mut code = String::new();
    for (n, part) in style.split("/*").enumerate() {
        code.push_str(if n == 0 { part } else { part.split_once("*/").unwrap().1 });
    }
    let is_class = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let after = code.split('.').skip(1).filter(|after| {
        after.starts_with(|c: char| c.is_ascii_lowercase()) && !after.starts_with("html")
    });
    let class =
        |after: &str| after.chars().take_while(|c| is_class(*c)).collect::<String>();
    after.map(class).collect()
}

/// A class without its number, as of topics: one of them shows them all.
fn family(class: &str) -> &str {
    let bare = class.trim_end_matches(|c: char| c.is_ascii_digit());
    // Colours of code are a family too: which of them a text has is not the theme's.
    if bare.starts_with("hl-") { "hl-" } else { bare }
}

#[test]
fn the_style_pack_builds_without_a_warning() {
    let report = PackTest::folder(PACK).at("https://example.org/style/").report();
    assert_eq!(report, "", "{report}");
}

#[test]
fn every_part_that_the_style_sheet_names_is_shown() {
    let (files, _) = PackTest::folder(PACK).build();
    let pages = pages(&files);
    let shown: BTreeSet<_> =
        pages.iter().flat_map(|(_, page)| borne(page)).map(family).collect();
    let sheets = ["style.css", "more.css", "paper.css"]
        .map(|name| fs::read_to_string(format!("themes/default/static/{name}")).unwrap());
    let style = sheets.concat();
    // What a script makes is on no page as it is built.
    let scripts: String = fs::read_dir("themes/default/static")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "js"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let missing: Vec<_> = named(&style)
        .into_iter()
        .filter(|class| {
            // A script may put the end of a name behind its beginning: `hit-${name}`.
            let begins =
                class.rsplit_once('-').map(|(begins, _)| format!("{begins}-${{"));
            let is_made = scripts.contains(class.as_str())
                || begins.is_some_and(|begins| scripts.contains(&begins));
            !shown.contains(family(class)) && !is_made
        })
        .collect();
    assert!(missing.is_empty(), "on no page of {PACK}: {missing:?}");
}

#[test]
fn every_way_to_be_known_and_every_standing_is_shown() {
    let (files, _) = PackTest::folder(PACK).build();
    let shown: BTreeSet<_> =
        pages(&files).into_iter().flat_map(|(_, page)| borne(page)).collect();
    let words = fs::read_to_string("themes/default/i18n/en.yaml").unwrap();
    let words: serde_yaml::Value = serde_yaml::from_str(&words).unwrap();
    let mut missing = Vec::new();
    for family in ["known", "status", "stance", "mark", "verdict"] {
        for name in words[family].as_mapping().unwrap().keys() {
            let class = format!("{family}-{}", name.as_str().unwrap());
            if !shown.contains(class.as_str()) {
                missing.push(class);
            }
        }
    }
    assert!(missing.is_empty(), "on no page of {PACK}: {missing:?}");
}

/// The paths of the files that differ between two packs as they are built.
fn differences(
    one: &BTreeMap<String, Vec<u8>>,
    other: &BTreeMap<String, Vec<u8>>,
) -> Vec<String> {
    let paths: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    let differ = paths.into_iter().filter(|path| one.get(*path) != other.get(*path));
    differ.cloned().collect()
}

#[test]
fn a_theme_adds_a_style_sheet_of_its_own_to_every_page() {
    let briefing = fs::read_to_string(format!("{PACK}/briefing.yaml")).unwrap();
    let link = "<link rel=\"stylesheet\" href=\"{{ head.root }}theme/mine.css\">";
    let (files, report) = PackTest::folder(PACK)
        .with("briefing.yaml", &format!("{briefing}theme: mine\n"))
        .with("themes/mine/theme.yaml", "name: Mine\n")
        .with_asset("themes/mine/static/mine.css", STYLE)
        .with(
            "themes/mine/templates/base.html",
            &format!(
                "{{% extends \"default/base.html\" %}}\n\
                 {{% block styles %}}{link}{{% endblock styles %}}\n"
            ),
        )
        .build();
    assert!(!report.stops());
    assert_eq!(std::str::from_utf8(&files["theme/mine.css"]).unwrap(), STYLE);
    for (path, page) in pages(&files) {
        let root = "../".repeat(path.matches('/').count());
        for sheet in ["style.css", "mine.css"] {
            let link = format!("<link rel=\"stylesheet\" href=\"{root}theme/{sheet}\">");
            assert!(page.contains(&link), "{path}: {sheet}");
        }
    }
}

#[test]
fn a_name_that_a_template_keeps_changes_no_address() {
    let (plain, _) = PackTest::folder(PACK).build();
    let own = "{% for head in page.links %}{{ head.text }}{% endfor %}\n";
    let (mine, report) = PackTest::folder(PACK)
        .with("themes/default/templates/content/404.html", own)
        .build();
    assert!(!report.stops());
    assert_eq!(differences(&plain, &mine), ["404.html", "manifest.json"]);
}

/// The style sheet of a theme of one's own.
const STYLE: &str = "h1 { color: teal; }\n";

#[test]
fn a_theme_of_one_template_and_one_style_changes_nothing_else() {
    let briefing = fs::read_to_string(format!("{PACK}/briefing.yaml")).unwrap();
    let (plain, _) = PackTest::folder(PACK).build();
    let (mine, report) = PackTest::folder(PACK)
        .with("briefing.yaml", &format!("{briefing}theme: mine\n"))
        .with("themes/mine/theme.yaml", "name: Mine\n")
        .with_asset("themes/mine/static/style.css", STYLE)
        .with(
            "themes/mine/templates/content/glossary.html",
            "<p class=\"mine\">{{ page.terms | length }}</p>\n",
        )
        .build();
    assert!(!report.stops());
    assert_eq!(std::str::from_utf8(&mine["theme/style.css"]).unwrap(), STYLE);
    assert!(
        PackTest::main_part(&mine, "glossary.html").contains("<p class=\"mine\">2</p>")
    );
    // The print page has the glossary's part; the manifest has the digests of all files.
    assert_eq!(
        differences(&plain, &mine),
        ["glossary.html", "manifest.json", "print.html", "theme/style.css"]
    );
}
