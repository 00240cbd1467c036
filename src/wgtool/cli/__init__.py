"""The command line: options, wiring, clock and printing. Only these modules know typer."""
