//! Statements as templates get them, and the shapes that pages show them in: each made when a page
//! first asks for it, and shared.

use std::collections::BTreeMap;
use std::mem;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use tera::value::Key;
use tera::{Context, Value};

use super::Theme;
use super::content::{Content, OWN, OWN_END};
use super::shape::Shape;
use crate::diag::{Checked, Diagnostic};
use crate::view::Site;
use crate::view::setting::{PREFIX, ROOT};

/// How many statements are held as templates get them; each takes some 10 kB so, and a fifth of that
/// in all its shapes.
const HELD: usize = 512;

/// The statements of a site, by their number.
pub(super) struct Statements {
    all: Vec<Statement>,
    /// The numbers of those that are held as templates get them.
    held: Mutex<Vec<usize>>,
}

/// A statement, as far as some page has asked for it. A pack has one for each of its statements:
/// what few have of them at a time stands apart.
#[derive(Default)]
struct Statement {
    held: OnceLock<Box<Held>>,
    /// By the number of the shape.
    shapes: [OnceLock<Shaped>; Shape::ALL.len()],
}

/// A statement as templates get it.
struct Held {
    /// Its key.
    key: Arc<str>,
    /// What a template sees.
    value: Value,
    /// The statements that it names, by their numbers.
    names: Vec<usize>,
    /// The shapes that pages of the pack show it in, if templates place them.
    shapes: Vec<Shape>,
}

/// A statement in a shape, or the problems that kept it from being made.
pub(super) type Shaped = Result<Content, Box<Vec<Diagnostic>>>;

/// Which of the statements that a page names its templates read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reads {
    /// Those that it names one by one: of what a list names, or a field `key`, shapes are placed.
    Single,
    /// All, and those that these name.
    All,
}

impl Statements {
    /// None is made yet.
    pub(super) fn new(site: &Site<'_>) -> Self {
        let all = (0..site.n_statements()).map(|_| Statement::default()).collect();
        Self { all, held: Mutex::default() }
    }

    /// Leaves of the statements that are held nothing but their shapes, where they are many.
    /// What a page reads of them later is made anew.
    pub(super) fn tidy(&mut self, site: &Site<'_>, theme: &Theme, context: &Context) {
        if self.numbers_held().len() <= HELD {
            return;
        }
        // Those alone: a large pack has many more, and is tidied as often as it has these.
        let mut numbers = mem::take(self.numbers_held());
        let placed = Shape::ALL.map(|shape| theme.places(shape));
        let is_placed = |shape: Shape| placed.get(shape as usize).is_some_and(|is| *is);
        numbers.par_iter().for_each(|number| {
            let held = self.all.get(*number).and_then(|statement| statement.held.get());
            let shapes = held.into_iter().flat_map(|held| &held.shapes);
            for shape in shapes.filter(|shape| is_placed(**shape)) {
                self.shaped(site, theme, context, (*number, *shape));
            }
        });
        // Some that these name may be held now as well.
        numbers.append(self.numbers_held());
        let held = numbers.into_iter().filter_map(|number| {
            self.all.get_mut(number).and_then(|statement| statement.held.take())
        });
        held.collect::<Vec<_>>().into_par_iter().for_each(drop);
    }

