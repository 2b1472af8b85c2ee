//! What search engines ask for beside the pages: where they may go, and everything that is on sale.

use crate::paths;
use crate::problem::Problem;
use crate::server::state::House;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::Time;
use service::products::market;

/// The paths answered here; everybody may read them.
pub const PATHS: [&str; 2] = ["/robots.txt", paths::SITEMAP];

/// Most addresses of one sitemap (sitemaps.org), and those in it that are no service's.
const MOST: i64 = 50_000;
const PAGES: [&str; 2] = [paths::HOME, paths::MARKET];

/// A product that was approved may wait so long to be found; an answer to many costs one look.
const AN_HOUR: &str = "public, max-age=3600";

const ROBOTS: &str = include_str!("robots.txt");

/// The routes of [`PATHS`].
pub fn routes() -> Router<House> {
    let [robots_txt, sitemap_xml] = PATHS;
    Router::new().route(robots_txt, get(robots)).route(sitemap_xml, get(sitemap))
}

async fn robots(State(house): State<House>) -> Response {
    let text = format!("{ROBOTS}Sitemap: {}{}\n", house.config.public_url, paths::SITEMAP);
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, AN_HOUR)], text).into_response()
}

async fn sitemap(State(house): State<House>) -> Response {
    match market::listed(&house.office, MOST - PAGES.len() as i64).await {
        Ok(services) => {
            let headers = [(header::CONTENT_TYPE, "application/xml; charset=utf-8"), (header::CACHE_CONTROL, AN_HOUR)];
            (headers, written(&house.config.public_url, &services)).into_response()
        }
        Err(error) => {
            let problem = Problem::from(error);
            StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
    }
}

fn written(origin: &str, services: &[(String, Time)]) -> String {
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut add = |path: &str, at: Option<&Time>| {
        let changed = at.map(|at| format!("<lastmod>{}</lastmod>", at.format("%Y-%m-%dT%H:%M:%SZ"))).unwrap_or_default();
        xml.push_str(&format!("<url><loc>{}</loc>{changed}</url>\n", escaped(&format!("{origin}{path}"))));
    };
    PAGES.iter().for_each(|path| add(path, None));
    services.iter().for_each(|(slug, at)| add(&paths::sales_page(slug), Some(at)));
    xml.push_str("</urlset>\n");
    xml
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&apos;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitemap_names_every_page_once_and_nothing_breaks_out_of_it() {
        let at: Time = "2026-03-01T12:00:00.5Z".parse().unwrap();
        let xml = written("https://counter.example", &[("falar-em-publico".into(), at), ("a&b<c>'\"".into(), at)]);
        assert!(xml.contains("<url><loc>https://counter.example/</loc></url>"), "{xml}");
        let service = "<url><loc>https://counter.example/p/falar-em-publico</loc><lastmod>2026-03-01T12:00:00Z</lastmod></url>";
        assert!(xml.contains(service), "{xml}");
        assert!(xml.contains("/p/a%26b%3Cc%3E%27%22</loc>"), "{xml}");
        assert_eq!(xml.matches("<url>").count(), 4);
    }
}
