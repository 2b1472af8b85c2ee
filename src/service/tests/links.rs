//! External pages: asked over a real secure connection to a server of this test, and never where they should not be.

use domain::product::Reason;
use domain::product::url::HttpsUrl;
use rcgen::CertifiedKey;
use service::links::{LinkError, Reach, StandIn, answers, ask};
use std::net::IpAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;

const NAME: &str = "pages.mostrador.org";

/// A server with the pages of [`page`], and what it was asked for.
struct Site {
    port: u16,
    reach: Reach,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Site {
    async fn open() -> Self {
        // Good for one name besides the site's own, so that a refusal is never the certificate's.
        let CertifiedKey { cert, signing_key } =
            rcgen::generate_simple_self_signed([NAME.to_owned(), "inside.mostrador.org".to_owned(), "mixed.mostrador.org".to_owned()])
                .unwrap();
        let certificate = cert.der().clone();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.clone()], signing_key.serialize_der().try_into().unwrap())
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        tokio::spawn(serve(listener, TlsAcceptor::from(Arc::new(config)), Arc::clone(&requests)));
        let leads = |name: &str, to: &[&str]| (name.to_owned(), to.iter().map(|to| to.parse::<IpAddr>().unwrap()).collect());
        let names = vec![
            leads(NAME, &["127.0.0.1"]),
            leads("inside.mostrador.org", &["10.0.0.1"]),
            leads("mixed.mostrador.org", &["127.0.0.1", "169.254.169.254"]),
            leads("stranger.mostrador.org", &["127.0.0.1"]),
        ];
        Self { port, reach: Reach::Loopback(StandIn { names, certificate, patience: Duration::from_secs(60) }), requests }
    }

    fn url(&self, host: &str, path: &str) -> HttpsUrl {
        HttpsUrl::parse(&format!("https://{host}:{}{path}", self.port)).unwrap()
    }

    async fn ask(&self, path: &str) -> Result<(), LinkError> {
        ask(&self.url(NAME, path), &self.reach).await
    }

    /// The first lines of all requests since the last time.
    fn asked_for(&self) -> Vec<String> {
        self.requests.lock().unwrap().drain(..).map(|head| head.lines().next().unwrap_or_default().to_owned()).collect()
    }
}

async fn serve(listener: TcpListener, tls: TlsAcceptor, requests: Arc<Mutex<Vec<String>>>) {
    let port = listener.local_addr().unwrap().port();
    while let Ok((socket, _)) = listener.accept().await {
        let (tls, requests) = (tls.clone(), Arc::clone(&requests));
        tokio::spawn(async move {
            let Ok(mut stream) = tls.accept(socket).await else { return };
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                let Ok(byte) = stream.read_u8().await else { return };
                head.push(byte);
            }
            let head = String::from_utf8(head).unwrap();
            let path = head.split(' ').nth(1).unwrap().to_owned();
            requests.lock().unwrap().push(head);
            let _ = stream.write_all(page(&path, port).as_bytes()).await;
            if path == "/silent" {
                std::future::pending::<()>().await;
            }
            while path == "/endless" && stream.write_all(&[b'x'; 16 * 1024]).await.is_ok() {}
            let _ = stream.shutdown().await;
        });
    }
}

/// The head of the answer for a path.
fn page(path: &str, port: u16) -> String {
    let moved = |to: &str| format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n");
    match path {
        "/" | "/sess%C3%B5es?m=1" => "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nset-cookie: a=b\r\n\r\nhi".into(),
        "/silent" => String::new(),
        "/endless" => "HTTP/1.1 200 OK\r\n\r\n".into(),
        "/hop/1" => moved("/"),
        "/hop/2" => moved("1"),
        "/hop/3" => moved(&format!("https://{NAME}:{port}/hop/2")),
        "/hop/4" => moved("/hop/3"),
        "/circle" => moved("/circle"),
        "/to-plain" => moved(&format!("http://{NAME}:{port}/")),
        "/to-file" => moved("file:///etc/passwd"),
        "/to-loopback" => moved(&format!("https://127.0.0.1:{port}/")),
        "/to-number" => moved(&format!("https://2130706433:{port}/")),
        "/to-six" => moved(&format!("https://[::1]:{port}/")),
        "/to-inside" => moved(&format!("https://inside.mostrador.org:{port}/")),
        "/to-user" => moved(&format!("https://ana:secret@{NAME}:{port}/")),
        "/nowhere" => "HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n".into(),
        "/members" => "HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n".into(),
        "/people-only" => "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n".into(),
        "/broken" => "HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\n\r\n".into(),
        "/noise" => "\u{1}\u{2}\r\n\r\n".into(),
        _ => "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".into(),
    }
}

