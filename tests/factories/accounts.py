"""Accounts of the newsroom, one for each role."""

import factory
from django.contrib.auth import get_user_model

from cms.workflow.models import RoleGroup

PASSWORD = "mat-khau-kiem-thu"


class AccountFactory(factory.django.DjangoModelFactory):
    """``AccountFactory(role="reporter")``; without a role an account that may do nothing."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"tai-khoan-{n}")
    email = factory.LazyAttribute(lambda account: f"{account.username}@toasoan.example")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def role(self, create, extracted, **kwargs):
        if extracted:
            self.groups.add(RoleGroup.objects.get(role=extracted).group)
