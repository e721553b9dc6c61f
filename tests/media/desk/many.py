"""The screens of many photos as a browser uses them."""

from django.urls import reverse

from media.models import PhotoChange


class Many:
    """The screens of many photos as a browser uses them."""

    def __init__(self, client, name="photos:edit_many"):
        self.client, self.address = client, reverse(name)

    def ask(self, photos, **fields):
        chosen = ",".join(str(photo.pk) for photo in photos)
        return self.client.post(self.address, {"chosen": chosen, **fields})

    def show(self, photos, **fields):
        return self.ask(photos, step="show", **fields)

    def do(self, photos, **fields):
        """Shown, agreed to, done; the action, or None when nothing was done."""
        agreed = self.show(photos, **fields).context["agreed"]
        before = set(PhotoChange.objects.values_list("action", flat=True))
        answer = self.ask(photos, step="do", agreed=agreed, **fields)
        assert answer.status_code == 302, answer.context
        made = set(PhotoChange.objects.values_list("action", flat=True)) - before
        assert len(made) <= 1
        return made.pop() if made else None

    def undo(self, action):
        return self.client.post(reverse("photos:undo", args=[action]), follow=True)


def plain(**fields):
    """A form in which ``fields`` are ticked and set, and nothing else is asked for."""
    return {"caption_way": "leave", "change": list(fields), **fields}
