"""From the first question to a sealed submission. No HTTP: the web form, the phone and the counter
ask the same questions and end in the same submission."""
