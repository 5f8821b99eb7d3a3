//! The whole pack on one page, or in volumes where it is large.

use crate::view::head::Lead;
use crate::view::pages::{Page, PartView, PrintPage};
use crate::view::parts::LinkView;
use crate::view::scope::{Scope, print_prefix};
use crate::view::setting::Setting;
use crate::view::split;
use crate::view::urls::Sheet;

/// Makes the print page, or one volume of it.
pub(super) fn page<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    let sheets = split::printed_in(scope.shared, &scope.sheet);
    let parts = sheets.iter().map(|sheet| part(scope, sheet));
    let page = PrintPage { parts: parts.collect() };
    let description = scope.shared.index.words.text("description.print").to_owned();
    let mut lead = Lead::new(scope, description);
    let sections = page.parts.iter().map(|part| LinkView {
        href: format!("#{}top", part.prefix),
        text: part.title.clone(),
        is_external: false,
        marked: None,
    });
    lead.sections = sections.collect();
    (lead, Page::Print(Box::new(page)))
}

/// A page as a part.
fn part(scope: &Scope, sheet: &Sheet) -> PartView {
    let shared = scope.shared;
    let prefix = print_prefix(shared, sheet);
    PartView {
        kind: super::kind(&sheet.key).to_owned(),
        title: super::title(&shared.index, &sheet.key).to_owned(),
        setting: Setting::new(shared, &scope.setting.href, &prefix),
        prefix,
        sheet: sheet.clone(),
    }
}
