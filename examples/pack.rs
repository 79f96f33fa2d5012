use plotroom::gazetteer::*;
use plotroom::model::*;
use std::time::Instant;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    if a[1] == "pack" {
        let b = compile_basemap(std::path::Path::new(&a[2])).unwrap();
        println!("{}", b.len());
        std::fs::write(&a[3], b).unwrap();
        return;
    }
    if a[1] == "time" {
        let t = Instant::now();
        let mut m = Basemap::from_bytes(std::fs::read(&a[2]).unwrap().into()).unwrap();
        println!("open {:?}", t.elapsed());
        if let Some(f) = a.get(3) {
            m = m.with_finer(std::fs::read(f).unwrap().into()).unwrap();
        }
        let t = Instant::now();
        m.check().unwrap();
        println!("check {:?}", t.elapsed());
        for (n, b) in [
            ("odesa", (26., 44., 35., 49.5)),
            ("taiwan", (117., 21., 123., 27.)),
            ("gaza", (33., 30.5, 36., 33.)),
            ("svalbard", (8., 74., 36., 82.)),
            ("fiji", (176., -20., -178., -15.)),
            ("dc", (-80., 36., -74., 41.)),
        ] {
            let w = Bbox { west: b.0, south: b.1, east: b.2, north: b.3 };
            for d in Detail::ALL {
                let mut best = std::time::Duration::MAX;
                let mut c = (0, 0);
                for _ in 0..5 {
                    let t = Instant::now();
                    let mut n = 0;
                    let mut p = 0;
                    for l in Layer::ALL {
                        let s = m.shapes(*l, *d, w);
                        n += s.len();
                        p += s.iter().flat_map(|s| &s.parts).map(Vec::len).sum::<usize>();
                    }
                    best = best.min(t.elapsed());
                    c = (n, p);
                }
                println!("{n} {d:?} {} shapes {} points {best:?}", c.0, c.1);
            }
        }
        return;
    }
    if a[1] == "dump" {
        let mut m = Basemap::from_bytes(std::fs::read(&a[2]).unwrap().into()).unwrap();
        let mut k = 3;
        if a[3].ends_with(".bin") {
            m = m.with_finer(std::fs::read(&a[3]).unwrap().into()).unwrap();
            k = 4;
        }
        let d = match a[k].as_str() {
            "world" => Detail::World,
            "continent" => Detail::Continent,
            "region" => Detail::Region,
            _ => Detail::Fine,
        };
        let v: Vec<f64> = a[k + 1].split(',').map(|x| x.parse().unwrap()).collect();
        let w = Bbox { west: v[0], south: v[1], east: v[2], north: v[3] };
        for l in Layer::ALL {
            for s in m.shapes(*l, d, w) {
                let parts: Vec<Vec<[f64; 2]>> = s
                    .parts
                    .iter()
                    .map(|p| p.iter().map(|c| [c.x, c.y]).collect())
                    .collect();
                println!(
                    "{}",
                    serde_json::json!({"layer":format!("{l:?}"),"name":s.name,"rank":s.rank,"parts":parts})
                );
            }
        }
        for l in m.labels(w, Language::En) {
            println!(
                "{}",
                serde_json::json!({"layer":"Label","name":l.name,"rank":l.rank,"kind":format!("{:?}",l.kind),"at":[l.position.lon(),l.position.lat()]})
            );
        }
    }
}
