//! What holds of the page of any text.

use proptest::prelude::*;

use super::*;

/// Tags that this room writes, and whether they close.
const TAGS: [(&str, bool); 33] = [
    ("p", true),
    ("a", true),
    ("h2", true),
    ("h3", true),
    ("h4", true),
    ("h5", true),
    ("h6", true),
    ("ul", true),
    ("ol", true),
    ("li", true),
    ("blockquote", true),
    ("pre", true),
    ("code", true),
    ("div", true),
    ("table", true),
    ("thead", true),
    ("caption", true),
    ("tbody", true),
    ("tr", true),
    ("th", true),
    ("td", true),
    ("section", true),
    ("em", true),
    ("strong", true),
    ("del", true),
    ("sup", true),
    ("span", true),
    ("q", true),
    ("mark", true),
    ("bdi", true),
    ("hr", false),
    ("br", false),
    ("img", false),
];

/// Attributes that this room writes.
const ATTRIBUTES: [&str; 18] = [
    "id",
    "class",
    "href",
    "aria-label",
    "rel",
    "title",
    "role",
    "tabindex",
    "scope",
    "start",
    "value",
    "dir",
    "src",
    "alt",
    "width",
    "height",
    "loading",
    "decoding",
];

/// Reads HTML, fails where a tag or an attribute is none of ours, a tag is not closed or a
/// link stands in a link, and gives the text.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, behind) = after.split_once('>').expect("a tag ends");
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let known = TAGS.iter().find(|(known, _)| *known == name);
        let (_, closes) = known.unwrap_or_else(|| panic!("`{name}` in {html}"));
        assert!(name != "a" || !open.contains(&"a"), "{html}");
        if *closes {
            open.push(name);
        }
        // Every value is quoted and holds no quotation mark.
        let parts: Vec<_> = attributes.split('"').collect();
        assert_eq!(parts.len() % 2, 1, "{tag}");
        for pair in parts.chunks_exact(2) {
            let name = pair[0].trim().trim_end_matches('=');
            assert!(ATTRIBUTES.contains(&name), "{name} in {tag}");
            let is_address = matches!(name, "href" | "src");
            let is_ours =
                ["https:", "../", "#"].iter().any(|ours| pair[1].starts_with(ours));
            assert!(!is_address || is_ours, "{tag}");
        }
    }
    assert!(open.is_empty(), "{open:?} in {html}");
    assert!(!rest.contains('>'));
    text.push_str(rest);
    text
}

/// A title, or none.
fn title() -> impl Strategy<Value = Option<Box<str>>> {
    prop::option::of(letters().prop_map(String::into_boxed_str))
}

/// Letters that would break out of text, an attribute or an address.
fn letters() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "A",
        "B ",
        "<",
        ">",
        "\"",
        "'",
        "&",
        "&lt;",
        "<script>",
        "-->",
        "\u{202E}",
        "\u{2069}",
        "\u{1b}",
        "א",
        "\n",
        "</p>",
        " onclick=",
        "javascript:",
        "`",
        "\\",
    ]);
    prop::collection::vec(signs, 0..6).prop_map(|signs| signs.concat())
}

fn anchor() -> impl Strategy<Value = Anchor> {
    let href = prop_oneof![
        letters(),
        letters().prop_map(|path| format!("a/{path}")),
        letters().prop_map(|path| format!("https://h/{path}")),
    ];
    let parts =
        (href, any::<bool>(), prop::option::of(letters()), prop::option::of(letters()));
    parts.prop_map(|(href, external, label, title)| Anchor {
        href,
        external,
        id: title.clone(),
        label,
        title,
        pixels: Some((1, 2)),
    })
}

fn inline() -> impl Strategy<Value = Inline<Anchor>> {
    let leaf = prop_oneof![
        letters().prop_map(|words| Inline::Text(words.into())),
        letters().prop_map(Inline::Code),
        letters().prop_map(Inline::Markup),
        Just(Inline::SoftBreak),
        Just(Inline::HardBreak),
        (1..3_u32)
            .prop_map(|number| Inline::FootnoteMark { label: String::new(), number }),
        prop::collection::vec(anchor(), 0..3).prop_map(|of| Inline::Citation { of }),
        (anchor(), letters()).prop_map(|(of, words)| Inline::Quotation { of, words }),
        (prop::option::of(anchor()), letters(), title()).prop_map(
            |(to, alternative, title)| Inline::Image { to, alternative, title }
        ),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let content = || prop::collection::vec(inner.clone(), 0..3);
        let anchors = || prop::collection::vec(anchor(), 0..3);
        prop_oneof![
            content().prop_map(Inline::Emphasis),
            content().prop_map(Inline::Strong),
            content().prop_map(Inline::Strikethrough),
            (prop::option::of(anchor()), title(), content())
                .prop_map(|(to, title, content)| Inline::Link { to, title, content }),
            (anchors(), anchors(), content()).prop_map(|(rests, starts, content)| {
                Inline::Mark { rests, starts, content }
            }),
        ]
    })
}

fn block() -> impl Strategy<Value = Block<Anchor>> {
    let line = || prop::collection::vec(inline(), 0..3);
    let leaf = prop_oneof![
        line().prop_map(|content| paragraph(1, content)),
        (0..9_u8, letters(), line()).prop_map(|(level, id, content)| {
            Block::Heading { level, id, content, origin: origin() }
        }),
        (prop::option::of(letters()), letters())
            .prop_map(|(language, text)| Block::Code { language, text }),
        (line(), line()).prop_map(|(head, row)| Block::Table {
            number: 2,
            columns: vec![Alignment::Center],
            head: vec![head],
            rows: vec![vec![row]],
            origin: origin(),
        }),
        Just(Block::Rule),
        anchor().prop_map(|of| Block::Statement { of, origin: origin() }),
        line().prop_map(|content| Block::Footnote {
            label: String::new(),
            number: 1,
            content: vec![paragraph(3, content)],
        }),
    ];
    leaf.prop_recursive(2, 6, 2, |inner| {
        let content = || prop::collection::vec(inner.clone(), 0..3);
        prop_oneof![
            content().prop_map(|content| Block::Quote { content }),
            (prop::option::of(any::<u64>()), content())
                .prop_map(|(start, item)| Block::List { start, items: vec![item] }),
        ]
    })
}

proptest! {
    #[test]
    fn any_tree_gives_closed_tags_and_nothing_else(block in block()) {
        text_of(blocks(&[block], &place()).as_str());
    }

    #[test]
    fn any_text_is_on_the_page(written in prop_oneof![letters(), any::<String>()]) {
        let html = inlines(&words(&written), &place());
        let shown = text_of(html.as_str())
            .replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
            .replace("&#39;", "'").replace("&amp;", "&");
        let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        prop_assert_eq!(shown, written.replace(is_control, "\u{FFFD}"));
    }

    #[test]
    fn any_code_keeps_its_letters(
        language in prop::sample::select(vec!["yaml", "rust", "html", "python", "md", "sh"]),
        written in letters(),
    ) {
        let coloured = text_of(highlight::code(Some(language), &written).as_str());
        let plain = text_of(highlight::code(None, &written).as_str());
        prop_assert_eq!(coloured, plain);
    }
}
