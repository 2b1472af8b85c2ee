//! Connections: taken one after another, each with a limit on how long a request's head may take, and a calm stop.

use axum::Router;
use axum::extract::ConnectInfo;
use axum::serve::Listener;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::future::Future;
use std::pin::pin;
use std::time::Duration;
use tokio::net::TcpListener;
use tower::ServiceExt;

/// How long connections may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// For the head of a request, from when the connection is ready for it: who says nothing does not hold a place for ever.
    pub head: Duration,
    /// For what is under way when the stop is asked for.
    pub farewell: Duration,
}

/// Answers every connection until `stop` ends, and lets what is under way end too.
pub async fn listen(mut listener: TcpListener, router: Router, limits: Limits, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.head);
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let (stream, peer) = tokio::select! {
            taken = Listener::accept(&mut listener) => taken,
            () = &mut stop => break,
        };
        let router = router.clone();
        let answer = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request)
        });
        let connection = open.watch(http.serve_connection(TokioIo::new(stream), answer));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!("a connection ended: {error}");
            }
        });
    }
    drop(listener);
    // Live streams never end by themselves, so the farewell has an end.
    let _ = tokio::time::timeout(limits.farewell, open.shutdown()).await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::routing::get;
    use std::net::SocketAddr;
    use std::time::Instant;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;
    use tokio::sync::oneshot;

    const LIMITS: Limits = Limits { head: Duration::from_millis(400), farewell: Duration::from_millis(300) };

    /// A server with an answer that says who asks, and one that never ends; dropping the sender stops it.
    async fn server() -> (SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new()
            .route("/", get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.ip().to_string()))
            .route("/endless", get(async || Body::from_stream(futures::stream::pending::<Result<String, std::io::Error>>())));
        let (sender, stopped) = oneshot::channel();
        let running = tokio::spawn(listen(listener, router, LIMITS, async { stopped.await.unwrap_or_default() }));
        (address, sender, running)
    }

    /// What the server says until it closes the connection.
    async fn rest(stream: &mut TcpStream) -> String {
        let mut said = Vec::new();
        tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut said)).await.expect("closed by the server").unwrap();
        String::from_utf8(said).unwrap()
    }

    #[tokio::test]
    async fn who_never_ends_a_head_is_not_waited_for() {
        let (address, _running, _) = server().await;
        let mut silent = TcpStream::connect(address).await.unwrap();
        let mut slow = TcpStream::connect(address).await.unwrap();
        let mut idle = TcpStream::connect(address).await.unwrap();
        slow.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n").await.unwrap();
        idle.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
        assert!(!rest(&mut silent).await.contains("200"));
        assert!(!rest(&mut slow).await.contains("200"));
        let answered = rest(&mut idle).await;
        assert!(answered.starts_with("HTTP/1.1 200") && answered.ends_with("127.0.0.1"), "{answered}");
    }

    #[tokio::test]
    async fn a_stop_waits_for_answers_and_not_for_streams_without_end() {
        let (address, stop, running) = server().await;
        let mut endless = TcpStream::connect(address).await.unwrap();
        endless.write_all(b"GET /endless HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
        let mut begun = [0; 12];
        endless.read_exact(&mut begun).await.unwrap();
        assert_eq!(&begun, b"HTTP/1.1 200");
        let asked = Instant::now();
        drop(stop);
        running.await.unwrap();
        assert!(asked.elapsed() >= LIMITS.farewell && asked.elapsed() < 10 * LIMITS.farewell, "{:?}", asked.elapsed());
        assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
    }
}