#[tokio::test]
async fn a_page_that_is_there_answers_and_is_asked_politely() {
    let site = Site::open().await;
    assert!(answers(&site.url(NAME, "/"), &site.reach).await);
    let head = site.requests.lock().unwrap().pop().unwrap();
    assert!(head.to_lowercase().contains("user-agent: mostrador/"), "{head}");
    assert!(!head.to_lowercase().contains("cookie"), "{head}");
    for path in ["/sessões?m=1", "/members", "/people-only", "/endless"] {
        site.ask(path).await.unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}

#[tokio::test]
async fn a_page_that_is_not_there_does_not() {
    let site = Site::open().await;
    for (path, status) in [("/gone", 404), ("/broken", 500), ("/nowhere", 302)] {
        assert!(matches!(site.ask(path).await, Err(LinkError::Status(found)) if found == status), "{path}");
    }
    assert!(matches!(site.ask("/noise").await, Err(LinkError::Silent(_))));
    assert!(!answers(&site.url(NAME, "/gone"), &site.reach).await);
    assert!(matches!(ask(&site.url("nobody.mostrador.org", "/"), &site.reach).await, Err(LinkError::UnknownName)));
    site.asked_for();
    let stranger = ask(&site.url("stranger.mostrador.org", "/"), &site.reach).await;
    assert!(matches!(stranger, Err(LinkError::Silent(_))), "the certificate is for other names");
    assert_eq!(site.asked_for(), Vec::<String>::new());
}

#[tokio::test]
async fn redirects_are_followed_three_times() {
    let site = Site::open().await;
    site.ask("/hop/3").await.unwrap();
    assert_eq!(site.asked_for(), ["GET /hop/3 HTTP/1.1", "GET /hop/2 HTTP/1.1", "GET /hop/1 HTTP/1.1", "GET / HTTP/1.1"]);
    assert!(matches!(site.ask("/hop/4").await, Err(LinkError::TooManyRedirects)));
    assert!(matches!(site.ask("/circle").await, Err(LinkError::TooManyRedirects)));
}

#[tokio::test]
async fn a_redirect_leads_nowhere_that_an_owner_could_not_have_named() {
    let site = Site::open().await;
    for (path, reason) in [
        ("/to-plain", Reason::NotHttps),
        ("/to-file", Reason::NotHttps),
        ("/to-loopback", Reason::NotPublic),
        ("/to-number", Reason::NotPublic),
        ("/to-six", Reason::NotPublic),
        ("/to-user", Reason::NotAnAddress),
    ] {
        let refused = site.ask(path).await;
        assert!(matches!(&refused, Err(LinkError::Refused(found)) if *found == reason), "{path}: {refused:?}");
        assert_eq!(site.asked_for().len(), 1, "{path}: the second was never asked");
    }
    assert!(matches!(site.ask("/to-inside").await, Err(LinkError::NotPublic)));
}

#[tokio::test]
async fn a_name_that_leads_inside_by_one_of_its_addresses_is_not_asked() {
    let site = Site::open().await;
    for host in ["inside.mostrador.org", "mixed.mostrador.org"] {
        assert!(matches!(ask(&site.url(host, "/"), &site.reach).await, Err(LinkError::NotPublic)), "{host}");
    }
    let disguised = [site.url("ⓛocalhost.localdomain", "/"), site.url("①②⑦.mostrador.org", "/")];
    for url in disguised {
        assert!(matches!(ask(&url, &site.reach).await, Err(LinkError::UnknownName | LinkError::Refused(_))), "{url}");
    }
    assert_eq!(site.asked_for(), Vec::<String>::new());
}

#[tokio::test]
async fn a_page_that_keeps_silent_is_not_waited_for_for_ever() {
    let mut site = Site::open().await;
    let Reach::Loopback(stand_in) = &mut site.reach else { unreachable!() };
    stand_in.patience = Duration::from_secs(1);
    assert!(matches!(site.ask("/silent").await, Err(LinkError::TooSlow)));
    assert_eq!(site.asked_for(), ["GET /silent HTTP/1.1"]);
}
