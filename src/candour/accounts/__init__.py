"""Who may sit at the desk, in which role, for which authority."""
