"""`python -m dragoman`: in, the arguments of the command line; out, the same as the command `dragoman`."""

from __future__ import annotations

from dragoman.cli import main

if __name__ == "__main__":
    main()
