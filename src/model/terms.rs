//! The closed lists of words that an author chooses from, as types.

/// Makes an enum of the words that YAML uses.
macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in the order of the manual.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that YAML and HTML classes use.
            pub(crate) fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    )+};
}

terms! {
    /// A kind of document that readers can take with them.
    Document {
        /// The first page.
        Brief "brief",
        /// Each topic, in a document of its own.
        Topics "topics",
        /// The whole pack.
        Pack "pack",
    }

    /// What sort of statement a point is.
    Kind {
        /// Something that is so.
        Fact "fact",
        /// A measure that somebody takes or plans.
        Policy "policy",
        /// What somebody wants or holds to be right.
        Position "position",
        /// What somebody says is so.
        Claim "claim",
        /// What somebody expects.
        Forecast "forecast",
        /// The article's own conclusion.
        Assessment "assessment",
        /// The article's own choice of words.
        Wording "wording",
    }

    /// How far a plan has come.
    Status {
        /// Spoken of as possible.
        Floated "floated",
        /// Hoped for.
        HopedFor "hoped-for",
        /// Put forward.
        Proposed "proposed",
        /// Made known as decided by one side.
        Announced "announced",
        /// Agreed between those who must agree.
        Agreed "agreed",
        /// In force.
        InForce "in-force",
        /// Over.
        Ended "ended",
        /// Denied.
        Denied "denied",
    }

    /// Where a speaker stands on something.
    StanceView {
        /// For it.
        Supports "supports",
        /// Against it.
        Opposes "opposes",
        /// Partly for, partly against it.
        Mixed "mixed",
        /// Asks for it where it is not there yet.
        CallsFor "calls-for",
    }

    /// What sort of text an article is.
    ArticleKind {
        /// A news report.
        News "news",
        /// A press release.
        PressRelease "press-release",
        /// A speech.
        Speech "speech",
        /// A report of a body or a researcher.
        Report "report",
        /// A debate of a parliament.
        Debate "debate",
        /// A law or a treaty.
        Statute "statute",
        /// A table or a release of figures.
        Data "data",
    }

    /// What the body of an article's file holds.
    BodyKind {
        /// The article itself.
        Full "full",
        /// The pack's own account of the article.
        Account "account",
        /// Parts of the article.
        Extracts "extracts",
    }

    /// What the public may be shown of an article's body.
    Rights {
        /// All of it.
        Full "full",
        /// The passages that statements rest on.
        Excerpt "excerpt",
        /// Nothing.
        None "none",
    }

    /// Arithmetic that a pack does on figures of its own.
    Operation {
        /// All added up.
        Sum "sum",
        /// The first less the second.
        Difference "difference",
        /// The first as a share of the second.
        Ratio "ratio",
        /// The first for each one of the second.
        Per "per",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_has_a_word_of_its_own() {
        let words: Vec<_> = Status::ALL.iter().map(|status| status.as_str()).collect();
        for (n, word) in words.iter().enumerate() {
            assert!(!words[..n].contains(word), "{word}");
        }
        assert_eq!(Status::HopedFor.as_str(), "hoped-for");
    }
}
