//! The program: flags in, result on standard output, everything else on standard error.

mod args;
mod files;
mod measure;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};

/// Runs the program with the arguments of the process.
///
/// Exit codes: 0 done, 2 an error said in words.
pub(crate) fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Distance(flags) => measure::distance(&flags),
        Command::Rings(flags) => measure::rings(&flags),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(plotroom::Error::Io { source, .. })
            if source.kind() == std::io::ErrorKind::BrokenPipe =>
        {
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("plotroom: {error}");
            ExitCode::from(2)
        }
    }
}
