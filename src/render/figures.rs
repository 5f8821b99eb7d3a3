//! The ledger of figures as CSV (RFC 4180), for a spreadsheet.

use std::io;

use crate::view::parts::StatementView;

/// The columns, in their order.
const COLUMNS: [&str; 14] = [
    "id",
    "measure",
    "printed",
    "value",
    "unit",
    "qualifier",
    "per",
    "when",
    "says",
    "by",
    "known",
    "published_by",
    "locator",
    "passage",
];

/// One row a figure, in the order of the statements' ids.
pub(super) fn csv(
    statements: impl Iterator<Item = StatementView>,
    to: &mut impl io::Write,
) -> io::Result<()> {
    write!(to, "{}\r\n", COLUMNS.join(","))?;
    for statement in statements.filter(|s| s.withdrawn.is_none()) {
        if let Some(row) = row(&statement) {
            let cells: Vec<_> = row.iter().map(|cell| quoted(cell)).collect();
            write!(to, "{}\r\n", cells.join(","))?;
        }
    }
    Ok(())
}

fn row(s: &StatementView) -> Option<[String; 14]> {
    let figure = s.figure.as_ref()?;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    Some([
        s.key.clone(),
        figure.measure.as_ref().map(|link| link.text.clone()).unwrap_or_default(),
        figure.printed.clone(),
        text(&figure.value),
        text(&figure.unit),
        figure.qualifier.as_ref().map(|label| label.text.clone()).unwrap_or_default(),
        text(&figure.per),
        figure
            .when
            .clone()
            .or_else(|| s.when.as_ref().map(|d| d.iso.clone()))
            .unwrap_or_default(),
        s.says.clone(),
        text(&s.by_line),
        s.known.text.clone(),
        s.article_line.clone(),
        s.locator.clone(),
        s.passages.first().map(|passage| passage.words.clone()).unwrap_or_default(),
    ])
}

/// A cell in quotation marks where it needs them.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP's
/// page on CSV injection advises.
fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(quoted("21,000"), "\"21,000\"");
        assert_eq!(quoted("a \"b\""), "\"a \"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
    }
}
