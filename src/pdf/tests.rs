//! Documents as they are set: what stands on their sheets, and what does not.

use typst::layout::{Frame, FrameItem};

use super::world::Kit;
use super::{PagedDocument, Setter, Standard, data};
use crate::diag::Report;
use crate::render::{OutputBytes, Unwatched, builtin};
use crate::source::Sources;
use crate::view::paper::Paper;
use crate::{Built, Memo, Options};

mod sheets;

/// A pack with everything that an author can write, and Typst's own signs in it.
const PACK: &[(&str, &str)] = &[
    (
        "briefing.yaml",
        "format: 1\ntitle: The harbour plan\nlanguage: en-GB\ndate: 2025-01-31\n\
         sides: {government: Government}\ntopics: [quay]\nmarking: For the council only\n\
         key_figures: [opening/lorries]\n",
    ),
    (
        "content/organisations.yaml",
        "port-office: {name: Port Office, kind: agency, side: government}\n",
    ),
    ("content/measures.yaml", "lorries: {label: Lorries a day, unit: lorries}\n"),
    (
        "content/articles/opening.md",
        "---\ntitle: The quay opens\npublished: 2024-07-18\npublisher: port-office\n\
         kind: press-release\nbody: full\nrights: full\n---\nThe quay lets in some 50 lorries a \
         day, the Port Office said.\n\n## What comes next\n\nNothing was said of $x^2$, of \
         #read(\"/etc/hostname\"), of @quay, of <label>, of \\\\ and of *all* // this.\n",
    ),
    (
        "content/summaries/opening.yaml",
        "headline: The quay opens for `#panic()` lorries\nbottom_line: Lorries come \
         [@lorries].\ntopics: [quay]\npoints:\n  lorries:\n    says: 'The quay takes $50 or #50 lorries a day @ first, <so> it is *said*.'\n    passage: lets in some 50 lorries a day\n    \
         by: port-office\n    figure: {measure: lorries, value: some 50}\n  signs:\n    says: \
         Signs stay signs.\n    passage: 'of $x^2$, of #read(\"/etc/hostname\"), of @quay'\n",
    ),
    (
        "content/topics/quay.md",
        "---\ntitle: The quay\nquestion: Who may use it?\nbottom_line: Lorries may \
         [@opening/lorries].\n---\n## Who comes\n\nLorries come, and `#set page(width: 1pt)` \
         stays as it is [@opening/lorries].\n\n| Who | When |\n|---|---|\n| Lorries \
         [@opening/lorries] | By day |\n\n![@opening/signs]\n",
    ),
];

/// The pack, built.
fn pack() -> (Sources, Built) {
    let mut sources = Sources::default();
    for (path, text) in PACK {
        sources.add(path, *text);
    }
    builtin::add(&mut sources);
    let built = built(&sources);
    (sources, built)
}

/// A pack, built.
fn built(sources: &Sources) -> Built {
    let mut report = Report::new(false);
    let memo = &mut Memo::default();
    let built =
        crate::build(sources, &Options::default(), (memo, &Unwatched), &mut report);
    built.unwrap_or_else(|| panic!("{:?}", report.problems()))
}

/// The letters and digits of each sheet of a document, nothing between them: a word may be cut at
/// a line's end.
fn sheets(sources: &Sources, built: &Built, paper: &Paper) -> Vec<String> {
    let site = built.site();
    let kit = Kit::new(sources, "default");
    let mut bytes = Vec::new();
    let data = data::data(&site, paper, Standard::default());
    ciborium::into_writer(&data, &mut bytes).unwrap();
    let world = kit.world(paper.kind(), bytes).unwrap();
    let document = typst::compile::<PagedDocument>(&world).output.unwrap();
    document.pages().iter().map(|page| letters(&text(&page.frame))).collect()
}

/// All that is written in a frame.
fn text(frame: &Frame) -> String {
    let items = frame.items().map(|(_, item)| match item {
        FrameItem::Group(group) => text(&group.frame),
        FrameItem::Text(item) => item.text.to_string(),
        _ => String::new(),
    });
    items.collect()
}

/// The letters and digits of a text, and the signs that mean something to Typst.
fn letters(text: &str) -> String {
    let is_kept = |c: &char| c.is_alphanumeric() || "#$@<>\\*_`^".contains(*c);
    text.chars().filter(is_kept).collect()
}

/// The documents as files.
fn files(sources: &Sources, built: &Built) -> Vec<(String, Vec<u8>)> {
    let papers = built.site().papers(crate::model::Document::ALL);
    let setter = Setter::new(sources, "default", Standard::default(), &Unwatched);
    let (_, made) = setter.all(built.site(), &papers);
    let files = made.into_iter().map(|made| {
        let output = made.value.unwrap_or_else(|| panic!("{:?}", made.problems));
        let OutputBytes::Memory(bytes) = output.bytes else { panic!("{}", output.path) };
        (output.path, bytes)
    });
    files.collect()
}
