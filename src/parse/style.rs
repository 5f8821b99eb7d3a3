//! The shape of `style.yaml`: words that the pack's own sentences avoid.

use crate::source::Spanned;

use super::read::{Fields, Reader};
use super::yaml::Node;

/// The house style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StyleDraft {
    /// The words to avoid, in order.
    pub(crate) avoid: Vec<AvoidDraft>,
}

/// A word to avoid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AvoidDraft {
    /// The word or words.
    pub(crate) term: Spanned<String>,
    /// What to write.
    pub(crate) prefer: Option<Spanned<String>>,
    /// Other forms of the term.
    pub(crate) variants: Vec<Spanned<String>>,
    /// Why.
    pub(crate) why: Option<Spanned<String>>,
    /// Whether it may stand in quotation marks.
    pub(crate) is_quoted_only: bool,
}

/// Reads the house style.
pub(super) fn style(reader: &Reader, node: &Node) -> Option<StyleDraft> {
    let fields = Fields::new(reader, "the file", node, "the house style", None)?;
    let avoid = fields.list("avoid", |name, node| avoided(reader, name, node));
    fields.finish();
    Some(StyleDraft { avoid })
}

fn avoided(reader: &Reader, name: &str, node: &Node) -> Option<AvoidDraft> {
    let fields = Fields::new(reader, name, node, "a word to avoid", None)?;
    let term = fields.needed_text("term");
    let prefer = fields.text("prefer");
    let variants = fields.words("variants");
    let why = fields.text("why");
    let is_quoted_only = fields.flag("quoted_only");
    fields.finish();
    Some(AvoidDraft { term: term?, prefer, variants, why, is_quoted_only })
}
