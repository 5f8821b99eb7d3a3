//! Files, addresses and how long pages are split.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::pack::*;
use super::snapshots;
use crate::model::*;
use crate::view::Options;
use crate::view::pages::Page;

fn hrefs(pack: &Pack, options: &Options) -> Vec<String> {
    whole(pack, options).pages.into_iter().map(|page| page.head.href).collect()
}

#[test]
fn every_page_has_a_file_and_nobody_unnamed_has_one() {
    let hrefs = hrefs(&snapshots::pack(), &Options::default());
    let expected = [
        "index.html",
        "topics/returns.html",
        "timeline.html",
        "figures.html",
        "articles/first.html",
        "articles/second.html",
        "about.html",
        "evidence.html",
        "glossary.html",
        "sources.html",
        "print.html",
        "people/minister.html",
        "organisations/agency.html",
        "organisations/paper.html",
        "organisations/ministry.html",
        "organisations/times.html",
        "quotations.html",
        "search.html",
        "404.html",
        "topics/returns-deals.html",
    ];
    assert_eq!(hrefs, expected);
}

/// A pack of so many articles with so many statements each.
pub(super) fn large(n_articles: usize, n_points: usize) -> Pack {
    let mut pack = empty();
    add_actors(&mut pack);
    for a in 0..n_articles {
        let id = format!("a{a}");
        let points = (0..n_points).map(|p| {
            let mut point = point(&format!("{id}/p{p}"), "Somebody said so.");
            point.by = [speaker("minister", None, Some("government"))].into();
            let mut words = passage("somebody said so", 1);
            words.speech.push(0..8);
            point.passages = [words].into();
            point.figure =
                Some(Figure { measure: None, ..figure("50", 50, None) }.into());
            point
        });
        let day = format!("2024-{:02}-{:02}", a % 12 + 1, a % 28 + 1);
        add(&mut pack, article(&id, "An article", &day), points.collect());
    }
    pack
}

#[test]
fn registers_and_topics_are_split_and_lead_on() {
    let options =
        Options { statements_per_file: 4, articles_per_volume: 2, ..Options::default() };
    let pack = large(3, 3);
    let hrefs = hrefs(&pack, &options);
    for part in ["", "-2", "-3"] {
        for stem in
            ["topics/returns", "figures", "quotations", "people/minister", "search"]
        {
            assert!(hrefs.contains(&format!("{stem}{part}.html")), "{stem}{part}");
        }
    }
    let site = whole(&pack, &options);
    let mut printed = Vec::new();
    for page in &site.pages {
        let Page::Print(print) = &page.page else { continue };
        let prefixes = print.parts.iter().map(|part| part.prefix.clone());
        let articles = prefixes.clone().filter(|p| p.starts_with("articles:"));
        assert!(articles.count() <= 2, "{}", page.head.href);
        printed.extend(prefixes);
    }
    let once: BTreeSet<_> = printed.iter().collect();
    assert_eq!(once.len(), printed.len());
    assert!(hrefs.contains(&"print-2.html".to_owned()));
    let articles = printed.iter().filter(|prefix| prefix.starts_with("articles:"));
    assert_eq!(articles.count(), 3);
    // What stands on both is made once: a volume follows the last of its pages.
    let places = hrefs.iter().map(|href| {
        if href.starts_with("articles/") {
            'a'
        } else if href.starts_with("print") {
            'p'
        } else {
            '.'
        }
    });
    let order: String = places.filter(|place| *place != '.').collect();
    assert!(order.contains("paapap"), "{order}");
    let mut shown = Vec::new();
    for page in &site.pages {
        let Page::Figures(figures) = &page.page else { continue };
        assert!(figures.others.len() <= 4);
        shown.extend(figures.others.clone());
    }
    assert_eq!(shown.len(), 9);
    let all: BTreeSet<_> = shown.into_iter().collect();
    assert_eq!(all.len(), 9);
    let second = site.pages.iter().find(|page| page.head.href == "figures-2.html");
    let head = &second.unwrap().head;
    assert_eq!(head.part_text.as_deref(), Some("Part 2 of 3"));
    let href = |link: &Option<crate::view::parts::LinkView>| {
        link.as_ref().map(|link| link.href.clone()).unwrap_or_default()
    };
    assert_eq!(href(&head.previous), "figures.html");
    assert_eq!(href(&head.next), "figures-3.html");
}

/// The pages that lead to their part of the print page, and where.
fn printed(pack: &Pack, options: &Options) -> Vec<(String, String)> {
    let pages = whole(pack, options).pages.into_iter();
    pages.filter_map(|page| Some((page.head.href, page.head.printed?))).collect()
}

