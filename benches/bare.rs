//! A bare axum handler that sends one file as a page, as a yardstick of public pages: `bare ADDRESS FILE`.

use axum::Router;
use axum::body::Bytes;
use axum::response::Html;
use axum::routing::get;
use std::net::SocketAddr;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(file)) = (arguments.next(), arguments.next()) else { return Err("bare ADDRESS FILE".into()) };
    let page = Bytes::from(std::fs::read(file)?);
    let router = Router::new().fallback(get(move || async move { Html(page.clone()) }));
    Ok(axum::serve(tokio::net::TcpListener::bind(address.parse::<SocketAddr>()?).await?, router).await?)
}
