//! Running another program, saying what for and how long it took.

use std::process::Command;
use std::time::Instant;

/// What every step gives: a value, or the sentence that ends the build.
pub type Done<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// Runs a step and prints its time when it was long enough to be felt.
pub fn step<T>(name: &str, work: impl FnOnce() -> Done<T>) -> Done<T> {
    let start = Instant::now();
    let value = work().map_err(|error| format!("{name}: {error}"))?;
    let seconds = start.elapsed().as_secs_f32();
    if seconds > 0.1 {
        eprintln!("[xtask] {name}: {seconds:.1} s");
    }
    Ok(value)
}

/// Runs a program to its end; its failure is ours.
pub fn run(command: &mut Command) -> Done {
    let status = command.status().map_err(|error| format!("{}: {error}", command.get_program().to_string_lossy()))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", command.get_program().to_string_lossy()).into()) }
}
