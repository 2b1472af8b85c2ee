//! Two stand-ins for Stripe: localstripe as a process of its own, and a double that says what a test tells it to.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

/// What the double says to one question.
#[derive(Debug, Clone, Copy)]
pub enum Say {
    Succeeded,
    NoFunds,
    Status(u16),
    Refused(u16, &'static str),
    /// The key stands for another question.
    Idempotency,
    /// Broken, and asking again would not help.
    DoNotRepeat,
    Noise,
    /// It takes the question and never answers.
    Nothing,
    /// It begins to answer and breaks off.
    HangUp,
}

/// A question that the double was asked.
#[derive(Debug, Clone)]
pub struct Question {
    pub path: String,
    pub key: String,
    pub authorization: String,
    pub version: String,
    pub body: String,
}

type Shared = Arc<Mutex<(VecDeque<Say>, Vec<Question>)>>;

/// Says one thing after another, then nothing good.
pub struct Double {
    pub api: String,
    shared: Shared,
}

impl Double {
    pub async fn start(script: Vec<Say>) -> Self {
        let shared: Shared = Arc::new(Mutex::new((script.into(), Vec::new())));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let api = format!("http://{}", listener.local_addr().unwrap());
        let app = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { api, shared }
    }

    pub fn asked(&self) -> Vec<Question> {
        self.shared.lock().unwrap().1.clone()
    }
}

async fn answer(State(shared): State<Shared>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    let question = Question {
        path: uri.path().to_owned(),
        key: header("idempotency-key"),
        authorization: header("authorization"),
        version: header("stripe-version"),
        body: String::from_utf8(body.to_vec()).unwrap(),
    };
    let say = {
        let mut shared = shared.lock().unwrap();
        shared.1.push(question);
        shared.0.pop_front().unwrap_or(Say::Status(500))
    };
    let json =
        |status: u16, body: String| Response::builder().status(StatusCode::from_u16(status).unwrap()).body(Body::from(body)).unwrap();
    match say {
        Say::Succeeded => {
            json(200, r#"{"id":"pi_1","object":"payment_intent","status":"succeeded","currency":"brl","client_secret":"s"}"#.into())
        }
        Say::NoFunds => json(
            402,
            r#"{"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds","payment_intent":
                {"id":"pi_1","object":"payment_intent","status":"requires_payment_method","client_secret":"s"}}}"#
                .into(),
        ),
        Say::Idempotency => json(400, r#"{"error":{"type":"idempotency_error","code":"idempotency_key_in_use"}}"#.into()),
        Say::Status(status) => json(status, "{}".into()),
        Say::Refused(status, "") => json(status, r#"{"error":{"type":"invalid_request_error"}}"#.into()),
        Say::Refused(status, code) => json(status, format!(r#"{{"error":{{"type":"invalid_request_error","code":"{code}"}}}}"#)),
        Say::DoNotRepeat => {
            let mut response = json(500, "{}".into());
            response.headers_mut().insert("stripe-should-retry", "false".parse().unwrap());
            response
        }
        Say::Noise => json(200, "<html>".into()),
        Say::Nothing => std::future::pending().await,
        Say::HangUp => {
            let broken = futures::stream::iter([Ok(Bytes::from_static(b"{")), Err(std::io::Error::other("broken"))]);
            Response::new(Body::from_stream(broken))
        }
    }
}

/// A localstripe, ended when it is dropped.
pub struct Local {
    process: Child,
    port: u16,
    client: reqwest::Client,
    _folder: tempfile::TempDir,
}

impl Drop for Local {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Local {
    /// Starts one. None, and it is said, where it is not installed (`.ci/localstripe` does that).
    pub async fn start() -> Option<Self> {
        let cache = std::env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")))?;
        let program = cache.join("mostrador/localstripe/bin/localstripe");
        if !program.exists() {
            eprintln!("skipped on localstripe: it is not installed; .ci/localstripe installs it");
            return None;
        }
        // Chosen by the system and given free again: another may take it in between, but hardly.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = tempfile::tempdir().unwrap();
        let process = Command::new(program)
            .args(["--from-scratch", "--port", &port.to_string()])
            .current_dir(folder.path())
            .env("TMPDIR", folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let client = reqwest::Client::builder().tls_backend_preconfigured(no_tls()).no_proxy().build().unwrap();
        let local = Self { process, port, client, _folder: folder };
        for _ in 0..300 {
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return Some(local);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("localstripe does not listen");
    }

    pub fn api(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A payment method with this card, as Stripe's element would make it.
    pub async fn card(&self, number: &str) -> String {
        let body = format!("type=card&card[number]={number}&card[exp_month]=12&card[exp_year]=2030&card[cvc]=123");
        let answer: serde_json::Value = serde_json::from_str(&self.post("/v1/payment_methods", body).await).unwrap();
        answer["id"].as_str().unwrap().to_owned()
    }

    /// The buyer passes the step that a payment waits for.
    pub async fn authenticate(&self, client_secret: &str) {
        let (intent, _) = client_secret.split_once("_secret_").unwrap();
        let body = format!("key=pk_test_12345&client_secret={client_secret}&success=true");
        self.post(&format!("/v1/payment_intents/{intent}/_authenticate"), body).await;
    }

    /// Has notifications sent to this test: signature and body of each.
    pub async fn notify(&self, secret: &str) -> mpsc::UnboundedReceiver<(String, Bytes)> {
        let (letters, box_of_letters) = mpsc::unbounded_channel();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let app = Router::new().fallback(move |headers: HeaderMap, body: Bytes| async move {
            let signature = headers.get("stripe-signature").map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
            let _ = letters.send((signature, body));
        });
        tokio::spawn(async move { axum::serve(listener, app).await });
        self.post("/_config/webhooks/test", format!("url={url}&secret={secret}")).await;
        box_of_letters
    }

    async fn post(&self, path: &str, body: String) -> String {
        let request = self.client.post(format!("{}{path}", self.api())).bearer_auth("sk_test_12345");
        let answer = request.header("Content-Type", "application/x-www-form-urlencoded").body(body).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.text().await.unwrap()
    }
}

fn no_tls() -> rustls::ClientConfig {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    config.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth()
}
