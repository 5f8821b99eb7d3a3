//! Data files, files of the search, and what the theme brings.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::Site;

/// How many documents a file of the search holds.
const DOCUMENTS_PER_FILE: usize = 20;

/// The theme's own files, as the built-in theme has them.
const THEME: [(&str, &str); 6] = [
    ("favicon.svg", include_str!("../../themes/default/static/favicon.svg")),
    ("more.css", include_str!("../../themes/default/static/more.css")),
    ("paper.css", include_str!("../../themes/default/static/paper.css")),
    ("reader.js", include_str!("../../themes/default/static/reader.js")),
    ("search.js", include_str!("../../themes/default/static/search.js")),
    ("style.css", include_str!("../../themes/default/static/style.css")),
];

/// Writes all that is no page.
pub(super) fn write(site: &Site, out: &Path) {
    for (name, text) in THEME {
        put(out, &format!("theme/{name}"), text);
    }
    put(out, "robots.txt", "User-agent: *\n");
    let search = || search(site, out);
    rayon::join(search, || rayon::join(|| briefing(site, out), || references(site, out)));
}

/// What is in the output folder, with its size.
pub(super) fn manifest(out: &Path) {
    let mut files = BTreeMap::new();
    for folder in ["", "articles", "organisations", "people", "search", "theme", "topics"]
    {
        for entry in fs::read_dir(out.join(folder)).unwrap().map(Result::unwrap) {
            let size = entry.metadata().unwrap();
            if size.is_file() {
                let name = entry.file_name();
                let path = Path::new(folder).join(name).display().to_string();
                files.insert(path, json!({"size": size.len(), "kind": "file"}));
            }
        }
    }
    put(out, "manifest.json", &serde_json::to_string_pretty(&files).unwrap());
}

/// All statements and articles as JSON, and the figures as a table.
fn briefing(site: &Site, out: &Path) {
    let mut table =
        String::from("id,measure,value,unit,when,says,by,known,locator,passage\n");
    let statements: Vec<_> =
        site.statements().map(|made| statement(&made.value)).collect();
    for row in statements.iter().filter(|row| !row["figure"].is_null()) {
        let figure = &row["figure"];
        let cells = [
            &row["id"],
            &figure["measure"],
            &figure["value"],
            &figure["unit"],
            &row["when"],
            &row["says"],
            &row["by"][0]["name"],
            &row["known"],
            &row["locator"],
            &row["passages"][0]["words"],
        ];
        for cell in cells {
            let _ = write!(table, "\"{}\",", cell.as_str().unwrap());
        }
        table.push('\n');
    }
    put(out, "figures.csv", &table);
    let sources: Vec<_> = site.articles.iter().map(|(article, _)| {
        let text = |name| text(article, name);
        json!({
            "id": text("id"), "title": text("title"), "publisher": text("publisher"),
            "published": text("date"), "headline": text("headline"),
            "bottom_line": text("bottom_line"), "known": text("line"), "withdrawn": null,
        })
    }).collect();
    let all = json!({"format": 1, "title": "A generated pack", "sources": sources, "statements": statements});
    put(out, "briefing.json", &serde_json::to_string_pretty(&all).unwrap());
}

/// A statement as `briefing.json` has it.
fn statement(value: &tera::Value) -> Value {
    let text = |name| text(value, name);
    let part = |name| value.get_from_path(name).and_then(tera::Value::as_str);
    let figure = part("figure").map(|value| {
        json!({"measure": part("measure"), "value": value, "unit": part("unit"), "qualifier": null})
    });
    let stance = part("term").map(|about| json!({"about": about, "view": "supports"}));
    let page = text("page");
    json!({
        "id": text("href"), "href": text("href"), "says": text("says"), "kind": "statement",
        "known": text("known"), "known_as": "side-claim", "status": null,
        "quoted": stance.is_some(), "via": [], "when": text("date"), "source": page,
        "by": [{"name": text("by"), "href": text("by_href"), "role": "Member", "side": "government"}],
        "locator": text("locator"),
        "passages": [{
            "words": text("passage"), "speech": [text("passage")], "place": text("place"),
        }],
        "topics": value.get_from_path("topics"), "figure": figure, "stance": stance,
        "same_as": [], "differs_from": [], "marks": ["single-source"], "n_sources": 1,
        "withdrawn": null,
    })
}

/// The bibliography in three forms.
fn references(site: &Site, out: &Path) {
    let (mut bib, mut ris, mut csl) = (String::new(), String::new(), Vec::new());
    for (article, _) in &site.articles {
        let text = |name| text(article, name);
        let (id, title, publisher, date) =
            (text("id"), text("title"), text("publisher"), text("date"));
        let mut parts = date.split('-');
        let [year, month, day] = [(); 3].map(|()| parts.next().unwrap());
        let _ = write!(
            bib,
            "@misc{{{id},\n  title = {{{{{title}}}}},\n  howpublished = {{{publisher}}},\n  \
             year = {{{year}}},\n  month = {{{month}}},\n  day = {{{day}}},\n}}\n\n"
        );
        let _ = write!(
            ris,
            "TY  - NEWS\nID  - {id}\nTI  - {title}\nPB  - {publisher}\nDA  - \
             {year}/{month}/{day}\nPY  - {year}\nER  - \n"
        );
        csl.push(json!({
            "id": id, "type": "article-newspaper", "title": title,
            "container-title": publisher,
            "issued": {"date-parts": [[year, month, day]]},
        }));
    }
    put(out, "references.bib", &bib);
    put(out, "references.ris", &ris);
    put(out, "references.json", &serde_json::to_string_pretty(&csl).unwrap());
}

/// The files that a search asks: documents, and for each word those that have it.
fn search(site: &Site, out: &Path) {
    let all: Vec<_> = site.statements().map(|made| &made.value).collect();
    let files: Vec<_> = all.chunks(DOCUMENTS_PER_FILE).collect();
    let words = files.par_iter().enumerate().map(|(n, some)| {
        let mut words = BTreeMap::<String, BTreeSet<usize>>::new();
        let documents: Vec<_> = some
            .iter()
            .enumerate()
            .map(|(d, value)| {
                let text = |name| text(value, name);
                for word in text("says").split(' ').chain(text("passage").split(' ')) {
                    let word = word.trim_matches(['.', ',']).to_lowercase();
                    words.entry(word).or_default().insert(n * DOCUMENTS_PER_FILE + d);
                }
                json!([
                    "Statement",
                    text("says"),
                    text("href"),
                    [text("passage")],
                    format!("{} · {}", text("by"), text("line")),
                ])
            })
            .collect();
        let text = serde_json::to_string(&documents).unwrap();
        put(
            out,
            &format!("search/documents-{n}.js"),
            &format!("briefpackSearchData({text})\n"),
        );
        words
    });
    let mut lists = BTreeMap::<String, BTreeMap<String, Vec<usize>>>::new();
    for (word, documents) in words.collect::<Vec<_>>().into_iter().flatten() {
        let start: String = word.chars().take(1).collect();
        lists.entry(start).or_default().entry(word).or_default().extend(documents);
    }
    for (n, words) in lists.values().enumerate() {
        let text = serde_json::to_string(words).unwrap();
        put(out, &format!("search/terms-{n}.js"), &text);
    }
}

/// A text of a value.
fn text(value: &tera::Value, name: &str) -> String {
    value.get_from_path(name).and_then(tera::Value::as_str).unwrap_or_default().to_owned()
}

fn put(out: &Path, path: &str, text: &str) {
    let path = out.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
