"""What views show: rows that the core has already filtered and sorted."""
