//! A server on a copy of a pack, and the little of a browser that the tests need.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use briefpack::Options;
use briefpack::render::{Unwatched, Watch};
use briefpack::serve::{self, Owner, Round, Server, Settings};

use crate::edges::folder::PackFolder;

/// How long is waited for an answer before the server is taken for lost.
const PATIENCE: Duration = Duration::from_mins(1);

/// An owner who is told nothing.
pub(super) struct Silent;

impl Owner for Silent {
    fn tell(&self, _: &Round<'_>) {}
    fn note(&self, _: &str) {}
    fn watch(&self) -> Box<dyn Watch + Send> {
        Box::new(Unwatched)
    }
}

/// A pack that is served.
pub(super) struct Served {
    pub(super) pack: PackFolder,
    server: Server,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The value of a header, which must stand there.
    pub(super) fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut found = lines.filter(|(n, _)| n.eq_ignore_ascii_case(name));
        found.next().unwrap_or_else(|| panic!("no {name}: {}", self.head)).1
    }

    /// The body as text.
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

impl Served {
    /// Serves one of the packs in `tests/packs`.
    pub(super) fn of(name: &str) -> Self {
        Self::with(PackFolder::of(name), Silent)
    }

    /// Serves a pack for an owner.
    pub(super) fn with(pack: PackFolder, owner: impl Owner) -> Self {
        Self::set(pack, owner, |_| ())
    }

    /// Serves a pack with other settings.
    pub(super) fn set(
        pack: PackFolder,
        owner: impl Owner,
        set: impl FnOnce(&mut Settings),
    ) -> Self {
        let mut settings = Settings {
            root: pack.root.clone(),
            options: Options::default(),
            originals: None,
            editor: None,
            deny_warnings: false,
        };
        set(&mut settings);
        let server = Server::start(serve::listen(0).unwrap(), settings, owner).unwrap();
        Self { pack, server }
    }

    /// Where it listens.
    pub(super) fn address(&self) -> SocketAddr {
        self.server.address()
    }

    /// The answer to a request as a browser sends it.
    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    /// The answer to a request with further lines in its head.
    pub(super) fn ask(&self, method: &str, path: &str, lines: &str) -> Answer {
        let host = self.address();
        self.send(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n{lines}\r\n"))
    }

    /// The answer to a request as it is written here.
    pub(super) fn send(&self, request: &str) -> Answer {
        let mut stream = connect(self.address());
        let request = request.replacen("\r\n", "\r\nConnection: close\r\n", 1);
        // A server may answer, and close, before it has read all of a request that is too long.
        let _ = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no answer to {request:.80}"));
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: answer[end + 4..].to_vec() }
    }

    /// Listens to the channel that tells of builds.
    pub(super) fn listen(&self) -> Channel {
        let address = self.address();
        let mut stream = connect(address);
        let request =
            format!("GET /__briefpack/reload HTTP/1.1\r\nHost: {address}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        Channel { lines: BufReader::new(stream) }
    }

    /// The first answer that is as wanted, after one build or several.
    pub(super) fn until(
        &self,
        channel: &mut Channel,
        path: &str,
        is_wanted: impl Fn(&Answer) -> bool,
    ) -> Answer {
        loop {
            channel.build();
            let answer = self.get(path);
            if is_wanted(&answer) {
                return answer;
            }
        }
    }
}

/// The channel that tells of builds.
pub(super) struct Channel {
    lines: BufReader<TcpStream>,
}

impl Channel {
    /// Waits for the next build that is told; gives its name.
    pub(super) fn build(&mut self) -> String {
        // A line in between is a sign of life, several times a minute.
        for _ in 0..30 {
            let mut line = String::new();
            assert_ne!(self.lines.read_line(&mut line).unwrap(), 0, "the channel ended");
            if let Some(stamp) = line.strip_prefix("data: ") {
                return stamp.trim_end().to_owned();
            }
        }
        panic!("no build was told");
    }
}

/// A connection that does not wait for ever.
pub(super) fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}
