//! All scenes on one sheet.

use plotroom::draw::{Anchor, Face, Layout, MapOptions, Mark, Point, Scene, Text, map};
use plotroom::export::png;
use plotroom::gazetteer::{Basemap, Gazetteer};

/// Size of a picture on the sheet, in pixels.
const PICTURE: (usize, usize) = (480, 360);
/// Height of the name below it.
const NAME: usize = 22;
/// Space around both.
const GAP: usize = 10;
/// Pictures in a row.
const COLUMNS: usize = 4;

/// Pixels as red, green and blue.
struct Picture {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
}

impl Picture {
    fn decoded(bytes: &[u8]) -> Result<Self, Box<dyn std::error::Error>> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info()?;
        let mut rgb = vec![0; reader.output_buffer_size().ok_or("too large")?];
        let info = reader.next_frame(&mut rgb)?;
        Ok(Self { width: info.width as usize, height: info.height as usize, rgb })
    }

    fn put(&mut self, other: &Self, left: usize, top: usize) {
        for row in 0..other.height.min(self.height - top) {
            let wide = 3 * other.width.min(self.width - left);
            let (to, from) =
                (3 * ((top + row) * self.width + left), 3 * row * other.width);
            self.rgb[to..to + wide].copy_from_slice(&other.rgb[from..from + wide]);
        }
    }
}

/// The sheet as a PNG file of 256 colors.
pub fn sheet(
    gazetteer: &Gazetteer,
    options: &MapOptions,
) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let basemap = Basemap::bundled()?;
    let mut options = options.clone();
    // Half as many logical pixels as a page has, drawn at half the size.
    options.size = (2.0 * PICTURE.0 as f64, 2.0 * PICTURE.1 as f64);
    let real = crate::scenes::regions(gazetteer).into_iter();
    let real = real.map(|(name, briefing)| (name.to_owned(), briefing));
    let all: Vec<_> = real.chain(crate::scenes::hard(gazetteer)).collect();
    let rows = all.len().div_ceil(COLUMNS);
    let (wide, high) = (PICTURE.0 + GAP, PICTURE.1 + NAME + GAP);
    let (width, height) = (COLUMNS * wide + GAP, rows * high + GAP);
    let mut whole = Picture { width, height, rgb: vec![255; 3 * width * height] };
    for (at, (name, briefing)) in all.iter().enumerate() {
        let (left, top) = (GAP + at % COLUMNS * wide, GAP + at / COLUMNS * high);
        let scene = map(briefing, gazetteer, &basemap, &options);
        whole.put(&Picture::decoded(&png(&scene, 0.5)?)?, left, top);
        let caption = Picture::decoded(&png(&caption(name, &options), 1.0)?)?;
        whole.put(&caption, left, top + PICTURE.1);
    }
    encoded(&whole)
}

fn caption(name: &str, options: &MapOptions) -> Scene {
    let text = Text {
        at: Point::new(2.0, 16.0),
        text: name.to_owned(),
        size: 14.0,
        face: Face::Bold,
        color: options.theme.ink,
        halo: None,
        anchor: Anchor::Start,
        angle: 0.0,
        spacing: 0.0,
    };
    Scene {
        width: PICTURE.0 as f64,
        height: NAME as f64,
        unit: 1.0,
        background: options.theme.paper,
        title: String::new(),
        description: String::new(),
        credits: Vec::new(),
        marks: vec![Mark::Text(text)],
        layout: Layout::default(),
    }
}

/// The bin of a color: five bits a channel.
fn bin(rgb: &[u8]) -> usize {
    rgb.iter().fold(0, |bin, byte| bin << 5 | usize::from(byte >> 3))
}

/// The color in the middle of a bin.
fn color(bin: usize) -> [u8; 3] {
    [10, 5, 0].map(|shift| ((bin >> shift & 31) << 3 | 4) as u8)
}

/// The 256 most frequent colors, and for each bin the nearest of them.
fn palette(rgb: &[u8]) -> (Vec<[u8; 3]>, Vec<u8>) {
    let mut sums = vec![(0_usize, [0_usize; 3]); 1 << 15];
    for pixel in rgb.chunks_exact(3) {
        let (count, sum) = &mut sums[bin(pixel)];
        *count += 1;
        (0..3).for_each(|i| sum[i] += usize::from(pixel[i]));
    }
    let mut order: Vec<usize> = (0..sums.len()).filter(|at| sums[*at].0 > 0).collect();
    order.sort_by_key(|at| (usize::MAX - sums[*at].0, *at));
    order.truncate(256);
    let mean = |at: &usize| sums[*at].1.map(|sum| (sum / sums[*at].0) as u8);
    let colors: Vec<[u8; 3]> = order.iter().map(mean).collect();
    let away = |a: [u8; 3], b: [u8; 3]| -> u32 {
        (0..3).map(|i| u32::from(a[i].abs_diff(b[i])).pow(2)).sum()
    };
    let nearest = |at: usize| {
        let found = (0..colors.len()).min_by_key(|i| away(colors[*i], color(at)));
        found.unwrap_or(0) as u8
    };
    let nearest = (0..sums.len()).map(|at| if sums[at].0 > 0 { nearest(at) } else { 0 });
    let nearest: Vec<u8> = nearest.collect();
    (colors, nearest)
}

fn encoded(picture: &Picture) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let (colors, nearest) = palette(&picture.rgb);
    let cells: Vec<u8> = picture.rgb.chunks_exact(3).map(|p| nearest[bin(p)]).collect();
    let mut bytes = Vec::new();
    let mut encoder =
        png::Encoder::new(&mut bytes, picture.width as u32, picture.height as u32);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(colors.concat());
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&cells)?;
    writer.finish()?;
    Ok(bytes)
}
