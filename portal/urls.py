"""The public addresses that are not pages of the tree."""

app_name = "portal"
urlpatterns = []
