"""What is told to the people on a case, kept exactly as it was told, and only by ways that are safe for them."""
