//! Documents in the preview.

use super::client::Served;

#[test]
fn a_document_is_made_when_a_browser_asks_for_it() {
    let served = Served::of("full-body");
    for path in ["/brief.pdf", "/topic-ferry.pdf"] {
        let document = served.get(path);
        assert_eq!(document.status, 200, "{path}");
        assert_eq!(document.header("content-type"), "application/pdf");
        assert!(document.body.starts_with(b"%PDF-"), "{path}");
    }
    // No document that the pack does not name, and none elsewhere.
    for path in ["/pack.pdf", "/topic-none.pdf", "/topics/brief.pdf"] {
        assert_eq!(served.get(path).status, 404, "{path}");
    }
}
