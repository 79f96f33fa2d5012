//! Endings and changing stems in Latin letters.

use super::Ending;

/// Endings in Latin letters without diacritics.
pub(super) const ENDINGS: &[Ending] = &[
    // Polish and Czech.
    ("skiego", &["sk", "ski", "skie"]),
    ("skiemu", &["ski", "skie"]),
    ("skim", &["sk", "ski", "skie"]),
    ("skiej", &["ska"]),
    ("owego", &["owy", "owe"]),
    ("owej", &["owa"]),
    ("nego", &["ny", "ne"]),
    ("nej", &["na"]),
    ("owie", &["ow", "owo"]),
    ("owa", &["ow", "owo"]),
    ("owem", &["ow", "owo"]),
    ("owi", &["ow", ""]),
    ("ciem", &["c"]),
    ("iem", &["", "ie"]),
    ("em", &["", "o", "e"]),
    ("iego", &["i", "ie", "y"]),
    ("iej", &["a", "ia"]),
    ("sce", &["ska"]),
    ("dze", &["ga"]),
    ("rze", &["r", "ra"]),
    ("nie", &["n", "na", "no", "nia"]),
    ("cie", &["t", "ta", "to", "cie"]),
    ("dzie", &["d", "da"]),
    ("sie", &["s", "sa"]),
    ("le", &["l", "la", "lo"]),
    ("wie", &["w", "wa", "wo"]),
    ("mie", &["m", "ma"]),
    ("ji", &["ja"]),
    ("ie", &["", "a", "o"]),
    ("ia", &["", "ie"]),
    ("iu", &["", "ie", "ia"]),
    ("ach", &["y", "i", "e"]),
    ("ami", &["y", "i"]),
    ("ou", &["a"]),
    ("ce", &["ka", "k"]),
    ("la", &["le"]),
    ("lu", &["le"]),
    ("za", &["ze"]),
    ("zu", &["ze"]),
    // Plurals have no ending in the genitive.
    ("lc", &["lce"]),
    ("lk", &["lki"]),
    ("nic", &["nice"]),
    ("wic", &["wice"]),
    // Romanian.
    ("ului", &["", "ul", "u", "i"]),
    ("ul", &["", "u"]),
    ("lui", &["", "l"]),
    ("atii", &["atea"]),
    ("arii", &["area"]),
    ("evei", &["eava"]),
    ("cai", &["ca"]),
    ("gai", &["ga"]),
    ("iei", &["ia", "ie"]),
    ("ei", &["a", "ea", "e"]),
    ("ii", &["ia", "ie", "a"]),
    ("ilor", &["i", "ii", "e"]),
    ("elor", &["e", "ele"]),
    // Hungarian.
    ("ban", &[""]),
    ("ben", &[""]),
    ("bol", &[""]),
    ("nal", &[""]),
    ("nel", &[""]),
    ("rol", &[""]),
    ("tol", &[""]),
    ("hoz", &[""]),
    ("hez", &[""]),
    ("nak", &[""]),
    ("nek", &[""]),
    ("val", &[""]),
    ("vel", &[""]),
    ("ba", &[""]),
    ("be", &[""]),
    ("ra", &[""]),
    ("re", &[""]),
    ("on", &[""]),
    ("en", &["", "e"]),
    ("ig", &[""]),
    // German.
    ("ischen", &["", "isch"]),
    ("ische", &["", "isch"]),
    ("er", &["", "en"]),
    ("s", &[""]),
    ("n", &["", "e"]),
    // Short ones of several languages.
    ("om", &["", "o"]),
    ("a", &["", "o"]),
    ("u", &["", "a", "o"]),
    ("y", &["a", ""]),
    ("i", &["", "a", "y", "e"]),
    ("e", &["a", "", "o"]),
    ("o", &["a"]),
];

/// Endings that only words of longer names have: alone they are those of given names
/// ("Joachim", "Heinrich", "Andrzej").
pub(super) const OF_LONGER_NAMES: &[Ending] = &[
    ("ego", &["y", "e"]),
    ("emu", &["y", "e"]),
    ("ej", &["a"]),
    ("ym", &["y", "e"]),
    ("im", &["i", "ie"]),
    ("ych", &["e", "y"]),
    ("ich", &["ie", "i"]),
    ("ow", &["y", "i"]),
    ("ach", &["y", "i", "e"]),
    // German: "Schwarzen Meer".
    ("en", &["es"]),
    ("es", &[""]),
];

/// The Polish stem with the vowel that fell out in front of an ending: Zgorzelcu is of
/// Zgorzelec, Ostrowcu of Ostrowiec, Lądku of Lądek.
pub(super) fn fleeting(stem: &str, ending: &str) -> Vec<String> {
    let endings = ["u", "a", "em", "iem", "owi"];
    let mut characters = stem.chars().rev();
    let (last, before) = (characters.next(), characters.next());
    let bare = &stem[..stem.len().saturating_sub(1)];
    let closes = before.is_some_and(|letter| !"aeiouysc".contains(letter));
    if !closes || !endings.contains(&ending) {
        return Vec::new();
    }
    match last {
        Some('c') => vec![format!("{bare}ec"), format!("{bare}iec")],
        Some('k') if ending != "a" => vec![format!("{bare}ek")],
        _ => Vec::new(),
    }
}
