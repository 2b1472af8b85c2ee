//! A program as its outside sees it, with accounts and services on sale.

#![allow(dead_code, reason = "each test file uses a part")]

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use chrono::Utc;
use domain::Time;
use domain::account::SignUpForm;
use domain::id::{OwnerId, ProductId};
use domain::product::information::InformationForm;
use domain::product::online::Part;
use domain::product::page::{PageForm, PageKind};
use domain::product::price::PriceForm;
use domain::product::verification::Decision;
use domain::sale::{Amounts, Cause, Event, Method, Share, Source, State};
use mostrador::server::clock::Clock;
use mostrador::server::config::{Given, GivenGateway};
use mostrador::server::run;
use mostrador::server::state::House;
use service::accounts;
use service::office::Office;
use service::products::{links, registration, submission, verification};
use tower::ServiceExt;

pub const PASSWORD: &str = "correct horse battery";
const PICTURE: &[u8] = include_bytes!("../../src/service/synth/pictures/hour.jpg");

pub struct Installation {
    pub router: Router,
    pub office: Office,
    pub house: House,
    _dir: tempfile::TempDir,
}

pub async fn installation(public_url: &str) -> Installation {
    installed(Given { public_url: Some(public_url.into()), ..Given::default() }).await
}

/// One where the sandbox takes buyers' money.
pub async fn installation_with_till(public_url: &str) -> Installation {
    let gateway = GivenGateway { gateway: Some("sandbox".into()), ..GivenGateway::default() };
    installed(Given { public_url: Some(public_url.into()), gateway, ..Given::default() }).await
}

async fn installed(given: Given) -> Installation {
    let dir = tempfile::tempdir().unwrap();
    let given = Given { database_url: Some(format!("sqlite:{}", dir.path().join("test.db").display())), ..given };
    let mut house = run::open(given.check(false).unwrap(), Clock::Real).await.unwrap();
    house.office.reach = None;
    Installation { office: house.office.clone(), router: run::router(house.clone()), house, _dir: dir }
}

/// What somebody types to open an account.
pub fn form(email: &str) -> SignUpForm {
    SignUpForm {
        name: "Ana".into(),
        email: email.into(),
        password: PASSWORD.into(),
        country: "BR".into(),
        time_zone: "America/Sao_Paulo".into(),
        currency: "BRL".into(),
        language: "en".into(),
    }
}

impl Installation {
    pub async fn account(&self, email: &str, is_operator: bool) -> OwnerId {
        accounts::add(&self.office, &form(email), is_operator, Utc::now()).await.unwrap().into()
    }

    /// A service on sale, on its own page or on one elsewhere.
    pub async fn on_sale(&self, owner: OwnerId, operator: OwnerId, name: &str, elsewhere: Option<&str>) -> ProductId {
        let (office, now) = (&self.office, Utc::now());
        let id = registration::start(office, owner, now).await.unwrap();
        let read = registration::read(office, owner, id, now).await.unwrap();
        let information = InformationForm {
            name: name.into(),
            description: "An hour of practice for people who speak in public. ".repeat(5),
            image: Some(service::pictures::keep(office, owner, PICTURE.to_vec(), now).await.unwrap()),
            kind: "classes.speaking".into(),
            ..read.draft.information.clone()
        };
        let mut parts = vec![
            Part::Information(information),
            Part::Sessions(read.draft.sessions.clone()),
            Part::Price(PriceForm { amount: "250".into(), ..read.draft.price.clone() }),
            Part::PersonalConfirmed(true),
            Part::Terms(Some(read.limits.terms.clone())),
        ];
        if let Some(url) = elsewhere {
            parts.push(Part::Page(PageForm { kind: PageKind::External, url: url.into(), ..PageForm::default() }));
        }
        let mut version = read.version;
        for part in parts {
            version = registration::save(office, owner, id, version, part, true, now).await.unwrap().version;
        }
        submission::submit(office, owner, id, version, now).await.unwrap();
        verification::decide(office, domain::id::AccountId(operator.0), owner, id, now, &Decision::Approve, now).await.unwrap();
        id
    }

    /// The path of the product's own link.
    pub async fn link(&self, owner: OwnerId, id: ProductId) -> String {
        let url = links::list(&self.office, owner, id, Utc::now()).await.unwrap().remove(0).url;
        url[url.find("/l/").unwrap()..].to_owned()
    }

    pub async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> (StatusCode, HeaderMap, String) {
        let mut request = Request::builder().method(method).uri(path).header("host", "127.0.0.1:3000");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// What the program does several times a second: looks whether a calendar that is watched has changed.
    pub async fn look(&self) {
        self.house.calendars.read(&self.office.db, Utc::now()).await.unwrap();
    }

    pub async fn page(&self, path: &str) -> String {
        let (status, _, body) = self.ask("GET", path, &[], "").await;
        assert_eq!(status, StatusCode::OK, "{path}");
        body
    }
}

/// One sale of an owner at a moment; its id and its code.
pub async fn sale(office: &Office, owner: OwnerId, at: Time) -> (String, String) {
    let news = store::sales::Incoming {
        source: Source::Import,
        transaction: "T1".into(),
        order: None,
        created_at: at,
        events: vec![Event { to: State::Approved, at, cause: Cause::Import, refunded: None, note: None }],
        cause: Cause::Import,
        buyer: store::sales::Buyer {
            email: "b@example.com".to_owned().try_into().unwrap(),
            name: None,
            document: None,
            country: None,
            state: None,
            city: None,
        },
        product: store::sales::Product { code: "p".into(), name: "P".into(), category: None, brand: None },
        offer: None,
        amounts: Amounts {
            currency: domain::money::Currency::BRL,
            gross: 1230,
            surcharge: None,
            tax: None,
            fee: None,
            affiliate: Share::Nobody,
            coproducer: Share::Nobody,
            stated_net: None,
            settlement: None,
        },
        affiliate: None,
        coproducer: None,
        method: Method::Pix,
        installments: 1,
        origin: store::sales::Origin::default(),
        lost_reason: None,
        source_platform: None,
    };
    let mut tx = office.db.write().await.unwrap();
    let owner = store::owners::get(&mut tx, owner).await.unwrap().unwrap();
    let mut random = office.id_bytes();
    store::sales::record(&mut tx, &owner, &[news], &mut domain::id::Mint::new(&mut random), at).await.unwrap();
    let page =
        store::sales::page(&mut tx, &owner, &domain::collaborators::Products::all(), &domain::listing::Filter::default()).await.unwrap();
    tx.commit().await.unwrap();
    (page.lines[0].id.to_string(), page.lines[0].code.clone())
}
