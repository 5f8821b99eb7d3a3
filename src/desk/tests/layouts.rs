//! What rests on what, and where it is written.

use std::fmt::Write as _;

use super::super::{CheckedText, Desk};
use super::{account, linked, sources};
use crate::source::Sources;

/// The text of a workbench in one line a paragraph, with `<` and the statements' numbers around
/// what they rest on.
fn laid_out(sources: &Sources) -> String {
    let linked = linked(sources);
    let workbench = Desk::new(&linked.value, sources).workbench("x").unwrap();
    let mut text = String::new();
    for paragraph in &workbench.paragraphs {
        write!(text, "{} {:?} ", paragraph.id, paragraph.number).unwrap();
        for piece in &paragraph.pieces {
            let over =
                |marks: &[usize]| marks.iter().map(usize::to_string).collect::<String>();
            match piece.rests.as_slice() {
                [] => text += &piece.text,
                rests => {
                    let (rests, ends) = (over(rests), over(&piece.ends));
                    write!(text, "<{rests}:{}:{ends}>", piece.text).unwrap();
                }
            }
        }
        text.push('\n');
    }
    let says: Vec<&str> = workbench.statements.iter().map(|s| s.says.as_str()).collect();
    text + &format!("{:?} of {}, {says:?}", workbench.used, workbench.n_paragraphs)
}

#[test]
fn a_workbench_shows_what_rests_on_what_and_what_on_nothing() {
    let body = "The boat came back to us.\n\n## The boat is late\n\nNobody saw `it` come back.\n";
    let points = "  a: {says: One., passage: The boat came back}
  b: {says: Two., passages: [boat came back to us, The boat is late]}
  c: {says: Three., withdrawn: Wrong.}
caveats:
  d: {says: \"Four, *so*.\", passage: The boat came back to us}
";
    assert_eq!(
        laid_out(&sources(body, points)),
        "p1 Some(1) <02:The :><012:boat came back:0><12: to us:12>.
the-boat-is-late None <1:The boat is late:1>
p2 Some(2) Nobody saw (code) come back.
{1} of 2, [\"One.\", \"Two.\", \"Four, so.\"]"
    );
}

#[test]
fn a_workbench_without_its_original_says_so() {
    let sources = account(None);
    let linked = linked(&sources);
    let desk = Desk::new(&linked.value, &sources);
    let workbench = desk.workbench("x").unwrap();
    assert_eq!(workbench.of, CheckedText::Elsewhere(Some("x.txt".to_owned())));
    assert_eq!((workbench.paragraphs.len(), workbench.n_paragraphs), (0, 0));
    assert_eq!(desk.workbench("y"), None);
    assert_eq!(desk.workbench("../x"), None);
}

#[test]
fn statements_and_pages_are_found_where_they_are_written() {
    let sources =
        sources("The boat came back.", "  a: {says: One., passage: boat came back}\n");
    let linked = linked(&sources);
    let places = Desk::new(&linked.value, &sources).places();
    let at = |address: &str| {
        let span = places.get(address)?;
        let place = sources.file(&span.file)?.place(span.start());
        Some(format!("{}:{}:{}", span.file, place.line, place.column))
    };
    assert_eq!(at("articles/x.html#a").unwrap(), "content/summaries/x.yaml:3:3");
    assert_eq!(at("articles/x.html").unwrap(), "content/articles/x.md:2:8");
    assert_eq!(at("summary:x").unwrap(), "content/summaries/x.yaml:1:1");
    assert_eq!(at("index.html").unwrap(), "briefing.yaml:2:8");
    assert_eq!(at("articles/x.html#b"), None);
    assert_eq!(at("briefing.yaml"), None);
    assert_eq!(places.on("articles/x.html").collect::<Vec<_>>(), ["articles/x.html#a"]);
    assert_eq!(places.article("articles/x.html"), Some("x"));
}
