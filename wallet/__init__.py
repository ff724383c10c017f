"""The core of Ladewell: bills of lading, their law and their proof. No Qt anywhere below here."""
