"""Accounts of officers, the posts they hold with their terms, and one-time links."""

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from dienhong.privacy.classes import FieldClass


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; a password is hashed or absent, never kept."""

    def create_account(self, username: str, name: str, password: str | None = None, **more: Any) -> "Account":
        """A new account; without a password nobody can sign in by password. The name is kept as sign-in reads it."""
        account = self.model(username=username.strip().lower(), name=name, **more)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person who may sign in. What the person may do follows from the posts held today."""

    username = models.CharField("tên đăng nhập", max_length=80, unique=True)
    name = models.CharField("họ tên", max_length=120)
    email = models.EmailField("thư điện tử", blank=True)
    is_active = models.BooleanField("được đăng nhập", default=True)
    is_demo = models.BooleanField("tài khoản mẫu", default=False)

    objects = AccountManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        "username": FieldClass.OFFICE,
        "name": FieldClass.OFFICE,
        "email": FieldClass.PERSONAL,
        "password": FieldClass.SECRET,
        "last_login": FieldClass.TECHNICAL,
        "is_active": FieldClass.OFFICE,
        "is_demo": FieldClass.TECHNICAL,
    }

    def __str__(self) -> str:
        return self.name


class PostQuerySet(models.QuerySet["Post"]):
    """Posts; `held_on(day)` are those whose term covers the day."""

    def held_on(self, day: date) -> Self:
        """Posts whose term covers `day`."""
        return self.filter(Q(to_on__isnull=True) | Q(to_on__gte=day), from_on__lte=day)


class Post(models.Model):
    """A post held by an account for a term: its title as printed, and its row in the table of roles. `village` is the code
    of the village (DV) that a head of one is head of: what such a post writes, it writes of that village only."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField("vai trò", max_length=40)
    title = models.CharField("chức vụ", max_length=120)
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến hết ngày", null=True, blank=True)
    village = models.CharField("thôn", max_length=24, blank=True)
    given_by = models.CharField("người giao", max_length=120, blank=True)
    given_at = models.DateTimeField("giao lúc", null=True, blank=True)
    giver = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects = PostQuerySet.as_manager()

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        "account": FieldClass.TECHNICAL,
        "role": FieldClass.OFFICE,
        "title": FieldClass.OFFICE,
        "from_on": FieldClass.OFFICE,
        "to_on": FieldClass.OFFICE,
        "village": FieldClass.OFFICE,
        "given_by": FieldClass.OFFICE,
        "given_at": FieldClass.OFFICE,
        "giver": FieldClass.TECHNICAL,
    }

    class Meta:
        ordering = ("from_on", "id")

    def __str__(self) -> str:
        return self.title

    @property
    def self_given(self) -> bool:
        """Whether somebody gave this post to the account he was signed in with."""
        return self.giver_id is not None and self.giver_id == self.account_id


class SignInLink(models.Model):
    """A link that signs in once and asks for a password. Only the digest of its secret is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "digest": FieldClass.SECRET,
        **dict.fromkeys(("id", "account", "made_at", "expires_at", "ended_at"), FieldClass.TECHNICAL),
    }

    def __str__(self) -> str:
        return f"{self.account_id}, {self.made_at:%Y-%m-%d %H:%M}"
