//! The program: flags in, result on standard output, everything else on standard error.

mod args;
mod basemap;
mod files;
mod folder;
mod gazetteer;
mod located;
mod map;
mod measure;
mod places;
mod ranges;
mod stream;
mod verify;

use std::process::ExitCode;

use plotroom::Error;
use plotroom::gazetteer::Gazetteer;

use args::{Arguments, Command};

/// Runs the program with the arguments of the process.
///
/// Exit codes: 0 done, 1 a claim is contradicted under --strict, 2 an error said in words.
pub(crate) fn main() -> ExitCode {
    match run(Arguments::of(std::env::args_os()).command) {
        Ok(code) => code,
        Err(Error::Io { source, .. })
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

fn run(command: Command) -> Result<ExitCode, Error> {
    match command {
        Command::Map(flags) => map::map(&flags, &Gazetteer::bundled()?)?,
        Command::Places(flags) => places::places(&flags, &Gazetteer::bundled()?)?,
        Command::Verify(flags) => {
            let contradicted = verify::verify(&flags, &Gazetteer::bundled()?)?;
            if contradicted && flags.strict {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Distance(flags) => measure::distance(&flags)?,
        Command::Rings(flags) => measure::rings(&flags)?,
        Command::Gazetteer(command) => gazetteer::gazetteer(&command)?,
        Command::Ranges(flags) => ranges::ranges(&flags)?,
        Command::Stream(flags) => stream::stream(&flags, &Gazetteer::bundled()?)?,
    }
    Ok(ExitCode::SUCCESS)
}
