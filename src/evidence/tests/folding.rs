//! What is forgiven when words are compared, and what is not.

use crate::evidence::fold;

fn equal(a: &str, b: &str) {
    assert_eq!(fold(a), fold(b), "{a:?} and {b:?}");
}

fn differ(a: &str, b: &str) {
    assert_ne!(fold(a), fold(b), "{a:?} and {b:?}");
}

#[test]
fn the_written_rules_forgive() {
    equal("the cafe\u{301} closed", "the café closed");
    equal("a “new level” of intent", "a new level of intent");
    equal("a 'new level' of intent", "a «new level» of intent");
    equal("she said:“We will”", "she said:We will");
    equal("said“We", "said We");
    equal("don’t", "don't");
    equal("it‘s", "it's");
    equal("in 2023 – an increase", "in 2023 — an increase");
    equal("minus −5", "minus –5");
    equal("right\u{2011}wing", "right-wing");
    equal("£33\u{a0}million", "£33 million");
    equal("a\u{2009}b\r\n\tc", "a b c");
    equal("mi\u{ad}gra\u{200b}tion", "migration");
    equal("and so…", "and so...");
    equal("“47”-member", "47-member");
    equal("the boats’ crews", "the boats crews");
    equal("\u{feff}First word", "First word");
}

#[test]
fn everything_else_differs() {
    differ("We agreed", "we agreed");
    differ("the cafe", "the café");
    differ("ﬁve", "five");
    differ("½", "1⁄2");
    differ("380,000", "390,000");
    differ("380,000", "380000");
    differ("£84million", "£84 million");
    differ("people-smuggling", "people – smuggling");
    differ("a - b", "a – b");
    differ("crisis, he", "crisis he");
    differ("migrants", "migrаnts");
    differ("can't", "cant");
    differ("Macron , Olaf", "Macron, Olaf");
}

#[test]
fn scripts_without_spaces_are_compared_sign_by_sign() {
    equal("移民「危機」です", "移民危機です");
    equal("か\u{3099}", "が");
    differ("移民危機", "移民危气");
}
