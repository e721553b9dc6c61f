"""One account for each role of the sample newsroom, and a second editor at another desk."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model

from cms.people.models import Person
from cms.workflow.models import RoleGroup
from cms.workflow.roles import Role


@dataclass(frozen=True)
class SampleAccount:
    role: str
    username: str
    full_name: str


ACCOUNTS = (
    SampleAccount(Role.REPORTER, "phongvien", "Đặng Thu Ngân"),
    SampleAccount(Role.PHOTOGRAPHER, "phongvienanh", "Lý Quốc Trường"),
    SampleAccount(Role.PHOTO_EDITOR, "bientapanh", "Phan Bảo Yến"),
    SampleAccount(Role.DESK_EDITOR, "bientapvien", "Vũ Khánh Hòa"),
    SampleAccount(Role.DUTY_SECRETARY, "thuky", "Hồ Minh Tuệ"),
    SampleAccount(Role.EDITOR_IN_CHIEF, "tongbientap", "Trịnh Hải Đường"),
    SampleAccount(Role.TRANSLATOR, "biendich", "Mai Thùy Dương"),
    SampleAccount(Role.TECHNICIAN, "kythuat", "Tạ Đình Khoa"),
)

# Not listed: whoever tries the newsroom role by role needs one account for each.
COLLEAGUES = (SampleAccount(Role.DESK_EDITOR, "bientapchinhsach", "Đoàn Thế Vinh"),)


def make_accounts() -> dict[str, object]:
    """Make the accounts that are missing; return those of ``ACCOUNTS`` by role."""
    for colleague in COLLEAGUES:
        _make(colleague)
    return {account.role: _make(account) for account in ACCOUNTS}


def _make(account: SampleAccount):
    # A Vietnamese name is one: the admin greets by the first name alone, so it holds it all.
    user, created = get_user_model().objects.get_or_create(
        username=account.username,
        defaults={
            "first_name": account.full_name,
            "email": f"{account.username}@toasoan.example",
        },
    )
    if created:
        user.set_password(settings.SAMPLE_PASSWORD)
        user.save()
        user.groups.add(RoleGroup.objects.get(role=account.role).group)
        Person.objects.create(full_name=account.full_name, user=user)
    return user


def account_list() -> list[dict[str, str]]:
    """``role, username, password`` of each sample account that is there; empty elsewhere."""
    if not settings.SAMPLE_PASSWORD:
        return []
    there = set(
        get_user_model()
        .objects.filter(username__in=[account.username for account in ACCOUNTS])
        .values_list("username", flat=True)
    )
    return [
        {
            "role": str(account.role.value),
            "username": account.username,
            "password": settings.SAMPLE_PASSWORD,
        }
        for account in ACCOUNTS
        if account.username in there
    ]
