//! The pack's own arithmetic: computed from the figures it names, and compared.

use crate::diag::{Code, Diagnostic};
use crate::evidence::arithmetic::{self, ArithmeticFault, Outcome};
use crate::evidence::numbers;
use crate::model::{Amount, Calculation, Number, Operation, PointId, Quantity};
use crate::parse::CalculationDraft;
use crate::source::Spanned;

use super::against::Against;
use super::index::Statement;
use super::proving::pack_language;

/// Computes a calculation; reports one that cannot be done or does not come out.
pub(super) fn calculation(
    draft: &CalculationDraft,
    of: Vec<PointId>,
    against: Against<'_, '_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Calculation> {
    if of.len() < draft.of.len() {
        // What is missing has been reported with its name.
        return None;
    }
    let mut operands = Vec::new();
    for (id, written) in of.iter().zip(&draft.of) {
        match operand(id, against) {
            Operand::Number(number, unit) => operands.push((written, number, unit)),
            Operand::Faulty => return None,
            Operand::None => {
                let message =
                    format!("`{}` has no figure to calculate with", written.value);
                problems.push(
                    Diagnostic::at(Code::CalculationWrong, written.span.clone(), message)
                        .help("name points that have a `figure` with a number"),
                );
                return None;
            }
        }
    }
    if let Some(problem) = units_differ(draft, &operands) {
        problems.push(problem);
        return None;
    }
    let numbers: Vec<Number> = operands.iter().map(|(_, number, _)| *number).collect();
    let language = pack_language(against.index);
    let gives = draft.gives.value.as_str();
    let value = match arithmetic::check(operation(draft), &numbers, gives, language) {
        Ok(Outcome::Right { value }) => value,
        Ok(Outcome::Wrong { value, rounded }) => {
            let asked = numbers::read_value(gives, language).ok()?;
            let (value, rounded) =
                (as_asked(&value, &asked, gives), as_asked(&rounded, &asked, gives));
            let (noun, of) = (noun(draft), listed(&numbers));
            let message = format!("the {noun} of {of} is {value}, not `{gives}`");
            problems.push(
                Diagnostic::at(Code::CalculationWrong, draft.gives.span.clone(), message)
                    .help(format!("write `{rounded}`")),
            );
            return None;
        }
        Err(fault) => {
            problems.push(impossible(draft, &operands, &fault));
            return None;
        }
    };
    let quantity = numbers::read_value(gives, language).ok()?;
    let places = match quantity.amount {
        Amount::Exact(number) => i32::try_from(number.places()).unwrap_or(0),
        Amount::Many(_) => 0,
    };
    Some(Calculation {
        operation: draft.operation.value,
        of,
        gives: gives.to_owned(),
        quantity,
        computed: value.rounded(-places).ok()?,
    })
}

enum Operand<'a> {
    /// A number, and what it counts.
    Number(Number, Option<&'a str>),
    /// Its value could not be read, which has been reported.
    Faulty,
    None,
}

/// A figure that is calculated with: where it is named, its number, what it counts.
type Named<'a> = (&'a Spanned<String>, Number, Option<&'a str>);

fn operand<'a>(id: &PointId, against: Against<'a, '_>) -> Operand<'a> {
    let figure = against.evidence.of(id).and_then(|rest| rest.figure.as_ref());
    match figure.map(|figure| &figure.quantity) {
        Some(Quantity { amount: Amount::Exact(number), unit, .. }) => {
            Operand::Number(*number, unit.as_deref())
        }
        Some(_) => Operand::None,
        None => {
            let statements = &against.index.statements;
            match statements.get(id.article.as_str(), id.point.as_str()) {
                Some(Statement::Point(point)) if point.figure.is_some() => {
                    Operand::Faulty
                }
                _ => Operand::None,
            }
        }
    }
}

/// The problem of a sum or a difference of unlike things.
fn units_differ(draft: &CalculationDraft, operands: &[Named<'_>]) -> Option<Diagnostic> {
    if !matches!(draft.operation.value, Operation::Sum | Operation::Difference) {
        return None;
    }
    let ((first, _, unit), rest) = operands.split_first()?;
    let (other, _, its) = rest.iter().find(|(_, _, other)| !is_same(*unit, *other))?;
    let counts = |name: &str, unit: Option<&str>| match unit {
        Some(unit) => format!("`{name}` counts `{unit}`"),
        None => format!("`{name}` names no unit"),
    };
    let message = format!(
        "{}, {}: they have no {}",
        counts(&first.value, *unit),
        counts(&other.value, *its),
        noun(draft)
    );
    Some(
        Diagnostic::at(Code::CalculationWrong, other.span.clone(), message)
            .also(first.span.clone(), "the other figure")
            .help("name figures of one unit, or write the `unit` of each"),
    )
}

/// Whether two units are one. Capitals and an `s` at the end, as in `boats`, are passed over.
fn is_same(a: Option<&str>, b: Option<&str>) -> bool {
    let plain = |unit: &str| {
        let unit = numbers::canonical_unit(unit).to_lowercase();
        unit.strip_suffix('s').map(str::to_owned).unwrap_or(unit)
    };
    a.map(plain) == b.map(plain)
}

/// A result in the unit of the written answer: `20 per cent`.
fn as_asked(value: &impl std::fmt::Display, asked: &Quantity, gives: &str) -> String {
    match asked.unit.as_deref() {
        None => value.to_string(),
        Some("%") if gives.contains('%') => format!("{value}%"),
        Some("%") => format!("{value} per cent"),
        Some(sign) if !sign.chars().any(char::is_alphabetic) => format!("{sign}{value}"),
        Some(unit) if unit.ends_with('$') => format!("{unit}{value}"),
        Some(unit) => format!("{value} {unit}"),
    }
}

/// `50 and 250`, `1, 2 and 3`.
fn listed(numbers: &[Number]) -> String {
    let all: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    match all.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            format!("{} and {last}", rest.join(", "))
        }
        _ => all.concat(),
    }
}

