//! The pack's own arithmetic: computed from the figures it names, and compared.

use crate::diag::{Code, Diagnostic};
use crate::evidence::arithmetic::{self, ArithmeticFault, Outcome};
use crate::evidence::numbers;
use crate::model::{Amount, Calculation, Number, Operation, PointId};
use crate::parse::CalculationDraft;

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
    let mut numbers = Vec::new();
    for (id, written) in of.iter().zip(&draft.of) {
        match operand(id, against) {
            Operand::Number(number) => numbers.push(number),
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
    let language = pack_language(against.index);
    let gives = draft.gives.value.as_str();
    let operation = operation(draft.operation.value);
    let value = match arithmetic::check(operation, &numbers, gives, language) {
        Ok(Outcome::Right { value }) => value,
        Ok(Outcome::Wrong { value, rounded }) => {
            let message = format!("the {} is {value}, not `{gives}`", noun(draft));
            problems.push(
                Diagnostic::at(Code::CalculationWrong, draft.gives.span.clone(), message)
                    .help(format!("write {rounded}, or with `about` a rounder number")),
            );
            return None;
        }
        Err(fault) => {
            problems.push(impossible(draft, &fault));
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

enum Operand {
    Number(Number),
    /// Its value could not be read, which has been reported.
    Faulty,
    None,
}

fn operand(id: &PointId, against: Against<'_, '_>) -> Operand {
    let figure = against.evidence.points.get(id).and_then(|rest| rest.figure.as_ref());
    match figure.map(|figure| &figure.quantity.amount) {
        Some(Amount::Exact(number)) => Operand::Number(*number),
        Some(Amount::Many(_)) => Operand::None,
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

fn operation(operation: Operation) -> arithmetic::Operation {
    match operation {
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

fn impossible(draft: &CalculationDraft, fault: &ArithmeticFault) -> Diagnostic {
    let gives = &draft.gives;
    let (span, message) = match fault {
        ArithmeticFault::Count { wanted } => {
            let noun = noun(draft);
            (draft.operation.span.clone(), format!("a {noun} is of {wanted} figures"))
        }
        ArithmeticFault::ByZero => (draft.span.clone(), "a division by zero".to_owned()),
        ArithmeticFault::TooLarge => {
            (draft.span.clone(), "the numbers are too large to calculate with".to_owned())
        }
        ArithmeticFault::Answer(_) | ArithmeticFault::NoNumber => {
            (gives.span.clone(), format!("`{}` is not one number", gives.value))
        }
    };
    Diagnostic::at(Code::CalculationWrong, span, message)
        .help("write for instance `ratio: [a/x, b/y]` with `gives: about 6 per cent`")
}
