import subprocess
import sys

from explainer.english.reader import what_reads


def test_a_reading_is_kept_until_any_code_changes_that_read_it():
    script = (
        "import sys, explainer.english.reader; print(*(m.__file__ for n, m in sys.modules.items() if 'explainer' in n))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= set(map(str, what_reads()))
