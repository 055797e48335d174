"""What was done, by whom, when. Strings only, so that no deletion elsewhere loses history."""