fn operation(draft: &CalculationDraft) -> arithmetic::Operation {
    match draft.operation.value {
        Operation::Sum => arithmetic::Operation::Sum,
        Operation::Difference => arithmetic::Operation::Difference,
        Operation::Ratio => arithmetic::Operation::Ratio,
        Operation::Per => arithmetic::Operation::Per,
    }
}

fn noun(draft: &CalculationDraft) -> &'static str {
    match draft.operation.value {
        Operation::Sum => "sum",
        Operation::Difference => "difference",
        Operation::Ratio => "ratio",
        Operation::Per => "quotient",
    }
}

fn impossible(
    draft: &CalculationDraft,
    operands: &[Named<'_>],
    fault: &ArithmeticFault,
) -> Diagnostic {
    let gives = &draft.gives;
    let example = "write for instance `ratio: [a/x, b/y]` with `gives: about 6 per cent`";
    let (span, message, help) = match fault {
        ArithmeticFault::Count { wanted } => {
            let message = format!("a {} is of {wanted} figures", noun(draft));
            (draft.operation.span.clone(), message, example)
        }
        ArithmeticFault::ByZero => {
            let last = operands.last().map(|(written, ..)| *written);
            let name = last.map_or("the second figure".to_owned(), |written| {
                format!("`{}`", written.value)
            });
            let span = last.map_or(&draft.span, |written| &written.span).clone();
            let message = format!("{name} is 0, and nothing can be divided by it");
            (span, message, "name another figure second, or take the calculation out")
        }
        ArithmeticFault::TooLarge => {
            let message = "the numbers are too large to calculate with".to_owned();
            (draft.span.clone(), message, "take the calculation out")
        }
        ArithmeticFault::Answer(_) | ArithmeticFault::NoNumber => {
            let message = format!("`{}` is not one number", gives.value);
            (gives.span.clone(), message, example)
        }
    };
    Diagnostic::at(Code::CalculationWrong, span, message).help(help)
}
