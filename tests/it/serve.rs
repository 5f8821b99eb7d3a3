//! The preview as a browser meets it: pages over a connection, what follows a saved file, and
//! who is turned away.

mod asked;
mod client;
mod manners;
mod program;
mod rounds;
