//! Where the content of a page is set, and the signs that stand for that while it is open.
//!
//! What stands on two pages is made once, before it is known where. Each sign begins with a
//! noncharacter of Unicode, which no text is meant to hold; whoever sets the content puts what
//! the setting has in the sign's place.

use super::shared::Shared;

/// What every sign begins with.
pub(crate) const SIGN: &str = "\u{10FFFE}";

/// Stands for the way to the pack's root.
pub(crate) const ROOT: &str = "\u{10FFFE}r";

/// Stands for the address of the file.
pub(crate) const HREF: &str = "\u{10FFFE}h";

/// Stands for what ids begin with.
pub(crate) const PREFIX: &str = "\u{10FFFE}p";

/// Stands before what only a page in a file of its own shows.
pub(crate) const ALONE: &str = "\u{10FFFE}(";

/// Stands after it.
pub(crate) const ALONE_END: &str = "\u{10FFFE})";

/// Stands before what a page shows on the print page only, among others.
pub(crate) const AMONG: &str = "\u{10FFFE}{";

/// Stands after it.
pub(crate) const AMONG_END: &str = "\u{10FFFE}}";

/// Where the content of a page is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    /// The address of the file, from the pack's root.
    pub(crate) href: String,
    /// The way from the file to the pack's root: empty, or `../`.
    pub(crate) root: String,
    /// What its ids begin with: empty, but for the parts of the print page.
    pub(crate) prefix: String,
}

impl Setting {
    /// A place in the file at `href`.
    pub(crate) fn new(shared: &Shared<'_>, href: &str, prefix: &str) -> Self {
        let root = shared.root(href);
        Self { href: href.to_owned(), root, prefix: prefix.to_owned() }
    }

    /// No place yet: signs stand for all of it.
    pub(crate) fn open() -> Self {
        let [href, root, prefix] = [HREF, ROOT, PREFIX].map(str::to_owned);
        Self { href, root, prefix }
    }

    /// What a page shows in a file of its own, or, where there is such, `among` others.
    pub(crate) fn either(&self, alone: &str, among: Option<String>) -> String {
        match among {
            Some(among) if self.prefix == PREFIX => {
                [ALONE, alone, ALONE_END, AMONG, &among, AMONG_END].concat()
            }
            Some(among) => among,
            None => alone.to_owned(),
        }
    }

    /// A text in this setting.
    pub(crate) fn set(&self, text: &str) -> String {
        let text = text.replace(ROOT, &self.root).replace(HREF, &self.href);
        text.replace(PREFIX, &self.prefix)
    }
}
