"""Much of everything, for long, and in trouble: small every day, whole by ``--thorough``."""
