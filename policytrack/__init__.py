"""policytrack: what government plans promise in numbers, where it stands, and why."""

__version__ = "0.1.0"
