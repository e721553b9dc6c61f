"""Admin addresses of the photo library that Wagtail has not; they stand before Wagtail's own."""

from django.urls import path

from media.chooser.views import BringForStoryView
from media.desk import many, marks, suggesting
from media.desk.events import EventView
from media.desk.library import LibraryView, numbers
from media.views import bin, downloads, states

app_name = "photos"
urlpatterns = [
    # In the place of Wagtail's own list, whose name keeps pointing here.
    path("", LibraryView.as_view(), name="library"),
    path("desk/numbers/", numbers, name="numbers"),
    path("desk/mark/", marks.mark, name="mark"),
    path("desk/suggest/", suggesting.suggest, name="suggest"),
    path("desk/people/", suggesting.people, name="people"),
    path("desk/edit/", many.EditManyView.as_view(), name="edit_many"),
    path("desk/clock/", many.ShiftClockView.as_view(), name="shift_clock"),
    path("desk/undo/<uuid:action>/", many.undo_action, name="undo"),
    path("events/<int:event_id>/", EventView.as_view(), name="event"),
    path("bring/", BringForStoryView.as_view(), name="bring"),
    path("<int:photo_id>/original/", downloads.original, name="download_original"),
    path("<int:photo_id>/download/<int:longest>/", downloads.sized, name="download_sized"),
    path("<int:photo_id>/preview/<str:filter_spec>/", downloads.preview),
    path("<int:photo_id>/earlier/<int:version_id>/", downloads.earlier, name="download_earlier"),
    path("bin/", bin.BinView.as_view(), name="bin"),
    path("bin/<int:photo_id>/take-out/", bin.take_out, name="take_out"),
    path("bin/<int:photo_id>/delete/", bin.delete_now, name="delete_now"),
    # In the place of Wagtail's own, which delete at once.
    path("<int:image_id>/delete/", bin.PutInBinView.as_view()),
    path("multiple/<int:image_id>/delete/", bin.put_in_bin_by_script),
    path("<int:photo_id>/check/", states.check, name="check"),
    path("<int:photo_id>/block/", states.block, name="block"),
    path("<int:photo_id>/clear/", states.clear, name="clear"),
]
