"""Programme, sessions, people and rules: pure values and functions, no files, no clock, no screen."""
