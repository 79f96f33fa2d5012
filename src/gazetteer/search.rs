//! Names near a key: other transliterations of it, and names that differ in a few letters.

use std::sync::LazyLock;

use super::index::{Index, State};

/// Pieces of romanized names that stand for one another; each line is one sound.
const SOUNDS: &[&[&str]] = &[
    &["ya", "ia", "ja", "iya", "a"],
    &["yu", "iu", "ju", "iyu"],
    &["ye", "ie", "je", "e", "iye"],
    &["yo", "io", "jo", "e"],
    &["y", "i", "j", "yi", "ii", "iy", "yy", "ey", "iyi"],
    &["g", "h", "gh"],
    &["kh", "h", "ch", "x"],
    &["w", "v"],
    &["ts", "c", "tz", "z"],
    &["ch", "tch", "cz", "tsch", "tj"],
    &["sh", "sch", "sz"],
    &["shch", "sch", "sc", "szcz"],
    &["zh", "j", "z", "dzh"],
    &["q", "k", "qu", "c"],
    &["ou", "oo", "u", "w"],
    &["ee", "i", "e"],
    &["ay", "ai", "ei", "ey"],
    &["aa", "a"],
    &["ah", "a", "eh"],
    &["bb", "b"],
    &["dd", "d"],
    &["ff", "f"],
    &["kk", "k"],
    &["ll", "l"],
    &["mm", "m"],
    &["nn", "n"],
    &["pp", "p"],
    &["rr", "r"],
    &["ss", "s"],
    &["tt", "t"],
    &["zz", "z"],
    &["al ", "el ", "ad ", "ar ", "as ", "ash ", "at ", "az ", "an ", "ez ", "ed ", ""],
];

/// A key that differs in more sounds than this is another name.
const MOST_SOUNDS: usize = 4;
/// Nodes that one search may visit: a bound for hostile input, never met by names.
const MOST_VISITS: usize = 200_000;
/// Keys above this length are not searched for.
const LONGEST: usize = 64;

