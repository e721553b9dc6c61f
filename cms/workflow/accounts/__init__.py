"""Accounts: who looks after whose, which roles they may give, and the forms for it."""
