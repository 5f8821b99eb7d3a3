//! The demonstration pack as a whole: every link lands, every id stands once, no warning.

use std::collections::{BTreeMap, BTreeSet};

use briefpack::diag::Severity;

use crate::pack::PackTest;

/// The values of an attribute in a page, in order.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let mark = format!(" {attribute}=\"");
    let after = page.split(mark.as_str()).skip(1);
    after.map(|after| after.split('"').next().unwrap_or_default()).collect()
}

/// The pages of a built pack as text, by path.
fn pages(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, String> {
    let is_page =
        |path: &str| std::path::Path::new(path).extension().is_some_and(|e| e == "html");
    let pages = files.iter().filter(|(path, _)| is_page(path));
    pages
        .map(|(path, text)| (path.as_str(), String::from_utf8(text.clone()).unwrap()))
        .collect()
}

/// Where a relative address on a page leads: a path in the pack, and a fragment.
fn resolve(page: &str, href: &str) -> (String, Option<String>) {
    let (path, fragment) = match href.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment.to_owned())),
        None => (href, None),
    };
    // What is asked of a page does not change where it is.
    let path = path.split('?').next().unwrap_or(path);
    if path.is_empty() {
        return (page.to_owned(), fragment);
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(
                parts.pop().unwrap_or_else(|| panic!("{page}: {href} leaves the pack")),
            ),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    (parts.join("/"), fragment)
}

#[test]
fn the_demonstration_builds_without_a_warning() {
    let test = PackTest::folder(".");
    let (files, report) = test.build();
    let grave: Vec<_> =
        report.problems().into_iter().filter(|p| p.severity() < Severity::Note).collect();
    assert!(grave.is_empty(), "{}", test.report());
    assert!(files.contains_key("index.html"));
}

#[test]
fn every_internal_link_and_fragment_lands() {
    let (files, _) = PackTest::folder(".").build();
    let pages = pages(&files);
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(path, page)| (*path, values(page, "id").into_iter().collect()))
        .collect();
    let mut astray = BTreeSet::new();
    let mut n_links = 0;
    for (path, page) in &pages {
        for href in values(page, "href").into_iter().chain(values(page, "src")) {
            if href.contains("://") || href.starts_with("mailto:") {
                continue;
            }
            n_links += 1;
            let (to, fragment) = resolve(path, href);
            let there = files.contains_key(&to);
            let lands = fragment.is_none_or(|f| {
                ids.get(to.as_str()).is_some_and(|ids| ids.contains(f.as_str()))
            });
            if !there || !lands {
                astray.insert(format!("{path}: {href}"));
            }
        }
    }
    assert!(n_links > 1000, "{n_links}");
    assert!(astray.is_empty(), "{} astray\n{}", astray.len(), join(&astray));
}

fn join(lines: &BTreeSet<String>) -> String {
    lines.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
}

#[test]
fn every_id_stands_once_on_its_page() {
    let (files, _) = PackTest::folder(".").build();
    let mut twice = BTreeSet::new();
    for (path, page) in pages(&files) {
        let mut seen = BTreeSet::new();
        for id in values(&page, "id") {
            if !seen.insert(id) {
                twice.insert(format!("{path}: {id}"));
            }
        }
    }
    assert!(twice.is_empty(), "{} twice\n{}", twice.len(), join(&twice));
}

#[test]
fn headings_come_in_order_and_only_one_is_first() {
    let (files, _) = PackTest::folder(".").build();
    let mut wrong = BTreeSet::new();
    for (path, page) in pages(&files) {
        let headings = page.split("<h").skip(1).filter_map(|after| after.chars().next());
        let levels: Vec<u32> = headings.filter_map(|c| c.to_digit(10)).collect();
        let is_first = |level: &&u32| **level == 1;
        if levels.iter().filter(is_first).count() != 1 {
            wrong.insert(format!("{path}: not one h1"));
        }
        for pair in levels.windows(2) {
            if pair[1] > pair[0] + 1 {
                wrong.insert(format!("{path}: h{} after h{}", pair[1], pair[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", join(&wrong));
}

#[test]
fn every_page_keeps_to_itself() {
    let (files, _) = PackTest::folder(".").build();
    for (path, page) in pages(&files) {
        let policy = "default-src 'none'; style-src 'self'; script-src 'self'; \
                      img-src 'self' data:; connect-src 'self'";
        assert!(page.contains(policy), "{path}");
        assert!(!page.contains(" style=\""), "{path}");
        for mark in ["src=\"http", "src=\"//", "<iframe", "@import", " onclick="] {
            assert!(!page.contains(mark), "{path}: {mark}");
        }
    }
}

#[test]
fn the_manifest_lists_every_file_with_its_digest() {
    use sha2::{Digest, Sha256};
    let (files, _) = PackTest::folder(".").build();
    let manifest: serde_json::Value =
        serde_json::from_slice(&files["manifest.json"]).unwrap();
    let listed = manifest["files"].as_array().unwrap();
    assert_eq!(listed.len(), files.len() - 1);
    for entry in listed {
        let bytes = &files[entry["path"].as_str().unwrap()];
        assert_eq!(entry["size"], bytes.len());
        assert_eq!(entry["sha256"], format!("{:x}", Sha256::digest(bytes)));
    }
}

#[test]
fn the_address_of_the_pack_brings_feed_and_sitemap() {
    let (files, _) = PackTest::folder(".").at("https://example.org/pack/").build();
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    assert!(
        text("sitemap.xml")
            .contains("<loc>https://example.org/pack/topics/returns.html</loc>")
    );
    assert!(text("feed.xml").contains("<id>https://example.org/pack/articles/"));
    assert!(
        text("robots.txt").ends_with("Sitemap: https://example.org/pack/sitemap.xml\n")
    );
    let page = text("topics/returns.html");
    let canonical =
        "<link rel=\"canonical\" href=\"https://example.org/pack/topics/returns.html\">";
    assert!(page.contains(canonical));
}

#[test]
fn two_builds_give_the_same_bytes() {
    let test = PackTest::folder(".");
    assert!(test.build().0 == test.build().0);
}
