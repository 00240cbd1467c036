"""Typed answers: what a command says. Their keys are the JSON promise."""
