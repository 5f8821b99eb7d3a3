//! Names that become addresses, and the ids that are made of them.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use indexmap::Equivalent;
use unicode_normalization::UnicodeNormalization;

/// A name that is safe in a file name and in an address: letters, digits, `-` and `_`.
#[derive(Clone, Eq, Hash)]
#[expect(
    clippy::derived_hash_with_manual_eq,
    reason = "equal letters are equal, whether they are looked at or known to be the same"
)]
pub(crate) struct Slug(Arc<str>);

impl PartialEq for Slug {
    fn eq(&self, other: &Self) -> bool {
        // Ids are copies of one another: mostly their letters need not be looked at.
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Ord for Slug {
    fn cmp(&self, other: &Self) -> Ordering {
        if Arc::ptr_eq(&self.0, &other.0) {
            return Ordering::Equal;
        }
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for Slug {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Why a text is no slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SlugFault {
    /// It has no letters at all.
    Empty,
    /// It holds this character.
    Character(char),
    /// It is over 200 bytes long.
    TooLong,
    /// It is a name that Windows keeps for a device.
    Device,
}

impl Slug {
    /// The longest slug, in bytes: file systems hold 255, and an ending is added.
    pub(crate) const MAX_BYTES: usize = 200;

    /// Reads a slug.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, SlugFault> {
        // Plain letters are in NFC.
        let text: String =
            if text.is_ascii() { text.to_owned() } else { text.nfc().collect() };
        if text.is_empty() {
            return Err(SlugFault::Empty);
        }
        if text.len() > Self::MAX_BYTES {
            return Err(SlugFault::TooLong);
        }
        if let Some(other) =
            text.chars().find(|c| !(c.is_alphanumeric() || "-_".contains(*c)))
        {
            return Err(SlugFault::Character(other));
        }
        let upper = text.to_uppercase();
        let numbered = |name: &str| {
            upper
                .strip_prefix(name)
                .is_some_and(|n| n.len() == 1 && n.parse::<u8>().is_ok())
        };
        if ["CON", "PRN", "AUX", "NUL"].contains(&upper.as_str())
            || numbered("COM")
            || numbered("LPT")
        {
            return Err(SlugFault::Device);
        }
        Ok(Self(Arc::from(text)))
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The text as file systems that ignore case see it: two slugs that fold alike collide.
    pub(crate) fn folded(&self) -> String {
        // Plain letters are in NFC, in either case.
        if self.0.is_ascii() {
            return self.0.to_ascii_lowercase();
        }
        self.0.to_lowercase().nfc().collect()
    }
}

impl fmt::Display for SlugFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty"),
            Self::Character(' ') => f.write_str("it holds a space"),
            Self::Character('\t') => f.write_str("it holds a tab"),
            Self::Character('\n') => f.write_str("it holds a line end"),
            Self::Character('`') => f.write_str("it holds a backtick"),
            Self::Character(c) => write!(f, "it holds `{}`", c.escape_debug()),
            Self::TooLong => write!(f, "it is longer than {} bytes", Slug::MAX_BYTES),
            Self::Device => f.write_str("Windows keeps this name for a device"),
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

/// Makes a type for the ids of one kind of thing.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name(pub(crate) Slug);

        impl $name {
            /// The id as written.
            #[allow(dead_code, reason = "every kind of id has it, asked for or not")]
            pub(crate) fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// An article, and the summary of the same slug.
    ArticleId,
    /// A person or an organisation: whoever can say something.
    ActorId,
    /// A topic.
    TopicId,
    /// A hand-written page.
    PageId,
    /// What figures measure.
    MeasureId,
    /// An entry of the glossary.
    TermId,
    /// A fact from outside the articles.
    ContextId,
    /// A side: government, opposition, media and so on.
    SideId,
}

/// A point or a caveat of an article's summary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PointId {
    /// The article.
    pub(crate) article: ArticleId,
    /// The id in the article's summary.
    pub(crate) point: Slug,
}

impl PointId {
    /// The letters that an id has, as it is written.
    pub(crate) fn letters(text: &str) -> Option<PointLetters<'_>> {
        let (article, point) = text.split_once('/')?;
        Some(PointLetters { article, point })
    }
}

/// The letters of a point's id: they find it, and no id need be made for that. They are hashed as
/// the id is, part by part.
#[derive(Clone, Copy, Hash)]
pub(crate) struct PointLetters<'t> {
    article: &'t str,
    point: &'t str,
}

impl Equivalent<PointId> for PointLetters<'_> {
    fn equivalent(&self, id: &PointId) -> bool {
        self.article == id.article.as_str() && self.point == id.point.as_str()
    }
}

impl fmt::Display for PointId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.article, self.point)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ById;

    #[test]
    fn what_could_leave_the_folder_is_no_slug() {
        for text in ["", ".", "..", "a/b", "a\\b", "%2e", "a\nb", "a b", "a."] {
            assert!(Slug::parse(text).is_err(), "{text:?}");
        }
        assert_eq!(Slug::parse("com1"), Err(SlugFault::Device));
        assert_eq!(Slug::parse("Nul"), Err(SlugFault::Device));
        assert_eq!(Slug::parse(&"a".repeat(201)), Err(SlugFault::TooLong));
        assert!(Slug::parse("com10").is_ok());
    }

    #[test]
    fn a_fault_names_signs_that_cannot_be_seen() {
        let said = |text| Slug::parse(text).map_err(|fault| fault.to_string());
        assert_eq!(said("a b"), Err("it holds a space".to_owned()));
        assert_eq!(said("a\tb"), Err("it holds a tab".to_owned()));
        assert_eq!(said("a/b"), Err("it holds `/`".to_owned()));
    }

    #[test]
    fn a_point_is_found_by_its_letters() {
        let id = |article: &str, point: &str| {
            let slug = |text| Slug::parse(text).unwrap();
            PointId { article: ArticleId(slug(article)), point: slug(point) }
        };
        let ids = [id("b", "x"), id("a", "x"), id("a-b", "y"), id("a", "y")];
        let found: ById<PointId, usize> = ids.into_iter().zip(0..).collect();
        let place = |text| found.place(&PointId::letters(text)?);
        assert_eq!(
            found.keys().map(ToString::to_string).collect::<Vec<_>>(),
            ["a/x", "a/y", "a-b/y", "b/x"]
        );
        assert_eq!(place("a-b/y"), Some(2));
        assert_eq!(place("b/x"), Some(3));
        assert_eq!(place("b/y"), None);
        assert_eq!(place("b"), None);
    }

    #[test]
    fn composed_and_decomposed_letters_are_one_slug() {
        assert_eq!(Slug::parse("cafe\u{301}"), Slug::parse("café"));
        assert_eq!(Slug::parse("Café").map(|s| s.folded()), Ok("café".to_owned()));
    }
}
