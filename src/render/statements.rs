//! Statements as templates get them, and their cards: each made when a page first asks for it, and
//! shared.

use std::collections::BTreeMap;
use std::mem;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use tera::value::Key;
use tera::{Context, Value};

use super::Theme;
use super::content::{Content, OWN, OWN_END};
use crate::diag::Checked;
use crate::view::Site;
use crate::view::setting::ROOT;

/// How many statements are held between pages; each takes some 12 kB with its card.
const HELD: usize = 100_000;

/// The statements of a site, by their number.
pub(super) struct Statements {
    made: Vec<OnceLock<Made>>,
    /// How many of them are made.
    n_held: AtomicUsize,
}

/// A statement that some page has named.
struct Made {
    /// Its key.
    key: Arc<str>,
    /// What a template sees.
    value: Value,
    /// The statements that it names, by their numbers.
    names: Vec<usize>,
    /// How pages show it.
    card: OnceLock<Card>,
}

/// The card of a statement, or the problems that kept it from being made.
pub(super) type Card = Checked<Option<Content>>;

impl Statements {
    /// None is made yet.
    pub(super) fn new(site: &Site<'_>) -> Self {
        let made = (0..site.n_statements()).map(|_| OnceLock::new()).collect();
        Self { made, n_held: AtomicUsize::new(0) }
    }

    /// Forgets all, where they are so many that they weigh more than making them again.
    pub(super) fn tidy(&mut self) {
        if *self.n_held.get_mut() > HELD {
            self.made.fill_with(OnceLock::new);
            *self.n_held.get_mut() = 0;
        }
    }

    /// Forgets all for good, aside: it takes a while, and nobody waits for it.
    pub(super) fn forget(&mut self) {
        let made = mem::take(&mut self.made);
        rayon::spawn(move || drop(made));
    }

    /// Adds to the context of a page the statements that the page names, and those that these
    /// name, in the order of their keys.
    pub(super) fn add(&self, site: &Site<'_>, page: &Value, context: &mut Context) {
        let mut numbers = Vec::new();
        named(site, page, &mut numbers);
        numbers.sort_unstable();
        numbers.dedup();
        let named = numbers.iter().filter_map(|number| self.get(site, *number));
        let below: Vec<_> = named.flat_map(|made| &made.names).copied().collect();
        numbers.extend(below);
        numbers.sort_unstable();
        numbers.dedup();
        self.put(site, &numbers, context);
    }

    /// Puts statements into the context of a page or a card.
    fn put(&self, site: &Site<'_>, numbers: &[usize], context: &mut Context) {
        let made = numbers.iter().filter_map(|number| self.get(site, *number));
        let statements: BTreeMap<_, _> = made
            .map(|made| (Key::String(Arc::clone(&made.key)), made.value.clone()))
            .collect();
        context.insert_value("statements", Value::from(statements));
    }

    /// The card of the statement with this key, by `theme`; none where no statement has the key.
    /// `context` has what all templates see. Beside `s` a card sees the statements that it names.
    pub(super) fn card(
        &self,
        site: &Site<'_>,
        theme: &Theme,
        context: &Context,
        key: &str,
    ) -> Option<&Card> {
        let made = self.get(site, site.statement_number(key)?)?;
        Some(made.card.get_or_init(|| {
            let mut context = context.clone();
            self.put(site, &made.names, &mut context);
            context.insert_value("s", made.value.clone());
            context.insert("own", OWN);
            context.insert("own_end", OWN_END);
            context.insert("head", &BTreeMap::from([("root", ROOT), ("prefix", "")]));
            theme.card(&context)
        }))
    }

    /// The statement with this number, made where it is not yet.
    fn get(&self, site: &Site<'_>, number: usize) -> Option<&Made> {
        let place = self.made.get(number)?;
        if let Some(made) = place.get() {
            return Some(made);
        }
        let view = site.statement(number)?;
        Some(place.get_or_init(|| {
            self.n_held.fetch_add(1, Ordering::Relaxed);
            let value = Value::from_serializable(&view);
            let mut names = Vec::new();
            named(site, &value, &mut names);
            Made { key: view.key.into(), value, names, card: OnceLock::new() }
        }))
    }
}

/// Finds the texts of a value that are keys of statements. A text that is one by chance costs a
/// page a statement that it does not show.
fn named(site: &Site<'_>, value: &Value, numbers: &mut Vec<usize>) {
    if let Some(text) = value.as_str() {
        // Markup is no key, and is long.
        if !value.is_safe() && is_like_key(text) {
            numbers.extend(site.statement_number(text));
        }
    } else if let Some(items) = value.as_array() {
        for item in items {
            named(site, item, numbers);
        }
    } else if let Some(map) = value.as_map() {
        map.values().for_each(|item| named(site, item, numbers));
    }
}

/// Whether a text could be a key: two names with a `/` between them. Addresses have a full stop.
fn is_like_key(text: &str) -> bool {
    text.contains('/') && !text.contains('.') && !text.contains(' ')
}
