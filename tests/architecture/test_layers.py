"""The layers are law for the code: the contracts of .importlinter hold."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_import_contract_is_kept() -> None:
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_law_imports_nothing_but_the_standard_library() -> None:
    code = (
        "import sys; sys.path.insert(0, 'src'); import complaintlaw, pkgutil, importlib\n"
        "for found in pkgutil.walk_packages(complaintlaw.__path__, 'complaintlaw.'):\n"
        "    if not found.name.endswith('__main__'): importlib.import_module(found.name)\n"
        "roots = {name.split('.')[0] for name in sys.modules} - set(sys.stdlib_module_names)\n"
        # The standard library's own record of how the interpreter was built; zoneinfo asks for it.
        "roots = {name for name in roots if not name.startswith('_sysconfigdata')}\n"
        "roots -= {'complaintlaw', '__main__', '_distutils_hack', '_virtualenv', '__mp_main__'}\n"
        "assert not roots, roots\n"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
