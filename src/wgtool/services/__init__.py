"""Use cases: what a command decides, from a plan and a request to a change or an answer."""
