//! Events within a block, put together into inlines.

use std::ops::Range;

use pulldown_cmark::{LinkType, Tag};

use crate::prose::Inline;
use crate::source::Spanned;

use super::address::{self, Leads};
use super::content::Content;
use super::run::Run;
use super::{Reading, Reference, citation, direction, refused};

/// How deep inlines may stand within each other; what is deeper stands at this depth.
pub(super) const MAX_DEPTH: usize = 50;

/// The inlines of one block while they are read.
#[derive(Default)]
pub(super) struct Inlines {
    content: Content,
    open: Vec<Open>,
    /// How many open ones were left out because they stand too deep.
    n_flat: usize,
    pub(super) run: Run,
    picture: Option<Picture>,
    bytes: Option<Range<usize>>,
    /// Where the last event ended.
    last_end: usize,
    has_markup: bool,
}

/// An inline that has begun.
struct Open {
    kind: Kind,
    content: Content,
}

enum Kind {
    Emphasis,
    Strong,
    Strikethrough,
    Link { kind: LinkType, address: String, title: Option<Box<str>> },
}

/// A picture that has begun: of what stands in it the letters are kept.
struct Picture {
    depth: usize,
    kind: LinkType,
    address: String,
    title: Option<Box<str>>,
    alternative: String,
}

