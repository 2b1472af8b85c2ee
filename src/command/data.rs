//! Bringing data in: sales from files or made up for measuring, and reference rates.

use super::{CommandError, people::owner_of, told};
use chrono::Utc;
use chrono_tz::Tz;
use clap::{Args, Subcommand};
use domain::Time;
use indicatif::{ProgressBar, ProgressStyle};
use service::import::{self, Mapping, Options};
use service::office::Office;
use service::rates::LoadError;
use service::synth;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum ImportCommand {
    /// Sales from a CSV file, plain, .gz or .xz; importing again changes nothing
    Sales(ImportSales),
}

#[derive(Args)]
pub struct ImportSales {
    file: PathBuf,
    /// The owner's e-mail
    #[arg(long)]
    owner: String,
    /// Name of a mapping that is known, or a file that says what the columns mean
    #[arg(long, default_value = "standard")]
    mapping: String,
    /// IANA name of the zone of times without an offset [default: the mapping's, else the owner's]
    #[arg(long)]
    time_zone: Option<Tz>,
    /// Where refused rows are written [default: FILE.refused.csv]
    #[arg(long)]
    refusals: Option<PathBuf>,
}

#[derive(Args)]
pub struct BenchData {
    /// How many, at most 10 million
    #[arg(long)]
    sales: u64,
    /// The owner's e-mail
    #[arg(long)]
    owner: String,
    /// The same seed gives the same set
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The moment at which the five years of sales end, RFC 3339 [default: now]
    #[arg(long, value_name = "DATETIME")]
    until: Option<Time>,
}

pub async fn import(office: &Office, command: ImportCommand) -> Result<(), CommandError> {
    let ImportCommand::Sales(given) = command;
    let owner = owner_of(office, &given.owner).await?;
    let mapping = Mapping::load(&given.mapping).map_err(told)?;
    let refusals = given.refusals.unwrap_or_else(|| beside(&given.file));
    let options = Options { time_zone: given.time_zone, refusals };
    let bar = ProgressBar::no_length().with_style(style("{bytes} of {total_bytes} · {msg}"));
    let mut progress = |p: import::Progress| {
        if let Some(size) = p.size {
            bar.set_length(size);
        }
        bar.set_position(p.bytes);
        bar.set_message(format!("{} rows, {} refused", p.rows, p.refused));
    };
    let summary = import::file(&office.db, owner, &given.file, &mapping, &options, &Utc::now, &mut progress).await;
    bar.finish_and_clear();
    let summary = summary.map_err(|error| CommandError::Told(chain(&given.file, &error)))?;
    sum_up(office).await?;
    println!("{}", serde_json::to_string(&summary).map_err(told)?);
    Ok(())
}

pub async fn rates(office: &Office, file: &Path) -> Result<(), CommandError> {
    let bytes = std::fs::read(file).map_err(|error| CommandError::File(file.display().to_string(), error))?;
    let not_text = |_| CommandError::Told(format!("{}: this is not text; the bank's .zip holds the file to load", file.display()));
    let csv = String::from_utf8(bytes).map_err(not_text)?;
    let loaded = match service::rates::load(office, &csv, Utc::now()).await {
        Ok(loaded) => loaded,
        Err(LoadError::Store(error)) => return Err(error.into()),
        Err(error) => return Err(CommandError::Told(format!("{}: {error}", file.display()))),
    };
    println!(
        "{}",
        serde_json::json!({
            "days": loaded.days, "currencies": loaded.currencies, "rates": loaded.rates, "oldest": loaded.oldest, "newest": loaded.newest
        })
    );
    Ok(())
}

pub async fn bench_data(office: &Office, given: BenchData) -> Result<(), CommandError> {
    let owner = owner_of(office, &given.owner).await?;
    let bar = ProgressBar::new(given.sales).with_style(style("{human_pos} of {human_len} sales · {per_sec}"));
    let recorded =
        synth::bench(&office.db, owner, given.sales, given.seed, given.until.unwrap_or_else(Utc::now), &mut |done| bar.set_position(done))
            .await;
    bar.finish_and_clear();
    let recorded = recorded.map_err(told)?;
    sum_up(office).await?;
    println!(
        "{}",
        serde_json::json!({"added": recorded.added, "updated": recorded.updated, "unchanged": recorded.unchanged, "refused": recorded.refused})
    );
    Ok(())
}

/// Sums up the days that were written to, as the server would.
async fn sum_up(office: &Office) -> Result<(), CommandError> {
    while service::reports::fold(&office.db).await? {}
    Ok(())
}

/// `sales.csv` → `sales.csv.refused.csv`, in the same folder.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".refused.csv");
    name.into()
}

/// An error with its causes, as whoever started the import needs it.
fn chain(file: &Path, error: &dyn std::error::Error) -> String {
    let mut text = format!("{}: {error}", file.display());
    let mut cause = error.source();
    while let Some(next) = cause {
        text.push_str(&format!(": {next}"));
        cause = next.source();
    }
    text
}

fn style(text: &str) -> ProgressStyle {
    ProgressStyle::with_template(&format!("{{wide_bar}} {text}")).unwrap_or_else(|_| ProgressStyle::default_bar())
}
