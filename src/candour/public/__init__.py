"""Room 1: the member of the public. Owns no tables: pages, the check, the journey, leaving."""
