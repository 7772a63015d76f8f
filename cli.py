"""A launcher for a checkout: `python cli.py …` is `reportmine …`."""

from reportmine.cli import main

if __name__ == "__main__":
    main()
