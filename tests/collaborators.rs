//! The doors of somebody who helps in another's account: each against each right, against what was taken away a moment ago, and a walk
//! without scripts from the invitation to the end.

mod installation;
#[path = "collaborators/matrix.rs"]
mod matrix;
#[path = "collaborators/offered.rs"]
mod offered;
#[path = "collaborators/streams.rs"]
mod streams;

use axum::http::StatusCode;
use chrono::Utc;
use domain::account::SignUpForm;
use domain::collaborators::{Acting, Asks, Event, InviteForm, Limits, ProfileForm, Right, Rights};
use domain::id::{CollaboratorId, OwnerId, ProfileId};
use installation::{Installation, PASSWORD, form, installation};
use mostrador::server::doors::{DOORS, Door, Kind, Policy};
use service::accounts::{Visitor, recognise};
use service::asking::Asking;
use service::collaborators as desk;
use store::accounts;

/// Ana's account with Bia in it, by a profile whose rights tests change.
struct Centre {
    house: Installation,
    owner: OwnerId,
    profile: ProfileId,
    bia: CollaboratorId,
    cookie: String,
}

impl Centre {
    async fn with(rights: Rights) -> Self {
        let house = installation("http://127.0.0.1:3000").await;
        let owner = house.account("ana@example.com", false).await;
        house.account("bia@example.com", false).await;
        let asking = Asking::owner_here(owner, Utc::now());
        let named = ProfileForm { name: "Tried".into(), rights };
        let profile = desk::save(&house.office, asking.acting.in_person().unwrap(), &asking, None, &named).await.unwrap();
        let invite = InviteForm {
            name: "Bia".into(),
            email: "bia@example.com".into(),
            profile: profile.to_string(),
            language: "en".into(),
            ..InviteForm::default()
        };
        let bia = desk::invite(&house.office, &asking, &invite).await.unwrap();
        let link = link(&house, "bia@example.com").await;
        let signed_in =
            service::accounts::sign_in(&house.office, "bia@example.com", PASSWORD, &Visitor::default(), Utc::now()).await.unwrap();
        let token = signed_in.token.reveal().to_owned();
        let known = recognise(&house.office, &token, Utc::now()).await.unwrap().unwrap();
        desk::accept(&house.office, &link, &known, "", Utc::now()).await.unwrap();
        Self { house, owner, profile, bia, cookie: format!("session={token}") }
    }

