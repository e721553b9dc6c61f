"""Nobody gives a role or a right above the own, whatever the form says."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, ModelLogEntry

from cms.workflow.accounts.giving import roles_of
from cms.workflow.accounts.keeping import why_keep_chief
from cms.workflow.models import RoleGroup
from cms.workflow.roles import MAY_GIVE, Role
from tests.factories import AccountFactory, SectionFactory

pytestmark = pytest.mark.django_db

User = get_user_model()
PASSWORD = "gió-mùa-đông-bắc-2031"


def group_of(role):
    return RoleGroup.objects.get(role=role).group


def account_form(**changes):
    """What a browser sends, and what a forger adds to it."""
    return {
        "username": "nguoi-moi",
        "first_name": "Lưu Thị Mận",
        "email": "man@toasoan.example",
        "is_active": "on",
        "password1": "",
        "password2": "",
        **changes,
    }


def edit(client, account, **changes):
    data = account_form(username=account.username, email=account.email, **changes)
    return client.post(reverse("wagtailusers_users:edit", args=[account.pk]), data)


def add(client, **changes):
    data = account_form(password1=PASSWORD, password2=PASSWORD, **changes)
    return client.post(reverse("wagtailusers_users:add"), data)


def fresh(account):
    return User.objects.get(pk=account.pk)


@pytest.fixture
def technician(client):
    account = AccountFactory(role=Role.TECHNICIAN)
    client.force_login(account)
    return account


@pytest.fixture
def chief(client):
    account = AccountFactory(role=Role.EDITOR_IN_CHIEF)
    client.force_login(account)
    return account


def test_only_technicians_and_the_chief_open_the_list_of_accounts(client):
    for role in Role:
        client.force_login(AccountFactory(role=role))
        opens = client.get(reverse("wagtailusers_users:index")).status_code == 200
        assert opens == (role in (Role.TECHNICIAN, Role.EDITOR_IN_CHIEF)), role


def test_a_technician_makes_an_account_with_a_role_and_it_is_logged(client, technician):
    response = add(client, roles=["reporter"])
    assert response.status_code == 302
    made = User.objects.get(username="nguoi-moi")
    assert made.first_name == "Lưu Thị Mận"
    assert made.check_password(PASSWORD)
    assert roles_of(made) == {Role.REPORTER}
    entry = ModelLogEntry.objects.get(action="workflow.give_roles")
    assert (entry.user, entry.data) == (technician, {"before": [], "after": ["reporter"]})


@pytest.mark.parametrize("role", sorted(set(Role) - MAY_GIVE[Role.TECHNICIAN]))
def test_a_technician_gives_no_role_that_decides_about_stories(client, technician, role):
    assert add(client, roles=[role]).status_code == 200
    assert not User.objects.filter(username="nguoi-moi").exists()
    reporter = AccountFactory(role=Role.REPORTER)
    assert edit(client, reporter, roles=[role]).status_code == 200
    assert roles_of(fresh(reporter)) == {Role.REPORTER}


def test_the_chief_gives_and_takes_every_role(client, chief):
    reporter = AccountFactory(role=Role.REPORTER)
    assert edit(client, reporter, roles=list(Role)).status_code == 302
    assert roles_of(fresh(reporter)) == set(Role)
    edit(client, reporter, roles=["desk_editor"])
    assert roles_of(fresh(reporter)) == {Role.DESK_EDITOR}


@pytest.mark.parametrize("who", ["technician", "chief"])
def test_a_forged_form_makes_no_superuser_and_grants_nothing(client, request, who):
    request.getfixturevalue(who)
    strong = Group.objects.create(name="Toàn quyền")
    strong.permissions.set(Permission.objects.all())
    forged = {
        "is_superuser": "on",
        "is_staff": "on",
        "groups": [group_of(Role.EDITOR_IN_CHIEF).pk, strong.pk],
        "user_permissions": list(Permission.objects.values_list("pk", flat=True)[:20]),
    }
    assert add(client, roles=["reporter"], **forged).status_code == 302
    assert edit(client, AccountFactory(), roles=["reporter"], **forged).status_code == 302
    for account in User.objects.exclude(username__startswith="tai-khoan-0"):
        assert not account.is_superuser
        assert not account.is_staff
        assert not account.user_permissions.exists()
        assert not account.groups.filter(pk=strong.pk).exists()
    assert add(client, username="khac", desks=[strong.pk]).status_code == 200
    assert not User.objects.filter(username="khac").exists()


def test_accounts_above_the_own_are_closed_to_a_technician(client, technician):
    root = AccountFactory(is_superuser=True)
    others = [AccountFactory(role=r) for r in ("desk_editor", "duty_secretary", "editor_in_chief")]
    lent = AccountFactory(role=Role.REPORTER)
    lent.user_permissions.add(Permission.objects.get(codename="add_site"))
    for account in [root, *others, lent]:
        changes = {"password1": PASSWORD, "password2": PASSWORD, "roles": []}
        assert edit(client, account, **changes).status_code == 302
        assert fresh(account).password == account.password
        assert fresh(account).groups.count() == account.groups.count()


def test_a_superuser_is_closed_to_the_chief(client, chief):
    root = AccountFactory(is_superuser=True)
    assert edit(client, root, first_name="Khác").status_code == 302
    assert fresh(root).first_name == ""


@pytest.mark.parametrize("who", ["technician", "chief"])
def test_nobody_changes_the_own_roles(client, request, who):
    account = request.getfixturevalue(who)
    before = roles_of(fresh(account))
    response = edit(client, account, roles=list(Role), is_active="")
    assert response.status_code == 302
    assert fresh(account).first_name == "Lưu Thị Mận"
    assert fresh(account).is_active
    assert roles_of(fresh(account)) == before


def test_the_own_account_page_raises_no_right(client):
    account = AccountFactory(role=Role.REPORTER)
    client.force_login(account)
    forged = {
        "name_email-first_name": "Mận",
        "name_email-last_name": "Lưu",
        "name_email-email": account.email,
        "name_email-is_superuser": "on",
        "name_email-groups": [group_of(Role.EDITOR_IN_CHIEF).pk],
        "is_superuser": "on",
        "groups": [group_of(Role.EDITOR_IN_CHIEF).pk],
        "roles": ["editor_in_chief"],
    }
    client.post(reverse("wagtailadmin_account"), forged)
    assert not fresh(account).is_superuser
    assert roles_of(fresh(account)) == {Role.REPORTER}


def test_the_own_account_page_leads_to_the_one_choice_of_mails(client):
    """Wagtail's own switches would rule mails that nobody sends."""
    for role in (Role.REPORTER, Role.DUTY_SECRETARY):
        account = AccountFactory(role=role)
        client.force_login(account)
        page = client.get(reverse("wagtailadmin_account")).content.decode()
        assert "name_email-first_name" in page
        assert "notifications" not in page
        assert reverse("notices:choices") in page
    client.logout()
    answer = client.get(reverse("wagtailadmin_account"))
    assert answer.url.startswith(reverse("wagtailadmin_login"))


