//! One list of names, looked up with a suggestion where a name is not in it.
//!
//! A list that did not parse whole is silent about what it may have held: the reader of the
//! report hears of the first cause only.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic};
use crate::model::Slug;
use crate::parse::{Lost, nearest};
use crate::source::{Span, Spanned};

/// What the entries of a list are, in the words of a message.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sort {
    /// The code of a name that is not in the list.
    pub(super) code: Code,
    /// What an entry is called: "topic".
    pub(super) noun: &'static str,
    /// Where entries are written: a file, or a folder of files.
    pub(super) home: &'static str,
    /// Whether each entry has a file of its own in that folder.
    pub(super) has_files: bool,
}

/// The names of one list.
#[derive(Debug)]
pub(super) struct Names<'d, T> {
    sort: Sort,
    entries: BTreeMap<&'d str, T>,
    drafts: BTreeSet<&'d str>,
    renamed: BTreeMap<&'d str, &'d str>,
    lost: Vec<&'d Lost>,
}

impl<'d, T> Names<'d, T> {
    /// An empty list; `lost` are the parts of the pack whose ruin may have taken entries away.
    pub(super) fn new(sort: Sort, lost: Vec<&'d Lost>) -> Self {
        Self {
            sort,
            entries: BTreeMap::new(),
            drafts: BTreeSet::new(),
            renamed: BTreeMap::new(),
            lost,
        }
    }

    /// Adds an entry with the names that it had before. The first of two entries stays.
    pub(super) fn add(&mut self, id: &'d Slug, before: &'d [Spanned<Slug>], entry: T) {
        self.entries.entry(id.as_str()).or_insert(entry);
        let before = before.iter().map(|old| (old.value.as_str(), id.as_str()));
        self.renamed.extend(before);
    }

    /// Adds the name of an entry that is kept out of the pack.
    pub(super) fn add_draft(&mut self, id: &'d Slug) {
        self.drafts.insert(id.as_str());
    }

    /// The entry of this name.
    pub(super) fn get(&self, id: &str) -> Option<&T> {
        self.entries.get(id)
    }

    /// The entries by name.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'d str, &T)> {
        self.entries.iter().map(|(id, entry)| (*id, entry))
    }

    /// The names of what is kept out of the pack.
    pub(super) fn drafts(&self) -> impl Iterator<Item = &'d str> {
        self.drafts.iter().copied()
    }

    /// Whether this is the name of something that is kept out of the pack.
    pub(super) fn is_draft(&self, id: &str) -> bool {
        !self.entries.contains_key(id) && self.drafts.contains(id)
    }

    /// Whether nothing can be said of this name, because its entry may not have parsed.
    pub(super) fn is_lost(&self, id: &str) -> bool {
        self.lost.iter().any(|lost| lost.covers(id))
    }

    /// The entry that an author names. A name that leads nowhere is reported, unless its entry
    /// is a draft or may be among what did not parse.
    pub(super) fn find(
        &self,
        name: &Spanned<Slug>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<&T> {
        let id = name.value.as_str();
        let found = self.entries.get(id);
        if found.is_none() && !self.is_draft(id) && !self.is_lost(id) {
            problems.push(self.unknown(id, name.span.clone()));
        }
        found
    }

    /// The problem of a name that leads nowhere.
    pub(super) fn unknown(&self, id: &str, span: Span) -> Diagnostic {
        let Sort { code, noun, home, has_files } = self.sort;
        let problem = Diagnostic::at(code, span, format!("no {noun} is called `{id}`"));
        if let Some(now) = self.renamed.get(id) {
            return problem.help(format!("it is called `{now}` now"));
        }
        let near = nearest(id, self.entries.keys().copied());
        problem.help(match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if has_files => format!("write {home}/{id}.md, or take the name out"),
            None => format!("add it to {home}, or take the name out"),
        })
    }
}
