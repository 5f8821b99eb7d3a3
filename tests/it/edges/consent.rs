//! What a theme brings that runs in a reader's browser or is loaded from elsewhere.

use std::fs;

use super::folder::{PackFolder, repository};

#[test]
fn scripts_and_outside_loads_of_a_theme_need_the_packs_consent() {
    let page = "templates/content/404.html";
    let mut unseen = Vec::new();
    for (path, text) in [
        ("static/own.js", "console.log(1)"),
        ("static/own.mjs", "console.log(1)"),
        (page, "<script>alert(1)</script>"),
        (page, "<SCRIPT src=\"x.js\"></SCRIPT>"),
        (page, "<img src=\"https://example.org/x.png\" alt=\"\">"),
        (page, "<img src=//example.org/x.png alt=\"\">"),
        (page, "<img src = 'https://example.org/x.png' alt=\"\">"),
        (page, "<img srcset=\"x.png 1x, https://example.org/x.png 2x\" alt=\"\">"),
        (page, "<iframe src=\"x.html\"></iframe>"),
        (page, "<link rel=stylesheet href=\"https://example.org/x.css\">"),
        (page, "<link rel=icon href=\"https://example.org/x.png\">"),
        (page, "<p onclick=\"alert(1)\">x</p>"),
        (page, "<a href=\"javascript:alert(1)\">x</a>"),
        (page, "<video poster=\"https://example.org/x.png\"></video>"),
        (page, "<meta http-equiv=refresh content=\"0;url=https://example.org\">"),
        ("static/own.css", "@import url(https://example.org/x.css);"),
        ("static/own.css", "p { background: url(\"https://example.org/x.png\") }"),
        ("static/own.css", "p { background: url( https://example.org/x.png) }"),
        (
            "static/own.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>",
        ),
    ] {
        let pack = PackFolder::of("with-address");
        pack.edit("briefing.yaml", "format: 1\n", "format: 1\ntheme: mine\n");
        pack.put("themes/mine/theme.yaml", "name: Mine\n");
        pack.put(&format!("themes/mine/{path}"), text);
        let strict = pack.run(&["check", "--format", "short"]);
        let place = format!("themes/mine/{path}:1:");
        let line = strict.err.lines().find(|line| line.contains("error[theme-loads]"));
        if strict.status != Some(1) || !line.is_some_and(|line| line.starts_with(&place))
        {
            unseen.push(format!("{path}: {text}\n{}", strict.err));
        }
        pack.edit(
            "briefing.yaml",
            "theme: mine\n",
            "theme: mine\nallow_theme_scripts: true\n",
        );
        let allowed = pack.run(&["check"]);
        assert_eq!(allowed.status, Some(0), "{path}: {text}\n{}", allowed.err);
    }
    assert!(unseen.is_empty(), "\n{}", unseen.join("\n"));
}

#[test]
fn a_template_that_is_like_the_built_in_one_needs_no_consent() {
    let text =
        fs::read_to_string(repository().join("themes/default/templates/base.html"))
            .unwrap();
    assert!(
        text.contains("<script type=\"application/ld+json\">"),
        "data, which does not run"
    );
    let pack = PackFolder::of("with-address");
    pack.put(
        "themes/default/templates/base.html",
        text.replace("</body>", "<hr>\n</body>"),
    );
    let answer = pack.run(&["check"]);
    assert_eq!(answer.status, Some(0), "{}", answer.err);
}
