//! The evidence lock: what was found in the originals, written down for builds without them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::evidence::{Place, Text, shared_among};
use crate::model::{Article, CheckedOriginal, Pack, Passage};
use crate::source::Sources;

/// The path of the lock in a pack.
pub(super) const PATH: &str = "content/evidence.lock";

/// The text of the lock; none where no folder of originals was named.
///
/// Sorted throughout: the same pack and the same originals give the same bytes.
pub(crate) fn lock(pack: &Pack, sources: &Sources) -> Option<String> {
    sources.originals.as_ref()?;
    let mut text = String::from(
        "# Written by `briefpack check --originals DIR --update-lock`: where the words that\n\
         # statements rest on stand in the originals. Not to be edited by hand.\n\
         format: 1\n",
    );
    let articles: Vec<(&Article, &CheckedOriginal)> = pack
        .articles
        .values()
        .filter_map(|article| Some((article.as_ref(), article.original.as_ref()?)))
        .collect();
    let originals: BTreeMap<&str, &CheckedOriginal> = articles
        .iter()
        .map(|(_, original)| (original.file.as_str(), *original))
        .collect();
    section(&mut text, "originals", originals.is_empty());
    for (file, original) in originals {
        line(&mut text, 1, &format!("{}:", quoted(file)));
        line(&mut text, 2, &format!("sha256: {}", quoted(&original.sha256)));
        line(&mut text, 2, &format!("paragraphs: {}", original.n_paragraphs));
    }
    section(&mut text, "articles", articles.is_empty());
    for (article, original) in &articles {
        line(&mut text, 1, &format!("{}:", quoted(article.id.as_str())));
        line(&mut text, 2, &format!("original: {}", quoted(&original.file)));
        passages(&mut text, pack, article);
    }
    shared_text(&mut text, &articles, sources);
    Some(text)
}

/// The passages of one article, by the id of what rests on them.
fn passages(text: &mut String, pack: &Pack, article: &Article) {
    let points = article
        .points
        .iter()
        .filter_map(|id| Some((id.point.as_str(), &pack.points.get(id)?.passages)));
    let caveats = article
        .caveats
        .iter()
        .filter_map(|id| Some((id.point.as_str(), &pack.caveats.get(id)?.passages)));
    let found = |passage: &&Passage| !passage.places.is_empty();
    let all: BTreeMap<&str, Vec<&Passage>> = points
        .chain(caveats)
        .map(|(id, passages)| (id, passages.iter().filter(found).collect()))
        .filter(|(_, passages): &(&str, Vec<&Passage>)| !passages.is_empty())
        .collect();
    if all.is_empty() {
        return;
    }
    line(text, 2, "passages:");
    for (id, passages) in all {
        line(text, 3, &format!("{}:", quoted(id)));
        for passage in passages {
            line(text, 4, &format!("- words: {}", quoted(&passage.words)));
            let places = passage.places.iter().map(|place| {
                let (from, to) = (place.characters.start, place.characters.end);
                format!("\"{}:{from}-{to}\"", place.paragraph)
            });
            let places: Vec<String> = places.collect();
            line(text, 5, &format!("places: [{}]", places.join(", ")));
            let speech = passage.speech.iter().map(|bytes| {
                let at = |byte: usize| {
                    passage.words.get(..byte).map_or(0, |words| words.chars().count())
                };
                format!("\"{}-{}\"", at(bytes.start), at(bytes.end))
            });
            let speech: Vec<String> = speech.collect();
            if !speech.is_empty() {
                line(text, 5, &format!("speech: [{}]", speech.join(", ")));
            }
            if passage.n_occurrences > 1 {
                line(text, 5, &format!("occurrences: {}", passage.n_occurrences));
            }
        }
    }
}

/// The running text that originals share, each pair once.
fn shared_text(
    text: &mut String,
    articles: &[(&Article, &CheckedOriginal)],
    sources: &Sources,
) {
    let Some(originals) = &sources.originals else { return };
    let files: BTreeSet<&str> =
        articles.iter().map(|(_, original)| original.file.as_str()).collect();
    let read: Vec<(&str, Text)> = files
        .into_iter()
        .filter_map(|name| Some((name, originals.get(name)?.file.whole())))
        .map(|(name, letters)| (name, Text::from_plain(letters)))
        .collect();
    let pairs = shared_among(&read.iter().map(|(_, text)| text).collect::<Vec<_>>());
    section(text, "shared", pairs.is_empty());
    for pair in pairs {
        let (Some((first, ours)), Some((second, theirs))) =
            (read.get(pair.ours), read.get(pair.theirs))
        else {
            continue;
        };
        line(text, 1, &format!("- originals: [{}, {}]", quoted(first), quoted(second)));
        line(text, 2, "runs:");
        for run in pair.runs {
            let n = run.ours.len().max(run.theirs.len());
            for n in 0..n {
                // A run may cross more paragraph ends in one original than in the other.
                let at = |places: &[Place], text: &Text| {
                    places.get(n).or(places.last()).map(|p| written(p, text))
                };
                let (Some(a), Some(b)) = (at(&run.ours, ours), at(&run.theirs, theirs))
                else {
                    continue;
                };
                line(text, 3, &format!("- {{first: \"{a}\", second: \"{b}\"}}"));
            }
        }
    }
}

/// A place as `paragraph:from-to`, in characters.
fn written(place: &Place, text: &Text) -> String {
    let paragraph = text.paragraph(place.paragraph);
    let at =
        |byte: usize| paragraph.get(..byte).map_or(0, |letters| letters.chars().count());
    format!("{}:{}-{}", place.paragraph, at(place.range.start), at(place.range.end))
}

fn section(text: &mut String, name: &str, is_empty: bool) {
    line(
        text,
        0,
        &format!(
            "{name}:{}",
            if !is_empty {
                ""
            } else if name == "shared" {
                " []"
            } else {
                " {}"
            }
        ),
    );
}

fn line(text: &mut String, depth: usize, content: &str) {
    let width = depth * 2;
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{:width$}{content}", "");
}

/// A text as a YAML scalar in double quotation marks.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\t' => quoted.push_str("\\t"),
            letter
                if letter.is_control() || "\u{2028}\u{2029}\u{feff}".contains(letter) =>
            {
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
