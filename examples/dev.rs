#[path = "../tests/events/markup.rs"]
mod markup;
use std::io::Read;
fn main() {
    let mut s = String::new();
    std::io::stdin().read_to_string(&mut s).unwrap();
    for l in s.split("\n%%\n") {
        let (d, ev) = markup::events(l, None);
        println!("{}", d.text.chars().take(300).collect::<String>());
        for e in ev {
            println!(
                "   => {} | {:?} | mode {:?} | {:?} -> {:?} | {:?} {} {}",
                markup::line(&e),
                e.trigger.of(&d.text),
                e.mode,
                e.actors,
                e.targets,
                e.date,
                e.time_precision.as_str(),
                e.source.kind.as_str()
            );
        }
    }
}
