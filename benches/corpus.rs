//! Invents articles and what is said of them: the same size and seed give the same letters.
//!
//! Each article has about 800 words and eight points, with quotations, positions, figures and
//! events as a real pack has them. Every fiftieth prints a paragraph of agency copy. There is
//! one topic to a hundred articles, one person to five and one term to twenty. `pack` writes the
//! corpus as a pack, `hugo` as the content of a Hugo site.

use std::fmt::Write as _;

use dice::Dice;

#[path = "dice.rs"]
pub(crate) mod dice;
#[path = "corpus/hugo.rs"]
pub(crate) mod hugo;
#[path = "corpus/pack.rs"]
pub(crate) mod pack;

/// The words of all articles.
const WORDS: &str = "the a of to in committee minister report said that on for with people \
    agreement council crossing week year plan office border was were has been returned \
    country officials partners new measure funding law court public by from at after \
    before between under increase number talks meeting policy";

/// How many points a summary has.
pub(crate) const POINTS: usize = 8;

/// How many paragraphs an article has: a passage for each point, and one that is none's.
const PARAGRAPHS: usize = 2 * POINTS;

/// How many articles a topic's own text cites.
const CITED: usize = 40;

/// How many there are of everything, and what they are thrown from.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) articles: usize,
    pub(crate) topics: usize,
    pub(crate) people: usize,
    pub(crate) terms: usize,
    pub(crate) seed: u64,
}

impl Size {
    /// The size of a corpus of `n` articles.
    pub(crate) fn of(n: usize, seed: u64) -> Self {
        Self {
            articles: n,
            topics: n.div_ceil(100).max(3),
            people: n.div_ceil(5),
            terms: n.div_ceil(20),
            seed,
        }
    }

    /// All articles, each made as it is asked for.
    pub(crate) fn articles(self) -> impl Iterator<Item = Article> {
        (0..self.articles).map(move |i| Article::new(i, self))
    }

    /// The articles of a topic.
    pub(crate) fn of_topic(self, topic: usize) -> impl Iterator<Item = usize> {
        (topic..self.articles).step_by(self.topics)
    }

    /// What a topic's own text cites: the term it names, the article, and which of its points.
    pub(crate) fn cited(
        self,
        topic: usize,
    ) -> impl Iterator<Item = (usize, usize, usize)> {
        self.of_topic(topic).take(CITED).map(move |i| (i % self.terms, i, i % POINTS))
    }
}

/// An article with its points.
pub(crate) struct Article {
    pub(crate) i: usize,
    pub(crate) topic: usize,
    /// Year, month and day.
    pub(crate) date: String,
    /// Its text; the passage of the point `p` is in the paragraph `2 * p`.
    pub(crate) paragraphs: Vec<String>,
    pub(crate) points: Vec<Point>,
}

/// One thing that an article says.
pub(crate) struct Point {
    pub(crate) says: String,
    pub(crate) passage: String,
    /// Whether the passage is speech.
    pub(crate) is_quoted: bool,
    /// The person who says so.
    pub(crate) by: usize,
    /// The term that the person supports.
    pub(crate) term: Option<usize>,
    pub(crate) figure: Option<Figure>,
    /// What happened.
    pub(crate) event: Option<String>,
}

/// A number that an article states.
pub(crate) struct Figure {
    pub(crate) measure: String,
    /// As printed, without `more than`.
    pub(crate) number: String,
}

impl Article {
    fn new(i: usize, size: Size) -> Self {
        let mut dice = Dice((i as u64).wrapping_add(size.seed.wrapping_mul(1 << 32)));
        let words: Vec<_> = (0..PARAGRAPHS).map(|_| some_words(&mut dice, 48)).collect();
        let (mut paragraphs, mut points) = (Vec::new(), Vec::new());
        for pair in words.chunks_exact(2) {
            let (point, paragraph) =
                Point::new(&mut dice, (i, points.len()), &pair[0], size);
            paragraphs.push(paragraph);
            paragraphs.push(format!("{}.", pair[1].join(" ")));
            points.push(point);
        }
        // The ten articles that share a paragraph of agency copy stand within five hundred.
        if i.is_multiple_of(50) {
            let mut dice = Dice(u64::MAX - (i / 500) as u64);
            paragraphs.push(format!("{}.", some_words(&mut dice, 40).join(" ")));
        }
        Self { i, topic: i % size.topics, date: date(i), paragraphs, points }
    }
}

impl Point {
    /// A point of an article, and the paragraph that it rests on.
    fn new(
        dice: &mut Dice,
        (i, p): (usize, usize),
        words: &[&str],
        size: Size,
    ) -> (Self, String) {
        let (before, rest) = words.split_at(dice.roll(words.len() - 14) + 1);
        let (passage, after) = rest.split_at(12);
        let mut point = Self {
            says: "A statement of this article, in other words".to_owned(),
            passage: passage.join(" "),
            is_quoted: p < 3,
            by: (i + p) % size.people,
            term: None,
            figure: None,
            event: None,
        };
        match p {
            0..3 => {
                let term = dice.roll(size.terms);
                let _ = write!(point.says, " on the {} scheme", name(term));
                point.term = Some(term);
            }
            3 | 4 => {
                let number = format!("{},000", dice.roll(900) + 100);
                let measure = match p {
                    3 => format!("measure-{}", i % size.terms),
                    _ => format!("own-{i}"),
                };
                let _ = write!(point.passage, " more than {number} people");
                let _ = write!(point.says, ", of more than {number} people");
                point.figure = Some(Figure { measure, number });
            }
            5 if i.is_multiple_of(4) => point.event = Some(format!("Meeting {i}")),
            _ => {}
        }
        point.says.push('.');
        let (open, close) = if point.is_quoted { ("“", "”") } else { ("", "") };
        let (who, before, after) = (name(point.by), before.join(" "), after.join(" "));
        let paragraph =
            format!("{who} said {before} {open}{}{close} {after}.", point.passage);
        (point, paragraph)
    }
}

/// The day on which an article was published.
fn date(i: usize) -> String {
    format!("2024-{:02}-{:02}", i / 28 % 12 + 1, i % 28 + 1)
}

/// Some words in a row.
fn some_words(dice: &mut Dice, n: usize) -> Vec<&'static str> {
    let all: Vec<_> = WORDS.split_whitespace().collect();
    (0..n).map(|_| all[dice.roll(all.len())]).collect()
}

/// A name of letters alone: figures in it would be read as numbers.
pub(crate) fn name(mut n: usize) -> String {
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

/// The side that a person speaks for.
pub(crate) fn side(person: usize) -> &'static str {
    ["government", "opposition"][person % 2]
}

/// The measures of a corpus: some that many articles count, and one of each article's own.
pub(crate) fn measures(size: Size) -> impl Iterator<Item = String> {
    let own = (0..size.articles).map(|i| format!("own-{i}"));
    (0..size.terms).map(|t| format!("measure-{t}")).chain(own)
}
