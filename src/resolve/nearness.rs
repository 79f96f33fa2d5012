//! How near a candidate is to what the text names around it: many distances and their
//! exponentials at once.
//!
//! Both functions are polynomials of plain additions and products (Moshier, Cephes
//! Mathematical Library, single precision: `asinf`, `expf`), so that the answer is the same on
//! every platform and eight of them are computed side by side.

/// How many are computed at once.
const LANES: usize = 8;
/// How far "near" reaches, in kilometers: to the next town, through the region, through the
/// part of the world.
const REACHES: [f32; 3] = [50.0, 200.0, 800.0];
/// The diameter of the Earth, in kilometers.
const DIAMETER: f32 = 12742.0;

/// Likely positions with the belief in them: unit vectors, one array a coordinate.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    x: Vec<f32>,
    y: Vec<f32>,
    z: Vec<f32>,
    share: Vec<f32>,
}

impl Anchors {
    pub(super) fn len(&self) -> usize {
        self.share.len()
    }

    pub(super) fn push(&mut self, [x, y, z]: [f32; 3], share: f32) {
        self.x.push(x);
        self.y.push(y);
        self.z.push(z);
        self.share.push(share);
    }
}

/// How near a position is to others.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Nearness {
    /// The sum over all groups of e to the minus distance over reach, one a reach.
    pub sums: [f32; 3],
    /// The nearest group by the middle reach, 0 to 1.
    pub nearest: f32,
}

impl Nearness {
    /// Adds stretches of anchors, one a group, each by its first and the next one's: of a
    /// group's likely positions each counts by its share.
    pub(super) fn add(&mut self, unit: [f32; 3], anchors: &Anchors, bounds: &[usize]) {
        let (Some(&first), Some(&last)) = (bounds.first(), bounds.last()) else { return };
        let mut terms = [[0.0_f32; LANES]; 3];
        let mut filled = first..first;
        for pair in bounds.windows(2) {
            let mut best = [0.0_f32; 3];
            for at in pair[0]..pair[1] {
                if !filled.contains(&at) {
                    filled = at..(at + LANES).min(last);
                    terms = anchors.terms(unit, filled.clone());
                }
                for (sum, terms) in best.iter_mut().zip(&terms) {
                    *sum += terms[at - filled.start];
                }
            }
            for (sum, best) in self.sums.iter_mut().zip(best) {
                *sum += best;
            }
            self.nearest = self.nearest.max(best[1]);
        }
    }
}

impl Nearness {
    /// Adds a position that is certain.
    pub(super) fn add_point(&mut self, unit: [f32; 3], point: [f32; 3]) {
        let km = super::bearers::apart(unit, point);
        let close = REACHES.map(|reach| exp(-km / reach));
        for (sum, close) in self.sums.iter_mut().zip(close) {
            *sum += close;
        }
        self.nearest = self.nearest.max(close[1]);
    }
}

impl Anchors {
    /// For up to so many anchors: share times e to the minus distance over reach.
    fn terms(&self, unit: [f32; 3], range: std::ops::Range<usize>) -> [[f32; LANES]; 3] {
        let mut square = [0.0_f32; LANES];
        for (own, others) in unit.into_iter().zip([&self.x, &self.y, &self.z]) {
            let others = lanes(&others[range.clone()]);
            for (square, other) in square.iter_mut().zip(others) {
                *square += (own - other) * (own - other);
            }
        }
        let km = square.map(|square| DIAMETER * asin((square.sqrt() * 0.5).min(1.0)));
        let share = lanes(&self.share[range]);
        REACHES.map(|reach| {
            let mut terms = km.map(|km| exp(-km / reach));
            for (term, share) in terms.iter_mut().zip(share) {
                *term *= share;
            }
            terms
        })
    }
}

/// The first so many numbers, 0 where there are fewer.
fn lanes(numbers: &[f32]) -> [f32; LANES] {
    let mut lanes = [0.0; LANES];
    for (lane, number) in lanes.iter_mut().zip(numbers) {
        *lane = *number;
    }
    lanes
}

/// The arc sine of a number from 0 to 1, in radians.
#[inline]
fn asin(sine: f32) -> f32 {
    let far = sine > 0.5;
    let square = if far { 0.5 * (1.0 - sine) } else { sine * sine };
    let root = if far { square.sqrt() } else { sine };
    let series = 4.216_32e-2_f32;
    let series = series * square + 2.418_131e-2;
    let series = series * square + 4.547_002_6e-2;
    let series = series * square + 7.495_300_3e-2;
    let series = series * square + 1.666_675_2e-1;
    let angle = series * square * root + root;
    if far { std::f32::consts::FRAC_PI_2 - 2.0 * angle } else { angle }
}

/// e to a number from -87 to 0; what is less counts as -87.
#[inline]
fn exp(power: f32) -> f32 {
    /// Adding it leaves a whole number in the low bits.
    const ROUND: f32 = 12_582_912.0;
    let power = power.max(-87.0);
    let shifted = power * std::f32::consts::LOG2_E + ROUND;
    let whole = shifted - ROUND;
    // The logarithm of 2 in two parts, so that the rest is exact.
    let rest = power - whole * 0.693_359_4 - whole * -2.121_944_4e-4;
    let series = 1.987_569_1e-4_f32;
    let series = series * rest + 1.398_199_9e-3;
    let series = series * rest + 8.333_452e-3;
    let series = series * rest + 4.166_579_6e-2;
    let series = series * rest + 1.666_666_5e-1;
    let series = series * rest + 0.5;
    let value = series * rest * rest + rest + 1.0;
    let exponent = shifted.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127);
    value * f32::from_bits(exponent << 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_polynomials_agree_with_the_functions() {
        for step in 0..=100_000_u32 {
            let part = f64::from(step) / 100_000.0;
            #[expect(clippy::cast_possible_truncation, reason = "that is what is tested")]
            let single = part as f32;
            let exact = f64::from(single).asin();
            assert!((f64::from(asin(single)) - exact).abs() <= 3e-7 * exact, "{part}");
            let power = -86.0 * single;
            let exact = f64::from(power).exp();
            assert!((f64::from(exp(power)) - exact).abs() <= 3e-7 * exact, "{power}");
        }
        assert!(exp(-400.0) < 1e-37);
        assert!(exp(-87.0) > 0.0);
    }

    #[test]
    fn groups_count_once_each() {
        let mut anchors = Anchors::default();
        for (unit, share) in
            [([1.0, 0.0, 0.0], 0.5), ([1.0, 0.0, 0.0], 0.25), ([0.0, 1.0, 0.0], 1.0)]
        {
            anchors.push(unit, share);
        }
        let mut near = Nearness::default();
        near.add([1.0, 0.0, 0.0], &anchors, &[0, 2, 3]);
        assert!((near.nearest - 0.75).abs() < 1e-6, "{near:?}");
        assert!(near.sums.iter().all(|sum| (sum - 0.75).abs() < 1e-4), "{near:?}");
        // Twelve anchors in stretches of any length add up to the same.
        let mut many = Anchors::default();
        (0..12).for_each(|_| many.push([1.0, 0.0, 0.0], 0.5));
        let mut cut = Nearness::default();
        cut.add([1.0, 0.0, 0.0], &many, &[0, 5, 5, 11, 12]);
        assert!((cut.sums[0] - 6.0).abs() < 1e-5 && (cut.nearest - 3.0).abs() < 1e-5);
    }
}
