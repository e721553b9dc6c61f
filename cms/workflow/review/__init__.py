"""The reviewer's screen: one story, what changed in it, and the decision."""
