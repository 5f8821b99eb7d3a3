//! What opens a file: commands and addresses.

use std::path::Path;

use super::super::Editor;
use super::super::editor::{address, is_token, token};
use crate::source::Place;

#[test]
fn a_command_is_split_at_spaces_outside_quotation_marks() {
    let check = |command: &str, expect: Result<&str, &str>| {
        let read = Editor::parse(command).map(|editor| format!("{editor:?}"));
        let expect = expect.map(|args| format!("Editor {{ {args} }}"));
        assert_eq!(read, expect.map_err(str::to_owned), "{command}");
    };
    check(
        "code -g {file}:{line}:{column}",
        Ok("program: \"code\", args: [\"-g\", \"{file}:{line}:{column}\"]"),
    );
    check(
        " '/opt/my editor'  \"a 'b'\"c '' {file} ",
        Ok("program: \"/opt/my editor\", args: [\"a 'b'c\", \"\", \"{file}\"]"),
    );
    check("  ", Err("a command is wanted"));
    check("vi '{file}", Err("the quotation mark ' is never closed"));
    let wanted = "it must say where the file goes: `code -g {file}:{line}:{column}`";
    check("code", Err(wanted));
    check("{file}", Err(wanted));
}

#[test]
fn an_address_holds_any_path() {
    let check = |path: &str, expect: &str| {
        assert_eq!(address(Path::new(path), Place { line: 3, column: 14 }), expect);
    };
    check("/a/b-c.yaml", "vscode://file/a/b-c.yaml:3:14");
    check("/a b/é?#:%.md", "vscode://file/a%20b/%C3%A9%3F%23%3A%25.md:3:14");
}

#[test]
fn a_token_is_another_in_every_run() {
    let (a, b) = (token().unwrap(), token().unwrap());
    assert_eq!((a.len(), a.bytes().all(|b| b.is_ascii_hexdigit())), (32, true));
    let shorter: String = a.chars().skip(1).collect();
    assert!(is_token(&a, &a));
    for other in ["", &shorter, &format!("{a}0"), &b] {
        assert!(!is_token(other, &a), "{other}");
    }
}
