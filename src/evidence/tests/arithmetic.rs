//! A pack's own arithmetic comes out or not.

use crate::evidence::arithmetic::{ArithmeticFault, Operation, Outcome, check, compute};
use crate::model::{Number, Quantity};

fn numbers(written: &[&str]) -> Vec<Number> {
    let number = |text: &&str| match crate::evidence::numbers::read_value(text, "en") {
        Ok(Quantity { amount: crate::model::Amount::Exact(number), .. }) => number,
        other => panic!("{text}: {other:?}"),
    };
    written.iter().map(number).collect()
}

fn right(operation: Operation, of: &[&str], answer: &str) {
    let outcome = check(operation, &numbers(of), answer, "en");
    assert!(matches!(outcome, Ok(Outcome::Right { .. })), "{answer}: {outcome:?}");
}

fn wrong(operation: Operation, of: &[&str], answer: &str, gives: &str) {
    let outcome = check(operation, &numbers(of), answer, "en");
    let Ok(Outcome::Wrong { value, .. }) = outcome else {
        panic!("{answer}: {outcome:?}")
    };
    assert_eq!(value.to_string(), gives);
}

#[test]
fn results_are_rounded_once_to_the_digits_written() {
    right(Operation::Sum, &["26%", "41%", "16%"], "83 per cent");
    right(Operation::Sum, &["0.1", "0.2"], "0.3");
    right(Operation::Difference, &["21,000", "1,100"], "19,900");
    right(Operation::Ratio, &["1,300", "21,000"], "6 per cent");
    right(Operation::Ratio, &["1,300", "21,000"], "6.2 per cent");
    right(Operation::Ratio, &["1,300", "21,000"], "0.06");
    right(Operation::Per, &["£700 million", "four"], "£175 million");
    right(Operation::Per, &["5", "2"], "3");
    right(Operation::Difference, &["2", "4.5"], "-3");
    wrong(Operation::Ratio, &["1,300", "21,000"], "7 per cent", "6.19");
    wrong(Operation::Ratio, &["1,300", "21,000"], "6.0 per cent", "6.19");
    wrong(Operation::Sum, &["2", "2"], "5", "4");
    wrong(Operation::Ratio, &["1", "30,000"], "1", "0.0000333");
}

#[test]
fn qualifiers_leave_the_room_that_they_say() {
    right(Operation::Sum, &["40", "7"], "about 50");
    right(Operation::Sum, &["40", "7"], "about 47");
    right(Operation::Sum, &["40", "7"], "more than 40");
    right(Operation::Sum, &["40", "7"], "nearly 50");
    right(Operation::Sum, &["40", "7"], "at least 47");
    right(Operation::Sum, &["40", "7"], "up to 47");
    right(Operation::Sum, &["380,000", "2,000"], "more than 380,000");
    wrong(Operation::Sum, &["40", "7"], "50", "47");
    wrong(Operation::Sum, &["40", "7"], "about 60", "47");
    wrong(Operation::Sum, &["40", "7"], "more than 47", "47");
    wrong(Operation::Sum, &["40", "7"], "more than 30", "47");
    wrong(Operation::Sum, &["40", "7"], "less than 47", "47");
    wrong(Operation::Sum, &["40", "7"], "nearly 60", "47");
}

#[test]
fn what_cannot_be_computed_is_said() {
    let fault = |operation, of: &[&str], answer| {
        check(operation, &numbers(of), answer, "en").unwrap_err()
    };
    assert_eq!(fault(Operation::Per, &["5", "0"], "1"), ArithmeticFault::ByZero);
    assert_eq!(
        fault(Operation::Ratio, &["5"], "1"),
        ArithmeticFault::Count { wanted: 2 }
    );
    assert_eq!(
        fault(Operation::Ratio, &["5", "1", "1"], "1"),
        ArithmeticFault::Count { wanted: 2 }
    );
    assert_eq!(fault(Operation::Sum, &["5", "5"], "dozens"), ArithmeticFault::NoNumber);
    assert!(matches!(
        fault(Operation::Sum, &["5", "5"], "much"),
        ArithmeticFault::Answer(_)
    ));
    let huge = Number::new(i128::MAX, 0);
    assert_eq!(compute(Operation::Sum, &[huge, huge]), Err(ArithmeticFault::TooLarge));
    let tiny = Number::new(1, 60);
    assert_eq!(compute(Operation::Sum, &[tiny, huge]), Err(ArithmeticFault::TooLarge));
}