def bulk(client, action, accounts, **data):
    address = reverse("wagtail_bulk_action", args=["auth", "user", action])
    query = "&".join(f"id={account.pk}" for account in accounts)
    return client.post(f"{address}?{query}", data)


def test_many_accounts_at_once_follow_the_same_rule(client, technician):
    reporter, secretary = AccountFactory(role="reporter"), AccountFactory(role="duty_secretary")
    root = AccountFactory(is_superuser=True)
    everyone = [reporter, secretary, root, technician]
    bulk(client, "assign_role", everyone, role=group_of("photographer").pk)
    assert roles_of(fresh(reporter)) == {Role.REPORTER, Role.PHOTOGRAPHER}
    for other in (secretary, root, technician):
        assert Role.PHOTOGRAPHER not in roles_of(fresh(other))
    bulk(client, "assign_role", everyone, role=group_of("editor_in_chief").pk)
    strong = Group.objects.create(name="Toàn quyền")
    bulk(client, "assign_role", everyone, role=strong.pk)
    assert Role.EDITOR_IN_CHIEF not in roles_of(fresh(reporter))
    assert not strong.user_set.exists()
    bulk(client, "set_active_state", everyone, mark_as_active="False")
    assert [fresh(account).is_active for account in everyone] == [False, True, True, True]
    bulk(client, "delete", everyone)
    assert User.objects.filter(pk__in=[a.pk for a in everyone]).count() == 4


def test_a_desk_has_a_name_and_grants_nothing(client, technician):
    home_page = {"page_permissions-TOTAL_FORMS": "1", "page_permissions-INITIAL_FORMS": "0"}
    forged = {
        "name": "Ban Kinh tế",
        "permissions": list(Permission.objects.values_list("pk", flat=True)),
        "is_superuser": "on",
        **home_page,
        "page_permissions-0-page": "1",
        "page_permissions-0-permissions": ["publish_page"],
    }
    assert client.post(reverse("wagtailusers_groups:add"), forged).status_code == 302
    desk = Group.objects.get(name="Ban Kinh tế")
    own = group_of(Role.TECHNICIAN)
    held = set(own.permissions.values_list("pk", flat=True))
    renamed = {**forged, "name": "Tổ kỹ thuật"}
    client.post(reverse("wagtailusers_groups:edit", args=[own.pk]), renamed)
    own.refresh_from_db()
    assert own.name == "Tổ kỹ thuật"
    assert set(own.permissions.values_list("pk", flat=True)) == held
    assert not desk.permissions.exists()
    assert not GroupPagePermission.objects.filter(group__in=[desk, own]).exists()