    /// Gives the profile these rights, as quickly as a test that tries each can: none of them is looked at here but at the doors.
    async fn hold(&self, rights: Rights) {
        let mut tx = self.house.office.db.write().await.unwrap();
        let names = serde_json::to_string(&rights).unwrap();
        tx.run("UPDATE profiles SET rights = $1 WHERE id = $2", vec![names.into(), self.profile.0.into()]).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn knock(&self, door: &Door) -> StatusCode {
        let mut path = door.path.replace("{id}", "01890000-0000-7000-8000-000000000000");
        for (parameter, value) in [("{owner}", "01890000-0000-7000-8000-000000000000"), ("{step}", "price"), ("{name}", "earnings")] {
            path = path.replace(parameter, value);
        }
        let headers = [("cookie", self.cookie.as_str()), ("content-type", "application/json"), ("accept", "application/json")];
        self.house.ask(door.method, &path, &headers, "{}").await.0
    }

    fn asking(&self) -> Asking {
        Asking::owner_here(self.owner, Utc::now())
    }

    /// As Bia asks now.
    async fn hers(&self) -> Asking {
        let token = self.cookie.trim_start_matches("session=");
        let known = recognise(&self.house.office, token, Utc::now()).await.unwrap().unwrap();
        Asking { acting: known.acting, account: known.account.id, key: None, address: None, now: Utc::now() }
    }

    /// Somebody else's session, which is in no centre.
    async fn session(&self, email: &str) -> String {
        let signed_in = service::accounts::sign_in(&self.house.office, email, PASSWORD, &Visitor::default(), Utc::now()).await.unwrap();
        format!("session={}", signed_in.token.reveal())
    }
}

/// The link in the letter of invitation to this address.
async fn link(house: &Installation, email: &str) -> String {
    let letters = store::letters::newest(&mut house.office.db.read().await.unwrap(), 50).await.unwrap();
    let letter = letters.iter().find(|letter| letter.recipient == email && letter.body_text.contains("/invitation/")).unwrap();
    letter.body_text.split("/invitation/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned()
}

/// The doors that ask for something of an account, streams without end excepted.
fn asked() -> impl Iterator<Item = (&'static Door, Asks)> {
    DOORS.iter().filter_map(|door| match door.policy {
        Policy::Asks(asks) if asks != Asks::SignedIn => Some((door, asks)),
        _ => None,
    })
}

/// Whether the door let somebody through, as far as an answer tells: behind it, what is asked for may not be there.
fn expect(door: &Door, expected: u16, status: StatusCode, who: &str) {
    let name = format!("{} {} for {who}: {status}", door.method, door.path);
    match expected {
        200 => assert!(![401, 403].contains(&status.as_u16()), "{name}"),
        refused => assert_eq!(status.as_u16(), refused, "{name}"),
    }
    // A page or a list that needs nothing to be there tells 404 only to who may not see it.
    if expected == 200 && !door.path.contains('{') && matches!(door.kind, Kind::Page) {
        assert_eq!(status, StatusCode::OK, "{name}");
    }
}

#[tokio::test]
async fn every_door_answers_each_single_right_and_all_but_one_as_the_catalogue_says() {
    let centre = Centre::with(Rights::ALL).await;
    let acting = |rights| Acting::collaborator(centre.owner, rights, Limits::default());
    for (who, rights) in tried() {
        centre.hold(rights).await;
        for (door, asks) in asked() {
            // Whoever passes does what is behind: that is for other tests, reading excepted.
            let expected = asks.answer(Some(&acting(rights))).status();
            if expected != 200 || (door.reads && door.kind != Kind::Page) {
                expect(door, expected, centre.knock(door).await, &who);
            }
        }
    }
    centre.hold(Rights::ALL).await;
    for (door, asks) in asked().filter(|(door, _)| door.kind == Kind::Page && door.reads) {
        expect(door, asks.answer(Some(&acting(Rights::ALL))).status(), centre.knock(door).await, "all rights");
    }
}

/// Each single right and all but one. Rights that no door names answer alike: one of them stands for all.
fn tried() -> Vec<(String, Rights)> {
    let named: Rights = asked().flat_map(|(_, asks)| named_by(asks).iter().collect::<Vec<_>>()).collect();
    let coming = Right::ALL.iter().copied().find(|right| !named.contains(*right)).unwrap();
    let singles = named.iter().chain([coming]);
    let mut tried: Vec<(String, Rights)> = singles.map(|right| (format!("{right} alone"), Rights::of(&[right]))).collect();
    tried.extend(named.iter().map(|right| (format!("all but {right}"), Rights::ALL.without(right))));
    tried
}

/// All rights that a door names, also those that only show what it is about.
fn named_by(asks: Asks) -> Rights {
    match asks {
        Asks::SignedIn => Rights::NONE,
        Asks::Seeing(any) => any,
        Asks::Doing { needs, seen_by } => needs.union(seen_by),
        Asks::Owner { seen_by } => seen_by,
    }
}

#[tokio::test]
async fn what_was_taken_away_a_moment_ago_is_gone_with_the_next_request() {
    let centre = Centre::with(Rights::ALL).await;
    let list = DOORS.iter().find(|door| door.path == "/do/list_products").unwrap();
    assert_eq!(centre.knock(list).await, StatusCode::OK);
    centre.hold(Rights::of(&[Right::SalesSearch])).await;
    assert_eq!(centre.knock(list).await, StatusCode::NOT_FOUND, "the right was taken away");
    centre.hold(Rights::ALL).await;
    let person = centre.asking().acting.in_person().unwrap();
    desk::apply(&centre.house.office, person, &centre.asking(), centre.bia, Event::Suspend).await.unwrap();
    for (door, _) in asked() {
        assert_eq!(centre.knock(door).await, StatusCode::NOT_FOUND, "{} for who is suspended", door.path);
    }
    let (status, _, page) = centre.house.ask("GET", "/assist", &[("cookie", &centre.cookie)], "").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("account is closed to you now"), "she is told where she is");
    let (status, _, page) = centre.house.ask("GET", "/products", &[("cookie", &centre.cookie)], "").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(page.contains("<title>This account is closed to you · Mostrador</title>") && !page.contains("There is nothing here"), "{page}");
    for way in ["account is closed to you now", "href=\"/assist\"", "action=\"/do/switch_centre\""] {
        assert!(page.contains(way), "{way}: {page}");
    }
    let (status, _, _) = centre.house.ask("GET", "/live", &[("cookie", &centre.cookie)], "").await;
    assert_eq!(status, StatusCode::NO_CONTENT, "nothing is heard of it");
    desk::apply(&centre.house.office, person, &centre.asking(), centre.bia, Event::Resume).await.unwrap();
    assert_eq!(centre.knock(list).await, StatusCode::OK);
}

#[tokio::test]
async fn what_the_owner_looks_at_as_somebody_else_cannot_be_changed() {
    let centre = Centre::with(Rights::ALL).await;
    let office = &centre.house.office;
    let signed_in = service::accounts::sign_in(office, "ana@example.com", PASSWORD, &Visitor::default(), Utc::now()).await.unwrap();
    let token = signed_in.token.reveal().to_owned();
    let known = recognise(office, &token, Utc::now()).await.unwrap().unwrap();
    desk::see_as(office, known.acting.in_person().unwrap(), &known, Some(centre.profile)).await.unwrap();
    let seeing = Centre { cookie: format!("session={token}"), ..centre };
    for (door, asks) in asked().filter(|(door, _)| !door.reads) {
        let expected = if matches!(asks, Asks::Owner { seen_by } if seen_by.is_empty()) { 404 } else { 403 };
        assert_eq!(seeing.knock(door).await.as_u16(), expected, "{}", door.path);
    }
    let export = seeing.house.ask("GET", "/agenda/export", &[("cookie", &seeing.cookie)], "").await.0;
    let log =
        store::audit::page(&mut seeing.house.office.db.read().await.unwrap(), seeing.owner, &store::audit::Filter::default(), None, 100)
            .await;
    let exported = log.unwrap().iter().any(|entry| entry.action == domain::collaborators::audit::Action::SessionsExported);
    assert!(export == StatusCode::FORBIDDEN && !exported, "who only looks leaves nothing in the log: {export}");
    let (status, _, page) = seeing.house.ask("GET", "/products", &[("cookie", &seeing.cookie)], "").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("You are looking as “Tried” would") && page.contains("/do/stop_seeing"), "{page}");
}

