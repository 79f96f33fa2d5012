//! The files as other programs read them; skipped with a line where those are not installed.

use std::process::Command;

use super::{all, on_disk};

#[test]
fn gdal_reads_every_layer() {
    let installed = Command::new("ogrinfo").arg("--version").output().is_ok();
    if !installed {
        eprintln!("GDAL (ogrinfo): not installed, skipped");
    }
    for (name, briefing) in all() {
        let folder = on_disk(&name, &briefing);
        if !installed {
            continue;
        }
        let files = std::fs::read_dir(&folder).expect("the folder is there");
        for file in files {
            let path = file.expect("it can be read").path();
            if path.extension().is_none_or(|e| e != "geojson") {
                continue;
            }
            let read = Command::new("ogrinfo")
                .args(["-ro", "-al", "-so"])
                .arg(&path)
                .output()
                .expect("ogrinfo runs");
            let said = String::from_utf8_lossy(&read.stderr);
            assert!(read.status.success() && said.is_empty(), "{path:?}: {said}");
            let told = String::from_utf8_lossy(&read.stdout);
            assert!(!told.contains("Feature Count: 0"), "{path:?} has rows");
        }
    }
}
