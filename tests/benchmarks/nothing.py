"""A Typer program that does nothing: what no command on Typer can be quicker than."""

import typer

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def nothing(week: int = 1) -> None:
    """Take an option and print a line."""
    typer.echo(week)


if __name__ == "__main__":
    app()
