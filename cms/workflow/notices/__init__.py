"""People are told: in the admin always, by mail as each chooses."""
