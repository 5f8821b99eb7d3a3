//! Makes packs of any size: the same size gives the same letters.
//!
//! Each article has about 800 words and a summary of eight points, with quotations, figures,
//! events and positions as a real pack has them. Every fiftieth prints a paragraph of agency
//! copy.

use std::fmt::Write as _;

/// The words of all articles.
const WORDS: &str = "the a of to in committee minister report said that on for with people \
    agreement council crossing week year plan office border was were has been returned \
    country officials partners new measure funding law court public by from at after \
    before between under increase number talks meeting policy";

/// How many points a summary has.
const POINTS: usize = 8;

/// How many paragraphs an article has: a passage for each point, and one that is none's.
const PARAGRAPHS: usize = 2 * POINTS;

/// A small generator of numbers (`SplitMix64`, Steele and others 2014): no clock, no crate.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap_or(0)
    }

    /// Some words in a row.
    fn words(&mut self, n: usize) -> Vec<&'static str> {
        let all: Vec<_> = WORDS.split_whitespace().collect();
        (0..n).map(|_| all[self.roll(all.len())]).collect()
    }
}

/// How many there are of everything.
#[derive(Clone, Copy)]
struct Size {
    articles: usize,
    topics: usize,
    people: usize,
    terms: usize,
}

/// A pack of `n` articles; about one topic to a hundred articles, one person to five.
pub(crate) fn pack(n: usize) -> Vec<(String, String)> {
    let size = Size {
        articles: n,
        topics: n.div_ceil(100).max(3),
        people: n.div_ceil(5),
        terms: n.div_ceil(20),
    };
    let mut files = registers(size);
    for i in 0..n {
        let mut dice = Dice(i as u64);
        let paragraphs: Vec<_> = (0..PARAGRAPHS).map(|_| dice.words(48)).collect();
        let points: Vec<_> = (0..POINTS)
            .map(|p| point(&mut dice, i, p, &paragraphs[p * 2], size))
            .collect();
        files.push((
            format!("content/articles/article-{i:05}.md"),
            article(i, &paragraphs, &points),
        ));
        files.push((
            format!("content/summaries/article-{i:05}.yaml"),
            summary(i, &points, size),
        ));
    }
    for t in 0..size.topics {
        files.push((format!("content/topics/topic-{t}.md"), topic(t, size)));
    }
    files
}

fn registers(size: Size) -> Vec<(String, String)> {
    let topics: Vec<_> = (0..size.topics).map(|t| format!("topic-{t}")).collect();
    let briefing = format!(
        "format: 1\ntitle: A generated pack\nlanguage: en-GB\ndate: 2025-01-01\nsources_to: 2024-12-31\n\
         sides: {{government: Government, opposition: Opposition}}\ntopics: [{}]\n",
        topics.join(", ")
    );
    let (mut people, mut terms, mut measures) =
        (String::new(), String::new(), String::new());
    for p in 0..size.people {
        let of = ["government", "opposition"][p % 2];
        let name = name(p);
        let _ = writeln!(
            people,
            "person-{p}: {{name: {name}, roles: [{{title: Member, side: {of}}}]}}"
        );
    }
    for t in 0..size.terms {
        let name = name(t);
        let _ =
            writeln!(terms, "term-{t}: {{term: {name} scheme, definition: A scheme.}}");
    }
    let own = (0..size.articles).map(|i| format!("own-{i}"));
    for id in (0..size.terms).map(|t| format!("measure-{t}")).chain(own) {
        let _ = writeln!(
            measures,
            "{id}: {{label: Count {id}, unit: people, definition: A count., \
             reconciliation: The articles count different people.}}"
        );
    }
    let organisations = "paper: {name: The Paper, kind: newspaper}\nwire: {name: The Wire, kind: agency}\n";
    let files = [
        ("briefing.yaml", briefing),
        ("content/people.yaml", people),
        ("content/organisations.yaml", organisations.to_owned()),
        ("content/glossary.yaml", terms),
        ("content/measures.yaml", measures),
    ];
    files.map(|(path, text)| (path.to_owned(), text)).into()
}

