//! Blocks as elements.

use crate::prose::{Alignment, Block, Cell, Inline};

use super::writer::Writer;
use super::{Anchor, escape, highlight};

/// The arrow of the link back from a footnote, as text and not as a picture.
const BACK: &str = "↩\u{FE0E}";

impl Writer<'_> {
    /// Writes a whole text: the footnotes at its end become one section.
    pub(super) fn body(&mut self, content: &[Block<Anchor>]) {
        let is_note = |block: &Block<Anchor>| matches!(block, Block::Footnote { .. });
        self.footnotes = content
            .iter()
            .filter_map(|block| match block {
                Block::Footnote { number, .. } => Some(*number),
                _ => None,
            })
            .collect();
        for block in content.iter().filter(|block| !is_note(block)) {
            self.block(block);
        }
        if content.iter().any(is_note) {
            self.raw("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
            for block in content.iter().filter(|block| is_note(block)) {
                self.block(block);
            }
            self.raw("</ol>\n</section>\n");
        }
    }

    fn blocks(&mut self, content: &[Block<Anchor>]) {
        for block in content {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block<Anchor>) {
        match block {
            Block::Paragraph { number, content, .. } => self.paragraph(*number, content),
            Block::Heading { level, id, content, .. } => {
                self.heading(*level, id, content);
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Quote { content } => {
                self.raw("<blockquote>\n");
                self.blocks(content);
                self.raw("</blockquote>\n");
            }
            Block::Code { language, text } => self.code(language.as_deref(), text),
            Block::Table { number, columns, head, rows, .. } => {
                self.table(*number, columns, head, rows);
            }
            Block::Rule => self.raw("<hr>\n"),
            Block::Footnote { number, content, .. } => self.footnote(*number, content),
            Block::Statement { of, .. } => {
                self.raw("<p class=\"statement\">");
                let words = of.title.as_deref().or(of.label.as_deref());
                self.reference(of, "", words.unwrap_or(&of.href), None);
                self.raw("</p>\n");
            }
        }
    }

    fn paragraph(&mut self, number: u32, content: &[Inline<Anchor>]) {
        let id = self.id(&format!("p{number}"));
        self.raw("<p");
        self.attribute("id", &id);
        self.direction(content);
        self.raw(">");
        self.paragraph_link(number, &id);
        self.raw(" ");
        self.inlines(content);
        self.raw("</p>\n");
    }

    fn paragraph_link(&mut self, number: u32, id: &str) {
        let number = number.to_string();
        let words = self.place.link_to_paragraph.replace("{n}", &number);
        self.own_link("paragraph-number", id, &words, &number);
    }

    /// Leaves the direction to the letters where some run from right to left.
    pub(super) fn direction(&mut self, content: &[Inline<Anchor>]) {
        if runs_right_to_left(content) {
            self.attribute("dir", "auto");
        }
    }

    fn heading(&mut self, level: u8, id: &str, content: &[Inline<Anchor>]) {
        let level = level.clamp(2, 6);
        let id = self.id(id);
        self.raw(&format!("<h{level}"));
        self.attribute("id", &id);
        self.direction(content);
        self.raw(">");
        self.inlines(content);
        self.raw(" ");
        let words = self.place.link_to_heading.clone();
        self.own_link("heading-link", &id, &words, "#");
        self.raw(&format!("</h{level}>\n"));
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block<Anchor>>]) {
        self.raw(if start.is_some() { "<ol" } else { "<ul" });
        if let Some(first) = start.filter(|first| *first != 1) {
            self.attribute("start", &first.to_string());
        }
        self.raw(">\n");
        for item in items {
            self.raw("<li>");
            self.blocks(item);
            self.raw("</li>\n");
        }
        self.raw(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    /// A code block is wider than a narrow screen, so the keyboard has to reach it.
    fn code(&mut self, language: Option<&str>, text: &str) {
        self.raw("<pre class=\"code\" tabindex=\"0\"><code");
        if let Some(language) = language {
            self.attribute("class", &format!("language-{language}"));
        }
        self.raw(">");
        self.raw(highlight::code(language, text).as_str());
        self.raw("</code></pre>\n");
    }

    fn table(
        &mut self,
        number: u32,
        columns: &[Alignment],
        head: &[Cell<Anchor>],
        rows: &[Vec<Cell<Anchor>>],
    ) {
        let id = self.id(&format!("p{number}"));
        self.raw("<div class=\"table\"");
        self.attribute("id", &id);
        self.raw(">");
        self.paragraph_link(number, &id);
        self.raw("\n<div class=\"table-scroll\" role=\"region\" tabindex=\"0\"");
        let label = format!("{} ¶{number}", self.place.table);
        self.attribute("aria-label", label.trim());
        // The region has the same name: whoever hears the table alone hears it too.
        self.raw(">\n<table>\n<caption class=\"unseen\">");
        self.text(label.trim());
        self.raw("</caption>\n<thead>\n<tr>");
        for (n, cell) in head.iter().enumerate() {
            // An empty head tells nobody what its column holds.
            let tag = if cell.is_empty() { "td" } else { "th" };
            self.cell(tag, columns.get(n), cell);
        }
        self.raw("</tr>\n</thead>\n");
        if !rows.is_empty() {
            self.raw("<tbody>\n");
            for row in rows {
                self.raw("<tr>");
                for (n, cell) in row.iter().enumerate() {
                    self.cell("td", columns.get(n), cell);
                }
                self.raw("</tr>\n");
            }
            self.raw("</tbody>\n");
        }
        self.raw("</table>\n</div>\n</div>\n");
    }

    fn cell(&mut self, tag: &str, set: Option<&Alignment>, content: &Cell<Anchor>) {
        self.raw("<");
        self.raw(tag);
        if tag == "th" {
            self.attribute("scope", "col");
        }
        let class = match set {
            Some(Alignment::Left) => Some("align-left"),
            Some(Alignment::Center) => Some("align-center"),
            Some(Alignment::Right) => Some("align-right"),
            Some(Alignment::None) | None => None,
        };
        self.attribute_if("class", class);
        self.direction(content);
        self.raw(">");
        self.inlines(content);
        self.raw("</");
        self.raw(tag);
        self.raw(">");
    }

    fn footnote(&mut self, number: u32, content: &[Block<Anchor>]) {
        self.raw("<li");
        let id = self.id(&format!("fn-{number}"));
        self.attribute("id", &id);
        self.attribute("value", &number.to_string());
        self.raw(">\n");
        self.blocks(content);
        let n_marks = self.n_marks.get(&number).copied().unwrap_or(0);
        for n in 1..=n_marks {
            let id = self.mark_id(number, n);
            self.raw("<a class=\"footnote-back\" role=\"doc-backlink\"");
            self.attribute("href", &format!("#{id}"));
            let words = self.place.back_to_text.clone();
            self.attribute_if("aria-label", Some(&words));
            self.raw(">");
            self.raw(BACK);
            self.raw("</a>\n");
        }
        self.raw("</li>\n");
    }

    /// The id of the `n`th mark that leads to a footnote.
    pub(super) fn mark_id(&self, number: u32, n: u32) -> String {
        match n {
            0 | 1 => self.id(&format!("fnref-{number}")),
            n => self.id(&format!("fnref-{number}-{n}")),
        }
    }
}

/// Whether the letters of a line, those of [`crate::prose::plain`], run from right to left
/// somewhere.
fn runs_right_to_left(content: &[Inline<Anchor>]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text(words) => escape::runs_right_to_left(words),
        Inline::Code(words) | Inline::Quotation { words, .. } => {
            escape::runs_right_to_left(words)
        }
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Foreign { content, .. }
        | Inline::Link { content, .. }
        | Inline::Mark { content, .. } => runs_right_to_left(content),
        Inline::Markup(_)
        | Inline::SoftBreak
        | Inline::HardBreak
        | Inline::Image { .. }
        | Inline::FootnoteMark { .. }
        | Inline::Citation { .. } => false,
    })
}
