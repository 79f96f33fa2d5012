use plotroom::diagnose::diagnostics as diagnostics_of;
use plotroom::model::{Briefing, Diagnostic, Document, Severity};
use plotroom::read::{Report, document};

fn about(document: Document) -> Vec<Diagnostic> {
    let (resolutions, claims, verdicts) = (Vec::new(), Vec::new(), Vec::new());
    let (events, rings, diagnostics) = (Vec::new(), Vec::new(), Vec::new());
    diagnostics_of(&Briefing {
        relatives: Vec::new(),
        document,
        resolutions,
        claims,
        verdicts,
        events,
        rings,
        layers: Vec::new(),
        diagnostics,
    })
}

#[test]
fn furniture_and_an_unknown_language_are_told() {
    let body =
        "The river rose in the night, and the road to the bridge was cut, he said.\n";
    let text = format!("{body}{body}{body}LATEST NEWS\nSport 3 hours ago\n");
    let told = about(document(Report { text, ..Report::default() }));
    assert_eq!(told.len(), 1);
    assert!(told[0].message.starts_with("page furniture (12 %"), "{}", told[0].message);
    let text = "Zzz qqq 17.".to_owned();
    let told = about(document(Report { text, ..Report::default() }));
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].span, told[0].severity), (None, Severity::Warning));
}
