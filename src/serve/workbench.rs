//! An article laid out for its author: the text that passages are looked for in, what rests on
//! it, and what nothing rests on.

use crate::desk::{CheckedText, Paragraph, Piece, Workbench};

use super::asked::{Opens, UNUSED};
use super::kept::Kept;
use super::page::{LAST_GOOD, STYLE, TOOLS_STYLE, WORKBENCH_STYLE, escaped, scripts};
use super::{Run, words};
use crate::desk::Places;

/// What a page is made from.
pub(super) struct Page<'a> {
    /// The article.
    pub(super) laid_out: &'a Workbench,
    /// Where things are written.
    pub(super) kept: &'a Kept,
    /// How they are opened.
    pub(super) run: &'a Run,
}

impl Page<'_> {
    /// The page; `only_unused` leaves out what something rests on, `wants_good` is said on by
    /// its links.
    pub(super) fn html(
        &self,
        only_unused: bool,
        wants_good: bool,
        stamp: &str,
    ) -> String {
        let Workbench { article, title, language, .. } = self.laid_out;
        // Where something rests on all of it, there is nothing to show alone.
        let only_unused = only_unused && self.unused() > 0;
        let text = self.text(only_unused);
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{kind}: {title} · briefpack</title>\n\
             <link rel=\"icon\" href=\"data:,\">\n\
             <link rel=\"stylesheet\" href=\"{STYLE}\">\n\
             <link rel=\"stylesheet\" href=\"{TOOLS_STYLE}\">\n\
             <link rel=\"stylesheet\" href=\"{WORKBENCH_STYLE}\">\n</head>\n\
             <body class=\"workbench\" data-article=\"{article}\">\n<main>\n\
             <p class=\"kind\">{kind}</p>\n<h1>{title}</h1>\n{head}\
             <div class=\"bench\" lang=\"{language}\">\n{text}</div>\n</main>\n\
             {scripts}</body>\n</html>\n",
            kind = words::WORKBENCH,
            title = escaped(title),
            language = escaped(language),
            head = self.head(only_unused, wants_good),
            scripts = scripts(stamp),
        )
    }

    /// What stands before the text: whence it is, how much is used, and the ways on.
    fn head(&self, only_unused: bool, wants_good: bool) -> String {
        let Workbench { article, page, file, of, n_paragraphs, .. } = self.laid_out;
        let mut links = vec![format!("<a href=\"/{page}\">{}</a>", words::TO_PAGE)];
        links.extend(self.opener(&Places::summary(article), words::EDIT_SUMMARY, ""));
        links.extend(self.opener(page, words::EDIT_ARTICLE, ""));
        let (unused, ways) = match (self.unused(), self.has_letters()) {
            (0, _) => (String::new(), String::new()),
            (_, true) => (String::new(), ways(only_unused, wants_good)),
            (_, false) => (words::unused_are(&self.unused_numbers()), String::new()),
        };
        let how = if self.has_letters() {
            format!("<p class=\"quiet\">{}</p>\n", words::HOW)
        } else {
            String::new()
        };
        format!(
            "<p class=\"links\">{}</p>\n<p>{}</p>\n<p class=\"count\">{}{unused}</p>\n{ways}{how}",
            links.join(" "),
            escaped(&words::text_of(of, file.path())),
            words::count(self.unused(), *n_paragraphs),
        )
    }

    /// Whether the letters are at hand, and not only what is remembered of them.
    fn has_letters(&self) -> bool {
        !matches!(self.laid_out.of, CheckedText::Elsewhere(_))
    }

    /// How many paragraphs nothing rests on.
    fn unused(&self) -> usize {
        self.laid_out.n_paragraphs.saturating_sub(self.laid_out.used.len())
    }

    /// The numbers of the paragraphs that nothing rests on, as people write them.
    fn unused_numbers(&self) -> String {
        let last = u32::try_from(self.laid_out.n_paragraphs).unwrap_or(u32::MAX);
        let unused: Vec<u32> =
            (1..=last).filter(|number| !self.laid_out.used.contains(number)).collect();
        let runs = unused.chunk_by(|a, b| a + 1 == *b);
        let runs = runs.filter_map(|run| match run {
            [one] => Some(format!("¶{one}")),
            [first, .., last] => Some(format!("¶{first}–{last}")),
            [] => None,
        });
        runs.collect::<Vec<_>>().join(", ")
    }

    /// The text, or what of it is wanted.
    fn text(&self, only_unused: bool) -> String {
        let is_wanted = |paragraph: &&Paragraph| {
            let is_unused = paragraph.rests().is_empty() && paragraph.number.is_some();
            is_unused || !only_unused
        };
        let wanted = self.laid_out.paragraphs.iter().filter(is_wanted);
        wanted.map(|paragraph| self.unit(paragraph)).collect()
    }

    /// One stretch of the text with what rests on it.
    fn unit(&self, paragraph: &Paragraph) -> String {
        let rests = paragraph.rests();
        let id = escaped(&paragraph.id);
        let pieces: Vec<String> =
            paragraph.pieces.iter().map(|piece| self.piece(piece)).collect();
        let between = if self.has_letters() { "" } else { " … " };
        let letters = pieces.join(between);
        let Some(number) = paragraph.number else {
            return format!(
                "<div class=\"unit\">\n<h2 id=\"{id}\" data-unit=\"{id}\" dir=\"auto\">\
                 {letters}</h2>\n{}</div>\n",
                self.rests(paragraph)
            );
        };
        let class = if rests.is_empty() { "unit unused" } else { "unit" };
        format!(
            "<div class=\"{class}\">\n<p id=\"{id}\" data-unit=\"{id}\" dir=\"auto\">\
             <a class=\"number\" href=\"#{id}\">¶{number}</a> {letters}</p>\n{}</div>\n",
            self.rests(paragraph)
        )
    }

    /// Letters; behind those that a passage ends with, the numbers of its statements.
    fn piece(&self, piece: &Piece) -> String {
        let letters = escaped(&piece.text);
        if piece.rests.is_empty() {
            return letters;
        }
        let numbers = piece.ends.iter().filter_map(|n| {
            let statement = self.laid_out.statements.get(*n)?;
            Some(format!(
                "<a class=\"ref\" href=\"/{}\" title=\"{}\">{}</a>",
                escaped(&statement.address),
                escaped(&statement.says),
                n + 1
            ))
        });
        format!("<mark>{letters}</mark>{}", numbers.collect::<String>())
    }

    /// The statements that rest on a stretch, or that there are none.
    fn rests(&self, paragraph: &Paragraph) -> String {
        let rests = paragraph.rests();
        if rests.is_empty() {
            return match paragraph.number {
                Some(_) => {
                    format!("<p class=\"beside\" lang=\"en\">{}</p>\n", words::NOTHING)
                }
                None => String::new(),
            };
        }
        let items = rests.iter().filter_map(|n| {
            let statement = self.laid_out.statements.get(*n)?;
            let opener = self.opener(&statement.address, words::EDIT, &statement.says);
            Some(format!(
                "<li value=\"{}\"><a href=\"/{}\">{}</a> {}</li>\n",
                n + 1,
                escaped(&statement.address),
                escaped(&statement.says),
                opener.unwrap_or_default()
            ))
        });
        format!("<ol class=\"beside\">\n{}</ol>\n", items.collect::<String>())
    }

    /// What opens the place of an address; `of` tells whoever hears the page which one.
    fn opener(&self, address: &str, label: &str, of: &str) -> Option<String> {
        let name = if of.is_empty() {
            String::new()
        } else {
            format!(" aria-label=\"{label}: {}\"", escaped(of))
        };
        Some(match Opens::of(address, self.kept, self.run)? {
            Opens::Href(href) => format!(
                "<a class=\"briefpack-edit\" href=\"{}\"{name}>{label}</a>",
                escaped(&href)
            ),
            Opens::Open(place) => format!(
                "<button class=\"briefpack-edit\" type=\"button\" data-open=\"{}\"{name}>\
                 {label}</button>",
                escaped(&place)
            ),
        })
    }
}

/// The ways to the whole text and to what nothing rests on.
fn ways(only_unused: bool, wants_good: bool) -> String {
    let also = if wants_good { format!("&amp;{LAST_GOOD}") } else { String::new() };
    let way = |href: &str, label: &str, is_here: bool| {
        let here = if is_here { " aria-current=\"true\"" } else { "" };
        format!("<a href=\"?{href}{also}\"{here}>{label}</a>")
    };
    format!(
        "<nav aria-label=\"{}\">{}{}</nav>\n",
        words::SHOWN,
        way("all", words::WHOLE, !only_unused),
        way(UNUSED, words::UNUSED, only_unused),
    )
}
