//! One binary for all tests.
#![allow(
    unreachable_pub,
    reason = "helpers that several modules of the one binary share"
)]
#![allow(clippy::disallowed_methods, reason = "tests read and write files")]
#![allow(
    clippy::unwrap_used,
    clippy::too_many_lines,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "long tables of cases and small numbers; a panic is a failed test"
)]

// A module may use only the layers below it.
mod layers;
mod lexicon;
// Distances against an independent implementation, rings against their definition.
mod geodesy;
// The gazetteer: its content, damage to it, what is laid over it and where it comes from.
mod gazetteer;
// The program as a user meets it.
mod program;
// Input that cannot be used.
mod inputs;
// Runs that are killed or interrupted.
mod killed;
// What a briefing was made from.
mod manifest;
// What holds for every text.
mod properties;
// The gallery under output/ is what the program writes today.
mod golden;
// Running the program, scratch folders.
mod support;
// The files of the output folder, and what other programs make of them.
mod export;
// What happened, where, and who says so.
mod events;
// Stated distances in sentences of our own, nine languages.
mod claims;
// Places told relative to others: forty phrases and more, and what holds for all of them.
mod relative;
// The names that the recognizer finds, against the bundled gazetteer.
mod recognize;
// What a reader is told of doubts.
mod diagnose;
// Verdicts on places whose distances are known.
mod verify;
// Hand-made briefings for the drawing.
mod scenes;
// What a machine can check of a map.
mod draw;
// What the pictures show, pixel by pixel, and the flags that change them.
mod pictures;
// Charts, sectors, the legend of a small page, names, symbols.
mod pieces;
// Land and sea on the maps.
mod shores;
// Which names of context are on a map.
mod names;
// Colors that everybody can tell apart.
mod palette;
// The own tables of the gazetteer: every row against its country and its neighbor.
mod tables;
// Which place a name is, and in what sense.
mod resolve;
// Features of the user's own files as places, layers and lines to measure from.
mod user_layers;
// A document has one answer, alone and in a batch.
mod stream;
