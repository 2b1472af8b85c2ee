//! The program `mostrador`: see [`mostrador::command`].

fn main() -> std::process::ExitCode {
    mostrador::command::main()
}
