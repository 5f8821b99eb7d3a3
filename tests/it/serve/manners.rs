//! Who is turned away, and with which word.

use std::io::{Read, Write};

use super::client::{Served, connect};

#[test]
fn a_host_that_is_not_this_machine_is_turned_away() {
    let served = Served::of("with-address");
    let port = served.address().port();
    let asked =
        |hosts: &str| served.send(&format!("GET / HTTP/1.1\r\n{hosts}\r\n")).status;
    for name in ["127.0.0.1", "localhost", "[::1]"] {
        assert_eq!(asked(&format!("Host: {name}:{port}\r\n")), 200, "{name}");
    }
    assert_eq!(asked(""), 400);
    assert_eq!(asked(&format!("Host: localhost:{port}\r\n").repeat(2)), 400);
    assert_eq!(asked("Host: localhost\r\n"), 421);
    assert_eq!(asked(&format!("Host: example.org:{port}\r\n")), 421);
    let proxied =
        format!("GET http://example.org/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    assert_eq!(served.send(&proxied).status, 421);
}

#[test]
fn a_foreign_page_hears_nothing_of_builds() {
    let served = Served::of("with-address");
    for origin in ["https://example.org", "null", "http://localhost:1"] {
        let answer =
            served.ask("GET", "/__briefpack/reload", &format!("Origin: {origin}\r\n"));
        assert_eq!((answer.status, answer.text()), (403, "Forbidden"), "{origin}");
    }
}

#[test]
fn no_address_leads_out_of_the_pack() {
    let served = Served::of("with-address");
    for path in [
        "/../briefing.yaml",
        "/%2e%2e/briefing.yaml",
        "/%2e%2e%2fbriefing.yaml",
        "/..%5cbriefing.yaml",
        "/%252e%252e/briefing.yaml",
        "/theme%2fstyle.css",
        "/theme/../index.html",
        "//etc/passwd",
        "/etc/passwd",
        "/.git/config",
        "/content/evidence.lock",
        "/briefing.yaml",
        "/index.html/",
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains("<main"), "{path}");
    }
    for path in ["/%00", "/%c0%ae%c0%ae/", "/%", "/%zz", "/%ff.html"] {
        assert_eq!(served.get(path).status, 400, "{path}");
    }
}

#[test]
fn what_writes_is_refused_and_head_reads() {
    let served = Served::of("with-address");
    for method in ["POST", "PUT", "DELETE", "TRACE", "OPTIONS", "FROB"] {
        for path in ["/", "/__briefpack/reload", "/__briefpack/reload.js"] {
            let answer = served.ask(method, path, "");
            assert_eq!(answer.status, 405, "{method} {path}");
            assert_eq!(answer.header("allow"), "GET, HEAD");
        }
    }
    let (get, head) = (served.get("/"), served.ask("HEAD", "/", ""));
    assert_eq!((head.status, head.body.len()), (200, 0));
    for name in ["content-type", "content-length", "etag", "cache-control"] {
        assert_eq!(head.header(name), get.header(name));
    }
}

#[test]
fn what_is_too_long_is_refused_and_nobody_else_waits() {
    let served = Served::of("with-address");
    let slow: Vec<_> = (0..60)
        .map(|_| {
            let mut stream = connect(served.address());
            stream.write_all(b"GET / HTTP/1.1\r\nHos").unwrap();
            stream
        })
        .collect();
    // Nor for those who ask and never read the answer.
    let deaf: Vec<_> = (0..60)
        .map(|_| {
            let mut stream = connect(served.address());
            let host = served.address();
            let request = format!("GET /briefing.json HTTP/1.1\r\nHost: {host}\r\n\r\n");
            stream.write_all(request.repeat(100).as_bytes()).unwrap();
            stream
        })
        .collect();
    let long = "a".repeat(100_000);
    assert_eq!(served.get(&format!("/{long}")).status, 414);
    let lines = format!("X-Long: {}\r\n", "a".repeat(2_000_000));
    assert_eq!(served.ask("GET", "/", &lines).status, 431);
    assert_eq!(served.get("/").status, 200);
    assert_eq!((slow.len(), deaf.len()), (60, 60));
}

