#!/bin/sh
# Playwright 1.65.2 (Python, Linux x86-64): the wheel is tagged manylinux1 and does not start on a plain Debian 12.
#
# Expected: a wheel tagged `manylinux1` needs glibc 2.5 and of other libraries only those that PEP 513 lists; for that
#   an installer takes it on any Linux. What the browsers need, `playwright install-deps` installs.
# Happens: the wheel carries a node that asks for libatomic.so.1, which PEP 513 does not list, and for symbols of
#   glibc 2.28. Debian 12 and 13 have libatomic.so.1 only where something brought libatomic1. No metadata says so, and
#   `install-deps` is run by that same node.
# Matters: pip succeeds on a fresh machine, and the first test ends with "error while loading shared libraries:
#   libatomic.so.1" from a program nobody called. Install libatomic1 together with the browser.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pip() { python3 -m pip "$@" --quiet --disable-pip-version-check; }
pip download --no-deps --only-binary=:all: --platform manylinux1_x86_64 --dest "$folder/wheel" playwright==1.65.2
pip install --root-user-action=ignore --target "$folder/tools" pyelftools==0.33
PYTHONPATH=$folder/tools python3 - "$folder"/wheel/*.whl <<'END'
import io
import re
import sys
import zipfile

from elftools.elf.elffile import ELFFile

PEP_513 = {
    *("libpanelw.so.5", "libncursesw.so.5", "libgcc_s.so.1", "libstdc++.so.6", "libm.so.6", "libdl.so.2", "librt.so.1"),
    *("libcrypt.so.1", "libc.so.6", "libnsl.so.1", "libutil.so.1", "libpthread.so.0", "libX11.so.6", "libXext.so.6"),
    *("libXrender.so.1", "libICE.so.6", "libSM.so.6", "libGL.so.1", "libgobject-2.0.so.0", "libgthread-2.0.so.0"),
    *("libglib-2.0.so.0", "libresolv.so.2", "ld-linux-x86-64.so.2"),
}
wheel = zipfile.ZipFile(sys.argv[1])
name = wheel.filename.rpartition("/")[2]
node = ELFFile(io.BytesIO(wheel.read("playwright/driver/node")))
needed = {tag.needed for tag in node.get_section_by_name(".dynamic").iter_tags("DT_NEEDED")}
versions = {
    tuple(map(int, found[1].split(".")))
    for _library, symbols in node.get_section_by_name(".gnu.version_r").iter_versions()
    for symbol in symbols
    if (found := re.fullmatch(r"GLIBC_([\d.]+)", symbol.name))
}
said = " ".join(wheel.read(one).decode() for one in wheel.namelist() if one.endswith("dist-info/METADATA"))
print(name)
print(f"  its node needs, beside what the tag allows: {', '.join(sorted(needed - PEP_513))}")
print(f"  its node needs glibc {'.'.join(map(str, max(versions)))}; the tag says 2.5")
print(f"  its metadata speaks of libatomic: {'yes' if 'libatomic' in said else 'no'}")
found = (name.endswith("manylinux1_x86_64.whl"), needed - PEP_513, max(versions), "libatomic" in said)
sys.exit(found != (True, {"libatomic.so.1"}, (2, 28), False))
END
