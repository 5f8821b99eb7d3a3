//! An author who changes, adds, deletes, renames, breaks and mends the files of a small pack.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::source::{SourceId, Sources};

use super::dice::Dice;

/// Where templates stand that the author may change.
const TEMPLATES: [&str; 3] = ["parts/line.html", "content/topic.html", "base.html"];

/// A pack of small articles that lean on each other in every way there is.
pub(super) fn pack() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let text = include_str!("pack.txt");
    for part in text.split("//- ").skip(1) {
        let (path, content) = part.split_once('\n').unwrap();
        files.insert(path.trim().to_owned(), content.to_owned());
    }
    files
}

/// An author at work.
pub(super) struct Author {
    dice: Dice,
    /// The pack as it should be.
    good: BTreeMap<String, String>,
    /// The pack as it is.
    now: BTreeMap<String, String>,
    /// What was done last.
    pub(super) last: String,
}

impl Author {
    pub(super) fn new(seed: u64) -> Self {
        let good = pack();
        Self { dice: Dice(seed), now: good.clone(), good, last: "none".to_owned() }
    }

    /// Puts the pack into the sources.
    pub(super) fn begin(&self, sources: &mut Sources) {
        for (path, text) in &self.now {
            sources.add(path, text.as_str());
        }
    }

    /// Makes one edit.
    pub(super) fn edit(&mut self, sources: &mut Sources) {
        let spoilt: Vec<String> = self.spoilt();
        let (path, what) = if !spoilt.is_empty() && self.dice.roll(3) > 0 {
            let path = spoilt[self.dice.roll(spoilt.len())].clone();
            match self.good.get(&path).cloned() {
                Some(good) => self.now.insert(path.clone(), good),
                None => self.now.remove(&path),
            };
            (path, "mended")
        } else {
            self.change()
        };
        self.last = format!("{what} {path}");
        self.put(&path, sources);
    }

    /// The files that are not as they should be.
    fn spoilt(&self) -> Vec<String> {
        let paths = self
            .good
            .keys()
            .chain(self.now.keys().filter(|p| !self.good.contains_key(*p)));
        paths
            .filter(|path| self.good.get(*path) != self.now.get(*path))
            .cloned()
            .collect()
    }

    /// Changes something; gives the file and what was done.
    fn change(&mut self) -> (String, &'static str) {
        let path = self.now.keys().nth(self.dice.roll(self.now.len())).unwrap().clone();
        let text = self.now[&path].clone();
        let (text, what) = match self.dice.roll(12) {
            0 => return self.delete(path),
            1 => return self.add(),
            2 => return self.rename(&path),
            3 => return self.template(),
            4 => (self.without_line(&text), "took a line out of"),
            5 => (self.with_line(&text), "doubled a line of"),
            6 => (self.as_draft(&path, &text), "made a draft in"),
            7 | 8 => (self.with_name(&text), "exchanged a name in"),
            9 => (text + "\n", "saved"),
            _ => (self.with_word(&text), "changed a word of"),
        };
        self.now.insert(path.clone(), text);
        (path, what)
    }

    fn delete(&mut self, path: String) -> (String, &'static str) {
        self.now.remove(&path);
        (path, "deleted")
    }

    /// Adds an article's summary, an article or a page that is another's copy.
    fn add(&mut self) -> (String, &'static str) {
        let folder = ["articles", "summaries", "topics", "pages"][self.dice.roll(4)];
        let folder = format!("content/{folder}/");
        let alike: Vec<_> =
            self.now.iter().filter(|(path, _)| path.starts_with(&folder)).collect();
        let Some((path, text)) = alike.get(self.dice.roll(alike.len())) else {
            return ("content/people.yaml".to_owned(), "left");
        };
        let ending = path.rsplit('.').next().unwrap();
        let path = format!("{folder}new-{}.{ending}", self.dice.roll(2));
        let text = (*text).clone();
        self.now.insert(path.clone(), text);
        (path, "added")
    }

