//! The name index: a finite state transducer as the `fst` crate writes it (its version 3),
//! read here with every access checked, so that damaged bytes give no match, never a panic.

/// The bytes that the `fst` crate folds into a node's first byte; number 1 is the first
/// (fst 0.4, `raw/common_inputs.rs`).
const COMMON: &[u8; 63] =
    b"te/oasripcnw.hlm-du012g=:bf3y5&_4v9678k%?xCDASFIBEjPTzRNM+LOqHG";

/// Nodes with more transitions than this hold a table of 256 bytes to find one.
const TABLE_FROM: usize = 32;

/// Bytes before the first node, and after the last: keys, root address, checksum.
const HEAD: usize = 16;
const TAIL: usize = 20;

/// An opened index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Index<'a> {
    data: &'a [u8],
    root: usize,
}

/// A state of the index, and what the way to it has added up to.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    address: usize,
    sum: u64,
}

/// The ways on from a state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ways {
    node: Node,
    sum: u64,
}

/// A decoded node. All places are positions in the data.
#[derive(Debug, Clone, Copy)]
struct Node {
    last: bool,
    count: usize,
    /// Where its inputs start, in descending order; for one transition the input itself.
    inputs: usize,
    single: Option<u8>,
    table: Option<usize>,
    /// The end of the addresses: number i is at `addresses - (i + 1) * address_size`.
    addresses: usize,
    address_size: usize,
    outputs: usize,
    output_size: usize,
    end: usize,
    next: bool,
}

