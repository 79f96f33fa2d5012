//! The program: flags in, result on standard output, everything else on standard error.

mod args;
mod basemap;
mod distance;
mod files;
mod folder;
mod gazetteer;
mod located;
mod made;
mod map;
mod places;
mod ranges;
mod rings;
mod stream;
mod typed;
mod unfinished;
mod user_layers;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use plotroom::Error;
use plotroom::settings::{Lexicon, lexicon};

use args::{Arguments, Command};

/// Runs the program with the arguments of the process.
///
/// Exit codes: 0 done, 1 a claim is contradicted under --strict, 2 an error said in words,
/// 130 interrupted.
pub(crate) fn main() -> ExitCode {
    unfinished::watch();
    match run(Arguments::of(std::env::args_os())) {
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

fn run(arguments: Arguments) -> Result<ExitCode, Error> {
    words(&arguments.own.lexicon)?;
    let opened = || self::gazetteer::opened(&arguments.own.gazetteer);
    match arguments.command {
        Command::Map(flags) => map::map(&flags, &arguments.own, &opened()?)?,
        Command::Places(flags) => places::places(&flags, &opened()?)?,
        Command::Verify(flags) => {
            let contradicted = verify::verify(&flags, &opened()?)?;
            if contradicted && flags.strict {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Distance(flags) => distance::distance(&flags, opened)?,
        Command::Rings(flags) => rings::rings(&flags, opened)?,
        Command::Gazetteer(command) => gazetteer::gazetteer(&command, opened)?,
        Command::Ranges(flags) => ranges::ranges(&flags)?,
        Command::Stream(flags) => stream::stream(&flags, &opened()?)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Lays the user's words over those of the program.
fn words(files: &[PathBuf]) -> Result<(), Error> {
    if files.is_empty() {
        return Ok(());
    }
    let read = |path: &PathBuf| {
        Lexicon::read(&files::text(path)?).map_err(|error| Error::Unreadable {
            path: path.clone(),
            message: error.to_string(),
        })
    };
    lexicon::lay_over(files.iter().map(read).collect::<Result<_, _>>()?)
}
