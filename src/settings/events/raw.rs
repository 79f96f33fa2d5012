//! The TOML of one language, compiled into the tables.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::inflection::{Form, forms, with_s};
use super::{Entry, EventWords, Governs, Part, Pattern, Tag};
use crate::error::Error;
use crate::model::{EventKind, SourceKind};

/// Letters by which stems are found.
const PREFIX: usize = 3;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[allow(dead_code, reason = "names the language for people who read the file")]
    language: String,
    #[serde(default)]
    inflection: Inflection,
    #[serde(default)]
    irregular: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    trigger: Vec<Trigger>,
    #[serde(default)]
    tags: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    modes: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    sources: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    bearings: BTreeMap<String, f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Inflection {
    #[default]
    None,
    English,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Trigger {
    kind: Option<EventKind>,
    mode: Option<String>,
    #[serde(default)]
    weak: bool,
    #[serde(default)]
    failed: bool,
    #[serde(default)]
    agent: bool,
    #[serde(default)]
    armed: bool,
    #[serde(default)]
    said: bool,
    #[serde(default)]
    governs: Governs,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
}

/// The first letters of a word, by which stems are found; `None` for a shorter word.
pub(super) fn prefix(word: &str) -> Option<&str> {
    let (end, _) = word.char_indices().nth(PREFIX - 1)?;
    let rest = word.get(end..)?;
    let last = rest.chars().next()?;
    word.get(..end + last.len_utf8())
}

pub(super) fn add(words: &mut EventWords, toml: &str) -> Result<(), Error> {
    let file: File = toml::from_str(toml)
        .map_err(|error| Error::Settings { message: error.to_string() })?;
    for trigger in &file.trigger {
        for verb in &trigger.verbs {
            add_verb(words, &file, trigger, verb)?;
        }
        for noun in &trigger.nouns {
            add_noun(words, &file, trigger, noun)?;
        }
    }
    for (name, list) in &file.tags {
        let tag: Tag = parse(name)?;
        for word in list {
            with_entry(words, word, |entry| entry.tags |= tag.bit())?;
        }
    }
    let bearings =
        file.bearings.iter().map(|(word, degrees)| (word.to_lowercase(), *degrees));
    words.bearings.extend(bearings);
    for (name, list) in &file.sources {
        let kind: SourceKind = parse(name)?;
        for word in list {
            with_entry(words, word, |entry| entry.source = Some(kind))?;
        }
    }
    for (name, list) in &file.modes {
        let known = words.modes.iter().position(|mode| mode == name);
        let number = known.unwrap_or_else(|| {
            words.modes.push(name.clone());
            words.modes.len() - 1
        });
        let number = u8::try_from(number).ok().ok_or_else(|| {
            settings(format!("more than 255 modes, \"{name}\" is one too many"))
        })?;
        for word in list {
            let (first, rest) = split(word)?;
            let rest: Vec<String> = rest.iter().map(|word| word.to_lowercase()).collect();
            with_entry(words, first, |entry| {
                if rest.is_empty() {
                    entry.mode = Some(number);
                } else {
                    entry.long_modes.push((rest, number));
                }
            })?;
        }
    }
    Ok(())
}

fn settings(message: String) -> Error {
    Error::Settings { message }
}

fn parse<'a, T: Deserialize<'a>>(name: &'a str) -> Result<T, Error> {
    let reader = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name);
    T::deserialize(reader).map_err(|error| settings(error.to_string()))
}

fn add_verb(
    words: &mut EventWords,
    file: &File,
    trigger: &Trigger,
    verb: &str,
) -> Result<(), Error> {
    let (first, rest) = split(verb)?;
    let number = add_pattern(
        words,
        trigger,
        rest.iter().map(|word| part(word)).collect::<Result<_, _>>()?,
    )?;
    if file.inflection == Inflection::None || first.ends_with('*') {
        return with_entry(words, first, |entry| entry.heads.push((number, Form::Verb)));
    }
    let irregular = file.irregular.get(first).map(Vec::as_slice);
    for (word, form) in forms(first, irregular) {
        with_entry(words, &word, |entry| entry.heads.push((number, form)))?;
    }
    Ok(())
}

fn add_noun(
    words: &mut EventWords,
    file: &File,
    trigger: &Trigger,
    noun: &str,
) -> Result<(), Error> {
    let (first, rest) = split(noun)?;
    let mut parts =
        rest.iter().map(|word| part(word)).collect::<Result<Vec<Part>, _>>()?;
    let english = file.inflection == Inflection::English;
    if let (true, Some(Part::Any(last))) = (english, parts.last_mut()) {
        let more: Vec<(String, bool)> = last
            .iter()
            .filter(|(_, stem)| !stem)
            .map(|(word, _)| (with_s(word), false))
            .collect();
        last.extend(more);
    }
    let alone = parts.is_empty();
    let number = add_pattern(words, trigger, parts)?;
    with_entry(words, first, |entry| entry.heads.push((number, Form::Noun)))?;
    if alone && english && !first.ends_with('*') {
        with_entry(words, &with_s(first), |entry| {
            entry.heads.push((number, Form::Noun));
        })?;
    }
    Ok(())
}

fn split(pattern: &str) -> Result<(&str, Vec<&str>), Error> {
    let mut parts = pattern.split_whitespace();
    let first = parts.next().filter(|word| *word != ".." && !word.contains('|'));
    let first = first
        .ok_or_else(|| settings(format!("\"{pattern}\" does not start with one word")))?;
    Ok((first, parts.collect()))
}

fn part(word: &str) -> Result<Part, Error> {
    if word == ".." {
        return Ok(Part::Gap);
    }
    if let Some(tag) = word.strip_prefix('@') {
        return parse(tag).map(Part::Tagged);
    }
    let one = |word: &str| {
        let word = word.to_lowercase();
        match word.strip_suffix('*') {
            Some(stem) => (stem.to_owned(), true),
            None => (word, false),
        }
    };
    Ok(Part::Any(word.split('|').map(one).collect()))
}

fn add_pattern(
    words: &mut EventWords,
    trigger: &Trigger,
    rest: Vec<Part>,
) -> Result<u32, Error> {
    let number = u32::try_from(words.patterns.len())
        .ok()
        .ok_or_else(|| settings("more than four billion patterns".into()))?;
    words.patterns.push(Pattern {
        kind: trigger.kind,
        mode: trigger.mode.clone(),
        weak: trigger.weak,
        failed: trigger.failed,
        agent: trigger.agent,
        armed: trigger.armed,
        said: trigger.said,
        governs: trigger.governs,
        rest,
    });
    Ok(number)
}

fn with_entry(
    words: &mut EventWords,
    word: &str,
    change: impl FnOnce(&mut Entry),
) -> Result<(), Error> {
    let lower = word.to_lowercase();
    let Some(stem) = lower.strip_suffix('*') else {
        words.heads.add(&lower);
        change(words.exact.entry(lower).or_default());
        return Ok(());
    };
    let key = prefix(stem).ok_or_else(|| {
        settings(format!("\"{word}\" is too short: a stem has at least {PREFIX} letters"))
    })?;
    words.heads.add_stem(stem);
    let list = words.stems.entry(key.to_owned()).or_default();
    if let Some((_, entry)) = list.iter_mut().find(|(known, _)| known == stem) {
        change(entry);
    } else {
        let mut entry = Entry::default();
        change(&mut entry);
        list.push((stem.to_owned(), entry));
    }
    Ok(())
}
