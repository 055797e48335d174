"""What is told to the people on a case, and kept exactly as it was told."""
