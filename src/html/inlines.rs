//! Inlines as phrases.

use crate::prose::Inline;

use super::Anchor;
use super::writer::Writer;

/// What a mark shows that has no label.
const NO_LABEL: &str = "*";

impl Writer<'_> {
    /// Writes inlines.
    pub(super) fn inlines(&mut self, content: &[Inline<Anchor>]) {
        let mut rest = content.iter().peekable();
        while let Some(inline) = rest.next() {
            // A citation's mark stands at the word before it, and on the same line.
            let is_cited = matches!(rest.peek(), Some(Inline::Citation { .. }));
            match inline {
                Inline::Text(text) if is_cited => self.text(text.trim_end_matches(' ')),
                Inline::SoftBreak if is_cited => {}
                inline => self.inline(inline),
            }
        }
    }

    fn inline(&mut self, inline: &Inline<Anchor>) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Emphasis(content) => self.within("em", content),
            Inline::Strong(content) => self.within("strong", content),
            Inline::Strikethrough(content) => self.within("del", content),
            Inline::Foreign { language, content } => self.foreign(language, content),
            Inline::Code(text) => {
                self.raw("<code>");
                self.text(text);
                self.raw("</code>");
            }
            Inline::Markup(text) => {
                self.raw("<code class=\"markup\">");
                self.text(text);
                self.raw("</code>");
            }
            Inline::SoftBreak => self.raw("\n"),
            Inline::HardBreak => self.raw("<br>\n"),
            Inline::Link { to, title, content } => {
                self.link(to.as_ref(), title.as_deref(), content);
            }
            Inline::Image { to, alternative, title } => {
                self.image(to.as_ref(), alternative, title.as_deref());
            }
            Inline::FootnoteMark { number, .. } => self.footnote_mark(*number),
            Inline::Citation { of } => self.marks("citations", "citation", of),
            Inline::Quotation { of, words } => {
                self.raw("<q class=\"quotation\">");
                self.text(words);
                self.raw("</q>");
                self.marks("citations", "citation", std::slice::from_ref(of));
            }
            Inline::Mark { rests, starts, content } => self.mark(rests, starts, content),
        }
    }

    fn within(&mut self, tag: &str, content: &[Inline<Anchor>]) {
        self.raw(&format!("<{tag}>"));
        self.inlines(content);
        self.raw(&format!("</{tag}>"));
    }

    /// Words of another language; their direction is left to their letters where some run from
    /// right to left.
    fn foreign(&mut self, language: &str, content: &[Inline<Anchor>]) {
        self.raw("<span");
        self.attribute("lang", language);
        self.direction(content);
        self.raw(">");
        self.inlines(content);
        self.raw("</span>");
    }

    fn link(
        &mut self,
        to: Option<&Anchor>,
        title: Option<&str>,
        content: &[Inline<Anchor>],
    ) {
        let is_open = to.is_some_and(|to| self.open_link(to, "", title, None));
        self.inlines(content);
        if is_open {
            self.close_link();
        }
    }

    /// Begins a link where there is an address that a page may hold.
    fn open_link(
        &mut self,
        to: &Anchor,
        class: &str,
        title: Option<&str>,
        words: Option<&str>,
    ) -> bool {
        let Some(address) = self.address(to).filter(|_| !self.is_in_link) else {
            return false;
        };
        self.raw("<a");
        self.attribute_if("class", Some(class));
        self.attribute_if("id", to.id.as_deref());
        self.attribute("href", &address);
        if to.external {
            // Where a reader comes from is nobody else's business.
            self.attribute("rel", "external noopener noreferrer");
        }
        self.attribute_if("title", title);
        self.attribute_if("aria-label", words);
        self.raw(">");
        self.is_in_link = true;
        true
    }

    fn close_link(&mut self) {
        self.is_in_link = false;
        self.raw("</a>");
    }

    /// Writes a reference of a few letters: a link where it leads somewhere.
    pub(super) fn reference(
        &mut self,
        to: &Anchor,
        class: &str,
        label: &str,
        words: Option<&str>,
    ) {
        // What is heard holds what is seen (WCAG 2.2, 2.5.3), where that is more than a sign.
        let is_held =
            |words: &str| words.contains(label) || !label.contains(char::is_alphanumeric);
        let heard = words.map(|words| {
            if is_held(words) { words.to_owned() } else { format!("{label}: {words}") }
        });
        if self.open_link(to, class, None, heard.as_deref()) {
            self.text(label);
            self.close_link();
            return;
        }
        self.raw("<span");
        self.attribute_if("class", Some(class));
        self.attribute_if("id", to.id.as_deref());
        self.raw(">");
        self.text(label);
        self.raw("</span>");
    }

    fn image(&mut self, to: Option<&Anchor>, alternative: &str, title: Option<&str>) {
        let Some(to) = to else {
            self.text(alternative);
            return;
        };
        match self.address(to) {
            // A page asks no other host for anything.
            Some(_) if to.external => {
                let words = [Inline::Text(alternative.into())];
                self.link(Some(to), title, &words);
            }
            None => self.text(alternative),
            Some(address) => {
                self.raw("<img");
                self.attribute("src", &address);
                self.attribute("alt", alternative);
                if let Some((width, height)) = to.pixels {
                    self.attribute("width", &width.to_string());
                    self.attribute("height", &height.to_string());
                }
                self.attribute_if("title", title);
                self.raw(" loading=\"lazy\" decoding=\"async\">");
            }
        }
    }

    fn footnote_mark(&mut self, number: u32) {
        let label = number.to_string();
        if self.is_in_link || !self.footnotes.contains(&number) {
            self.raw("<sup class=\"footnote\">");
            self.text(&label);
            self.raw("</sup>");
            return;
        }
        let n = self.n_marks.entry(number).or_insert(0);
        *n += 1;
        let n = *n;
        let id = self.mark_id(number, n);
        let to = self.id(&format!("fn-{number}"));
        self.raw("<sup class=\"footnote\"><a role=\"doc-noteref\"");
        self.attribute("id", &id);
        self.attribute("href", &format!("#{to}"));
        self.raw(">");
        self.text(&label);
        self.raw("</a></sup>");
    }

    /// Writes marks that lead to what is cited, or to what rests on the words before.
    fn marks(&mut self, group: &str, class: &str, of: &[Anchor]) {
        if of.is_empty() {
            return;
        }
        self.raw("<sup");
        self.attribute("class", group);
        self.raw(">");
        for (n, anchor) in of.iter().enumerate() {
            if n > 0 {
                self.raw(", ");
            }
            let label = anchor.label.as_deref().unwrap_or(NO_LABEL);
            self.reference(anchor, class, label, anchor.title.as_deref());
        }
        self.raw("</sup>");
    }

    /// Words that statements rest on. Those that begin here give their ids to this place and
    /// have their marks behind it.
    fn mark(&mut self, rests: &[Anchor], starts: &[Anchor], content: &[Inline<Anchor>]) {
        if rests.is_empty() {
            self.inlines(content);
            return;
        }
        let mut ids = starts.iter().filter_map(|anchor| anchor.id.as_deref());
        self.raw("<mark class=\"passage\"");
        self.attribute_if("id", ids.next());
        self.raw(">");
        for id in ids {
            self.raw("<span");
            self.attribute_if("id", Some(id));
            self.raw("></span>");
        }
        self.inlines(content);
        self.raw("</mark>");
        if !self.is_in_link {
            let starts: Vec<_> = starts
                .iter()
                .map(|anchor| Anchor { id: None, ..anchor.clone() })
                .collect();
            self.marks("rests", "rest", &starts);
        }
    }
}
