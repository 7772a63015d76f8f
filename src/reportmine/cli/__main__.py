"""`python -m reportmine.cli`: the command line where the script is not on the path."""

from reportmine.cli import main

main()
