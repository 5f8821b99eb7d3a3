//! Makes packs of any size: the same size gives the same letters.

use std::fmt::Write as _;

const WORDS: [&str; 48] = [
    "the",
    "a",
    "of",
    "to",
    "in",
    "committee",
    "minister",
    "report",
    "said",
    "that",
    "on",
    "for",
    "with",
    "people",
    "agreement",
    "council",
    "crossing",
    "week",
    "year",
    "plan",
    "office",
    "border",
    "was",
    "were",
    "has",
    "been",
    "returned",
    "country",
    "officials",
    "partners",
    "new",
    "measure",
    "funding",
    "law",
    "court",
    "public",
    "by",
    "from",
    "at",
    "after",
    "before",
    "between",
    "under",
    "increase",
    "number",
    "talks",
    "meeting",
    "policy",
];
const POINTS: usize = 8;
const PARAGRAPHS: usize = 16;

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
}

/// A pack of `n` articles of about 800 words, each with a summary of eight points; about one
/// topic to a hundred articles, one person to five.
pub(crate) fn pack(n: usize) -> Vec<(String, String)> {
    let n_topics = n.div_ceil(100).max(3);
    let n_people = n.div_ceil(5);
    let mut files = registers(n_topics, n_people);
    for i in 0..n {
        let mut dice = Dice(i as u64);
        let paragraphs: Vec<_> = (0..PARAGRAPHS).map(|_| paragraph(&mut dice)).collect();
        files.push((
            format!("content/articles/article-{i:05}.md"),
            article(i, &paragraphs),
        ));
        let summary = summary(&mut dice, i, &paragraphs, n_topics, n_people);
        files.push((format!("content/summaries/article-{i:05}.yaml"), summary));
    }
    for t in 0..n_topics {
        files.push((format!("content/topics/topic-{t}.md"), topic(t, n, n_topics)));
    }
    files
}

fn registers(n_topics: usize, n_people: usize) -> Vec<(String, String)> {
    let topics: Vec<_> = (0..n_topics).map(|t| format!("topic-{t}")).collect();
    let briefing = format!(
        "format: 1\ntitle: A generated pack\nlanguage: en-GB\ndate: 2025-01-01\nsources_to: 2024-12-31\n\
         sides: {{government: Government, opposition: Opposition}}\ntopics: [{}]\n",
        topics.join(", ")
    );
    let mut people = String::new();
    for p in 0..n_people {
        let side = ["government", "opposition"][p % 2];
        let _ = writeln!(
            people,
            "person-{p}: {{name: Person {p}, roles: [{{title: Member, side: {side}}}]}}"
        );
    }
    let paper = "paper: {name: The Paper, kind: newspaper}\n".to_owned();
    vec![
        ("briefing.yaml".to_owned(), briefing),
        ("content/people.yaml".to_owned(), people),
        ("content/organisations.yaml".to_owned(), paper),
    ]
}

fn paragraph(dice: &mut Dice) -> Vec<&'static str> {
    (0..50).map(|_| WORDS[dice.roll(WORDS.len())]).collect()
}

fn article(i: usize, paragraphs: &[Vec<&str>]) -> String {
    let (month, day) = (i / 28 % 12 + 1, i % 28 + 1);
    let mut text = format!(
        "---\ntitle: Article {i}\npublisher: paper\npublished: 2024-{month:02}-{day:02}\nkind: news\n\
         body: full\n---\n"
    );
    for words in paragraphs {
        let _ = writeln!(text, "{}.\n", words.join(" "));
    }
    text
}

fn summary(
    dice: &mut Dice,
    i: usize,
    paragraphs: &[Vec<&str>],
    n_topics: usize,
    n_people: usize,
) -> String {
    let mut text = format!(
        "headline: An article in a line\nbottom_line: The first point stands [@point-0].\n\
         topics: [topic-{}]\npoints:\n",
        i % n_topics
    );
    for p in 0..POINTS {
        let words = &paragraphs[p * 2];
        let start = dice.roll(words.len() - 12);
        let passage = words[start..start + 10].join(" ");
        let _ = writeln!(
            text,
            "  point-{p}:\n    says: A statement of this article, in other words."
        );
        let _ = writeln!(
            text,
            "    passage: {passage}\n    by: person-{}",
            (i + p) % n_people
        );
        let _ = writeln!(text, "    kind: {}", ["claim", "position"][p % 2]);
    }
    text
}

fn topic(t: usize, n: usize, n_topics: usize) -> String {
    let mut text = format!("---\ntitle: Topic {t}\nquestion: What is said?\n---\n");
    for i in (t..n).step_by(n_topics).take(40) {
        let _ = writeln!(text, "\nSomething is said here [@article-{i:05}/point-0].");
    }
    text
}