#[tokio::test]
async fn a_right_is_coming_exactly_where_no_door_names_it() {
    for right in Right::ALL {
        let opened: Vec<&Door> = DOORS.iter().filter(|door| door.policy.opened_by().contains(*right)).collect();
        assert_eq!(right.is_coming(), opened.is_empty(), "{right}");
        // What a right is for has a door of its own, or the catalogue says that it opens a sale by its code until then.
        let shows_sales = |door: &&Door| door.reads && (door.path.contains("sale") || door.path == "/do/filter_choices");
        let looks = matches!(right, Right::SalesSearch | Right::SalesSearchByPeriod);
        let only_shows = !opened.is_empty() && opened.iter().all(shows_sales) && !looks;
        assert_eq!(right.is_by_code(), only_shows, "{right}");
    }
}

#[tokio::test]
async fn an_invitation_is_walked_without_scripts_from_the_form_to_the_account_and_back_out() {
    let house = installation("http://127.0.0.1:3000").await;
    let owner = house.account("ana@example.com", false).await;
    let signed_in = service::accounts::sign_in(&house.office, "ana@example.com", PASSWORD, &Visitor::default(), Utc::now()).await.unwrap();
    let ana = format!("session={}", signed_in.token.reveal());
    let post = async |cookie: &str, path: &str, body: &str| {
        let headers = [
            ("cookie", cookie),
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "text/html"),
            ("referer", "http://127.0.0.1:3000/collaborators"),
        ];
        let (status, headers, body) = house.ask("POST", path, &headers, body).await;
        let to = headers.get("location").map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
        let cookie = headers.get("set-cookie").map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap().to_owned());
        assert!(status.is_redirection() && !to.contains("__err"), "{path}: {status} {to} {body}");
        (to, cookie)
    };
    let page = async |cookie: &str, path: &str| {
        let (status, _, body) = house.ask("GET", path, &[("cookie", cookie)], "").await;
        (status, body)
    };
    let rights = "form%5Bname%5D=Helpers&form%5Brights%5D%5B%5D=products.view&form%5Brights%5D%5B%5D=sales.search_by_period";
    let (to, _) = post(&ana, "/do/save_profile", rights).await;
    assert!(to.ends_with("/collaborators/profiles"), "{to}");
    let (status, list) = page(&ana, "/collaborators/profiles").await;
    assert!(status == StatusCode::OK && list.contains("Helpers") && list.contains("0 people · 2 rights"), "{list}");
    let profile = desk::profiles(&house.office, owner).await.unwrap().remove(0).kept.profile.id;
    let form_of = format!("form%5Bname%5D=Nova&form%5Bemail%5D=nova%40example.com&form%5Bprofile%5D={profile}&form%5Blanguage%5D=en");
    post(&ana, "/do/invite", &form_of).await;
    let (_, list) = page(&ana, "/collaborators?state=pending").await;
    assert!(!list.contains("invited by"), "the owner did: {list}");
    assert!(list.contains("nova@example.com") && list.contains("Pending"), "{list}");

    let token = link(&house, "nova@example.com").await;
    let address = format!("/invitation/{token}");
    let (status, shown) = page("", &address).await;
    assert_eq!(status, StatusCode::OK);
    for words in ["Help in Ana’s account", "products", "see or change bank data", "Open your account for nova@example.com"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let (_, shown) = page(&ana, &address).await;
    assert!(shown.contains("You are signed in as ana@example.com"), "somebody else is told so");
    let typed: SignUpForm = form("elsewhere@example.com");
    let body = format!(
        "token={token}&form%5Bname%5D=Nova&form%5Bemail%5D=elsewhere%40example.com&form%5Bpassword%5D={}&form%5Bcountry%5D=BR&form%5Btime_zone%5D=America%2FSao_Paulo&form%5Bcurrency%5D=BRL&form%5Blanguage%5D=en",
        typed.password.replace(' ', "+")
    );
    let (_, cookie) = post("", "/do/accept_with_account", &body).await;
    let nova = cookie.expect("she is signed in");
    let mut tx = house.office.db.read().await.unwrap();
    let account = accounts::by_email(&mut tx, &domain::name::Email::parse("nova@example.com").unwrap()).await.unwrap();
    assert!(account.is_some_and(|account| account.confirmed_at.is_some()), "the address is the invited one");
    drop(tx);
    let (status, products) = page(&nova, "/products").await;
    assert_eq!(status, StatusCode::OK);
    assert!(products.contains("You are in Ana’s account") && !products.contains("href=\"/products/new\""), "{products}");
    assert!(products.contains("href=\"/agenda\"") && !products.contains("href=\"/collaborators\""), "menus hide what would be refused");
    assert_eq!(page(&nova, "/collaborators").await.0, StatusCode::NOT_FOUND);
    assert_eq!(page(&nova, &address).await.0, StatusCode::OK, "the used link says that it was used");
    let dead = page("", "/invitation/made-up").await;
    for other in ["", ana.as_str()] {
        let (status, shown) = page(other, &address).await;
        assert!(status == dead.0 && !shown.contains("Helpers") && !shown.contains("nova@example.com"), "{status}: {shown}");
    }

    post(&nova, "/do/switch_centre", "owner=").await;
    let (_, own) = page(&nova, "/products").await;
    assert!(!own.contains("You are in Ana’s account"), "her own account is hers");
    post(&nova, "/do/switch_centre", &format!("owner={owner}")).await;
    post(&nova, "/do/leave_centre", &format!("owner={owner}")).await;
    let (_, none) = page(&nova, "/assist").await;
    assert!(none.contains("You help in nobody’s account"), "{none}");
    let (_, log) = page(&ana, "/collaborators/log").await;
    for words in ["invited", "accepted the invitation", "left the centre", "created the profile"] {
        assert!(log.contains(words), "{words}: {log}");
    }
}

