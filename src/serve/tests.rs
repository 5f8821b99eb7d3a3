use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use proptest::prelude::*;

use super::address::{self, Wrong};
use super::shown::Trouble;
use super::{manners, page};

mod opening;
mod parts;
mod saved;

#[test]
fn an_address_is_decoded_once_and_part_by_part() {
    let check = |address: &str, path: &str| {
        assert_eq!(address::path(address).as_deref(), Ok(path), "{address}");
    };
    check("/", "index.html");
    check("/index.html", "index.html");
    check("/topics/", "topics/index.html");
    check("/articles/a-b.html", "articles/a-b.html");
    check("/articles/caf%C3%A9.html", "articles/café.html");
    check("/a%20b%25.csv", "a b%.csv");
    check("/%252e%252e/x", "%2e%2e/x");
}

#[test]
fn an_address_never_leads_upward_or_aside() {
    let check = |address: &str, wrong: Wrong| {
        assert_eq!(address::path(address), Err(wrong), "{address}");
    };
    for address in [
        "/..",
        "/../x",
        "/a/../x",
        "/%2e%2e/x",
        "/%2E./x",
        "/a%2fb",
        "/a%5cb",
        "/a\\b",
        "//etc/passwd",
        "/a//b",
        "/.git/config",
    ] {
        check(address, Wrong::Impossible);
    }
    for address in
        ["", "*", "x", "/%", "/%2", "/%zz", "/%+1", "/%00", "/%ff", "/%c0%ae", "/%é"]
    {
        check(address, Wrong::Malformed);
    }
}

proptest! {
    #[test]
    fn any_address_is_a_plain_path_or_refused(address in "/?([a.%2eEfF5cC0\\\\é+]|/){0,16}") {
        if let Ok(path) = address::path(&address) {
            prop_assert!(path.split('/').all(|p| !p.is_empty() && !p.starts_with('.')));
            prop_assert!(!path.contains(['\\', '\0']));
        }
    }
}

#[test]
fn a_page_may_be_meant_where_there_is_no_other_ending() {
    for path in ["index.html", "articles/x.html", "articles/x", "a.b/x"] {
        assert!(address::is_page(path), "{path}");
    }
    for path in ["theme/style.css", "briefing.json", "figures.csv"] {
        assert!(!address::is_page(path), "{path}");
    }
}

/// What is said to a request with these hosts.
fn said(method: &Method, uri: &str, hosts: &[&str]) -> Option<u16> {
    let mut headers = HeaderMap::new();
    for host in hosts {
        headers.append(HOST, host.parse().unwrap());
    }
    let uri: Uri = uri.parse().unwrap();
    manners::refusal(4000, method, &uri, &headers).map(|status| status.as_u16())
}

#[test]
fn a_host_is_this_machine_by_name_and_port_and_named_once() {
    for host in ["127.0.0.1:4000", "localhost:4000", "LOCALHOST:4000", "[::1]:4000"] {
        assert_eq!(said(&Method::GET, "/", &[host]), None, "{host}");
    }
    for host in [
        "example.org",
        "example.org:4000",
        "127.0.0.1",
        "127.0.0.1:4001",
        "localhost.example.org:4000",
        "localhost:4000.example.org",
        "127.0.0.1:4000@example.org",
        "[::1]",
        "::1:4000",
        "0.0.0.0:4000",
        "",
    ] {
        assert_eq!(said(&Method::GET, "/", &[host]), Some(421), "{host}");
    }
    assert_eq!(said(&Method::GET, "/", &[]), Some(400));
    assert_eq!(said(&Method::GET, "/", &["127.0.0.1:4000", "127.0.0.1:4000"]), Some(400));
    let by_proxy = "http://example.org:4000/";
    assert_eq!(said(&Method::GET, by_proxy, &["127.0.0.1:4000"]), Some(421));
}

#[test]
fn what_writes_is_refused() {
    for method in [Method::POST, Method::PUT, Method::TRACE, Method::OPTIONS] {
        let said = said(&method, "/", &["localhost:4000"]);
        assert_eq!(said, Some(StatusCode::METHOD_NOT_ALLOWED.as_u16()));
    }
    assert_eq!(said(&Method::HEAD, "/", &["localhost:4000"]), None);
    assert_eq!(said(&Method::POST, "/__open", &["localhost:4000"]), None);
    assert_eq!(said(&Method::GET, "/__open", &["localhost:4000"]), Some(405));
    assert_eq!(said(&Method::POST, "/__open/", &["localhost:4000"]), Some(405));
}

#[test]
fn only_pages_of_ours_hear_of_builds() {
    let check = |origins: &[&str], heard: bool| {
        let mut headers = HeaderMap::new();
        for origin in origins {
            headers.append(ORIGIN, origin.parse().unwrap());
        }
        assert_eq!(manners::comes_from_us(4000, &headers), heard, "{origins:?}");
    };
    check(&[], true);
    check(&["http://127.0.0.1:4000"], true);
    check(&["http://localhost:4000"], true);
    check(&["http://localhost:4001"], false);
    check(&["https://localhost:4000"], false);
    check(&["https://example.org"], false);
    check(&["null"], false);
    check(&["http://127.0.0.1:4000", "http://127.0.0.1:4000"], false);
}

#[test]
fn the_scripts_stand_at_the_end_of_the_body() {
    let check = |page: &str, with: &str| {
        let page = page::with_script(page.as_bytes(), "7.1");
        let scripts = "<script src=\"/__briefpack/reload.js?build=7.1\" defer></script>\
             <script src=\"/__briefpack/tools.js\" data-style=\"/__briefpack/tools.css\" \
             defer></script>\n";
        assert_eq!(String::from_utf8(page).unwrap(), with.replace('@', scripts));
    };
    check("<body>a</body></html>", "<body>a@</body></html>");
    check("<!-- </body> --><body>a</body>", "<!-- </body> --><body>a@</body>");
    check("<p>a", "<p>a@");
    check("", "@");
}

#[test]
fn a_report_is_text_in_its_page() {
    let report = "1 | a: <script>alert(1)</script> & \"b\"\n  |    ^^^\n".to_owned();
    let trouble = Trouble { title: "Not built", advice: "Mend it.", report };
    let text =
        |has_good| String::from_utf8(page::report(&trouble, "7.1", has_good)).unwrap();
    let page = text(true);
    assert!(
        page.contains("a: &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;b&quot;\n")
    );
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("<title>Not built · briefpack</title>"));
    assert!(page.contains("href=\"?last-good\""));
    assert!(!text(false).contains("last-good"));
}
