"""Parcels: how a bill, an answer or a record travels from one machine to another."""