#[test]
fn a_page_leads_to_its_part_of_the_print_page_in_whichever_volume_it_stands() {
    let options =
        Options { statements_per_file: 4, articles_per_volume: 2, ..Options::default() };
    let (pack, mut found) = (large(3, 3), Vec::new());
    for page in whole(&pack, &options).pages {
        let Page::Print(print) = &page.page else { continue };
        let parts = print.parts.iter().map(|part| part.prefix.clone());
        found
            .extend(parts.map(|prefix| format!("{}?choose#{prefix}top", page.head.href)));
    }
    let printed = printed(&pack, &options);
    let pages: Vec<_> = printed.iter().map(|(page, _)| page.as_str()).collect();
    let topics =
        ["topics/returns.html", "topics/returns-2.html", "topics/returns-3.html"];
    let figures = ["figures.html", "figures-2.html", "figures-3.html"];
    let articles = ["articles/a0.html", "articles/a1.html", "articles/a2.html"];
    let back = ["evidence.html", "evidence-2.html", "evidence-3.html", "sources.html"];
    let front = [&["index.html"][..], &topics, &figures];
    assert_eq!(pages, [&front.concat()[..], &articles, &back].concat());
    let astray: Vec<_> = printed.iter().filter(|(_, to)| !found.contains(to)).collect();
    assert!(astray.is_empty(), "{astray:?}");
    let last = printed.iter().find(|(page, _)| page == "articles/a2.html");
    let last = last.map(|(_, to)| to.as_str());
    assert_eq!(last, Some("print-6.html?choose#articles:a2:top"));
}

#[test]
fn an_empty_register_is_not_printed() {
    let mut pack = snapshots::pack();
    pack.terms.clear();
    pack.points.values_mut().for_each(|point| Arc::make_mut(point).event = None);
    let printed = printed(&pack, &Options::default());
    let printed = printed.iter().map(|(page, to)| (page.as_str(), to.as_str()));
    let expected = [
        ("index.html", "print.html?choose#index:top"),
        ("topics/returns.html", "print.html?choose#topics:returns:top"),
        ("figures.html", "print.html?choose#figures:top"),
        ("articles/first.html", "print.html?choose#articles:first:top"),
        ("articles/second.html", "print.html?choose#articles:second:top"),
        ("about.html", "print.html?choose#about:top"),
        ("evidence.html", "print.html?choose#evidence:top"),
        ("sources.html", "print.html?choose#sources:top"),
    ];
    assert_eq!(printed.collect::<Vec<_>>(), expected);
}

#[test]
fn five_hundred_statements_are_one_file_and_one_more_makes_two() {
    let second = "topics/returns-2.html".to_owned();
    assert!(!hrefs(&large(1, 500), &Options::default()).contains(&second));
    assert!(hrefs(&large(1, 501), &Options::default()).contains(&second));
}

#[test]
fn a_second_file_does_not_take_an_authors_page() {
    let mut pack = large(3, 3);
    pack.topics.insert(topic_id("Returns-2"), topic("Returns-2", "Another"));
    pack.briefing.topics.push(topic_id("Returns-2"));
    let options = Options { statements_per_file: 4, ..Options::default() };
    let hrefs = hrefs(&pack, &options);
    assert!(hrefs.contains(&"topics/Returns-2.html".to_owned()));
    assert!(hrefs.contains(&"topics/returns.2.html".to_owned()));
    let folded: BTreeSet<_> = hrefs.iter().map(|href| href.to_lowercase()).collect();
    assert_eq!(folded.len(), hrefs.len());
}

#[test]
fn an_address_of_its_own_is_written_only_where_the_pack_has_one() {
    let mut pack = snapshots::pack();
    let alone = whole(&pack, &Options::default());
    assert!(alone.pages.iter().all(|page| page.head.canonical.is_none()));
    pack.briefing.base_url = Some("https://example.org/pack/".to_owned());
    let published = whole(&pack, &Options::default());
    let canonical = |href: &str| {
        let page = published.pages.iter().find(|page| page.head.href == href);
        page.unwrap().head.canonical.clone()
    };
    assert_eq!(
        canonical("topics/returns.html").as_deref(),
        Some("https://example.org/pack/topics/returns.html")
    );
    assert_eq!(canonical("404.html"), None);
}

/// All addresses within the pack that a value holds as JSON: `href` fields and links in prose.
fn addresses(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str() {
                    Some(href) if name == "href" => found.push(href.to_owned()),
                    _ => addresses(value, found),
                }
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                addresses(item, found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_address_leads_to_a_file_of_the_site() {
    let pack = snapshots::pack();
    let site = whole(&pack, &Options::default());
    let files: BTreeSet<_> =
        site.pages.iter().map(|page| page.head.href.clone()).collect();
    let mut found = Vec::new();
    addresses(&serde_json::to_value(&site.pages).unwrap(), &mut found);
    addresses(&serde_json::to_value(&site.statements).unwrap(), &mut found);
    for href in found.iter().filter(|href| !href.contains("://")) {
        let file = href.split('#').next().unwrap_or_default();
        assert!(file.is_empty() || files.contains(file), "{href}");
    }
    assert!(found.len() > 100);
}