impl Inlines {
    /// Whether nothing has been read.
    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_none()
    }

    /// Gives what was read and its bytes, and begins anew.
    pub(super) fn take(
        &mut self,
        reading: &mut Reading<'_>,
    ) -> Option<(Vec<Inline<Reference>>, Range<usize>)> {
        self.end_run(reading);
        let done = std::mem::take(self);
        done.bytes.map(|bytes| (done.content.inlines, bytes))
    }

    /// An inline that holds others begins.
    pub(super) fn start(
        &mut self,
        tag: Tag<'_>,
        bytes: &Range<usize>,
        reading: &mut Reading<'_>,
    ) {
        self.cover(bytes, bytes.start);
        if let Some(picture) = &mut self.picture {
            picture.depth += 1;
            return;
        }
        let kind = match tag {
            Tag::Image { link_type, dest_url, title, .. } => {
                self.last_end = bytes.start + 2;
                self.picture = Some(Picture {
                    depth: 0,
                    kind: link_type,
                    address: dest_url.into_string(),
                    title: some(&title),
                    alternative: String::new(),
                });
                return;
            }
            _ if self.n_flat > 0 || self.open.len() >= MAX_DEPTH => {
                self.n_flat += 1;
                return;
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                self.last_end = bytes.start + 1;
                let mailbox = if link_type == LinkType::Email { "mailto:" } else { "" };
                let address = format!("{mailbox}{dest_url}");
                Kind::Link { kind: link_type, address, title: some(&title) }
            }
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Strikethrough,
            _ => Kind::Emphasis,
        };
        self.end_run(reading);
        self.open.push(Open { kind, content: Content::default() });
    }

    /// The inline that began last ends.
    pub(super) fn end(&mut self, bytes: &Range<usize>, reading: &mut Reading<'_>) {
        let words_end = self.last_end;
        self.cover(bytes, bytes.end);
        if let Some(picture) = self.picture.take() {
            match picture.depth {
                0 => self.end_picture(picture, bytes, words_end, reading),
                depth => self.picture = Some(Picture { depth: depth - 1, ..picture }),
            }
            return;
        }
        if self.n_flat > 0 {
            self.n_flat -= 1;
            return;
        }
        self.end_run(reading);
        let Some(Open { kind, content }) = self.open.pop() else { return };
        let (depth, content) = (content.depth(), content.inlines);
        let inline = match kind {
            Kind::Emphasis => Inline::Emphasis(content),
            Kind::Strong => Inline::Strong(content),
            Kind::Strikethrough => Inline::Strikethrough(content),
            Kind::Link { kind, address, title } => {
                let place = address::written(reading.text, kind, bytes, words_end);
                let is_refused = address::leads(&address) == Leads::Refused;
                let to = if is_refused {
                    refused::address(&address, place, reading);
                    None
                } else {
                    Some(reference(address, place, reading))
                };
                Inline::Link { to, title, content }
            }
        };
        self.content().add(inline, depth);
    }

    /// Letters.
    pub(super) fn text(
        &mut self,
        text: &str,
        bytes: Range<usize>,
        reading: &mut Reading<'_>,
    ) {
        self.cover(&bytes, bytes.end);
        let is_verbatim = reading.written(bytes.clone()) == text;
        if !is_verbatim {
            direction::check_decoded(reading, text, &bytes);
        }
        match &mut self.picture {
            Some(picture) => picture.alternative.push_str(text),
            None => self.run.push(text, bytes.clone(), reading.written(bytes)),
        }
    }

    /// A line end that is a space.
    pub(super) fn soft_break(&mut self, bytes: Range<usize>) {
        self.cover(&bytes, bytes.end);
        match &mut self.picture {
            Some(picture) => picture.alternative.push(' '),
            None => self.run.push("\n", bytes, "\n"),
        }
    }

    /// Something that stands for itself; `words` are those it has in an alternative text.
    pub(super) fn single(
        &mut self,
        inline: Inline<Reference>,
        words: &str,
        bytes: &Range<usize>,
        reading: &mut Reading<'_>,
    ) {
        self.cover(bytes, bytes.end);
        if let Some(picture) = &mut self.picture {
            picture.alternative.push_str(words);
            return;
        }
        self.end_run(reading);
        self.add(inline);
    }

    /// HTML: shown as its letters, and reported once a block.
    pub(super) fn html(
        &mut self,
        html: &str,
        bytes: &Range<usize>,
        reading: &mut Reading<'_>,
    ) {
        if !self.has_markup {
            refused::html(html, bytes.clone(), reading);
        }
        let lines = html.replace('\n', " ");
        self.single(Inline::Markup(lines), html, bytes, reading);
        self.has_markup = true;
    }

    fn end_picture(
        &mut self,
        picture: Picture,
        bytes: &Range<usize>,
        words_end: usize,
        reading: &mut Reading<'_>,
    ) {
        let Picture { kind, address, title, alternative, .. } = picture;
        let alternative = alternative.trim().to_owned();
        let place = address::written(reading.text, kind, bytes, words_end);
        let leads = address::leads(&address);
        if alternative.is_empty() {
            refused::picture_without_words(&address, bytes.clone(), reading);
        }
        self.end_run(reading);
        let is_in_link = self.is_in_link();
        let inline = match leads {
            Leads::Inside => {
                let to = Some(reference(address, place, reading));
                Inline::Image { to, alternative, title }
            }
            Leads::Outside => {
                refused::remote_picture(&address, place.clone(), reading);
                let words = if alternative.is_empty() { &address } else { &alternative };
                let words = Inline::Text(words.as_str().into());
                if is_in_link {
                    words
                } else {
                    let to = Some(reference(address, place, reading));
                    Inline::Link { to, title, content: vec![words] }
                }
            }
            Leads::Contact | Leads::Refused => {
                refused::address(&address, place, reading);
                Inline::Image { to: None, alternative, title }
            }
        };
        self.add(inline);
    }

    /// Reads the text since the last inline.
    fn end_run(&mut self, reading: &mut Reading<'_>) {
        let run = std::mem::take(&mut self.run);
        if !run.text.is_empty() {
            let is_in_link = self.is_in_link();
            citation::read(&run, is_in_link, self.content(), reading);
        }
    }

    fn is_in_link(&self) -> bool {
        self.open.iter().any(|open| matches!(open.kind, Kind::Link { .. }))
    }

    /// What the next inline is added to.
    fn content(&mut self) -> &mut Content {
        self.open.last_mut().map_or(&mut self.content, |open| &mut open.content)
    }

    fn add(&mut self, inline: Inline<Reference>) {
        self.content().add(inline, 0);
    }

    fn cover(&mut self, bytes: &Range<usize>, end: usize) {
        let all = self.bytes.get_or_insert(bytes.clone());
        *all = all.start.min(bytes.start)..all.end.max(bytes.end);
        self.last_end = end;
    }
}

fn some(title: &str) -> Option<Box<str>> {
    (!title.is_empty()).then(|| title.into())
}

fn reference(address: String, place: Range<usize>, reading: &Reading<'_>) -> Reference {
    Reference::Address(Spanned::new(address, reading.span(place)))
}
