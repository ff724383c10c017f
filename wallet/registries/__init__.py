"""Registrars: who keeps the order of transfers of a bill, and how they say so."""
