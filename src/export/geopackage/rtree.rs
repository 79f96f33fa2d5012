//! A spatial index written whole: rows are packed into tiles (sort-tile-recursive,
//! Leutenegger, Lopez and Edgington 1997), and the nodes stored as `SQLite` stores them
//! (the head of its `rtree.c`), several times as fast as row by row.

use rusqlite::{Connection, params};

/// Depth of the tree, in the root only, and the number of cells: two bytes each.
const HEAD: usize = 4;
/// An id and a box: eight bytes and four numbers of four, all big-endian.
const CELL: usize = 8 + 4 * 4;
const ROOT: i64 = 1;

/// The box around something and which it is: the id of a row, or the index of a node in
/// the level below.
#[derive(Debug, Clone, Copy)]
struct Cell {
    id: i64,
    low: [f32; 2],
    high: [f32; 2],
}

impl Cell {
    /// A box that holds the one given, in the coarser numbers of the index.
    fn new(id: i64, low: (f64, f64), high: (f64, f64)) -> Self {
        Self {
            id,
            low: [low.0, low.1].map(below),
            high: [high.0, high.1].map(|value| -below(-value)),
        }
    }

    fn around(id: i64, cells: &[Self]) -> Self {
        let (mut low, mut high) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
        for cell in cells {
            for axis in 0..2 {
                low[axis] = low[axis].min(cell.low[axis]);
                high[axis] = high[axis].max(cell.high[axis]);
            }
        }
        Self { id, low, high }
    }

    /// Twice the middle along an axis.
    fn middle(&self, axis: usize) -> f32 {
        self.low[axis] + self.high[axis]
    }
}

/// The largest number of the index that is no larger.
fn below(value: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "mended in the next line")]
    let near = value as f32;
    if f64::from(near) > value { near.next_down() } else { near }
}

/// Fills the index `tree`, just created and empty, with one box a row; the ids of the rows
/// count from 1.
///
/// # Errors
/// Those of `SQLite`.
pub(super) fn fill(
    connection: &Connection,
    tree: &str,
    boxes: impl Iterator<Item = ((f64, f64), (f64, f64))>,
) -> rusqlite::Result<()> {
    let size: usize = connection.query_row(
        &format!("SELECT length(data) FROM \"{tree}_node\" WHERE nodeno = ?1"),
        params![ROOT],
        |row| row.get(0),
    )?;
    let rows = boxes.zip(1_i64..).map(|((low, high), id)| Cell::new(id, low, high));
    let levels = levels(rows.collect(), size.saturating_sub(HEAD) / CELL);

    let mut put_node = connection
        .prepare(&format!("INSERT OR REPLACE INTO \"{tree}_node\" VALUES (?1, ?2)"))?;
    let mut put_parent =
        connection.prepare(&format!("INSERT INTO \"{tree}_parent\" VALUES (?1, ?2)"))?;
    let mut put_row =
        connection.prepare(&format!("INSERT INTO \"{tree}_rowid\" VALUES (?1, ?2)"))?;
    let (mut first, mut next) = (ROOT, ROOT);
    for (depth, nodes) in levels.iter().enumerate().rev() {
        next += i64::try_from(nodes.len()).unwrap_or(i64::MAX);
        for (cells, node) in nodes.iter().zip(first..) {
            let mut bytes = Vec::with_capacity(size);
            let height = if node == ROOT { depth } else { 0 };
            for count in [height, cells.len()] {
                bytes.extend(u16::try_from(count).unwrap_or(u16::MAX).to_be_bytes());
            }
            for cell in cells {
                let id = if depth > 0 { next + cell.id } else { cell.id };
                bytes.extend(id.to_be_bytes());
                for axis in 0..2 {
                    bytes.extend(cell.low[axis].to_be_bytes());
                    bytes.extend(cell.high[axis].to_be_bytes());
                }
                if depth > 0 { &mut put_parent } else { &mut put_row }
                    .execute(params![id, node])?;
            }
            bytes.resize(size, 0);
            put_node.execute(params![node, bytes])?;
        }
        first = next;
    }
    Ok(())
}

