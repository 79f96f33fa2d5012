//! What the program says to input that it cannot use, and that it leaves nothing behind.

use std::fs;

use crate::support::{plotroom, scratch, text};

/// Maps `file` into a folder that must not appear; the error must say `words`.
fn refused(name: &str, content: &[u8], words: &str) {
    let folder = scratch(name);
    let file = folder.join("report.txt");
    fs::write(&file, content).expect("the report is written");
    let out = folder.join("out");
    let said =
        plotroom(&["map", &file.to_string_lossy(), "-o", &out.to_string_lossy()], b"");
    assert_eq!(said.status.code(), Some(2), "{}", text(&said.stderr));
    assert!(text(&said.stderr).contains(words), "{}", text(&said.stderr));
    assert!(said.stdout.is_empty());
    assert!(!out.exists(), "nothing may be written for {name}");
}

#[test]
fn an_empty_file_is_refused() {
    refused("empty", b"", "it is empty");
    refused("blank", b" \n\t\n", "it is empty");
}

#[test]
fn a_binary_file_is_refused_by_its_kind() {
    refused("binary", b"\x7fELF\x00\x01\x02", "a binary file");
    refused("pdf", b"%PDF-1.7 ...", "a PDF file; convert it");
}

#[test]
fn fifty_megabytes_of_one_line_are_refused_with_the_cure() {
    refused("large", &vec![b'a'; 50 << 20], "larger than 16 MB; split it");
}

#[test]
fn a_folder_and_a_missing_file_are_told_apart() {
    let folder = scratch("kinds");
    let said = plotroom(&["places", &folder.to_string_lossy()], b"");
    assert_eq!(said.status.code(), Some(2));
    assert!(text(&said.stderr).contains("it is a folder"), "{}", text(&said.stderr));
    let missing = folder.join("none.txt");
    let said = plotroom(&["places", &missing.to_string_lossy()], b"");
    assert_eq!(said.status.code(), Some(2));
    assert!(text(&said.stderr).contains("cannot read"), "{}", text(&said.stderr));
}

#[test]
fn an_output_folder_that_cannot_be_made_is_an_error() {
    let folder = scratch("unwritable");
    let report = folder.join("report.txt");
    fs::write(&report, "Rain fell in Oslo.").expect("the report is written");
    let out = report.join("out");
    let said =
        plotroom(&["map", &report.to_string_lossy(), "-o", &out.to_string_lossy()], b"");
    assert_eq!(said.status.code(), Some(2));
    assert!(text(&said.stderr).contains("cannot write"), "{}", text(&said.stderr));
    assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 1);
}

#[test]
fn a_text_without_a_place_is_answered() {
    let said = plotroom(&["places", "-"], "It rained all day, he said.".as_bytes());
    assert!(said.status.success(), "{}", text(&said.stderr));
    assert_eq!(text(&said.stdout), "no place is named\n");
}

#[test]
fn the_stream_goes_on_after_a_bad_line() {
    let lines = "{\"id\": 1, \"text\": \"It rained.\"}\n\nnot json\n{\"id\": \"b\"}\n{\"id\": 3, \"text\": \"\", \"spans\": [[0, 9]]}\n{\"id\": 4, \"text\": \"\"}\n";
    let said = plotroom(&["stream", "--threads", "2"], lines.as_bytes());
    assert!(said.status.success());
    let out = text(&said.stdout);
    let answers: Vec<serde_json::Value> = out
        .lines()
        .map(|l| serde_json::from_str(l).expect("each line is JSON"))
        .collect();
    let ids: Vec<_> = answers.iter().map(|a| a["id"].clone()).collect();
    assert_eq!(ids, [1.into(), serde_json::Value::Null, "b".into(), 3.into(), 4.into()]);
    let failed: Vec<_> = answers.iter().map(|a| a.get("error").is_some()).collect();
    assert_eq!(failed, [false, true, true, true, false]);
    assert_eq!(answers[4]["toponyms"], serde_json::json!([]));
}

#[test]
fn a_web_page_is_read_as_its_article() {
    let folder = scratch("page");
    let file = folder.join("floods.html");
    let body = "The river rose by two meters in the night, and the road from Sylhet to the \
        border was cut near the bridge, the mayor of Sylhet said on Tuesday afternoon.";
    let page = format!(
        "<!doctype html><html lang=en><head><title>Floods</title>\
         <meta property=\"article:published_time\" content=\"2025-06-03T08:00:00Z\">\
         <link rel=\"canonical\" href=\"https://example.org/floods\"></head><body>\
         <nav>Paris</nav><article><h1>Floods in Sylhet</h1><p>{body}</p><p>{body}</p>\
         <aside>Rome</aside></article><footer>Berlin</footer></body></html>"
    );
    fs::write(&file, &page).expect("the page is written");
    let out = folder.join("out");
    let (input, target) = (file.to_string_lossy(), out.to_string_lossy());
    let said = plotroom(&["map", &input, "-o", &target, "--formats", "md"], b"");
    assert!(said.status.success(), "{}", text(&said.stderr));
    let read = fs::read_to_string(out.join("report.md")).expect("it is there");
    for words in ["# Floods in Sylhet", "3 June 2025", "https://example.org/floods"] {
        assert!(read.contains(words), "{words}: {read}");
    }
    for other in ["Paris", "Rome", "Berlin"] {
        assert!(!read.contains(other), "{other} stands beside the article");
    }
    let piped = plotroom(&["places", "-"], page.as_bytes());
    let listed = text(&piped.stdout);
    assert!(listed.contains("Sylhet") && !listed.contains("Paris"), "{listed}");
}
