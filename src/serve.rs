//! The preview: a pack is checked, served on this machine, and checked again when a file of it is
//! saved; a page is made when a browser asks for it.
//!
//! In come the pack's folder and a port; out go pages over HTTP, and word of each build to the
//! [`Owner`]. One thread waits for what is saved and builds (`rounds`). Of the pack that was built,
//! one makes the files that browsers ask for and one, behind all others, the rest (`site`, `pace`).
//! One answers all connections (`connections`, `answer`). Between them stands one value, what is
//! shown at present, exchanged whole. A pack that does not build keeps the last good pages within
//! reach and shows its report in their place; no state of the pack's files ends the server.
//!
//! Besides the pages stands what an author at work asks (`asked`): where a statement is written,
//! which words of an article nothing rests on, marked words as a passage. The room `desk` knows;
//! here it becomes JSON and a page.
//!
//! Only this machine is listened to, and only requests that name it are answered (`manners`), so
//! that no page of the web reads a pack through its reader's browser.
#![expect(
    clippy::disallowed_methods,
    reason = "this room reads what is copied as it is asked for, and tells how long a build took"
)]

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use futures_util::future;
use tokio::runtime::{Builder, Runtime};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{oneshot, watch};

use crate::Options;
use crate::diag::{Code, Diagnostic, Report};
use crate::render::Watch;
use crate::source::Sources;

mod address;
mod answer;
mod asked;
mod connections;
mod editor;
mod kept;
mod manners;
mod pace;
mod page;
mod parts;
mod rounds;
mod saved;
mod shown;
mod site;
#[cfg(test)]
mod tests;
mod words;
mod workbench;

pub use editor::Editor;

use rounds::{Rounds, Word};

/// How large the stack of the thread that builds is, in bytes: templates include each other.
const STACK: usize = 16 * 1024 * 1024;

/// What is served.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The pack's folder.
    pub root: PathBuf,
    /// What the run sets besides what the pack says.
    pub options: Options,
    /// The folder of the captured originals, to look passages up in them.
    pub originals: Option<PathBuf>,
    /// What opens a file; where there is none, pages have addresses for the browser to open.
    pub editor: Option<Editor>,
    /// Whether warnings stop a build as errors do.
    pub deny_warnings: bool,
}

/// Who runs a server: is told of each build, and watches over templates.
pub trait Owner: Send + 'static {
    /// A build has ended, and what came of it is shown.
    fn tell(&self, round: &Round<'_>);
    /// Something that nobody has to mend, such as a slower way of watching.
    fn note(&self, note: &str);
    /// Who watches over the making of pages in the build that begins now.
    fn watch(&self) -> Box<dyn Watch + Send>;
}

/// One build.
#[derive(Debug)]
pub struct Round<'a> {
    /// What was saved: paths in the pack, each once; empty for the first build.
    pub changed: &'a [String],
    /// How long reading and building took.
    pub took: Duration,
    /// What came of it.
    pub outcome: Outcome<'a>,
}

/// What came of a build.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// It went through all checks; a report that stops it leaves the pages before it in place.
    Checked {
        /// What was found.
        report: &'a Report,
        /// The texts that the report points into.
        sources: &'a Sources,
        /// How many pages there are; none where the report stops the build.
        pages: Option<usize>,
    },
    /// All its files have been made once, and that told more; where the report stops it, the build
    /// before it is shown again.
    Looked {
        /// What only the making of files told.
        report: &'a Report,
        /// The texts that the report points into.
        sources: &'a Sources,
    },
    /// A fault of this program ended it; the words are the fault's own.
    Failed(&'a str),
}

/// Takes a port of this machine; 0 stands for any that is free.
///
/// # Errors
/// A problem to tell where the port cannot be had.
pub fn listen(port: u16) -> Result<TcpListener, Box<Diagnostic>> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        let (why, help) = match error.kind() {
            io::ErrorKind::AddrInUse => (
                "another program listens there".to_owned(),
                "end that program, or name another port; `--port 0` takes a free one",
            ),
            io::ErrorKind::PermissionDenied => (
                "this user may not listen there".to_owned(),
                "name a port from 1024 upward; `--port 0` takes a free one",
            ),
            _ => (error.to_string(), "name another port; `--port 0` takes a free one"),
        };
        let message = format!("port {port} cannot be had: {why}");
        Box::new(Diagnostic::new(Code::PortUnavailable, message).help(help))
    })
}

/// A server at work; it ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    words: Sender<Word>,
    end: Option<oneshot::Sender<()>>,
    answering: Option<JoinHandle<()>>,
}

impl Server {
    /// Begins to build and to answer. The first build may still be running: requests wait for it.
    ///
    /// # Errors
    /// Where the machine gives no threads, or the pack's folder cannot be found.
    pub fn start(
        listener: TcpListener,
        settings: Settings,
        owner: impl Owner,
    ) -> io::Result<Self> {
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let (shows, seen) = watch::channel(None);
        let (words, heard) = mpsc::channel();
        let run = Run {
            port: address.port(),
            root: settings.root.canonicalize()?,
            editor: settings.editor.clone(),
            token: editor::token()?,
        };
        let rounds = Rounds::new(settings, owner, shows, (words.clone(), heard))?;
        thread::Builder::new().stack_size(STACK).spawn(move || rounds.run())?;

        let runtime = runtime()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let (end, ended) = oneshot::channel();
        let answering = thread::Builder::new().spawn(move || {
            let router = answer::router(At { run: Arc::new(run), seen });
            let serving = connections::serve(listener, router);
            runtime.block_on(future::select(Box::pin(serving), ended));
            // A copy that is being read from a slow disk is not waited for.
            runtime.shutdown_background();
        })?;
        Ok(Self { address, words, end: Some(end), answering: Some(answering) })
    }

    /// Where the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until somebody interrupts the program, or asks it to end.
    ///
    /// # Errors
    /// Where the system does not tell of that.
    pub fn until_interrupted(self) -> io::Result<()> {
        runtime()?.block_on(async {
            let mut asked = signal(SignalKind::terminate())?;
            let interrupted = tokio::signal::ctrl_c();
            future::select(Box::pin(interrupted), Box::pin(asked.recv())).await;
            Ok(())
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Whoever has ended already need not be told. A build on its way is not waited for.
        let _ = self.words.send(Word::End);
        let _ = self.end.take().map(|end| end.send(()));
        let _ = self.answering.take().map(JoinHandle::join);
    }
}

/// What waits for connections, on the thread that it is given.
fn runtime() -> io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

/// What stays the same while a server runs.
#[derive(Debug)]
struct Run {
    /// The port.
    port: u16,
    /// The pack's folder, absolute.
    root: PathBuf,
    /// What opens a file.
    editor: Option<Editor>,
    /// What whoever asks for a file to be opened must know.
    token: String,
}

/// What an answer is made from.
#[derive(Clone)]
struct At {
    run: Arc<Run>,
    seen: Seen,
}

/// What all connections see.
type Seen = watch::Receiver<Option<Arc<shown::Shown>>>;