/// The nodes of every level from the leaves to the root, alone in the last.
fn levels(rows: Vec<Cell>, capacity: usize) -> Vec<Vec<Vec<Cell>>> {
    let mut levels = vec![tiles(rows, capacity.max(2))];
    while let Some(top) = levels.last().filter(|nodes| nodes.len() > 1) {
        let cells = top.iter().zip(0_i64..).map(|(node, at)| Cell::around(at, node));
        let above = tiles(cells.collect(), capacity.max(2));
        levels.push(above);
    }
    levels
}

/// Cells shared out to as few nodes as hold them, as evenly as can be: sorted into columns
/// from west to east, and each column from south to north. At least one node.
fn tiles(mut cells: Vec<Cell>, capacity: usize) -> Vec<Vec<Cell>> {
    let order = |axis: usize| {
        move |a: &Cell, b: &Cell| {
            a.middle(axis).total_cmp(&b.middle(axis)).then(a.id.cmp(&b.id))
        }
    };
    cells.sort_unstable_by(order(0));
    let count = cells.len();
    let nodes = count.div_ceil(capacity).max(1);
    let columns = nodes.isqrt().max(1);
    let mut tiles = Vec::with_capacity(nodes);
    for column in 0..columns {
        let share = |part: usize, of: usize, all: usize| all * part / of;
        let (from, to) =
            (share(column, columns, nodes), share(column + 1, columns, nodes));
        let start = |node: usize| share(node, nodes, count);
        let (left, right) = (start(from), start(to));
        cells[left..right].sort_unstable_by(order(1));
        for node in from..to {
            tiles.push(cells[start(node)..start(node + 1)].to_vec());
        }
    }
    tiles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxes(count: u32) -> Vec<((f64, f64), (f64, f64))> {
        let row = |i: u32| {
            let (x, y) =
                (f64::from(i * 7919 % 3600) / 10.0, f64::from(i * 104_729 % 1700));
            let (x, y) = (x - 180.0, y / 10.0 - 85.0);
            ((x, y), (x + f64::from(i % 3), y + 0.1))
        };
        (0..count).map(row).collect()
    }

    #[test]
    fn the_index_is_sound_and_finds_what_it_holds() {
        for count in [0, 1, 51, 52, 103, 5000] {
            let connection = Connection::open_in_memory().unwrap();
            connection
                .execute_batch("CREATE VIRTUAL TABLE tree USING rtree(id, a, b, c, d)")
                .unwrap();
            let boxes = boxes(count);
            fill(&connection, "tree", boxes.iter().copied()).unwrap();
            let check: String = connection
                .query_row("SELECT rtreecheck('tree')", [], |row| row.get(0))
                .unwrap();
            assert_eq!(check, "ok", "{count} rows");
            for (x, y) in [(-170.5, -80.5), (0.5, 0.5), (30.5, 46.5)] {
                let (east, north) = (x + 20.25, y + 20.25);
                let wanted = boxes.iter().filter(|(low, high)| {
                    low.0 <= east && high.0 >= x && low.1 <= north && high.1 >= y
                });
                let found: usize = connection
                    .query_row(
                        "SELECT count(*) FROM tree \
                         WHERE a <= ?1 AND b >= ?2 AND c <= ?3 AND d >= ?4",
                        params![east, x, north, y],
                        |row| row.get(0),
                    )
                    .unwrap();
                assert_eq!(found, wanted.count(), "{count} rows");
            }
            // Edits find their way in a tree that was not grown row by row.
            connection.execute("DELETE FROM tree WHERE id % 2 = 0", []).unwrap();
            connection.execute("INSERT INTO tree VALUES (9999, 1, 2, 3, 4)", []).unwrap();
            let check: String = connection
                .query_row("SELECT rtreecheck('tree')", [], |row| row.get(0))
                .unwrap();
            assert_eq!(check, "ok", "{count} rows, edited");
        }
    }

    #[test]
    fn boxes_grow_outwards() {
        for value in [0.1, -0.1, 30.733_333_3, -179.999_999_9, 0.0] {
            let cell = Cell::new(1, (value, value), (value, value));
            assert!(f64::from(cell.low[0]) <= value && f64::from(cell.high[0]) >= value);
            assert!(cell.high[0] - cell.low[0] < 2e-5);
        }
    }
}
