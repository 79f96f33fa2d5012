//! A web page to the text of its article, with the day, address and language that it states.
//!
//! Lenient: whatever is no tag is text, what is not closed ends with what it stands in.

mod tags;

use super::Report;
use crate::model::Language;
use tags::{Piece, Tag, pieces};

/// Elements whose content nobody reads as part of an article.
const UNREAD: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "nav", "aside", "footer",
    "form", "button", "select", "textarea", "iframe", "object", "video", "audio",
    "canvas", "dialog", "menu",
];
/// Parts of a page by the words in their class or id.
const FURNITURE: &[&str] = &[
    "comment",
    "comments",
    "related",
    "newsletter",
    "share",
    "sharing",
    "social",
    "cookie",
    "cookies",
    "breadcrumb",
    "breadcrumbs",
    "sidebar",
    "promo",
    "subscribe",
    "subscription",
    "advert",
    "advertisement",
    "ads",
    "banner",
    "menu",
    "navigation",
    "popup",
    "paywall",
    "recommended",
    "trending",
    "tags",
];
/// Elements that such words are looked for in.
const SECTIONS: &[&str] = &["div", "section", "ul", "ol", "p", "header", "span"];
/// Elements that start and end a block of text.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "hr",
    "br",
    "body",
    "address",
    "details",
    "summary",
];
/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
    "track", "wbr",
];
/// An article has at least so many bytes of text; a shorter one is a teaser.
const LEAST: usize = 200;

/// Whether a text is a web page.
pub(super) fn is_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(15).collect();
    let start = start.to_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// The article of a page; all of its text where no part stands out.
pub(super) fn article(page: &str) -> Report {
    let mut reader = Reader::default();
    for piece in pieces(page) {
        match piece {
            Piece::Tag(tag) => reader.tag(&tag),
            Piece::Raw(name, content) => reader.raw(name, content),
            Piece::Text(text) => reader.text(&text),
        }
    }
    reader.end_block();
    reader.report()
}

/// A block of text with where it stands.
struct Block {
    text: String,
    /// The outermost article around it, counted from 1; 0 outside all.
    article: usize,
    main: bool,
    heading: bool,
}

#[derive(Default)]
struct Reader {
    /// The open elements, outermost first.
    open: Vec<String>,
    /// From which number of open elements on nothing is read.
    unread: Option<usize>,
    articles: usize,
    blocks: Vec<Block>,
    text: String,
    title: Option<String>,
    page_title: Option<String>,
    date: Option<String>,
    url: Option<String>,
    language: Option<Language>,
}

impl Reader {
    fn is_in(&self, name: &str) -> bool {
        self.open.iter().any(|open| open == name)
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if self.unread.is_none() && BLOCKS.contains(&name) {
            self.end_block();
        }
        if tag.closes {
            if let Some(at) = self.open.iter().rposition(|open| open == name) {
                self.open.truncate(at);
                if self.unread.is_some_and(|from| at < from) {
                    self.unread = None;
                }
            }
            return;
        }
        self.facts(tag);
        if VOID.contains(&name) || tag.empty {
            return;
        }
        // A paragraph or list item ends where the next one starts.
        if matches!(name, "p" | "li") && self.open.last().is_some_and(|open| open == name)
        {
            self.open.pop();
        }
        if name == "article" && !self.is_in("article") {
            self.articles += 1;
        }
        self.open.push(tag.name.clone());
        if self.unread.is_none() && self.is_unread(tag) {
            self.unread = Some(self.open.len());
        }
    }

    fn is_unread(&self, tag: &Tag<'_>) -> bool {
        let name = tag.name.as_str();
        // The head of a page is its masthead, that of an article its headline.
        let masthead = name == "header" && !self.is_in("article") && !self.is_in("main");
        if UNREAD.contains(&name) || masthead {
            return true;
        }
        if tag.value("hidden").is_some()
            || tag.value("aria-hidden") == Some("true".into())
        {
            return true;
        }
        let said = ["class", "id", "role"].map(|key| tag.value(key).unwrap_or_default());
        let said = said.join(" ").to_lowercase();
        let mut words = said.split(|c: char| !c.is_ascii_alphabetic());
        SECTIONS.contains(&name) && words.any(|word| FURNITURE.contains(&word))
    }

    /// What a tag tells about the page.
    fn facts(&mut self, tag: &Tag<'_>) {
        let value = |key: &str| tag.value(key).map(std::borrow::Cow::into_owned);
        match tag.name.as_str() {
            "html" => {
                let code = value("lang").unwrap_or_default();
                self.language = Language::from_code(&code);
            }
            "meta" => {
                let key = ["property", "name", "itemprop"].into_iter().find_map(value);
                let key = key.unwrap_or_default().to_lowercase();
                let Some(content) = value("content") else { return };
                match key.as_str() {
                    "og:title" => self.page_title = Some(content),
                    "og:url" => self.address(content),
                    "article:published_time"
                    | "datepublished"
                    | "date"
                    | "pubdate"
                    | "publishdate"
                    | "publish-date"
                    | "dc.date"
                    | "dc.date.issued"
                    | "dcterms.date"
                    | "parsely-pub-date"
                    | "sailthru.date" => {
                        self.day(&content);
                    }
                    _ => {}
                }
            }
            "link" if value("rel").is_some_and(|rel| rel == "canonical") => {
                if let Some(address) = value("href") {
                    self.address(address);
                }
            }
            "time" if self.unread.is_none() && self.is_in("article") => {
                self.day(&value("datetime").unwrap_or_default());
            }
            _ => {}
        }
    }