/// A number of at most eight bytes, little-endian.
#[inline]
fn number(data: &[u8], at: usize, size: usize) -> Option<u64> {
    let unused = u32::try_from(8_usize.checked_sub(size)? * 8).ok()?;
    let behind = data.get(at..)?;
    // Nearly always eight bytes are there to be read at once.
    if let Some(eight) = behind.first_chunk() {
        let kept = u64::MAX.checked_shr(unused).unwrap_or(0);
        return Some(u64::from_le_bytes(*eight) & kept);
    }
    let bytes = behind.get(..size)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

impl<'a> Index<'a> {
    /// An index over the bytes of a finished transducer, `None` if they are none.
    pub(super) fn new(data: &'a [u8]) -> Option<Self> {
        let tail = data.len().checked_sub(TAIL)?;
        if number(data, 0, 8)? != 3 || data.len() < HEAD + TAIL {
            return None;
        }
        let root = usize::try_from(number(data, tail + 8, 8)?).ok()?;
        (root < tail).then_some(Self { data, root })
    }

    /// The state before the first byte of a key.
    pub(super) fn root(&self) -> State {
        State { address: self.root, sum: 0 }
    }

    #[expect(clippy::inline_always, reason = "a byte of a key needs part of a node only")]
    #[inline(always)]
    fn node(&self, address: usize) -> Option<Node> {
        let data = self.data;
        let state = *data.get(address)?;
        if state & 0b1000_0000 != 0 {
            let common = usize::from(state & 0b11_1111);
            let (single, inputs) = match common.checked_sub(1) {
                Some(i) => (*COMMON.get(i)?, address),
                None => (*data.get(address.checked_sub(1)?)?, address - 1),
            };
            let next = state & 0b0100_0000 != 0;
            let sizes = if next { 0 } else { *data.get(inputs.checked_sub(1)?)? };
            let addresses = if next { inputs } else { inputs - 1 };
            let address_size = usize::from(sizes >> 4);
            let output_size = usize::from(sizes & 15);
            let outputs = addresses.checked_sub(address_size)?;
            return Some(Node {
                last: false,
                count: 1,
                inputs,
                single: Some(single),
                table: None,
                addresses,
                address_size,
                outputs,
                output_size,
                end: outputs.checked_sub(output_size)?,
                next,
            });
        }
        let last = state & 0b0100_0000 != 0;
        let (count, at) = match usize::from(state & 0b11_1111) {
            0 => match *data.get(address.checked_sub(1)?)? {
                1 => (256, address - 1),
                n => (usize::from(n), address - 1),
            },
            n => (n, address),
        };
        let at = at.checked_sub(1)?;
        let sizes = *data.get(at)?;
        let (address_size, output_size) =
            (usize::from(sizes >> 4), usize::from(sizes & 15));
        let table = if count > TABLE_FROM { Some(at.checked_sub(256)?) } else { None };
        let inputs = table.unwrap_or(at).checked_sub(count)?;
        let outputs = inputs.checked_sub(count * address_size)?;
        let end = outputs.checked_sub(count * output_size)?.checked_sub(if last {
            output_size
        } else {
            0
        })?;
        Some(Node {
            last,
            count,
            inputs,
            single: None,
            table,
            addresses: inputs,
            address_size,
            outputs,
            output_size,
            end,
            next: false,
        })
    }

    #[inline]
    fn follow(&self, node: &Node, i: usize, sum: u64) -> Option<State> {
        if node.next {
            return Some(State { address: node.end.checked_sub(1)?, sum });
        }
        let at = node.addresses.checked_sub((i + 1) * node.address_size)?;
        let delta = usize::try_from(number(self.data, at, node.address_size)?).ok()?;
        let address = if delta == 0 { 0 } else { node.end.checked_sub(delta)? };
        let out = if node.output_size == 0 {
            0
        } else {
            let at = node.outputs.checked_sub((i + 1) * node.output_size)?;
            number(self.data, at, node.output_size)?
        };
        Some(State { address, sum: sum.wrapping_add(out) })
    }

    /// The state after one more byte of a key.
    #[inline]
    pub(super) fn step(&self, state: State, byte: u8) -> Option<State> {
        self.take(&self.ways(state)?, byte)
    }

    /// The ways on from a state, decoded once to be tried with several bytes.
    #[inline]
    pub(super) fn ways(&self, state: State) -> Option<Ways> {
        // Address 0 is the final state with nothing behind it.
        if state.address == 0 {
            return None;
        }
        Some(Ways { node: self.node(state.address)?, sum: state.sum })
    }

    /// The state behind the way of a byte.
    #[inline]
    pub(super) fn take(&self, ways: &Ways, byte: u8) -> Option<State> {
        let node = &ways.node;
        let i = match (node.single, node.table) {
            (Some(input), _) => (input == byte).then_some(0)?,
            (None, Some(table)) => {
                let i = usize::from(*self.data.get(table + usize::from(byte))?);
                (i < node.count).then_some(i)?
            }
            (None, None) => {
                let inputs = self.data.get(node.inputs..node.inputs + node.count)?;
                inputs.iter().rev().position(|&b| b == byte)?
            }
        };
        self.follow(node, i, ways.sum)
    }

    /// The value of the key that ends in a state, `None` if none does.
    #[inline]
    pub(super) fn value(&self, state: State) -> Option<u64> {
        if state.address == 0 {
            return Some(state.sum);
        }
        let node = self.node(state.address)?;
        if !node.last {
            return None;
        }
        let out = number(self.data, node.end, node.output_size)?;
        Some(state.sum.wrapping_add(out))
    }

    /// The state after some bytes.
    #[inline]
    pub(super) fn walk(&self, from: State, bytes: &[u8]) -> Option<State> {
        bytes.iter().try_fold(from, |state, &byte| self.step(state, byte))
    }

    /// The value of a key.
    #[inline]
    pub(super) fn get(&self, key: &[u8]) -> Option<u64> {
        self.value(self.walk(self.root(), key)?)
    }

    /// The ways on from a state, by ascending byte.
    pub(super) fn steps(&self, state: State) -> Vec<(u8, State)> {
        let node = if state.address == 0 { None } else { self.node(state.address) };
        let Some(node) = node else { return Vec::new() };
        let input = |i: usize| match node.single {
            Some(input) => Some(input),
            None => self.data.get(node.inputs + node.count - 1 - i).copied(),
        };
        (0..node.count)
            .filter_map(|i| Some((input(i)?, self.follow(&node, i, state.sum)?)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Index;

    fn built(keys: &[(&str, u64)]) -> Vec<u8> {
        fst::Map::from_iter(keys.iter().copied()).unwrap().into_fst().into_inner()
    }

    #[test]
    fn keys_and_values_are_those_of_the_builder() {
        let mut keys: Vec<(String, u64)> = (0..5000_u64)
            .map(|i| {
                (format!("{}é{}", i * 7919 % 5003, (b'a' + (i % 26) as u8) as char), i)
            })
            .collect();
        keys.push((String::from("odesa"), 7));
        keys.push((String::from("odesa oblast"), 70_000_000));
        keys.sort();
        let listed: Vec<_> = keys.iter().map(|(k, v)| (k.as_str(), *v)).collect();
        let bytes = built(&listed);
        let index = Index::new(&bytes).unwrap();
        for (key, value) in &keys {
            assert_eq!(index.get(key.as_bytes()), Some(*value), "{key}");
        }
        for absent in ["", "ode", "odesa ", "odesa oblasts", "x"] {
            assert_eq!(index.get(absent.as_bytes()), None, "{absent}");
        }
        let space = index.walk(index.root(), b"odesa ").unwrap();
        assert_eq!(index.steps(space).iter().map(|s| s.0).collect::<Vec<_>>(), b"o");
    }

    #[test]
    fn damaged_bytes_never_panic() {
        let keys: Vec<String> = (0..400).map(|i| format!("k{:03}{}", i, i * i)).collect();
        let listed: Vec<_> = keys.iter().map(|k| (k.as_str(), 3)).collect();
        let whole = built(&listed);
        for at in 0..whole.len() {
            for flip in [1, 0x80, 0xff] {
                let mut bytes = whole.clone();
                bytes[at] ^= flip;
                if let Some(index) = Index::new(&bytes) {
                    for key in ["k0000", "k39", "k399159201", ""] {
                        let _ = index.get(key.as_bytes());
                        if let Some(s) = index.walk(index.root(), key.as_bytes()) {
                            let _ = index.steps(s);
                        }
                    }
                }
            }
            let _ = Index::new(&whole[..at]);
        }
    }
}
