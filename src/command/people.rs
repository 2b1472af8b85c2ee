//! Accounts and keys from the command line.

use super::CommandError;
use chrono::Utc;
use clap::{Args, Subcommand};
use domain::account::SignUpForm;
use domain::collaborators::{KeyRights, Right};
use domain::id::OwnerId;
use domain::name::Email;
use service::accounts::AccountError;
use service::asking::Asking;
use service::office::Office;
use std::io::BufRead;
use store::StoreError;

#[derive(Subcommand)]
pub enum AccountCommand {
    /// Opens an account whose address needs no proof; the password is read from standard input, one line
    Add(AddAccount),
}

#[derive(Args)]
pub struct AddAccount {
    email: String,
    #[arg(long)]
    name: String,
    /// ISO 3166-1 alpha-2
    #[arg(long, default_value = "BR")]
    country: String,
    /// IANA name
    #[arg(long, default_value = "America/Sao_Paulo")]
    time_zone: String,
    /// ISO 4217
    #[arg(long, default_value = "BRL")]
    currency: String,
    /// en, es, pt-BR or it
    #[arg(long, default_value = "pt-BR")]
    language: String,
    /// May run the installation
    #[arg(long)]
    operator: bool,
}

#[derive(Subcommand)]
pub enum ApiKeyCommand {
    /// Makes a key and prints it, once
    Add {
        /// The owner's e-mail
        #[arg(long)]
        owner: String,
        #[arg(long, default_value = "command line")]
        name: String,
        /// What it may do, such as products.view; may be given more than once. Without it: everything. See: mostrador permissions
        #[arg(long = "right", value_name = "NAME", value_parser = right)]
        rights: Vec<Right>,
    },
}

pub async fn account(office: &Office, command: AccountCommand) -> Result<(), CommandError> {
    let AccountCommand::Add(add) = command;
    let mut password = String::new();
    std::io::stdin().lock().read_line(&mut password).map_err(|e| CommandError::File("standard input".into(), e))?;
    let form = SignUpForm {
        name: add.name,
        email: add.email,
        password: password.trim_end_matches(['\r', '\n']).to_owned(),
        country: add.country,
        time_zone: add.time_zone,
        currency: add.currency,
        language: add.language,
    };
    match service::accounts::add(office, &form, add.operator, Utc::now()).await {
        Ok(id) => {
            println!("{id}");
            Ok(())
        }
        Err(AccountError::Faults(faults)) => {
            let said: Vec<String> = faults.iter().map(|(field, fault)| format!("{}: {fault:?}", <&str>::from(field))).collect();
            Err(CommandError::Told(said.join("\n")))
        }
        Err(AccountError::Store(StoreError::Conflict(_))) => Err(CommandError::Told(format!("{} has an account already", form.email))),
        Err(AccountError::Store(error)) => Err(error.into()),
        Err(error) => Err(CommandError::Told(error.to_string())),
    }
}

pub async fn api_key(office: &Office, command: ApiKeyCommand) -> Result<(), CommandError> {
    let ApiKeyCommand::Add { owner, name, rights } = command;
    let owner = owner_of(office, &owner).await?;
    let wanted = if rights.is_empty() { KeyRights::Everything } else { KeyRights::Only(rights.into()) };
    let key = service::api_keys::add(office, &Asking::owner_here(owner, Utc::now()), &name, wanted).await.map_err(super::told)?;
    println!("{key}");
    Ok(())
}

/// A right by its name.
fn right(name: &str) -> Result<Right, String> {
    name.parse().map_err(|_| "there is no such right; see: mostrador permissions".to_owned())
}

/// The owner with this address.
pub async fn owner_of(office: &Office, email: &str) -> Result<OwnerId, CommandError> {
    let parsed = Email::parse(email).map_err(|e| CommandError::Told(format!("{email}: {e}")))?;
    let mut tx = office.db.read().await?;
    let account = store::accounts::by_email(&mut tx, &parsed).await?;
    account
        .map(|account| account.id.into())
        .ok_or_else(|| CommandError::Told(format!("{email} has no account; see: mostrador account add --help")))
}
