//! Forms that follow no rule, by the nominative they are of.

/// Keys of forms, in ascending order, with the key of their nominative. The roots and rules of
/// these changed long ago, or what the rules make of them is another place's name.
const FORMS: &[(&str, &str)] = &[
    ("bialegostoku", "bialystok"),
    ("bialymstokiem", "bialystok"),
    ("bialymstoku", "bialystok"),
    ("cerkwi", "cerkiew"),
    ("hadze", "haga"),
    ("homla", "homel"),
    ("homlu", "homel"),
    ("krasnegostawu", "krasnystaw"),
    ("krasnymstawie", "krasnystaw"),
    ("lodzi", "lodz"),
    ("marii negre", "marea neagra"),
    ("niemczech", "niemcy"),
    ("niemiec", "niemcy"),
    ("rydze", "ryga"),
    ("siedlec", "siedlce"),
    ("tychow", "tychy"),
    ("wegier", "wegry"),
    ("wegrzech", "wegry"),
    ("wloch", "wlochy"),
    ("wloszech", "wlochy"),
    ("дінцем", "донець"),
    ("дінцю", "донець"),
    ("дінця", "донець"),
    ("дінці", "донець"),
    ("лубен", "лубни"),
    ("олешок", "олешки"),
    ("ромен", "ромни"),
    ("уфе", "уфа"),
    ("уфои", "уфа"),
    ("уфу", "уфа"),
    ("уфы", "уфа"),
    ("ухте", "ухта"),
];

/// The nominative of a key that is in the table.
pub(super) fn nominative(key: &str) -> Option<&'static str> {
    let at = FORMS.binary_search_by(|(form, _)| (*form).cmp(key)).ok()?;
    Some(FORMS[at].1)
}

#[cfg(test)]
mod tests {
    use super::FORMS;

    #[test]
    fn forms_are_in_order() {
        assert!(FORMS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