/// The entries of all names that are another romanization of a key.
pub(super) fn transliterations(index: &Index<'_>, key: &str) -> Vec<u64> {
    let mut found = Vec::new();
    if key.is_ascii() && (4..=LONGEST).contains(&key.len()) {
        let turns = turns(key);
        let mut walk =
            Sounds { index, key: key.as_bytes(), turns, found: &mut found, visits: 0 };
        walk.from(0, index.root(), 0);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What a piece of a key may turn into: its length in bytes, and the other pieces.
type Turn = (usize, &'static [u8]);

/// A piece with its line of [`SOUNDS`].
type Piece = (&'static str, &'static [&'static str]);

/// The pieces that start with each byte.
static PIECES: LazyLock<Vec<Vec<Piece>>> = LazyLock::new(|| {
    let mut pieces = vec![Vec::new(); 256];
    for sounds in SOUNDS {
        // The empty piece is only what another one may turn into.
        for piece in sounds.iter().filter(|piece| !piece.is_empty()) {
            pieces[usize::from(piece.as_bytes()[0])].push((*piece, *sounds));
        }
    }
    pieces
});

/// The turns at every byte of a key.
fn turns(key: &str) -> Vec<Vec<Turn>> {
    let bytes = key.as_bytes();
    let of = |at: usize| {
        let mut found = Vec::new();
        for (piece, sounds) in &PIECES[usize::from(bytes[at])] {
            if bytes[at..].starts_with(piece.as_bytes()) {
                let others = sounds.iter().filter(|other| *other != piece);
                found.extend(others.map(|other| (piece.len(), other.as_bytes())));
            }
        }
        found
    };
    (0..key.len()).map(of).collect()
}

struct Sounds<'a> {
    index: &'a Index<'a>,
    key: &'a [u8],
    turns: Vec<Vec<Turn>>,
    found: &'a mut Vec<u64>,
    visits: usize,
}

impl Sounds<'_> {
    fn from(&mut self, at: usize, state: State, changed: usize) {
        self.visits += 1;
        if self.visits > MOST_VISITS {
            return;
        }
        let Some(&byte) = self.key.get(at) else {
            if changed > 0 {
                self.found.extend(self.index.value(state));
            }
            return;
        };
        let Some(ways) = self.index.ways(state) else { return };
        if let Some(next) = self.index.take(&ways, byte) {
            self.from(at + 1, next, changed);
        }
        if changed == MOST_SOUNDS {
            return;
        }
        for turn in 0..self.turns[at].len() {
            let (length, other) = self.turns[at][turn];
            let next = match other.split_first() {
                Some((first, rest)) => {
                    let next = self.index.take(&ways, *first);
                    next.and_then(|next| self.index.walk(next, rest))
                }
                None => Some(state),
            };
            if let Some(next) = next {
                self.from(at + length, next, changed + 1);
            }
        }
    }
}

/// The entries of all names within so many insertions, deletions, substitutions and
/// transpositions of characters of a key, with their distance.
pub(super) fn near(index: &Index<'_>, key: &str, most: usize) -> Vec<(usize, u64)> {
    let wanted: Vec<char> = key.chars().collect();
    let mut found = Vec::new();
    if wanted.is_empty() || key.len() > LONGEST {
        return found;
    }
    let row: Vec<usize> = (0..=wanted.len()).collect();
    let mut walk = Near {
        index,
        wanted: &wanted,
        most,
        found: &mut found,
        visits: 0,
        bytes: [0; 4],
    };
    walk.from(index.root(), 0, &[], &row, None);
    found.sort_unstable();
    found
}

struct Near<'a> {
    index: &'a Index<'a>,
    wanted: &'a [char],
    most: usize,
    found: &'a mut Vec<(usize, u64)>,
    visits: usize,
    bytes: [u8; 4],
}

impl Near<'_> {
    /// One more byte on the way: `row` is the last row of the matrix of distances (Damerau
    /// 1964, optimal string alignment), `above` the one before it, with its character.
    fn from(
        &mut self,
        state: State,
        partial: usize,
        above: &[usize],
        row: &[usize],
        last: Option<char>,
    ) {
        self.visits += 1;
        if self.visits > MOST_VISITS {
            return;
        }
        if partial == 0 {
            let distance = row[self.wanted.len()];
            if distance <= self.most {
                self.found.extend(self.index.value(state).map(|entry| (distance, entry)));
            }
        }
        for (byte, next) in self.index.steps(state) {
            let Some(slot) = self.bytes.get_mut(partial) else { return };
            *slot = byte;
            let Ok(text) = std::str::from_utf8(&self.bytes[..=partial]) else {
                self.from(next, partial + 1, above, row, last);
                continue;
            };
            let Some(c) = text.chars().next() else { continue };
            let mut fresh = Vec::with_capacity(row.len());
            fresh.push(row[0] + 1);
            for (i, &wanted) in self.wanted.iter().enumerate() {
                let mut cost = (row[i] + usize::from(wanted != c))
                    .min(row[i + 1] + 1)
                    .min(fresh[i] + 1);
                let swapped = i > 0 && Some(wanted) == last && self.wanted[i - 1] == c;
                if let (true, Some(before)) = (swapped, above.get(i.wrapping_sub(1))) {
                    cost = cost.min(before + 1);
                }
                fresh.push(cost);
            }
            if fresh.iter().min().is_some_and(|least| *least <= self.most) {
                self.from(next, 0, row, &fresh, Some(c));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Index, near, transliterations};

    fn built(keys: &[&str]) -> Vec<u8> {
        let mut keys: Vec<&str> = keys.to_vec();
        keys.sort_unstable();
        let numbered = keys.into_iter().zip(0..);
        fst::Map::from_iter(numbered).unwrap().into_fst().into_inner()
    }

    #[test]
    fn romanizations_of_a_name_find_one_another() {
        for (known, typed) in [
            ("huliaipole", "gulyaypole"),
            ("hulyaypole", "huliaipole"),
            ("kupyansk", "kupiansk"),
            ("mykolayiv", "mykolaiv"),
            ("zaporizhzhia", "zaporizhzhya"),
            ("avdiivka", "avdiyivka"),
            ("raqqa", "raqqah"),
            ("fallujah", "al fallujah"),
        ] {
            let bytes = built(&[known, "something else"]);
            let index = Index::new(&bytes).unwrap();
            let entry = index.get(known.as_bytes()).unwrap();
            assert_eq!(transliterations(&index, typed), [entry], "{typed}");
        }
    }

    #[test]
    fn near_names_have_their_distance() {
        let bytes = built(&["tiraspol", "kyiv", "харків", "odesa"]);
        let index = Index::new(&bytes).unwrap();
        let of = |key: &str| index.get(key.as_bytes()).unwrap();
        assert_eq!(near(&index, "tirapsol", 2), [(1, of("tiraspol"))]);
        assert_eq!(near(&index, "tirapol", 2), [(1, of("tiraspol"))]);
        assert_eq!(near(&index, "харкив", 1), [(1, of("харків"))]);
        assert_eq!(near(&index, "odessaa", 2), [(2, of("odesa"))]);
        assert!(near(&index, "lviv", 1).is_empty());
    }
}
