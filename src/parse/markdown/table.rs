//! A table, cell by cell.

use std::ops::Range;

use pulldown_cmark::Alignment as Set;

use crate::diag::Code;
use crate::prose::{Alignment, Block, Cell};
use crate::source::Origin;

use super::{Reading, Reference, shortened};

/// A table that has begun.
pub(super) struct Table {
    columns: Vec<Alignment>,
    head: Option<Vec<Cell<Reference>>>,
    rows: Vec<Vec<Cell<Reference>>>,
    row: Vec<Cell<Reference>>,
    /// Where the last cell ended.
    cell_end: usize,
}

impl Table {
    /// Begins a table of these columns.
    pub(super) fn new(columns: Vec<Set>) -> Self {
        Self {
            columns: columns.into_iter().map(alignment).collect(),
            head: None,
            rows: Vec::new(),
            row: Vec::new(),
            cell_end: 0,
        }
    }

    /// A cell ends.
    pub(super) fn cell(&mut self, content: Cell<Reference>, bytes: &Range<usize>) {
        self.row.push(content);
        self.cell_end = bytes.end;
    }

    /// A row ends; the first is the head. What stands behind the last column is not shown,
    /// and reported.
    pub(super) fn row(&mut self, bytes: &Range<usize>, reading: &mut Reading<'_>) {
        let row = std::mem::take(&mut self.row);
        if self.head.is_none() {
            self.head = Some(row);
            return;
        }
        self.rows.push(row);
        let behind = reading.written(self.cell_end..bytes.end);
        let cut = behind.trim_start_matches(['|', ' ', '\t']).trim_end();
        if self.cell_end < bytes.start || cut.is_empty() {
            return;
        }
        let n = self.columns.len();
        let columns = if n == 1 { "column" } else { "columns" };
        let cells = shortened(cut);
        let message =
            format!("the table has {n} {columns}; `{cells}` is left out of this row");
        let start = self.cell_end + behind.find(cut).unwrap_or(0);
        let cut = start..start + cut.len();
        let problem = reading.problem(Code::CutText, cut, message);
        let help =
            "give the head of the table another cell, or write `\\|` for the sign itself";
        reading.problems.push(problem.help(help));
    }

    /// The table as a block, without its number.
    pub(super) fn block(self, origin: Origin) -> Block<Reference> {
        Block::Table {
            number: 0,
            columns: self.columns,
            head: self.head.unwrap_or_default(),
            rows: self.rows,
            origin,
        }
    }
}

fn alignment(set: Set) -> Alignment {
    match set {
        Set::None => Alignment::None,
        Set::Left => Alignment::Left,
        Set::Center => Alignment::Center,
        Set::Right => Alignment::Right,
    }
}
