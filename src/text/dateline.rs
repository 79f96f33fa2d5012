//! The line that says where and when a report was written.

use super::floor;

/// The longest dateline, in bytes.
const LONGEST: usize = 90;
/// What ends a dateline.
const DASHES: [&str; 4] = [" - ", " – ", " -- ", "—"];

/// What stands in front of the first dash between words of a line, as far as a dateline goes:
/// where the line opens with a dateline, it is that. Without the white space around it.
///
/// # Examples
/// ```
/// use plotroom::text::dateline;
/// let line = "NAIROBI, 12 March (Agency) - The army left.";
/// assert_eq!(dateline(line), Some("NAIROBI, 12 March (Agency)"));
/// assert_eq!(dateline("The army left."), None);
/// ```
#[must_use]
pub fn dateline(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let start = &line[..floor(line, LONGEST)];
    let dash = DASHES.into_iter().filter_map(|dash| start.find(dash)).min()?;
    Some(start[..dash].trim_end())
}
