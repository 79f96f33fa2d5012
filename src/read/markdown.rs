//! Markdown to the text that a reader sees.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The prose of a Markdown text, a blank line between blocks. Code blocks, raw HTML, link
/// targets and front matter are left out.
pub(super) fn prose(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut text = String::with_capacity(markdown.len());
    let mut hidden = 0_usize;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::HtmlBlock) => {
                hidden += 1;
            }
            Event::End(
                TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock,
            ) => {
                hidden = hidden.saturating_sub(1);
            }
            Event::Text(part) | Event::Code(part) if hidden == 0 => text.push_str(&part),
            Event::HardBreak => text.push('\n'),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableRow
                | TagEnd::TableHead,
            ) => block_ends(&mut text),
            Event::SoftBreak | Event::End(TagEnd::TableCell) => text.push(' '),
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn block_ends(text: &mut String) {
    while text.ends_with([' ', '\n']) {
        text.pop();
    }
    if !text.is_empty() {
        text.push_str("\n\n");
    }
}

#[cfg(test)]
mod tests {
    use super::prose;

    #[test]
    fn markup_goes_and_words_stay() {
        let source = "---\ntitle: x\n---\n# Floods\n\nIn **Sylhet** the [road](https://a.example/b)\nis cut.\n\n- one\n- two\n\n```\ncode\n```\n";
        assert_eq!(prose(source), "Floods\n\nIn Sylhet the road is cut.\n\none\n\ntwo\n");
    }
}
