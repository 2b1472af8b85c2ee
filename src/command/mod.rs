//! The command line: `mostrador --help` tells all of it.

mod data;
mod people;
mod upkeep;

use crate::server::clock::Clock;
use crate::server::config::{ConfigError, Given};
use crate::server::run;
use clap::{Args, Parser, Subcommand};
use domain::Time;
use service::office::Office;
use std::path::PathBuf;
use std::process::ExitCode;
use store::{Db, StoreError};

/// Back office and booking counter for people who sell what they know.
#[derive(Parser)]
#[command(name = "mostrador", version)]
struct Cli {
    #[command(flatten)]
    settings: Given,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the application
    Serve,
    /// Serves a database full of believable figures, with mail that is read in the browser at /dev/mail
    Demo(Demo),
    /// Brings the database up to date and ends
    Migrate,
    /// Recomputes ledger, balances and rollups from the events, without changing anything; ends with 1 and a list where they differ
    Verify,
    /// Writes a consistent copy of the running SQLite database to a new file; also of an older program's, before it is migrated
    Backup { file: PathBuf },
    /// Accounts
    #[command(subcommand)]
    Account(people::AccountCommand),
    /// API keys
    #[command(subcommand)]
    ApiKey(people::ApiKeyCommand),
    /// Brings in what happened elsewhere
    #[command(subcommand)]
    Import(data::ImportCommand),
    /// Loads reference rates from a file of the European Central Bank, eurofxref.csv or eurofxref-hist.csv; a day that is there already
    /// is replaced. Before the first day that was loaded, the rates that come with the program count
    Rates { file: PathBuf },
    /// Writes a realistic set of up to 10 million sales through the same rules as real ones; the same seed gives the same set
    BenchData(data::BenchData),
    /// Lists every right that can be handed to a collaborator or a key, with the doors that it opens
    Permissions {
        /// As JSON: [{"name":…,"group":…,"coming":…,"doors":[…]}]
        #[arg(long)]
        json: bool,
    },
    /// Lists every server function, REST route and page with who may pass
    Doors {
        /// As JSON: [{"path":…,"method":…,"policy":…}]
        #[arg(long)]
        json: bool,
    },
}

/// The demo's clock.
#[derive(Args)]
struct Demo {
    /// What time it is at the start, RFC 3339; the clock runs on from there
    #[arg(long, value_name = "DATETIME")]
    at: Option<Time>,
    /// The clock stands still
    #[arg(long, requires = "at")]
    frozen: bool,
    /// No new sales by themselves
    #[arg(long)]
    quiet: bool,
}

/// Why a command ended without success.
#[derive(Debug, thiserror::Error)]
enum CommandError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("{}", with_cause(.0))]
    Store(#[from] StoreError),
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    #[error("{0}")]
    Told(String),
    /// Everything was said already.
    #[error("")]
    Quiet,
}

/// The cause of a database's failure, which readers of pages never see and whoever runs the program needs.
fn with_cause(error: &StoreError) -> String {
    let cause = std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default();
    format!("{error}{cause}")
}

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn,mostrador=info,service=info".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("mostrador: {error}");
            return ExitCode::FAILURE;
        }
    };
    let result = runtime.block_on(run(cli));
    // What still runs beside the requests is not waited for without end.
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(CommandError::Quiet) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("mostrador: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<(), CommandError> {
    if let Command::Doors { json } = cli.command {
        upkeep::doors(json);
        return Ok(());
    }
    if let Command::Permissions { json } = cli.command {
        upkeep::permissions(json);
        return Ok(());
    }
    let config = cli.settings.check(matches!(cli.command, Command::Demo(_)))?;
    let (url, public_url) = (&config.database_url.clone(), config.public_url.clone());
    let office = |db| Office::new(db, &public_url);
    match cli.command {
        Command::Serve => run::serve(config, Clock::Real).await.map_err(told),
        Command::Demo(demo) => {
            let clock = demo.at.map_or(Clock::Real, |at| Clock::at(at, demo.frozen));
            run::demo(config, clock, !demo.quiet && !demo.frozen).await.map_err(told)
        }
        Command::Migrate => {
            let office = office(Db::open(url).await?);
            service::products::market::complete(&office).await?;
            office.db.close().await;
            Ok(())
        }
        // Looking changes nothing: a wrong address is told, and a program that is newer than its database waits to be let in.
        Command::Verify => upkeep::verify(&Db::open_as_it_is(url).await?).await,
        Command::Backup { file } => upkeep::backup(&Db::connect(url).await?, &file).await,
        Command::ApiKey(command) => people::api_key(&office(Db::open_as_it_is(url).await?), command).await,
        // The first account is how an installation begins; the others need an account.
        Command::Account(command) => people::account(&office(Db::open(url).await?), command).await,
        Command::Import(command) => data::import(&office(Db::open_existing(url).await?), command).await,
        Command::Rates { file } => data::rates(&office(Db::open_existing(url).await?), &file).await,
        Command::BenchData(command) => data::bench_data(&office(Db::open_existing(url).await?), command).await,
        Command::Doors { .. } | Command::Permissions { .. } => Ok(()),
    }
}

fn told(error: impl std::fmt::Display) -> CommandError {
    CommandError::Told(error.to_string())
}