    fn numbers_held(&mut self) -> &mut Vec<usize> {
        self.held.get_mut().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets all for good, aside: it takes a while, and nobody waits for it.
    pub(super) fn forget(&mut self) {
        let all = mem::take(&mut self.all);
        rayon::spawn(move || drop(all));
    }

    /// Adds to the context of a page the statements that its templates read, in the order of their
    /// keys.
    pub(super) fn add(
        &self,
        site: &Site<'_>,
        page: &Value,
        reads: Reads,
        context: &mut Context,
    ) {
        let mut numbers = Vec::new();
        named(site, page, reads, &mut numbers);
        numbers.sort_unstable();
        numbers.dedup();
        if reads == Reads::All {
            let named = numbers.iter().filter_map(|number| self.held(site, *number));
            let below: Vec<_> = named.flat_map(|held| &held.names).copied().collect();
            numbers.extend(below);
            numbers.sort_unstable();
            numbers.dedup();
        }
        self.put(site, &numbers, context);
    }

    /// Puts statements into the context of a page or a shape.
    fn put(&self, site: &Site<'_>, numbers: &[usize], context: &mut Context) {
        let held = numbers.iter().filter_map(|number| self.held(site, *number));
        let statements: BTreeMap<_, _> = held
            .map(|held| (Key::String(Arc::clone(&held.key)), held.value.clone()))
            .collect();
        context.insert_value("statements", Value::from(statements));
    }

    /// The statement with this key in a shape, by `theme`; none where no statement has the key.
    /// `context` has what all templates see. Beside `s` a shape sees the statements that `s`
    /// names.
    pub(super) fn get(
        &self,
        site: &Site<'_>,
        theme: &Theme,
        context: &Context,
        (key, shape): (&str, Shape),
    ) -> Option<&Shaped> {
        self.shaped(site, theme, context, (site.statement_number(key)?, shape))
    }

    /// The statement with this number in a shape.
    fn shaped(
        &self,
        site: &Site<'_>,
        theme: &Theme,
        context: &Context,
        (number, shape): (usize, Shape),
    ) -> Option<&Shaped> {
        let place = self.all.get(number)?.shapes.get(shape as usize)?;
        if let Some(shaped) = place.get() {
            return Some(shaped);
        }
        let held = self.held(site, number)?;
        Some(place.get_or_init(|| {
            let mut context = context.clone();
            if matches!(shape, Shape::Card | Shape::FigureChart) {
                self.put(site, &held.names, &mut context);
            }
            context.insert_value("s", held.value.clone());
            context.insert("own", OWN);
            context.insert("own_end", OWN_END);
            context.insert("head", &BTreeMap::from([("root", ROOT), ("prefix", PREFIX)]));
            let Checked { value, problems } = theme.statement(shape, &context);
            value.filter(|_| problems.is_empty()).ok_or_else(|| Box::new(problems))
        }))
    }

    /// The statement with this number, made where it is not held.
    fn held(&self, site: &Site<'_>, number: usize) -> Option<&Held> {
        let place = &self.all.get(number)?.held;
        if let Some(held) = place.get() {
            return Some(held);
        }
        let view = site.statement(number)?;
        Some(place.get_or_init(|| {
            self.held.lock().unwrap_or_else(PoisonError::into_inner).push(number);
            let has_figure = view.figure.is_some() || view.calculation.is_some();
            let has_chart = view.calculation.as_ref().is_some_and(|c| c.chart.is_some());
            let shapes = [
                (Shape::Card, true),
                (Shape::Line, true),
                (Shape::Quotation, view.is_quotation),
                (Shape::FigureRow, has_figure),
                (Shape::FigureChart, has_chart),
            ];
            let shapes = shapes.into_iter().filter(|(_, is)| *is);
            let value = Value::from_serializable(&view);
            let mut names = Vec::new();
            named(site, &value, Reads::All, &mut names);
            let shapes = shapes.map(|(shape, _)| shape).collect();
            Box::new(Held { key: view.key.into(), value, names, shapes })
        }))
    }
}

/// Finds the texts of a value that are keys of statements. A text that is one by chance costs a
/// page a statement that it does not show.
fn named(site: &Site<'_>, value: &Value, reads: Reads, numbers: &mut Vec<usize>) {
    if let Some(items) = value.as_array() {
        for item in items.iter().filter(|item| reads == Reads::All || !item.is_string()) {
            named(site, item, reads, numbers);
        }
    } else if let Some(map) = value.as_map() {
        for (name, item) in map {
            if reads == Reads::All || name.as_str() != Some("key") {
                named(site, item, reads, numbers);
            }
        }
    } else if let Some(text) = value.as_str() {
        // Markup is no key, and is long.
        if !value.is_safe() && is_like_key(text) {
            numbers.extend(site.statement_number(text));
        }
    }
}

/// Whether a text could be a key: two names with a `/` between them. Addresses have a full stop.
fn is_like_key(text: &str) -> bool {
    text.contains('/') && !text.contains('.') && !text.contains(' ')
}
