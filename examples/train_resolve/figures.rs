//! Accuracy, area under the curve and calibration of a run, in words.

use plotroom::resolve::train::Outcome;

pub(super) fn show(name: &str, gold: usize, outcomes: &[Outcome]) {
    let right = outcomes.iter().filter(|o| o.right == Some(true)).count();
    let answered = outcomes.iter().filter(|o| o.right.is_some()).count();
    let present = outcomes.iter().filter(|o| o.present).count();
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let absent = auc(outcomes, |o| o.present);
    let wrong = auc(outcomes, |o| o.right == Some(true));
    println!(
        "{name:11} gold {gold} found {} answered {answered} ceiling {:.4} acc@161 of all {:.4} of answered {:.4} \
         AUC absent {absent:.3} right {wrong:.3} calibration error {:.3}",
        outcomes.len(),
        share(present, gold),
        share(right, gold),
        share(right, answered),
        calibration(outcomes, false),
    );
}

/// The area under the curve of the confidence for telling two sorts of answers apart.
pub(super) fn auc(outcomes: &[Outcome], good: impl Fn(&Outcome) -> bool) -> f64 {
    let answered: Vec<&Outcome> = outcomes.iter().filter(|o| o.right.is_some()).collect();
    let (mut pairs, mut wins) = (0.0, 0.0);
    for a in answered.iter().filter(|o| good(o)) {
        for b in answered.iter().filter(|o| !good(o)) {
            pairs += 1.0;
            wins += match a.confidence.total_cmp(&b.confidence) {
                std::cmp::Ordering::Greater => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 0.0,
            };
        }
    }
    if pairs > 0.0 { wins / pairs } else { f64::NAN }
}

/// The expected calibration error in ten bins.
pub(super) fn calibration(outcomes: &[Outcome], table: bool) -> f64 {
    let mut bins = [(0.0, 0.0, 0.0); 10];
    for outcome in outcomes {
        let Some(right) = outcome.right else { continue };
        let sure = f64::from(outcome.confidence);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 9"
        )]
        let bin = &mut bins[((sure * 10.0) as usize).min(9)];
        bin.0 += 1.0;
        bin.1 += sure;
        bin.2 += if right { 1.0 } else { 0.0 };
    }
    let total: f64 = bins.iter().map(|bin| bin.0).sum();
    if table {
        for (count, sure, right) in bins.iter().filter(|bin| bin.0 > 0.0) {
            println!("  {:.2} -> {:.2} ({count})", sure / count, right / count);
        }
    }
    bins.iter().map(|bin| (bin.1 - bin.2).abs()).sum::<f64>() / total.max(1.0)
}
