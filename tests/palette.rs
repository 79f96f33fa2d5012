//! Colors of the themes: contrast (WCAG 2.2) and distance for people with and without a
//! color vision deficiency (Machado, Oliveira and Fernandes 2009, severity 1).

use plotroom::settings::{Color, Theme};

/// Red, green and blue as seen with protanopia, deuteranopia and tritanopia, on linear light.
const DEFICIENCIES: [[[f64; 3]; 3]; 3] = [
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

fn linear(color: Color) -> [f64; 3] {
    [color.r, color.g, color.b].map(|byte| {
        let share = f64::from(byte) / 255.0;
        if share <= 0.040_45 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn seen(rgb: [f64; 3], matrix: [[f64; 3]; 3]) -> [f64; 3] {
    matrix.map(|row| (0..3).map(|i| row[i] * rgb[i]).sum::<f64>().clamp(0.0, 1.0))
}

/// CIE L*a*b* under D65.
fn lab(rgb: [f64; 3]) -> [f64; 3] {
    let [r, g, b] = rgb;
    let x = (0.412_456 * r + 0.357_576 * g + 0.180_437 * b) / 0.950_47;
    let y = 0.212_673 * r + 0.715_152 * g + 0.072_175 * b;
    let z = (0.019_334 * r + 0.119_192 * g + 0.950_304 * b) / 1.088_83;
    let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    [116.0 * f(y) - 16.0, 500.0 * (f(x) - f(y)), 200.0 * (f(y) - f(z))]
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (lab(a), lab(b));
    (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f64>().sqrt()
}

fn themes() -> Vec<(&'static str, Theme)> {
    Theme::NAMES.iter().map(|name| (*name, Theme::named(name).unwrap())).collect()
}

#[test]
fn words_can_be_read_on_every_ground() {
    for (name, theme) in themes() {
        let mut grounds = vec![theme.paper, theme.panel, theme.land, theme.water];
        grounds.push(theme.area.over(theme.land, 0.17));
        for ring in &theme.rings {
            grounds.extend([theme.land, theme.water].map(|g| ring.over(g, 0.10)));
        }
        for ground in grounds {
            assert!(theme.ink.contrast(ground) >= 7.0, "{name}: ink on {ground}");
            assert!(theme.muted.contrast(ground) >= 4.5, "{name}: muted on {ground}");
        }
        assert!(theme.muted.contrast(theme.halo) >= 4.5, "{name}: muted on its rim");
        let tinted = theme.rings.iter().map(|ring| ring.over(theme.water, 0.10));
        for ground in tinted.chain([theme.water]) {
            let contrast = theme.water_ink.contrast(ground);
            assert!(contrast >= 4.5, "{name}: water names on {ground}: {contrast}");
        }
    }
}

#[test]
fn marks_stand_out_from_land_and_water() {
    for (name, theme) in themes() {
        let marks = theme.events.values().chain(&theme.rings).copied();
        let lines =
            [theme.supported, theme.conditional, theme.contradicted, theme.undecided];
        for color in marks.chain(lines) {
            for ground in [theme.land, theme.water] {
                let contrast = color.contrast(ground);
                assert!(contrast >= 3.0, "{name}: {color} on {ground}: {contrast}");
            }
        }
    }
}

#[test]
fn event_colors_differ_for_everybody() {
    for (name, theme) in themes().into_iter().filter(|(name, _)| *name != "print") {
        let colors: Vec<(&String, [f64; 3])> =
            theme.events.iter().map(|(group, color)| (group, linear(*color))).collect();
        for (at, (a, first)) in colors.iter().enumerate() {
            for (b, second) in &colors[at + 1..] {
                let all =
                    DEFICIENCIES.iter().map(|m| (seen(*first, *m), seen(*second, *m)));
                for (x, y) in all.chain([(*first, *second)]) {
                    let apart = distance(x, y);
                    assert!(apart >= 12.0, "{name}: {a} and {b}: {apart}");
                }
            }
        }
    }
}

#[test]
fn a_theme_of_ones_own_names_only_what_differs() {
    let own =
        Theme::from_toml("land = \"#fafafa\"\n[events]\nforce = \"#000000\"").unwrap();
    let light = Theme::default();
    assert_eq!(own.land, Color::from_hex("#fafafa").unwrap());
    assert_eq!(own.event("aid"), light.event("aid"));
    assert_ne!(own.event("force"), light.event("force"));
    assert!(Theme::from_toml("land = \"white\"").is_err());
    assert!(Theme::from_toml("lnad = \"#ffffff\"").is_err());
}

#[test]
fn the_print_theme_has_no_color_to_lose() {
    let print = Theme::named("print").unwrap();
    assert!(print.hatched, "regions and rings differ by pattern");
    let mut colors = vec![
        print.paper,
        print.ink,
        print.land,
        print.water,
        print.area,
        print.border,
        print.supported,
        print.contradicted,
    ];
    colors.extend(print.events.values());
    colors.extend(&print.rings);
    assert!(colors.iter().all(|c| c.r == c.g && c.g == c.b));
    // Water is the one even gray: it can be seen beside land, and words on it read.
    assert!(print.water.contrast(print.land) > 1.2);
    assert!(print.ink.contrast(print.water) > 7.0);
}
