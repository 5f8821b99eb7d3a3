//! How pages are rendered and written.

use std::fs;
use std::path::Path;

use rayon::prelude::*;
use tera::{Context, Tera, Value};

use super::pages::Page;

const TEMPLATES: [(&str, &str); 7] = [
    ("drawing.html", include_str!("drawing.html")),
    ("frame.html", include_str!("frame.html")),
    ("full.html", include_str!("full.html")),
    ("light.html", include_str!("light.html")),
    ("quotations.html", include_str!("quotations.html")),
    ("statements.html", include_str!("statements.html")),
    ("table.html", include_str!("table.html")),
];

/// Renders and writes pages.
pub(super) fn write(pages: &[Page], out: &Path, template: &str) {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html"]);
    tera.add_raw_templates(TEMPLATES).unwrap();
    let mut shared = Context::new();
    let topics = pages.iter().filter_map(|page| page.href.strip_prefix("topics/"));
    let topics: Vec<_> = topics.map(|href| href.trim_end_matches(".html")).collect();
    let topics: Vec<_> =
        topics.into_iter().filter(|topic| topic.matches('-').count() == 1).collect();
    shared.insert("topics", &topics);
    for folder in ["articles", "topics", "people", "organisations"] {
        fs::create_dir_all(out.join(folder)).unwrap();
    }
    pages.par_iter().for_each(|page| {
        let mut context = shared.clone();
        context.insert("title", &page.title);
        context.insert("href", &page.href);
        context.insert("root", if page.href.contains('/') { "../" } else { "" });
        for (name, values) in page.shown() {
            context.insert_value(name, Value::from(values.to_vec()));
        }
        let mut bytes = Vec::new();
        tera.render_to(template, &context, &mut bytes).unwrap();
        fs::write(out.join(&page.href), bytes).unwrap();
    });
}