#[tokio::test]
async fn the_log_is_narrowed_to_one_object_and_downloaded_by_its_owner_alone_without_formulas_and_in_their_language() {
    let centre = Centre::with(Rights::ALL).await;
    let (house, office) = (&centre.house, &centre.house.office);
    let sign_in = async |email: &str| {
        let signed_in = service::accounts::sign_in(office, email, PASSWORD, &Visitor::default(), Utc::now()).await.unwrap();
        format!("session={}", signed_in.token.reveal())
    };
    house.account("caio@example.com", false).await;
    let (ana, caio) = (sign_in("ana@example.com").await, sign_in("caio@example.com").await);
    let get = async |cookie: &str, path: &str| {
        let (status, headers, body) = house.ask("GET", path, &[("cookie", cookie)], "").await;
        let kind = headers.get("content-type").map(|kind| kind.to_str().unwrap().to_owned()).unwrap_or_default();
        (status.as_u16(), kind, body)
    };
    let asking = centre.asking();
    let named = ProfileForm { name: "=HYPERLINK(A1)".into(), rights: Rights::of(&[Right::ProductsView]) };
    let odd = desk::save(office, asking.acting.in_person().unwrap(), &asking, None, &named).await.unwrap();

    let (_, _, whole) = get(&ana, "/collaborators/log").await;
    let link = format!("href=\"/collaborators/log?object={odd}\"");
    assert!(whole.contains(&link) && whole.contains("accepted the invitation"), "{whole}");
    assert!(whole.contains("href=\"/collaborators/log.csv\""), "{whole}");
    let (status, _, one) = get(&ana, &format!("/collaborators/log?object={odd}&what=profile_created")).await;
    assert_eq!(status, 200);
    for part in [
        "Only what was done to =HYPERLINK(A1)",
        "href=\"/collaborators/log\"",
        &format!("type=\"hidden\" name=\"object\" value=\"{odd}\""),
        &format!("href=\"/collaborators/log.csv?what=profile_created&amp;object={odd}\""),
    ] {
        assert!(one.contains(part), "{part}: {one}");
    }
    assert!(
        !one.contains("By right") && !one.contains("Network address") && !one.contains("<b>Bia</b>"),
        "nothing of anything else: {one}"
    );

    let (status, kind, table) = get(&ana, "/collaborators/log.csv").await;
    assert_eq!((status, kind.as_str()), (200, "text/csv; charset=utf-8"));
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows[0], "When (America/Sao_Paulo),Who,By right,What,To what,Before and after,Network address");
    assert!(rows[1].contains("exported the log"), "an export is noted itself: {table}");
    assert!(table.contains(",'=HYPERLINK(A1),") && !table.contains(",=HYPERLINK"), "{table}");
    for part in ["Ana", "accepted the invitation", "E-mail: – → b•••@example.com", "Rights: – → View products"] {
        assert!(table.contains(part), "{part}: {table}");
    }
    service::accounts::set_language(office, domain::id::AccountId(centre.owner.0), domain::language::Language::Spanish, Utc::now())
        .await
        .unwrap();
    let (_, _, narrowed) = get(&ana, &format!("/collaborators/log.csv?object={odd}")).await;
    let rows: Vec<&str> = narrowed.lines().collect();
    assert_eq!(rows.len(), 2, "{narrowed}");
    assert!(rows[0].starts_with("Cuándo (America/Sao_Paulo),Quién,") && rows[1].contains("creó el perfil"), "{narrowed}");

    for (who, cookie, expected) in [("a collaborator with every right", centre.cookie.as_str(), 404), ("nobody", "", 401)] {
        let (status, _, body) = get(cookie, "/collaborators/log.csv").await;
        assert!(status == expected && !body.contains("HYPERLINK"), "{who}: {status} {body}");
    }
    let (status, _, other) = get(&caio, &format!("/collaborators/log.csv?object={odd}")).await;
    assert_eq!((status, other.lines().count()), (200, 1), "another owner's log has nothing of it: {other}");
}

