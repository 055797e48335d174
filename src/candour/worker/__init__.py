"""The worker: takes in what the doors put there, and does what nobody should wait for."""
