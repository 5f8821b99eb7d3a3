use super::*;

#[test]
fn the_other_files_are_read() {
    let style = good(
        "content/style.yaml",
        "avoid:\n  - {term: illegal migrants, prefer: people, variants: [x], why: y, quoted_only: true}\n",
    );
    assert!(style.style.avoid[0].is_quoted_only);
    let words =
        good("themes/plain/i18n/en.yaml", "nav: {home: Home, more: {x: y}}\nyes: no\n");
    let words = &words.themes["plain"].words["en"];
    assert_eq!(words["nav.more.x"], "y");
    assert_eq!(words["yes"], "no");
    let (_, problems) = read("content/pages/a b.md", "---\ntitle: x\n---\n");
    assert_eq!(
        problems,
        "invalid-slug | 1:1 \"\" | the file name `a b` cannot become an address: it holds a space \
         | rename the file, for instance to `a-b.md`\n"
    );
    assert_eq!(read("content/static/x.yaml", "[").1, "");
}

const LOCK: &str = "format: 1
originals: {001_x.txt: {sha256: ab, paragraphs: 23}}
articles:
  a:
    original: 001_x.txt
    passages:
      x:
        - words: 'the words […] here'
          places: [\"14:34-91\", \"15:0-20\"]
          speech: [\"0-20\"]
          occurrences: 2
shared:
  - originals: [001_x.txt, 000_y.txt]
    runs: [{first: \"6:0-120\", second: \"38:0-119\"}]
";

#[test]
fn the_lock_is_read() {
    let lock = good("content/evidence.lock", LOCK).lock.unwrap();
    let article = lock.articles.values().next().unwrap();
    let passage = &article.passages.values().next().unwrap()[0];
    assert_eq!(passage.places[1], LockedPlace { paragraph: 15, start: 0, end: 20 });
    assert_eq!((passage.speech[0].clone(), passage.occurrences), (0..20, 2));
    assert_eq!(lock.shared[0].runs[0].second.end, 119);
    assert_eq!(lock.originals["001_x.txt"].paragraphs, 23);
}

#[test]
fn a_broken_lock_is_one_problem() {
    let changes = [
        ("format: 1", "format: 2"),
        ("14:34-91", "14:34"),
        ("paragraphs: 23", "paragraphs: many"),
        ("original: 001_x.txt", "orignal: 001_x.txt"),
        ("shared:", "<<<<<<< HEAD"),
        ("  a:", "  a/b:"),
    ];
    let problems = changes.map(|(from, to)| {
        let (draft, problems) = read("content/evidence.lock", &LOCK.replace(from, to));
        assert!(draft.lock.is_none() && draft.broken.lock);
        assert_eq!(problems.lines().count(), 1);
        problems
    });
    insta::assert_snapshot!(problems.concat());
}

#[test]
fn words_come_from_the_nearest_theme_and_language() {
    let mut sources = Sources::default();
    sources.add(
        "briefing.yaml",
        "format: 1\ntitle: x\ndate: 2024-07-18\nlanguage: fr-CA\ntheme: own\n",
    );
    sources.add("themes/default/i18n/en.yaml", "a: a\nb: b\nc: c\nd: d\n");
    sources.add("themes/default/i18n/fr.yaml", "b: bé\nc: cé\nd: dé\n");
    sources.add("themes/own/i18n/fr.yaml", "c: own\nd: own\n");
    sources.add("themes/own/i18n/fr-CA.yaml", "d: ici\n");
    let draft = draft(&sources, &mut Memo::default()).value;
    let words = words(&draft);
    assert_eq!(
        ["a", "b", "c", "d"].map(|key| words.text(key)),
        ["a", "bé", "own", "ici"]
    );
}

#[test]
fn files_are_merged_in_the_order_of_their_paths() {
    let mut sources = Sources::default();
    for slug in ["c", "a", "b"] {
        sources.add(&format!("content/topics/{slug}.md"), "---\ntitle: x\n---\n");
        sources.add(&format!("content/pages/{slug}.md"), "");
    }
    let read = draft(&sources, &mut Memo::default());
    let topics: Vec<_> =
        read.value.topics.iter().map(|topic| topic.id.as_str()).collect();
    assert_eq!(topics, ["a", "b", "c"]);
    let files: Vec<_> = read
        .problems
        .iter()
        .filter_map(|problem| Some(problem.span.as_ref()?.file.path()))
        .collect();
    assert_eq!(files, ["content/pages/a.md", "content/pages/b.md", "content/pages/c.md"]);
}

proptest! {
    #[test]
    fn no_file_makes_a_reader_panic(
        path in prop::sample::select(vec![
            "briefing.yaml", "content/summaries/a.yaml", "content/articles/a.md",
            "content/people.yaml", "content/evidence.lock", "themes/x/i18n/en.yaml",
        ]),
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "---", "format: 1", "title: x #y", "points:", "  a:", "    says: é, [@b] c",
                "    passage: [x, y]", "    when: {from: 2024, to: 2023}", "    by: {of: x}",
                "    figure: {value: 2,1}", "sides: {a: b, c}", "articles:", "  - x", "accent: #f",
                "inferred: {url: x}", "    calculation: {sum: a, per: b}", "- [", "date: ~",
            ]),
            0..12,
        ),
    ) {
        let text = lines.join("\n");
        read(path, &text);
    }
}