    /// The file goes here; under its new name it comes with the next edit that mends or adds.
    fn rename(&mut self, path: &str) -> (String, &'static str) {
        let other = self.now.keys().nth(self.dice.roll(self.now.len())).unwrap().clone();
        let text = self.now[path].clone();
        self.now.insert(other.clone(), text);
        (other, "put another file in place of")
    }

    fn template(&mut self) -> (String, &'static str) {
        let name = TEMPLATES[self.dice.roll(TEMPLATES.len())];
        let path = format!("themes/default/templates/{name}");
        let mut built_in = Sources::default();
        crate::render::builtin::add(&mut built_in);
        let own = self.now.get(&path).cloned();
        let text = own
            .unwrap_or_else(|| built_in.files[&SourceId::new(&path)].whole().to_owned());
        let more = ["<!-- mine -->", "{{ nothing }}", "{% if %}", "{{ head.title }}"];
        let more = more[self.dice.roll(more.len())];
        self.now.insert(path.clone(), format!("{text}{more}\n"));
        (path, "changed the template")
    }

    fn without_line(&mut self, text: &str) -> String {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        lines.remove(self.dice.roll(lines.len()).min(lines.len().saturating_sub(1)));
        lines.concat()
    }

    fn with_line(&mut self, text: &str) -> String {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let n = self.dice.roll(lines.len());
        lines.insert(n, lines[n]);
        lines.concat()
    }

    /// A point, or the whole file, is kept out of the pack.
    fn as_draft(&mut self, path: &str, text: &str) -> String {
        if path.rsplit('.').next() == Some("md") {
            return text.replacen("---\n", "---\ndraft: true\n", 1);
        }
        let says: Vec<usize> =
            text.match_indices("    says:").map(|(at, _)| at).collect();
        let Some(at) = says.get(self.dice.roll(says.len())) else {
            return text.to_owned();
        };
        with(text, *at..*at, "    draft: true\n")
    }

    /// A name of the pack stands where another stood.
    fn with_name(&mut self, text: &str) -> String {
        const NAMES: [&str; 14] = [
            "count",
            "boats",
            "half",
            "meeting",
            "denied",
            "one",
            "two",
            "three",
            "ana",
            "office",
            "crossings",
            "deal",
            "returns",
            "heading",
        ];
        let there: Vec<&str> =
            NAMES.into_iter().filter(|name| text.contains(name)).collect();
        let Some(name) = there.get(self.dice.roll(there.len())) else {
            return text.to_owned();
        };
        let places: Vec<usize> = text.match_indices(name).map(|(at, _)| at).collect();
        let at = places[self.dice.roll(places.len())];
        let other = NAMES[self.dice.roll(NAMES.len())];
        with(text, at..at + name.len(), other)
    }

    /// A word of prose is another.
    fn with_word(&mut self, text: &str) -> String {
        let words: Vec<(usize, &str)> = text.match_indices(char::is_whitespace).collect();
        let Some((at, space)) = words.get(self.dice.roll(words.len())) else {
            return text.to_owned();
        };
        let word = ["new", "“said”", "40", "more than", "%", "[@two/boats]"];
        let word = word[self.dice.roll(word.len())];
        with(text, *at..at + space.len(), &format!(" {word}{space}"))
    }

    /// Brings the sources to what the file is now.
    fn put(&self, path: &str, sources: &mut Sources) {
        let id = SourceId::new(path);
        if let Some(text) = self.now.get(path) {
            sources.add(path, text.as_str());
        } else {
            sources.files.remove(&id);
            // Behind the author's own template stands the built-in one.
            crate::render::builtin::add(sources);
        }
    }
}

/// A text in which other words stand at a place.
fn with(text: &str, at: Range<usize>, words: &str) -> String {
    let mut text = text.to_owned();
    text.replace_range(at, words);
    text
}
