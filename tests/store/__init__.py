"""The store under faults, damage and many hands."""