/// A name of letters alone: figures in it would be read as numbers.
fn name(mut n: usize) -> String {
    const SYLLABLES: [&str; 8] = ["ba", "do", "ke", "li", "mo", "nu", "ra", "se"];
    let mut name = "Z".to_owned();
    loop {
        name.push_str(SYLLABLES[n % 8]);
        n /= 8;
        if n == 0 {
            return name;
        }
    }
}

/// A point: the paragraph that it rests on, and its entry of the summary.
struct Point {
    paragraph: String,
    entry: String,
}

fn point(dice: &mut Dice, i: usize, p: usize, words: &[&str], size: Size) -> Point {
    let start = dice.roll(words.len() - 14) + 1;
    let (before, rest) = words.split_at(start);
    let (passage, after) = rest.split_at(12);
    let by = (i + p) % size.people;
    let mut passage = passage.join(" ");
    let mut entry = String::new();
    let mut says = "A statement of this article, in other words".to_owned();
    let (mut open, mut close) = ("", "");
    match p {
        0..3 => {
            (open, close) = ("“", "”");
            entry.push_str("    kind: position\n");
            let term = dice.roll(size.terms);
            let _ = writeln!(entry, "    stance: {{about: term-{term}, view: supports}}");
            let _ = write!(says, " on the {} scheme", name(term));
        }
        3 | 4 => {
            let n = format!("{},000", dice.roll(900) + 100);
            let measure = match p {
                3 => format!("measure-{}", i % size.terms),
                _ => format!("own-{i}"),
            };
            let _ = write!(passage, " more than {n} people");
            let _ = write!(says, ", of more than {n} people");
            let _ = writeln!(
                entry,
                "    figure: {{measure: {measure}, value: \"more than {n}\", unit: people}}",
            );
        }
        5 if i.is_multiple_of(4) => {
            let _ = writeln!(
                entry,
                "    event: {{title: Meeting {i}, present: [person-{by}]}}"
            );
        }
        _ => {}
    }
    let paragraph = format!(
        "{} said {} {open}{passage}{close} {}.",
        name(by),
        before.join(" "),
        after.join(" ")
    );
    let head = format!("  point-{p}:\n    says: {says}.\n    passage: {passage}\n");
    let entry = format!("{head}    by: person-{by}\n{entry}");
    Point { paragraph, entry }
}

fn article(i: usize, paragraphs: &[Vec<&str>], points: &[Point]) -> String {
    let (month, day) = (i / 28 % 12 + 1, i % 28 + 1);
    let mut text = format!(
        "---\ntitle: Article {i}\npublisher: paper\npublished: 2024-{month:02}-{day:02}\nkind: news\n\
         body: full\n---\n"
    );
    for (point, words) in points.iter().zip(paragraphs.iter().skip(1).step_by(2)) {
        let _ = writeln!(text, "{}\n\n{}.\n", point.paragraph, words.join(" "));
    }
    if i.is_multiple_of(50) {
        let copy = Dice(u64::MAX - (i / 500) as u64).words(40);
        let _ = writeln!(text, "{}.\n", copy.join(" "));
    }
    text
}

fn summary(i: usize, points: &[Point], size: Size) -> String {
    let mut text = format!(
        "headline: An article in a line\nbottom_line: The first point stands [@point-0].\n\
         topics: [topic-{}]\npoints:\n",
        i % size.topics
    );
    text.extend(points.iter().map(|point| point.entry.as_str()));
    text
}

fn topic(t: usize, size: Size) -> String {
    let mut text = format!("---\ntitle: Topic {t}\nquestion: What is said?\n---\n");
    for i in (t..size.articles).step_by(size.topics).take(40) {
        let (scheme, of) = (name(i % size.terms), i % POINTS);
        let _ = writeln!(
            text,
            "\nSomething is said of the {scheme} scheme [@article-{i:05}/point-{of}], and \
             of another [@article-{i:05}/point-0]."
        );
    }
    text
}
