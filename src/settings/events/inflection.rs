//! The forms of English verbs and nouns; other languages list stems.

/// The form of a word that opens a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// "attack": infinitive or present.
    Base,
    /// "attacks".
    Third,
    /// "attacked": past, and participle where the verb has no other.
    Past,
    /// "struck", "taken": only a participle.
    Participle,
    /// "attacking".
    Gerund,
    /// "attack", "attacks", "seizure".
    Noun,
    /// A verb of a language whose forms are not told apart.
    Verb,
}

impl Form {
    /// Whether it is some form of a verb.
    #[must_use]
    pub fn is_verb(self) -> bool {
        self != Self::Noun
    }
}

fn vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// A word with the ending for more than one, or for the third person.
pub(super) fn with_s(word: &str) -> String {
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(vowel) => format!("{stem}ies"),
        _ if sibilant => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// The forms of a regular verb; `irregular` holds past, participle and gerund as far as they
/// differ, in this order, and behind them further finite forms ("is").
pub(super) fn forms(base: &str, irregular: Option<&[String]>) -> Vec<(String, Form)> {
    let listed = irregular.unwrap_or_default();
    let past = listed.first().cloned().unwrap_or_else(|| match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(vowel) => format!("{stem}ied"),
        _ if base.ends_with('e') => format!("{base}d"),
        _ => format!("{base}ed"),
    });
    let gerund = listed.get(2).cloned().unwrap_or_else(|| match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with(vowel) => format!("{stem}ing"),
        _ => format!("{base}ing"),
    });
    let mut forms = vec![
        (base.to_owned(), Form::Base),
        (with_s(base), Form::Third),
        (past.clone(), Form::Past),
        (gerund, Form::Gerund),
    ];
    if let Some(participle) = listed.get(1).filter(|p| **p != past) {
        forms.push((participle.clone(), Form::Participle));
    }
    forms.extend(listed.iter().skip(3).map(|word| (word.clone(), Form::Third)));
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_verbs_are_inflected() {
        let own = ["struck", "stricken"].map(String::from);
        let all = |base, own: Option<&[String]>| {
            forms(base, own)
                .into_iter()
                .map(|(word, _)| word)
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(all("seize", None), "seize seizes seized seizing");
        assert_eq!(all("occupy", None), "occupy occupies occupied occupying");
        assert_eq!(all("clash", None), "clash clashes clashed clashing");
        assert_eq!(all("strike", Some(&own)), "strike strikes struck striking stricken");
        let hit = ["hit", "hit", "hitting"].map(String::from);
        assert_eq!(all("hit", Some(&hit)), "hit hits hit hitting");
    }
}
