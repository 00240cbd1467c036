"""`python -m wgtool`."""

from wgtool.cli.main import run

if __name__ == "__main__":
    run()
