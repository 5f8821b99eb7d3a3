//! The page's text while it is written.

use std::collections::{BTreeMap, BTreeSet};

use super::{Anchor, Place, escape};

/// What has been written, and what later parts of it have to know.
pub(super) struct Writer<'a> {
    /// The markup so far.
    pub(super) out: String,
    pub(super) place: &'a Place,
    /// The numbers of the footnotes whose text follows.
    pub(super) footnotes: BTreeSet<u32>,
    /// How many marks lead to each footnote.
    pub(super) n_marks: BTreeMap<u32, u32>,
    /// Whether a link is open: links do not stand within links.
    pub(super) is_in_link: bool,
}

impl<'a> Writer<'a> {
    /// Begins a text.
    pub(super) fn new(place: &'a Place) -> Self {
        Self {
            out: String::new(),
            place,
            footnotes: BTreeSet::new(),
            n_marks: BTreeMap::new(),
            is_in_link: false,
        }
    }

    /// Adds markup of our own.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Adds letters.
    pub(super) fn text(&mut self, text: &str) {
        escape::push_isolated(text, &mut self.out);
    }

    /// Adds an attribute to the tag that is open.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        escape::attribute(name, value, &mut self.out);
    }

    /// Adds an attribute where there is a value for it.
    pub(super) fn attribute_if(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.attribute(name, value);
        }
    }

    /// An id of this text as it stands on the page.
    pub(super) fn id(&self, id: &str) -> String {
        format!("{}{id}", self.place.prefix)
    }

    /// The address of a reference on this page.
    pub(super) fn address(&self, to: &Anchor) -> Option<String> {
        escape::address(&to.href, to.external, &self.place.root)
    }

    /// Adds a link of a few letters to a place of this text.
    pub(super) fn own_link(&mut self, class: &str, id: &str, words: &str, sign: &str) {
        self.raw("<a");
        self.attribute("class", class);
        self.attribute("href", &format!("#{id}"));
        self.attribute_if("aria-label", Some(words));
        self.raw(">");
        self.text(sign);
        self.raw("</a>");
    }
}
