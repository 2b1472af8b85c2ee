//! The demo's online services: two on sale, one that waits for the operator, one half written, made by the use cases that pages call.

use super::SynthError;
use super::demo::{DEMO_EMAIL, OPERATOR_EMAIL};
use crate::office::Office;
use crate::pictures;
use crate::products::{registration, submission, verification};
use domain::Time;
use domain::id::{AccountId, OwnerId, ProductId};
use domain::name::Email;
use domain::product::information::InformationForm;
use domain::product::online::Part;
use domain::product::page::{Block, PageForm, Question, starting_blocks};
use domain::product::price::{Bearer, Mode, PriceForm};
use domain::product::sessions::{BundleKind, SessionsForm};
use domain::product::slug::Slug;
use domain::product::verification::Decision;
use store::{accounts, products::online};

/// The address of the demo's first service.
pub const DEMO_SLUG: &str = "demo-mentoring";

/// Makes the services of the demo's producer; does nothing where the first is there.
///
/// # Errors
/// [`SynthError::NoDemo`] before the demo's accounts are made, or what a use case could not do.
pub async fn demo_services(office: &Office, now: Time) -> Result<(), SynthError> {
    let mut tx = office.db.read().await?;
    if online::by_slug(&mut tx, DEMO_SLUG).await?.is_some() {
        return Ok(());
    }
    let mut account = async |email: &str| -> Result<AccountId, SynthError> {
        let account = accounts::by_email(&mut tx, &Email::parse(email)?).await?;
        Ok(account.ok_or(SynthError::NoDemo)?.id)
    };
    let (owner, operator) = (OwnerId::from(account(DEMO_EMAIL).await?), account(OPERATOR_EMAIL).await?);
    drop(tx);
    let first = write(office, owner, &mentoring(), now).await?;
    approve(office, operator, owner, first, now).await?;
    keep_address(office, owner, first).await?;
    let second = write(office, owner, &conversation(), now).await?;
    approve(office, operator, owner, second, now).await?;
    let third = write(office, owner, &prices(), now).await?;
    submit(office, owner, third, now).await?;
    let draft = registration::start(office, owner, now).await?;
    let read = registration::read(office, owner, draft, now).await?;
    let begun = InformationForm { name: "Ensaio da sua palestra".into(), kind: "classes.speaking".into(), ..read.draft.information };
    registration::save(office, owner, draft, read.version, Part::Information(begun), false, now).await?;
    Ok(())
}

/// What tells one of the services from another.
struct Script {
    picture: &'static [u8],
    name: &'static str,
    kind: &'static str,
    language: &'static str,
    description: &'static str,
    said: (&'static str, &'static str),
    questions: [(&'static str, &'static str); 2],
    price: &'static str,
    instalments: Option<&'static str>,
    /// Sessions and days of validity.
    package: Option<(&'static str, &'static str)>,
    duration: &'static str,
    working_day: &'static str,
    saturday: &'static str,
    after: &'static str,
}

fn mentoring() -> Script {
    Script {
        picture: include_bytes!("pictures/hour.jpg"),
        name: "Mentoria para quem ensina",
        kind: "mentoring.business",
        language: "pt",
        description: "Uma hora só para o seu projeto. Antes do encontro você me conta em três linhas onde está e o que trava; na conversa \
            olhamos números, página e calendário, e saímos com as duas decisões que mais mudam o próximo mês. Depois você recebe um resumo \
            por escrito, com os passos na ordem em que valem a pena.",
        said: ("Em uma hora resolvi o que adiava desde março: hoje minha turma tem lista de espera.", "Camila, professora de cerâmica"),
        questions: [
            (
                "Preciso preparar alguma coisa?",
                "Só as **três linhas** sobre o seu momento. Se tiver números, mande; se não tiver, começamos por eles.",
            ),
            ("Onde é o encontro?", "Por vídeo. O link chega por e-mail com o convite para o seu calendário."),
        ],
        price: "280",
        instalments: Some("6"),
        package: None,
        duration: "60",
        working_day: "09:00–12:00, 13:00–18:00",
        saturday: "",
        after: "0",
    }
}

fn conversation() -> Script {
    Script {
        picture: include_bytes!("pictures/talk.jpg"),
        name: "Conversa em espanhol, quatro encontros",
        kind: "classes.languages",
        language: "es",
        description: "Quatro conversas de quarenta e cinco minutos para quem lê espanhol e trava na hora de falar. Cada encontro parte de um \
            assunto seu: trabalho, viagem, um texto. Anoto o que escapa, corrijo no fim e mando os áudios das frases que vale a pena repetir \
            até a semana seguinte.",
        said: ("Perdi a vergonha na segunda conversa e fechei a primeira reunião em espanhol na quarta.", "Otávio, engenheiro"),
        questions: [
            (
                "Serve para quem está começando?",
                "Serve para quem já entende uma conversa simples. Para começar do zero há cursos melhores.",
            ),
            ("E se eu não puder em uma semana?", "Os encontros valem por noventa dias: você escolhe cada horário quando quiser."),
        ],
        price: "420",
        instalments: Some("4"),
        package: Some(("4", "90")),
        duration: "45",
        working_day: "07:30–09:00, 18:30–21:00",
        saturday: "09:00–12:30",
        after: "15",
    }
}

