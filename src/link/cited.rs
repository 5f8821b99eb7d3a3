//! What a citation means: one statement, or a problem that says what it could mean.

use crate::diag::{Code, Diagnostic};
use crate::model::PointId;
use crate::parse::Reference as Written;
use crate::prose::Inline;
use crate::source::{Span, Spanned};

use super::index::{Cited, Statement};

/// The statement that a citation means; reports one that leads nowhere, could mean several or
/// leads to what was withdrawn.
pub(super) fn statement<'d>(
    cited: Cited<'d>,
    id: &Spanned<String>,
    problems: &mut Vec<Diagnostic>,
) -> Option<(PointId, Statement<'d>)> {
    match cited {
        Cited::Draft | Cited::Lost => None,
        Cited::Statement(point, statement) => {
            if let Statement::Withdrawn(withdrawn) = statement {
                problems.push(self::withdrawn(id, &withdrawn.why.span));
            }
            Some((point, statement))
        }
        Cited::Several(several) => {
            let message = format!("`{}` stands in {} articles", id.value, several.len());
            let names: Vec<_> =
                several.iter().map(|point| format!("`{point}`")).collect();
            problems.push(
                Diagnostic::at(Code::AmbiguousCitation, id.span.clone(), message)
                    .help(format!("write {}", names.join(" or "))),
            );
            None
        }
        Cited::Nowhere(near) => {
            let message = format!("no statement is called `{}`", id.value);
            let problem = Diagnostic::at(Code::UnknownCitation, id.span.clone(), message);
            problems.push(problem.help(match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "cite a point or a caveat as `article/point`, a fact from outside \
                         as `context/id`"
                    .to_owned(),
            }));
            None
        }
    }
}

/// The problem of a citation of something that was withdrawn.
pub(super) fn withdrawn(id: &Spanned<String>, why: &Span) -> Diagnostic {
    let message = format!("`{}` was withdrawn", id.value);
    Diagnostic::at(Code::CitesWithdrawn, id.span.clone(), message)
        .also(why.clone(), "why")
        .help("rest the sentence on another statement, or take it out")
}

/// Where an inline's first reference is written.
pub(super) fn first_place(inline: &Inline<Written>) -> Option<Span> {
    let of = |written: &Written| match written {
        Written::Cite(at) | Written::Address(at) => at.span.clone(),
    };
    match inline {
        Inline::Citation { of: all } => all.first().map(of),
        Inline::Quotation { of: one, .. } => Some(of(one)),
        Inline::Link { to: Some(to), .. } | Inline::Image { to: Some(to), .. } => {
            Some(of(to))
        }
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Foreign { content, .. }
        | Inline::Link { content, .. } => content.iter().find_map(first_place),
        _ => None,
    }
}
