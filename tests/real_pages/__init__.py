"""How well saved pages are read: their day, title, authors and text against what is known of them.

The pages are other people's and stay outside the project: a folder of them has an ``expected.jsonl`` (``expected.py``), which
``python -m tests.real_pages.convert`` writes from the test data of other projects.
"""
