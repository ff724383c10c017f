"""Numbers, each beside its yardstick: `python3 packaging/test.py --bench`."""
