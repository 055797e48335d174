"""Invented cases, made by the real actions."""
