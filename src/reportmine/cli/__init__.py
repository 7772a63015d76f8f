"""The command line: one file a command; parse, call, print, no logic."""


def main() -> None:
    """Run the `reportmine` command."""
    from reportmine.cli.app import app

    app()
