"""`python -m web` is `jixiao`."""

from web.launcher import main

main()
