//! What an author's page asks of the preview, and who may have a file opened.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use briefpack::serve::Editor;

use crate::edges::folder::PackFolder;

use super::client::{Answer, Served, Silent};

/// The address of a statement of the pack `full-body`.
const STATEMENT: &str = "articles/tide-tables.html#tables";

/// A pack that is served with an editor which copies the file that it is to open.
fn with_editor() -> (Served, std::path::PathBuf) {
    let pack = PackFolder::of("full-body");
    let opened = pack.beside.path().join("opened");
    fs::create_dir(&opened).unwrap();
    let command = format!("cp {{file}} '{}/{{line}} {{column}}'", opened.display());
    let editor = Editor::parse(&command).unwrap();
    let served = Served::set(pack, Silent, |settings| settings.editor = Some(editor));
    (served, opened)
}

/// The value of a key of an answer in JSON, as JSON.
fn key(answer: &Answer, key: &str) -> serde_json::Value {
    serde_json::from_slice::<serde_json::Value>(&answer.body).unwrap()[key].clone()
}

/// The text of an answer without the scripts, which carry the build's name.
fn without_scripts(answer: &Answer) -> String {
    let lines = answer.text().lines().filter(|line| !line.contains("<script"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_page_is_told_where_it_and_its_statements_are_written() {
    let served = Served::of("full-body");
    let root = served.pack.root.display().to_string();
    let told = served.get("/__places?page=articles/tide-tables.html");
    assert_eq!(told.header("content-type"), "application/json");
    assert_eq!(key(&told, "article"), "tide-tables");
    assert!(key(&told, "token").is_null());
    let href = format!("vscode://file{root}/content/summaries/tide-tables.yaml:5:3");
    assert_eq!(key(&told, "statements")[STATEMENT]["href"], href);
    assert_eq!(key(&told, "page").as_array().unwrap().len(), 2);
    // A topic's page refers to statements of several articles.
    let told = served.get("/__places?page=topics/ferry.html");
    assert_eq!(key(&told, "statements")[STATEMENT]["href"], href);
    let page = &key(&told, "page")[0]["opens"]["href"];
    assert_eq!(page, &format!("vscode://file{root}/content/topics/ferry.md:2:8"));
    let told = served.get("/__places?page=search.html");
    assert_eq!(key(&told, "page").as_array().unwrap().len(), 0);
    assert_eq!(served.get("/__places").status, 400);
    let foreign = "Origin: https://example.org\r\n";
    assert_eq!(served.ask("GET", "/__places?page=index.html", foreign).status, 403);
    assert_eq!(served.ask("GET", "/__passage?article=a&words=b", foreign).status, 403);
}

#[test]
fn marked_words_are_a_passage_or_it_is_said_why_not() {
    let served = Served::of("full-body");
    let ask = |words: &str| {
        let words = words.replace(' ', "%20").replace('£', "%C2%A3");
        let at = "article=council-vote&at=p1&before=0";
        served.get(&format!("/__passage?{at}&words={words}"))
    };
    let copied = ask("o buy a second boat");
    assert_eq!(key(&copied, "is_passage"), true);
    assert_eq!(key(&copied, "key"), "passage: >-\n      to buy a second boat\n");
    assert_eq!(key(&copied, "item"), "- >-\n        to buy a second boat\n");
    assert_eq!(key(&copied, "says"), "¶1, 5 words.");
    let refused = ask("to buy a third boat");
    assert_eq!(key(&refused, "is_passage"), false);
    assert!(
        key(&refused, "says").as_str().unwrap().starts_with("These words do not stand")
    );
    assert_eq!(served.get("/__passage?article=council-vote").status, 400);
    assert_eq!(served.get("/__passage?article=..%2fx&words=a").status, 200);
}

#[test]
fn a_workbench_lays_an_article_out() {
    let served = Served::of("full-body");
    let page = served.get("/__article/council-vote");
    assert_eq!(page.status, 200);
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    let text = page.text();
    assert!(text.contains("Nothing rests on 1 of 3 paragraphs."), "{text}");
    let marked = "<mark>The council voted on Monday to buy </mark>";
    assert!(text.contains(marked), "{text}");
    assert!(text.contains("/content/summaries/council-vote.yaml:5:3\""), "{text}");
    let unused = served.get("/__article/council-vote?unused");
    assert_eq!(unused.text().matches("class=\"unit").count(), 1);
    assert!(unused.text().contains("id=\"p3\""), "{}", unused.text());
    // Where something rests on every paragraph, there is nothing to show alone.
    let all_used = served.get("/__article/tide-tables?unused");
    assert!(all_used.text().contains("Something rests on every paragraph."));
    assert!(all_used.text().contains("id=\"p1\"") && !all_used.text().contains("<nav"));
    for lost in ["/__article/", "/__article/none", "/__article/..", "/__article/a/b"] {
        assert_eq!(served.get(lost).status, 404, "{lost}");
    }
    assert_eq!(served.ask("HEAD", "/__article/council-vote", "").status, 200);
}

#[test]
fn a_workbench_has_the_original_where_its_folder_is_named() {
    let without = Served::of("by-account");
    let page = without.get("/__article/lighthouse-kept");
    assert!(page.text().contains("briefpack serve --originals DIR"), "{}", page.text());
    assert!(
        page.text().contains("Nothing rests on 2 of 4 paragraphs. These are ¶1, ¶4.")
    );
    assert!(!page.text().contains("a new roof"));
    let said = without.get("/__passage?article=lighthouse-kept&words=a%20new%20roof");
    assert!(key(&said, "says").as_str().unwrap().contains("not at hand"));

    let pack = PackFolder::of("by-account");
    let folder = pack.at("originals");
    let with = Served::set(pack, Silent, |settings| settings.originals = Some(folder));
    let page = with.get("/__article/lighthouse-kept?unused");
    assert!(page.text().contains("Nothing rests on 2 of 4 paragraphs.</p>"));
    assert!(page.text().contains("spend £2 million on a new roof."), "{}", page.text());
}

#[test]
fn a_workbench_stays_within_reach_while_the_pack_is_broken() {
    let served = Served::of("full-body");
    let mut channel = served.listen();
    channel.build();
    let path = "/__article/council-vote";
    let good = served.get(path);
    served.pack.edit("content/summaries/council-vote.yaml", "headline:", "headlin:");
    let report = served.until(&mut channel, path, |page| page.status == 500);
    assert!(report.text().contains("error["), "{}", report.text());
    let last = served.get(&format!("{path}?last-good"));
    let expect = without_scripts(&good)
        .replace("\"?all\"", "\"?all&amp;last-good\"")
        .replace("\"?unused\"", "\"?unused&amp;last-good\"");
    assert_eq!((last.status, without_scripts(&last)), (200, expect));
}

#[test]
fn a_statement_is_opened_for_a_page_that_knows_the_token() {
    let (served, opened) = with_editor();
    let told = served.get("/__places?page=articles/tide-tables.html");
    assert_eq!(key(&told, "statements")[STATEMENT]["open"], STATEMENT);
    let token = key(&told, "token").as_str().unwrap().to_owned();
    let host = served.address();
    let ours = format!("Origin: http://{host}\r\n");
    let knows = format!("{ours}X-Briefpack-Token: {token}\r\n");
    let open = |lines: &str, body: &str| {
        let length = format!("Content-Length: {}\r\n", body.len());
        let request =
            format!("POST /__open HTTP/1.1\r\nHost: {host}\r\n{lines}{length}\r\n{body}");
        served.send(&request).status
    };
    let wish = format!("{{\"place\": \"{STATEMENT}\"}}");
    for (lines, body, status) in [
        (ours.as_str(), wish.as_str(), 403),
        (&format!("{ours}X-Briefpack-Token: {}\r\n", "0".repeat(32)), &wish, 403),
        (&format!("X-Briefpack-Token: {token}\r\n"), &wish, 403),
        (&format!("Origin: null\r\nX-Briefpack-Token: {token}\r\n"), &wish, 403),
        (&knows.replace("http:", "https:"), &wish, 403),
        (&knows, "{\"place\": \"/etc/passwd\"}", 404),
        (&knows, "{\"place\": \"content/summaries/tide-tables.yaml\"}", 404),
        (&knows, "{\"place\": \"../x.html#a\"}", 404),
        (&knows, "{\"place\": \"index.html\", \"file\": \"/etc/passwd\"}", 400),
        (&knows, "place=index.html", 400),
        (&knows, &"a".repeat(5000), 413),
    ] {
        assert_eq!(open(lines, body), status, "{lines}{body:.60}");
    }
    assert_eq!(fs::read_dir(&opened).unwrap().count(), 0);
    assert_eq!(open(&knows, &wish), 204);
    let copy = awaited(&opened.join("5 3"));
    assert_eq!(copy, served.pack.text("content/summaries/tide-tables.yaml"));
    let refused = served.ask("GET", "/__open", "");
    assert_eq!((refused.status, refused.header("allow")), (405, "POST"));
    let workbench = served.get("/__article/tide-tables");
    assert!(workbench.text().contains(&format!("data-open=\"{STATEMENT}\"")));
    assert!(
        !workbench.text().contains(&token),
        "the token is told to whoever asks by name"
    );
}

#[test]
fn nothing_is_opened_without_an_editor_and_a_lost_one_is_told() {
    let served = Served::of("full-body");
    let host = served.address();
    let request = |lines: &str| {
        let body = "{\"place\": \"index.html\"}";
        format!(
            "POST /__open HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n{lines}\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    assert_eq!(served.send(&request("")).status, 404);

    let lost = Editor::parse("/nowhere/editor {file}").unwrap();
    let set = |settings: &mut briefpack::serve::Settings| settings.editor = Some(lost);
    let served = Served::set(PackFolder::of("full-body"), Silent, set);
    let token = key(&served.get("/__places?page=index.html"), "token");
    let token = format!("X-Briefpack-Token: {}\r\n", token.as_str().unwrap());
    let request =
        request(&token).replace(&host.to_string(), &served.address().to_string());
    let answer = served.send(&request);
    assert_eq!(answer.status, 500);
    assert!(answer.text().contains("No such file"), "{}", answer.text());
}

/// The text of a file that another program is about to write.
fn awaited(path: &Path) -> String {
    for _ in 0..600 {
        if let Some(text) = fs::read_to_string(path).ok().filter(|text| !text.is_empty())
        {
            return text;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("nothing was opened at {}", path.display());
}