#[tokio::test]
async fn a_form_of_ones_own_account_does_nothing_in_anothers_where_another_tab_went() {
    let centre = Centre::with(Rights::ALL).await;
    let house = &centre.house;
    let post = async |path: &str, body: &str| {
        let headers = [("cookie", centre.cookie.as_str()), ("content-type", "application/x-www-form-urlencoded"), ("accept", "text/html")];
        house.ask("POST", path, &headers, body).await
    };
    post("/do/switch_centre", "owner=").await;
    let (_, _, page) = house.ask("GET", "/agenda/calendars", &[("cookie", &centre.cookie)], "").await;
    let own: OwnerId = page.split(r#"name="as" value=""#).nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    assert!(own != centre.owner && page.contains(&format!(r#"<meta name="drawn-for" content="{own}""#)), "{page}");

    let there = format!("owner={}", centre.owner);
    assert!(post("/do/switch_centre", &there).await.0.is_redirection(), "what is one's own is asked of nobody's account");
    let (status, _, told) = post("/do/new_agenda_feed", &format!("as={own}")).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(told.contains("You are in Ana’s account now"), "{told}");
    let called = [
        ("cookie", centre.cookie.as_str()),
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "application/json"),
        ("drawn-for", &own.to_string()),
    ];
    for path in ["/do/new_agenda_feed", "/do/list_products", "/do/add_stretch"] {
        let (status, _, told) = house.ask("POST", path, &called, "").await;
        assert!(status == StatusCode::CONFLICT && told.contains("other_centre"), "{path}: {status} {told}");
    }
    let (status, _, _) = post(&format!("/products/{}/picture?as={own}", centre.profile), "").await;
    assert_eq!(status, StatusCode::CONFLICT, "a file is sent to an address that says it");
    for owner in [own, centre.owner] {
        assert_eq!(service::agenda::feed(&house.office, owner).await.unwrap().since, None, "nothing was made");
    }
    post("/do/switch_centre", "owner=").await;
    let (status, _, _) = post("/do/new_agenda_feed", &format!("as={own}")).await;
    assert_eq!(status, StatusCode::OK, "in the account that it was drawn for it does what it says");
    assert!(service::agenda::feed(&house.office, own).await.unwrap().since.is_some());
}
