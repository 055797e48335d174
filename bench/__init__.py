"""What things cost, measured. Nothing here is needed to run the service, and nothing is asserted."""
