"""Opens the layers of a folder in QGIS: as files, from the GeoPackage, from the project.

usage: qgis_open.py FOLDER; exit 1 and one line a fault if a layer is invalid, has another
reference system than EPSG:4326, loses rows, holds an invalid geometry or has no style.
"""
import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer  # noqa: E402

LAYERS = ["areas", "rings", "ring_outlines", "links", "places", "events"]
LAYERS += ["user_areas", "user_lines", "user_points"]
folder = sys.argv[1]
faults = []


def rows(name):
    with open(os.path.join(folder, name + ".geojson"), encoding="utf-8") as file:
        return len(json.load(file)["features"])


def check(layer, name, where, styled):
    told = "%s of %s" % (name, where)
    if not layer.isValid():
        faults.append(told + " is invalid")
        return
    if layer.crs().authid() != "EPSG:4326":
        faults.append("%s is in %s" % (told, layer.crs().authid()))
    read = list(layer.getFeatures())
    if len(read) != rows(name):
        faults.append("%s has %d rows, not %d" % (told, len(read), rows(name)))
    for feature in read:
        shape = feature.geometry()
        if not shape.isGeosValid() or shape.validateGeometry():
            faults.append("%s: geometry %d is invalid" % (told, feature.id()))
    if styled and layer.renderer().type() != "RuleRenderer":
        faults.append("%s has no style but %s" % (told, layer.renderer().type()))


app = QgsApplication([], False)
app.initQgis()
present = [n for n in LAYERS if os.path.exists(os.path.join(folder, n + ".geojson"))]
for name in present:
    file = os.path.join(folder, name + ".geojson")
    check(QgsVectorLayer(file, name, "ogr"), name, "the folder", True)
    table = "%s|layername=%s" % (os.path.join(folder, "briefing.gpkg"), name)
    check(QgsVectorLayer(table, name, "ogr"), name, "the GeoPackage", True)
if present:
    project = QgsProject.instance()
    if not project.read(os.path.join(folder, "map.qgz")):
        faults.append("the project cannot be read: " + project.error())
    nodes = project.layerTreeRoot().findLayers()
    ground = [n for n in nodes if n.parent().name() == "Background"]
    nodes = [n for n in nodes if n not in ground]
    for node in ground:
        if node.layer() is None or not node.layer().isValid():
            faults.append("%s of the background is invalid" % node.name())
            continue
        for feature in node.layer().getFeatures():
            if not feature.geometry().isGeosValid():
                faults.append("%s of the background is no valid geometry" % node.name())
    opened = {node.layerId().removeprefix("plotroom_layer_"): node for node in nodes}
    if sorted(opened) != sorted(present):
        faults.append("the project has the layers %s" % sorted(opened))
    for name, node in opened.items():
        if node.layer() is None:
            faults.append("%s is in the tree of the project without its layer" % name)
        else:
            check(node.layer(), name, "the project", True)
    if not project.crs().isValid():
        faults.append("the project has no reference system")
print("\n".join(faults))
sys.stdout.flush()
os._exit(1 if faults else 0)
