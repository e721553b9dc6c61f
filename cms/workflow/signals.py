"""What happens on the path, for those who tell people of it."""

from django.dispatch import Signal

# A step was given to a person. Sent with ``article``, ``user``, ``reviewer`` and ``due_at``.
passed_on = Signal()

# A story was given to a colleague. Sent with ``article``, ``user`` and ``colleague``.
assigned = Signal()

# A story is a colleague's no longer. Sent with ``article``, ``user`` and ``colleague``.
taken_from = Signal()

# A story came into another state. Sent with ``article``, ``change`` (StateChange), ``user``.
state_changed = Signal()

# A story went out before its approval. Sent with ``article``, ``owed`` (OwedApproval), ``user``.
published_at_once = Signal()

# Somebody outside answered. Sent with ``article`` and ``opinion`` (OutsideOpinion).
opinion_answered = Signal()

# The wording of a story was changed, not its typography. Sent with ``article``, ``user`` (or None),
# ``before`` (StoryPath: who had changed it last, and when) and ``at``.
reworded = Signal()
