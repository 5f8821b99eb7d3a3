//! `meta` elements, so that search engines and reference managers know what a page is.
//!
//! Open Graph (ogp.me), Dublin Core (DCMI terms in the `DC.` form) and the `citation_*` names
//! that Highwire Press began and Zotero and Google Scholar read. The plain description is the
//! template's.

use super::head::Lead;
use super::pages::{HeadView, MetaView};
use super::scope::Scope;
use super::urls;
use crate::model::{Article, Date};

/// The elements of one page, in their order.
pub(crate) fn view(scope: &Scope, head: &HeadView, lead: &Lead) -> Vec<MetaView> {
    let briefing = &scope.shared.index.pack.briefing;
    let mut metas = Metas::default();
    let kind = if lead.article.is_some() { "article" } else { "website" };
    metas.property("og:title", Some(&head.title));
    metas.property("og:type", Some(kind));
    metas.property("og:description", Some(&head.description));
    metas.property("og:site_name", Some(&briefing.title));
    metas.property("og:locale", Some(&briefing.language.replace('-', "_")));
    metas.property("og:url", head.canonical.as_deref());
    if let (Some(base), Some(logo)) = (&briefing.base_url, &scope.shared.pack.logo) {
        metas.property("og:image", Some(&urls::absolute(base, &logo.href)));
    }
    metas.name("DC.title", Some(&head.title));
    metas.name("DC.description", Some(&head.description));
    metas.name("DC.creator", briefing.prepared_by.as_deref());
    metas.name("DC.date", briefing.date.as_ref().map(ToString::to_string).as_deref());
    metas.name("DC.language", Some(&briefing.language));
    metas.name("DC.type", Some("Text"));
    metas.name("DC.rights", briefing.licence.as_deref());
    metas.name("DC.identifier", head.canonical.as_deref());
    if let Some(article) = lead.article {
        article_metas(scope, article, &mut metas);
        return metas.all;
    }
    metas.name("citation_title", Some(&head.title));
    metas.name("citation_author", briefing.prepared_by.as_deref());
    let date = briefing.date.as_ref().map(slashed);
    metas.name("citation_publication_date", date.as_deref());
    metas.name("citation_public_url", head.canonical.as_deref());
    metas.name("citation_language", Some(&briefing.language));
    metas.all
}

/// On an article's page it is the article that one wants to cite.
fn article_metas(scope: &Scope, article: &Article, metas: &mut Metas) {
    let pack = scope.shared.index.pack;
    metas.name("citation_title", Some(&article.title));
    for author in &article.byline {
        metas.name("citation_author", Some(author));
    }
    let date = article.published.as_ref();
    metas.name("citation_publication_date", date.map(slashed).as_deref());
    let publisher = article.publisher.as_ref().map(|id| pack.actor(id).name.as_str());
    metas.name("citation_publisher", publisher);
    metas.name("citation_journal_title", publisher);
    metas.name("citation_public_url", article.url.as_deref());
    metas.name("DC.source", article.url.as_deref());
    metas.property("article:published_time", date.map(ToString::to_string).as_deref());
}

/// A date as the `citation_*` names take it: `2024/07/18`, or as much of it as is known.
fn slashed(date: &Date) -> String {
    date.from.to_string().replace('-', "/")
}

/// Elements under way; what has no content is left out.
#[derive(Default)]
struct Metas {
    all: Vec<MetaView>,
}

impl Metas {
    fn name(&mut self, name: &str, content: Option<&str>) {
        self.add("name", name, content);
    }

    fn property(&mut self, name: &str, content: Option<&str>) {
        self.add("property", name, content);
    }

    fn add(&mut self, attribute: &str, name: &str, content: Option<&str>) {
        if let Some(content) = content.filter(|content| !content.is_empty()) {
            self.all.push(MetaView {
                attribute: attribute.to_owned(),
                name: name.to_owned(),
                content: content.to_owned(),
            });
        }
    }
}