    fn address(&mut self, address: String) {
        let web = address.starts_with("https://") || address.starts_with("http://");
        if web && self.url.is_none() {
            self.url = Some(address);
        }
    }

    /// The first day that the page gives.
    fn day(&mut self, time: &str) {
        let day = time.trim().get(..10).unwrap_or_default();
        let shape = day.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        if day.len() == 10 && shape && self.date.is_none() {
            self.date = Some(day.to_owned());
        }
    }

    /// The content of an element that holds no tags.
    fn raw(&mut self, name: &str, content: &str) {
        match name {
            "title" if self.title.is_none() => self.title = Some(tags::decoded(content)),
            // Descriptions for search engines.
            "script" => {
                let key = "\"datePublished\"";
                if let Some(at) = content.find(key) {
                    let rest = content[at + key.len()..].trim_start();
                    let rest = rest.strip_prefix(':').unwrap_or(rest).trim_start();
                    self.day(rest.strip_prefix('"').unwrap_or(rest));
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.unread.is_none() && !self.is_in("head") {
            self.text.push_str(text);
        }
    }

    fn end_block(&mut self) {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text.clear();
        if text.is_empty() {
            return;
        }
        let article = if self.is_in("article") { self.articles } else { 0 };
        let (main, heading) = (self.is_in("main"), self.is_in("h1"));
        self.blocks.push(Block { text, article, main, heading });
    }

    fn report(self) -> Report {
        let length = |article: usize| {
            let parts = self.blocks.iter().filter(|block| block.article == article);
            parts.map(|block| block.text.len()).sum::<usize>()
        };
        // The earliest of the longest: teasers are articles too.
        let longest = (1..=self.articles).rev().max_by_key(|article| length(*article));
        let longest = longest.filter(|article| length(*article) >= LEAST);
        let in_main = self.blocks.iter().any(|block| block.main);
        let kept = |block: &&Block| match longest {
            Some(article) => block.article == article,
            None => block.main || !in_main,
        };
        let mut texts: Vec<&str> =
            self.blocks.iter().filter(kept).map(|block| block.text.as_str()).collect();
        let headline = self.blocks.iter().find(|block| block.heading);
        let headline = headline.map(|block| block.text.as_str());
        if let Some(headline) = headline.filter(|headline| !texts.contains(headline)) {
            texts.insert(0, headline);
        }
        let mut text = texts.join("\n\n");
        text.push('\n');
        let title = headline.map(str::to_owned).or(self.page_title).or(self.title);
        Report {
            text,
            title,
            date: self.date,
            url: self.url,
            language: self.language,
            ..Report::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "The river Surma rose by two meters in the night, and the road from \
        Sylhet to Jaflong was cut near the bridge, the mayor said on Tuesday.";

    #[test]
    fn the_article_is_told_from_its_page() {
        let page = format!(
            "<!DOCTYPE html><html lang=\"en-GB\"><head><title>Floods &ndash; The Post</title>\
             <meta property='article:published_time' content='2025-06-03T08:00:00Z'>\
             <link rel=canonical href=https://example.org/floods></head><body>\
             <header><h2>The Post</h2><nav>Paris London</nav></header><main>\
             <article><header><h1>Floods in Sylhet</h1></header><p>{BODY}<p>{BODY} \
             It is 60&nbsp;km away<br>by road.<script>if (a < b) alert('Rome')</script>\
             <div class=\"related-posts\"><ul><li>Storm in Oslo<li>Fire in Rome</ul></div>\
             <aside>More from Madrid</aside></article>\
             <article><p>Rain in Bergen</article></main><footer>Berlin</footer></body></html>"
        );
        assert!(is_page(&page));
        let read = article(&page);
        let expected = format!(
            "Floods in Sylhet\n\n{BODY}\n\n{BODY} It is 60 km away\n\nby road.\n"
        );
        assert_eq!(read.text, expected);
        assert_eq!(read.title.as_deref(), Some("Floods in Sylhet"));
        assert_eq!(read.date.as_deref(), Some("2025-06-03"));
        assert_eq!(read.url.as_deref(), Some("https://example.org/floods"));
        assert_eq!(read.language, Some(Language::En));
    }

    #[test]
    fn a_page_without_parts_is_read_whole() {
        let read =
            article("<html><body>Rain in Oslo. <b>Snow</b> in Bergen.</body></html>");
        assert_eq!(read.text, "Rain in Oslo. Snow in Bergen.\n");
        let teaser = article("<article>Storm in Rome</article><div>Rain in Oslo.</div>");
        assert_eq!(teaser.text, "Storm in Rome\n\nRain in Oslo.\n");
    }

    #[test]
    fn broken_pages_are_read_as_far_as_they_go() {
        for (page, text) in [
            ("<p>5 < 6 in Oslo", "5 < 6 in Oslo"),
            ("<p>Oslo</div></p></x>&unknown; &#x4b;&#38;", "Oslo\n\n&unknown; K&"),
            ("<p>Oslo<!-- Rome", "Oslo"),
            ("<script>never closed <p>Rome", ""),
            ("<p title='>'>Oslo</p", "Oslo"),
        ] {
            assert_eq!(article(page).text.trim(), text, "{page}");
        }
    }
}
