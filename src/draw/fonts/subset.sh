#!/bin/sh
# Makes the faces of this folder from the Debian package fonts-noto-core 20201225-1.
# Usage: subset.sh FOLDER-WITH-NOTO-TTF  (needs fonttools 4: `pip install fonttools`)
set -eu
from=$1
to=$(dirname "$0")
latin=U+0000-024F,U+0250-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2000-206F,U+2070-209F,U+20A0-20BF,U+2100-214F,U+2190-2193,U+2212,U+2260,U+2264,U+2265,U+FB01,U+FB02,U+FFFD
subset() {
    pyftsubset "$from/$1.ttf" --output-file="$to/$1.ttf" --unicodes="$2" --no-hinting \
        --layout-features=kern,liga,mark,mkmk,ccmp,locl,init,medi,fina,isol,rlig,calt,tnum \
        --drop-tables+=DSIG --name-IDs='*' --notdef-outline --no-recalc-timestamp
}
for face in Regular Bold Italic; do subset NotoSans-$face $latin; done
for face in Regular Bold; do
    subset NotoSansArabic-$face U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFF,U+200C-200F
    subset NotoSansHebrew-$face U+0590-05FF,U+FB1D-FB4F
    subset NotoSansGeorgian-$face U+10A0-10FF,U+1C90-1CBF,U+2D00-2D2F
    subset NotoSansArmenian-$face U+0530-058F,U+FB13-FB17
done
