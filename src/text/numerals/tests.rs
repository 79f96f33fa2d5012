use super::*;
use crate::model::Span;
use crate::text::pieces;

fn english() -> NumberStyle {
    let values = [
        ("one", 1.0),
        ("two", 2.0),
        ("three", 3.0),
        ("five", 5.0),
        ("twenty", 20.0),
        ("fifty", 50.0),
    ];
    let mut words = FxHashMap::default();
    for (word, value) in values {
        words.insert(word.to_owned(), NumberWord::Value(value));
    }
    for (word, meaning) in [
        ("hundred", NumberWord::Times(100.0)),
        ("thousand", NumberWord::Times(1000.0)),
        ("half", NumberWord::Part(0.5)),
        ("quarters", NumberWord::Part(0.25)),
        ("couple", NumberWord::Vague(2.0, 3.0)),
        ("a", NumberWord::Article),
        ("and", NumberWord::Joint),
        ("of", NumberWord::Joint),
    ] {
        words.insert(word.to_owned(), meaning);
    }
    NumberStyle { words, decimal_comma: false }
}

fn read(text: &str, style: &NumberStyle) -> Option<Numeral> {
    let found = pieces(text, Span::new(0, text.len()));
    numeral(text, &found, 0, style).filter(|n| n.next == found.len() || n.open)
}

#[test]
fn figures_are_read_as_written() {
    let style = english();
    for (text, value, step) in [
        ("80", 80.0, 10.0),
        ("81", 81.0, 1.0),
        ("85", 85.0, 5.0),
        ("100", 100.0, 50.0),
        ("250", 250.0, 10.0),
        ("1,500", 1500.0, 100.0),
        ("4 700", 4700.0, 100.0),
        ("4\u{a0}700", 4700.0, 100.0),
        ("1,5", 1.5, 0.1),
        ("2.25", 2.25, 0.01),
        ("8.0", 8.0, 0.1),
        ("2 1⁄2", 2.5, 0.5),
        ("2-1/2", 2.5, 0.5),
        ("2½", 2.5, 0.5),
        ("1/2", 0.5, 0.25),
        ("½", 0.5, 0.25),
        ("2.5 thousand", 2500.0, 100.0),
        ("2 and a half", 2.5, 0.5),
        ("1,234,567", 1_234_567.0, 1.0),
    ] {
        let found = read(text, &style).expect(text);
        assert!((found.value - value).abs() < 1e-9, "{text}: {found:?}");
        assert!((found.step - step).abs() < 1e-9, "{text}: {found:?}");
    }
}

#[test]
fn a_comma_language_reads_dots_as_thousands() {
    let style = NumberStyle { decimal_comma: true, ..english() };
    for (text, value) in
        [("1.500", 1500.0), ("1,500", 1.5), ("3.5", 3.5), ("12.345.678,9", 12_345_678.9)]
    {
        assert_eq!(read(text, &style).map(|n| n.value), Some(value), "{text}");
    }
}

#[test]
fn numbers_in_words_are_read() {
    let style = english();
    for (text, value, high) in [
        ("twenty-five", 25.0, None),
        ("five thousand", 5000.0, None),
        ("one hundred and fifty", 150.0, None),
        ("a hundred", 100.0, None),
        ("two and a half", 2.5, None),
        ("one-half", 0.5, None),
        ("half a", 0.5, None),
        ("three-quarters", 0.75, None),
        ("a", 1.0, None),
        ("a couple of hundred", 200.0, Some(300.0)),
    ] {
        let found = read(text, &style).expect(text);
        assert_eq!((found.value, found.high), (value, high), "{text}");
    }
}

#[test]
fn a_number_stops_where_the_next_begins() {
    let style = english();
    let text = "198 and 15";
    let found = pieces(text, Span::new(0, text.len()));
    let number = numeral(text, &found, 0, &style).expect("it is one");
    assert_eq!((number.value, number.next), (198.0, 1));
    assert_eq!(read("and", &style), None);
    assert_eq!(read("Odesa", &style), None);
    assert_eq!(read("1234567890123456789", &style), None);
}
