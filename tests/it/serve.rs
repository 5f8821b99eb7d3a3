//! The preview as a browser meets it: pages over a connection, what follows a saved file, and
//! who is turned away.

mod asked;
mod client;
#[cfg(feature = "pdf")]
mod documents;
mod manners;
mod program;
mod rounds;
