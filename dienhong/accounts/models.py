"""Accounts of officers, the posts they hold with their terms, and by what they get in."""

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

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
    session_salt = models.CharField(max_length=32, blank=True, editable=False)

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
        "session_salt": FieldClass.SECRET,
    }

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session must know to be this account's: it ends with the password, and when the salt is changed."""
        before = super().get_session_auth_hash()
        return salted_hmac("dienhong.accounts.session", before + self.session_salt, algorithm="sha256").hexdigest()


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


class SecondFactor(models.Model):
    """The second factor of an account: since when it is asked for, and the sealed secret that was proved to be on a phone.

    `last_step` is the last half minute whose code was used: no code counts twice.
    """

    account = models.OneToOneField(Account, on_delete=models.CASCADE, primary_key=True, related_name="second_factor")
    due_at = models.DateTimeField("phải bật trước", null=True, blank=True)
    sealed = models.BinaryField(blank=True)
    offered = models.BinaryField(blank=True)
    confirmed_at = models.DateTimeField("bật lúc", null=True, blank=True)
    last_step = models.BigIntegerField(default=0)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("sealed", "offered", "last_step"), FieldClass.SECRET),
        **dict.fromkeys(("account", "due_at", "confirmed_at"), FieldClass.TECHNICAL),
    }

    class Meta:
        verbose_name = "xác thực hai lớp"

    def __str__(self) -> str:
        return str(self.account_id)

    @property
    def is_on(self) -> bool:
        """Whether a code is asked for at sign-in."""
        return self.confirmed_at is not None


class RecoveryCode(models.Model):
    """A code on paper that stands in for the phone once. Only its digest is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "digest": FieldClass.SECRET,
        **dict.fromkeys(("id", "account", "used_at"), FieldClass.TECHNICAL),
    }

    class Meta:
        verbose_name = "mã dự phòng"

    def __str__(self) -> str:
        return str(self.account_id)


class OpenSession(models.Model):
    """A session that an account began, so that its holder sees where the account is signed in."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="open_sessions")
    session_key = models.CharField(max_length=40, unique=True)
    began_at = models.DateTimeField("đăng nhập lúc")
    browser = models.CharField("trình duyệt", max_length=60, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "session_key": FieldClass.SECRET,
        "browser": FieldClass.PERSONAL,
        **dict.fromkeys(("id", "account", "began_at"), FieldClass.TECHNICAL),
    }

    class Meta:
        verbose_name = "phiên đăng nhập"
        ordering = ("-began_at", "-id")

    def __str__(self) -> str:
        return f"{self.account_id}, {self.began_at:%Y-%m-%d %H:%M}"


class LinkedIdentity(models.Model):
    """An identity at a provider that signs in to an account. Only a keyed digest of issuer and subject is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="identities")
    digest = models.CharField(max_length=64, unique=True)
    linked_at = models.DateTimeField("gắn lúc")

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "digest": FieldClass.SECRET,
        **dict.fromkeys(("id", "account", "linked_at"), FieldClass.TECHNICAL),
    }

    class Meta:
        verbose_name = "tài khoản định danh"

    def __str__(self) -> str:
        return f"{self.account_id}, {self.linked_at:%Y-%m-%d}"
