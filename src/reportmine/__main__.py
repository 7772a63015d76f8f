"""`python -m reportmine`: the command line where the script is not on the path."""

from reportmine.cli import main

if __name__ == "__main__":
    main()
