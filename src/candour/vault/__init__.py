"""Keys and what they lock: a stolen database, or a stolen backup, is unreadable without them."""
