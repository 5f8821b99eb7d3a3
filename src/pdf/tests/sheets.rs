//! What stands on the sheets.

use super::{
    PACK, Paper, Setter, Standard, Unwatched, built, builtin, files, letters, pack,
    sheets,
};
use crate::source::SourceId;
use crate::view::paper;

/// The topic of the pack.
fn topic() -> Paper {
    let (_, built) = pack();
    let papers = built.site().papers(&[crate::model::Document::Topics]);
    papers.into_iter().next().unwrap()
}

/// Holds that texts stand on the sheets of a document.
fn check(paper: &paper::Paper, texts: &[&str]) {
    let (sources, built) = pack();
    let all = sheets(&sources, &built, paper).concat();
    for text in texts {
        assert!(all.contains(&letters(text)), "{text}\n{all}");
    }
}

#[test]
fn the_brief_has_title_answer_and_marking() {
    check(&Paper::Brief, &["The harbour plan", "Lorries may", "For the council only"]);
}

#[test]
fn a_topic_has_its_headings_its_table_and_what_it_rests_on() {
    check(
        &topic(),
        &[
            "The quay",
            "Who may use it?",
            "Who comes",
            "When",
            "By day",
            "lets in some 50 lorries",
        ],
    );
}

#[test]
fn the_pack_has_every_heading_statement_and_passage() {
    check(
        &Paper::Pack,
        &[
            "The quay opens",
            "What comes next",
            "lets in some 50 lorries a day",
            "Signs stay signs",
            "The harbour plan",
        ],
    );
}

#[test]
fn signs_of_typst_in_what_authors_write_are_letters() {
    check(
        &topic(),
        &["#set page(width: 1pt)", "$50 or #50 lorries a day @ first, <so> it is *said*"],
    );
    check(
        &Paper::Pack,
        &[
            "of $x^2$, of #read(\"/etc/hostname\"), of @quay",
            "of <label>, of \\",
            "#panic()",
        ],
    );
}

#[test]
fn the_same_pack_gives_the_same_bytes() {
    let (sources, built) = pack();
    let first = files(&sources, &built);
    let names: Vec<_> = first.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(names, ["brief.pdf", "topic-quay.pdf", "pack.pdf"]);
    assert!(first.iter().all(|(_, bytes)| bytes.starts_with(b"%PDF-1.7")));
    let (sources, built) = pack();
    assert!(first == files(&sources, &built));
    assert!(PACK.len() > 1);
}

#[test]
fn the_demonstration_has_every_passage_and_heading_on_its_sheets() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = crate::load::sources(root, None).value;
    builtin::add(&mut sources);
    let built = built(&sources);
    let all = sheets(&sources, &built, &Paper::Pack).concat();
    let site = built.site();
    let (view, _) = site.paper(&Paper::Pack);
    let titles = view.parts.iter().map(|part| part.title.clone());
    let passages = site.statements().flat_map(|statement| {
        let texts = statement.passages.into_iter().map(|passage| {
            let pieces = passage.pieces.into_iter().map(|piece| piece.text);
            pieces.collect::<String>()
        });
        texts.collect::<Vec<_>>()
    });
    let texts = titles.chain(passages);
    let missing: Vec<_> = texts.filter(|text| !holds(&all, &letters(text))).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_brief_takes_two_sheets_however_wide_its_letters_are() {
    let (mut sources, _) = pack();
    let briefing = sources.files[&SourceId::new("briefing.yaml")].whole();
    let many: Vec<_> = (0..6).map(|n| format!("quay-{n}")).collect();
    let briefing = briefing.replace("[quay]", &format!("[quay, {}]", many.join(", ")));
    sources.add("briefing.yaml", briefing);
    let wide = "WWWWWWWWWWW ".repeat(100);
    for topic in many {
        let text = format!(
            "---\ntitle: {topic}\nbottom_line: {wide}[@opening/lorries].\n---\n{wide}.\n"
        );
        sources.add(&format!("content/topics/{topic}.md"), text);
    }
    let built = built(&sources);
    let first = sheets(&sources, &built, &Paper::Brief);
    assert!(first.len() > 2, "nothing had to be left out");
    let setter = Setter::new(&sources, "default", Standard::default(), &Unwatched);
    let set = setter.set(&built.site(), &Paper::Brief);
    let (_, n_pages) = set.value.unwrap();
    assert_eq!(n_pages, 2);
}

/// Whether sheets hold letters: in one stretch, or in two where a sheet ends between them.
fn holds(all: &str, letters: &str) -> bool {
    let letters: Vec<_> = letters.chars().collect();
    let stands = |part: &[char]| all.contains(&part.iter().collect::<String>());
    let lengths: Vec<_> = (1..=letters.len()).collect();
    let longest = lengths.partition_point(|length| stands(&letters[..*length]));
    stands(&letters[longest..])
}
