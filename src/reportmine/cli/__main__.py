"""`python -m reportmine.cli`, as it was called before `python -m reportmine`."""

from reportmine.cli import main

if __name__ == "__main__":
    main()
