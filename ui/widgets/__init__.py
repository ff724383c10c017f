"""The parts pages are made of. Each gets the `ui.look.Look` first and the parent last."""
