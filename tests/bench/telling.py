"""What a run says: its figures on standard output, what it is doing on standard error."""

import sys
import time


def say(text: str) -> None:
    """Print figures."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def tell(text: str) -> None:
    """Say what is being done, and since when."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")
