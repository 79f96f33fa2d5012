use plotroom::model::{Language, TimePrecision};
use plotroom::read::{Report, document};
use plotroom::recognize;

fn times(text: &str, language: Language, date: Option<&str>) -> Vec<String> {
    let report = Report {
        text: text.to_owned(),
        language: Some(language),
        date: date.map(str::to_owned),
        ..Report::default()
    };
    let document = document(report);
    let found = recognize::times(&document);
    let line = |when: &plotroom::model::When| {
        let date = when.date.as_deref().unwrap_or("-");
        format!("{} = {date} {}", when.span.of(&document.text), when.precision.as_str())
    };
    found.iter().map(line).collect()
}

#[test]
fn dates_count_from_the_day_of_publication() {
    let rows = [
        ("It happened on November 12.", "November 12 = 2024-11-12 day"),
        ("It happened on 3 March 2022 at noon.", "3 March 2022 = 2022-03-03 day"),
        ("It happened on December 30.", "December 30 = 2023-12-30 day"),
        ("It happened two days ago.", "two days ago = 2024-11-13 day"),
        ("Yesterday it rained.", "Yesterday = 2024-11-14 day"),
        ("Shells fell overnight.", "overnight = 2024-11-15 day"),
        ("It happened on Monday.", "Monday = 2024-11-11 day"),
        ("It happened last Friday.", "Friday = 2024-11-08 day"),
        ("They meet next Tuesday.", "Tuesday = 2024-11-19 day"),
        ("The war began in 2014.", "2014 = 2014 year"),
        ("It fell in February 2023.", "February 2023 = 2023-02 month"),
        ("It fell in August.", "August = 2024-08 month"),
        ("It fell three months ago.", "three months ago = 2024-08 month"),
        ("In recent days it grew worse.", "In recent days = - recent_days"),
        ("Logged 2024-11-02 at sea.", "2024-11-02 = 2024-11-02 day"),
    ];
    for (text, wanted) in rows {
        assert_eq!(times(text, Language::En, Some("2024-11-15")), [wanted], "{text}");
    }
}

#[test]
fn without_the_day_of_publication_no_year_is_made_up() {
    assert_eq!(
        times("It was on November 12.", Language::En, None),
        ["November 12 = --11-12 day_no_year"]
    );
    assert_eq!(times("It was on Monday.", Language::En, None), ["Monday = - day"]);
}

#[test]
fn ordinary_words_are_no_times() {
    for text in [
        "They may march in the rain.",
        "In 2000 houses the light went out.",
        "May said no.",
        "He sold 1999 cars.",
    ] {
        assert!(times(text, Language::En, Some("2024-11-15")).is_empty(), "{text}");
    }
}

#[test]
fn other_languages() {
    let date = Some("2024-11-15");
    assert_eq!(
        times("Це сталося 12 листопада.", Language::Uk, date),
        ["12 листопада = 2024-11-12 day"]
    );
    assert_eq!(
        times("Вночі пролунали вибухи.", Language::Uk, date),
        ["Вночі = 2024-11-15 day"]
    );
    assert_eq!(
        times("Это было 3 марта 2022 года.", Language::Ru, date),
        ["3 марта 2022 года = 2022-03-03 day"]
    );
    assert_eq!(
        times("Це було 14 жовтня 2025 року.", Language::Uk, date),
        ["14 жовтня 2025 року = 2025-10-14 day"]
    );
    assert_eq!(
        times("Es geschah vor drei Tagen.", Language::De, date),
        ["vor drei Tagen = 2024-11-12 day"]
    );
}

#[test]
fn days_from_one_to_another() {
    let rows = [
        ("It rained between 3 and 8 November.", Language::En, "3 and 8 November"),
        ("It rained from 3 to 8 November.", Language::En, "3 to 8 November"),
        ("It rained on November 3–8.", Language::En, "November 3–8"),
        ("Дощ ішов з 3 до 8 листопада.", Language::Uk, "3 до 8 листопада"),
        ("Дождь шёл с 3 по 8 ноября.", Language::Ru, "3 по 8 ноября"),
        ("Es regnete vom 3 bis 8 November.", Language::De, "3 bis 8 November"),
    ];
    for (text, language, words) in rows {
        let wanted = format!("{words} = 2024-11-03/2024-11-08 day");
        assert_eq!(times(text, language, Some("2024-11-15")), [wanted], "{text}");
    }
    assert_eq!(
        times("It rained on 3 and 8 November.", Language::En, Some("2024-11-15")),
        ["8 November = 2024-11-08 day"],
        "two days are no days from one to the other"
    );
    assert_eq!(
        times("It rained from 3 to 8 November.", Language::En, None),
        ["3 to 8 November = --11-03/--11-08 day_no_year"]
    );
}

#[test]
fn what_may_lie_ahead_is_told() {
    let rows = [
        ("on Tuesday", Some("2024-11-19")),
        ("on Friday", Some("2024-11-15")),
        ("in January", Some("2025-01")),
        ("on 3 October", Some("2025-10-03")),
        ("on 3 October 2024", None),
        ("last Tuesday", None),
        ("yesterday", None),
    ];
    for (words, ahead) in rows {
        let report = Report {
            text: format!("It was {words}."),
            date: Some("2024-11-15".into()),
            ..Report::default()
        };
        let found = recognize::times(&document(report));
        assert_eq!(found[0].ahead.as_deref(), ahead, "{words}");
    }
}

#[test]
fn precision_is_told() {
    let report = Report { text: "Drones fly there daily.".into(), ..Report::default() };
    let found = recognize::times(&document(report));
    assert_eq!(found[0].precision, TimePrecision::Habitual);
}

#[test]
fn the_dateline_says_when_a_report_was_written() {
    let rows = [
        ("NAIROBI, 12 March 2025 (Agency) - The road is open.", Some("2025-03-12")),
        (
            "Road open again\n\nGoma, March 3, 2024 – The road is open.",
            Some("2024-03-03"),
        ),
        ("KYIV, Ukraine, Nov. 5, 2024 — The road is open.", Some("2024-11-05")),
        ("KYIV, Ukraine, Dec. 3 (Agency) - The road is open.", None),
        ("They met on 12 March 2025 - and then parted.", None),
        ("The road, shut since 12 March 2025 by the flood, is open - at last.", None),
    ];
    for (text, day) in rows {
        let read = document(Report { text: text.to_owned(), ..Report::default() });
        assert_eq!(recognize::dateline(&read).as_deref(), day, "{text}");
    }
}
