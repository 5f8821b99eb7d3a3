//! Connections: each is given some seconds for the head of a request, and their number is
//! bounded, so that slow or silent clients keep nobody else waiting.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// How long the head of a request may take, and how long a connection may be silent between two.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many connections are answered at the same time; others wait to be accepted.
const MOST: usize = 256;
/// How long is waited where the system lends no connection.
const PAUSE: Duration = Duration::from_millis(100);

/// Answers all connections; never ends by itself.
pub(super) async fn serve(listener: TcpListener, router: Router) {
    let places = Arc::new(Semaphore::new(MOST));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let Ok((connection, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        // A reload is three short answers in a row: none may wait to be sent.
        let _ = connection.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone());
        let answering = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .serve_connection(TokioIo::new(connection), service);
        tokio::spawn(async move {
            // A client that goes in the middle is no fault of anybody's.
            let _ = answering.await;
            drop(place);
        });
    }
}
