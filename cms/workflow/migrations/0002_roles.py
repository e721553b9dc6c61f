"""A group for every role, with its rights, and the path of a story through desk and secretary.

Permission rows are made here first: Django makes them only after all migrations have run.
"""

from django.db import migrations

NAMES = {
    "reporter": "Phóng viên",
    "photographer": "Phóng viên ảnh",
    "photo_editor": "Biên tập ảnh",
    "desk_editor": "Biên tập viên",
    "duty_secretary": "Thư ký trực",
    "editor_in_chief": "Tổng biên tập",
    "translator": "Biên dịch",
    "technician": "Kỹ thuật",
}
WRITERS = ("reporter", "photographer", "translator")
PUBLISHERS = ("desk_editor", "duty_secretary", "editor_in_chief")
ON_PAGES = {
    **{role: ("add",) for role in WRITERS},
    "photo_editor": ("add", "change"),
    **{role: ("add", "change", "publish", "lock", "unlock") for role in PUBLISHERS},
}
ON_COLLECTIONS = {
    "reporter": ("add", "choose"),
    "photographer": ("add", "choose"),
    "translator": ("add", "choose"),
    "photo_editor": ("add", "change", "delete", "choose"),
    **{role: ("add", "change", "choose") for role in PUBLISHERS},
}
# What is chosen from lists: (app, model, words, roles that may add and change).
EVERY_WRITER = (*WRITERS, "photo_editor", *PUBLISHERS)
ON_LISTS = [
    ("people", "person", "person", EVERY_WRITER),
    ("people", "organisation", "organisation", EVERY_WRITER),
    ("sections", "topic", "topic", EVERY_WRITER),
    ("media", "photoevent", "photo event", EVERY_WRITER),
    ("articles", "keyword", "keyword", PUBLISHERS),
]


def make_roles(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    RoleGroup = apps.get_model("workflow", "RoleGroup")
    groups = {}
    for role, name in NAMES.items():
        groups[role], _ = Group.objects.get_or_create(name=name)
        RoleGroup.objects.create(role=role, group=groups[role])
    _grant_admin(apps, groups)
    _grant_pages(apps, groups)
    _grant_collections(apps, groups)
    _grant_lists(apps, groups)
    _make_workflow(apps, groups)
    # Wagtail's own two groups would be a second set of roles beside the newsroom's.
    Group.objects.filter(name__in=["Moderators", "Editors"], user__isnull=True).delete()


def _permission(apps, app_label, model, codename, name):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
    permission, _ = Permission.objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return permission


def _grant_admin(apps, groups):
    access = _permission(apps, "wagtailadmin", "admin", "access_admin", "Can access Wagtail admin")
    for group in groups.values():
        group.permissions.add(access)


def _grant_pages(apps, groups):
    home = apps.get_model("frontpage", "HomePage").objects.get()
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    for role, actions in ON_PAGES.items():
        for action in actions:
            GroupPagePermission.objects.create(
                group=groups[role],
                page_id=home.pk,
                permission=_permission(
                    apps, "wagtailcore", "page", f"{action}_page", f"Can {action} page"
                ),
            )


def _grant_collections(apps, groups):
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    Grant = apps.get_model("wagtailcore", "GroupCollectionPermission")
    for role, actions in ON_COLLECTIONS.items():
        for app_label, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
            for action in actions:
                permission = _permission(
                    apps, app_label, model, f"{action}_{model}", f"Can {action} {model}"
                )
                Grant.objects.create(group=groups[role], collection=root, permission=permission)


def _grant_lists(apps, groups):
    for app_label, model, words, roles in ON_LISTS:
        for action in ("add", "change"):
            permission = _permission(
                apps, app_label, model, f"{action}_{model}", f"Can {action} {words}"
            )
            for role in roles:
                groups[role].permissions.add(permission)


def _make_workflow(apps, groups):
    """Desk, then secretary; for every story below the root."""
    Workflow = apps.get_model("wagtailcore", "Workflow")
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    Task = apps.get_model("wagtailcore", "GroupApprovalTask")
    ContentType = apps.get_model("contenttypes", "ContentType")
    content_type, _ = ContentType.objects.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    WorkflowPage.objects.all().delete()
    Workflow.objects.update(active=False)
    Task.objects.update(active=False)
    workflow = Workflow.objects.create(name="Duyệt bài", active=True)
    steps = [("Chờ biên tập", PUBLISHERS[:1]), ("Chờ thư ký", PUBLISHERS[1:])]
    for order, (name, roles) in enumerate(steps):
        task = Task.objects.create(name=name, content_type=content_type, active=True)
        task.groups.set([groups[role] for role in roles])
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    WorkflowPage.objects.create(workflow=workflow, page=root)


def remove_roles(apps, schema_editor):
    apps.get_model("workflow", "RoleGroup").objects.all().delete()
    apps.get_model("auth", "Group").objects.filter(name__in=NAMES.values()).delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Duyệt bài").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("workflow", "0001_initial"),
        ("frontpage", "0002_front_page"),
        ("articles", "0001_initial"),
        ("media", "0001_initial"),
        ("people", "0001_initial"),
        ("sections", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(make_roles, remove_roles)]
