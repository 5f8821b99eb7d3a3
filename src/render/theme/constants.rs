//! What no page changes, written into the templates: the words of the interface, and the signs
//! that stand for where a content is set.
//!
//! A statement's card asks for some thirty of these; each would be looked for by its name, on
//! every page anew. Only a tag that writes such a value and does nothing else is exchanged.

use std::collections::BTreeMap;

use super::inlined::{Tag, tags};
use crate::source::SourceFile;
use crate::view::setting::{PREFIX, ROOT};
use crate::words::Words;

/// The values of a theme that no page changes; by default none.
#[derive(Default)]
pub(super) struct Constants<'a> {
    words: Option<&'a Words>,
    has_head: bool,
}

impl<'a> Constants<'a> {
    /// A name under which some template keeps another value is no constant; and there are none
    /// where a template changes what was written.
    pub(super) fn new(files: &BTreeMap<String, SourceFile>, words: &'a Words) -> Self {
        let all: Option<Vec<_>> = files.values().map(|file| tags(file.whole())).collect();
        let is_free = |name: &str| {
            let mut tags = all.iter().flatten().flatten();
            all.is_some() && !tags.any(|tag| may_keep(tag, name) || takes(tag))
        };
        Self {
            words: Some(words).filter(|_| is_free("words")),
            has_head: is_free("head"),
        }
    }

    /// A template's text with the values in place of the tags that write them.
    pub(super) fn put_into(&self, text: &str) -> String {
        let mut whole = String::with_capacity(text.len());
        let mut at = 0;
        for tag in tags(text).into_iter().flatten() {
            let Some(value) = self.value(&tag) else { continue };
            whole.push_str(text.get(at..tag.place.start).unwrap_or_default());
            whole.push_str(&value);
            at = tag.place.end;
        }
        whole.push_str(text.get(at..).unwrap_or_default());
        whole
    }

    /// What a tag writes, where that is a constant.
    fn value(&self, tag: &Tag<'_>) -> Option<String> {
        if tag.sign != b'{' || tag.trims != (false, false) {
            return None;
        }
        match tag.words {
            "head.root" => self.has_head.then(|| ROOT.to_owned()),
            "head.prefix" => self.has_head.then(|| PREFIX.to_owned()),
            other => {
                let text = self.words?.find(other.strip_prefix("words.")?)?;
                let mut escaped = Vec::new();
                tera::escape_html(text, &mut escaped).ok()?;
                // A brace could begin a tag.
                String::from_utf8(escaped).ok().filter(|text| !text.contains(['{', '}']))
            }
        }
    }
}

/// Whether a tag takes what is written up to its end.
fn takes(tag: &Tag<'_>) -> bool {
    let is_block = |name| name == "filter" || name == "set" && !tag.words.contains('=');
    tag.name().is_some_and(is_block)
}

/// Whether a tag may keep a value under this name: it has the name, and not to read from it.
fn may_keep(tag: &Tag<'_>, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    tag.sign == b'%'
        && tag.words.match_indices(name).any(|(at, _)| {
            let before = tag.words.get(..at).and_then(|text| text.chars().next_back());
            let after = tag.words.get(at + name.len()..).and_then(|t| t.chars().next());
            let is_inside = before.is_some_and(|c| is_part(c) || c == '.')
                || after.is_some_and(is_part);
            !is_inside && after != Some('.')
        })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Constants, PREFIX, ROOT, Words};
    use crate::source::{SourceFile, SourceId};

    fn words() -> Words {
        let texts = [("template.more", "More & more"), ("template.n", "{n} of them")];
        let texts = texts.map(|(key, text)| (key.to_owned(), text.to_owned()));
        Words::new(BTreeMap::from(texts), &Words::default())
    }

    /// Puts constants into a template of a theme that has another template as well.
    fn check(other: &str, text: &str, expect: &str) {
        let file = |text: &str| SourceFile::new(SourceId::new("a.html"), text.to_owned());
        let files = [text, other].into_iter().enumerate();
        let files = files.map(|(n, text)| (n.to_string(), file(text))).collect();
        assert_eq!(Constants::new(&files, &words()).put_into(text), expect);
    }

    #[test]
    fn a_tag_that_writes_a_constant_gives_way_to_it() {
        check("", "a{{ head.root }}b", &format!("a{ROOT}b"));
        check("", "<p id='{{ head.prefix }}'>", &format!("<p id='{PREFIX}'>"));
        check("", "{{ words.template.more }}{{ s.says }}", "More &amp; more{{ s.says }}");
    }

    #[test]
    fn what_does_more_than_write_a_constant_stays() {
        for text in [
            "{{- head.root }}",
            "{{ head.root | upper }}",
            "{{ head.title }}",
            "{% if head.prefix %}a{% endif %}",
            "{{ words.template.n }}",
            "{{ words.template.none }}",
            "{{ words.template }}",
            "{# {{ head.root }} #}",
        ] {
            check("", text, text);
        }
    }

    #[test]
    fn a_name_that_some_template_keeps_a_value_under_is_no_constant() {
        let text = "{{ head.root }}{{ words.template.more }}";
        check("{% set head = part.head %}", text, "{{ head.root }}More &amp; more");
        check(
            "{% for words in list %}{% endfor %}",
            text,
            &format!("{ROOT}{{{{ words.template.more }}}}"),
        );
        check(
            "{% if head.prefix or overhead %}{% endif %}",
            text,
            &format!("{ROOT}More &amp; more"),
        );
        check("{% raw %}{% endraw %}", text, text);
        check("{% filter upper %}{% endfilter %}", text, text);
        check("{% set all %}{% endset %}", text, text);
    }
}