#[test]
fn nothing_is_kept_and_what_is_the_same_is_not_sent_again() {
    let served = Served::of("with-address");
    let first = served.get("/theme/pack.css");
    assert_eq!(first.header("cache-control"), "no-store");
    assert_eq!(first.header("x-content-type-options"), "nosniff");
    assert_eq!(first.header("cross-origin-resource-policy"), "same-origin");
    let known = format!("If-None-Match: {}\r\n", first.header("etag"));
    let again = served.ask("GET", "/theme/pack.css", &known);
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(served.ask("GET", "/", &known).status, 200);
}

#[test]
fn all_that_can_be_read_can_be_asked_for_by_its_head() {
    let served = Served::of("full-body");
    for path in [
        "/",
        "/theme/style.css",
        "/briefing.json",
        "/static/sailings.csv",
        "/not-there.html",
        "/__briefpack/reload.js",
        "/__briefpack/tools.js",
        "/__places?page=index.html",
        "/__article/ferry-opens",
    ] {
        let (get, head) = (served.get(path), served.ask("HEAD", path, ""));
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        assert_eq!(head.header("content-length"), get.header("content-length"), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
    }
}

#[test]
fn a_part_of_a_file_is_served_and_the_work_is_bounded() {
    let served = Served::of("full-body");
    let path = "/briefing.json";
    let whole = served.get(path);
    let length = whole.body.len();
    assert_eq!(whole.header("accept-ranges"), "bytes");
    let ranged = |ranges: &str, lines: &str| {
        served.ask("GET", path, &format!("Range: {ranges}\r\n{lines}"))
    };
    let part = ranged("bytes=10-19", "");
    assert_eq!((part.status, part.body.as_slice()), (206, &whole.body[10..20]));
    assert_eq!(part.header("content-range"), format!("bytes 10-19/{length}"));
    assert_eq!(part.header("content-length"), "10");
    assert_eq!(part.header("etag"), whole.header("etag"));
    let end = ranged("bytes=-5", "");
    assert_eq!((end.status, end.body.as_slice()), (206, &whole.body[length - 5..]));
    let beyond = ranged(&format!("bytes={length}-"), "");
    assert_eq!((beyond.status, beyond.body.len()), (416, 0));
    assert_eq!(beyond.header("content-range"), format!("bytes */{length}"));
    let many: Vec<String> = (0..1500).map(|n| format!("{n}-{n}")).collect();
    let many = ranged(&format!("bytes={}", many.join(",")), "");
    assert_eq!((many.status, many.body.len()), (200, length));
    let same = format!("If-Range: {}\r\n", whole.header("etag"));
    assert_eq!(ranged("bytes=0-0", &same).status, 206);
    assert_eq!(ranged("bytes=0-0", "If-Range: \"another\"\r\n").status, 200);
    assert_eq!(served.ask("HEAD", path, "Range: bytes=0-0\r\n").status, 200);
}

#[test]
fn whoever_does_not_say_what_they_want_is_not_waited_for() {
    let served = Served::of("with-address");
    assert_eq!(served.get("/").status, 200);
    // More than are answered at the same time; none of them ever ends its request.
    let slow: Vec<_> = (0..300)
        .map(|_| {
            let mut stream = connect(served.address());
            stream.write_all(b"GET / HTTP/1.1\r\nHos").unwrap();
            stream
        })
        .collect();
    assert_eq!(served.get("/").status, 200);
    let mut said = Vec::new();
    let mut first = &slow[0];
    // Closed by the server, with or without a word.
    let _ = first.read_to_end(&mut said);
    assert!(!said.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&said));
}

#[test]
fn a_connection_that_falls_silent_is_closed() {
    let served = Served::of("with-address");
    let host = served.address();
    let mut stream = connect(host);
    let request = format!("HEAD / HTTP/1.1\r\nHost: {host}\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut said = Vec::new();
    // It ends although nobody asked for that.
    stream.read_to_end(&mut said).unwrap();
    assert!(said.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&said));
}