def test_the_group_of_a_role_is_not_deleted_a_desk_is(client, technician):
    desk = Group.objects.create(name="Ban Văn hóa")
    for group in (group_of(Role.DESK_EDITOR), desk):
        client.post(reverse("wagtailusers_groups:delete", args=[group.pk]))
    assert RoleGroup.objects.filter(role=Role.DESK_EDITOR).exists()
    assert not Group.objects.filter(name="Ban Văn hóa").exists()


def test_a_desk_stays_while_a_section_is_its_work(client, technician):
    """A section without a desk would be every desk editor's."""
    desk = Group.objects.create(name="Ban Kín")
    section = SectionFactory(title="Chuyện kín", desk=desk)
    address = reverse("wagtailusers_groups:delete", args=[desk.pk])
    for answer in (client.get(address, follow=True), client.post(address, follow=True)):
        told = answer.content.decode()
        assert "Ban Kín" in told
        assert "Chuyện kín" in told
        assert answer.redirect_chain[0][0] == reverse("wagtailusers_groups:edit", args=[desk.pk])
    section.refresh_from_db()
    assert section.desk == desk
    section.desk = None
    section.save()
    client.post(address)
    assert not Group.objects.filter(name="Ban Kín").exists()


def of_last_chief(client, account):
    """Everything that would end ``account`` as the editor-in-chief."""
    edit(client, account, roles=["reporter"])
    edit(client, account, roles=["editor_in_chief"], is_active="")
    bulk(client, "set_active_state", [account], mark_as_active="False")
    bulk(client, "delete", [account])
    client.post(reverse("wagtailusers_users:delete", args=[account.pk]))


@pytest.mark.parametrize("who", ["technician", "superuser"])
def test_nobody_ends_the_last_editor_in_chief(client, who):
    by = AccountFactory(is_superuser=True) if who == "superuser" else AccountFactory(role=who)
    closed = AccountFactory(role="editor_in_chief", is_active=False)
    last = AccountFactory(role="editor_in_chief")
    client.force_login(by)
    of_last_chief(client, last)
    assert roles_of(fresh(last)) == {Role.EDITOR_IN_CHIEF}
    bulk(client, "set_active_state", [last, closed], mark_as_active="False")
    assert fresh(last).is_active
    if who == "superuser":
        other = AccountFactory(role="editor_in_chief")
        bulk(client, "set_active_state", [last, other], mark_as_active="False")
        assert fresh(last).is_active
        edit(client, last, roles=["reporter"])
        assert roles_of(fresh(last)) == {Role.REPORTER}


def test_the_form_says_why_the_last_editor_in_chief_stays(client):
    client.force_login(AccountFactory(is_superuser=True))
    last = AccountFactory(role="editor_in_chief")
    for changes in ({"roles": []}, {"roles": ["editor_in_chief"], "is_active": ""}):
        told = edit(client, last, **changes).content.decode()
        assert why_keep_chief([last]) in told


@pytest.mark.parametrize("who", ["technician", "editor_in_chief", "superuser"])
def test_nobody_closes_the_own_account(client, who):
    AccountFactory(role="editor_in_chief")
    account = AccountFactory(is_superuser=True) if who == "superuser" else AccountFactory(role=who)
    client.force_login(account)
    before = roles_of(fresh(account))
    of_last_chief(client, account)
    assert fresh(account).is_active
    assert roles_of(fresh(account)) == before


def test_the_chief_puts_an_editor_on_a_desk(client, chief):
    economy, culture = (Group.objects.create(name=n) for n in ("Ban Kinh tế", "Ban Văn hóa"))
    editor = AccountFactory(role=Role.DESK_EDITOR)
    editor.groups.add(culture)
    edit(client, editor, roles=["desk_editor"], desks=[economy.pk])
    assert set(fresh(editor).groups.all()) == {group_of(Role.DESK_EDITOR), economy}


def test_a_closed_account_has_no_role(technician):
    technician.is_active = False
    assert roles_of(technician) == frozenset()


def test_the_list_says_roles_and_desks_of_each(client):
    client.force_login(AccountFactory(role="editor_in_chief"))
    AccountFactory(role="desk_editor").groups.add(Group.objects.create(name="Ban Thời tiết"))
    page = client.get(reverse("wagtailusers_users:index")).content.decode()
    assert f"{group_of(Role.DESK_EDITOR).name}, Ban Thời tiết" in page
