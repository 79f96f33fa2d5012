//! Texts of our own corpus for the benches.

/// Paragraphs of the corpus without their comments and marks.
pub(crate) fn plain(marked: &str) -> String {
    let lines = marked.lines().filter(|line| !line.starts_with('#'));
    let marked: String = lines.collect::<Vec<_>>().join("\n");
    let mut parts = marked.split("[[");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once("]]").unwrap_or((part, ""));
        text.push_str(name.rsplit_once('|').map_or(name, |(name, _)| name));
        text.push_str(rest);
    }
    text
}
