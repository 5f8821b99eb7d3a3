//! What is served, and what follows when a file is saved, spoilt, mended, deleted.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};

use briefpack::render::{Unwatched, Watch};
use briefpack::serve::{Outcome, Owner, Round};

use crate::edges::folder::{PackFolder, repository};

use super::client::{Answer, Served, Silent};

/// A page of the pack, and the file that its headline stands in.
const PAGE: &str = "/articles/tide-tables.html";
const SUMMARY: &str = "content/summaries/tide-tables.yaml";

#[test]
fn a_pack_is_served_as_it_would_be_written() {
    let served = Served::of("full-body");
    let public = served.pack.build();
    for (path, (_, bytes)) in &public {
        let Some(bytes) = bytes else { continue };
        let answer = served.get(&format!("/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        let length = answer.header("content-length").parse::<usize>().unwrap();
        assert_eq!(length, answer.body.len(), "{path}");
        if answer.header("content-type") == "text/html; charset=utf-8" {
            assert_eq!(answer.text().matches("<script src=\"/__").count(), 2, "{path}");
            let lines = answer.text().lines();
            let own: Vec<_> =
                lines.filter(|line| !line.contains("__briefpack")).collect();
            assert_eq!(
                own.join("\n") + "\n",
                std::str::from_utf8(bytes).unwrap(),
                "{path}"
            );
        } else {
            assert_eq!(&answer.body, bytes, "{path}");
        }
    }
    assert_eq!(served.get("/").body, served.get("/index.html").body);
    let is_ours = |bytes: &Vec<u8>| {
        let text = String::from_utf8_lossy(bytes);
        ["__briefpack", "__article", "__places", "vscode:"]
            .iter()
            .any(|w| text.contains(w))
    };
    assert!(!public.values().any(|(_, bytes)| bytes.as_ref().is_some_and(is_ours)));
}

#[test]
fn pages_may_load_what_the_preview_adds() {
    let served = Served::of("full-body");
    let index = served.get("/");
    assert!(
        index
            .text()
            .contains("script-src 'self'; img-src 'self' data:; connect-src 'self'")
    );
    let script = index.text().split("<script src=\"/__briefpack/").nth(1).unwrap();
    let script = script.split('"').next().unwrap();
    let (name, stamp) = script.split_once("?build=").unwrap();
    assert_eq!(stamp, served.listen().build());
    let script = served.get(&format!("/__briefpack/{name}"));
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    assert!(script.text().contains("new EventSource(\"/__briefpack/reload\")"));
}

#[test]
fn a_saved_file_is_on_its_page() {
    let served = Served::of("full-body");
    let mut channel = served.listen();
    let first = channel.build();
    assert!(served.get(PAGE).text().contains("New tide tables have been printed."));
    served.pack.edit(SUMMARY, "New tide tables have been", "Tide tables have now been");
    let page = served.until(&mut channel, PAGE, |page| {
        page.text().contains("Tide tables have now been")
    });
    assert_eq!(page.status, 200);
    assert!(!page.text().contains(&format!("build={first}\"")));

    served.pack.put("content/pages/more.md", "---\ntitle: More\n---\nBy hand.\n");
    served.until(&mut channel, "/more.html", |page| page.status == 200);
    fs::remove_file(served.pack.at("content/pages/more.md")).unwrap();
    served.until(&mut channel, "/more.html", |page| page.status == 404);
    // A folder that comes while the server runs is watched as well.
    let theme = "themes/default/templates/404.html";
    let text = fs::read_to_string(repository().join(theme)).unwrap();
    served.pack.put(theme, text.replace("{% block main %}", "{% block main %}Lost."));
    let is_there = |page: &Answer| page.text().contains("Lost.");
    served.until(&mut channel, "/more.html", is_there);
}

#[test]
fn a_spoilt_file_is_told_on_every_page_until_it_is_mended() {
    let served = Served::of("full-body");
    let mut channel = served.listen();
    channel.build();
    let good = served.get(PAGE);
    served.pack.edit(SUMMARY, "has printed new", "has <b>printed</b> old");
    let report = served.until(&mut channel, PAGE, |page| page.status == 500);
    assert_eq!(report.header("content-type"), "text/html; charset=utf-8");
    assert!(report.header("content-security-policy").contains("default-src 'none'"));
    let text = report.text();
    assert!(text.contains("error[passage-not-found]"), "{text}");
    assert!(text.contains("--&gt; content/summaries/tide-tables.yaml:"), "{text}");
    assert!(text.contains("has &lt;b&gt;printed&lt;/b&gt; old") && text.contains("^^^^"));
    assert!(text.contains("<script src=\"/__briefpack/reload.js?build="));
    assert!(text.contains("href=\"?last-good\"") && !text.contains('\u{1b}'));
    for path in ["/", "/index.html", "/not-yet.html", "/not-yet"] {
        assert_eq!(served.get(path).body, report.body, "{path}");
    }
    let own = |page: &str| {
        page.lines().filter(|l| !l.contains("__briefpack")).collect::<String>()
    };
    let last = served.get(&format!("{PAGE}?last-good"));
    assert_eq!((last.status, own(last.text())), (200, own(good.text())));
    assert_eq!(served.get("/theme/style.css").status, 200);
    assert_eq!(served.get("/not-yet.css").status, 404);
    assert_eq!(served.get("/__briefpack/report.css").status, 200);

    served.pack.edit(SUMMARY, "has <b>printed</b> old", "has printed new");
    let mended = served.until(&mut channel, PAGE, |page| page.status == 200);
    assert_eq!(own(mended.text()), own(good.text()));
}

#[test]
fn a_pack_that_goes_is_waited_for() {
    let served = Served::of("with-address");
    let mut channel = served.listen();
    channel.build();
    let briefing = served.pack.text("briefing.yaml");
    fs::remove_file(served.pack.at("briefing.yaml")).unwrap();
    let report = served.until(&mut channel, "/", |page| page.status == 500);
    assert!(report.text().contains("error[no-pack]"), "{}", report.text());
    served.pack.put("briefing.yaml", &briefing);
    served.until(&mut channel, "/", |page| page.status == 200);

    let aside = served.pack.beside.path().join("aside");
    fs::rename(&served.pack.root, &aside).unwrap();
    served.until(&mut channel, "/", |page| page.status == 500);
    fs::rename(&aside, &served.pack.root).unwrap();
    served.until(&mut channel, "/", |page| page.status == 200);
    // The folder that came back is watched like the first.
    served.pack.put("briefing.yaml", briefing.replace("title: ", "title: Anew "));
    served.until(&mut channel, "/", |page| page.text().contains("Anew "));
}

#[test]
fn a_pack_that_is_broken_from_the_start_is_served_when_it_is_mended() {
    let pack = PackFolder::of("with-address");
    let briefing = pack.text("briefing.yaml");
    pack.put("briefing.yaml", "title: [\n");
    let served = Served::with(pack, Silent);
    let mut channel = served.listen();
    channel.build();
    let report = served.get("/");
    assert_eq!(report.status, 500);
    assert!(report.text().contains("error[yaml-syntax]"), "{}", report.text());
    assert!(!report.text().contains("last-good"));
    assert_eq!(served.get("/theme/style.css").status, 404);
    served.pack.put("briefing.yaml", briefing);
    served.until(&mut channel, "/", |page| page.status == 200);
}

/// An owner who hands on what is told, and whose second build fails from within.
struct Failing {
    told: Sender<(Vec<String>, String)>,
    has_built: AtomicBool,
}

/// Fails as soon as a page is made.
struct Trap;

impl Watch for Trap {
    fn begins(&self, path: &str) {
        panic!("<{path}> is a trap");
    }
    fn ends(&self, _: &str) {}
}

impl Owner for Failing {
    fn tell(&self, round: &Round<'_>) {
        let outcome = match round.outcome {
            Outcome::Checked { pages, .. } => format!("{} pages", pages.unwrap()),
            Outcome::Looked { report, .. } => format!("{} more", report.problems().len()),
            Outcome::Failed(words) => words.to_owned(),
        };
        self.told.send((round.changed.to_vec(), outcome)).unwrap();
    }
    fn note(&self, note: &str) {
        panic!("{note}");
    }
    fn watch(&self) -> Box<dyn Watch + Send> {
        let has_built = self.has_built.swap(true, Ordering::Relaxed);
        if has_built { Box::new(Trap) } else { Box::new(Unwatched) }
    }
}

#[test]
fn a_fault_of_the_program_does_not_end_the_server() {
    let (told, tells) = channel();
    let pack = PackFolder::of("with-address");
    let served = Served::with(pack, Failing { told, has_built: AtomicBool::new(false) });
    let mut channel = served.listen();
    channel.build();
    let (changed, outcome) = tells.recv().unwrap();
    assert!(changed.is_empty() && outcome.ends_with(" pages"), "{changed:?}, {outcome}");
    let briefing = served.pack.text("briefing.yaml");
    served.pack.put("briefing.yaml", briefing + "# saved\n");
    let page = served.until(&mut channel, "/", |page| page.status == 500);
    assert!(page.text().contains("fault of its own"), "{}", page.text());
    assert!(page.text().contains("&gt; is a trap"), "{}", page.text());
    let (changed, outcome) = tells.recv().unwrap();
    assert_eq!(changed, ["briefing.yaml"]);
    assert!(outcome.ends_with(" pages"), "{outcome}");
    let (changed, outcome) = tells.recv().unwrap();
    assert_eq!(changed, ["briefing.yaml"]);
    assert!(outcome.ends_with(" is a trap"), "{outcome}");
    assert_eq!(served.get("/?last-good").status, 200);
}
