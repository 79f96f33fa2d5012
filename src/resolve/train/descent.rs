//! Minimizing a smooth function: L-BFGS with a backtracking line search
//! (Nocedal and Wright, Numerical Optimization, 2nd ed. 2006, algorithms 7.4 and 3.1).

/// How many steps back the curvature is remembered.
const MEMORY: usize = 10;

/// Minimizes a function that writes its gradient and returns its value.
pub(super) fn minimize(
    mut start: Vec<f64>,
    steps: usize,
    mut function: impl FnMut(&[f64], &mut [f64]) -> f64,
) -> Vec<f64> {
    let size = start.len();
    let mut gradient = vec![0.0; size];
    let mut value = function(&start, &mut gradient);
    let mut history: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for _ in 0..steps {
        let direction = direction(&gradient, &history);
        let slope = dot(&direction, &gradient);
        if slope > -1e-12 {
            break;
        }
        let first = if history.is_empty() { 1.0 / norm(&gradient).max(1.0) } else { 1.0 };
        let mut length = first;
        let mut next = vec![0.0; size];
        let mut next_gradient = vec![0.0; size];
        let mut next_value = f64::INFINITY;
        for _ in 0..30 {
            for ((to, from), along) in next.iter_mut().zip(&start).zip(&direction) {
                *to = from + length * along;
            }
            next_value = function(&next, &mut next_gradient);
            if next_value <= value + 1e-4 * length * slope {
                break;
            }
            length *= 0.5;
        }
        if next_value >= value {
            break;
        }
        let step: Vec<f64> = next.iter().zip(&start).map(|(a, b)| a - b).collect();
        let change: Vec<f64> =
            next_gradient.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        let curvature = dot(&step, &change);
        if curvature > 1e-10 {
            if history.len() == MEMORY {
                history.remove(0);
            }
            history.push((step, change, 1.0 / curvature));
        }
        let done = value - next_value < 1e-7 * value.abs().max(1e-9);
        (start, gradient, value) = (next, next_gradient, next_value);
        if done {
            break;
        }
    }
    start
}

fn direction(gradient: &[f64], history: &[(Vec<f64>, Vec<f64>, f64)]) -> Vec<f64> {
    let mut way: Vec<f64> = gradient.iter().map(|g| -g).collect();
    let mut shares = vec![0.0; history.len()];
    for (share, (step, change, inverse)) in shares.iter_mut().zip(history).rev() {
        *share = inverse * dot(step, &way);
        way.iter_mut().zip(change).for_each(|(w, c)| *w -= *share * c);
    }
    if let Some((step, change, _)) = history.last() {
        let scale = dot(step, change) / dot(change, change).max(1e-300);
        for slot in &mut way {
            *slot *= scale;
        }
    }
    for (share, (step, change, inverse)) in shares.iter().zip(history) {
        let back = inverse * dot(change, &way);
        way.iter_mut().zip(step).for_each(|(w, s)| *w += (share - back) * s);
    }
    way
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_valley_of_rosenbrock_is_found() {
        let found = minimize(vec![-1.2, 1.0], 200, |x, g| {
            let (a, b) = (1.0 - x[0], x[1] - x[0] * x[0]);
            g[0] = -2.0 * a - 400.0 * x[0] * b;
            g[1] = 200.0 * b;
            a * a + 100.0 * b * b
        });
        assert!(
            (found[0] - 1.0).abs() < 1e-3 && (found[1] - 1.0).abs() < 1e-3,
            "{found:?}"
        );
    }
}