fn prices() -> Script {
    Script {
        picture: include_bytes!("pictures/growth.jpg"),
        name: "Revisão do seu plano de preços",
        kind: "consulting.finance",
        language: "pt",
        description: "Você manda a sua tabela de preços e os números dos últimos três meses; eu devolvo uma conta clara do que cada produto \
            deixa depois de taxas e impostos. No encontro de noventa minutos decidimos o que sobe, o que sai e o que vira pacote, e como \
            contar isso a quem já compra de você.",
        said: ("Descobri que o meu produto mais vendido dava prejuízo.", "Renata, nutricionista"),
        questions: [
            ("Quais números preciso mandar?", "Vendas, taxas e impostos por produto. Uma planilha simples basta."),
            ("Meus dados ficam com você?", "Apago tudo em até trinta dias depois do encontro."),
        ],
        price: "540",
        instalments: None,
        package: None,
        duration: "90",
        working_day: "14:00–18:00",
        saturday: "",
        after: "15",
    }
}

/// Fills all steps of a new service.
async fn write(office: &Office, owner: OwnerId, script: &Script, now: Time) -> Result<ProductId, SynthError> {
    let id = registration::start(office, owner, now).await?;
    let read = registration::read(office, owner, id, now).await?;
    let image = pictures::keep(office, owner, script.picture.to_vec(), now).await?;
    let information = InformationForm {
        name: script.name.into(),
        description: script.description.into(),
        image: Some(image),
        language: script.language.into(),
        kind: script.kind.into(),
        market: read.draft.information.market.clone(),
    };
    let mut sessions = SessionsForm { duration: script.duration.into(), ..read.draft.sessions.clone() };
    if let Some((count, validity)) = script.package {
        (sessions.bundle, sessions.count, sessions.validity) = (BundleKind::Package, count.into(), validity.into());
    }
    for (day, hours) in sessions.schedule.weekly.iter_mut().enumerate() {
        *hours = match day {
            0..5 => script.working_day,
            5 => script.saturday,
            _ => "",
        }
        .into();
    }
    sessions.schedule.after = script.after.into();
    // Some sessions of the demo are over already.
    let offered_from = now - chrono::TimeDelta::days(40);
    sessions.schedule.offered_from = offered_from.date_naive().to_string();
    let price = PriceForm {
        amount: script.price.into(),
        mode: if script.instalments.is_some() { Mode::Instalments } else { Mode::One },
        instalments: script.instalments.unwrap_or_default().into(),
        bearer: Bearer::Buyer,
        converts: true,
        ..read.draft.price.clone()
    };
    let page = PageForm { blocks: blocks(&information, script), ..read.draft.page.clone() };
    let mut version = read.version;
    let parts = [
        Part::Information(information),
        Part::Sessions(sessions),
        Part::Price(price),
        Part::Page(page),
        Part::PersonalConfirmed(true),
        Part::Terms(Some(read.limits.terms.clone())),
    ];
    for part in parts {
        version = registration::save(office, owner, id, version, part, true, now).await?.version;
    }
    Ok(id)
}

/// The page that the wizard proposes, with a voice and two answers before the price.
fn blocks(information: &InformationForm, script: &Script) -> Vec<Block> {
    let mut blocks = starting_blocks(information);
    let before_price = blocks.iter().position(|block| matches!(block, Block::Price | Block::Calendar)).unwrap_or(blocks.len());
    let items = script.questions.map(|(question, answer)| Question { question: question.into(), answer: answer.into() }).into();
    let voice = Block::Testimonial { words: script.said.0.into(), who: script.said.1.into() };
    blocks.splice(before_price..before_price, [voice, Block::Questions { items }]);
    blocks
}

async fn submit(office: &Office, owner: OwnerId, id: ProductId, now: Time) -> Result<(), SynthError> {
    let version = registration::read(office, owner, id, now).await?.version;
    submission::submit(office, owner, id, version, now).await?;
    Ok(())
}

async fn approve(office: &Office, operator: AccountId, owner: OwnerId, id: ProductId, now: Time) -> Result<(), SynthError> {
    submit(office, owner, id, now).await?;
    verification::decide(office, operator, owner, id, now, &Decision::Approve, now).await?;
    Ok(())
}

/// Gives the service the address that the demo is known by, in place of its name's.
async fn keep_address(office: &Office, owner: OwnerId, id: ProductId) -> Result<(), SynthError> {
    let mut tx = office.db.write().await?;
    if let Some(mut service) = online::get(&mut tx, owner, id).await? {
        service.slug = Slug::parse(DEMO_SLUG).ok();
        let version = service.version;
        online::put(&mut tx, &service, version).await?;
    }
    tx.commit().await?;
    Ok(())
}
