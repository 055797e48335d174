"""The root: settings, the doors, the worker. The only place that sees everything."""
